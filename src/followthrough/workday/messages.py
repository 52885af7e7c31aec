"""Messages: what a client wrote and nobody has answered yet. Their clock is another than our waiting for them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from followthrough.casework.day_book import Message
from followthrough.casework.workweek import DAY, Office
from followthrough.triage.reason import Number

from .item import LATE, OVERDUE, TODAY, Item

ANSWER_PRESSES_FROM = 1
"""Office days from which a message without an answer presses: the day after it came."""
ANSWER_IS_LATE_FROM = 3
"""Office days from which a message without an answer is late: at a large tax-help service, three business days turn an
unanswered message red."""
WROTE = {"text": "Texted", "email": "Wrote an email", "letter": "Wrote a letter"}
"""What a message is called, of the client who sent it."""


@dataclass(frozen=True, kw_only=True)
class MessageWaiting(Item):
    """A client wrote, and nothing has gone out since. From the third office day on it is late."""

    code = "message"
    says = "{wrote} {due:short}; waiting{long} for your answer."
    next_step = "Answer, even in one line."
    records = "log {ref} {kind}"

    kind: str
    office_days: int

    @property
    def on(self) -> date:
        """The day on which it came: on that day an answer is due."""
        return self.due

    @property
    def pressing(self) -> str:
        """Late, pressing as what is overdue, or new."""
        if self.office_days >= ANSWER_IS_LATE_FROM:
            return LATE
        return OVERDUE if self.office_days >= ANSWER_PRESSES_FROM else TODAY

    def derived(self) -> dict[str, object]:
        """How the client wrote, and how long it waits."""
        days = f" {Number(self.office_days):office day}" if self.office_days else ""
        return {"wrote": WROTE[self.kind], "long": days}


def messages_on(
    day: date, office: Office, messages: Iterable[Message]
) -> Iterator[tuple[str, MessageWaiting]]:
    """The messages that wait for an answer, by reference; due on the day they came."""
    for ref, on, kind in messages:
        if on <= day:
            waits = office_days_between(office, on, day)
            yield ref, MessageWaiting(as_of=day, due=on, kind=kind, office_days=waits)


def office_days_between(office: Office, first: date, last: date) -> int:
    """The office days after a first day, up to and with a last one."""
    return sum(office.is_open(first + DAY * n) for n in range(1, (last - first).days + 1))
