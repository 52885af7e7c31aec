"""Rows of a text file: RFC 4180 as Python's csv module reads it, streamed, each row with the line where it begins."""

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from followthrough.casework.mistakes import EmptyTable, Mistake, TableTooLarge, UnreadableTable

from .decoding import encoding_of
from .delimiter import SAID, named_delimiter, split_of
from .limits import LONGEST_FIELD, LONGEST_LINE, MOST_COLUMNS, MOST_ROWS
from .quotes import opened_on

LOOKED_AT = 256 * 1024
"""Characters at the beginning of a file by which the delimiter is chosen."""

_NOTED_EVERY = 4096
"""Rows after which it is noted how far the file was read."""

_CORRECT = "Correct that cell, or save the table again from the spreadsheet."


class TextTable:
    """A CSV or TSV file as a table. Rows are read as they are asked for; nothing is held but the header."""

    is_workbook = False
    counts_from_1904 = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = path.stat().st_size
        self.read = 0
        self._encoding = encoding_of(path)
        with self._open() as file:
            beginning = file.read(LOOKED_AT)
        first = next(iter(beginning.splitlines(keepends=True)), "")
        named = named_delimiter(first)
        self._lines_above = 1 if named else 0
        below = beginning[len(first) :] if named else beginning
        self._delimiter, self._header_row = split_of(below, named)
        self.said = f"{self._encoding.said}, separated by {SAID.get(self._delimiter, self._delimiter)}"
        self.header = self._read_header()

    @property
    def columns(self) -> int:
        """How many columns the header has."""
        return len(self.header)

    @property
    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The rows below the header, without blank ones; from the first on each time. Raises `UnreadableTable`."""
        return islice(self._records(), self._header_row + 1, None)

    def _open(self) -> TextIO:
        return self.path.open(encoding=self._encoding.name, newline="")

    def _read_header(self) -> tuple[str, ...]:
        found = next(islice(self._records(), self._header_row, None), None)
        if found is None:
            raise EmptyTable(path=self.path)
        names = found[1]
        if len(names) > MOST_COLUMNS:
            trouble = f"it has {len(names):,} columns, and {MOST_COLUMNS:,} is the most"
            raise TableTooLarge(path=self.path, found=trouble)
        return tuple(name.strip() for name in names)

    def _records(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Every row that is not blank, with the line on which it begins."""
        csv.field_size_limit(LONGEST_FIELD)
        with self._open() as file:
            for _ in range(self._lines_above):
                file.readline()
            pending = [0]
            reader = csv.reader(self._lines(file, pending), delimiter=self._delimiter, strict=True)
            above, ended, number = self._lines_above, 0, 0
            try:
                for number, cells in enumerate(reader):
                    pending[0] = 0
                    begun, ended = ended + 1, reader.line_num
                    if number % _NOTED_EVERY == 0:
                        self._note(number, file.buffer.tell())
                    if any(map(str.strip, cells)):
                        yield begun + above, tuple(cells)
            except csv.Error as trouble:
                raise self._unreadable(ended + above + 1, str(trouble)) from None
        self.read = self.size

    def _lines(self, file: TextIO, pending: list[int]) -> Iterator[str]:
        """The lines of the file; `pending` counts the characters since the row began."""
        for line in file:
            pending[0] += len(line)
            if pending[0] > LONGEST_LINE:
                raise TableTooLarge(
                    path=self.path, found=f"one row has more than {LONGEST_LINE:,} characters"
                )
            yield line

    def _note(self, rows: int, read: int) -> None:
        self.read = min(read, self.size)
        if rows > MOST_ROWS:
            raise TableTooLarge(path=self.path, found=f"it has more than {MOST_ROWS:,} rows")

    def _unreadable(self, begun: int, trouble: str) -> Mistake:
        """What the csv module met in the row that began on a line, in words, with the line of the quotation mark."""
        with self._open() as file:
            opened = opened_on(islice(file, begun - 1, None), self._delimiter)
        line = begun if opened is None else begun + opened
        too_long = f"more than {LONGEST_FIELD:,} characters"
        if "field limit" in trouble:
            quoted = f"a quotation mark opens here, and closes nowhere in {too_long}"
            said = f"a cell has {too_long}" if opened is None else quoted
        elif "end of data" in trouble:
            said = "a quotation mark opens here and is never closed"
        else:
            said = "something follows the closing quotation mark of a cell; within a cell it is written twice"
        return UnreadableTable(path=self.path, place=f"line {line}", trouble=said, way=_CORRECT)
