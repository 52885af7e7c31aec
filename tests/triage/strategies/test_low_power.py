"""4. Give up the chase: low-power, the welcome back, placements, and what is owed meanwhile."""

import pytest

from builders import a_case, assessed, attended, codes, day, did, placed, rang, reached, reason, tried
from followthrough.casework.activity import Activity
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import OpenDoor
from followthrough.triage.reason import Evidence
from followthrough.triage.strategies.low_power import (
    BackFromPause,
    ContactOwed,
    LowPower,
    LowPowerReview,
    Placed,
    WelcomeBack,
)

NAME = "Ana Reyes"
LOW = "low-power"


def resting(*happened: Activity, **more: object) -> CaseFile:
    """On low-power since Wednesday 7 January."""
    return a_case(**{"placements": [placed(LOW, on="7 jan")], "happened": happened, **more})


def test_low_power_says_since_when_and_what_was_last_heard() -> None:
    found = LowPower(as_of=day("9 jan"), since=day("7 jan"), last_sign=None)
    heard = LowPower(as_of=day("9 jan"), since=day("7 jan"), last_sign=day("6 jan"))
    assert reason("low-power", resting(), "9 jan") == found
    assert reason("low-power", resting(rang(on="6 jan")), "9 jan") == heard
    assert found.words(found.says, NAME) == "Open door since 7 January: nothing heard yet."
    assert heard.words(heard.says, NAME) == "Open door since 7 January: last sign of life on 6 January."


def test_for_four_weeks_low_power_says_what_was_tried() -> None:
    case = resting(tried("text", on="5 jan"), tried("letter", on="7 jan"), tried(on="8 jan"))
    found = reason("low-power", case, "3 feb")
    assert found == LowPower(
        as_of=day("3 feb"), since=day("7 jan"), last_sign=None, tried="text 5 Jan, letter 7 Jan"
    )
    assert found.words(found.says, NAME) == (
        "Open door since 7 January: nothing heard yet; tried: text 5 Jan, letter 7 Jan."
    )
    assert reason("low-power", case, "4 feb") == LowPower(
        as_of=day("4 feb"), since=day("7 jan"), last_sign=None
    )


def test_what_would_help_is_asked_for_until_it_is_said() -> None:
    doors = [
        OpenDoor(day("6 jan"), "before"),
        OpenDoor(day("12 jan"), "A place for the baby."),
        OpenDoor(day("14 jan"), "evenings"),
    ]
    found = [reason("low-power", resting(doors=doors), on) for on in ("11 jan", "12 jan", "14 jan")]
    assert [one.would_help for one in found if isinstance(one, LowPower)] == [
        None,
        "A place for the baby.",
        "evenings",
    ]
    assert found[0] is not None
    assert found[0].step == LowPower.ask_what_would_help
    assert found[1] is not None
    assert found[1].step == LowPower.next_step
    assert found[1].words(found[1].says, NAME) == (
        "Open door since 7 January: nothing heard yet; what would help: A place for the baby."
    )


def test_a_review_that_was_agreed_takes_the_place_of_the_usual_one() -> None:
    doors = [OpenDoor(day("12 jan"), "evenings", day("20 jan"))]
    assert reason("low-power-review", resting(doors=doors), "19 jan") is None
    assert reason("low-power-review", resting(doors=doors), "20 jan") == LowPowerReview(
        as_of=day("20 jan"), since=day("7 jan"), review_on=day("20 jan")
    )
    assert reason("low-power-review", resting(), "20 jan") is None

    talked = resting(
        reached(on="20 jan", topic="plan"),
        doors=doors,
        placements=[placed(LOW, on="7 jan"), placed(LOW, on="21 jan")],
    )
    assert reason("low-power-review", talked, "22 jan") is None


def test_low_power_in_words() -> None:
    found = LowPower(as_of=day("9 jan"), since=day("7 jan"), last_sign=None)
    assert found.words(found.next_step, NAME) == (
        "Do what is owed, answer at once when Ana Reyes is in touch, and spend the time where it gets traction."
    )
    assert assessed(resting(), "9 jan").way_out == (
        "Any contact: a call, a text, a session attended; or one week with half of what was agreed."
    )


# Welcome back ---------------------------------------------------------------------------------------------


def welcome(on: str, by: str, away: int | None, *evidence: Evidence, as_of: str | None = None) -> WelcomeBack:
    return WelcomeBack(as_of=day(as_of or on), evidence=evidence, welcomed_on=day(on), by=by, days_away=away)


@pytest.mark.parametrize(
    ("way", "by"),
    [
        (rang(on="20 jan"), "called"),
        (reached("text", on="20 jan"), "answered the text"),
        (attended("workshop", on="20 jan"), "came to the workshop"),
    ],
)
def test_a_welcome_back_says_by_what(way: Activity, by: str) -> None:
    case = resting(rang(on="6 jan"), way)
    expected = welcome("20 jan", by, 14, Evidence(2, day("20 jan")))
    assert reason("welcome-back", case, "20 jan") == expected


def test_welcome_back_by_a_good_week() -> None:
    case = resting(did("application", 5, on="12 jan"), signed="5 jan", lines=["application 5/week"])
    found = reason("welcome-back", case, "20 jan")
    assert found == welcome("20 jan", "a good week counted", None)
    assert found.words(found.says, NAME) == "Welcome back: a good week counted today."


def test_welcome_back_after_a_long_pause() -> None:
    case = resting(paused=[("12 jan", "25 jan")])
    found = reason("welcome-back", case, "26 jan")
    assert found == welcome("26 jan", "the pause ended", None)
    assert found.words(found.says, NAME) == "Welcome back: the pause ended today."
    assert "back-from-pause" not in codes(case, "26 jan")


def test_who_rang_in_a_short_pause_is_welcomed_by_that_call() -> None:
    case = resting(rang(on="6 jan"), rang(on="13 jan"), paused=[("12 jan", "16 jan")])
    assert reason("welcome-back", case, "17 jan") == welcome(
        "17 jan", "called", 7, Evidence(2, day("13 jan"))
    )


def test_who_rang_on_the_day_of_a_placement_is_welcomed_by_that_call() -> None:
    case = resting(rang(on="9 jan"), placements=[placed(LOW, on="7 jan"), placed(LOW, on="9 jan")])
    assert reason("welcome-back", case, "10 jan") == welcome(
        "10 jan", "called", None, Evidence(1, day("9 jan"))
    )


@pytest.mark.parametrize(
    ("as_of", "says"),
    [
        ("20 jan", "Welcome back: called today, after 14 days."),
        ("21 jan", "Welcome back: called yesterday, after 14 days."),
        ("22 jan", "Welcome back: called on Tue 20 Jan, after 14 days."),
    ],
)
def test_welcome_back_in_words(as_of: str, says: str) -> None:
    found = welcome("20 jan", "called", 14, as_of=as_of)
    assert found.words(found.says, NAME) == says
    assert found.words(found.next_step, NAME) == "Greet Ana Reyes; book this week. What is past is past."


def test_one_day_away_reads_as_one() -> None:
    found = welcome("20 jan", "called", 1)
    assert found.words(found.says, NAME) == "Welcome back: called today, after 1 day."


def test_in_a_welcome_back_the_way_out_is_not_before_its_end() -> None:
    case = resting(rang(on="20 jan"), signed="5 jan", lines=[])
    assert assessed(case, "21 jan").way_out == "Go on like this. Not before 3 February."


# Placements and pauses ------------------------------------------------------------------------------------


def test_a_placement_says_through_when_and_why() -> None:
    expected = Placed(as_of=day("8 jan"), on=day("7 jan"), through=day("3 feb"), why="papers on their way")
    assert [reason("placed", resting(), on) for on in ("6 jan", "8 jan", "4 feb")] == [None, expected, None]
    assert expected.words(expected.says, NAME) == (
        "Placed here by you on 7 January, through 3 February: papers on their way."
    )
    assert expected.words(expected.next_step, NAME) == "Look at it again by 3 February."


def test_back_from_a_long_pause_a_client_is_greeted_on_the_first_days() -> None:
    case = a_case(signed="5 jan", lines=[], paused=[("12 jan", "25 jan")])
    expected = BackFromPause(as_of=day("26 jan"), returned=day("26 jan"))
    assert [reason("back-from-pause", case, on) for on in ("11 jan", "26 jan", "27 jan")] == [
        None,
        expected,
        None,
    ]
    assert expected.words(expected.says, NAME) == "Back from a pause since 26 January."
    assert expected.words(expected.next_step, NAME) == (
        "Greet Ana Reyes, and look at the contract together: does it still fit?"
    )


# What is owed meanwhile -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("contact", "due"), [((), "6 feb"), ((tried("text", on="12 jan"),), "11 feb")])
def test_a_contact_is_owed_30_days_after_the_last(contact: tuple[Activity, ...], due: str) -> None:
    case = resting(*contact, placements=[placed(LOW, on="7 jan", until="20 mar")])
    expected = ContactOwed(as_of=day(due), due=day(due))
    assert (assessed(case, "13 jan").next_contact, reason("contact-owed", case, due)) == (day(due), expected)
    assert (
        expected.words(expected.says, NAME)
        == f"A contact is owed since {expected.due:%a} {expected.due.day} Feb."
    )
    assert expected.words(expected.next_step, NAME) == (
        "One light contact: the door is open, and here is how to walk in."
    )


def test_after_30_days_low_power_is_looked_at_again() -> None:
    case = resting(placements=[placed(LOW, on="7 jan", until="20 mar")])
    expected = LowPowerReview(as_of=day("6 feb"), since=day("7 jan"), review_on=day("6 feb"))
    assert [reason("low-power-review", case, on) for on in ("5 feb", "6 feb")] == [None, expected]
    assert expected.words(expected.says, NAME) == "On low power for 30 days; time to look again."
    assert (
        expected.words(expected.next_step, NAME) == "Ask a colleague or Ana Reyes: what would need to change?"
    )


def test_a_talk_about_the_plan_puts_the_review_off() -> None:
    case = resting(
        tried("text", on="15 jan", topic="plan"), placements=[placed(LOW, on="7 jan", until="20 mar")]
    )
    found = ["low-power-review" in codes(case, on) for on in ("6 feb", "13 feb", "14 feb")]
    assert found == [False, False, True]


def test_who_is_not_on_low_power_is_owed_no_such_contact() -> None:
    found = assessed(a_case(), "20 mar")
    assert (found.next_contact, "contact-owed" in [one.code for one in found.reasons]) == (None, False)
