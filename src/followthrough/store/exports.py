"""Exports: whole tables for spreadsheets, row by row, in the columns that COMMANDS promises.

What only triage knows (lists, follow-through) is not here; the clients’ table is put together with it.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from followthrough.casework.mistakes import UnknownTable
from followthrough.casework.names import fold

from .reading import Reading

_SIGNED = "client JOIN contract ON client_id = client.id"

TABLES = {
    "contracts": f"SELECT ref, signed_on, ends_on, confidence FROM {_SIGNED} ORDER BY ref, signed_on",
    "obligations": f"SELECT ref, signed_on, party, kind, cadence, wording, at FROM {_SIGNED} "
    "JOIN obligation ON contract_id = contract.id ORDER BY ref, signed_on, position",
    "activities": "SELECT activity.id, ref, day, kind, count, activity.outcome, direction, topic, week_of, "
    "title, minutes, note, activity.recorded_at, because FROM client JOIN activity ON client_id = client.id "
    "ORDER BY ref, day, activity.id",
    "tasks": "SELECT ref, title, assigned_on, due FROM client JOIN task ON client_id = client.id "
    "ORDER BY ref, assigned_on, task.id",
}
"""What is read for each export, in its order."""

DONE = (
    "SELECT ref, title, day FROM client JOIN activity ON client_id = client.id "
    "WHERE kind = 'task' AND title IS NOT NULL ORDER BY day, activity.id"
)
"""The tasks that were done, the earliest first."""

COLUMNS = {
    "contracts": ("client", "signed_on", "ends_on", "confidence"),
    "obligations": ("client", "signed_on", "party", "kind", "cadence", "wording", "at"),
    "activities": (
        *("id", "client", "on", "kind", "count", "outcome", "direction", "topic", "week_of", "title"),
        *("minutes", "note", "recorded_at", "because"),
    ),
    "tasks": ("client", "title", "assigned_on", "by"),
}
"""What the values of a row are, in their order."""

DAYS = ("signed_on", "ends_on", "on", "week_of", "assigned_on", "by")


def rows_of(caseload: Reading, table: str) -> Iterator[tuple[Any, ...]]:
    """The rows of an export as values: days as `date`, moments as `datetime`. Raises `UnknownTable`."""
    if table not in TABLES:
        raise UnknownTable(text=table, known=", ".join(TABLES))
    return _tasks(caseload) if table == "tasks" else _rows(caseload, table)


def _tasks(caseload: Reading) -> Iterator[tuple[Any, ...]]:
    """The tasks, each with the first day on which one of its title was done."""
    first: dict[tuple[object, str], date] = {}
    for ref, title, day in caseload.stream(DONE):
        first.setdefault((ref, fold(title)), date.fromisoformat(day))
    for row in _rows(caseload, "tasks"):
        yield (*row, first.get((row[0], fold(str(row[1])))))


def _rows(caseload: Reading, table: str) -> Iterator[tuple[Any, ...]]:
    days = [place for place, name in enumerate(COLUMNS[table]) if name in DAYS]
    moments = [place for place, name in enumerate(COLUMNS[table]) if name == "recorded_at"]
    for row in caseload.stream(TABLES[table]):
        values: list[object] = list(row)
        for place in days:
            values[place] = row[place] and date.fromisoformat(row[place])
        for place in moments:
            values[place] = datetime.fromisoformat(row[place])
        yield tuple(values)
