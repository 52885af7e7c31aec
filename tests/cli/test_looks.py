"""What was only looked at, and what left the screen, stands in the audit trail too."""

import pytest

from followthrough.store import Caseload

from .conftest import Office


def entered(office: Office) -> list[tuple[str, str, str | None]]:
    """What was done in this office since the caseload was taken in."""

    def read(caseload: Caseload) -> object:
        return [(entry.did, entry.what, entry.about) for entry in caseload.trail() if entry.who == "kim"]

    found = office.read(read)
    assert isinstance(found, list)
    return found


@pytest.fixture(autouse=True)
def _kim(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "kim")


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("triage", ("saw", "triage", None)),
        ("show ana", ("saw", "show", "C7F3")),
        ("", ("saw", "ft", None)),
        ("export activities", ("exported", "export activities", None)),
        ("export clients -o clients.csv", ("exported", "export clients", None)),
        ("clients --format json", ("exported", "clients", None)),
        ("clients -o clients.html", ("exported", "clients", None)),
        ("history luc -o luc.csv", ("exported", "history", "K2QD")),
        ("log ana application", ("changed", "log", "C7F3")),
        ("edit-client ana --phone 604-555-0199", ("changed", "edit-client", "C7F3")),
        ("undo", ("changed", "undo", None)),
    ],
)
def test_every_command_is_entered_once(
    office: Office, monkeypatch: pytest.MonkeyPatch, words: str, entry: tuple[str, str, str | None]
) -> None:
    monkeypatch.chdir(office.folder)
    office.does(words)

    assert [found for found in entered(office) if found[0] != "backed up"] == [entry]


@pytest.mark.parametrize("words", ["show nobody", "log ana nothing-known", "undo --no-such"])
def test_what_is_refused_changes_nothing_and_is_not_entered(office: Office, words: str) -> None:
    before = office.database.read_bytes()
    ran = office.ft(words)

    assert ran.code in (2, 4)
    assert office.database.read_bytes() == before


def test_the_trail_holds_no_name_and_no_text(office: Office) -> None:
    office.does('log ana application --note "Zanzibar"', "show elise", "why ana")
    trail = office.read(lambda caseload: caseload.rows("SELECT * FROM audit"))

    assert not [word for word in ("Ana", "Reyes", "Zanzibar", "lise", "604-555") if word in str(trail)]
