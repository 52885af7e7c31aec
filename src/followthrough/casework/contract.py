"""Contract and obligation: what client and counsellor each agreed to do, from when until when."""

from datetime import date
from typing import NamedTuple

from .activity import CONTACTS, DEEDS, HELP, KINDS, SESSIONS, read_kind
from .cadence import Cadence, read_cadence
from .mistakes import CadenceDoesNotFit, SameLineTwice, UnclearObligation

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
    """One line of a contract: who does what, how often."""

    party: str
    kind: str
    cadence: Cadence
    wording: str | None = None


class Contract(NamedTuple):
    """What was agreed. It is in force from the day after signing through `ends_on`, its last day."""

    signed_on: date
    ends_on: date | None = None
    obligations: tuple[Obligation, ...] = ()

    def lines_of(self, party: str) -> tuple[Obligation, ...]:
        """The lines that one party agreed to."""
        return tuple(line for line in self.obligations if line.party == party)

    def runs_on(self, day: date) -> bool:
        """Whether a day lies between signing and last day, as far as this contract alone says."""
        return self.signed_on < day and (self.ends_on is None or day <= self.ends_on)


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
    """The line that `application 5/week` or `task by 2026-01-16: Update the resume` says.

    Raises `UnclearObligation`, `UnknownKind`, `UnclearCadence`, `CadenceDoesNotFit`.
    """
    agreed, _, wording = text.partition(":")
    kind, _, cadence = agreed.strip().partition(" ")
    if not cadence.strip():
        raise UnclearObligation(text=text)
    line = Obligation(party, read_kind(kind), read_cadence(cadence.strip()), wording.strip() or None)
    if line.kind == "task" and line.cadence.form == "by" and line.wording is None:
        raise UnclearObligation(text=text)
    return check_obligation(line)
