"""Bulk: a whole caseload at once, into an empty one.

The triggers would look at each of a million rows, and the indexes would be turned over and over: both are
taken down first, and put up again before the transaction ends. The journal is written by hand, a range of
rows for each table.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from followthrough.casework.case_file import CaseFile
from followthrough.casework.mistakes import CaseloadNotEmpty

from . import statements
from .caseload import Caseload, entry_values
from .connection import moment_text
from .journal import write_ranges
from .people import iso
from .reading import OfficeDays
from .triggers import triggers

if TYPE_CHECKING:
    from followthrough.casework.workweek import Calendar

TABLES = (
    *("client", "contract", "obligation", "absence", "task", "placement"),
    *("vision", "check_in", "open_door", "job", "hold", "activity"),
)
"""In the order in which undo must not take them away: it goes from the last to the first."""

INDEXES = ("activity_of_client", "activity_of_day", "contact_in", "task_done")


def import_all(
    caseload: Caseload,
    calendar: "Calendar | OfficeDays",
    case_files: Iterable[CaseFile],
    on_progress: Callable[[int], None] | None,
) -> int:
    """Brings clients and calendar into an empty caseload; how many clients. Raises `CaseloadNotEmpty`."""
    with caseload.writing():
        if not caseload.is_empty():
            raise CaseloadNotEmpty(path=caseload.path)
        step = caseload.open_step("import a caseload")
        _bring_calendar(caseload, calendar)
        starts = {table: last_number(caseload, table) + 1 for table in TABLES}
        _take_down(caseload)
        count = _bring_clients(caseload, case_files, on_progress)
        _put_up(caseload)
        write_ranges(caseload, step, [(t, starts[t], last_number(caseload, t)) for t in TABLES])
    return count


def last_number(caseload: Caseload, table: str) -> int:
    """The last number that a table has given; of activities, ever."""
    used = (
        "SELECT seq FROM sqlite_sequence WHERE name = 'activity'"
        if table == "activity"
        else f"SELECT max(id) FROM {table}"
    )
    row = caseload.row(used)
    return (row[0] if row else None) or 0


def _bring_calendar(caseload: Caseload, calendar: "Calendar | OfficeDays") -> None:
    """The days that the office is closed: exactly those that are brought, in place of any chosen before."""
    caseload.write("DELETE FROM holiday")
    caseload.write("DELETE FROM away")
    days = dict(holiday if isinstance(holiday, tuple) else (holiday, None) for holiday in calendar.holidays)
    for day, name in days.items():
        caseload.insert(statements.INSERT_HOLIDAY, iso(day), name)
    for first, last, *why in calendar.away:
        caseload.insert(statements.INSERT_AWAY, iso(first), iso(last), *(why or [None]))


def _take_down(caseload: Caseload) -> None:
    for (name,) in caseload.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        caseload.write(f"DROP TRIGGER {name}")
    for name in INDEXES:
        caseload.write(f"DROP INDEX {name}")


def _put_up(caseload: Caseload) -> None:
    for statement in statements.CREATE:
        if statement.startswith(tuple(f"CREATE INDEX {name}" for name in INDEXES)):
            caseload.write(statement)
    for statement in triggers():
        caseload.write(statement)


def _bring_clients(
    caseload: Caseload, case_files: Iterable[CaseFile], on_progress: Callable[[int], None] | None
) -> int:
    count = entries = 0
    for case in case_files:
        client = case.client._replace(ref=caseload.reference_for(case.client.ref))
        number = caseload.insert_client(client)
        _bring_small(caseload, number, case)
        entries += caseload.write_all(statements.INSERT_ACTIVITY, _entries(caseload, number, case))
        count += 1
        if on_progress is not None:
            on_progress(entries)
    return count


def _entries(caseload: Caseload, number: int, case: CaseFile) -> Iterator[tuple[object, ...]]:
    now = caseload.recorded_at
    for activity in case.activities:
        moment = now if activity.recorded_at is None else moment_text(activity.recorded_at)
        yield moment, number, *entry_values(activity)


def _bring_small(caseload: Caseload, number: int, case: CaseFile) -> None:
    insert = caseload.insert
    for contract in case.contracts:
        caseload.insert_contract(number, contract)
    for away in case.absences:
        insert(statements.INSERT_ABSENCE, number, away.kind, iso(away.first), iso(away.last), away.why)
    for task in case.tasks:
        insert(statements.INSERT_TASK, number, task.title, iso(task.assigned_on), iso(task.by))
    for placed in case.placements:
        insert(
            statements.INSERT_PLACEMENT, number, placed.list, iso(placed.on), iso(placed.until), placed.why
        )
    for vision in case.visions:
        insert(statements.INSERT_VISION, number, iso(vision.on), *vision[1:])
    caseload.insert_check_ins(number, case.check_ins)
    for door in case.open_doors:
        caseload.insert_door(number, door)
    for job in case.jobs:
        caseload.insert_job(number, job)
    for hold in case.holds:
        insert(statements.INSERT_HOLD, number, iso(hold.since), iso(hold.until), hold.why)
