"""Holding: one row of what is kept of a client, as it lies, for a person who asks what is kept of them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

NOW, CHANGED, TAKEN_OUT, TAKEN_BACK = "now", "changed", "taken out", "taken back"
"""How a row is held: as it stands; as it was before a change, or before it was taken out; a step that was undone."""

NOT_SAID = ("id", "client_id", "contract_id", "position", "folded")
"""Columns that say nothing of a person: the numbers by which rows are found, and the name once more, to search by."""


class Holding(NamedTuple):
    """A row of one fact, by its columns; of an earlier one, when it was changed, taken out or taken back."""

    fact: str
    values: Mapping[str, object]
    held: str = NOW
    at: datetime | None = None


class Copy(NamedTuple):
    """A copy in which a person may still stand: what it is called, from which day, and the last day that it is kept."""

    name: str
    made_on: date
    until: date
