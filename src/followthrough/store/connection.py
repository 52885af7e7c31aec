"""Connection: one open caseload file; how it is read from, and how a transaction begins and ends.

What a transaction changes is sealed, and entered in the audit trail, here, so that no path can forget it.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from followthrough.casework.mistakes import CannotWrite, CaseloadBusy

from .driver import open_file
from .open_file import OpenFile
from .pages import Pages
from .patience import Patience
from .seals import LEAVE_UNSEALED, free_pages, held_open, note, seal
from .statements import FACTS, INSERT_STEP
from .trouble import stands_nevertheless

SOON = 1.0
"""Seconds for which an entry of the audit trail waits, where nothing else is written."""

LAST_ENTRY = "SELECT id, digest FROM audit ORDER BY id DESC LIMIT 1"

SOMEBODY = "somebody"
"""Who works on a caseload, where nobody has said so."""


def moment_text(moment: datetime) -> str:
    """A moment as it is kept: UTC, whole seconds, ending in +00:00."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def connect(path: Path, key: bytes | None = None) -> sqlite3.Connection:
    """A connection to a file, never creating one; read-only where the file is. Encrypted, with its key."""
    address = path.absolute().as_uri()
    try:
        connection = open_file(address, "rw", key)
    except sqlite3.OperationalError:
        connection = open_file(address, "ro", key)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "foreign_keys=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


class Connection(OpenFile):
    """An open caseload: the rows, the moment of the sitting, and the transaction under way."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        now: datetime,
        patience: Patience,
    ) -> None:
        super().__init__(path, connection, patience)
        self.now = now
        self.recorded_at = moment_text(now)
        self._set_for_writing = False
        self._step_is_open = False
        self._commits = 0
        self._seen: tuple[int, int] | None = None
        self._pages: Pages | None = None
        self._free: set[int] = set()
        self._is_unsealed = False
        self.who = SOMEBODY
        self.what = ""
        self.doing = ""
        self.did: str | None = None
        self.has_entered = False
        self.about: dict[str, None] = {}
        self.before_write: Callable[[], None] | None = None

    def close(self) -> None:
        """Seals what was written, and lets go of the file."""
        try:
            if self._is_unsealed and self._pages is not None:
                seal(self._connection, self._pages)
        except sqlite3.Error:
            pass  # what is not sealed says so, and the next sitting seals it
        finally:
            super().close()
            if self._pages is not None:
                self._pages.let_go()
                self._pages = None

    def is_done_by(self, who: str, what: str) -> None:
        """Says for the audit trail who works in this sitting, and by which command."""
        self.who, self.what = who, what

    def is_written_down_at(self, now: datetime) -> None:
        """What follows is recorded at another moment than the one this sitting was opened at."""
        self.now = now
        self.recorded_at = moment_text(now)

    def is_a_draft(self) -> None:
        """What follows need not outlast a power cut: whoever writes a draft syncs it when it is whole."""
        self._prepare()
        self.rows("PRAGMA synchronous=OFF")

    def look(self, *, anew: bool) -> None:
        """Marks the state of the record on which conclusions are about to be drawn."""
        if anew or self._seen is None:
            self._seen = self._state()

    def _state(self) -> tuple[int, int]:
        """Another one after somebody has written, be it somebody else or this sitting itself."""
        ((version,),) = self.rows("PRAGMA data_version")
        return version, self._commits

    # Writing

    @property
    def is_writing(self) -> bool:
        """Whether a transaction is under way."""
        return self._connection.in_transaction

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

        def write() -> None:
            self._connection.executemany(statement, rows)

        return self._at_once(write, lambda: self._seen in (None, self._state()), 0)

    def enter(self, did: str) -> bool:
        """Writes into the audit trail what was done in this sitting, if that can be done soon; whether it was."""
        from .audit import enter  # noqa: PLC0415  # as above

        self.has_entered = self._at_once(lambda: enter(self, did), lambda: True, SOON)
        return self.has_entered

    def _at_once(self, write: Callable[[], None], may: Callable[[], bool], wait: float) -> bool:
        """One small transaction for which nobody is kept waiting. What cannot be written is left.

        Raises `CaseloadDamaged`.
        """
        try:
            self._prepare()
            self._patience.wait_at_most(self._connection, wait)
            self._connection.execute("BEGIN IMMEDIATE")
            self._free = free_pages(self._connection, self._held())
            if not may():
                return False
            write()
            self._note()
            self._connection.execute("COMMIT")
        except (sqlite3.OperationalError, CannotWrite, CaseloadBusy):
            return False
        except sqlite3.DatabaseError as error:  # damage is met here too, and is no reason to be silent
            self._refuse(error)
        finally:
            self._roll_back()
            self._patience.wait_at_most(self._connection, self._patience.notice_after)
        return True

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, whole or not at all. Raises `CaseloadBusy`, `CannotWrite`, `CaseloadDamaged`.

        Inside another it is a part of that. Before the first of a sitting, `before_write` is called. What was `did` in
        it goes into the audit trail with it.
        """
        if self.is_writing:
            yield
            return
        before, self.before_write = self.before_write, None
        if before is not None:
            before()
        self._begin()
        try:
            yield
            if self._step_is_open:
                self.write("UPDATE recording SET step_id = NULL")
            self._enter()
            self._commit()
        except sqlite3.Error as error:
            self._roll_back()
            self._refuse(error)
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._step_is_open = False
            self.did = None

    def _enter(self) -> None:
        if self.did is not None:
            from .audit import enter  # noqa: PLC0415  # it takes digests; what only reads does without

            enter(self, self.did)
            self.has_entered = True

    def open_step(self, command: str) -> int:
        """Begins the step of undo that this transaction will be; steps taken back before are dropped.

        Without a step no fact can be written: the triggers refuse it.
        """
        last = self.row("SELECT undone FROM step ORDER BY id DESC LIMIT 1")
        if last and last[0]:
            self.drop_undone()
        number = self.write(INSERT_STEP, (self.recorded_at, command[:500], 0)).lastrowid or 0
        self.write("UPDATE recording SET step_id = ?", (number,))
        self._step_is_open = True
        self.did, self.doing = "changed", command.split(maxsplit=1)[0].rstrip(":")
        return number

    def drop_undone(self) -> None:
        """Drops the steps that were taken back: none of them can be brought again. Inside `writing`."""
        changes = "SELECT change.id FROM change JOIN step ON step.id = step_id WHERE undone = 1"
        for fact in FACTS:
            self.write(f"DELETE FROM past_{fact} WHERE change_id IN ({changes})")
        self.write(f"DELETE FROM change WHERE id IN ({changes})")
        self.write("DELETE FROM step WHERE undone = 1")

    def sweep(self) -> None:
        """Writes the file anew without the space that it does not use, in which something may be left of what has gone.

        Whatever is put aside meanwhile is held in memory. Raises `CaseloadBusy`, `CannotWrite`.
        """
        self._begin()
        try:
            self.write(*LEAVE_UNSEALED)
            self.write("DELETE FROM page_sum")  # rows that only come leave nothing behind in its pages
            self.rows("COMMIT")
        finally:
            self._roll_back()
        self._is_unsealed = True
        self.rows("PRAGMA temp_store=MEMORY")
        self.rows("VACUUM")
        self._commits += 1

    # The transaction

    def _begin(self) -> None:
        try:
            self._prepare()
            self._patience.run(self._connection, "BEGIN IMMEDIATE")
            self._free = free_pages(self._connection, self._held())
        except sqlite3.Error as error:
            self._refuse(error)

    def _held(self) -> Pages:
        """The file, held open past SQLite from the first transaction on until the end of the sitting."""
        if self._pages is None:
            self._pages = held_open(self._connection)
        return self._pages

    def _prepare(self) -> None:
        """Sets what only a writer needs: what is kept is kept for good, what is deleted is overwritten."""
        if not self._set_for_writing:
            for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL", "fullfsync=ON", "secure_delete=ON"):
                self._patience.run(self._connection, f"PRAGMA {pragma}").fetchall()
            self._set_for_writing = True

    def _note(self) -> None:
        """Says which pages this transaction changes, so that they are sealed at the end of the sitting."""
        self._is_unsealed = note(self._connection, self._free) or self._is_unsealed

    def _commit(self) -> None:
        self._note()
        entered = self.row(LAST_ENTRY) if self.did is not None else None
        try:
            self.rows("COMMIT")
        except CannotWrite as trouble:
            self._roll_back()
            with suppress(sqlite3.Error):  # closed, where it could not be rolled back
                if entered is not None and self._connection.execute(LAST_ENTRY).fetchone() == entered:
                    raise stands_nevertheless(trouble) from trouble
            raise
        self._commits += 1

    def _roll_back(self) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error:
            self._connection.close()  # SQLite rolls back when the file is opened again
