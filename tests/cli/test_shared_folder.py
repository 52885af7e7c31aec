"""A caseload is not begun, shown or opened where others reach its folder, unless the office allows it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from followthrough.casework.mistakes import SharedFolder
from followthrough.cli import run

from .conftest import Office


@pytest.fixture
def inside(bare: Office, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of a caseload in a folder of Dropbox."""
    path = bare.folder / "Dropbox" / "Harbour" / "caseload.db"
    monkeypatch.setenv("FT_DATABASE", str(path))
    return path


@pytest.mark.parametrize("words", ["init", "demo", "init --holidays quebec"])
def test_none_is_begun_in_a_folder_that_is_copied_elsewhere(bare: Office, inside: Path, words: str) -> None:
    ran = bare.ft(words)

    assert (ran.code, ran.out) == (5, "")
    assert "A caseload is not kept in a folder of Dropbox" in ran.err
    assert "ft settings shared_folder allowed" in ran.err
    assert not inside.parent.parent.exists()


@pytest.mark.parametrize(
    "words", ["clients", "triage", "log ana call --in", "undo", "add-client 'Ana Reyes'"]
)
def test_none_is_opened_there(office: Office, inside: Path, words: str) -> None:
    inside.parent.mkdir(parents=True)
    office.database.rename(inside)
    before = inside.read_bytes()

    assert office.ft(words).code == 5
    assert (inside.read_bytes(), [path.name for path in inside.parent.iterdir()]) == (before, ["caseload.db"])


def test_a_link_into_such_a_folder_is_followed(
    office: Office, inside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside.parent.mkdir(parents=True)
    office.database.rename(inside)
    office.database.symlink_to(inside)
    monkeypatch.setenv("FT_DATABASE", str(office.database))

    assert office.ft("clients").code == 5


def by_environment(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FT_SHARED_FOLDER", "allowed")


def by_setting(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.does("settings shared_folder Allowed")


@pytest.mark.parametrize("allow", [by_environment, by_setting])
def test_the_office_can_allow_it(
    bare: Office, inside: Path, allow: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    allow(bare, monkeypatch)

    bare.does("init", "add-client 'Ana Reyes'", "clients")


def test_the_environment_can_refuse_what_the_setting_allows(
    bare: Office, inside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_setting(bare, monkeypatch)
    monkeypatch.setenv("FT_SHARED_FOLDER", "refused")

    assert bare.ft("init").code == 5


def test_the_setting_takes_no_other_word(bare: Office) -> None:
    ran = bare.ft("settings shared_folder maybe")

    assert (ran.code, "it is one of: refused, allowed" in ran.err) == (2, True)


def test_the_doctor_says_where_it_lies_and_names_a_better_place(
    bare: Office, inside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = bare.ft("doctor caseload --format csv")
    assert (told.code, told.err) == (0, "")
    assert "It lies on this computer alone,no,it lies in a folder of Dropbox" in told.out
    assert "followthrough" in told.out

    monkeypatch.setenv("FT_SHARED_FOLDER", "allowed")
    bare.does("init")
    told = bare.ft("doctor caseload --format csv")
    assert "It lies on this computer alone,no,it lies in a folder of Dropbox" in told.out
    assert "The caseload can be read,yes" in told.out


def test_where_home_is_shared_no_folder_of_it_is_named(bare: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FT_DATABASE")
    monkeypatch.setenv("XDG_DATA_HOME", str(bare.folder / "Nextcloud"))

    assert "a folder on this computer’s own disk" in bare.ft("doctor caseload --format csv").out


def test_a_caseload_that_lies_alone_is_told_so(office: Office) -> None:
    assert "It lies on this computer alone,yes," in office.ft("doctor caseload --format csv").out


def test_the_mistake_says_why(inside: Path) -> None:
    assert run(["init"]) == SharedFolder.exit_code == 5
