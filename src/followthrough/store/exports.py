"""Exports: whole tables for spreadsheets, row by row, in the columns that COMMANDS promises.

What only triage knows (lists, follow-through) is not here; the clients’ table is put together with it.
"""

import json
from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from followthrough.casework.mistakes import UnknownTable
from followthrough.casework.names import fold
from followthrough.casework.vision import FIGURES, WORDS

from .reading import Days, Reading


class Table(NamedTuple):
    """What is read for an export: columns by their names there, where from, in which order, and its own day."""

    columns: dict[str, str]
    source: str
    order: str
    day: str


def _of_client(fact: str, day: str, columns: str, **kept_as: str) -> Table:
    """One row a fact, by client and day; columns that are kept under another name say under which."""
    names = {name: kept_as.get(name, f'{fact}."{name}"') for name in columns.split()}
    source = f"client JOIN {fact} ON {fact}.client_id = client.id"
    return Table(names | {"client": "ref"}, source, f"ref, {fact}.{day}, {fact}.id", f"{fact}.{day}")


_OF_ENTRIES = "id client on kind count outcome direction topic week_of title minutes note recorded_at because"
_OF_VISIONS = f"client on {' '.join(WORDS + FIGURES)}"

TABLES = {
    "contracts": _of_client("contract", "signed_on", "client signed_on ends_on confidence"),
    "obligations": Table(
        {
            "client": "ref",
            **{name: name for name in ("signed_on", "party", "kind", "cadence", "wording", "at")},
        },
        "client JOIN contract ON client_id = client.id JOIN obligation ON contract_id = contract.id",
        "ref, signed_on, position",
        "signed_on",
    ),
    "activities": _of_client("activity", "day", _OF_ENTRIES, on="day"),
    "tasks": _of_client("task", "due", "client title assigned_on by", by="due")._replace(
        order="ref, assigned_on, task.id"
    ),
    "absences": _of_client("absence", "first", "client kind from to why", **{"from": "first", "to": "last"}),
    "placements": _of_client("placement", "day", "client list on until why", on="day"),
    "visions": _of_client("vision", "day", _OF_VISIONS, on="day"),
    "check-ins": _of_client("check_in", "first", "client first last kind purpose about"),
    "open-doors": _of_client("open_door", "day", "client on would_help review_on", on="day"),
    "jobs": _of_client("job", "started_on", "client started_on employer work ended_on"),
}
"""What can be exported, with what is read for it."""

DONE = (
    "SELECT ref, title, day FROM client JOIN activity ON client_id = client.id "
    "WHERE kind = 'task' AND title IS NOT NULL ORDER BY day, activity.id"
)
"""The tasks that were done, the earliest first."""

DAYS = {
    *("signed_on", "ends_on", "on", "week_of", "assigned_on", "by", "from", "to", "until"),
    *("first", "last", "review_on", "started_on", "ended_on"),
}
"""The columns that hold a day."""


class Within(NamedTuple):
    """What of a table is wanted: of which clients, and from which of its days through which."""

    refs: Collection[str] | None = None
    first: date | None = None
    last: date | None = None


EVERYTHING = Within()


def rows_of(caseload: Reading, table: str, within: Within = EVERYTHING) -> Iterator[tuple[Any, ...]]:
    """The rows of an export as values: days as `date`, moments as `datetime`. Raises `UnknownTable`."""
    rows = _rows(caseload, _known(table), within)
    return _with_done(caseload, rows) if table == "tasks" else rows


def texts_of(caseload: Reading, table: str, within: Within = EVERYTHING) -> Iterator[tuple[Any, ...]]:
    """The rows of an export as they lie: days and moments as their ISO texts, for a file that is text anyway.

    Tasks, of which there are few, do not come this way. Raises `UnknownTable`.
    """
    if table == "tasks":
        raise UnknownTable(text=table, known=", ".join(set(TABLES) - {"tasks"}))
    return caseload.stream(*_asked(_known(table), within))


def _known(table: str) -> Table:
    if table not in TABLES:
        raise UnknownTable(text=table, known=", ".join(TABLES))
    return TABLES[table]


def _asked(table: Table, within: Within) -> tuple[str, list[object]]:
    """The statement and its values."""
    conditions: list[str] = []
    values: list[object] = []
    if within.refs is not None:
        conditions.append("ref IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(within.refs)))
    for bound, is_so in ((within.first, ">="), (within.last, "<=")):
        if bound is not None:
            conditions.append(f"{table.day} {is_so} ?")
            values.append(bound.isoformat())
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    columns = ", ".join(table.columns.values())
    return f"SELECT {columns} FROM {table.source}{where} ORDER BY {table.order}", values


def _rows(caseload: Reading, table: Table, within: Within) -> Iterator[tuple[Any, ...]]:
    places = [place for place, name in enumerate(table.columns) if name in DAYS]
    moments = [place for place, name in enumerate(table.columns) if name == "recorded_at"]
    days = Days()
    for row in caseload.stream(*_asked(table, within)):
        values: list[object] = list(row)
        for place in places:
            values[place] = days[row[place]]
        for place in moments:
            values[place] = datetime.fromisoformat(row[place])
        yield tuple(values)


def _with_done(caseload: Reading, tasks: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The tasks, each with the first day on which one of its title was done."""
    first: dict[tuple[object, str], date] = {}
    for ref, title, day in caseload.stream(DONE):
        first.setdefault((ref, fold(title)), date.fromisoformat(day))
    for row in tasks:
        yield (*row, first.get((row[0], fold(str(row[1])))))
