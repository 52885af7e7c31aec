"""Every page of the file has a checksum, after whatever was done to it; and no bit can turn unseen."""

import random
import sqlite3
from contextlib import closing, suppress
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from doors import PLAIN_ONLY, raw
from followthrough.casework.activity import Activity
from followthrough.casework.mistakes import Mistake
from followthrough.store import Caseload, open_caseload, schema, seals
from followthrough.store.connection import connect
from followthrough.store.pages import Undone, undone_by
from followthrough.store.seals import Verdict, in_ranges, pages_of

pytestmark = PLAIN_ONLY
FIRST = date(2026, 1, 5)


def verdict(path: Path) -> Verdict:
    """What the checksums of a file say."""
    connection = connect(path)
    pages = seals.held_open(connection)
    try:
        return seals.verify(connection, pages)
    finally:
        connection.close()
        pages.let_go()


def is_whole(path: Path) -> bool:
    """Whether every page of a file has its checksum."""
    found = verdict(path)
    return found == Verdict(found.sound, (), 0) and found.sound == path.stat().st_size // 4096


def some_work(caseload: Caseload, chance: random.Random) -> None:
    refs = [client.ref for client in caseload.clients()]
    deed = chance.random()
    if deed < 0.6:
        for _ in range(chance.randint(1, 8)):
            day = FIRST + timedelta(chance.randint(0, 200))
            note = "x" * chance.randint(1, 300)
            entries = [Activity(0, day, "application", note=note)] * chance.choice((1, 1, 1, 150))
            caseload.log(chance.choice(refs), entries)
    else:
        for _ in range(chance.randint(1, 8)):
            caseload.undo() if deed < 0.8 else caseload.redo()


@pytest.mark.parametrize("cache", [2000, 12])
def test_every_page_is_sealed_after_any_work(
    caseload: Caseload, path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch, cache: int
) -> None:
    """Also where the journal comes in several parts, as it does when the cache is too small for a transaction."""
    chance, plainly = random.Random(cache), connect

    def narrowly(*of: object) -> sqlite3.Connection:
        connection = plainly(*of)  # type: ignore[arg-type]
        connection.execute(f"PRAGMA cache_size={cache}")
        return connection

    monkeypatch.setattr(schema, "connect", narrowly)
    for number in range(30):
        caseload.add_client(f"Client {number}", FIRST)
    caseload.close()
    for _ in range(40):
        with open_caseload(path, now=now) as opened, suppress(Mistake):
            some_work(opened, chance)
        assert is_whole(path)


def test_pages_that_were_free_are_sealed_when_they_are_used_again(
    caseload: Caseload, path: Path, now: datetime
) -> None:
    """The journal does not tell of them: there is nothing in them that it could bring back."""
    ref = caseload.add_client("Ana Reyes", FIRST).ref
    entries = [Activity(0, FIRST, "application", note="y" * 200)] * 400
    caseload.log(ref, entries)
    caseload.undo()
    caseload.log(ref, entries[:1])  # the steps taken back are dropped, and their pages are free
    assert caseload.rows("PRAGMA freelist_count")[0][0] > 10
    caseload.close()
    with open_caseload(path, now=now) as again:
        again.log(ref, entries)

    assert is_whole(path)


def test_cut_off_before_it_is_sealed_the_file_says_which_pages_are_not(
    caseload: Caseload, path: Path, now: datetime
) -> None:
    ref = caseload.add_client("Ana Reyes", FIRST).ref
    caseload._connection.close()  # as if the power went
    found = verdict(path)

    assert found.damaged == ()
    assert 0 < found.unsealed < found.sound

    with open_caseload(path, now=now) as opened:
        opened.log(ref, [Activity(0, FIRST, "application")])
    assert is_whole(path)


def test_a_write_of_another_program_is_seen(caseload: Caseload, path: Path) -> None:
    caseload.add_client("Ana Reyes", FIRST)
    caseload.close()
    with closing(raw(path)) as other:
        other.execute("UPDATE recording SET is_on = 0")
        other.execute("UPDATE client SET name = 'Somebody else'")
        other.commit()

    assert len(verdict(path).damaged) >= 1


def test_no_bit_of_any_page_turns_unseen(caseload: Caseload, path: Path, tmp_path: Path) -> None:
    """One in each page, wherever it is: in a row, an index, a checksum, or where there is nothing."""
    ref = caseload.add_client("Ana Reyes", FIRST).ref
    caseload.log(ref, [Activity(0, FIRST, "application", note="z" * 100)] * 60)
    caseload.undo()
    caseload.close()
    whole, chance, unseen = path.read_bytes(), random.Random(7), list[int]()
    for page in range(len(whole) // 4096):
        turned, copy = bytearray(whole), tmp_path / "copy.db"
        at = page * 4096 + (100 if page == 0 else 0)
        at = chance.randrange(at, (page + 1) * 4096)
        turned[at] ^= 1 << chance.randrange(8)
        copy.write_bytes(turned)
        try:
            if not verdict(copy).damaged:
                unseen.append(at)
        except sqlite3.Error:
            pass  # SQLite itself stumbles over it

    assert unseen == []


@pytest.mark.parametrize("pages", [[], [1], [1, 2, 3], [1, 3, 4, 9], list(range(5, 400))])
def test_ranges_are_read_as_they_are_written(pages: list[int]) -> None:
    assert list(pages_of(" ".join(in_ranges(pages)))) == pages


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", None), (b"x" * 2000, None), (b"\0" * 40, None), (bytes(28) + b"\xff" * 600, None)],
)
def test_what_is_no_journal_tells_of_nothing(path: Path, content: bytes, said: Undone | None) -> None:
    path.write_bytes(content)

    assert undone_by(path) == said


def test_the_file_is_let_go_by_the_last_who_holds_it(caseload: Caseload, path: Path, now: datetime) -> None:
    """Closing it earlier would drop the lock of whoever is in the middle of a transaction."""
    caseload.add_client("Ana Reyes", FIRST)
    with caseload.writing():
        with open_caseload(path, now=now, patience=0) as other:
            other.enter("saw")
        program = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
        assert "locked" in _said_by(program, path)


def _said_by(program: str, path: Path) -> str:
    import subprocess
    import sys

    ran = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False
    )
    return ran.stderr
