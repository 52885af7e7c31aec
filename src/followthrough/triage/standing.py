"""Standing: the three lists, and the moves between them.

The walk visits the days on which something can change, and no others: at each it notes the earliest day that any
rule is waiting for, and goes there. The plain day-by-day form stands in the tests, which hold the two equal.
"""

from bisect import bisect_right
from datetime import date
from typing import NamedTuple

from followthrough.casework.client import ACTIVE, LOW_POWER, NEEDS_EARLY_INTERVENTION, Placement, last_day_of

from .as_of import day_after
from .strategies import ALARMING
from .strategies.low_power import is_welcomed_back, rests
from .view import Standing, View


class Chapter(NamedTuple):
    """From this day on the client stands so, until the next chapter."""

    on: date
    standing: Standing


class Walk(NamedTuple):
    """A client's moves through a day, and the first later day on which the standing can change."""

    chapters: tuple[Chapter, ...]
    next_change: date

    def standing_on(self, day: date) -> Standing:
        """How the client stood on a day."""
        days = [chapter.on for chapter in self.chapters]
        return self.chapters[bisect_right(days, day) - 1].standing


class Walker:
    """Walks one client's history from chapter to chapter."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.availability = view.record.availability
        self.placements: dict[date, Placement] = {}
        for placement in view.record.case.placements:
            self.placements[placement.on] = placement
        self.placing_days = sorted(self.placements)

    def walk(self, through: date, chapters: tuple[Chapter, ...] = (), decided: date | None = None) -> Walk:
        """The moves through a day. `chapters` are those known already, through the day `decided`."""
        told = list(chapters)
        if not told:
            decided = self.view.record.intake
            self.view.move_to(decided, Standing(ACTIVE, decided))
            told.append(Chapter(decided, self._placed(self.view.standing)))
        assert decided is not None
        day = day_after(decided)
        while day <= through:
            before = told[-1].standing
            self.view.move_to(day, before)
            after = self._step(before)
            if after != before:
                told.append(Chapter(day, after))
                self.view.at.has_come(day_after(day))
            day = self.view.at.next_change
        return Walk(tuple(told), day)

    def _step(self, standing: Standing) -> Standing:
        """How the client stands at the end of the day's rules, in their order; at most one move."""
        at, day = self.view.at, self.view.day
        at.has_come(self.availability.next_change_of_pause(day))
        if at.latest(self.availability.returns) == day:
            standing = self._back(standing)
        if at.latest(self.placing_days) == day:
            return self._placed(standing)
        if self.availability.is_paused(day) or standing.welcomed_on == day:
            return standing
        self.view.standing = standing
        return self._moved(standing)

    def _back(self, standing: Standing) -> Standing:
        """The first day back from a long pause: a fresh start, and a welcome for who was on low-power."""
        day = self.view.day
        if standing.list == LOW_POWER and day not in self.placements:
            return self._welcomed(standing)
        return standing._replace(fresh_start=day)

    def _placed(self, standing: Standing) -> Standing:
        placement = self.placements.get(self.view.day)
        if placement is None:
            return standing
        through = last_day_of(placement, self.view.thresholds.place_days)
        held = standing._replace(placed_on=placement.on, placed_through=through)
        if placement.list == standing.list:
            return held
        return held._replace(list=placement.list, since=placement.on, cause="placed")

    def _welcomed(self, standing: Standing) -> Standing:
        day = self.view.day
        return standing._replace(
            list=NEEDS_EARLY_INTERVENTION,
            since=day,
            fresh_start=day,
            welcomed_on=day,
            placed_on=None,
            placed_through=None,
            cause="welcome-back",
        )

    def _moved(self, standing: Standing) -> Standing:
        view = self.view
        if standing.list == LOW_POWER:
            return self._welcomed(standing) if is_welcomed_back(view) else standing
        if view.is_placed:
            return standing
        if standing.list == ACTIVE:
            first = next((reason for strategy in ALARMING for reason in strategy.alarms(view)), None)
            if first is None:
                return standing
            return standing._replace(list=NEEDS_EARLY_INTERVENTION, since=view.day, cause=first.code)
        if self._settled(standing):
            return standing._replace(list=ACTIVE, since=view.day, cause="settled")
        if rests(view):
            return standing._replace(list=LOW_POWER, since=view.day, cause="low-power")
        return standing

    def _settled(self, standing: Standing) -> bool:
        """Whether a client has done what takes them from early intervention back to active."""
        view, t = self.view, self.view.thresholds
        enough = self.availability.nth_unpaused_after(standing.since, t.min_days)
        if not view.at.has_come(enough) or view.is_welcome_running:
            return False
        if any(True for strategy in ALARMING for _ in strategy.alarms(view)):
            return False
        kept = view.windows.short.mean
        if kept is not None and kept < t.leave_at:
            return False
        if view.slips_that_move(t.quiet_days):
            return False
        return view.is_heard_from(t.life_days)
