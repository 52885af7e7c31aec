"""Exports: whole tables for spreadsheets, row by row as they are read."""

from collections.abc import Iterable, Sequence

from followthrough.casework.mistakes import UnknownTable

from .record import HISTORY_COLUMNS
from .sheet import Sheet, Value

COLUMNS = {
    "contracts": ("client", "signed_on", "ends_on", "confidence"),
    "obligations": ("client", "signed_on", "party", "kind", "cadence", "wording", "at"),
    "activities": HISTORY_COLUMNS,
    "tasks": ("client", "title", "assigned_on", "by", "done_on"),
}
"""The columns of each table, in the order that is promised."""

Rows = Iterable[Sequence[Value]]


def export_sheet(name: str, rows: Rows) -> Sheet:
    """A table by its name; the rows have its columns, in their order, and may be a stream. Raises `UnknownTable`."""
    if name not in COLUMNS:
        raise UnknownTable(text=name, known=", ".join(COLUMNS))
    return Sheet(name, COLUMNS[name], rows)


def contracts_sheet(rows: Rows) -> Sheet:
    """Every contract: whose, signed when, until when."""
    return export_sheet("contracts", rows)


def obligations_sheet(rows: Rows) -> Sheet:
    """Every line of every contract."""
    return export_sheet("obligations", rows)


def activities_sheet(rows: Rows) -> Sheet:
    """Every entry of the record."""
    return export_sheet("activities", rows)


def tasks_sheet(rows: Rows) -> Sheet:
    """Every task assigned, and the day on which it was done."""
    return export_sheet("tasks", rows)
