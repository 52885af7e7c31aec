"""Activity: one thing that happened, as it is recorded.

Four groups of kinds. Deeds are the client's own work; sessions are attended or missed; contacts go in or out;
help is what the counsellor does. Only the first three say anything about a client.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from .mistakes import DoesNotFit, OutcomeMissing, UnclearCount, UnknownKind, UnknownStatus

DEEDS = ("posting-review", "application", "follow-up", "thank-you", "interview", "report", "task")
SESSIONS = ("job-club", "workshop", "meeting")
CONTACTS = ("call", "text", "email", "letter")
HELP = (
    "check-in",
    "job-leads",
    "employer-contact",
    "resume-help",
    "interview-practice",
    "reference",
    "reply",
)
CLIENT_KINDS = DEEDS + SESSIONS + CONTACTS
KINDS = CLIENT_KINDS + HELP

SESSION_OUTCOMES = ("attended", "missed", "excused", "ours")
CONTACT_OUTCOMES = ("answered", "no-answer")
DIRECTIONS = ("out", "in")
TOPICS = ("value", "habits", "vision", "plan")

BECAUSE = ("forgot", "could-not", "did-not-know-how", "no-confidence", "does-not-want")
"""What got in the way of something agreed, as the client tells it: each has a next step of its own."""
OURS = "ours"
"""What got in the way was our own doing: then it is not missed, and weighs nothing."""

MOST_AT_ONCE = 999
"""The largest count that one entry holds; more in one week is a slip of the finger."""

WRITTEN_CONTACTS = ("text", "email", "letter")
"""Contacts that go out before any answer can come: without a word they are `no-answer`."""


class Activity(NamedTuple):
    """One entry of the record: what happened, on which day, and when it was written down."""

    id: int
    on: date
    kind: str
    count: int = 1  # type: ignore[assignment]  # a tuple has a method of that name, which nobody needs here
    outcome: str | None = "done"
    direction: str | None = None
    topic: str | None = None
    week_of: date | None = None
    title: str | None = None
    minutes: int | None = None
    note: str | None = None
    recorded_at: datetime | None = None
    because: str | None = None

    @property
    def is_clients_own(self) -> bool:
        """A deed, an attended session or a contact in: something that the client did."""
        if self.kind in DEEDS:
            return True
        if self.kind in SESSIONS:
            return self.outcome == "attended"
        return self.direction == "in"

    @property
    def is_sign_of_life(self) -> bool:
        """Something of the client's own, or a contact out that was answered."""
        return self.is_clients_own or (self.direction == "out" and self.outcome == "answered")


@lru_cache(maxsize=16384)
def monday_of(day: date) -> date:
    """The Monday of the week, Monday to Sunday, in which a day lies."""
    return day - timedelta(days=day.weekday())


def read_kind(text: str) -> str:
    """The kind that a word names. Raises `UnknownKind` with the nearest known one."""
    word = text.strip().lower().replace("_", "-")
    if word in KINDS:
        return word
    from difflib import get_close_matches  # noqa: PLC0415  # only on the way to a mistake

    near = get_close_matches(word, KINDS, n=1)
    raise UnknownKind(text=text, known=", ".join(KINDS), guess=f" Did you mean {near[0]}?" if near else "")


def read_kind_and_count(text: str) -> tuple[str, int]:
    """What `application=5` says: a kind and how many, 1 if it does not say. Raises `UnclearCount`, `UnknownKind`."""
    word, equals, number = text.partition("=")
    kind = read_kind(word)
    if not equals:
        return kind, 1
    if not (number.isascii() and number.isdigit() and 1 <= int(number) <= MOST_AT_ONCE):
        raise UnclearCount(text=text, most=MOST_AT_ONCE)
    return kind, int(number)


def settle(
    kind: str, *, count: int = 1, outcome: str | None = None, direction: str | None = None
) -> tuple[str | None, str | None]:
    """The outcome and direction that an entry of this kind has, given what was said of it.

    Raises `DoesNotFit` where a combination has no meaning, `OutcomeMissing` where one must be given.
    """
    if kind in SESSIONS:
        return _session_outcome(kind, count, outcome, direction), None
    if kind in CONTACTS:
        return _contact_outcome(kind, count, outcome, direction)
    if outcome not in (None, "done") or direction is not None:
        given = f"--{direction}" if direction else f"--{outcome}"
        raise DoesNotFit(kind=kind, given=given, fitting=f"a count, as in {kind}=2")
    return "done", None


def settle_because(
    kind: str, outcome: str | None, direction: str | None, because: str | None
) -> tuple[str | None, str | None]:
    """The outcome and the cause that a settled entry has, given what was said to have got in the way.

    A cause goes with a session that was missed, and with a contact in which it was told. A session missed for a cause
    of ours is one that we called off: its outcome is `ours`. Raises `UnknownStatus`, `DoesNotFit`.
    """
    if because is None:
        return outcome, None
    if because == OURS and kind in SESSIONS and outcome in ("missed", OURS):
        return OURS, None
    if because not in (*BECAUSE, OURS):
        raise UnknownStatus(text=because, what="cause", known=", ".join((*BECAUSE, OURS)))
    is_missed = kind in SESSIONS and outcome == "missed"
    if not is_missed and not (direction == "in" or outcome == "answered"):
        fitting = "--missed for a session, or --in or --answered for a contact in which it was told"
        raise DoesNotFit(kind=kind, given="--because", fitting=fitting)
    if because == OURS:
        fitting = f"--because {', '.join(BECAUSE)}; ours is said of a session that was missed"
        raise DoesNotFit(kind=kind, given="--because ours", fitting=fitting)
    return outcome, because


def _session_outcome(kind: str, count: int, outcome: str | None, direction: str | None) -> str:
    fitting = ", ".join(f"--{o}" for o in SESSION_OUTCOMES)
    if count != 1 or direction is not None or outcome in ("done", *CONTACT_OUTCOMES):
        given = f"a count of {count}" if count != 1 else f"--{direction or outcome}"
        raise DoesNotFit(kind=kind, given=given, fitting=fitting)
    if outcome is None:
        raise OutcomeMissing(kind=kind, outcomes=fitting)
    return outcome


def _contact_outcome(
    kind: str, count: int, outcome: str | None, direction: str | None
) -> tuple[str | None, str]:
    fitting = "--in, or --out with --answered or --no-answer"
    if count != 1 or outcome in ("done", *SESSION_OUTCOMES) or (direction == "in" and outcome is not None):
        given = f"a count of {count}" if count != 1 else f"--{outcome}"
        raise DoesNotFit(kind=kind, given=f"--in {given}" if direction == "in" else given, fitting=fitting)
    if direction == "in":
        return None, "in"
    if outcome is None and kind not in WRITTEN_CONTACTS:
        raise OutcomeMissing(kind=kind, outcomes="--answered, --no-answer, or --in if the client made it")
    return outcome or "no-answer", "out"
