"""1. Sign a contract: what is said while there is none, when one ends, and when one is due for a look."""

import pytest

from builders import a_case, a_contract, attended, codes, day, rang, reason
from followthrough.casework.activity import Activity
from followthrough.triage.strategies.sign_a_contract import (
    ContractEnding,
    ContractToSign,
    NoContract,
    ReviewDue,
)

NAME = "Ana Reyes"


def test_on_the_seventh_day_without_a_contract_it_is_time() -> None:
    assert reason("no-contract", a_case(), "11 jan") is None
    assert reason("no-contract", a_case(), "12 jan") == NoContract(
        as_of=day("12 jan"), since=day("5 jan"), had_one=False
    )


def test_after_one_that_ended_the_days_count_from_its_last_day() -> None:
    case = a_case(contracts=[a_contract("5 jan", ends="20 jan")])
    found = reason("no-contract", case, "28 jan")
    assert found == NoContract(as_of=day("28 jan"), since=day("20 jan"), had_one=True)
    assert found.facts == {"since": day("20 jan"), "had_one": True, "days": 8, "event": "the last one ended"}


def test_the_time_to_sign_is_a_setting() -> None:
    found = reason("no-contract", a_case(), "6 jan", sign_by_days=1)
    assert found is not None
    assert found.words(found.says, NAME) == "No contract in force, 1 day after intake on 5 January."


def test_no_contract_in_words() -> None:
    found = NoContract(as_of=day("13 jan"), since=day("5 jan"), had_one=False)
    assert found.words(found.says, NAME) == "No contract in force, 8 days after intake on 5 January."
    assert found.words(found.next_step, NAME) == (
        "Sign the contract at the next meeting: what you will do, what Ana Reyes will do."
    )
    assert found.words(found.way_out, NAME) == "Sign a contract"


def test_until_then_it_is_to_be_signed() -> None:
    expected = ContractToSign(as_of=day("11 jan"), sign_by=day("12 jan"))
    assert (
        reason("contract-to-sign", a_case(), "11 jan"),
        reason("contract-to-sign", a_case(), "12 jan"),
    ) == (
        expected,
        None,
    )
    assert (
        expected.words(expected.says, NAME) == "No contract signed yet; 12 January is the day to have one by."
    )
    assert expected.words(expected.next_step, NAME) == (
        "Sign the contract by 12 January: an early agreement is the one that helps."
    )


@pytest.mark.parametrize("on", ["10 jan", "11 jan"])
def test_once_it_is_signed_nothing_is_to_be_signed(on: str) -> None:
    assert codes(a_case(signed="10 jan"), on) == ["value-not-said"]


def test_a_week_before_it_ends_the_next_one_is_to_be_signed() -> None:
    case = a_case(contracts=[a_contract("5 jan", ends="20 jan")])
    expected = ContractEnding(as_of=day("13 jan"), ends_on=day("20 jan"))
    found = [reason("contract-ending", case, on) for on in ("12 jan", "13 jan", "21 jan")]
    assert found == [None, expected, None]
    assert expected.words(expected.says, NAME) == "The contract ends on 20 January."
    assert expected.words(expected.next_step, NAME) == (
        "Sign the next one before 20 January, so that nothing lapses."
    )


def test_after_28_days_a_contract_is_due_for_a_look() -> None:
    expected = ReviewDue(as_of=day("2 feb"), since=day("5 jan"))
    case = a_case(contracts=[a_contract("5 jan")])
    assert [reason("review-due", case, on) for on in ("1 feb", "2 feb")] == [None, expected]
    assert expected.words(expected.says, NAME) == "The contract was last looked at on 5 January, 28 days ago."
    assert expected.words(expected.next_step, NAME) == (
        "Look at the contract together: what works, what to change (log it as a meeting with topic plan)."
    )


@pytest.mark.parametrize(
    "talk", [attended("meeting", on="30 jan", topic="plan"), rang(on="30 jan", topic="plan")]
)
def test_a_talk_about_the_plan_is_a_look_at_it(talk: Activity) -> None:
    case = a_case(contracts=[a_contract("5 jan")], happened=[talk])
    assert [reason("review-due", case, on) is not None for on in ("26 feb", "27 feb")] == [False, True]


def test_on_the_day_on_which_the_next_is_signed_nothing_is_said_of_the_last() -> None:
    case = a_case(contracts=[a_contract("5 jan", ends="10 feb"), a_contract("5 feb")])
    assert codes(case, "4 feb") == ["contract-ending", "review-due"]
    assert codes(case, "5 feb") == []
