"""A caseload in an earlier form, made by its own code, is brought to the present one: all of it, or nothing."""

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

from doors import raw
from followthrough.casework.activity import Activity
from followthrough.casework.cadence import read_cadence
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import Absence, Client, OpenDoor, Placement, Task
from followthrough.casework.contract import Contract, Obligation
from followthrough.casework.mistakes import CannotWrite, CaseloadBusy, CaseloadDamaged
from followthrough.casework.vision import Vision
from followthrough.store import create_caseload, keeping, open_caseload, schema, steps
from followthrough.store.connection import connect
from followthrough.store.patience import Patience
from followthrough.store.statements import FACTS

FIXTURES = Path(__file__).with_name("fixtures")
TAKEN_BACK = {1: 3, 2: 8}
"""For each earlier form: how many steps stand taken back in its fixture."""

NEW_SINCE = {
    1: {"confidence", "at", "because", "referral", *Vision._fields[2:]},
    2: set[str](),
}
"""Columns of facts that a form had not."""

OUR_OWN = ("remembered", "seal", "page_sum", "audit")
"""Tables of what ft keeps for itself: what triage remembers, checksums, who looked."""

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(params=sorted(TAKEN_BACK))
def form(request: pytest.FixtureRequest) -> int:
    """An earlier form."""
    found: int = request.param
    return found


@pytest.fixture
def old(path: Path, form: int) -> Path:
    """A caseload in that form."""
    return a_caseload_in(form, path)


def a_caseload_in(form: int, path: Path) -> Path:
    """The caseload of a fixture."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((FIXTURES / f"form-{form}.sql").read_text(encoding="utf-8"))
    path.chmod(0o644)
    return path


def kept_of(path: Path, form: int, number: int = 1) -> Path:
    """The name under which a copy of a caseload as it was is kept."""
    return path.with_name(f"{path.stem}.form-{form}{f'-{number}' if number > 1 else ''}.db")


def everything(path: Path) -> Rows:
    """All that a file holds, table by table, columns by their names."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        found = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables}
    return {name: [tuple(zip(row.keys(), row, strict=True)) for row in rows] for name, rows in found.items()}


def said(rows: Rows) -> Rows:
    """What a file says of people: nothing of what ft keeps for itself, and nothing of columns that are empty."""
    return {
        table: sorted([tuple(pair for pair in row if pair[1] is not None) for row in of], key=repr)
        for table, of in rows.items()
        if of and table not in OUR_OWN
    }


def fingerprint(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


def test_every_form_before_this_one_has_its_fixture() -> None:
    assert sorted(TAKEN_BACK) == sorted(steps.STEPS) == [*range(1, schema.FORM)]


def test_all_that_was_there_is_there(old: Path, now: datetime) -> None:
    before = said(everything(old))

    open_caseload(old, now=now).close()

    assert said(everything(old)) == before


def test_form_1_leads_to_form_2_as_its_own_code_made_it(path: Path) -> None:
    """What a form was stays what it was, whatever the tables of later forms are: else a step leads elsewhere."""
    a_caseload_in(2, path.with_name("two.db"))
    a_caseload_in(1, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA legacy_alter_table=ON")  # as in `schema.upgrade`
        schema.drop_triggers(connection)
        steps.to_form_2(connection)
        connection.commit()

    def tables(of: Path) -> list[tuple[str, ...]]:
        return [made for made in words_of(of) if made[0] != "trigger"]

    assert tables(path) == tables(path.with_name("two.db"))


def test_what_triage_remembers_goes_where_its_answers_have_another_form_now(
    path: Path, now: datetime
) -> None:
    found = {}
    for form in (1, 2):
        open_caseload(a_caseload_in(form, path), now=now).close()
        found[form] = len(everything(path)["remembered"])

    assert found == {1: 0, 2: 2}


@pytest.mark.parametrize("form", [1], indirect=True)
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
    with closing(raw(path)) as connection:
        return sorted(connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"))


def test_the_schema_is_that_of_a_new_caseload_word_for_word(old: Path, now: datetime) -> None:
    create_caseload(old.with_name("new.db"), now=now).close()

    open_caseload(old, now=now).close()

    assert words_of(old) == words_of(old.with_name("new.db"))


def test_steps_from_before_are_taken_back_and_brought_again(old: Path, form: int, now: datetime) -> None:
    """After each step the record is what the code of that form had there."""
    states = json.loads((FIXTURES / f"form-{form}.json").read_text(encoding="utf-8"))

    def as_then() -> dict[str, list[list[Any]]]:
        rows = {fact: sorted(everything(old)[fact]) for fact in FACTS}
        return {
            fact: [[value for name, value in row if name not in NEW_SINCE[form]] for row in of]
            for fact, of in rows.items()
            if of
        }

    with open_caseload(old, now=now) as caseload:
        for _ in range(TAKEN_BACK[form]):
            caseload.redo()
        assert as_then() == states[0]
        for state in states[1:]:
            caseload.undo()
            assert as_then() == state
        for state in reversed(states[:-1]):
            caseload.redo()
            assert as_then() == state


def test_a_number_once_given_to_an_entry_is_not_given_again(old: Path, now: datetime) -> None:
    with closing(sqlite3.connect(old)) as connection:
        (last,) = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'activity'").fetchone()
    with open_caseload(old, now=now) as caseload:
        (entry,) = caseload.log("C7F3", [Activity(0, date(2026, 1, 21), "report")])

    assert entry.id == last + 1


def test_work_goes_on_in_the_new_form(old: Path, now: datetime) -> None:
    door = OpenDoor(date(2026, 1, 20), "a place in day care")
    with open_caseload(old, now=now) as caseload:
        caseload.open_door("K2QD", door)
        assert caseload.undo().command == "open-door K2QD"
        caseload.redo()
        assert caseload.case_file("K2QD").open_doors[-1] == door
        assert caseload.rows("PRAGMA integrity_check") == [("ok",)]
        assert caseload.rows("PRAGMA legacy_alter_table") == [(0,)]


# The copy


def test_a_copy_as_it_was_is_kept_beside_it_for_its_owner_alone(old: Path, form: int, now: datetime) -> None:
    before = everything(old)
    heard: list[Path] = []

    open_caseload(old, now=now, on_upgrade=heard.append).close()
    open_caseload(old, now=now, on_upgrade=heard.append).close()

    copy = kept_of(old, form)
    assert heard == [copy]
    assert everything(copy) == before
    assert os.name != "posix" or stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert {file.name for file in old.parent.iterdir() if file.stat().st_size} == {copy.name, old.name}


def test_a_copy_that_is_there_already_is_left_alone(old: Path, form: int, now: datetime) -> None:
    kept_of(old, form).write_bytes(b"precious")
    kept_of(old, form, 2).symlink_to("nowhere")
    heard: list[Path] = []

    open_caseload(old, now=now, on_upgrade=heard.append).close()

    assert heard == [kept_of(old, form, 3)]
    assert kept_of(old, form).read_bytes() == b"precious"


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
    old: Path, form: int, now: datetime, monkeypatch: pytest.MonkeyPatch, error: Exception, why: str
) -> None:
    before = fingerprint(old.parent)

    def refuse(_draft: Path, _copy: Path) -> None:
        raise error

    monkeypatch.setattr(keeping, "move_into_place", refuse)
    with pytest.raises(CannotWrite) as refused:
        open_caseload(old, now=now)

    assert refused.value.facts["path"] == kept_of(old, form)
    assert refused.value.facts["why"] == why
    assert without_journal(fingerprint(old.parent)) == before


def without_journal(files: dict[str, str]) -> dict[str, str]:
    """Files but for the journal, which SQLite leaves there, empty."""
    return {name: what for name, what in files.items() if not name.endswith("-journal")}


def test_a_disk_that_is_full_is_said_to_be_full(old: Path, form: int, now: datetime) -> None:
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

    assert run.stdout == f"CannotWrite caseload.form-{form}.db\n"
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


@pytest.mark.slow  # some hundred upgrades, each broken off one statement later than the one before
def test_a_break_at_any_statement_leaves_the_form_that_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "keep_copy", lambda path, *_: path.with_name("copy.db"))
    before, words = everything(old), words_of(old)
    number = 1
    while words_of(old) == words:
        assert everything(old) == before
        assert breaks_at(old, number) or words_of(old) != words
        number += 1

    assert number > 100
    assert said(everything(old)) == said(before)


def test_a_step_that_breaks_off_takes_its_copy_along(
    old: Path, form: int, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = steps.STEPS[form]

    def breaks(connection: sqlite3.Connection) -> None:
        step(connection)
        raise KeyboardInterrupt

    before = fingerprint(old.parent)
    monkeypatch.setattr(steps, "STEPS", {**steps.STEPS, form: breaks})

    with pytest.raises(KeyboardInterrupt):
        open_caseload(old, now=now)

    assert without_journal(fingerprint(old.parent)) == before


def test_two_who_open_it_at_once_bring_it_over_once(old: Path, form: int, now: datetime) -> None:
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

    people = len(everything(old)["client"])
    assert told == [f"{heard} {people}" for heard in (0, 0, 0, 1)]
    assert [*old.parent.glob("*.form-*")] == [kept_of(old, form)]


def test_who_finds_another_at_it_waits_and_says_so(old: Path, now: datetime) -> None:
    waited: list[None] = []
    with closing(connect(old)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseloadBusy):
            open_caseload(old, now=now, on_wait=lambda: waited.append(None), patience=0.2)

    assert waited == [None]
    assert list(old.parent.glob("*.form-*")) == []


def test_a_caseload_of_an_earlier_form_that_may_only_be_read_says_so(
    nobody: Callable[[int, int], AbstractContextManager[None]], old: Path, now: datetime
) -> None:
    before = fingerprint(old.parent)

    with nobody(0o644, 0o777), pytest.raises(CannotWrite) as refused:
        open_caseload(old, now=now)

    assert refused.value.facts["why"] == "it is read-only"
    assert fingerprint(old.parent) == before
