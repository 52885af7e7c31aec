"""The caseload file (JSON): everything on a caseload, to be put aside, moved, or read by another program."""

import json
from datetime import date
from typing import NamedTuple

from followthrough.casework.case_file import CaseFile
from followthrough.casework.mistakes import ImpossibleFile

from .activity_entries import object_at_sight
from .caseload_writing import VERSION, write_caseload
from .client_entries import case_file_in
from .places import Entry, is_object, range_in, said

__all__ = ["CaseloadFile", "read_caseload", "write_caseload"]

_FILE_FIELDS = frozenset(("followthrough", "calendar", "clients"))
_CALENDAR_FIELDS = frozenset(("holidays", "away"))
_HOLIDAY_FIELDS = frozenset(("day", "name"))
_AWAY_FIELDS = frozenset(("from", "to", "why"))


class CaseloadFile(NamedTuple):
    """What a caseload file holds: the office's closed days, and one case file for each client."""

    holidays: tuple[date, ...] = ()
    away: tuple[tuple[date, date, str | None], ...] = ()
    case_files: tuple[CaseFile, ...] = ()
    holiday_names: tuple[tuple[date, str], ...] = ()

    @property
    def named_holidays(self) -> tuple[tuple[date, str | None], ...]:
        """Each holiday with its name, if it has one."""
        names = dict(self.holiday_names)
        return tuple((day, names.get(day)) for day in self.holidays)


def read_caseload(text: str, path: str) -> CaseloadFile:
    """What the text of a caseload file says, all of it checked; `path` is the name to call it by.

    Raises `ImpossibleFile` for the first thing that cannot be, with its place.
    """
    whole = Entry(_parsed(text.removeprefix("\ufeff"), path), path)
    version = whole.required("followthrough")
    if version.__class__ is not int or version != VERSION:
        raise whole.amiss(
            "followthrough", f"this ft reads version {VERSION} of the file, not {said(version)}"
        )
    whole.knowing(_FILE_FIELDS)
    stated = whole.fields.get("calendar")
    calendar = whole.entry({} if stated is None else stated, "calendar").knowing(_CALENDAR_FIELDS)
    holidays = _holidays_in(calendar)
    names = tuple((day, name) for day, name in holidays.items() if name is not None)
    return CaseloadFile(tuple(holidays), _away_in(calendar), _case_files_in(whole), names)


def _parsed(text: str, path: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=object_at_sight)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        why = error.msg[:1].lower() + error.msg[1:].removesuffix(" at").removesuffix(" starting")
        cut = error.pos >= len(text.rstrip())
        trouble = "the file ends before it is complete" if cut else f"this is not JSON ({why})"
    except RecursionError:
        place, trouble = "the whole file", "lists and objects lie too deep within one another"
    except ValueError:
        place, trouble = "the whole file", "a number in it has too many digits"
    raise ImpossibleFile(path=path, place=place, trouble=trouble)


def _case_files_in(whole: Entry) -> tuple[CaseFile, ...]:
    case_files = []
    owners: dict[str, str] = {}
    for number, value in enumerate(whole.list_of("clients")):
        entry = whole.entry(value, "clients", number)
        case_file = case_file_in(entry)
        ref = case_file.client.ref.upper()
        if ref and owners.setdefault(ref, entry.place) != entry.place:
            raise entry.amiss("ref", f"{said(ref)} is the reference of {owners[ref]} already")
        case_files.append(case_file)
    return tuple(case_files)


def _holidays_in(calendar: Entry) -> dict[date, str | None]:
    """The holidays in the order of the file, each once, with the name that stands beside it."""
    names: dict[date, str | None] = {}
    for number, value in enumerate(calendar.list_of("holidays")):
        day, name = _holiday_in(calendar, number, value)
        names[day] = name or names.get(day)
    return names


def _holiday_in(calendar: Entry, number: int, value: object) -> tuple[date, str | None]:
    if not is_object(value):
        return calendar.day_from(value, f"holidays[{number}]"), None
    entry = calendar.entry(value, "holidays", number).knowing(_HOLIDAY_FIELDS)
    return entry.day("day"), entry.text_or_none("name", "name")


def _away_in(calendar: Entry) -> tuple[tuple[date, date, str | None], ...]:
    away = []
    for entry in calendar.entries("away", _AWAY_FIELDS):
        first, last = range_in(entry, "from", "to")
        away.append((first, last or entry.day("to"), entry.text_or_none("why", "reason")))
    return tuple(away)
