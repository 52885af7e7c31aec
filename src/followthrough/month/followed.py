"""Followed: what a report needs to know of one client, taken from their whole record once."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from followthrough.casework.activity import CONTACTS, HELP, SESSIONS, Activity, monday_of
from followthrough.casework.client import Client, Job
from followthrough.casework.workweek import DAY, WEEK, Office
from followthrough.triage.assess import Judged
from followthrough.triage.follow_through import Week
from followthrough.triage.standing import Chapter
from followthrough.triage.thresholds import Thresholds
from followthrough.workday.given_back import Period, last_open, low_power_stays
from followthrough.workday.retention import EARLY_DAYS

CLOSED, PAUSED = "closed", "paused"
"""Where a client may stand besides the three lists."""
TREND_WEEKS = 12


class Asked(NamedTuple):
    """What a report is asked to be of: the days, as the office works and as triage goes by.

    With `all_numbers` nothing is left unsaid because it is small.
    """

    days: Period
    office: Office
    thresholds: Thresholds
    all_numbers: bool = False


class Move(NamedTuple):
    """A move from list to list: on which day, from where, to where, and why."""

    on: date
    from_: str
    to: str
    cause: str


class Followed(NamedTuple):
    """A client with the moves, the weeks, the contracts' days, the work, and the entries that a report counts."""

    client: Client
    chapters: tuple[Chapter, ...]
    weeks: tuple[Week, ...]
    signed: tuple[date, ...]
    jobs: tuple[Job, ...]
    entries: tuple[Activity, ...]
    paused: tuple[Period, ...] = ()

    def is_open(self, day: date) -> bool:
        """Whether the file is open on a day."""
        closed = self.client.closed_on
        return self.client.intake <= day and (closed is None or day < closed)

    def stands(self, day: date) -> str:
        """The list on which the client stood on a day; or `paused`, or `closed`."""
        if not self.is_open(day):
            return CLOSED
        if any(pause.holds(day) for pause in self.paused):
            return PAUSED
        return next(c.standing.list for c in reversed(self.chapters) if c.on <= day)

    def moves(self, days: Period) -> Iterator[Move]:
        """The moves from list to list on some days, as long as the file was open."""
        for before, after in zip(self.chapters, self.chapters[1:], strict=False):
            was, now = before.standing.list, after.standing.list
            if was != now and days.holds(after.on) and self.is_open(after.on):
                yield Move(after.on, was, now, after.standing.cause)

    def stays(self, last: date) -> list[Period]:
        """The stays on low-power through a last day."""
        return list(low_power_stays(self.chapters, last_open(self.client, last)))

    def within(self, days: Period) -> Iterator[Activity]:
        """The entries of some days."""
        return (entry for entry in self.entries if days.holds(entry.on))


def followed(judged: Judged, days: Period, today: date) -> Followed:
    """A client's record as far as a report of some days needs it. Weeks count as of the day of the report."""
    case, record = judged.view.record.case, judged.view.record
    first = min(days.first, days.last - WEEK * TREND_WEEKS)
    weeks = tuple(_weeks(judged, Period(first, days.last), today))
    stays = (
        stay.first
        for stay in low_power_stays(judged.walk.chapters, days.last)
        if stay.last >= days.first - DAY
    )
    since = min([days.first - DAY * EARLY_DAYS, *stays])
    entries = tuple(entry for entry in record.activities if since <= entry.on <= days.last)
    pauses = tuple(Period(pause.first, pause.last) for pause in record.availability.pauses)
    signed = tuple(contract.signed_on for contract in record.contracts)
    return Followed(case.client, judged.walk.chapters, weeks, signed, case.jobs, entries, pauses)


def _weeks(judged: Judged, days: Period, today: date) -> Iterator[Week]:
    """The weeks that end in some days, count by the day of the report and hold a cell; none from closing on."""
    view, case = judged.view, judged.view.record.case
    monday = monday_of(max(days.first - DAY * 6, view.record.intake))
    latest = view.record.office.latest_counted(today)
    while monday <= latest and monday + DAY * 6 <= days.last:
        is_open = monday + WEEK <= (case.client.closed_on or date.max)
        if is_open and (cells := view.follow_through.cells(monday, today)):
            yield Week(monday, cells)
        monday += WEEK


def is_service(entry: Activity) -> bool:
    """Whether an entry is of something between us and the client: a contact, a session attended, help."""
    if entry.kind in SESSIONS:
        return entry.outcome == "attended"
    return entry.kind in CONTACTS or entry.kind in HELP


def everyone(found: Iterable[Judged], days: Period, today: date) -> list[Followed]:
    """Everyone who was taken in by the last of some days, and whose file was open in them or who was at work."""
    return [
        followed(judged, days, today)
        for judged in found
        if judged.view.record.intake <= days.last
        and (
            (judged.view.record.case.client.closed_on or date.max) > days.first - WEEK * TREND_WEEKS
            or judged.view.record.case.jobs
        )
    ]
