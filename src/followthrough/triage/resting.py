"""Resting: what was tried before low power, what would help, and what is owed to who is there."""

from collections.abc import Sequence
from datetime import date, timedelta

from followthrough.casework.activity import Activity
from followthrough.casework.client import OpenDoor

from .reason import Day
from .view import View

ATTEMPT_DAYS = 28
"""The days in which attempts are counted before low-power."""


def attempts_before(attempts: Sequence[Activity], day: date) -> list[Activity]:
    """The attempts of the `ATTEMPT_DAYS` before a day, it included: what was tried before low power."""
    return [a for a in attempts if day - timedelta(ATTEMPT_DAYS) < a.on <= day]


def tried_before(attempts: Sequence[Activity], day: date) -> str | None:
    """The same in words: `text 3 Feb, call 10 Feb`; None if nothing was tried."""
    said = (f"{a.kind} {Day(a.on.year, a.on.month, a.on.day):brief}" for a in attempts_before(attempts, day))
    return ", ".join(said) or None


def open_door(view: View) -> OpenDoor | None:
    """What was last said, since the client went on low-power, of what would help."""
    doors = [door for door in view.record.case.open_doors if door.on >= view.standing.since]
    latest = view.at.latest([door.on for door in doors])
    return next((door for door in reversed(doors) if door.on == latest), None)


def next_contact(view: View) -> date:
    """The day by which a client on low-power is owed a contact: `contact_days` after the last one, either way."""
    last = view.at.latest(view.record.contacts)
    return max(last or date.min, view.standing.since) + timedelta(view.thresholds.contact_days)


def next_review(view: View) -> date:
    """The day on which a client's being on low-power is to be looked at: the one that was agreed, or else
    `low_review_days` after entering, and after each talk about the plan since."""
    door = open_door(view)
    talked = view.at.latest(view.record.plan_talked)
    if door is not None and door.review_on is not None and (talked is None or talked < door.review_on):
        return door.review_on
    return max(talked or date.min, view.standing.since) + timedelta(view.thresholds.low_review_days)
