"""Ahead: what the coming weeks hold, laid out for the counsellor's own calendar.

Calendars are synchronised and shared, so an event says who and what, and nothing of why.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from followthrough.casework.activity import SESSIONS, Activity
from followthrough.casework.check_in import MEETING, TASK, CheckIn
from followthrough.casework.client import LOW_POWER, Client
from followthrough.casework.day_book import DatedLine, DayBook
from followthrough.casework.wording import spoken
from followthrough.casework.workweek import DAY, Office
from followthrough.triage.assess import Assessment
from followthrough.triage.thresholds import Thresholds

from .check_ins import days_of_tasks, is_kept, plans_of, stays_until
from .retention import due_days


class Event(NamedTuple):
    """Something on certain days, first and last included: what it is, and of whom, if of anybody.

    `key` stays the same when the event is moved or written again. `blocks` says that there is no time for anything
    else on these days.
    """

    key: tuple[str, ...]
    first: date
    last: date
    what: str
    clients: tuple[Client, ...] = ()
    blocks: bool = False


class Closed(NamedTuple):
    """Days on which the office does not work: a holiday by its name, or the counsellor away, without a name."""

    first: date
    last: date
    holiday: str | None = None


class Paper(NamedTuple):
    """A client's latest contract: signed when, its last day if it has one, and when it was last looked at."""

    signed_on: date
    ends_on: date | None
    looked_at: date


class Ahead(NamedTuple):
    """What is known of the days from `day` through `until`, of everyone whose file is open and of who is at work."""

    day: date
    until: date
    people: Mapping[str, tuple[Client, Assessment | None]]
    book: DayBook
    papers: Mapping[str, Paper]
    closed: Sequence[Closed]

    def events(self, office: Office, thresholds: Thresholds) -> tuple[Event, ...]:
        """The events of these days, in their order."""
        found = chain(
            _check_ins(self),
            _sessions(self, office),
            _tasks(self),
            _contracts(self, office, thresholds),
            _open_doors(self, office),
            _retention(self, office),
            _closed(self),
        )
        shown = (event for event in found if event.first <= self.until and self.day <= event.last)
        return tuple(sorted(shown, key=lambda event: (event.first, event.last, event.key)))


def papers_of(
    rows: Iterable[Sequence[object]],
    refs: Container[str],
    day: date,
    entries: Callable[[str, date, date], Iterable[Activity]],
) -> dict[str, Paper]:
    """The latest contract by a day of each of these clients, of rows of reference, day of signing and last day.

    `entries` gives what is recorded of a client from a first to a last day: a contract is looked at by talking of the
    plan.
    """
    latest: dict[str, tuple[date, date | None]] = {}
    for ref, signed_on, ends_on, *_ in rows:
        assert isinstance(ref, str)
        assert isinstance(signed_on, date)
        assert ends_on is None or isinstance(ends_on, date)
        if ref in refs and signed_on <= day:
            latest[ref] = max(
                latest.get(ref, (signed_on, ends_on)), (signed_on, ends_on), key=lambda it: it[0]
            )
    papers = {}
    for ref, (signed_on, ends_on) in latest.items():
        talks = (entry.on for entry in entries(ref, signed_on, day) if _is_about_the_plan(entry))
        papers[ref] = Paper(signed_on, ends_on, max(talks, default=signed_on))
    return papers


def closed_days(
    holidays: Iterable[tuple[date, str | None]], away: Iterable[tuple[date, date, str | None]]
) -> list[Closed]:
    """The holidays by name; and the days away, of which nobody needs to know why."""
    named = [Closed(day, day, name or "Holiday") for day, name in holidays]
    return [*named, *(Closed(first, last) for first, last, _ in away)]


def _is_about_the_plan(entry: Activity) -> bool:
    return entry.topic == "plan" and _has_talked(entry)


def _has_talked(entry: Activity) -> bool:
    if entry.kind in SESSIONS:
        return entry.outcome == "attended"
    return not (entry.kind == "call" and entry.outcome == "no-answer")


# What each thing puts into a calendar -------------------------------------------------------------------------------


def _check_ins(ahead: Ahead) -> Iterator[Event]:
    """Those that are neither kept nor over; under their numbers, so that one that is moved is moved there too.

    None throughout whose days the client is away; of one on low power, only those that the counsellor planned.
    """
    plans, days = plans_of(ahead.book.check_ins), days_of_tasks(ahead.book.tasks)
    for ref, number, check_in in ahead.book.check_ins:
        if ref not in ahead.people or check_in.last < ahead.day or _rests(ahead, ref, check_in):
            continue
        touches, until = ahead.book.touches.get(ref, ()), stays_until(check_in, plans[ref])
        if not is_kept(check_in, touches, days.get(ref, ()), until):
            what = "agree on a task" if check_in.kind == TASK else check_in.kind
            key = ("check-in", ref, str(number))
            yield Event(key, check_in.first, check_in.last, what, _who(ahead, ref))


def _rests(ahead: Ahead, ref: str, check_in: CheckIn) -> bool:
    """Whether nobody asks for a check-in: the client is away throughout its days, or on low power."""
    assessment = ahead.people[ref][1]
    first = max(check_in.first, ahead.day)
    days = (first + DAY * number for number in range((check_in.last - first).days + 1))
    if all(ahead.book.is_away(ref, day) for day in days):
        return True
    return check_in.purpose is not None and assessment is not None and assessment.list == LOW_POWER


def _sessions(ahead: Ahead, office: Office) -> Iterator[Event]:
    """One event for a room of people, one for each meeting; what the counsellor promised for certain days too."""
    rooms: dict[tuple[str, date], dict[str, None]] = defaultdict(dict)
    alone: dict[tuple[str, str, date], None] = {}
    for line in ahead.book.dated:
        if line.ref in ahead.people:
            for day in days_of(line, ahead.day, ahead.until, office):
                if ahead.book.is_away(line.ref, day):
                    continue
                if line.kind in SESSIONS and line.kind != MEETING:
                    rooms[line.kind, day][line.ref] = None
                else:
                    alone[line.ref, line.kind, day] = None
    for (kind, day), refs in rooms.items():
        who = tuple(client for ref in refs for client in _who(ahead, ref))
        yield Event((kind, day.isoformat()), day, day, spoken(kind), who)
    for ref, kind, day in alone:
        yield Event((kind, ref, day.isoformat()), day, day, spoken(kind), _who(ahead, ref))


def days_of(line: DatedLine, first: date, last: date, office: Office) -> Iterator[date]:
    """The office days on which a line falls while its contract runs."""
    first, last = max(first, line.signed_on + DAY), min(last, line.ends_on or last)
    if first <= last:
        yield from filter(office.is_open, line.cadence.occurrences(line.signed_on, first, last))


def _tasks(ahead: Ahead) -> Iterator[Event]:
    """By their number among those of one day: a title is the client's own."""
    numbers: dict[tuple[str, date], int] = defaultdict(int)
    for task in sorted(ahead.book.tasks, key=lambda task: (task.ref, task.by, task.title)):
        numbers[task.ref, task.by] += 1
        if not task.is_done and not ahead.book.is_away(task.ref, task.by):
            key = ("task", task.ref, task.by.isoformat(), str(numbers[task.ref, task.by]))
            yield Event(key, task.by, task.by, "task due", _who(ahead, task.ref))


def _contracts(ahead: Ahead, office: Office, thresholds: Thresholds) -> Iterator[Event]:
    """The last day of each contract, and the day on which to look at it again; none on low power."""
    for ref, paper in ahead.papers.items():
        signed_on = paper.signed_on.isoformat()
        if ref not in ahead.people or (paper.ends_on is not None and paper.ends_on < ahead.day):
            continue
        if paper.ends_on is not None:
            key = ("contract-ends", ref, signed_on)
            yield Event(key, paper.ends_on, paper.ends_on, "contract ends", _who(ahead, ref))
        assessment = ahead.people[ref][1]
        if assessment is not None and assessment.list != LOW_POWER:
            on = paper.looked_at + timedelta(thresholds.review_days)
            day = office.open_from(max(on, ahead.day))
            if paper.ends_on is None or day < paper.ends_on:
                key = ("contract-review", ref, on.isoformat())
                yield Event(key, day, day, "contract review", _who(ahead, ref))


def _open_doors(ahead: Ahead, office: Office) -> Iterator[Event]:
    for client, assessment in ahead.people.values():
        owed = assessment.next_contact if assessment is not None else None
        if owed is not None:
            day = office.open_from(max(owed, ahead.day))
            yield Event(
                ("open-door", client.ref, owed.isoformat()), day, day, "contact (open door)", (client,)
            )


def _retention(ahead: Ahead, office: Office) -> Iterator[Event]:
    for client, job in ahead.book.jobs:
        for weeks, day in due_days(job, office):
            if ahead.day <= day and job.runs_on(day) and not ahead.book.is_away(client.ref, day):
                key = ("at-work", client.ref, job.started_on.isoformat(), str(weeks))
                yield Event(key, day, day, f"{weeks} weeks at work", (client,))


def _closed(ahead: Ahead) -> Iterator[Event]:
    for first, last, holiday in ahead.closed:
        kind = "away" if holiday is None else "holiday"
        yield Event((kind, first.isoformat()), first, last, holiday or "Away", blocks=True)


def _who(ahead: Ahead, ref: str) -> tuple[Client, ...]:
    found = ahead.people.get(ref)
    return () if found is None else (found[0],)
