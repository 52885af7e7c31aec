"""The premises: where the settings and the caseload lie, and what the office has set."""

import errno
import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from followthrough.casework.mistakes import ImpossiblePath, ImpossibleSetting, NotACaseload

if TYPE_CHECKING:
    from followthrough.casework.sender import Sender
    from followthrough.triage.thresholds import Thresholds
    from followthrough.workday.hours import Hours
    from followthrough.workday.settings import Settings

APPLICATION = "followthrough"
NO_NAME = (errno.ENAMETOOLONG, errno.ELOOP)
"""What the system says of a name that nothing can have."""


def usable(path: Path) -> Path:
    """The path itself, if something can lie there. Raises `ImpossiblePath` for what no disk takes as a name."""
    try:
        whole = path.expanduser().resolve()
        whole.exists()
    except OSError as trouble:
        if trouble.errno not in NO_NAME:
            return path
        raise ImpossiblePath(path=path.name[:60], why=(trouble.strerror or "").lower()) from trouble
    except (RuntimeError, ValueError) as trouble:  # links in a circle, nobody of that name; half a character
        why = "it leads in a circle, or to nobody’s folder, or holds half a character"
        raise ImpossiblePath(path=path.name[:60], why=why) from trouble
    return path


SOMEBODY = "somebody"
"""Who works on a caseload, where the machine knows no name for them."""


def who_works_here() -> str:
    """The name by which this machine knows who works at it: as getpass finds it, which takes longer to load."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if os.environ.get(name):
            return os.environ[name]
    try:
        return os.getlogin()
    except OSError:
        return SOMEBODY


class KeysAtHand:
    """Where the keys of encrypted caseloads are looked for; loaded only when one is."""

    def find(self, name: str, /) -> bytes | None:
        """The key of this name, if it is found."""
        from followthrough import keys  # noqa: PLC0415

        return keys.find(name)

    def all_at_hand(self) -> list[bytes]:
        """Every key that can be reached, whatever its name."""
        from followthrough import keys  # noqa: PLC0415

        return keys.all_at_hand()


class Premises:
    """Where things are, and what is decided by."""

    keys = KeysAtHand()

    def __init__(self, database: str | None = None) -> None:
        self._database = database

    # Where things are ---------------------------------------------------------------------------------------

    @cached_property
    def settings_path(self) -> Path:
        """Where the settings file is, or would be."""
        named = os.environ.get("FT_SETTINGS")
        if named:
            return usable(Path(named))
        from platformdirs import user_config_path  # only where no path is named

        return user_config_path(APPLICATION, appauthor=False) / "settings.toml"

    @cached_property
    def set_values(self) -> dict[str, object]:
        """What the settings file sets."""
        from followthrough.exchange.settings_file import read_settings  # noqa: PLC0415

        return read_settings(self.settings_path)

    @cached_property
    def database(self) -> Path:
        """Where the caseload is, or would be: the flag beats the environment, which beats the settings file."""
        named = self._database or os.environ.get("FT_DATABASE")
        if not named:
            value = self.set_values.get("database")
            if value is not None and not (isinstance(value, str) and value):
                where = f" It stands in {self.settings_path}."
                why = "it is the path of a file"
                raise ImpossibleSetting(
                    name="database", value=value, why=why, hint='"caseload.db"', where=where
                )
            named = value
        if named:
            path = usable(Path(named.removeprefix("sqlite:///"))).expanduser()
            if not path.name:  # the root of a disk, or “.”: no file can be beside it
                raise NotACaseload(path=path)
            return path
        from platformdirs import user_data_path  # only where no path is named

        return user_data_path(APPLICATION, appauthor=False) / "caseload.db"

    # What is decided by -------------------------------------------------------------------------------------

    @cached_property
    def settings(self) -> "Settings":
        """All that an agency may set: defaults, and what the settings file sets."""
        from followthrough.workday.settings import with_settings  # noqa: PLC0415

        return with_settings(self.set_values, str(self.settings_path))

    @property
    def thresholds(self) -> "Thresholds":
        """The numbers that triage goes by."""
        return self.settings.thresholds

    @property
    def hours(self) -> "Hours":
        """The week's hours, and the length of a contact of each kind."""
        return self.settings.hours

    @property
    def sender(self) -> "Sender":
        """From whom a message or a page comes."""
        return self.settings.letterhead.sender

    @property
    def templates(self) -> Path | None:
        """The folder of the agency's own templates, if one is set; beside the settings file, unless it says more."""
        named = self.settings.letterhead.templates
        return self.settings_path.parent / Path(named).expanduser() if named else None

    @property
    def sources(self) -> Mapping[str, str]:
        """Where each value comes from that is not a default."""
        return dict.fromkeys(self.set_values, f"settings ({self.settings_path.name})")
