"""Retention: how long a closed file is kept, and who is due to go. Nothing goes by itself."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

FEBRUARY, LEAP_DAY = 2, 29

DUE, HELD, KEPT = "due", "held", "kept"
"""Where a closed file stands: its time is up; its time is up, and a legal hold keeps it; its time is not up yet."""


class Hold(NamedTuple):
    """A legal hold: from a day on nothing of a client may be erased; `until` is the day on which it was released."""

    since: date
    until: date | None
    why: str

    @property
    def is_in_force(self) -> bool:
        """Whether it has not been released."""
        return self.until is None


class AtRest(NamedTuple):
    """A closed file: whose, since when, the last day that anything in it is about, and a hold on it, if any."""

    ref: str
    name: str
    closed_on: date
    last_on: date
    hold: Hold | None = None


class Retained(NamedTuple):
    """A closed file, with the day from which on it is due to go, and where it stands: due, held or kept."""

    file: AtRest
    due_on: date
    stands: str


def due_on(last_on: date, years: int) -> date:
    """The day on which so many whole years have passed; 29 February comes again on 1 March."""
    year = last_on.year + years
    if (last_on.month, last_on.day) == (FEBRUARY, LEAP_DAY) and not _is_leap(year):
        return date(year, FEBRUARY + 1, 1)
    return last_on.replace(year=year)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def hold_in_force(holds: Iterable[Hold]) -> Hold | None:
    """The legal hold that has not been released, if there is one."""
    return next((hold for hold in holds if hold.is_in_force), None)


def retained(files: Iterable[AtRest], today: date, years: int) -> list[Retained]:
    """Every closed file with where it stands on a day, those that are due first, the earliest due first."""
    found = []
    for file in files:
        due = due_on(file.last_on, years)
        stands = KEPT if today < due else HELD if file.hold is not None else DUE
        found.append(Retained(file, due, stands))
    return sorted(found, key=lambda one: ((DUE, HELD, KEPT).index(one.stands), one.due_on, one.file.ref))
