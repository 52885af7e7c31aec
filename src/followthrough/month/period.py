"""The period of a report: a month, a quarter, a year, or days from a first to a last one."""

import re
from datetime import date
from typing import NamedTuple

from followthrough.casework.mistakes import PeriodNotBegun, PeriodNotOver, UnclearPeriod
from followthrough.casework.workweek import DAY, WEEK, Office
from followthrough.workday.given_back import Period

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
A_QUARTER, A_YEAR = 3, 12
"""In months."""
LAST_MONTH = "last month"
FIRST_YEAR, LAST_YEAR = 1900, 2100


class Reported(NamedTuple):
    """The days that a report is of, the name by which it is asked for, and the day on which it is made."""

    name: str
    title: str
    whole: Period
    today: date

    @property
    def days(self) -> Period:
        """The days that have come: of a period that is not over, those so far."""
        return Period(self.whole.first, min(self.whole.last, self.today))

    def complete_on(self, office: Office) -> date:
        """The first day on which nothing of the period is still to come: it is over, and its last week counts."""
        monday = self.whole.last - DAY * ((self.whole.last.weekday() + 1) % 7) - DAY * 6
        counts = office.counts_from(monday) if monday + WEEK > self.whole.first else self.whole.first
        return max(self.whole.last + DAY, counts)

    def is_complete(self, office: Office) -> bool:
        """Whether nothing of the period is still to come."""
        return self.complete_on(office) <= self.today

    def check_complete(self, office: Office) -> None:
        """Raises `PeriodNotOver` if something of the period is still to come."""
        ready = self.complete_on(office)
        if ready > self.today:
            raise PeriodNotOver(period=self.title, ready=ready.isoformat(), name=self.name)


def read_period(text: str, today: date) -> Reported:
    """The period that `2026-10`, `2026-Q4`, `2026`, `last month` or `this month` says; or `2026-10-01/2026-10-15`.

    Raises `UnclearPeriod`, and `PeriodNotBegun` where none of its days has come.
    """
    word = " ".join(text.lower().replace("-", " ").split())
    if word in (LAST_MONTH, "this month"):
        months = today.year * A_YEAR + today.month - 1 - (word == LAST_MONTH)
        return _begun(_months(months, 1), today)
    if "/" in text:
        return _between(text, today)
    found = re.fullmatch(r"(\d{4})(?: ?q([1-4])| (0?[1-9]|1[0-2]))?", word, re.ASCII)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        raise UnclearPeriod(text=text)
    january = int(found[1]) * A_YEAR
    if found[2]:
        return _begun(_months(january + (int(found[2]) - 1) * A_QUARTER, A_QUARTER), today)
    if found[3]:
        return _begun(_months(january + int(found[3]) - 1, 1), today)
    return _begun(_months(january, A_YEAR), today)


def _between(text: str, today: date) -> Reported:
    """The period of the name that days of one’s own have: `2026-10-01/2026-10-15`."""
    try:
        first, last = map(date.fromisoformat, text.strip().split("/"))
    except ValueError:
        raise UnclearPeriod(text=text) from None
    if last < first:
        raise UnclearPeriod(text=text)
    return from_to(first, last, today)


def from_to(first: date, last: date, today: date) -> Reported:
    """The period of days from a first to a last one. Raises `PeriodNotBegun`."""
    name = f"{first.isoformat()}/{last.isoformat()}"
    return _begun((name, f"{_said(first)} to {_said(last)}", Period(first, last)), today)


def _months(begins: int, many: int) -> tuple[str, str, Period]:
    """Name, title and days of so many months, the first of which is counted from the year 0."""
    (year, month), (next_year, next_month) = divmod(begins, A_YEAR), divmod(begins + many, A_YEAR)
    days = Period(date(year, month + 1, 1), date(next_year, next_month + 1, 1) - DAY)
    if many == 1:
        return f"{year}-{month + 1:02}", f"{MONTHS[month]} {year}", days
    if many == A_QUARTER:
        quarter = month // A_QUARTER + 1
        return f"{year}-Q{quarter}", f"Quarter {quarter} of {year}", days
    return f"{year}", f"The year {year}", days


def _begun(found: tuple[str, str, Period], today: date) -> Reported:
    name, title, days = found
    if days.first > today:
        raise PeriodNotBegun(period=title, first=days.first.isoformat())
    return Reported(name, title, days, today)


def _said(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
