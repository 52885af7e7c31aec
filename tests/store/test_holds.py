"""Legal holds, and how long closed files are kept."""

from datetime import date, timedelta

import pytest

from followthrough.casework.activity import Activity
from followthrough.casework.check_in import CheckIn
from followthrough.casework.client import Client, Job
from followthrough.casework.mistakes import AlreadyHeld, NoSuchClient, NotHeld
from followthrough.casework.retention import AtRest, Hold
from followthrough.store import Caseload

CLOSED = date(2026, 3, 2)


def test_a_hold_holds_until_it_is_released(caseload: Caseload, ana: Client) -> None:
    hold = caseload.hold(ana.ref, date(2026, 2, 2), "a hearing is set")

    assert hold == Hold(date(2026, 2, 2), None, "a hearing is set")
    assert caseload.held() == [(ana.ref, ana.name, hold)]
    released = caseload.release(ana.ref, date(2026, 4, 1))
    assert released == hold._replace(until=date(2026, 4, 1))
    assert caseload.held() == []
    assert caseload.case_file(ana.ref).holds == (released,)


def test_a_client_is_held_once_at_a_time(caseload: Caseload, ana: Client) -> None:
    with pytest.raises(NotHeld):
        caseload.release(ana.ref, CLOSED)
    caseload.hold(ana.ref, CLOSED, "a hearing")
    with pytest.raises(AlreadyHeld):
        caseload.hold(ana.ref, CLOSED, "an audit")
    caseload.release(ana.ref, CLOSED - timedelta(days=9))
    caseload.hold(ana.ref, CLOSED, "an audit")

    assert caseload.case_file(ana.ref).holds == (
        Hold(CLOSED, CLOSED, "a hearing"),
        Hold(CLOSED, None, "an audit"),
    )
    with pytest.raises(NoSuchClient):
        caseload.hold("9XHT", CLOSED, "nobody")


def test_a_hold_and_its_end_are_steps(caseload: Caseload, ana: Client) -> None:
    caseload.hold(ana.ref, CLOSED, "a hearing")
    caseload.release(ana.ref, CLOSED)

    assert caseload.undo().command == "hold C7F3: released"
    assert [ref for ref, *_ in caseload.held()] == [ana.ref]
    assert caseload.undo().command == "hold C7F3"
    assert caseload.held() == []


def test_a_file_is_at_rest_from_the_last_day_that_anything_in_it_is_about(caseload: Caseload) -> None:
    refs = [
        caseload.add_client(f"Client {n}", date(2026, 1, 5), ref=f"C{n}").ref for n in range(6)
    ]  # fmt: skip
    caseload.log(refs[1], [Activity(0, date(2026, 2, 2), "application")])
    caseload.plan_check_ins(refs[4], [CheckIn(date(2026, 2, 20), date(2026, 4, 9), "call")])
    for ref in refs[:5]:
        caseload.close_client(ref, CLOSED, None)
    caseload.start_work(refs[2], Job(CLOSED, None, None, date(2026, 5, 8)))
    caseload.start_work(refs[3], Job(date(2026, 3, 9)))
    caseload.log(refs[3], [Activity(0, date(2026, 6, 8), "call", outcome="answered", direction="out")])
    caseload.hold(refs[0], CLOSED, "a hearing")

    found = caseload.at_rest(date(2026, 7, 1))

    assert [(file.ref, file.last_on) for file in found] == [
        ("C0", CLOSED), ("C1", CLOSED), ("C2", date(2026, 5, 8)), ("C3", date(2026, 6, 8)), ("C4", date(2026, 4, 9)),
    ]  # fmt: skip
    assert found[0] == AtRest("C0", "Client 0", CLOSED, CLOSED, Hold(CLOSED, None, "a hearing"))
    assert caseload.at_rest(date(2026, 3, 1)) == []


def test_who_was_erased_is_at_rest_no_more(caseload: Caseload, ana: Client) -> None:
    caseload.close_client(ana.ref, CLOSED, None)
    caseload.erase(ana.ref, CLOSED, "request")

    assert caseload.at_rest(date(2040, 1, 1)) == []
