"""The power goes, and what was not synced is lost or torn: what was acknowledged is there, nothing is half done."""

import random
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from faults.abreast import abreast
from faults.forked import Running
from faults.looking import troubles
from faults.power import cuts, deeds_of
from faults.rooms import Room
from faults.strace import WHY_NOT, can_watch
from faults.writing import CASES, Writing

pytestmark = [
    pytest.mark.slow,  # thousands of disks are put together and looked into
    pytest.mark.skipif(not can_watch(), reason=WHY_NOT),
]

TRIED = (
    *("init-1", "log-1", "sign-contract-1", "undo-1", "undo-2", "import-1", "import-2", "import-3"),
    *("triage-2", "backup-1"),
)
"""What is tried; triage-2 brings a caseload of an earlier form to the present one."""

DRAWS = 2
"""States that are drawn by chance after each call, beside the two that are certain."""


def test_a_power_cut_at_any_moment_leaves_the_old_state_or_the_new(
    parent: Path, measured: Callable[[str], None]
) -> None:
    began = time.monotonic()

    tried = abreast(lambda case: what_cuts_leave(Room(parent, f"power-{case[0]}", case[1])), cases())

    found = sum(tried, Counter[str]())
    measured(f"power cuts during {len(tried)} commands: {dict(found)}, {time.monotonic() - began:.0f} s")
    assert set(found) == {"old", "new"}, found
    assert found.total() >= 5000
    assert min(found.values()) > 200


def test_the_same_without_syncing_is_seen_to_lose_or_break_something(
    parent: Path, measured: Callable[[str], None]
) -> None:
    rooms = [
        Room(parent, f"unsynced-{name}", case) for name, case in cases() if name in ("log-1", "import-2")
    ]

    found = sum((what_cuts_leave(room, without_syncing) for room in rooms), Counter[str]())

    measured(f"power cuts without syncing: {dict(found)}")
    assert found["lost"] > 0
    assert found["broken"] + found["half"] > 0


def cases() -> list[tuple[str, Writing]]:
    """The commands that are tried."""
    found = [case for case in CASES if case[0] in TRIED]
    assert len(found) == len(TRIED)
    return found


def without_syncing() -> None:
    """Has ft work as if a commit were safe when it was handed to the system."""
    from followthrough.store.connection import Connection

    prepare = Connection._prepare

    def unsafe(self: Connection) -> None:
        prepare(self)
        self.rows("PRAGMA synchronous=OFF")

    Connection._prepare = unsafe


def what_cuts_leave(room: Room, before: Callable[[], None] | None = None) -> Counter[str]:
    """How often a cut leaves which state; `lost` is what was acknowledged, `broken` what is not sound."""
    trace = room.folder.with_name("deeds.txt")
    deeds = deeds_of(lambda: Running(room.writing.words, room.lay_out(), before), room.folder, trace)
    room.lay_out()
    chance = random.Random(room.folder.parent.name)
    found, seen = Counter[str](), dict[bytes, str]()
    for is_told, files in cuts(room.folder, deeds, chance, DRAWS):
        key = sha256(repr(sorted(files.items())).encode()).digest()
        if key not in seen:
            seen[key] = what_is_left(room, files)
        found["lost" if is_told and seen[key] == "old" else seen[key]] += 1
    return found


def what_is_left(room: Room, files: dict[str, bytes]) -> str:
    """Which state a disk with these files is in."""
    folder = room.folder.with_name("cut")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path, content in files.items():
        place = folder / Path(path).relative_to(room.folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    try:
        state = room.state(folder)
        if any(troubles(path) for path in folder.rglob("*.db") if not path.name.startswith(".")):
            return "broken"
    except sqlite3.Error:
        return "broken"
    return "new" if state == room.new else "old" if state == room.old else "half"
