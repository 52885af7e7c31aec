"""Pouring: everything that one caseload holds, into an empty file of another kind, and compared row by row.

So a plain caseload becomes an encrypted one and the other way round. The page checksums stay behind: they are of the
file, not of the record.
"""

import sqlite3
from collections.abc import Iterator
from itertools import zip_longest

from .seals import OWN, begin

AT_ONCE = 1000
"""Rows that are taken from one file and put into the other at a time."""

NUMBERS = ("application_id", "user_version")
"""What SQLite keeps about a file as a whole, and we need."""

OBJECTS = (
    "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND substr(name, 1, 7) <> 'sqlite_'"
)


def pour(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Fills an empty file with all that another holds, in one transaction of each. Raises `sqlite3.Error`.

    Triggers are put up last, so that nothing is journaled; references between rows are not asked for meanwhile.
    """
    target.execute("PRAGMA foreign_keys=OFF")
    target.execute("BEGIN IMMEDIATE")
    objects = source.execute(OBJECTS).fetchall()
    for kind in ("table", "index", "view", "trigger"):
        for _, name, statement in [found for found in objects if found[0] == kind]:
            target.execute(statement)
            if kind == "table" and name not in OWN:
                _pour_rows(source, target, name)
    if _is_there(source, "sqlite_sequence"):
        target.execute("DELETE FROM sqlite_sequence")
        _pour_rows(source, target, "sqlite_sequence")
    if _is_there(source, "seal"):
        begin(target)
    for number in NUMBERS:
        target.execute(f"PRAGMA {number}={source.execute(f'PRAGMA {number}').fetchone()[0]}")
    target.execute("COMMIT")
    target.execute("PRAGMA foreign_keys=ON")


def what_differs(source: sqlite3.Connection, target: sqlite3.Connection) -> str | None:
    """What is not the same in two caseloads, gone through row by row; None, if all is."""
    if set(source.execute(OBJECTS)) != set(target.execute(OBJECTS)):
        return "its tables are other ones"
    for number in NUMBERS:
        asked = f"PRAGMA {number}"
        if source.execute(asked).fetchone() != target.execute(asked).fetchone():
            return f"its {number} is another one"
    for table in _tables(source):
        if any(one != other for one, other in zip_longest(_rows(source, table), _rows(target, table))):
            return f"its table {table} holds other rows"
    return None


def _pour_rows(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> None:
    rows = source.execute(f"SELECT * FROM {table}")
    marks = ", ".join("?" * len(rows.description))
    while batch := rows.fetchmany(AT_ONCE):
        target.executemany(f"INSERT INTO {table} VALUES ({marks})", batch)


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    """The rows in an order that is the same in both files, with the kind of each value: 1 is not 1.0."""
    columns = connection.execute(f"SELECT count(*) FROM pragma_table_info('{table}')").fetchone()[0]
    order = ", ".join(str(number) for number in range(1, columns + 1))
    for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):
        yield tuple((type(value), value) for value in row)


def _tables(connection: sqlite3.Connection) -> list[str]:
    tables = [
        name
        for kind, name, _ in connection.execute(OBJECTS).fetchall()
        if kind == "table" and name not in OWN
    ]
    return [*tables, "sqlite_sequence"] if _is_there(connection, "sqlite_sequence") else tables


def _is_there(connection: sqlite3.Connection, table: str) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone() is not None
