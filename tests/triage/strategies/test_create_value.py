"""2. Create a sense of value: the talk about it, and what the counsellor owes."""

import pytest

from builders import a_case, a_contract, assessed, attended, day, helped, missed, rang, reached, reason, tried
from followthrough.casework.activity import Activity
from followthrough.casework.case_file import CaseFile
from followthrough.triage.strategies.create_value import OWED_WORDS, ValueNotSaid, YouOwe

NAME = "Ana Reyes"


def owed(case: CaseFile, on: str) -> list[tuple[str, str]]:
    """What the counsellor owes, in words, and since when."""
    found = [one for one in assessed(case, on).reasons if isinstance(one, YouOwe)]
    return [(str(one.facts["what"]), f"{one.since:%-d %b}".lower()) for one in found]


def test_in_the_first_two_weeks_the_worth_is_to_be_said() -> None:
    expected = ValueNotSaid(as_of=day("18 jan"), first_day=day("5 jan"), days=14)
    case = a_case(contracts=[a_contract("5 jan")])
    assert [reason("value-not-said", case, on) for on in ("18 jan", "19 jan")] == [expected, None]
    assert expected.facts == {"first_day": day("5 jan"), "days": 14, "day": 14}


def test_value_not_said_in_words() -> None:
    found = ValueNotSaid(as_of=day("7 jan"), first_day=day("5 jan"), days=14)
    assert found.words(found.says, NAME) == (
        "What the service is worth, and what it asks, has not been said yet (day 3 of 14)."
    )
    assert found.words(found.next_step, NAME) == (
        "Say it at the next contact: your time is set aside for Ana Reyes, and diligence is how it is repaid."
    )


@pytest.mark.parametrize(
    ("talk", "is_said"),
    [
        (attended("meeting", on="7 jan", topic="value"), True),
        (reached(on="7 jan", topic="value"), True),
        (rang(on="7 jan", topic="value"), True),
        (attended("meeting", on="7 jan", topic="plan"), False),
        (attended("workshop", on="7 jan", topic="value"), False),
        (missed("meeting", on="7 jan"), False),
    ],
)
def test_a_contact_or_a_meeting_about_it_says_it(talk: Activity, is_said: bool) -> None:
    case = a_case(happened=[talk])
    assert [reason("value-not-said", case, on) is None for on in ("6 jan", "7 jan")] == [False, is_said]


# What the counsellor owes ---------------------------------------------------------------------------------


def test_what_a_week_left_open_is_owed_since_its_friday() -> None:
    case = a_case(
        signed="5 jan", lines=["you: job-leads 5/week"], happened=[helped("job-leads", 3, on="8 jan")]
    )
    assert (owed(case, "12 jan"), owed(case, "13 jan")) == ([], [("1 job lead", "9 jan")])


def test_what_is_done_since_makes_it_good() -> None:
    entries = [helped("job-leads", 3, on="8 jan"), helped("job-leads", on="13 jan")]
    assert owed(a_case(signed="5 jan", lines=["you: job-leads 5/week"], happened=entries), "13 jan") == []


def test_you_owe_in_words() -> None:
    found = YouOwe(as_of=day("13 jan"), count=2, kind="job-leads", since=day("9 jan"))
    assert found.facts == {"count": 2, "kind": "job-leads", "since": day("9 jan"), "what": "2 job leads"}
    assert found.words(found.says, NAME) == "You owe 2 job leads since Fri 9 Jan."
    assert found.words(found.next_step, NAME) == "Keep your side first: 2 job leads."


def test_what_can_be_promised_has_words() -> None:
    from followthrough.casework.contract import COUNSELLOR, forms_for

    kinds = [kind for kind in (*OWED_WORDS, "application", "task") if forms_for(COUNSELLOR, kind)]
    assert kinds == list(OWED_WORDS)


def test_a_reply_is_owed_the_day_after_its_day() -> None:
    lines = ["you: reply within 2 days of contact"]
    case = a_case(signed="5 jan", lines=lines, happened=[rang(on="6 jan", kind="email")])
    assert (owed(case, "8 jan"), owed(case, "9 jan")) == ([], [("1 reply", "8 jan")])


@pytest.mark.parametrize(
    "answer",
    [tried("text", on="8 jan"), reached(on="7 jan"), reached(on="12 jan"), helped("reply", on="9 jan")],
)
def test_any_contact_out_is_a_reply(answer: Activity) -> None:
    case = a_case(
        signed="5 jan", lines=["you: reply within 2 days of contact"], happened=[rang(on="6 jan"), answer]
    )
    assert owed(case, "13 jan") == []


@pytest.mark.parametrize(
    ("held", "open_"),
    [
        (attended("meeting", on="14 jan"), []),
        (missed("meeting", on="14 jan"), []),
        (missed("meeting", on="14 jan", outcome="ours"), ["1 check-in"]),
    ],
)
def test_a_meeting_that_we_held_is_a_check_in(held: Activity, open_: list[str]) -> None:
    case = a_case(signed="9 jan", lines=["you: check-in weekly"], happened=[held])
    assert [what for what, _ in owed(case, "20 jan")] == open_


def test_something_promised_by_a_day_is_owed_from_the_next() -> None:
    case = a_case(signed="5 jan", lines=["you: resume-help by 2026-01-17: Go through the resume"])
    assert (owed(case, "19 jan"), owed(case, "20 jan")) == ([], [("1 session on the resume", "19 jan")])


def test_what_is_owed_is_shown_for_56_days_the_oldest_first() -> None:
    lines = ["you: reference by 2026-01-09", "you: resume-help by 2026-01-08"]
    case = a_case(signed="5 jan", lines=lines)
    assert owed(case, "20 jan") == [("1 session on the resume", "8 jan"), ("1 reference", "9 jan")]
    assert (owed(case, "5 mar"), owed(case, "6 mar"), owed(case, "7 mar")) == (
        [("1 session on the resume", "8 jan"), ("1 reference", "9 jan")],
        [("1 reference", "9 jan")],
        [],
    )


def test_what_the_counsellor_owes_moves_no_client() -> None:
    case = a_case(signed="5 jan", lines=["you: check-in 5/week", "you: job-leads 5/week"])
    found = assessed(case, "20 jan")
    assert (found.list, found.follow_through, found.owed_since) == ("active", None, day("16 jan"))


def test_nothing_is_owed_while_the_client_is_away() -> None:
    case = a_case(signed="5 jan", lines=["you: check-in weekly"], excused=[("5 jan", "11 jan")])
    assert owed(case, "13 jan") == []
