"""Backups: copies of the caseload in a folder beside it, each looked through before an older one may go.

One is made before the first change of a day, before an import and an erasure, and when it is asked for. Beside the
caseload lie those of an earlier form, and those that a restored one has replaced.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from followthrough.casework.backups import (
    OWN,
    REPLACED,
    STAMP,
    Backup,
    Contents,
    Look,
    Lost,
    moment_in_words,
    name_of,
    outlived,
    read_name,
    read_name_beside,
)
from followthrough.casework.mistakes import (
    BackupExists,
    BackupNotGood,
    CannotRead,
    CaseloadDamaged,
    MissingKey,
    Mistake,
    NewerCaseload,
    NoSuchBackup,
    NotACaseload,
    WrongKey,
)

from .backup_folder import BackupFolder
from .drafts import make_folders, sync_folder
from .driver import Keys, key_for
from .keeping import Copy, Facts, copy_as, look_through
from .patience import Patience
from .trouble import mistake_of_system

if TYPE_CHECKING:
    from .restoring import Restored

A_DAY = 24 * 60 * 60
"""Seconds after which a draft that was left behind is nobody’s any more."""

_IS_DRAFT = re.compile(r"\.\d+\.(copy|restored|new|form-\d+\.db)$")
"""How the names of drafts end that are moved into place when they are whole: who made it, and for what."""


class Backups:
    """The backups of one caseload, in one sitting; `keys` opens those that are encrypted."""

    def __init__(
        self,
        path: Path,
        *,
        now: datetime,
        keys: Keys | None = None,
        on_wait: Callable[[], None] | None = None,
    ) -> None:
        self.at = BackupFolder(path, now)
        self._now = now
        self._keys = keys
        self._on_wait = on_wait

    # Making one -------------------------------------------------------------------------------------------------

    def make(self, why: str, key: bytes | None = None) -> Look:
        """Makes one into the folder, and looks through it; `key` is that of the caseload.

        Raises `CaseloadDamaged`, naming the newest good one, `CannotWrite`, `CaseloadBusy`.
        """
        try:
            if not self.at.folder.exists():
                make_folders(self.at.folder)
                sync_folder(self.at.folder.parent)
        except OSError as error:
            raise mistake_of_system(error, self.at.folder) from error

        def name(number: int) -> Path:
            return self.at.folder / name_of(self.at.stem, self.at.made, why, number)

        path, facts = self._copied(name, key)
        return _looked(Backup(str(path), self.at.made, why), facts)

    def write(self, target: Path, key: bytes | None = None) -> Look:
        """Makes one for the counsellor: a new file, or one of its own name in a folder. it is never removed.

        Raises `BackupExists`, and what `make` raises.
        """
        path = target.resolve()
        if path.is_dir():
            path /= f"{self.at.stem}-{self.at.made:{STAMP}}.db"
        if os.path.lexists(path):
            raise BackupExists(path=path.name)

        def name(number: int) -> Path:
            if number > 1:
                raise BackupExists(path=path.name)
            return path

        copy, facts = self._copied(name, key)
        return _looked(Backup(str(copy), self.at.made, OWN), facts)

    def _copied(self, name: Callable[[int], Path], key: bytes | None) -> Copy:
        try:
            return copy_as(self.at.path, name, Patience(on_wait=self._on_wait), key)
        except CaseloadDamaged as damaged:
            path, why = damaged.facts["path"], damaged.facts["why"]
            raise CaseloadDamaged(path=path, why=why, newest=self.newest_in_words()) from damaged

    def remove_outlived(self, days: int) -> list[Backup]:
        """Removes those that have had their time, and drafts that were left behind; call it after making one."""
        gone = outlived(self.all(), self.at.made.date(), days)
        for backup in gone:
            with suppress(OSError):
                Path(backup.place).unlink()
        for draft in self._drafts():
            with suppress(OSError):
                if self._now.timestamp() - draft.stat().st_mtime > A_DAY:
                    draft.unlink()
        return gone

    # Finding one ------------------------------------------------------------------------------------------------

    def all(self) -> list[Backup]:
        """Every backup that ft keeps of this caseload, the newest first."""
        found = [*self._in_folder(), *self._beside()]
        return sorted(found, key=lambda backup: (backup.made, _written(Path(backup.place))), reverse=True)

    def _in_folder(self) -> Iterator[Backup]:
        for path in _files_of(self.at.folder):
            known = read_name(self.at.stem, path.name)
            if known is not None:
                yield Backup(str(path), *known)

    def _beside(self) -> Iterator[Backup]:
        for path in _files_of(self.at.path.parent):
            known = read_name_beside(self.at.stem, path.name)
            if known is not None:
                made, why = known
                yield Backup(str(path), made or _written(path), why)

    def _drafts(self) -> Iterator[Path]:
        for folder in (self.at.folder, self.at.path.parent):
            for path in _files_of(folder):
                is_draft = path.name.startswith(".") and path.name.lstrip(".").startswith(self.at.stem)
                if is_draft and _IS_DRAFT.search(path.name):
                    yield path

    def of_file(self, path: Path) -> Backup:
        """The backup that a file of one's own is: as of the last moment that is recorded in it."""
        from .lost import last_moment  # noqa: PLC0415  # only before one is gone back to

        return Backup(str(path.resolve()), last_moment(path, self._keys) or _written(path), OWN)

    def look(self, backup: Backup) -> Look:
        """Opens a backup and goes through all of it."""
        try:
            return self._opened(backup)
        except Mistake as mistake:
            path = Path(backup.place)
            return Look(backup, path.stat().st_size if path.exists() else 0, None, _in_words(mistake))

    def good(self, backup: Backup) -> Look:
        """Looks a backup through that is to be gone back to. Raises `BackupNotGood`, `NewerCaseload`, `NoSuchBackup`.

        And `MissingKey`, `WrongKey`.
        """
        path = Path(backup.place)
        if path.exists() and self.at.path.exists() and path.samefile(self.at.path):
            raise NoSuchBackup(what=f"other file at {path}: that is the caseload itself")
        try:
            return self._opened(backup)
        except (CaseloadDamaged, NotACaseload, CannotRead) as mistake:
            newest = self.newest_in_words()
            raise BackupNotGood(name=path.name, trouble=_in_words(mistake), newest=newest) from mistake

    def _opened(self, backup: Backup) -> Look:
        path = Path(backup.place)
        return _looked(backup, look_through(path, key_for(path, self._keys)))

    def lost(self, backup: Backup) -> Lost | None:
        """What going back to a backup would take away; None, if the caseload cannot be read."""
        from .lost import lost  # noqa: PLC0415  # as above

        return lost(self.at.path, Path(backup.place), self._keys)

    def restore(self, backup: Backup, who: str) -> "Restored":
        """Puts a backup in the place of the caseload, which nobody may have open here. `who` goes into the audit trail.

        Raises `BackupNotGood`, `NewerCaseload`, `CaseloadBusy`, `CannotWrite`; then the caseload is as it was.
        """
        from .restoring import Asked, restore  # noqa: PLC0415  # as above

        others = tuple(Path(other.place) for other in self.all() if other != backup)
        asked = Asked(Path(backup.place), others, self._now, who, self._keys)
        return restore(self.at, asked, Patience(on_wait=self._on_wait))

    def newest_good(self) -> Look | None:
        """The newest that can be gone back to, if there is one; not what a restored one has replaced."""
        looks = (self.look(backup) for backup in self.all() if backup.why != REPLACED)
        return next((look for look in looks if look.trouble is None), None)

    def newest_in_words(self) -> str:
        """The newest good one, as a sentence that follows another; nothing, if there is none."""
        found = self.newest_good()
        return "" if found is None else f" The newest good backup is of {moment_in_words(found.backup.made)}."


def _looked(backup: Backup, facts: Facts) -> Look:
    return Look(backup, Path(backup.place).stat().st_size, contents(facts))


def contents(facts: Facts) -> Contents:
    """What a file holds: clients without those who were erased, and entries."""
    rows = facts.rows
    return Contents(rows.get("client", 0) - rows.get("stub", 0), rows.get("activity", 0), facts.form)


def _in_words(mistake: Mistake) -> str:
    """What is amiss with a backup, in few words."""
    if isinstance(mistake, CaseloadDamaged):
        return f"damaged: {mistake.facts['why']}"
    if isinstance(mistake, MissingKey | WrongKey):
        return "encrypted with a key that is not at hand"
    if isinstance(mistake, NewerCaseload):
        return "made by a newer ft"
    return "it is no caseload" if isinstance(mistake, NotACaseload) else str(mistake).rstrip(".")


def _files_of(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as found:
            return [Path(entry.path) for entry in found if entry.is_file(follow_symlinks=False)]
    except OSError:
        return []


def _written(path: Path) -> datetime:
    """When a file was last written, by the clock on the wall."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006  # as its name would say
    except OSError:  # it went meanwhile
        return datetime.min  # noqa: DTZ901  # as above
