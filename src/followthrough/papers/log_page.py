"""The job-search log's page: one week of a contract, row by row in the order in which it is handed in, as values."""

from datetime import date
from typing import NamedTuple

from followthrough.casework.activity import monday_of
from followthrough.casework.cadence import ByDate, Within
from followthrough.casework.job_search_log import TASK, SheetRow
from followthrough.casework.sender import Sender
from followthrough.casework.workweek import DAY

from .contract_page import shown, with_phone
from .words import LogWords, Tongue, tongue

DAYS_A_WEEK = 7
FEWEST_PLACES, MOST_PLACES = 5, 8
"""Lines to write down where the client applied: as many as were agreed on, within these."""
REPORT, APPLICATION = "report", "application"


class LogRow(NamedTuple):
    """One row: what it is about, when and where, how much in the week; and on which of the seven days there is a box.

    A row that is ticked once for the whole week (the report, which is the sheet itself) has `says` across its days.
    """

    what: str
    at: str | None
    asked: str
    boxes: tuple[bool, ...]
    says: str | None = None


class LogPage(NamedTuple):
    """What stands on a week's log. Days are in words."""

    language: str
    region: str
    words: LogWords
    client: str
    counsellor: str | None
    agency: str | None
    phone: str | None
    week: str
    days: tuple[str, ...]
    rows: tuple[LogRow, ...]
    places: int
    hand_in: tuple[str, ...]


def log_page(
    name: str,
    rows: tuple[SheetRow, ...],
    monday: date,
    language: str,
    *,
    sender: Sender = Sender(),  # noqa: B008  # it is immutable
    hand_in_by: date,
) -> LogPage:
    """The log of the week of a day, with the rows of its sheet."""
    told = tongue(language)
    week = [monday_of(monday) + DAY * n for n in range(DAYS_A_WEEK)]
    client, counsellor, agency, phone = map(shown, (name, *sender))
    assert client is not None
    by_phone = told.contract.by_phone
    says = tuple(sentence.replace("{day}", told.day(hand_in_by)) for sentence in told.log.hand_in_says)
    return LogPage(
        language=told.tag,
        region=told.region,
        words=told.log,
        client=client,
        counsellor=counsellor,
        agency=agency,
        phone=phone,
        week=told.log.week.format(week=told.week(week[0], week[-1])),
        days=tuple(map(told.short_day, week)),
        rows=tuple(_row(row, week, told) for row in rows),
        places=_places(rows),
        hand_in=with_phone(says, by_phone, phone),
    )


def _row(row: SheetRow, week: list[date], told: Tongue) -> LogRow:
    about = f"{told.colon}{row.wording}" if row.wording and row.kind != TASK else ""
    what = row.title or (row.wording if row.kind == TASK else None) or told.log.kinds[row.kind] + about
    due = (row.cadence.day,) if isinstance(row.cadence, ByDate) else row.days
    return LogRow(
        what=shown(what) or "",
        at=shown(row.at),
        asked=_asked(row, told),
        boxes=tuple(day in due for day in week),
        says=told.log.is_report if row.kind == REPORT and row.asks == 1 else None,
    )


def _asked(row: SheetRow, told: Tongue) -> str:
    if isinstance(row.cadence, ByDate):
        return told.by(row.cadence.day)
    if isinstance(row.cadence, Within):
        return told.within(row.cadence.days)
    return told.times(row.asks) if row.asks else ""


def _places(rows: tuple[SheetRow, ...]) -> int:
    asked = sum(row.asks or 0 for row in rows if row.kind == APPLICATION)
    return min(max(asked, FEWEST_PLACES), MOST_PLACES)
