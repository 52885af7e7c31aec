"""strace: what a command asks of the system that changes something.

A run is watched once to learn the paths, and once more to number its calls on them: so each call can be named.
"""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from faults.forked import Ended, Running

STRACE = shutil.which("strace")
WHY_NOT = "strace is missing, or may not watch processes here"

CALLS = (
    *(
        "openat",
        "open",
        "creat",
        "mkdir",
        "mkdirat",
        "write",
        "pwrite64",
        "writev",
        "pwritev",
        "ftruncate",
        "truncate",
    ),
    *(
        "fallocate",
        "fsync",
        "fdatasync",
        "link",
        "linkat",
        "rename",
        "renameat",
        "renameat2",
        "unlink",
        "unlinkat",
    ),
    *("rmdir", "symlink", "symlinkat", "chmod", "fchmod", "fchmodat", "copy_file_range", "sendfile"),
)
"""The calls by which a file or a folder is changed, or brought to the disk. Some names are not on every machine."""

OPENS = {"openat", "open", "creat"}
LINE = re.compile(r"^(?:\d+ +)?(?P<call>\w+)\((?P<told>.*)\)\s+= (?P<result>.*)$", re.DOTALL)
PLACE = re.compile(r'<(?P<open>[^<>"]+)>|"(?P<named>(?:[^"\\]|\\.)*)"')


class Call(NamedTuple):
    """One call that changes something: its name, how many of each name there have been before it, and its words."""

    name: str
    before: Counter[str]
    words: str


def can_watch() -> bool:
    """Whether strace is there and may watch a process of ours."""
    if STRACE is None:
        return False
    tried = subprocess.run([STRACE, "-qq", "-e", "trace=none", "true"], check=False, capture_output=True)
    return tried.returncode == 0


def watched(running: Running, options: Sequence[str], trace: Path) -> Ended:
    """Let a child run under strace; what strace saw is in the file `trace`."""
    command = [str(STRACE), "-y", "-o", str(trace), *options, "-p", str(running.pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as strace:
        assert strace.stderr is not None
        first = strace.stderr.readline()
        assert b"attached" in first, first
        running.go()
        ended = running.end()
        strace.stderr.read()
    return ended


def calls_of(
    begin: Callable[[], Running], folder: Path, trace: Path
) -> tuple[list[Call], Counter[str], list[str]]:
    """The calls of a command that change something in a folder, in order; how many of each name; the paths to watch."""
    named = ",".join(f"?{name}" for name in CALLS)
    ended = watched(begin(), ["-e", f"trace={named}"], trace)
    assert ended.code is not None, ended
    paths = sorted(_paths(trace.read_text(encoding="utf-8", errors="replace"), folder))
    ended = watched(begin(), ["-e", f"trace={named}", *watching(paths)], trace)
    assert ended.code is not None, ended
    calls, seen = [], Counter[str]()
    for name, told in _lines(trace):
        if name not in OPENS or "O_CREAT" in told or name == "creat":
            calls.append(Call(name, seen.copy(), told))
        seen[name] += 1
    return calls, seen, paths


def watching(paths: Sequence[str]) -> list[str]:
    """The options that keep strace to these paths."""
    return [word for path in paths for word in ("-P", path)]


def _lines(trace: Path) -> list[tuple[str, str]]:
    found = (LINE.match(line) for line in trace.read_text(encoding="utf-8", errors="replace").splitlines())
    return [(each["call"], each["told"]) for each in found if each is not None]


def _paths(text: str, folder: Path) -> set[str]:
    """The paths in or of a folder that stand in a trace; what was written may look like one, and is not told apart."""
    found = {each["open"] or each["named"] for each in PLACE.finditer(text)}
    within = {path for path in found if path == str(folder) or path.startswith(f"{folder}/")}
    return {path for path in within if not path.endswith("/keyring.json")}  # which is the tests' own
