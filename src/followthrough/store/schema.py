"""Schema: whose file it is, in which form, how a new one is made, and the steps from one form to the next."""

import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from followthrough.casework.mistakes import (
    CaseloadDamaged,
    CaseloadExists,
    NewerCaseload,
    NoCaseload,
    NotACaseload,
)

from .connection import connect
from .drafts import make_folders, make_private, move_into_place
from .driver import Keys, key_for, key_of
from .patience import PATIENCE, Patience
from .trouble import cannot_read, mistake_of, mistake_of_system

APPLICATION_ID = 0x66744350
"""Says whose file it is: “ftCP” at byte 68."""

FORM = 3
"""The form that this ft writes, kept as `user_version`."""

Steps = Mapping[int, Callable[[sqlite3.Connection], None]]
"""For each form before the present one, what turns it into the next."""

Heard = Callable[[Path], None]


def open_checked(
    path: Path, patience: Patience, on_upgrade: Heard | None = None, keys: Keys | None = None
) -> sqlite3.Connection:
    """A connection to a caseload that this ft can work on; the key of an encrypted one is looked for in `keys`.

    Nothing is written unless the file is in an earlier form: then a copy of it as it was is kept beside it, and
    `on_upgrade` hears where. Raises `NoCaseload`, `NotACaseload`, `NewerCaseload`, `CaseloadDamaged`, `CannotRead`,
    `CannotWrite`, `CaseloadBusy`, `MissingKey`, `WrongKey`.
    """
    _check_file(path)
    key = key_for(path, keys)
    try:
        connection = connect(path, key)
    except sqlite3.Error as error:
        raise cannot_read(path, "it is not permitted") from error
    try:
        patience.wait_at_most(connection, patience.notice_after)
        if _form_of(connection, path, patience) < FORM:
            from .steps import STEPS  # noqa: PLC0415  # once in the life of a caseload

            copy = upgrade(connection, path, STEPS, FORM, patience)
            if copy is not None and on_upgrade is not None:
                on_upgrade(copy)
    except sqlite3.Error as error:
        connection.close()
        raise mistake_of(error, path, patience.seconds) or error from error
    except BaseException:
        connection.close()
        raise
    return connection


def _check_file(path: Path) -> None:
    try:
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        from .backup_folder import way_back  # noqa: PLC0415  # where there is nothing else to read

        raise NoCaseload(path=path, backups=way_back(path)) from None
    except OSError as error:
        raise cannot_read(path, error.strerror or str(error)) from error
    if not size or not path.is_file():
        raise NotACaseload(path=path)


def _form_of(connection: sqlite3.Connection, path: Path, patience: Patience) -> int:
    """The form of a file, or the mistake that it is not ours or too new."""
    try:
        owner = patience.run(connection, "PRAGMA application_id").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB:
            if key_of(connection) is not None:
                raise CaseloadDamaged(path=path, why="its key fits, and its first page does not") from error
            raise NotACaseload(path=path) from error
        raise
    if owner != APPLICATION_ID:
        raise NotACaseload(path=path)
    form: int = patience.run(connection, "PRAGMA user_version").fetchone()[0]
    if form > FORM:
        raise NewerCaseload(path=path, found=form, known=FORM)
    if form < 1:
        raise CaseloadDamaged(path=path, why=f"it says that its form is {form}")
    return form


def upgrade(
    connection: sqlite3.Connection, path: Path, steps: Steps, form: int, patience: Patience
) -> Path | None:
    """Brings a caseload of an earlier form to this one, in one transaction: all of it, or nothing.

    Before the first step a verified copy is kept: its path; None, if another ft has been first. Triggers are taken
    down and put up anew, so that the steps leave no trace in the journal.
    """
    from .keeping import keep_copy  # noqa: PLC0415  # as above

    copy = None
    try:
        _prepare(connection, patience)
        # Read again under the lock, which others wait for.
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if found < form:
            copy = keep_copy(path, found, key_of(connection))
            _take(connection, path, steps, found, form)
        _commit(connection, form)
    except BaseException:
        if copy is not None:
            copy.unlink(missing_ok=True)
        raise
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        for pragma in ("foreign_keys=ON", "legacy_alter_table=OFF"):
            connection.execute(f"PRAGMA {pragma}")
    return copy


def _commit(connection: sqlite3.Connection, form: int) -> None:
    """Ends the transaction. Trouble that comes so late that the update stands is left to whoever writes next."""
    try:
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if connection.execute("PRAGMA user_version").fetchone()[0] != form:
            raise error from None


def _prepare(connection: sqlite3.Connection, patience: Patience) -> None:
    """Begins the transaction. What the steps leave behind is overwritten; a rename changes no other table."""
    for pragma in ("foreign_keys=OFF", "legacy_alter_table=ON"):  # do nothing inside a transaction
        connection.execute(f"PRAGMA {pragma}")
    for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL", "fullfsync=ON", "secure_delete=ON"):
        patience.run(connection, f"PRAGMA {pragma}").fetchall()
    patience.run(connection, "BEGIN IMMEDIATE")


def _take(connection: sqlite3.Connection, path: Path, steps: Steps, found: int, form: int) -> None:
    """Takes the steps from one form to another."""
    drop_triggers(connection)
    for number in range(found, form):
        steps[number](connection)
    create_triggers(connection)
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise CaseloadDamaged(path=path, why="after the update a row refers to one that is not there")
    connection.execute(f"PRAGMA user_version={form}")


def drop_triggers(connection: sqlite3.Connection) -> None:
    """Takes all triggers down."""
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')


def create_triggers(connection: sqlite3.Connection) -> None:
    """Puts the triggers up that are not there."""
    from .triggers import triggers  # noqa: PLC0415  # only a new or an older caseload needs them

    for statement in triggers():
        connection.execute(statement.replace("CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS", 1))


def create_file(path: Path, key: bytes | None = None, fill: Heard | None = None) -> None:
    """Makes an empty caseload, for its owner alone, encrypted with a key if one is given; `fill` hears of the draft.

    Raises `CaseloadExists`, `CannotWrite`, and `MissingExtra` where encryption is not installed.

    It is made under another name in the same folder and moved into place when it is whole.
    """
    if os.path.lexists(path):
        raise CaseloadExists(path=path)
    journal = path.with_name(path.name + "-journal")
    if journal.exists() and journal.stat().st_size:  # SQLite would play what is left in it into the new file
        raise CaseloadExists(path=journal)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        make_folders(path.parent)
        make_private(draft)
        _fill(draft, key)
        if fill is not None:
            fill(draft)
        move_into_place(draft, path)
    except OSError as error:
        raise mistake_of_system(error, path) from error
    except sqlite3.Error as error:
        raise mistake_of(error, path, PATIENCE) or error from error
    finally:
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            with suppress(OSError):
                left.unlink()


def _fill(draft: Path, key: bytes | None) -> None:
    from .seals import begin, seal_anew  # noqa: PLC0415  # as above
    from .statements import CREATE  # noqa: PLC0415  # as above

    connection = connect(draft, key)
    try:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("BEGIN IMMEDIATE")
        for statement in CREATE:
            connection.execute(statement)
        create_triggers(connection)
        connection.execute("INSERT INTO recording (id, is_on, step_id) VALUES (1, 1, NULL)")
        begin(connection)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={FORM}")
        connection.execute("COMMIT")
        seal_anew(connection)
    finally:
        connection.close()
