"""A thousand kills: what was acknowledged is there, what was not is there whole or not at all."""

import random
import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from faults.abreast import abreast
from faults.forked import Running, run_forked
from faults.looking import CASELOAD, copied, facts_of, rows_of, standing_steps, troubles

BATCHES, IN_A_BATCH = 25, 40
ROWS = 30
"""Entries that an import takes in."""


class Tried(NamedTuple):
    """What became of one kill."""

    command: str
    in_flight: bool
    amid_a_commit: bool
    stands: bool


pytestmark = pytest.mark.slow  # a thousand runs of ft, and a thousand looks at what they left


def test_of_a_thousand_kills_none_loses_or_halves_anything(
    parent: Path, tmp_path: Path, measured: Callable[[str], None]
) -> None:
    began = time.monotonic()

    batches = abreast(lambda number: a_batch(number, parent / "office", tmp_path), range(BATCHES))
    tried = [each for batch in batches for each in batch]

    in_flight = sum(each.in_flight for each in tried)
    amid = sum(each.amid_a_commit for each in tried)
    stand = sum(each.in_flight and each.stands for each in tried)
    assert len(tried) == BATCHES * IN_A_BATCH == 1000
    assert in_flight >= 600, Counter(each.command for each in tried if each.in_flight)
    assert amid >= 50, "hardly a kill has met a transaction: the delays are wrong"
    measured(
        f"1,000 kills, {in_flight} in flight ({amid} amid a commit; {stand} came after it, and stand), "
        f"{time.monotonic() - began:.0f} s"
    )


def a_batch(number: int, office: Path, parent: Path) -> list[Tried]:
    """Kills one after the other on one caseload; then everything is taken back."""
    folder = Path(shutil.copytree(office, parent / f"batch-{number}"))
    chance = random.Random(number)
    start, standing = facts_of(folder / CASELOAD), standing_steps(folder / CASELOAD)
    tried = []
    for trial in range(IN_A_BATCH):
        words = words_of(trial, folder, standing)
        try:
            tried.append(a_trial(words, folder, chance))
        except AssertionError as wrong:
            raise AssertionError(f"batch {number}, trial {trial}, ft {words}: {wrong}") from wrong

    left = standing_steps(folder / CASELOAD) - standing
    if left:
        assert run_forked(f"undo {left}", folder).code == 0
    assert facts_of(folder / CASELOAD) == start, f"batch {number}: taking everything back does not lead back"
    assert troubles(folder / CASELOAD) == []
    return tried


def words_of(trial: int, folder: Path, standing: int) -> str:
    """What is typed; nothing is taken back that stood at the start."""
    kind, number = trial % 4, trial // 4
    if kind == 1:
        return (
            f"sign-contract {('luc', 'ana')[number % 2]} --template light --on 2026-01-{6 + number // 2:02}"
        )
    if kind == 2:
        table = folder.with_name(f"{folder.name}-{trial}.csv")
        lines = "".join(f"Ana Reyes,2026-01-07,application,trial {trial} row {row}\n" for row in range(ROWS))
        table.write_text(f"client,on,kind,note\n{lines}")
        return f"import {table} --as activities"
    with copied(folder) as copy:
        may_undo = standing_steps(copy / CASELOAD) > standing
    return (
        "undo"
        if kind == 3 and may_undo
        else f'log ana report application=3 posting-review --note "trial {trial}"'
    )


def a_trial(words: str, folder: Path, chance: random.Random) -> Tried:
    """One command killed at some moment of the time that it takes elsewhere, and what is there afterwards."""
    with copied(folder) as twin:
        ended = run_forked(words, twin)
        assert ended.code == 0, ended.said
        new = rows_of(twin / CASELOAD)
    with copied(folder) as copy:
        old = rows_of(copy / CASELOAD)

    running = Running(words, folder)
    running.go()
    running.kill_after(chance.uniform(0.1, 0.98) * ended.seconds)
    killed = running.end()

    journal = folder / f"{CASELOAD}-journal"
    amid = journal.exists() and journal.stat().st_size > 0
    with copied(folder) as copy:
        found, wrong = rows_of(copy / CASELOAD), troubles(copy / CASELOAD)
    assert wrong == []
    assert found in (old, new), "half of it is there"
    assert killed.code in (None, 0), killed.said
    assert found == new or killed.code is None, "what was acknowledged is lost"
    return Tried(words.split(maxsplit=1)[0], killed.code is None and killed.is_killed, amid, found == new)
