"""The days on which the law closes an office, in Canada and in Quebec."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.casework.holidays import CALENDARS, Easter, holidays, observed, statutory
from followthrough.casework.mistakes import UnknownHolidays

years = st.integers(1900, 2100)
calendars = st.sampled_from(CALENDARS)
easters: st.SearchStrategy[Easter] = st.sampled_from(get_args(Easter))


def on(calendar: str, year: int, name: str) -> str:
    return next(day.isoformat() for day, holiday in statutory(calendar, year).items() if holiday == name)


def test_canada_in_2026_has_ten_holidays_and_a_monday_for_boxing_day() -> None:
    assert holidays("canada", 2026) == {
        date(2026, 1, 1): "New Year's Day",
        date(2026, 4, 3): "Good Friday",
        date(2026, 5, 18): "Victoria Day",
        date(2026, 7, 1): "Canada Day",
        date(2026, 9, 7): "Labour Day",
        date(2026, 9, 30): "National Day for Truth and Reconciliation",
        date(2026, 10, 12): "Thanksgiving Day",
        date(2026, 11, 11): "Remembrance Day",
        date(2026, 12, 25): "Christmas Day",
        date(2026, 12, 26): "Boxing Day",
        date(2026, 12, 28): "Boxing Day (day in lieu)",
    }


def test_quebec_in_2026_has_eight_holidays() -> None:
    assert holidays("quebec", 2026, "fr") == {
        date(2026, 1, 1): "Jour de l'An",
        date(2026, 4, 3): "Vendredi saint",
        date(2026, 5, 18): "Journée nationale des patriotes",
        date(2026, 6, 24): "Fête nationale du Québec",
        date(2026, 7, 1): "Fête du Canada",
        date(2026, 9, 7): "Fête du Travail",
        date(2026, 10, 12): "Action de grâce",
        date(2026, 12, 25): "Noël",
    }


@pytest.mark.parametrize(
    ("year", "good_friday", "victoria", "labour", "thanksgiving"),
    [
        (2023, "2023-04-07", "2023-05-22", "2023-09-04", "2023-10-09"),
        (2024, "2024-03-29", "2024-05-20", "2024-09-02", "2024-10-14"),
        (2025, "2025-04-18", "2025-05-19", "2025-09-01", "2025-10-13"),
        (2026, "2026-04-03", "2026-05-18", "2026-09-07", "2026-10-12"),
        (2027, "2027-03-26", "2027-05-24", "2027-09-06", "2027-10-11"),
    ],
)
def test_moving_holidays_are_where_the_published_calendars_have_them(
    year: int, good_friday: str, victoria: str, labour: str, thanksgiving: str
) -> None:
    names = ("Good Friday", "Victoria Day", "Labour Day", "Thanksgiving Day")

    assert tuple(on("canada", year, name) for name in names) == (good_friday, victoria, labour, thanksgiving)


def test_truth_and_reconciliation_is_a_holiday_since_2021() -> None:
    assert date(2020, 9, 30) not in holidays("canada", 2020)
    assert holidays("canada", 2021)[date(2021, 9, 30)] == "National Day for Truth and Reconciliation"


@pytest.mark.parametrize("calendar", CALENDARS)
def test_canada_day_on_a_sunday_is_by_law_the_second_of_july(calendar: str) -> None:
    assert on(calendar, 2029, "Canada Day") == "2029-07-02"
    assert date(2029, 7, 1) not in holidays(calendar, 2029)


def test_the_national_holiday_of_quebec_on_a_sunday_is_the_25th_for_an_office() -> None:
    assert on("quebec", 2029, "Quebec's National Holiday") == "2029-06-25"


def test_holidays_on_a_saturday_have_the_monday_off_in_lieu() -> None:
    assert observed("quebec", 2023)[date(2023, 6, 26)] == "Quebec's National Holiday (day in lieu)"
    assert holidays("quebec", 2023, "fr")[date(2023, 7, 3)] == "Fête du Canada (jour de remplacement)"
    assert holidays("canada", 2023)[date(2023, 10, 2)] == (
        "National Day for Truth and Reconciliation (day in lieu)"
    )
    assert holidays("canada", 2023)[date(2023, 11, 13)] == "Remembrance Day (day in lieu)"


@pytest.mark.parametrize(
    ("year", "closed"),
    [
        (2021, ["2021-12-27", "2021-12-28"]),  # a Saturday and a Sunday
        (2022, ["2022-12-26", "2022-12-27"]),  # a Sunday and a Monday
        (2023, ["2023-12-25", "2023-12-26"]),  # a Monday and a Tuesday
        (2026, ["2026-12-25", "2026-12-28"]),  # a Friday and a Saturday
    ],
)
def test_christmas_and_boxing_day_close_two_weekdays_whatever_they_fall_on(
    year: int, closed: list[str]
) -> None:
    assert [day.isoformat() for day in observed("canada", year) if day.month == 12] == closed


@pytest.mark.parametrize(
    ("easter", "days"),
    [
        ("friday", {"2026-04-03": "Good Friday"}),
        ("monday", {"2026-04-06": "Easter Monday"}),
        ("both", {"2026-04-03": "Good Friday", "2026-04-06": "Easter Monday"}),
    ],
)
@pytest.mark.parametrize("calendar", CALENDARS)
def test_the_employer_chooses_the_day_of_easter(calendar: str, easter: Easter, days: dict[str, str]) -> None:
    given_days = holidays(calendar, 2026, easter=easter)

    assert {day.isoformat(): name for day, name in given_days.items() if day.month == 4} == days


@pytest.mark.parametrize("ask", [holidays, statutory, observed])
def test_an_unknown_calendar_is_a_mistake_that_names_the_known_ones(
    ask: Callable[[str, int], dict[date, str]],
) -> None:
    with pytest.raises(UnknownHolidays) as refused:
        ask("mars", 2026)

    assert refused.value.facts == {"name": "mars", "known": "canada, quebec"}


@given(calendar=calendars, year=years, easter=easters)
def test_an_office_closes_on_one_weekday_for_each_holiday(calendar: str, year: int, easter: Easter) -> None:
    closed = observed(calendar, year, easter=easter)

    assert len(closed) == len(statutory(calendar, year, easter=easter))
    assert all(day.weekday() < 5 and day.year == year for day in closed)


@given(calendar=calendars, year=years, easter=easters)
def test_holidays_are_the_legal_days_and_the_days_off_in_order(
    calendar: str, year: int, easter: Easter
) -> None:
    days = holidays(calendar, year, easter=easter)

    assert list(days) == sorted(days)
    assert (
        days.keys()
        == observed(calendar, year, easter=easter).keys() | statutory(calendar, year, easter=easter).keys()
    )


@given(calendar=calendars, year=years)
def test_a_day_in_lieu_is_within_three_days_of_its_holiday(calendar: str, year: int) -> None:
    by_name = {name: day for day, name in statutory(calendar, year).items()}

    for day, name in observed(calendar, year).items():
        moved = day - by_name[name.removesuffix(" (day in lieu)")]
        assert timedelta(0) <= moved <= timedelta(3)


@given(calendar=calendars, year=years)
def test_both_languages_name_the_same_days(calendar: str, year: int) -> None:
    assert list(holidays(calendar, year, "en")) == list(holidays(calendar, year, "fr"))
