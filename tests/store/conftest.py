"""A caseload on disk, and what tests ask of it."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import doors  # noqa: F401  # first: it gives the doors of the store a key, where all is to be encrypted
from followthrough.casework.cadence import read_cadence
from followthrough.casework.client import Client
from followthrough.casework.contract import Contract, Obligation
from followthrough.store import Caseload, create_caseload, open_caseload
from followthrough.store.statements import FACTS

NOW = datetime(2026, 1, 5, 17, 30, tzinfo=UTC)
Dump = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "caseload.db"


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty caseload to copy: making one waits for the disk several times."""
    path = tmp_path_factory.mktemp("blank") / "caseload.db"
    create_caseload(path, now=NOW).close()
    return path


@pytest.fixture
def caseload(path: Path, blank: Path) -> Iterator[Caseload]:
    shutil.copy(blank, path)
    with open_caseload(path, now=NOW) as opened:
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
def nobody(path: Path, caseload: Caseload) -> Callable[[int, int], AbstractContextManager[None]]:
    """Somebody else at the same machine, for whom file and folder have these permissions."""
    if not hasattr(os, "seteuid"):
        pytest.skip("there is no other person to be on this system")

    @contextmanager
    def somebody_else(file: int, folder: int) -> Iterator[None]:
        modes = {place: place.stat().st_mode for place in (path, path.parent, *list(path.parent.parents)[:2])}
        path.chmod(file)
        path.parent.chmod(folder)
        for place in list(modes)[2:]:
            place.chmod(0o755)
        os.seteuid(65534 if os.getuid() == 0 else os.getuid())
        try:
            if not os.access(path.parent.parents[1], os.X_OK, effective_ids=True):
                pytest.skip("nobody else gets to the folder of the tests on this machine")
            yield
        finally:
            os.seteuid(os.getuid())
            for place, mode in modes.items():
                place.chmod(mode)

    return somebody_else
