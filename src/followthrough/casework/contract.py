"""Contract and obligation: what client and counsellor each agreed to do, from when until when."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from .activity import CONTACTS, DEEDS, HELP, KINDS, SESSIONS, read_kind
from .cadence import Cadence, Weekly, read_cadence
from .mistakes import CadenceDoesNotFit, SameLineTwice, UnclearObligation
from .names import keepable, on_one_line

CLIENT = "client"
COUNSELLOR = "counsellor"
PARTIES = (CLIENT, COUNSELLOR)

FORMS_SAID = {
    "weekly": "5/week, daily, weekly",
    "dated": "every wed, every 2 weeks on tue, monthly on 1st mon",
    "within": "within 7 days of application",
    "by": "by 2026-01-16",
}


class Obligation(NamedTuple):
    """One line of a contract: who does what, how often; `at` says when and where, as the two of them put it."""

    party: str
    kind: str
    cadence: Cadence
    wording: str | None = None
    at: str | None = None


class Contract(NamedTuple):
    """What was agreed. It is in force from the day after signing through `ends_on`, its last day.

    `confidence` is how sure the client was of keeping it, from 0 to 10, if that was asked.
    """

    signed_on: date
    ends_on: date | None = None
    obligations: tuple[Obligation, ...] = ()
    confidence: int | None = None

    def lines_of(self, party: str) -> tuple[Obligation, ...]:
        """The lines that one party agreed to."""
        return tuple(line for line in self.obligations if line.party == party)

    def runs_on(self, day: date) -> bool:
        """Whether a day lies between signing and last day, as far as this contract alone says."""
        return self.signed_on < day and (self.ends_on is None or day <= self.ends_on)


def contract_in_force(contracts: Sequence[Contract], day: date) -> Contract | None:
    """The contract in force on a day: the one signed last before it, unless that one has ended."""
    signed = [contract for contract in contracts if contract.signed_on < day]
    latest = max(signed, key=lambda contract: contract.signed_on, default=None)
    return latest if latest is not None and latest.runs_on(day) else None


def forms_for(party: str, kind: str) -> tuple[str, ...]:
    """The forms of cadence in which a kind can be promised by a party; empty if it cannot be at all."""
    if party == COUNSELLOR:
        if kind in HELP or kind in CONTACTS or kind in SESSIONS:
            return ("weekly", "dated", "within", "by")
        return ()
    if kind == "task":
        return ("weekly", "within", "by")
    if kind in DEEDS or kind in CONTACTS:
        return ("weekly", "within")
    return ("weekly", "dated", "within") if kind in SESSIONS else ()


def check_obligation(line: Obligation) -> Obligation:
    """The line itself, if its kind and cadence can be judged together. Raises `CadenceDoesNotFit`."""
    forms = forms_for(line.party, line.kind)
    if line.cadence.form in forms:
        return line
    said = ", ".join(FORMS_SAID[form] for form in forms)
    if not forms:
        theirs = (kind for kind in KINDS if forms_for(line.party, kind))
        said = f"the other party; a {line.party}’s kinds are {', '.join(theirs)}"
    raise CadenceDoesNotFit(kind=line.kind, cadence=str(line.cadence), forms=said)


def check_lines(lines: tuple[Obligation, ...]) -> tuple[Obligation, ...]:
    """The lines themselves, if each kind has at most one line of a form. Raises `SameLineTwice`."""
    seen: dict[tuple[str, str, str, str | None], Obligation] = {}
    for line in map(check_obligation, lines):
        title = line.wording if line.cadence.form == "by" else None
        key = (line.party, line.kind, line.cadence.form, title)
        if key in seen:
            raise SameLineTwice(kind=line.kind, first=str(seen[key].cadence), second=str(line.cadence))
        seen[key] = line
    return lines


def read_obligation(party: str, text: str) -> Obligation:
    """The line that `application 5/week @ mornings, library` or `task by 2026-01-16: Update the resume` says.

    What follows the last “ @ ” says when and where. Raises `UnclearObligation`, `UnknownKind`, `UnclearCadence`,
    `CadenceDoesNotFit`, `UnusableText`.
    """
    text, at = split_at(on_one_line(text))
    agreed, _, wording = text.partition(":")
    kind, _, cadence = agreed.strip().partition(" ")
    if not cadence.strip():
        raise UnclearObligation(text=text)
    said = keepable(wording, "wording") if wording.strip() else None
    where = keepable(at, "wording") if at else None
    line = Obligation(party, read_kind(kind), read_cadence(cadence.strip()), said, where)
    if line.kind == "task" and line.cadence.form == "by" and line.wording is None:
        raise UnclearObligation(text=text)
    return check_obligation(line)


def split_at(text: str) -> tuple[str, str | None]:
    """What a line says, and what follows its last “ @ ”: when and where."""
    agreed, sign, at = text.rpartition(" @ ")
    return (agreed, at.strip() or None) if sign else (text, None)


SURE_ENOUGH = 7
"""Confidence above which a plan is kept as it is; at this or below, a smaller step is agreed. Brief action planning
(Gutnick and others, 2014) looks for 7 of 10."""


def smaller_step(lines: tuple[Obligation, ...]) -> Obligation | None:
    """The client's line that asks the most in a week, asking about half of it; None if none asks more than one."""
    weekly = [
        (line.cadence.times, line)
        for line in lines
        if line.party == CLIENT and isinstance(line.cadence, Weekly) and line.cadence.times > 1
    ]
    if not weekly:
        return None
    times, most = max(weekly, key=lambda found: found[0])
    return most._replace(cadence=Weekly((times + 1) // 2))


def is_unsure(confidence: int | None) -> bool:
    """Whether a client is so unsure of keeping what was agreed that a smaller step is better."""
    return confidence is not None and confidence <= SURE_ENOUGH
