"""A caseload in form 1, made by its own code, is brought to the present form: all of it, or nothing."""

import hashlib
import json
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from followthrough.casework.activity import Activity
from followthrough.casework.cadence import read_cadence
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import Absence, Client, OpenDoor, Placement, Task
from followthrough.casework.contract import Contract, Obligation
from followthrough.casework.mistakes import CannotWrite, CaseloadBusy, CaseloadDamaged, NewerCaseload
from followthrough.casework.vision import Vision
from followthrough.store import create_caseload, keeping, open_caseload, schema, steps
from followthrough.store.connection import Patience, connect
from followthrough.store.statements import FACTS

FIXTURES = Path(__file__).with_name("fixtures")
TAKEN_BACK = 3
"""Steps that stand taken back in the fixture."""

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def old(path: Path) -> Path:
    """The caseload of the fixture, in form 1."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((FIXTURES / "form-1.sql").read_text(encoding="utf-8"))
    path.chmod(0o644)
    return path


def everything(path: Path) -> Rows:
    """All that a file holds, table by table, columns by their names."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        found = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables}
    return {name: [tuple(zip(row.keys(), row, strict=True)) for row in rows] for name, rows in found.items()}


def said(rows: Rows) -> Rows:
    """What a file says: nothing of what triage remembers, and nothing of columns that are empty."""
    return {
        table: sorted([tuple(pair for pair in row if pair[1] is not None) for row in of], key=repr)
        for table, of in rows.items()
        if of and table != "remembered"
    }


def fingerprint(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


def test_all_that_was_there_is_there(old: Path, now: datetime) -> None:
    before = said(everything(old))

    open_caseload(old, now=now).close()

    assert said(everything(old)) == before
    assert everything(old)["remembered"] == []


def test_a_case_file_reads_as_it_was_told(old: Path, now: datetime) -> None:
    lines = (
        ("client", "application", "5/week", None),
        ("client", "job-club", "every wed", None),
        ("client", "task", "by 2026-01-16", "Update the resume"),
        ("counsellor", "job-leads", "2/week", None),
    )
    moment = datetime.fromisoformat("2026-01-21T09:00:00+00:00")
    entry = {"recorded_at": moment}
    with open_caseload(old, now=now) as caseload:
        ana = caseload.case_file("C7F3")

    assert ana == CaseFile(
        Client("C7F3", "Ana Reyes", date(2026, 1, 5), "EAS", "ana@example.org", "604-555-0177", "en", "text"),
        (
            Contract(
                date(2026, 1, 5),
                date(2026, 7, 31),
                tuple(Obligation(party, kind, read_cadence(text), why) for party, kind, text, why in lines),
            ),
        ),
        (Absence("excused", date(2026, 1, 12), date(2026, 1, 13), "ill"),),
        (
            Activity(1, date(2026, 1, 6), "application", 5, minutes=60, note="corrected", **entry),
            Activity(3, date(2026, 1, 14), "job-club", outcome="missed", **entry),
            Activity(4, date(2026, 1, 15), "call", 1, "answered", "out", "habits", **entry),
            Activity(6, date(2026, 1, 21), "workshop", outcome="attended", title="Interviews", **entry),
        ),
        (Task("Call Sam", date(2026, 1, 6), date(2026, 1, 9)),),
        (Placement("low-power", date(2026, 1, 16), date(2026, 2, 16), "asked for some weeks"),),
        (Vision(date(2026, 1, 9), "Mornings with a good reason to get up"),),
    )


def words_of(path: Path) -> list[tuple[str, ...]]:
    """The schema, word for word."""
    with closing(sqlite3.connect(path)) as connection:
        return sorted(connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"))


def test_the_schema_is_that_of_a_new_caseload_word_for_word(old: Path, now: datetime) -> None:
    create_caseload(old.with_name("new.db"), now=now).close()

    open_caseload(old, now=now).close()

    assert words_of(old) == words_of(old.with_name("new.db"))


def test_steps_from_before_are_taken_back_and_brought_again(old: Path, now: datetime) -> None:
    """After each step the record is what the code of form 1 had there."""
    states = json.loads((FIXTURES / "form-1.json").read_text(encoding="utf-8"))

    new = {"confidence", "at", "because", "referral", *Vision._fields[2:]}

    def as_then() -> dict[str, list[list[Any]]]:
        rows = {fact: sorted(everything(old)[fact]) for fact in FACTS}
        return {
            fact: [[value for name, value in row if name not in new] for row in of]
            for fact, of in rows.items()
            if of
        }

    with open_caseload(old, now=now) as caseload:
        for _ in range(TAKEN_BACK):
            caseload.redo()
        assert as_then() == states[0]
        for state in states[1:]:
            caseload.undo()
            assert as_then() == state
        for state in reversed(states[:-1]):
            caseload.redo()
            assert as_then() == state


def test_a_number_once_given_to_an_entry_is_not_given_again(old: Path, now: datetime) -> None:
    with open_caseload(old, now=now) as caseload:
        (entry,) = caseload.log("C7F3", [Activity(0, date(2026, 1, 21), "report")])

    assert entry.id == 10


def test_work_goes_on_in_the_new_form(old: Path, now: datetime) -> None:
    door = OpenDoor(date(2026, 1, 20), "a place in day care")
    with open_caseload(old, now=now) as caseload:
        caseload.open_door("K2QD", door)
        assert caseload.undo().command == "open-door K2QD"
        caseload.redo()
        assert caseload.case_file("K2QD").open_doors == (door,)
        assert caseload.rows("PRAGMA integrity_check") == [("ok",)]
        assert caseload.rows("PRAGMA legacy_alter_table") == [(0,)]


# The copy


def test_a_copy_as_it_was_is_kept_beside_it_for_its_owner_alone(old: Path, now: datetime) -> None:
    before = everything(old)
    heard: list[Path] = []

    open_caseload(old, now=now, on_upgrade=heard.append).close()
    open_caseload(old, now=now, on_upgrade=heard.append).close()

    copy = old.with_name("caseload.form-1.db")
    assert heard == [copy]
    assert everything(copy) == before
    assert os.name != "posix" or stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert {file.name for file in old.parent.iterdir() if file.stat().st_size} == {copy.name, old.name}


def test_a_copy_that_is_there_already_is_left_alone(old: Path, now: datetime) -> None:
    old.with_name("caseload.form-1.db").write_bytes(b"precious")
    old.with_name("caseload.form-1-2.db").symlink_to("nowhere")
    heard: list[Path] = []

    open_caseload(old, now=now, on_upgrade=heard.append).close()

    assert [copy.name for copy in heard] == ["caseload.form-1-3.db"]
    assert old.with_name("caseload.form-1.db").read_bytes() == b"precious"


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (OSError(28, "No space left on device"), "the disk is full"),
        (sqlite3.OperationalError("database or disk is full"), "the disk is full"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "it is read-only"),
        (sqlite3.OperationalError("disk I/O error"), "the disk reported an error (disk I/O error)"),
    ],
)
def test_without_a_copy_nothing_is_changed(
    old: Path, now: datetime, monkeypatch: pytest.MonkeyPatch, error: Exception, why: str
) -> None:
    before = fingerprint(old.parent)

    def refuse(_draft: Path, _copy: Path) -> None:
        raise error

    monkeypatch.setattr(keeping, "move_into_place", refuse)
    with pytest.raises(CannotWrite) as refused:
        open_caseload(old, now=now)

    assert refused.value.facts["path"] == old.with_name("caseload.form-1.db")
    assert refused.value.facts["why"] == why
    assert without_journal(fingerprint(old.parent)) == before


def without_journal(files: dict[str, str]) -> dict[str, str]:
    """Files but for the journal, which SQLite leaves there, empty."""
    return {name: what for name, what in files.items() if not name.endswith("-journal")}


def test_a_disk_that_is_full_is_said_to_be_full(old: Path, now: datetime) -> None:
    """No file may grow over 40 kB: what SQLite's copying then says is what a full disk makes it say."""
    pytest.importorskip("resource")
    program = (
        "import resource, signal, sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from followthrough.store import open_caseload\n"
        "from followthrough.casework.mistakes import Mistake\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\n"
        "try: open_caseload(Path(sys.argv[1]), now=datetime(2026, 1, 21, tzinfo=UTC))\n"
        "except Mistake as mistake: print(type(mistake).__name__, mistake.facts['path'].name)\n"
    )
    before = fingerprint(old.parent)

    run = subprocess.run([sys.executable, "-c", program, old], check=True, capture_output=True, text=True)

    assert run.stdout == "CannotWrite caseload.form-1.db\n"
    assert without_journal(fingerprint(old.parent)) == before


def test_a_damaged_caseload_is_not_brought_to_another_form(old: Path, now: datetime) -> None:
    with closing(sqlite3.connect(old)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'absence'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with old.open("r+b") as file:
        file.seek((page - 1) * size + 3)
        file.write(b"\xff\xff")
    before = fingerprint(old.parent)

    with pytest.raises(CaseloadDamaged):
        open_caseload(old, now=now)

    assert without_journal(fingerprint(old.parent)) == before


# All or nothing


class Breaking(sqlite3.Connection):
    """A connection that breaks at one of its statements, once."""

    left = 0

    def execute(self, *statement: Any) -> sqlite3.Cursor:
        self.left -= 1
        if self.left == 0:
            raise RuntimeError("in the middle")
        return super().execute(*statement)


def breaks_at(path: Path, number: int) -> bool:
    """Whether the upgrade has so many statements: it is broken off at the last of them."""
    with closing(sqlite3.connect(path, isolation_level=None, factory=Breaking)) as connection:
        connection.left = number
        try:
            schema.upgrade(connection, path, steps.STEPS, schema.FORM, Patience())
        except RuntimeError:
            return True
    return False


@pytest.mark.slow  # some two hundred upgrades, each broken off one statement later than the one before
def test_a_break_at_any_statement_leaves_form_1(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "keep_copy", lambda path, _form: path.with_name("copy.db"))
    before, words = everything(old), words_of(old)
    number = 1
    while words_of(old) == words:
        assert everything(old) == before
        assert breaks_at(old, number) or words_of(old) != words
        number += 1

    assert number > 150
    assert said(everything(old)) == said(before)


def test_a_step_that_breaks_off_takes_its_copy_along(
    old: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(connection: sqlite3.Connection) -> None:
        steps.to_form_2(connection)
        raise KeyboardInterrupt

    before = fingerprint(old.parent)
    monkeypatch.setattr(steps, "STEPS", {1: breaks})

    with pytest.raises(KeyboardInterrupt):
        open_caseload(old, now=now)

    assert without_journal(fingerprint(old.parent)) == before


def test_a_newer_caseload_is_left_alone(old: Path, now: datetime) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("PRAGMA user_version=3")
    before = fingerprint(old.parent)

    with pytest.raises(NewerCaseload) as refused:
        open_caseload(old, now=now)

    assert refused.value.exit_code == 13
    assert fingerprint(old.parent) == before


def test_two_who_open_it_at_once_bring_it_over_once(old: Path, now: datetime) -> None:
    program = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from followthrough.store import open_caseload\n"
        "heard = []; sys.stdin.readline()\n"
        "with open_caseload(Path(sys.argv[1]), now=datetime(2026, 1, 21, tzinfo=UTC), on_upgrade=heard.append) as c:\n"
        "    print(len(heard), len(c.clients()))\n"
    )
    several = [
        subprocess.Popen(
            [sys.executable, "-c", program, old], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(4)
    ]
    for one in several:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()

    told = sorted(one.communicate(timeout=60)[0].strip() for one in several)

    assert told == ["0 3", "0 3", "0 3", "1 3"]
    assert [file.name for file in sorted(old.parent.glob("*.form-1*"))] == ["caseload.form-1.db"]


def test_who_finds_another_at_it_waits_and_says_so(old: Path, now: datetime) -> None:
    waited: list[None] = []
    with closing(connect(old)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseloadBusy):
            open_caseload(old, now=now, on_wait=lambda: waited.append(None), patience=0.2)

    assert waited == [None]
    assert list(old.parent.glob("*.form-1*")) == []


def test_a_caseload_of_form_1_that_may_only_be_read_says_so(
    nobody: Callable[[int, int], AbstractContextManager[None]], old: Path, now: datetime
) -> None:
    before = fingerprint(old.parent)

    with nobody(0o644, 0o777), pytest.raises(CannotWrite) as refused:
        open_caseload(old, now=now)

    assert refused.value.facts["why"] == "it is read-only"
    assert fingerprint(old.parent) == before
