"""Said: the figures of a report in words and numbers, the same wherever they stand."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from followthrough.month.figures import COUNT, MINUTES, SHARE
from followthrough.month.period import MONTHS
from followthrough.month.published import Published, PublishedFigure
from followthrough.month.suppression import SMALL, UNDER
from followthrough.present.counts import counted
from followthrough.present.lengths import lasting
from followthrough.triage.reason import Share

NOTHING = "–"
"""What stands where nothing is known: a share of none, a median of none."""
SMALL_NUMBERS = (
    f"Numbers from 1 to {SMALL - 1} are shown as “{UNDER}”. What rests on them is left out, and where one could be "
    "worked out from a total, the smallest number beside it is “not shown”."
)
ALL_NUMBERS = (
    "Small numbers are shown as they are: people may be found again in them. Share this page with care."
)


class Listing(NamedTuple):
    """Rows that stand beside the figures: a title, columns, and plain words."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


class Told(NamedTuple):
    """A report with the words on where it stands: issued, so far, or as the record stands; and a listing, if any."""

    report: Published
    status: str
    listing: Listing | None = None
    has_names: bool = False


def value_said(figure: PublishedFigure) -> str:
    """The figure as people read it: 12, 75 %, 6.5 days, 2 h 05; `under 5`, or a dash where nothing is known."""
    if figure.mark:
        return figure.mark
    if figure.value is None:
        return NOTHING
    if figure.unit == SHARE:
        return f"{Share(figure.value)}"
    if figure.unit == MINUTES:
        return lasting(round(figure.value))
    if figure.unit == COUNT:
        return f"{round(figure.value):,}"
    return (
        f"{counted(int(figure.value), 'day')}"
        if figure.value.denominator == 1
        else f"{float(figure.value):.1f} days"
    )


def of_said(figure: PublishedFigure) -> str:
    """What a share, a median or a mean is of: 84 of 90; of 12."""
    if figure.denominator is None and not figure.denominator_mark:
        return ""
    bottom = figure.denominator_mark or f"{figure.denominator:,}"
    return f"of {bottom}" if figure.numerator is None else f"{figure.numerator:,} of {bottom}"


def both_said(figure: PublishedFigure | None) -> str:
    """The figure with what it is of: 93 % (84 of 90); or that there is none."""
    if figure is None:
        return "not in it"
    of = of_said(figure)
    return f"{value_said(figure)} ({of})" if of else value_said(figure)


def day_in_full(day: date) -> str:
    """A day as a page for others says it: 5 October 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def facts(told: Told) -> Iterator[tuple[str, str]]:
    """What stands at the foot of a report: of which days, when and by what it was made, what is set otherwise."""
    report = told.report
    days = day_in_full(report.first)
    yield "Days", days if report.first == report.last else f"{days} to {day_in_full(report.last)}"
    yield (
        "Made",
        f"{report.made.replace('T', ' at ')[:19]} UTC, by ft {report.version}, rules of triage {report.rules}",
    )
    otherwise = "; ".join(f"{one.name} is {one.value}, by default {one.default}" for one in report.thresholds)
    yield "Set otherwise", otherwise or "Nothing: every threshold is at its default."
    yield "Small numbers", ALL_NUMBERS if report.all_numbers else SMALL_NUMBERS
    names = "" if told.has_names else " No name is in it."
    yield "Record", f"Everything is counted as the record stood when this was made.{names}"
