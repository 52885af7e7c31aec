"""Planned: every check-in of one client, with what became of it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from followthrough.casework.case_file import CaseFile, agreed_tasks
from followthrough.casework.check_in import CheckIn
from followthrough.casework.day_book import Planned

from .check_ins import is_kept, stays_until

HELD, OPEN, DUE, OVERDUE, TO_COME, NOT_HELD = "held", "open", "due today", "overdue", "to come", "not held"
"""What became of a check-in: kept, within its days, on its last day, after it, before it; or past."""


class CheckInStands(NamedTuple):
    """A check-in under the number by which it is changed, and what became of it."""

    number: int
    check_in: CheckIn
    state: str


def check_ins_of(case: CaseFile, planned: Iterable[tuple[int, CheckIn]], day: date) -> list[CheckInStands]:
    """What became by a day of what was planned with a client, in the order of the days."""
    plan = [Planned(case.client.ref, number, check_in) for number, check_in in planned]
    touches = [entry for entry in case.activities if entry.on <= day]
    tasks = [on for task in case.tasks for on in (task.assigned_on, task.by)]
    tasks += [task.by for task in agreed_tasks(case)]
    stands = []
    for _, number, check_in in plan:
        until = stays_until(check_in, plan)
        is_held = is_kept(check_in, touches, tasks, until)
        stands.append(CheckInStands(number, check_in, HELD if is_held else _state(check_in, day, until)))
    return stands


def _state(check_in: CheckIn, day: date, until: date) -> str:
    if day < check_in.first:
        return TO_COME
    if day > until:
        return NOT_HELD
    if day == check_in.last:
        return DUE
    return OPEN if day < check_in.last else OVERDUE
