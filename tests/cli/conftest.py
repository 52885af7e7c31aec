"""An office with a caseload of its own, in which `ft` is run as a counsellor runs it."""

import io
import shlex
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from followthrough.casework.activity import Activity
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import Client
from followthrough.casework.contract import CLIENT, Contract, read_obligation
from followthrough.cli import run
from followthrough.desk import Clock, Desk
from followthrough.store import Caseload, create_caseload, open_caseload

NOW = datetime(2026, 1, 21, 9, tzinfo=UTC)
"""A Wednesday."""


class Ran(NamedTuple):
    """What a run of `ft` came to."""

    code: int
    out: str
    err: str


class Office:
    """A folder with a caseload and settings, and the command line over it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "caseload.db"
        self.settings = folder / "settings.toml"

    def ft(self, words: str, *more: str) -> Ran:
        """Run `ft` on some words as a shell would split them, and on more that are given as they are."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = run([*shlex.split(words), *more])
        return Ran(code, out.getvalue(), err.getvalue())

    def does(self, *commands: str) -> None:
        """Run commands that must succeed."""
        for command in commands:
            ran = self.ft(command)
            assert ran.code == 0, (command, ran)

    def read(self, what: Callable[[Caseload], object]) -> object:
        with open_caseload(self.database, now=NOW) as caseload:
            return what(caseload)

    def case(self, name: str) -> CaseFile:
        with open_caseload(self.database, now=NOW) as caseload:
            return caseload.case_file(caseload.find(name).ref)

    def client(self, name: str) -> Client:
        return self.case(name).client

    def entries(self, name: str) -> list[Activity]:
        """What is recorded of a client, without numbers and moments."""
        return [entry._replace(id=0, recorded_at=None) for entry in self.case(name).activities]

    def dump(self) -> object:
        """Everything that the caseload holds."""
        with open_caseload(self.database, now=NOW) as caseload:
            refs = [client.ref for client in caseload.clients()]
            return [*caseload.case_files(refs, {}, notes=True)], caseload.office_days()

    def desk(self) -> Desk:
        return Desk(Clock(NOW, NOW.date()), str(self.database))


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office without a caseload."""
    office = Office(tmp_path)
    monkeypatch.setenv("FT_DATABASE", str(office.database))
    monkeypatch.setenv("FT_SETTINGS", str(office.settings))
    monkeypatch.setenv("FT_NOW", NOW.isoformat())
    monkeypatch.setenv("TZ", "UTC")
    return office


@pytest.fixture(scope="session")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A caseload of three clients, taken in on Mon 5 Jan; Ana has signed a contract that day."""
    path = tmp_path_factory.mktemp("taken-in") / "caseload.db"
    intake = NOW.date().replace(day=5)
    texts = ("application 5/week", "job-club every wed")
    with create_caseload(path, now=NOW) as caseload:
        for ref, name in (("C7F3", "Ana Reyes"), ("K2QD", "Luc Tremblay"), ("M4RB", "Élise Côté")):
            caseload.add_client(name, intake, ref=ref)
        caseload.sign("C7F3", Contract(intake, None, tuple(read_obligation(CLIENT, text) for text in texts)))
    return path


@pytest.fixture
def office(bare: Office, taken_in: Path) -> Office:
    """An office with that caseload."""
    shutil.copy(taken_in, bare.database)
    return bare
