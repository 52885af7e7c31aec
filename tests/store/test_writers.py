"""Several ft at once lose nothing, and wait for one another."""

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from doors import PROGRAM, raw
from followthrough.casework.activity import Activity
from followthrough.casework.client import Client
from followthrough.casework.mistakes import CaseloadBusy
from followthrough.store import Caseload, open_caseload, patience

WRITERS, COMMITS = 8, 25
WRITER = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from followthrough.casework.activity import Activity
from followthrough.store import open_caseload
for n in range(int(sys.argv[3])):
    with open_caseload(Path(sys.argv[1]), now=datetime(2026, 1, 6, tzinfo=UTC)) as caseload:
        caseload.log("C7F3", [Activity(0, date(2026, 1, 6), "application", n + 1, title=sys.argv[2])] * 2)
"""


def test_eight_writers_lose_nothing(caseload: Caseload, path: Path, ana: Client) -> None:
    command = [sys.executable, "-c", PROGRAM + WRITER, str(path)]
    writers = [subprocess.Popen([*command, f"writer {n}", str(COMMITS)]) for n in range(WRITERS)]

    assert [writer.wait(timeout=60) for writer in writers] == [0] * WRITERS

    written = [(a.title, a.count) for a in caseload.entries(ana.ref)]
    assert sorted(written, key=str) == sorted(
        ((f"writer {n}", count + 1) for n in range(WRITERS) for count in range(COMMITS) for _ in range(2)),
        key=str,
    )
    assert len(caseload.steps(1000)) == 1 + WRITERS * COMMITS
    ranges = caseload.rows("SELECT last - first FROM change WHERE fact = 'activity'")
    assert ranges == [(1,)] * WRITERS * COMMITS


@pytest.fixture
def hold(path: Path, caseload: Caseload) -> Callable[[str], sqlite3.Connection]:
    """Somebody else's hand on the file: `IMMEDIATE` while writing, `EXCLUSIVE` in the midst of a commit."""

    def held(how: str) -> sqlite3.Connection:
        other = raw(path, isolation_level=None, check_same_thread=False)
        other.execute(f"BEGIN {how}")
        return other

    return held


def entry() -> list[Activity]:
    return [Activity(0, date(2026, 1, 6), "application")]


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
def test_who_waits_too_long_is_told_that_nothing_was_recorded(
    path: Path, ana: Client, now: datetime, hold: Callable[[str], sqlite3.Connection], how: str
) -> None:
    said: list[str] = []
    with open_caseload(path, now=now, on_wait=lambda: said.append("waiting"), patience=0.2) as caseload:
        other = hold(how)
        started = time.monotonic()
        with pytest.raises(CaseloadBusy) as refused:
            caseload.log(ana.ref, entry())
        other.execute("ROLLBACK")

        assert 0.15 < time.monotonic() - started < 2
        assert (said, refused.value.facts) == (["waiting"], {"seconds": "0.2"})
        assert caseload.entries(ana.ref) == []
        assert caseload.log(ana.ref, entry())
    assert said == ["waiting"]


def test_who_waits_a_while_says_so_once_and_goes_on(
    path: Path,
    ana: Client,
    now: datetime,
    hold: Callable[[str], sqlite3.Connection],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patience, "NOTICE_AFTER", 0.05)
    other = hold("IMMEDIATE")
    said: list[str] = []
    timer = threading.Timer(0.3, lambda: other.execute("ROLLBACK"))
    with open_caseload(path, now=now, on_wait=lambda: said.append("waiting")) as caseload:
        timer.start()
        kept = caseload.log(ana.ref, entry())
        timer.join()

        assert (said, caseload.entries(ana.ref)) == (["waiting"], kept)


def test_a_reader_in_the_way_of_a_commit_is_waited_for(path: Path, ana: Client, now: datetime) -> None:
    reader = raw(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM client").fetchall()

    with open_caseload(path, now=now, patience=0.1) as caseload:
        with pytest.raises(CaseloadBusy):
            caseload.log(ana.ref, entry())
        reader.execute("COMMIT")
        assert caseload.entries(ana.ref) == []
        assert caseload.log(ana.ref, entry())


def test_reading_goes_on_while_somebody_writes(
    caseload: Caseload, ana: Client, hold: Callable[[str], sqlite3.Connection]
) -> None:
    hold("IMMEDIATE")

    assert caseload.find("ana") == ana


def test_two_cannot_sign_on_one_day_between_each_other(
    caseload: Caseload, path: Path, ana: Client, now: datetime
) -> None:
    from followthrough.casework.contract import Contract
    from followthrough.casework.mistakes import SignedTwice

    with open_caseload(path, now=now) as other:
        other.sign(ana.ref, Contract(date(2026, 1, 5)))
    with pytest.raises(SignedTwice):
        caseload.sign(ana.ref, Contract(date(2026, 1, 5)))
