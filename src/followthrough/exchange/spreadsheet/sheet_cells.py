"""Sheet cells: the rows of one sheet of an .xlsx file, streamed from its XML, as their values were stored."""

import re
from collections.abc import Container, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from math import isfinite
from typing import IO, Any, NamedTuple
from xml.etree.ElementTree import Element, XMLPullParser

from .cells import Amiss
from .day_forms import NotADay, day_of_serial
from .limits import LONGEST_FIELD, LONGEST_LINE, MOST_CELLS, MOST_COLUMNS_OF_A_SHEET, MOST_ROWS_OF_A_SHEET
from .table import Cell, Row

_SPREADSHEET = (
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
)
_NAMES = {
    f"{space}{name}": name
    for space in _SPREADSHEET
    for name in ("sheetData", "row", "c", "v", "f", "is", "si", "t", "r")
}
_BLOCK = 64 * 1024
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_MINUTES_A_DAY = 1440

NO_VALUE = (
    "its formula has no stored value; open the workbook in the spreadsheet, save it, and import it again"
)


class TooMuch(Exception):  # noqa: N818  # becomes a mistake
    """A part of a workbook is larger than ft takes in; it says which."""


class Formats(NamedTuple):
    """What the numbers of a workbook's cells are: which styles show days, which lengths of time, and since when days
    are counted.
    """

    days: Container[int]
    lengths: Container[int]
    from_1904: bool


def events_of(source: IO[bytes]) -> Iterator[list[tuple[str, Element]]]:
    """The elements of a part as they begin and end, some at a time. Raises `TooMuch`, `ParseError`."""
    parser: Any = XMLPullParser(("start", "end"))  # its events are typed for all kinds at once
    since = 0
    while block := source.read(_BLOCK):
        parser.feed(block)
        events = list(parser.read_events())
        since = 0 if events else since + len(block)
        if since > LONGEST_LINE:
            raise TooMuch(f"a text in it has more than {LONGEST_LINE:,} bytes")
        yield events
    parser.close()


def texts_of(source: IO[bytes]) -> list[str]:
    """The shared texts of a workbook, in their order. Raises `TooMuch`, `ParseError`."""
    texts: list[str] = []
    root: Element | None = None
    for event, element in chain.from_iterable(events_of(source)):
        root = element if root is None else root
        if event == "end" and _NAMES.get(element.tag) == "si":
            texts.append(_written_in(element))
            root.clear()
    return texts


def rows_of(source: IO[bytes], texts: Sequence[str], formats: Formats) -> Iterator[Row]:
    """The rows of a sheet that are not blank, with their numbers. Raises `TooMuch`, `ParseError`."""
    number, cells, total = 0, list[Cell](), 0
    rows: Element | None = None
    for event, element in chain.from_iterable(events_of(source)):
        name = _NAMES.get(element.tag)
        if name == "c" and event == "end":
            _put(cells, element, _value_of(element, texts, formats))
        elif name == "row" and event == "start":
            number, cells = _number_of(element, number), []
        elif name == "row":
            total += len(cells)
            if number > MOST_ROWS_OF_A_SHEET or total > MOST_CELLS:
                raise TooMuch(
                    f"the sheet has more than {MOST_ROWS_OF_A_SHEET:,} rows or {MOST_CELLS:,} cells"
                )
            if rows is not None:
                rows.clear()
            if any(cell is not None and cell != "" for cell in cells):
                yield number, tuple(cells)
        elif name == "sheetData" and event == "start":
            rows = element


def _number_of(row: Element, last: int) -> int:
    said = row.get("r", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) <= len("1048576") else last + 1


def _put(cells: list[Cell], element: Element, value: Cell) -> None:
    """Put a cell into its row at the column that it names, or at the end."""
    place = _column(element.get("r", "").rstrip("0123456789"))
    place = len(cells) if place is None else place
    if place >= MOST_COLUMNS_OF_A_SHEET:
        raise TooMuch(f"a row of it has more than {MOST_COLUMNS_OF_A_SHEET:,} columns")
    if value is None:
        return
    if isinstance(value, str) and len(value) > LONGEST_FIELD:
        raise TooMuch(f"a cell of it has more than {LONGEST_FIELD:,} characters")
    if place < len(cells):
        cells[place] = value
    else:
        cells.extend([None] * (place - len(cells)))
        cells.append(value)


@lru_cache(maxsize=20_000)
def _column(letters: str) -> int | None:
    """The place of the column that letters name, from 0; None if they name none."""
    if not (letters.isascii() and letters.isalpha() and letters.isupper() and len(letters) <= len("XFD")):
        return None
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value_of(element: Element, texts: Sequence[str], formats: Formats) -> Cell:
    kind, text, formula = element.get("t", "n"), None, None
    for part in element:
        name = _NAMES.get(part.tag)
        if name == "v":
            text = part.text
        elif name == "f":
            formula = part.text or ""
        elif name == "is":
            return _written_in(part)
    if not text:
        return Amiss(f"={formula}", NO_VALUE) if formula is not None and kind != "str" else None
    if kind == "s":
        place = (
            int(text)
            if text.isascii() and text.isdigit() and len(text) <= len(str(len(texts)))
            else len(texts)
        )
        return texts[place] if place < len(texts) else Amiss("", "its text is missing in the workbook")
    if kind == "b":
        return text.strip() in ("1", "true")
    if kind == "e":
        return Amiss(text, f"it holds the error {text}")
    return _number(text, element.get("s", "0"), formats) if kind == "n" else _unescaped(text)


def _number(text: str, style: str, formats: Formats) -> Cell:
    """A number, or the day or the length of time that its style makes of it."""
    try:
        number = float(text) if any(mark in text for mark in ".eE") else int(text)
        styled = int(style)
    except ValueError:
        return Amiss(text, f"“{text[:30]}” is no number")
    if not isfinite(number):
        return Amiss(text, f"“{text[:30]}” is no number")
    if styled in formats.lengths or (styled in formats.days and 0 < number < 1):
        return _clock(number)
    return _day(number, formats) if styled in formats.days else number


def _clock(number: float) -> str:
    minutes = round(number * _MINUTES_A_DAY)
    return f"{minutes // 60}:{minutes % 60:02}"


def _day(number: float, formats: Formats) -> date | str:
    whole = int(number // 1)
    try:
        day = day_of_serial(whole, from_1904=formats.from_1904)
    except NotADay as trouble:
        return Amiss(str(number), trouble.why)
    return day if number == whole else f"{day} {_clock(number - whole)}"


def _written_in(element: Element) -> str:
    """The text of a cell: its runs one after the other, without what is written above them to be pronounced."""
    written = []
    for part in element:
        name = _NAMES.get(part.tag)
        if name == "t":
            written.append(part.text or "")
        elif name == "r":
            written += [run.text or "" for run in part if _NAMES.get(run.tag) == "t"]
    return _unescaped("".join(written))


def _unescaped(text: str) -> str:
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
