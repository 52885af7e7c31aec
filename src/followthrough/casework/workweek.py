"""The workweek: on which days an office works, when a week closes, and on which days a client is available."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from .client import Absence

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
FOUR_DAYS = timedelta(days=4)
"""From a Monday to its Friday."""
FOREVER = date.max
LONGEST_CLOSURE = 3660
"""Days after which an office that never opens is taken to be closed for good."""


class Calendar(NamedTuple):
    """The days on which the office does not work, besides Saturdays and Sundays."""

    holidays: tuple[date, ...] = ()
    away: tuple[tuple[date, date], ...] = ()


class Office:
    """The office days of a counsellor, and the days on which weeks close and begin to count."""

    def __init__(self, calendar: Calendar = Calendar()) -> None:  # noqa: B008  # it is immutable
        self._shut = set(calendar.holidays)
        for first, last in calendar.away:
            self._shut.update(first + DAY * n for n in range((last - first).days + 1))
        self._counts_from: dict[date, date] = {}
        self._latest_counted: dict[date, date] = {}
        self._office_days: dict[date, tuple[date, ...]] = {}

    def is_open(self, day: date) -> bool:
        """Monday to Friday, not a holiday, not a day on which the counsellor is away."""
        return day.weekday() < 5 and day not in self._shut

    def next_open(self, day: date) -> date:
        """The first office day after a day."""
        for _ in range(LONGEST_CLOSURE):
            day += DAY
            if self.is_open(day):
                return day
        return FOREVER

    def open_from(self, day: date) -> date:
        """The day itself, if it is an office day, or the first one after it."""
        return day if self.is_open(day) else self.next_open(day)

    def closes(self, monday: date) -> date:
        """The day at whose end the week of this Monday closes: the first office day after its Sunday."""
        return self.next_open(monday + DAY * 6)

    def counts_from(self, monday: date) -> date:
        """The first day on which the week of this Monday counts."""
        known = self._counts_from.get(monday)
        if known is None:
            closes = self.closes(monday)
            known = closes if closes == FOREVER else closes + DAY
            self._counts_from[monday] = known
        return known

    def latest_counted(self, day: date) -> date:
        """The Monday of the latest week that counts on a day."""
        known = self._latest_counted.get(day)
        if known is None:
            known = day - DAY * day.weekday() - WEEK
            while self.counts_from(known) > day:
                known -= WEEK
            self._latest_counted[day] = known
        return known

    def next_counting(self, day: date) -> date:
        """The first later day on which a week begins to count."""
        return self.counts_from(self.latest_counted(day) + WEEK)

    def begins_counting(self, day: date) -> bool:
        """Whether some week begins to count on this very day."""
        return self.counts_from(self.latest_counted(day)) == day

    def days_of(self, monday: date) -> tuple[date, ...]:
        """The office days of a week."""
        known = self._office_days.get(monday)
        if known is None:
            known = tuple(day for day in (monday + DAY * n for n in range(5)) if self.is_open(day))
            self._office_days[monday] = known
        return known


class Range(NamedTuple):
    """Days from first to last, both included."""

    first: date
    last: date


class Availability:
    """One client's days: excused, paused, or available; and the days on which they come back from a long pause."""

    def __init__(
        self, office: Office, absences: Iterable[Absence], intake: date, long_pause_days: int
    ) -> None:
        self.office = office
        self.intake = intake
        ranges = [(max(a.first, intake), a.last or FOREVER, a.kind) for a in absences]
        ranges = sorted(r for r in ranges if r[1] >= intake)
        self.away = _merged((first, last) for first, last, _ in ranges)
        long = [r for r in self.away if r.last == FOREVER or (r.last - r.first).days + 1 >= long_pause_days]
        short = ((first, last) for first, last, kind in ranges if kind == "paused")
        self.pauses = _merged(sorted([*short, *long]))
        self.long_pauses = tuple(long)
        self.returns = tuple(r.last + DAY for r in long if r.last != FOREVER)
        """The first days back from a long pause."""
        self._next_available: dict[date, date] = {}

    def is_paused(self, day: date) -> bool:
        """Whether the client is paused, and on no list."""
        return _covered(self.pauses, day)

    def is_away(self, day: date) -> bool:
        """Whether the client is excused or paused."""
        return _covered(self.away, day)

    def is_available(self, day: date) -> bool:
        """An office day, from intake on, on which the client is neither excused nor paused."""
        return (
            day >= self.intake and self.office.is_open(day) and not (self.away and _covered(self.away, day))
        )

    def days_of(self, monday: date) -> tuple[date, ...]:
        """The available days of a week."""
        days = self.office.days_of(monday)
        if monday >= self.intake and not self._is_touched(monday, monday + FOUR_DAYS):
            return days
        return tuple(day for day in days if self.is_available(day))

    def _is_touched(self, first: date, last: date) -> bool:
        """Whether the client is away on any of these days."""
        return any(away.first <= last and first <= away.last for away in self.away)

    def next_available(self, day: date) -> date:
        """The day itself if available, else the first available day after it; `FOREVER` if there is none."""
        known = self._next_available.get(day)
        if known is None:
            known = self._next_available[day] = self._first_available(max(day, self.intake))
        return known

    def _first_available(self, day: date) -> date:
        for _ in range(LONGEST_CLOSURE):
            if self.is_available(day):
                return day
            pause = self._range_at(day)
            if pause is not None and pause.last == FOREVER:
                return FOREVER
            day = (pause.last if pause else day) + DAY
        return FOREVER

    def nth_available_after(self, day: date, count: int) -> date:
        """The last of the `count` available days that follow a day; `FOREVER` if there are not so many."""
        for _ in range(count):
            day = self.next_available(day + DAY)
            if day == FOREVER:
                return FOREVER
        return day

    def nth_unpaused_after(self, day: date, count: int) -> date:
        """The `count`-th day after a day, paused days not counted; `FOREVER` in an open pause."""
        for pause in self.pauses:
            if pause.last <= day:
                continue
            before = (pause.first - day).days - 1
            if before >= count:
                break
            if pause.last == FOREVER:
                return FOREVER
            count -= max(0, before)
            day = pause.last
        return day + DAY * count

    def next_change_of_pause(self, day: date) -> date:
        """The first later day on which a pause begins or is over; `FOREVER` if there is none."""
        for pause in self.pauses:
            if pause.first > day:
                return pause.first
            if pause.last >= day:
                return pause.last if pause.last == FOREVER else pause.last + DAY
        return FOREVER

    def last_change_of_pause(self, day: date) -> date:
        """The latest day, up to this one, on which a pause began or was over; the day of intake if none has."""
        changes = [self.intake]
        for pause in self.pauses:
            if pause.first > day:
                break
            changes.append(pause.first if day <= pause.last else pause.last + DAY)
        return max(changes)

    def _range_at(self, day: date) -> Range | None:
        place = bisect_right(self.away, (day, FOREVER)) - 1
        found = self.away[place] if place >= 0 else None
        return found if found is not None and day <= found.last else None


def _merged(ranges: Iterable[tuple[date, date]]) -> tuple[Range, ...]:
    """Ranges in the order of their first days, those that touch or overlap made one."""
    merged: list[Range] = []
    for first, last in ranges:
        if merged and (merged[-1].last == FOREVER or first <= merged[-1].last + DAY):
            merged[-1] = Range(merged[-1].first, max(merged[-1].last, last))
        else:
            merged.append(Range(first, last))
    return tuple(merged)


def _covered(ranges: tuple[Range, ...], day: date) -> bool:
    for found in ranges:
        if found.first <= day <= found.last:
            return True
        if found.first > day:
            return False
    return False
