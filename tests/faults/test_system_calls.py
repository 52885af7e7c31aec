"""A fault at every call to the system that changes something, of every command that writes: all of it, or nothing.

At each call one of four things happens: the process is killed, the disk is full once, it is full from then on, it
reports an error from then on. They take turns, each command beginning with another, so that every call of a commit,
which is the same in all of them, meets each in many commands. What a counsellor does all day (`DAILY`) is killed at
each call besides. With FT_DEEP=1 every call of every command meets all four: some hours.
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from faults.abreast import abreast
from faults.faulting import Bench, Fault, bench
from faults.forked import NUMBER, Ended, Running, run_here
from faults.looking import CASELOAD, copied, troubles
from faults.rooms import Room
from faults.strace import CALLS, WHY_NOT, Call, calls_of, can_watch
from faults.writing import CASES, ONLY_READS, WRITES, Writing
from followthrough.store.pages import JOURNAL_BEGINS
from pages import commands

pytestmark = pytest.mark.slow  # thousands of runs of ft

TAKES_ROOM = (
    "creat",
    "mkdir",
    "write",
    "pwrite64",
    "writev",
    "pwritev",
    "fallocate",
    "link",
    "linkat",
    "copy_file_range",
)
"""Calls that a full disk refuses. The others need no room; where a disk is full for once, they are tried as well."""

KILL, FULL_ONCE, FULL, BROKEN = FAULTS = (
    Fault("signal=KILL"),
    Fault("error=ENOSPC"),
    Fault("error=ENOSPC", stays=True, also=TAKES_ROOM),
    Fault("error=EIO", stays=True, also=CALLS),
)
"""The process is killed at it; the disk is full once; from then on; the disk reports an error from then on."""


DAILY = ("log", "add-client", "sign-contract", "undo", "redo")
"""Commands that are killed at each of their calls, whatever else happens there."""


def test_every_command_is_known_to_write_or_only_to_read() -> None:
    assert set(WRITES) | ONLY_READS == set(commands())
    assert set(WRITES) & ONLY_READS == set()


@pytest.mark.skipif(not can_watch(), reason=WHY_NOT)
def test_a_fault_at_any_call_leaves_the_old_state_or_the_new_and_no_work_to_do(
    parent: Path, measured: Callable[[str], None]
) -> None:
    began = time.monotonic()

    tried = abreast(lambda case: Sweep(Room(parent, *case)).all(), CASES)

    wrong = [line for _, lines in tried for line in lines]
    many = sum((points for points, _ in tried), Counter[Fault]())
    assert not wrong, f"{len(wrong)} of {many}:\n" + "\n".join(wrong[:60])
    assert all(many[fault] > 600 for fault in FAULTS)
    seconds = time.monotonic() - began
    measured(f"{many.total():,} faults at the system calls of {len(CASES)} runs of commands, {seconds:.0f} s")


class Sweep:
    """All faults of one command."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.words = room.writing.words
        self.trace = room.folder.with_name("trace.txt")
        self._seen: dict[bytes, tuple[str, str]] = {}

    def begin(self) -> Running:
        """The command, about to run in a folder as it was before it."""
        return Running(self.words, self.room.lay_out())

    def all(self) -> tuple[Counter[Fault], list[str]]:
        """How many points were tried with each fault, and what went wrong."""
        calls, many, paths = calls_of(self.begin, self.room.folder, self.trace)
        paths += [trial_of(Path(path)) for path in paths]
        points = chosen(calls, self.room.writing)
        tried, wrong = Counter[Fault](), []
        for fault in FAULTS:
            for group in sorted({fault.group_of(call) for _, call in points}):
                with bench(self.words, self.room.folder, fault, group, many, paths) as at:
                    for number, call in points:
                        if fault.group_of(call) == group and self.meets(number, fault):
                            tried[fault] += 1
                            trouble = self.at(call, fault, group, at)
                            what = f"ft {self.words}, call {number} ({call.name} {call.words[:150]}), {fault.how}"
                            wrong += [f"{what}{'+' * fault.stays}: {trouble}"] if trouble else []
        return tried, wrong

    def meets(self, number: int, fault: Fault) -> bool:
        """Whether this call is tried with this fault."""
        turn = FAULTS[(number + len(self.words)) % 4]
        is_daily = self.words.split()[0] in DAILY
        return fault == turn or (is_daily and fault == KILL) or bool(os.environ.get("FT_DEEP"))

    def at(self, call: Call, fault: Fault, group: Sequence[str], bench: Bench) -> str:
        """What goes wrong with a fault at this call, if anything does."""
        self.room.lay_out()
        ended, came_about = bench.run(call, group, kill=fault.is_kill)
        if not came_about:
            return f"the fault did not come about: {ended}"
        state, trouble = self.left()
        return trouble or ("" if fault.is_kill else self.ending(ended, state, call, fault))

    def left(self) -> tuple[str, str]:
        """Which state was left, and what is wrong with it. A folder of the same bytes is looked into once.

        A journal that does not begin as one that was synced is nobody's: SQLite does not play it back.
        """
        files = sorted(path for path in self.room.folder.rglob("*") if path.is_file())
        key = sha256(b"".join(str(path).encode() + bytes_of(path) for path in files)).digest()
        if key not in self._seen:
            self._seen[key] = self._look()
        return self._seen[key]

    def _look(self) -> tuple[str, str]:
        with copied(self.room.folder) as copy:
            found = self.room.state(copy)
            unsound = [each for path in copy.rglob("*.db") for each in troubles(path)]
        state = "new" if found == self.room.new else "old" if found == self.room.old else "half"
        if state == "half" or unsound:
            return state, f"half of it is there, or it is not sound: {unsound}"
        return state, self.next_works(state)

    def ending(self, ended: Ended, state: str, call: Call, fault: Fault) -> str:
        """What is wrong with how a run ended that was refused something."""
        if ended.code == self.room.writing.code and state == "new":
            return ""
        if ended.code != 15 or "Traceback" in ended.said:
            return f"it ended so: {ended}"
        if state == "new" and not any(said in ended.said for said in ("is recorded", "is erased")):
            return f"it is written, and nobody is told so: {ended.said}"
        causes = ["the disk reported an error"] if fault == BROKEN else ["the disk is full"]
        if fault == FULL_ONCE and call.name not in TAKES_ROOM:
            causes += ["the disk reported an error"]
        return "" if any(cause in ended.said for cause in causes) else f"the cause is not named: {ended.said}"

    def next_works(self, state: str) -> str:
        """Whether the next command just works: the same again if it had not come about, else another."""
        words, code = (self.words, self.room.writing.code) if state == "old" else ("away 2026-02-02", 0)
        another_key = words.replace("key.txt", "key-2.txt")  # one that is written is never written over
        ended, said = run_here(another_key, self.room.folder)
        if ended != code:
            return f"the next command: {ended} {said}"
        if state == "old" and self.room.state(self.room.folder) != self.room.new:
            return f"the next command does not lead to the new state: {said}"
        unsound = troubles(self.room.folder / CASELOAD)
        return f"after the next command it is not sound: {unsound}" if unsound else ""


def bytes_of(path: Path) -> bytes:
    """What a file holds; of a journal that was not synced, nothing."""
    content = path.read_bytes()
    return b"" if path.name.endswith("-journal") and not content.startswith(JOURNAL_BEGINS) else content


def trial_of(path: Path) -> str:
    """The file with which ft looks for the cause, where it cannot write a file."""
    return str(path.with_name(f".{path.name}.{NUMBER}.trial"))


def chosen(calls: Sequence[Call], writing: Writing) -> list[tuple[int, Call]]:
    """The calls at which faults are tried, with their numbers: all, unless the list says how many."""
    numbered = list(enumerate(calls, 1))
    if writing.sampled is None or (os.environ.get("FT_DEEP") and len(calls) < 5000):
        return numbered
    stretch = max(1, len(calls) // writing.sampled)
    return numbered[stretch // 2 :: stretch] + numbered[-1:]
