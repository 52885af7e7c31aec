"""Backups in tests: what lies in a folder, damage to a file, and the same caseload on another day."""

import stat
from datetime import UTC, timedelta
from pathlib import Path

from doors import IS_ENCRYPTED, KEYS
from followthrough.casework.backups import Backup
from followthrough.store.backups import Backups


def names(folder: Path) -> list[str]:
    """What lies in a folder, but for journals, which SQLite leaves there, empty."""
    found = [
        file for file in folder.iterdir() if not (file.name.endswith("-journal") and not file.stat().st_size)
    ]
    return sorted(file.name for file in found)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def place(backup: Backup) -> Path:
    return Path(backup.place)


def flip(path: Path, text: bytes) -> None:
    """Changes one bit of a text where it stands in a file, as a disk may that grows old; or of an encrypted page."""
    content = bytearray(path.read_bytes())
    at = len(content) // 2 if IS_ENCRYPTED else content.rindex(text)
    content[at] ^= 1
    path.write_bytes(content)


def later(backups: Backups, by: timedelta) -> Backups:
    return Backups(backups.at.path, now=backups.at.made.replace(tzinfo=UTC) + by, keys=KEYS)
