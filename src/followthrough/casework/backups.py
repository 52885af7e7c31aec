"""Backups: what one is called, what it holds, and how long it is kept. Times are those of the clock on the wall."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from .activity import monday_of

DAILY, ASKED, IMPORT, ERASURE = DATED = ("daily", "asked", "import", "erasure")
"""Why one lies in the folder of backups: before the first change of a day, as somebody asked, before an import, before
an erasure."""

FORM, REPLACED, OWN = ("form", "replaced", "own")
"""Why one lies elsewhere: as it was in an earlier form, as it was before one was restored, as a file of one's own."""

EVERY_ONE = 7
"""Days for which every backup is kept: a week of work. After them it is the newest of each week."""

STAMP = "%Y-%m-%d-%H%M"
"""How a name says when."""

_NAME = re.compile(r"-(\d{4}-\d\d-\d\d-\d{4})-([a-z]+)(-\d+)?\.db")
_BESIDE = re.compile(r"\.(form|replaced)-([\d-]+)\.db")


class Backup(NamedTuple):
    """One backup: its path, when it was made, and why."""

    place: str
    made: datetime
    why: str


class Contents(NamedTuple):
    """What a backup holds: clients, entries of their record, and the form that it is in."""

    clients: int
    entries: int
    form: int


class Look(NamedTuple):
    """A backup that was opened and looked through: its size in bytes, and what is in it, or what is amiss with it."""

    backup: Backup
    size: int
    holds: Contents | None
    trouble: str | None = None


class Lost(NamedTuple):
    """What was recorded since a backup: steps, the last one's moment and words, entries and clients."""

    steps: int = 0
    last: tuple[datetime, str] | None = None
    entries: int = 0
    clients: int = 0


def name_of(stem: str, made: datetime, why: str, number: int = 1) -> str:
    """What a backup is called: `caseload-2026-11-23-0409-daily.db`; with a number, where that is taken."""
    again = f"-{number}" if number > 1 else ""
    if why == REPLACED:
        return f"{stem}.{why}-{made:{STAMP}}{again}.db"
    return f"{stem}-{made:{STAMP}}-{why}{again}.db"


def read_name(stem: str, name: str) -> tuple[datetime, str] | None:
    """When and why the backup of this name was made; None, if it is none of this caseload's."""
    found = _NAME.fullmatch(name.removeprefix(stem)) if name.startswith(stem) else None
    if found is None or found[2] not in DATED:
        return None
    made = _moment(found[1])
    return None if made is None else (made, found[2])


def read_name_beside(stem: str, name: str) -> tuple[datetime | None, str] | None:
    """When a file beside the caseload was put there, if its name says so, and why; None, if it is no backup."""
    found = _BESIDE.fullmatch(name.removeprefix(stem)) if name.startswith(stem) else None
    if found is None:
        return None
    if found[1] == FORM:
        return None, FORM
    made = _moment(found[2][: len("2026-11-23-0409")])
    return None if made is None else (made, REPLACED)


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, STAMP)  # noqa: DTZ007  # as the clock on the wall said
    except ValueError:
        return None


def moment_in_words(made: datetime) -> str:
    """A day and time of the clock on the wall: Sun 22 Nov 2026, 16:04."""
    return f"{made:%a} {made.day} {made:%b %Y, %H:%M}"


def outlived(backups: Iterable[Backup], today: date, days: int) -> list[Backup]:
    """The backups that have had their time, when one is made today; `days` is how old they may become.

    Of the last week of work every one stays, of the time before the newest of each week. What lies beside the caseload
    stays for all the days. The newest in the folder always stays.
    """
    known = sorted(backups, key=lambda backup: backup.made, reverse=True)
    in_folder = [backup for backup in known if backup.why in DATED]
    newest = {monday_of(backup.made.date()): backup for backup in reversed(in_folder)}
    spared = {*in_folder[:1]}
    weekly = {*newest.values()}
    return [
        backup
        for backup in known
        if backup not in spared
        and not _stays((today - backup.made.date()).days, days, is_thinned=backup not in weekly and backup.why in DATED)
    ]  # fmt: skip


def _stays(age: int, days: int, *, is_thinned: bool) -> bool:
    return age <= days and (age < EVERY_ONE or not is_thinned)
