"""Every setting: triage's numbers, the week's hours, and what the office says of itself, in one list."""

from collections.abc import Mapping
from typing import NamedTuple, cast

from followthrough.casework import letterhead, safekeeping
from followthrough.casework.letterhead import Letterhead
from followthrough.casework.safekeeping import Safekeeping
from followthrough.casework.settings import Meaning, Value, check_known, read_value
from followthrough.triage import thresholds
from followthrough.triage.thresholds import Thresholds

from . import hours
from .hours import Hours

DATABASE = "database"
"""Where the caseload is: a setting as well, which the flag and the environment come before."""


class Settings(NamedTuple):
    """All that an agency may set, group by group, at its default."""

    thresholds: Thresholds = thresholds.DEFAULTS
    hours: Hours = hours.DEFAULTS
    letterhead: Letterhead = letterhead.DEFAULTS
    safekeeping: Safekeeping = safekeeping.DEFAULTS

    def value(self, name: str) -> Value:
        """The value of a setting by its name."""
        group = next(group for group in self if hasattr(group, name))
        return cast("Value", getattr(group, name))


class Group(NamedTuple):
    """Settings that stand together on the page, under a heading."""

    heading: str
    meanings: Mapping[str, Meaning]


GROUPS = (
    Group("What triage goes by", thresholds.MEANINGS),
    Group("The week’s hours", hours.MEANINGS),
    Group("The office", letterhead.MEANINGS),
    Group("What is kept", safekeeping.MEANINGS),
)
MEANINGS: dict[str, Meaning] = {name: meaning for group in GROUPS for name, meaning in group.meanings.items()}
DEFAULTS = Settings()


def read_setting(name: str, value: object, where: str = "") -> Value:
    """The value of a setting as ft takes it. Raises `UnknownSetting`, `ImpossibleSetting`."""
    check_known(name, (*MEANINGS, DATABASE), where)
    return read_value(name, value, DEFAULTS.value(name), MEANINGS[name], where)


def with_settings(values: Mapping[str, object], where: str = "") -> Settings:
    """All settings with some set otherwise; `database` is passed over. Raises `UnknownSetting`, `ImpossibleSetting`."""
    for name in values:
        check_known(name, (*MEANINGS, DATABASE), where)
    of_each = ({name: values[name] for name in values if name in group.meanings} for group in GROUPS)
    return Settings(
        thresholds.with_settings(next(of_each), where),
        hours.with_settings(next(of_each), where),
        letterhead.with_settings(next(of_each), where),
        safekeeping.with_settings(next(of_each), where),
    )
