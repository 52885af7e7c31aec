"""The audit trail: who did what, about whom; each entry sealed with the one before; without a name or a text."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from doors import raw
from followthrough.casework.activity import Activity
from followthrough.casework.audit_trail import BEGINNING, MOST_NAMED, Chain, Entry
from followthrough.casework.client import Client
from followthrough.casework.mistakes import NoSuchClient
from followthrough.store import Caseload, audit, open_caseload

FIRST = date(2026, 1, 5)
CALL = Activity(0, FIRST, "application")


def said(caseload: Caseload) -> list[tuple[str, str, str, str | None]]:
    return [(entry.who, entry.did, entry.what, entry.about) for entry in caseload.trail()]


@pytest.fixture
def kim(caseload: Caseload) -> Caseload:
    """The caseload, with Kim at work on it."""
    caseload.is_done_by("kim", "")
    return caseload


def test_a_change_is_entered_with_it_for_each_client(kim: Caseload, ana: Client, luc: Client) -> None:
    kim.about.clear()
    kim.log_group([(ana.ref, CALL), (luc.ref, CALL._replace(on=date(2026, 1, 6)))])

    assert said(kim) == [
        ("kim", "changed", "add-client", "C7F3"),
        ("kim", "changed", "add-client", "C7F3"),
        ("kim", "changed", "add-client", "K2QD"),
        ("kim", "changed", "log-group", "C7F3"),
        ("kim", "changed", "log-group", "K2QD"),
    ]


def test_an_entry_says_when_in_utc(kim: Caseload, ana: Client, now: datetime) -> None:
    assert list(kim.trail()) == [Entry(1, now, "kim", "changed", "add-client", ana.ref)]
    assert now.tzinfo is UTC


def test_what_is_not_kept_is_not_entered(kim: Caseload) -> None:
    with pytest.raises(NoSuchClient):
        kim.log("NONE", [CALL])

    assert said(kim) == []


def test_of_many_clients_one_entry_speaks_for_all(kim: Caseload) -> None:
    for number in range(MOST_NAMED + 1):
        kim.add_client(f"Client {number}", FIRST)
    kim.undo()

    assert said(kim)[-1] == ("kim", "changed", "add-client", None)


def test_undo_and_redo_are_entered(kim: Caseload, ana: Client) -> None:
    kim.is_done_by("kim", "undo")
    kim.undo()
    kim.redo()

    assert [did for _, did, *_ in said(kim)] == ["changed", "changed", "changed"]
    assert said(kim)[-1][2] == "undo"


def test_a_look_is_entered_with_whom_it_was_about(kim: Caseload, ana: Client) -> None:
    kim.about.clear()
    kim.is_done_by("kim", "show")
    kim.find("ana")

    assert kim.enter("saw")
    assert said(kim)[-1] == ("kim", "saw", "show", "C7F3")


def test_a_look_is_not_kept_waiting(
    kim: Caseload, path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followthrough.store.connection.SOON", 0.01)
    with open_caseload(path, now=now) as other, other.writing():
        assert not kim.enter("saw")

    assert kim.enter("saw")


def test_a_look_at_a_file_that_is_read_only_is_not_entered(
    caseload: Caseload, path: Path, now: datetime, nobody: Callable[[int, int], AbstractContextManager[None]]
) -> None:
    with nobody(0o444, 0o555), open_caseload(path, now=now) as theirs:
        assert theirs.clients() == []
        assert not theirs.enter("saw")

    assert said(caseload) == []


def test_the_trail_is_chosen_by_client_and_day(
    kim: Caseload, ana: Client, luc: Client, now: datetime
) -> None:
    day = now.astimezone().date()

    assert [entry.number for entry in kim.trail(luc.ref)] == [3]
    assert [entry.number for entry in kim.trail(first=day, last=day)] == [1, 2, 3]
    assert list(kim.trail(last=date(2026, 1, 1))) == []
    assert list(kim.trail(first=date(2026, 2, 1))) == []


# The chain


def test_the_chain_is_whole(kim: Caseload, ana: Client) -> None:
    assert kim.chain() == Chain(1, kim.rows("SELECT digest FROM audit")[0][0], None)


def test_before_anything_was_done_the_chain_is_at_its_beginning(caseload: Caseload) -> None:
    assert caseload.chain() == Chain(0, BEGINNING, None)


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE audit SET who = 'nobody' WHERE id = 2",
        "UPDATE audit SET at = '2026-01-01T00:00:00+00:00' WHERE id = 2",
        "UPDATE audit SET did = 'saw' WHERE id = 2",
        "UPDATE audit SET what = 'ft' WHERE id = 2",
        "UPDATE audit SET about = 'C7F4' WHERE id = 2",
        "UPDATE audit SET about = NULL, salt = NULL, mark = '' WHERE id = 2",
        "DELETE FROM audit WHERE id = 2",
        "UPDATE audit SET id = 99 WHERE id = 2",
    ],
)
def test_an_entry_changed_by_another_program_breaks_the_chain(
    kim: Caseload, path: Path, ana: Client, luc: Client, deed: str
) -> None:
    kim.close()
    with closing(raw(path)) as other:
        with pytest.raises(sqlite3.IntegrityError, match="never changes"):
            other.execute(deed)
        other.execute("DROP TRIGGER audit_update")
        other.execute("DROP TRIGGER audit_delete")
        other.execute(deed)
        other.commit()

    with open_caseload(path, now=datetime.now(UTC)) as caseload:
        assert caseload.chain().broken_at in (2, 3)


def test_whom_it_was_about_can_be_forgotten_and_the_chain_holds(
    kim: Caseload, ana: Client, luc: Client
) -> None:
    before = kim.chain()
    with kim.writing():
        assert audit.forget(kim, ana.ref) == 2

    assert kim.chain() == before
    assert [about for *_, about in said(kim)] == [None, None, "K2QD"]
    assert kim.rows("SELECT count(*) FROM audit WHERE salt IS NULL") == [(2,)]


def test_nobody_can_find_out_by_trial_whom_it_was_about(kim: Caseload, ana: Client) -> None:
    marks = kim.rows("SELECT mark FROM audit")
    kim.edit_client(ana.ref, phone="604-555-0142")

    assert len({*marks, *kim.rows("SELECT mark FROM audit")}) == 2
