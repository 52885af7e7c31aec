"""Item: one thing that a day asks of the counsellor, as facts; the words that say it stand beside them.

As with the reasons of triage, `says`, `next_step` and `records` are templates over the facts, the client's name and
reference, and the day.
"""

from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import ClassVar, NamedTuple

from followthrough.casework.activity import SESSIONS
from followthrough.casework.check_in import TEXT
from followthrough.casework.client import Client
from followthrough.triage.reason import Day, Number

BACK, LATE, OVERDUE, TODAY, OPEN = PRESSING = ("back", "late", "overdue", "today", "open")
"""How much something presses, the most first: somebody is back in touch; a message that has waited too long; a day gone
by; due today; open, and not due yet."""


class Told(NamedTuple):
    """What is said of one thing, what to do, and what to type once it is done."""

    says: str
    next_step: str
    command: str


_FACT_NAMES: dict[str, tuple[str, ...]] = {}
"""The names of the facts of each kind of item, by its code: asked for ten thousand times in a large caseload."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing to do for one client. `due` is the day on which it is due; `as_of` the day of the agenda."""

    code: ClassVar[str]
    says: ClassVar[str]
    next_step: ClassVar[str]
    records: ClassVar[str]
    """What to type after `ft` once it is done."""

    as_of: date
    due: date

    @property
    def pressing(self) -> str:
        """How much it presses: one of `PRESSING`."""
        if self.due < self.as_of:
            return OVERDUE
        return TODAY if self.due == self.as_of else OPEN

    def derived(self) -> dict[str, object]:
        """Facts that follow from the others and the day, for the words."""
        return {}

    @property
    def facts(self) -> dict[str, object]:
        """The facts by name, the days of every item and those that follow from them left out."""
        names = _FACT_NAMES.get(self.code)
        if names is None:
            own = (field.name for field in fields(self) if field.name not in ("as_of", "due"))
            names = _FACT_NAMES[self.code] = tuple(own)
        return {name: getattr(self, name) for name in names}

    @property
    def recording(self) -> str:
        """What to type after `ft`, where that depends on the facts."""
        return self.records

    def words(self, template: str, client: Client) -> str:
        """A template filled in with the facts; `by_channel` is a contact by the channel that suits the client best."""
        return template.format(**self._to_say(client))

    def command(self, client: Client) -> str:
        """The command that writes it down once it is done."""
        return f"ft {self.words(self.recording, client)}"

    def told(self, client: Client) -> Told:
        """All that is said of it, the facts put into words once."""
        said = self._to_say(client)
        command = f"ft {self.recording.format(**said)}"
        return Told(self.says.format(**said), self.next_step.format(**said), command)

    def _to_say(self, client: Client) -> dict[str, object]:
        by_channel = entry_for(client.channel or TEXT)
        return {**_facts_said(self), "name": client.name, "ref": client.ref, "by_channel": by_channel}


@lru_cache(maxsize=4096)
def _facts_said(item: Item) -> dict[str, object]:
    """The facts as words say them: many clients of a large caseload are owed the same since the same day."""
    facts = {**item.facts, "due": item.due, **item.derived()}
    return {name: _said(value) for name, value in facts.items()}


def _said(value: object) -> object:
    if isinstance(value, date):
        return day_said(value)
    return Number(value) if isinstance(value, int) else value


@lru_cache(maxsize=4096)
def day_said(day: date) -> Day:
    """The day as words say it: 5 January; with `:short`, Mon 5 Jan."""
    return Day(day.year, day.month, day.day)


def entry_for(kind: str, count: int = 1) -> str:
    """What of a kind is typed after `ft log CLIENT` once it has happened."""
    if kind in SESSIONS:
        return f"{kind} --attended"
    if kind == "call":
        return "call --answered"
    if kind == "reply":
        return "text"  # any contact out is one
    return kind if count == 1 else f"{kind}={count}"
