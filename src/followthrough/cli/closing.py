"""Closing: the days on which the office does not work, written into the caseload's calendar, and out of it."""

from collections.abc import Mapping
from datetime import date

from followthrough.casework.mistakes import NotInCalendar
from followthrough.casework.names import keepable
from followthrough.desk import Desk

from .options import in_words
from .screen import tell


def be_away(desk: Desk, first: date, last: date, why: str | None) -> None:
    """The counsellor is away. Raises `EndBeforeBeginning`."""
    desk.caseload.add_away(first, last, why)
    through = f" through {in_words(desk, last)}" if last != first else ""
    tell(f"You are away {in_words(desk, first)}{through}: nothing is due from anybody then.  Undo: ft undo")


def close_on(desk: Desk, day: date, name: str) -> None:
    """One day is a holiday."""
    name = keepable(name, "name")
    added = desk.caseload.add_holidays({day: name})
    how = f"{name}.  Undo: ft undo" if added else f"{name}, as it was already."
    tell(f"The office is closed {in_words(desk, day)}: {how}")


def add_computed(desk: Desk, days: Mapping[date, str | None], calendar: str) -> None:
    """The holidays of a calendar; those that are there already stay."""
    if not days:
        tell("Nothing was added; a single holiday is taken out with: ft away --remove DATE")
        return
    added = desk.caseload.add_holidays(days)
    years = sorted({day.year for day in days})
    which = f"{calendar.strip().lower()}, {', '.join(map(str, years))}"
    tell(f"Holidays of {which}: {added} added or renamed, {len(days)} in all.")
    tell("Next: “ft away” lists them." + ("   Undo: ft undo" if added else ""))


def open_again(desk: Desk, day: date) -> None:
    """A holiday is taken out, and an absence that begins on the day. Raises `NotInCalendar`."""
    is_back = desk.caseload.remove_away(day)
    was_holiday = desk.caseload.remove_holidays([day]) if not is_back else 0
    if not is_back and not was_holiday:
        raise NotInCalendar(day=day.isoformat())
    what = f"The absence from {in_words(desk, day)}" if is_back else f"The holiday on {in_words(desk, day)}"
    tell(f"{what} is taken out.  Undo: ft undo")
