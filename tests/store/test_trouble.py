"""A disk that is full, a file that may not be written, a file that is damaged: said as it is, and nothing half done."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from doors import raw
from followthrough.casework.activity import Activity
from followthrough.casework.case_file import Remembered
from followthrough.casework.client import Client
from followthrough.casework.mistakes import CannotWrite, CaseloadBusy, CaseloadDamaged, Mistake
from followthrough.store import Caseload, create_caseload, open_caseload
from followthrough.store.trouble import mistake_of, mistake_of_system

Dumped = Callable[[Caseload], dict[str, list[tuple[Any, ...]]]]
SomebodyElse = Callable[[int, int], AbstractContextManager[None]]
MEMORY = Remembered("basis", date(2026, 1, 6), "[]", date(2026, 1, 5), "{}")
MUCH = [Activity(0, date(2026, 1, 6), "application", note="n" * 9_000)] * 200


def test_when_the_disk_is_full_nothing_is_changed(caseload: Caseload, ana: Client, dump: Dumped) -> None:
    before = dump(caseload)
    pages = caseload.rows("PRAGMA page_count")[0][0]
    caseload.rows(f"PRAGMA max_page_count={pages + 20}")

    with pytest.raises(CannotWrite) as refused:
        caseload.log(ana.ref, MUCH)

    assert refused.value.facts["why"] == "the disk is full"
    assert dump(caseload) == before
    assert caseload.log(ana.ref, MUCH[:1])


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mount = shutil.which("mount")
    size = ["-t", "tmpfs", "-o", "size=1m", "tmpfs"]
    if mount is None or subprocess.run([mount, *size, folder], check=False, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here: the disk that is really full is NOT tested")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_when_the_disk_is_really_full_nothing_is_changed(
    small_disk: Path, now: datetime, dump: Dumped
) -> None:
    with create_caseload(small_disk / "caseload.db", now=now) as caseload:
        ana = caseload.add_client("Ana Reyes", date(2026, 1, 5))
        before = dump(caseload)

        with pytest.raises(CannotWrite, match="the disk is full"):
            caseload.log(ana.ref, MUCH)

        assert dump(caseload) == before
    with open_caseload(small_disk / "caseload.db", now=now) as opened:
        assert dump(opened) == before
        assert opened.rows("PRAGMA integrity_check") == [("ok",)]
        assert opened.log(ana.ref, MUCH[:1])
    (small_disk / "ballast").write_bytes(b"x" * (os.statvfs(small_disk).f_bavail * 4096))
    with pytest.raises(CannotWrite, match="the disk is full"):
        create_caseload(small_disk / "other.db", now=now)
    assert sorted(file.name for file in small_disk.iterdir()) == [
        "ballast",
        "caseload.db",
        "caseload.db-journal",
    ]


def test_a_file_that_may_only_be_read_is_read(
    path: Path, ana: Client, now: datetime, nobody: SomebodyElse
) -> None:
    with nobody(0o444, 0o777), open_caseload(path, now=now) as opened:
        assert opened.find("ana") == ana
        assert not opened.remember([(ana.ref, MEMORY)])
        with pytest.raises(CannotWrite) as refused:
            opened.log(ana.ref, MUCH[:1])

    assert refused.value.facts["why"] == "it is read-only"


def test_a_folder_that_may_not_be_written_to_is_named(
    path: Path, ana: Client, now: datetime, nobody: SomebodyElse
) -> None:
    path.with_name("caseload.db-journal").unlink(missing_ok=True)
    with nobody(0o666, 0o555), open_caseload(path, now=now) as opened:
        assert opened.find("ana") == ana
        with pytest.raises(CannotWrite) as refused:
            opened.log(ana.ref, MUCH[:1])
        with pytest.raises(CannotWrite) as other:
            create_caseload(path.with_name("other.db"), now=now)

    assert refused.value.facts["why"] == "its folder cannot be written to"
    assert other.value.facts["why"] == "you have no permission"


@pytest.mark.parametrize("where", [100, 4096, 3 * 4096])
def test_damage_is_said_and_not_written_upon(
    caseload: Caseload, path: Path, ana: Client, now: datetime, where: int
) -> None:
    caseload.log(ana.ref, MUCH)
    caseload.close()
    with path.open("r+b") as file:
        file.seek(where)
        file.write(b"\xff" * (path.stat().st_size - where))
    before = path.read_bytes()

    with pytest.raises(CaseloadDamaged), open_caseload(path, now=now) as opened:
        opened.case_file(ana.ref)
    with pytest.raises(CaseloadDamaged), open_caseload(path, now=now) as opened:
        opened.log(ana.ref, MUCH)

    assert path.read_bytes() == before


def test_a_caseload_cut_short_is_damaged(caseload: Caseload, path: Path, ana: Client, now: datetime) -> None:
    caseload.log(ana.ref, MUCH)
    caseload.close()
    os.truncate(path, 4096)

    with pytest.raises(CaseloadDamaged), open_caseload(path, now=now) as opened:
        opened.find("ana")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE client SET intake = '2026-99-99'",
        "UPDATE client SET name = CAST(x'ff' AS TEXT)",
        "UPDATE obligation SET cadence = 'often'",
        "UPDATE contract SET signed_on = 'soon'",
        "DROP TABLE vision",
        "ALTER TABLE task RENAME COLUMN due TO done",
    ],
)
def test_a_row_that_cannot_be_is_damage(
    caseload: Caseload, path: Path, ana: Client, standard: Any, damage: str
) -> None:
    caseload.sign(ana.ref, standard)
    other = raw(path, isolation_level=None)
    other.execute("PRAGMA ignore_check_constraints=ON")
    other.execute("UPDATE recording SET is_on = 0")
    other.execute(damage)
    other.close()

    with pytest.raises(CaseloadDamaged):
        caseload.case_file(ana.ref)


def test_a_caseload_removed_meanwhile_is_not_written_into_the_void(
    caseload: Caseload, path: Path, ana: Client
) -> None:
    path.rename(path.with_name("moved.db"))

    with pytest.raises(Mistake) as refused:
        caseload.log(ana.ref, MUCH[:1])

    assert refused.value.facts["why"] == "the file was moved or removed meanwhile"


def error(code: int, text: str = "x") -> sqlite3.OperationalError:
    made = sqlite3.OperationalError(text)
    made.sqlite_errorcode = code
    return made


@pytest.mark.parametrize(
    ("code", "mistake", "why"),
    [
        (sqlite3.SQLITE_BUSY, CaseloadBusy, None),
        (sqlite3.SQLITE_LOCKED, CaseloadBusy, None),
        (sqlite3.SQLITE_FULL, CannotWrite, "the disk is full"),
        (sqlite3.SQLITE_READONLY, CannotWrite, "it is read-only"),
        (sqlite3.SQLITE_READONLY_DBMOVED, CannotWrite, "the file was moved or removed meanwhile"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, CannotWrite, "its folder cannot be written to"),
        (sqlite3.SQLITE_CANTOPEN, CannotWrite, "the disk reported an error (x)"),
        (sqlite3.SQLITE_IOERR_WRITE, CannotWrite, "the disk reported an error (x)"),
        (sqlite3.SQLITE_PERM, CannotWrite, "you have no permission"),
        (sqlite3.SQLITE_IOERR_READ, CaseloadDamaged, "x"),
        (sqlite3.SQLITE_CORRUPT, CaseloadDamaged, "x"),
        (sqlite3.SQLITE_NOTADB, CaseloadDamaged, "x"),
    ],
)
def test_each_error_of_sqlite_has_its_true_cause(code: int, mistake: type[Mistake], why: str | None) -> None:
    found = mistake_of(error(code), Path(__file__), 10)

    assert (type(found), found and found.facts.get("why")) == (mistake, why)


def test_a_defect_is_not_dressed_up_as_a_mistake() -> None:
    assert mistake_of(error(sqlite3.SQLITE_ERROR, 'near "FORM": syntax error'), Path("x"), 10) is None
    assert mistake_of(error(sqlite3.SQLITE_CONSTRAINT), Path("x"), 10) is None
    assert mistake_of(sqlite3.ProgrammingError("closed"), Path("x"), 10) is None


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (28, "the disk is full"),
        (13, "you have no permission"),
        (30, "it is read-only"),
        (36, "File name too long"),
    ],
)
def test_each_error_of_the_system_has_its_true_cause(number: int, why: str) -> None:
    assert mistake_of_system(OSError(number, os.strerror(number)), Path("x")).facts["why"] == why
