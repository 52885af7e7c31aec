"""Connection: one open caseload file; how it is read from, and how a transaction begins and ends.

Errors of SQLite leave this room as mistakes that name the true cause.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn, Self

from .statements import FACTS, INSERT_STEP
from .trouble import is_busy, mistake_of

PATIENCE = 10.0
"""Seconds for which ft waits for another writer."""

NOTICE_AFTER = 1.0
"""Seconds after which it says that it is waiting."""

Row = tuple[Any, ...]


def moment_text(moment: datetime) -> str:
    """A moment as it is kept: UTC, whole seconds, ending in +00:00."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def connect(path: Path) -> sqlite3.Connection:
    """A connection to a file that is there, never creating one; read-only where the file is."""
    address = path.absolute().as_uri()
    try:
        connection = sqlite3.connect(f"{address}?mode=rw", isolation_level=None, uri=True)
    except sqlite3.OperationalError:
        connection = sqlite3.connect(f"{address}?mode=ro", isolation_level=None, uri=True)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


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


class Connection:
    """An open caseload: the rows, the moment of the sitting, and the transaction under way."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        now: datetime,
        patience: Patience,
    ) -> None:
        self.path = path
        self.now = now
        self.recorded_at = moment_text(now)
        self._connection = connection
        self._patience = patience
        self._set_for_writing = False
        self._step_is_open = False
        self._commits = 0
        self._seen: tuple[int, int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def is_written_down_at(self, now: datetime) -> None:
        """What follows is recorded at another moment than the one this sitting was opened at."""
        self.now = now
        self.recorded_at = moment_text(now)

    def is_a_draft(self) -> None:
        """What follows need not outlast a power cut: whoever writes a draft syncs it when it is whole."""
        self._prepare()
        self.rows("PRAGMA synchronous=OFF")

    # Reading

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

    def look(self, *, anew: bool) -> None:
        """Marks the state of the record on which conclusions are about to be drawn."""
        if anew or self._seen is None:
            self._seen = self._state()

    def _state(self) -> tuple[int, int]:
        """Another one after somebody has written, be it somebody else or this sitting itself."""
        ((version,),) = self.rows("PRAGMA data_version")
        return version, self._commits

    # Writing

    def write(self, statement: str, values: Iterable[object] = ()) -> sqlite3.Cursor:
        """Runs a statement that changes something, inside `writing`."""
        try:
            return self._connection.execute(statement, tuple(values))
        except sqlite3.Error as error:
            self._refuse(error)

    def insert(self, statement: str, *values: object) -> int:
        """Writes one fact, recorded now; the number it was given."""
        number = self.write(statement, (self.recorded_at, *values)).lastrowid
        return number or 0

    def write_all(self, statement: str, rows: Iterable[Sequence[Any]]) -> int:
        """Runs a statement for each row; how many rows it changed."""
        try:
            return self._connection.executemany(statement, rows).rowcount
        except sqlite3.Error as error:
            self._refuse(error)

    def write_at_once(self, statement: str, rows: Iterable[Sequence[Any]]) -> bool:
        """Writes rows if nobody has to be waited for, and if nobody has written since the last `look`."""
        try:
            self._prepare()
            self._patience.wait_at_most(self._connection, 0)
            self._connection.execute("BEGIN IMMEDIATE")
            if self._seen not in (None, self._state()):
                return False
            self._connection.executemany(statement, rows)
            self._connection.execute("COMMIT")
        except sqlite3.OperationalError:
            return False
        finally:
            self._roll_back()
            self._patience.wait_at_most(self._connection, self._patience.notice_after)
        return True

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, whole or not at all. Raises `CaseloadBusy`, `CannotWrite`, `CaseloadDamaged`."""
        self._begin()
        try:
            yield
            if self._step_is_open:
                self.write("UPDATE recording SET step_id = NULL")
            self._commit()
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._step_is_open = False

    def open_step(self, command: str) -> int:
        """Begins the step of undo that this transaction will be; steps taken back before are dropped.

        Without a step no fact can be written: the triggers refuse it.
        """
        last = self.row("SELECT undone FROM step ORDER BY id DESC LIMIT 1")
        if last and last[0]:
            self._drop_undone()
        number = self.write(INSERT_STEP, (self.recorded_at, command[:500], 0)).lastrowid or 0
        self.write("UPDATE recording SET step_id = ?", (number,))
        self._step_is_open = True
        return number

    def _drop_undone(self) -> None:
        changes = "SELECT change.id FROM change JOIN step ON step.id = step_id WHERE undone = 1"
        for fact in FACTS:
            self.write(f"DELETE FROM past_{fact} WHERE change_id IN ({changes})")
        self.write(f"DELETE FROM change WHERE id IN ({changes})")
        self.write("DELETE FROM step WHERE undone = 1")

    # The transaction

    def _begin(self) -> None:
        try:
            self._prepare()
            self._patience.run(self._connection, "BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            self._refuse(error)

    def _prepare(self) -> None:
        """Sets what only a writer needs: what is kept is kept for good, what is deleted is overwritten."""
        if not self._set_for_writing:
            for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL", "fullfsync=ON", "secure_delete=ON"):
                self._patience.run(self._connection, f"PRAGMA {pragma}").fetchall()
            self._set_for_writing = True

    def _commit(self) -> None:
        self.rows("COMMIT")
        self._commits += 1

    def _roll_back(self) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error:
            self._connection.close()  # SQLite rolls back when the file is opened again

    def _refuse(self, error: sqlite3.Error) -> NoReturn:
        mistake = mistake_of(error, self.path, self._patience.seconds)
        if mistake is None:
            raise error
        raise mistake from error
