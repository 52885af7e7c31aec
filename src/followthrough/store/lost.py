"""Lost: what the caseload has, and a backup of it has not; asked before the one takes the other’s place."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from followthrough.casework.backups import Lost
from followthrough.casework.mistakes import Mistake

from .connection import connect
from .driver import Keys, key_for


class _Record(NamedTuple):
    steps: list[tuple[int, str, str]]
    entries: set[tuple[int, str]]
    clients: set[tuple[str]]


def lost(path: Path, backup: Path, keys: Keys | None) -> Lost | None:
    """What going back to a backup would take away; None, if the caseload cannot be read."""
    try:
        now, then = _record_of(path, keys), _record_of(backup, keys)
        known = {*then.steps}
        steps = [step for step in now.steps if step not in known]
        last = (datetime.fromisoformat(steps[-1][1]), steps[-1][2]) if steps else None
    except (sqlite3.Error, Mistake, ValueError, TypeError):  # damage reads as anything
        return None
    return Lost(len(steps), last, len(now.entries - then.entries), len(now.clients - then.clients))


def last_moment(path: Path, keys: Keys | None) -> datetime | None:
    """When something was last recorded in a file, by the clock on the wall; None, if it does not say."""
    try:
        steps = _record_of(path, keys).steps
        return datetime.fromisoformat(steps[-1][1]).astimezone().replace(tzinfo=None) if steps else None
    except (sqlite3.Error, Mistake, ValueError, TypeError):  # as above
        return None


def _record_of(path: Path, keys: Keys | None) -> _Record:
    with closing(connect(path, key_for(path, keys))) as connection:
        return _Record(
            connection.execute("SELECT id, at, command FROM step WHERE undone = 0 ORDER BY id").fetchall(),
            {*connection.execute("SELECT id, recorded_at FROM activity").fetchall()},
            {*connection.execute("SELECT ref FROM client").fetchall()},
        )
