"""Follow-through: promises kept, week by week, as cells of done and due; and the windows over them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import NamedTuple

from followthrough.casework.activity import DEEDS, SESSIONS, Activity, monday_of
from followthrough.casework.cadence import OFFICE_DAYS_A_WEEK, Weekly
from followthrough.casework.contract import CLIENT, Contract
from followthrough.casework.workweek import WEEK

from .as_of import AsOf
from .promises import Promised, keeps, promised_by
from .record import Record

REACH_WEEKS = 8
"""No window reaches behind so many counted weeks."""
SHORT_WEEKS, SHORT_CELLS = 2, 4
LONG_WEEKS, LONG_CELLS = 4, 8
ENOUGH_CELLS = 4
"""With fewer cells in its window, a follow-through is too thin to say that somebody is slipping."""


class Cell(NamedTuple):
    """What was done of what was due, of one kind in one week."""

    kind: str
    done: int
    due: int


class Week(NamedTuple):
    """A counted week and its cells."""

    monday: date
    cells: tuple[Cell, ...]


class Window(NamedTuple):
    """Some weeks, latest first, and the mean of their cells; None where nothing is known."""

    weeks: tuple[Week, ...]
    cells: int
    mean: Fraction | None


class Windows:
    """The three windows of a day, each worked out when it is first asked for."""

    def __init__(self, weeks: list[Week]) -> None:
        self._weeks = weeks

    @cached_property
    def short(self) -> Window:
        """The 2 latest weeks, further back while there are fewer than 4 cells."""
        return _window(self._weeks, SHORT_WEEKS, SHORT_CELLS)

    @cached_property
    def long(self) -> Window:
        """The 4 latest weeks, further back while there are fewer than 8 cells."""
        return _window(self._weeks, LONG_WEEKS, LONG_CELLS)

    @cached_property
    def last(self) -> Window:
        """The latest week that holds a cell."""
        return _window(self._weeks, 1, 1)


def mean_of(weeks: list[Week]) -> Fraction | None:
    """The mean of the cells' values, each done/due and at most 1."""
    cells = [cell for week in weeks for cell in week.cells]
    if not cells:
        return None
    whole = lcm(*[cell.due for cell in cells])
    kept = 0
    for cell in cells:
        kept += whole if cell.done >= cell.due else cell.done * (whole // cell.due)
    return Fraction(kept, whole * len(cells))


def rounded_half_down(fifths: int) -> int:
    """A sum of fifths as a whole number: 1.5 becomes 1, 1.6 becomes 2."""
    return -((OFFICE_DAYS_A_WEEK - 2 * fifths) // (2 * OFFICE_DAYS_A_WEEK))


class FollowThrough:
    """One party's promises, as cells week by week. Weeks are worked out when first asked for."""

    def __init__(self, record: Record, party: str = CLIENT) -> None:
        self.record = record
        self.party = party
        self._done: dict[date, dict[str, int]] = defaultdict(dict)
        self._sessions: dict[date, dict[str, list[int]]] = {}
        self._weekly_lines = {c.signed_on: self._lines_by_the_week(c) for c in record.contracts}
        self._due_after: dict[tuple[tuple[date, int], ...], dict[str, int]] = {}
        self._due: dict[date, dict[str, int]] = {}
        self._cells: dict[tuple[date, int], tuple[Cell, ...]] = {}
        self._windows: dict[tuple[date, date | None, int], Windows] = {}
        self.reports: dict[date, list[tuple[date, int]]] = {}
        self.promised: Promised = promised_by(record, party)
        self._help: list[tuple[date, str, int]] = []
        if party == CLIENT:
            self._count()
        else:
            self._count_help()
        self._late = sorted(made for monday, made, _ in self._late_reports())

    # What was due by the week ------------------------------------------------------------------------------

    def due_in(self, monday: date) -> dict[str, int]:
        """What the contracts in force in a week made due, by kind."""
        known = self._due.get(monday)
        if known is None:
            in_force: dict[date, int] = {}
            for day in self.record.availability.days_of(monday):
                contract = self.record.contract_on(day)
                if contract is not None:
                    in_force[contract.signed_on] = in_force.get(contract.signed_on, 0) + 1
            known = self._due[monday] = self._due_by(tuple(in_force.items()))
        return known

    def _due_by(self, in_force: tuple[tuple[date, int], ...]) -> dict[str, int]:
        """What contracts make due, each in force on so many available days of a week."""
        known = self._due_after.get(in_force)
        if known is None:
            fifths: dict[str, int] = {}
            for signed_on, days in in_force:
                for kind, times in self._weekly_lines[signed_on]:
                    fifths[kind] = fifths.get(kind, 0) + times * days
            known = {kind: due for kind, sum_ in fifths.items() if (due := rounded_half_down(sum_))}
            self._due_after[in_force] = known
        return known

    def _lines_by_the_week(self, contract: Contract) -> tuple[tuple[str, int], ...]:
        return tuple(
            (line.kind, line.cadence.times)
            for line in contract.lines_of(self.party)
            if isinstance(line.cadence, Weekly) and (self.party != CLIENT or line.kind in DEEDS)
        )

    # What was done ------------------------------------------------------------------------------------------

    def _count(self) -> None:
        mark = self.record.bookmark
        for monday, made, count in mark.reported if mark else ():
            self.reports.setdefault(monday, []).append((made, count))
        for activity in self.record.by_kind.get("report", ()):
            belongs = self._week_of_report(activity.on, activity.week_of)
            self.reports.setdefault(belongs, []).append((activity.on, activity.count))
        for kind in DEEDS:
            for activity in self.record.by_kind.get(kind, ()):
                done = self._done[monday_of(activity.on)]
                done[kind] = done.get(kind, 0) + activity.count
        for kind in SESSIONS:
            for activity in self.record.by_kind.get(kind, ()):
                self._count_session(activity)

    def _count_session(self, activity: Activity) -> None:
        if activity.outcome in ("attended", "missed") and self.record.availability.is_available(activity.on):
            tally = self._sessions.setdefault(monday_of(activity.on), {}).setdefault(activity.kind, [0, 0])
            tally[0] += activity.outcome == "attended"
            tally[1] += 1

    def _week_of_report(self, made: date, names: date | None) -> date:
        if names is not None:
            return monday_of(names)
        monday = monday_of(made)
        before = monday - WEEK
        in_time = made <= self.record.office.closes(before)
        if in_time and before not in self.reports and self.due_in(before).get("report"):
            return before
        return monday

    def _count_help(self) -> None:
        kinds = {line.kind for c in self.record.contracts for line in c.lines_of(self.party)}
        for activity in self.record.activities if kinds else ():
            if activity.kind in DEEDS:
                continue
            for kind in kinds:
                if keeps(self.party, kind, activity):
                    done = self._done[monday_of(activity.on)]
                    done[kind] = done.get(kind, 0) + activity.count
                    self._help.append((activity.on, kind, activity.count))

    def done_since(self, kind: str, first: date, at: AsOf) -> int:
        """How much of a kind the counsellor did from a day on."""
        done = 0
        for day, what, count in self._help:
            if what == kind and day >= first:
                if not at.has_come(day):
                    break
                done += count
        return done

    def _late_reports(self) -> Iterator[tuple[date, date, int]]:
        for monday, made in self.reports.items():
            counts_from = self.record.office.counts_from(monday)
            yield from ((monday, day, count) for day, count in made if day >= counts_from)

    def reports_for(self, monday: date, day: date) -> int:
        """Reports that belong to a week, as known on a day."""
        reports = self.reports.get(monday)
        if reports is None:
            return 0
        return sum([count for made, count in reports if made <= day])

    # Cells and windows --------------------------------------------------------------------------------------

    def cells(self, monday: date, day: date) -> tuple[Cell, ...]:
        """The cells of a week, as known on a day: one for each kind that had something due."""
        reported = self.reports_for(monday, day) if self.party == CLIENT else 0
        known = self._cells.get((monday, reported))
        if known is None:
            known = self._cells[monday, reported] = tuple(self._work_out(monday, reported))
        return known

    def _work_out(self, monday: date, reported: int) -> Iterator[Cell]:
        tally: dict[str, list[int]] = {}
        done = self._done.get(monday, {})
        for kind, due in self.due_in(monday).items():
            tally[kind] = [reported if kind == "report" and self.party == CLIENT else done.get(kind, 0), due]
        for more in (self._sessions.get(monday, {}), self.promised.in_week(monday)):
            for kind, (kept, due) in more.items():
                cell = tally.setdefault(kind, [0, 0])
                cell[0] += kept
                cell[1] += due
        for kind, (kept, due) in tally.items():
            yield Cell(kind, kept, due)

    def windows(self, at: AsOf, fresh_from: date | None) -> Windows:
        """The three windows as of a day. They reach back no further than `fresh_from`, a Monday."""
        office = self.record.office
        latest = office.latest_counted(at.day)
        at.has_come(office.counts_from(latest))
        at.has_come(office.next_counting(at.day))
        at.latest(self._late)
        late = bisect_right(self._late, at.day)
        known = self._windows.get((latest, fresh_from, late))
        if known is None:
            known = self._windows[latest, fresh_from, late] = Windows(
                self._weeks_before(latest, fresh_from, at.day)
            )
        return known

    def _weeks_before(self, latest: date, fresh_from: date | None, day: date) -> list[Week]:
        weeks = []
        first = max(monday_of(self.record.intake), fresh_from or date.min)
        for back in range(REACH_WEEKS):
            monday = latest - WEEK * back
            if monday < first:
                break
            cells = self.cells(monday, day)
            if cells:
                weeks.append(Week(monday, cells))
        return weeks

    def counted_weeks(self, day: date) -> list[Week]:
        """Every week that counts on a day and holds a cell, earliest first: for redoing the sum by hand."""
        monday, latest = monday_of(self.record.intake), self.record.office.latest_counted(day)
        weeks = []
        while monday <= latest:
            if cells := self.cells(monday, day):
                weeks.append(Week(monday, cells))
            monday += WEEK
        return weeks


def _window(weeks: list[Week], least_weeks: int, least_cells: int) -> Window:
    taken: list[Week] = []
    cells = 0
    for week in weeks:
        if len(taken) >= least_weeks and cells >= least_cells:
            break
        taken.append(week)
        cells += len(week.cells)
    return Window(tuple(taken), cells, mean_of(taken))
