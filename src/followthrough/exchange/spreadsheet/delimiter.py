"""Delimiter: the sign between two cells is the one that splits the header into the most known names."""

import csv
from collections.abc import Sequence
from contextlib import suppress
from io import StringIO
from typing import NamedTuple

from .headers import known_names
from .limits import ROWS_LOOKED_AT

DELIMITERS = (",", ";", "\t", "|")
SAID = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}

_NAMED = "sep="


class Split(NamedTuple):
    """How the beginning of a file splits: by which sign, and which row that is not blank is the header."""

    delimiter: str
    header: int


def named_delimiter(first_line: str) -> str | None:
    """The sign that Excel's first line `sep=;` names; None if there is no such line."""
    line = first_line.rstrip("\r\n").strip('"')
    return line[len(_NAMED) :] if line.lower().startswith(_NAMED) and len(line) == len(_NAMED) + 1 else None


def split_of(beginning: str, named: str | None = None) -> Split:
    """How a file splits that begins so: by the most known names in one row, then by the most columns."""
    best, most = Split(named or DELIMITERS[0], 0), (-1, -1)
    for delimiter in (named,) if named else DELIMITERS:
        rows = _rows(beginning, delimiter)
        place = header_among(rows)
        found = (known_names(rows[place]), len(rows[place])) if rows else (-1, -1)
        if found > most:
            best, most = Split(delimiter, place), found
    return best


def header_among(rows: Sequence[Sequence[object]]) -> int:
    """Which of some rows is the header, from 0: the first with the most known names, or the first of all."""
    known = [known_names(row) for row in rows]
    return known.index(max(known)) if known else 0


def _rows(beginning: str, delimiter: str) -> list[list[str]]:
    """The first rows that are not blank, as far as they can be read: what is wrong is told once the rows are."""
    rows: list[list[str]] = []
    with suppress(csv.Error):
        for row in csv.reader(StringIO(beginning, newline=""), delimiter=delimiter):
            if any(map(str.strip, row)):
                rows.append(row)
            if len(rows) == ROWS_LOOKED_AT:
                break
    return rows
