"""Rights of the person on a real terminal: the reference is typed back, and nobody waits for it."""

import pytest

from terminals import END, INTERRUPT, on_terminal


def test_the_reference_is_typed_back(office) -> None:
    code, screen = on_terminal(["erase-client", "ana"], "c7f3")

    assert code == 0, screen
    assert "To erase Ana Reyes (C7F3) for good, type the reference: " in screen
    assert office.ft("show ana").code == 4


@pytest.mark.parametrize("answer", [INTERRUPT, END, "yes", "K2QD"])
def test_whoever_types_something_else_has_erased_nobody(office, answer: str) -> None:
    before = office.dump()

    code, screen = on_terminal(["erase-client", "ana"], answer)

    assert code == (130 if answer in (INTERRUPT, END) else 5), screen
    assert office.dump() == before


def test_nobody_waits_while_it_is_asked(office) -> None:
    def meanwhile() -> str:
        office.does("log luc call --in", "log ana call --in --note 'zcamezmeanwhilez'")
        return "C7F3"

    code, screen = on_terminal(["erase-client", "ana"], meanwhile)

    assert code == 0, screen
    assert len(office.entries("luc")) == 1
    assert b"zcamezmeanwhilez" not in office.database.read_bytes()


def test_why_a_file_is_kept_is_asked(office) -> None:
    code, screen = on_terminal(["hold", "ana"], "a hearing is set")

    assert code == 0, screen
    assert [hold.why for hold in office.case("ana").holds] == ["a hearing is set"]
