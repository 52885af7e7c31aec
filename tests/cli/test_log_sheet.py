"""A returned log sheet is written down in one pass, in the sheet's order."""

from datetime import date

import pytest

from followthrough.casework.activity import Activity

JAN = date(2026, 1, 1).replace
MONDAY = JAN(day=12)
LINES = (
    "report weekly", "application 5/week @ mornings", "call 1/week", "follow-up within 7 days of application",
    "job-club every wed", "task by 2026-01-16: Écrire le CV [bold] {name} %s",
)  # fmt: skip


@pytest.fixture
def signed(office):
    """Luc has agreed on a line of every sort, on the day of intake."""
    given = " ".join(f"--client '{line}'" for line in LINES)
    office.does(f"sign-contract luc --on 2026-01-05 --no-check-ins {given}")
    return office


def test_a_sheet_is_recorded_in_one_step(signed) -> None:
    before = signed.dump()
    assert signed.ft("log-sheet luc 2+0+1 2 4 a done").out == (
        "Recorded for Luc Tremblay (K2QD), the week of Mon 12 Jan 2026 (9 days ago): "
        "report for the week of 2026-01-12, application 3, call 2 in, follow-up 4, job-club attended, "
        "task “Écrire le CV [bold] {name} %s”.  Undo: ft undo\n"
        "Next: go through it together, what was kept first; then the next sheet: ft print-log K2QD -o log.html\n"
    )
    assert sorted(signed.entries("luc"), key=lambda entry: (entry.on, entry.kind)) == [
        Activity(0, JAN(day=12), "application", 2),
        Activity(0, JAN(day=14), "application", 1),
        Activity(0, JAN(day=14), "job-club", outcome="attended"),
        Activity(0, JAN(day=16), "call", outcome=None, direction="in"),
        Activity(0, JAN(day=16), "call", outcome=None, direction="in"),
        Activity(0, JAN(day=16), "follow-up", 4),
        Activity(0, JAN(day=16), "task", title="Écrire le CV [bold] {name} %s"),
        Activity(0, JAN(day=21), "report", week_of=MONDAY),
    ]
    after = signed.dump()
    signed.does("undo")
    assert signed.dump() == before
    signed.does("redo")
    assert signed.dump() == after


@pytest.mark.parametrize(
    ("options", "monday"),
    [
        ("", 12),
        ("--on fri", 12),
        ("--on mon", 12),
        ("--on 2026-01-15", 5),
        ("--week-of today", 19),
        ("--week-of 7jan", 5),
    ],
)
def test_the_week_is_the_latest_whole_one_if_it_is_not_said(office, options: str, monday: int) -> None:
    office.does("sign-contract luc --on 2026-01-05 --client 'report weekly' --no-check-ins")
    ran = office.ft(f"log-sheet luc {options.replace('7jan', '2026-01-07')}")

    assert (ran.code, [entry.week_of for entry in office.entries("luc")]) == (0, [JAN(day=monday)]), ran


def test_of_a_contract_that_asks_for_a_report_alone_the_sheet_is_the_report(office) -> None:
    office.does("sign-contract luc --on 2026-01-05 --client 'report weekly' --no-check-ins", "log-sheet luc")

    assert [entry.kind for entry in office.entries("luc")] == ["report"]


def test_an_empty_sheet_is_a_report_all_the_same(signed) -> None:
    signed.does("log-sheet luc - 0 none - no")

    assert [entry.kind for entry in signed.entries("luc")] == ["report"]


def test_a_session_and_a_task_on_record_stay_as_they_are(signed) -> None:
    signed.does("log luc job-club --missed --on 2026-01-14 --because forgot")
    signed.does("log luc task --title 'ecrire le cv' --on 2026-01-13")

    ran = signed.ft("log-sheet luc 3 - - a done")

    assert ran.err == (
        "On record already, and left as it is: job-club missed (because: forgot), Wed 2026-01-14.\n"
        "On record already, and left as it is: task “Écrire le CV [bold] {name} %s”, Tue 2026-01-13.\n"
        "Recorded of that week already, and counted beside the sheet: task “Écrire le CV [bold] {name} %s”.\n"
    )
    assert [entry.kind for entry in signed.entries("luc")].count("job-club") == 1
    assert [entry.kind for entry in signed.entries("luc")].count("task") == 1


def test_a_sheet_written_down_twice_is_noticed(signed) -> None:
    signed.does("log-sheet luc 3 - - a -")

    assert signed.ft("log-sheet luc 3 - - a -").err == (
        "On record already, and left as it is: job-club attended, Wed 2026-01-14.\n"
        "A report of that week is recorded already: job-club attended, application 3, report. "
        "If it was this very sheet: ft undo takes this one back.\n"
    )


def test_sessions_that_are_still_to_come_are_not_asked_for(signed) -> None:
    ran = signed.ft("log-sheet luc 2 - - - --week-of 2026-01-12 --on 2026-01-13")

    assert (ran.code, {entry.on.day for entry in signed.entries("luc")}) == (0, {13}), ran


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (
            "luc",
            2,
            "a value for each line: application, call, follow-up, job-club on Wed 14, task “Écrire le CV",
        ),
        ("luc 3 a", 2, "The sheet for the week of 2026-01-12 has 5 lines, and 2 values were given."),
        ("luc 3 - - a - -", 2, "and 6 values were given."),
        ("luc many - - a -", 2, "“many” is not an answer to application."),
        ("luc 1000 - - a -", 2, "“1000” is not an answer to application."),
        ("luc 1+1+1+1+1+1+1+1 - - a -", 2, "is not an answer to application."),
        ("luc 3 - - late -", 2, "“late” is not an answer to job-club on Wed 14."),
        ("luc 3 - - a+a -", 2, "“a+a” is not an answer to job-club on Wed 14."),
        ("luc 3 - - a perhaps", 2, "“perhaps” is not an answer to task “Écrire le CV [bold] {name} %s”."),
        ("luc {name} - - a -", 2, "“{name}” is not an answer to application."),
        ("luc 0+0+1+0+0 - - - --on 2026-01-13 --week-of 2026-01-12", 2, "That day had not come"),
        ("luc - - - - - --week-of 'next mon'", 5, "The week of 2026-01-26 comes after 2026-01-21"),
        ("luc - - - - - --on tomorrow", 5, "has not come yet"),
        ("luc 1 --on 2026-01-04", 5, "is before Luc Tremblay’s intake"),
        ("elise 3", 5, "Élise Côté has no contract in force in the week of 2026-01-12"),
        ("ana - -", 2, "There is nothing to record."),
        ("zoe 3", 4, "No client"),
    ],
)
def test_what_cannot_stand_on_a_sheet_is_refused_and_nothing_is_written(signed, words, code, says) -> None:
    before = signed.dump()

    ran = signed.ft(f"log-sheet {words}")

    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert len(ran.err.splitlines()) == 2
    assert signed.dump() == before


def test_with_a_closed_file_no_sheet_is_taken(signed) -> None:
    signed.does("close-client luc")
    before = signed.dump()

    assert "file is closed since" in signed.ft("log-sheet luc 3 - - a -").err
    assert signed.dump() == before


def test_a_client_who_is_paused_may_hand_one_in(signed) -> None:
    signed.does("pause luc --from mon", "log-sheet luc 3 - - a -")

    assert len(signed.entries("luc")) == 3
