"""Safekeeping: how long what is kept is kept, and where."""

from collections.abc import Mapping
from typing import NamedTuple

from .settings import Meaning, read_all


class Safekeeping(NamedTuple):
    """Spans of time for what ft keeps, at their defaults; and whether it may lie in a folder that others reach."""

    backup_days: int = 35
    retention_years: int = 7
    shared_folder: str | None = None


MEANINGS: dict[str, Meaning] = {
    "backup_days": Meaning(
        "days",
        "ft removes its own backups when they are older; the newest good one always stays.",
        "judgement: five weeks to notice a mistake, and then somebody who was erased is gone from backups too",
    ),
    "retention_years": Meaning(
        "years",
        "So long after its last day a closed file is named by “ft retention” as due to go; none goes by itself.",
        "Ontario’s transfer-payment agreement asks for at least seven (A7.2); your own contract decides",
        most=100,
    ),
    "shared_folder": Meaning(
        "the word allowed, or refused",
        "Whether the caseload may lie in a folder of OneDrive, Dropbox and their like, or on another machine.",
        "refused, while it is not set: copies leave the office, and two at once can damage it; your agency decides",
        most=10,
        example="refused",
        known=("refused", "allowed"),
    ),
}

DEFAULTS = Safekeeping()


def with_settings(values: Mapping[str, object], where: str = "") -> Safekeeping:
    """The spans with some set otherwise. Raises `UnknownSetting`, `ImpossibleSetting`."""
    return DEFAULTS._replace(**read_all(values, DEFAULTS, MEANINGS, where))  # type: ignore[arg-type]
