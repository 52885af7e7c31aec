"""Driver: by which library a file is opened: a plain one by SQLite’s own, an encrypted one by SQLCipher with a key.

Which of them it is, the file’s first bytes say. They also say which key it is, so that a wrong key is told from damage:
if the mark fits the key and a page does not, the page is damaged.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from followthrough.casework.key_mark import is_mark, mark_of, name_of
from followthrough.casework.mistakes import (
    CaseloadDamaged,
    MissingExtra,
    MissingKey,
    Mistake,
    NotEncrypted,
    WrongKey,
)

from .pages import Pages

PLAIN_BEGINS = b"SQLite format 3\0"
PAGE = 4096
"""Bytes of a page of an encrypted file: whatever has another length is none."""

NOT_ITS_MARK = "its first bytes do not say which key it has, yet yours opens it"


class Keys(Protocol):
    """Where keys are looked for."""

    def find(self, name: str, /) -> bytes | None:
        """The key of this name, if it is found."""

    def all_at_hand(self) -> Iterable[bytes]:
        """Every key that can be reached, whatever its name."""


def open_file(address: str, mode: str, key: bytes | None) -> sqlite3.Connection:
    """A connection to a file, by its address and in a mode of SQLite’s URIs. Raises `sqlite3.OperationalError`."""
    uri = f"{address}?mode={mode}"
    if key is None:
        return sqlite3.connect(uri, isolation_level=None, uri=True)
    check_installed()
    from .cipher import connect_with  # noqa: PLC0415  # as below

    return connect_with(uri, key)


def check_installed() -> None:
    """Raises `MissingExtra` where encryption is not installed."""
    try:
        from . import cipher  # noqa: F401, PLC0415  # only for an encrypted caseload
    except ImportError:
        raise MissingExtra(what="An encrypted caseload", extra="encrypt") from None


def key_of(connection: sqlite3.Connection) -> bytes | None:
    """The key of a connection to an encrypted file; None, where the file is plain."""
    key: bytes | None = getattr(connection, "key", None)
    return key


def key_for(path: Path, keys: Keys | None) -> bytes | None:
    """The key that opens this file; None, if it is not encrypted.

    Raises `MissingKey`, `WrongKey`, `CaseloadDamaged` where only the beginning does not fit, and what the keys raise.
    """
    begins = beginning_of(path)
    if begins in (PLAIN_BEGINS, b""):
        return None
    if not is_mark(begins):
        _beware_of_damage(path, keys)
        return None
    key = keys.find(name_of(begins)) if keys is not None else None
    if key is not None and mark_of(key) == begins:
        return key
    _beware_of_damage(path, keys)
    if key is not None:
        raise WrongKey(path=path)
    raise MissingKey(path=path, why=f"there is none of the name {name_of(begins)} in your keyring")


def check_key(path: Path, key: bytes) -> None:
    """Raises `NotEncrypted` of a plain file, `WrongKey` where the key is another’s, `CaseloadDamaged` as above."""
    begins = beginning_of(path)
    if begins == PLAIN_BEGINS:
        raise NotEncrypted(path=path)
    if mark_of(key) == begins:
        return
    if opens(path, key):
        raise CaseloadDamaged(path=path, why=NOT_ITS_MARK)
    raise WrongKey(path=path)


def beginning_of(path: Path) -> bytes:
    """The first 16 bytes of a file; none, if it cannot be read: opening it says why."""
    try:
        held = Pages(path, len(PLAIN_BEGINS))
    except OSError:
        return b""
    try:
        return held.read(1)
    except OSError:  # a folder, which is opened but not read
        return b""
    finally:
        held.let_go()


def _beware_of_damage(path: Path, keys: Keys | None) -> None:
    """Raises `CaseloadDamaged` if a key that is at hand opens the file, so that its beginning alone is damaged."""
    try:
        size = path.stat().st_size
    except OSError:
        return
    if keys is None or not size or size % PAGE:
        return
    for key in keys.all_at_hand():
        if opens(path, key):
            raise CaseloadDamaged(path=path, why=NOT_ITS_MARK)


def opens(path: Path, key: bytes) -> bool:
    """Whether a key opens the first page of a file, whatever its first bytes say."""
    try:
        connection = open_file(path.absolute().as_uri(), "ro", key)
    except (sqlite3.Error, Mistake):
        return False
    try:
        connection.execute("PRAGMA application_id")
    except sqlite3.Error:
        return False
    finally:
        connection.close()
    return True
