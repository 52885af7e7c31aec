"""Whatever is done, taken back and brought again, the record is the one that a plain stack of records says.

500 sequences of 50 commands; `FT_DEEP=1` tries ten times as many, none of them tried before.
"""

import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import randrange
from tempfile import TemporaryDirectory
from typing import Any, ClassVar, NamedTuple

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from faults.abreast import abreast
from followthrough.casework.activity import Activity
from followthrough.casework.cadence import read_cadence
from followthrough.casework.case_file import Remembered
from followthrough.casework.check_in import CheckIn
from followthrough.casework.client import LISTS, Job, OpenDoor, Task
from followthrough.casework.contract import Contract, Obligation
from followthrough.casework.incoming import IncomingActivity, IncomingClient, IncomingLine, Terms
from followthrough.casework.mistakes import Mistake, NothingToRedo, NothingToUndo
from followthrough.casework.vision import Vision
from followthrough.store import create_caseload, open_caseload
from followthrough.store.statements import FACTS
from plain_undo import Dump, PlainUndo

DEEP = bool(os.environ.get("FT_DEEP"))
SEQUENCES, COMMANDS = (5_000 if DEEP else 500), 50
NOW = datetime(2026, 1, 5, 17, 30, tzinfo=UTC)
BEGINNING = date(2026, 1, 1)
LAST_DAY = date(2026, 3, 31)
MEMORY = "/dev/shm"  # noqa: S108  # a folder that is not on a disk, where there is one

REFS = ("C7F3", "K2QD", "9XHT")
refs = st.sampled_from(REFS)
days = st.integers(2, 40).map(lambda n: BEGINNING + timedelta(days=n))
intakes = st.integers(0, 4).map(lambda n: BEGINNING + timedelta(days=n))
words = st.sampled_from(("a", "Élise", "’; DROP", "two\nlines", "\u202eآنا", "=1+1"))
maybe_day, maybe_words = st.none() | days, st.none() | words
sure = st.none() | st.integers(0, 10)


def list_of(strategy: st.SearchStrategy[Any], least: int = 0, most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, min_size=least, max_size=most)


entries = st.one_of(
    st.builds(lambda on, n, note: Activity(0, on, "application", n, note=note), days, st.integers(1, 9), maybe_words),
    st.builds(lambda on, note: Activity(0, on, "call", 1, None, "in", note=note), days, maybe_words),
    st.builds(lambda on: Activity(0, on, "job-club", 1, "missed", because="forgot"), days),
)  # fmt: skip
lines = st.builds(
    lambda text, wording: Obligation("counsellor", "check-in", read_cadence(text), wording),
    st.sampled_from(("5/week", "weekly", "every wed", "by 2026-01-16")),
    maybe_words,
)
contracts = st.builds(Contract, days, st.none(), list_of(lines).map(tuple), sure)
planned = st.builds(
    lambda first, more, kind, about: CheckIn(first, first + timedelta(more), kind, None, about),
    days, st.integers(0, 3), st.sampled_from(("text", "call")), maybe_words,
)  # fmt: skip
visions = st.builds(lambda on, words, plan, sure: Vision(on, words, plan=plan, confidence=sure), days, words,
                    maybe_words, sure)  # fmt: skip
doors = st.builds(OpenDoor, days, words, st.none())
incoming = {
    "clients": st.builds(
        lambda ref, name, told: IncomingClient(2, (), ref, name, told),
        st.none() | refs, words, st.fixed_dictionaries({"intake": intakes}, optional={"phone": words}),
    ),
    "activities": st.builds(lambda ref, entry: IncomingActivity(2, (), ref, entry), refs, entries),
    "contracts": st.builds(
        lambda ref, on, line: IncomingLine(2, (), ref, on, None, None, line), refs, days, lines
    ),
}  # fmt: skip


class Command(NamedTuple):
    """Something that a caseload is told."""

    method: str
    values: tuple[Any, ...]
    named: dict[str, Any]


Told = tuple[str, st.SearchStrategy[Command]]


def told(method: str, /, *values: Any, **named: Any) -> Told:
    """A method, and how to draw what it is told."""
    given = st.tuples(*values), st.fixed_dictionaries(named)
    return method, st.builds(Command, st.just(method), *given)


def taken_in(what: str) -> Told:
    terms = st.booleans().map(lambda partial: Terms(LAST_DAY, partial))
    return told("take_in", st.just(what), list_of(incoming[what], 1, 4), terms)


TOLD = (
    told("add_client", words, intakes, another=st.just(True), ref=refs),
    told("add_client", words, intakes),
    told("edit_client", refs, name=words, phone=maybe_words),
    told("edit_client", refs, intake=intakes, program=maybe_words),
    told("close_client", refs, days, maybe_words),
    told("reopen_client", refs, days),
    told("excuse", refs, days, days, maybe_words),
    told("pause", refs, days, maybe_day, maybe_words),
    told("resume", refs, days),
    told("resume", refs, days),
    told("sign", refs, contracts, list_of(planned)),
    told("assign", refs, st.builds(Task, words, days, days)),
    told("log", refs, list_of(entries, 1, 4)),
    told("log_group", list_of(st.tuples(refs, entries), 1, 4)),
    told("place", refs, st.sampled_from(LISTS), days, st.none(), words, st.just(LAST_DAY), st.none() | doors),
    told("add_vision", refs, visions),
    told("plan_check_ins", refs, list_of(planned, 1)),
    told("change_check_in", refs, st.integers(1, 3), planned),
    told("drop_check_in", refs, st.integers(1, 3)),
    told("hold", refs, days, words),
    told("release", refs, days),
    told("open_door", refs, doors),
    told("start_work", refs, st.builds(Job, days, maybe_words, maybe_words, st.none())),
    told("end_work", refs, days),
    told("add_holidays", st.dictionaries(days, maybe_words, min_size=1, max_size=3)),
    told("remove_holidays", list_of(days, 1, 9)),
    told("add_away", intakes, days, maybe_words),
    told("remove_away", intakes),
    *map(taken_in, incoming),
)
commands = st.one_of([drawn for _, drawn in TOLD])
between = st.sampled_from(
    ("undo", "undo", "undo_three", "redo", "redo_two", "close_and_open", "let_triage_remember")
)
moves = st.integers(0, 9).flatmap(lambda n: commands if n < 7 else between)  # seven of ten are commands


class UndoMachine(RuleBasedStateMachine):
    """A caseload, and beside it the plain stack of its records."""

    blank: ClassVar[Path]
    met: ClassVar[Counter[str]]

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory(dir=MEMORY if Path(MEMORY).is_dir() else None)
        self.path = Path(self.folder.name, "caseload.db")
        shutil.copyfile(self.blank, self.path)
        self.now = NOW
        self.open()
        self.first = self.dump()
        self.plain = PlainUndo(self.first)

    def open(self) -> None:
        self.caseload = open_caseload(self.path, now=self.now)
        self.caseload.is_a_draft()  # no disk to wait for

    def teardown(self) -> None:
        """All of it can be taken back, and brought again."""
        try:
            last = self.redo_all()
            while self.plain.can_undo:
                self.undo()
            assert self.dump() == self.first
            assert self.redo_all() == last
            assert self.caseload.rows("PRAGMA foreign_key_check") == []
            assert self.caseload.rows("PRAGMA integrity_check") == [("ok",)]
        finally:
            self.caseload.close()
            self.folder.cleanup()

    def redo_all(self) -> Dump:
        while self.plain.can_redo:
            self.redo()
        return self.dump()

    def dump(self) -> Dump:
        return {table: self.caseload.rows(f"SELECT * FROM {table} ORDER BY id") for table in FACTS}

    def holds(self, now: Dump | None = None) -> None:
        assert (now or self.dump()) == self.plain.now
        assert self.caseload.row("SELECT is_on, step_id FROM recording") == (1, None)

    # What is done

    @initialize()
    def two_clients_come(self) -> None:
        for ref in REFS[:2]:
            self.do(Command("add_client", (f"Person {ref}", BEGINNING), {"ref": ref}))

    @rule(move=moves, whom=st.integers(0, 8))
    def go_on(self, move: Command | str, whom: int) -> None:
        """One rule for all moves: Hypothesis would leave some of several rules out of each sequence."""
        if isinstance(move, Command):
            self.do(self.of_somebody_there(move, whom))
        else:
            getattr(self, move)()

    def of_somebody_there(self, command: Command, whom: int) -> Command:
        """The command, mostly about a client of whom it can be told: one whose file is open, or to be opened."""
        to_be_opened = command.method == "reopen_client"
        there = [
            client.ref for client in self.caseload.clients() if (client.closed_on is not None) == to_be_opened
        ]
        if not there or not whom or not command.values or command.values[0] not in REFS:
            return command
        return command._replace(values=(there[whom % len(there)], *command.values[1:]))

    def do(self, command: Command) -> None:
        """A command is recorded whole, as one step; or it leaves no trace, and what was taken back can be brought."""
        self.now += timedelta(minutes=1)
        self.caseload.is_written_down_at(self.now)
        last = self.caseload.steps(1)
        try:
            getattr(self.caseload, command.method)(*command.values, **command.named)
        except (Mistake, sqlite3.IntegrityError) as refused:
            self.met[f"{command.method}: {type(refused).__name__}"] += 1
            assert self.caseload.steps(1) == last
        now = self.dump()
        if self.caseload.steps(1) != last:
            self.met[command.method] += 1
            self.plain.do(now)
        self.holds(now)

    def undo(self) -> None:
        if self.plain.can_undo:
            self.met["undo"] += 1
            self.caseload.undo()
            self.plain.undo()
        else:
            with pytest.raises(NothingToUndo):
                self.caseload.undo()
        self.holds()

    def redo(self) -> None:
        if self.plain.can_redo:
            self.met["redo"] += 1
            self.caseload.redo()
            self.plain.redo()
        else:
            with pytest.raises(NothingToRedo):
                self.caseload.redo()
        self.holds()

    def undo_three(self) -> None:
        for _ in range(3):
            self.undo()

    def redo_two(self) -> None:
        for _ in range(2):
            self.redo()

    def close_and_open(self) -> None:
        self.caseload.close()
        self.open()
        self.holds()

    def let_triage_remember(self) -> None:
        """What is remembered hinders nobody from taking back the client that it is of."""
        self.caseload.look(anew=True)
        known = [
            (client.ref, Remembered("b", BEGINNING, "[]", BEGINNING, "{}"))
            for client in self.caseload.clients()
        ]
        assert self.caseload.remember(known)
        self.holds()


@pytest.fixture
def blank(tmp_path: Path) -> Iterator[Path]:
    create_caseload(tmp_path / "blank.db", now=NOW).close()
    UndoMachine.blank, UndoMachine.met = tmp_path / "blank.db", Counter()
    yield UndoMachine.blank
    del UndoMachine.blank, UndoMachine.met


def go(chance: int) -> Counter[str]:
    """Half of the sequences, drawn by this chance: what was met in them."""
    run_state_machine_as_test(
        seed(chance)(UndoMachine),
        settings=settings(
            max_examples=SEQUENCES // 2,
            stateful_step_count=COMMANDS,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return UndoMachine.met


@pytest.mark.slow  # some 25,000 commands, each with a look at the whole record
def test_undo_and_redo_give_the_record_that_a_stack_of_records_has(
    blank: Path, measured: Callable[[str], None]
) -> None:
    chances = [randrange(2**32), randrange(2**32)] if DEEP else [1, 2]

    met = sum(abreast(go, chances), Counter[str]())

    assert min(met[method] for method, _ in TOLD) > 4, met
    assert min(met["undo"], met["redo"]) > SEQUENCES
    recorded = sum(met[method] for method in {method for method, _ in TOLD})
    measured(
        f"{recorded:,} commands recorded, {met['undo']:,} taken back and {met['redo']:,} brought again "
        f"in {SEQUENCES:,} sequences: each time the record was the one of a plain stack."
    )
