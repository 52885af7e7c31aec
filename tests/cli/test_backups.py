"""ft backup, ft restore, and the backups that are made without being asked for."""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cli.conftest import Office, Ran

MORNING = "2026-01-21T09:00:00+00:00"
AFTERNOON = "2026-01-21T15:30:00+00:00"
NEXT_DAY = "2026-01-22T09:00:00+00:00"
LATE = "2026-01-21T23:59:59+00:00"
DAILY = "caseload-2026-01-21-0900-daily.db"


def names(office: Office) -> list[str]:
    folder = office.folder / "caseload.backups"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def at(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    monkeypatch.setenv("FT_NOW", moment)


def damage(path: Path) -> None:
    """Changes one letter of a name where it stands, in each of its places."""
    path.write_bytes(path.read_bytes().replace("Élise Côté".encode(), "Élisa Côté".encode()))


def trail(office: Office) -> list[tuple[str, str]]:
    return office.read(lambda caseload: [(entry.did, entry.what) for entry in caseload.trail()])  # type: ignore[return-value]


# By itself --------------------------------------------------------------------------------------------------------


def test_the_first_change_of_a_day_is_preceded_by_a_backup_and_no_other(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.does("log ana report")
    assert names(office) == [DAILY]

    at(monkeypatch, AFTERNOON)
    office.does("log ana application=2", "undo", "excuse luc --from 2026-01-22")
    assert names(office) == [DAILY]

    at(monkeypatch, NEXT_DAY)
    office.does("log ana application=2")
    assert names(office) == [DAILY, "caseload-2026-01-22-0900-daily.db"]


def test_whoever_only_looks_needs_none(office: Office) -> None:
    office.does("triage", "today", "clients", "show ana", "history ana", "export clients", "undo --list")

    assert names(office) == []


def test_the_day_is_that_of_the_clock_on_the_wall_and_not_the_one_worked_as_of(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.does("log ana report --on 2026-01-20 --today 2026-01-20")
    assert names(office) == [DAILY]

    monkeypatch.setenv("TZ", "America/Vancouver")
    import time

    time.tzset()
    try:
        at(monkeypatch, "2026-01-21T23:30:00-08:00")
        office.does("log ana report")
    finally:
        monkeypatch.setenv("TZ", "UTC")
        time.tzset()
    assert names(office) == [DAILY]


def test_a_new_caseload_needs_none_before_it_holds_anything(bare: Office) -> None:
    bare.does("init --holidays canada")

    assert names(bare) == []


def test_where_there_is_no_room_for_it_it_is_said_once_and_work_goes_on(office: Office) -> None:
    (office.folder / "caseload.backups").write_text("something else")

    ran = office.ft("log ana report")

    assert ran.code == 0
    assert "Recorded for Ana Reyes" in ran.out
    (said,) = ran.err.splitlines()
    assert said.startswith("There is no backup of today: ")
    assert said.endswith(" Your work goes on; ft tries again next time.")


def test_before_an_import_it_is_a_must(office: Office) -> None:
    (office.folder / "caseload.backups").write_text("something else")
    (office.folder / "new.csv").write_text("name,intake\nMia Chen,2026-01-12\n")
    before = office.dump()

    ran = office.ft(f"import {office.folder / 'new.csv'} --as clients")

    assert (ran.code, "cannot be written" in ran.err) == (15, True)
    assert office.dump() == before


def test_before_an_import_there_is_one_of_its_own(office: Office) -> None:
    (office.folder / "new.csv").write_text("name,intake\nMia Chen,2026-01-12\n")
    table = f"import {office.folder / 'new.csv'} --as clients"

    office.does("log ana report", f"{table} --dry-run")
    assert names(office) == [DAILY]

    office.does(table)
    assert names(office) == [DAILY, "caseload-2026-01-21-0900-import.db"]


def test_a_damaged_caseload_is_not_written_to_and_the_way_back_is_named(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.does("log ana report")
    damage(office.database)
    before = office.database.read_bytes()
    at(monkeypatch, NEXT_DAY)

    ran = office.ft("log luc report")

    assert ran.code == 14
    assert "is damaged: page " in ran.err
    assert "“ft restore --list”. The newest good backup is of Wed 21 Jan 2026, 09:00." in ran.err
    assert (office.database.read_bytes(), names(office)) == (before, [DAILY])


def test_older_ones_go_by_the_agency_s_own_number_of_days(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.does("settings backup_days 2")
    for day in range(21, 26):
        at(monkeypatch, f"2026-01-{day}T09:00:00+00:00")
        office.does("log ana report")

    assert [name[9:19] for name in names(office)] == ["2026-01-23", "2026-01-24", "2026-01-25"]


def test_settings_that_cannot_be_read_take_no_backup_away_and_stop_none(office: Office) -> None:
    office.settings.write_text("backup_days = 0\n")

    ran = office.ft("log ana report")

    assert (ran.code, ran.err, names(office)) == (0, "", [DAILY])


# When it is asked for ---------------------------------------------------------------------------------------------


def test_what_it_holds_and_where_it_lies_is_told(office: Office) -> None:
    ran = office.ft("backup")

    assert ran == Ran(
        0,
        "Backed up, and looked through: 3 clients, 0 entries, 0.3 MB.\n"
        "It is kept as caseload.backups/caseload-2026-01-21-0900-asked.db, for 35 days at most; "
        "with -o FILE it is yours for good.\n",
        "",
    )
    assert trail(office)[-1] == ("backed up", "backup")


def test_it_goes_into_a_file_that_is_not_there_or_into_a_folder(office: Office) -> None:
    (office.folder / "stick").mkdir()

    first = office.ft(f"backup -o {office.folder / 'mine.db'}")
    second = office.ft(f"backup -o {office.folder / 'stick'}")

    assert "It is kept as mine.db, for as long as you do: it is never removed.\n" in first.out
    assert "It is kept as stick/caseload-2026-01-21-0900.db, " in second.out
    assert names(office) == []


@pytest.mark.parametrize("name", ["caseload.db", "notes.txt"])
def test_it_is_not_written_over_anything(office: Office, name: str) -> None:
    (office.folder / "notes.txt").write_text("precious")
    before = (office.folder / name).read_bytes()

    ran = office.ft(f"backup -o {office.folder / name}")

    assert ran.code == 5
    assert (office.folder / name).read_bytes()[100:] == before[100:]


def test_it_does_not_take_the_name_of_the_settings(office: Office) -> None:
    assert office.ft(f"backup -o {office.settings}").code == 5
    assert not office.settings.exists()


def test_without_a_caseload_there_is_nothing_to_back_up(bare: Office) -> None:
    assert bare.ft("backup").code == 10


# Going back -------------------------------------------------------------------------------------------------------


@pytest.fixture
def two_days(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Backups of Wednesday and Thursday morning, each day with an entry; it is Thursday afternoon."""
    office.does("log ana report")
    at(monkeypatch, NEXT_DAY)
    office.does("log luc report")
    at(monkeypatch, "2026-01-22T15:30:00+00:00")
    return office


def test_the_newest_is_gone_back_to_unless_another_is_named(two_days: Office) -> None:
    ran = two_days.ft("restore --yes")

    assert ran == Ran(
        0,
        "The backup of Thu 22 Jan 2026, 09:00 (before the day’s first change): 3 clients, 1 entry, 0.3 MB.\n"
        "Recorded since then, and not in it: 1 step, with 1 entry and 0 new clients. "
        "The last one was “log report for K2QD”, on Thu 22 Jan 2026, 09:00.\n"
        "Restored: your caseload is as it was on Thu 22 Jan 2026, 09:00.\n"
        "What it replaced is kept beside it for 35 days: caseload.replaced-2026-01-22-1530.db\n"
        "Next: ft triage\n",
        "",
    )
    assert (len(two_days.entries("ana")), len(two_days.entries("luc"))) == (1, 0)
    assert trail(two_days)[-1] == ("restored", "restore")


@pytest.mark.parametrize("which", ["2", "yesterday", "2026-01-21", "wed", DAILY])
def test_it_is_named_by_number_by_day_or_by_its_file(two_days: Office, which: str) -> None:
    two_days.does(f"restore {which} --yes")

    assert (two_days.entries("ana"), two_days.entries("luc")) == ([], [])


def test_a_file_of_one_s_own_is_named_by_its_path(two_days: Office) -> None:
    two_days.does(f"backup -o {two_days.folder / 'mine.db'}", "log ana call --answered")

    ran = two_days.ft(f"restore {two_days.folder / 'mine.db'} --yes")

    assert (
        "The backup of Thu 22 Jan 2026, 09:00 (a file of your own): 3 clients, 2 entries, 0.3 MB.\n"
        in ran.out
    )
    assert (len(two_days.entries("ana")), len(two_days.entries("luc"))) == (1, 1)


@pytest.mark.parametrize(
    ("which", "code", "said"),
    [
        ("7", 5, "There is no backup number 7."),
        ("0", 5, "There is no backup number 0."),
        ("2026-01-02", 5, "There is no backup of Fri 2 Jan 2026 (20 days ago)."),
        ("nowhere.db", 5, "There is no file nowhere.db."),
        ("soonish", 2, "“soonish” is not a date that ft can read."),
        ("caseload.db", 5, "that is the caseload itself"),
    ],
)
def test_what_is_not_there_is_told(
    two_days: Office, monkeypatch: pytest.MonkeyPatch, which: str, code: int, said: str
) -> None:
    monkeypatch.chdir(two_days.folder)

    ran = two_days.ft(f"restore {which} --yes")

    assert (ran.code, said in ran.err) == (code, True), ran


def test_without_a_yes_nothing_is_changed(two_days: Office) -> None:
    before = two_days.database.read_bytes()

    ran = two_days.ft("restore")

    assert (ran.code, ran.err.splitlines()[-1]) == (2, "    Add --yes.")
    assert two_days.database.read_bytes() == before


def test_on_a_terminal_it_is_asked_after_what_will_be_lost_is_said(two_days: Office) -> None:
    terminals = pytest.importorskip("terminals")

    code, screen = terminals.on_terminal(["restore"], "no")
    assert (code, "Nothing was changed." in screen) == (0, True), screen
    assert screen.index("Recorded since then") < screen.index("Go back to it? (yes/no) [no]: ")
    assert len(two_days.entries("luc")) == 1

    code, screen = terminals.on_terminal(["restore"], "yes")
    assert (code, "Restored: " in screen) == (0, True), screen
    assert two_days.entries("luc") == []


def test_a_lost_caseload_comes_back(two_days: Office) -> None:
    two_days.database.unlink()
    assert two_days.ft("triage").err.endswith(" If it was lost, “ft restore --list” shows its backups.\n")

    ran = two_days.ft("restore --yes")

    assert ran.code == 0
    assert "cannot be counted, as the caseload cannot be read." in ran.out
    assert "Whoever was erased since then may be back" in ran.out
    assert len(two_days.entries("ana")) == 1


def test_a_damaged_backup_is_not_gone_back_to(two_days: Office) -> None:
    damage(two_days.folder / "caseload.backups" / "caseload-2026-01-22-0900-daily.db")

    ran = two_days.ft("restore 1 --yes")

    assert ran.code == 14
    assert "The newest good backup is of Wed 21 Jan 2026, 09:00." in ran.err
    assert len(two_days.entries("luc")) == 1
    two_days.does("restore --yes")
    assert (two_days.entries("ana"), two_days.entries("luc")) == ([], [])


def test_a_backup_of_a_newer_ft_is_left_to_it(two_days: Office) -> None:
    newer = two_days.folder / "newer.db"
    shutil.copy(two_days.database, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version=99")

    assert two_days.ft(f"restore {newer} --yes").code == 13


def test_whoever_was_erased_since_stays_erased(two_days: Office) -> None:
    with two_days.desk().caseload as caseload:
        caseload.erase("C7F3", two_days.desk().today, "request")

    ran = two_days.ft("restore --yes")

    assert "1 person who was erased since then is erased again.\n" in ran.out
    assert b"Ana Reyes" not in two_days.database.read_bytes()


def test_the_folder_s_files_are_the_counsellor_s_alone(two_days: Office) -> None:
    if os.name != "posix":
        pytest.skip("Windows has no file modes")
    two_days.does("restore --yes")

    files = [path for path in two_days.folder.rglob("*") if path.is_file() and path.suffix == ".db"]
    assert {oct(path.stat().st_mode & 0o777) for path in files} == {"0o600"}


# The list ---------------------------------------------------------------------------------------------------------


def test_the_list_says_of_each_whether_it_is_good(two_days: Office) -> None:
    damage(two_days.folder / "caseload.backups" / DAILY)

    listed = json.loads(two_days.ft("restore --list --format json").out)["backups"]

    assert [(row["number"], row["made"], row["why"], row["good"]) for row in listed] == [
        (1, "2026-01-22 09:00", "daily", True),
        (2, "2026-01-21 09:00", "daily", False),
    ]
    assert "is not as it was written" in listed[1]["trouble"]
    assert (listed[0]["clients"], listed[0]["entries"]) == (3, 1)


def test_the_list_needs_no_caseload_that_can_be_read(two_days: Office) -> None:
    two_days.database.write_bytes(b"")

    assert two_days.ft("restore --list").out.count("good\n") == 2


def test_the_list_shows_them_all(two_days: Office) -> None:
    assert two_days.ft("restore 2 --list").code == 2
