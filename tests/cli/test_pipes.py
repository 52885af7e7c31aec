"""Pipes: a reader who goes away ends the run without a word; a disk that is full is told."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from followthrough.casework.activity import Activity
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import Client
from followthrough.casework.workweek import Calendar
from followthrough.desk import Desk, read_clock

FT = [sys.executable, "-m", "followthrough"]
FULL = Path("/dev/full")


@pytest.fixture
def long_record(tmp_path: Path) -> dict[str, str]:
    """Surroundings in which ft finds a caseload whose export no pipe takes at once."""
    path = tmp_path / "caseload.db"
    desk = Desk(read_clock(), str(path))
    entries = tuple(Activity(0, date(2026, 1, 5), "application", note="x" * 100) for _ in range(5000))
    desk.create().import_all(
        Calendar(), [CaseFile(Client("C7F3", "Ana Reyes", date(2026, 1, 5)), activities=entries)]
    )
    desk.close()
    return {**os.environ, "FT_DATABASE": str(path)}


@pytest.mark.parametrize("what", [["export", "activities"], ["export", "caseload"], ["history", "ana"]])
def test_a_reader_who_goes_away_ends_the_run_without_a_word(
    what: list[str], long_record: dict[str, str]
) -> None:
    with subprocess.Popen(
        [*FT, *what], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=long_record
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read()

    assert (running.returncode, said) == (0, b"")


@pytest.mark.skipif(not FULL.exists(), reason="SKIPPED: there is no /dev/full here")
def test_an_output_that_is_full_is_told(long_record: dict[str, str]) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [*FT, "history", "ana"], check=False, stdout=full, stderr=subprocess.PIPE, env=long_record
        )

    told = done.stderr.decode()
    assert (done.returncode, told.splitlines()[0]) == (
        15,
        "ft: The output cannot be written: the disk is full.",
    )
    assert "what the command recorded is recorded" in told
