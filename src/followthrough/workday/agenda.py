"""The agenda: what a day asks of the counsellor, session by session and client by client."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from followthrough.casework.activity import SESSIONS
from followthrough.casework.client import LOW_POWER, NEEDS_EARLY_INTERVENTION, Client
from followthrough.casework.day_book import DatedLine, DayBook
from followthrough.casework.names import fold
from followthrough.casework.wording import counted
from followthrough.casework.workweek import Office
from followthrough.triage.assess import Assessment
from followthrough.triage.thresholds import Thresholds

from .check_ins import TASKS_AHEAD, CheckInOpen, check_ins_on
from .item import PRESSING, Item
from .messages import MessageWaiting, messages_on
from .owed import Promised, advised_on
from .retention import retention_on
from .tasks import tasks_on


class SessionToday(NamedTuple):
    """A session to take attendance of: its kind, when and where if the contracts say so, and who is expected.

    Who is excused or paused, and who is written down for that day already, is not expected.
    """

    kind: str
    at: str | None
    expected: tuple[Client, ...]


class PersonToday(NamedTuple):
    """A client for whom there is something to do: what, the most pressing first, and the words to quote.

    There is no assessment of somebody who is paused or whose file is closed.
    """

    client: Client
    items: tuple[Item, ...]
    own_words: str | None = None
    assessment: Assessment | None = None

    @property
    def pressing(self) -> str:
        """How much the most pressing thing presses."""
        return self.items[0].pressing


class Agenda(NamedTuple):
    """A day: its sessions, then the clients in the order of what presses most.

    `needing` counts everyone who needs early intervention, on the agenda or not.
    """

    day: date
    sessions: tuple[SessionToday, ...] = ()
    people: tuple[PersonToday, ...] = ()
    needing: int = 0


def looks_ahead_to(day: date) -> date:
    """The last day of which a day book must know for the agenda of a day."""
    return day + timedelta(TASKS_AHEAD)


def agenda_of(
    day: date,
    office: Office,
    assessments: Iterable[tuple[Client, Assessment | None]],
    book: DayBook,
    thresholds: Thresholds,
) -> Agenda:
    """What a day asks, of everyone whose file is open and of who is at work.

    Who is excused or paused is on it only for a message of theirs; the rest waits until they are back. Who needs early
    intervention and nothing else is counted, and left to triage.
    """
    found = _by_client(day, office, book)
    rooms = _rooms(day, office, book)
    expected: dict[str, Client] = {}
    people: list[PersonToday] = []
    needing = 0
    for client, assessment in assessments:
        items = found.pop(client.ref, [])
        needing += assessment is not None and assessment.list == NEEDS_EARLY_INTERVENTION
        if assessment is None or book.is_away(client.ref, day):
            items = [item for item in items if isinstance(item, MessageWaiting)]
        else:
            expected[client.ref] = client
            items = [item for item in items if not _is_let_rest(item, assessment)]
            has_written = any(isinstance(item, MessageWaiting) for item in items)
            items += advised_on(day, office, assessment, thresholds, has_written=has_written)
        if items:
            people.append(_person(client, items, book, assessment))
    people += _after_closing(day, found, book)
    people.sort(key=_how_pressing)
    return Agenda(day, tuple(_sessions(rooms, expected)), tuple(people), needing)


def _by_client(day: date, office: Office, book: DayBook) -> dict[str, list[Item]]:
    """What the day book asks, by reference."""
    found: dict[str, list[Item]] = defaultdict(list)
    items = (
        messages_on(day, office, book.messages),
        check_ins_on(day, book.check_ins, book.touches, book.tasks),
        tasks_on(day, book.tasks),
        ((client.ref, item) for client, item in retention_on(day, office, book.jobs, book.touches)),
        _promised(day, office, book),
    )
    for ref, item in chain.from_iterable(items):
        found[ref].append(item)
    return found


def _falls_today(day: date, office: Office, book: DayBook) -> Iterator[DatedLine]:
    """The lines whose day it is, if the office is open, and whose kind is not written down for it yet."""
    for line in book.dated if office.is_open(day) else ():
        holds = line.signed_on < day and (line.ends_on is None or day <= line.ends_on)
        is_open = holds and (line.ref, line.kind) not in book.recorded
        if is_open and line.cadence.occurrences(line.signed_on, day, day):
            yield line


def _promised(day: date, office: Office, book: DayBook) -> Iterator[tuple[str, Promised]]:
    """What the counsellor promised for certain days, sessions left out."""
    for line in _falls_today(day, office, book):
        if line.kind not in SESSIONS:
            yield line.ref, Promised(as_of=day, due=day, what=counted(line.kind, 1), kind=line.kind)


def _is_let_rest(item: Item, assessment: Assessment) -> bool:
    """Whether it is a check-in of the first two weeks, of a client on low power: there the minimum is owed, no more."""
    is_laid_out = isinstance(item, CheckInOpen) and item.purpose is not None
    return is_laid_out and assessment.list == LOW_POWER


def _rooms(day: date, office: Office, book: DayBook) -> dict[tuple[str, str | None], dict[str, None]]:
    """Who is expected at which session, by kind and when and where; each once, also if both sides promised it."""
    rooms: dict[tuple[str, str | None], dict[str, None]] = defaultdict(dict)
    seen: set[tuple[str, str]] = set()
    for line in _falls_today(day, office, book):
        if line.kind in SESSIONS and (line.ref, line.kind) not in seen:
            seen.add((line.ref, line.kind))
            rooms[line.kind, line.at][line.ref] = None
    return rooms


def _sessions(
    rooms: Mapping[tuple[str, str | None], Iterable[str]], expected: Mapping[str, Client]
) -> Iterator[SessionToday]:
    for (kind, at), refs in sorted(rooms.items(), key=lambda room: (room[0][1] or "", room[0][0])):
        coming = [expected[ref] for ref in refs if ref in expected]
        if coming:
            yield SessionToday(kind, at, tuple(sorted(coming, key=lambda client: fold(client.name))))


def _after_closing(day: date, found: Mapping[str, list[Item]], book: DayBook) -> Iterator[PersonToday]:
    """Who is at work, and on no list because the file is closed."""
    for client in {client.ref: client for client, _ in book.jobs}.values():
        if found.get(client.ref) and client.closed_on is not None and client.closed_on <= day:
            yield _person(client, found[client.ref], book, None)


def _person(client: Client, items: list[Item], book: DayBook, assessment: Assessment | None) -> PersonToday:
    items.sort(key=lambda item: (PRESSING.index(item.pressing), item.due))
    return PersonToday(client, tuple(items), book.own_words.get(client.ref), assessment)


def _how_pressing(person: PersonToday) -> tuple[int, date, str]:
    first = person.items[0]
    return PRESSING.index(first.pressing), first.due, fold(person.client.name)
