"""What triage remembers goes as far back as the record changes, whoever changes it."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from doors import raw
from followthrough.casework.activity import Activity
from followthrough.casework.cadence import read_cadence
from followthrough.casework.case_file import Remembered
from followthrough.casework.check_in import CheckIn
from followthrough.casework.client import Client, Job, OpenDoor, Task
from followthrough.casework.contract import Contract, Obligation
from followthrough.casework.vision import Vision
from followthrough.store import Caseload, open_caseload

MEMORY = Remembered(
    *("basis", date(2026, 3, 2), "[moves]", date(2026, 2, 2), "{bookmark}"),
    *(date(2026, 3, 3), date(2026, 3, 9), "{answer}"),
)
UNANSWERED = MEMORY._replace(good_from=None, good_until=None, answer=None)
GONE = None
BEFORE = date(2026, 1, 9)
"""Before the bookmark: the day of all that stands recorded when the memory is made."""

Change = Callable[[Caseload], object]


def remembered(caseload: Caseload) -> dict[str, Remembered | None]:
    return {client.ref: memory for client, memory in caseload.at_hand()}


def entry(day: date) -> list[Activity]:
    return [Activity(0, day, "application")]


@pytest.fixture
def known(caseload: Caseload, ana: Client, luc: Client, standard: Contract) -> Caseload:
    """Ana and Luc with a little of everything, both remembered."""
    for ref in (ana.ref, luc.ref):
        caseload.sign(ref, standard._replace(signed_on=BEFORE))
        caseload.pause(ref, BEFORE, None, None)
        caseload.assign(ref, Task("Call Sam", BEFORE, BEFORE))
        caseload.add_vision(ref, Vision(BEFORE, "A flat."))
        caseload.open_door(ref, OpenDoor(BEFORE, "A place in day care."))
        caseload.log(ref, entry(date(2026, 3, 1)))
    caseload.add_holidays({date(2026, 2, 16): "Family Day"})
    caseload.add_away(date(2026, 2, 17), date(2026, 2, 18))
    assert caseload.remember([(ana.ref, MEMORY), (luc.ref, MEMORY)])
    return caseload


def by_hand(statement: str) -> Change:
    def change(caseload: Caseload) -> None:
        with caseload.writing():
            caseload.open_step("by hand")
            caseload.write(statement)

    return change


ON_ANA: dict[str, tuple[Change, Remembered | None]] = {
    "an entry before the bookmark": (lambda c: c.log("C7F3", entry(date(2026, 2, 1))), GONE),
    "an entry on the bookmark": (
        lambda c: c.log("C7F3", entry(date(2026, 2, 2))),
        UNANSWERED._replace(through=date(2026, 2, 1)),
    ),
    "an entry in between": (
        lambda c: c.log("C7F3", entry(date(2026, 2, 20))),
        UNANSWERED._replace(through=date(2026, 2, 19)),
    ),
    "an entry later": (lambda c: c.log("C7F3", entry(date(2026, 3, 9))), UNANSWERED),
    "several entries": (
        lambda c: c.log("C7F3", entry(date(2026, 3, 9)) + entry(date(2026, 2, 20)) + entry(date(2026, 3, 1))),
        UNANSWERED._replace(through=date(2026, 2, 19)),
    ),
    "an entry moved to a later day": (
        by_hand("UPDATE activity SET day = '2026-03-08' WHERE client_id = 1"),
        UNANSWERED._replace(through=date(2026, 2, 28)),
    ),
    "an entry moved to an earlier day": (
        by_hand("UPDATE activity SET day = '2026-01-31' WHERE client_id = 1"),
        GONE,
    ),
    "an entry deleted": (
        by_hand("DELETE FROM activity WHERE client_id = 1"),
        UNANSWERED._replace(through=date(2026, 2, 28)),
    ),
    "a contract": (lambda c: c.sign("C7F3", Contract(date(2026, 3, 1))), GONE),
    "a contract changed": (by_hand("UPDATE contract SET ends_on = NULL WHERE client_id = 1"), GONE),
    "a line changed": (by_hand("UPDATE obligation SET wording = 'x' WHERE contract_id = 1"), GONE),
    "a line deleted": (by_hand("DELETE FROM obligation WHERE contract_id = 1"), GONE),
    "an absence": (lambda c: c.excuse("C7F3", date(2026, 3, 1), date(2026, 3, 1), None), GONE),
    "a pause ended": (lambda c: c.resume("C7F3", date(2026, 3, 1)), GONE),
    "a pause removed": (lambda c: c.resume("C7F3", BEFORE), GONE),
    "a task": (lambda c: c.assign("C7F3", Task("Call Eva", date(2026, 3, 1), date(2026, 3, 9))), GONE),
    "a task changed": (by_hand("UPDATE task SET due = '2026-03-01' WHERE client_id = 1"), GONE),
    "a task deleted": (by_hand("DELETE FROM task WHERE client_id = 1"), GONE),
    "a placement": (
        lambda c: c.place("C7F3", "active", date(2026, 1, 8), None, "why", date(2026, 12, 31)),
        GONE,
    ),
    "a vision": (lambda c: c.add_vision("C7F3", Vision(date(2026, 3, 1), "A dog.")), UNANSWERED),
    "a vision changed": (by_hand("UPDATE vision SET words = 'x' WHERE client_id = 1"), UNANSWERED),
    "a vision deleted": (by_hand("DELETE FROM vision WHERE client_id = 1"), UNANSWERED),
    "an open door": (lambda c: c.open_door("C7F3", OpenDoor(date(2026, 3, 1), "A bus pass.")), UNANSWERED),
    "an open door changed": (
        by_hand("UPDATE open_door SET would_help = 'x' WHERE client_id = 1"),
        UNANSWERED,
    ),
    "an open door no more": (by_hand("DELETE FROM open_door WHERE client_id = 1"), UNANSWERED),
    "check-ins": (lambda c: c.plan_check_ins("C7F3", [CheckIn(BEFORE, BEFORE, "call")]), MEMORY),
    "work": (lambda c: c.start_work("C7F3", Job(BEFORE)), MEMORY),
    "an earlier intake": (lambda c: c.edit_client("C7F3", intake=date(2026, 1, 2)), GONE),
    "another program": (lambda c: c.edit_client("C7F3", program="EAS"), GONE),
    "another phone": (lambda c: c.edit_client("C7F3", phone="604-555-0142", name="Ana R."), MEMORY),
    "the closing": (lambda c: c.close_client("C7F3", date(2026, 3, 20), None), GONE),
}


@pytest.mark.parametrize("what", ON_ANA)
def test_what_is_recorded_of_one_is_forgotten_of_that_one_only(known: Caseload, what: str) -> None:
    change, left = ON_ANA[what]

    change(known)

    assert remembered(known) == {"C7F3": left, "K2QD": MEMORY}


@pytest.mark.parametrize("what", ON_ANA)
def test_undo_and_redo_forget_as_the_command_itself(known: Caseload, what: str) -> None:
    change, left = ON_ANA[what]
    change(known)

    for move in (known.undo, known.redo):
        known.remember([("C7F3", MEMORY)])
        move()
        assert remembered(known) == {"C7F3": left, "K2QD": MEMORY}


ON_ALL: dict[str, Change] = {
    "a holiday": lambda c: c.add_holidays({date(2026, 4, 3): "Good Friday"}),
    "a holiday by another name": lambda c: c.add_holidays({date(2026, 2, 16): "Louis Riel Day"}),
    "a holiday no more": lambda c: c.remove_holidays([date(2026, 2, 16)]),
    "days away": lambda c: c.add_away(date(2026, 4, 7), date(2026, 4, 8)),
    "days away no more": lambda c: c.remove_away(date(2026, 2, 17)),
    "days away changed": by_hand("UPDATE away SET last = '2026-02-19'"),
}


@pytest.mark.parametrize("what", ON_ALL)
def test_what_changes_the_calendar_is_forgotten_of_everybody(known: Caseload, what: str) -> None:
    ON_ALL[what](known)
    assert remembered(known) == {"C7F3": GONE, "K2QD": GONE}

    known.remember([("C7F3", MEMORY), ("K2QD", MEMORY)])
    known.undo()
    assert remembered(known) == {"C7F3": GONE, "K2QD": GONE}


def test_a_line_added_forgets_its_client(known: Caseload) -> None:
    line = Obligation("client", "report", read_cadence("weekly"))
    known.sign("K2QD", Contract(date(2026, 3, 1), None, (line,)))

    assert remembered(known) == {"C7F3": MEMORY, "K2QD": GONE}


def test_taking_a_client_back_takes_the_memory_too(caseload: Caseload, ana: Client) -> None:
    caseload.remember([(ana.ref, MEMORY)])
    caseload.undo()
    caseload.redo()

    assert remembered(caseload) == {"C7F3": None}


def test_a_memory_replaces_the_one_before(known: Caseload) -> None:
    assert known.remember([("C7F3", UNANSWERED), ("ZZZ9", MEMORY)])

    assert remembered(known) == {"C7F3": UNANSWERED, "K2QD": MEMORY}
    assert known.steps(1)[0].command.startswith("away ")


def test_nothing_is_remembered_while_somebody_writes(known: Caseload, path: Path) -> None:
    other = raw(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    assert not known.remember([("C7F3", UNANSWERED)])
    other.execute("ROLLBACK")
    assert known.remember([("C7F3", UNANSWERED)])
    other.close()


def test_what_was_concluded_before_somebody_wrote_is_not_remembered(
    known: Caseload, path: Path, now: datetime
) -> None:
    list(known.at_hand())
    with open_caseload(path, now=now) as other:
        other.log("C7F3", entry(date(2026, 2, 20)))

    assert not known.remember([("C7F3", MEMORY)])
    list(known.at_hand())
    assert known.remember([("K2QD", UNANSWERED)])
    assert remembered(known)["C7F3"] == UNANSWERED._replace(through=date(2026, 2, 19))


def test_what_was_concluded_before_this_sitting_wrote_is_not_remembered(known: Caseload) -> None:
    known.case_file("C7F3")
    known.log("C7F3", entry(date(2026, 2, 20)))

    assert not known.remember([("C7F3", MEMORY)])
