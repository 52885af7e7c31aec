"""Case files: clients' whole stories, put together for the morning.

The hot path: the small tables are read for a few hundred clients at a time, the activities with one query a
client that an index answers by itself.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from followthrough.casework.activity import Activity
from followthrough.casework.cadence import read_cadence
from followthrough.casework.case_file import CaseFile, Remembered
from followthrough.casework.client import Client, OpenDoor, Placement, Task
from followthrough.casework.contract import Contract, Obligation
from followthrough.casework.mistakes import NoSuchClient, UnclearCadence
from followthrough.casework.vision import Vision

from .looking_ahead import check_in_of, hold_of, job_of
from .memory import memory_of
from .open_file import Row
from .reading import CLIENT, CLIENT_COLUMNS, ENTRY, REMEMBERED, Days, Reading, absence_of, client_of, entry_of

if TYPE_CHECKING:
    from followthrough.casework.check_in import CheckIn
    from followthrough.casework.client import Job
    from followthrough.casework.retention import Hold

AT_A_TIME = 250
"""Clients whose small tables are read together."""

Value = TypeVar("Value")
ById = dict[int, tuple[Value, ...]]


def at_hand(caseload: Reading) -> Iterator[tuple[Client, Remembered | None]]:
    """Everybody with what is remembered of them, in the order in which they came."""
    caseload.look(anew=True)
    rows = caseload.stream(
        f"SELECT {CLIENT}, {REMEMBERED} FROM client LEFT JOIN remembered ON remembered.client_id = client.id "
        "ORDER BY client.id"
    )
    try:
        for row in rows:
            yield client_of(row[:CLIENT_COLUMNS]), memory_of(row[CLIENT_COLUMNS:])
    except (ValueError, TypeError) as error:
        raise caseload.damaged(error) from error


def case_files(
    caseload: Reading,
    refs: Sequence[str],
    since: Mapping[str, date | None],
    *,
    notes: bool,
    for_triage: bool = False,
) -> Iterator[CaseFile]:
    """The case files of these clients, in the order given; `for_triage` only what it asks about.

    Raises `NoSuchClient`, `CaseloadDamaged`.
    """
    caseload.look(anew=False)
    days = Days()
    for start in range(0, len(refs), AT_A_TIME):
        wanted = [ref.upper() for ref in refs[start : start + AT_A_TIME]]
        try:
            chunk = Chunk(caseload, wanted, days, for_triage=for_triage)
            for ref in wanted:
                yield chunk.case_file(ref, since.get(ref), notes=notes)
        except (ValueError, TypeError, UnclearCadence) as error:
            raise caseload.damaged(error) from error


class Chunk:
    """The small tables of a few hundred clients, by the clients' numbers."""

    def __init__(self, caseload: Reading, refs: Sequence[str], days: Days, *, for_triage: bool) -> None:
        self.caseload = caseload
        self.days = days
        marks = ", ".join("?" * len(refs))
        rows = caseload.rows(
            f"SELECT {CLIENT}, {REMEMBERED}, id FROM client LEFT JOIN remembered ON client_id = id "
            f"WHERE ref IN ({marks})",
            refs,
        )
        self.clients = {
            row[0]: (row[-1], client_of(row[:CLIENT_COLUMNS]), memory_of(row[CLIENT_COLUMNS:-1]))
            for row in rows
        }
        self.numbers = [row[-1] for row in rows]
        self.contracts = self._contracts()
        self.absences = {
            n: tuple(map(absence_of, rows))
            for n, rows in self._small("absence", "kind, first, last, why", "first, id")
        }
        self.tasks = {
            n: tuple(map(self._task, rows))
            for n, rows in self._small("task", "title, assigned_on, due", "id")
        }
        self.placements = {
            n: tuple(map(self._placement, rows))
            for n, rows in self._small("placement", "list, day, until, why", "day, id")
        }
        said = ", ".join(Vision._fields[1:])
        self.visions = {
            n: tuple(map(self._vision, rows)) for n, rows in self._small("vision", f"day, {said}", "day, id")
        }
        self.open_doors = {
            n: tuple(map(self._open_door, rows))
            for n, rows in self._small("open_door", "day, would_help, review_on", "day, id")
        }
        self.check_ins: ById[CheckIn] = {}
        self.jobs: ById[Job] = {}
        self.holds: ById[Hold] = {}
        if not for_triage:
            self._look_ahead()

    def _look_ahead(self) -> None:
        """What is planned and where it led, which triage never asks about."""
        self.check_ins = {
            n: tuple(map(check_in_of, rows))
            for n, rows in self._small("check_in", "first, last, kind, purpose, about", "first, last, id")
        }
        self.jobs = {
            n: tuple(map(job_of, rows))
            for n, rows in self._small("job", "started_on, employer, work, ended_on", "started_on, id")
        }
        self.holds = {
            n: tuple(map(hold_of, rows)) for n, rows in self._small("hold", "since, until, why", "since, id")
        }

    def case_file(self, ref: str, since: date | None, *, notes: bool) -> CaseFile:
        """One client's story. Raises `NoSuchClient`."""
        if ref not in self.clients:
            raise NoSuchClient(text=ref)
        number, client, remembered = self.clients[ref]
        return CaseFile(
            client,
            self.contracts.get(number, ()),
            self.absences.get(number, ()),
            self._activities(number, since, notes=notes),
            self.tasks.get(number, ()),
            self.placements.get(number, ()),
            self.visions.get(number, ()),
            self.check_ins.get(number, ()),
            self.open_doors.get(number, ()),
            self.jobs.get(number, ()),
            self.holds.get(number, ()),
            remembered=remembered,
            since=since,
        )

    def _activities(self, number: int, since: date | None, *, notes: bool) -> tuple[Activity, ...]:
        first = "" if since is None else since.isoformat()
        more = ", note, recorded_at" if notes else ""
        rows = self.caseload.rows(
            f"SELECT {ENTRY}{more} FROM activity WHERE client_id = ? AND day >= ? ORDER BY day, id",
            (number, first),
        )
        days = self.days
        if notes:
            return tuple([entry_of(row, days) for row in rows])
        new = tuple.__new__  # what Activity() does, without its arguments by name: a third of the time
        return tuple(
            [
                new(
                    Activity,
                    (i, days[on], kind, n, outcome, way, topic, days[week], title, took, None, None, cause),
                )
                for i, on, kind, n, outcome, way, topic, week, title, took, cause in rows
            ]
        )

    def _small(self, table: str, columns: str, order: str) -> Iterator[tuple[int, list[Row]]]:
        """A table's rows by client."""
        marks = ", ".join("?" * len(self.numbers))
        by_client: defaultdict[int, list[Row]] = defaultdict(list)
        statement = f"SELECT client_id, {columns} FROM {table} WHERE client_id IN ({marks}) ORDER BY {order}"
        for number, *row in self.caseload.rows(statement, self.numbers):
            by_client[number].append(tuple(row))
        yield from by_client.items()

    def _contracts(self) -> ById[Contract]:
        marks = ", ".join("?" * len(self.numbers))
        lines: defaultdict[int, list[Obligation]] = defaultdict(list)
        for number, party, kind, cadence, wording, at in self.caseload.rows(
            "SELECT contract_id, party, kind, cadence, wording, at FROM obligation "
            f"JOIN contract ON contract.id = contract_id WHERE client_id IN ({marks}) "
            "ORDER BY contract_id, position",
            self.numbers,
        ):
            lines[number].append(Obligation(party, kind, read_cadence(cadence), wording, at))
        return {
            client: tuple(
                Contract(self.days[row[1]], self.days[row[2]], tuple(lines[row[0]]), row[3]) for row in rows
            )
            for client, rows in self._small("contract", "id, signed_on, ends_on, confidence", "signed_on")
        }

    def _task(self, row: Row) -> Task:
        return Task(row[0], self.days[row[1]], self.days[row[2]])

    def _placement(self, row: Row) -> Placement:
        return Placement(row[0], self.days[row[1]], self.days[row[2]], row[3])

    def _vision(self, row: Row) -> Vision:
        return Vision(self.days[row[0]], *row[1:])

    def _open_door(self, row: Row) -> OpenDoor:
        return OpenDoor(self.days[row[0]], row[1], self.days[row[2]])
