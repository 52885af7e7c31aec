"""Patience: how long a sitting waits where somebody else has the file."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from .trouble import is_busy

PATIENCE = 10.0
"""Seconds for which ft waits for another writer."""

NOTICE_AFTER = 1.0
"""Seconds after which it says that it is waiting."""


UNSAYABLE = "its structure cannot be read"
"""What is said of damage for which SQLite itself has no words that are text."""


class Patience:
    """How long one sitting waits for others who have the file; after a while it says so, once."""

    def __init__(self, seconds: float = PATIENCE, on_wait: Callable[[], None] | None = None) -> None:
        self.seconds = seconds
        self.notice_after = min(NOTICE_AFTER, seconds)
        self._on_wait = on_wait

    def run(
        self, connection: sqlite3.Connection, statement: str, values: Sequence[Any] | dict[str, Any] = ()
    ) -> sqlite3.Cursor:
        """Runs a statement, waiting if need be. Raises `CaseloadBusy`."""
        try:
            return connection.execute(statement, values)
        except (
            UnicodeDecodeError
        ) as error:  # the words for what is wrong with a file hold what is wrong with it
            raise sqlite3.DatabaseError(UNSAYABLE) from error
        except sqlite3.Error as error:
            if not is_busy(error):
                raise
        if self._on_wait is not None:
            self._on_wait()
            self._on_wait = None
        self.wait_at_most(connection, self.seconds - self.notice_after)
        try:
            return connection.execute(statement, values)
        finally:
            self.wait_at_most(connection, self.notice_after)

    @staticmethod
    def wait_at_most(connection: sqlite3.Connection, seconds: float) -> None:
        """Sets how long SQLite itself waits for a lock."""
        connection.execute(f"PRAGMA busy_timeout={int(seconds * 1000)}")
