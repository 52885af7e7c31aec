"""Numbers: how many, how long and how sure, as people write it."""

import re

from followthrough.casework.activity import MOST_AT_ONCE
from followthrough.casework.vision import MOST
from followthrough.exchange.places import shown

MINUTES_A_DAY = 1440

_WHOLE = re.compile(r"([0-9]{1,6})(?:[.,]0{1,6})?")
_MINUTES = re.compile(r"([0-9]{1,5})(?:[.,]0{1,6})? ?(?:m|mn|min|mins|minutes?)?\.?")
_HOURS = re.compile(
    r"([0-9]{1,3}) ?(?:h|hr|hrs|hours?|heures?)\.? ?(?:([0-9]{1,2}) ?(?:m|mn|min|mins|minutes?)?\.?)?"
)
_PART_HOURS = re.compile(r"([0-9]{0,3})[.,]([0-9]{1,4}) ?(?:h|hr|hrs|hours?|heures?)?\.?")
_CLOCK = re.compile(r"([0-9]{1,3}):([0-9]{2})(?::00)?")


class OutOfRange(Exception):  # noqa: N818  # a word about a cell, as mistakes are
    """A cell is no number that can stand there; it says why."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def count_in(text: str) -> int:
    """How many: a whole number from 1 to 999. Raises `OutOfRange`."""
    return _whole(text, 1, MOST_AT_ONCE)


def confidence_in(text: str) -> int:
    """How sure: a whole number from 0 to 10, also as `7/10`. Raises `OutOfRange`."""
    return _whole(text.removesuffix("/10").strip(), 0, MOST)


def minutes_in(text: str, *, hours: bool = False) -> int:
    """How long in minutes: `30`, `30 min`, `1 h 30`, `1.5 h`; of a column of hours also `1.5` and `1:30`. Raises
    `OutOfRange`.
    """
    typed = text.strip().lower()
    minutes = _in_hours(typed, hours) if hours or "h" in typed else None
    if minutes is None and not hours and (found := _MINUTES.fullmatch(typed)):
        minutes = int(found[1])
    if minutes is None or not 0 <= minutes <= MINUTES_A_DAY:
        of = "a number of hours, as 1.5 or 1:30" if hours else "a whole number of minutes"
        raise OutOfRange(
            f"“{shown(text)}” is not {of}, from 0 to {MINUTES_A_DAY // 60 if hours else MINUTES_A_DAY}"
        )
    return minutes


def _in_hours(typed: str, hours: bool) -> int | None:
    if found := _HOURS.fullmatch(typed):
        return int(found[1]) * 60 + int(found[2] or 0)
    if found := _PART_HOURS.fullmatch(typed):
        return round(float(f"{found[1] or 0}.{found[2]}") * 60)
    if hours and (found := _CLOCK.fullmatch(typed)):
        return int(found[1]) * 60 + int(found[2])
    if hours and typed.isascii() and typed.isdigit() and len(typed) <= len(str(MINUTES_A_DAY)):
        return int(typed) * 60
    return int(found[1]) if (found := _MINUTES.fullmatch(typed)) and "m" in typed else None


def _whole(text: str, least: int, most: int) -> int:
    found = _WHOLE.fullmatch(text.strip())
    if found is None or not least <= int(found[1]) <= most:
        raise OutOfRange(f"“{shown(text)}” is not a whole number from {least} to {most}")
    return int(found[1])
