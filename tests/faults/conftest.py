"""What holds for the suites of faults: where they work, and what they say at the end."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from faults.rooms import beginnings

TOLD: list[str] = []
"""What a suite has measured, in a sentence."""


@pytest.fixture(scope="session")
def parent() -> Iterator[Path]:
    """A folder with what commands begin with."""
    with beginnings() as folder:
        yield folder


@pytest.fixture
def measured() -> Callable[[str], None]:
    """Says at the end of all tests what was measured."""
    return TOLD.append


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """What was measured; and what was not tried here, aloud."""
    here = str(Path(__file__).parent.relative_to(terminalreporter.config.rootpath))
    for line in TOLD:
        terminalreporter.write_line(f"Measured: {line}")
    skipped = [
        report for report in terminalreporter.stats.get("skipped", ()) if report.nodeid.startswith(here)
    ]
    for why, many in Counter(_why(report) for report in skipped).items():
        terminalreporter.write_line(
            f"NOT TRIED HERE: {many} test{'s' * (many != 1)} of faults: {why}", red=True
        )


def _why(report: Any) -> str:
    told = report.longrepr
    return str(told[2] if isinstance(told, tuple) else told).removeprefix("Skipped: ")
