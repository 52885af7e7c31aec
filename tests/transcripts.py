"""Transcripts: `$ ft …` and exactly what it prints, run again and compared.

A transcript is a list of lines. `$ ft …` is run; `@ 2026-01-13` sets the day on which what follows happens (09:00 in
the morning); what stands below a command is what it prints, on stdout and stderr, and `? 4` its exit code if it is not
0. `$ cat NAME` shows a file, which comes from `FILES` if the folder has none of that name. Other lines before the first
command are words to the reader. A client's reference is given in the order of `REFERENCES`, and the salts of the audit
trail count, so that a transcript comes out the same each time.
"""

import io
import os
import shlex
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from itertools import count, cycle
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

REFERENCES = ("C7F3", "K2QD", "9XHT", "M4RB", "T6WS", "B3ZN", "V8KC", "D5PH", "H2XJ", "R9TG", "W4BM", "N7DQ")


FILES = Path(__file__).parent / "stories" / "files"
"""Tables that somebody sends: `$ cat NAME` lays one into the folder of a transcript, and shows it."""


class Turn(NamedTuple):
    """One command of a transcript: the day, what is typed, what it prints, its exit code."""

    day: str
    typed: str
    printed: list[str]
    code: int


def run_ft(words: list[str]) -> tuple[str, int]:
    """What `ft` prints, results and words to the person together, and its exit code."""
    from followthrough.cli import run

    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        code = run(words)
    return out.getvalue(), code


def play(lines: list[str], folder: Path, *, day: str = "2026-01-05") -> Iterator[str]:
    """The lines of a transcript as they come out when it is played in a folder."""
    references, salts = cycle(REFERENCES), count()
    surroundings = {
        "FT_DATABASE": str(folder / "caseload.db"),
        "FT_SETTINGS": str(folder / "settings.toml"),
        "COLUMNS": "100",
        "NO_COLOR": "1",
    }
    here = Path.cwd()
    os.chdir(folder)
    try:
        with (
            in_utc(),
            patch.dict(os.environ, surroundings),
            patch(
                "followthrough.store.people.People._new_reference",
                lambda self: self._reserved(next(references)),
            ),
            patch("followthrough.store.audit.new_salt", lambda: f"{next(salts):032x}"),
        ):
            os.environ.pop("FT_TODAY", None)
            yield from _played(lines, day, str(folder))
    finally:
        os.chdir(here)


@contextmanager
def in_utc() -> Iterator[None]:
    """Nine in the morning is nine in the morning, wherever the transcript is played."""
    tell_clock = getattr(time, "tzset", lambda: None)  # Windows has none
    try:
        with patch.dict(os.environ, {"TZ": "UTC"}):
            tell_clock()
            yield
    finally:
        tell_clock()


def _played(lines: list[str], day: str, folder: str) -> Iterator[str]:
    answering = False
    for line in lines:
        if line.startswith("@ "):
            day = line[2:].strip()
            answering = False
            yield line
        elif line.startswith("$ "):
            answering = True
            yield line
            yield from _answered(line[2:], day, folder)
        elif not answering or line.startswith("#"):
            answering = False
            yield line


def _answered(typed: str, day: str, folder: str) -> Iterator[str]:
    os.environ["FT_NOW"] = f"{day}T09:00:00+00:00"
    words = shlex.split(typed)
    if words[0] == "cat":
        yield from [*_looked_into(words[1]), ""]
        return
    if words[0] != "ft":
        raise ValueError(f"a transcript types ft, and here it types {typed}")
    printed, code = run_ft(words[1:])
    shown = printed.replace(folder + "/", "").rstrip("\n")
    yield from (line.rstrip() for line in shown.split("\n")) if shown else ()
    if code:
        yield f"? {code}"
    yield ""


def _looked_into(name: str) -> list[str]:
    """The lines of a file of the folder; one that is not there is laid there, as `FILES` has it."""
    path = Path(name)
    if not path.exists():
        shutil.copy(FILES / path.name, path)
    return path.read_text(encoding="utf-8").splitlines()
