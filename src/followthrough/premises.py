"""The premises: where the settings and the caseload lie, and what the office has set."""

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from followthrough.casework.mistakes import ImpossibleSetting

if TYPE_CHECKING:
    from followthrough.casework.sender import Sender
    from followthrough.triage.thresholds import Thresholds
    from followthrough.workday.hours import Hours
    from followthrough.workday.settings import Settings

APPLICATION = "followthrough"


class Premises:
    """Where things are, and what is decided by."""

    def __init__(self, database: str | None = None) -> None:
        self._database = database

    # Where things are ---------------------------------------------------------------------------------------

    @cached_property
    def settings_path(self) -> Path:
        """Where the settings file is, or would be."""
        named = os.environ.get("FT_SETTINGS")
        if named:
            return Path(named)
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
            return Path(named.removeprefix("sqlite:///")).expanduser()
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
