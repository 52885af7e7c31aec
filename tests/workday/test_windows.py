"""On which days of a plan each thing can be done, and the fewest contacts that do them all."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import day
from followthrough.casework.check_in import CALL
from followthrough.workday.check_ins import CheckInOpen
from followthrough.workday.contact import DoorContactComing, MeetingToHold, PromisedLater
from followthrough.workday.item import Item
from followthrough.workday.owed import ContractReview, DoorContact, Promised
from followthrough.workday.tasks import TaskToAskAbout
from followthrough.workday.windows import Held, fewest_contacts, window_of

MONDAY = day("12 jan")
WEEK = tuple(MONDAY + timedelta(number) for number in range(5))
HOLIDAY_ON_WEDNESDAY = tuple(one for one in WEEK if one != day("14 jan"))


def a_check_in(first: date, last: date, number: int = 1, as_of: date = MONDAY) -> CheckInOpen:
    return CheckInOpen(as_of=as_of, due=last, number=number, kind=CALL, first=first)


@pytest.mark.parametrize(
    ("item", "first", "last"),
    [
        (a_check_in(day("13 jan"), day("15 jan")), "13 jan", "15 jan"),
        (a_check_in(day("8 jan"), day("14 jan")), "12 jan", "14 jan"),
        (a_check_in(day("8 jan"), day("9 jan")), "12 jan", "12 jan"),
        (a_check_in(day("15 jan"), day("20 jan")), "15 jan", "16 jan"),
        (MeetingToHold(as_of=MONDAY, due=day("14 jan")), "14 jan", "14 jan"),
        (PromisedLater(as_of=MONDAY, due=day("15 jan"), what="a call", kind=CALL), "15 jan", "15 jan"),
        (Promised(as_of=MONDAY, due=MONDAY, what="a call", kind=CALL), "12 jan", "12 jan"),
        (DoorContactComing(as_of=MONDAY, due=day("15 jan")), "12 jan", "15 jan"),
        (DoorContact(as_of=MONDAY, due=day("9 jan")), "12 jan", "12 jan"),
        (ContractReview(as_of=MONDAY, due=day("9 jan"), since=day("1 dec 2025")), "12 jan", "16 jan"),
        (TaskToAskAbout(as_of=MONDAY, due=day("9 jan"), title="Call the library"), "12 jan", "16 jan"),
    ],
)
def test_a_window_begins_on_its_first_day_or_now_and_ends_when_it_is_due(
    item: Item, first: str, last: str
) -> None:
    assert window_of(item, WEEK) == (day(first), day(last), item)


@pytest.mark.parametrize(
    ("first", "last", "window"),
    [
        ("13 jan", "14 jan", ("13 jan", "13 jan")), ("14 jan", "15 jan", ("15 jan", "15 jan")),
        ("14 jan", "14 jan", ("15 jan", "15 jan")), ("17 jan", "18 jan", ("16 jan", "16 jan")),
    ],
)  # fmt: skip
def test_a_window_is_of_days_that_the_plan_has(first: str, last: str, window: tuple[str, str]) -> None:
    item = a_check_in(day(first), day(last))

    assert window_of(item, HOLIDAY_ON_WEDNESDAY)[:2] == tuple(map(day, window))


def test_at_a_weekend_what_is_overdue_is_for_the_first_day_of_the_week_to_come() -> None:
    item = a_check_in(day("8 jan"), day("9 jan"), as_of=day("10 jan"))

    assert window_of(item, WEEK)[:2] == (MONDAY, MONDAY)


SPANS = st.lists(st.tuples(st.integers(-3, 6), st.integers(0, 4)), max_size=7)


def the_items(spans: list[tuple[int, int]]) -> list[Item]:
    return [
        a_check_in(MONDAY + timedelta(first), MONDAY + timedelta(first + length), number)
        for number, (first, length) in enumerate(spans)
    ]


@given(SPANS)
def test_every_item_is_served_once_and_within_its_window(spans: list[tuple[int, int]]) -> None:
    items = the_items(spans)

    held = list(fewest_contacts(items, WEEK))

    served = [item for one in held for item in one.items]
    assert sorted(served, key=items.index) == items
    assert all(
        window_of(item, WEEK).first <= one.by <= window_of(item, WEEK).last
        for one in held
        for item in one.items
    )
    assert [one.by for one in held] == sorted({one.by for one in held})


@given(SPANS)
def test_no_fewer_days_would_do(spans: list[tuple[int, int]]) -> None:
    """Every choice of days is tried."""
    windows = [window_of(item, WEEK) for item in the_items(spans)]
    enough = (
        count
        for count in range(len(WEEK) + 1)
        for chosen in combinations(WEEK, count)
        if all(any(window.first <= on <= window.last for on in chosen) for window in windows)
    )

    assert len(list(fewest_contacts(the_items(spans), WEEK))) == next(enough)


@given(SPANS)
def test_a_morning_is_one_day_and_one_contact(spans: list[tuple[int, int]]) -> None:
    items = the_items(spans)

    assert list(fewest_contacts(items, (MONDAY,))) == ([Held(MONDAY, tuple(items))] if items else [])
