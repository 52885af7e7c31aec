"""`ft check` as a counsellor meets it: what it says, how it ends, and that it leaves a damaged file alone."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest


def damage(path: Path) -> None:
    """Changes one bit of a file, in a client’s name."""
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"Ana Reyes", b"Ana Reyer"))


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        file.name: file.read_bytes() for file in folder.iterdir() if file.is_file() and file.stat().st_size
    }


def test_a_sound_caseload_ends_with_0_and_says_what_was_looked_at(office) -> None:
    ran = office.ft("check")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("The caseload is sound, as far as was looked at above.\n")
    assert ran.out.split()[0] == "pages"
    assert office.read(lambda caseload: list(caseload.trail())[-1].did) == "checked"


def test_damage_ends_with_14_and_names_the_newest_good_backup(office) -> None:
    office.does("backup")
    damage(office.database)

    ran = office.ft("check")

    assert ran.code == 14
    assert "The caseload is damaged. Do not write to it: put a copy of it aside first.\n" in ran.out
    assert "The newest good backup is of Wed 21 Jan 2026, 09:00.\n" in ran.out
    assert "ft restore --list" in ran.out


def test_nothing_is_written_to_what_is_damaged(office) -> None:
    damage(office.database)
    before = files_in(office.folder)

    assert office.ft("check").code == 14
    assert files_in(office.folder) == before


def test_json_says_what_was_looked_at_and_what_was_found(office) -> None:
    damage(office.database)

    ran = office.ft("check --format json")

    said = json.loads(ran.out)
    assert (ran.code, said["sound"], said["damaged"]) == (14, False, True)
    assert {part["name"] for part in said["looked_at"]} >= {
        "pages",
        "structure",
        "links",
        "record",
        "audit trail",
    }
    (found,) = [one for one in said["findings"] if one["rule"] == "checksums"]
    assert found["where"].startswith("page ")


def test_what_ft_would_not_have_written_ends_with_3(office) -> None:
    """By a file whose seals were put right, as only ft can do it."""
    with closing(sqlite3.connect(office.database)) as connection:
        connection.execute("DELETE FROM reference WHERE ref = 'K2QD'")
        connection.execute("UPDATE seal SET pending = substr('all' || pending, 1, length(pending))")
        connection.commit()

    ran = office.ft("check")

    assert ran.code == 3, ran
    assert "references-kept  K2QD" in ran.out
    assert "The file is whole; 1 thing in it is not as ft would have written it." in ran.out


@pytest.mark.parametrize("content", [b"\0" * 8192, b"name,intake\n", os.urandom(4096)])
def test_what_cannot_be_opened_is_said_to_be_so(office, content: bytes) -> None:
    office.database.write_bytes(content)

    ran = office.ft("check")

    assert (ran.code, "Traceback" in ran.out + ran.err) == (14, False)
    assert "If this was your caseload, it is damaged" in ran.out


def test_where_there_is_no_caseload_there_is_nothing_to_check(bare) -> None:
    assert bare.ft("check").code == 10


def test_after_an_update_the_pages_are_sealed_or_said_not_to_be(office) -> None:
    fixture = Path(__file__).parents[1] / "store" / "fixtures" / "form-2.sql"
    office.database.unlink()
    with closing(sqlite3.connect(office.database)) as connection:
        connection.executescript(fixture.read_text(encoding="utf-8"))

    ran = office.ft("check")

    assert ran.code == 0, ran
    said = json.loads(office.ft("check --format json").out)
    assert {part["name"] for part in said["looked_at"]} >= {"pages", "record"}
    assert not [found for found in said["findings"] if found["grade"] != "notice"]


def test_the_demonstration_has_not_even_a_notice(bare) -> None:
    bare.does("demo")

    said = json.loads(bare.ft("check --format json").out)

    assert (said["sound"], said["findings"]) == (True, [])
    assert {part["name"]: part["number"] for part in said["looked_at"]}["rows"] > 5000


@pytest.mark.parametrize("is_folder", [True, False])
def test_what_is_no_caseload_keeps_the_rights_that_it_has(bare, tmp_path: Path, is_folder: bool) -> None:
    other = tmp_path / "shared"
    other.mkdir() if is_folder else other.write_bytes(b"a picture")
    other.chmod(0o755)

    assert bare.ft(f"check --database {other}").code == 14
    assert other.stat().st_mode & 0o777 == 0o755
