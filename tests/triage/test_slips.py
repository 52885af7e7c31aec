"""Slips: what makes one, what it is dated, and what forgives it."""

import pytest

from builders import (
    a_case,
    a_contract,
    an_office,
    assessed,
    attended,
    day,
    did,
    judged,
    missed,
    placed,
    rang,
    reached,
    slips,
    tried,
)
from followthrough.casework.activity import Activity
from followthrough.triage.slips import Slip

ON_13 = day("13 jan")


# Sessions ---------------------------------------------------------------------------------------------------


def test_a_missed_session_is_dated_that_day() -> None:
    case = a_case(happened=[missed("job-club", on="7 jan")])
    assert (slips(case, "6 jan"), slips(case, "7 jan")) == ([], [("missed-session", day("7 jan"))])


def test_several_missed_on_one_day_are_one() -> None:
    case = a_case(happened=[missed("job-club", on="7 jan"), missed("workshop", on="7 jan")])
    found = judged(case, "7 jan").view.slips_in_last(7)
    assert found == [Slip(day("7 jan"), "missed-session", day("7 jan"), (1, 2), "job-club")]


@pytest.mark.parametrize("outcome", ["excused", "ours", "attended"])
def test_a_session_excused_or_of_our_doing_is_no_slip(outcome: str) -> None:
    assert slips(a_case(happened=[missed("job-club", on="7 jan", outcome=outcome)]), "13 jan") == []


@pytest.mark.parametrize(("kind", "on"), [("excused", "7 jan"), ("paused", "7 jan"), ("excused", "10 jan")])
def test_a_session_missed_on_a_day_on_which_the_client_is_not_available_is_no_slip(
    kind: str, on: str
) -> None:
    case = a_case(**{kind: [("7 jan", "7 jan")]}, happened=[missed("job-club", on=on)])
    assert slips(case, "13 jan") == []


def test_a_session_missed_on_a_holiday_is_no_slip() -> None:
    case = a_case(happened=[missed("job-club", on="7 jan")])
    assert slips(case, "13 jan", office=an_office(holidays=["7 jan"])) == []


# Reports ----------------------------------------------------------------------------------------------------

REPORTS = ["report weekly"]


def test_a_missed_report_is_dated_the_day_on_which_its_week_begins_to_count() -> None:
    case = a_case(signed="5 jan", lines=REPORTS)
    assert [slips(case, on) for on in ("12 jan", "13 jan")] == [[], [("missed-report", ON_13)]]


def test_a_missed_report_is_dated_later_after_a_holiday() -> None:
    office = an_office(holidays=["12 jan"])
    assert slips(a_case(signed="5 jan", lines=REPORTS), "14 jan", office=office) == [
        ("missed-report", day("14 jan"))
    ]


@pytest.mark.parametrize("on", ["9 jan", "11 jan", "12 jan"])
def test_a_report_made_by_monday_is_in_time(on: str) -> None:
    assert slips(a_case(signed="5 jan", lines=REPORTS, happened=[did("report", on=on)]), "13 jan") == []


def test_a_late_report_that_names_its_week_removes_the_slip_from_that_day() -> None:
    case = a_case(signed="5 jan", lines=REPORTS, happened=[did("report", on="15 jan", week_of="5 jan")])
    assert [slips(case, on) for on in ("14 jan", "15 jan")] == [[("missed-report", ON_13)], []]


def test_a_late_report_that_names_no_week_leaves_the_slip() -> None:
    case = a_case(signed="5 jan", lines=REPORTS, happened=[did("report", on="15 jan")])
    assert slips(case, "16 jan") == [("missed-report", ON_13)]


def test_a_report_that_is_asked_for_after_an_interview_is_no_missed_report() -> None:
    lines = ["report within 2 days of interview"]
    assert slips(a_case(signed="5 jan", lines=lines, happened=[did("interview", on="6 jan")]), "13 jan") == []


def test_a_week_that_asks_for_no_report_misses_none() -> None:
    assert slips(a_case(signed="7 jan", lines=REPORTS), "13 jan") == []


# Attempts ---------------------------------------------------------------------------------------------------


def test_an_attempt_is_a_slip_after_the_third_available_day() -> None:
    case = a_case(happened=[tried("text", on="7 jan")])  # Thursday, Friday, Monday
    assert [slips(case, on) for on in ("12 jan", "13 jan")] == [[], [("no-answer", ON_13)]]


def test_an_attempt_on_a_saturday_waits_from_monday_to_wednesday() -> None:
    assert slips(a_case(happened=[tried(on="10 jan")]), "15 jan") == [("no-answer", day("15 jan"))]


def test_days_on_which_the_client_is_away_are_not_waited_for() -> None:
    case = a_case(excused=[("8 jan", "9 jan")], happened=[tried(on="7 jan")])
    assert slips(case, "15 jan") == [("no-answer", day("15 jan"))]


def test_the_slip_is_dated_on_an_office_day_even_if_the_client_is_away_on_it() -> None:
    case = a_case(excused=[("13 jan", "14 jan")], happened=[tried(on="7 jan")])
    assert slips(case, "15 jan") == [("no-answer", ON_13)]


ANSWERS = [
    rang(on="7 jan"),
    rang(on="12 jan"),
    did("application", on="10 jan"),
    attended("workshop", on="9 jan"),
    reached(on="12 jan"),
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_any_sign_of_life_through_the_third_day_answers(answer: Activity) -> None:
    assert slips(a_case(happened=[tried(on="7 jan"), answer]), "13 jan") == []


@pytest.mark.parametrize("answer", [rang(on="6 jan"), rang(on="13 jan")])
def test_a_sign_of_life_before_or_after_does_not(answer: Activity) -> None:
    case = a_case(happened=[tried(on="7 jan"), answer])
    assert slips(case, "13 jan") == [("no-answer", ON_13)]


def test_a_letter_asks_for_no_answer() -> None:
    assert slips(a_case(happened=[tried("letter", on="7 jan")]), "20 jan") == []


@pytest.mark.parametrize("kind", ["excused", "paused"])
def test_an_attempt_while_the_client_is_away_is_none(kind: str) -> None:
    assert slips(a_case(**{kind: [("7 jan", "7 jan")]}, happened=[tried(on="7 jan")]), "20 jan") == []


def test_an_attempt_on_the_day_before_an_open_pause_never_becomes_a_slip() -> None:
    case = a_case(paused=[("8 jan", None)], happened=[tried(on="7 jan")])
    assert slips(case, "20 mar") == []


def test_of_several_in_a_week_the_earliest_attempts_stands() -> None:
    case = a_case(happened=[tried(on="6 jan"), tried(on="7 jan"), tried(on="8 jan"), tried(on="9 jan")])
    # Dated Monday 12 (from the 6th), 13, 14 and 15: all in one week.
    found = judged(case, "20 jan").view.slips_in_last(14)
    assert found == [Slip(day("12 jan"), "no-answer", day("6 jan"), (1,), "call")]


def test_a_thousand_attempts_on_a_day_are_one_slip() -> None:
    case = a_case(happened=[tried(on="7 jan") for _ in range(1000)])
    assert slips(case, "20 jan") == [("no-answer", ON_13)]


@pytest.mark.parametrize(("reply_days", "dated"), [(1, "9 jan"), (60, "2 apr")])
def test_how_long_an_answer_is_waited_for_is_a_setting(reply_days: int, dated: str) -> None:
    case = a_case(happened=[tried(on="7 jan")])
    assert slips(case, dated, reply_days=reply_days) == [("no-answer", day(dated))]


# Fresh starts -----------------------------------------------------------------------------------------------


def test_a_fresh_start_forgives_by_the_day_of_the_session_the_attempt_and_the_week() -> None:
    case = a_case(
        signed="5 jan",
        lines=REPORTS,
        placements=[placed("low-power", on="6 jan")],
        happened=[
            missed("job-club", on="13 jan"),
            tried(on="12 jan"),
            tried(on="13 jan"),
            missed("workshop", on="14 jan"),
            rang(on="14 jan"),
        ],
    )
    # Welcomed back on Wednesday 14 January: the session of that day and the week of the 19th stand.
    assert slips(case, "13 jan") == [("missed-report", ON_13), ("missed-session", ON_13)]
    assert slips(case, "27 jan") == [("missed-session", day("14 jan")), ("missed-report", day("27 jan"))]


def test_what_is_forgiven_does_not_hide_a_later_slip_of_its_week() -> None:
    case = a_case(
        paused=[("8 jan", "21 jan")],
        happened=[tried(on="7 jan"), tried(on="22 jan")],
    )
    # Both are dated in the week of 26 January; the first lies before the fresh start.
    found = judged(case, "30 jan").view.slips_in_last(14)
    assert found == [Slip(day("28 jan"), "no-answer", day("22 jan"), (2,), "call")]


def test_the_column_counts_all_slips_of_14_days_missed_reports_included() -> None:
    case = a_case(
        signed="5 jan", contracts=[a_contract("9 jan", *REPORTS)], happened=[missed("meeting", on="6 jan")]
    )
    assert [
        assessed(case, on).slips for on in ("6 jan", "13 jan", "19 jan", "20 jan", "26 jan", "27 jan")
    ] == [
        1,
        2,
        2,
        2,
        2,
        2,
    ]
