"""What lies ahead of clients in a caseload file: visions, check-ins planned, doors left open, work, legal holds."""

from followthrough.casework.check_in import KINDS, PURPOSES, CheckIn
from followthrough.casework.client import Job, OpenDoor
from followthrough.casework.retention import Hold
from followthrough.casework.vision import FIGURES, MOST, WORDS, Vision

from .places import Entry, range_in

VISION_FIELDS = frozenset(Vision._fields)
CHECK_IN_FIELDS = frozenset(CheckIn._fields)
OPEN_DOOR_FIELDS = frozenset(OpenDoor._fields)
JOB_FIELDS = frozenset(Job._fields)
HOLD_FIELDS = frozenset(Hold._fields)

MOST_DAYS_TO_REVIEW = 90
"""Days after which what would help is looked at again at the latest, so that nobody is forgotten."""


def visions_in(entry: Entry) -> tuple[Vision, ...]:
    """What a client said that the job would bring."""
    return tuple(map(_vision_in, entry.entries("visions", VISION_FIELDS)))


def check_ins_in(entry: Entry) -> tuple[CheckIn, ...]:
    """The check-ins planned with a client, the earliest first."""
    found = map(_check_in_in, entry.entries("check_ins", CHECK_IN_FIELDS))
    return tuple(sorted(found, key=lambda check_in: (check_in.first, check_in.last)))


def open_doors_in(entry: Entry) -> tuple[OpenDoor, ...]:
    """What would help a client on low power, the earliest first."""
    found = map(_open_door_in, entry.entries("open_doors", OPEN_DOOR_FIELDS))
    return tuple(sorted(found, key=lambda door: door.on))


def jobs_in(entry: Entry) -> tuple[Job, ...]:
    """The work that a client found, the earliest first."""
    found = map(_job_in, entry.entries("jobs", JOB_FIELDS))
    return tuple(sorted(found, key=lambda job: job.started_on))


def holds_in(entry: Entry) -> tuple[Hold, ...]:
    """The legal holds on a client's file, the earliest first."""
    found = map(_hold_in, entry.entries("holds", HOLD_FIELDS))
    return tuple(sorted(found, key=lambda hold: hold.since))


def _vision_in(entry: Entry) -> Vision:
    words = (entry.text_or_none(name, "note") for name in WORDS)
    figures = (entry.number_or_none(name, 0, MOST) for name in FIGURES)
    vision = Vision(entry.day("on"), *words, *figures)  # type: ignore[arg-type]  # the fields stand in this order
    if all(said is None for said in vision[1:]):
        raise entry.amiss("words", "it is missing, and so is all else that a vision can say")
    return vision


def _check_in_in(entry: Entry) -> CheckIn:
    first, last = range_in(entry, "first", "last")
    kind, purpose = entry.word("kind", KINDS), entry.word_or_none("purpose", PURPOSES)
    return CheckIn(first, last or entry.day("last"), kind, purpose, entry.text_or_none("about", "reason"))


def _open_door_in(entry: Entry) -> OpenDoor:
    on, review_on = range_in(entry, "on", "review_on")
    days = 0 if review_on is None else (review_on - on).days
    if days > MOST_DAYS_TO_REVIEW:
        most = f"within {MOST_DAYS_TO_REVIEW} days"
        raise entry.amiss("review_on", f"it comes after {days} days, and a review comes {most}")
    return OpenDoor(on, entry.text("would_help", "reason"), review_on)


def _job_in(entry: Entry) -> Job:
    started_on, ended_on = range_in(entry, "started_on", "ended_on")
    employer, work = entry.text_or_none("employer", "name"), entry.text_or_none("work", "title")
    return Job(started_on, employer, work, ended_on)


def _hold_in(entry: Entry) -> Hold:
    since, until = range_in(entry, "since", "until")
    return Hold(since, until, entry.text("why", "reason"))
