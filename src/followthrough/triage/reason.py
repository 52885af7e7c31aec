"""Reason: what triage found, as facts; the words that say it stand beside them.

A reason speaks of the record, never of what somebody is like. `says`, `next_step` and `way_out` are templates over
the facts, the client's name and the day; logic fills in facts and writes no sentence.
"""

from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import ClassVar, NamedTuple


class Evidence(NamedTuple):
    """A row of the record: the number of the entry, and its day."""

    id: int
    on: date


_FACT_NAMES: dict[str, tuple[str, ...]] = {}
"""The names of the facts of each reason, by its code: asked for ten thousand times in a large morning."""


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Something that the record shows and that calls for something to be done."""

    code: ClassVar[str]
    strategy: ClassVar[int]
    says: ClassVar[str]
    next_step: ClassVar[str]
    way_out: ClassVar[str] = ""
    settings: ClassVar[tuple[str, ...]] = ()

    as_of: date
    evidence: tuple[Evidence, ...] = ()

    @property
    def _fact_names(self) -> tuple[str, ...]:
        known = _FACT_NAMES.get(self.code)
        if known is None:
            known = _FACT_NAMES[self.code] = fact_names(type(self))
        return known

    @property
    def step(self) -> str:
        """The template of the next step that these facts call for; `next_step`, where they do not matter."""
        return self.next_step

    def derived(self) -> dict[str, object]:
        """Facts that follow from the others and the day, for the words."""
        return {}

    @property
    def facts(self) -> dict[str, object]:
        """The facts by name, those that follow from them included."""
        own = {name: getattr(self, name) for name in self._fact_names}
        return {**own, **self.derived()}

    def words(self, template: str, name: str) -> str:
        """A template filled in with the facts."""
        facts = {fact: _said(value) for fact, value in self.facts.items()}
        return template.format(name=name, **facts)


def fact_names(reason: type[Reason]) -> tuple[str, ...]:
    """The names of the facts that a reason states, those of every reason left out."""
    return tuple(field.name for field in fields(reason) if field.name not in ("as_of", "evidence"))


def _said(value: object) -> object:
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, int):
        return Number(value)
    return _share(value) if isinstance(value, Fraction) else value


@lru_cache(maxsize=4096)
def _day(day: date) -> "Day":
    return Day(day.year, day.month, day.day)


@lru_cache(maxsize=4096)
def _share(share: Fraction) -> "Share":
    return Share(share)


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Day(date):
    """A date that says itself as people do: 5 January; with `:short`, Mon 5 Jan; with `:brief`, 5 Jan."""

    def __format__(self, form: str) -> str:
        if form == "short":
            return f"{WEEKDAYS[self.weekday()]} {self.day} {MONTHS[self.month - 1][:3]}"
        if form == "brief":
            return f"{self.day} {MONTHS[self.month - 1][:3]}"
        return f"{self.day} {MONTHS[self.month - 1]}"


class Share(Fraction):
    """A share that says itself as a percentage, rounded down: 43 %. With `:least`, rounded up: so much is enough."""

    def __format__(self, form: str) -> str:
        hundredths, left = divmod(100 * self.numerator, self.denominator)
        return f"{hundredths + 1 if left and form == 'least' else hundredths} %"


class Number(int):
    """A whole number that says itself with the word given: `:day` makes 1 day, 2 days."""

    def __format__(self, word: str) -> str:
        if not word:
            return str(int(self))
        return f"{int(self)} {word}" if self == 1 else f"{int(self)} {word}s"
