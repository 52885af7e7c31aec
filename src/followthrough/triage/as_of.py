"""A day to judge from, which remembers what it was asked.

Every question of time goes through here: “has this day come?”. The earliest day of which the answer was “not yet” is
the first on which any answer can differ. So the walk through a client's history visits only days on which something
can change, and an answer once found is known to be good until then: nobody has to list what matters by hand.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from followthrough.casework.workweek import DAY, FOREVER


def day_after(day: date) -> date:
    """The day after a day; none comes after the last one that there is."""
    return day if day == FOREVER else day + DAY


class AsOf:
    """The day as of which a record is read, and the days between which its answers hold.

    `last_change` is the latest day, up to this one, on which an answer can have changed; `next_change` the first later
    one on which it can.
    """

    __slots__ = ("day", "last_change", "next_change")

    def __init__(self, day: date) -> None:
        self.day = day
        self.last_change = date.min
        self.next_change = FOREVER

    def has_come(self, day: date | None) -> bool:
        """Whether a day is today or past."""
        if day is None:
            return False
        if day <= self.day:
            if day > self.last_change:
                self.last_change = day
            return True
        if day < self.next_change:
            self.next_change = day
        return False

    def is_among_last(self, days: int, when: date | None) -> bool:
        """Whether a day is among the last so many: today and those before it."""
        return when is not None and self.has_come(when) and not self.has_come(when + timedelta(days))

    def latest(self, sorted_days: Sequence[date]) -> date | None:
        """The latest of these days that has come."""
        place = bisect_right(sorted_days, self.day)
        if place < len(sorted_days):
            self.has_come(sorted_days[place])
        if not place:
            return None
        self.has_come(sorted_days[place - 1])
        return sorted_days[place - 1]

    def is_any_among_last(self, days: int, sorted_days: Sequence[date]) -> bool:
        """Whether one of these days is among the last so many."""
        place = bisect_right(sorted_days, self.day)
        if place and self.is_among_last(days, sorted_days[place - 1]):
            return True
        if place < len(sorted_days):
            self.has_come(sorted_days[place])
        return False
