"""Owed: what triage knows to be due by the counsellor, worded as something to do today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from followthrough.casework.workweek import Office
from followthrough.triage.assess import Assessment
from followthrough.triage.reason import Reason
from followthrough.triage.strategies.create_value import YouOwe
from followthrough.triage.strategies.low_power import BackFromPause, ContactOwed, LowPowerReview, WelcomeBack
from followthrough.triage.strategies.sign_a_contract import ContractEnding, ReviewDue
from followthrough.triage.thresholds import Thresholds

from .item import BACK, OPEN, Item, entry_for

GREET_OFFICE_DAYS = 1
"""Office days after a client came back, through which the greeting stays on the agenda: today's, and the next."""


@dataclass(frozen=True, kw_only=True)
class Greeting(Item):
    """A client is back in touch: a greeting first."""

    code = "welcome-back"
    says = "Welcome back: {how}."
    next_step = "Greet {name}; book this week. What is past is past."
    records = "log {ref} call --answered"

    how: str

    @property
    def pressing(self) -> str:
        """It comes before everything: the door was left open for this day."""
        return BACK


@dataclass(frozen=True, kw_only=True)
class GreetingAfterPause(Item):
    """A client is back from a long pause."""

    code = "back-from-pause"
    says = "Back from a pause since {due}."
    next_step = "Greet {name}, and look at the contract together: does it still fit?"
    records = "log {ref} call --answered --topic plan"


@dataclass(frozen=True, kw_only=True)
class Owed(Item):
    """Something that the counsellor promised is open."""

    code = "you-owe"
    says = "You owe {what} since {due:short}."
    next_step = "Keep your side first: {what}."
    records = "log {ref} {entry}"

    what: str
    kind: str
    count: int

    def derived(self) -> dict[str, object]:
        """What to write down."""
        return {"entry": entry_for(self.kind, self.count)}


@dataclass(frozen=True, kw_only=True)
class Promised(Item):
    """Something that the counsellor promised for certain days falls on this one."""

    code = "promised"
    says = "Promised for today: {what}."
    next_step = "Keep your side: {what}."
    records = "log {ref} {entry}"

    what: str
    kind: str

    def derived(self) -> dict[str, object]:
        """What to write down."""
        return {"entry": entry_for(self.kind)}


@dataclass(frozen=True, kw_only=True)
class DoorContact(Item):
    """The door is open, and the contact that is still owed is due."""

    code = "contact-owed"
    says = "The door is open; one contact is owed since {due:short}."
    next_step = "One light contact: the door is open, and here is how to walk in."
    records = "log {ref} {by_channel}"


@dataclass(frozen=True, kw_only=True)
class DoorReview(Item):
    """The door has been open for so long that it is time to look again."""

    code = "low-power-review"
    says = "The door has been open for {days:day}; time to look again."
    next_step = "Ask a colleague or {name}: what would need to change?"
    records = "log {ref} call --answered --topic plan"

    days: int

    @property
    def pressing(self) -> str:
        """It waits for whatever presses."""
        return OPEN


@dataclass(frozen=True, kw_only=True)
class ContractReview(Item):
    """The contract is due for a look at whether it still fits."""

    code = "review-due"
    says = "The contract was last looked at on {since}."
    next_step = "Look at it together: what works, what to change."
    records = "log {ref} meeting --attended --topic plan"

    since: date

    @property
    def pressing(self) -> str:
        """It waits for whatever presses."""
        return OPEN


@dataclass(frozen=True, kw_only=True)
class ContractEnds(Item):
    """The contract in force ends within days."""

    code = "contract-ending"
    says = "The contract ends on {due:short}."
    next_step = "Sign the next one before that, so that nothing lapses."
    records = "sign-contract {ref}"


def advised_on(
    day: date, office: Office, assessment: Assessment, thresholds: Thresholds, *, has_written: bool
) -> Iterator[Item]:
    """What triage advises of one client that is to be done on this day.

    A reply that is owed is left out where the message itself waits on the agenda (`has_written`).
    """
    for reason in assessment.reasons:
        if isinstance(reason, YouOwe):
            if not (has_written and reason.kind == "reply"):
                what = str(reason.derived()["what"])
                yield Owed(as_of=day, due=reason.since, what=what, kind=reason.kind, count=reason.count)
        elif isinstance(reason, WelcomeBack):
            if _is_fresh(reason.welcomed_on, day, office):
                how = str(reason.derived()["told"])
                yield Greeting(as_of=day, due=reason.welcomed_on, how=how)
        elif (item := _item_of(reason, day, thresholds)) is not None:
            yield item


def _item_of(reason: Reason, day: date, thresholds: Thresholds) -> Item | None:
    if isinstance(reason, BackFromPause):
        return GreetingAfterPause(as_of=day, due=reason.returned)
    if isinstance(reason, ContactOwed):
        return DoorContact(as_of=day, due=reason.due)
    if isinstance(reason, LowPowerReview):
        return DoorReview(as_of=day, due=reason.review_on, days=(day - reason.since).days)
    if isinstance(reason, ContractEnding):
        return ContractEnds(as_of=day, due=reason.ends_on)
    if isinstance(reason, ReviewDue):
        due = reason.since + timedelta(thresholds.review_days)
        return ContractReview(as_of=day, due=due, since=reason.since)
    return None


def _is_fresh(welcomed_on: date, day: date, office: Office) -> bool:
    """Whether the days on which a greeting is still to be said are not over."""
    last = welcomed_on
    for _ in range(GREET_OFFICE_DAYS):
        last = office.next_open(last)
    return day <= last
