"""Forgetting: the journal without one client. What it holds of others can be taken back and brought again as before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from .connection import Connection
from .statements import FACTS, INSERT_CHANGE
from .traces import Trace, traces


def forget_in_journal(caseload: Connection, number: int, ref: str, stub: str) -> int:
    """Takes a client out of every step that stands; how many of their earlier rows went with that.

    A step about nobody else is gone. What is left of another keeps its order, and says the stub's reference.
    """
    by_step: dict[int, dict[int, Trace]] = defaultdict(dict)
    for trace in traces(caseload, number):
        by_step[trace.step][trace.change] = trace
    earlier = sum(_forget_in_step(caseload, step, touched) for step, touched in by_step.items())
    for step, command in caseload.rows("SELECT id, command FROM step"):
        if ref in command.replace(":", " ").split():
            caseload.write("UPDATE step SET command = ? WHERE id = ?", (command.replace(ref, stub), step))
    for step in by_step:
        if not caseload.row("SELECT 1 FROM change WHERE step_id = ?", (step,)):
            caseload.write("DELETE FROM step WHERE id = ?", (step,))
    return earlier


def _forget_in_step(caseload: Connection, step: int, touched: dict[int, Trace]) -> int:
    """Writes the changes of a step anew, in their order, with none of a client's rows; how many earlier rows went."""
    asked = "SELECT id, fact, way, first, last FROM change WHERE step_id = ? ORDER BY id"
    earlier = 0
    for change, fact, way, first, last in caseload.rows(asked, (step,)):
        trace = touched.get(change)
        if trace is None:
            anew = _change(caseload, step, fact, way, first, last)
            caseload.write(f"UPDATE past_{fact} SET change_id = ? WHERE change_id = ?", (anew, change))
        elif way == "insert":
            for left_first, left_last in without(trace.mine, first, last):
                _change(caseload, step, fact, way, left_first, left_last)
        else:
            earlier += caseload.write(f"DELETE FROM past_{fact} WHERE change_id = ?", (change,)).rowcount
        caseload.write("DELETE FROM change WHERE id = ?", (change,))
    return earlier


def _change(caseload: Connection, step: int, fact: str, way: str, first: int, last: int) -> int:
    assert fact in FACTS
    return caseload.write(INSERT_CHANGE, (step, fact, way, first, last)).lastrowid or 0


def without(numbers: Iterable[int], first: int, last: int) -> Iterator[tuple[int, int]]:
    """What is left of a range when some numbers of it are taken out, as ranges in order."""
    begins = first
    for _, run in groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0]):
        taken = [number for _, number in run]
        if begins < taken[0]:
            yield begins, taken[0] - 1
        begins = taken[-1] + 1
    if begins <= last:
        yield begins, last
