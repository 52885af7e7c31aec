"""Talks on a real terminal: why it did not happen, the vision, a returned sheet, what would help."""

from datetime import date

import pytest

from followthrough.casework.vision import Vision
from terminals import END, INTERRUPT, on_terminal

# What got in the way --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "because"),
    [
        (["1"], "forgot"),
        (["could not"], "could-not"),
        (["9", "why", "NO-CONFIDENCE"], "no-confidence"),
        ([""], None),
    ],
)
def test_why_a_session_was_missed_is_asked_while_it_is_fresh(office, answers, because: str | None) -> None:
    code, screen = on_terminal(["log", "ana", "job-club", "--missed"], *answers)

    assert code == 0, screen
    assert [entry.because for entry in office.entries("ana")] == [because]
    assert "  1  forgot           it slipped Ana Reyes’s mind" in screen
    assert max(map(len, screen.split("Why did")[0].splitlines())) <= 80
    assert ("→ " in screen) is (because is not None)
    assert ("“why” is not a cause that ft knows." in screen) is ("why" in answers)


def test_what_was_our_own_doing_is_asked_for_as_well(office) -> None:
    code, screen = on_terminal(["log", "ana", "job-club", "--missed"], "ours")

    assert (code, office.entries("ana")[0].outcome) == (0, "ours"), screen
    assert "job-club called off by us" in screen


@pytest.mark.parametrize("stop", [INTERRUPT, END])
def test_whoever_stops_at_why_has_recorded_nothing(office, stop: str) -> None:
    assert on_terminal(["log", "ana", "job-club", "--missed"], stop)[0] == 130
    assert office.entries("ana") == []


def test_what_cannot_be_recorded_is_said_before_anything_is_asked(office) -> None:
    assert on_terminal(["log", "ana", "application", "--missed"])[0] == 2
    assert on_terminal(["log", "ana", "job-club", "--missed", "--because", "forgot"])[0] == 0
    assert on_terminal(["log", "ana", "job-club", "--attended"])[0] == 0


# The vision talk ------------------------------------------------------------------------------------------------


def test_the_vision_is_talked_through_question_by_question(office) -> None:
    office.does("vision ana --work baking --importance 4")
    code, screen = on_terminal(
        ["vision", "ana"],
        "yes", "Être fière [bold]", "", "", "matins calmes", *[""] * 4, "x" * 3_000, "If {low}, then I call",
        "eleven", "8", "",
    )  # fmt: skip

    assert code == 0, screen
    told = office.case("ana").visions
    assert told[1:] == (
        Vision(
            date(2026, 1, 21), "Être fière [bold]", routine="matins calmes", obstacle="x" * 3_000,
            plan="If {low}, then I call", importance=8,
        ),
    )  # fmt: skip
    assert "What kind of work would they like to do (so far: baking) [as it is]: " in screen
    assert "What would it be like to have the money worry off [not now]: " in screen
    assert "“eleven” is not a number from 0 to 10, and the importance is told by one." in screen
    assert "« Être fière [bold] »" in screen


@pytest.mark.parametrize("answers", [["no"], [""], ["yes", *[""] * 12]])
def test_of_a_talk_in_which_nothing_is_said_nothing_is_recorded(office, answers: list[str]) -> None:
    before = office.dump()

    assert on_terminal(["vision", "ana"], *answers)[0] == 0
    assert office.dump() == before


@pytest.mark.parametrize("stop", [INTERRUPT, END])
def test_whoever_stops_in_the_vision_talk_has_recorded_nothing(office, stop: str) -> None:
    before = office.dump()

    assert on_terminal(["vision", "ana"], "yes", "proud", "baking", stop)[0] == 130
    assert office.dump() == before


# A returned sheet, and the open door ----------------------------------------------------------------------------


def test_a_sheet_is_asked_for_line_by_line(office) -> None:
    office.does("log ana application=2 --on 2026-01-13")
    code, screen = on_terminal(["log-sheet", "ana"], "many", "1+2", "late", "a")

    assert code == 0, screen
    assert "The week of Mon 12 Jan 2026 (9 days ago). Enter is none." in screen
    assert "Recorded of that week already, and counted beside the sheet: application 2." in screen
    assert "application (5 agreed) [-]: " in screen
    assert "“many” is not an answer to application." in screen
    assert "“late” is not an answer to job-club on Wed 14." in screen
    assert [(entry.on.day, entry.kind, entry.count) for entry in office.entries("ana")] == [
        (12, "application", 1), (13, "application", 2), (13, "application", 2), (14, "job-club", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("stop", [INTERRUPT, END])
def test_whoever_stops_at_a_sheet_has_recorded_nothing(office, stop: str) -> None:
    assert on_terminal(["log-sheet", "ana"], "5", stop)[0] == 130
    assert office.entries("ana") == []


def test_what_would_help_is_asked_of_who_goes_on_low_power(office) -> None:
    code, screen = on_terminal(["place", "ana", "low-power"], "family first", "une place pour le bébé")

    assert (code, office.case("ana").open_doors[0].would_help) == (0, "une place pour le bébé"), screen
    assert "WHAT WOULD HELP" in screen
    assert on_terminal(["place", "luc", "low-power", "--why", "x"], "")[0] == 0
    assert office.case("luc").open_doors == ()


def test_with_a_day_to_look_again_what_would_help_needs_its_answer(office) -> None:
    code, screen = on_terminal(["place", "ana", "low", "--why", "x", "--review", "in 3 weeks"], "", "a ride")

    assert (code, office.case("ana").open_doors[0].would_help) == (0, "a ride"), screen


@pytest.mark.parametrize("stop", [INTERRUPT, END])
def test_whoever_stops_at_what_would_help_has_placed_nobody(office, stop: str) -> None:
    before = office.dump()

    assert on_terminal(["place", "ana", "low-power"], "family first", stop)[0] == 130
    assert office.dump() == before
