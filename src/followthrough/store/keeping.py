"""Keeping: a copy of a caseload as it is, page by page, which is looked through before it counts as one."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from followthrough.casework.mistakes import (
    CannotWrite,
    CaseloadDamaged,
    CaseloadExists,
    Mistake,
    NewerCaseload,
    NotACaseload,
)

from .connection import connect
from .drafts import make_private, move_into_place
from .driver import key_of
from .pages import Pages
from .patience import Patience
from .schema import APPLICATION_ID, FORM
from .seals import held_open, seal, verify
from .trouble import cannot_read, cannot_write, mistake_of, mistake_of_system, tried

SAID = {
    "database or disk is full": "full",
    "attempt to write a readonly database": "read-only",
    "unable to open database file": "folder",
    "access permission denied": "not permitted",
    "disk I/O error": "disk",
}
"""Why a copy cannot be written. Python gives the words of an error of the copying, and not its number."""


class Facts(NamedTuple):
    """What a copy has in common with its original: the form, the rows of each table, the head of the audit trail."""

    form: int
    rows: dict[str, int]
    head: str | None


class Copy(NamedTuple):
    """A copy in its place, and what it holds."""

    path: Path
    facts: Facts


# A copy under a name ----------------------------------------------------------------------------------------------


def keep_copy(path: Path, form: int, key: bytes | None = None) -> Path:
    """Copies a caseload into `caseload.form-1.db`, or under a number where that is taken; the path of the copy.

    Raises `CannotWrite` if it cannot be made, `CaseloadDamaged` if the caseload is not sound. Nobody else may write
    meanwhile.
    """

    def name(number: int) -> Path:
        return path.with_name(f"{path.stem}.form-{form}{f'-{number}' if number > 1 else ''}.db")

    return copy_as(path, name, Patience(), key).path


def copy_as(path: Path, name: Callable[[int], Path], patience: Patience, key: bytes | None = None) -> Copy:
    """Copies a caseload under the first name that is free, of those that `name` gives by number, from 1 on.

    It is made under another name, looked through, compared and only then moved into place. Raises `CannotWrite`,
    `CaseloadDamaged`, `CaseloadBusy`.
    """
    copy = name(1)
    draft = copy.with_name(f".{copy.name}.{os.getpid()}.copy")
    try:
        facts = copy_whole(path, draft, patience, key)
        for number in count(2):
            with suppress(CaseloadExists):
                move_into_place(draft, copy)
                return Copy(copy, facts)
            copy = name(number)
        raise AssertionError("there is always another number")
    except CannotWrite as trouble:
        raise CannotWrite(**trouble.facts | {"path": copy}) from trouble
    except OSError as error:
        raise mistake_of_system(error, copy) from error
    except sqlite3.Error as error:
        raise mistake_of_copying(error, path, copy, patience) or error from error
    finally:
        remove_draft(draft)


def mistake_of_copying(error: sqlite3.Error, path: Path, copy: Path, patience: Patience) -> Mistake | None:
    """The mistake that an error amounts to: of the copy, if it cannot be written; of the caseload, if it is damaged."""
    cause = SAID.get(str(error))
    if cause:
        return cannot_write(copy, (cause in ("disk", "folder") and tried(copy)) or cause, error)
    mistake = mistake_of(error, copy, patience.seconds)
    return mistake_of(error, path, patience.seconds) if isinstance(mistake, CaseloadDamaged) else mistake


def remove_draft(draft: Path) -> None:
    """Removes a draft that is not needed, or was not finished, and what SQLite left beside it."""
    for left in (draft, draft.with_name(f"{draft.name}-journal")):
        with suppress(OSError):
            left.unlink()


# Copying, and looking through -------------------------------------------------------------------------------------


def copy_whole(path: Path, draft: Path, patience: Patience, key: bytes | None = None) -> Facts:
    """Makes a draft the copy of a caseload, and looks through it. Raises `OSError`, `sqlite3.Error` and mistakes.

    Others may read meanwhile. What is amiss with the copy is asked of the caseload too: if that is sound, it is the
    disk that does not keep what is written to it.
    """
    make_private(draft)
    with closing(connect(path, key)) as caseload:
        patience.wait_at_most(caseload, patience.notice_after)
        caseload.execute("BEGIN")
        patience.run(caseload, "SELECT 1 FROM sqlite_master").fetchall()
        facts = facts_of(caseload)
        _fill(caseload, draft)
    if "seal" in facts.rows:
        _seal(draft, key)
    try:
        if look_through(draft, key) == facts:
            return facts
        why = "a copy of it has not as many rows"
    except (CaseloadDamaged, NotACaseload) as damaged:
        why = str(damaged.facts.get("why", "a copy of it cannot be opened"))
    look_through(path, key)  # raises, if it is the caseload itself
    raise cannot_write(draft, "disk", why)


def _fill(caseload: sqlite3.Connection, draft: Path) -> None:
    """Copies page by page. The draft has no journal, as nobody needs it before it is whole; then it is synced.

    The copying counts the number of the schema up by one, so it begins with one less: the first page comes out as it
    was, and its checksum fits.
    """
    (number,) = caseload.execute("PRAGMA schema_version").fetchone()
    with closing(connect(draft, key_of(caseload))) as copy:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", f"schema_version={number - 1}"):
            copy.execute(f"PRAGMA {pragma}").fetchall()
        for pragma in ("synchronous=FULL", "fullfsync=ON"):
            copy.execute(f"PRAGMA {pragma}")
        caseload.backup(copy)


def _seal(draft: Path, key: bytes | None) -> None:
    """Seals what a sitting that goes on, or was cut off, has not sealed yet: a backup says of every page how it was."""
    with closing(connect(draft, key)) as copy:
        if copy.execute("SELECT 1 FROM seal WHERE pending <> ''").fetchone() is not None:
            copy.execute("PRAGMA journal_mode=OFF").fetchall()
            pages = held_open(copy)
            try:
                seal(copy, pages)
            finally:
                copy.close()  # before the file is let go, which drops its locks
                pages.let_go()


def look_through(path: Path, key: bytes | None = None) -> Facts:
    """Opens a caseload, goes through all of it, and counts.

    Raises `CaseloadDamaged`, `NotACaseload`, `NewerCaseload`, `CannotRead`.
    """
    try:
        connection = connect(path, key)
    except sqlite3.Error as error:
        raise cannot_read(path, str(error)) from error
    pages: Pages | None = None
    try:
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise NotACaseload(path=path)
        (form,) = connection.execute("PRAGMA user_version").fetchone()
        if form > FORM:
            raise NewerCaseload(path=path, found=form, known=FORM)
        facts = facts_of(connection)
        if "seal" in facts.rows:
            pages = held_open(connection)
        why = _amiss(connection, pages)
    except (sqlite3.Error, ValueError, TypeError, IndexError) as error:  # damage reads as anything
        why = str(error)
    finally:
        connection.close()  # before the file is let go, which drops its locks
        if pages is not None:
            pages.let_go()
    if why is not None:
        raise CaseloadDamaged(path=path, why=why)
    return facts


def _amiss(connection: sqlite3.Connection, pages: Pages | None) -> str | None:
    """What is amiss with a file, if anything is.

    Where every page is as it was written, what stands in each row is not checked once more: that was done before it was
    written, and takes longer than all the rest.
    """
    if pages is not None:
        verdict = verify(connection, pages)
        if verdict.damaged:
            return f"page {verdict.damaged[0]} is not as it was written"
        connection.execute(f"PRAGMA ignore_check_constraints={not verdict.unsealed}")
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        return str(found)
    refers = connection.execute("PRAGMA foreign_key_check").fetchone()
    return "a row refers to one that is not there" if refers else None


def facts_of(connection: sqlite3.Connection) -> Facts:
    """The form of a caseload, how many rows each table has, and the digest of the last entry of its audit trail."""
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
    last = "SELECT digest FROM audit ORDER BY id DESC LIMIT 1"
    found = connection.execute(last).fetchone() if "audit" in rows else None
    return Facts(form, rows, found[0] if found else None)
