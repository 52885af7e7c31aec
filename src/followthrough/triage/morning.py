"""The morning: a whole caseload on one day, each list in the order in which it is read."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from followthrough.casework.client import LISTS, Client
from followthrough.casework.names import fold

from .assess import Assessment, sort_key


class Listed(NamedTuple):
    """A client and what triage says of them."""

    client: Client
    assessment: Assessment


class Morning(NamedTuple):
    """The lists of a day, in order; and who is on none: paused."""

    day: date
    lists: dict[str, list[Listed]]
    paused: list[Client]

    @property
    def listed(self) -> list[Listed]:
        """Everyone on a list, list by list."""
        return [entry for entries in self.lists.values() for entry in entries]

    @property
    def gaps(self) -> int:
        """How many things are not written down yet."""
        return sum(entry.assessment.gaps for entry in self.listed)


def morning_of(day: date, found: Iterable[tuple[Client, Assessment | None]]) -> Morning:
    """The lists of a day, put in order. Who has no assessment is paused."""
    lists: dict[str, list[Listed]] = {where: [] for where in LISTS}
    paused: list[Client] = []
    for client, assessment in found:
        if assessment is None:
            paused.append(client)
        else:
            lists[assessment.list].append(Listed(client, assessment))
    for entries in lists.values():
        entries.sort(key=lambda entry: sort_key(entry.assessment, fold(entry.client.name)))
    paused.sort(key=lambda client: fold(client.name))
    return Morning(day, lists, paused)
