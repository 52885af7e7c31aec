"""Memory: what triage has decided before is kept between mornings, if that can be done at once."""

from collections.abc import Sequence
from datetime import date

from followthrough.casework.case_file import Remembered

from .connection import Connection
from .open_file import Row
from .people import iso
from .statements import COLUMNS, INSERT_REMEMBERED

_OWN = COLUMNS["remembered"][1:]
KEEP = (
    INSERT_REMEMBERED.replace("VALUES (?, ", "SELECT id, ").rstrip(")")
    + " FROM client WHERE ref = ? ON CONFLICT (client_id) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _OWN)
)


def remember(caseload: Connection, rows: Sequence[tuple[str, Remembered]]) -> bool:
    """Keeps these memories, without waiting for anybody.

    False if nothing was kept: the file is read-only, somebody is writing, or somebody has written since the
    record was read, so that the memories may be of a record that is no more.
    """
    return caseload.write_at_once(KEEP, ((*values_of(memory), ref) for ref, memory in rows))


def values_of(memory: Remembered) -> tuple[object, ...]:
    """A memory's columns in the order of the table, from the basis on."""
    return (
        *(memory.basis, iso(memory.through), memory.moves, iso(memory.bookmark_on), memory.bookmark),
        *(iso(memory.good_from), iso(memory.good_until), memory.answer),
    )


def memory_of(row: Row) -> Remembered | None:
    """The memory that a row in the order of the table tells of; None if there is none."""
    basis, through, moves, bookmark_on, bookmark, good_from, good_until, answer = row
    if basis is None:
        return None
    day = date.fromisoformat
    return Remembered(
        *(basis, day(through), moves, day(bookmark_on), bookmark),
        None if good_from is None else day(good_from),
        None if good_until is None else day(good_until),
        answer,
    )
