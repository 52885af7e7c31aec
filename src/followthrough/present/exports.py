"""Exports: whole tables for spreadsheets, row by row as they are read."""

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any

from followthrough.casework.mistakes import UnknownColumn, UnknownTable

from .record import HISTORY_COLUMNS
from .sheet import Sheet, Text, Value

COLUMNS = {
    "contracts": ("client", "signed_on", "ends_on", "confidence"),
    "obligations": ("client", "signed_on", "party", "kind", "cadence", "wording", "at"),
    "activities": HISTORY_COLUMNS,
    "tasks": ("client", "title", "assigned_on", "by", "done_on"),
    "absences": ("client", "kind", "from", "to", "why"),
    "placements": ("client", "list", "on", "until", "why"),
    "visions": (
        *(
            "client",
            "on",
            "words",
            "work",
            "money",
            "routine",
            "people",
            "leads_to",
            "day_at_work",
            "strengths",
        ),
        *("obstacle", "plan", "importance", "confidence"),
    ),
    "check-ins": ("client", "first", "last", "kind", "purpose", "about"),
    "open-doors": ("client", "on", "would_help", "review_on"),
    "jobs": ("client", "started_on", "employer", "work", "ended_on"),
}
"""The columns of each table, in the order that is promised."""

Rows = Iterable[Sequence[Value]]
Texts = Callable[[], Iterable[Text]]


def export_sheet(name: str, rows: Rows, texts: Texts | None = None) -> Sheet:
    """A table by its name; the rows have its columns, in their order, and may be a stream. Raises `UnknownTable`.

    `texts` gives the same rows as they are kept, days as ISO text.
    """
    if name not in COLUMNS:
        raise UnknownTable(text=name, known=", ".join(COLUMNS))
    return Sheet(name, COLUMNS[name], rows, texts=texts)


def with_columns(sheet: Sheet, names: Sequence[str]) -> Sheet:
    """The table with these columns only, in this order, each once. Raises `UnknownColumn`."""
    for name in names:
        if name not in sheet.columns:
            raise UnknownColumn(text=name, table=sheet.name, known=", ".join(sheet.columns))
    chosen = tuple(dict.fromkeys(names))
    pick = _picking([sheet.columns.index(name) for name in chosen])
    texts = sheet.texts
    return Sheet(
        sheet.name, chosen, map(pick, sheet.rows), today=sheet.today,
        texts=texts and (lambda: map(pick, texts())),
    )  # fmt: skip


def _picking(places: Sequence[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    if len(places) == 1:
        (place,) = places
        return lambda row: (row[place],)
    return itemgetter(*places)


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
