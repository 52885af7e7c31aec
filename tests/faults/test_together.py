"""Eight write at once and two read, and nothing is lost; a prompt that waits is in nobody's way."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from faults.forked import run_forked, surroundings
from faults.looking import CASELOAD, rows_of, troubles
from faults.rooms import must

pytestmark = pytest.mark.slow  # eight hundred commits, each brought to the disk, one after the other

WRITERS, COMMITS = 8, 100


class Child:
    """A child of this process that does something until it is done, and says how long its longest turn took."""

    def __init__(self, work: Callable[[], float]) -> None:
        heard, telling = os.pipe()
        self.number = os.fork()
        if not self.number:
            try:
                os.write(telling, str(work()).encode())
            except BaseException as wrong:
                os.write(telling, f"-1 {wrong}".encode())
            finally:
                os._exit(0)
        os.close(telling)
        self._heard = heard

    def end(self) -> float:
        """The longest of its turns, in seconds. Raises `AssertionError` where one went wrong."""
        os.waitpid(self.number, 0)
        told = os.read(self._heard, 10_000).decode()
        os.close(self._heard)
        assert not told.startswith("-1"), told
        return float(told)


def test_eight_writers_and_two_readers_lose_nothing_and_hear_nothing_of_one_another(
    tmp_path: Path, measured: Callable[[str], None]
) -> None:
    must("init", tmp_path)
    for number in range(WRITERS):
        must(f'add-client "Client {number}" --intake 2026-01-05', tmp_path)
    began, stop = time.monotonic(), tmp_path / "stop"

    readers = [Child(lambda words=words: reads(words, tmp_path, stop)) for words in ("triage", "clients")]
    writers = [Child(lambda number=number: writes(number, tmp_path)) for number in range(WRITERS)]
    longest = max(writer.end() for writer in writers)
    stop.touch()
    longest_read = max(reader.end() for reader in readers)

    rows = rows_of(tmp_path / CASELOAD)["activity"]
    notes = sorted(value for row in rows for value in row if str(value).startswith("writer "))
    assert notes == sorted(
        f"writer {number} entry {entry}" for number in range(WRITERS) for entry in range(COMMITS)
    )
    assert troubles(tmp_path / CASELOAD) == []
    assert max(longest, longest_read) < 10
    measured(
        f"{len(notes)} of {WRITERS * COMMITS} commits of {WRITERS} writers beside 2 readers, "
        f"longest wait {longest:.1f} s (readers {longest_read:.1f} s), {time.monotonic() - began:.0f} s"
    )


def writes(number: int, folder: Path) -> float:
    """One writer's commands; the longest of them, in seconds."""
    longest = 0.0
    for entry in range(COMMITS):
        ended = quietly(f'log "client {number}" application --note "writer {number} entry {entry}"', folder)
        longest = max(longest, ended)
    return longest


def reads(words: str, folder: Path, stop: Path) -> float:
    """One reader, until it is told to stop; the longest of its commands, in seconds."""
    longest = 0.0
    while not stop.exists():
        longest = max(longest, quietly(words, folder))
    return longest


def quietly(words: str, folder: Path) -> float:
    """A command that must go well, and say nothing of a lock; how long it took."""
    ended = run_forked(words, folder)
    assert ended.code == 0, (words, ended)
    assert "busy" not in ended.said
    assert "locked" not in ended.said
    return ended.seconds


# A prompt ---------------------------------------------------------------------------------------------------------


@contextmanager
def asked(words: list[str], folder: Path) -> Iterator[int]:
    """A run of ft on a terminal that has asked something, and waits; its terminal."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "followthrough", *words],
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        env={**os.environ, **surroundings(folder), "TERM": "xterm"},
    )  # fmt: skip
    os.close(theirs)
    screen = b""
    while not screen.endswith(b": "):
        screen += os.read(ours, 65536)
    try:
        yield ours
    finally:
        running.kill()
        running.wait()
        os.close(ours)


TALKS = (["sign-contract", "ana"], ["add-client"], ["log", "ana", "call", "--note"], ["vision", "ana"])


@pytest.mark.parametrize("words", TALKS, ids=" ".join)
def test_while_a_prompt_waits_another_ft_writes_at_once(tmp_path: Path, words: list[str]) -> None:
    must("init", tmp_path)
    must('add-client "Ana Reyes" --intake 2026-01-05', tmp_path)

    with asked(words, tmp_path):
        ended = run_forked('log ana application --note "meanwhile"', tmp_path)
        again = run_forked("undo", tmp_path)

    assert (ended.code, again.code) == (0, 0)
    assert "Waiting" not in ended.said + again.said
    assert max(ended.seconds, again.seconds) < 1
