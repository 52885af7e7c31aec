"""The demonstration: a caseload of invented people, twelve weeks of it, ending today.

Nothing is written here: `steps` says what a counsellor did, in the order of days. The same day gives the same
steps everywhere.
"""

from collections.abc import Iterator
from datetime import date

from followthrough.casework.activity import Activity

from .almanac import FIRST_WEEK, Almanac
from .cast import CAST
from .people import PEOPLE
from .steps import ORDER, AddAway, AddHolidays, Log, LogGroup, Step
from .story import Story

WELCOMED_BACK = "benoit"
"""Who has been in touch again, after weeks on low power: a good one to ask `ft why` about."""

TOGETHER = "job-club"
"""The session that is recorded with one line for the whole room."""


def steps(today: date) -> Iterator[Step]:
    """What a counsellor did in the twelve weeks through today, in the order of days."""
    almanac = Almanac(today)
    told = list(_of_the_office(almanac))
    for person in PEOPLE:
        story = Story(almanac, person)
        CAST[person.ref](story)
        told += story.steps
    yield from sorted(_in_rooms(told), key=lambda step: (step.on, ORDER.index(type(step))))


def _of_the_office(almanac: Almanac) -> Iterator[Step]:
    first = almanac.by(almanac.week(FIRST_WEEK))
    yield AddHolidays(first, tuple(almanac.holidays.items()))
    for begin, end, why in almanac.away:
        yield AddAway(first, begin, end, why)


def _in_rooms(told: list[Step]) -> Iterator[Step]:
    """The steps, those who were at one session together made one line."""
    rooms: dict[date, list[tuple[str, Activity]]] = {}
    for step in told:
        if isinstance(step, Log) and step.activities[0].kind == TOGETHER:
            rooms.setdefault(step.on, []).append((step.ref, step.activities[0]))
        else:
            yield step
    for on, entries in rooms.items():
        yield LogGroup(on, tuple(entries))
