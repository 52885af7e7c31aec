"""Two people change the same thing from the same state: the second is told, with both values, and nothing is lost.

While one of them is asked something, no lock is held: the other goes on.
"""

from collections.abc import Callable
from contextlib import closing
from datetime import date

import pytest

from followthrough.casework.check_in import CheckIn
from followthrough.casework.mistakes import EditedMeanwhile
from followthrough.desk import Desk
from terminals import on_terminal

MOVED = "Look again with “ft show C7F3”, and say it once more if it is still right."


@pytest.fixture
def two(office) -> Callable[[], tuple[Desk, Desk]]:
    """Two desks with one caseload."""
    return lambda: (office.desk(), office.desk())


def test_who_edits_second_is_told_both_values(office, two) -> None:
    one, other = two()
    with closing(one), closing(other):
        seen = one.caseload.find("ana"), other.caseload.find("ana")
        one.caseload.edit_client("C7F3", seen=seen[0], phone="604-555-0177")
        before = office.dump()

        with pytest.raises(EditedMeanwhile) as told:
            other.caseload.edit_client("C7F3", seen=seen[1], phone="604-555-0199", email="ana@example.ca")

    assert told.value.exit_code == 5
    assert str(told.value) == (
        "Ana Reyes’s file was changed meanwhile, and nothing of yours is written: "
        "phone was empty when you looked, is 604-555-0177 now, and you wanted 604-555-0199."
    )
    assert office.dump() == before


def test_who_edits_something_else_loses_nothing_and_takes_nothing(office, two) -> None:
    one, other = two()
    with closing(one), closing(other):
        seen = one.caseload.find("ana"), other.caseload.find("ana")
        one.caseload.edit_client("C7F3", seen=seen[0], phone="604-555-0177", language="fr")
        other.caseload.edit_client("C7F3", seen=seen[1], email="ana@example.ca", language="fr")

    ana = office.client("ana")
    assert (ana.phone, ana.email, ana.language) == ("604-555-0177", "ana@example.ca", "fr")


def test_what_was_undone_meanwhile_is_a_change_too(office, two) -> None:
    one, other = two()
    with closing(one), closing(other):
        one.caseload.edit_client("C7F3", phone="604-555-0177")
        seen = other.caseload.find("ana")
        one.caseload.undo()

        with pytest.raises(EditedMeanwhile, match="phone was 604-555-0177 when you looked, is empty now"):
            other.caseload.edit_client("C7F3", seen=seen, phone="604-555-0199")


# On two terminals -----------------------------------------------------------------------------------------------


def test_on_two_terminals_the_second_to_finish_is_told(office) -> None:
    inner: list[tuple[int, str]] = []

    def another_goes_through_it() -> str:
        inner.append(on_terminal(["edit-client", "ana"], "", "", "", "", "604-555-0177", "", "", ""))
        return "604-555-0199"

    code, screen = on_terminal(
        ["edit-client", "ana"], "", "", "", "", another_goes_through_it, "", "", "Settlement office"
    )

    assert inner[0][0] == 0, inner
    assert "phone was empty, is 604-555-0177." in inner[0][1]
    assert (code, "Phone: not known [as it is]: " in screen) == (5, True)
    assert "phone was empty when you looked, is 604-555-0177 now, and you wanted 604-555-0199." in screen
    assert MOVED in screen
    ana = office.client("ana")
    assert (ana.phone, ana.referral) == ("604-555-0177", None)


def test_a_client_is_gone_through_on_a_terminal(office) -> None:
    office.does('edit-client ana --email ana@example.ca --program "Bridges"')

    code, screen = on_terminal(
        ["edit-client", "ana"], "none", "Ana Ruiz", "someday", "2026-01-02", "", "none", "604-555-0199", "", "fax",
        "text", "",
    )  # fmt: skip

    assert code == 0, screen
    ana = office.client("ana")
    assert (ana.name, ana.intake, ana.program, ana.email) == ("Ana Ruiz", date(2026, 1, 2), "Bridges", None)
    assert (ana.phone, ana.channel) == ("604-555-0199", "text")
    assert "“someday” is not a date that ft can read." in screen
    assert "E-mail: ana@example.ca [as it is]: " in screen


def test_who_leaves_all_as_it_is_changes_nothing(office) -> None:
    code, screen = on_terminal(["edit-client", "ana"], *[""] * 8)

    assert (code, office.client("ana").phone) == (0, None)
    assert "Nothing differs: Ana Reyes (C7F3) stays as it is." in screen


def test_a_check_in_that_was_moved_meanwhile_is_not_moved_again(office) -> None:
    office.does('check-ins ana --add call --on "22 jan" --about "the interview"')

    def another_moves_it() -> str:
        office.does('check-ins ana --move 1 --on "23 jan"')
        return "26 jan"

    code, screen = on_terminal(["check-ins", "ana", "--move", "1"], another_moves_it)

    assert code == 5, screen
    assert "check-in 1 was call 2026-01-22 about “the interview” when you looked" in screen
    assert "is call 2026-01-23 about “the interview” now, and you wanted call 2026-01-26" in screen
    (planned,) = office.case("ana").check_ins
    assert planned == CheckIn(date(2026, 1, 23), date(2026, 1, 23), "call", None, "the interview")


def test_a_word_that_was_said_of_that_day_meanwhile_is_not_replaced_unseen(office) -> None:
    def another_places_her() -> str:
        office.does('place ana active --why "starts a trial week"')
        return "asked for some weeks"

    code, screen = on_terminal(["place", "ana", "needs-early-intervention"], another_places_her)

    assert code == 5, screen
    assert (
        "your word of 2026-01-21 was empty when you looked, is active (“starts a trial week”) now" in screen
    )
    (placed,) = office.case("ana").placements
    assert placed.list == "active"


def test_ones_own_word_of_that_day_is_replaced_when_one_says_so(office) -> None:
    office.does('place ana active --why "starts a trial week"', 'place ana active --why "went well"')

    assert [placed.why for placed in office.case("ana").placements] == ["went well"]


def test_a_contract_that_was_signed_meanwhile_is_not_signed_over(office) -> None:
    def another_signs() -> str:
        office.does('sign-contract luc --client "application 3/week"')
        return ""

    words = ["sign-contract", "luc", "--client", "application 5/week"]
    code, screen = on_terminal(words, another_signs)

    assert code == 5, screen
    assert "Luc Tremblay has signed a contract on 2026-01-21 already." in screen
    assert len(office.case("luc").contracts) == 1
