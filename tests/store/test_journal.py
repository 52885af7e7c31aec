"""Every command can be taken back and brought again, any number of times, also after ft was closed."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doors import raw
from followthrough.casework.activity import Activity
from followthrough.casework.cadence import read_cadence
from followthrough.casework.check_in import CheckIn
from followthrough.casework.client import Client, Job, OpenDoor, Task
from followthrough.casework.contract import Contract, Obligation
from followthrough.casework.mistakes import Mistake, NothingToRedo, NothingToUndo
from followthrough.casework.vision import Vision
from followthrough.store import Caseload, open_caseload

Dump = dict[str, list[tuple[Any, ...]]]
Dumped = Callable[[Caseload], Dump]
Command = Callable[[Caseload], object]

LAST_DAY = date(2026, 12, 31)


def entry(day: int, count: int = 1, note: str | None = None) -> Activity:
    return Activity(0, date(2026, 1, day), "application", count, note=note)


def test_a_new_caseload_has_nothing_to_undo_or_redo(caseload: Caseload) -> None:
    with pytest.raises(NothingToUndo):
        caseload.undo()
    with pytest.raises(NothingToRedo):
        caseload.redo()


def test_a_step_says_what_was_done_and_when(caseload: Caseload, ana: Client, now: datetime) -> None:
    caseload.log(ana.ref, [entry(6, 5)])

    undone = caseload.undo()

    assert undone == (2, now, "log application=5 for C7F3", True)
    assert caseload.steps() == [undone, (1, now, "add-client C7F3", False)]
    assert caseload.steps(1) == [undone]
    assert caseload.redo() == undone._replace(undone=False)


def test_a_command_after_an_undo_drops_what_was_taken_back(
    caseload: Caseload, ana: Client, dump: Dumped
) -> None:
    caseload.log(ana.ref, [entry(6)])
    caseload.edit_client(ana.ref, phone="604-555-0142")
    caseload.undo()
    caseload.undo()

    caseload.log(ana.ref, [entry(7)])

    with pytest.raises(NothingToRedo):
        caseload.redo()
    assert [step.command for step in caseload.steps()] == ["log application for C7F3", "add-client C7F3"]
    assert caseload.rows("SELECT count(*) FROM past_activity UNION ALL SELECT count(*) FROM past_client") == [
        (0,),
        (0,),
    ]
    assert caseload.row("SELECT count(*) FROM change") == (2,)


def test_a_command_that_is_refused_drops_nothing(caseload: Caseload, ana: Client) -> None:
    caseload.log(ana.ref, [entry(6)])
    caseload.undo()
    with pytest.raises(Mistake):
        caseload.log(ana.ref, [entry(1)])
    caseload.remove_holidays([date(2026, 1, 1)])

    assert caseload.redo().command == "log application for C7F3"


def test_rows_of_one_step_are_one_range(caseload: Caseload, ana: Client, standard: Contract) -> None:
    caseload.sign(ana.ref, standard)
    caseload.log(ana.ref, [entry(day) for day in (6, 7, 8, 9)])
    caseload.log(ana.ref, [entry(day) for day in (6, 7)])

    assert caseload.rows("SELECT step_id, fact, way, first, last FROM change ORDER BY id") == [
        (1, "client", "insert", 1, 1),
        (2, "contract", "insert", 1, 1),
        (2, "obligation", "insert", 1, 3),
        (3, "activity", "insert", 1, 4),
        (4, "activity", "insert", 5, 6),
    ]


def test_a_row_brought_again_is_the_same_row(
    caseload: Caseload, path: Path, ana: Client, dump: Dumped
) -> None:
    caseload.log(ana.ref, [entry(6, 3, "a note")])
    before = dump(caseload)
    caseload.undo()
    later = datetime.fromisoformat("2026-03-01T08:00:00+00:00")

    with open_caseload(path, now=later) as reopened:
        reopened.redo()
        assert dump(reopened) == before


def test_no_path_can_change_a_fact_unseen(caseload: Caseload, path: Path, ana: Client) -> None:
    other = raw(path)
    for statement in (
        "INSERT INTO holiday (recorded_at, day) VALUES ('2026-01-01T00:00:00+00:00', '2026-01-01')",
        "UPDATE client SET name = 'Somebody Else'",
        "DELETE FROM client",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=r"change\.step_id"):
            other.execute(statement)
        other.rollback()
    other.close()


def test_a_step_written_by_hand_can_be_undone_too(caseload: Caseload, ana: Client, dump: Dumped) -> None:
    caseload.log(ana.ref, [entry(6), entry(7)])
    before = dump(caseload)
    with caseload.writing():
        caseload.open_step("by hand")
        caseload.write("UPDATE activity SET note = 'changed', day = '2026-01-09'")
        caseload.write("DELETE FROM activity WHERE id = 1")
        caseload.write("UPDATE activity SET count = 7")
    after = dump(caseload)

    caseload.undo()
    assert dump(caseload) == before
    caseload.redo()
    assert dump(caseload) == after


# Random commands

REFS = ("C7F3", "K2QD", "9XHT")
refs = st.sampled_from(REFS)
days = st.integers(0, 40).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8)
maybe = st.none() | days
entries = st.builds(entry, st.integers(1, 28), st.integers(1, 9), st.none() | words)
lines = st.lists(
    st.sampled_from(("5/week", "weekly", "every wed", "by 2026-01-16")).map(
        lambda text: Obligation("counsellor", "check-in", read_cadence(text), text)
    ),
    max_size=3,
).map(tuple)

planned = st.builds(CheckIn, days, days, st.sampled_from(("text", "call")), st.none(), st.none() | words)
check_ins = st.lists(planned, max_size=3)
visions = st.builds(
    lambda on, words, plan, sure: Vision(on, words, plan=plan, confidence=sure),
    days, words, st.none() | words, st.none() | st.integers(0, 10),
)  # fmt: skip
contracts = st.builds(Contract, days, st.none(), lines, st.none() | st.integers(0, 10))


def command(
    method: str, /, *values: st.SearchStrategy[Any], **named: st.SearchStrategy[Any]
) -> st.SearchStrategy[Command]:
    def said(given: tuple[list[Any], dict[str, Any]]) -> Command:
        return lambda caseload: getattr(caseload, method)(*given[0], **given[1])

    return st.tuples(st.tuples(*values).map(list), st.fixed_dictionaries(named)).map(said)


commands = st.one_of(
    command("add_client", words, days, another=st.booleans(), ref=refs),
    command("edit_client", refs, name=words),
    command("edit_client", refs, intake=days, phone=st.none() | words),
    command("log", refs, st.lists(entries, min_size=1, max_size=4)),
    command("log_group", st.lists(st.tuples(refs, entries), min_size=1, max_size=4)),
    command("excuse", refs, days, days, st.none() | words),
    command("pause", refs, days, maybe, st.none() | words),
    command("resume", refs, days),
    command(
        "place", refs, st.sampled_from(("active", "low-power")), days, st.none(), words, st.just(LAST_DAY)
    ),
    command("close_client", refs, days, st.none() | words),
    command("reopen_client", refs, days),
    command("sign", refs, contracts, check_ins),
    command("assign", refs, st.builds(Task, words, days, days)),
    command("add_vision", refs, visions),
    command("plan_check_ins", refs, check_ins),
    command("change_check_in", refs, st.integers(1, 9), planned),
    command("drop_check_in", refs, st.integers(1, 9)),
    command("open_door", refs, st.builds(OpenDoor, days, words, maybe)),
    command("start_work", refs, st.builds(Job, days, st.none() | words, st.none() | words, st.none())),
    command("end_work", refs, days),
    command("add_holidays", st.dictionaries(days, st.none() | words, max_size=3)),
    command("remove_holidays", st.lists(days, max_size=9)),
    command("add_away", days, days, st.none() | words),
    command("remove_away", days),
)
moves = st.one_of(commands, commands, st.sampled_from(("undo", "redo", "undo all", "redo all", "reopen")))


class Story:
    """A caseload, and what it looked like after each of its steps."""

    def __init__(self, path: Path, now: datetime, dump: Dumped) -> None:
        self.path, self.now, self.dump = path, now, dump
        self.caseload = open_caseload(path, now=now)
        self.dumps = [dump(self.caseload)]
        self.at = 0

    def do(self, command: Command) -> None:
        """A command is kept whole, or leaves no trace."""
        before = len(self.caseload.steps(1000))
        undone = len(self.dumps) - 1 - self.at
        with suppress(Mistake, sqlite3.IntegrityError):
            command(self.caseload)
        steps = self.caseload.steps(1000)
        if steps and not steps[0].undone and len(steps) == before - undone + 1:
            self.dumps[self.at + 1 :] = [self.dump(self.caseload)]
            self.at += 1

    def undo(self) -> None:
        if self.at == 0:
            with pytest.raises(NothingToUndo):
                self.caseload.undo()
        else:
            self.caseload.undo()
            self.at -= 1

    def redo(self) -> None:
        if self.at == len(self.dumps) - 1:
            with pytest.raises(NothingToRedo):
                self.caseload.redo()
        else:
            self.caseload.redo()
            self.at += 1

    def reopen(self) -> None:
        self.caseload.close()
        self.caseload = open_caseload(self.path, now=self.now + timedelta(hours=len(self.dumps)))

    def go(self, move: "Command | str") -> None:
        if callable(move):
            self.do(move)
        elif move == "reopen":
            self.reopen()
        else:
            times = len(self.dumps) if move.endswith("all") else 1
            for _ in range(times):
                self.undo() if move.startswith("undo") else self.redo()

    def is_true(self) -> None:
        assert self.dump(self.caseload) == self.dumps[self.at]
        assert self.caseload.rows("PRAGMA foreign_key_check") == []
        assert self.caseload.row("SELECT is_on, step_id FROM recording") == (1, None)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=st.lists(moves, min_size=8, max_size=30))
def test_undo_and_redo_give_the_record_of_each_step(
    caseload: Caseload, path: Path, now: datetime, dump: Dumped, story: list[Command | str]
) -> None:
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    told = Story(copy, now, dump)
    for ref in REFS[:2]:
        told.do(lambda caseload, ref=ref: caseload.add_client(f"Person {ref}", date(2026, 1, 3), ref=ref))
    assert told.at == 2

    for move in story:
        told.go(move)
        told.is_true()

    while told.at:
        told.undo()
        told.is_true()
    told.caseload.close()
