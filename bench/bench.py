"""What README says about speed, measured again: `make bench`.

Every line is a ratio of whole processes in one run on one machine, started in turn. `--write` puts the table
into README.md and docs/performance.md; `--small` leaves the 10,000 clients out; `--strict` ends with 1 if a bar
is not met.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from building import DAY, NEXT_DAY, WEEK_BEGINS_TO_COUNT, Built, caseload, copy_of, told
from caseloads import reference
from exporting import exporting
from growth import memory, memory_and_growth, mornings
from importing import imports
from stopwatch import FT, PYTHON, Command, Runs, ends_well, in_turn, milliseconds, ratio
from table import Row, as_markdown, as_text, put_between, short_of, surroundings_said

HOUSE = Path(__file__).parent.parent
WEEKS_COUNTED = 8
TYPER = Command("import typer", [PYTHON, "-c", "import typer"])
TABLE = Command("import typer, sqlite3, rich.table", [PYTHON, "-c", "import typer, sqlite3, rich.table"])
COUNT = f"""\
SELECT client_id, kind, CAST((julianday(day) + 0.5) / 7 AS INTEGER) AS week, sum(count)
FROM activity
WHERE day > '{DAY - timedelta(weeks=WEEKS_COUNTED)}' AND day <= '{DAY}'
GROUP BY client_id, kind, week"""
"""Activities by client, kind and week over the last 8 weeks. `activity_of_day` answers it by itself."""

BASH = {"_FT_COMPLETE": "complete_bash", "COMP_WORDS": "ft tri", "COMP_CWORD": "1"}
ZSH = {"_FT_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "ft tri"}
"""What a shell tells ft when Tab is pressed after `ft tri`."""


class Bar(NamedTuple):
    """A command, and the most that it may take of another one's time."""

    command: Command
    at_most: float


def starts(write_to: Path) -> list[Bar]:
    """What must be there at once, and what is done forty times a day."""
    here = told(write_to)
    log = [FT, "log", reference(3), "report", "application=5"]
    return [
        Bar(Command("ft --help", [FT, "--help"], here), 1.3),
        Bar(Command("ft --version", [FT, "--version"], here), 1.3),
        Bar(Command("completion of “ft tri” in bash", [FT], {**here, **BASH}), 1.3),
        Bar(Command("completion of “ft tri” in zsh", [FT], {**here, **ZSH}), 1.3),
        Bar(Command("a usage mistake", [FT, "triage", "--nonsense"], here, ends_with=2), 1.3),
        Bar(Command("ft log, durable", log, here), 1.5),
        Bar(
            Command("ft add-client, durable", lambda n: [FT, "add-client", f"Newcomer {n} Bench"], here), 1.5
        ),
    ]


def day_to_day(small: Built) -> list[Bar]:
    """What a counsellor of 150 clients asks."""
    here, yesterday = told(small.path), (DAY - timedelta(days=1)).isoformat()
    size = f"{small.clients} clients"
    return [
        Bar(Command(f"ft triage, {size}", [FT, "triage"], here), 2),
        Bar(Command(f"ft triage on a terminal, {size}", [FT, "triage"], here, on_terminal=True), 2),
        Bar(Command(f"ft triage --today yesterday, {size}", [FT, "triage", "--today", yesterday], here), 2),
        Bar(Command(f"ft today, {size}", [FT, "today"], here), 2),
        Bar(Command(f"ft today on a terminal, {size}", [FT, "today"], here, on_terminal=True), 2),
        Bar(Command(f"ft plan, {size}", [FT, "plan"], here), 2),
        Bar(Command(f"ft why, {size}", [FT, "why", reference(3)], here), 2),
        Bar(Command(f"ft show, {size}", [FT, "show", reference(3)], here), 2),
        Bar(Command(f"ft clients, {size}", [FT, "clients"], here), 2),
    ]


def counting(large: Built) -> Command:
    """The count by the sqlite3 shell; where there is none, by Python's sqlite3 as a process of its own."""
    shell = shutil.which("sqlite3")
    if shell:
        return Command("sqlite3 shell, the count", [shell, "-readonly", str(large.path), COUNT])
    code = (
        "import sqlite3, sys; connection = sqlite3.connect(sys.argv[1]); "
        "sys.stdout.writelines('|'.join(map(str, row)) + '\\n' for row in connection.execute(sys.argv[2]))"
    )
    return Command("Python’s sqlite3 (no shell here)", [PYTHON, "-c", code, str(large.path), COUNT])


def rows_of(baseline: Command, bars: Sequence[Bar], runs: Runs) -> Iterator[Row]:
    """A line for each bar; the baseline itself stands in the first one's place."""
    yield Row(baseline.name, "", None, None, milliseconds(runs[baseline.name]))
    for command, at_most in bars:
        if ends_well(command, runs):
            found = runs[command.name]
            took = milliseconds(found)
            yield Row(command.name, baseline.name, at_most, ratio(found, runs[baseline.name]), took)
        else:
            yield Row(command.name, baseline.name, at_most, None)


def measure(scratch: Path, rounds: int, *, with_large: bool) -> list[Row]:
    """All lines, group by group; within a group all commands in turn."""
    small = caseload(150, 600)
    rows: list[Row] = []
    for baseline, bars in (
        (TYPER, starts(copy_of(small, scratch, "written.db"))),
        (TABLE, day_to_day(small)),
    ):
        runs = in_turn([baseline, *(bar.command for bar in bars)], rounds, scratch)
        rows += rows_of(baseline, bars, runs)
    rows += mornings(small, scratch, NEXT_DAY, WEEK_BEGINS_TO_COUNT)
    rows += imports(scratch, rounds)
    if with_large:
        rows += measure_large(small, scratch, rounds)
        rows += exporting(scratch)
    return rows


def measure_large(small: Built, scratch: Path, rounds: int) -> list[Row]:
    """10,000 clients and 2 million activities."""
    large = caseload(10_000, 200)
    count = counting(large)
    shown = Command(
        "ft triage on a terminal, 10,000 clients", [FT, "triage"], told(large.path), on_terminal=True
    )
    few = Command("ft triage, 150 clients, again", [FT, "triage"], told(small.path))
    many = Command("ft triage, 10,000 clients", [FT, "triage"], told(large.path))
    none = Command("ft triage, no clients", [FT, "triage"], told(caseload(0, 0).path))
    today = Command("ft today, 10,000 clients", [FT, "today"], told(large.path))
    plan = Command("ft plan, 10,000 clients", [FT, "plan"], told(large.path))
    runs = in_turn([count, many, shown, today, plan, few, none], rounds, scratch)
    rows = list(rows_of(count, [Bar(many, 5), Bar(shown, 5), Bar(today, 5), Bar(plan, 5)], runs))
    rows.append(memory(runs, today.name))
    rows += memory_and_growth(runs, none.name, (few.name, small.clients), (many.name, large.clients))
    rows += mornings(large, scratch, NEXT_DAY, WEEK_BEGINS_TO_COUNT)
    return rows


def write(rows: Sequence[Row], rounds: int) -> None:
    """Put the table into the pages that quote it."""
    text = f"{as_markdown(rows)}\n\n{surroundings_said(rounds)} {short_of(rows)}"
    for page, said in (
        (
            HOUSE / "README.md",
            f"{as_markdown([row for row in rows if row.bar is not None])}\n\n{short_of(rows)}",
        ),
        (HOUSE / "docs" / "performance.md", text),
    ):
        if not put_between(page, "bench", said):
            print(f"{page.name} has no place for it: <!-- bench --> and <!-- /bench -->.")


def main() -> int:
    """Measure, print, and write if asked to."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument(
        "--write", action="store_true", help="put the table into README.md and docs/performance.md"
    )
    asked.add_argument("--small", action="store_true", help="leave the 10,000 clients out")
    asked.add_argument("--strict", action="store_true", help="end with 1 if a bar is not met")
    asked.add_argument("--rounds", type=int, default=15, metavar="N", help="how often each is run (15)")
    said = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="ft-bench-") as scratch:
        rows = measure(Path(scratch), said.rounds, with_large=not said.small)
    print(f"{as_text(rows)}\n\n{surroundings_said(said.rounds)}\n{short_of(rows)}")
    if said.write:
        write(rows, said.rounds)
    return int(said.strict and any(row.falls_short for row in rows))


if __name__ == "__main__":
    sys.exit(main())
