"""Trouble: what SQLite and the operating system say, as a mistake with its true cause."""

import errno
import sqlite3
from pathlib import Path

from followthrough.casework.mistakes import CannotRead, CannotWrite, CaseloadBusy, CaseloadDamaged, Mistake

READONLY_DIRECTORY = 1544
READONLY_DBMOVED = 1032
IOERR_READS = (266, 522, 8458)
"""Reading went wrong: the page is not there, is cut short, or its checksum does not fit."""

CAUSES = {
    "full": ("the disk is full", "Free some space and try again; nothing was changed."),
    "read-only": (
        "it is read-only",
        "Make it writable, or work on a copy in another folder; nothing was changed.",
    ),
    "folder": (
        "its folder cannot be written to",
        "Ask for the right to write there, or move the caseload; nothing was changed.",
    ),
    "not permitted": (
        "you have no permission",
        "Ask for the right to write there, or name another place; nothing was changed.",
    ),
    "moved": (
        "the file was moved or removed meanwhile",
        "Look where it went, and try again; nothing was changed.",
    ),
    "disk": (
        "the disk reported an error ({error})",
        "Check the disk and make a copy of the file; nothing was changed.",
    ),
}


def cannot_write(path: Path, cause: str, error: object = "") -> CannotWrite:
    """The mistake that names this cause."""
    why, way = CAUSES[cause]
    return CannotWrite(path=path, why=why.format(error=error), way=way)


def is_busy(error: sqlite3.Error) -> bool:
    """Whether somebody else holds the lock."""
    return _code(error) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def mistake_of(error: sqlite3.Error, path: Path, patience: float) -> Mistake | None:
    """The mistake that an error of SQLite amounts to; None, if it is a defect of ft."""
    code = _code(error)
    if is_busy(error):
        return CaseloadBusy(seconds=f"{patience:g}")
    if code == READONLY_DBMOVED:
        return cannot_write(path, "moved")
    if code in IOERR_READS or code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return CaseloadDamaged(path=path, why=str(error))
    cause = _cause(code)
    if cause:
        return cannot_write(path, cause, error)
    if code == 0 and not isinstance(error, sqlite3.ProgrammingError | sqlite3.InterfaceError):
        return CaseloadDamaged(path=path, why=str(error))  # text that is not UTF-8 has no code of its own
    if code == sqlite3.SQLITE_ERROR and str(error).startswith(("no such table", "no such column")):
        return CaseloadDamaged(path=path, why=str(error))
    return None


def _cause(code: int) -> str | None:
    """The cause for which SQLite cannot write, by its code."""
    if code == READONLY_DIRECTORY:
        return "folder"
    causes = {
        sqlite3.SQLITE_FULL: "full",
        sqlite3.SQLITE_READONLY: "read-only",
        sqlite3.SQLITE_CANTOPEN: "folder",
        sqlite3.SQLITE_IOERR: "disk",
        sqlite3.SQLITE_PERM: "not permitted",
        sqlite3.SQLITE_AUTH: "not permitted",
    }
    return causes.get(code & 0xFF)


def mistake_of_system(error: OSError, path: Path) -> Mistake:
    """The mistake that an error of the operating system amounts to while a caseload is being made."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return cannot_write(path, "full")
    if error.errno in (errno.EACCES, errno.EPERM):
        return cannot_write(path, "not permitted")
    if error.errno == errno.EROFS:
        return cannot_write(path, "read-only")
    return CannotWrite(
        path=path, why=error.strerror or str(error), way="Name another place with --database PATH."
    )


def cannot_read(path: Path, why: str) -> CannotRead:
    """The mistake that names why a file cannot be opened at all."""
    return CannotRead(path=path, why=why)


def _code(error: sqlite3.Error) -> int:
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return code or 0
