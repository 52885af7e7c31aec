"""Open file: what a caseload is asked, in plain SQL.

Errors of SQLite leave this room as mistakes that name the true cause.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn, Self

from .driver import key_of
from .patience import Patience
from .trouble import mistake_of

Row = tuple[Any, ...]


class OpenFile:
    """An open caseload that can be asked."""

    def __init__(self, path: Path, connection: sqlite3.Connection, patience: Patience) -> None:
        self.path = path
        self._connection = connection
        self._patience = patience

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def key(self) -> bytes | None:
        """The key that the file is opened with; None, if it is plain."""
        return key_of(self._connection)

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def rows(self, statement: str, values: Iterable[object] | dict[str, object] = ()) -> list[Row]:
        """All rows that a statement gives; its values in their order, or by their names."""
        given = values if isinstance(values, dict) else tuple(values)
        try:
            return self._patience.run(self._connection, statement, given).fetchall()
        except sqlite3.Error as error:
            self._refuse(error)

    def row(self, statement: str, values: Iterable[object] = ()) -> Row | None:
        """The first row that a statement gives, if it gives any."""
        rows = self.rows(statement, values)
        return rows[0] if rows else None

    def stream(self, statement: str, values: Iterable[object] = ()) -> Iterator[Row]:
        """The rows that a statement gives, one after the other; a writer waits until the last is taken."""
        try:
            # Not “yield from”: a reader who stops early may let go of the stream after the file is closed.
            for row in self._patience.run(self._connection, statement, tuple(values)):  # noqa: UP028
                yield row
        except sqlite3.Error as error:
            self._refuse(error)

    def _refuse(self, error: sqlite3.Error) -> NoReturn:
        mistake = mistake_of(error, self.path, self._patience.seconds)
        if mistake is None:
            raise error
        raise mistake from error
