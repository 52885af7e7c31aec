"""Arithmetic: a client's follow-through laid out week by week, so that a counsellor can redo it by hand."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from followthrough.casework.activity import monday_of
from followthrough.casework.workweek import WEEK
from followthrough.triage.as_of import AsOf
from followthrough.triage.follow_through import REACH_WEEKS, Cell, Window, Windows
from followthrough.triage.reason import Share
from followthrough.triage.view import View

SHORT = "in the short window"
EARLIER = "further back"
FORGIVEN = "before the fresh start"
NOTHING_DUE = "nothing was due"


class HandWeek(NamedTuple):
    """A counted week, its cells, and what part it plays in the sum."""

    monday: date
    cells: tuple[Cell, ...]
    part: str


def value_of(cell: Cell) -> Fraction:
    """What a cell is worth: done of due, at most 1."""
    return Fraction(min(cell.done, cell.due), cell.due)


def windows_of(view: View) -> Windows:
    """The client's three windows, without the view noting what was asked."""
    return view.follow_through.windows(AsOf(view.day), view.fresh_from)


def weeks_of(view: View, *, all_of_them: bool = False) -> list[HandWeek]:
    """The counted weeks that a window can reach, or all, earliest first, those with nothing due among them."""
    latest = view.record.office.latest_counted(view.day)
    monday = max(monday_of(view.record.intake), known_from(view) or date.min)
    if not all_of_them:
        monday = max(monday, latest - WEEK * (REACH_WEEKS - 1))
    short = {week.monday for week in windows_of(view).short.weeks}
    weeks = []
    while monday <= latest:
        cells = view.follow_through.cells(monday, view.day)
        weeks.append(HandWeek(monday, cells, _part(view, monday, cells, monday in short)))
        monday += WEEK
    return weeks


def known_from(view: View) -> date | None:
    """The Monday from which on the record was read; None if all of it was."""
    return view.record.bookmark.on if view.record.bookmark else None


def _part(view: View, monday: date, cells: tuple[Cell, ...], is_short: bool) -> str:
    if not cells:
        return NOTHING_DUE
    if view.fresh_from is not None and monday < view.fresh_from:
        return FORGIVEN
    return SHORT if is_short else EARLIER


def sum_of(window: Window) -> str:
    """The mean of a window written out: (0.60 + 1 + 0) : 3 = 8/15 = 53 %."""
    values = [value_of(cell) for week in reversed(window.weeks) for cell in week.cells]
    if window.mean is None or not values:
        return ""
    mean = window.mean
    exact = f" = {mean.numerator}/{mean.denominator}" if mean.denominator > 1 else ""
    return f"({' + '.join(map(short_decimal, values))}) : {len(values)}{exact} = {Share(mean)}"


def short_decimal(value: Fraction) -> str:
    """A value with two digits after the point; 0 and 1 bare."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.2f}"


def own_side(view: View) -> tuple[int, int, int]:
    """How much the counsellor kept of how much, and over how many weeks: the short window of their side."""
    window = view.owed.windows(AsOf(view.day), None).short
    cells = [cell for week in window.weeks for cell in week.cells]
    return sum(min(cell.done, cell.due) for cell in cells), sum(cell.due for cell in cells), len(window.weeks)


def cell_rows(view: View) -> Iterator[tuple[date, str, int, int, Fraction, bool]]:
    """One row for each cell of every counted week, for a spreadsheet."""
    for week in weeks_of(view, all_of_them=True):
        for cell in week.cells:
            yield week.monday, cell.kind, cell.done, cell.due, value_of(cell), week.part == SHORT
