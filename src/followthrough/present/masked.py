"""Masked: a report whose names, phone numbers and addresses are covered before it is laid out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from .mask import Mask
from .sheet import (
    Block,
    Cell,
    Document,
    Grid,
    Heading,
    Line,
    Page,
    Paragraph,
    Row,
    Section,
    Sheet,
    Span,
)


def masked(sheet: Sheet, mask: Mask) -> Sheet:
    """The same report under a mask: its columns, its lines and their width stay as they were."""
    document, page, texts = sheet.document, sheet.page, sheet.texts
    return sheet._replace(
        rows=_rows(sheet.rows, mask),
        document=document and (lambda: _document(document(), mask)),
        page=page and (lambda: _page(page(), mask)),
        texts=texts and (lambda: _rows(texts(), mask)),
    )


def _rows(rows: Iterable[Sequence[Any]], mask: Mask) -> Iterator[list[Any]]:
    text = mask.text
    for row in rows:
        yield [text(value) if type(value) is str else value for value in row]


# As an object -----------------------------------------------------------------------------------------------------


def _document(document: Document, mask: Mask) -> Document:
    if isinstance(document, Mapping):
        return {name: _part(value, mask) for name, value in document.items()}
    return (mask.json(piece) for piece in ["".join(document)])


def _part(value: object, mask: Mask) -> object:
    """A value of the object; its fields keep their names, and a stream stays one."""
    if isinstance(value, str):
        return mask.text(value)
    if isinstance(value, Mapping):
        return {name: _part(part, mask) for name, part in value.items()}
    if isinstance(value, Iterable):
        return (_part(part, mask) for part in value)
    return value


# As a page --------------------------------------------------------------------------------------------------------


def _page(page: Page, mask: Mask) -> Page:
    return Page(page.today, (_block(block, mask) for block in page.blocks))


def _block(block: Block, mask: Mask) -> Block:
    if isinstance(block, Grid):
        return block._replace(rows=(_row(row, mask) for row in block.rows))
    if isinstance(block, Heading):
        return Heading(tuple(_line(part, mask) for part in block.parts))
    return _words(block, mask)


def _row(row: Row | Section | Paragraph, mask: Mask) -> Row | Section | Paragraph:
    if isinstance(row, Row):
        cells = tuple(_cell(cell, mask) for cell in row.cells)
        return row._replace(cells=cells, below=tuple(_line(line, mask) for line in row.below))
    return _words(row, mask)


def _words(block: Section | Paragraph, mask: Mask) -> Section | Paragraph:
    return block._replace(words=_line(block.words, mask))


def _cell(cell: Cell, mask: Mask) -> Cell:
    if isinstance(cell, str):
        return mask.text(cell)
    if cell is None or isinstance(cell, date):
        return cell
    return _span(cell, mask) if isinstance(cell, Span) else _line(cell, mask)


def _line(words: Line, mask: Mask) -> Line:
    return tuple(_span(span, mask) for span in words)


def _span(span: Span, mask: Mask) -> Span:
    return span._replace(text=mask.text(span.text)) if isinstance(span.text, str) else span
