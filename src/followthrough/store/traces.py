"""Traces: what the journal holds of one client. Which changes touched their rows, and which rows were whose.

A number may be given again after its row has gone, so whose row a change touched is not told by the number alone. It is
found by going from the present back through the changes that stand, and forward through those that were taken back.
"""

from collections.abc import Iterator
from typing import NamedTuple

from .connection import Connection
from .statements import COLUMNS, FACTS

OF_CLIENTS = tuple(fact for fact in FACTS if "client_id" in COLUMNS[fact])
"""The facts whose rows name their client."""

Owned = dict[str, set[int]]


class Trace(NamedTuple):
    """A change that touched a client's rows: `mine` are their numbers among those from `first` to `last`."""

    change: int
    step: int
    fact: str
    way: str
    first: int
    last: int
    undone: bool
    mine: frozenset[int]


def rows_of_client(caseload: Connection, number: int) -> Owned:
    """The numbers of a client's rows as they stand, fact by fact."""
    owned: Owned = {fact: set() for fact in FACTS}
    owned["client"].add(number)
    for fact in OF_CLIENTS:
        found = caseload.rows(f"SELECT id FROM {fact} WHERE client_id = ?", (number,))
        owned[fact].update(row[0] for row in found)
    lines = (
        "SELECT obligation.id FROM obligation JOIN contract ON contract.id = contract_id WHERE client_id = ?"
    )
    owned["obligation"].update(row[0] for row in caseload.rows(lines, (number,)))
    return owned


def traces(caseload: Connection, number: int) -> Iterator[Trace]:
    """Every change that touched rows of a client: those that stand, the latest first; then those taken back."""
    for undone, order in ((0, "DESC"), (1, "ASC")):
        owned = rows_of_client(caseload, number)
        changes = caseload.rows(
            "SELECT change.id, step_id, fact, way, first, last FROM change JOIN step ON step.id = step_id "
            f"WHERE undone = ? ORDER BY change.id {order}",
            (undone,),
        )
        appears, disappears = ("delete", "insert") if order == "DESC" else ("insert", "delete")
        for change, step, fact, way, first, last in changes:
            if way == appears:
                mine = _kept_in_past(caseload, number, change, fact, owned)
                owned[fact] |= mine
            else:
                mine = _among(owned[fact], first, last)
                if way == disappears:
                    owned[fact] -= mine
            if mine:
                yield Trace(change, step, fact, way, first, last, bool(undone), frozenset(mine))


def _among(owned: set[int], first: int, last: int) -> set[int]:
    """The numbers of a range that are owned; a range may be of a million rows, or the client have thousands."""
    if last - first < len(owned):
        return {number for number in range(first, last + 1) if number in owned}
    return {number for number in owned if first <= number <= last}


def _kept_in_past(caseload: Connection, number: int, change: int, fact: str, owned: Owned) -> set[int]:
    """The numbers of the client's rows that are away, and kept under a change."""
    if fact in OF_CLIENTS:
        asked = f"SELECT id FROM past_{fact} WHERE change_id = ? AND client_id = ?"
        return {row[0] for row in caseload.rows(asked, (change, number))}
    if fact == "client":
        asked = "SELECT id FROM past_client WHERE change_id = ? AND id = ?"
        return {row[0] for row in caseload.rows(asked, (change, number))}
    if fact == "obligation":
        rows = caseload.rows("SELECT id, contract_id FROM past_obligation WHERE change_id = ?", (change,))
        return {line for line, contract in rows if contract in owned["contract"]}
    return set()
