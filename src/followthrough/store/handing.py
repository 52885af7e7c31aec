"""Handing: a whole caseload as bytes that never lay on a disk, and a new caseload made out of such bytes."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from followthrough.casework.mistakes import (
    CaseloadDamaged,
    CaseloadExists,
    HandoffDamaged,
    NewerCaseload,
)

from .connection import connect
from .converting import fill
from .drafts import make_folders, move_into_place
from .driver import PLAIN_BEGINS, Keys, key_of
from .keeping import look_through, mistake_of_copying, remove_draft
from .patience import Patience
from .pouring import pour, what_differs
from .schema import APPLICATION_ID, FORM, open_checked
from .seals import seal_anew
from .trouble import mistake_of, mistake_of_system


def as_bytes(path: Path, keys: Keys, patience: Patience) -> bytes:
    """All that a caseload holds, plain, looked through, as the bytes of a file. Raises what opening it raises."""
    with closing(open_checked(path, patience, keys=keys)) as caseload:
        look_through(path, key_of(caseload))
        try:
            caseload.execute("BEGIN")
            patience.run(caseload, "SELECT 1 FROM sqlite_master").fetchall()
            return _poured(caseload, path)
        except sqlite3.Error as error:
            raise mistake_of(error, path, patience.seconds) or error from error


def _poured(caseload: sqlite3.Connection, path: Path) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        pour(caseload, copy)
        amiss = what_differs(caseload, copy) or _amiss(copy)
        if amiss is not None:
            raise CaseloadDamaged(path=path, why=amiss)
        return copy.serialize()


def from_bytes(content: bytes, name: Path, path: Path, key: bytes | None) -> None:
    """A new caseload out of what was handed over in a file of this name; encrypted, if a key is given.

    Raises `HandoffDamaged`, `NewerCaseload`, `CaseloadExists`, `CannotWrite`; then no caseload is there.
    """
    if os.path.lexists(path):
        raise CaseloadExists(path=path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as given:
            is_ours = _read(given, content, name) == FORM
            make_folders(path.parent)
            fill(given, draft, key)
        if is_ours:  # one of an earlier form is sealed when it is brought to this one
            seal_anew(connect(draft, key))
        look_through(draft, key)
        move_into_place(draft, path)
    except OSError as error:
        raise mistake_of_system(error, path) from error
    except sqlite3.Error as error:
        raise mistake_of_copying(error, path, draft, Patience()) or error from error
    finally:
        remove_draft(draft)


def _read(given: sqlite3.Connection, content: bytes, name: Path) -> int:
    """Reads what was handed over; its form. Raises `HandoffDamaged`, `NewerCaseload`."""
    if not content.startswith(PLAIN_BEGINS):
        raise HandoffDamaged(path=name, why="what is in it is no caseload")
    try:
        given.deserialize(content)
        form: int = given.execute("PRAGMA user_version").fetchone()[0]
    except (sqlite3.Error, OverflowError) as error:
        raise HandoffDamaged(path=name, why=str(error)) from error
    if form > FORM:
        raise NewerCaseload(path=name, found=form, known=FORM)
    amiss = _amiss(given)
    if amiss is not None:
        raise HandoffDamaged(path=name, why=amiss)
    return form


def _amiss(connection: sqlite3.Connection) -> str | None:
    """What is not as it must be in a caseload of which nothing is known but its bytes; None, if all is."""
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON"):
        connection.execute(f"PRAGMA {pragma}")
    try:
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            return "what is in it is no caseload"
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            return str(found)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            return "a row refers to one that is not there"
    except sqlite3.Error as error:
        return str(error)
    return None
