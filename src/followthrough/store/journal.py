"""Journal: taking steps back, and bringing them again.

A step is what one command did, in the order in which it did it. Taking it back goes through its changes from
the last to the first and does the opposite; while a row is away, it is kept in the table of its past, so that
redo brings back the very same row, number and moment included. A number may be given again after its step was
taken back, which harms nothing: a new command drops those steps, so the rows of two never meet.
"""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from followthrough.casework.mistakes import NothingToRedo, NothingToUndo

from .connection import Connection
from .open_file import Row
from .statements import COLUMNS


class Step(NamedTuple):
    """One command that changed something: when, and in which words."""

    id: int
    at: datetime
    command: str
    undone: bool


def undo(caseload: Connection) -> Step:
    """Takes back the latest step that stands. Raises `NothingToUndo`."""
    with caseload.writing():
        found = caseload.row("SELECT id, at, command, 1 FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1")
        if found is None:
            raise NothingToUndo
        opposite: dict[str, Deed] = {"insert": _take_away, "delete": _put_back, "update": _swap}
        _play(caseload, found[0], "DESC", opposite, undone=1)
        return _step(found)


def redo(caseload: Connection) -> Step:
    """Brings back the step that was taken back last. Raises `NothingToRedo`."""
    standing = "coalesce((SELECT id FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1), 0)"
    with caseload.writing():
        found = caseload.row(f"SELECT id, at, command, 0 FROM step WHERE id > {standing} ORDER BY id LIMIT 1")
        if found is None:
            raise NothingToRedo
        again: dict[str, Deed] = {"insert": _put_back, "delete": _take_away, "update": _swap}
        _play(caseload, found[0], "ASC", again, undone=0)
        return _step(found)


def steps(caseload: Connection, limit: int) -> list[Step]:
    """The latest steps, the last one first, those taken back among them."""
    rows = caseload.rows("SELECT id, at, command, undone FROM step ORDER BY id DESC LIMIT ?", (limit,))
    return [_step(row) for row in rows]


def write_ranges(caseload: Connection, step: int, ranges: list[tuple[str, int, int]]) -> None:
    """Writes down by hand what a step inserted with the recording off: table, first and last number."""
    for fact, first, last in ranges:
        if first <= last:
            values = (step, fact, "insert", first, last)
            caseload.write(
                "INSERT INTO change (step_id, fact, way, first, last) VALUES (?, ?, ?, ?, ?)", values
            )


def record(caseload: Connection, *, on: bool) -> None:
    """Switches the recording of changes on or off, until the transaction ends or it is switched again."""
    caseload.write("UPDATE recording SET is_on = ?", (int(on),))


Deed = Callable[[Connection, int, str, int, int], None]


def _play(caseload: Connection, step: int, order: str, deeds: dict[str, Deed], *, undone: int) -> None:
    changes = caseload.rows(
        f"SELECT id, fact, way, first, last FROM change WHERE step_id = ? ORDER BY id {order}", (step,)
    )
    caseload.did = "changed"
    record(caseload, on=False)
    for number, fact, way, first, last in changes:
        deeds[way](caseload, number, fact, first, last)
    record(caseload, on=True)
    caseload.write("UPDATE step SET undone = ? WHERE id = ?", (undone, step))


def _take_away(caseload: Connection, change: int, fact: str, first: int, last: int) -> None:
    """Moves rows into the past."""
    columns = ", ".join(COLUMNS[fact])
    caseload.write(
        f"INSERT INTO past_{fact} (change_id, {columns}) "
        f"SELECT ?, {columns} FROM {fact} WHERE id BETWEEN ? AND ?",
        (change, first, last),
    )
    caseload.write(f"DELETE FROM {fact} WHERE id BETWEEN ? AND ?", (first, last))


def _put_back(caseload: Connection, change: int, fact: str, _first: int, _last: int) -> None:
    """Moves rows out of the past."""
    columns = ", ".join(COLUMNS[fact])
    caseload.write(
        f"INSERT INTO {fact} ({columns}) SELECT {columns} FROM past_{fact} WHERE change_id = ? ORDER BY id",
        (change,),
    )
    caseload.write(f"DELETE FROM past_{fact} WHERE change_id = ?", (change,))


def _swap(caseload: Connection, change: int, fact: str, row: int, _last: int) -> None:
    """Exchanges a row and its past."""
    columns = ", ".join(COLUMNS[fact])
    settings = ", ".join(f"{name} = ?" for name in COLUMNS[fact])
    (now,) = caseload.rows(f"SELECT {columns} FROM {fact} WHERE id = ?", (row,))
    (then,) = caseload.rows(f"SELECT {columns} FROM past_{fact} WHERE change_id = ?", (change,))
    caseload.write(f"UPDATE {fact} SET {settings} WHERE id = ?", (*then, row))
    caseload.write(f"UPDATE past_{fact} SET {settings} WHERE change_id = ?", (*now, change))


def _step(row: Row) -> Step:
    return Step(row[0], datetime.fromisoformat(row[1]), row[2], bool(row[3]))
