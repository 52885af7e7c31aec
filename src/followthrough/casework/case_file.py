"""The case file: one client's whole story, and what has been decided about it before."""

from datetime import date, timedelta
from typing import NamedTuple

from .activity import OURS, SESSIONS, Activity
from .cadence import ByDate
from .check_in import CheckIn
from .client import Absence, Client, Job, OpenDoor, Placement, Task
from .contract import CLIENT, Contract
from .names import fold
from .retention import Hold
from .vision import Vision

PUT_RIGHT_DAYS = 14
"""Days for which a session that we called off is still spoken of."""


class Remembered(NamedTuple):
    """What triage has decided about a client before, so that a long history is not gone through each morning.

    All of it can be worked out again from the record; it is dropped when an earlier day of the record changes.
    `basis` is a fingerprint of the settings, the calendar and the rules it was decided under. The texts are
    triage's own (`triage.memory` writes and reads them).
    """

    basis: str
    through: date
    moves: str
    bookmark_on: date
    bookmark: str
    good_from: date | None = None
    good_until: date | None = None
    answer: str | None = None


class CaseFile(NamedTuple):
    """One client's whole story. Contracts in the order of signing, activities in the order of their days.

    `since` is the day from which on the activities are all there; None, if none are left out.
    """

    client: Client
    contracts: tuple[Contract, ...] = ()
    absences: tuple[Absence, ...] = ()
    activities: tuple[Activity, ...] = ()
    tasks: tuple[Task, ...] = ()
    placements: tuple[Placement, ...] = ()
    visions: tuple[Vision, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    open_doors: tuple[OpenDoor, ...] = ()
    jobs: tuple[Job, ...] = ()
    holds: tuple[Hold, ...] = ()
    remembered: Remembered | None = None
    since: date | None = None


def agreed_tasks(case: CaseFile) -> list[Task]:
    """The tasks of the client's that stand in contracts, each agreed on the day of signing."""
    return [
        Task(line.wording, contract.signed_on, line.cadence.day)
        for contract in case.contracts
        for line in contract.lines_of(CLIENT)
        if isinstance(line.cadence, ByDate) and line.wording
    ]


def open_tasks(case: CaseFile) -> list[Task]:
    """The tasks, assigned or in a contract, of whose title none is recorded as done; earliest first."""
    done = {fold(entry.title) for entry in case.activities if entry.kind == "task" and entry.title}
    tasks = {(fold(task.title), task.by): task for task in (*case.tasks, *agreed_tasks(case))}
    return sorted((t for (title, _), t in tasks.items() if title not in done), key=lambda t: (t.by, t.title))


def called_off(case: CaseFile, day: date) -> Activity | None:
    """The session that we called off, if by a day that is the last that is on record of sessions and contacts."""
    since = [
        entry
        for entry in case.activities
        if day - timedelta(PUT_RIGHT_DAYS) < entry.on <= day and (entry.kind in SESSIONS or entry.direction)
    ]
    latest = max(since, key=lambda entry: (entry.on, entry.id), default=None)
    return latest if latest is not None and latest.outcome == OURS else None
