"""Grid: rows whose columns stand under one another, fitted to a screen or whole on a pipe."""

from collections.abc import Iterator
from typing import NamedTuple

from .layout import Said, Words, length, paragraph_lines, width_of, words_of, wrapped
from .sheet import Column, Grid, Paragraph, Row, Section

GAP = 2
LEAST_ROOM = 36
"""Where a sinking column, or the lines below a row, would get less than so much, they go on lines of their own."""
DEEP = 4
"""How far those lines are indented."""
LEAST_COLUMN = 4
SHORT = 9
"""A column of so few characters is not narrowed while another can be."""
ALIGNED = 60
"""The widest that a column gets on a pipe; what is longer stands whole and pushes the rest of its own row on."""


class LaidRow(NamedTuple):
    """A row whose cells and lines below are words in roles."""

    cells: list[Words]
    lengths: list[int]
    below: list[Words]
    brief: bool = False


class Plan(NamedTuple):
    """How wide each column is, which one sinks, and where the lines below a row begin."""

    widths: list[int]
    sunk: int | None
    deep: int


def grid_lines(grid: Grid, width: int | None, said: Said) -> Iterator[Words]:
    """The lines of a grid, none wider than `width`."""
    rows: list[LaidRow | Section | Paragraph] = [
        _laid(row, grid.columns, said) if isinstance(row, Row) else row for row in grid.rows
    ]
    room = None if width is None else width - grid.indent
    plan = _planned(grid, [row for row in rows if isinstance(row, LaidRow)], room)
    margin = " " * grid.indent
    if any(column.head for column in grid.columns):
        heads: list[Words] = [[(column.head, "quiet")] for column in grid.columns]
        rows.insert(0, LaidRow(heads, list(map(length, heads)), []))
    for row in rows:
        if isinstance(row, LaidRow):
            lines = _row(row, grid, _brief(plan, room) if row.brief and room else plan, room)
        elif isinstance(row, Section):
            lines = _section(row, plan, room, said)
        else:
            lines = paragraph_lines(row, room, said)
        if margin:
            yield from ([(margin, ""), *words] if words else words for words in lines)
        else:
            yield from lines


def _laid(row: Row, columns: tuple[Column, ...], said: Said) -> LaidRow:
    cells = [words_of(cell, column.role, said) for cell, column in zip(row.cells, columns, strict=True)]
    below = [words_of(words, "", said) for words in row.below]
    return LaidRow(cells, [length(cell) for cell in cells], below, row.brief)


# How wide ---------------------------------------------------------------------------------------------------------


def _planned(grid: Grid, rows: list[LaidRow], room: int | None) -> Plan:
    columns = grid.columns
    if room is None:
        widths = [max(_aligned(rows, place), len(column.head)) for place, column in enumerate(columns)]
        return Plan(widths, None, _start_of(grid.below_at, widths))
    widths = [_natural(rows, place, column) for place, column in enumerate(columns)]
    sunk = _make_room(columns, widths, room)
    _shrink(columns, widths, rows, room)
    deep = _start_of(grid.below_at, widths)
    return Plan(widths, sunk, DEEP if sunk is not None or room - deep < LEAST_ROOM else deep)


def _natural(rows: list[LaidRow], place: int, column: Column) -> int:
    wide = max((row.lengths[place] for row in rows), default=0)
    return max(min(wide, column.most or wide), len(column.head))


def _make_room(columns: tuple[Column, ...], widths: list[int], room: int) -> int | None:
    """Narrow the column that sinks, or sink it: its place is returned then."""
    place = next((place for place, column in enumerate(columns) if column.sinks), None)
    if place is None or _total(widths) <= room:
        return None
    left = room - (_total(widths) - widths[place])
    if left >= min(LEAST_ROOM, widths[place]):
        widths[place] = left
        return None
    widths[place] = 0
    return place


def _shrink(columns: tuple[Column, ...], widths: list[int], rows: list[LaidRow], room: int) -> None:
    """Leave out what is spare; then narrow the widest columns, and break their words only where nothing else helps."""
    for place in reversed(range(len(columns))):
        if columns[place].spare and _total(widths) > room:
            widths[place] = 0
    floors = [_floor(rows, place, columns[place], wide) for place, wide in enumerate(widths)]
    while _total(widths) > room and max(widths) > LEAST_COLUMN:
        slack = [wide - floor for wide, floor in zip(widths, floors, strict=True)]
        by = slack if max(slack) > 0 else widths
        widths[by.index(max(by))] -= 1


def _floor(rows: list[LaidRow], place: int, column: Column, wide: int) -> int:
    """How narrow a column gets with its words whole; a short one stays as it is."""
    if wide <= SHORT:
        return wide
    words = (width_of(word) for row in rows for text, _ in row.cells[place] for word in text.split())
    return min(wide, max(SHORT, len(column.head), *words, 0))


def _aligned(rows: list[LaidRow], place: int) -> int:
    """The widest cell of a column, those left out that are too long to be aligned to."""
    return max((row.lengths[place] for row in rows if row.lengths[place] <= ALIGNED), default=0)


def _total(widths: list[int]) -> int:
    shown = [wide for wide in widths if wide]
    return sum(shown) + GAP * (len(shown) - 1)


def _start_of(place: int, widths: list[int]) -> int:
    return sum(wide + GAP for wide in widths[:place] if wide)


def _brief(plan: Plan, room: int) -> Plan:
    """The plan for rows that leave out what stands after the sinking column, so that it need not sink."""
    if plan.sunk is None:
        return plan
    before = plan.widths[: plan.sunk]
    left = room - _start_of(plan.sunk, plan.widths)
    return Plan([*before, max(left, LEAST_COLUMN), *(0 for _ in plan.widths[plan.sunk + 1 :])], None, DEEP)


# The lines --------------------------------------------------------------------------------------------------------


def _row(row: LaidRow, grid: Grid, plan: Plan, room: int | None) -> Iterator[Words]:
    if room is None:
        yield _side_by_side(row.cells, row.lengths, grid, plan)
    else:
        shown: list[list[Words]] = [
            wrapped(cell, wide) if wide else [[]] for cell, wide in zip(row.cells, plan.widths, strict=True)
        ]
        for number in range(max(map(len, shown))):
            cells = [cell[number] if number < len(cell) else [] for cell in shown]
            yield _side_by_side(cells, list(map(length, cells)), grid, plan)
    below = row.below if plan.sunk is None else [row.cells[plan.sunk], *row.below]
    for words in below:
        if words:
            for part in wrapped(words, None if room is None else room - plan.deep):
                yield [(" " * plan.deep, ""), *part]


def _side_by_side(cells: list[Words], lengths: list[int], grid: Grid, plan: Plan) -> Words:
    row: Words = []
    start = end = 0
    for place, wide in enumerate(plan.widths):
        if cells[place] and place != plan.sunk:
            left = wide - lengths[place] if wide > lengths[place] else 0
            before = start + left if grid.columns[place].right else start
            if before > end:
                row.append((" " * (before - end), ""))
            row += cells[place]
            end = before + lengths[place]
            start = end + GAP + (before == start) * left
        elif wide:
            start += wide + GAP
    return row


def _section(section: Section, plan: Plan, room: int | None, said: Said) -> Iterator[Words]:
    yield []
    words = words_of(section.words, "list-name", said)
    last = _start_of(len(plan.widths) - 1, plan.widths)
    if section.over_last and length(words) + GAP <= last:
        yield [*words, (" " * (last - length(words)), ""), (section.over_last, "quiet")]
    else:
        yield from wrapped(words, room)
