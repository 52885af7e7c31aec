"""The job-search log as a Word file."""

from typing import TYPE_CHECKING, Any

from .contract_page import unbroken
from .docx import (
    FAINT,
    LARGE,
    PAPERS,
    QUIET,
    as_bytes,
    new_document,
    outline,
    repeat_head,
    set_widths,
    shade,
    write,
)
from .log_html import PLACES_LARGE, lines_on
from .log_page import LogPage, LogRow

if TYPE_CHECKING:
    from docx.document import Document

MARGIN = 13.0
SIZES = ((16, 12.0), (20, 11.5), (23, 11.0), (29, 10.5), (36, 10.0), (40, 9.5), (46, 9.0), (99, 8.5))
"""The most lines with which a page holds print of a size, in points."""
WEEK_WIDTHS = (0.33, *(0.077,) * 7, 0.131)
"""Shares of the width: what, the seven days, how much in the week."""
PLACE_WIDTHS = (0.25, 0.25, 0.37, 0.13)
BOX = "☐"


def log_docx(page: LogPage, *, paper: str, large: bool) -> bytes:
    """The page as a Word file. Raises `MissingExtra`."""
    lines = lines_on(page)
    size = LARGE if large else next(size for most, size in SIZES if lines <= most or most == SIZES[-1][0])
    title = f"{page.words.title} – {page.client}"
    document = new_document(title, page.region, paper=paper, size=size, margin=MARGIN, turned=large)
    width = PAPERS[paper][1 if large else 0] - 2 * MARGIN
    _head(document, page)
    _week(document, page, width, scale=1 if large else 0.9)
    _places(document, page, width, size, large=large)
    _rooms(document, page, width, size)
    document.add_paragraph(page.words.hand_in, style="Heading 1")
    for sentence in page.hand_in:
        document.add_paragraph(sentence)
    return as_bytes(document)


def _head(document: "Document", page: LogPage) -> None:
    document.add_paragraph(page.words.title, style="Title")
    names = document.add_paragraph()
    write(names, page.client, bold=True)
    write(names, f" · {page.week}")
    whom = " · ".join(name for name in (page.counsellor, page.agency, unbroken(page.phone)) if name)
    write(names, f" · {whom}" if whom else "", colour=QUIET)
    write(document.add_paragraph(), page.words.how, colour=QUIET)


def _week(document: "Document", page: LogPage, width: float, *, scale: float) -> None:
    table: Any = document.add_table(rows=1 + len(page.rows), cols=len(WEEK_WIDTHS))
    set_widths(table, tuple(width * share for share in WEEK_WIDTHS))
    head = (page.words.what, *(day.replace(" ", "\n") for day in page.days), page.words.this_week)
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        write(cell.paragraphs[0], text, bold=True)
    repeat_head(table.rows[0])
    for row, cells in zip(page.rows, table.rows[1:], strict=True):
        _fill(row, cells.cells, scale)
    _center(cell for row in table.rows for cell in row.cells[1:])
    for row in table.rows:
        for cell in row.cells:
            outline(cell)


def _fill(row: LogRow, cells: Any, scale: float) -> None:
    what, *days, asked = cells
    write(what.paragraphs[0], row.what)
    if row.at:
        write(what.paragraphs[0], f"\n{row.at}", colour=QUIET, scale=scale)
    write(asked.paragraphs[0], row.asked)
    if row.says:
        write(days[0].merge(days[-1]).paragraphs[0], f"{BOX} {row.says}")
        return
    for cell, is_due in zip(days, row.boxes, strict=True):
        if is_due:
            write(cell.paragraphs[0], BOX)
            shade(cell)


def _center(cells: Any) -> None:
    from docx.enum.table import WD_ALIGN_VERTICAL  # noqa: PLC0415  # an extra
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

    for cell in cells:
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _places(document: "Document", page: LogPage, width: float, size: float, *, large: bool) -> None:
    from docx.shared import Pt  # noqa: PLC0415  # an extra

    document.add_paragraph(page.words.applied, style="Heading 1")
    lines = min(page.places, PLACES_LARGE) if large else page.places
    table: Any = document.add_table(rows=1 + lines, cols=len(page.words.columns))
    set_widths(table, tuple(width * share for share in PLACE_WIDTHS))
    for cell, text in zip(table.rows[0].cells, page.words.columns, strict=True):
        write(cell.paragraphs[0], text, colour=QUIET)
    repeat_head(table.rows[0])
    for row in table.rows:
        row.height = Pt(size * 1.8)
        for cell in row.cells:
            outline(cell, colour=FAINT)


def _rooms(document: "Document", page: LogPage, width: float, size: float) -> None:
    from docx.shared import Pt  # noqa: PLC0415  # an extra

    document.add_paragraph().paragraph_format.space_after = Pt(0)
    table: Any = document.add_table(rows=1, cols=2)
    set_widths(table, (width / 2, width / 2))
    table.rows[0].height = Pt(size * 4.5)
    for cell, title in zip(table.rows[0].cells, (page.words.went_well, page.words.in_the_way), strict=True):
        outline(cell)
        cell.paragraphs[0].style = document.styles["Heading 1"]
        cell.paragraphs[0].paragraph_format.space_before = Pt(2)
        cell.paragraphs[0].add_run(title)
