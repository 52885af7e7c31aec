"""Sessions and messages: who came, and how soon a client who wrote had an answer."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from followthrough.casework.activity import SESSION_OUTCOMES, SESSIONS, WRITTEN_CONTACTS, Activity
from followthrough.triage.reason import Number
from followthrough.workday.messages import ANSWER_IS_LATE_FROM, ANSWER_PRESSES_FROM, office_days_between

from .figures import SHARE, Cell, Figure, Group, Sum, share_of
from .followed import Asked, Followed

SAID = {
    "attended": ("Attended", "to which the client came"),
    "missed": ("Missed", "that took place without the client"),
    "excused": ("Excused", "for which the client was excused"),
    "ours": ("Called off by us", "that we called off or did not hold"),
}
SOON, IN_TIME = ANSWER_PRESSES_FROM, ANSWER_IS_LATE_FROM


def sessions(people: Sequence[Followed], asked: Asked) -> Group:
    """The sessions of the period by what came of them; each client’s is counted."""
    many = Counter(e.outcome for one in people for e in one.within(asked.days) if e.kind in SESSIONS)
    cells = {f"session {outcome}": Cell(many[outcome]) for outcome in SESSION_OUTCOMES}
    cells["sessions"] = Cell(many.total())
    figures = (
        Figure(
            "sessions",
            "Sessions",
            "Job clubs, workshops and meetings written down in the period, one for each client.",
            top="sessions",
            excludes="Sessions of which nothing is written down.",
        ),
        *(
            Figure(
                f"session-{outcome}",
                label,
                f"Of the sessions, those {what}.",
                SHARE,
                f"session {outcome}",
                "sessions",
            )
            for outcome, (label, what) in SAID.items()
        ),
    )
    return Group(
        "sessions", "Sessions", figures, cells, (Sum(("sessions",), tuple(f"session {o}" for o in SAID)),)
    )


# Messages -------------------------------------------------------------------------------------------------------


class Message(NamedTuple):
    """The first text, email or letter of a client since our last answer, and the day of the answer to it."""

    on: date
    answered_on: date | None


def answers(people: Sequence[Followed], asked: Asked) -> Group:
    """The messages of the period that had an answer within 1 and within 3 office days."""
    waits = [wait for one in people for m in messages_of(one, asked) if (wait := _wait(m, asked)) is not None]
    cells = {
        "messages": Cell(len(waits)),
        "answered-soon": Cell(sum(wait <= SOON for wait in waits)),
        "answered-in-time": Cell(sum(wait <= IN_TIME for wait in waits)),
    }
    sums = (
        share_of("answered-in-time", "messages", cells),
        share_of("answered-soon", "answered-in-time", cells),
    )
    figures = (
        Figure(
            "messages",
            "Messages from clients",
            "Texts, emails and letters from clients in the period; those before one answer count once.",
            top="messages",
            excludes=YOUNG,
        ),
        *(
            Figure(
                name,
                f"Answered within {Number(days):office day}",
                "Of the messages, those answered by then: by anything out, a check-in or a meeting.",
                SHARE,
                name,
                "messages",
                excludes=YOUNG,
            )
            for name, days in (("answered-soon", SOON), ("answered-in-time", IN_TIME))
        ),
    )
    return Group("messages", "Messages", figures, cells, sums)


YOUNG = f"Messages without an answer that came less than {IN_TIME + 1} office days before the end; calls."


def messages_of(one: Followed, asked: Asked) -> Iterator[Message]:
    """The messages of the period with the days of their answers, as far as these came by its last day."""
    waiting: date | None = None
    for entry in one.entries:
        if _answers(entry):
            if waiting is not None and asked.days.holds(waiting):
                yield Message(waiting, entry.on)
            waiting = None
        elif entry.kind in WRITTEN_CONTACTS and entry.direction == "in" and waiting is None:
            waiting = entry.on
    if waiting is not None and asked.days.holds(waiting):
        yield Message(waiting, None)


def _answers(entry: Activity) -> bool:
    """Whether an entry answers what a client wrote before it."""
    if entry.direction == "out" or entry.kind in ("reply", "check-in"):
        return True
    return entry.kind == "meeting" and entry.outcome == "attended"


def _wait(message: Message, asked: Asked) -> int | None:
    """The office days that a message waited, or waits; None where that is not known yet."""
    until = message.answered_on or asked.days.last
    days = office_days_between(asked.office, message.on, until)
    return days if message.answered_on is not None or days > IN_TIME else None
