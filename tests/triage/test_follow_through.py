"""Promises kept: the cells of a week, and the windows over them."""

from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest

from builders import (
    a_case,
    a_contract,
    an_office,
    assessed,
    attended,
    cells,
    day,
    did,
    judged,
    missed,
    placed,
    rang,
    reached,
    tried,
)
from followthrough.casework.activity import Activity
from followthrough.casework.case_file import CaseFile
from followthrough.triage.follow_through import rounded_half_down

# What is due by the week ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fifths", "due"), [(0, 0), (1, 0), (2, 0), (3, 1), (5, 1), (7, 1), (8, 2), (12, 2), (13, 3), (25, 5)]
)
def test_a_sum_of_fifths_is_rounded_and_a_half_goes_down(fifths: int, due: int) -> None:
    assert rounded_half_down(fifths) == due


def test_the_first_week_of_contract_c_asks_for_four_days() -> None:
    found = cells(a_case(signed="5 jan"), "5 jan")
    assert found == {"report": (0, 1), "application": (0, 4), "posting-review": (0, 2)}


def test_of_half_a_week_what_rounds_to_nothing_has_no_cell() -> None:
    assert cells(a_case(signed="7 jan"), "5 jan") == {"application": (0, 2), "posting-review": (0, 1)}


def test_a_whole_week_asks_for_all_of_it() -> None:
    found = cells(a_case(signed="5 jan"), "12 jan")
    assert found == {"report": (0, 1), "application": (0, 5), "posting-review": (0, 3)}


@pytest.mark.parametrize("kind", ["excused", "paused"])
def test_days_away_ask_for_nothing(kind: str) -> None:
    case = a_case(signed="5 jan", **{kind: [("12 jan", "14 jan")]})
    assert cells(case, "12 jan") == {"application": (0, 2), "posting-review": (0, 1)}


def test_a_holiday_and_days_without_the_counsellor_ask_for_nothing() -> None:
    office = an_office(holidays=["12 jan"], away=[("15 jan", "18 jan")])
    found = cells(a_case(signed="5 jan"), "12 jan", office=office)
    assert found == {"application": (0, 2), "posting-review": (0, 1)}


def test_a_week_away_has_no_cell_though_something_was_done_in_it() -> None:
    case = a_case(
        signed="5 jan", excused=[("12 jan", "18 jan")], happened=[did("application", 4, on="13 jan")]
    )
    assert cells(case, "12 jan") == {}


def test_an_amendment_in_the_middle_of_a_week_adds_up() -> None:
    case = a_case(
        contracts=[a_contract("5 jan", "application 5/week"), a_contract("14 jan", "application 10/week")]
    )
    # Monday to Wednesday under the first contract, Thursday and Friday under the second: 3 and 4.
    assert cells(case, "12 jan") == {"application": (0, 7)}


def test_parts_of_two_contracts_are_added_before_they_are_rounded() -> None:
    case = a_case(contracts=[a_contract("5 jan", "report weekly"), a_contract("13 jan", "report weekly")])
    assert cells(case, "12 jan") == {"report": (0, 1)}


def test_a_contract_replaced_by_one_that_has_ended_is_not_in_force_again() -> None:
    case = a_case(
        contracts=[
            a_contract("5 jan", "application 5/week"),
            a_contract("12 jan", "follow-up 5/week", ends="13 jan"),
        ]
    )
    # Monday is the first contract's, Tuesday the second's, and the rest of the week nobody's.
    assert cells(case, "12 jan") == {"application": (0, 1), "follow-up": (0, 1)}


def test_a_contract_that_ends_on_the_day_of_signing_is_never_in_force() -> None:
    assert cells(a_case(contracts=[a_contract("5 jan", "report weekly", ends="5 jan")]), "5 jan") == {}


def test_the_last_day_of_a_contract_is_in_it() -> None:
    case = a_case(signed="5 jan", contracts=[a_contract("9 jan", "application 5/week", ends="14 jan")])
    assert cells(case, "12 jan") == {"application": (0, 3)}


def test_what_is_done_counts_from_monday_to_sunday_on_any_day() -> None:
    case = a_case(
        signed="5 jan",
        lines=["application 5/week"],
        happened=[did("application", on="11 jan"), did("application", 9, on="12 jan")],
    )
    assert (cells(case, "5 jan"), cells(case, "12 jan")) == ({"application": (1, 4)}, {"application": (9, 5)})


def test_a_deed_that_nobody_asked_for_has_no_cell() -> None:
    case = a_case(signed="5 jan", lines=["report weekly"], happened=[did("interview", on="7 jan")])
    assert cells(case, "5 jan") == {"report": (0, 1)}


# Reports ----------------------------------------------------------------------------------------------------


def reporting(*days: str, office_holidays: tuple[str, ...] = ()) -> tuple[tuple[int, int] | None, ...]:
    """The report cells of the weeks of 5 and 12 January, with reports on these days."""
    case = a_case(signed="5 jan", lines=["report weekly"], happened=[did("report", on=on) for on in days])
    office = an_office(holidays=office_holidays)
    return tuple(cells(case, monday, office=office).get("report") for monday in ("5 jan", "12 jan"))


def test_a_report_on_friday_is_that_weeks() -> None:
    assert reporting("9 jan") == ((1, 1), (0, 1))


def test_a_report_on_monday_is_the_week_befores_if_that_has_none() -> None:
    assert reporting("12 jan") == ((1, 1), (0, 1))


def test_a_report_on_monday_is_that_weeks_if_the_week_before_has_one() -> None:
    assert reporting("9 jan", "12 jan") == ((1, 1), (1, 1))


def test_of_two_reports_on_monday_the_second_is_that_weeks() -> None:
    assert reporting("12 jan", "12 jan") == ((1, 1), (1, 1))


def test_a_report_on_tuesday_is_that_weeks() -> None:
    assert reporting("13 jan") == ((0, 1), (1, 1))


def test_a_report_on_tuesday_is_the_week_befores_after_a_holiday() -> None:
    assert reporting("13 jan", office_holidays=("12 jan",)) == ((1, 1), (0, 1))


def test_reports_on_two_mondays_go_one_week_back_each() -> None:
    assert reporting("12 jan", "19 jan") == ((1, 1), (1, 1))


def test_a_monday_report_stays_in_its_week_where_the_week_before_asked_for_none() -> None:
    case = a_case(signed="9 jan", lines=["report weekly"], happened=[did("report", on="12 jan")])
    assert cells(case, "12 jan") == {"report": (1, 1)}


def test_a_report_that_names_a_week_is_that_weeks() -> None:
    case = a_case(
        signed="5 jan", lines=["report weekly"], happened=[did("report", on="14 jan", week_of="8 jan")]
    )
    assert [cells(case, "5 jan", on=on) for on in ("13 jan", "14 jan")] == [
        {"report": (0, 1)},
        {"report": (1, 1)},
    ]


def test_one_entry_of_two_reports_is_one_weeks() -> None:
    case = a_case(signed="5 jan", lines=["report weekly"], happened=[did("report", 2, on="12 jan")])
    assert (cells(case, "5 jan"), cells(case, "12 jan")) == ({"report": (2, 1)}, {"report": (0, 1)})


# Sessions ---------------------------------------------------------------------------------------------------


def test_sessions_of_a_kind_share_a_cell_whether_or_not_a_contract_names_them() -> None:
    case = a_case(
        happened=[
            attended("job-club", on="6 jan"),
            missed("job-club", on="7 jan"),
            attended("workshop", on="8 jan"),
        ]
    )
    assert cells(case, "5 jan") == {"job-club": (1, 2), "workshop": (1, 1)}


@pytest.mark.parametrize("outcome", ["excused", "ours"])
def test_a_session_excused_or_of_our_doing_has_no_cell(outcome: str) -> None:
    assert cells(a_case(happened=[missed("job-club", on="7 jan", outcome=outcome)]), "5 jan") == {}


@pytest.mark.parametrize("on", ["7 jan", "10 jan"])
def test_a_session_on_a_day_on_which_the_client_is_not_available_has_no_cell(on: str) -> None:
    case = a_case(
        excused=[("7 jan", "7 jan")], happened=[missed("job-club", on=on), attended("workshop", on=on)]
    )
    assert cells(case, "5 jan") == {}


def test_a_session_that_is_not_recorded_is_not_due() -> None:
    assert cells(a_case(signed="5 jan", lines=["job-club every wed"]), "5 jan") == {}


# Within N days of -------------------------------------------------------------------------------------------


THANKS = ("thank-you within 2 days of interview",)


def thanks(*happened: Activity, lines: tuple[str, ...] = THANKS, **more: Any) -> CaseFile:
    return a_case(signed="5 jan", lines=lines, happened=happened, **more)


def test_three_interviews_ask_for_three_thanks() -> None:
    case = thanks(did("interview", 3, on="6 jan"), did("thank-you", 2, on="8 jan"))
    assert cells(case, "5 jan") == {"thank-you": (2, 3)}


def test_a_thank_you_is_due_on_the_next_available_day_and_in_its_week() -> None:
    case = thanks(did("interview", on="8 jan"), did("thank-you", on="12 jan"))
    assert (cells(case, "5 jan"), cells(case, "12 jan")) == ({}, {"thank-you": (1, 1)})


def test_a_thank_you_after_its_day_is_too_late() -> None:
    assert cells(thanks(did("interview", on="6 jan"), did("thank-you", on="9 jan")), "5 jan") == {
        "thank-you": (0, 1)
    }


def test_a_thank_you_of_the_same_day_keeps_it_and_one_of_the_day_before_does_not() -> None:
    case = thanks(did("thank-you", on="5 jan"), did("interview", 2, on="6 jan"), did("thank-you", on="6 jan"))
    assert cells(case, "5 jan") == {"thank-you": (1, 2)}


def test_on_the_day_of_signing_nothing_is_asked_yet() -> None:
    assert cells(thanks(did("interview", on="5 jan")), "5 jan") == {}


@pytest.mark.parametrize("kind", ["excused", "paused"])
def test_a_pause_moves_the_due_day_behind_it(kind: str) -> None:
    case = thanks(
        did("interview", on="8 jan"), did("thank-you", on="19 jan"), **{kind: [("10 jan", "18 jan")]}
    )
    assert (cells(case, "12 jan"), cells(case, "19 jan")) == ({}, {"thank-you": (1, 1)})


def test_in_an_open_pause_nothing_falls_due() -> None:
    case = thanks(did("interview", on="8 jan"), paused=[("9 jan", None)])
    assert judged(case, "20 mar").view.follow_through.counted_weeks(day("20 mar")) == []


def test_a_deed_serves_the_item_that_is_due_first() -> None:
    case = a_case(
        contracts=[
            a_contract("5 jan", "follow-up within 9 days of application"),
            a_contract("7 jan", "follow-up within 1 days of application"),
        ],
        happened=[
            did("application", on="7 jan"),
            did("application", on="8 jan"),
            did("follow-up", on="9 jan"),
        ],
    )
    # Due on the 16th and on the 9th: the one follow-up is the later application's.
    assert (cells(case, "5 jan"), cells(case, "12 jan")) == ({"follow-up": (1, 1)}, {"follow-up": (0, 1)})


def test_an_item_stays_due_when_its_contract_is_replaced_or_ends() -> None:
    replaced = a_case(
        contracts=[
            a_contract("5 jan", "thank-you within 7 days of interview", ends="30 jan"),
            a_contract("7 jan", "report weekly", ends="8 jan"),
        ],
        happened=[did("interview", on="6 jan"), did("interview", on="7 jan"), did("interview", on="8 jan")],
    )
    # Those of the 6th and 7th under the first contract; on the 8th the second has no such line.
    assert cells(replaced, "12 jan") == {"thank-you": (0, 2)}


def test_an_item_and_a_count_of_a_kind_share_a_cell() -> None:
    lines = ("follow-up 5/week", "follow-up within 2 days of application")
    case = thanks(did("application", 2, on="13 jan"), did("follow-up", on="14 jan"), lines=lines)
    assert cells(case, "12 jan") == {"follow-up": (2, 7)}


def test_a_session_asks_if_attended_and_a_contact_if_it_came_in() -> None:
    case = thanks(
        attended("workshop", on="6 jan"),
        missed("workshop", on="7 jan"),
        rang(on="6 jan"),
        reached(on="7 jan"),
        tried(on="7 jan"),
        lines=("follow-up within 1 days of workshop", "thank-you within 1 days of call"),
    )
    assert cells(case, "5 jan") == {"workshop": (1, 2), "follow-up": (0, 1), "thank-you": (0, 1)}


def test_within_no_days_is_due_on_the_day_itself() -> None:
    lines = ("thank-you within 0 days of interview",)
    case = thanks(did("interview", on="6 jan"), did("thank-you", on="7 jan"), lines=lines)
    assert cells(case, "5 jan") == {"thank-you": (0, 1)}


# Tasks ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("done_on", "kept"), [("6 jan", 1), ("16 jan", 1), ("17 jan", 0)])
def test_a_task_is_kept_by_its_day(done_on: str, kept: int) -> None:
    case = a_case(
        tasks=[("Update the resume", "16 jan")], happened=[did("task", on=done_on, title="update the Resume")]
    )
    assert cells(case, "12 jan") == {"task": (kept, 1)}


def test_a_task_due_on_a_saturday_is_due_on_monday() -> None:
    case = a_case(
        tasks=[("Update the resume", "17 jan")],
        happened=[did("task", on="19 jan", title="Update the resume")],
    )
    assert (cells(case, "12 jan"), cells(case, "19 jan")) == ({}, {"task": (1, 1)})


def test_a_task_agreed_twice_for_one_day_is_one() -> None:
    line = "task by 2026-01-16: Update the resume"
    case = a_case(signed="5 jan", lines=[line], tasks=[("Update the résumé", "16 jan")])
    assert cells(case, "12 jan") == {"task": (0, 1)}


def test_a_task_stays_due_when_its_contract_is_replaced() -> None:
    case = a_case(
        signed="5 jan", lines=["task by 2026-01-16: Ask two references"], contracts=[a_contract("7 jan")]
    )
    assert cells(case, "12 jan") == {"task": (0, 1)}


def test_a_task_done_once_keeps_it_again_later() -> None:
    case = a_case(
        tasks=[("Visit the library", "9 jan"), ("Visit the library", "16 jan")],
        happened=[did("task", on="6 jan", title="Visit the library")],
    )
    assert (cells(case, "5 jan"), cells(case, "12 jan")) == ({"task": (1, 1)}, {"task": (1, 1)})


def test_a_task_of_another_title_keeps_nothing() -> None:
    case = a_case(tasks=[("Visit the library", "9 jan")], happened=[did("task", on="6 jan", title="Rest")])
    assert cells(case, "5 jan") == {"task": (0, 1)}


def test_a_task_due_before_intake_does_not_exist() -> None:
    assert cells(a_case(intake="7 jan", tasks=[("Visit the library", "6 jan")]), "5 jan") == {}


# The windows ------------------------------------------------------------------------------------------------


def weeks(*shares: int | None, lines: tuple[str, ...] = ("application 5/week",)) -> CaseFile:
    """So many of five applications in each week from 5 January on; None is a week away."""
    mondays = [day("5 jan") + timedelta(7 * week) for week in range(len(shares))]
    done = [did("application", n, on=monday) for monday, n in zip(mondays, shares, strict=True) if n]
    away = [(monday, monday + timedelta(4)) for monday, n in zip(mondays, shares, strict=True) if n is None]
    return a_case(intake="4 jan", signed="4 jan", lines=lines, happened=done, excused=away)


def windows(case: CaseFile, on: str) -> dict[str, tuple[list[str], int, Fraction | None]]:
    """Each window: its weeks, latest first, its cells, its mean."""
    found = judged(case, on).view.windows
    return {
        name: ([f"{week.monday:%-d %b}".lower() for week in window.weeks], window.cells, window.mean)
        for name, window in (("short", found.short), ("long", found.long), ("last", found.last))
    }


def test_the_windows_reach_back_while_they_hold_too_few_cells() -> None:
    assert windows(weeks(5, 0, 0, 0, 5, 0, 0, 0, 5), "10 mar") == {
        "short": (["2 mar", "23 feb", "16 feb", "9 feb"], 4, Fraction(1, 4)),
        "long": (
            ["2 mar", "23 feb", "16 feb", "9 feb", "2 feb", "26 jan", "19 jan", "12 jan"],
            8,
            Fraction(2, 8),
        ),
        "last": (["2 mar"], 1, Fraction(1)),
    }


def test_two_full_weeks_are_enough_for_the_short_window_and_four_for_the_long() -> None:
    case = weeks(0, 0, 0, 0, 0, lines=("application 5/week", "posting-review 5/week"))
    assert {name: found[0] for name, found in windows(case, "10 feb").items()} == {
        "short": ["2 feb", "26 jan"],
        "long": ["2 feb", "26 jan", "19 jan", "12 jan"],
        "last": ["2 feb"],
    }


def test_two_weeks_are_taken_though_one_has_cells_enough() -> None:
    lines = ("application 5/week", "posting-review 5/week", "follow-up 5/week", "thank-you 5/week")
    assert windows(weeks(5, 5, 5, lines=lines), "27 jan")["short"] == (
        ["19 jan", "12 jan"],
        8,
        Fraction(1, 4),
    )


def test_a_week_without_a_cell_is_passed_over() -> None:
    assert windows(weeks(5, None, 0), "27 jan") == {
        "short": (["19 jan", "5 jan"], 2, Fraction(1, 2)),
        "long": (["19 jan", "5 jan"], 2, Fraction(1, 2)),
        "last": (["19 jan"], 1, Fraction(0)),
    }


def test_no_window_reaches_behind_eight_weeks_those_without_a_cell_included() -> None:
    case = weeks(5, 5, None, None, 0, 0, 0, None, None)  # the weeks of 5 January to 2 March
    assert windows(case, "10 mar")["short"] == (["16 feb", "9 feb", "2 feb", "12 jan"], 4, Fraction(1, 4))
    assert windows(case, "17 mar")["short"] == (["9 mar", "16 feb", "9 feb", "2 feb"], 4, Fraction(0))


def test_a_window_without_a_cell_has_no_follow_through() -> None:
    assert windows(a_case(), "10 feb") == {name: ([], 0, None) for name in ("short", "long", "last")}


def test_a_cell_is_at_most_one() -> None:
    assert assessed(weeks(50, 0), "20 jan").follow_through == Fraction(1, 2)


@pytest.mark.parametrize(("on", "known"), [("12 jan", None), ("13 jan", Fraction(0))])
def test_a_week_counts_from_tuesday(on: str, known: Fraction | None) -> None:
    assert assessed(weeks(0), on).follow_through == known


@pytest.mark.parametrize(("on", "known"), [("14 jan", None), ("15 jan", Fraction(0))])
def test_a_week_counts_later_after_holidays(on: str, known: Fraction | None) -> None:
    office = an_office(holidays=["12 jan", "13 jan"])
    assert assessed(weeks(0), on, office=office).follow_through == known


@pytest.mark.parametrize(
    ("back", "first_week"), [("26 jan", "26 jan"), ("27 jan", "2 feb"), ("1 feb", "2 feb")]
)
def test_after_a_fresh_start_windows_reach_back_to_the_next_monday(back: str, first_week: str) -> None:
    case = weeks(0, 0)._replace(absences=a_case(paused=[("12 jan", day(back) - timedelta(1))]).absences)
    assert windows(case, "24 feb")["long"][0][-1] == first_week


def test_a_good_week_makes_no_follow_through_before_a_welcome_back() -> None:
    case = a_case(
        signed="5 jan",
        lines=["application 5/week", "posting-review 5/week"],
        placements=[placed("low-power", on="6 jan")],
        happened=[did("application", 5, on="7 jan"), rang(on="21 jan")],
    )
    assert assessed(case, "20 jan").follow_through == Fraction(1, 4)
    assert assessed(case, "21 jan").follow_through is None


# A client whom nobody is there for --------------------------------------------------------------------------


def test_an_office_that_never_opens_counts_no_week() -> None:
    office = an_office(away=[("1 jan 2025", "31 dec 2040")])
    case = a_case(signed="5 jan", happened=[tried(on="6 jan")], tasks=[("Rest", "9 jan")])
    assert assessed(case, "1 jun", office=office).follow_through is None
