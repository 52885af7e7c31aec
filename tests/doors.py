"""In which form tests keep caseloads: plain, or all of them encrypted where FT_STORE=encrypted says so.

Then the two doors of the store are given a key by themselves, so that every test of the store also runs on what
SQLCipher keeps. `raw` is a hand on a file past the store, in whichever form it is.
"""

import os
import sqlite3
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from followthrough import store
from followthrough.casework.key_mark import is_mark, mark_of, name_of
from followthrough.store import create_caseload, open_caseload

KEY = bytes(range(100, 132))
IS_ENCRYPTED = os.environ.get("FT_STORE") == "encrypted"
PLAIN_ONLY = pytest.mark.skipif(IS_ENCRYPTED, reason="it is about the bytes of a plain file")


class OneKey:
    """Where one key is found."""

    def __init__(self, key: bytes = KEY) -> None:
        self.key = key

    def find(self, name: str, /) -> bytes | None:
        return self.key if name == name_of(mark_of(self.key)) else None

    def all_at_hand(self) -> Iterable[bytes]:
        return [self.key]


def encrypt_everything() -> None:
    """Gives the doors of the store a key, for whoever goes through them from now on."""
    keys = OneKey()
    store.create_caseload = partial(create_caseload, key=KEY, keys=keys)  # type: ignore[assignment]
    store.open_caseload = partial(open_caseload, keys=keys)  # type: ignore[assignment]


def raw(path: Path, **options: Any) -> sqlite3.Connection:
    """A connection past the store, which decides nothing: what `sqlite3.connect` gives for a plain file."""
    if path.exists() and is_mark(path.read_bytes()[:16]):
        from sqlcipher3 import dbapi2

        from followthrough.store import cipher

        connection: Any = dbapi2.connect(path, **{"factory": cipher.Encrypted, **options})
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{KEY.hex()}{mark_of(KEY).hex()}'\"")
        connection.key = KEY
        given: sqlite3.Connection = connection
        return given
    return sqlite3.connect(path, **options)


KEYS, KEY_OF_ALL = (OneKey(), KEY) if IS_ENCRYPTED else (None, None)
"""What opens every caseload of these tests, for whoever reaches past the two doors."""

PROGRAM = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import doors\n"
"""How a program of its own begins that goes through the doors of the store."""

if IS_ENCRYPTED:
    encrypt_everything()
