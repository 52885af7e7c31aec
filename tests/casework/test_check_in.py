"""The check-ins of the first two weeks lie on office days, whenever a contract is signed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import an_office, day
from followthrough.casework.check_in import (
    FIRST_TWO_WEEKS,
    CheckIn,
    check_in_in_words,
    lay_out,
    read_check_in_kind,
)
from followthrough.casework.mistakes import UnknownStatus

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def test_signed_on_a_monday_they_lie_as_the_plan_has_them() -> None:
    assert [(c.first.day, c.last.day, c.kind, c.purpose) for c in lay_out(day("5 jan"), an_office())] == [
        (6, 6, "text", "welcome"), (6, 8, "call", "phone-meeting"), (8, 9, "task", "one-task"),
        (9, 9, "text", "between"), (12, 13, "call", "phone-meeting"), (13, 16, "task", "one-task"),
        (14, 15, "text", "between"), (16, 16, "call", "phone-meeting"), (19, 19, "meeting", "two-week-review"),
    ]  # fmt: skip


@given(DAYS)
def test_with_no_day_closed_but_weekends_there_are_nine_and_each_touches_its_own_days(signed: date) -> None:
    laid_out = list(lay_out(signed, an_office()))

    assert len(laid_out) == len(FIRST_TWO_WEEKS)
    for check_in, (first, last, kind, purpose) in zip(laid_out, FIRST_TWO_WEEKS, strict=True):
        assert (check_in.kind, check_in.purpose, check_in.about) == (kind, purpose, None)
        assert (
            signed + timedelta(first - 1) <= check_in.first <= check_in.last <= signed + timedelta(last + 1)
        )


@given(DAYS, st.lists(st.integers(0, 30)))
def test_each_begins_and_ends_on_an_office_day_and_no_two_of_a_kind_begin_together(
    signed: date, shut
) -> None:
    office = an_office([signed + timedelta(number) for number in shut])
    laid_out = list(lay_out(signed, office))

    assert all(office.is_open(c.first) and office.is_open(c.last) and c.first <= c.last for c in laid_out)
    assert len({(c.first, c.kind) for c in laid_out}) == len(laid_out)


def test_while_the_counsellor_is_away_they_gather_on_the_first_day_back_one_of_a_kind() -> None:
    office = an_office(away=[("6 jan", "23 jan")])

    assert [(c.first, c.kind) for c in lay_out(day("5 jan"), office)] == [
        (day("26 jan"), kind) for kind in ("text", "call", "task", "meeting")
    ]


def test_a_check_in_is_called_by_its_purpose_and_by_what_it_is_about() -> None:
    bare = CheckIn(day("5 jan"), day("5 jan"), "call")

    assert check_in_in_words(bare) == "call"
    assert check_in_in_words(bare._replace(about="how was it?")) == "call: how was it?"
    assert (
        check_in_in_words(bare._replace(purpose="phone-meeting", about="l’œuvre")) == "phone meeting: l’œuvre"
    )


def test_a_kind_is_read_in_any_case_and_no_other_is() -> None:
    assert read_check_in_kind(" CALL ") == "call"
    with pytest.raises(UnknownStatus):
        read_check_in_kind("fax")
