"""Erasing: nothing of a person is left in the file, and all that is counted stays as it was."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from doors import IS_ENCRYPTED, raw
from everything import OF_A_PERSON, fill, words_in
from followthrough.casework.activity import Activity
from followthrough.casework.cadence import read_cadence
from followthrough.casework.check_in import CheckIn
from followthrough.casework.client import Client, Job, Task
from followthrough.casework.contract import Contract, Obligation
from followthrough.casework.holding import NOW
from followthrough.casework.incoming import IncomingActivity, IncomingClient, Terms
from followthrough.casework.mistakes import (
    ClientIsErased,
    Mistake,
    NoSuchClient,
    NothingToUndo,
    NotSwept,
    UnderLegalHold,
)
from followthrough.casework.stub import FEWEST, OTHER_OUTCOMES, OTHER_REFERRALS, Erasure, numbered, shared
from followthrough.casework.vision import Vision
from followthrough.month import audit
from followthrough.month.coming_and_going import OTHERS
from followthrough.month.suppression import SMALL
from followthrough.store import Caseload, open_caseload
from followthrough.store.erasing import DROPPED, EMPTIED, TITLES
from followthrough.store.forgetting import without
from followthrough.store.statements import COLUMNS, FACTS

Dump = dict[str, list[tuple[Any, ...]]]
Dumped = Callable[[Caseload], Dump]

ON = date(2026, 6, 1)
STAY = {
    "client": {"recorded_at", "intake", "program", "language", "outcome", "referral", "closed_on"},
    "contract": {"recorded_at", "signed_on", "ends_on"},
    "obligation": {"recorded_at", "position", "party", "kind", "cadence"},
    "absence": {"recorded_at", "kind", "first", "last"},
    "task": {"recorded_at", "assigned_on", "due"},
    "placement": {"recorded_at", "list", "day", "until"},
    "open_door": {"recorded_at", "day", "review_on"},
    "job": {"recorded_at", "started_on", "ended_on"},
    "activity": {
        *("recorded_at", "day", "kind", "count", "outcome", "direction", "topic", "week_of", "minutes"),
    },
}  # fmt: skip
"""Columns that stay as they are: days, kinds and counts."""
RENAMED = {"client": {"ref", "name", "folded", "email", "phone", "channel"}}
KEYS = {"id", "client_id", "contract_id"}


def entry(day: int, kind: str = "application", note: str | None = None, **said: Any) -> Activity:
    return Activity(0, date(2026, 1, day), kind, note=note, **said)


def bytes_of(path: Path) -> bytes:
    """All that lies on disk of a caseload; of an encrypted one, what its tables hold."""
    if not IS_ENCRYPTED:
        return b"".join(place.read_bytes() for place in sorted(path.parent.glob(f"{path.name}*")))
    with closing(raw(path)) as file:
        tables = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return repr([file.execute(f"SELECT * FROM {table}").fetchall() for table in tables]).encode()


def sound(path: Path) -> list[Any]:
    with closing(raw(path)) as file:
        return [
            file.execute("PRAGMA integrity_check").fetchall(),
            file.execute("PRAGMA foreign_key_check").fetchall(),
        ]


@pytest.mark.parametrize("fact", OF_A_PERSON)
def test_of_every_column_it_is_decided_whether_it_stays(fact: str) -> None:
    titles = {TITLES[fact][0]} if fact in TITLES else set()
    emptied = set(EMPTIED.get(fact, ())) | RENAMED.get(fact, set()) | titles

    if fact in DROPPED:
        assert fact not in STAY
    else:
        assert set(COLUMNS[fact]) == STAY[fact] | emptied | KEYS & set(COLUMNS[fact])


def test_nothing_that_was_said_of_a_person_is_left_in_the_file(
    caseload: Caseload, path: Path, ana: Client, luc: Client
) -> None:
    kept = fill(caseload, ana.ref, "a")
    later = {"on": date(2026, 3, 2)}
    caseload.log(ana.ref, [entry(7, note="anotherzwordz")._replace(**later)])
    caseload.edit_client(ana.ref, name="Namezbeforez", phone="604zphonez")
    with caseload.writing():
        caseload.open_step(f"log {ana.ref}")
        for fact in set(OF_A_PERSON) - {"client", "contract"}:
            caseload.write(f"DELETE FROM {fact} WHERE id = (SELECT max(id) FROM {fact})")
    kept += fill(caseload, ana.ref, "b")
    caseload.log(ana.ref, [entry(8, note="takenzbackz")._replace(**later)])
    caseload.undo()
    group = [(ana.ref, entry(9, note="inzazgroupz")), (luc.ref, entry(9, note="luczstaysz"))]
    caseload.log_group([(ref, one._replace(**later)) for ref, one in group])

    caseload.erase(ana.ref, ON, "request")
    caseload.sweep_after()
    caseload.close()

    left = bytes_of(path)
    of_ana = {
        *(word for word in words_in(kept) if "zprogramz" not in word),
        *(
            "anotherzwordz",
            "Namezbeforez",
            "604zphonez",
            "takenzbackz",
            "inzazgroupz",
            "Ana Reyes",
            "ana reyes",
        ),
    }
    found = [word for word in of_ana if word.encode() in left or word.encode("utf-16-le") in left]
    assert found == []
    assert b"luczstaysz" in left
    assert sound(path) == [[("ok",)], []]


def test_what_is_counted_stays(caseload: Caseload, ana: Client, dump: Dumped) -> None:
    fill(caseload, ana.ref)
    before = dump(caseload)

    caseload.erase(ana.ref, ON, "request")

    after = dump(caseload)
    for fact in OF_A_PERSON:
        stay = [COLUMNS[fact].index(name) for name in COLUMNS[fact] if name in STAY.get(fact, ())]
        rows = [[tuple(row[at] for at in stay) for row in dumped[fact]] for dumped in (before, after)]
        if fact == "client":  # few share how it came out, and who sent her
            assert [row[:-2] for row in rows[0]] == [row[:-2] for row in rows[1]]
        elif fact not in DROPPED:
            assert rows[0] == rows[1]
    assert {fact: len(after[fact]) for fact in DROPPED} == dict.fromkeys(DROPPED, 0)


def test_a_task_that_was_done_is_known_as_done(caseload: Caseload, ana: Client) -> None:
    caseload.assign(ana.ref, Task("Find the résumé", date(2026, 1, 6), date(2026, 1, 9)))
    caseload.assign(ana.ref, Task("Ask Marta", date(2026, 1, 6), date(2026, 1, 9)))
    caseload.log(
        ana.ref, [entry(8, "task", title="find the resume"), entry(8, "task"), entry(8, title="at a shop")]
    )

    erased = caseload.erase(ana.ref, ON, "request")

    case = caseload.case_file(erased.stub)
    assert [task.title for task in case.tasks] == ["Task 2", "Task 1"]
    assert [activity.title for activity in case.activities] == ["Task 2", None, None]


def test_what_is_left_is_a_closed_file_of_nobody(caseload: Caseload, ana: Client, luc: Client) -> None:
    erased = caseload.erase(ana.ref, ON, "request")

    stub = caseload.find(erased.stub)
    assert stub == Client(erased.stub, "Erased client", ana.intake, closed_on=ON)
    assert caseload.erasures() == [Erasure(caseload.recorded_at, ana.ref, "request")]
    assert (erased.ref, erased.gone, erased.kept, erased.earlier) == (ana.ref, {}, {"client": 1}, 0)
    for text in (ana.ref, "ana", "erased"):
        with pytest.raises(NoSuchClient):
            caseload.find(text)


def test_a_stub_takes_nothing_more(caseload: Caseload, ana: Client) -> None:
    stub = caseload.erase(ana.ref, ON, "request").stub
    asked: list[Callable[[], object]] = [
        lambda: caseload.log(stub, [entry(7)]),
        lambda: caseload.reopen_client(stub, ON),
        lambda: caseload.edit_client(stub, name="Ana Reyes"),
        lambda: caseload.hold(stub, ON, "a lawsuit"),
        lambda: caseload.erase(stub, ON, "request"),
    ]
    for ask in asked:
        with pytest.raises(ClientIsErased):
            ask()
    assert caseload.entries(stub) == []


def test_a_legal_hold_keeps_a_file(caseload: Caseload, ana: Client, dump: Dumped) -> None:
    caseload.hold(ana.ref, ON, "a lawsuit")
    before = dump(caseload)

    with pytest.raises(UnderLegalHold):
        caseload.erase(ana.ref, ON, "request")
    assert dump(caseload) == before
    caseload.release(ana.ref, ON)
    assert caseload.erase(ana.ref, ON, "request").gone == {"hold": 1}


def test_an_old_table_does_not_bring_anybody_back(caseload: Caseload, ana: Client, luc: Client) -> None:
    stub = caseload.erase(ana.ref, ON, "request").stub
    clients = [
        IncomingClient(line, ("", ref), ref, "Ana Reyes", {}) for line, ref in enumerate((ana.ref, stub), 2)
    ]
    entries = [
        IncomingActivity(line, (ref,), ref, entry(7)) for line, ref in enumerate((ana.ref, stub, luc.ref), 2)
    ]
    terms = Terms(ON, partial=True)

    taken = [caseload.take_in("clients", clients, terms), caseload.take_in("activities", entries, terms)]

    assert [[row.line for row in one.rejected] for one in taken] == [[2, 3], [2, 3]]
    assert [client.name for client in caseload.clients()] == ["Erased client", "Luc Tremblay"]
    assert (len(caseload.entries(stub)), len(caseload.entries(luc.ref))) == (0, 1)


# The journal ----------------------------------------------------------------------------------------------------


def test_steps_of_others_are_taken_back_and_brought_again(
    caseload: Caseload, ana: Client, luc: Client, dump: Dumped
) -> None:
    caseload.log(luc.ref, [entry(7)])
    caseload.log_group([(one.ref, entry(8)) for one in (luc, ana, luc)])
    caseload.log(ana.ref, [entry(9)])
    caseload.edit_client(luc.ref, phone="604-555-0161")

    stub = caseload.erase(ana.ref, ON, "request").stub

    known = dump(caseload)
    steps = [step.command for step in caseload.steps()]
    assert steps == [
        "edit-client K2QD: phone", "log-group application for 2 clients", "log application for K2QD", "add-client K2QD",
    ]  # fmt: skip
    for _ in steps:
        caseload.undo()
    with pytest.raises(NothingToUndo):
        caseload.undo()
    assert [client.ref for client in caseload.clients()] == [stub]
    assert len(caseload.entries(stub)) == 2
    for _ in steps:
        caseload.redo()
    assert dump(caseload) == known


def test_an_import_is_taken_back_but_for_what_was_erased(
    caseload: Caseload, dump: Dumped, standard: Any
) -> None:
    people = [Client(ref, f"Client {ref}", date(2026, 1, 5)) for ref in ("C7F3", "K2QD", "M4RB")]
    files = [caseload_file(client, standard, [entry(day) for day in range(5, 9)]) for client in people]
    caseload.import_all(caseload.calendar(), files)

    stub = caseload.erase("K2QD", ON, "request").stub

    known = dump(caseload)
    caseload.undo()
    assert [client.ref for client in caseload.clients()] == [stub]
    assert len(caseload.case_file(stub).contracts[0].obligations) == 3
    caseload.redo()
    assert dump(caseload) == known


def caseload_file(client: Client, contract: Any, entries: list[Activity]) -> Any:
    from followthrough.casework.case_file import CaseFile

    return CaseFile(client, contracts=(contract,), activities=tuple(entries))


def test_a_number_that_was_given_again_is_whose_it_is_now(
    caseload: Caseload, ana: Client, luc: Client
) -> None:
    caseload.excuse(ana.ref, date(2026, 1, 7), date(2026, 1, 8), "ill")
    caseload.pause(ana.ref, date(2026, 1, 12), None, None)
    caseload.resume(ana.ref, date(2026, 1, 12))
    caseload.excuse(luc.ref, date(2026, 1, 7), date(2026, 1, 9), "a wedding")
    assert caseload.rows("SELECT id, client_id FROM absence") == [(1, 1), (2, 2)]

    stub = caseload.erase(ana.ref, ON, "request").stub

    assert caseload.undo().command == "excuse K2QD"
    assert caseload.case_file(luc.ref).absences == ()
    caseload.redo()
    assert [absence.why for absence in caseload.case_file(luc.ref).absences] == ["a wedding"]
    assert [absence.why for absence in caseload.case_file(stub).absences] == [None]


def test_a_number_that_somebody_may_get_back_is_given_up(
    caseload: Caseload, ana: Client, luc: Client
) -> None:
    caseload.pause(luc.ref, date(2026, 1, 12), None, "a wedding")
    caseload.resume(luc.ref, date(2026, 1, 12))
    caseload.excuse(ana.ref, date(2026, 1, 7), date(2026, 1, 8), "ill")
    assert caseload.rows("SELECT id, client_id FROM absence") == [(1, 1)]

    stub = caseload.erase(ana.ref, ON, "request").stub
    assert caseload.undo().command == "resume K2QD"

    assert [absence.why for absence in caseload.case_file(luc.ref).absences] == ["a wedding"]
    assert [absence.first for absence in caseload.case_file(stub).absences] == [date(2026, 1, 7)]


@pytest.mark.parametrize(
    ("numbers", "left"),
    [
        ({1}, [(2, 9)]), ({9}, [(1, 8)]), ({3, 4, 7}, [(1, 2), (5, 6), (8, 9)]), (set(range(1, 10)), []),
    ],
)  # fmt: skip
def test_a_range_without_some_numbers_is_what_is_left(numbers: set[int], left: list[tuple[int, int]]) -> None:
    assert list(without(numbers, 1, 9)) == left


REFS = ("C7F3", "K2QD", "M4RB")


def something(caseload: Caseload, chance: Random) -> None:
    """One command of a day, about one of three clients or all of them; refused, or nothing to undo, it is no step."""
    ref, day = chance.choice(REFS), date(2026, 1, 5) + timedelta(chance.randrange(60))
    line = Obligation(
        "client", "task", read_cadence(f"by {day + timedelta(9)}"), f"title {chance.randrange(4)}"
    )
    one = Activity(0, day, "task", title=f"Title {chance.randrange(4)}", note="words")
    commands: list[Callable[[], object]] = [
        lambda: caseload.log(ref, [one] * chance.randint(1, 3)),
        lambda: caseload.log_group([(each, one) for each in chance.sample(REFS * 2, 4)]),
        lambda: caseload.sign(
            ref, Contract(day, None, (line, line._replace(party="counsellor", kind="reply")))
        ),
        lambda: caseload.assign(ref, Task(f"title {chance.randrange(4)}", day, day + timedelta(7))),
        lambda: caseload.place(ref, "low-power", day, None, "words", date(2026, 12, 1)),
        lambda: caseload.excuse(ref, day, day, "words"),
        lambda: caseload.pause(ref, day, None, "words"),
        lambda: caseload.resume(ref, day),
        lambda: caseload.add_vision(ref, Vision(day, "words")),
        lambda: caseload.plan_check_ins(ref, [CheckIn(day, day, "call", None, "words")] * 2),
        lambda: caseload.drop_check_in(ref, chance.randint(1, 6)),
        lambda: caseload.edit_client(ref, phone=f"604-555-{chance.randrange(9999):04}"),
        lambda: caseload.close_client(ref, day, "words"),
        lambda: caseload.reopen_client(ref, day),
        lambda: caseload.start_work(ref, Job(day, "words", "words")),
        lambda: caseload.hold(ref, day, "words"),
        lambda: caseload.release(ref, day),
        lambda: sum(not step.undone for step in caseload.steps(9)) > len(REFS) and caseload.undo(),
        caseload.redo,
    ]
    with suppress(Mistake):
        chance.choice(commands)()


@pytest.mark.parametrize("seed", range(400 if os.environ.get("FT_DEEP") else 20))
def test_whatever_was_done_is_taken_back_and_brought_again_without_the_one_who_was_erased(
    caseload: Caseload, dump: Dumped, seed: int
) -> None:
    caseload.is_a_draft()
    chance = Random(seed)
    for ref in REFS:
        caseload.add_client(f"Client {ref}", date(2026, 1, 5), ref=ref)
    for _ in range(60):
        something(caseload, chance)
    with suppress(Mistake):
        caseload.release("K2QD", ON)
    others = of_others(dump(caseload))

    stub = caseload.erase("K2QD", ON, "request").stub

    known = dump(caseload)
    assert of_others(known) == others
    left = [row for row in known["client"] if row[2] == stub]
    count = 0
    with suppress(NothingToUndo):
        while caseload.undo():
            count += 1
    assert caseload.clients() == [caseload.find(stub)]
    assert dump(caseload)["client"] == left
    for _ in range(count):
        caseload.redo()
    assert dump(caseload) == known
    assert caseload.rows("PRAGMA foreign_key_check") == []
    assert len(caseload.holdings(stub)) == len([row for row in caseload.holdings(stub) if row.held == NOW])


def of_others(dumped: Dump) -> Dump:
    """The rows of the two who stay; the one who goes came second."""
    facts = [fact for fact in OF_A_PERSON if "client_id" in COLUMNS[fact]]
    contracts = {row[0] for row in dumped["contract"] if row[2] == 2}
    found = {fact: [row for row in dumped[fact] if row[2] != 2] for fact in facts}
    found["client"] = [row for row in dumped["client"] if row[0] != 2]
    found["obligation"] = [row for row in dumped["obligation"] if row[2] not in contracts]
    return found


def test_a_file_that_somebody_reads_is_swept_later(
    caseload: Caseload, path: Path, ana: Client, now: Any
) -> None:
    caseload.erase(ana.ref, ON, "request")
    with (
        closing(raw(path, isolation_level=None)) as reader,
        open_caseload(path, now=now, patience=0.1) as sitting,
    ):
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM client").fetchone()
        with pytest.raises(NotSwept, match="C7F3 is erased; the unused space of the file"):
            sitting.sweep_after(ana.ref)
        reader.execute("COMMIT")
        sitting.sweep_after(ana.ref)


# Copies, the trail, and words that few share -----------------------------------------------------------------------


def test_a_backup_does_not_bring_anybody_back(
    caseload: Caseload, path: Path, ana: Client, luc: Client, tmp_path: Path, now: Any
) -> None:
    caseload.log(ana.ref, [entry(7, note="anzoldznotez")])
    caseload.hold(ana.ref, ON, "a lawsuit that was over by then")
    older = tmp_path / "older" / "caseload.db"
    older.parent.mkdir()
    shutil.copy(path, older)
    caseload.release(ana.ref, ON)
    caseload.erase(ana.ref, ON, "retention")
    known = [*caseload.erasures(), Erasure("2026-02-01T10:00:00+00:00", "9XHT", "request")]

    with open_caseload(older, now=now) as brought_back:
        assert [erased.ref for erased in brought_back.erase_again(known)] == [ana.ref]
        assert brought_back.erasures() == known
        assert [client.name for client in brought_back.clients()] == ["Erased client", "Luc Tremblay"]
        assert brought_back.erase_again(known) == []
    assert b"anzoldznotez" not in bytes_of(older)


def test_the_trail_says_that_somebody_was_erased_and_not_who(
    caseload: Caseload, path: Path, ana: Client, luc: Client, now: Any
) -> None:
    for client in (ana, luc):
        with open_caseload(path, now=now) as sitting:
            sitting.log(client.ref, [entry(7)])
    with open_caseload(path, now=now) as sitting:
        assert [said.about for said in sitting.trail(ana.ref)] != []
        sitting.erase(ana.ref, ON, "request")

    *before, last = caseload.trail()
    assert (last.did, last.about) == ("erased", None)
    assert [said for said in before if said.about == ana.ref] == []
    assert [said.about for said in before if said.about] == [luc.ref, luc.ref]
    assert caseload.chain().broken_at is None


def test_words_that_few_share_become_those_of_many() -> None:
    assert shared("Hired", ["hired"] * FEWEST, "others") == "Hired"
    assert shared("Hired", ["hired"] * (FEWEST - 1) + ["moved", None], "others") == "others"
    assert shared(None, [None], "others") is None
    assert numbered(["b", "A", "a", None, "́"]) == {"a": "Task 1", "b": "Task 2"}


def test_few_are_as_few_and_others_are_called_as_in_a_report() -> None:
    assert (FEWEST, OTHER_OUTCOMES, OTHER_REFERRALS) == (SMALL, OTHERS, audit.OTHERS)


def test_facts_are_either_of_the_office_or_of_a_person() -> None:
    assert set(FACTS) - set(OF_A_PERSON) == {"holiday", "away"}
