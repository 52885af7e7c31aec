"""Runs of `ft` in this process: what it prints on a pipe, and what reaches a pseudo-terminal."""

import io
import os
import re
import threading
from contextlib import redirect_stderr, redirect_stdout
from typing import NamedTuple

import pytest

from followthrough.casework.names import is_unprintable
from followthrough.cli import run

COLUMNS = 100
OWN_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
"""What ft itself sends to a terminal: colours, and nothing else."""


class Ran(NamedTuple):
    """What a run of `ft` came to."""

    code: int
    out: str
    err: str


def ft(*words: str) -> Ran:
    """A run of `ft` in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(words)
    return Ran(code, out.getvalue(), err.getvalue())


def steering_in(text: str) -> set[str]:
    """What of a text would steer a screen, line breaks apart."""
    return {ascii(mark) for mark in set(text) if mark != "\n" and is_unprintable(mark)}


def on_pipe(*words: str, encoding: str) -> tuple[int, str]:
    """Exit code and results of a run whose pipe is said to take another encoding; UTF-8 is what it is given."""
    pipe = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    with redirect_stdout(pipe), redirect_stderr(io.StringIO()):
        code = run(words)
    pipe.flush()
    assert isinstance(pipe.buffer, io.BytesIO)
    return code, pipe.buffer.getvalue().decode()


def on_screen(*words: str, encoding: str = "utf-8") -> tuple[int, str]:
    """Exit code and screen of a run of `ft` in this process, on a pseudo-terminal that changes nothing of it."""
    pty = pytest.importorskip("pty", reason="SKIPPED: there are no pseudo-terminals here")
    termios = pytest.importorskip("termios", reason="SKIPPED: there are no pseudo-terminals here")
    ours, theirs = pty.openpty()
    mode = termios.tcgetattr(theirs)
    mode[1] &= ~termios.OPOST
    termios.tcsetattr(theirs, termios.TCSANOW, mode)
    seen: list[bytes] = []
    watching = threading.Thread(target=_watch, args=(ours, seen))
    watching.start()
    said = io.StringIO()  # beside the screen: how far it is may be said there
    with os.fdopen(theirs, "w", encoding=encoding) as screen, redirect_stdout(screen), redirect_stderr(said):
        code = run(["--no-input", *words])
        screen.flush()
    watching.join()
    os.close(ours)
    assert steering_in(said.getvalue()) == set()
    return code, b"".join(seen).decode(encoding)


def _watch(terminal: int, seen: list[bytes]) -> None:
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            return
        if not piece:
            return
        seen.append(piece)
