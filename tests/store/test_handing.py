"""A caseload as bytes that a colleague takes in: all of it comes over, and what is amiss is seen before that."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from doors import KEY, OneKey
from followthrough.casework.activity import Activity
from followthrough.casework.key_mark import mark_of
from followthrough.casework.mistakes import CaseloadDamaged, CaseloadExists, HandoffDamaged, NewerCaseload
from followthrough.store.caseload import create_caseload, open_caseload
from followthrough.store.driver import PLAIN_BEGINS, beginning_of
from followthrough.store.handing import as_bytes, from_bytes
from followthrough.store.keeping import look_through
from followthrough.store.patience import Patience

NOW = datetime(2026, 1, 5, 17, 30, tzinfo=UTC)
NAME, KEYS = Path("for-joan.age"), OneKey()


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def caseload(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A caseload of one client, in one form and in the other."""
    path = tmp_path / "caseload.db"
    with create_caseload(path, now=NOW, key=request.param, keys=KEYS) as made:
        made.add_client("Ana Reyes", date(2026, 1, 5), ref="C7F3")
        made.log("C7F3", [Activity(0, date(2026, 1, 5), "application", note="à la poste")])
    return path


def content(path: Path) -> list[object]:
    with open_caseload(path, now=NOW, keys=KEYS) as opened:
        return [opened.case_file("C7F3"), opened.steps(), list(opened.trail()), opened.chain()]


@pytest.mark.parametrize("key", [None, KEY], ids=["into plain", "into encrypted"])
def test_everything_comes_over(caseload: Path, tmp_path: Path, key: bytes | None) -> None:
    taken = tmp_path / "joan" / "taken.db"

    from_bytes(as_bytes(caseload, KEYS, Patience()), NAME, taken, key)

    assert content(taken) == content(caseload)
    look_through(taken, key)
    assert beginning_of(taken) == (mark_of(KEY) if key else PLAIN_BEGINS)
    assert os.listdir(taken.parent) == ["taken.db"]  # noqa: PTH208
    assert [place.stat().st_mode & 0o777 for place in (taken, taken.parent)] == [0o600, 0o700]


def test_nothing_is_written_while_the_bytes_are_made(caseload: Path) -> None:
    before = {path.name: path.read_bytes() for path in caseload.parent.iterdir()}

    assert as_bytes(caseload, KEYS, Patience()).startswith(PLAIN_BEGINS)

    assert {path.name: path.read_bytes() for path in caseload.parent.iterdir()} == before


def test_nothing_is_taken_in_over_a_caseload(caseload: Path) -> None:
    given, before = as_bytes(caseload, KEYS, Patience()), caseload.read_bytes()

    with pytest.raises(CaseloadExists):
        from_bytes(given, NAME, caseload, None)

    assert caseload.read_bytes() == before


def test_a_damaged_caseload_is_not_handed_over(caseload: Path) -> None:
    whole = bytearray(caseload.read_bytes())
    whole[len(whole) // 2] ^= 16
    caseload.write_bytes(whole)

    with pytest.raises(CaseloadDamaged):
        as_bytes(caseload, KEYS, Patience())


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"hello",
        PLAIN_BEGINS,
        lambda given: given[:5000],
        lambda given: bytes(100) + given[100:],
        lambda given: given[:8192] + bytes(4096) + given[12288:],
    ],
    ids=["nothing", "a word", "a beginning", "cut short", "no head", "a page of zeros"],
)
def test_what_is_no_whole_caseload_is_not_taken_in(caseload: Path, tmp_path: Path, damaged) -> None:
    given = damaged(as_bytes(caseload, KEYS, Patience())) if callable(damaged) else damaged
    before = sorted(tmp_path.iterdir())

    with pytest.raises(HandoffDamaged):
        from_bytes(given, NAME, tmp_path / "taken.db", None)

    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("change", "mistake"),
    [
        ("PRAGMA application_id=1", HandoffDamaged),
        ("PRAGMA user_version=99", NewerCaseload),
        ("UPDATE activity SET client_id = 99", HandoffDamaged),
    ],
)
def test_what_is_another_ones_or_newer_is_not_taken_in(
    caseload: Path, tmp_path: Path, change: str, mistake: type[Exception]
) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        memory.deserialize(as_bytes(caseload, KEYS, Patience()))
        for (name,) in memory.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            memory.execute(f"DROP TRIGGER {name}")
        memory.execute(change)
        given = memory.serialize()
    before = sorted(tmp_path.iterdir())

    with pytest.raises(mistake):
        from_bytes(given, NAME, tmp_path / "taken.db", None)

    assert sorted(tmp_path.iterdir()) == before
