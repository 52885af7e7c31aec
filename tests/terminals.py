"""A pseudo-terminal, on which `ft` asks and somebody answers."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

pty = pytest.importorskip("pty")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

INTERRUPT, END = "\x03", "\x04"


def on_terminal(
    words: list[str], *answers: str | Callable[[], str], reads: Callable[[str], str] = lambda _: END
) -> tuple[int, str]:
    """Run `ft` on a pseudo-terminal, type the answers, each when something is asked; its exit code and its screen.

    An answer may be something to be done while `ft` waits for it. A question that no answer was given for is answered
    by who `reads` the screen; by nobody, it meets the end of input.
    """
    ours, theirs = pty.openpty()

    def take_terminal() -> None:
        os.setsid()
        signal.signal(
            signal.SIGINT, signal.SIG_DFL
        )  # ignored, where the tests themselves run in the background
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    ft = subprocess.Popen(
        [sys.executable, "-m", "followthrough", *words],
        stdin=theirs, stdout=theirs, stderr=theirs, preexec_fn=take_terminal,  # noqa: PLW1509
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1"},
    )  # fmt: skip
    os.close(theirs)
    screen, waiting = "", list(answers)
    while piece := _read(ours):
        screen += piece
        if screen.endswith(": "):
            answer = (
                waiting.pop(0) if waiting else reads(screen)
            )  # a question too many ends the run, not the tests
            answer = answer() if callable(answer) else answer
            os.write(ours, (answer if answer in (INTERRUPT, END) else answer + "\n").encode())
    os.close(ours)
    assert not waiting, f"not asked for: {waiting}\n{screen}"
    return ft.wait(timeout=20), screen.replace("\r\n", "\n")


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 65536).decode()
    except OSError:  # the other end is closed
        return ""
