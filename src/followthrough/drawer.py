"""The drawer: the caseload, taken out when it is first reached for, and put away at the end of a sitting."""

import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .premises import who_works_here
from .strongbox import Strongbox

if TYPE_CHECKING:
    from followthrough.casework.backups import Backup
    from followthrough.casework.mistakes import Mistake
    from followthrough.exchange.caseload_file import CaseloadFile
    from followthrough.store import Caseload
    from followthrough.store.restoring import Restored
    from followthrough.store.whereabouts import Shared


class Drawer(Strongbox):
    """A strongbox whose caseload is worked on in one sitting, by one command."""

    def __init__(
        self,
        database: str | None,
        now: datetime,
        on_wait: Callable[[], None] | None,
        on_no_backup: "Callable[[Mistake], None] | None",
        on_upgrade: Callable[[Path], None] | None,
        command: str | None,
    ) -> None:
        super().__init__(database, now, on_wait, on_no_backup)
        self.command = command
        self.leaves = False
        self._on_upgrade = on_upgrade

    @cached_property
    def caseload(self) -> "Caseload":
        """The caseload, opened when first reached for."""
        from followthrough.store import open_caseload  # noqa: PLC0415

        self._check_place()
        opened = open_caseload(
            self.database,
            now=self._now,
            on_wait=self._on_wait,
            on_upgrade=self._on_upgrade,
            before_write=self._before_write,
            keys=self.keys,
        )
        opened.is_done_by(who_works_here(), self.command or "")
        return opened

    def _check_place(self) -> None:
        """Raises `SharedFolder` where others reach the folder of the caseload, and that is not allowed."""
        from followthrough.store.whereabouts import check_place  # noqa: PLC0415

        check_place(self.database, lambda: self.settings.safekeeping.shared_folder)

    def shared_folder(self, path: Path | None = None) -> "Shared | None":
        """The shared folder that a file, or the caseload, lies in; None if it is this computer's alone."""
        from followthrough.store.whereabouts import look_around, shared_folder  # noqa: PLC0415

        return shared_folder((path or self.database).resolve(), look_around())

    def _before_write(self) -> None:
        """What is done before the first change of the record in this sitting."""
        self.back_up_today(self.caseload.key)

    def restore(self, backup: "Backup") -> "Restored":
        """Puts a backup in the place of the caseload, which is put away first. Raises what `Backups.restore` raises."""
        self._check_place()
        self.close()
        return self.backups.restore(backup, who_works_here())

    def create(
        self, key: bytes | None = None, holidays: "Mapping[date, str | None] | None" = None
    ) -> "Caseload":
        """A new caseload where there is none, with these holidays, encrypted if a key is given.

        Raises `CaseloadExists`, `CannotWrite`.
        """
        from followthrough.store import create_caseload  # noqa: PLC0415

        def begin(made: "Caseload") -> None:
            made.is_done_by(who_works_here(), self.command or "")
            made.enter("began")
            made.add_holidays(holidays or {})

        self._check_place()
        created = create_caseload(self.database, now=self._now, keys=self.keys, key=key, begin=begin)
        self.__dict__["caseload"] = created
        created.is_done_by(who_works_here(), self.command or "")
        created.has_entered = True
        return created

    def receive(self, content: bytes, name: Path, key: bytes | None) -> "Caseload":
        """A new caseload out of what a colleague handed over. Raises what `handing.from_bytes` raises."""
        from followthrough.store.handing import from_bytes  # noqa: PLC0415  # rarely

        self._check_place()
        from_bytes(content, name, self.database, key)
        self.caseload.enter("began")
        return self.caseload

    def names(self) -> list[tuple[str, str | None]]:
        """Every name and phone number on the caseload, if it lies open: what a masked screen does not show."""
        opened = self.__dict__.get("caseload")
        return opened.names() if opened is not None else []

    def goes_out(self) -> None:
        """What this sitting shows leaves the screen: into a file, or to another program."""
        self.leaves = True

    def close(self) -> None:
        """Put the caseload away. A command that came to its end, and only looked, is entered in the audit trail."""
        opened = self.__dict__.pop("caseload", None)
        if opened is None:
            return
        try:
            if self.command and not opened.has_entered and sys.exc_info()[0] is None:
                opened.enter("exported" if self.leaves else "saw")
        finally:
            opened.close()

    def take_in(self, found: "CaseloadFile", on_progress: Callable[[int], None]) -> None:
        """Everything that a caseload file holds, into an empty caseload. Raises `CaseloadNotEmpty`."""
        from followthrough.store.reading import Away, Holiday, OfficeDays  # noqa: PLC0415

        days = OfficeDays(
            tuple(map(Holiday._make, found.named_holidays)), tuple(Away(*range_) for range_ in found.away)
        )
        self.caseload.import_all(days, found.case_files, on_progress)
