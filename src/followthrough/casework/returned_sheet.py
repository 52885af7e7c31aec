"""Returned sheet: what stands on a job-search log that a client hands in, read line by line in the sheet's order."""

from collections.abc import Iterator, Sequence
from datetime import date

from .activity import CONTACTS, MOST_AT_ONCE, SESSION_OUTCOMES, Activity, settle
from .job_search_log import TASK, SheetRow
from .mistakes import SheetDoesNotFit, UnclearOnSheet
from .workweek import DAY, Office

REPORT = "report"
NONE = ("-", "0", "none")
NOT_DONE = ("no", "n", "non", "not yet", *NONE)
DONE = ("done", "yes", "y", "x", "oui", "o")
OUTCOMES = {word[0]: word for word in SESSION_OUTCOMES} | {word: word for word in SESSION_OUTCOMES}
"""`attended`, or its first letter, and so on: a, m, e, o."""
DAYS_A_WEEK = 7


def asked_rows(rows: Sequence[SheetRow], through: date) -> tuple[SheetRow, ...]:
    """The rows that are read: not the report, which is the sheet itself, nor sessions that are still to come."""
    kept = (
        row._replace(days=tuple(day for day in row.days if day <= through)) if row.days else row
        for row in rows
    )
    was_dated = (bool(row.days) for row in rows)
    pairs = zip(kept, was_dated, strict=True)
    return tuple(row for row, dated in pairs if row.kind != REPORT and (row.days or not dated))


def entries_on_sheet(
    rows: Sequence[SheetRow], values: Sequence[str], monday: date, handed_in: date, office: Office
) -> list[Activity]:
    """Everything that a returned sheet says, the report it is included. Raises `SheetDoesNotFit`, `UnclearOnSheet`.

    What has no day of its own is dated on the last office day of the week that had come when it was handed in.
    """
    read = asked_rows(rows, handed_in)
    if len(values) != len(read):
        said = f"{len(read)} line{'s' * (len(read) != 1)}"
        given = f"{len(values)} value{' was' if len(values) == 1 else 's were'}"
        order = ", ".join(map(row_in_words, read)) or "nothing to give"
        raise SheetDoesNotFit(monday=monday.isoformat(), lines=said, given=given, order=order)
    entries = (
        [Activity(0, handed_in, REPORT, week_of=monday)] if any(row.kind == REPORT for row in rows) else []
    )
    for row, value in zip(read, values, strict=True):
        entries += entries_of_row(row, value, monday, handed_in, office)
    return entries


def entries_of_row(
    row: SheetRow, value: str, monday: date, handed_in: date, office: Office
) -> list[Activity]:
    """The entries that one line of the sheet says. Raises `UnclearOnSheet`."""
    word = value.strip().lower()
    last = _last_day(monday, handed_in, office)
    if word in (NOT_DONE if row.kind == TASK else NONE):
        return []
    if row.kind == TASK:
        if word not in DONE:
            raise _unclear(value, row, "Say done, or - if it is not done yet.")
        return [Activity(0, last, TASK, title=row.title)]
    if row.days:
        return list(_sessions(row, word, value))
    return list(_counts(row, word, value, monday, last))


def row_in_words(row: SheetRow) -> str:
    """A line of the sheet as it is asked for: `application`, `job-club on Wed 7`, `task “Update the resume”`."""
    if row.title:
        return f"task “{row.title}”"
    days = " and ".join(f"{day:%a} {day.day}" for day in row.days)
    return f"{row.kind} on {days}" if days else row.kind


def _last_day(monday: date, handed_in: date, office: Office) -> date:
    days = [day for day in office.days_of(monday) if day <= handed_in]
    return days[-1] if days else max(monday, min(monday + DAY * 6, handed_in))


def _sessions(row: SheetRow, word: str, value: str) -> Iterator[Activity]:
    said = word.split("+")
    if len(said) != len(row.days):
        raise _unclear(value, row, f"Give one word for each day: {'+'.join(['attended'] * len(row.days))}.")
    for day, outcome in zip(row.days, said, strict=True):
        if outcome in NONE:
            continue
        if outcome not in OUTCOMES:
            raise _unclear(value, row, f"Say {', '.join(SESSION_OUTCOMES)}, or - if it is not known.")
        yield Activity(0, day, row.kind, outcome=OUTCOMES[outcome])


def _counts(row: SheetRow, word: str, value: str, monday: date, last: date) -> Iterator[Activity]:
    counts = word.split("+")
    is_by_day = len(counts) > 1
    if len(counts) > DAYS_A_WEEK or not all(_is_count(count) for count in counts):
        raise _unclear(
            value, row, "Give a number, or one for each day from Monday on as in 2+0+1; - is none."
        )
    for place, count in enumerate(map(int, counts)):
        day = monday + DAY * place if is_by_day else last
        if count and day > last and is_by_day:
            raise _unclear(
                value, row, f"That day had not come: the sheet is read through {last.isoformat()}."
            )
        if row.kind in CONTACTS:
            outcome, direction = settle(row.kind, direction="in")
            yield from (Activity(0, day, row.kind, 1, outcome, direction) for _ in range(count))
        elif count:
            yield Activity(0, day, row.kind, count)


def _is_count(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) < 4 and int(word) <= MOST_AT_ONCE


def _unclear(value: str, row: SheetRow, way: str) -> UnclearOnSheet:
    return UnclearOnSheet(text=value.strip(), line=row_in_words(row), way=way)
