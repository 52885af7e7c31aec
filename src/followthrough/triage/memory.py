"""Memory: what was decided about a client, written down so that the next morning goes on from there.

Three things are kept. The chapters are the moves from list to list. The bookmark is what must be known of the record
before a Monday some weeks ago, so that older entries need not be read. The answer is the last assessment, good until
the first day on which anything in it can change.
"""

import json
from bisect import bisect_left
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from followthrough.casework.activity import monday_of
from followthrough.casework.case_file import Remembered
from followthrough.casework.contract import CLIENT, COUNSELLOR
from followthrough.casework.names import fold
from followthrough.casework.workweek import FOREVER, WEEK, Office

from .follow_through import REACH_WEEKS
from .promises import keeps, waiting_on
from .record import Bookmark, Record, Waiting
from .resting import ATTEMPT_DAYS
from .slips import SHOWN_DAYS
from .strategies import STRATEGIES
from .strategies.create_value import OWED_DAYS
from .thresholds import Thresholds
from .view import Standing, View

if TYPE_CHECKING:
    from .standing import Chapter

RULES = 2
"""Raised by one whenever the rules change, so that nothing decided under other rules is believed."""

BOOKMARK_WEEKS = REACH_WEEKS + 3
"""How far behind the latest counted week a bookmark is put: what windows reach, and as much again for looking back."""


class Memory(NamedTuple):
    """What was decided about a client through a day."""

    through: date
    chapters: "tuple[Chapter, ...]"
    bookmark: Bookmark

    def resumes_on(self, day: date) -> date:
        """The first day that has to be judged anew, to know how things stand on a day."""
        return min(day, self.through + timedelta(1))


def basis_of(thresholds: Thresholds) -> str:
    """A fingerprint of what triage decides by; something decided by another basis is not believed."""
    said = [
        (reason.code, *reason.__dataclass_fields__) for strategy in STRATEGIES for reason in strategy.reasons
    ]
    return f"{RULES}-{crc32(repr((thresholds, said)).encode()):08x}"


def usable(bookmark: Bookmark, first: date, office: Office, thresholds: Thresholds) -> bool:
    """Whether a bookmark lies early enough that nothing asked from a day on reaches behind it."""
    t = thresholds
    welcomed = (
        t.welcome_days + t.long_pause_days
    )  # the contact that welcomed somebody back, in a pause perhaps
    reach = max(t.slip_days, t.quiet_days, t.talk_days, welcomed, SHOWN_DAYS, ATTEMPT_DAYS, OWED_DAYS) + 1
    return (
        office.latest_counted(first) - WEEK * (REACH_WEEKS - 1) >= bookmark.on
        and first - timedelta(reach) >= bookmark.on
        and office.counts_from(bookmark.on - WEEK)
        < first - timedelta(max(t.slip_days, t.quiet_days, SHOWN_DAYS))
    )


def reads_from(
    written: Remembered, basis: str, day: date, office: Office, thresholds: Thresholds
) -> date | None:
    """The day from which on a client's activities must be read to judge a day; None for all of them."""
    if written.basis != basis:
        return None
    first = min(day, written.through + timedelta(1))
    return written.bookmark_on if usable(Bookmark(written.bookmark_on), first, office, thresholds) else None


# Bookmarks ------------------------------------------------------------------------------------------------------


def bookmark_for(view: View, day: date) -> Bookmark:
    """The bookmark to keep after judging a day: the one there is, unless it has fallen far behind."""
    record = view.record
    monday = max(record.office.latest_counted(day) - WEEK * BOOKMARK_WEEKS, monday_of(record.intake))
    before = record.bookmark
    if before is not None and before.on >= monday - WEEK * BOOKMARK_WEEKS:
        return before
    return Bookmark(
        on=monday,
        waiting=tuple(_waiting(record, monday)),
        reported=tuple(_reported(view, monday)),
        tasks_done=tuple(_tasks_done(record, monday)),
        attempts=tuple(_open_attempts(record, monday)),
        last_sign=_latest_before(record.signs, monday),
        last_contact=_latest_before(record.contacts, monday),
        value_said=record.value_said[0] if record.value_said and record.value_said[0] < monday else None,
        plan_talked=_latest_before(record.plan_talked, monday),
    )


def _latest_before(days: list[date], monday: date) -> date | None:
    place = bisect_left(days, monday)
    return days[place - 1] if place else None


def _waiting(record: Record, monday: date) -> list[Waiting]:
    """Items opened before a Monday and due on or after it, as they stood the evening before."""
    items = [item for party in (CLIENT, COUNSELLOR) for item in waiting_on(record, party, monday)]
    return [item for item in items if item.due >= monday]


def _reported(view: View, monday: date) -> list[tuple[date, date, int]]:
    return [
        (week, made, count)
        for week, reports in sorted(view.follow_through.reports.items())
        if week >= monday - WEEK
        for made, count in reports
        if made < monday
    ]


def _tasks_done(record: Record, monday: date) -> list[tuple[str, str, date]]:
    """The first day, before a Monday, on which each task was done; the counsellor's go by kind."""
    first: dict[tuple[str, str], date] = {}
    for whose, title, day in record.bookmark.tasks_done if record.bookmark else ():
        first[whose, title] = day
    helping = {
        line.kind
        for contract in record.contracts
        for line in contract.lines_of(COUNSELLOR)
        if line.cadence.form == "by"
    }
    for activity in record.activities:
        if activity.on >= monday:
            break
        if activity.kind == "task":
            first.setdefault((CLIENT, fold(activity.title or "")), activity.on)
        for kind in helping:
            if keeps(COUNSELLOR, kind, activity):
                first.setdefault((COUNSELLOR, kind), activity.on)
    return [(whose, title, day) for (whose, title), day in sorted(first.items())]


def _open_attempts(record: Record, monday: date) -> list[tuple[int, date, str]]:
    """Attempts before a Monday, without an answer by then, that can still become a slip on or after it."""
    still_open = []
    for attempt in record.attempts:
        if attempt.on >= monday:
            break
        waited = record.availability.nth_available_after(attempt.on, record.thresholds.reply_days)
        dated = waited if waited == FOREVER else record.office.next_open(waited)
        if dated < monday:
            continue
        place = bisect_left(record.signs, attempt.on)
        answered = (
            place < len(record.signs) and record.signs[place] <= waited and record.signs[place] < monday
        )
        if not answered:
            still_open.append((attempt.id, attempt.on, attempt.kind))
    return still_open


# On paper -------------------------------------------------------------------------------------------------------


def recall(written: Remembered, basis: str) -> Memory | None:
    """The memory as it was written; None if it was written by another basis."""
    from .standing import Chapter  # noqa: PLC0415  # standing builds on memory's neighbours

    if written.basis != basis:
        return None
    chapters = tuple(Chapter(_date(on), _standing(*standing)) for on, *standing in json.loads(written.moves))
    mark = json.loads(written.bookmark)
    bookmark = Bookmark(
        on=written.bookmark_on,
        waiting=tuple(
            Waiting(p, k, _date(o), _date(d), total, left) for p, k, o, d, total, left in mark["waiting"]
        ),
        reported=tuple((_date(week), _date(made), count) for week, made, count in mark["reported"]),
        tasks_done=tuple((whose, title, _date(day)) for whose, title, day in mark["tasks_done"]),
        attempts=tuple((entry, _date(day), kind) for entry, day, kind in mark["attempts"]),
        **{
            name: _date_or_none(mark[name])
            for name in ("last_sign", "last_contact", "value_said", "plan_talked")
        },
    )
    through = written.through
    return Memory(through, tuple(chapter for chapter in chapters if chapter.on <= through), bookmark)


def moves_of(written: Remembered, basis: str) -> Memory | None:
    """The moves alone as they were written, for who has the whole record at hand: no bookmark is gone on from."""
    memory = recall(written, basis)
    return memory and memory._replace(bookmark=Bookmark(FOREVER))


def _standing(
    where: str,
    since: str,
    fresh: str | None,
    welcomed: str | None,
    placed: str | None,
    through: str | None,
    cause: str,
) -> Standing:
    return Standing(
        where,
        _date(since),
        _date_or_none(fresh),
        _date_or_none(welcomed),
        _date_or_none(placed),
        _date_or_none(through),
        cause,
    )


def remembered(basis: str, through: date, chapters: "tuple[Chapter, ...]", bookmark: Bookmark) -> Remembered:
    """The memory of a client as it is written down, without an answer."""
    moves = [[chapter.on, *chapter.standing] for chapter in chapters]
    mark = bookmark._asdict()
    del mark["on"]
    return Remembered(basis, through, _json(moves), bookmark.on, _json(mark))


def _json(value: object) -> str:
    return json.dumps(value, default=date.isoformat, separators=(",", ":"), ensure_ascii=False)


def _date(text: str) -> date:
    return date.fromisoformat(text)


def _date_or_none(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
