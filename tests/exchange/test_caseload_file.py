"""What a caseload file may say, and how it is understood."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from caseload_dicts import a_caseload, a_line, with_value
from followthrough.casework.activity import Activity
from followthrough.casework.case_file import CaseFile
from followthrough.casework.check_in import CheckIn
from followthrough.casework.client import Absence, Client, Job, OpenDoor, Placement, Task
from followthrough.casework.contract import Contract
from followthrough.casework.retention import Hold
from followthrough.casework.vision import Vision
from followthrough.exchange.caseload_file import CaseloadFile, read_caseload

PAUSE = {"kind": "paused", "from": "2026-03-02"}


def read(caseload: object) -> CaseloadFile:
    return read_caseload(json.dumps(caseload), "caseload.json")


def the_client(**fields: object) -> CaseFile:
    """The case file of one client of whom only this is said."""
    client = {"name": "Ana Reyes", "intake": "2026-01-05", **fields}
    return read({"followthrough": 1, "clients": [client]}).case_files[0]


def the_activity(kind: str, **fields: object) -> Activity:
    return the_client(activities=[{"on": "2026-01-06", "kind": kind, **fields}]).activities[0]


def test_the_caseload_of_the_manual_is_read_as_it_stands() -> None:
    found = read(a_caseload())

    ana, luc = found.case_files
    assert found[:2] == ((date(2026, 1, 1),), ((date(2026, 2, 16), date(2026, 2, 20), None),))
    assert luc == CaseFile(Client("K2QD", "Luc Tremblay", date(2026, 1, 7)))
    assert ana.client == Client("C7F3", "Ana Reyes", date(2026, 1, 5), channel="text")
    assert ana.absences == (Absence("excused", date(2026, 1, 20), date(2026, 1, 23), "ill"),)
    assert ana.activities == (Activity(0, date(2026, 1, 6), "application", 2),)
    assert ana.tasks == (Task("Update the resume", date(2026, 1, 5), date(2026, 1, 16)),)
    assert ana.placements == (Placement("low-power", date(2026, 2, 2), None, "agreed"),)
    assert ana.visions == (
        Vision(
            *(date(2026, 1, 5), "Être fier devant mes filles", "Baking"),
            strengths="Up at five",
            obstacle="Forms",
            plan="If a form comes, then we read it together",
            importance=9,
            confidence=6,
        ),
    )
    assert ana.check_ins == (CheckIn(date(2026, 1, 6), date(2026, 1, 8), "call", "phone-meeting"),)
    assert ana.open_doors == (OpenDoor(date(2026, 2, 2), "A place in day care", date(2026, 3, 2)),)
    assert ana.jobs == (Job(date(2026, 3, 9), "Boulangerie Roy", "Baker"),)
    assert ana.holds == (Hold(date(2026, 4, 1), None, "A hearing is set"),)
    (contract,) = ana.contracts
    assert (contract.confidence, contract.obligations[0].at) == (8, "mornings, at the library")


def test_a_file_from_before_there_were_such_fields_is_read_as_it_was() -> None:
    before = a_caseload()
    for name in ("check_ins", "open_doors", "jobs", "holds"):
        del before["clients"][0][name]
    before["clients"][0]["visions"] = [{"on": "2026-01-05", "words": "A flat."}]
    before["clients"][0]["contracts"][0] = {"signed_on": "2026-01-05", "ends_on": None, "obligations": []}
    del before["clients"][0]["activities"][0]["because"]

    ana = read(before).case_files[0]

    assert (ana.check_ins, ana.open_doors, ana.jobs, ana.holds) == ((), (), (), ())
    assert ana.visions == (Vision(date(2026, 1, 5), "A flat."),)
    assert ana.contracts == (Contract(date(2026, 1, 5)),)
    assert ana.activities == (Activity(0, date(2026, 1, 6), "application", 2),)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("job-club", {"outcome": "missed"}),
        ("call", {"direction": "in"}),
        ("call", {"outcome": "answered"}),
    ],
)
def test_a_cause_goes_with_what_it_was_told_of(kind: str, fields: dict[str, object]) -> None:
    assert the_activity(kind, because="forgot", **fields).because == "forgot"


def test_what_lies_ahead_comes_in_the_order_of_its_days() -> None:
    days = ("2026-01-09", "2026-01-06")
    client = the_client(
        check_ins=[{"first": day, "last": day, "kind": "call"} for day in days],
        open_doors=[{"on": day, "would_help": "a bus pass"} for day in days],
        jobs=[{"started_on": day} for day in days],
    )

    assert [one.first.day for one in client.check_ins] == [6, 9]
    assert [one.on.day for one in client.open_doors] == [6, 9]
    assert [one.started_on.day for one in client.jobs] == [6, 9]


def test_an_empty_caseload_is_a_caseload() -> None:
    assert read_caseload('\ufeff{"followthrough": 1}\r\n', "caseload.json") == CaseloadFile()


@pytest.mark.parametrize(
    ("kind", "fields", "outcome", "direction"),
    [
        ("report", {}, "done", None),
        ("report", {"count": None, "outcome": None}, "done", None),
        ("check-in", {}, "done", None),
        ("call", {"outcome": "answered"}, "answered", "out"),
        ("text", {}, "no-answer", "out"),
        ("call", {"direction": "in"}, None, "in"),
        ("call", {"direction": "in", "outcome": "done"}, None, "in"),
        ("email", {"direction": "in", "outcome": "answered"}, None, "in"),
        ("Job_Club", {"outcome": "Attended"}, "attended", None),
    ],
)
def test_what_is_left_unsaid_of_an_activity_is_understood(
    kind: str, fields: dict[str, object], outcome: str | None, direction: str | None
) -> None:
    found = the_activity(kind, **fields)

    assert (found.id, found.count, found.outcome, found.direction) == (0, 1, outcome, direction)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-06T17:05:00Z", datetime(2026, 1, 6, 17, 5, tzinfo=UTC)),
        ("2026-01-06T12:05:00.250-05:00", datetime(2026, 1, 6, 17, 5, 0, 250_000, tzinfo=UTC)),
        ("2026-01-06 17:05", datetime(2026, 1, 6, 17, 5, tzinfo=UTC)),
    ],
)
def test_the_moment_of_recording_is_kept_in_utc(text: str, moment: datetime) -> None:
    found = the_activity("report", recorded_at=text).recorded_at

    assert found is not None
    assert (found, found.tzinfo) == (moment, UTC)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"absences": [PAUSE]}, lambda one: one.absences == (Absence("paused", date(2026, 3, 2), None),)),
        ({"closed_on": "2026-03-02"}, lambda one: one.client.status == "closed"),
        ({"ref": "client-0000042"}, lambda one: one.client.ref == "client-0000042"),
        ({"ref": None}, lambda one: one.client.ref == ""),
        ({"tasks": [{"title": "Call", "by": "2026-01-16"}]}, lambda one: one.tasks[0].assigned_on.day == 5),
        ({"placements": [{"list": "low", "on": "2026-01-16"}]}, lambda one: one.placements[0].why == ""),
        ({"placements": [{"list": "low", "on": "2026-02-02", "until": "2026-05-02"}]},
         lambda one: one.placements[0].until == date(2026, 5, 2)),
        ({"name": "  Zoe\u0308  "}, lambda one: one.client.name == "Zoë"),
        ({"activities": [{"on": "1999-01-01", "kind": "report"}]}, lambda one: one.activities),
        ({"activities": [{"on": "2100-12-31", "kind": "report"}]}, lambda one: one.activities),
        ({"contracts": [{"signed_on": "2026-01-05", "obligations": [a_line("task", "by 2026-01-16")]}]},
         lambda one: one.contracts[0].obligations[0].wording is None),
    ],
)  # fmt: skip
def test_a_file_from_elsewhere_is_taken_as_it_stands(
    fields: dict[str, object], found: Callable[[CaseFile], object]
) -> None:
    assert found(the_client(**fields))


def test_contracts_and_activities_come_in_the_order_of_their_days() -> None:
    days = ["2026-01-09", "2026-01-08", "2026-01-09"]
    notes = ["second", "first", "third"]
    rows = [{"on": day, "kind": "report", "note": note} for day, note in zip(days, notes, strict=True)]

    found = the_client(activities=rows, contracts=[{"signed_on": day} for day in days[:2]])

    assert [one.note for one in found.activities] == ["first", "second", "third"]
    assert [one.signed_on.day for one in found.contracts] == [8, 9]


def test_a_holiday_may_carry_its_name_and_is_listed_once() -> None:
    found = read(with_value("calendar.holidays[1]", {"day": "2026-01-01", "name": "Jour de l’An"}))

    assert found.holidays == (date(2026, 1, 1),)
    assert found.named_holidays == ((date(2026, 1, 1), "Jour de l’An"),)
