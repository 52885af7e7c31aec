"""The same feel side by side: `make bench-peers`.

jrnl and todoman come from PyPI into environments of their own under build/peers/; Taskwarrior is the system's, if it
is there. Each has a home of its own, so that nothing of yours is read or written.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bench import Bar, rows_of
from building import DAY, caseload, copy_of, told
from caseloads import reference
from stopwatch import FT, PYTHON, Command, in_turn, run
from table import Row, as_text, short_of, surroundings_said

PEERS = Path(__file__).parent.parent / "build" / "peers"
ROUNDS = 11
HOW_TO_GET_TASK = (
    "Taskwarrior is not here, and its line is left out. To have it: apt-get install taskwarrior, "
    "dnf install task, or brew install task."
)
JRNL_SETTINGS = """\
version: v{version}
journals:
  default:
    journal: {journal}
editor: ''
encrypt: false
template: false
default_hour: 9
default_minute: 0
timeformat: '%F %R'
tagsymbols: '@'
highlight: true
"""
CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//followthrough//bench//EN
BEGIN:VTODO
UID:bench-{number}
DTSTAMP:20261101T090000Z
SUMMARY:Call {name} about the week
DUE;VALUE=DATE:{due:%Y%m%d}
PRIORITY:{priority}
END:VTODO
END:VCALENDAR
"""


def installed(package: str, script: str) -> str:
    """A peer's own script, its environment made now if there is none."""
    place = PEERS / package
    found = place / "bin" / script
    if not found.exists():
        print(f"Setting up {package} in build/peers/ …", flush=True)
        subprocess.run([PYTHON, "-m", "venv", str(place)], check=True)
        pip = [
            str(place / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ]
        subprocess.run([*pip, package], check=True)
    return str(found)


def version_of(package: str) -> str:
    """The version of a peer that is measured."""
    code = f"from importlib.metadata import version; print(version('{package}'))"
    said = subprocess.run(
        [str(PEERS / package / "bin" / "python"), "-c", code], capture_output=True, check=True
    )
    return said.stdout.decode().strip()


def jrnl(scratch: Path) -> Command:
    """jrnl adding a line to a journal of 150 entries."""
    script = installed("jrnl", "jrnl")
    journal, settings = scratch / "journal.txt", scratch / "jrnl.yaml"
    journal.write_text("".join(f"[2026-06-{n % 30 + 1:02} 09:00] Report {n} is in.\n\n" for n in range(150)))
    settings.write_text(JRNL_SETTINGS.format(journal=journal, version=version_of("jrnl")))
    words = [script, "--config-file", str(settings), "today:", "Ana sent in a report and five applications."]
    return Command(f"jrnl {version_of('jrnl')}, adding a line", words)


def todoman(scratch: Path) -> Command:
    """todoman listing 150 tasks."""
    script = installed("todoman", "todo")
    folder, settings = scratch / "todos" / "work", scratch / "todoman.py"
    folder.mkdir(parents=True)
    for number in range(150):
        due, name = DAY + timedelta(days=number % 40), reference(number)
        text = CALENDAR.format(number=number, name=name, due=due, priority=number % 9 + 1)
        (folder / f"{number}.ics").write_text(text)
    settings.write_text(
        f"path = {str(folder.parent / '*')!r}\ndate_format = '%Y-%m-%d'\ndefault_list = 'work'\n"
    )
    return Command(
        f"todo {version_of('todoman')} list, 150 tasks", [script, "--config", str(settings), "list"]
    )


def taskwarrior(scratch: Path) -> Command | None:
    """Taskwarrior listing 10,000 tasks; None if it is not here."""
    script = shutil.which("task")
    if script is None:
        return None
    tasks, settings = scratch / "tasks.json", scratch / "taskrc"
    settings.write_text(f"data.location={scratch / 'task'}\nconfirmation=off\n")
    (scratch / "task").mkdir()
    tasks.write_text(json.dumps([_task(number) for number in range(10_000)]))
    own = {"TASKRC": str(settings), "TASKDATA": str(scratch / "task")}
    run(Command("import", [script, "import", str(tasks)], own), scratch)
    version = subprocess.run([script, "--version"], capture_output=True, check=True).stdout.decode().strip()
    return Command(f"task {version} list, 10,000 tasks", [script, "list"], own)


def _task(number: int) -> dict[str, object]:
    due = DAY + timedelta(days=number % 200)
    return {
        "description": f"Call {reference(number)} about the week",
        "project": ("active", "early", "open-door")[number % 3],
        "due": f"{due:%Y%m%d}T170000Z",
        "priority": "HML"[number % 3],
    }


def measure(scratch: Path, *, with_large: bool) -> Iterator[Row]:
    """Each pair in turn."""
    small = caseload(150, 600)
    log = [FT, "log", reference(3), "report", "application=5"]
    written = told(copy_of(small, scratch, "written.db"))
    yield from _pair(jrnl(scratch), Command("ft log", log, written), 0.7, scratch)
    triage = Command("ft triage, 150 clients", [FT, "triage"], told(small.path))
    yield from _pair(todoman(scratch), triage, 0.7, scratch)
    task = taskwarrior(scratch)
    if task is None:
        print(HOW_TO_GET_TASK)
    elif with_large:
        triage = Command("ft triage, 10,000 clients", [FT, "triage"], told(caseload(10_000, 200).path))
        yield from _pair(task, triage, 1, scratch)


def _pair(peer: Command, own: Command, at_most: float, scratch: Path) -> Iterator[Row]:
    runs = in_turn([peer, own], ROUNDS, scratch)
    if any(one.code for one in runs[peer.name]):
        print(f"{peer.name} does not run here; its line is left out.")
    else:
        yield from rows_of(peer, [Bar(own, at_most)], runs)


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="ft-peers-") as scratch:
        rows = list(measure(Path(scratch), with_large="--small" not in sys.argv))
    print(f"{as_text(rows)}\n\n{surroundings_said(ROUNDS)}\n{short_of(rows)}")
    return int("--strict" in sys.argv and any(row.falls_short for row in rows))


if __name__ == "__main__":
    sys.exit(main())
