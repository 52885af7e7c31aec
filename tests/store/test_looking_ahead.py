"""Check-ins, open doors and work: each kept as told, each a step that can be taken back."""

from datetime import date, timedelta

import pytest

from followthrough.casework.activity import Activity
from followthrough.casework.check_in import CheckIn
from followthrough.casework.client import Client, Job, OpenDoor
from followthrough.casework.contract import Contract
from followthrough.casework.mistakes import (
    AlreadyAtWork,
    BeforeIntake,
    ClientIsClosed,
    EndBeforeBeginning,
    NoSuchCheckIn,
    NotAtWork,
    PlacedTooLong,
    RecordBeforeIntake,
    ReviewTooFar,
)
from followthrough.store import Caseload

TEXT = CheckIn(date(2026, 1, 6), date(2026, 1, 6), "text", "welcome")
CALL = CheckIn(date(2026, 1, 6), date(2026, 1, 8), "call", "phone-meeting", "the bus pass")
TASK = CheckIn(date(2026, 1, 8), date(2026, 1, 11), "task", "one-task")
DOOR = OpenDoor(date(2026, 2, 2), "A place in day care.", date(2026, 5, 3))
JOB = Job(date(2026, 3, 9), "Boulangerie Roy", "Baker")


# Check-ins


def test_signing_lays_out_check_ins_in_one_step(caseload: Caseload, ana: Client) -> None:
    caseload.sign(ana.ref, Contract(date(2026, 1, 5), confidence=6), [TASK, CALL])

    case = caseload.case_file(ana.ref)
    assert (case.contracts[0].confidence, case.check_ins) == (6, (CALL, TASK))
    assert caseload.undo().command == "sign-contract C7F3"
    assert caseload.case_file(ana.ref).check_ins == ()


def test_a_contract_is_not_signed_with_a_check_in_that_ends_before_it_begins(
    caseload: Caseload, ana: Client
) -> None:
    with pytest.raises(EndBeforeBeginning):
        caseload.sign(ana.ref, Contract(date(2026, 1, 5)), [CALL._replace(last=date(2026, 1, 5))])

    assert caseload.case_file(ana.ref).contracts == ()


def test_check_ins_stand_in_the_order_of_their_days_with_their_numbers(
    caseload: Caseload, ana: Client, luc: Client
) -> None:
    caseload.plan_check_ins(ana.ref, [TASK, CALL])
    caseload.plan_check_ins(luc.ref, [CALL])
    caseload.plan_check_ins(ana.ref, [TEXT])

    assert caseload.check_ins(ana.ref) == [(4, TEXT), (2, CALL), (1, TASK)]
    assert caseload.steps(1)[0].command == "check-ins C7F3: 1 planned"


def test_no_check_ins_are_no_step(caseload: Caseload, ana: Client) -> None:
    caseload.plan_check_ins(ana.ref, [])

    assert len(caseload.steps()) == 1


def test_check_ins_are_planned_while_the_file_is_open(caseload: Caseload, ana: Client) -> None:
    caseload.close_client(ana.ref, date(2026, 1, 8), None)

    with pytest.raises(BeforeIntake):
        caseload.plan_check_ins(ana.ref, [TEXT._replace(first=date(2026, 1, 4))])
    with pytest.raises(ClientIsClosed):
        caseload.plan_check_ins(ana.ref, [TEXT, TASK])
    assert caseload.check_ins(ana.ref) == []


def test_a_check_in_is_changed_and_dropped_by_its_number(caseload: Caseload, ana: Client) -> None:
    caseload.plan_check_ins(ana.ref, [TEXT, CALL])
    later = CheckIn(date(2026, 1, 9), date(2026, 1, 9), "meeting")

    assert caseload.change_check_in(ana.ref, 1, later) == TEXT
    assert caseload.check_ins(ana.ref) == [(2, CALL), (1, later)]
    assert caseload.drop_check_in(ana.ref, 2) == CALL
    assert caseload.check_ins(ana.ref) == [(1, later)]
    assert [caseload.undo().command for _ in range(2)] == [
        "check-ins C7F3: one dropped",
        "check-ins C7F3: one changed",
    ]
    assert caseload.check_ins(ana.ref) == [(1, TEXT), (2, CALL)]


def test_a_check_in_changed_to_itself_is_no_step(caseload: Caseload, ana: Client) -> None:
    caseload.plan_check_ins(ana.ref, [TEXT])

    assert caseload.change_check_in(ana.ref, 1, TEXT) == TEXT
    assert len(caseload.steps()) == 2


def test_nobody_changes_the_check_in_of_another(caseload: Caseload, ana: Client, luc: Client) -> None:
    caseload.plan_check_ins(ana.ref, [TEXT])

    with pytest.raises(NoSuchCheckIn) as refused:
        caseload.drop_check_in(luc.ref, 1)
    with pytest.raises(NoSuchCheckIn):
        caseload.change_check_in(ana.ref, 2, CALL)

    assert refused.value.facts == {"number": 1, "name": "Luc Tremblay", "ref": "K2QD"}
    assert caseload.check_ins(ana.ref) == [(1, TEXT)]


# Low power


def test_an_open_door_is_kept_by_its_day(caseload: Caseload, ana: Client) -> None:
    earlier = OpenDoor(date(2026, 1, 20), "A bus pass.")

    assert caseload.open_door(ana.ref, DOOR) == DOOR
    caseload.open_door(ana.ref, earlier)
    assert caseload.case_file(ana.ref).open_doors == (earlier, DOOR)


def test_a_review_comes_within_ninety_days_and_not_before_the_door_is_opened(
    caseload: Caseload, ana: Client
) -> None:
    with pytest.raises(ReviewTooFar) as refused:
        caseload.open_door(ana.ref, DOOR._replace(review_on=date(2026, 5, 4)))
    with pytest.raises(EndBeforeBeginning):
        caseload.open_door(ana.ref, DOOR._replace(review_on=date(2026, 2, 1)))
    with pytest.raises(BeforeIntake):
        caseload.open_door(ana.ref, DOOR._replace(on=date(2026, 1, 4), review_on=None))

    assert refused.value.facts == {"most": 90, "days": 91, "latest": "2026-05-03"}
    assert caseload.open_door(ana.ref, DOOR) == DOOR


def test_a_placement_and_its_door_are_one_step(caseload: Caseload, ana: Client) -> None:
    day, last = date(2026, 2, 2), date(2026, 5, 2)
    caseload.place(ana.ref, "low-power", day, None, "agreed", last, DOOR)

    assert caseload.case_file(ana.ref).open_doors == (DOOR,)
    caseload.undo()
    assert caseload.case_file(ana.ref)[5:9] == ((), (), (), ())
    for door, error in ((DOOR._replace(review_on=date(2026, 6, 1)), ReviewTooFar), (DOOR, PlacedTooLong)):
        with pytest.raises(error):
            caseload.place(ana.ref, "low-power", day, date(2026, 6, 1), "agreed", last, door)


# Work


def test_work_begins_and_ends(caseload: Caseload, ana: Client) -> None:
    assert caseload.start_work(ana.ref, JOB) == JOB
    ended = JOB._replace(ended_on=date(2026, 6, 30))

    assert caseload.end_work(ana.ref, date(2026, 6, 30)) == ended
    assert caseload.case_file(ana.ref).jobs == (ended,)
    assert [caseload.undo().command for _ in range(2)] == ["at-work C7F3: the last day", "at-work C7F3"]


def test_nobody_begins_work_twice_on_a_day(caseload: Caseload, ana: Client) -> None:
    caseload.start_work(ana.ref, JOB)
    caseload.end_work(ana.ref, date(2026, 4, 3))

    with pytest.raises(AlreadyAtWork) as refused:
        caseload.start_work(ana.ref, Job(date(2026, 4, 3)))

    assert refused.value.facts == {"name": "Ana Reyes", "since": "2026-03-09", "ref": "C7F3"}
    again = caseload.start_work(ana.ref, Job(date(2026, 4, 4), "Café Lune"))
    assert caseload.case_file(ana.ref).jobs == (JOB._replace(ended_on=date(2026, 4, 3)), again)


def test_work_ends_where_it_runs(caseload: Caseload, ana: Client) -> None:
    with pytest.raises(NotAtWork):
        caseload.end_work(ana.ref, date(2026, 3, 9))
    caseload.start_work(ana.ref, JOB)
    with pytest.raises(NotAtWork):
        caseload.end_work(ana.ref, date(2026, 3, 8))
    caseload.end_work(ana.ref, date(2026, 3, 9))
    with pytest.raises(NotAtWork):
        caseload.end_work(ana.ref, date(2026, 3, 10))


def test_work_begins_from_intake_on_also_after_the_file_is_closed(caseload: Caseload, ana: Client) -> None:
    caseload.close_client(ana.ref, date(2026, 3, 2), "hired")

    with pytest.raises(BeforeIntake):
        caseload.start_work(ana.ref, Job(date(2026, 1, 4)))
    with pytest.raises(EndBeforeBeginning):
        caseload.start_work(ana.ref, JOB._replace(ended_on=date(2026, 3, 8)))
    assert caseload.start_work(ana.ref, JOB) == JOB


def test_an_intake_cannot_come_after_work_began(caseload: Caseload, ana: Client) -> None:
    caseload.start_work(ana.ref, Job(date(2026, 1, 7)))

    with pytest.raises(RecordBeforeIntake) as refused:
        caseload.edit_client(ana.ref, intake=date(2026, 1, 8))

    assert refused.value.facts["day"] == "2026-01-07"


@pytest.mark.parametrize("kind", ["check-in", "meeting", "call", "text"])
def test_a_closed_file_takes_a_retention_check_in_while_work_runs(
    caseload: Caseload, ana: Client, kind: str
) -> None:
    outcome, direction = {"check-in": ("done", None), "meeting": ("attended", None)}.get(
        kind, ("answered", "out")
    )
    entry = Activity(0, date(2026, 4, 6), kind, 1, outcome, direction)
    caseload.close_client(ana.ref, date(2026, 3, 2), "hired")
    caseload.start_work(ana.ref, JOB)

    (kept,) = caseload.log(ana.ref, [entry])

    assert caseload.entries(ana.ref) == [kept]
    for closed in (entry._replace(on=date(2026, 3, 8)), Activity(0, date(2026, 4, 6), "application")):
        with pytest.raises(ClientIsClosed):
            caseload.log(ana.ref, [closed])
    caseload.end_work(ana.ref, date(2026, 4, 10))
    with pytest.raises(ClientIsClosed):
        caseload.log_group([(ana.ref, entry._replace(on=date(2026, 4, 10) + timedelta(days=1)))])


# What got in the way


def test_what_got_in_the_way_is_kept_and_read(caseload: Caseload, ana: Client) -> None:
    missed = Activity(0, date(2026, 1, 7), "job-club", outcome="missed", because="could-not")
    rang = Activity(0, date(2026, 1, 8), "call", outcome=None, direction="in", because="forgot")

    kept = caseload.log(ana.ref, [missed, rang])

    assert [entry.because for entry in kept] == ["could-not", "forgot"]
    assert caseload.entries(ana.ref) == kept
    assert caseload.case_file(ana.ref).activities == tuple(kept)
    assert [entry.because for entry in caseload.case_file(ana.ref, notes=False).activities] == [
        "could-not",
        "forgot",
    ]
    assert [row[-1] for row in caseload.rows_of("activities")] == ["could-not", "forgot"]


def test_triage_is_not_told_what_it_does_not_ask(caseload: Caseload, ana: Client) -> None:
    caseload.plan_check_ins(ana.ref, [TEXT])
    caseload.start_work(ana.ref, JOB)
    caseload.open_door(ana.ref, DOOR)

    (for_triage,) = caseload.case_files([ana.ref], {}, for_triage=True)
    (whole,) = caseload.case_files([ana.ref], {})

    assert (whole.check_ins, whole.open_doors, whole.jobs) == ((TEXT,), (DOOR,), (JOB,))
    assert for_triage == whole._replace(check_ins=(), jobs=())
