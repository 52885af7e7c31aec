"""What showing things loads, and how long a morning takes: asked of a fresh interpreter, and by the clock."""

import subprocess
import sys
import time
from datetime import date

from followthrough.present.formats import in_format
from followthrough.present.morning import triage_sheet
from followthrough.triage.morning import Morning, morning_of
from mornings import random_morning

WITHOUT_A_TERMINAL = """
import sys
from followthrough.present import formats, gate, sheet, sheets
from followthrough.present.sheets import triage_sheet
from followthrough.triage.morning import morning_of
from datetime import date
for name in ("table", "csv", "tsv", "markdown"):
    "".join(formats.in_format(triage_sheet(morning_of(date(2026, 1, 13), ())), name))
heavy = [name for name in ("rich", "difflib", "pydantic", "typer", "sqlite3", "dateutil") if name in sys.modules]
sys.exit(", ".join(heavy) or 0)
"""


def test_off_a_terminal_nothing_heavy_is_loaded() -> None:
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_A_TERMINAL], capture_output=True, text=True, check=False
    )
    assert run.stderr.strip() == ""
    assert run.returncode == 0


def many(count: int) -> Morning:
    found = [entry for seed in range(3) for entry in random_morning(seed).listed]
    pairs = [(found[n % len(found)].client, found[n % len(found)].assessment) for n in range(count)]
    return morning_of(date(2026, 3, 10), pairs)


def test_the_page_of_a_morning_grows_with_the_caseload_and_no_faster() -> None:
    took = {}
    for count in (200, 2_000):
        morning = many(count)
        times = []
        for _ in range(3):
            began = time.perf_counter()
            "".join(in_format(triage_sheet(morning), "table"))
            times.append(time.perf_counter() - began)
        took[count] = min(times)
    assert took[2_000] < 25 * took[200]
    assert took[2_000] < 1
