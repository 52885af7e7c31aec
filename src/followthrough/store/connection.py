"""Connection: one open caseload file; how it is read from, and how a transaction begins and ends.

Errors of SQLite leave this room as mistakes that name the true cause.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn, Self

from followthrough.casework.mistakes import CannotWrite, CaseloadBusy

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


def connect(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection to a file that is there, never creating one; read-only where the file is."""
    address = path.absolute().as_uri()
    try:
        connection = sqlite3.connect(f"{address}?mode=rw", timeout=patience, isolation_level=None, uri=True)
    except sqlite3.OperationalError:
        connection = sqlite3.connect(f"{address}?mode=ro", timeout=patience, isolation_level=None, uri=True)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


class Connection:
    """An open caseload: the rows, the moment of the sitting, and the transaction under way."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        now: datetime,
        on_wait: Callable[[], None] | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self.path = path
        self.now = now
        self.recorded_at = moment_text(now)
        self._connection = connection
        self._on_wait = on_wait
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

    # Reading

    def rows(self, statement: str, values: Iterable[object] = ()) -> list[Row]:
        """All rows that a statement gives."""
        try:
            return self._connection.execute(statement, tuple(values)).fetchall()
        except sqlite3.Error as error:
            self._refuse(error)

    def row(self, statement: str, values: Iterable[object] = ()) -> Row | None:
        """The first row that a statement gives, if it gives any."""
        rows = self.rows(statement, values)
        return rows[0] if rows else None

    def stream(self, statement: str, values: Iterable[object] = ()) -> Iterator[Row]:
        """The rows that a statement gives, one after the other; a writer waits until the last is taken."""
        try:
            yield from self._connection.execute(statement, tuple(values))
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
            self._wait_at_most(0)
            self._prepare()
            self._connection.execute("BEGIN IMMEDIATE")
            if self._seen not in (None, self._state()):
                return False
            self._connection.executemany(statement, rows)
            self._connection.execute("COMMIT")
        except (sqlite3.OperationalError, CaseloadBusy, CannotWrite):
            return False
        finally:
            self._roll_back()
            self._wait_at_most(self._patience)
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
        self._prepare()
        first = min(NOTICE_AFTER, self._patience)
        if self._begins_within(first):
            return
        if self._on_wait is not None:
            self._on_wait()
        if not self._begins_within(self._patience - first):
            raise CaseloadBusy(seconds=f"{self._patience:g}")

    def _begins_within(self, seconds: float) -> bool:
        try:
            self._wait_at_most(seconds)
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            if is_busy(error):
                return False
            self._refuse(error)
        finally:
            self._wait_at_most(self._patience)
        return True

    def _prepare(self) -> None:
        """What only a writer needs: durable at once, and what is deleted is overwritten."""
        if self._set_for_writing:
            return
        for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL", "fullfsync=ON", "secure_delete=ON"):
            self.rows(f"PRAGMA {pragma}")
        self._set_for_writing = True

    def _commit(self) -> None:
        try:
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._refuse(error)
        self._commits += 1

    def _roll_back(self) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error:
            self._connection.close()  # SQLite rolls back when the file is opened again

    def _wait_at_most(self, seconds: float) -> None:
        self._connection.execute(f"PRAGMA busy_timeout={int(seconds * 1000)}")

    def _refuse(self, error: sqlite3.Error) -> NoReturn:
        mistake = mistake_of(error, self.path, self._patience)
        if mistake is None:
            raise error
        raise mistake from error
