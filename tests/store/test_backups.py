"""Backups are made whole or not at all, and looked through before one is let go."""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from doors import KEY_OF_ALL, KEYS, PLAIN_ONLY, PROGRAM, raw
from followthrough.casework.activity import Activity
from followthrough.casework.backups import ASKED, DAILY, IMPORT, OWN, REPLACED, Backup, Contents
from followthrough.casework.client import Client
from followthrough.casework.mistakes import (
    BackupExists,
    BackupNotGood,
    CannotWrite,
    CaseloadBusy,
    CaseloadDamaged,
    NewerCaseload,
    NoSuchBackup,
)
from followthrough.store import Caseload, keeping
from followthrough.store.backups import Backups
from followthrough.store.patience import Patience
from kept_backups import flip, later, mode, names, place

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture
def backups(path: Path, now: datetime) -> Backups:
    return Backups(path, now=now, keys=KEYS)


# Making one -------------------------------------------------------------------------------------------------------


@PLAIN_ONLY
def test_a_backup_is_the_caseload_page_by_page(
    backups: Backups, ana: Client, path: Path, caseload: Caseload
) -> None:
    caseload.close()

    look = backups.make(DAILY, KEY_OF_ALL)

    changes_with_every_commit = {*range(24, 28), *range(92, 96)}
    pairs = zip(path.read_bytes(), place(look.backup).read_bytes(), strict=True)
    assert {at for at, (one, other) in enumerate(pairs) if one != other} <= changes_with_every_commit
    assert look.backup == Backup(
        str(path.parent / "caseload.backups" / "caseload-2026-01-05-1730-daily.db"),
        datetime(2026, 1, 5, 17, 30),
        DAILY,
    )
    assert (look.holds, look.size, look.trouble) == (Contents(1, 0, 3), path.stat().st_size, None)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no file modes")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_it_is_its_owner_s_alone_under_any_umask(backups: Backups, ana: Client, umask: int) -> None:
    before = os.umask(umask)
    try:
        look = backups.make(DAILY, KEY_OF_ALL)
    finally:
        os.umask(before)

    assert (mode(place(look.backup)), mode(backups.at.folder)) == (0o600, 0o700)


def test_one_is_due_until_one_has_been_made_today(backups: Backups, ana: Client) -> None:
    assert backups.at.is_due()

    backups.make(IMPORT, KEY_OF_ALL)

    assert not backups.at.is_due()
    assert later(backups, DAY).at.is_due()


def test_two_in_one_minute_have_two_names(backups: Backups, ana: Client) -> None:
    for _ in range(2):
        backups.make(ASKED, KEY_OF_ALL)

    assert names(backups.at.folder) == [
        "caseload-2026-01-05-1730-asked-2.db",
        "caseload-2026-01-05-1730-asked.db",
    ]


def test_what_it_holds_is_counted_in_the_same_state(
    backups: Backups, ana: Client, caseload: Caseload
) -> None:
    caseload.log(ana.ref, [Activity(0, date(2026, 1, 5), "report")])

    assert backups.make(ASKED, KEY_OF_ALL).holds == Contents(1, 1, 3)


def test_others_read_and_write_while_one_is_made(backups: Backups, ana: Client, caseload: Caseload) -> None:
    """The copy is a read: it has no lock any more when it is looked through."""
    seen = []

    def look_through(path: Path, key: bytes | None = None) -> keeping.Facts:
        seen.append(caseload.log(ana.ref, [Activity(0, date(2026, 1, 5), "report")]))
        return original(path, key)

    original = keeping.look_through
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(keeping, "look_through", look_through)
        look = backups.make(ASKED, KEY_OF_ALL)

    assert (len(seen), look.holds) == (1, Contents(1, 0, 3))


def test_a_writer_is_waited_for_and_then_it_is_busy(
    backups: Backups, ana: Client, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr("followthrough.store.backups.Patience", lambda on_wait: Patience(0.1, on_wait))
    moment = backups.at.made.replace(tzinfo=UTC)
    waiting = Backups(path, now=moment, keys=KEYS, on_wait=lambda: heard.append("waiting"))
    with closing(raw(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CaseloadBusy):
            waiting.make(DAILY, KEY_OF_ALL)

    assert heard == ["waiting"]
    assert names(backups.at.folder) == []


# Where it cannot be made ------------------------------------------------------------------------------------------


def test_where_something_else_has_the_folder_s_name_it_says_so(backups: Backups, ana: Client) -> None:
    backups.at.folder.write_text("a file")

    with pytest.raises(CannotWrite) as refused:
        backups.make(DAILY, KEY_OF_ALL)

    assert refused.value.facts["path"] == backups.at.folder / "caseload-2026-01-05-1730-daily.db"
    assert refused.value.exit_code == 15


@pytest.mark.skipif(os.name != "posix", reason="Windows has no limit of this kind")
def test_on_a_full_disk_nothing_is_left_and_nothing_removed(backups: Backups, ana: Client) -> None:
    backups.make(DAILY, KEY_OF_ALL)
    before = names(backups.at.folder)
    code = (
        f"{PROGRAM}"
        "import resource, signal, sys\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from followthrough.casework.mistakes import CannotWrite\n"
        "from followthrough.store.backups import Backups\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try:\n"
        "    backups = Backups(Path(sys.argv[1]), now=datetime(2026, 3, 1, tzinfo=UTC), keys=doors.KEYS)\n"
        "    backups.make('daily', doors.KEY_OF_ALL)\n"
        "except CannotWrite:\n"
        "    sys.exit(15)\n"
    )

    ran = subprocess.run([sys.executable, "-c", code, str(backups.at.path)], check=False)

    assert ran.returncode == 15
    assert names(backups.at.folder) == before


def test_a_damaged_caseload_gives_no_backup_and_the_newest_good_one_is_named(
    backups: Backups, ana: Client, caseload: Caseload, path: Path
) -> None:
    caseload.close()
    backups.make(DAILY, KEY_OF_ALL)
    before = names(backups.at.folder)
    flip(path, b"Ana Reyes")

    with pytest.raises(CaseloadDamaged) as refused:
        later(backups, DAY).make(DAILY, KEY_OF_ALL)

    assert refused.value.facts["path"] == path
    assert refused.value.way_on.endswith(
        "“ft restore --list”. The newest good backup is of Mon 5 Jan 2026, 17:30."
    )
    assert names(backups.at.folder) == before


def test_a_copy_that_does_not_read_back_is_the_disk_s_fault_and_not_the_caseload_s(
    backups: Backups, ana: Client, caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    caseload.close()
    filled = keeping._fill

    def fill(caseload: Any, draft: Path) -> None:
        filled(caseload, draft)
        flip(draft, b"Ana Reyes")

    monkeypatch.setattr(keeping, "_fill", fill)
    with pytest.raises(CannotWrite) as refused:
        backups.make(DAILY, KEY_OF_ALL)

    assert "the disk reported an error" in str(refused.value)
    assert refused.value.facts["path"] == backups.at.folder / "caseload-2026-01-05-1730-daily.db"
    assert names(backups.at.folder) == []


# Which stay -------------------------------------------------------------------------------------------------------


def test_those_that_have_had_their_time_are_removed_and_nothing_else(backups: Backups, ana: Client) -> None:
    for days in range(50):
        later(backups, DAY * days).make(DAILY, KEY_OF_ALL)
    for name in ("notes.txt", "caseload-2020-01-01-0900.db", "other-2020-01-01-0900-daily.db"):
        (backups.at.folder / name).write_text("mine")
    today = later(backups, DAY * 49)

    gone = today.remove_outlived(35)

    dated = [place(backup).name[9:19] for backup in today.all()]
    assert dated == [
        *("2026-02-23", "2026-02-22", "2026-02-21", "2026-02-20", "2026-02-19", "2026-02-18", "2026-02-17"),
        *("2026-02-15", "2026-02-08", "2026-02-01", "2026-01-25"),
    ]
    assert len(gone) == 50 - len(dated)
    assert {"notes.txt", "caseload-2020-01-01-0900.db", "other-2020-01-01-0900-daily.db"} < {
        *names(today.at.folder)
    }


def test_a_draft_that_was_left_behind_is_removed_after_a_day(backups: Backups, ana: Client) -> None:
    backups.make(DAILY, KEY_OF_ALL)
    moment = backups.at.made.replace(tzinfo=UTC).timestamp()
    folder, home = backups.at.folder, backups.at.path.parent
    in_folder = folder / ".caseload-2026-01-01-0900-daily.db.17.copy"
    old = [in_folder, *(home / f".caseload.db.17.{end}" for end in ("restored", "new", "form-2.db"))]
    new, own = folder / ".caseload-2026-01-05-1730-daily.db.18.copy", home / ".caseload-notes"
    for draft, age in (*((draft, 90_000) for draft in old), (new, 60), (own, 90_000)):
        draft.write_text("half")
        os.utime(draft, (moment - age, moment - age))

    backups.remove_outlived(35)

    assert [draft.exists() for draft in (*old, new, own)] == [False, False, False, False, True, True]


# A file of one's own ----------------------------------------------------------------------------------------------


def test_a_backup_of_one_s_own_is_a_new_file_for_its_owner_alone(
    backups: Backups, ana: Client, tmp_path: Path
) -> None:
    look = backups.write(tmp_path / "to hand.db", KEY_OF_ALL)

    assert (place(look.backup), look.backup.why) == (tmp_path / "to hand.db", OWN)
    assert os.name != "posix" or mode(tmp_path / "to hand.db") == 0o600
    assert not backups.at.folder.exists()


def test_in_a_folder_it_is_named_by_day_and_time(backups: Backups, ana: Client, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()

    assert (
        place(backups.write(tmp_path / "stick", KEY_OF_ALL).backup)
        == tmp_path / "stick" / "caseload-2026-01-05-1730.db"
    )


@pytest.mark.parametrize("there", ["file", "link", "caseload"])
def test_it_is_never_written_over_anything(backups: Backups, ana: Client, tmp_path: Path, there: str) -> None:
    target = {"caseload": backups.at.path}.get(there, tmp_path / "target")
    if there == "file":
        target.write_text("precious")
    if there == "link":
        target.symlink_to(tmp_path / "file")
        (tmp_path / "file").write_text("precious")

    with pytest.raises(BackupExists) as refused:
        backups.write(target, KEY_OF_ALL)

    assert refused.value.exit_code == 5
    assert there == "caseload" or target.read_text() == "precious"


def test_a_folder_that_is_not_there_is_told(backups: Backups, ana: Client, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        backups.write(tmp_path / "nowhere" / "x.db", KEY_OF_ALL)


# Looking ----------------------------------------------------------------------------------------------------------


def test_all_of_them_are_listed_the_newest_first(backups: Backups, ana: Client, path: Path) -> None:
    backups.make(DAILY, KEY_OF_ALL)
    later(backups, timedelta(hours=1)).make(ASKED, KEY_OF_ALL)
    shutil.copy(path, path.with_name("caseload.replaced-2026-01-05-1800.db"))
    shutil.copy(path, path.with_name("caseload.form-2.db"))

    assert [(backup.why, backup.made.hour) for backup in backups.all() if backup.why != "form"] == [
        (ASKED, 18),
        (REPLACED, 18),
        (DAILY, 17),
    ]
    assert backups.all()[0].why == "form"  # it is as old as its file, which was made just now


def test_what_is_amiss_with_one_is_said(
    backups: Backups, ana: Client, caseload: Caseload, path: Path
) -> None:
    caseload.close()
    good, flipped, cut, empty, other = (
        later(backups, DAY * n).make(DAILY, KEY_OF_ALL).backup for n in range(5)
    )
    flip(place(flipped), b"Ana Reyes")
    os.truncate(place(cut), 8192)
    place(empty).write_bytes(b"")
    place(other).write_bytes(b"not a caseload at all, " * 1000)
    newer = later(backups, DAY * 5).make(DAILY, KEY_OF_ALL).backup
    with closing(raw(place(newer))) as connection:
        connection.execute("PRAGMA user_version=99")

    looks = {backup: backups.look(backup) for backup in (good, flipped, cut, empty, other, newer)}

    assert looks[good].trouble is None
    assert str(looks[flipped].trouble).startswith("damaged: ")
    assert all(looks[backup].trouble for backup in (flipped, cut, empty, other, newer))
    assert backups.newest_good() == looks[good]
    with pytest.raises(BackupNotGood) as refused:
        backups.good(flipped)
    assert (refused.value.exit_code, refused.value.facts["name"]) == (14, place(flipped).name)
    assert "The newest good backup is of Mon 5 Jan 2026, 17:30." in refused.value.way_on
    with pytest.raises(NewerCaseload):
        backups.good(newer)


def test_the_caseload_is_no_backup_of_itself(backups: Backups, ana: Client, path: Path) -> None:
    with pytest.raises(NoSuchBackup):
        backups.good(backups.of_file(path))
