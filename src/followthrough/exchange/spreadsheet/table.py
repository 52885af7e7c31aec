"""A table from elsewhere, opened: what it is said to be, its header, and its rows as they are asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Protocol

from followthrough.casework.mistakes import CannotRead, NoSuchSheet, NotATable

Cell = str | int | float | date | bool | None
"""A cell as it was read: text stays text; numbers, days and yes or no come from spreadsheets only."""

Row = tuple[int, tuple[Cell, ...]]
"""A row: its line in the file, the first if it has several, and its cells: fewer or more than the header, it may be."""

_SAVE_AS_XLSX = "Open it, save it as .xlsx without a password, and import that."
_FOREIGN = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "a workbook of Excel 97 to 2003, or one with a password",
        _SAVE_AS_XLSX,
    ),
    (b"%PDF", "a PDF", "Ask for the table that it was made from, as .xlsx or .csv."),
    (b"SQLite format 3\0", "a database", "If it is a caseload, name it with --database PATH."),
)
_PACKED = b"PK"


class Table(Protocol):
    """A table that lies open.

    `said` is how it was read (“UTF-8, separated by semicolons”), `header` the names of its columns as they stand there,
    `size` its bytes, and `read` how many of them the rows asked for have taken, for showing progress.
    """

    path: Path
    said: str
    header: tuple[str, ...]
    size: int
    read: int
    is_workbook: bool
    counts_from_1904: bool

    @property
    def columns(self) -> int:
        """How many columns the header has."""

    @property
    def rows(self) -> Iterator[Row]:
        """The rows below the header, without blank ones; each time it is asked for, from the first row on."""


@contextmanager
def open_table(path: Path, *, sheet: str | None = None) -> Iterator[Table]:
    """A CSV, TSV or XLSX file as a table; which of them, its first bytes say.

    Raises `CannotRead`, `UnreadableTable`, `TableTooLarge`, `NotATable`, `EmptyTable`, `NoSuchSheet`, `MissingExtra`;
    the rows raise `UnreadableTable` and `TableTooLarge` where they come to it.
    """
    try:
        with path.open("rb") as file:
            start = file.read(16)
    except OSError as trouble:
        why = trouble.strerror or str(trouble)
        raise CannotRead(path=path, why=why[:1].lower() + why[1:]) from trouble
    for mark, what, way in _FOREIGN:
        if start.startswith(mark):
            raise NotATable(path=path, what=what, way=way)
    if start.startswith(_PACKED):
        from .workbook import WorkbookTable  # noqa: PLC0415  # openpyxl is heavy, and an extra

        with WorkbookTable(path, sheet) as workbook:
            yield workbook
        return
    if sheet is not None:
        raise NoSuchSheet(path=path, name=sheet, known="none, as it is a text file (leave --sheet out)")
    from .rows import TextTable  # noqa: PLC0415  # not needed for a workbook

    yield TextTable(path)
