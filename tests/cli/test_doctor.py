"""Doctor: every part is looked at, whatever is amiss with another, and each says what to do."""

import csv
import io
from pathlib import Path

import pytest

from .conftest import Office


def found(office: Office, part: str = "") -> dict[str, tuple[str, str, str]]:
    """By question: answer, value and hint."""
    ran = office.ft(f"doctor {part} --format csv")
    assert (ran.code, ran.err) == (0, "")
    rows = csv.DictReader(io.StringIO(ran.out))
    return {row["question"]: (row["answer"], row["value"], row["hint"]) for row in rows}


def test_an_office_in_order_is_told_so(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FT_NOW")
    ran = office.ft("doctor")

    assert (ran.code, ran.out.splitlines()[-1]) == (0, "All is well.")


def test_a_clock_that_is_set_is_told(office: Office) -> None:
    assert found(office, "day") == {
        "ft works as of today": ("no", "2026-01-21, by FT_NOW", "unset FT_NOW, to work on the day that it is")
    }
    assert office.ft("doctor day").out.splitlines()[-1] == "1 thing needs a look."


def test_a_caseload_is_told_with_its_form_and_its_clients(office: Office) -> None:
    office.does('close-client luc --outcome "moved away"')

    told = found(office, "caseload")
    path, people = told["The caseload can be read"], told["It has clients"]

    assert (path[0], people) == ("yes", ("yes", "2 open, 1 closed", ""))
    assert path[1].startswith(f"{office.database}, form ")


def test_where_there_is_no_caseload_it_says_how_to_start_one(bare: Office) -> None:
    answer, value, hint = found(bare, "caseload")["The caseload can be read"]

    assert (answer, "There is no caseload at" in value, "ft init" in hint) == ("no", True, True)
    assert not bare.database.exists()


@pytest.mark.parametrize("text", ["slips = 0\n", "slips = \n", 'nonsense = "yes"\n'])
def test_settings_that_cannot_be_are_told_and_stop_nothing_else(office: Office, text: str) -> None:
    office.settings.write_text(text)
    everything = found(office)

    settings = [
        everything.get(question) for question in ("The settings file can be read", "Every value can be")
    ]
    assert "no" in [finding[0] for finding in settings if finding]
    assert everything["Pages as PDF (extra pdf)"][0] == "yes"


def test_a_file_that_is_no_caseload_is_told(office: Office) -> None:
    office.database.write_text("a holiday picture")

    assert found(office, "caseload")["The caseload can be read"][0] == "no"


def test_without_a_folder_of_templates_nothing_is_amiss(office: Office) -> None:
    assert found(office, "templates")["A folder of your own templates"][0] == "not yet"
    assert office.ft("doctor templates").out.splitlines()[-1] == "All is well."


def test_every_template_is_filled_in_and_told_with_line_and_cause(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "contract.html").write_text("{{ client }}")
    (folder / "log.fr.html").write_text("{{ client }}\n{{ rows[0].when }}")
    office.does(f"settings templates {folder}")

    told = found(office, "templates")

    assert told["A folder of your own templates"] == ("yes", f"{folder}, 2 in it", "")
    assert told["contract.html"][:2] == ("yes", "filled in with sample values")
    assert told["log.fr.html"][0] == "no"
    assert "log.fr.html cannot be used: line 2: " in told["log.fr.html"][1]


@pytest.mark.parametrize(
    ("made", "hint"), [(False, "ft settings templates FOLDER"), (True, "docs/templates.md")]
)
def test_a_folder_that_is_missing_or_empty_is_told(
    office: Office, tmp_path: Path, made: bool, hint: str
) -> None:
    if made:
        (tmp_path / "pages").mkdir()
    office.settings.write_text('templates = "pages"\n')
    answer, _, way = found(office, "templates")["A folder of your own templates"]

    assert (answer, hint in way) == ("no", True)


def test_a_part_that_is_none_is_refused(office: Office) -> None:
    assert office.ft("doctor plumbing").code == 2
