"""What people type as a period, and when nothing of it is still to come."""

import pytest

from builders import an_office, day
from followthrough.casework.mistakes import PeriodNotBegun, PeriodNotOver, UnclearPeriod
from followthrough.month.period import Reported, from_to, read_period
from followthrough.workday.given_back import Period

TODAY = day("23 nov")
"""A Monday."""


@pytest.mark.parametrize(
    ("text", "name", "title", "first", "last"),
    [
        ("2026-10", "2026-10", "October 2026", "1 oct", "31 oct"),
        ("2026 2", "2026-02", "February 2026", "1 feb", "28 feb"),
        ("2024-02", "2024-02", "February 2024", "1 feb 2024", "29 feb 2024"),
        ("2026-Q1", "2026-Q1", "Quarter 1 of 2026", "1 jan", "31 mar"),
        ("2025q4", "2025-Q4", "Quarter 4 of 2025", "1 oct 2025", "31 dec 2025"),
        ("2025", "2025", "The year 2025", "1 jan 2025", "31 dec 2025"),
        ("Last  Month", "2026-10", "October 2026", "1 oct", "31 oct"),
        ("this month", "2026-11", "November 2026", "1 nov", "30 nov"),
    ],
)
def test_a_period_is_read_as_people_type_it(text: str, name: str, title: str, first: str, last: str) -> None:
    assert read_period(text, TODAY) == Reported(name, title, Period(day(first), day(last)), TODAY)


def test_the_month_before_january_is_in_the_year_before() -> None:
    assert read_period("last month", day("5 jan")).name == "2025-12"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "octobre",
        "2026-13",
        "2026-Q5",
        "26-10",
        "2026-10-01",
        "2026-10-15/2026-10-01",
        "1/2",
        "0000-01",
        "٢٠٢٦",
    ],
)
def test_what_is_no_period_is_not_guessed_at(text: str) -> None:
    with pytest.raises(UnclearPeriod):
        read_period(text, TODAY)


def test_nothing_can_be_said_of_days_to_come() -> None:
    with pytest.raises(PeriodNotBegun):
        read_period("2026-12", TODAY)


def test_a_period_that_runs_is_of_the_days_so_far() -> None:
    found = read_period("2026-11", TODAY)

    assert found.days == Period(day("1 nov"), TODAY)
    assert not found.is_complete(an_office())
    with pytest.raises(PeriodNotOver):
        found.check_complete(an_office())


@pytest.mark.parametrize(
    ("name", "holidays", "complete"),
    [
        ("2026-09", [], "1 oct"),  # ends on a Wednesday: its last week began to count on Tuesday
        ("2026-05", [], "2 jun"),  # ends on a Sunday, whose week closes on Monday and counts from Tuesday
        ("2026-05", ["1 jun"], "3 jun"),
        ("2026-08", [], "1 sep"),  # ends on a Monday, on which the week before it closes
    ],
)
def test_a_period_is_complete_when_its_last_week_counts(
    name: str, holidays: list[str], complete: str
) -> None:
    assert read_period(name, TODAY).complete_on(an_office(holidays)) == day(complete)


def test_days_of_ones_own_carry_them_in_their_name() -> None:
    found = from_to(day("1 oct"), day("15 oct"), TODAY)

    assert read_period(found.name, TODAY) == found
    assert (found.name, found.title) == ("2026-10-01/2026-10-15", "1 October 2026 to 15 October 2026")
