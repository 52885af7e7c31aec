"""A caseload is encrypted and made plain again: all of it comes over; broken off anywhere it is the old or the new."""

import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from doors import KEY, OneKey
from followthrough.casework.activity import Activity
from followthrough.casework.key_mark import mark_of
from followthrough.casework.mistakes import (
    AlreadyEncrypted,
    CannotWrite,
    CaseloadBusy,
    CaseloadDamaged,
    NotEncrypted,
)
from followthrough.store import converting, pouring
from followthrough.store.caseload import create_caseload, open_caseload
from followthrough.store.converting import Sitting, decrypt, encrypt, encrypt_copy, plain_copies
from followthrough.store.driver import PLAIN_BEGINS, beginning_of, key_for
from followthrough.store.keeping import keep_copy, look_through
from followthrough.store.patience import Patience

NOW = datetime(2026, 1, 5, 17, 30, tzinfo=UTC)
LATER = datetime(2026, 1, 6, 9, tzinfo=UTC)
SITTING = Sitting(LATER, "Kim", "encrypt")
KEYS = OneKey()
OF_THE_FILE = ("page_sum", "seal")
Everything = dict[str, list[tuple[Any, ...]]]


def everything(path: Path) -> Everything:
    """All rows of all tables, and the tables, indexes and triggers themselves; not what is said of the file."""
    with open_caseload(path, now=NOW, keys=KEYS) as caseload:
        made = caseload.rows("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
        tables = sorted(name for kind, name, _ in made if kind == "table" and name not in OF_THE_FILE)
        found = {
            table: caseload.rows(f"SELECT * FROM {table} ORDER BY 1")
            for table in [*tables, "sqlite_sequence"]
        }
        numbers = [caseload.rows(f"PRAGMA {name}") for name in ("application_id", "user_version")]
    return {**found, "made": made, "numbers": [row for (row,) in numbers]}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A caseload with people, entries, steps, some of them taken back, numbers that are never given again."""
    path = tmp_path_factory.mktemp("converting") / "caseload.db"
    with create_caseload(path, now=NOW) as caseload:
        caseload.is_done_by("Kim", "log")
        for number in range(12):
            ref = caseload.add_client(f"Élise Côté-{number}", date(2026, 1, 5), phone="604-555-0142").ref
            caseload.log(
                ref, [Activity(0, date(2026, 1, 5), "application", note=f"n° {n}") for n in range(20)]
            )
        caseload.undo()
        caseload.undo()
        caseload.redo()
    return path


@pytest.fixture
def plain(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "caseload.db"))


@pytest.fixture
def encrypted(plain: Path) -> Path:
    encrypt(plain, KEY, SITTING, Patience())
    return plain


def test_everything_comes_over_both_ways(plain: Path) -> None:
    before = everything(plain)

    encrypt(plain, KEY, SITTING, Patience())

    assert beginning_of(plain) == mark_of(KEY)
    locked = everything(plain)
    assert locked == {**before, "audit": locked["audit"]}
    assert locked["audit"][:-1] == before["audit"]
    assert locked["audit"][-1][1:5] == (LATER.isoformat(), "Kim", "encrypted", "encrypt")

    decrypt(plain, KEYS, SITTING._replace(what="decrypt"), Patience())

    assert beginning_of(plain) == PLAIN_BEGINS
    again = everything(plain)
    assert again == {**before, "audit": again["audit"]}
    assert again["audit"][-1][1:5] == (LATER.isoformat(), "Kim", "decrypted", "decrypt")
    with open_caseload(plain, now=NOW) as caseload:
        assert caseload.chain().broken_at is None


@pytest.mark.parametrize("form", ["plain", "encrypted"])
def test_the_new_file_is_sound_sealed_and_its_owners_alone(form: str, encrypted: Path) -> None:
    if form == "plain":
        decrypt(encrypted, KEYS, SITTING, Patience())

    look_through(encrypted, key_for(encrypted, KEYS))

    assert encrypted.stat().st_mode & 0o777 == 0o600
    assert os.listdir(encrypted.parent) == ["caseload.db"]  # noqa: PTH208


def test_undo_goes_on_where_it_was(encrypted: Path) -> None:
    with open_caseload(encrypted, now=NOW, keys=KEYS) as caseload:
        step = caseload.redo()
        assert step.command.startswith("log application")
        added = caseload.add_client("Ana Reyes", date(2026, 1, 5))
        assert caseload.find("Ana Reyes") == added


def test_what_is_encrypted_already_is_not_encrypted_again(encrypted: Path) -> None:
    before = encrypted.read_bytes()

    with pytest.raises(AlreadyEncrypted):
        encrypt(encrypted, KEY, SITTING, Patience())

    assert encrypted.read_bytes() == before


def test_what_is_plain_is_not_made_plain(plain: Path) -> None:
    with pytest.raises(NotEncrypted):
        decrypt(plain, KEYS, SITTING, Patience())


def test_a_damaged_caseload_is_not_hidden_behind_new_codes(plain: Path) -> None:
    """A note in which a letter has changed: SQLite itself would find nothing amiss."""
    content = plain.read_bytes()
    plain.write_bytes(content.replace("n° 7".encode(), "n° 9".encode(), 1))
    before = plain.read_bytes()

    with pytest.raises(CaseloadDamaged):
        encrypt(plain, KEY, SITTING, Patience())

    assert (plain.read_bytes(), os.listdir(plain.parent)) == (before, ["caseload.db"])  # noqa: PTH208


def test_while_somebody_writes_it_waits_and_then_leaves_it(plain: Path) -> None:
    before = everything(plain)
    with closing(sqlite3.connect(plain, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseloadBusy):
            encrypt(plain, KEY, SITTING, Patience(0.1))

    assert everything(plain) == before


def test_who_had_the_old_file_open_writes_nothing_into_it(plain: Path) -> None:
    """What is written after the file has gone would be lost: SQLite sees that, and it is said."""
    with open_caseload(plain, now=NOW) as caseload:
        assert caseload.clients()
        encrypt(plain, KEY, SITTING, Patience())
        with pytest.raises(CannotWrite, match="moved or removed meanwhile"):
            caseload.add_client("Ana Reyes", date(2026, 1, 5))


def test_a_link_stays_a_link(plain: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(plain)

    encrypt(link, KEY, SITTING, Patience())

    assert (link.is_symlink(), beginning_of(plain)) == (True, mark_of(KEY))


# Broken off ------------------------------------------------------------------------------------------------------


class Cut(BaseException):
    """The end of a run, at a chosen place."""


@pytest.mark.parametrize(
    ("lost", "named"),
    [
        ("UPDATE recording SET is_on = 0", "its table recording holds other rows"),
        ("DROP INDEX activity_of_day", "its tables are other ones"),
        ("PRAGMA user_version=2", "its user_version is another one"),
    ],
)
def test_what_does_not_come_back_from_the_disk_is_not_taken(
    plain: Path, monkeypatch: pytest.MonkeyPatch, lost: str, named: str
) -> None:
    before = plain.read_bytes()

    def pour_with_loss(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
        pouring.pour(source, target)
        target.execute(lost)

    monkeypatch.setattr(converting, "pour", pour_with_loss)
    with pytest.raises(CannotWrite, match=named):
        encrypt(plain, KEY, SITTING, Patience())

    assert (plain.read_bytes(), os.listdir(plain.parent)) == (before, ["caseload.db"])  # noqa: PTH208


def test_broken_off_at_any_point_it_is_the_old_one(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = plain.read_bytes()
    for room in ("look_through", "fill", "_enter", "take_the_place"):
        with monkeypatch.context() as patched:
            patched.setattr(converting, room, cut)
            with pytest.raises(Cut):
                encrypt(plain, KEY, SITTING, Patience())
        assert (plain.read_bytes(), os.listdir(plain.parent)) == (before, ["caseload.db"])  # noqa: PTH208


def cut(*_: object) -> None:
    raise Cut


@pytest.mark.slow  # forty processes are killed
def test_killed_at_any_moment_it_is_the_old_one_or_the_new(made: Path, tmp_path: Path) -> None:
    """Both ways in turn; at least half of them are really killed in the midst of it."""
    if not hasattr(os, "fork"):
        pytest.skip("this system has no fork")
    path, chance = tmp_path / "caseload.db", random.Random(8)
    shutil.copy(made, path)
    plain = everything(path)
    lengths = [_timed(lambda: encrypt(path, KEY, SITTING, Patience()))]
    lengths.append(_timed(lambda: decrypt(path, KEYS, SITTING, Patience())))
    locked, killed = False, 0
    for _ in range(40):
        wait = chance.uniform(0.1, 1.0) * lengths[locked]
        killed += _killed_after(wait, _turn(path, is_locked=locked))
        locked = beginning_of(path) == mark_of(KEY)
        assert locked or beginning_of(path) == PLAIN_BEGINS
        look_through(path, key_for(path, KEYS))
        found = everything(path)
        assert {**found, "audit": None} == {**plain, "audit": None}
    assert killed >= 20


def _turn(path: Path, *, is_locked: bool) -> Callable[[], None]:
    if is_locked:
        return lambda: decrypt(path, KEYS, SITTING, Patience())
    return lambda: encrypt(path, KEY, SITTING, Patience())


def _timed(what: Callable[[], None]) -> float:
    began = time.perf_counter()
    what()
    return time.perf_counter() - began


def _killed_after(seconds: float, what: Callable[[], None]) -> bool:
    """Does something in a child that is killed after a while; whether it was killed before it was done."""
    child = os.fork()
    if not child:
        what()
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


# Copies that are kept --------------------------------------------------------------------------------------------


@pytest.fixture
def copies(plain: Path) -> list[Path]:
    folder = plain.parent / "caseload.backups"
    folder.mkdir()
    in_folder = Path(shutil.copy(plain, folder / "caseload-2026-01-05-0900-daily.db"))
    return [in_folder, keep_copy(plain, 2)]


def test_copies_in_clear_are_named(plain: Path, copies: list[Path]) -> None:
    (plain.parent / "somebody-elses.db").write_bytes(plain.read_bytes())

    assert sorted(plain_copies(plain)) == sorted(copies)


def test_copies_are_encrypted_where_they_lie(plain: Path, copies: list[Path]) -> None:
    before = [everything(copy) for copy in copies]

    for copy in copies:
        encrypt_copy(copy, KEY, Patience())

    assert (list(plain_copies(plain)), beginning_of(plain)) == ([], PLAIN_BEGINS)
    assert [everything(copy) for copy in copies] == before
