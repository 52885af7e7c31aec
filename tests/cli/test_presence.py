"""Clients are excused, paused and back, placed, closed and opened again."""

from datetime import date

import pytest

from followthrough.casework.client import Absence, Placement

JAN = date(2026, 1, 1).replace


def test_days_excused_are_read_back(office) -> None:
    assert office.ft("excuse ana --from mon --to fri --why ill") == (
        0,
        (
            "Ana Reyes (C7F3) is excused Mon 19 Jan 2026 (2 days ago) through Fri 23 Jan 2026 (in 2 days): "
            "nothing is due then.  Undo: ft undo\n"
        ),
        "",
    )
    office.does("excuse ana --from -2w")
    assert office.case("ana").absences == (
        Absence("excused", JAN(day=7), JAN(day=7)), Absence("excused", JAN(day=19), JAN(day=23), "ill"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "read"),
    [
        ("12 jan", "16 jan", (12, 16)), ("wed", "fri", (21, 23)), ("fri", "mon", (16, 19)), ("mon", "mon", (19, 19)),
        ("2026-01-26", "fri", (26, 30)), ("yesterday", "tomorrow", (20, 22)), ("today", "+3d", (21, 24)),
    ],
)  # fmt: skip
def test_an_end_is_the_first_such_day_from_the_beginning_on(office, first, last, read) -> None:
    office.does(f"excuse luc --from '{first}' --to '{last}'")

    assert office.case("luc").absences == (Absence("excused", JAN(day=read[0]), JAN(day=read[1])),)


def test_a_pause_is_open_until_services_go_on(office) -> None:
    assert office.ft("pause ana --from mon --why surgery").out == (
        "Ana Reyes (C7F3) is paused from Mon 19 Jan 2026 (2 days ago) until you say: ft resume C7F3.  Undo: ft undo\n"
    )
    assert office.ft("resume ana").out == (
        "Ana Reyes (C7F3) is back from Wed 21 Jan 2026 (today); paused since 2026-01-19.  Undo: ft undo\n"
        "Next: say hello, and see where things stand: ft show C7F3\n"
    )
    assert office.case("ana").absences == (Absence("paused", JAN(day=19), JAN(day=20), "surgery"),)


def test_a_pause_that_had_not_begun_is_taken_out(office) -> None:
    office.does("pause ana --from 2026-01-26")

    assert office.ft("resume ana").out.startswith(
        "Ana Reyes (C7F3): the pause from Mon 26 Jan 2026 (in 5 days) is taken out."
    )
    assert office.case("ana").absences == ()


def test_a_placement_says_how_long_it_holds(office) -> None:
    assert office.ft('place ana low --why "away with family"').out.startswith(
        "Ana Reyes (C7F3) is placed on low-power from Wed 21 Jan 2026 (today) "
        "through Tue 17 Feb 2026 (in 27 days).  Undo: ft undo\n"
    )
    assert office.case("ana").placements == (Placement("low-power", JAN(day=21), None, "away with family"),)


def test_a_placement_holds_for_ninety_days_at_most_the_first_included(office) -> None:
    too_long = office.ft("place ana active --why trial --until 2026-04-21")

    assert (too_long.code, too_long.out) == (5, "")
    assert "this one would hold for 91.\n    Use --until 2026-04-20 or earlier" in too_long.err
    office.does("place ana active --why trial --until 2026-04-20")


def test_a_placement_needs_its_reason(office) -> None:
    missing = office.ft("place ana active")

    assert (missing.code, missing.err) == (
        2, "ft: The reason is missing, and there is no terminal to ask on.\n    Add --why TEXT.\n"
    )  # fmt: skip
    assert office.ft('place ana active --why " "').code == 2


def test_days_away_that_count_as_a_pause_leave_no_list_to_be_placed_on(office) -> None:
    office.does("excuse ana --from 2026-01-08 --to 2026-01-30", "pause luc")

    assert [office.ft(f"place {who} active --why x").code for who in ("ana", "luc", "elise")] == [5, 5, 0]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("excuse ana", 2), ("excuse ana --from 2026-01-20 --to 2026-01-18", 2), ("excuse ana --from 03/04/2026", 2),
        ("pause ana --from 2026-01-20 --to 2026-01-18", 2), ("resume ana", 5), ("place ana inactive --why x", 2),
        ("place ana active --why x --until 2026-01-01", 2), ("place ana active --why x --on tomorrow", 5),
        ("place ana active --why x --on 2026-01-02", 5), ("close-client ana --on tomorrow", 5),
        ("close-client ana --on 2026-01-02", 5), ("reopen-client ana", 5),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_written(office, command: str, code: int) -> None:
    before = office.dump()

    ran = office.ft(command)

    assert (ran.code, ran.out, len(ran.err.splitlines())) == (code, "", 2)
    assert office.dump() == before


def test_a_second_open_pause_is_refused(office) -> None:
    office.does("pause ana")

    ran = office.ft("pause ana --from yesterday")

    assert ran.code == 5
    assert ran.err == (
        "ft: Ana Reyes is paused already, since 2026-01-21.\n    End that pause first: ft resume C7F3.\n"
    )


def test_a_file_is_closed_with_its_outcome_and_opened_again(office) -> None:
    assert office.ft('close-client ana --on mon --outcome "hired at the bakery"').out == (
        "The file of Ana Reyes (C7F3) is closed from Mon 19 Jan 2026 (2 days ago): "
        "hired at the bakery.  Undo: ft undo\n"
        "The door stays open: ft reopen-client C7F3\n"
    )
    assert (office.client("ana").closed_on, office.client("ana").outcome) == (
        JAN(day=19),
        "hired at the bakery",
    )
    assert office.ft("reopen-client ana --on 2026-01-18").code == 2
    assert office.ft("reopen-client ana").out == (
        "The file of Ana Reyes (C7F3) is open again from Wed 21 Jan 2026 (today).  Undo: ft undo\n"
        "Next: welcome them back, and look at the contract: ft contract C7F3\n"
    )
    assert office.client("ana").status == "open"


@pytest.mark.parametrize("command", [
    "log ana application", "excuse ana --from today", "pause ana", "place ana active --why x", "close-client ana",
    "sign-contract ana --template light", "assign ana Tidy --by fri", "log-group job-club --attended luc,ana",
])  # fmt: skip
def test_nothing_is_recorded_of_a_closed_file(office, command: str) -> None:
    office.does("close-client ana --on yesterday")
    before = office.dump()

    ran = office.ft(command)

    assert ran.code == 5
    assert ran.err == (
        "ft: Ana Reyes’s file is closed since 2026-01-20.\n    Open it again first: ft reopen-client C7F3.\n"
    )
    assert office.dump() == before


def test_so_many_days_excused_that_they_are_a_pause_are_told_as_one(office) -> None:
    assert office.ft("excuse ana --from mon --to +11d").out.count("count as a pause") == 1
    assert office.ft("excuse luc --from mon --to +10d").out.count("count as a pause") == 0
