"""Keeping: follow-through in the weeks of the period, and its trend over twelve weeks."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from followthrough.casework.activity import monday_of
from followthrough.casework.workweek import DAY, WEEK
from followthrough.triage.follow_through import mean_of
from followthrough.workday.given_back import Period

from .figures import SHARE, Cell, Figure, Group, mean
from .followed import TREND_WEEKS, Asked, Followed
from .period import MONTHS

OF_A_WEEK = "The mean over clients of the share that each kept, in this week, of what was agreed."
LEFT_OUT = "Weeks that do not count yet; weeks in which nothing was due; the week of closing and later ones."


def keeping(people: Sequence[Followed], asked: Asked) -> Group:
    """The mean follow-through of the weeks that end in the period."""
    kept = list(_kept(people, asked.days))
    cells = {"following": Cell(len(kept))}
    figure = Figure(
        "follow-through",
        "Follow-through",
        "What was kept of what was agreed: the mean of each client’s weeks that end in the period, then over clients.",
        SHARE,
        bottom="following",
        value=mean(kept),
        excludes=LEFT_OUT,
    )
    return Group("keeping", "Follow-through", (figure,), cells)


def trend(people: Sequence[Followed], asked: Asked) -> Group:
    """The mean follow-through of each of the twelve weeks through the last one that ends in the period."""
    figures, cells = [], {}
    for monday in trend_weeks(asked.days.last):
        kept = list(_kept(people, Period(monday, monday + DAY * 6)))
        name = f"week {monday.isoformat()}"
        cells[name] = Cell(len(kept))
        label = f"Week of {monday.day} {MONTHS[monday.month - 1]}"
        figures.append(
            Figure(name, label, OF_A_WEEK, SHARE, bottom=name, value=mean(kept), excludes=LEFT_OUT)
        )
    return Group("trend", "Follow-through over twelve weeks", tuple(figures), cells)


def trend_weeks(last: date) -> list[date]:
    """The Mondays of the twelve weeks that end by a day."""
    latest = monday_of(last + DAY) - WEEK
    return [latest - WEEK * back for back in reversed(range(TREND_WEEKS))]


def _kept(people: Iterable[Followed], days: Period) -> Iterator[Fraction]:
    """What each client kept in the weeks that end in some days."""
    for one in people:
        kept = mean_of([week for week in one.weeks if days.holds(week.monday + DAY * 6)])
        if kept is not None:
            yield kept
