"""3. Address habits early: the first slip, slipping, repeated slips; and settling."""

from fractions import Fraction

import pytest

from builders import a_case, assessed, day, did, missed, rang, reason, tried
from followthrough.casework.activity import BECAUSE, Activity
from followthrough.casework.because import NEXT_STEPS
from followthrough.triage.reason import Evidence
from followthrough.triage.strategies.address_habits_early import FirstSlip, RepeatedSlips, Settling, Slipping

NAME = "Ana Reyes"


def first_slip(**facts: object) -> FirstSlip:
    base: dict[str, object] = {
        "as_of": day("13 jan"),
        "kind": "missed-report",
        "slipped_on": day("13 jan"),
        "about": day("5 jan"),
        "told": "no report recorded for the week of 5 January",
        "quiet_days": 7,
    }
    return FirstSlip(**{**base, **facts})


def test_a_first_slip_rests_on_the_record() -> None:
    assert reason("first-slip", a_case(signed="5 jan"), "13 jan") == first_slip()


def test_the_latest_slip_is_told() -> None:
    case = a_case(signed="5 jan", happened=[missed("job-club", on="14 jan")])
    assert reason("first-slip", case, "14 jan") == first_slip(
        as_of=day("14 jan"),
        evidence=(Evidence(1, day("14 jan")),),
        kind="missed-session",
        slipped_on=day("14 jan"),
        about=day("14 jan"),
        told="the job club on Wed 14 Jan was missed",
    )


def test_an_attempt_is_told_by_its_day() -> None:
    case = a_case(signed="5 jan", lines=[], happened=[tried("text", on="6 jan")])
    found = reason("first-slip", case, "12 jan")
    assert found is not None
    assert found.words(found.says, NAME) == "The text of Tue 6 Jan has had no answer."
    assert found.evidence == (Evidence(1, day("6 jan")),)


# What got in the way -------------------------------------------------------------------------------------------


def next_step(code: str, *happened: Activity, on: str = "15 jan") -> str:
    found = reason(code, a_case(signed="5 jan", lines=["report weekly"], happened=happened), on)
    assert found is not None
    return found.words(found.step, NAME)


@pytest.mark.parametrize("because", BECAUSE)
def test_what_got_in_the_way_of_a_session_says_what_to_do_next(because: str) -> None:
    said = next_step("first-slip", missed("workshop", on="14 jan", because=because))
    assert said == NEXT_STEPS[because].format(name=NAME)


def test_what_is_told_afterwards_counts_and_the_latest_told_stands() -> None:
    no_show = missed("workshop", on="12 jan", because="forgot")
    told = rang(on="14 jan", because="could-not")
    assert next_step("first-slip", no_show, on="12 jan") == NEXT_STEPS["forgot"]
    assert next_step("first-slip", no_show, told) == NEXT_STEPS["could-not"]
    assert next_step("first-slip", no_show, told, on="13 jan") == NEXT_STEPS["forgot"]


def test_what_was_told_before_a_week_closed_is_not_about_its_report() -> None:
    asks = FirstSlip.next_step
    assert next_step("first-slip", rang(on="9 jan", because="forgot"), on="13 jan") == asks
    assert next_step("first-slip", rang(on="12 jan", because="forgot"), on="13 jan") == NEXT_STEPS["forgot"]


def test_repeated_slips_go_by_what_was_told_since_the_latest() -> None:
    slips = [missed("workshop", on="6 jan", because="forgot"), missed("workshop", on="13 jan")]
    assert next_step("repeated-slips", *slips) == RepeatedSlips.next_step
    told = rang(on="14 jan", because="no-confidence")
    assert next_step("repeated-slips", *slips, told) == NEXT_STEPS["no-confidence"]


def test_slipping_goes_by_what_was_told_in_two_weeks() -> None:
    case = a_case(signed="5 jan", happened=[rang(on="20 jan", because="did-not-know-how")])
    steps = {on: slipping for on in ("2 feb", "3 feb") if (slipping := reason("slipping", case, on))}
    assert steps["2 feb"].step == NEXT_STEPS["did-not-know-how"]
    assert steps["3 feb"].step == Slipping.next_step


def test_first_slip_in_words() -> None:
    found = first_slip()
    assert found.words(found.says, NAME) == "No report recorded for the week of 5 January."
    assert found.words(found.next_step, NAME) == (
        "Call: how did the week go? What got in the way? Agree on one task."
    )
    assert found.words(found.way_out, NAME) == "7 days without a slip"
    assert first_slip(quiet_days=1).words(found.way_out, NAME) == "1 day without a slip"


def test_slipping_rests_on_the_short_window() -> None:
    lines = ["application 5/week", "posting-review 5/week"]
    case = a_case(intake="4 jan", signed="4 jan", lines=lines, happened=[did("application", 3, on="13 jan")])
    expected = Slipping(
        as_of=day("20 jan"),
        follow_through=Fraction(3, 20),
        cells=4,
        weeks=2,
        enter_below=Fraction(3, 5),
        leave_at=Fraction(3, 4),
    )
    assert reason("slipping", case, "20 jan") == expected
    assert expected.words(expected.says, NAME) == (
        "Kept 15 %: 0.6 of 4 promises over 2 weeks; 60 % keeps a client active."
    )
    assert expected.words(expected.next_step, NAME) == (
        "Call: what got in the way? Agree on one task for this week, small enough to be sure of."
    )
    assert expected.words(expected.way_out, NAME) == "Keep 75 % of what was agreed"


def test_just_under_the_threshold_does_not_read_as_the_threshold() -> None:
    found = Slipping(
        as_of=day("20 jan"),
        follow_through=Fraction(599, 1000),
        cells=5,
        weeks=1,
        enter_below=Fraction(3, 5),
        leave_at=Fraction(2, 3),
    )
    assert (
        found.words(found.says, NAME)
        == "Kept 59 %: 2.9 of 5 promises over 1 week; 60 % keeps a client active."
    )
    assert found.words(found.way_out, NAME) == "Keep 67 % of what was agreed"


def test_repeated_slips_rest_on_each_of_them() -> None:
    case = a_case(
        signed="5 jan",
        lines=[],
        happened=[missed("job-club", on="4 mar"), missed("workshop", on="4 mar"), tried(on="5 mar")],
    )
    expected = RepeatedSlips(
        as_of=day("11 mar"),
        evidence=(Evidence(1, day("4 mar")), Evidence(2, day("4 mar")), Evidence(3, day("5 mar"))),
        count=2,
        days=14,
        least=2,
        told="the job club on Wed 4 Mar was missed; the call of Thu 5 Mar has had no answer",
        latest=day("11 mar"),
    )
    assert reason("repeated-slips", case, "11 mar") == expected
    assert expected.words(expected.says, NAME) == (
        "2 slips in 14 days: the job club on Wed 4 Mar was missed; the call of Thu 5 Mar has had no answer."
    )
    assert expected.words(expected.next_step, NAME) == (
        "Ask what got in the way, and agree on the next small step together."
    )


@pytest.mark.parametrize(
    ("least", "way_out"),
    [
        (1, "14 days with nothing missed or unanswered"),
        (2, "14 days with at most 1 thing missed or unanswered"),
        (3, "14 days with at most 2 things missed or unanswered"),
    ],
)
def test_the_way_out_of_repeated_slips_goes_by_the_setting(least: int, way_out: str) -> None:
    case = a_case(
        signed="5 jan", lines=[], happened=[missed("job-club", on=on) for on in ("4 mar", "5 mar", "6 mar")]
    )
    found = reason("repeated-slips", case, "6 mar", slips=least)
    assert found is not None
    assert found.words(found.way_out, NAME) == way_out


def test_one_slip_reads_as_one() -> None:
    case = a_case(signed="5 jan", lines=[], happened=[missed("job-club", on="4 mar")])
    found = reason("repeated-slips", case, "4 mar", slips=1)
    assert found is not None
    assert found.words(found.says, NAME) == "1 slip in 14 days: the job club on Wed 4 Mar was missed."


def test_when_nothing_alarms_any_more_a_client_is_settling() -> None:
    case = a_case(signed="13 jan", lines=[], happened=[rang(on="13 jan")])
    expected = Settling(as_of=day("13 jan"))
    assert [reason("settling", case, on) for on in ("12 jan", "13 jan", "19 jan")] == [None, expected, None]
    assert expected.words(expected.says, NAME) == (
        "What brought Ana Reyes here is over; a few steady days lead back to active."
    )
    assert expected.words(expected.next_step, NAME) == "Say what you have seen go well, and keep in touch."


@pytest.mark.parametrize(
    ("on", "way_out"),
    [
        ("13 jan", "7 days without a slip; keep 75 % of what was agreed. Not before 20 January."),
        ("20 jan", "Keep 75 % of what was agreed; a sign of life: a call, a report, a session attended."),
    ],
)
def test_the_way_out_says_all_that_is_in_the_way(on: str, way_out: str) -> None:
    assert assessed(a_case(signed="6 jan"), on).way_out == way_out


def test_with_nothing_in_the_way_it_is_to_go_on_like_this() -> None:
    case = a_case(signed="13 jan", lines=[], happened=[rang(on="13 jan")])
    assert assessed(case, "13 jan").way_out == "Go on like this. Not before 19 January."
    assert assessed(case, "19 jan").way_out is None
