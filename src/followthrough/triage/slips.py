"""Slips: a session missed, a report not made, an attempt without an answer; and what a fresh start forgives."""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import NamedTuple

from followthrough.casework.activity import monday_of
from followthrough.casework.workweek import FOREVER, WEEK

from .as_of import AsOf
from .follow_through import FollowThrough
from .record import Record

MISSED_SESSION = "missed-session"
MISSED_REPORT = "missed-report"
NO_ANSWER = "no-answer"
ASKING_NO_ANSWER = ("letter",)
SHOWN_DAYS = 14
"""The days in which the slips that a line shows are counted."""


class Slip(NamedTuple):
    """One slip: its date, its kind, the day (or Monday) it is about, the entries it rests on.

    `mended_on` is the day on which a report came late: from then on the slip is gone.
    """

    on: date
    kind: str
    about: date
    entries: tuple[int, ...] = ()
    what: str = ""
    mended_on: date | None = None


class Slips:
    """Every slip of a client through a day, to be asked what stands after a fresh start.

    Reports missed are looked for only as far back as `since`: slips dated earlier are not asked for.
    """

    def __init__(
        self, record: Record, follow_through: FollowThrough, through: date, since: date = date.min
    ) -> None:
        self.record = record
        self.follow_through = follow_through
        self.since = since
        self._all = [*self._missed_sessions(), *self._missed_reports(through, since), *self._no_answers()]
        self._standing: dict[date | None, tuple[list[Slip], list[date]]] = {}

    def _missed_sessions(self) -> list[Slip]:
        by_day: dict[date, list[int]] = {}
        names: dict[date, str] = {}
        for activity in self.record.missed:
            by_day.setdefault(activity.on, []).append(activity.id)
            names.setdefault(activity.on, activity.kind)
        return [Slip(day, MISSED_SESSION, day, tuple(ids), names[day]) for day, ids in by_day.items()]

    def _missed_reports(self, through: date, since: date) -> list[Slip]:
        office, mark = self.record.office, self.record.bookmark
        monday = max(monday_of(self.record.intake), mark.on if mark else date.min)
        last = office.latest_counted(through)
        slips = []
        while monday <= last:
            dated = office.counts_from(monday)
            if dated >= since and self.follow_through.due_in(monday).get("report"):
                made = min((day for day, _ in self.follow_through.reports.get(monday, ())), default=None)
                if made is None or made > dated:
                    slips.append(Slip(dated, MISSED_REPORT, monday, (), "report", made))
            monday += WEEK
        return slips

    def _no_answers(self) -> list[Slip]:
        record = self.record
        slips = []
        for attempt in record.attempts:
            if attempt.kind in ASKING_NO_ANSWER:
                continue
            waited = record.availability.nth_available_after(attempt.on, record.thresholds.reply_days)
            if waited == FOREVER:
                continue
            place = bisect_left(record.signs, attempt.on)
            if place == len(record.signs) or record.signs[place] > waited:
                dated = record.office.next_open(waited)
                slips.append(Slip(dated, NO_ANSWER, attempt.on, (attempt.id,), attempt.kind))
        return slips

    def _after(self, fresh_start: date | None) -> tuple[list[Slip], list[date]]:
        known = self._standing.get(fresh_start)
        if known is None:
            slips: list[Slip] = []
            weeks: set[date] = set()
            for slip in sorted(self._all, key=lambda slip: (slip.about, slip.entries)):
                if fresh_start is not None and slip.about < fresh_start:
                    continue
                if slip.kind == NO_ANSWER:
                    week = monday_of(slip.on)
                    if week in weeks:
                        continue
                    weeks.add(week)
                slips.append(slip)
            slips.sort(key=lambda slip: slip.on)
            known = self._standing[fresh_start] = (slips, [slip.on for slip in slips])
        return known

    def in_last(self, days: int, at: AsOf, fresh_start: date | None) -> list[Slip]:
        """The slips dated in the last so many days that stand, earliest first."""
        slips, dates = self._after(fresh_start)
        if (
            self.since != date.min
        ):  # of an earlier day this would not be the answer: slips before it are not here
            at.has_come(self.since + timedelta(days - 1))
        end = bisect_right(dates, at.day)
        if end < len(dates):
            at.has_come(dates[end])
        at.has_come(self.record.office.next_counting(at.day))
        standing: list[Slip] = []
        for slip in (slips[place] for place in range(end - 1, -1, -1)):
            if not at.is_among_last(days, slip.on):
                break
            if not at.has_come(slip.mended_on):
                standing.append(slip)
        standing.reverse()
        return standing

    def through(self, day: date, fresh_start: date | None) -> list[Slip]:
        """Every slip dated by a day that no fresh start has forgiven, mended ones included."""
        slips, dates = self._after(fresh_start)
        return slips[: bisect_right(dates, day)]
