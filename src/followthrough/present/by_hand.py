"""By hand: the weeks, the sum and the counsellor's own side, laid out for `ft why`."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby

from followthrough.casework.activity import OURS
from followthrough.casework.because import NEXT_STEPS
from followthrough.casework.case_file import called_off
from followthrough.casework.wording import spoken
from followthrough.triage.follow_through import ENOUGH_CELLS, Window
from followthrough.triage.reason import Day, Share
from followthrough.triage.thresholds import Thresholds
from followthrough.triage.view import View

from .arithmetic import (
    NOTHING_DUE,
    SHORT,
    HandWeek,
    known_from,
    own_side,
    short_decimal,
    sum_of,
    value_of,
    weeks_of,
    windows_of,
)  # fmt: skip
from .counts import counted
from .sheet import Block, Column, Grid, Paragraph, Row, Section, Span, line, paragraph
from .words import long_day, week_words

Setting = Callable[[str], str]
"""How a setting is said, with its value and where that comes from."""


def weeks_blocks(view: View, thresholds: Thresholds, setting: Setting) -> Iterator[Block]:
    """Every week that a window can reach, each of its cells, and the sum of the short window."""
    title = Span("WHAT WAS KEPT, WEEK BY WEEK", "list-name")
    yield Section(line(title, Span("   each line is a cell: done of due, at most 1", "quiet")))
    weeks = weeks_of(view)
    if not weeks:
        yield paragraph("No week counts yet.")
        return
    columns = (Column("quiet"), Column(), Column(right=True), Column(right=True), Column("quiet"))
    yield Grid(columns, list(_week_rows(weeks)))
    yield from _limits(view)
    yield Paragraph()
    yield from _sum(view, thresholds, setting)


def _week_rows(weeks: list[HandWeek]) -> Iterator[Row | Paragraph]:
    for is_empty, some in groupby(weeks, key=lambda week: week.part == NOTHING_DUE):
        if is_empty:
            yield paragraph(Span(_passed_over([week.monday for week in some]), "quiet"))
        else:
            for week in some:
                yield from _cell_rows(week)


def _cell_rows(week: HandWeek) -> Iterator[Row]:
    label, part = week_words(week.monday), Span(week.part, "says" if week.part == SHORT else "quiet")
    for cell in week.cells:
        worth = f"= {short_decimal(value_of(cell))}"
        yield Row((label, spoken(cell.kind), f"{cell.done} of {cell.due}", worth, part))
        label, part = "", Span("")


def _passed_over(mondays: list[date]) -> str:
    if len(mondays) == 1:
        return f"{week_words(mondays[0])}  nothing was due, passed over"
    return f"weeks of {long_day(mondays[0])} to {long_day(mondays[-1])}  nothing was due, passed over"


def _limits(view: View) -> Iterator[Block]:
    """How far back the weeks above reach, and why."""
    if (since := known_from(view)) is not None:
        yield paragraph(Span(f"Earlier weeks, before the {week_words(since)}, are not shown here.", "quiet"))
    fresh, monday = view.standing.fresh_start, view.fresh_from
    if fresh is not None and monday is not None:
        forgiven = (
            f"Fresh start on {long_day(fresh)}: earlier slips are forgiven, and earlier weeks left out."
        )
        yield paragraph(Span(f"{forgiven} The first that counts is the {week_words(monday)}.", "good"))


def _sum(view: View, thresholds: Thresholds, setting: Setting) -> Iterator[Block]:
    short = windows_of(view).short
    if short.mean is None:
        yield paragraph("In the short window nothing was due: no follow-through is known.")
        return
    weeks, cells = counted(len(short.weeks), "counted week"), counted(short.cells, "cell")
    yield paragraph(
        Span(f"Follow-through {Share(short.mean)}", "name"), f" over the short window, {weeks} and {cells}:"
    )
    yield paragraph(sum_of(short), indent=4)
    yield from _compared(
        short, short.mean < thresholds.enter_below, short.mean >= thresholds.leave_at, setting
    )
    long, last = windows_of(view).long, windows_of(view).last
    beside = f"Long window: {_said(long)}, beside {setting('low_below')}; "
    yield paragraph(Span(f"{beside}last week: {_said(last)}, beside {setting('good_week')}.", "quiet"))


def _compared(short: Window, is_under: bool, is_steady: bool, setting: Setting) -> Iterator[Block]:
    """The mean beside the two settings that it is held against."""
    what = f"with {ENOUGH_CELLS} cells or more, under it is slipping"
    thin = (
        ""
        if short.cells >= ENOUGH_CELLS
        else f"; with {counted(short.cells, 'cell')} nobody is called slipping"
    )
    yield paragraph(f"That is {'under' if is_under else 'not under'} {setting('enter_below')}; {what}{thin}.")
    side = "at least" if is_steady else "less than"
    yield paragraph(f"It is {side} {setting('leave_at')}, from where the way back to active is open.")


def _said(window: Window) -> str:
    cells = counted(window.cells, "cell")
    return cells if window.mean is None else f"{Share(window.mean)} over {cells}"


def own_side_blocks(view: View) -> Iterator[Block]:
    """What the counsellor kept of their side, by the same arithmetic; and the session that we called off."""
    kept, due, weeks = own_side(view)
    yield Section(line("YOUR SIDE"))
    if due:
        role = "good" if kept == due else "warn"
        yield paragraph(Span(f"You kept {kept} of {due} over your {counted(weeks, 'latest week')}.", role))
    else:
        yield paragraph("Nothing was due from you.")
    off = called_off(view.record.case, view.day)
    if off is not None:
        yield paragraph(
            Span(
                f"We called off the {spoken(off.kind)} on {Day.fromordinal(off.on.toordinal()):short}.",
                "warn",
            )
        )
        yield paragraph(Span(f"→ {NEXT_STEPS[OURS]}", "next"))
