"""Promises that fall due on a day: something within so many days of something else, and tasks by a date."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import chain
from typing import NamedTuple

from followthrough.casework.activity import CONTACTS, DEEDS, HELP, Activity, monday_of
from followthrough.casework.cadence import ANY_CONTACT, ByDate, Within
from followthrough.casework.contract import CLIENT
from followthrough.casework.names import fold
from followthrough.casework.workweek import FOREVER

from .record import Record, Waiting

REACHING_OUT = ("check-in", "reply")
"""What a counsellor owes that any contact out keeps: the promise was to be in touch."""


class TaskDue(NamedTuple):
    """A task with its day, moved to the next available one, and the day on which it was done in time."""

    title: str
    by: date
    due: date
    done_on: date | None


class Promised(NamedTuple):
    """What fell due on days: the items waiting or kept, and the tasks; and their tallies by week."""

    items: tuple[Waiting, ...]
    tasks: tuple[TaskDue, ...]
    tallies: dict[date, dict[str, list[int]]]

    def in_week(self, monday: date) -> dict[str, list[int]]:
        """By kind, how many were kept and how many due in a week."""
        return self.tallies.get(monday, {})


def keeps(party: str, kind: str, activity: Activity) -> bool:
    """Whether an activity keeps a promise of a kind made by a party."""
    if party == CLIENT:
        return activity.kind == kind and activity.is_clients_own
    if kind in HELP:
        if kind in REACHING_OUT and activity.direction == "out":
            return True
        if kind == "check-in" and activity.kind == "meeting":
            return activity.outcome in ("attended", "missed")
        return activity.kind == kind
    if kind in CONTACTS:
        return activity.kind == kind and activity.direction == "out"
    return activity.kind == kind and activity.outcome in ("attended", "missed")


def starts(of: str, activity: Activity) -> bool:
    """Whether an activity is such that something is due so many days after it."""
    if of == ANY_CONTACT:
        return activity.kind in CONTACTS and activity.direction == "in"
    return activity.kind == of and (activity.kind in HELP or activity.is_clients_own)


def promised_by(record: Record, party: str) -> Promised:
    """Everything that a party's contracts, and the tasks assigned, made due on a day."""
    items = _items(record, party)
    tasks = _tasks(record, party)
    tallies: dict[date, dict[str, list[int]]] = defaultdict(dict)
    for item in items:
        _add(tallies, item.due, item.kind, item.total - item.left, item.total)
    for task in tasks:
        _add(tallies, task.due, "task" if party == CLIENT else task.title, int(task.done_on is not None), 1)
    return Promised(tuple(items), tuple(tasks), tallies)


def _add(tallies: dict[date, dict[str, list[int]]], due_on: date, kind: str, kept: int, due: int) -> None:
    if due_on != FOREVER:
        tally = tallies[monday_of(due_on)].setdefault(kind, [0, 0])
        tally[0] += kept
        tally[1] += due


# Within so many days of -----------------------------------------------------------------------------------------


def waiting_on(record: Record, party: str, before: date) -> list[Waiting]:
    """The items as they stood on the evening before a day."""
    return _items(record, party, before)


def _items(record: Record, party: str, before: date = FOREVER) -> list[Waiting]:
    kinds = sorted(
        {
            line.kind
            for contract in record.contracts
            for line in contract.lines_of(party)
            if line.cadence.form == "within"
        }
    )
    items: list[Waiting] = []
    for kind in kinds:
        opened = [*_waiting_before(record, party, kind), *_opened(record, party, kind, before)]
        items += _keep(opened, _keepers(record, party, kind, before) if opened else [])
    return items


def _keepers(record: Record, party: str, kind: str, before: date) -> list[Activity]:
    """What keeps a promise of a kind, before a day, oldest first."""
    if party == CLIENT:
        return [a for a in record.by_kind.get(kind, ()) if a.on < before and a.is_clients_own]
    return [a for a in record.activities if a.kind not in DEEDS and a.on < before and keeps(party, kind, a)]


def _waiting_before(record: Record, party: str, kind: str) -> list[Waiting]:
    waiting = record.bookmark.waiting if record.bookmark else ()
    return [item for item in waiting if item.party == party and item.kind == kind]


def _opened(record: Record, party: str, kind: str, before: date) -> Iterator[Waiting]:
    """The items that activities before a day opened, under the contracts then in force."""
    after = {
        contract.signed_on: [
            line.cadence
            for line in contract.lines_of(party)
            if line.kind == kind and isinstance(line.cadence, Within)
        ]
        for contract in record.contracts
    }
    starting = {cadence.of for cadences in after.values() for cadence in cadences}
    kinds = starting | set(CONTACTS) if ANY_CONTACT in starting else starting
    for activity in chain.from_iterable(record.by_kind.get(kind, ()) for kind in sorted(kinds)):
        contract = record.contract_on(activity.on) if activity.on < before else None
        for cadence in after[contract.signed_on] if contract is not None else ():
            if starts(cadence.of, activity):
                due = record.availability.next_available(activity.on + timedelta(cadence.days))
                yield Waiting(party, kind, activity.on, due, activity.count, activity.count)


def _keep(opened: list[Waiting], done: list[Activity]) -> list[Waiting]:
    """The items with what the deeds kept of them: deeds oldest first, each for the waiting item that is due first."""
    opened = sorted(opened, key=lambda item: item.opened)
    left = [item.left for item in opened]
    waiting: list[tuple[date, date, int]] = []
    coming = 0
    for deed in done:
        while coming < len(opened) and opened[coming].opened <= deed.on:
            if left[coming]:
                heappush(waiting, (opened[coming].due, opened[coming].opened, coming))
            coming += 1
        while waiting and waiting[0][0] < deed.on:
            heappop(waiting)
        _serve(waiting, left, deed.count)
    return [
        item if item.left == left[place] else item._replace(left=left[place])
        for place, item in enumerate(opened)
    ]


def _serve(waiting: list[tuple[date, date, int]], left: list[int], count: int) -> None:
    while waiting and count:
        place = waiting[0][2]
        kept = min(count, left[place])
        left[place] -= kept
        count -= kept
        if not left[place]:
            heappop(waiting)


# Tasks by a date ------------------------------------------------------------------------------------------------


def _tasks(record: Record, party: str) -> list[TaskDue]:
    agreed = _agreed(record, party)
    if not agreed:
        return []
    done = _done_days(record, party, {title for title, _ in agreed})
    tasks = []
    for title, by in sorted(agreed, key=lambda task: (task[1], task[0])):
        due = record.availability.next_available(by)
        first = next((day for day in done.get(title, ()) if day <= due), None)
        tasks.append(TaskDue(agreed[title, by], by, due, first))
    return tasks


def _agreed(record: Record, party: str) -> dict[tuple[str, date], str]:
    """The tasks of a party: by folded title and day, the title as written. The counsellor's are titled by kind."""
    agreed: dict[tuple[str, date], str] = {}
    for contract in record.contracts:
        for line in contract.lines_of(party):
            if isinstance(line.cadence, ByDate):
                title = (line.wording or "") if party == CLIENT else line.kind
                agreed.setdefault((fold(title), line.cadence.day), title)
    if party == CLIENT:
        for task in record.case.tasks:
            agreed.setdefault((fold(task.title), task.by), task.title)
    return {key: title for key, title in agreed.items() if key[1] >= record.intake}


def _done_days(record: Record, party: str, titles: set[str]) -> dict[str, list[date]]:
    done: dict[str, list[date]] = defaultdict(list)
    for whose, title, day in record.bookmark.tasks_done if record.bookmark else ():
        if whose == party:
            done[title].append(day)
    for activity in record.activities:
        if party == CLIENT:
            if activity.kind == "task" and (title := fold(activity.title or "")) in titles:
                done[title].append(activity.on)
        else:
            for kind in titles:
                if keeps(party, kind, activity):
                    done[kind].append(activity.on)
    return done
