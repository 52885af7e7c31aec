"""The audit trail: who saw, changed, exported what, and when; without a name or a text of the record."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

DEEDS = (
    *("saw", "changed", "exported", "disclosed", "erased"),
    *("backed up", "restored", "checked", "encrypted", "decrypted", "began"),
)
"""What an entry can say was done."""

ERASED_FOR = ("request", "retention", "error")
"""Why somebody is erased: they asked, their time is up, or they should never have been on the caseload."""

BEGINNING = "0" * 64
"""What the first entry is sealed with, as there is none before it."""

MOST_NAMED = 20
"""Clients of one command who are entered one by one; of more, one entry says so of the caseload."""


class Entry(NamedTuple):
    """One entry: its number, when, who, what was done by which command, and the reference of whom it was about."""

    number: int
    at: datetime
    who: str
    did: str
    what: str
    about: str | None = None


class Sealed(NamedTuple):
    """An entry as it is kept: the moment as text, and what the chain is made of."""

    number: int
    at: str
    who: str
    did: str
    what: str
    about: str | None
    salt: str | None
    mark: str
    digest: str


class Chain(NamedTuple):
    """How the trail stands: how many entries, the digest of the last, and the first that does not fit, if one."""

    entries: int
    head: str
    broken_at: int | None = None


def mark_of(salt: str | None, about: str | None) -> str:
    """What an entry keeps of whom it is about once that has been emptied; nothing, if it is about nobody."""
    return sha256(f"{salt}{about}".encode()).hexdigest() if salt is not None and about is not None else ""


def seal(before: str, entry: tuple[int, str, str, str, str], mark: str) -> str:
    """The digest of an entry after the one before it: SHA-256, in hexadecimal."""
    return sha256("\x1f".join([before, *map(str, entry), mark]).encode()).hexdigest()


def chain_of(entries: Iterable[Sealed]) -> Chain:
    """Goes along a trail from its beginning. Numbers follow one another, digests fit, marks fit what is still said."""
    count, head, broken = 0, BEGINNING, None
    for entry in entries:
        fits = entry.number == count + 1 and entry.digest == seal(head, entry[:5], entry.mark)
        if entry.about is not None:
            fits = fits and entry.mark == mark_of(entry.salt, entry.about)
        if not fits and broken is None:
            broken = entry.number
        count, head = count + 1, entry.digest
    return Chain(count, head, broken)
