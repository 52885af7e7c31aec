"""Issued reports: kept for good, never changed, and known by their checksum."""

import sqlite3
from datetime import UTC, datetime

import pytest

from doors import raw
from followthrough.casework.mistakes import AlreadyIssued, IssuedReportDamaged, NothingToUndo
from followthrough.store import Caseload
from followthrough.store.reports import Issued, checksum_of

BODY = '{"intakes": 3}'


def test_a_report_is_kept_as_it_was_issued(caseload: Caseload) -> None:
    issued = caseload.issue_report("month", "2026-10", BODY)

    now = datetime.fromisoformat(caseload.recorded_at).astimezone(UTC)
    assert issued == Issued("month", "2026-10", now, BODY, checksum_of(BODY))
    assert caseload.issued_report("month", "2026-10") == issued
    assert caseload.issued_report("month", "2026-09") is None


def test_of_a_period_one_report_is_issued(caseload: Caseload) -> None:
    caseload.issue_report("month", "2026-10", BODY)

    with pytest.raises(AlreadyIssued):
        caseload.issue_report("month", "2026-10", "{}")
    caseload.issue_report("month", "2026-11", "{}")
    assert caseload.issued_report("month", "2026-11") is not None


def test_no_undo_takes_a_report_back(caseload: Caseload) -> None:
    caseload.issue_report("month", "2026-10", BODY)

    with pytest.raises(NothingToUndo):
        caseload.undo()
    assert caseload.issued_report("month", "2026-10") is not None


@pytest.mark.parametrize("statement", ["UPDATE issued_report SET body = '{}'", "DELETE FROM issued_report"])
def test_the_database_lets_nothing_change_a_report(caseload: Caseload, statement: str) -> None:
    caseload.issue_report("month", "2026-10", BODY)
    with (
        raw(caseload.path) as other,
        pytest.raises(sqlite3.IntegrityError, match="never changes"),
    ):
        other.execute(statement)


def test_a_report_that_was_changed_all_the_same_is_noticed(caseload: Caseload) -> None:
    caseload.issue_report("month", "2026-10", BODY)
    caseload.issue_report("month", "2026-11", BODY)
    with raw(caseload.path) as other:
        other.execute("DROP TRIGGER issued_report_update")
        other.execute("UPDATE issued_report SET body = '{}' WHERE period = '2026-10'")

    assert caseload.issued_report("month", "2026-11") is not None
    with pytest.raises(IssuedReportDamaged):
        caseload.issued_report("month", "2026-10")
