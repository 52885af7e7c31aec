from datetime import date

import pytest

from followthrough.casework.cadence import read_cadence
from followthrough.casework.client import Client, Placement, Task
from followthrough.casework.contract import Contract, Obligation
from followthrough.casework.mistakes import (
    BeforeIntake,
    ClientIsClosed,
    EndBeforeBeginning,
    PausedClientPlaced,
    PlacedTooLong,
    SameTaskTwice,
    SignedTwice,
)
from followthrough.casework.vision import Vision
from followthrough.casework.workweek import Calendar
from followthrough.store import Caseload
from followthrough.store.reading import Away, Holiday, OfficeDays

CADENCES = (
    *("5/week", "daily", "weekly", "every wed", "every 2 weeks on tue", "monthly on 1st mon"),
    *("monthly on last fri", "within 7 days of application", "by 2026-01-16"),
)


def test_a_contract_comes_back_as_signed(caseload: Caseload, ana: Client, standard: Contract) -> None:
    assert caseload.sign(ana.ref, standard) == standard
    assert caseload.case_file(ana.ref).contracts == (standard,)


def test_every_form_of_cadence_is_kept(caseload: Caseload, ana: Client) -> None:
    lines = tuple(
        Obligation("counsellor", "check-in", read_cadence(text), f"« {text} »") for text in CADENCES
    )
    contract = Contract(date(2026, 1, 5), None, lines)
    caseload.sign(ana.ref, contract)

    assert caseload.case_file(ana.ref).contracts == (contract,)


def test_contracts_stand_in_the_order_of_signing(caseload: Caseload, ana: Client, standard: Contract) -> None:
    later = Contract(date(2026, 3, 1))
    caseload.sign(ana.ref, later)
    caseload.sign(ana.ref, standard)

    assert caseload.case_file(ana.ref).contracts == (standard, later)


def test_two_contracts_are_not_signed_on_one_day(caseload: Caseload, ana: Client, standard: Contract) -> None:
    caseload.sign(ana.ref, standard)

    with pytest.raises(SignedTwice):
        caseload.sign(ana.ref, Contract(standard.signed_on))


def test_a_contract_is_signed_from_intake_to_closing_and_ends_after_it(
    caseload: Caseload, ana: Client
) -> None:
    caseload.close_client(ana.ref, date(2026, 3, 2), None)

    with pytest.raises(BeforeIntake):
        caseload.sign(ana.ref, Contract(date(2026, 1, 4)))
    with pytest.raises(ClientIsClosed):
        caseload.sign(ana.ref, Contract(date(2026, 3, 2)))
    with pytest.raises(EndBeforeBeginning):
        caseload.sign(ana.ref, Contract(date(2026, 1, 6), date(2026, 1, 5)))


def test_a_task_is_kept_and_not_assigned_twice(caseload: Caseload, ana: Client) -> None:
    task = Task("Update the résumé", date(2026, 1, 5), date(2026, 1, 16))

    assert caseload.assign(ana.ref, task) == task
    with pytest.raises(SameTaskTwice):
        caseload.assign(ana.ref, task._replace(title="update the resume", assigned_on=date(2026, 1, 7)))
    caseload.assign(ana.ref, task._replace(by=date(2026, 1, 23)))
    assert caseload.case_file(ana.ref).tasks == (task, task._replace(by=date(2026, 1, 23)))


def test_a_task_is_not_assigned_before_intake(caseload: Caseload, ana: Client) -> None:
    with pytest.raises(BeforeIntake):
        caseload.assign(ana.ref, Task("Update the résumé", date(2026, 1, 4), date(2026, 1, 16)))


def test_the_latest_placement_of_a_day_wins(caseload: Caseload, ana: Client) -> None:
    day, last = date(2026, 2, 2), date(2026, 5, 2)
    caseload.place(ana.ref, "low-power", day, None, "first thought", last)
    other = caseload.place(ana.ref, "active", date(2026, 2, 1), date(2026, 2, 20), "before", last)
    latest = caseload.place(ana.ref, "needs-early-intervention", day, day, "second thought", last)

    assert latest == Placement("needs-early-intervention", day, day, "second thought")
    assert caseload.case_file(ana.ref).placements == (other, latest)


def test_a_placement_beyond_the_last_day_is_refused_with_that_day(caseload: Caseload, ana: Client) -> None:
    with pytest.raises(PlacedTooLong) as refused:
        caseload.place(ana.ref, "active", date(2026, 2, 2), date(2026, 6, 1), "why", date(2026, 5, 2))

    assert refused.value.facts == {"most": 90, "days": 120, "latest": "2026-05-02"}


def test_a_paused_client_is_not_placed(caseload: Caseload, ana: Client) -> None:
    caseload.pause(ana.ref, date(2026, 2, 2), date(2026, 2, 9), None)

    with pytest.raises(PausedClientPlaced):
        caseload.place(ana.ref, "active", date(2026, 2, 9), None, "why", date(2026, 5, 2))
    caseload.place(ana.ref, "active", date(2026, 2, 10), None, "why", date(2026, 5, 2))


def test_visions_are_kept_by_their_days(caseload: Caseload, ana: Client) -> None:
    proud = Vision(date(2026, 1, 9), "« Être fière devant mes filles »")
    first = Vision(date(2026, 1, 6), "My own flat.\nA dog.")
    caseload.add_vision(ana.ref, proud)
    caseload.add_vision(ana.ref, first)

    assert caseload.case_file(ana.ref).visions == (first, proud)
    with pytest.raises(BeforeIntake):
        caseload.add_vision(ana.ref, proud._replace(on=date(2026, 1, 4)))


def test_a_vision_is_kept_with_all_that_was_said(caseload: Caseload, ana: Client) -> None:
    words = ("In a word", "Baking", "No debts", "Up at five", "A team", "My own shop", "Warm bread")
    whole = Vision(date(2026, 1, 6), *words, "Strong hands", "Forms", "If a form comes, we read it", 9, 0)
    figures = Vision(date(2026, 1, 9), importance=0)
    caseload.add_vision(ana.ref, whole)
    caseload.add_vision(ana.ref, figures)

    assert caseload.case_file(ana.ref).visions == (whole, figures)
    with pytest.raises(ValueError, match="nothing is said"):
        caseload.add_vision(ana.ref, Vision(date(2026, 1, 9)))


def test_when_and_where_and_how_sure_are_kept(caseload: Caseload, ana: Client) -> None:
    line = Obligation("client", "application", read_cadence("5/week"), None, "mornings, at the library")
    contract = Contract(date(2026, 1, 5), None, (line,), 0)
    caseload.sign(ana.ref, contract)

    assert caseload.case_file(ana.ref).contracts == (contract,)
    assert list(caseload.rows_of("contracts")) == [("C7F3", date(2026, 1, 5), None, 0)]
    assert [row[-1] for row in caseload.rows_of("obligations")] == ["mornings, at the library"]


# The office


def test_holidays_are_counted_when_new_or_named_anew(caseload: Caseload) -> None:
    new_year, family = date(2026, 1, 1), date(2026, 2, 16)

    assert caseload.add_holidays({family: "Family Day", new_year: "New Year"}) == 2
    assert caseload.add_holidays({family: "Family Day", new_year: "New Year's Day"}) == 1
    assert caseload.add_holidays({family: "Family Day"}) == 0
    assert caseload.office_days().holidays == (
        Holiday(new_year, "New Year's Day"),
        Holiday(family, "Family Day"),
    )
    assert caseload.remove_holidays([family, date(2026, 7, 1)]) == 1
    assert caseload.remove_holidays([family]) == 0
    assert caseload.calendar() == Calendar((new_year,))


def test_what_changes_no_holiday_is_no_step(caseload: Caseload) -> None:
    caseload.remove_holidays([date(2026, 2, 16)])
    caseload.add_holidays({})
    caseload.remove_away(date(2026, 2, 16))

    assert caseload.steps() == []


def test_the_counsellor_is_away_and_back(caseload: Caseload) -> None:
    first, last = date(2026, 2, 16), date(2026, 2, 20)

    assert caseload.add_away(first, last, "leave") == Away(first, last, "leave")
    assert caseload.office_days() == OfficeDays((), (Away(first, last, "leave"),))
    assert caseload.calendar() == Calendar((), ((first, last),))
    assert caseload.remove_away(first)
    assert not caseload.remove_away(first)
    assert caseload.calendar() == Calendar()


def test_nobody_is_back_before_leaving(caseload: Caseload) -> None:
    with pytest.raises(EndBeforeBeginning):
        caseload.add_away(date(2026, 2, 16), date(2026, 2, 15))
