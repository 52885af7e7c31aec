"""Pressing: which of a client's reasons a morning says, and in which order."""

from datetime import date
from typing import NamedTuple

from followthrough.casework.client import NEEDS_EARLY_INTERVENTION, Client
from followthrough.triage.assess import Assessment
from followthrough.triage.reason import Reason, Share
from followthrough.triage.strategies.create_value import YouOwe

MOST_REASONS = 3
"""Reasons said of one client in a morning; `ft why` has them all."""

STATING = (
    "welcome-back", "no-contract", "first-slip", "slipping", "repeated-slips", "low-power", "placed", "settling",
)  # fmt: skip
"""The reasons that say why a client is on a list, the most pressing first."""
VISION = ("own-words", "no-vision")
UNSAID = {NEEDS_EARLY_INTERVENTION: ("settling", "review-due")}
"""What a morning leaves to `ft why`, list by list, beside something more pressing."""

STATUS = {
    "welcome-back": "welcome back", "no-contract": "no contract", "settling": "settling", "placed": "placed by you",
    "low-power": "door open",
}  # fmt: skip
"""A word on where a client stands, by the reason that put them there."""


class Told(NamedTuple):
    """What a morning says of a client: why they are on the list, what comes beside it, and the vision."""

    first: Reason | None
    beside: tuple[Reason, ...]
    vision: Reason | None


def told_of(assessment: Assessment) -> Told:
    """At most three reasons: the one for the list, then what the counsellor owes, then alarms, then advice."""
    first = vision = None
    beside = []
    for reason in in_order(assessment.reasons):
        code = reason.code
        if code in VISION:
            vision = reason
        elif first is None and code in STATING:
            first = reason
        elif code not in UNSAID.get(assessment.list, ()):
            beside.append(reason)
    left = MOST_REASONS - (first is not None) - (vision is not None)
    return Told(first, tuple(beside[:left]), vision)


def in_order(reasons: tuple[Reason, ...]) -> list[Reason]:
    """Reasons, the most pressing first: a welcome, what the counsellor owes, why the client is here, advice."""
    return sorted(reasons, key=_how_pressing) if len(reasons) > 1 else list(reasons)


def _how_pressing(reason: Reason) -> tuple[int, int, str]:
    if reason.code == "welcome-back":
        return 0, 0, ""
    if reason.code == "contact-owed":
        return 1, 0, ""
    if isinstance(reason, YouOwe):
        return 1, 1, reason.since.isoformat()
    if reason.code in STATING:
        return 2, STATING.index(reason.code), ""
    return 3, 0, ""


def next_step(client: Client, assessment: Assessment) -> str | None:
    """The one thing to do first."""
    first = next(iter(in_order(assessment.reasons)), None)
    return first.words(first.step, client.name) if first else None


def status_of(assessment: Assessment, first: Reason | None, day: date, onboarding_days: int) -> str:
    """A word or two on where a client stands."""
    code = first.code if first is not None else ""
    if code in ("welcome-back", "no-contract", "low-power"):
        return STATUS[code]
    if (count := assessment.onboarding_day(day)) is not None:
        return f"day {count} of {onboarding_days}"
    if code in STATUS:
        return STATUS[code]
    if code == "repeated-slips" and assessment.list == NEEDS_EARLY_INTERVENTION:
        return f"{assessment.slips} slips"
    return "" if assessment.follow_through is None else f"kept {Share(assessment.follow_through)}"


def reached_by(client: Client) -> str:
    """How to reach a client: by their channel, or by whatever is recorded."""
    phone, email = client.phone or "", client.email or ""
    return (email or phone) if client.channel == "email" else (phone or email)
