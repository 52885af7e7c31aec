"""What showing things loads, asked of a fresh interpreter; and how much work it is, without a clock: no noise."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from followthrough.present.formats import as_text, in_format
from followthrough.present.morning import triage_sheet
from followthrough.present.sheet import Sheet
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


def calls_of(work: Callable[[], object]) -> int:
    """How many calls something takes: a measure of work that no busy machine disturbs."""
    count = 0

    def note(_frame: object, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_the_page_of_a_morning_takes_the_same_work_for_each_client_however_many() -> None:
    few, more = many(200), many(2_000)
    work = [
        calls_of(lambda found=found: "".join(in_format(triage_sheet(found), "table")))
        for found in (few, more)
    ]

    assert work[1] < 10.5 * work[0]
    assert work[1] / 2_000 < 400


def test_a_table_takes_little_work_for_each_row() -> None:
    rows = [(f"C{n}", "Élise Roy", Fraction(n % 7, 7), date(2026, 1, 5), True, n) for n in range(2_000)]
    sheet = Sheet("people", ("ref", "name", "kept", "on", "open", "count"), rows)

    assert calls_of(lambda: "".join(as_text(sheet))) / 2_000 < 80
