"""Which check-ins are open, which were kept, and which have lapsed."""

from collections.abc import Iterable

import pytest

from builders import attended, day, helped, missed, rang, reached, tried
from followthrough.casework.activity import Activity
from followthrough.casework.check_in import CALL, MEETING, PHONE_MEETING, REVIEW, TASK, TEXT, WELCOME, CheckIn
from followthrough.casework.client import Client
from followthrough.casework.day_book import Planned, TaskDue
from followthrough.workday.check_ins import CheckInOpen, check_ins_on

ANA = Client("C7F3", "Ana Reyes", day("5 jan"))


def a_check_in(
    kind: str, first: str, last: str, purpose: str | None = None, about: str | None = None
) -> CheckIn:
    return CheckIn(day(first), day(last), kind, purpose, about)


def open_on(
    today: str, *check_ins: CheckIn, happened: Iterable[Activity] = (), tasks: Iterable[TaskDue] = ()
) -> list[CheckInOpen]:
    """The check-ins that are open on a day, numbered in their order."""
    planned = [Planned(ANA.ref, number, check_in) for number, check_in in enumerate(check_ins, 1)]
    return [item for _, item in check_ins_on(day(today), planned, {ANA.ref: tuple(happened)}, tasks)]


def numbers(items: list[CheckInOpen]) -> list[int]:
    return [item.number for item in items]


CALL_6_TO_8 = a_check_in(CALL, "6 jan", "8 jan", PHONE_MEETING)
TEXT_6 = a_check_in(TEXT, "6 jan", "6 jan", WELCOME)
MEETING_19 = a_check_in(MEETING, "19 jan", "19 jan", REVIEW)
TASK_8_TO_12 = a_check_in(TASK, "8 jan", "12 jan")


def test_a_check_in_is_open_from_its_first_day_and_due_on_its_last() -> None:
    assert open_on("5 jan", CALL_6_TO_8) == []
    assert open_on("6 jan", CALL_6_TO_8) == [
        CheckInOpen(
            as_of=day("6 jan"),
            due=day("8 jan"),
            number=1,
            kind=CALL,
            first=day("6 jan"),
            purpose=PHONE_MEETING,
        )
    ]


@pytest.mark.parametrize(
    ("today", "how"), [("7 jan", "open"), ("8 jan", "today"), ("9 jan", "overdue"), ("22 jan", "overdue")]
)
def test_a_check_in_is_overdue_after_its_last_day(today: str, how: str) -> None:
    assert [item.pressing for item in open_on(today, CALL_6_TO_8)] == [how]


def test_a_check_in_lapses_two_weeks_after_its_last_day() -> None:
    assert numbers(open_on("22 jan", CALL_6_TO_8)) == [1]
    assert numbers(open_on("23 jan", CALL_6_TO_8)) == []


def test_a_check_in_lapses_when_the_next_of_its_kind_begins() -> None:
    next_call = a_check_in(CALL, "12 jan", "14 jan")

    assert numbers(open_on("11 jan", CALL_6_TO_8, next_call)) == [1]
    assert numbers(open_on("12 jan", CALL_6_TO_8, next_call)) == [2]
    assert numbers(open_on("12 jan", CALL_6_TO_8, a_check_in(TEXT, "12 jan", "12 jan"))) == [1, 2]


def test_one_planned_within_its_days_ends_none_of_them_and_one_call_holds_both() -> None:
    interview = a_check_in(CALL, "7 jan", "7 jan", about="the interview")

    assert numbers(open_on("7 jan", CALL_6_TO_8, interview)) == [1, 2]
    assert numbers(open_on("8 jan", CALL_6_TO_8, interview)) == [1, 2]
    assert numbers(open_on("9 jan", CALL_6_TO_8, interview)) == [2]
    assert numbers(open_on("8 jan", CALL_6_TO_8, interview, happened=[reached(on="7 jan")])) == []


@pytest.mark.parametrize(
    ("check_in", "entry"),
    [
        (TEXT_6, reached("text", on="6 jan")),
        (TEXT_6, tried("text", on="7 jan")),
        (TEXT_6, tried("call", on="6 jan")),
        (TEXT_6, rang(on="6 jan", kind="email")),
        (CALL_6_TO_8, reached(on="7 jan")),
        (CALL_6_TO_8, reached(on="12 jan")),
        (CALL_6_TO_8, rang(on="6 jan")),
        (CALL_6_TO_8, attended("meeting", on="7 jan")),
        (CALL_6_TO_8, helped("check-in", on="7 jan")),
        (MEETING_19, attended("meeting", on="19 jan")),
        (MEETING_19, reached(on="20 jan")),
    ],
)
def test_what_keeps_a_check_in(check_in: CheckIn, entry: Activity) -> None:
    assert open_on("20 jan", check_in, happened=[entry]) == []


@pytest.mark.parametrize(
    ("check_in", "entry"),
    [
        (TEXT_6, tried("text", on="5 jan")),
        (TEXT_6, attended("meeting", on="6 jan")),
        (CALL_6_TO_8, reached(on="5 jan")),
        (CALL_6_TO_8, tried(on="7 jan")),
        (CALL_6_TO_8, reached("text", on="7 jan")),
        (CALL_6_TO_8, rang(on="7 jan", kind="text")),
        (MEETING_19, rang(on="19 jan")),
        (MEETING_19, missed("meeting", on="19 jan")),
        (MEETING_19, reached(on="21 jan")),
    ],
)
def test_what_does_not_keep_a_check_in(check_in: CheckIn, entry: Activity) -> None:
    assert numbers(open_on("20 jan", check_in, happened=[entry])) == [1]


def test_what_kept_the_check_in_before_does_not_keep_the_next() -> None:
    next_call = a_check_in(CALL, "12 jan", "14 jan")

    assert numbers(open_on("12 jan", CALL_6_TO_8, next_call, happened=[reached(on="11 jan")])) == [2]


def test_attempts_of_its_kind_in_its_days_are_said() -> None:
    entries = [tried(on="5 jan"), tried(on="6 jan"), tried("text", on="7 jan"), tried(on="8 jan")]

    (found,) = open_on("9 jan", CALL_6_TO_8, happened=entries)

    assert found.tried == (day("6 jan"), day("8 jan"))
    assert found.words(found.says, ANA) == (
        "Phone meeting, due since Thu 8 Jan; tried Tue 6 Jan, Thu 8 Jan, no answer yet."
    )


def test_a_meeting_missed_is_an_attempt_to_hold_it() -> None:
    (found,) = open_on("20 jan", MEETING_19, happened=[missed("meeting", on="19 jan")])

    assert found.tried == (day("19 jan"),)


@pytest.mark.parametrize(("by", "left"), [("7 jan", [1]), ("8 jan", []), ("12 jan", []), ("13 jan", [1])])
def test_a_task_due_in_its_days_keeps_a_task_check_in(by: str, left: list[int]) -> None:
    task = TaskDue(ANA.ref, "Update the resume", day("6 jan"), day(by), is_done=by == "8 jan")

    assert numbers(open_on("9 jan", TASK_8_TO_12, tasks=[task])) == left


@pytest.mark.parametrize(("on", "left"), [("7 jan", [1]), ("8 jan", []), ("12 jan", []), ("13 jan", [1])])
def test_a_task_agreed_in_its_days_keeps_a_task_check_in(on: str, left: list[int]) -> None:
    task = TaskDue(ANA.ref, "Update the resume", day(on), day("21 jan"), is_done=False)

    assert numbers(open_on("13 jan", TASK_8_TO_12, tasks=[task])) == left


def test_somebody_elses_task_keeps_nothing() -> None:
    task = TaskDue("K2QD", "Update the resume", day("6 jan"), day("9 jan"), is_done=False)

    assert numbers(open_on("9 jan", TASK_8_TO_12, tasks=[task])) == [1]


def test_a_contact_after_the_day_of_the_agenda_is_not_known() -> None:
    assert numbers(open_on("6 jan", CALL_6_TO_8, happened=[reached(on="7 jan")])) == [1]


@pytest.mark.parametrize(
    ("check_in", "says", "command"),
    [
        (TEXT_6, "Welcome text, due today.", "ft log C7F3 text"),
        (
            a_check_in(TASK, "6 jan", "9 jan"),
            "One task, open until Fri 9 Jan.",
            "ft assign C7F3 TITLE --by DATE",
        ),
        (
            a_check_in(CALL, "6 jan", "6 jan", about="childcare on Mondays"),
            "Call (childcare on Mondays), due today.",
            "ft log C7F3 call --answered",
        ),
        (a_check_in(MEETING, "6 jan", "6 jan"), "Meeting, due today.", "ft log C7F3 meeting --attended"),
    ],
)
def test_a_check_in_says_what_it_is_and_how_to_write_it_down(
    check_in: CheckIn, says: str, command: str
) -> None:
    (found,) = open_on("6 jan", check_in)

    assert (found.words(found.says, ANA), found.command(ANA)) == (says, command)


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [("9 jan", "9 jan", "Call, on Fri 9 Jan."), ("8 jan", "9 jan", "Call, Thu 8 Jan to Fri 9 Jan.")],
)
def test_one_that_has_not_begun_is_said_with_its_days(first: str, last: str, says: str) -> None:
    coming = CheckInOpen(as_of=day("6 jan"), due=day(last), number=1, kind=CALL, first=day(first))

    assert coming.words(coming.says, ANA) == says
