"""What a command loads, asked of fresh interpreters, and how the daily reads are answered. No clock: no noise."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from followthrough.casework.activity import Activity
from followthrough.casework.cadence import read_cadence
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import Client
from followthrough.casework.contract import CLIENT, Contract, Obligation
from followthrough.casework.workweek import Calendar
from followthrough.desk import Clock, Desk
from followthrough.store import create_caseload

TODAY = date(2026, 1, 14)
NOW = datetime(2026, 1, 14, 9, tzinfo=UTC)
ROWS_AS_OBJECTS = ("sqlmodel", "sqlalchemy", "pydantic")
HEAVY = (*ROWS_AS_OBJECTS, "dateutil.parser", "rich.table", "sqlite3", "xlsxwriter")
ASK = """\
import atexit, sys
atexit.register(lambda: print("LOADED", *sys.modules, file=sys.stderr))
from followthrough.cli import run
sys.exit(run(sys.argv[1:]))
"""


def a_case(ref: str, name: str) -> CaseFile:
    intake = TODAY - timedelta(days=60)
    lines = (("report", "weekly"), ("application", "5/week"), ("follow-up", "within 7 days of application"))
    contract = Contract(intake, None, tuple(Obligation(CLIENT, kind, read_cadence(c)) for kind, c in lines))
    days = [intake + timedelta(days=n) for n in range(1, 40)]
    return CaseFile(
        Client(ref, name, intake), (contract,), (), tuple(Activity(0, d, "application") for d in days)
    )


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("start-up") / "caseload.db"
    with create_caseload(path, now=NOW) as caseload:
        caseload.import_all(Calendar(), [a_case("C7F3", "Ana Reyes"), a_case("K2QD", "Luc Tremblay")])
    return path


def loaded_by(words: str, database: Path, code: int = 0, **told: str) -> set[str]:
    """The modules that a fresh interpreter has loaded when ft has run, off a terminal."""
    here = {"FT_DATABASE": str(database), "FT_NOW": NOW.isoformat(), **told}
    run = subprocess.run(
        [sys.executable, "-c", ASK, *words.split()],
        env={**os.environ, **here},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert run.returncode == code, run.stderr.partition("LOADED")[0]
    return set(run.stderr.rpartition("LOADED")[2].split())


def among(names: tuple[str, ...], loaded: set[str]) -> list[str]:
    return [name for name in names if name in loaded]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("--help", 0),
        ("--version", 0),
        ("triage --help", 0),
        ("triage --nonsense", 2),
        ("nonsense", 2),
        ("explain", 0),
    ],
)
def test_what_is_only_told_loads_nothing_heavy(words: str, code: int, database: Path) -> None:
    assert among(HEAVY, loaded_by(words, database, code)) == []


def test_completion_loads_nothing_heavy(database: Path) -> None:
    told = {"_FT_COMPLETE": "complete_bash", "COMP_WORDS": "ft tri", "COMP_CWORD": "1"}

    assert among(HEAVY, loaded_by("", database, **told)) == []


@pytest.mark.parametrize(
    "words",
    [
        "triage",
        "triage --today 2026-01-12",
        "today",
        "why ana",
        "show ana",
        "clients",
        "log ana report application=5",
        "log luc text --no-answer --on yesterday",
        "add-client Newcomer --phone 604-555-0142",
    ],
)
def test_what_is_done_daily_loads_no_rows_as_objects_and_no_rich_off_a_terminal(
    words: str, database: Path
) -> None:
    assert among((*ROWS_AS_OBJECTS, "rich"), loaded_by(words, database)) == []


# How the reads are answered -------------------------------------------------------------------------------------

READ_WHOLE = {"client", "holiday", "away", "seal"}
"""Tables that a triage goes through from end to end: the people, and the days that the office is closed."""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """How SQLite answers what the first triage of a caseload asks, step by step."""
    desk = Desk(Clock(NOW, TODAY), str(tmp_path_factory.mktemp("plan") / "caseload.db"))
    desk.create().import_all(Calendar(), [a_case("C7F3", "Ana Reyes")])
    connection = desk.caseload._connection
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    assert desk.morning().listed
    connection.set_trace_callback(None)
    reads = [statement for statement in asked if statement.startswith("SELECT")]
    steps = [
        step[-1].replace(" TABLE ", " ")
        for read in reads
        for step in connection.execute(f"EXPLAIN QUERY PLAN {read}").fetchall()
    ]
    desk.close()
    return steps


def test_a_triage_goes_through_people_and_closed_days_only(plan: list[str]) -> None:
    assert {step.split()[1] for step in plan if step.startswith("SCAN")} <= READ_WHOLE


def test_the_record_is_read_from_an_index_alone_in_the_order_in_which_it_lies(plan: list[str]) -> None:
    of_activities = [step for step in plan if "activity" in step]

    assert of_activities == [
        "SEARCH activity USING COVERING INDEX activity_of_client (client_id=? AND day>?)"
    ]


def test_no_index_is_made_up_on_the_way(plan: list[str]) -> None:
    assert [step for step in plan if "AUTOMATIC" in step] == []
