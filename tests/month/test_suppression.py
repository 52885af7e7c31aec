"""Nobody is found again in a small number: what is under 5 is not shown, and cannot be worked out from what is."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.month.figures import Cell, Group, Sum, share_of
from followthrough.month.suppression import NOT_SHOWN, UNDER, hidden_in


def a_group(cells: dict[str, Cell], *sums: Sum) -> Group:
    return Group("group", "Group", (), cells, sums)


def parts_of(*numbers: int) -> Group:
    """A total and its parts, named a, b, c …"""
    parts = {name: Cell(number) for name, number in zip("abcdefgh", numbers, strict=False)}
    return a_group({"total": Cell(sum(numbers)), **parts}, Sum(("total",), tuple(parts)))


@pytest.mark.parametrize(("number", "mark"), [(0, None), (1, UNDER), (4, UNDER), (5, None)])
def test_a_number_from_1_to_4_is_under_5(number: int, mark: str | None) -> None:
    assert hidden_in([a_group({"intakes": Cell(number)})]).get("intakes") == mark


def test_minutes_for_fewer_than_5_clients_are_not_shown_however_many_they_are() -> None:
    assert hidden_in([a_group({"minutes": Cell(900, 4), "more": Cell(2, 5)})]) == {"minutes": NOT_SHOWN}


def test_the_one_small_part_of_a_total_takes_the_smallest_other_part_with_it() -> None:
    assert hidden_in([parts_of(3, 20, 9, 0)]) == {"a": UNDER, "c": NOT_SHOWN}


def test_two_small_parts_protect_each_other() -> None:
    assert hidden_in([parts_of(3, 2, 20)]) == {"a": UNDER, "b": UNDER}


def test_two_small_parts_that_can_only_be_1_and_1_are_protected_by_a_third() -> None:
    assert hidden_in([parts_of(1, 1, 20)]) == {"a": UNDER, "b": UNDER, "c": NOT_SHOWN}


def test_where_nothing_else_is_left_the_total_is_not_shown() -> None:
    assert hidden_in([parts_of(4, 4)]) == {"a": UNDER, "b": UNDER, "total": NOT_SHOWN}


def test_a_share_whose_rest_is_small_is_not_shown() -> None:
    cells = {"served": Cell(36), "open": Cell(39)}

    hidden = hidden_in([a_group(cells, share_of("served", "open", cells))])

    assert (hidden["served"], "open" in hidden) == (NOT_SHOWN, False)


def test_a_total_that_is_not_shown_is_not_told_by_another_sum() -> None:
    group = parts_of(4, 4)
    both = group._replace(
        cells={**group.cells, "x": Cell(6), "y": Cell(2, 9)}, sums=(*group.sums, Sum(("total",), ("x", "y")))
    )

    assert hidden_in([both])["y"] == NOT_SHOWN


def possible(group: Group, hidden: dict[str, str], most: int = 60) -> dict[str, set[int]]:
    """What every hidden number can be, for who sees all that is shown and knows the sums: by trying."""
    names = list(hidden)
    found: dict[str, set[int]] = {name: set() for name in names}
    ranges = [range(1, 5) if hidden[name] == UNDER else range(most) for name in names]
    for numbers in product(*ranges):
        values = {name: cell.value for name, cell in group.cells.items()} | dict(
            zip(names, numbers, strict=True)
        )
        if all(sum(values[n] for n in s.whole) == sum(values[n] for n in s.parts) for s in group.sums):
            for name, number in zip(names, numbers, strict=True):
                found[name].add(number)
    return found


@settings(deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=4))
def test_every_number_that_is_not_shown_can_be_at_least_two(numbers: list[int]) -> None:
    group = parts_of(*numbers)
    hidden = hidden_in([group])

    told = possible(group, hidden) if len(hidden) < 5 else {}

    assert [name for name, values in told.items() if len(values) < 2] == []


@settings(deadline=None)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=6))
def test_what_is_shown_is_never_small(numbers: list[int]) -> None:
    group = parts_of(*numbers)
    hidden = hidden_in([group])

    assert [name for name, cell in group.cells.items() if 0 < cell.value < 5 and name not in hidden] == []


@settings(deadline=None)
@given(st.tuples(st.integers(0, 9), st.integers(0, 9)), st.integers(0, 18))
def test_a_total_that_is_parted_twice_tells_no_number_that_is_not_shown(
    parts: tuple[int, int], cut: int
) -> None:
    total, first = sum(parts), min(cut, sum(parts))
    numbers = {"total": total, "a": parts[0], "b": parts[1], "x": first, "y": total - first}
    cells = {name: Cell(number) for name, number in numbers.items()}
    group = a_group(cells, Sum(("total",), ("a", "b")), Sum(("total",), ("x", "y")))
    hidden = hidden_in([group])

    told = possible(group, hidden, 24) if len(hidden) < 5 else {}

    assert [name for name, values in told.items() if len(values) < 2] == []
