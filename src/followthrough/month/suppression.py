"""Suppression: no person is to be found again in a small number.

The rule, in three sentences. A number that tells of 1 to 4 is shown as “under 5”; 0 is shown. A share, a median or a
mean that rests on such a number is not shown. Where a number “under 5” could be worked out from what it adds up to, the
smallest number beside it is not shown either, and so on until at least two numbers are possible.
"""

from collections.abc import Iterable, Mapping, Sequence

from .figures import Cell, Group, Sum

SMALL = 5
"""Numbers below this are not shown, but for 0."""
UNDER = "under 5"
NOT_SHOWN = "not shown"
MANY = 10**12
"""More than anything that is counted."""


def is_small(cell: Cell) -> bool:
    """Whether it tells of so few that they could be found again."""
    return 0 < cell.tells_of < SMALL


def hidden_in(groups: Iterable[Group]) -> dict[str, str]:
    """What is not to be shown, by the name of the cell: `under 5`, or `not shown` for what would give one away."""
    cells: dict[str, Cell] = {}
    sums: list[Sum] = []
    for group in groups:
        cells |= group.cells
        sums += group.sums
    hidden = {name: _mark(cell) for name, cell in cells.items() if is_small(cell)}
    while more := _to_hide_next(sums, cells, hidden):
        hidden[more] = NOT_SHOWN
    return _no_more_than_needed(sums, cells, hidden)


def _mark(cell: Cell) -> str:
    """A number of people is under 5; minutes for so few are just not shown."""
    return UNDER if cell.of is None else NOT_SHOWN


def _no_more_than_needed(
    sums: Sequence[Sum], cells: Mapping[str, Cell], hidden: Mapping[str, str]
) -> dict[str, str]:
    """What is hidden, without what need not be: the larger numbers are tried first."""
    kept = dict(hidden)
    beside = [name for name in hidden if not is_small(cells[name])]
    for name in sorted(beside, key=lambda name: (-cells[name].value, name)):
        fewer = {other: mark for other, mark in kept.items() if other != name}
        if not _given_away(sums, cells, fewer):
            kept = fewer
    return kept


def _given_away(sums: Sequence[Sum], cells: Mapping[str, Cell], hidden: Mapping[str, str]) -> set[str]:
    """What is hidden and could be worked out all the same."""
    ranges = _worked_out(sums, cells, hidden)
    return {name for name in hidden if name in ranges and ranges[name][0] == ranges[name][1]}


def _to_hide_next(sums: Sequence[Sum], cells: Mapping[str, Cell], hidden: Mapping[str, str]) -> str | None:
    """A number beside one that could be worked out: what helps the most, parts before totals, small before large."""
    told = _given_away(sums, cells, hidden)
    beside = (one for one in sums if told.intersection((*one.whole, *one.parts)))
    wholes = {name for one in sums for name in one.whole}
    open_ = {name for one in beside for name in (*one.parts, *one.whole)} - set(hidden)

    def cost(name: str) -> tuple[object, ...]:
        still = len(_given_away(sums, cells, {**hidden, name: NOT_SHOWN}))
        return still, name in wholes, not cells[name].value, cells[name].value, name

    return min((name for name in open_ if cells[name].shown), key=cost, default=None)


def _worked_out(
    sums: Sequence[Sum], cells: Mapping[str, Cell], hidden: Mapping[str, str]
) -> dict[str, tuple[int, int]]:
    """The least and the most that each number that is not shown can be, for who knows all the sums."""
    names = {name for one in sums for name in (*one.whole, *one.parts)}
    ranges = {
        name: _range(cells[name], hidden.get(name))
        for name in sorted(names)
        if name in hidden or not cells[name].shown
    }
    before: dict[str, tuple[int, int]] = {}
    while before != ranges:
        before = dict(ranges)
        for one in sums:
            _narrow(one, cells, ranges)
    return ranges


def _narrow(one: Sum, cells: Mapping[str, Cell], ranges: dict[str, tuple[int, int]]) -> None:
    """What a sum says of the numbers in it that are not shown."""
    sides = [(name, 1) for name in one.parts] + [(name, -1) for name in one.whole]
    spans = {}
    for name, side in sides:
        low, high = ranges.get(name, (cells[name].value, cells[name].value))
        spans[name] = (side * low, side * high) if side > 0 else (side * high, side * low)
    least, most = (sum(span[end] for span in spans.values()) for end in (0, 1))
    for name, side in sides:
        if name in ranges:
            low, high = ranges[name]
            first, last = sorted((side * (spans[name][1] - most), side * (spans[name][0] - least)))
            ranges[name] = (max(low, first), min(high, last))


def _range(cell: Cell, mark: str | None) -> tuple[int, int]:
    """What a number that is not shown may be, as far as its mark says."""
    return (1, SMALL - 1) if mark == UNDER and cell.shown else (0, MANY)
