"""The contract as a Word file, to be changed by hand before it is printed."""

from typing import TYPE_CHECKING, Any

from .contract_html import lines_on
from .contract_page import BLANKS, SCALE, ContractPage, Promise, unbroken
from .docx import (
    ACCENT,
    FAINT,
    LARGE,
    PAPERS,
    QUIET,
    TINT,
    as_bytes,
    leader,
    new_document,
    outline,
    rule_below,
    set_widths,
    shade,
    write,
)

if TYPE_CHECKING:
    from docx.document import Document

MARGIN, GAP = 16.0, 5.0
SIZES = ((24, 12.0), (28, 11.5), (32, 11.0), (34, 10.5), (39, 10.0), (44, 9.5), (99, 9.0))
"""The most lines of the longer columns with which a page holds print of a size, in points."""
DATE_WIDTH = 36.0


def contract_docx(page: ContractPage, *, paper: str, large: bool) -> bytes:
    """The page as a Word file. Raises `MissingExtra`."""
    lines = lines_on(page)
    size = LARGE if large else next(size for most, size in SIZES if lines <= most or most == SIZES[-1][0])
    title = f"{page.words.title} – {page.client}"
    document = new_document(title, page.region, paper=paper, size=size, margin=MARGIN)
    width = PAPERS[paper][0] - 2 * MARGIN
    _head(document, page)
    _sides(document, page, width, large=large)
    _says(document, page, width, large=large)
    _scale(document, page, width)
    _signatures(document, page, width, large=large)
    _review(document, page)
    return as_bytes(document)


def _head(document: "Document", page: ContractPage) -> None:
    document.add_paragraph(page.words.title, style="Title")
    names = document.add_paragraph()
    write(names, page.client, bold=True)
    others = [name for name in (page.counsellor, page.agency, unbroken(page.phone)) if name]
    if others:
        write(names, f" {page.words.with_whom} ", colour=QUIET)
        write(names, " · ".join(others))
    if page.signed_on is None:
        document.add_paragraph().add_run(page.words.not_signed).italic = True
    write(document.add_paragraph(), page.who_is_who, colour=QUIET)


def _beside(document: "Document", width: float, *, large: bool) -> list[Any]:
    """Two cells side by side; in large print, what comes second stands below."""
    if large:
        return [document, document]
    table: Any = document.add_table(rows=1, cols=2)
    set_widths(table, (width / 2, width / 2))
    return [*table.rows[0].cells]


def _heading(document: "Document", place: Any, title: str) -> None:
    """A heading at the beginning of a cell, or below all that stands in the document."""
    paragraph = document.add_paragraph() if place is document else place.paragraphs[0]
    paragraph.style = document.styles["Heading 1"]
    paragraph.add_run(title)


def _sides(document: "Document", page: ContractPage, width: float, *, large: bool) -> None:
    words = page.words
    mine, yours = _beside(document, width, large=large)
    for place, title, lead, promises in (
        (mine, words.mine, words.i_will, page.mine),
        (yours, words.yours, words.you_will, page.yours),
    ):
        if not large:
            outline(place, size=12, colour=ACCENT, sides=("top",))
        _heading(document, place, title)
        place.add_paragraph().add_run(f"{lead} …").italic = True
        for _ in range(0 if promises else BLANKS):
            rule_below(place.add_paragraph("\n"))
        for promise in promises:
            _promise(place, promise, words.when_and_where, scale=1 if large else 0.9)


def _promise(place: Any, promise: Promise, when_and_where: str, *, scale: float) -> None:
    from docx.shared import Mm, Pt  # noqa: PLC0415  # an extra

    line = place.add_paragraph(style="List Bullet")
    line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Mm(4), Mm(-4)
    line.paragraph_format.space_after = Pt(0)
    line.paragraph_format.keep_with_next = True
    write(line, promise.text)
    at = place.add_paragraph()
    at.paragraph_format.left_indent, at.paragraph_format.right_indent = Mm(4), Mm(GAP)
    write(at, promise.at or f"{when_and_where} ", colour=QUIET, scale=scale)
    if promise.at is None:
        rule_below(at)


def _says(document: "Document", page: ContractPage, width: float, *, large: bool) -> None:
    cannot, following = _beside(document, width, large=large)
    for place, title, sentences in (
        (cannot, page.words.if_i_cannot, page.if_i_cannot),
        (following, page.words.next, page.words.next_says),
    ):
        _heading(document, place, title)
        for sentence in sentences:
            place.add_paragraph(sentence)


def _scale(document: "Document", page: ContractPage, width: float) -> None:
    """The figures to circle; the one that was said stands in a strong frame."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  # an extra

    words = page.words
    document.add_paragraph(words.confidence, style="Heading 1")
    table: Any = document.add_table(rows=1, cols=len(SCALE))
    set_widths(table, (width / len(SCALE),) * len(SCALE))
    for figure, cell in zip(SCALE, table.rows[0].cells, strict=True):
        is_chosen = figure == page.confidence
        outline(cell, colour=FAINT)
        if is_chosen:
            outline(cell, size=24, colour=ACCENT)
            shade(cell, TINT)
        write(cell.paragraphs[0], str(figure), bold=is_chosen)
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    said = f"0: {words.not_at_all}. 10: {words.fully}. {words.smaller_step}"
    write(document.add_paragraph(), said, colour=QUIET)


def _signatures(document: "Document", page: ContractPage, width: float, *, large: bool) -> None:
    words = page.words
    both = ((words.my_signature, page.client), (words.your_signature, page.counsellor))
    room = (width if large else width / 2) - GAP
    date_width = room / 3 if large else DATE_WIDTH
    for place, (label, name) in zip(_beside(document, width, large=large), both, strict=True):
        table: Any = place.add_table(rows=2, cols=2)
        set_widths(table, (room - date_width, date_width))
        (line, day), (who, below) = (row.cells for row in table.rows)
        for space in (line, day):
            space.paragraphs[0].add_run("\n")
            outline(space, size=6, colour="000000", sides=("bottom",))
        write(day.paragraphs[0], page.signed_on or "")
        write(who.paragraphs[0], f"{name}\n" if name else "")
        write(who.paragraphs[0], label, colour=QUIET)
        write(below.paragraphs[0], words.day, colour=QUIET)
        if place is not document:
            _lift(place)


def _lift(cell: Any) -> None:
    """Takes the empty first line out of a cell that holds a table; the last, which must be there, is made small."""
    from docx.shared import Pt  # noqa: PLC0415  # an extra

    first, *_, last = cell.paragraphs
    first._p.getparent().remove(first._p)
    last.paragraph_format.space_after = Pt(0)
    last.add_run().font.size = Pt(1)


def _review(document: "Document", page: ContractPage) -> None:
    review = document.add_paragraph()
    write(review, f"{page.words.review} ")
    if page.review_on:
        write(review, f"{page.review_on}.", bold=True)
    else:
        leader(review, 120)
