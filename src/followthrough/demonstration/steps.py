"""Steps: what a counsellor did, one thing after the other, each on its day.

Each names one command of a counsellor and carries the casework values that it records.
"""

from datetime import date
from typing import NamedTuple

from followthrough.casework.activity import Activity
from followthrough.casework.check_in import CheckIn
from followthrough.casework.client import Absence, Client, Job, OpenDoor, Placement, Task
from followthrough.casework.contract import Contract
from followthrough.casework.vision import Vision


class AddHolidays(NamedTuple):
    """The holidays on which the office is closed, with their names."""

    on: date
    days: tuple[tuple[date, str], ...]


class AddAway(NamedTuple):
    """The counsellor is away from a first through a last day."""

    on: date
    first: date
    last: date
    why: str


class AddClient(NamedTuple):
    """A file is opened, under a reference of the demonstration's own."""

    on: date
    client: Client


class Sign(NamedTuple):
    """A contract is signed; the first one with the check-ins of the first two weeks."""

    on: date
    ref: str
    contract: Contract
    check_ins: tuple[CheckIn, ...] = ()


class Pause(NamedTuple):
    """Services are interrupted, with or without a last day."""

    on: date
    ref: str
    absence: Absence


class Excuse(NamedTuple):
    """A client is excused for some days."""

    on: date
    ref: str
    absence: Absence


class Resume(NamedTuple):
    """A pause without a last day ends: services go on that day."""

    on: date
    ref: str


class Place(NamedTuple):
    """The counsellor places a client on a list."""

    on: date
    ref: str
    placement: Placement


class Assign(NamedTuple):
    """A task is agreed."""

    on: date
    ref: str
    task: Task


class Log(NamedTuple):
    """Entries of one client, recorded together."""

    on: date
    ref: str
    activities: tuple[Activity, ...]


class LogGroup(NamedTuple):
    """One line for a room: who came to a session, and who did not."""

    on: date
    entries: tuple[tuple[str, Activity], ...]


class AddVision(NamedTuple):
    """What the job would bring, in the client's own words."""

    on: date
    ref: str
    vision: Vision


class OpenTheDoor(NamedTuple):
    """What would help somebody on low power, and when to look again."""

    on: date
    ref: str
    door: OpenDoor


class StartWork(NamedTuple):
    """A client starts work."""

    on: date
    ref: str
    job: Job


class Close(NamedTuple):
    """A file is closed, with its outcome."""

    on: date
    ref: str
    outcome: str


Step = (
    AddHolidays
    | AddAway
    | AddClient
    | Sign
    | Pause
    | Excuse
    | Resume
    | Place
    | Assign
    | Log
    | LogGroup
    | AddVision
    | OpenTheDoor
    | StartWork
    | Close
)

ORDER: tuple[type[Step], ...] = (
    AddHolidays,
    AddAway,
    AddClient,
    Sign,
    Resume,
    Excuse,
    Pause,
    Place,
    Assign,
    Log,
    LogGroup,
    AddVision,
    OpenTheDoor,
    StartWork,
    Close,
)
"""The order of one day's steps: who must be known comes before what is known of them."""
