"""Gaps: what was due and is not written down, for the counsellor to fill."""

import pytest

from builders import a_case, a_contract, an_office, assessed, attended, day, did, judged, missed
from followthrough.casework.case_file import CaseFile
from followthrough.triage.gaps import Gap, gaps_of


def gaps(case: CaseFile, on: str, **how: object) -> list[Gap]:
    return gaps_of(judged(case, on, **how).view)


JOB_CLUB = ["job-club every wed"]


def test_a_session_that_is_not_recorded_is_a_gap_from_the_next_day() -> None:
    case = a_case(signed="5 jan", lines=JOB_CLUB)
    assert (gaps(case, "7 jan"), gaps(case, "8 jan")) == ([], [Gap("job-club", day("7 jan"))])


def test_it_is_shown_for_14_days() -> None:
    case = a_case(contracts=[a_contract("5 jan", *JOB_CLUB, ends="8 jan")])
    assert (gaps(case, "20 jan"), gaps(case, "21 jan")) == ([Gap("job-club", day("7 jan"))], [])


@pytest.mark.parametrize("outcome", ["missed", "excused", "ours"])
def test_any_outcome_fills_it(outcome: str) -> None:
    case = a_case(signed="5 jan", lines=JOB_CLUB, happened=[missed("job-club", on="7 jan", outcome=outcome)])
    assert gaps(case, "8 jan") == []


def test_another_kind_or_another_day_does_not() -> None:
    entries = [attended("workshop", on="7 jan"), attended("job-club", on="6 jan")]
    assert gaps(a_case(signed="5 jan", lines=JOB_CLUB, happened=entries), "8 jan") == [
        Gap("job-club", day("7 jan"))
    ]


@pytest.mark.parametrize("kind", ["excused", "paused"])
def test_a_day_away_is_no_gap(kind: str) -> None:
    assert gaps(a_case(signed="5 jan", lines=JOB_CLUB, **{kind: [("7 jan", "7 jan")]}), "8 jan") == []


def test_a_holiday_is_no_gap() -> None:
    assert gaps(a_case(signed="5 jan", lines=JOB_CLUB), "8 jan", office=an_office(holidays=["7 jan"])) == []


def test_the_day_of_signing_is_no_gap_and_the_last_day_is_one() -> None:
    case = a_case(contracts=[a_contract("7 jan", *JOB_CLUB, ends="14 jan")])
    assert gaps(case, "23 jan") == [Gap("job-club", day("14 jan"))]


def test_a_contract_replaced_asks_no_more() -> None:
    case = a_case(
        signed="5 jan", lines=JOB_CLUB, contracts=[a_contract("6 jan", "workshop every 2 weeks on tue")]
    )
    assert gaps(case, "22 jan") == [Gap("workshop", day("20 jan"))]


def test_every_two_weeks_counts_from_the_week_of_signing() -> None:
    case = a_case(signed="5 jan", lines=["workshop every 2 weeks on tue"])
    assert (gaps(case, "14 jan"), gaps(case, "21 jan")) == (
        [Gap("workshop", day("6 jan"))],
        [Gap("workshop", day("20 jan"))],
    )


def test_a_report_is_asked_for_from_monday_on() -> None:
    case = a_case(signed="5 jan", lines=["report weekly"])
    assert (gaps(case, "11 jan"), gaps(case, "12 jan")) == ([], [Gap("report", day("11 jan"), day("5 jan"))])


def test_a_late_report_that_names_its_week_fills_it() -> None:
    late = did("report", on="15 jan", week_of="5 jan")
    case = a_case(signed="5 jan", lines=["report weekly"], happened=[late])
    assert (len(gaps(case, "14 jan")), gaps(case, "15 jan")) == (1, [])


def test_the_assessment_says_how_many_there_are() -> None:
    case = a_case(signed="5 jan", lines=["report weekly", *JOB_CLUB])
    assert [assessed(case, on).gaps for on in ("7 jan", "8 jan", "12 jan", "19 jan")] == [0, 1, 2, 4]
