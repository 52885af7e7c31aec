"""The restore drill: sixty days with a backup each, whatever may become of the caseload, and the way back."""

import hashlib
import os
import random
import shutil
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from faults.abreast import abreast
from faults.forked import Ended, Running, run_forked
from faults.looking import CASELOAD, State, facts_of, rows_of, troubles

FIRST = date(2026, 1, 12)
"""A Monday."""
DAYS = 60
FOLDER = "caseload.backups"
TRIALS = 120
"""Kills, each of a folder of its own."""

pytestmark = pytest.mark.slow  # sixty days of work, and a hundred and twenty kills


def on(day: date, words: str, folder: Path, hour: int = 9) -> Ended:
    """A run of ft on a day."""
    moment = datetime(day.year, day.month, day.day, hour).isoformat()
    return run_forked(words, folder, lambda: os.environ.update(FT_NOW=f"{moment}+00:00"))


def must(day: date, words: str, folder: Path, hour: int = 9) -> str:
    ended = on(day, words, folder, hour)
    assert ended.code == 0, (day, words, ended)
    return ended.said


def a_day_of_work(number: int, day: date, folder: Path) -> None:
    """What a counsellor does on a day: some of it every day, some now and then."""
    must(day, f'log ana application={number % 5 + 1} --note "day {number} at the library"', folder)
    if number % 3 == 0:
        must(day, "log luc call --no-answer", folder, 11)
    if number % 10 == 4:
        must(day, f'add-client "Newcomer {number}"', folder, 14)
    if number % 10 == 7:
        must(day, "undo", folder, 16)


@pytest.fixture(scope="module")
def sixty_days(parent: Path) -> tuple[Path, dict[date, State]]:
    """The folder after sixty days, and what the caseload held as each of them began."""
    folder = Path(shutil.copytree(parent / "office", parent / "drill"))
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
    states = {}
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        states[day] = rows_of(folder / CASELOAD)
        a_day_of_work(number, day, folder)
    return folder, states


@pytest.fixture
def office(sixty_days: tuple[Path, dict[date, State]], tmp_path: Path) -> Path:
    return Path(shutil.copytree(sixty_days[0], tmp_path / "office"))


LAST = FIRST + timedelta(days=DAYS - 1)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / FOLDER).iterdir() if not path.name.startswith("."))


def hashes(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256((folder / FOLDER / name).read_bytes()).hexdigest() for name in names(folder)}


# Sixty days -------------------------------------------------------------------------------------------------------


def test_the_folder_holds_what_was_promised(office: Path) -> None:
    """Every one of the last seven days; before them the newest of each week; none that is older than 35 days."""
    week = [LAST - timedelta(days=days) for days in range(7)]
    sundays = [FIRST + timedelta(days=6, weeks=weeks) for weeks in range(9)]
    older = [day for day in sundays if LAST - timedelta(days=35) <= day < week[-1]]

    assert LAST.isoformat() == "2026-03-12"
    assert [day.isoformat() for day in older] == ["2026-02-08", "2026-02-15", "2026-02-22", "2026-03-01"]
    assert names(office) == sorted(f"caseload-{day}-0900-daily.db" for day in (*week, *older))


def test_every_backup_is_what_the_day_began_with(sixty_days: tuple[Path, dict[date, State]]) -> None:
    folder, states = sixty_days
    for name in names(folder):
        day = date.fromisoformat(name[9:19])
        assert rows_of(folder / FOLDER / name) == states[day], name
        assert troubles(folder / FOLDER / name) == []


# Damage -----------------------------------------------------------------------------------------------------------


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(3):
        content[random.Random(5).randrange(100, len(content))] ^= 4
    path.write_bytes(content)


def a_note_changed(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content.replace(b"day 41 at the library", b"day 41 at the cinema!"))


def zero_pages(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(bytes(16384))


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size * 2 // 3)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def deleted(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("damage", [flipped, a_note_changed, zero_pages, cut_short, emptied, deleted])
@pytest.mark.parametrize("which", ["", LAST.isoformat(), "2026-02-15"])
def test_whatever_becomes_of_the_caseload_a_day_comes_back_as_it_began(
    office: Path, sixty_days: tuple[Path, dict[date, State]], damage: Callable[[Path], None], which: str
) -> None:
    damage(office / CASELOAD)
    left = (office / CASELOAD).read_bytes() if (office / CASELOAD).exists() else None
    before = hashes(office)

    said = must(LAST, f"restore {which} --yes", office, 17)

    day = date.fromisoformat(which) if which else LAST
    assert rows_of(office / CASELOAD) == sixty_days[1][day], said
    assert troubles(office / CASELOAD) == []
    assert hashes(office) == before
    aside = office / "caseload.replaced-2026-03-12-1700.db"
    assert (aside.read_bytes() if aside.exists() else None) == left
    assert on(LAST, "log ana report", office, 18).code == 0


def test_ten_damaged_days_in_a_row_take_no_backup_away(office: Path) -> None:
    before = hashes(office)
    a_note_changed(office / CASELOAD)
    damaged = (office / CASELOAD).read_bytes()

    for number in range(1, 11):
        ended = on(LAST + timedelta(days=number), "log ana report", office)
        assert ended.code == 14, ended
        assert "The newest good backup is of Thu 12 Mar 2026, 09:00." in ended.said
        assert hashes(office) == before
    assert (office / CASELOAD).read_bytes() == damaged

    must(LAST + timedelta(days=11), "restore --yes", office)
    must(LAST + timedelta(days=11), "log ana report", office, 10)
    last_good = facts_of(office / FOLDER / f"caseload-{LAST}-0900-daily.db")
    assert facts_of(office / CASELOAD)["activity"][:-1] == last_good["activity"]


def test_a_backup_that_is_damaged_itself_is_passed_over(
    office: Path, sixty_days: tuple[Path, dict[date, State]]
) -> None:
    flipped(office / FOLDER / f"caseload-{LAST}-0900-daily.db")
    deleted(office / CASELOAD)

    must(LAST, "restore --yes", office, 17)

    assert rows_of(office / CASELOAD) == sixty_days[1][LAST - timedelta(days=1)]


# Kills ------------------------------------------------------------------------------------------------------------

COMMANDS = (
    "log ana report",
    "backup",
    "restore --yes",
    "restore 2026-01-13 --yes",
    "import new.csv --as clients",
)
TABLE = "name,intake\nMia Chen,2026-01-12\nSam Okafor,2026-01-12\n"
ON = FIRST + timedelta(days=3)


def test_killed_at_any_moment_there_is_a_caseload_and_every_good_backup(
    parent: Path, measured: Callable[[str], None]
) -> None:
    began = time.monotonic()
    office = Path(shutil.copytree(parent / "office", parent / "before"))
    shutil.rmtree(office / FOLDER, ignore_errors=True)
    (office / "new.csv").write_text(TABLE)
    for number in range(3):
        a_day_of_work(number, FIRST + timedelta(days=number), office)
    trials = [(number, office, duration(words, office)) for number, words in enumerate(COMMANDS)]

    died = abreast(killed, [(number, *trials[number % len(trials)][1:]) for number in range(TRIALS)])

    assert sum(died) >= TRIALS * 6 // 10, "the delays are wrong: hardly any was killed in flight"
    measured(
        f"{TRIALS} kills during backups and restores, {sum(died)} in flight, {time.monotonic() - began:.0f} s"
    )


def duration(words: str, office: Path) -> float:
    """How long a command takes here, when nobody kills it: the shortest of three times."""
    lasted = []
    for number in range(3):
        folder = Path(shutil.copytree(office, office.with_name(f"measured-{number}")))
        ended = on(ON, words, folder)
        shutil.rmtree(folder)
        assert ended.code == 0, ended
        lasted.append(ended.seconds)
    return min(lasted)


def killed(trial: tuple[int, Path, float]) -> bool:
    """One kill, and what it leaves; whether it came in flight."""
    number, office, lasts = trial
    words = COMMANDS[number % len(COMMANDS)]
    folder = Path(shutil.copytree(office, office.with_name(f"trial-{number}")))
    good = hashes(folder)
    running = Running(words, folder, lambda: os.environ.update(FT_NOW=f"{ON}T09:00:00+00:00"))
    running.go()
    running.kill_after(random.Random(number).random() * lasts)
    ended = running.end()

    now = hashes(folder)
    assert {name: now.get(name) for name in good} == good, (trial, words, "a backup is not as it was")
    assert [name for name in now if troubles(folder / FOLDER / name)] == [], (trial, words)
    assert must(ON, "clients", folder, 10), (trial, words)
    assert troubles(folder / CASELOAD) == [], (trial, words)
    if words.startswith(("backup", "restore")):  # of the others test_kill.py tells
        assert facts_of(folder / CASELOAD) in may_hold(words, office), (trial, words)
    must(ON, "log ana report", folder, 11)
    shutil.rmtree(folder)
    return ended.is_killed


def may_hold(words: str, office: Path) -> list[State]:
    """The facts before and after a command that was killed, or not."""
    before = facts_of(office / CASELOAD)
    if words.startswith("restore"):
        day = "2026-01-13" if "2026-01-13" in words else "2026-01-14"
        return [before, facts_of(office / FOLDER / f"caseload-{day}-0900-daily.db")]
    return [before]
