"""Cadence: how often something was promised, in four forms.

The only room that knows recurrence rules, and loads them only when dated sessions are laid out.
"""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from .activity import CLIENT_KINDS
from .mistakes import UnclearCadence

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OFFICE_DAYS_A_WEEK = 5
WORDS = {"daily": OFFICE_DAYS_A_WEEK, "weekly": 1}
MOST_A_WEEK = 100
MOST_WEEKS_BETWEEN = 52
MOST_DAYS_WITHIN = 365


class Weekly(NamedTuple):
    """So many a week: `5/week`, `daily` (5), `weekly` (1)."""

    times: int
    word: str | None = None

    @property
    def form(self) -> str:
        """The form of cadence: by the week."""
        return "weekly"

    def __str__(self) -> str:
        return self.word or f"{self.times}/week"


class Dated(NamedTuple):
    """On certain days: `every wed`, `every 2 weeks on tue`, `monthly on 1st mon`."""

    weekday: int
    weeks_between: int = 1
    nth_of_month: int | None = None

    @property
    def form(self) -> str:
        """The form of cadence: on dates."""
        return "dated"

    def __str__(self) -> str:
        day = DAYS[self.weekday]
        if self.nth_of_month is not None:
            return f"monthly on {ORDINALS[self.nth_of_month]} {day}"
        return f"every {day}" if self.weeks_between == 1 else f"every {self.weeks_between} weeks on {day}"

    def occurrences(self, since: date, first: date, last: date) -> tuple[date, ...]:
        """The days from `first` to `last` on which it falls, counted from the day `since` on which it was agreed."""
        anchor = since if self.weeks_between > 1 else first
        return _occurrences(self, anchor, first, last)


class Within(NamedTuple):
    """So many days after something happened: `within 7 days of application`."""

    days: int
    of: str

    @property
    def form(self) -> str:
        """The form of cadence: after something."""
        return "within"

    def __str__(self) -> str:
        return f"within {self.days} days of {self.of}"


class ByDate(NamedTuple):
    """Once, by a day: `by 2026-01-16`."""

    day: date

    @property
    def form(self) -> str:
        """The form of cadence: once."""
        return "by"

    def __str__(self) -> str:
        return f"by {self.day.isoformat()}"


Cadence = Weekly | Dated | Within | ByDate

ORDINALS = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", -1: "last"}
ANY_CONTACT = "contact"
"""In `within N days of contact`: whichever way the client made contact."""

_PER_WEEK = re.compile(r"(\d{1,3}) ?(?:/ ?|a |per )week")
_EVERY = re.compile(r"every(?: (\d{1,2}) weeks on)? ([a-z]{3,9})")
_MONTHLY = re.compile(r"monthly on(?: the)? (1st|2nd|3rd|4th|last) ([a-z]{3,9})")
_WITHIN = re.compile(r"within (\d{1,3}) days? of(?: an?)? ([a-z-]+)")
_BY = re.compile(r"by (\d{4}-\d{2}-\d{2})")


@lru_cache(maxsize=4096)
def read_cadence(text: str) -> Cadence:
    """The cadence that a text says. Raises `UnclearCadence`."""
    words = " ".join(text.lower().split())
    cadence = _weekly(words) or _dated(words) or _within(words) or _by(words)
    if cadence is None:
        raise UnclearCadence(text=text)
    return cadence


def _weekly(words: str) -> Weekly | None:
    if words in WORDS:
        return Weekly(WORDS[words], words)
    found = _PER_WEEK.fullmatch(words)
    if not found or not 1 <= int(found[1]) <= MOST_A_WEEK:
        return None
    return Weekly(int(found[1]))


def _weekday(word: str) -> int | None:
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    fitting = [number for number, name in enumerate(names) if name.startswith(word)]
    return fitting[0] if len(fitting) == 1 else None


def _dated(words: str) -> Dated | None:
    found = _EVERY.fullmatch(words)
    if found and (day := _weekday(found[2])) is not None:
        weeks = int(found[1] or 1)
        return Dated(day, weeks) if 1 <= weeks <= MOST_WEEKS_BETWEEN else None
    found = _MONTHLY.fullmatch(words)
    if found and (day := _weekday(found[2])) is not None:
        nth = next(number for number, word in ORDINALS.items() if word == found[1])
        return Dated(day, 1, nth)
    return None


def _within(words: str) -> Within | None:
    found = _WITHIN.fullmatch(words)
    if not found or found[2] not in (*CLIENT_KINDS, ANY_CONTACT):
        return None
    return Within(int(found[1]), found[2]) if int(found[1]) <= MOST_DAYS_WITHIN else None


def _by(words: str) -> ByDate | None:
    found = _BY.fullmatch(words)
    if not found:
        return None
    try:
        return ByDate(date.fromisoformat(found[1]))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _occurrences(cadence: Dated, anchor: date, first: date, last: date) -> tuple[date, ...]:
    if cadence.nth_of_month is not None:
        return _in_months(cadence, first, last)
    # By the week no rule has to be laid out. Weeks are counted as a recurrence rule counts them: from the Monday of
    # the week in which it was agreed.
    step = timedelta(weeks=cadence.weeks_between)
    day = anchor + timedelta(cadence.weekday - anchor.weekday())
    earliest = max(anchor, first)
    if day < earliest:
        day += step * -((day - earliest) // step)
    days = []
    while day <= last:
        days.append(day)
        day += step
    return tuple(days)


def _in_months(cadence: Dated, first: date, last: date) -> tuple[date, ...]:
    # Loaded here: few promises go by the month, and the morning should not wait for it.
    from dateutil import rrule

    day = rrule.weekday(cadence.weekday, cadence.nth_of_month)
    rule = rrule.rrule(rrule.MONTHLY, dtstart=_midnight(first), byweekday=day, until=_midnight(last))
    return tuple(moment.date() for moment in rule)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001  # a civil day has no zone
