"""What became of each check-in of one client: held, open, due today, overdue, to come, not held."""

import pytest

from builders import a_case, a_contract, attended, day, helped, rang, reached, tried
from followthrough.casework.activity import Activity
from followthrough.casework.check_in import CALL, MEETING, TASK, TEXT, CheckIn
from followthrough.workday.planned import CheckInStands, check_ins_of

CALL_6_TO_8 = CheckIn(day("6 jan"), day("8 jan"), CALL)


def states(on: str, *planned: CheckIn, happened: tuple[Activity, ...] = (), **case: object) -> list[str]:
    found = check_ins_of(a_case(happened=happened, **case), enumerate(planned, 1), day(on))
    return [stands.state for stands in found]


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("5 jan", "to come"), ("6 jan", "open"), ("7 jan", "open"), ("8 jan", "due today"), ("9 jan", "overdue"),
        ("22 jan", "overdue"), ("23 jan", "not held"),
    ],
)  # fmt: skip
def test_without_an_entry_it_goes_from_to_come_to_not_held(on: str, state: str) -> None:
    assert states(on, CALL_6_TO_8) == [state]


def test_the_next_of_its_kind_ends_the_wait_for_it() -> None:
    following = CheckIn(day("12 jan"), day("13 jan"), CALL)

    assert states("11 jan", CALL_6_TO_8, following) == ["overdue", "to come"]
    assert states("12 jan", CALL_6_TO_8, following) == ["not held", "open"]


def test_within_its_days_it_is_open_whatever_else_is_planned() -> None:
    planned = CALL_6_TO_8, CheckIn(day("7 jan"), day("7 jan"), CALL)

    assert states("7 jan", *planned) == ["open", "due today"]
    assert states("8 jan", *planned) == ["due today", "overdue"]
    assert states("8 jan", *planned, happened=(reached(on="8 jan"),)) == ["held", "held"]


@pytest.mark.parametrize(
    ("kind", "entry", "state"),
    [
        (CALL, reached(on="7 jan"), "held"), (CALL, rang(on="6 jan"), "held"), (CALL, tried(on="7 jan"), "due today"),
        (CALL, reached("text", on="7 jan"), "due today"), (CALL, attended("meeting", on="7 jan"), "held"),
        (TEXT, tried("text", on="7 jan"), "held"), (MEETING, helped("check-in", on="8 jan"), "held"),
        (CALL, reached(on="5 jan"), "due today"), (CALL, reached(on="9 jan"), "due today"),
    ],
)  # fmt: skip
def test_an_entry_that_fits_and_is_known_holds_it(kind: str, entry: Activity, state: str) -> None:
    assert states("8 jan", CALL_6_TO_8._replace(kind=kind), happened=(entry,)) == [state]


def test_a_task_is_held_by_one_that_is_due_in_its_days_assigned_or_in_the_contract() -> None:
    task = CheckIn(day("6 jan"), day("8 jan"), TASK)

    assert states("6 jan", task) == ["open"]
    assert states("6 jan", task, tasks=[("Tidy", "8 jan")]) == ["held"]
    assert states("6 jan", task, tasks=[("Tidy", "9 jan")]) == ["open"]
    assert states("6 jan", task, contracts=[a_contract("5 jan", "task by 2026-01-07: Tidy")]) == ["held"]


def test_each_keeps_the_number_by_which_it_is_changed() -> None:
    found = check_ins_of(a_case(), [(12, CALL_6_TO_8)], day("6 jan"))

    assert found == [CheckInStands(12, CALL_6_TO_8, "open")]
