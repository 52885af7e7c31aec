"""ft in a child of this process: everything is loaded once, so that a run costs a fork instead of a start.

The child runs the whole command, as `ft` does, on the caseload of a folder, and tells its exit code through a pipe when
it has ended. Its number and its luck are always the same, so that drafts which carry the one are called the same each
time, and two runs leave the same bytes.
"""

import gc
import io
import os
import shlex
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import IO, NamedTuple, NoReturn
from unittest.mock import patch

from transcripts import in_utc

NUMBER = 77
"""What a child takes for its number among the processes."""

TODAY = "2026-01-13T09:00:00+00:00"
"""A Tuesday."""


class Ended(NamedTuple):
    """What became of a run: the exit code that was acknowledged, if one was; what was said; how long it took."""

    code: int | None
    is_killed: bool
    said: str
    seconds: float


def surroundings(folder: Path) -> dict[str, str]:
    """The environment in which ft works on the caseload of a folder."""
    own = {"FT_DATABASE": str(folder / "caseload.db"), "FT_SETTINGS": str(folder / "settings.toml")}
    own |= {"PYTHON_KEYRING_BACKEND": "keyrings.InAFile", "FT_TEST_KEYRING": str(folder / "keyring.json")}
    return own | {"FT_NOW": TODAY, "TZ": "UTC", "COLUMNS": "100", "NO_COLOR": "1"}


class Running:
    """A child that waits to be told to go, and then runs one command."""

    def __init__(
        self, words: str | Sequence[str], folder: Path, before: Callable[[], None] | None = None
    ) -> None:
        typed = shlex.split(words) if isinstance(words, str) else list(words)
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  # read when the child has ended
        heard, self._go = os.pipe()
        self._acknowledged, telling = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            os.close(self._go)
            os.close(self._acknowledged)
            _be(typed, folder, self._said, heard, telling, before)
        os.close(heard)
        os.close(telling)
        self._began = 0.0

    def go(self) -> None:
        """Let it run."""
        self._began = time.monotonic()
        os.write(self._go, b"g")

    def kill_after(self, seconds: float) -> None:
        """Kill it so many seconds from now, wherever it is by then."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            time.sleep(min(0.0002, seconds))
        os.kill(self.pid, signal.SIGKILL)

    def end(self) -> Ended:
        """Wait for its end."""
        acknowledged = os.read(self._acknowledged, 1)
        seconds = time.monotonic() - self._began
        _, status = os.waitpid(self.pid, 0)
        os.close(self._go)
        os.close(self._acknowledged)
        self._said.seek(0)
        said = self._said.read().decode("utf-8", "replace")
        self._said.close()
        is_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        return Ended(acknowledged[0] if acknowledged else None, is_killed, said, seconds)


def run_here(words: str, folder: Path) -> tuple[int, str]:
    """The same in this process: what the command needs is loaded from then on. Its exit code, and what it said."""
    from followthrough.cli import run

    here, said = Path.cwd(), io.StringIO()
    os.chdir(folder)
    try:
        with (
            in_utc(),
            patch.dict(os.environ, surroundings(folder)),
            redirect_stdout(said),
            redirect_stderr(said),
        ):
            return run(shlex.split(words)), said.getvalue()
    finally:
        os.chdir(here)


def run_forked(words: str | Sequence[str], folder: Path, before: Callable[[], None] | None = None) -> Ended:
    """A whole run of a command in a child; `before` is called in the child first."""
    running = Running(words, folder, before)
    running.go()
    return running.end()


def settle(folder: Path) -> None:
    """Makes this process, a child, one that works on the caseload of a folder and is heard by nobody."""
    gc.disable()  # as `ft` does; and what is not gone through is not copied
    os.environ.update(surroundings(folder))
    time.tzset()
    os.getpid = lambda: NUMBER
    os.urandom = bytes  # so that what is left by two runs can be the same
    nothing = os.open(os.devnull, os.O_RDWR)
    for theirs in range(3):
        os.dup2(nothing, theirs)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115


def run_into(words: list[str], said: IO[bytes]) -> int:
    """Runs a command in this process, with all that it says going into a file; its exit code."""
    from followthrough.cli import run

    sys.stdout, sys.stderr = (open(os.dup(said.fileno()), "w", encoding="utf-8") for _ in range(2))  # noqa: PTH123, SIM115
    try:
        return run(words)
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):
                stream.close()


def _be(
    words: list[str],
    folder: Path,
    said: IO[bytes],
    heard: int,
    telling: int,
    before: Callable[[], None] | None,
) -> NoReturn:
    """The child: nothing of what it does comes back into the tests."""
    code = 70
    try:
        settle(folder)
        os.chdir(folder)
        if before is not None:
            before()
        os.read(heard, 1)
        code = run_into(words, said)
        os.write(telling, bytes([code]))
    finally:
        os._exit(code)
