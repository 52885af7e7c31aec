"""Writes `statements.py` from `tables.py`: `python -m followthrough.store.compile`.

Loading SQLModel costs more than everything else that a daily command does, so what it has to say is written down
once, checked in, and compared by a test.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel, insert

from .tables import BOOKKEEPING, FACTS

OPENING = '''"""Statements: made from `tables.py` by `python -m followthrough.store.compile`. Do not edit."""

# ruff: noqa: E501
# fmt: off
'''

SQLITE = dialect(paramstyle="qmark")


def table_of(model: type[SQLModel]) -> Table:
    """The table of a class of rows."""
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table


def columns_of(table: Table) -> tuple[str, ...]:
    """The columns of a table, its number first, and after it the order in which they are written."""
    names = [column.name for column in table.columns]
    own = [name for name in names if name not in ("id", "recorded_at")]
    return (*(name for name in names if name == "id"), *own, *(name for name in names if name == "recorded_at"))


def create(table: Table) -> Iterator[str]:
    """The statements that make a table and its indexes."""
    yield _tidy(str(CreateTable(table).compile(dialect=SQLITE)))
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        yield _tidy(str(CreateIndex(index).compile(dialect=SQLITE)))


def insertion(table: Table) -> str:
    """The statement that writes one row, the number left to the database."""
    given = [name for name in columns_of(table) if name != "id"]
    known = {name: table.columns[name] for name in given}
    statement = insert(table).values({name: None for name in known})
    text = str(statement.compile(dialect=SQLITE, column_keys=given))
    marks = ", ".join("?" * len(given))
    names = ", ".join(SQLITE.identifier_preparer.quote(name) for name in given)
    expected = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"
    assert len(text) == len(expected), "the statement is not the plain one that was expected"  # noqa: S101
    return expected


def text() -> str:
    """The whole of `statements.py`."""
    lines = [OPENING]
    for model in FACTS + BOOKKEEPING:
        table = table_of(model)
        lines.append(f"INSERT_{table.name.upper()} = {insertion(table)!r}")
    lines.append("")
    lines.append(f"FACTS = {tuple(table_of(model).name for model in FACTS)!r}")
    lines.append("COLUMNS = {")
    lines += [f"    {table_of(m).name!r}: {columns_of(table_of(m))!r}," for m in FACTS + BOOKKEEPING]
    lines += ["}", "", "CREATE = ("]
    for model in FACTS + BOOKKEEPING:
        lines += [f"    {statement!r}," for statement in create(table_of(model))]
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
