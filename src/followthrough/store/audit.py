"""Audit: the trail of who saw, changed and exported what. It only grows, each entry sealed with the one before."""

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from followthrough.casework.audit_trail import (
    BEGINNING,
    MOST_NAMED,
    Chain,
    Entry,
    Sealed,
    chain_of,
    mark_of,
    seal,
)

from .connection import Connection
from .statements import COLUMNS

SALT = 16
"""Bytes of chance that keep anybody from finding out by trial whom an emptied entry was about."""

_COLUMNS = ", ".join(COLUMNS["audit"])
INSERT = f"INSERT INTO audit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
LAST = "SELECT id, digest FROM audit ORDER BY id DESC LIMIT 1"


def enter(caseload: Connection, did: str) -> None:
    """Writes down what was done in this sitting: an entry for each client it was about. Inside a transaction."""
    for row in entries_after(caseload, did):
        caseload.write(INSERT, row)


def entries_after(caseload: Connection, did: str) -> Iterator[Sealed]:
    """The entries that follow the last one: one for each client, or one for all where none or many are named."""
    number, digest = caseload.row(LAST) or (0, BEGINNING)
    about: Iterable[str | None] = caseload.about if 0 < len(caseload.about) <= MOST_NAMED else (None,)
    for ref in about:
        salt = None if ref is None else new_salt()
        mark, number = mark_of(salt, ref), number + 1
        said = (number, caseload.recorded_at, caseload.who, did, caseload.what or caseload.doing or "ft")
        digest = seal(digest, said, mark)
        yield Sealed(*said, ref, salt, mark, digest)


def new_salt() -> str:
    """Chance, in hexadecimal."""
    return os.urandom(SALT).hex()


def forget(caseload: Connection, ref: str) -> int:
    """Empties whom entries were about, so that nothing leads to this reference; how many. Inside a transaction."""
    return caseload.write("UPDATE audit SET about = NULL, salt = NULL WHERE about = ?", (ref,)).rowcount


def trail(
    caseload: Connection, ref: str | None = None, first: date | None = None, last: date | None = None
) -> Iterator[Entry]:
    """The entries of one client, or of all, from a first through a last day in the zone of this machine."""
    wanted, values = [], list[object]()
    if ref is not None:
        wanted.append("about = ?")
        values.append(ref)
    if first is not None:
        wanted.append("at >= ?")
        values.append(_moment(first))
    if last is not None:
        wanted.append("at < ?")
        values.append(_moment(last + timedelta(days=1)))
    where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
    for number, at, *said in caseload.stream(
        f"SELECT id, at, who, did, what, about FROM audit {where} ORDER BY id", values
    ):
        yield Entry(number, datetime.fromisoformat(at), *said)


def _moment(day: date) -> str:
    """The beginning of a day as moments are kept."""
    return datetime.combine(day, time()).astimezone().astimezone(UTC).isoformat(timespec="seconds")


def chain(caseload: Connection) -> Chain:
    """Goes along the whole trail: how many entries, the digest of the last, and the first that does not fit."""
    rows = caseload.stream(f"SELECT {_COLUMNS} FROM audit ORDER BY id")
    return chain_of(Sealed(*row) for row in rows)
