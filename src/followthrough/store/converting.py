"""Converting: a caseload encrypted, or made plain again: all of it under its name, or the old one as it was."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from followthrough.casework.key_mark import is_mark
from followthrough.casework.mistakes import AlreadyEncrypted, NotEncrypted

from .caseload import Caseload
from .connection import connect
from .drafts import make_private, take_the_place
from .driver import PLAIN_BEGINS, Keys, beginning_of, key_of
from .keeping import look_through, mistake_of_copying, remove_draft
from .patience import Patience
from .pouring import pour, what_differs
from .schema import open_checked
from .seals import held_open, place_of, seal_anew
from .trouble import cannot_write, mistake_of_system


class Sitting(NamedTuple):
    """When a caseload is converted, by whom and by which command, for the audit trail."""

    now: datetime
    who: str
    what: str


def encrypt(path: Path, key: bytes, sitting: Sitting, patience: Patience) -> None:
    """Puts an encrypted caseload in the place of a plain one. The key must lie already where it will be found.

    Raises `AlreadyEncrypted`, `CaseloadDamaged`, `CaseloadBusy`, `CannotWrite`; then the old one is as it was.
    """
    if is_encrypted(path):
        raise AlreadyEncrypted(path=path)
    _replace(open_checked(path, patience), key, sitting, patience)


def decrypt(path: Path, keys: Keys, sitting: Sitting, patience: Patience) -> None:
    """Puts a plain caseload in the place of an encrypted one. Raises `NotEncrypted`, and what `encrypt` raises."""
    connection = open_checked(path, patience, keys=keys)
    if key_of(connection) is None:
        connection.close()
        raise NotEncrypted(path=path)
    _replace(connection, None, sitting, patience)


def encrypt_copy(copy: Path, key: bytes, patience: Patience) -> None:
    """Encrypts a backup where it lies, in the form that it is in. Raises what `encrypt` raises."""
    _replace(connect(copy), key, None, patience)


def plain_copies(path: Path) -> Iterator[Path]:
    """The copies that ft keeps of a caseload and that anybody can read: in its folder of backups, and beside it."""
    stem = path.name.removesuffix(".db")
    beside = [*path.parent.glob(f"{stem}.form-*.db"), *path.parent.glob(f"{stem}.replaced-*.db")]
    for copy in sorted([*path.with_name(f"{stem}.backups").glob("*.db"), *beside]):
        if beginning_of(copy) == PLAIN_BEGINS:
            yield copy


def is_encrypted(path: Path) -> bool:
    """Whether a file is an encrypted caseload, by how it begins."""
    return is_mark(beginning_of(path))


# In the place of the old one -------------------------------------------------------------------------------------


def _replace(old: sqlite3.Connection, key: bytes | None, sitting: Sitting | None, patience: Patience) -> None:
    """Makes the other form beside the caseload, compares it, and gives it the name. Nobody else writes meanwhile."""
    path = place_of(old)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    held = held_open(old)  # so that looking through, which opens the file once more, drops none of our locks
    try:
        patience.run(old, "BEGIN IMMEDIATE")
        look_through(path, key_of(old))
        fill(old, draft, key)
        if sitting is not None:
            _enter(draft, key, sitting)
        look_through(draft, key)
        if os.name == "nt":
            old.close()  # Windows gives no file the name of one that is open
        take_the_place(draft, path)
    except OSError as error:
        raise mistake_of_system(error, path) from error
    except sqlite3.Error as error:
        raise mistake_of_copying(error, path, draft, patience) or error from error
    finally:
        remove_draft(draft)
        old.close()
        held.let_go()


def fill(old: sqlite3.Connection, draft: Path, key: bytes | None) -> None:
    """Makes a draft of all that a caseload holds, on disk when this returns.

    It needs no journal, as nobody needs it before it is whole. Raises `OSError`, `sqlite3.Error`, `CannotWrite`.
    """
    make_private(draft)
    with closing(connect(draft, key)) as new:
        for pragma in ("journal_mode=OFF", "synchronous=FULL", "fullfsync=ON"):
            new.execute(f"PRAGMA {pragma}").fetchall()
        pour(old, new)
        differs = what_differs(old, new)
    if differs is not None:
        raise cannot_write(draft, "disk", f"what was written does not come back: {differs}")


def _enter(draft: Path, key: bytes | None, sitting: Sitting) -> None:
    """Enters in the audit trail of the draft what was done, and seals a plain one."""
    with Caseload(draft, connect(draft, key), sitting.now, Patience()) as caseload:
        caseload.is_done_by(sitting.who, sitting.what)
        with caseload.writing():
            caseload.did = "decrypted" if key is None else "encrypted"
    seal_anew(connect(draft, key))
