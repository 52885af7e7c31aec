"""How long a closed file is kept, and who is due to go."""

from datetime import date

import pytest

from followthrough.casework.retention import DUE, HELD, KEPT, AtRest, Hold, due_on, hold_in_force, retained


@pytest.mark.parametrize(
    ("last", "years", "due"),
    [
        (date(2019, 3, 2), 7, date(2026, 3, 2)),
        (date(2024, 2, 29), 7, date(2031, 3, 1)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2096, 2, 29), 4, date(2100, 3, 1)),
    ],
)
def test_a_file_is_due_so_many_years_after_its_last_day(last: date, years: int, due: date) -> None:
    assert due_on(last, years) == due


def a_file(ref: str, last_on: date, hold: Hold | None = None) -> AtRest:
    return AtRest(ref, f"Client {ref}", last_on, last_on, hold)


def test_those_due_come_first_then_those_held_then_the_next_to_come() -> None:
    hold = Hold(date(2025, 1, 1), None, "a hearing")
    files = [
        a_file("NEXT", date(2020, 1, 2)), a_file("HELD", date(2017, 1, 1), hold), a_file("DUE2", date(2019, 1, 1)),
        a_file("DUE1", date(2018, 1, 1)), a_file("LAST", date(2025, 1, 1), hold),
    ]  # fmt: skip

    found = retained(files, date(2026, 1, 1), 7)

    assert [(one.file.ref, one.stands, one.due_on.year) for one in found] == [
        ("DUE1", DUE, 2025), ("DUE2", DUE, 2026), ("HELD", HELD, 2024), ("NEXT", KEPT, 2027), ("LAST", KEPT, 2032),
    ]  # fmt: skip


def test_a_file_is_not_due_the_day_before() -> None:
    (found,) = retained([a_file("C7F3", date(2019, 3, 2))], date(2026, 3, 1), 7)

    assert found.stands == KEPT


def test_a_hold_that_was_released_is_not_in_force() -> None:
    released, standing = Hold(date(2026, 1, 1), date(2026, 2, 1), "x"), Hold(date(2026, 3, 1), None, "y")

    assert hold_in_force([released]) is None
    assert hold_in_force([released, standing]) == standing
