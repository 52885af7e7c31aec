"""Almanac: the days on which the demonstration happens, told from the day on which it is made.

Weeks are told back from the latest one that counts, office days back from today. So the stories fall as they
should on whatever weekday the demonstration is made, and holidays shift them as they shift a real office.
"""

from datetime import date, timedelta

from followthrough.casework.activity import monday_of
from followthrough.casework.holidays import holidays
from followthrough.casework.workweek import DAY, WEEK, Calendar, Office

PROVINCE = "quebec"
FIRST_WEEK = 11
"""The earliest week: with the latest that counts, twelve."""

LAST_WEEK = -2
"""Weeks go on behind the latest that counts: the one under way, and on a Monday the one before it."""

TRAINING_WEEK = 5
"""The week in which the counsellor was at a training on Thursday and Friday."""


class Almanac:
    """The days of the demonstration."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.holidays = _holidays(today - timedelta(120), today + timedelta(120))
        shut = tuple(self.holidays)
        training = Office(Calendar(shut)).latest_counted(today) - WEEK * TRAINING_WEEK + DAY * 3
        vacation = monday_of(today) + WEEK * 5
        self.away = (
            (training, training + DAY, "training"),
            (vacation, vacation + DAY * 4, "vacation"),
        )
        self.calendar = Calendar(shut, tuple((first, last) for first, last, _ in self.away))
        self.office = Office(self.calendar)
        self.latest = self.office.latest_counted(today)

    def week(self, number: int) -> date:
        """The Monday of a week, counted back from the latest that counts, which is week 0."""
        return self.latest - WEEK * number

    def day(self, week: int, weekday: int) -> date:
        """The office day of a week that is a weekday, or the latest one before it."""
        return self.by(self.week(week) + DAY * weekday)

    def by(self, day: date) -> date:
        """A day, if the office is open, or else the latest office day before it."""
        while not self.office.is_open(day):
            day -= DAY
        return day

    def days_ago(self, days: int) -> date:
        """The latest office day that is at least so many days ago."""
        return self.by(self.today - DAY * days)

    def back(self, count: int) -> date:
        """So many office days before today; with 0, today, or the latest office day before it."""
        day = self.by(self.today) if not count else self.today
        for _ in range(count):
            day = self.by(day - DAY)
        return day

    def after(self, day: date) -> date:
        """The first office day after a day."""
        return self.office.next_open(day)


def _holidays(first: date, last: date) -> dict[date, str]:
    """The holidays of every year that a range touches, by date."""
    found: dict[date, str] = {}
    for year in range(first.year, last.year + 1):
        found |= holidays(PROVINCE, year)
    return dict(sorted(found.items()))
