"""Restoring: a backup takes the place of the caseload, which is kept under another name.

At every moment there is either the old file under its name, or the new one, whole. The old one may be damaged, cut
short, or gone: nothing is asked of it that it cannot give.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

from followthrough.casework.audit_trail import ERASED_FOR
from followthrough.casework.backups import REPLACED, name_of
from followthrough.casework.mistakes import BackupNotGood, CaseloadDamaged, Mistake, NotACaseload
from followthrough.casework.stub import Erasure

from .backup_folder import BackupFolder
from .caseload import open_caseload
from .connection import connect
from .converting import encrypt_copy, is_encrypted
from .drafts import keep_private, make_folders, make_private, move_into_place, sync_folder, take_the_place
from .driver import Keys, key_for, key_of
from .keeping import copy_whole, mistake_of_copying, remove_draft
from .patience import Patience
from .schema import APPLICATION_ID
from .trouble import mistake_of, mistake_of_system


class Asked(NamedTuple):
    """Which backup is to take the caseload’s place, who asks, and which others may know who was erased since."""

    backup: Path
    others: tuple[Path, ...]
    now: datetime
    who: str
    keys: Keys | None = None


class Restored(NamedTuple):
    """Where the replaced file is kept, if there was one; how many were erased again, and whether it said who they are.

    `is_bare`, if it was encrypted with a key that is not at hand, and the backup is not.
    """

    replaced: Path | None
    erased: int
    is_known: bool
    is_bare: bool


def restore(at: BackupFolder, asked: Asked, patience: Patience) -> Restored:
    """Puts a copy of a backup in the place of the caseload; whom that brings back is erased again first.

    Raises `BackupNotGood`, `NewerCaseload`, `CaseloadBusy`, `CannotWrite`; then the caseload is as it was.
    """
    draft = at.path.with_name(f".{at.path.name}.{os.getpid()}.restored")
    try:
        make_folders(at.path.parent)
        was_encrypted, key = is_encrypted(at.path), _key_of(at.path, asked.keys)
        with _held(at.path, asked.keys, patience) as connection:
            _fill(draft, asked, patience)
            known = None if connection is None else erasures_in(connection)
            erased = _bring_up(draft, asked, [*(known or ()), *_erasures_of(asked.others, asked.keys)])
            if key is not None and not is_encrypted(draft):
                encrypt_copy(draft, key, patience)
            replaced = _put_aside(at, connection)
            if connection is not None and os.name == "nt":
                connection.close()  # there, a file that is open keeps its name
            take_the_place(draft, at.path)
        return Restored(replaced, erased, known is not None, was_encrypted and not is_encrypted(at.path))
    except OSError as error:
        raise mistake_of_system(error, at.path) from error
    except sqlite3.Error as error:
        raise mistake_of_copying(error, asked.backup, at.path, patience) or error from error
    finally:
        remove_draft(draft)


# The caseload as it is ----------------------------------------------------------------------------------------------


@contextmanager
def _held(path: Path, keys: Keys | None, patience: Patience) -> Iterator[sqlite3.Connection | None]:
    """Keeps everybody else from writing, once a transaction that was cut off is undone. None, if nobody can open it."""
    connection = _locked(path, keys, patience)
    try:
        yield connection
    finally:
        if connection is not None:
            connection.close()


def _locked(path: Path, keys: Keys | None, patience: Patience) -> sqlite3.Connection | None:
    try:
        connection = connect(path, key_for(path, keys))
    except (sqlite3.Error, Mistake):
        return None
    try:
        patience.wait_at_most(connection, patience.notice_after)
        patience.run(connection, "BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        connection.close()
        mistake = mistake_of(error, path, patience.seconds)
        if mistake is None or isinstance(mistake, CaseloadDamaged | NotACaseload):
            return None
        raise mistake from error
    return connection


def erasures_in(connection: sqlite3.Connection) -> list[Erasure] | None:
    """Who was erased, as a file says that may be damaged; None, if it does not say."""
    try:
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            return None
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'erasure'").fetchone():
            return []
        rows = connection.execute("SELECT at, ref, why FROM erasure ORDER BY id").fetchall()
        return [Erasure(*row) for row in rows if datetime.fromisoformat(row[0]) and row[2] in ERASED_FOR]
    except (sqlite3.Error, ValueError, TypeError):  # damage reads as anything
        return None


def _key_of(path: Path, keys: Keys | None) -> bytes | None:
    """The key of the caseload, if it is encrypted and the key is at hand: what takes its place is encrypted too."""
    try:
        return key_for(path, keys)
    except Mistake:
        return None


def _erasures_of(others: Iterable[Path], keys: Keys | None) -> Iterator[Erasure]:
    for other in others:
        with suppress(sqlite3.Error, Mistake), closing(connect(other, key_for(other, keys))) as connection:
            yield from erasures_in(connection) or ()


# What takes its place -----------------------------------------------------------------------------------------------


def _fill(draft: Path, asked: Asked, patience: Patience) -> None:
    """Makes a draft the copy of the backup. Raises `BackupNotGood`."""
    backup = asked.backup
    try:
        copy_whole(backup, draft, patience, key_for(backup, asked.keys))
    except sqlite3.Error as error:
        mistake = mistake_of_copying(error, backup, draft, patience)
        if not isinstance(mistake, CaseloadDamaged):
            raise mistake or error from error
        raise BackupNotGood(name=backup.name, trouble=f"damaged: {error}") from error
    except (CaseloadDamaged, NotACaseload) as trouble:
        raise BackupNotGood(
            name=backup.name, trouble=trouble.facts.get("why", "it is no caseload")
        ) from trouble


def _bring_up(draft: Path, asked: Asked, erasures: Iterable[Erasure]) -> int:
    """Brings the draft to the present form, erases again, and enters it in the audit trail; how many were erased."""
    with open_caseload(draft, now=asked.now, keys=asked.keys, on_upgrade=Path.unlink) as caseload:
        caseload.is_done_by(asked.who, "restore")
        known = {erasure.ref for erasure in caseload.erasures()}
        missing = {erasure.ref: erasure for erasure in erasures if erasure.ref not in known}
        again = caseload.erase_again(missing.values()) if missing else []
        caseload.enter("restored")
    return len(again)


def _put_aside(at: BackupFolder, connection: sqlite3.Connection | None) -> Path | None:
    """Gives the caseload a second name, under which it is kept; and takes along a journal that nobody could play.

    Left behind, it would be played into the file that takes the caseload’s place.
    """
    journal = _journal_of(at.path)
    has_journal = connection is None and journal.exists() and journal.stat().st_size > 0
    if not os.path.lexists(at.path) and not has_journal:
        return None
    aside = next(path for path in _names(at) if not os.path.lexists(path) and not _journal_of(path).exists())
    if os.path.lexists(at.path):
        keep_private(at.path)
        _link(at.path, aside, connection)
    if has_journal:
        journal.rename(_journal_of(aside))
    sync_folder(at.path.parent)
    return aside


def _names(at: BackupFolder) -> Iterator[Path]:
    return (at.path.with_name(name_of(at.stem, at.made, REPLACED, number)) for number in count(1))


def _journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _link(path: Path, aside: Path, connection: sqlite3.Connection | None) -> None:
    """A second name for a file; where the disk knows no such thing, a copy of it."""
    with suppress(OSError):
        aside.hardlink_to(path)
        return
    draft = aside.with_name(f".{aside.name}.{os.getpid()}.copy")
    try:
        make_private(draft)
        if connection is None:
            shutil.copyfile(path, draft)  # nobody has it open here, so no lock is lost by closing it
        else:
            key = key_of(connection)
            with closing(connect(path, key)) as caseload, closing(connect(draft, key)) as copy:
                caseload.backup(copy)
        move_into_place(draft, aside)
    finally:
        remove_draft(draft)
