"""Writes `statements.py` from `tables.py`: `python -m followthrough.store.compile`.

Loading SQLModel costs more than everything else that a daily command does, so what it has to say is written
down once, checked in, and compared by a test.
"""

# ruff: noqa: TID253  # nothing imports this room but the one who runs it

import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import insert

from .tables import BOOKKEEPING, FACTS, PAST, table_of

OPENING = '''"""Statements: made from `tables.py` by `python -m followthrough.store.compile`. Do not edit."""

# ruff: noqa: E501
# fmt: off
'''

SQLITE = dialect(paramstyle="qmark")


def columns_of(table: Table) -> tuple[str, ...]:
    """The columns of a table in their order: its number, the moment, then what is said."""
    return tuple(column.name for column in table.columns)


def create(table: Table) -> Iterator[str]:
    """The statements that make a table and its indexes."""
    yield _tidy(str(CreateTable(table).compile(dialect=SQLITE)))
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        yield _tidy(str(CreateIndex(index).compile(dialect=SQLITE)))


def insertion(table: Table) -> str:
    """The statement that writes one row, the number left to the database."""
    given = [name for name in columns_of(table) if name != "id"]
    return str(insert(table).compile(dialect=SQLITE, column_keys=given))


def text() -> str:
    """The whole of `statements.py`."""
    facts = [table_of(model) for model in FACTS]
    tables = [*facts, *(table_of(model) for model in BOOKKEEPING)]
    lines = [OPENING]
    lines += [f"INSERT_{table.name.upper()} = {insertion(table)!r}" for table in tables]
    lines += ["", f"FACTS = {tuple(table.name for table in facts)!r}", "COLUMNS = {"]
    lines += [f"    {table.name!r}: {columns_of(table)!r}," for table in tables]
    lines += ["}", "", "CREATE = ("]
    lines += [f"    {statement!r}," for table in [*tables, *PAST] for statement in create(table)]
    return "\n".join([*lines, ")", ""])


def _tidy(statement: str) -> str:
    return " ".join(statement.split()).replace("( ", "(").replace(" )", ")")


def main() -> None:
    """Writes the file beside this one, or to standard output when asked with `-`."""
    if sys.argv[1:] == ["-"]:
        sys.stdout.write(text())
    else:
        Path(__file__).with_name("statements.py").write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
