"""The plan: the hours of a week, or the minutes of a morning, shared out in one order that can be said in a sentence.

First the time that is kept anyway: employers, administration, and the sessions, each once for all who come. Then
contacts, as few a client as the days of what is owed allow: what is owed, early intervention in triage's order, active
clients by traction. The plan goes down that list until the next contact does not fit, and stops there. So it can be
explained, and more minutes never take out what fewer held.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from followthrough.casework.activity import monday_of
from followthrough.casework.client import ACTIVE, NEEDS_EARLY_INTERVENTION, Client
from followthrough.casework.day_book import DayBook
from followthrough.casework.mistakes import UnclearTime
from followthrough.casework.workweek import FOREVER, Office
from followthrough.triage.assess import Assessment
from followthrough.triage.morning import Listed, Morning

from .agenda import Agenda, SessionToday
from .asked import ALONE, asked_of
from .contact import FIXED, OWED, Contact
from .hours import AN_HOUR, OFFICE_DAYS, Hours, in_minutes
from .item import Item
from .windows import contacts_with

EMPLOYERS, ADMIN = "employers", "admin"
MOST_HOURS = 80
"""The longest week that is planned, in hours."""
MOST_MINUTES = 960
"""The longest morning: sixteen hours, in which any day ends."""
QUARTERS = 4
"""Quarters of an hour."""
SESSION = "session"
"""The length of a session that is held for all who come."""


class Stretch(NamedTuple):
    """The days that are shared out, and their minutes. A week's minutes are all there are; a morning's are those
    between its appointments, so that neither the fixed load nor the sessions are in them.
    """

    days: tuple[date, ...]
    minutes: int
    is_week: bool = True


class Block(NamedTuple):
    """Time that is kept whatever else is planned: the fixed load, or a session with who is expected at it."""

    group: str
    what: str
    minutes: int
    on: date | None = None
    at: str | None = None
    expected: tuple[Client, ...] = ()


Entry = Block | Contact


class Plan(NamedTuple):
    """What the minutes hold, how many are left open, and what they do not hold.

    The minutes of what is planned and those left make the minutes of the stretch. `then` is the first office day after
    it: the day on which what was left out can be done. `beside` are a morning's sessions.
    """

    today: date
    stretch: Stretch
    planned: tuple[Entry, ...]
    left: int
    left_out: tuple[Entry, ...]
    then: date
    beside: tuple[SessionToday, ...] = ()


# The days -------------------------------------------------------------------------------------------------------


def days_of_week(today: date, office: Office) -> tuple[date, ...]:
    """The office days of this week from today on; if there are none left, those of the next week that has some.

    Today alone, where the office does not open again.
    """
    days = tuple(day for day in office.days_of(monday_of(today)) if day >= today)
    coming = FOREVER if days else office.next_open(today)
    if coming != FOREVER:
        return tuple(office.days_of(monday_of(coming)))
    return days or (today,)


def week_of(today: date, office: Office, hours: Hours, minutes: int | None = None) -> Stretch:
    """The rest of the week, with the minutes said, or else a fifth of the week's hours for each office day."""
    days = days_of_week(today, office)
    share = in_minutes(hours.week_hours) * len(days) // OFFICE_DAYS
    return Stretch(days, share if minutes is None else minutes)


def read_hours(text: str) -> int:
    """The minutes of the hours that people type: 37.5, or 37,5. Raises `UnclearTime`."""
    quarters = Fraction(text.strip().replace(",", ".")) * QUARTERS if _is_number(text) else Fraction(0)
    if quarters.denominator != 1 or not 1 <= quarters <= MOST_HOURS * QUARTERS:
        what = f"0.25 to {MOST_HOURS} hours, to a quarter of an hour"
        raise UnclearTime(text=text, option="--hours", what=what)
    return int(quarters) * AN_HOUR // QUARTERS


def read_morning(text: str, today: date) -> Stretch:
    """Minutes of today, as people type them. Raises `UnclearTime`."""
    if not (text.strip().isdecimal() and _is_number(text) and 1 <= int(text) <= MOST_MINUTES):
        raise UnclearTime(text=text, option="--minutes", what=f"1 to {MOST_MINUTES} minutes")
    return Stretch((today,), int(text), is_week=False)


def _is_number(text: str) -> bool:
    """Whether a text is a plain number of a few digits, with a point or a comma perhaps."""
    return re.fullmatch(r"[0-9]{1,6}([.,][0-9]{1,6})?", text.strip()) is not None


def who_is_awaited(
    book: DayBook, people: Iterable[tuple[Client, Assessment | None]]
) -> list[tuple[Client, Assessment | None]]:
    """Those of whom a day book holds something for the days to come, without the reasons, which are today's."""
    refs = {line.ref for line in book.dated} | {planned.ref for planned in book.check_ins}
    refs |= {client.ref for client, _ in book.jobs}
    return [
        (client, assessment and assessment._replace(reasons=()))
        for client, assessment in people
        if client.ref in refs
    ]


# Sharing out ----------------------------------------------------------------------------------------------------


def plan_of(
    stretch: Stretch, morning: Morning, agendas: Sequence[Agenda], hours: Hours, office: Office
) -> Plan:
    """The minutes of a stretch shared out; `agendas` are those of its days, the first one of them today's."""
    then = office.next_open(max(stretch.days[-1], morning.day))
    sessions = [session for agenda in agendas for session in agenda.sessions if session.kind != ALONE]
    blocks = _blocks(stretch, agendas, hours) if stretch.is_week else ()
    contacts = _contacts(morning, agendas, hours, stretch)
    planned, left, left_out = share_out(stretch.minutes, blocks, contacts)
    return Plan(
        morning.day, stretch, planned, left, left_out, then, () if stretch.is_week else tuple(sessions)
    )


def share_out(
    minutes: int, blocks: Iterable[Block], contacts: Iterable[Contact]
) -> tuple[tuple[Entry, ...], int, tuple[Entry, ...]]:
    """What minutes hold, how many are left, and what they do not hold.

    A block takes what there is, and its rest is left out. The first contact that does not fit is left out, and so are
    all that come after it; where work stands beside it and the contact alone fits, only the work is.
    """
    planned: list[Entry] = []
    left_out: list[Entry] = []
    left = minutes
    for block in blocks:
        taken = min(block.minutes, left)
        left -= taken
        planned += [block._replace(minutes=taken)] * (taken > 0)
        left_out += [block._replace(minutes=block.minutes - taken)] * (taken < block.minutes)
    coming = deque(contacts)
    while coming and coming[0].minutes <= left:
        planned.append(coming.popleft())
        left -= planned[-1].minutes
    if coming and coming[0].can_be_parted and coming[0].talk.minutes <= left:
        parted = coming.popleft()
        planned.append(parted.talk)
        left -= parted.talk.minutes
        left_out.append(parted.rest)
    return tuple(planned), left, (*left_out, *coming)


def _blocks(stretch: Stretch, agendas: Iterable[Agenda], hours: Hours) -> Iterator[Block]:
    for what, load in ((EMPLOYERS, hours.employer_hours), (ADMIN, hours.admin_hours)):
        minutes = in_minutes(load) * len(stretch.days) // OFFICE_DAYS
        if minutes:
            yield Block(FIXED, what, minutes)
    for agenda in agendas:
        for session in agenda.sessions:
            if session.kind != ALONE:
                length = hours.length(SESSION)
                yield Block(OWED, session.kind, length, agenda.day, session.at, session.expected)


# Contacts -------------------------------------------------------------------------------------------------------


def _contacts(morning: Morning, agendas: Sequence[Agenda], hours: Hours, stretch: Stretch) -> list[Contact]:
    """Every contact there is reason for, in the order of the plan; what is owed later in the week, by its day."""
    known = {entry.client.ref: entry.assessment for entry in morning.listed}
    asked = asked_of(morning, agendas, stretch.days[-1], is_week=stretch.is_week)
    asking = [(client, items, known.get(client.ref)) for client, items in asked.values()]
    asking += [(client, [], assessment) for client, assessment in _the_others(morning, asked)]
    found = [
        contact
        for one in asking
        for contact in contacts_with(*one, hours, stretch.days, has_time_to_meet=stretch.is_week)
    ]
    order = {entry.client.ref: place for place, entry in enumerate(_in_order(morning))}
    owed = sorted((contact for contact in found if contact.group == OWED), key=lambda one: one.by or date.min)
    others = [contact for contact in found if contact.group != OWED]
    return owed + sorted(others, key=lambda contact: order[contact.client.ref])


def _the_others(morning: Morning, asked: dict[str, tuple[Client, list[Item]]]) -> Iterator[Listed]:
    """Who is on no agenda, but for active clients who were heard today."""
    for entry in morning.listed:
        heard = entry.assessment.list == ACTIVE and entry.assessment.last_sign_of_life == morning.day
        if entry.client.ref not in asked and not heard:
            yield entry


def _in_order(morning: Morning) -> Iterable[Listed]:
    """Early intervention in triage's order, then active clients where time gets traction."""
    return chain(morning.lists[NEEDS_EARLY_INTERVENTION], sorted(morning.lists[ACTIVE], key=_by_traction))


def _by_traction(entry: Listed) -> tuple[float, date]:
    """Higher follow-through first, nothing known last; among equals, who was heard least recently."""
    kept = entry.assessment.follow_through
    return (1.0 if kept is None else -float(kept)), entry.assessment.last_sign_of_life
