"""Papers: what is printed for whom, into which file, and what is said where it cannot be."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from followthrough.casework.mistakes import (
    MissingExtra,
    NoFileNamed,
    NothingSigned,
    TemplateTrouble,
    UnknownPaper,
)

from .conftest import Office


def read(office: Office, name: str = "page.html") -> str:
    """A page’s text; what keeps days and numbers on one line is read as what it looks like."""
    page = (office.folder / name).read_text(encoding="utf-8")
    return page.replace("\u00a0", " ").replace("\u2011", "-")


def printed(office: Office, words: str, name: str = "page.html") -> str:
    office.does(f"{words} -o {office.folder / name}")
    return read(office, name)


# The contract ---------------------------------------------------------------------------------------------------


def test_the_contract_that_runs_is_printed_with_its_day_and_the_day_of_the_review(office: Office) -> None:
    page = printed(office, "print-contract ana")

    assert [
        said in page
        for said in ("Ana Reyes", "apply for 5 jobs a week", "5 January 2026", "Monday 2 February 2026")
    ] == [True] * 4


def test_a_contract_signed_today_is_printed_before_it_is_in_force(office: Office) -> None:
    office.does('sign-contract luc --client "application 2/week @ at home"')

    assert "at home" in printed(office, "print-contract luc")


def test_an_earlier_contract_is_printed_by_a_day_on_which_it_ran(office: Office) -> None:
    office.does('sign-contract ana --client "application 2/week" --on 2026-01-15')

    assert "apply for 2 jobs a week" in printed(office, "print-contract ana")
    assert "apply for 5 jobs a week" in printed(office, "print-contract ana --on 2026-01-14")


def test_the_settings_say_from_whom_it_is_and_when_it_is_reviewed(office: Office) -> None:
    office.does(
        'settings counsellor "Émile Lebœuf"', "settings agency_phone 604-555-0100", "settings review_days 14"
    )
    page = printed(office, "print-contract ana")

    assert "“you” is Émile Lebœuf" in page
    assert "I call or text you (604-555-0100)" in page
    assert "Monday 19 January 2026" in page


def test_the_clients_language_is_spoken_unless_another_is_asked_for(office: Office) -> None:
    office.does("edit-client ana --language fr")

    assert "Notre contrat" in printed(office, "print-contract ana")
    assert "Our contract" in printed(office, "print-contract ana --language en")


def test_a_template_is_printed_to_talk_over_for_a_client_who_has_signed_nothing(office: Office) -> None:
    page = printed(office, "print-contract luc --template light")

    assert "Nothing is signed yet." in page
    assert "apply for 2 jobs a week" in page


@pytest.mark.parametrize(
    "words", ["print-contract luc", "print-contract ana --on 2026-01-04", "print-log luc"]
)
def test_without_a_contract_nothing_is_written(office: Office, words: str) -> None:
    ran = office.ft(f"{words} -o {office.folder / 'page.html'}")

    assert (ran.code, ran.out, (office.folder / "page.html").exists()) == (NothingSigned.exit_code, "", False)


def test_a_contract_that_has_ended_is_not_printed_as_one_that_runs(office: Office) -> None:
    office.does('sign-contract luc --client "report weekly" --on 2026-01-06 --ends 2026-01-20')

    assert office.ft(f"print-contract luc -o {office.folder / 'a.html'}").code == NothingSigned.exit_code
    office.does(f"print-contract luc --on 2026-01-20 -o {office.folder / 'a.html'}")


def test_a_template_has_no_day(office: Office) -> None:
    assert office.ft("print-contract ana --template light --on fri -o a.html").code == 2


# The log --------------------------------------------------------------------------------------------------------


def test_a_log_has_the_week_and_says_how_it_is_taken_down(office: Office) -> None:
    ran = office.ft(f"print-log ana --week-of 2026-01-29 -o {office.folder / 'page.html'}")

    assert "Monday 26 January to Sunday 1 February 2026" in read(office)
    assert "by Monday 2 February 2026" in read(office)
    assert ran.out.splitlines()[-1] == "When it comes back: ft log-sheet C7F3 --week-of 2026-01-26"


def test_a_log_is_handed_in_on_the_first_office_day_after_its_week(office: Office) -> None:
    office.does('away 2026-01-26 --holiday "A day off"')

    assert "by Tuesday 27 January 2026" in printed(office, "print-log ana")


# Into a file ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["print-contract ana", "print-log ana"])
def test_a_page_needs_a_file_whose_ending_says_what_it_is_to_be(office: Office, words: str) -> None:
    unnamed, unknown = office.ft(words), office.ft(f"{words} -o page.odt")

    assert (unnamed.code, unknown.code) == (NoFileNamed.exit_code, UnknownPaper.exit_code)
    assert "Add -o " in unnamed.err
    assert ".html, .pdf, .docx" in unknown.err


@pytest.mark.parametrize(("ending", "begins"), [("html", b"<!doctype"), ("pdf", b"%PDF-"), ("docx", b"PK")])
@pytest.mark.parametrize("words", ["print-contract ana", "print-log ana"])
def test_every_page_comes_in_every_form(office: Office, words: str, ending: str, begins: bytes) -> None:
    path = office.folder / f"page.{ending}"
    office.does(f"{words} -o {path}")

    assert path.read_bytes().startswith(begins)


@pytest.mark.skipif(os.name == "nt", reason="SKIPPED: Windows has no such permissions")
def test_a_page_is_for_its_owners_eyes(office: Office) -> None:
    office.does(f"print-contract ana -o {office.folder / 'page.pdf'}")

    assert stat.S_IMODE((office.folder / "page.pdf").stat().st_mode) == 0o600


def test_a_page_is_not_written_over_a_caseload(office: Office) -> None:
    kept = office.folder / "kept.html"
    kept.write_bytes(office.database.read_bytes())
    ran = office.ft(f"print-contract ana -o {kept}")

    assert (ran.code, kept.read_bytes() == office.database.read_bytes()) == (5, True)


def test_open_hands_the_page_to_the_browser(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    opener = office.folder / "opener"
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > "{office.folder}/opened"\n')
    opener.chmod(0o700)
    monkeypatch.setenv("BROWSER", f"{opener} %s")
    words = f"print-contract ana --open -o {office.folder / 'page.html'}"
    run = subprocess.run(
        [sys.executable, "-m", "followthrough", *words.split()], capture_output=True, text=True, check=False
    )

    assert (run.returncode, read(office, "opened")) == (0, (office.folder / "page.html").as_uri())


def test_large_print_says_that_it_may_take_two_pages(office: Office) -> None:
    assert (
        "more than one page" in office.ft(f"print-contract ana --large -o {office.folder / 'page.html'}").out
    )


# Templates and extras -------------------------------------------------------------------------------------------


@pytest.fixture
def own(office: Office) -> Path:
    """The folder of an agency's own templates."""
    folder = office.folder / "templates"
    folder.mkdir()
    office.does(f"settings templates {folder}")
    return folder


def test_the_agencys_own_template_takes_the_place_of_ours(office: Office, own: Path) -> None:
    (own / "contract.html").write_text("{{ client }}: {{ client_lines[0].text }}")

    assert printed(office, "print-contract ana") == "Ana Reyes: apply for 5 jobs a week"
    assert "My job-search week" in printed(office, "print-log ana")


def test_a_template_that_does_not_work_loses_nothing(office: Office, own: Path) -> None:
    (own / "contract.html").write_text("{{ client }}\n{{ clinet }}")
    (office.folder / "page.html").write_text("as it was")
    ran = office.ft(f"print-contract ana -o {office.folder / 'page.html'}")

    assert (ran.code, read(office)) == (TemplateTrouble.exit_code, "as it was")
    assert "contract.html cannot be used: line 2: 'clinet' is undefined." in ran.err


WITHOUT = """\
import sys
class Without:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"typst", "docx", "jinja2"}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Without())
from followthrough.cli import run
sys.exit(run(sys.argv[1:]))
"""


def without_extras(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT, *words], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("ending", "extra"), [("pdf", "pdf"), ("docx", "docx")])
def test_a_missing_extra_is_told_with_the_line_that_installs_it(
    office: Office, ending: str, extra: str
) -> None:
    path = office.folder / f"page.{ending}"
    ran = without_extras("print-contract", "ana", "-o", str(path))
    told = MissingExtra(what=f"Writing .{ending}", extra=extra)

    assert (ran.returncode, ran.stdout, path.exists()) == (2, "", False)
    assert ran.stderr == f"ft: {told}\n    {told.way_on}\n"


def test_without_extras_html_is_printed(office: Office) -> None:
    ran = without_extras("print-contract", "ana", "-o", str(office.folder / "page.html"))

    assert (ran.returncode, "Ana Reyes" in read(office)) == (0, True)


def test_without_extras_a_template_of_ones_own_is_told(office: Office, own: Path) -> None:
    (own / "contract.html").write_text("{{ client }}")
    ran = without_extras("print-contract", "ana", "-o", str(office.folder / "page.html"))

    assert (ran.returncode, "needs the extra “standard”" in ran.stderr) == (2, True)


def test_nothing_of_the_extras_is_loaded_where_no_page_is_written() -> None:
    named = "{'typst', 'docx', 'jinja2', 'lxml'}"
    asked = (
        f"import sys; from followthrough.cli import run; run(['--help']); print({named} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert ran.stdout.splitlines()[-1] == "set()"
