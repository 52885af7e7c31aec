from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from followthrough.casework.activity import Activity
from followthrough.casework.case_file import CaseFile
from followthrough.casework.check_in import CheckIn
from followthrough.casework.client import Absence, Client, Job, OpenDoor, Placement, Task
from followthrough.casework.contract import Contract
from followthrough.casework.mistakes import CaseloadNotEmpty
from followthrough.casework.vision import Vision
from followthrough.casework.workweek import Calendar
from followthrough.store import Caseload, create_caseload
from followthrough.store.reading import Away, Holiday, OfficeDays

EARLIER = datetime(2025, 12, 1, 8, 15, tzinfo=UTC)
OFFICE = OfficeDays(
    (Holiday(date(2026, 1, 1), "New Year"),), (Away(date(2026, 2, 16), date(2026, 2, 20), "leave"),)
)
Dumped = Callable[[Caseload], dict[str, list[tuple[Any, ...]]]]


def brought(ref: str, contract: Contract) -> CaseFile:
    client = Client(ref, f"Person {ref}", date(2026, 1, 5), closed_on=date(2026, 9, 1), outcome="hired")
    days = [date(2026, 1, day) for day in (6, 6, 5, 7)]
    return CaseFile(
        client,
        (contract, Contract(date(2026, 2, 5), confidence=7)),
        (
            Absence("excused", date(2026, 1, 8), date(2026, 1, 9), "ill"),
            Absence("paused", date(2026, 2, 1), None),
        ),
        tuple(Activity(0, day, "application", n, note=f"{ref} {n}") for n, day in enumerate(days, 1)),
        (Task("Call Sam", date(2026, 1, 5), date(2026, 1, 9)),),
        (Placement("active", date(2026, 1, 6), None, "why"),),
        (Vision(date(2026, 1, 6), "A flat.", obstacle="Forms", confidence=6),),
        (CheckIn(date(2026, 1, 6), date(2026, 1, 7), "call", "phone-meeting", "the bus pass"),),
        (OpenDoor(date(2026, 2, 2), "A place in day care", date(2026, 3, 2)),),
        (Job(date(2026, 3, 9), "Boulangerie Roy", "Baker", date(2026, 6, 30)),),
    )


@pytest.fixture
def cases(standard: Contract) -> list[CaseFile]:
    return [brought(ref, standard) for ref in ("C7F3", "K2QD", "9XHT")]


def as_kept(case: CaseFile, first: int, moment: datetime) -> CaseFile:
    """A case file as it is read after an import whose first entry of that client got this number."""
    numbered = [
        a._replace(id=first + n, recorded_at=a.recorded_at or moment) for n, a in enumerate(case.activities)
    ]
    return case._replace(activities=tuple(sorted(numbered, key=lambda a: (a.on, a.id))))


def test_a_whole_caseload_comes_in_as_it_was(
    caseload: Caseload, cases: list[CaseFile], now: datetime
) -> None:
    heard: list[int] = []
    old = cases[1].activities[0]._replace(recorded_at=EARLIER)
    cases[1] = cases[1]._replace(activities=(old, *cases[1].activities[1:]))

    assert caseload.import_all(OFFICE, iter(cases), heard.append) == 3

    kept = [caseload.case_file(case.client.ref) for case in cases]
    assert kept == [as_kept(case, 1 + 4 * n, now) for n, case in enumerate(cases)]
    assert caseload.office_days() == OFFICE
    assert heard == [4, 8, 12]


def test_an_import_is_one_step_that_can_be_taken_back(
    caseload: Caseload, cases: list[CaseFile], dump: Dumped
) -> None:
    caseload.add_holidays({date(2026, 7, 1): "Canada Day"})
    before = dump(caseload)
    caseload.import_all(OFFICE, cases)
    after = dump(caseload)

    assert caseload.undo().command == "import a caseload"
    assert dump(caseload) == before
    caseload.redo()
    assert dump(caseload) == after
    caseload.undo()
    caseload.import_all(Calendar(), cases[:1])
    assert len(caseload.clients()) == 1


def test_after_an_import_the_journal_goes_on(caseload: Caseload, cases: list[CaseFile], dump: Dumped) -> None:
    caseload.import_all(Calendar(), cases)
    before = dump(caseload)
    schema = "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    caseload.log("C7F3", [Activity(0, date(2026, 1, 8), "report")])

    caseload.undo()

    assert dump(caseload) == before
    with create_caseload(caseload.path.with_name("other.db"), now=EARLIER) as other:
        assert caseload.rows(schema) == other.rows(schema)


def test_a_caseload_goes_out_and_comes_in_again(
    caseload: Caseload, tmp_path: Path, cases: list[CaseFile], dump: Dumped
) -> None:
    caseload.import_all(OFFICE, cases)
    refs = [case.client.ref for case in cases]
    with create_caseload(tmp_path / "other.db", now=EARLIER) as other:
        other.import_all(caseload.office_days(), caseload.case_files(refs, {}, notes=True))

        out, again = ({a.on: a.note for a in c.case_file("C7F3").activities} for c in (caseload, other))
        assert out == again
        assert [c.office_days() for c in (caseload, other)] == [OFFICE] * 2


def test_a_caseload_file_brings_exactly_its_own_days_and_undo_brings_back_the_others(
    caseload: Caseload, cases: list[CaseFile]
) -> None:
    caseload.add_holidays({date(2026, 1, 1): "Jour de l'An", date(2026, 6, 24): "Fête nationale"})
    caseload.add_away(date(2026, 2, 16), date(2026, 2, 20))
    chosen = caseload.office_days()

    caseload.import_all(Calendar((date(2026, 1, 1), date(2026, 7, 1)), ()), [])
    brought = caseload.office_days()
    caseload.undo()

    assert brought == OfficeDays((Holiday(date(2026, 1, 1)), Holiday(date(2026, 7, 1))), ())
    assert caseload.office_days() == chosen


def test_only_an_empty_caseload_takes_one_in(caseload: Caseload, ana: Client, cases: list[CaseFile]) -> None:
    with pytest.raises(CaseloadNotEmpty):
        caseload.import_all(OFFICE, cases)

    assert caseload.clients() == [ana]


def test_an_import_that_breaks_off_leaves_nothing(
    caseload: Caseload, cases: list[CaseFile], dump: Dumped
) -> None:
    before = dump(caseload), caseload.rows("SELECT * FROM sqlite_master ORDER BY name")

    def broken() -> Iterator[CaseFile]:
        yield cases[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        caseload.import_all(OFFICE, broken())

    assert (dump(caseload), caseload.rows("SELECT * FROM sqlite_master ORDER BY name")) == before
    assert caseload.steps() == []
    assert caseload.import_all(OFFICE, cases) == 3
