"""The safe: the backups of a caseload, when they are made, and how one is gone back to."""

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from followthrough.casework.mistakes import (
    CaseloadBusy,
    CaseloadDamaged,
    ImpossibleSetting,
    Mistake,
    UnknownSetting,
    UnreadableSettings,
)

from .premises import Premises

if TYPE_CHECKING:
    from datetime import datetime

    from followthrough.casework.backups import Look
    from followthrough.store.backups import Backups


class Safe(Premises):
    """Premises with the backups of their caseload, at the moment of a sitting."""

    def __init__(
        self,
        database: str | None,
        now: "datetime",
        on_wait: Callable[[], None] | None,
        on_no_backup: Callable[[Mistake], None] | None,
    ) -> None:
        super().__init__(database)
        self._now = now
        self._on_wait = on_wait
        self._on_no_backup = on_no_backup

    @cached_property
    def backups(self) -> "Backups":
        """The backups of the caseload, whether that can be opened or not."""
        from followthrough.store.backups import Backups  # noqa: PLC0415  # once a day

        return Backups(self.database, now=self._now, keys=self.keys, on_wait=self._on_wait)

    def back_up(self, why: str, key: bytes | None) -> "Look":
        """Makes a backup with the caseload's key, and removes those that have had their time.

        While settings cannot be read, none has. Raises `CaseloadDamaged`, `CannotWrite`, `CaseloadBusy`: then none is
        removed either.
        """
        made = self.backups.make(why, key)
        with suppress(ImpossibleSetting, UnknownSetting, UnreadableSettings):
            self.backups.remove_outlived(self.settings.safekeeping.backup_days)
        return made

    def back_up_today(self, key: bytes | None) -> None:
        """Makes the backup of the day, if none has been made. Where there is no room for it, work goes on all the same.

        Raises `CaseloadDamaged`, so that nothing is written to what may still be saved, and `CaseloadBusy`.
        """
        from followthrough.store.backup_folder import BackupFolder  # noqa: PLC0415

        if not BackupFolder(self.database, self._now).is_due():
            return
        from followthrough.casework.backups import DAILY  # noqa: PLC0415  # as above

        try:
            self.back_up(DAILY, key)
        except (CaseloadDamaged, CaseloadBusy):
            raise
        except Mistake as trouble:
            if self._on_no_backup is not None:
                self._on_no_backup(trouble)
