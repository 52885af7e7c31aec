"""Backup folder: where the backups of a caseload lie, and whether one was made today. Each sitting that writes asks."""

import os
from datetime import datetime
from pathlib import Path


class BackupFolder:
    """Where the backups of a caseload lie: links are followed, so that they lie beside the file itself.

    `made` is the moment of the sitting by the clock on the wall, `stem` how every name begins.
    """

    def __init__(self, path: Path, now: datetime) -> None:
        self.path = path.resolve()
        self.made = now.astimezone().replace(tzinfo=None)
        self.stem = self.path.name.removesuffix(".db")

    @property
    def folder(self) -> Path:
        """The folder beside the caseload: `caseload.backups`."""
        return self.path.with_name(f"{self.stem}.backups")

    def is_due(self) -> bool:
        """Whether no backup has been made today."""
        today = f"{self.stem}-{self.made:%Y-%m-%d}-"
        try:
            return not any(name.startswith(today) for name in os.listdir(self.folder))  # noqa: PTH208  # the fastest
        except OSError:  # whoever makes one finds out why
            return True


def way_back(path: Path) -> str:
    """Where there is no caseload, and backups of one lie beside its place: how to go back to one, as a sentence."""
    folder = path.with_name(f"{path.name.removesuffix('.db')}.backups")
    return " If it was lost, “ft restore --list” shows its backups." if folder.is_dir() else ""
