"""The strongbox: the caseload encrypted, made plain again, and handed over."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from followthrough.casework.key_mark import is_mark, name_of
from followthrough.casework.mistakes import CaseloadExists, Mistake, NoCaseload

from .premises import who_works_here
from .safe import Safe

if TYPE_CHECKING:
    from followthrough.store.converting import Sitting
    from followthrough.store.patience import Patience


class Strongbox(Safe):
    """A safe with a key. What is done here is done to the file as a whole, which nobody has open in this sitting."""

    @property
    def key_name(self) -> str | None:
        """The name of the key with which the caseload is encrypted; None, if it is not. Raises `NoCaseload`."""
        from followthrough.store.driver import beginning_of  # noqa: PLC0415  # rarely

        if not self.database.exists():
            raise NoCaseload(path=self.database)
        begins = beginning_of(self.database)
        return name_of(begins) if is_mark(begins) else None

    def check_key(self, key: bytes) -> None:
        """Raises `WrongKey` where a key is not the caseload’s, `NotEncrypted`, `CaseloadDamaged` as it opens."""
        from followthrough.store.driver import check_key  # noqa: PLC0415  # rarely

        check_key(self.database, key)

    def is_free(self) -> None:
        """Raises `CaseloadExists` where something lies at the place of the caseload."""
        if os.path.lexists(self.database):
            raise CaseloadExists(path=self.database)

    def can_encrypt(self) -> None:
        """Raises `MissingExtra` where encryption is not installed."""
        from followthrough.store.driver import check_installed  # noqa: PLC0415  # rarely

        check_installed()

    def encrypt(self, key: bytes) -> None:
        """Encrypts the caseload; the key lies already where it will be found. Raises what `converting.encrypt` does."""
        from followthrough.store.converting import encrypt  # noqa: PLC0415  # once

        encrypt(self.database, key, self._sitting("encrypt"), self._patience())

    def decrypt(self) -> None:
        """Makes the caseload plain again. Raises what `converting.decrypt` raises."""
        from followthrough.store.converting import decrypt  # noqa: PLC0415  # once

        decrypt(self.database, self.keys, self._sitting("decrypt"), self._patience())

    def plain_copies(self) -> list[Path]:
        """The copies of the caseload that ft keeps and anybody can read."""
        from followthrough.store.converting import plain_copies  # noqa: PLC0415  # rarely

        return list(plain_copies(self.database))

    def encrypt_copies(self, key: bytes) -> list[Path]:
        """Encrypts those copies where they lie; which of them could not be, and are as they were."""
        from followthrough.store.converting import encrypt_copy  # noqa: PLC0415  # rarely

        left = []
        for copy in self.plain_copies():
            try:
                encrypt_copy(copy, key, self._patience())
            except Mistake:
                left.append(copy)
        return left

    def as_bytes(self) -> bytes:
        """All that the caseload holds, plain, as the bytes of a file that never lay on a disk."""
        from followthrough.store.handing import as_bytes  # noqa: PLC0415  # rarely

        return as_bytes(self.database, self.keys, self._patience())

    def _patience(self) -> "Patience":
        from followthrough.store.patience import PATIENCE, Patience  # noqa: PLC0415  # rarely

        return Patience(PATIENCE, self._on_wait)

    def _sitting(self, command: str) -> "Sitting":
        from followthrough.store.converting import Sitting  # noqa: PLC0415  # rarely

        return Sitting(self._now, who_works_here(), command)
