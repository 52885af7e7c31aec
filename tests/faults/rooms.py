"""Folders prepared for a command: laid out once, and copied for each time that the command is run."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from unittest.mock import patch

from faults.forked import run_here
from faults.looking import CASELOAD, State, references, state_of
from faults.writing import FORM_1, OFFICE, REFERENCES, Writing
from followthrough.store.people import People

MEMORY = Path("/dev/shm")  # noqa: S108
"""Where a disk that need not outlast anything is fast, and its calls are the same."""


class Room:
    """One folder in which a command is run again and again, each time from the same state."""

    def __init__(self, parent: Path, name: str, writing: Writing) -> None:
        self.writing = writing
        self.folder = parent / name / "room"
        self._prepared = parent / name / "prepared"
        shutil.copytree(parent / writing.begins_with, self._prepared)
        for file, text in writing.files:
            (self._prepared / file).write_text(text, encoding="utf-8")
        for words in writing.first:
            must(words, self._prepared)
        caseload = self._prepared / CASELOAD
        self._known = references(caseload) if caseload.exists() else set[str]()
        self.old = self.state(self._prepared)
        must(writing.words, self.lay_out(), writing.code)
        self.new = self.state(self.folder)

    def lay_out(self) -> Path:
        """The folder as it is before the command."""
        shutil.rmtree(self.folder, ignore_errors=True)
        return Path(shutil.copytree(self._prepared, self.folder))

    def state(self, folder: Path) -> State:
        """What a folder holds, be it this one or a copy of it."""
        return state_of(folder, self._known)


@contextmanager
def beginnings() -> Iterator[Path]:
    """A folder with what commands begin with: nothing, an empty caseload, a small office, a caseload of form 1."""
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as name:
        parent = Path(name)
        for begins_with, commands in (("nothing", ()), ("empty", ("init",)), ("office", OFFICE)):
            (parent / begins_with).mkdir()
            with patch("followthrough.store.people.People._new_reference", _in_order(iter(REFERENCES))):
                for words in commands:
                    must(words, parent / begins_with)
        (parent / "form-1").mkdir()
        with closing(sqlite3.connect(parent / "form-1" / CASELOAD)) as file:
            file.executescript(FORM_1.read_text(encoding="utf-8"))
        yield parent


def _in_order(references: Iterator[str]) -> Callable[[People], str]:
    return lambda people: people._reserved(next(references))


def must(words: str, folder: Path, code: int = 0) -> None:
    """A command that has to go well."""
    ended, said = run_here(words, folder)
    assert ended == code, (words, ended, said)
