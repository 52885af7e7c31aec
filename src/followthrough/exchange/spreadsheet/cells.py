"""Cells: the words of a column as values, each different word read once; or why one cannot be taken in."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from followthrough.casework.mistakes import Mistake, UnknownStatus
from followthrough.exchange.places import plainly
from followthrough.exchange.values import kept

from .day_forms import SERIAL, NotADay, day_in, day_of_serial, serial_in
from .numbers import OutOfRange
from .table import Cell

_MOST_REMEMBERED = 20_000
"""Different words of a column that are remembered; after them it begins anew, so that memory stays flat."""

_MOST_REFUSED = 1_000
"""Different cells of a column of which it is remembered why not: one wrong word often stands in every row."""

_GUARDED = re.compile("'+[=+\\-@\t\r＝＋－＠]")


class Refused(Exception):  # noqa: N818  # a word about a row, as mistakes are
    """A row cannot be taken in: the field at fault, and why."""

    def __init__(self, field: str | None, why: str) -> None:
        super().__init__(field, why)
        self.field = field
        self.why = why


class Amiss(str):
    """The text of a cell that has no value, with what is amiss: a formula never worked out, a day that never was."""

    __slots__ = ("why",)
    why: str

    def __new__(cls, text: str, why: str) -> "Amiss":
        """The text, carrying the reason."""
        made = super().__new__(cls, text)
        made.why = why
        return made

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__  # never taken for a text of the same letters


def unguarded(text: str) -> str:
    """A text without the `'` that keeps spreadsheets from taking it for a formula; all else stays as it is."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text


def as_text(cell: Cell) -> str:
    """A cell as it can be written down again: whole numbers without a point, days as 2026-11-22."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return str(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:  # exact up to there
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)


class Column(dict[Cell, Any]):
    """The cells of one column as values: None where nothing stands. Looking one up raises `Refused`."""

    def __init__(self, field: str, read: Callable[[str], object], *, is_required: bool = False) -> None:
        super().__init__()
        self.field = field
        self.read = read
        self.is_required = is_required
        self.refused: dict[Cell, str] = {}

    def __missing__(self, cell: Cell) -> object:
        if (why := self.refused.get(cell)) is not None:
            raise Refused(self.field, why)
        try:
            value = self._value(cell)
        except Refused as refused:
            if len(self.refused) < _MOST_REFUSED:
                self.refused[cell] = refused.why
            raise
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[cell] = value
        return value

    def _value(self, cell: Cell) -> object:
        if isinstance(cell, Amiss):
            raise Refused(self.field, cell.why)
        text = unguarded(as_text(cell)).strip()
        if not text:
            if self.is_required:
                raise Refused(self.field, "it is empty")
            return None
        try:
            return self.read(text)
        except Mistake as mistake:
            raise Refused(self.field, told(mistake)) from None
        except (NotADay, OutOfRange) as trouble:
            raise Refused(self.field, trouble.why) from None


class Texts(Column):
    """A column whose cells are seldom the same: nothing is remembered."""

    def __missing__(self, cell: Cell) -> object:
        return self._value(cell)


class Days(Column):
    """A column of days, read in its one order; with `latest`, no day after it."""

    def __init__(
        self,
        field: str,
        order: str | None,
        *,
        latest: date | None = None,
        from_1904: bool = False,
        is_required: bool = False,
    ) -> None:
        super().__init__(field, self._day, is_required=is_required)
        self.order = order
        self.latest = latest
        self.from_1904 = from_1904

    def _value(self, cell: Cell) -> object:
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            return self._number(cell)
        return super()._value(cell)

    def _number(self, cell: float) -> date:
        try:
            is_compact = serial_in(as_text(cell)) is None and isinstance(cell, int)
            day = self._day(str(cell)) if is_compact else day_of_serial(cell, from_1904=self.from_1904)
        except NotADay as trouble:
            raise Refused(self.field, trouble.why) from None
        return self._not_later(day)

    def _day(self, text: str) -> date:
        if self.order == SERIAL and (serial := serial_in(text)) is not None:
            return self._not_later(day_of_serial(serial))
        day = day_in(text)
        if isinstance(day, date):
            return self._not_later(day)
        reading = {"dmy": day.dmy, "mdy": day.mdy}.get(self.order or "")
        if reading is None:
            raise NotADay(f"“{text}” is no day in the order {self.order}, in which this column is read")
        return self._not_later(reading)

    def _not_later(self, day: date) -> date:
        if self.latest is not None and day > self.latest:
            raise Refused(self.field, f"{day} has not come yet")
        return day


def told(mistake: Mistake) -> str:
    """What a mistake of casework says of a cell, with the words that ft knows."""
    known = f"; it knows {mistake.facts['known']}" if isinstance(mistake, UnknownStatus) else ""
    said = plainly(mistake) + known
    return said[:1].lower() + said[1:]


def text_of(what: str) -> Callable[[str], str]:
    """How a text of a kind is read: kept as casework keeps it."""
    if what == "note":
        return lambda text: kept(text.replace("\r\n", "\n").replace("\r", "\n"), what)
    return lambda text: kept(text, what)
