"""Cadences: read, said again, and laid out in days."""

from datetime import date, datetime, timedelta

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from followthrough.casework.cadence import ByDate, Cadence, Dated, Weekly, Within, read_cadence
from followthrough.casework.mistakes import UnclearCadence

days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
cadences = st.one_of(
    st.builds(Weekly, st.integers(1, 100), st.none()),
    st.builds(Dated, st.integers(0, 6), st.integers(1, 52), st.none()),
    st.builds(Dated, st.integers(0, 6), st.just(1), st.sampled_from((1, 2, 3, 4, -1))),
    st.builds(
        Within, st.integers(0, 365), st.sampled_from(("application", "interview", "contact", "job-club"))
    ),
    st.builds(ByDate, days),
)


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("5/week", Weekly(5)),
        ("5 a week", Weekly(5)),
        ("daily", Weekly(5, "daily")),
        ("Weekly", Weekly(1, "weekly")),
        ("every wed", Dated(2)),
        ("every  Wednesday", Dated(2)),
        ("every 2 weeks on tue", Dated(1, 2)),
        ("monthly on 1st mon", Dated(0, 1, 1)),
        ("monthly on the last friday", Dated(4, 1, -1)),
        ("within 7 days of application", Within(7, "application")),
        ("within 1 day of an interview", Within(1, "interview")),
        ("by 2026-01-16", ByDate(date(2026, 1, 16))),
    ],
)
def test_a_cadence_is_read_as_people_write_it(text: str, cadence: Cadence) -> None:
    assert read_cadence(text) == cadence


@pytest.mark.parametrize(
    "text",
    [
        "often",
        "0/week",
        "every",
        "every 60 weeks on tue",
        "monthly on 5th mon",
        "within 7 days",
        "by 2026-02-30",
    ],
)
def test_what_is_no_cadence_is_told(text: str) -> None:
    with pytest.raises(UnclearCadence):
        read_cadence(text)


@given(cadences)
def test_a_cadence_says_what_it_is_read_from(cadence: Cadence) -> None:
    assert read_cadence(str(cadence)) == cadence


@given(
    st.builds(Dated, st.integers(0, 6), st.integers(1, 9), st.none()),
    days,
    st.integers(-90, 300),
    st.integers(0, 90),
)
def test_days_by_the_week_are_those_of_the_recurrence_rule(
    dated: Dated, since: date, ahead: int, span: int
) -> None:
    first = since + timedelta(ahead)
    last = first + timedelta(span)
    anchor = since if dated.weeks_between > 1 else first
    rule = rrule.rrule(
        rrule.WEEKLY,
        dtstart=datetime(anchor.year, anchor.month, anchor.day),
        interval=dated.weeks_between,
        byweekday=rrule.weekday(dated.weekday),
        until=datetime(last.year, last.month, last.day),
    )

    assert dated.occurrences(since, first, last) == tuple(d.date() for d in rule if d.date() >= first)


def test_the_first_monday_of_each_month() -> None:
    found = Dated(0, 1, 1).occurrences(date(2026, 1, 7), date(2026, 1, 7), date(2026, 4, 30))
    assert found == (date(2026, 2, 2), date(2026, 3, 2), date(2026, 4, 6))
