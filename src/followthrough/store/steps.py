"""Steps: what turns a caseload of an earlier form into one of the next.

A step is run inside the transaction of `schema.upgrade`, without triggers, and with renames that leave alone what
other tables refer to. It works by the statements of the form that it leads to. While that is the present form they
are those of `statements.py`; a change of `tables.py` after it has been in anybody's hands is a form of its own.
"""

import sqlite3
from collections.abc import Iterator

from .seals import begin
from .statements import CREATE

REBUILT = ("client", "contract", "obligation", "vision", "activity")
"""Tables that form 2 gives more columns, or that may now leave empty what form 1 asked for."""

NEW = ("check_in", "open_door", "job")
"""Tables of facts that form 2 adds, each with one of its rows as they are not now."""

NEW_BESIDE = ("issued_report",)
"""Tables about the record itself that form 2 adds."""

NEW_IN_3 = ("hold", "past_hold", "audit", "page_sum", "seal", "stub", "erasure")
"""Tables that form 3 adds. Those of form 2 stay as they are, word for word."""


def to_form_2(connection: sqlite3.Connection) -> None:
    """Room for causes, confidence, when and where, whole visions, check-ins, open doors, jobs, referrals, reports.

    What triage remembered is dropped: its answers have another form now.
    """
    connection.execute("DELETE FROM remembered")
    for table in REBUILT:
        for each in (table, f"past_{table}"):
            _rebuild(connection, each)
    for table in NEW:
        for each in (table, f"past_{table}"):
            for statement in _made_by(each):
                connection.execute(statement)
    for table in NEW_BESIDE:
        for statement in _made_by(table):
            connection.execute(statement)


def to_form_3(connection: sqlite3.Connection) -> None:
    """Room for legal holds, the audit trail, the checksums of pages, and for what stays of who was erased."""
    for table in NEW_IN_3:
        for statement in _made_by(table):
            connection.execute(statement)
    begin(connection)


STEPS = {1: to_form_2, 2: to_form_3}
"""For each form before the present one, what turns it into the next."""


def _rebuild(connection: sqlite3.Connection, table: str) -> None:
    """Makes a table anew by the words of the next form, with all the rows that it had."""
    used = _last_number(connection, table)
    columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
    connection.execute(f"ALTER TABLE {table} RENAME TO former")
    making, *indexes = _made_by(table)
    connection.execute(making)
    connection.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM former")
    connection.execute("DROP TABLE former")
    for statement in indexes:
        connection.execute(statement)
    if used is not None:
        connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
        connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, used))


def _last_number(connection: sqlite3.Connection, table: str) -> int | None:
    """The last number that a table has ever given, where it gives none twice."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return None if row is None else int(row[0])


def _made_by(table: str) -> Iterator[str]:
    """The statements that make a table and its indexes, the table first."""
    for statement in CREATE:
        words = statement.split(maxsplit=5)
        if words[2] == table or (words[1] == "INDEX" and words[4] == table):
            yield statement
