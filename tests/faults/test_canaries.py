"""Fifty words told to ft as a session tells them: they are in the caseload, its backups and what was asked for only."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from followthrough.cli.own_words import OwnWords
from pages import commands

from .canaries import CANARIES, MANY, Home, command_line, words_in, words_in_bytes

pytestmark = pytest.mark.slow  # a whole session, each command a process of its own

_words: Iterator[str] = iter(CANARIES)
NAMES = [f"{next(_words).capitalize()} {next(_words).capitalize()}" for _ in range(5)]
IN_A_TABLE = [f"{next(_words)} {next(_words)}" for _ in range(2)]
(
    NOTE,
    NOTE_TOO,
    MESSAGE,
    TITLE,
    WHY,
    HELP,
    OUTCOME,
    EMPLOYER,
    WORK,
    WORDING,
    ABOUT,
    PROGRAM,
    REFERRAL,
    AWAY,
) = (next(_words) for _ in range(14))
VISION = [next(_words) for _ in range(10)]
IN_ROWS = [next(_words) for _ in range(6)]
HOLD, NEW_NAME, LATER, GROUP, TYPED, LAST = (next(_words) for _ in range(6))

MORE_ROWS, MANY_ROWS = 3000, 6000
PATIENCE = 5
KILLED_AFTER = (0.3, 0.5, 0.7, 0.9)
"""Parts of the time that a whole run takes, after which one is killed: while it starts, reads, writes."""
REPORTS = (
    *(
        "triage",
        "today",
        "clients",
        "gaps",
        "plan",
        "time",
        "doctor",
        "check",
        "audit",
        "retention",
        "undo --list",
    ),
    *(
        "why REF",
        "show REF",
        "history REF",
        "contract REF",
        "vision REF",
        "draft REF",
        "restore --list",
        "hold",
    ),
)
INTO_FILES = (
    *(f"export clients -o clients.{ending}" for ending in ("csv", "json", "xlsx", "html", "md")),
    *(
        "export activities -o activities.xlsx",
        "export caseload -o caseload.json",
        "export caseload -o all.xlsx",
    ),
    *(f"print-contract REF -o contract.{ending}" for ending in ("html", "pdf", "docx")),
    *("print-log REF -o log.pdf", "calendar -o weeks.ics --names", "draft REF -o words.txt", "backup"),
    *("report -o report.html", "disclose REF -o held.html", "backup -o mine.db"),
)


@pytest.fixture(scope="module", params=["plain", "encrypted"])
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with an empty caseload, in the clear and encrypted."""
    is_encrypted = request.param == "encrypted"
    made = Home(tmp_path_factory.mktemp("canaries"), is_encrypted=is_encrypted)
    if not is_encrypted:
        made.does("init --holidays canada")
        return made
    pytest.importorskip("sqlcipher3", reason="sqlcipher3 encrypts: the extra encrypt")
    key = made.runtime / "recovery-key.txt"
    made.environment["FT_KEY_FILE"] = str(key)
    made.does(f"init --holidays canada --encrypted --recovery-key-to {key}")
    return made


def many_rows(path: Path, rows: int) -> None:
    days = (6 + number % 14 for number in range(rows))
    lines = (f"{NAMES[2]},2026-01-{day:02},application,{IN_ROWS[day % 6]} {day}\n" for day in days)
    path.write_text("client,on,kind,note\n" + "".join(lines), encoding="utf-8")


def a_session(home: Home, outside: Path) -> None:
    """What a counsellor does in some weeks, in one go: by arguments, and on standard input."""
    people = outside / "people.csv"
    people.write_text(
        "name,intake\n" + "".join(f"{name},2026-01-12\n" for name in IN_A_TABLE), encoding="utf-8"
    )
    home.does(f"add-client '{NAMES[0]}' --intake 2026-01-05 --phone 604-555-0142 --program {PROGRAM}")
    home.does("add-client - --intake 2026-01-05", told=NAMES[1])
    for name in NAMES[2:]:
        home.does(f"add-client '{name}' --intake 2026-01-05 --referral {REFERRAL}")
    first, second = (home.ref_of(name) for name in NAMES[:2])
    home.does(f"edit-client {first} --email {NAMES[0].split()[0]}@example.org")
    home.does(f"sign-contract {first} --on 2026-01-05 --client 'application 3/week: {WORDING}'")
    home.does(f"log {first} call --in --note -", told=f"{NOTE}\nand more of it\n")
    home.does(f"log '{NAMES[0]}' report application=3 --note {NOTE_TOO}")
    home.does(f"log {second} text --in --note -", told=MESSAGE)
    home.does(f"assign {first} {TITLE} --by fri")
    home.does(f"excuse {first} --from mon --why -", told=WHY)
    home.does(f"place {second} low-power --why {WHY} --would-help -", told=HELP)
    options = [option.opts[0] for option in commands()["vision"].params if isinstance(option.type, OwnWords)]
    home.does(f"vision {first} " + " ".join(map(" ".join, zip(options, VISION, strict=True))))
    home.does(f"start-work {first} --at {EMPLOYER} --as {WORK}")
    home.does(f"check-ins {first} --add call --on fri --about {ABOUT}")
    home.does(f"away 2026-02-02 --why {AWAY}")
    home.does("settings counsellor 'Nadia Roy'")
    home.does(f"edit-client '{NAMES[4]}' --name '{NEW_NAME} {LATER}'")
    home.does(f"close-client {LATER} --outcome {OUTCOME}")
    home.does(f"import {people} --as clients")
    home.does(f"log-group job-club --attended {first} {second} --note -", told=GROUP)
    home.does(f"hold {second} --why {HOLD}")
    home.does("undo")
    home.does("redo")


@pytest.fixture(scope="module")
def after(home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The home after a whole session."""
    a_session(home, tmp_path_factory.mktemp("outside"))
    first = home.ref_of(NAMES[0])
    for line in (*INTO_FILES, *REPORTS):
        home.does(line.replace("REF", first))
    return home


def test_after_a_session_no_word_is_anywhere_but_where_it_belongs(after: Home) -> None:
    assert after.found() == []
    assert list(after.temporary.rglob("*")) == []


def test_they_are_looked_for_where_they_are(after: Home) -> None:
    assert {
        "clients.csv",
        "clients.xlsx",
        "contract.docx",
        "contract.pdf",
        "caseload.json",
    } <= after.holding()
    in_caseload = set(words_in(after.data / "caseload.db"))
    assert in_caseload == (set() if after.is_encrypted else set(CANARIES) - {TYPED, LAST, *IN_ROWS})
    assert set(words_in_bytes(f"{CANARIES[3].upper()} {CANARIES[4]}".encode("utf-16-be"))) == {*CANARIES[3:5]}
    assert len(set(CANARIES)) == MANY


# While it runs ----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="the title of a process is read from /proc")
@pytest.mark.parametrize(
    "line",
    ["log REF call --in --note -", "excuse REF --from mon --why -", "add-client -", "vision REF --words -"],
)
def test_what_comes_from_standard_input_is_in_no_list_of_processes(after: Home, line: str) -> None:
    process = after.start(*line.replace("REF", after.ref_of(NAMES[2])).split())
    assert process.stdin is not None
    process.stdin.write(f"{TYPED} ".encode())
    process.stdin.flush()
    seen = ""
    for _ in range(10):
        time.sleep(0.05)
        seen += command_line(process)
    process.stdin.write(LAST.encode())
    process.communicate()

    assert "followthrough" in seen
    assert (process.returncode, list(words_in_bytes(seen.encode()))) == (0, [])


# Broken off -------------------------------------------------------------------------------------------------------


BROKEN = """
class Event:
    def add(self, name, value):
        if name == "summary":
            raise ValueError(f"cannot write {value}")


class Calendar(Event):
    def add_component(self, component):
        pass
"""
"""An icalendar that cannot write, and says what."""


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_defect_is_told_without_a_word_of_the_record(after: Home, tmp_path: Path, debug: str) -> None:
    (tmp_path / "icalendar.py").write_text(BROKEN)

    ran = after.ft("calendar --names -o broken.ics", PYTHONPATH=str(tmp_path), FT_DEBUG=debug)

    assert (ran.code, "ValueError in icalendar.py, line 5" in ran.err) == (1, True)
    assert ("in write_calendar" in ran.err) == bool(debug)
    assert list(words_in_bytes(ran.said.encode())) == []


def wait_until_cleared(home: Home) -> None:
    """Whoever waits for the end of what was killed clears up after it, in a moment."""
    began = time.monotonic()
    while list(home.temporary.iterdir()) and time.monotonic() - began < PATIENCE:
        time.sleep(0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing can be killed so on Windows")
def test_what_is_killed_in_the_midst_of_it_leaves_nothing_behind(after: Home, tmp_path: Path) -> None:
    many_rows(tmp_path / "many.csv", MANY_ROWS)
    after.does(f"import {tmp_path}/many.csv --as activities")
    many_rows(tmp_path / "more.csv", MORE_ROWS)
    first = after.ref_of(NAMES[0])
    lines = (
        f"import {tmp_path}/more.csv --as activities --dry-run",
        f"import {tmp_path}/more.csv --as activities",
        "export activities -o killed.xlsx",
        "export caseload -o killed-too.xlsx",
        f"print-contract {first} -o killed.pdf",
        f"log {first} call --in --note {NOTE}",
        "backup",
    )

    killed = 0
    for line in lines:
        began = time.monotonic()
        after.does(line)
        seconds = time.monotonic() - began
        killed += sum(after.is_killed(line, part * seconds) for part in KILLED_AFTER)
    wait_until_cleared(after)

    assert killed >= len(lines) * len(KILLED_AFTER) // 2
    assert after.found() == []
    assert list(after.temporary.rglob("*")) == []
    assert after.ft("check").code == 0
