"""How it grows: memory, time per client, and the mornings on which more has to be judged than on others."""

import statistics
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from building import Built, copy_of, told
from stopwatch import FT, Command, Run, Runs, milliseconds, run
from table import Row

MOST_MEGABYTES = 150
MORNINGS = 3
"""How often a first triage is measured, each on a fresh copy of the caseload."""


def memory_and_growth(runs: Runs, start: str, few: tuple[str, int], many: tuple[str, int]) -> Iterator[Row]:
    """The most memory of any run; and the time per client of many against that of few, the start taken off."""
    (of_few, clients_few), (of_many, clients_many) = few, many
    yield memory(runs, of_many)
    if any(one.code for one in runs[of_many] + runs[of_few]):
        return
    per_client = statistics.median(
        ((large.seconds - begun.seconds) / clients_many) / ((small.seconds - begun.seconds) / clients_few)
        for large, small, begun in zip(runs[of_many], runs[of_few], runs[start], strict=True)
    )
    yield Row(f"{of_many}: time per client, less the start", f"the same with {clients_few}", 1, per_client)


def memory(runs: Runs, name: str) -> Row:
    """The most memory of any run of a command; None if one went wrong."""
    is_whole = not any(one.code for one in runs[name])
    most = max(one.megabytes for one in runs[name]) if is_whole else None
    return Row(f"{name}: memory", "", MOST_MEGABYTES, most, unit="MB")


def mornings(built: Built, scratch: Path, next_day: date, counting_day: date) -> Iterator[Row]:
    """First triages, without a bar: after the import, on an ordinary day, on one when a week begins to count."""
    size = f"{built.clients:,} clients"
    after_import = Row(f"first triage after the import, {size}", "", None, None, built.first_triage * 1000)
    yield after_import
    for day, says in (
        (next_day, "of an ordinary day"),
        (counting_day, "on a day when a week begins to count"),
    ):
        runs = [_first_on(built, scratch, day) for _ in range(MORNINGS)]
        took = None if any(one.code for one in runs) else milliseconds(runs)
        yield Row(f"first triage {says}, {size}", "", None, None, took)


def _first_on(built: Built, scratch: Path, day: date) -> Run:
    path = copy_of(built, scratch, "morning.db")
    return run(Command("first", [FT, "triage"], told(path, day)), scratch)
