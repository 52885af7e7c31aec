"""A day to judge from: what has come, and the first later day on which an answer can differ."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import day
from followthrough.triage.as_of import AsOf, day_after

days = st.dates(date(2026, 1, 1), date(2026, 3, 1))
ON_13 = day("13 jan")


def test_what_has_come_needs_no_waiting() -> None:
    at = AsOf(ON_13)
    assert (at.has_come(ON_13), at.has_come(day("1 jan")), at.has_come(None)) == (True, True, False)
    assert at.next_change == date.max


def test_the_earliest_day_waited_for_is_kept() -> None:
    at = AsOf(ON_13)
    assert [at.has_come(day(on)) for on in ("20 jan", "15 jan", "17 jan")] == [False, False, False]
    assert at.next_change == day("15 jan")


def test_the_last_seven_days_are_today_and_the_six_before() -> None:
    at = AsOf(ON_13)
    assert [at.is_among_last(7, day(on)) for on in ("6 jan", "7 jan", "13 jan", "14 jan")] == [
        False,
        True,
        True,
        False,
    ]
    assert at.next_change == day("14 jan")


def test_after_the_last_day_comes_none() -> None:
    assert (day_after(ON_13), day_after(date.max)) == (day("14 jan"), date.max)


@settings(max_examples=60, derandomize=True, database=None, deadline=None)
@given(today=days, when=st.lists(days, max_size=6), last=st.integers(1, 30))
def test_no_answer_changes_before_the_day_that_is_kept(today: date, when: list[date], last: int) -> None:
    when.sort()

    def answers(at: AsOf) -> object:
        return (
            at.latest(when),
            at.is_any_among_last(last, when),
            [at.is_among_last(last, one) for one in when],
        )

    at = AsOf(today)
    first = answers(at)
    later = today
    while later < min(at.next_change, today + timedelta(90)):
        assert answers(AsOf(later)) == first
        later += timedelta(1)
