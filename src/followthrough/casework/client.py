"""Client: a person on the caseload; and the ranges of days on which nothing is asked of them."""

from datetime import date, timedelta
from typing import NamedTuple

from .mistakes import EndBeforeBeginning, UnknownList, UnknownStatus

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
    """A person on the caseload, under a short reference that is never given to anybody else."""

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


class Vision(NamedTuple):
    """What the job would bring, in the client's own words."""

    on: date
    words: str


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


def last_day_of(placement: Placement, place_days: int) -> date:
    """The last day through which a placement holds: `until`, or `place_days` days, the first included."""
    return placement.until or placement.on + timedelta(days=place_days - 1)
