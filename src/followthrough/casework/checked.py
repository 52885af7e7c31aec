"""Checked: what was looked at in a caseload, how much of it, and what was found."""

from typing import NamedTuple

DAMAGE, AMISS, NOTICE = "damage", "amiss", "notice"
"""How grave a finding is: the file is not as it was written; ft would not have written it so; it may be meant so."""

FILE = "file"
"""The part of a finding that says that there was nothing to look into."""


class Part(NamedTuple):
    """One thing that was looked at: how many of what, and what that says. None, where it could not be counted."""

    name: str
    number: int | None
    says: str


class Finding(NamedTuple):
    """One thing that was found: in which part, which rule it breaks, what it is, where, and what to do about it."""

    part: str
    rule: str
    grade: str
    what: str
    where: str | None
    remedy: str


class Checked(NamedTuple):
    """What a check came to."""

    parts: tuple[Part, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def was_opened(self) -> bool:
        """Whether the file could be opened at all."""
        return all(found.part != FILE for found in self.findings)

    @property
    def is_damaged(self) -> bool:
        """Whether the file is not as it was written."""
        return any(found.grade == DAMAGE for found in self.findings)

    @property
    def is_amiss(self) -> bool:
        """Whether something is in it that ft would not have written so."""
        return any(found.grade == AMISS for found in self.findings)
