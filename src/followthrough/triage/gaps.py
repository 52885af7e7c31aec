"""Gaps: what was due and is not written down yet. They are the counsellor's to fill, and say nothing of a client."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from followthrough.casework.cadence import Dated
from followthrough.casework.contract import CLIENT
from followthrough.casework.workweek import DAY, WEEK

from .view import View

LOOK_BACK_DAYS = 14
"""Days for which a gap is shown; what is older is better asked at the next meeting."""
LOOK_AROUND_DAYS = 7
"""Days before and after today for which sessions are laid out too: so far at most what is found is good."""


class Gap(NamedTuple):
    """A session not recorded, on its day; or a report not recorded, for the week of a Monday."""

    kind: str
    on: date
    week_of: date | None = None


def gaps_of(view: View) -> list[Gap]:
    """What is missing in the record of the last two weeks, earliest first."""
    return sorted([*_sessions(view), *_reports(view)], key=lambda gap: (gap.on, gap.kind))


def _sessions(view: View) -> Iterator[Gap]:
    first = view.day - DAY * (LOOK_BACK_DAYS + LOOK_AROUND_DAYS)
    last = view.day + DAY * LOOK_AROUND_DAYS
    view.at.has_come(view.day - DAY * LOOK_AROUND_DAYS)
    view.at.has_come(last)
    for contract in view.record.contracts:
        if contract.signed_on >= last or (contract.ends_on is not None and contract.ends_on < first):
            continue
        for line in contract.lines_of(CLIENT):
            if isinstance(line.cadence, Dated):
                for day in line.cadence.occurrences(contract.signed_on, first, last):
                    if view.record.contract_on(day) == contract and _is_missing(view, line.kind, day):
                        yield Gap(line.kind, day)


def _is_missing(view: View, kind: str, day: date) -> bool:
    if (day, kind) in view.record.sessions_on or not view.record.availability.is_available(day):
        return False
    return view.at.has_come(day + DAY) and view.at.is_among_last(LOOK_BACK_DAYS, day)


def _reports(view: View) -> Iterator[Gap]:
    monday = view.day - timedelta(view.day.weekday()) - WEEK
    view.at.has_come(monday + WEEK)
    view.at.has_come(monday + WEEK * 2)
    for week in (monday - WEEK, monday):
        view.at.latest([made for made, _ in view.follow_through.reports.get(week, ())])
        if view.follow_through.due_in(week).get("report") and not view.follow_through.reports_for(
            week, view.day
        ):
            yield Gap("report", week + DAY * 6, week)
