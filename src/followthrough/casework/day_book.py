"""The day book: what a stretch of days holds for a whole caseload, as it lies in the record, before it is judged."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from .activity import Activity
from .cadence import Dated
from .check_in import CheckIn
from .client import Absence, Client, Job

LOOK_BACK_DAYS = 28
"""Days for which a task not done is still on the agenda; what is older is better asked at the next meeting."""
CHECK_INS_BACK = 14
"""Days for which a check-in not held is still on the agenda: as long as onboarding lasts."""
MESSAGES_BACK = 56
"""Days for which a message without an answer of ours is still on the agenda: as far as what we owe is shown."""


class DatedLine(NamedTuple):
    """A line of a contract in force on the first of the days that holds a session on dates."""

    ref: str
    party: str
    kind: str
    cadence: Dated
    signed_on: date
    ends_on: date | None = None
    at: str | None = None


class TaskDue(NamedTuple):
    """A task with its day, assigned or in a contract, and whether one of its title is recorded as done."""

    ref: str
    title: str
    assigned_on: date
    by: date
    is_done: bool


class Message(NamedTuple):
    """The earliest contact in by text, email or letter since when nothing has gone out to the client."""

    ref: str
    on: date
    kind: str


class Planned(NamedTuple):
    """A check-in under the number by which it is changed."""

    ref: str
    number: int
    check_in: CheckIn


class DayBook(NamedTuple):
    """What the days from `day` through `until` hold. Only what is known on `day` is in it; files that are closed are
    left out, but for who is at work.

    `touches` are the contacts and meetings, from its earliest check-in or the start of work on, of each client who
    has one of these.
    """

    day: date
    until: date
    dated: tuple[DatedLine, ...] = ()
    recorded: frozenset[tuple[str, str]] = frozenset()
    """Reference and kind of what is recorded on `day` already, contacts in left out."""
    tasks: tuple[TaskDue, ...] = ()
    """Due from `LOOK_BACK_DAYS` before `day` through `until`; of who has a task check-in, those done as well."""
    messages: tuple[Message, ...] = ()
    check_ins: tuple[Planned, ...] = ()
    touches: Mapping[str, tuple[Activity, ...]] = {}
    jobs: tuple[tuple[Client, Job], ...] = ()
    """The work that runs on `day`, of open and closed files."""
    away: Mapping[str, tuple[Absence, ...]] = {}
    """When somebody is excused or paused on some of these days, by reference; not why."""
    own_words: Mapping[str, str] = {}
    """The latest words to quote of each client who gave some."""

    def is_away(self, ref: str, day: date) -> bool:
        """Whether a client is excused or paused on one of these days."""
        return any(absence.covers(day) for absence in self.away.get(ref, ()))
