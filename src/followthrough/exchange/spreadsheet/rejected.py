"""Rejected rows: a file of them, as they stood, to be corrected and imported again."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from followthrough.casework.incoming import Rejected

REASONS = ("line", "column", "reason")
"""The columns at the end of a file of rejected rows; a later import passes over them."""


def rejected_file(header: Sequence[str], rejected: Sequence[Rejected]) -> Iterator[str]:
    """The lines of `rejected.csv`, each with its line end: the table's own columns with the text that stood there, then
    the line in the file, the column at fault and the reason.

    What stood beyond the header stands beyond it here too, so that it is rejected again unless it is corrected. Where
    the table was itself a file of rejected rows, its reasons give way to the new ones.
    """
    named = tuple(header)
    own = len(named) - len(REASONS) if named[-len(REASONS) :] == REASONS else len(named)
    yield _line((*named[:own], *REASONS))
    for row in rejected:
        cells = row.original + ("",) * (len(named) - len(row.original))
        reasons = (str(row.line), row.column or "", row.why)
        yield _line((*cells[:own], *reasons, *cells[len(named) :]))


def _line(cells: Sequence[str]) -> str:
    written = StringIO(newline="")
    csv.writer(written).writerow(cells)
    return written.getvalue()
