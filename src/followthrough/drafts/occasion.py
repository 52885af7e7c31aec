"""Occasion: what a text is about, as plain values: the reason, what was kept, what is missing, what was agreed."""

from datetime import date, timedelta
from typing import NamedTuple

from followthrough.casework.activity import OURS, Activity
from followthrough.casework.case_file import called_off
from followthrough.casework.client import Client
from followthrough.casework.contract import CLIENT, Contract, Obligation
from followthrough.casework.vision import as_it_stands
from followthrough.triage.assess import Judged
from followthrough.triage.reason import Reason
from followthrough.triage.slips import MISSED_SESSION, NO_ANSWER, Slip
from followthrough.triage.strategies.create_value import YouOwe

from .kept import Kept, Short, kept_by, short_of

SLIPPING = ("first-slip", "slipping", "repeated-slips")
"""The reasons about a slip: there the cause, where the record knows it, picks the next step."""
UNKNOWN, UNREACHED = "unknown", "unreached"
"""No cause is told; and none can be, since the latest slip is a message without an answer."""

DAY_NAMED = {
    "no-contract": "since",
    "contract-to-sign": "sign_by",
    "contract-ending": "ends_on",
    "review-due": "since",
    "you-owe": "since",
    "low-power": "last_sign",
    "placed": "through",
    "low-power-review": "since",
}
"""The fact that holds the day which a text names, by the reason’s code."""

MOST_SLIPS = 2
"""Slips that one text names."""
LONGEST_QUOTE = 160
"""Characters of a client’s own words that a text quotes."""


class Occasion(NamedTuple):
    """What a text is about. What the record does not know is None, and is not spoken of."""

    client: Client
    day: date
    code: str
    cause: str | None = None
    kept: Kept | None = None
    slips: tuple[Slip, ...] = ()
    short: Short | None = None
    agreed: tuple[Obligation, ...] = ()
    named: date | None = None
    owed: tuple[int, str] | None = None
    called_off: Activity | None = None
    own_words: str | None = None


def occasion_of(judged: Judged, code: str, reason: Reason | None = None) -> Occasion:
    """What a text under a code is about, with the facts of the reason that triage gave, if it gave it today."""
    view = judged.view
    slips = _slips(judged, code)
    kept = kept_by(judged)
    short = short_of(judged, kept) if code == "slipping" else None
    off = called_off(view.record.case, view.day)
    vision = as_it_stands(vision for vision in view.record.case.visions if vision.on <= view.day)
    return Occasion(
        client=view.record.case.client,
        day=view.day,
        code=code,
        cause=_cause(code, reason, slips, off),
        kept=kept,
        slips=slips,
        short=short,
        agreed=_agreed(view.contract or _last_contract(judged), code, slips, short),
        named=_named(code, reason),
        owed=(reason.count, reason.kind) if isinstance(reason, YouOwe) else None,
        called_off=off,
        own_words=_quotable(vision.own_words) if vision is not None and vision.own_words else None,
    )


def _cause(code: str, reason: Reason | None, slips: tuple[Slip, ...], off: Activity | None) -> str | None:
    """What picks the next step after a slip: our own doing first, then what was told, then that it is not known."""
    if code not in SLIPPING:
        return None
    if off is not None and all(slip.about <= off.on for slip in slips):
        return OURS
    told: str | None = getattr(reason, "because", None)
    if told is not None:
        return told
    return UNREACHED if slips and slips[-1].kind == NO_ANSWER else UNKNOWN


def _slips(judged: Judged, code: str) -> tuple[Slip, ...]:
    """The slips that a text names: the one for which a client is here, or the two latest."""
    view = judged.view
    if code == "first-slip":
        return tuple(view.slips_in_last(view.thresholds.quiet_days)[-1:])
    if code == "repeated-slips":
        named = [
            slip
            for slip in view.slips_in_last(view.thresholds.slip_days)
            if slip.kind in (MISSED_SESSION, NO_ANSWER)
        ]
        return tuple(named[-MOST_SLIPS:])
    return ()


def _named(code: str, reason: Reason | None) -> date | None:
    if reason is None:
        return None
    if code == "no-contract" and not getattr(reason, "had_one", False):
        return None
    named: date | None = getattr(reason, DAY_NAMED[code]) if code in DAY_NAMED else None
    return named


def _quotable(words: str) -> str:
    """A client’s own words on one line, broken off at a word where they are long."""
    line = " ".join(words.split())
    if len(line) <= LONGEST_QUOTE:
        return line
    return f"{line[:LONGEST_QUOTE].rpartition(' ')[0] or line[:LONGEST_QUOTE]}…"


# What was agreed -------------------------------------------------------------------------------------------------


def _last_contract(judged: Judged) -> Contract | None:
    """The contract signed last, in force or not."""
    return judged.view.record.last_signed_before(judged.view.day + timedelta(1))


def _agreed(
    contract: Contract | None, code: str, slips: tuple[Slip, ...], short: Short | None
) -> tuple[Obligation, ...]:
    """The lines that a text speaks of: of what is missing, or all of the client’s where the contract is its subject."""
    if contract is None:
        return ()
    own = contract.lines_of(CLIENT)
    if code in ("review-due", "contract-ending"):
        return own
    about = {slip.what for slip in slips} | ({short.kind} if short is not None else set())
    return tuple(line for line in own if line.kind in about)[:1]
