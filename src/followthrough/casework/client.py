"""Client: a person on the caseload; and the ranges of days on which nothing is asked of them."""

from datetime import date, timedelta
from typing import NamedTuple

from .mistakes import BeforeIntake, ClientIsClosed, EndBeforeBeginning, UnknownList, UnknownStatus

ACTIVE = "active"
NEEDS_EARLY_INTERVENTION = "needs-early-intervention"
LOW_POWER = "low-power"
LISTS = (NEEDS_EARLY_INTERVENTION, ACTIVE, LOW_POWER)
"""The three lists, in the order in which a morning reads them."""

OPEN = "open"
CLOSED = "closed"
LANGUAGES = ("en", "fr")
CHANNELS = ("call", "text", "email", "letter")
ABSENCE_KINDS = ("excused", "paused")

REFERENCE_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
"""No vowels, so that no reference is a word; no 0, 1, I, L, O, U, Y, so that it can be read aloud."""
REFERENCE_LENGTH = 4


class Client(NamedTuple):
    """A person on the caseload, under a short reference that is never given to anybody else.

    `referral` says who sent them, in the agency's own words.
    """

    ref: str
    name: str
    intake: date
    program: str | None = None
    email: str | None = None
    phone: str | None = None
    language: str = "en"
    channel: str | None = None
    closed_on: date | None = None
    outcome: str | None = None
    referral: str | None = None

    @property
    def status(self) -> str:
        """`open`, or `closed` once a closing day is recorded."""
        return OPEN if self.closed_on is None else CLOSED


class Absence(NamedTuple):
    """A range of days, first and last included: `excused`, or `paused`; an open pause has no last day."""

    kind: str
    first: date
    last: date | None
    why: str | None = None

    def covers(self, day: date) -> bool:
        """Whether a day lies in the range."""
        return self.first <= day and (self.last is None or day <= self.last)


class Task(NamedTuple):
    """One thing that the client said they would do, by a day."""

    title: str
    assigned_on: date
    by: date


class Placement(NamedTuple):
    """A counsellor's own word on which list a client stands, from a day through another."""

    list: str
    on: date
    until: date | None
    why: str


class OpenDoor(NamedTuple):
    """What would have to change for a client on low power, and the day to look at it again."""

    on: date
    would_help: str
    review_on: date | None = None


class Job(NamedTuple):
    """Work that a client found: from when on, with whom, as what; and its last day, if it came."""

    started_on: date
    employer: str | None = None
    work: str | None = None
    ended_on: date | None = None

    @property
    def where(self) -> str:
        """With whom and as what, to stand after other words: ` at First Loaf Bakery, as night baker`."""
        where = f" at {self.employer}" if self.employer else ""
        return where + (f", as {self.work}" if self.work else "")

    def runs_on(self, day: date) -> bool:
        """Whether the client is at work on a day."""
        return self.started_on <= day and (self.ended_on is None or day <= self.ended_on)


def read_list(text: str) -> str:
    """The list that a word names; `early` and `low` will do. Raises `UnknownList`."""
    word = text.strip().lower().replace("_", "-").replace(" ", "-")
    short = {
        "early": NEEDS_EARLY_INTERVENTION,
        "early-intervention": NEEDS_EARLY_INTERVENTION,
        "low": LOW_POWER,
    }
    word = short.get(word, word)
    if word not in LISTS:
        raise UnknownList(text=text)
    return word


def one_of(text: str, known: tuple[str, ...], what: str) -> str:
    """The word itself, in small letters, if it is one of those known. Raises `UnknownStatus`."""
    word = text.strip().lower()
    if word not in known:
        raise UnknownStatus(text=text, what=what, known=", ".join(known))
    return word


def check_range(first: date, last: date | None) -> None:
    """Raises `EndBeforeBeginning` if a range ends before it begins."""
    if last is not None and last < first:
        raise EndBeforeBeginning(beginning=first.isoformat(), end=last.isoformat())


def open_on(client: Client, day: date) -> None:
    """Raises `BeforeIntake` or `ClientIsClosed` if nothing can be recorded of a client on a day."""
    since_intake(client, day)
    still_open(client, day)


def since_intake(client: Client, day: date) -> None:
    """Raises `BeforeIntake` if a day lies before a client's intake."""
    if day < client.intake:
        raise BeforeIntake(
            day=day.isoformat(), name=client.name, intake=client.intake.isoformat(), ref=client.ref
        )


def still_open(client: Client, day: date) -> None:
    """Raises `ClientIsClosed` if a client's file is closed by a day."""
    if client.closed_on is not None and day >= client.closed_on:
        raise ClientIsClosed(name=client.name, closed_on=client.closed_on.isoformat(), ref=client.ref)


def last_day_of(placement: Placement, place_days: int) -> date:
    """The last day through which a placement holds: `until`, or `place_days` days, the first included."""
    return placement.until or placement.on + timedelta(days=place_days - 1)
