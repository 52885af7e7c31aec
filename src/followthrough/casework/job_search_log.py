"""The job-search log: one week of a contract on one sheet, in the order in which it is printed and read in again."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from .activity import monday_of
from .cadence import ByDate, Cadence, Dated, Weekly
from .case_file import CaseFile, agreed_tasks
from .client import Task
from .contract import CLIENT, Contract, Obligation, contract_in_force
from .names import fold
from .workweek import DAY, WEEK, Office

TASK = "task"


class SheetRow(NamedTuple):
    """One line of the sheet: what it is about, and what it asks for in that week.

    `asks` is how many in the week, as agreed for a full one; None where nobody can tell before, as of something within
    so many days of another. `days` are those of a session on dates; `title` is a task's. `wording`, `cadence` and `at`
    are the contract's own.
    """

    kind: str
    asks: int | None = None
    days: tuple[date, ...] = ()
    title: str | None = None
    wording: str | None = None
    cadence: Cadence | None = None
    at: str | None = None


def contract_of_week(contracts: Sequence[Contract], monday: date) -> Contract | None:
    """The contract that a week's sheet is made from: the one in force latest in that week; None if none is."""
    week = (contract_in_force(contracts, monday + DAY * n) for n in range(6, -1, -1))
    return next((contract for contract in week if contract is not None), None)


def sheet_rows(case: CaseFile, monday: date, office: Office) -> tuple[SheetRow, ...]:
    """The rows of the sheet for the week of a day: the contract's own lines in its order, then the tasks due that week.

    Left out are sessions that do not fall in the week, days on which the office is closed or the client is away, and
    tasks recorded as done before the week began. Tasks agreed on later come last, so that rows printed keep their
    places.
    """
    monday = monday_of(monday)
    contract = contract_of_week(case.contracts, monday)
    lines = contract.lines_of(CLIENT) if contract else ()
    agreed = (row for line in lines if contract for row in _rows_of(line, contract, case, monday, office))
    tasks = (SheetRow(TASK, 1, title=task.title, cadence=ByDate(task.by)) for task in _tasks(case, monday))
    return (*agreed, *tasks)


def _rows_of(
    line: Obligation, contract: Contract, case: CaseFile, monday: date, office: Office
) -> Iterator[SheetRow]:
    row = SheetRow(line.kind, wording=line.wording, cadence=line.cadence, at=line.at)
    if isinstance(line.cadence, Weekly):
        yield row._replace(asks=line.cadence.times)
    elif isinstance(line.cadence, Dated):
        falls = line.cadence.occurrences(contract.signed_on, monday, monday + DAY * 6)
        days = tuple(day for day in falls if contract.runs_on(day) and _is_there(case, day, office))
        if days:
            yield row._replace(asks=len(days), days=days)
    elif not isinstance(line.cadence, ByDate):
        yield row


def _is_there(case: CaseFile, day: date, office: Office) -> bool:
    return office.is_open(day) and not any(absence.covers(day) for absence in case.absences)


def _tasks(case: CaseFile, monday: date) -> list[Task]:
    """The tasks due in a week, assigned or in a contract, in the order in which they were agreed on."""
    done = {
        fold(entry.title)
        for entry in case.activities
        if entry.kind == TASK and entry.title and entry.on < monday
    }
    known: dict[tuple[str, date], Task] = {}
    for task in sorted(
        (*agreed_tasks(case), *case.tasks), key=lambda t: (t.assigned_on, t.by, fold(t.title))
    ):
        known.setdefault((fold(task.title), task.by), task)
    week = (monday, monday + WEEK)
    return [task for (title, by), task in known.items() if week[0] <= by < week[1] and title not in done]
