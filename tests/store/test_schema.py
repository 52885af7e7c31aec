"""A caseload is made whole or not at all, opened only if it is ours, and brought to a new form in one step."""

import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest

from doors import IS_ENCRYPTED, KEY_OF_ALL, PROGRAM
from followthrough.casework.client import Client
from followthrough.casework.mistakes import (
    CannotRead,
    CannotWrite,
    CaseloadDamaged,
    CaseloadExists,
    NewerCaseload,
    NoCaseload,
    NotACaseload,
)
from followthrough.store import Caseload, create_caseload, open_caseload, schema, steps
from followthrough.store.patience import Patience
from followthrough.store.statements import CREATE

posix = pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX knows them")


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


@posix
@pytest.mark.parametrize("mask", [0o000, 0o077, 0o277])
def test_file_and_folders_are_their_owners_alone_under_any_umask(
    tmp_path: Path, now: datetime, mask: int
) -> None:
    path = tmp_path / "new" / "folder" / "caseload.db"

    with umask(mask), create_caseload(path, now=now) as caseload:
        caseload.add_client("Ana Reyes", date(2026, 1, 5))
        modes = {mode(file) for file in path.parent.iterdir()}

    assert modes == {"0o600"}
    assert (mode(path.parent), mode(path.parent.parent)) == ("0o700", "0o700")


@posix
def test_a_folder_that_was_there_keeps_its_permissions(tmp_path: Path, now: datetime) -> None:
    tmp_path.chmod(0o755)
    create_caseload(tmp_path / "caseload.db", now=now).close()

    assert mode(tmp_path) == "0o755"


def test_a_new_caseload_is_one_file(path: Path, now: datetime) -> None:
    caseload = create_caseload(path, now=now)
    assert list(path.parent.iterdir()) == [path]
    assert caseload.rows("PRAGMA application_id") == [(schema.APPLICATION_ID,)]
    assert caseload.rows("PRAGMA user_version") == [(3,)]
    assert path.read_bytes()[: 4 if IS_ENCRYPTED else 72][-4:] == b"ftCP"


@pytest.mark.parametrize("name", ["a b", "#1?mode=memory", "50%20", "Élise", "'; --"])
def test_a_path_may_have_any_name(tmp_path: Path, now: datetime, name: str) -> None:
    path = tmp_path / name / f"{name}.db"
    with create_caseload(path, now=now) as made:
        made.add_client("Ana Reyes", date(2026, 1, 5))

    with open_caseload(path, now=now) as opened:
        assert len(opened.clients()) == 1
    assert [file.name for file in path.parent.iterdir() if file.stat().st_size] == [path.name]


def test_a_path_may_be_relative(
    path: Path, caseload: Caseload, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)

    open_caseload(Path(path.name), now=now).close()


@pytest.mark.parametrize("what", ["a file", "an empty file", "a folder", "a dangling link", "a caseload"])
def test_nothing_is_ever_replaced(tmp_path: Path, now: datetime, what: str) -> None:
    path = tmp_path / "caseload.db"
    if what == "a folder":
        path.mkdir()
    elif what == "a dangling link":
        path.symlink_to(tmp_path / "nowhere")
    elif what == "a caseload":
        create_caseload(path, now=now).close()
    else:
        path.write_bytes(b"precious" if what == "a file" else b"")
    before = fingerprint(tmp_path)

    with pytest.raises(CaseloadExists):
        create_caseload(path, now=now)

    assert fingerprint(tmp_path) == before


def test_what_takes_the_name_meanwhile_is_not_replaced(
    tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "caseload.db"
    monkeypatch.setattr(schema, "_fill", lambda *_: path.write_bytes(b"precious"))

    with pytest.raises(CaseloadExists):
        create_caseload(path, now=now)

    assert fingerprint(tmp_path) == {"caseload.db": hashlib.sha256(b"precious").hexdigest()}


def test_the_journal_of_a_lost_caseload_is_not_played_into_a_new_one(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "caseload.db-journal").write_bytes(b"left over")
    with pytest.raises(CaseloadExists):
        create_caseload(tmp_path / "caseload.db", now=now)

    (tmp_path / "caseload.db-journal").write_bytes(b"")
    create_caseload(tmp_path / "caseload.db", now=now).close()


def test_without_hard_links_a_caseload_is_made_too(
    tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "not supported here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    create_caseload(tmp_path / "caseload.db", now=now).close()

    assert [file.name for file in tmp_path.iterdir()] == ["caseload.db"]


def test_a_caseload_that_cannot_be_finished_leaves_nothing(
    tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_draft: Path, _key: bytes | None) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(schema, "_fill", full)
    with pytest.raises(CannotWrite, match="the disk is full"):
        create_caseload(tmp_path / "caseload.db", now=now)

    assert list(tmp_path.iterdir()) == []


def test_a_caseload_is_not_made_under_a_file(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(CannotWrite):
        create_caseload(tmp_path / "file" / "caseload.db", now=now)


# Opening


def test_a_wrong_path_is_a_mistake_and_never_a_new_caseload(tmp_path: Path, now: datetime) -> None:
    with pytest.raises(NoCaseload):
        open_caseload(tmp_path / "caseload.db", now=now)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NoCaseload):
        open_caseload(tmp_path / "file" / "caseload.db", now=now)

    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_what_is_not_a_caseload_is_left_alone(tmp_path: Path, now: datetime) -> None:
    others = {
        "photo.jpg": b"\xff\xd8\xff" * 999,
        "short": b"x",
        "empty": b"",
        "text": b"SQLite format 3\0 or so",
    }
    for name, content in others.items():
        (tmp_path / name).write_bytes(content)
    sqlite3.connect(tmp_path / "foreign.db").execute("CREATE TABLE client (id INTEGER)").connection.close()
    (tmp_path / "folder").mkdir()
    before = fingerprint(tmp_path)

    for path in tmp_path.iterdir():
        with pytest.raises(NotACaseload):
            open_caseload(path, now=now)

    assert fingerprint(tmp_path) == before


def test_not_one_byte_of_a_newer_caseload_is_changed(caseload: Caseload, path: Path, now: datetime) -> None:
    caseload.add_client("Ana Reyes", date(2026, 1, 5))
    caseload.rows("PRAGMA user_version=4")
    caseload.close()
    before = fingerprint(path.parent)

    with pytest.raises(NewerCaseload) as refused:
        open_caseload(path, now=now)

    assert refused.value.facts == {"path": path, "found": 4, "known": 3}
    assert fingerprint(path.parent) == before


def test_a_form_that_never_was_is_damage(caseload: Caseload, path: Path, now: datetime) -> None:
    caseload.rows("PRAGMA user_version=0")

    with pytest.raises(CaseloadDamaged):
        open_caseload(path, now=now)


def test_a_caseload_that_may_not_be_read_says_so(
    path: Path, now: datetime, nobody: Callable[[int, int], AbstractContextManager[None]]
) -> None:
    with nobody(0o600, 0o755), pytest.raises(CannotRead):
        open_caseload(path, now=now)
    with nobody(0o600, 0o000), pytest.raises(CannotRead):
        open_caseload(path, now=now)


# From form to form


def with_pronouns(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE client ADD COLUMN pronouns TEXT")
    connection.execute("UPDATE client SET pronouns = 'she'")


def upgrade(path: Path, steps: schema.Steps, form: int) -> None:
    connection = schema.connect(path, KEY_OF_ALL)
    try:
        schema.upgrade(connection, path, steps, form, Patience())
    finally:
        connection.close()


def test_the_steps_between_forms_are_taken_together(caseload: Caseload, path: Path, ana: Client) -> None:
    journal = caseload.rows("SELECT * FROM change")
    triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
    names = caseload.rows(triggers)

    upgrade(
        path, {3: with_pronouns, 4: lambda c: c.execute("UPDATE client SET pronouns = pronouns || '/her'")}, 5
    )

    assert caseload.rows("PRAGMA user_version") == [(5,)]
    assert caseload.rows("SELECT pronouns FROM client") == [("she/her",)]
    assert caseload.rows("SELECT * FROM change") == journal
    assert caseload.rows(triggers) == names
    assert caseload.rows("PRAGMA foreign_key_check") == []


def fail(_connection: sqlite3.Connection) -> None:
    raise RuntimeError("in the middle")


def orphan(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM client")


@pytest.mark.parametrize(("second", "error"), [(fail, RuntimeError), (orphan, CaseloadDamaged)])
def test_a_step_that_fails_leaves_the_earlier_form(
    caseload: Caseload, path: Path, ana: Client, second: object, error: type[Exception]
) -> None:
    caseload.excuse(ana.ref, date(2026, 1, 6), date(2026, 1, 6), None)
    before = caseload.rows("SELECT * FROM sqlite_master"), caseload.rows("SELECT * FROM client")

    with pytest.raises(error):
        upgrade(path, {3: with_pronouns, 4: second}, 5)  # type: ignore[dict-item]

    assert caseload.rows("PRAGMA user_version") == [(3,)]
    assert [file.name for file in path.parent.iterdir()].count("caseload.form-3.db") == 0
    assert (caseload.rows("SELECT * FROM sqlite_master"), caseload.rows("SELECT * FROM client")) == before


def test_an_older_caseload_is_brought_up_to_date_when_opened(
    caseload: Caseload, path: Path, ana: Client, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "FORM", 4)
    monkeypatch.setattr(steps, "STEPS", {3: with_pronouns})

    with open_caseload(path, now=now) as opened:
        assert opened.rows("PRAGMA user_version") == [(4,)]
        assert opened.rows("PRAGMA foreign_keys") == [(1,)]
        assert opened.edit_client(ana.ref, phone="604-555-0142")[1].phone == "604-555-0142"


def test_every_table_and_index_is_there(caseload: Caseload) -> None:
    there = caseload.rows("SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql NOT NULL")

    assert {row[0] for row in there} - {"CREATE TABLE sqlite_sequence(name,seq)"} == set(CREATE)


def test_no_foreign_key_deletes_by_itself(caseload: Caseload) -> None:
    tables = [row[0] for row in caseload.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    deeds = {row[6] for table in tables for row in caseload.rows(f"PRAGMA foreign_key_list({table})")}

    assert deeds == {"RESTRICT"}


def test_daily_work_is_durable_and_distrustful(caseload: Caseload) -> None:
    caseload.add_client("Ana Reyes", date(2026, 1, 5))

    names = (
        "journal_mode",
        "synchronous",
        "foreign_keys",
        "trusted_schema",
        "secure_delete",
        "cell_size_check",
    )
    assert {name: caseload.rows(f"PRAGMA {name}")[0][0] for name in names} == {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "cell_size_check": 1,
    }


def test_a_command_that_is_killed_leaves_no_trace(caseload: Caseload, path: Path, ana: Client) -> None:
    before = fingerprint(path.parent)["caseload.db"]
    program = PROGRAM + (
        "import os, sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from followthrough.store import open_caseload\n"
        "c = open_caseload(Path(sys.argv[1]), now=datetime(2026, 1, 5, tzinfo=UTC))\n"
        "with c.writing():\n"
        "    c.rows('PRAGMA cache_size=1'); c.rows('PRAGMA cache_spill=1')\n"
        "    c.open_step('half done')\n"
        "    for n in range(3000): c.insert('INSERT INTO away (recorded_at, first, last, why) VALUES (?, ?, ?, ?)',\n"
        "        '2026-01-05', '2026-01-05', 'x' * 500)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], check=False, capture_output=True)
    assert done.returncode == -9, done.stderr
    assert fingerprint(path.parent)["caseload.db"] != before  # it had begun to write into the file

    with open_caseload(path, now=caseload.now) as opened:
        assert opened.office_days() == ((), ())
        assert [step.command for step in opened.steps()] == ["add-client C7F3"]
        assert opened.rows("PRAGMA integrity_check") == [("ok",)]


def fingerprint(folder: Path) -> dict[str, str]:
    """Each file of a folder, and what is in it."""
    files = (file for file in sorted(folder.iterdir()) if file.is_file())
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
