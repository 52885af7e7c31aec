"""A backup is gone back to whatever has become of the caseload, at no risk, and without anybody who was erased."""

import hashlib
import os
import random
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from doors import IS_ENCRYPTED, KEY_OF_ALL, KEYS, PROGRAM, raw
from followthrough.casework.activity import Activity
from followthrough.casework.backups import ASKED, DAILY, Backup, Lost
from followthrough.casework.client import Client
from followthrough.casework.key_mark import is_mark
from followthrough.casework.mistakes import BackupNotGood, CannotWrite, CaseloadBusy
from followthrough.store import Caseload, open_caseload
from followthrough.store.backups import Backups
from followthrough.store.patience import Patience
from kept_backups import flip, later, mode, names, place

FORM_1 = Path(__file__).with_name("fixtures") / "form-1.sql"
DAY = timedelta(days=1)
Dump = Callable[[Caseload], dict[str, list[tuple[Any, ...]]]]
Morning = tuple[Backup, dict[str, Any]]


@pytest.fixture(autouse=True)
def _in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture
def backups(path: Path, now: datetime) -> Backups:
    return Backups(path, now=now, keys=KEYS)


def facts(path: Path, dump: Dump, now: datetime) -> dict[str, list[tuple[Any, ...]]]:
    with open_caseload(path, now=now) as caseload:
        return dump(caseload)


@pytest.fixture
def morning(backups: Backups, ana: Client, caseload: Caseload, dump: Dump) -> Morning:
    """A backup of the morning, and what the caseload held then; the day goes on with an entry and a client."""
    before = dump(caseload)
    backup = backups.make(DAILY, KEY_OF_ALL).backup
    caseload.log(ana.ref, [Activity(0, date(2026, 1, 5), "report")])
    caseload.add_client("Luc Tremblay", date(2026, 1, 5), ref="K2QD")
    caseload.close()
    return backup, before


def test_what_would_be_lost_is_counted(backups: Backups, morning: Morning, now: datetime) -> None:
    assert backups.lost(morning[0]) == Lost(2, (now, "add-client K2QD"), 1, 1)
    assert backups.lost(backups.make(ASKED, KEY_OF_ALL).backup) == Lost()


def test_what_would_be_lost_is_not_known_of_a_file_that_cannot_be_read(
    backups: Backups, morning: Morning
) -> None:
    backups.at.path.write_bytes(b"")

    assert backups.lost(morning[0]) is None


def test_the_caseload_is_as_it_was_and_what_it_replaces_is_kept(
    backups: Backups, morning: Morning, path: Path, dump: Dump, now: datetime
) -> None:
    afternoon = facts(path, dump, now)
    was = path.stat().st_ino

    restored = backups.restore(morning[0], "nadia")

    aside = path.with_name("caseload.replaced-2026-01-05-1730.db")
    assert restored == (aside, 0, True, False)
    assert facts(path, dump, now) == morning[1]
    assert facts(aside, dump, now) == afternoon
    assert aside.stat().st_ino == was
    assert os.name != "posix" or (mode(path), mode(aside)) == (0o600, 0o600)
    assert names(path.parent) == ["caseload.backups", path.name, aside.name]
    assert backups.look(morning[0]).trouble is None


def test_it_stands_in_the_audit_trail(backups: Backups, morning: Morning, path: Path, now: datetime) -> None:
    backups.restore(morning[0], "nadia")

    with open_caseload(path, now=now) as caseload:
        *_, last = caseload.trail()
        assert (last.who, last.did, last.what, last.about) == ("nadia", "restored", "restore", None)
        assert caseload.chain().broken_at is None


def test_undo_goes_on_where_the_backup_was(
    backups: Backups, morning: Morning, path: Path, now: datetime
) -> None:
    backups.restore(morning[0], "nadia")

    with open_caseload(path, now=now) as caseload:
        assert caseload.undo().command.startswith("add-client C7F3")
        assert caseload.clients() == []


def test_what_was_replaced_can_be_gone_back_to(
    backups: Backups, morning: Morning, path: Path, dump: Dump, now: datetime
) -> None:
    afternoon = facts(path, dump, now)
    aside = backups.restore(morning[0], "nadia").replaced
    assert aside is not None

    again = backups.restore(backups.of_file(aside), "nadia").replaced

    assert facts(path, dump, now) == afternoon
    assert again == path.with_name("caseload.replaced-2026-01-05-1730-2.db")
    assert aside.exists()


def zeros(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2 + 100)


def cut_to_nothing(path: Path) -> None:
    os.truncate(path, 0)


def first_page_gone(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(os.urandom(4096))


def gone(path: Path) -> None:
    path.unlink()


def foreign(path: Path) -> None:
    path.write_text("a shopping list")


@pytest.mark.parametrize("damage", [zeros, cut_short, cut_to_nothing, first_page_gone, gone, foreign])
def test_whatever_has_become_of_the_caseload_it_is_gone_back_to(
    backups: Backups, morning: Morning, path: Path, dump: Dump, now: datetime, damage: Callable[[Path], None]
) -> None:
    damage(path)
    left = hashlib.sha256(path.read_bytes()).digest() if path.exists() else None

    restored = backups.restore(morning[0], "nadia")

    assert facts(path, dump, now) == morning[1]
    assert (restored.replaced is None) == (left is None)
    if restored.replaced is not None:
        assert hashlib.sha256(restored.replaced.read_bytes()).digest() == left


@pytest.mark.parametrize("seed", range(12))
def test_riddled_with_changed_bits_and_beside_a_journal_of_chance_it_is_gone_back_to(
    backups: Backups, morning: Morning, path: Path, dump: Dump, now: datetime, seed: int
) -> None:
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(20):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    begins = bytes.fromhex("d9d505f920a163d7") if seed % 2 else b""
    journal_of(path).write_bytes(begins + chance.randbytes(5000 * (seed % 3)))

    backups.restore(morning[0], "nadia")

    assert facts(path, dump, now) == morning[1]
    assert backups.look(morning[0]).trouble is None


def test_a_transaction_that_was_cut_off_is_not_played_into_the_one_that_is_restored(
    backups: Backups, morning: Morning, path: Path, dump: Dump, now: datetime
) -> None:
    afternoon = facts(path, dump, now)
    cut_off(path)
    assert journal_of(path).stat().st_size > 0

    restored = backups.restore(morning[0], "nadia")

    assert facts(path, dump, now) == morning[1]
    assert restored.replaced is not None
    assert facts(restored.replaced, dump, now) == afternoon


def test_a_journal_that_nobody_can_play_goes_along_with_what_it_belongs_to(
    backups: Backups, morning: Morning, path: Path, dump: Dump, now: datetime
) -> None:
    cut_off(path)
    journal = journal_of(path).read_bytes()
    path.unlink()

    restored = backups.restore(morning[0], "nadia")

    assert facts(path, dump, now) == morning[1]
    assert restored.replaced is not None
    assert journal_of(restored.replaced).read_bytes() == journal
    assert not journal_of(path).exists() or not journal_of(path).stat().st_size


def journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def cut_off(path: Path) -> None:
    """Leaves a caseload in the midst of a transaction, as a power cut does: pages are written, the journal is there."""
    code = (
        f"{PROGRAM}"
        "import os\n"
        "from pathlib import Path\n"
        "c = doors.raw(Path(sys.argv[1]), isolation_level=None)\n"
        "for pragma in ('cache_spill=1', 'cache_size=1'):\n"
        "    c.execute(f'PRAGMA {pragma}')\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('CREATE TABLE filled (what TEXT)')\n"
        "c.executemany('INSERT INTO filled VALUES (?)', (('x' * 2000,) for _ in range(200)))\n"
        "os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == 9


def test_nobody_may_be_writing_meanwhile(
    backups: Backups, morning: Morning, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followthrough.store.backups.Patience", lambda on_wait: Patience(0.1, on_wait))
    before = path.read_bytes()
    with closing(raw(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseloadBusy):
            backups.restore(morning[0], "nadia")

    assert path.read_bytes() == before
    assert names(path.parent) == ["caseload.backups", "caseload.db"]


def test_somebody_who_has_the_old_one_open_writes_no_more(
    backups: Backups, morning: Morning, path: Path, dump: Dump, now: datetime
) -> None:
    with open_caseload(path, now=now) as at_a_prompt:
        at_a_prompt.clients()
        backups.restore(morning[0], "nadia")
        with pytest.raises(CannotWrite) as refused:
            at_a_prompt.log("C7F3", [Activity(0, date(2026, 1, 5), "report")])

    assert IS_ENCRYPTED or refused.value.facts["why"] == "the file was moved or removed meanwhile"
    assert facts(path, dump, now) == morning[1]


def test_on_a_disk_without_links_the_replaced_one_is_copied(
    backups: Backups, morning: Morning, path: Path, dump: Dump, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    afternoon = facts(path, dump, now)

    def no_links(self: Path, target: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    restored = backups.restore(morning[0], "nadia")

    assert restored.replaced is not None
    assert facts(restored.replaced, dump, now) == afternoon
    assert facts(path, dump, now) == morning[1]


def test_a_backup_that_is_damaged_replaces_nothing(backups: Backups, morning: Morning, path: Path) -> None:
    flip(place(morning[0]), b"Ana Reyes")
    before = path.read_bytes()

    with pytest.raises(BackupNotGood):
        backups.restore(morning[0], "nadia")

    assert path.read_bytes() == before
    assert names(path.parent) == ["caseload.backups", "caseload.db"]


def test_a_backup_of_an_earlier_form_is_brought_to_this_one(
    backups: Backups, morning: Morning, path: Path, now: datetime, tmp_path: Path
) -> None:
    old = tmp_path / "old.db"
    with closing(raw(old)) as connection:
        connection.executescript(FORM_1.read_text(encoding="utf-8"))
    before = old.read_bytes()

    restored = backups.restore(backups.of_file(old), "nadia")

    assert (restored.is_bare, is_mark(path.read_bytes()[:16])) == (False, IS_ENCRYPTED)
    with open_caseload(path, now=now) as caseload:
        assert next(client.name for client in caseload.clients()) == "Ana Reyes"
        assert caseload.rows("PRAGMA user_version") == [(3,)]
    assert old.read_bytes() == before
    assert names(path.parent) == [
        "caseload.backups",
        path.name,
        "caseload.replaced-2026-01-05-1730.db",
        "old.db",
    ]


# What was erased stays erased -------------------------------------------------------------------------------------


@pytest.mark.parametrize("readable", [True, False])
def test_whoever_was_erased_since_is_erased_again(
    backups: Backups, morning: Morning, path: Path, now: datetime, *, readable: bool
) -> None:
    with open_caseload(path, now=now) as caseload:
        caseload.erase("C7F3", date(2026, 1, 5), "request")
    if not readable:  # then a later backup still knows of it
        later(backups, DAY).make(DAILY, KEY_OF_ALL)
        zeros(path)

    restored = backups.restore(morning[0], "nadia")

    assert (restored.erased, restored.is_known) == (1, readable)
    assert b"Ana Reyes" not in path.read_bytes()
    with open_caseload(path, now=now) as caseload:
        assert [client.ref for client in caseload.clients()] != ["C7F3"]
        assert [erasure.ref for erasure in caseload.erasures()] == ["C7F3"]


def test_where_nobody_knows_who_was_erased_it_says_so(backups: Backups, morning: Morning, path: Path) -> None:
    path.unlink()

    assert backups.restore(morning[0], "nadia") == (None, 0, False, False)
