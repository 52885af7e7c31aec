"""A caseload on disk, and what tests ask of it."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from followthrough.casework.cadence import read_cadence
from followthrough.casework.client import Client
from followthrough.casework.contract import Contract, Obligation
from followthrough.store import Caseload, create_caseload
from followthrough.store.statements import FACTS

NOW = datetime(2026, 1, 5, 17, 30, tzinfo=UTC)
Dump = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "caseload.db"


@pytest.fixture
def caseload(path: Path) -> Iterator[Caseload]:
    with create_caseload(path, now=NOW) as opened:
        yield opened


@pytest.fixture
def ana(caseload: Caseload) -> Client:
    return caseload.add_client("Ana Reyes", date(2026, 1, 5), ref="C7F3")


@pytest.fixture
def luc(caseload: Caseload) -> Client:
    return caseload.add_client("Luc Tremblay", date(2026, 1, 6), language="fr", ref="K2QD")


@pytest.fixture
def standard() -> Contract:
    said = (("application", "5/week"), ("report", "weekly"), ("job-club", "every wed"))
    lines = tuple(Obligation("client", kind, read_cadence(cadence)) for kind, cadence in said)
    return Contract(date(2026, 1, 5), date(2026, 6, 30), lines)


@pytest.fixture
def dump() -> Callable[[Caseload], Dump]:
    """All facts as they lie on disk; not the journal, not what triage remembers."""

    def dumped(caseload: Caseload) -> Dump:
        return {table: caseload.rows(f"SELECT * FROM {table} ORDER BY id") for table in FACTS}

    return dumped


@pytest.fixture
def nobody(path: Path, request: pytest.FixtureRequest) -> Iterator[None]:
    """For a test's own length: somebody who may look at files here, and do no more than anybody may."""
    if not hasattr(os, "geteuid"):
        pytest.skip("there is no other person to be on this system")
    request.getfixturevalue("caseload")
    folders = [path.parent, *path.parent.parents]
    modes = [(folder, folder.stat().st_mode) for folder in folders[:3]]
    for folder, _ in modes:
        folder.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(65534)
    yield
    if os.getuid() == 0:
        os.seteuid(0)
    for folder, mode in modes:
        folder.chmod(mode)
