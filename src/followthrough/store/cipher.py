"""Cipher: SQLCipher, which encrypts every page and keeps a code of each, so that no bit of the file changes unnoticed.

The key is 32 random bytes and is given as it is: nothing is derived from a password. The first 16 bytes of the file,
which SQLCipher calls its salt, are chosen by us: they are the mark of the key. Loaded for an encrypted caseload only.
"""

import sqlite3
from typing import Any

from sqlcipher3 import dbapi2

from followthrough.casework.key_mark import mark_of

SHARED = (
    *("DatabaseError", "InterfaceError", "InternalError", "OperationalError"),
    *("ProgrammingError", "IntegrityError", "DataError", "NotSupportedError"),
)
"""Errors that SQLCipher’s library has under the same names as SQLite’s own."""


class Encrypted(dbapi2.Connection):  # type: ignore[misc]  # the library says nothing of its types
    """A connection that knows with which key its file is encrypted."""

    key: bytes


def connect_with(uri: str, key: bytes) -> sqlite3.Connection:
    """A connection to an encrypted file, the key given. That it does not fit shows at the first reading."""
    connection: Any = dbapi2.connect(uri, isolation_level=None, uri=True, factory=Encrypted)
    connection.execute(
        "PRAGMA cipher_log_level=NONE"
    )  # it would write on stderr what it thinks of a wrong key
    connection.execute(f"PRAGMA key=\"x'{key.hex()}{mark_of(key).hex()}'\"")
    connection.key = key
    plain: sqlite3.Connection = connection
    return plain


def _make_errors_ours() -> None:
    """Makes each error of SQLCipher’s library one of SQLite’s own, so that one clause catches both."""
    for name in SHARED:
        theirs, ours = getattr(dbapi2, name), getattr(sqlite3, name)
        if not issubclass(theirs, ours):
            theirs.__bases__ = (*(base for base in theirs.__bases__ if base is not Exception), ours)


_make_errors_ours()
