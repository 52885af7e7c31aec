"""Trouble: what SQLite and the operating system say, as a mistake with its true cause."""

import errno
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from followthrough.casework.causes import DISK_ERROR, DISK_IS_FULL
from followthrough.casework.mistakes import CannotRead, CannotWrite, CaseloadBusy, CaseloadDamaged, Mistake

from .drafts import make_private

READONLY_DIRECTORY = 1544
READONLY_DBMOVED = 1032
IOERR_READS = (266, 522, 8458)
"""Reading went wrong: the page is not there, is cut short, or its checksum does not fit."""

CAUSES = {
    "full": (DISK_IS_FULL, "Free some space and try again; nothing was changed."),
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
        f"{DISK_ERROR} ({{error}})",
        "Check the disk and make a copy of the file; nothing was changed.",
    ),
}


def cannot_write(path: Path, cause: str, error: object = "") -> CannotWrite:
    """The mistake that names this cause."""
    why, way = CAUSES[cause]
    return CannotWrite(path=path, why=why.format(error=error), way=way)


def stands_nevertheless(trouble: CannotWrite) -> CannotWrite:
    """The same trouble, where it came so late that what was to be written is written."""
    way = "Check the disk and make a copy of the file. What was recorded is recorded: “ft undo --list” shows it."
    return CannotWrite(**{**trouble.facts, "way": way})


def is_busy(error: sqlite3.Error) -> bool:
    """Whether somebody else holds the lock."""
    return _code(error) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def mistake_of(error: sqlite3.Error, path: Path, patience: float) -> Mistake | None:
    """The mistake that an error of SQLite amounts to; None, if it is a defect of ft."""
    code = _code(error)
    if is_busy(error):
        return CaseloadBusy(seconds=f"{patience:g}")
    # SQLCipher’s library tells no more than that it may not write; that the file is gone can be seen.
    if code == READONLY_DBMOVED or (code == sqlite3.SQLITE_READONLY and not path.exists()):
        return cannot_write(path, "moved")
    if code in IOERR_READS or code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return CaseloadDamaged(path=path, why=str(error))
    cause = _cause(code, path)
    if cause:
        return cannot_write(path, cause, error)
    if code == 0 and not isinstance(error, sqlite3.ProgrammingError | sqlite3.InterfaceError):
        return CaseloadDamaged(path=path, why=str(error))  # text that is not UTF-8 has no code of its own
    if code == sqlite3.SQLITE_ERROR and str(error).startswith(("no such table", "no such column")):
        return CaseloadDamaged(path=path, why=str(error))
    return None


def _cause(code: int, path: Path) -> str | None:
    """The cause for which SQLite cannot write, by its code; where that leaves it open, by what the disk says."""
    if code == READONLY_DIRECTORY or (code == sqlite3.SQLITE_READONLY and _is_the_folder(path)):
        return "folder"
    if code & 0xFF in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return tried(path) or "disk"
    causes = {
        sqlite3.SQLITE_FULL: "full",
        sqlite3.SQLITE_READONLY: "read-only",
        sqlite3.SQLITE_PERM: "not permitted",
        sqlite3.SQLITE_AUTH: "not permitted",
    }
    return causes.get(code & 0xFF)


def _is_the_folder(path: Path) -> bool:
    """Whether a file may be written to, and its folder may not: SQLCipher does not say which of them it is."""
    effective = os.access in os.supports_effective_ids
    file, folder = (os.access(place, os.W_OK, effective_ids=effective) for place in (path, path.parent))
    return file and not folder


def tried(path: Path) -> str | None:
    """The cause that keeps a small file from being written beside this one, if anything does."""
    trial = path.with_name(f".{path.name}.{os.getpid()}.trial")
    try:
        make_private(trial)
        with trial.open("r+b") as file:
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return "folder" if error.errno == errno.EACCES else _KINDS.get(error.errno or 0)
    finally:
        with suppress(OSError):
            trial.unlink()
    return None


_KINDS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "not permitted",
    errno.EPERM: "not permitted",
    errno.EROFS: "read-only",
    errno.EIO: "disk",
}
"""Causes, by the numbers under which the operating system knows them."""


def mistake_of_system(error: OSError, path: Path) -> Mistake:
    """The mistake that an error of the operating system amounts to while a caseload is being made."""
    cause = _KINDS.get(error.errno or 0)
    if cause:
        return cannot_write(path, cause, error.strerror)
    return CannotWrite(
        path=path, why=error.strerror or str(error), way="Name another place with --database PATH."
    )


def cannot_read(path: Path, why: str) -> CannotRead:
    """The mistake that names why a file cannot be opened at all."""
    return CannotRead(path=path, why=why)


def _code(error: sqlite3.Error) -> int:
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return code or 0
