"""Taking in a spreadsheet against plain Python: csv and sqlite3's executemany, the same rows into an equal table.

`python bench/importing.py TABLE DATABASE` is the plain process that `ft import` is measured against.
"""

import csv
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

from stopwatch import FT, PYTHON, Command, ends_well, in_turn, milliseconds, ratio
from table import Row

ROWS = 100_000
CLIENTS = 150
AT_MOST = 2.5
NOW = "2026-11-19T08:30:00+00:00"
MOST_MEGABYTES = 100
ROUNDS = 7
COLUMNS = (
    *("client", "on", "kind", "count", "outcome", "direction"),
    *("topic", "week_of", "title", "minutes", "note", "because"),
)


def imports(scratch: Path, rounds: int) -> Iterator[Row]:
    """100,000 entries of 150 clients who have none yet: time against plain Python, and memory."""
    from building import caseload, told

    empty, table = caseload(CLIENTS, 0), scratch / "activities.csv"
    _write(table)
    mine, plain = scratch / "taken-in.db", scratch / "plain.db"

    def anew(_: int) -> list[str]:
        shutil.copyfile(empty.path, mine)
        return [FT, "import", str(table), "--as", "activities"]

    def plainly(_: int) -> list[str]:
        plain.unlink(missing_ok=True)
        return [PYTHON, __file__, str(table), str(plain)]

    baseline = Command("csv and sqlite3 executemany, the same 100,000 rows", plainly)
    ft = Command("ft import, 100,000 activities", anew, told(mine))
    runs = in_turn([baseline, ft], min(rounds, ROUNDS), scratch)
    yield Row(baseline.name, "", None, None, milliseconds(runs[baseline.name]))
    if ends_well(ft, runs):
        found = runs[ft.name]
        against = ratio(found, runs[baseline.name])
        yield Row(ft.name, baseline.name, AT_MOST, against, milliseconds(found))
        yield Row(f"{ft.name}: memory", "", MOST_MEGABYTES, max(run.megabytes for run in found), unit="MB")
    else:
        yield Row(ft.name, baseline.name, AT_MOST, None)


def _write(table: Path) -> None:
    """The rows as a spreadsheet has them: by day, whoever they are of."""
    from building import DAY
    from caseloads import case_files

    each = ROWS // CLIENTS + 5  # of the last weeks not every day has come
    entries = [
        (case.client.ref, entry) for case in case_files(CLIENTS, each, DAY) for entry in case.activities
    ]
    entries.sort(key=lambda found: found[1].on)
    told = attrgetter(*COLUMNS[1:])
    with table.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for number, (ref, entry) in enumerate(entries[:ROWS]):
            rows.writerow((ref, *told(entry._replace(note=f"what was said, no. {number}"))))


def plainly(table: str, database: str) -> None:
    """What anybody would write: every row of a table, as it stands, into an equal table with the same indexes."""
    from followthrough.store.statements import CREATE, INSERT_ACTIVITY

    connection = sqlite3.connect(database)
    connection.execute("PRAGMA synchronous=FULL")
    for statement in CREATE:
        if " activity " in statement.partition("(")[0]:
            connection.execute(statement)
    numbers: dict[str, int] = {}
    with connection, open(table, newline="", encoding="utf-8") as file:  # noqa: PTH123  # as anybody would
        rows = csv.reader(file)
        next(rows)
        connection.executemany(
            INSERT_ACTIVITY,
            (
                (NOW, numbers.setdefault(row[0], len(numbers) + 1), *[cell or None for cell in row[1:]])
                for row in rows
            ),
        )


if __name__ == "__main__":
    plainly(sys.argv[1], sys.argv[2])
