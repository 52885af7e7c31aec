"""Keeping: a copy of the caseload as it is, verified, beside it, before it is brought to another form."""

import os
import sqlite3
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from followthrough.casework.mistakes import CaseloadDamaged, CaseloadExists, Mistake

from .connection import PATIENCE, connect
from .drafts import make_private, move_into_place
from .trouble import cannot_write, mistake_of, mistake_of_system

SAID = {
    "database or disk is full": "full",
    "attempt to write a readonly database": "read-only",
    "unable to open database file": "folder",
    "access permission denied": "not permitted",
    "disk I/O error": "disk",
}
"""Why a copy cannot be written. Python gives the words of an error of the copying, and not its number."""


def keep_copy(path: Path, form: int) -> Path:
    """Copies a caseload into `caseload.form-1.db`, or under a number where that is taken; the path of the copy.

    It is made under another name, looked through, compared and only then moved into place. Raises `CannotWrite` if
    it cannot be made, `CaseloadDamaged` if the caseload is not sound. Nobody else may write meanwhile.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.copy")
    try:
        make_private(draft)
        _fill(path, draft)
        return _named(draft, path, form)
    except OSError as error:
        raise mistake_of_system(error, _name(path, form)) from error
    except sqlite3.Error as error:
        raise _mistake_of(error, _name(path, form)) or error from error
    finally:
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            with suppress(OSError):
                left.unlink()


def _mistake_of(error: sqlite3.Error, copy: Path) -> Mistake | None:
    cause = SAID.get(str(error))
    return cannot_write(copy, cause, error) if cause else mistake_of(error, copy, PATIENCE)


def _fill(path: Path, draft: Path) -> None:
    with closing(connect(path)) as caseload, closing(connect(draft)) as copy:
        copy.execute("PRAGMA synchronous=FULL")
        copy.execute("PRAGMA fullfsync=ON")
        caseload.backup(copy)
        (found,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise CaseloadDamaged(path=path, why=found)
        if _counts(copy) != _counts(caseload):
            raise CaseloadDamaged(path=path, why="a copy of it has not as many rows")


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def _named(draft: Path, path: Path, form: int) -> Path:
    """Gives the draft the first of its names that is free."""
    for number in count(1):
        copy = _name(path, form, number)
        with suppress(CaseloadExists):
            move_into_place(draft, copy)
            return copy
    raise AssertionError("there is always another number")


def _name(path: Path, form: int, number: int = 1) -> Path:
    return path.with_name(f"{path.stem}.form-{form}{f'-{number}' if number > 1 else ''}.db")
