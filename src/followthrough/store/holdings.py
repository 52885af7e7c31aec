"""Holdings: everything that is kept of one client, row by row and column by column, for the person to read."""

from collections.abc import Iterator
from datetime import datetime

from followthrough.casework.holding import CHANGED, NOW, TAKEN_BACK, TAKEN_OUT, Holding

from .reading import Reading
from .statements import COLUMNS, FACTS
from .traces import Trace, rows_of_client, traces

HELD = {"update": CHANGED, "delete": TAKEN_OUT, "insert": TAKEN_BACK}
"""What a row kept under a change is, by the way of the change. A row that was added is kept once that is undone."""


def holdings(caseload: Reading, ref: str) -> list[Holding]:
    """All rows of a client as they stand, then those of before, the latest change first. Raises `NoSuchClient`."""
    number, _ = caseload.known(ref)
    return [*_standing(caseload, number), *_earlier(caseload, number)]


def _standing(caseload: Reading, number: int) -> Iterator[Holding]:
    owned = rows_of_client(caseload, number)
    for fact in FACTS:
        columns = COLUMNS[fact]
        for row_id in sorted(owned[fact]):
            row = caseload.row(f"SELECT {', '.join(columns)} FROM {fact} WHERE id = ?", (row_id,))
            if row is not None:
                yield Holding(fact, dict(zip(columns, row, strict=True)), NOW)


def _earlier(caseload: Reading, number: int) -> Iterator[Holding]:
    moments: dict[int, str] = dict(caseload.rows("SELECT id, at FROM step"))
    for trace in sorted(traces(caseload, number), key=lambda trace: -trace.change):
        at = datetime.fromisoformat(moments[trace.step])
        for values in _kept_under(caseload, trace):
            yield Holding(trace.fact, values, TAKEN_BACK if trace.undone else HELD[trace.way], at)


def _kept_under(caseload: Reading, trace: Trace) -> Iterator[dict[str, object]]:
    columns = COLUMNS[trace.fact]
    asked = f"SELECT {', '.join(columns)} FROM past_{trace.fact} WHERE change_id = ? ORDER BY id"
    for row in caseload.rows(asked, (trace.change,)):
        if row[columns.index("id")] in trace.mine:
            yield dict(zip(columns, row, strict=True))
