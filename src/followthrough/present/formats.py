"""Formats: a sheet made text. For spreadsheets and programs values stay as they are; for people they are laid out.

Everything comes in pieces, so that a table of any length can be written while it is read. What is not text, a workbook,
is made in a room of its own.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import islice
from os import PathLike, fspath
from typing import Any

from followthrough.casework.mistakes import UnknownEnding, UnknownFormat

from .gate import clean
from .screen import as_screen
from .sheet import Sheet, Text, Value
from .text import as_text

ENDINGS = {
    "csv": "csv", "tsv": "tsv", "json": "json", "md": "markdown", "txt": "table", "html": "html", "xlsx": "xlsx",
}  # fmt: skip
"""The format that the end of a file's name chooses."""
WORKBOOK = "xlsx"
"""The one format that is not text; `workbook` makes it."""
DIGITS = 4
"""Digits after the point that a share is written with, at most."""
ROWS_AT_ONCE = 500


def in_format(sheet: Sheet, format: str, *, line_end: str = "\n") -> Iterator[str]:
    """The sheet in the format of this name, in pieces. Raises `UnknownFormat`."""
    if format not in FORMATS:
        raise UnknownFormat(text=format, known=", ".join(KNOWN))
    if format == "csv":
        return as_csv(sheet, line_end)
    return as_tsv(sheet, line_end) if format == "tsv" else FORMATS[format](sheet)


def format_for(path: str | PathLike[str]) -> str:
    """The format that a file's name asks for by its ending. Raises `UnknownEnding`."""
    _, point, ending = fspath(path).lower().rpartition(".")
    if point and ending in ENDINGS:
        return ENDINGS[ending]
    known = ", ".join(f".{one}" for one in ENDINGS)
    raise UnknownEnding(text=fspath(path), known=known)


# For spreadsheets -------------------------------------------------------------------------------------------------


def as_csv(sheet: Sheet, line_end: str = "\n") -> Iterator[str]:
    """Comma, header row, one record a line. A value with a line break in it is quoted, and kept as it is."""
    import csv  # noqa: PLC0415  # most runs write no file

    lines: list[str] = []
    writer = csv.writer(_Into(lines, line_end), lineterminator=_BREAK)
    writer.writerow(sheet.columns)
    rows = iter(_texts_of(sheet))
    while some := list(islice(rows, ROWS_AT_ONCE)):
        writer.writerows(some)
        yield "".join(lines)
        lines.clear()
    yield "".join(lines)


def _texts_of(sheet: Sheet) -> Iterable[Text]:
    """The rows with nothing in them but text and whole numbers: from where they are kept so, or made so here."""
    return sheet.texts() if sheet.texts else (list(map(plain, row)) for row in sheet.rows)


_BREAK = "\r\n"
"""What the csv module ends its lines with here: before Python 3.13 it quotes a value for no other line break."""


class _Into:
    """A list that takes lines as a file does, and ends them as they are to end."""

    def __init__(self, lines: list[str], line_end: str) -> None:
        as_it_is = line_end == _BREAK
        self.write: Callable[[str], Any] = (
            lines.append if as_it_is else lambda line: lines.append(line[:-2] + line_end)
        )


def as_tsv(sheet: Sheet, line_end: str = "\n") -> Iterator[str]:
    """Tab, header row, one record a line. A tab or a line break in a value becomes a space: there is no quoting."""
    yield "\t".join(sheet.columns) + line_end
    rows = iter(_texts_of(sheet))
    while some := list(islice(rows, ROWS_AT_ONCE)):
        yield "".join([_tabbed(row) + line_end for row in some])


def _tabbed(row: Text) -> str:
    texts = ["" if value is None else str(value) for value in row]
    if "".join(texts).isprintable():
        return "\t".join(texts)
    return "\t".join([text.translate(_NO_BREAKS) for text in texts])


_NO_BREAKS = str.maketrans(dict.fromkeys("\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


def plain(value: Value) -> str:
    """A value as a file for spreadsheets or programs has it: ISO days, yes and no, nothing for what is missing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return decimal(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def decimal(share: Fraction) -> str:
    """A share as a decimal with at most four digits after the point: 0.6667, 0.5, 1."""
    return f"{float(round(share, DIGITS)):.{DIGITS}f}".rstrip("0").rstrip(".")


# For programs -----------------------------------------------------------------------------------------------------


def as_json(sheet: Sheet) -> Iterator[str]:
    """An object with `schema`, one record a line; what is missing is null. Nothing in it steers a terminal."""
    from .jsontext import object_text, records  # noqa: PLC0415  # json is loaded where it is asked for

    document = sheet.document() if sheet.document else {sheet.name: records(sheet)}
    return object_text(document)


# For people -------------------------------------------------------------------------------------------------------


def as_markdown(sheet: Sheet) -> Iterator[str]:
    """A table in Markdown. What people typed stays what they typed: no emphasis, no link, no tag comes of it."""

    def cells(row: Iterable[Value]) -> str:
        return "| " + " | ".join(in_markdown(plain(value)) for value in row) + " |\n"

    yield cells(sheet.columns)
    yield "| " + " | ".join("---" for _ in sheet.columns) + " |\n"
    for row in sheet.rows:
        yield cells(row)


def as_html(sheet: Sheet) -> Iterator[str]:
    """The table as one page for a browser or a printer. Nothing typed is markup, and nothing is fetched."""
    from .webpage import as_page  # noqa: PLC0415  # loaded where it is asked for

    return as_page(sheet)


def in_markdown(words: str) -> str:
    """Words as they are put into Markdown: cleaned, and nothing in them means anything there."""
    return clean(words).translate(_ESCAPED)


_ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>|#~&$"})

FORMATS: dict[str, Callable[[Sheet], Iterator[str]]] = {
    "table": as_text, "csv": as_csv, "tsv": as_tsv, "json": as_json, "markdown": as_markdown, "html": as_html,
}  # fmt: skip
"""The formats that are text."""
KNOWN = (*FORMATS, WORKBOOK)
"""Every format that can be asked for."""

__all__ = [
    "FORMATS", "KNOWN", "WORKBOOK", "as_csv", "as_html", "as_json", "as_markdown", "as_screen", "as_text", "as_tsv",
    "decimal", "format_for", "in_format", "plain",
]  # fmt: skip
