"""Kept: what a record shows to have been done, to be said first; and what its latest week still lacks."""

from datetime import date, timedelta
from typing import NamedTuple

from followthrough.triage.assess import Judged
from followthrough.triage.follow_through import Cell

RECENT_DAYS = 14
"""Days for which a good deed is still worth naming."""


class Kept(NamedTuple):
    """Something that was done: so many of so many in the week of a Monday; without `due`, on that day."""

    kind: str
    done: int
    due: int | None
    on: date
    direction: str | None = None


class Short(NamedTuple):
    """What the record of a week, by its Monday, holds less of than was agreed."""

    kind: str
    done: int
    due: int
    on: date


def kept_by(judged: Judged) -> Kept | None:
    """The best of the latest week with something kept; else the latest deed or session; else a contact in."""
    for week in judged.view.windows.short.weeks:
        best = max(week.cells, key=_how_well)
        if best.done:
            return Kept(best.kind, best.done, best.due, week.monday)
    view = judged.view
    own = [
        entry
        for entry in view.record.case.activities
        if entry.is_clients_own and view.day - timedelta(RECENT_DAYS) < entry.on <= view.day
    ]
    latest = next((entry for entry in reversed(own) if entry.direction is None), own[-1] if own else None)
    if latest is None:
        return None
    return Kept(latest.kind, latest.count, None, latest.on, latest.direction)


def _how_well(cell: Cell) -> tuple[float, int]:
    return min(cell.done / cell.due, 1), cell.done


def short_of(judged: Judged, kept: Kept | None) -> Short | None:
    """Of what the latest week lacks, the most: never what is named as kept."""
    for week in judged.view.windows.short.weeks[:1]:
        lacking = [
            cell
            for cell in week.cells
            if cell.done < cell.due and (kept is None or (cell.kind, week.monday) != (kept.kind, kept.on))
        ]
        if lacking:
            most = max(lacking, key=lambda cell: (1 - cell.done / cell.due, cell.due))
            return Short(most.kind, most.done, most.due, week.monday)
    return None
