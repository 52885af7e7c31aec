"""On a real terminal: questions are asked, answers are taken, and whoever stops leaves nothing behind."""

from datetime import date

import pytest

from followthrough.casework.contract import CLIENT, COUNSELLOR
from terminals import END, INTERRUPT, on_terminal


def test_a_contract_is_talked_through_line_by_line(office) -> None:
    code, screen = on_terminal(
        ["sign-contract", "luc"],
        "harsh", "light",  # no such template, then one
        "", "3/week", "drop", "often", "within 3 days of interview", "meeting every tue",  # the client's lines
        "", "2/week", "drop",  # ours
        "task by fri: Update the resume", "task by soonish: x", "none", "resume-help 1/week", "",  # more of each side
        "", "mornings, à la bibliothèque", "no", *[""] * 5,  # when and where of each of eight
        "a lot", "8", "yes",
    )  # fmt: skip

    assert code == 0, screen
    signed = office.case("luc").contracts[-1]
    assert (signed.signed_on, signed.confidence) == (date(2026, 1, 21), 8)
    assert [f"{line.kind} {line.cadence}" for line in signed.lines_of(CLIENT)] == [
        "report weekly", "application 3/week", "thank-you within 3 days of interview", "meeting every tue",
        "task by 2026-01-23",
    ]  # fmt: skip
    assert [f"{line.kind} {line.cadence}" for line in signed.lines_of(COUNSELLOR)] == [
        "check-in weekly", "job-leads 2/week", "resume-help 1/week",
    ]  # fmt: skip
    assert [line.at for line in signed.obligations if line.at] == ["mornings, à la bibliothèque"]
    assert "“harsh” is not a contract template." in screen
    assert "“often” is not a rhythm that ft can read." in screen
    assert "“a lot” is not a number from 0 to 10" in screen
    assert "smaller" not in screen
    assert screen.index("Luc Tremblay will do:") < screen.index("Is this what you both agree to?")
    assert "Signed with Luc Tremblay (K2QD), Wed 21 Jan 2026 (today)." in screen
    assert "9 check-ins are laid out" in screen


AS_IT_STANDS = ["light", *[""] * 8, "", "", *[""] * 8]
"""The answers of who takes the light template as it stands: eight lines, no more of them, no place for any."""


def test_who_is_unsure_is_offered_a_smaller_step_until_it_is_sure(office) -> None:
    code, screen = on_terminal(
        ["sign-contract", "luc"],
        "light", "", "6/week", *[""] * 6, "", "", "", "at the library", *[""] * 6,
        "5", "fewer", "yes",  # 3 a week
        "7", "application 2/week @ at home",
        "9", "yes",
    )  # fmt: skip

    assert code == 0, screen
    signed = office.case("luc").contracts[-1]
    application = next(line for line in signed.obligations if line.kind == "application")
    assert (str(application.cadence), application.at, signed.confidence) == ("2/week", "at home", 9)
    assert "    3 applications a week (at the library)" in screen
    assert "“fewer” is not a line of a contract" in screen
    assert screen.count("A line made smaller: yes for “application 3/week”, or type another") == 2
    assert "ft undo, and sign again" not in screen


def test_what_is_left_so_in_spite_of_doubts_is_signed_without_a_further_word(office) -> None:
    code, screen = on_terminal(["sign-contract", "luc"], *AS_IT_STANDS, "4", "", "yes")

    assert (code, office.case("luc").contracts[-1].confidence) == (0, 4), screen
    assert "Confidence: 4 of 10.\n" in screen
    assert "sign again" not in screen


def test_with_lines_given_the_confidence_is_asked_once_and_enter_skips_it(office) -> None:
    given = ["sign-contract", "luc", "--client", "application 4/week"]
    code, screen = on_terminal(given, "")

    assert (code, screen.count("How confident is Luc Tremblay of keeping this, 0 to 10")) == (0, 1), screen
    assert office.case("luc").contracts[-1].confidence is None
    office.does("undo")
    assert on_terminal([*given, "--confidence", "8"])[0] == 0
    office.does("undo")
    code, screen = on_terminal([*given, "--confidence", "3"], "y", "8")
    signed = office.case("luc").contracts[-1]
    assert (code, str(signed.obligations[0].cadence), signed.confidence) == (0, "2/week", 8), screen


def test_where_no_line_can_be_made_smaller_none_is_asked_for(office) -> None:
    code, screen = on_terminal(["sign-contract", "luc", "--client", "report weekly"], "2")

    assert (code, "ft undo, and sign again with less.\n" in screen) == (0, True), screen


def test_a_contract_not_agreed_to_is_not_signed(office) -> None:
    before = office.dump()

    code, screen = on_terminal(["sign-contract", "luc"], *AS_IT_STANDS, "", "no")

    assert (code, "Nothing was signed, and nothing recorded." in screen) == (0, True), screen
    assert office.dump() == before


@pytest.mark.parametrize("stop", [INTERRUPT, END])
@pytest.mark.parametrize("answers", [["light", ""], AS_IT_STANDS[:15], AS_IT_STANDS, [*AS_IT_STANDS, "5"]])
def test_whoever_stops_in_the_middle_leaves_nothing_behind(office, answers: list[str], stop: str) -> None:
    before = office.dump()

    code, screen = on_terminal(["sign-contract", "luc"], *answers, stop)

    assert (code, "Stopped; nothing was recorded." in screen) == (130, True), screen
    assert office.dump() == before


@pytest.mark.parametrize(
    "words",
    [["sign-contract", "luc"], ["vision", "luc"], ["place", "luc", "low-power"], ["log-sheet", "luc"]],
    ids=" ".join,
)
def test_of_a_closed_file_nothing_is_asked(office, words: list[str]) -> None:
    office.does("sign-contract luc --on 2026-01-05 --template light", "close-client luc")
    before = office.dump()

    code, screen = on_terminal(words)

    assert (code, "file is closed since" in screen) == ((0, False) if words[0] == "vision" else (5, True)), (
        screen
    )
    assert office.dump() == before


def test_the_first_client_begins_a_caseload_if_somebody_says_yes(bare) -> None:
    no = on_terminal(["add-client"], "Ana Reyes", "no")
    assert no[0] == 10
    assert "Start one there? (yes/no) [no]: " in no[1]
    assert not bare.database.exists()

    code, screen = on_terminal(["add-client"], "Ana Reyes", "yes")
    assert (code, "Added Ana Reyes (" in screen) == (0, True), screen
    assert bare.client("ana").intake == date(2026, 1, 21)


def test_a_beginner_is_offered_holidays(bare) -> None:
    code, screen = on_terminal(["init"], "canada")

    assert (code, "closed on 23 holidays." in screen) == (0, True), screen


def test_a_reason_and_a_note_are_asked_for(office) -> None:
    assert on_terminal(["place", "ana", "active"], "trial week")[0] == 0
    assert on_terminal(["log", "ana", "call", "--in", "--note"], "has an interview")[0] == 0

    assert office.case("ana").placements[0].why == "trial week"
    assert office.entries("ana")[0].note == "has an interview"


def test_with_no_input_nothing_is_asked(office) -> None:
    code, screen = on_terminal(["--no-input", "place", "ana", "active"])

    assert (code, "The reason is missing" in screen) == (2, True), screen
