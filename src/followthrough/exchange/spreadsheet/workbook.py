"""Workbook: an .xlsx file as a table: stored values. No macro is run, no formula worked out, no link followed."""

from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from types import TracebackType
from xml.etree.ElementTree import ParseError

from followthrough.casework.mistakes import (
    EmptyTable,
    Mistake,
    NoSuchSheet,
    TableTooLarge,
    UnreadableTable,
)

from .book import Sheet, open_book
from .cells import as_text
from .delimiter import header_among
from .headers import known_names
from .limits import MOST_COLUMNS, ROWS_LOOKED_AT
from .sheet_cells import TooMuch, rows_of
from .table import Row

_NOTED_EVERY = 1024


class WorkbookTable:
    """One sheet of an .xlsx file as a table: the one that is named, or the one whose header is known best."""

    is_workbook = True

    def __init__(self, path: Path, sheet: str | None = None) -> None:
        self.path = path
        self.read = 0
        self._book = open_book(path)
        self._formats = self._book.formats
        self.counts_from_1904 = self._formats.from_1904
        self._sheet, self._header_row = self._best() if sheet is None else self._named(sheet)
        self.said = f"XLSX, sheet “{self._sheet.name}”"
        self.size = self._book.archive.getinfo(self._sheet.part).file_size
        found = next(islice(self._records(self._sheet), self._header_row, None), None)
        if found is None:
            raise EmptyTable(path=path)
        self.header = tuple(as_text(cell).strip() for cell in found[1])
        if len(self.header) > MOST_COLUMNS:
            trouble = f"it has {len(self.header):,} columns, and {MOST_COLUMNS:,} is the most"
            raise TableTooLarge(path=path, found=trouble)

    def __enter__(self) -> "WorkbookTable":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._book.archive.close()

    @property
    def columns(self) -> int:
        """How many columns the header has."""
        return len(self.header)

    @property
    def rows(self) -> Iterator[Row]:
        """The rows below the header, without blank ones; from the first on each time. Raises `UnreadableTable`."""
        return islice(self._records(self._sheet), self._header_row + 1, None)

    def _records(self, sheet: Sheet) -> Iterator[Row]:
        last = 0
        with closing(self._book.archive.open(sheet.part)) as source:
            try:
                for number, row in enumerate(rows_of(source, self._book.texts, self._formats)):
                    last = row[0]
                    if number % _NOTED_EVERY == 0:
                        self.read = source.tell()
                    yield row
            except Mistake:
                raise
            except Exception as trouble:  # of a damaged part: zlib, zipfile and expat have no error in common
                raise self._spoilt(sheet, last, trouble) from trouble

    def _spoilt(self, sheet: Sheet, last: int, trouble: Exception) -> Mistake:
        if isinstance(trouble, TooMuch):
            return TableTooLarge(path=self.path, found=f"sheet “{sheet.name}”, below row {last}: {trouble}")
        said = "its XML is not in order" if isinstance(trouble, ParseError) else "it is damaged"
        place = f"sheet “{sheet.name}”, below row {last}"
        return UnreadableTable(
            path=self.path, place=place, trouble=said, way="Open it in the spreadsheet and save it again."
        )

    def _named(self, name: str) -> tuple[Sheet, int]:
        for sheet in self._book.sheets:
            if sheet.name.casefold() == name.strip().casefold():
                return sheet, self._header_of(sheet)[1]
        known = ", ".join(sheet.name for sheet in self._book.sheets)
        raise NoSuchSheet(path=self.path, name=name, known=known)

    def _best(self) -> tuple[Sheet, int]:
        """The sheet with the most known names in one row, the first of equals; hidden ones are left alone."""
        shown = [(sheet, *self._header_of(sheet)) for sheet in self._book.sheets if sheet.is_shown]
        if not shown:
            raise EmptyTable(path=self.path)
        sheet, _, header_row = max(shown, key=lambda found: found[1])
        return sheet, header_row

    def _header_of(self, sheet: Sheet) -> tuple[int, int]:
        """How many names of the sheet's likely header are known (-1 if it is empty), and which row that is."""
        rows = [cells for _, cells in islice(self._records(sheet), ROWS_LOOKED_AT)]
        place = header_among(rows)
        return (known_names(rows[place]) if rows else -1), place
