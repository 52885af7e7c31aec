"""Slipping: what goes by if a contact is left out of the plan, as facts of the record and a sentence beside each.

`then` is the day on which it can be done instead. Nothing here says what somebody is like, and nothing threatens.
"""

from datetime import date
from typing import NamedTuple

from followthrough.casework.wording import spoken
from followthrough.casework.workweek import Office
from followthrough.triage.reason import Number, Share
from followthrough.triage.strategies.address_habits_early import FirstSlip, RepeatedSlips, Slipping
from followthrough.triage.strategies.sign_a_contract import ContractToSign, NoContract

from .contact import Contact, Served
from .item import Item, day_said
from .messages import MessageWaiting, office_days_between
from .plan import Block

TRACTION_KEPT = "traction"
"""What is said where there was only a look in to leave out."""
SAYS = {
    "employers": "{length:minute} of the time for employers do not fit",
    "admin": "{length:minute} of the office’s own work do not fit",
    "session": "{length:minute} of the {what} on {on:short} do not fit: ask a colleague, or call it off in time",
    "message": "the answer to their {kind} waits {days:office day} by {then:short}",
    "welcome-back": "the greeting waits until {then:short}",
    "meeting": "the meeting of {due:short} is not held: move it in time",
    "check-in": "the check-in due by {due:short} goes by",
    "check-in-late": "the check-in due since {due:short} waits until {then:short}",
    "check-in-open": "nothing yet: the check-in is open until {due:short}",
    "promised": "what you promised for {due:short} waits until {then:short}",
    "you-owe": "what you owe since {due:short} waits until {then:short}",
    "contact-owed": "the contact owed by {due:short} is {late:day} late on {then:short}",
    "contract-to-sign": "{sign_by} goes by without a contract",
    "no-contract": "{then:short} makes it {days:day} without a contract",
    "first-slip": "their slip becomes the pattern: day {day} of {days} on {then:short}",
    "first-slip-over": "their slip becomes the pattern: the first {days} days are over by {then:short}",
    "repeated-slips": "after {count:slip}, what got in the way is not asked before {then:short}",
    "slipping": "what got in the way is not asked before {then:short}, with {kept} kept",
    "retention": "how the work is going is not asked before {then:short}",
    "contract-ending": "the contract ends on {due:short}, with no next one",
    "contract-stands": "nothing yet: the contract holds until {due:short}",
    "review-due": "the look at the contract waits until {then:short}",
    "low-power-review": "the look at what would help waits until {then:short}",
    "back-from-pause": "the greeting after the pause waits until {then:short}",
    "placed": "the look at the placement waits until {then:short}",
    "settling": "what went well is not said before {then:short}",
    "task": "how the task went is not asked before {then:short}",
    TRACTION_KEPT: "no traction is lost before {then:short}",
}  # fmt: skip
"""What slips by, the most pressing first."""
ORDER = {code: place for place, code in enumerate(SAYS)}


class Slips(NamedTuple):
    """What slips by: a code, its facts, and the day that it is about."""

    code: str
    on: date | None
    facts: dict[str, object]

    @property
    def words(self) -> str:
        """What slips by, in words that stand after a name and a colon."""
        said = {name: _said(value) for name, value in self.facts.items()}
        return SAYS[self.code].format(**said)


def what_slips(entry: Block | Contact, then: date, office: Office, onboarding_days: int) -> Slips:
    """What slips by if an entry of the plan is left out, the most pressing of what it serves."""
    if isinstance(entry, Block):
        code = entry.what if entry.on is None else "session"
        return Slips(code, entry.on, {"length": entry.minutes, "what": spoken(entry.what), "on": entry.on})
    found = [_of(served, entry, then, office, onboarding_days) for served in entry.serves]
    return min(found, key=lambda slips: ORDER[slips.code], default=Slips(TRACTION_KEPT, then, {"then": then}))


def _of(served: Served, contact: Contact, then: date, office: Office, onboarding_days: int) -> Slips:
    if isinstance(served, Item):
        return _of_item(served, then, office)
    if isinstance(served, FirstSlip):
        return _of_first_slip(contact, then, onboarding_days)
    if isinstance(served, ContractToSign):
        return Slips(served.code, served.sign_by, {"sign_by": served.sign_by})
    days = {"days": (then - served.since).days} if isinstance(served, NoContract) else {}
    kept = {"kept": Share(served.follow_through)} if isinstance(served, Slipping) else {}
    count = {"count": served.count} if isinstance(served, RepeatedSlips) else {}
    return Slips(served.code, then, {"then": then, **days, **kept, **count})


def _of_first_slip(contact: Contact, then: date, onboarding_days: int) -> Slips:
    """A slip in the first two weeks, seen from the day on which it could be talked of instead."""
    day = contact.assessment.onboarding_day(then) if contact.assessment is not None else None
    facts: dict[str, object] = {"day": day, "days": onboarding_days, "then": then}
    return Slips(
        "first-slip" if day is not None and day <= onboarding_days else "first-slip-over", then, facts
    )


def _of_item(item: Item, then: date, office: Office) -> Slips:
    facts: dict[str, object] = {"then": then, "due": item.due}
    if isinstance(item, MessageWaiting):
        days = office_days_between(office, item.due, then)
        return Slips(item.code, then, {**facts, "kind": item.kind, "days": days})
    if item.code == "contact-owed":
        return Slips(item.code, then, {**facts, "late": (then - item.due).days})
    if item.due >= then and item.code in HOLDS_UNTIL:
        return Slips(HOLDS_UNTIL[item.code], item.due, facts)
    if item.code == "check-in" and item.due < item.as_of:
        return Slips("check-in-late", then, facts)
    return Slips(item.code, item.due if item.due > item.as_of else then, facts)


HOLDS_UNTIL = {"check-in": "check-in-open", "contract-ending": "contract-stands"}
"""What may still be done on the day after the plan, or later: nothing slips by yet."""


def _said(value: object) -> object:
    if isinstance(value, date):
        return day_said(value)
    return Number(value) if isinstance(value, int) else value
