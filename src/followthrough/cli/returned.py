"""Returned: the week of a log sheet that is handed in, and what stands on its lines."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import typer

from followthrough.casework.activity import SESSIONS, Activity, monday_of
from followthrough.casework.client import open_on
from followthrough.casework.job_search_log import SheetRow, sheet_rows
from followthrough.casework.mistakes import MissingAnswer, Mistake, NoSheet, NothingToRecord, WeekToCome
from followthrough.casework.names import fold
from followthrough.casework.returned_sheet import asked_rows, entries_of_row, entries_on_sheet, row_in_words
from followthrough.casework.workweek import WEEK

from .app import desk_of, may_ask
from .asking import ask
from .entries import entry_in_words
from .options import a_day, in_words
from .screen import say, tell

if TYPE_CHECKING:
    from followthrough.casework.client import Client
    from followthrough.desk import Desk

FRIDAY = 4


def week_read(desk: "Desk", text: str | None, handed_in: date) -> date:
    """The week of a sheet: as said, this one from Friday on, else the one before. Raises `WeekToCome`."""
    if text is None:
        monday = monday_of(handed_in)
        return monday if handed_in.weekday() >= FRIDAY else monday - WEEK
    monday = monday_of(a_day(desk, text))
    if monday > handed_in:
        raise WeekToCome(monday=monday.isoformat(), day=handed_in.isoformat())
    return monday


def entries_read(
    ctx: typer.Context, client: "Client", monday: date, handed_in: date, values: list[str]
) -> list[Activity]:
    """What a sheet says, by the values given or asked for, without what is on record already.

    Raises `NoSheet`, `NothingToRecord`, `MissingAnswer`, `BeforeIntake`, `ClientIsClosed`.
    """
    desk = desk_of(ctx)
    open_on(client, handed_in)
    case = desk.caseload.case_file(client.ref, notes=False)
    rows = sheet_rows(case, monday, desk.office)
    if not rows:
        raise NoSheet(name=client.name, monday=monday.isoformat(), ref=client.ref)
    known = counted_in_week(case.activities, monday)
    if not values and asked_rows(rows, handed_in):
        values = _asked(ctx, desk, rows, monday, handed_in, known)
        known = []
    entries = [
        entry
        for entry in entries_on_sheet(rows, values, monday, handed_in, desk.office)
        if not _stands(entry, case.activities)
    ]
    if not entries:
        raise NothingToRecord
    _tell_what_is_there(known)
    return entries


def counted_in_week(activities: Sequence[Activity], monday: date) -> list[Activity]:
    """The client's own entries of a week: a report by the week it is about, all else by its day."""
    return [
        entry
        for entry in activities
        if entry.is_clients_own and monday_of(entry.week_of or entry.on) == monday
    ]


def _stands(entry: Activity, activities: Sequence[Activity]) -> bool:
    """Whether a session of that day, or the same task, is on record already; then it stays as it is, and is said."""
    title = fold(entry.title or "")
    for known in activities:
        same = known.kind == entry.kind and (
            (entry.kind in SESSIONS and known.on == entry.on)
            or (entry.kind == "task" and fold(known.title or "") == title)
        )
        if same:
            say(f"On record already, and left as it is: {entry_in_words(known)}, {known.on:%a} {known.on}.")
            return True
    return False


def _tell_what_is_there(known: Sequence[Activity]) -> None:
    """Say what else is recorded of that week, so that nothing is counted twice."""
    told = in_short(entry._replace(week_of=None) for entry in known)
    if any(entry.kind == "report" for entry in known):
        again = "If it was this very sheet: ft undo takes this one back."
        say(f"A report of that week is recorded already: {told}. {again}")
    elif known:
        say(f"Recorded of that week already, and counted beside the sheet: {told}.")


def in_short(entries: Iterable[Activity]) -> str:
    """Entries as they are read back, those that differ by their days alone as one: `application 4, call 2 in`."""
    together: dict[Activity, int] = {}
    for entry in entries:
        alike = entry._replace(id=0, on=date.min, count=1, recorded_at=None, note=None, minutes=None)
        together[alike] = together.get(alike, 0) + entry.count
    return ", ".join(entry_in_words(alike._replace(count=count)) for alike, count in together.items())


def _asked(
    ctx: typer.Context,
    desk: "Desk",
    rows: Sequence[SheetRow],
    monday: date,
    handed_in: date,
    known: Sequence[Activity],
) -> list[str]:
    """The values, line by line. Raises `MissingAnswer`."""
    read = asked_rows(rows, handed_in)
    order = ", ".join(map(row_in_words, read))
    if not may_ask(ctx):
        raise MissingAnswer(what="What stands on the sheet", option=f"a value for each line: {order}")
    tell(f"The week of {in_words(desk, monday)}. Enter is none.")
    _tell_what_is_there(known)
    return [_value(ctx, desk, row, monday, handed_in) for row in read]


def _value(ctx: typer.Context, desk: "Desk", row: SheetRow, monday: date, handed_in: date) -> str:
    asks = f" ({row.asks} agreed)" if row.asks and not row.days and not row.title else ""
    while True:
        value = ask(ctx, f"{row_in_words(row)}{asks}", option="a value", default="-")
        try:
            entries_of_row(row, value, monday, handed_in, desk.office)
        except Mistake as mistake:
            tell(f"  {mistake} {mistake.way_on}")
        else:
            return value
