"""Out to a spreadsheet: a million entries as CSV, beside Python's own csv module and sqlite3 on the same rows."""

from collections.abc import Iterator
from pathlib import Path

from building import caseload, told
from growth import memory
from stopwatch import FT, PYTHON, Command, in_turn, milliseconds, ratio
from table import Row

AT_MOST = 2
ROUNDS = 3
CLIENTS, EACH = 5_000, 200
PLAIN = """\
import csv, sqlite3, sys
_, path, out, asked = sys.argv
with open(out, "w", newline="", encoding="utf-8") as file:
    rows = sqlite3.connect(path).execute(asked)
    writer = csv.writer(file)
    writer.writerow([column[0] for column in rows.description])
    writer.writerows(rows)
"""
"""The same rows by the fastest that Python has."""


def asked() -> str:
    """What ft asks of the database for all activities."""
    from followthrough.store.exports import TABLES

    table = TABLES["activities"]
    return f"SELECT {', '.join(table.columns.values())} FROM {table.source} ORDER BY {table.order}"


def exporting(scratch: Path) -> Iterator[Row]:
    """ft against the plain way, and the most memory that ft took."""
    large = caseload(CLIENTS, EACH)
    here = told(large.path)
    plain = Command(
        "csv and sqlite3", [PYTHON, "-c", PLAIN, str(large.path), str(scratch / "plain.csv"), asked()]
    )
    size = f"{large.activities:,} activities"
    out = Command(f"ft export, {size}", [FT, "export", "activities", "-o", str(scratch / "ft.csv")], here)
    runs = in_turn([plain, out], ROUNDS, scratch)
    yield Row(f"csv and sqlite3 of Python, {size}", "", None, None, milliseconds(runs[plain.name]))
    is_whole = not any(run.code for run in runs[plain.name] + runs[out.name])
    found = ratio(runs[out.name], runs[plain.name]) if is_whole else None
    yield Row(out.name, plain.name, AT_MOST, found, milliseconds(runs[out.name]))
    yield memory(runs, out.name)
