"""Whole processes against the clock: each started afresh, in turn with those that it is compared with."""

import fcntl
import os
import pty
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PYTHON = sys.executable
FT = str(Path(PYTHON).with_name("ft"))
"""The virtual environment's own scripts: a shim on the PATH would take longer than ft itself."""

SCREEN = (40, 110)
"""Rows and columns of the terminal that stands in for a counsellor's."""

LEFT_OUT = (
    "PYTHON",
    "FT_",
    "VIRTUAL_ENV",
    "_FT_",
    "_TYPER",
    "COMP_",
    "XDG_",
    "JRNL",
    "TASK",
    "TODOMAN",
    "NO_COLOR",
)
"""What of the surroundings a measured process does not see; PYTHONDONTWRITEBYTECODE would falsify it."""


class Command(NamedTuple):
    """One process: its words (of the round, where each has to differ), what it is told, how it should end."""

    name: str
    words: Sequence[str] | Callable[[int], Sequence[str]]
    told: Mapping[str, str] = {}
    on_terminal: bool = False
    ends_with: int = 0
    input: Path | None = None

    def words_of(self, round_: int) -> list[str]:
        """The words of a round."""
        return list(self.words(round_) if callable(self.words) else self.words)


class Run(NamedTuple):
    """One run: how long, how much memory at most, how it ended."""

    seconds: float
    megabytes: float
    code: int


Runs = dict[str, list[Run]]


def surroundings(home: Path, told: Mapping[str, str]) -> dict[str, str]:
    """The environment of a measured process: a home of its own, and nothing that slows Python down."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(LEFT_OUT)}
    own = {"HOME": str(home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    return {
        **kept,
        **own,
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        **told,
    }


def run(command: Command, home: Path, round_: int = 0) -> Run:
    """Start a process and wait for its end; what it prints is read, or thrown away."""
    words = command.words_of(round_)
    environment = surroundings(home, command.told)
    if command.on_terminal:
        return _on_terminal(words, environment)
    with open(command.input or os.devnull, "rb") as given:  # noqa: PTH123  # os.devnull is no path of ours
        began = time.perf_counter()
        process = subprocess.Popen(
            words, env=environment, stdin=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        return _ended(process, began)


def _ended(process: "subprocess.Popen[bytes]", began: float) -> Run:
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    per_megabyte = 1_000_000 if sys.platform == "darwin" else 1000
    return Run(seconds, used.ru_maxrss / per_megabyte, process.returncode)


def _on_terminal(words: list[str], environment: dict[str, str]) -> Run:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *SCREEN, 0, 0))
    try:
        began = time.perf_counter()
        process = subprocess.Popen(words, env=environment, stdin=theirs, stdout=theirs, stderr=theirs)
        os.close(theirs)
        with suppress(OSError):  # what a terminal says when the last that wrote to it is gone
            while os.read(ours, 65536):
                pass
        return _ended(process, began)
    finally:
        os.close(ours)


def in_turn(commands: Sequence[Command], rounds: int, home: Path) -> Runs:
    """Each command once unmeasured, then so many rounds of all of them: A B C, A B C, …"""
    for command in commands:
        run(command, home, 0)
    runs: Runs = {command.name: [] for command in commands}
    for round_ in range(1, rounds + 1):
        for command in commands:
            runs[command.name].append(run(command, home, round_))
    return runs


def milliseconds(runs: Sequence[Run]) -> float:
    """The median of some runs."""
    return statistics.median(run.seconds for run in runs) * 1000


def ratio(runs: Sequence[Run], against: Sequence[Run]) -> float:
    """The median of the ratios of each round: the machine may slow down, but not between the two."""
    return statistics.median(one.seconds / other.seconds for one, other in zip(runs, against, strict=True))


def ends_well(command: Command, runs: Runs) -> bool:
    """Whether a command ended as it should each time."""
    return all(run.code == command.ends_with for run in runs[command.name])
