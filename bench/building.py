"""Caseloads on disk for the bench: built through ft's own import, judged once, and kept in build/bench/.

`python bench/building.py FILE CLIENTS ACTIVITIES` is the child process that fills one; `caseload` asks for it.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from stopwatch import FT, PYTHON, Command, run, surroundings

DAY = date(2026, 11, 19)
"""The day on which every measured process believes to be: a Thursday, so that a caseload built once serves for good."""

NEXT_DAY = date(2026, 11, 20)
WEEK_BEGINS_TO_COUNT = date(2026, 11, 24)
"""The Tuesday after: the week of DAY closes on the Monday before it."""

KEPT = Path(__file__).parent.parent / "build" / "bench"


def at(day: date) -> str:
    """FT_NOW on the morning of a day."""
    return f"{day.isoformat()}T08:30:00+00:00"


def told(database: Path, day: date = DAY) -> dict[str, str]:
    """What a measured ft is told: this caseload, no settings of anybody's, this morning."""
    settings = database.with_name("no-settings.toml")
    return {"FT_DATABASE": str(database), "FT_SETTINGS": str(settings), "FT_NOW": at(day)}


class Built(NamedTuple):
    """A caseload on disk, and how long the first triage after the import took, in seconds."""

    path: Path
    clients: int
    activities_each: int
    first_triage: float
    first_peak: float
    is_from_before: bool

    @property
    def activities(self) -> int:
        """How many there are in all."""
        return self.clients * self.activities_each


def caseload(clients: int, activities_each: int) -> Built:
    """The caseload of this size: as it was kept, or built now, which for millions takes minutes."""
    path = KEPT / f"{clients}x{activities_each}-{_fingerprint()}.db"
    notes = path.with_suffix(".json")
    is_from_before = notes.exists()
    if not is_from_before:
        for old in KEPT.glob(f"{clients}x{activities_each}-*"):
            old.unlink()
        _build(path, clients, activities_each)
    seconds, peak = json.loads(notes.read_text())
    return Built(path, clients, activities_each, seconds, peak, is_from_before)


def _fingerprint() -> str:
    """Changes with the generator, the day, the tables and the rules."""
    from caseloads import VERSION

    from followthrough.store import statements
    from followthrough.triage.memory import RULES

    said = f"{VERSION} {DAY} {RULES} {statements.CREATE}"
    return f"{crc32(said.encode()):08x}"


def _build(path: Path, clients: int, activities_each: int) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    print(
        f"Building {clients:,} clients x {activities_each} activities; kept for the next time …", flush=True
    )
    began = time.perf_counter()
    words = [PYTHON, __file__, str(draft), str(clients), str(activities_each)]
    subprocess.run(words, env=surroundings(KEPT, told(draft)), check=True)
    imported = time.perf_counter() - began
    first = run(Command("first", [FT, "triage"], told(draft)), KEPT)
    if first.code:
        raise SystemExit(
            f"ft triage on {draft.name} ended with {first.code}; see: ft --database {draft} triage"
        )
    print(f"  imported in {imported:.1f} s, first triage {first.seconds:.1f} s", flush=True)
    draft.rename(path)
    path.with_suffix(".json").write_text(json.dumps([first.seconds, first.megabytes]))


def copy_of(built: Built, scratch: Path, name: str) -> Path:
    """A copy that may be written to."""
    path = scratch / name
    shutil.copyfile(built.path, path)
    return path


def fill(path: Path, clients: int, activities_each: int) -> None:
    """Fill a new caseload, client by client, in one transaction."""
    from caseloads import calendar_for, case_files

    from followthrough.desk import Desk, read_clock

    os.umask(0o077)
    desk = Desk(read_clock(), str(path))
    desk.create().import_all(calendar_for(DAY), case_files(clients, activities_each, DAY))
    desk.close()


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
