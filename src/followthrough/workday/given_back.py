"""Given back: what being on low power, door open, gave back in minutes, client by client."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from followthrough.casework.activity import Activity
from followthrough.casework.client import LOW_POWER, Client
from followthrough.casework.workweek import DAY
from followthrough.triage.standing import Chapter

BEFORE_DAYS = 28
"""The days before entering low power that are compared with the days since."""
A_WEEK = 7


class Period(NamedTuple):
    """Days from a first to a last one, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def before(self) -> "Period":
        """The period of the same length before it."""
        return Period(self.first - DAY * self.days, self.first - DAY)

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


class Person(NamedTuple):
    """A client with their moves from list to list, what is kept of what was agreed, and the entries to be counted."""

    client: Client
    chapters: tuple[Chapter, ...]
    follow_through: Fraction | None
    entries: tuple[Activity, ...]


class Minutes(NamedTuple):
    """The minutes of one entry: whose, on which day, on which list, for what."""

    ref: str
    on: date
    list: str
    what: str
    minutes: Fraction


class GivenBack(NamedTuple):
    """What a client's being on low power gave back: minutes a week before and since, and the minutes of the period."""

    client: Client
    entered: date
    weekly_before: Fraction
    weekly_since: Fraction
    minutes: Fraction


def sum_of(found: Iterable[Minutes]) -> Fraction:
    """All their minutes."""
    return sum((one.minutes for one in found), Fraction(0))


def read_from(period: Period, chapters: Iterable[Chapter]) -> date:
    """The day from which on a client's entries must be known: of the period before, and before any low power."""
    stays = (stay for stay in low_power_stays(chapters, period.last) if stay.last >= period.first)
    return min([period.before.first, *(stay.first - DAY * BEFORE_DAYS for stay in stays)])


def low_power_stays(chapters: Iterable[Chapter], last: date) -> Iterator[Period]:
    """The days, through a last one, on which a client stood on low power, stay by stay."""
    entered: date | None = None
    for on, standing in chapters:
        if standing.list == LOW_POWER and entered is None and on <= last:
            entered = on
        elif standing.list != LOW_POWER and entered is not None:
            yield Period(entered, min(on - DAY, last))
            entered = None
    if entered is not None:
        yield Period(entered, last)


def given_back(period: Period, people: Iterable[Person], known: Iterable[Minutes]) -> list[GivenBack]:
    """What each stay on low power that reaches into a period gave back, the most minutes first."""
    by_client: dict[str, list[Minutes]] = defaultdict(list)
    for one in known:
        by_client[one.ref].append(one)
    found = [
        _of_stay(period, stay, person.client, by_client[person.client.ref])
        for person in people
        for stay in low_power_stays(person.chapters, last_open(person.client, period.last))
        if stay.last >= period.first
    ]
    return sorted(found, key=lambda one: (-one.minutes, one.client.name, one.entered))


def _of_stay(period: Period, stay: Period, client: Client, known: Iterable[Minutes]) -> GivenBack:
    known = list(known)
    days_before = min(BEFORE_DAYS, (stay.first - client.intake).days)
    before = Period(stay.first - timedelta(days_before), stay.first - DAY)
    earlier, since = _weekly(before, known), _weekly(stay, known)
    weeks = Fraction((stay.last - max(stay.first, period.first)).days + 1, A_WEEK)
    return GivenBack(client, stay.first, earlier, since, max(earlier - since, Fraction(0)) * weeks)


def _weekly(span: Period, known: Iterable[Minutes]) -> Fraction:
    """The mean minutes a week over some days; none over no days."""
    return (
        sum_of(one for one in known if span.holds(one.on)) * A_WEEK / span.days if span.days else Fraction(0)
    )


def last_open(client: Client, last: date) -> date:
    """The last day, through another, on which a client's file was open."""
    return last if client.closed_on is None else min(last, client.closed_on - DAY)
