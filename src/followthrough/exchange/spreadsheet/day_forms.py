"""Day forms: what a cell can say as a day, and what numbers alone say in each order."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from followthrough.casework.dates import FIRST_YEAR, LAST_YEAR, read_date
from followthrough.casework.mistakes import Mistake
from followthrough.exchange.places import shown

_LONGEST_DAY = 60

SERIAL = "serial"
LAST_SERIAL = 2_958_465
"""Excel's number for 31 December 9999; 1 is 1 January 1900."""

_FALSE_LEAP_DAY = 60
_BEFORE_FALSE_LEAP_DAY = date(1899, 12, 31)
_AFTER_FALSE_LEAP_DAY = date(1899, 12, 30)
_DAY_0_FROM_1904 = date(1904, 1, 1)

_YEAR_FIRST = re.compile(r"([0-9]{4})([-/. ])([0-9]{1,2})\2([0-9]{1,2})|([0-9]{4})()([0-9]{2})([0-9]{2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2}) ?([-/. ]) ?([0-9]{1,2}) ?\2 ?([0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}([-/. ])(?:[0-9]{1,2}|[a-zà-ÿ]{3,9}\.?)\1'?[0-9]{2}")
_HYPHENED = re.compile(r"(?<=[a-zà-ÿ0-9.])[-/](?=[a-zà-ÿ])|(?<=[a-zà-ÿ.])[-/](?=[0-9])")
_TIME = re.compile(
    r"(?<=[0-9])(?:t| +à +| +at +| +)([0-9]{1,2})(?::| ?h ?)([0-9]{2})(?::([0-9]{2})(?:\.([0-9]+))?)? ?([ap]\.?m\.?)?"
    r"(?:z|[+-][0-9]{2}:?[0-9]{2})?"
)


class NotADay(Exception):  # noqa: N818  # a word about a cell, as mistakes are
    """A cell is no day that ft keeps; it says why."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Numbers(NamedTuple):
    """A day in numbers whose year stands last: the two readings, None where there is no such day."""

    dmy: date | None
    mdy: date | None


def day_in(text: str) -> date | Numbers:
    """The day that a text says by itself, or the readings of numbers that its column settles. Raises `NotADay`."""
    if len(text) > _LONGEST_DAY:
        raise NotADay(f"“{shown(text)}” is not a date that ft can read")
    typed = _without_midnight(text.strip().lower())
    if found := _YEAR_FIRST.fullmatch(typed):
        year, _, month, day = (each for each in found.groups() if each is not None)
        return _in_calendar(int(year), int(month), int(day), text)
    if found := _YEAR_LAST.fullmatch(typed):
        first, _, second, year = found.groups()
        readings = Numbers(
            _perhaps(int(year), int(second), int(first)), _perhaps(int(year), int(first), int(second))
        )
        if readings == (None, None):
            raise _no_such_day(text)
        return readings
    if _SHORT_YEAR.fullmatch(typed):
        raise NotADay(f"“{shown(text)}” has a year of two digits; write all four")
    return _in_words(typed, text)


def day_of_serial(number: float, *, from_1904: bool = False) -> date:
    """The day that Excel counts as a number, from 1900 on or from 1904 on. Raises `NotADay`."""
    if number != int(number):
        raise NotADay(f"{number} is a day with a time of day, or no day; ft keeps days")
    serial = int(number)
    if not (0 if from_1904 else 1) <= serial <= LAST_SERIAL:
        raise NotADay(f"{serial} is no day in Excel’s count")
    if from_1904:
        return _kept(_DAY_0_FROM_1904 + timedelta(serial), str(serial))
    if serial == _FALSE_LEAP_DAY:
        raise NotADay("60 is 29 February 1900 in Excel’s count, a day that never was")
    start = _BEFORE_FALSE_LEAP_DAY if serial < _FALSE_LEAP_DAY else _AFTER_FALSE_LEAP_DAY
    return _kept(start + timedelta(serial), str(serial))


def serial_in(text: str) -> int | None:
    """The number that a text is, if it can be a day in Excel's count."""
    short = text.removesuffix(".0").removesuffix(",0")
    is_number = short.isascii() and short.isdigit() and len(short) <= len(str(LAST_SERIAL))
    return int(short) if is_number and 1 <= int(short) <= LAST_SERIAL else None


def _without_midnight(typed: str) -> str:
    """The day alone, where the time beside it is midnight. Raises `NotADay` for another time."""
    found = _TIME.search(typed)
    if found is None or found.end() != len(typed) or found.start() < len("1/1/2026"):
        return typed
    hour, *others, half = found.groups()
    is_midnight = int(hour) in (0, 12 if half and half[0] == "a" else 0) and not any(
        int(n or 0) for n in others
    )
    if not is_midnight:
        raise NotADay(f"“{shown(typed)}” has a time of day beside it; ft keeps days")
    return typed[: found.start()]


def _in_words(typed: str, text: str) -> date:
    """The day of `5 janv. 2026` or `Jan 5, 2026`: with a year, so that it is the same day whenever it is read."""
    spread = _HYPHENED.sub(" ", typed)
    try:
        day = read_date(spread, date(2000, 1, 1), lean="past")
    except Mistake:
        day = None
    if day is None or not re.search(rf"(?<![0-9]){day.year}(?![0-9])", spread):
        raise NotADay(f"“{shown(text)}” is not a date that ft can read; write it as 2026-11-22")
    return day


def _perhaps(year: int, month: int, day: int) -> date | None:
    try:
        return _kept(date(year, month, day), "")
    except (ValueError, NotADay):
        return None


def _in_calendar(year: int, month: int, day: int, text: str) -> date:
    found = _perhaps(year, month, day)
    if found is None:
        raise _no_such_day(text)
    return found


def _kept(day: date, text: str) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _no_such_day(text)
    return day


def _no_such_day(text: str) -> NotADay:
    return NotADay(f"there is no day “{shown(text)}” from {FIRST_YEAR} to {LAST_YEAR}")
