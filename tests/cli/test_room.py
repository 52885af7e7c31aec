"""A room is recorded in one line; a task is agreed on."""

from datetime import date

import pytest

from followthrough.casework.activity import Activity
from followthrough.casework.client import Task

TODAY = date(2026, 1, 21)


def test_a_room_is_recorded_in_one_line(office) -> None:
    assert office.ft(
        "log-group job-club --attended ana luc --missed elise --on yesterday --minutes 90 --note Interviews"
    ) == (
        0,
        (
            "Recorded job-club, Tue 20 Jan 2026 (yesterday), for 3: "
            "attended Ana Reyes, Luc Tremblay; missed Élise Côté.  Undo: ft undo\n"
        ),
        "",
    )
    there = Activity(0, date(2026, 1, 20), "job-club", outcome="attended", minutes=90, note="Interviews")
    assert [office.entries(who) for who in ("ana", "luc", "elise")] == [
        [there],
        [there],
        [there._replace(outcome="missed")],
    ]
    office.does("undo")
    assert [office.entries(who) for who in ("ana", "luc", "elise")] == [[], [], []]


@pytest.mark.parametrize("names", [
    "--attended ana,luc --attended elise", "--attended ana --attended luc --attended elise",
    "--attended 'ana, luc,elise,'",
    "--attended 'Ana Reyes' K2QD M4RB", "--attended=ana,luc --attended elise",
])  # fmt: skip
def test_names_stand_with_spaces_commas_or_options_between_them(office, names: str) -> None:
    office.does(f"log-group workshop {names} --topic plan")

    assert [office.entries(who)[0].topic for who in ("ana", "luc", "elise")] == ["plan"] * 3


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("job-club", 2, "Who was there (names with commas) is missing"),
        ("job-club --attended ana zoe", 4, "No client on this caseload fits “zoe”."),
        ("job-club --attended ana,zoe --missed re", 4,
         "not every name fits one client: “zoe” fits nobody; “re” fits Ana Reyes (C7F3), Luc Tremblay (K2QD)."),
        ("job-club --attended ana --missed C7F3", 2,
        "Ana Reyes (C7F3) is named twice: --attended ana and --missed C7F3."),
        ("application --attended ana", 2, "application cannot be recorded with --attended."),
        ("jobclub --attended ana", 2, "Did you mean job-club?"),
        ("job-club --attended ana --on tomorrow", 5, "has not come yet"),
        ("job-club --attended ana --on 2026-01-04", 5, "is before"),
    ],
)  # fmt: skip
def test_a_room_is_recorded_whole_or_not_at_all(office, words: str, code: int, says: str) -> None:
    before = office.dump()

    ran = office.ft(f"log-group {words}")

    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert office.dump() == before


def test_a_task_is_agreed_by_the_next_such_day(office) -> None:
    assert office.ft('assign ana "Update the resume" --by wed') == (
        0,
        (
            "Agreed with Ana Reyes (C7F3): “Update the resume”, by Wed 28 Jan 2026 (in 7 days).  Undo: ft undo\n"
            'Once it is done: ft log C7F3 task --title "Update the resume"\n'
        ),
        "",
    )
    assert office.case("ana").tasks == (Task("Update the resume", TODAY, date(2026, 1, 28)),)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Tidy", 2), ('"" --by fri', 2), ("Tidy --by 2026-01-20", 2), ("Tidy --by soonish", 2),
        ("Tidy --by fri --on tomorrow", 5),
        ("Tidy --by fri --on 2026-01-02", 5), ("TIDY --by 2026-02-02", 5),
    ],
)  # fmt: skip
def test_a_task_that_cannot_be_agreed_is_refused(office, words: str, code: int) -> None:
    office.does("assign ana Tidy --by 2026-02-02")
    before = office.dump()

    assert office.ft(f"assign ana {words}").code == code
    assert office.dump() == before
