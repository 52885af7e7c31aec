"""Asked: what the days of a plan ask of the counsellor, put together client by client."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from followthrough.casework.client import LOW_POWER, Client
from followthrough.triage.assess import Assessment
from followthrough.triage.morning import Morning

from .agenda import Agenda
from .check_ins import CheckInOpen
from .contact import DoorContactComing, MeetingToHold, PromisedLater
from .item import OPEN, Item
from .owed import Promised
from .retention import AtWork

ALONE = "meeting"
"""The one session that is with one client."""
MARKS = ("number", "title", "kind")
"""The facts by which two items of one code and day are told apart."""


def asked_of(
    morning: Morning, agendas: Sequence[Agenda], last: date, *, is_week: bool
) -> dict[str, tuple[Client, list[Item]]]:
    """What the days through a last one ask of each client, by reference: what today asks, in its order, then the rest.

    What is open and not due yet is for the week; a morning takes of it only the check-ins, in which habits are made.
    """
    asked: dict[str, tuple[Client, list[Item]]] = {}
    seen: set[tuple[object, ...]] = set()
    coming = (
        _coming(entry.client, entry.assessment, morning.day, last) for entry in morning.lists[LOW_POWER]
    )
    items = (_of_an_agenda(agenda, morning.day) for agenda in agendas)
    again = _more_than_once(morning, agendas)
    for client, item in chain(*items, *coming):
        if not is_week and item.pressing == OPEN and not isinstance(item, CheckInOpen):
            continue
        if client.ref in again:
            mark = (client.ref, item.code, item.due, *(getattr(item, name, None) for name in MARKS))
            if mark in seen:
                continue
            seen.add(mark)
        asked.setdefault(client.ref, (client, []))[1].append(item)
    return asked


def _more_than_once(morning: Morning, agendas: Sequence[Agenda]) -> set[str]:
    """Of whom more than today's agenda may ask something: only of them can one thing be asked twice."""
    later = agendas[1:]
    resting = {entry.client.ref for entry in morning.lists[LOW_POWER]}
    alone = {
        client.ref
        for agenda in agendas
        for session in agenda.sessions
        if session.kind == ALONE
        for client in session.expected
    }
    return resting | alone | {person.client.ref for agenda in later for person in agenda.people}


def _of_an_agenda(agenda: Agenda, today: date) -> Iterator[tuple[Client, Item]]:
    """What a day asks; of a later day, what today does not know of, said as of today."""
    for session in agenda.sessions:
        if session.kind == ALONE:
            for client in session.expected:
                yield client, MeetingToHold(as_of=today, due=agenda.day, at=session.at)
    for client, item in ((person.client, item) for person in agenda.people for item in person.items):
        if agenda.day <= today:
            yield client, item
        elif isinstance(item, Promised):
            yield client, PromisedLater(as_of=today, due=item.due, what=item.what, kind=item.kind)
        elif isinstance(item, CheckInOpen | AtWork):
            yield client, replace(item, as_of=today)


def _coming(client: Client, assessment: Assessment, day: date, last: date) -> Iterator[tuple[Client, Item]]:
    """The contact that falls due for a client on low power, after today and through the last day."""
    due = assessment.next_contact
    if due is not None and day < due <= last:
        yield client, DoorContactComing(as_of=day, due=due)
