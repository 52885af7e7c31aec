"""Places: one object of a foreign file, its fields asked for by name, each trouble told with its place."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import NamedTuple

from followthrough.casework.activity import Activity
from followthrough.casework.client import check_range
from followthrough.casework.dates import FIRST_YEAR, LAST_YEAR
from followthrough.casework.mistakes import (
    DoesNotFit,
    ImpossibleFile,
    Mistake,
    OutcomeMissing,
    UnknownKind,
    UnusableText,
)
from followthrough.casework.names import is_unprintable

from .values import day_of, kept, moment_of

MOST_SHOWN = 60
"""Characters of a text that a trouble quotes; enough to find it by."""


class Doubled(NamedTuple):
    """What stands in place of an object in which one field was given twice."""

    field: str


def shown(text: str) -> str:
    """A text as a trouble can quote it: on one line, printable, not too long."""
    cut = text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"
    return "".join("\N{REPLACEMENT CHARACTER}" if is_unprintable(mark) else mark for mark in cut)


def is_object(value: object) -> bool:
    """Whether a value of the file was written as an object."""
    return isinstance(value, (dict, Doubled, Activity))


def said(value: object) -> str:
    """A value of the file as a trouble can quote it."""
    if isinstance(value, str):
        return f"“{shown(value)}”"
    if isinstance(value, list):
        return "a list"
    if value is None or isinstance(value, (int, float)):
        return shown(json.dumps(value))
    return "an object"


def plainly(mistake: Mistake) -> str:
    """What a mistake of casework says, as a trouble in a file: without full stop and without options."""
    facts = mistake.facts | ({"text": shown(str(mistake.facts["text"]))} if "text" in mistake.facts else {})
    trouble = mistake.sentence.format(**facts).removesuffix(".")
    if isinstance(mistake, OutcomeMissing):
        trouble += f": {facts['outcomes']}"
    if isinstance(mistake, (OutcomeMissing, DoesNotFit)):
        trouble = trouble.replace("--", "")
    if isinstance(mistake, UnknownKind):
        trouble += str(facts["guess"]).replace(" Did", "; did")
    return trouble


class Entry:
    """One object of a file, its fields asked for by name.

    Whatever cannot be is an `ImpossibleFile` with the exact place. A missing field is as if it were null.
    """

    def __init__(self, value: object, path: str, place: str = "") -> None:
        self.path = path
        self.place = place
        if isinstance(value, Doubled):
            raise self.amiss(value.field, "this field stands there twice")
        if isinstance(value, Activity):
            value = dict.fromkeys(("on", "kind"))  # read at sight; no other object has both of these fields
        if not isinstance(value, dict):
            raise self.amiss("", f"{said(value)} stands where an object belongs")
        self.fields: dict[str, object] = value

    def amiss(self, name: str, trouble: str) -> ImpossibleFile:
        """The mistake to raise for a field of this object; without a name, for the object itself."""
        return ImpossibleFile(path=self.path, place=self.place_of(name), trouble=trouble)

    def place_of(self, name: str) -> str:
        """Where a field of this object stands in the file."""
        return ".".join(part for part in (self.place, shown(name)) if part) or "the whole file"

    def knowing(self, fields: frozenset[str]) -> "Entry":
        """The object itself, if it has no field besides these."""
        for name in self.fields:
            if name not in fields:
                raise self.amiss(name or "“”", "ft knows no field of this name here")
        return self

    @contextmanager
    def at(self, name: str) -> Iterator[None]:
        """Whatever casework finds wrong in this block is wrong at this field."""
        try:
            yield
        except UnusableText as mistake:
            raise self.amiss(name, f"the {name or 'text'} {mistake.facts['trouble']}") from None
        except Mistake as mistake:
            raise self.amiss(name, plainly(mistake)) from None

    def required(self, name: str) -> object:
        """The value of a field that must not be missing."""
        value = self.fields.get(name)
        if value is None:
            raise self.amiss(name, "it is missing")
        return value

    def day(self, name: str) -> date:
        """The day that a field must give."""
        return self.day_from(self.required(name), name)

    def day_or_none(self, name: str) -> date | None:
        """The day that a field may give."""
        value = self.fields.get(name)
        return None if value is None else self.day_from(value, name)

    def day_from(self, value: object, name: str) -> date:
        """The day that a value says which stands at a name."""
        try:
            return day_of(self._text(name, value))
        except ValueError:
            kept_years = f"from {FIRST_YEAR} to {LAST_YEAR}"
            raise self.amiss(name, f"{said(value)} is not a date, as in 2026-11-22, {kept_years}") from None

    def moment_or_none(self, name: str) -> datetime | None:
        """The moment that a field may give, in UTC."""
        value = self.fields.get(name)
        try:
            return None if value is None else moment_of(self._text(name, value))
        except ValueError:
            raise self.amiss(name, f"{said(value)} is not a moment, as in 2026-01-06T17:05:00Z") from None

    def plain_text(self, name: str) -> str:
        """The text that a field must give, as it stands."""
        return self._text(name, self.required(name))

    def text(self, name: str, what: str) -> str:
        """The text that a field must give, as it is kept."""
        with self.at(name):
            return kept(self.plain_text(name), what)

    def text_or_none(self, name: str, what: str) -> str | None:
        """The text that a field may give, as it is kept."""
        return None if self.fields.get(name) is None else self.text(name, what)

    def _text(self, name: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.amiss(name, f"{said(value)} stands where a text belongs")
        return value

    def word(self, name: str, known: tuple[str, ...]) -> str:
        """The word that a field must give, one of those known."""
        text = self.plain_text(name)
        word = text.strip().lower()
        if word not in known:
            raise self.amiss(name, f"{said(text)} is not one of: {', '.join(known)}")
        return word

    def word_or_none(self, name: str, known: tuple[str, ...]) -> str | None:
        """The word that a field may give, one of those known."""
        return None if self.fields.get(name) is None else self.word(name, known)

    def number_or_none(self, name: str, least: int, most: int) -> int | None:
        """The whole number that a field may give."""
        value = self.fields.get(name)
        if value is None:
            return None
        if type(value) is not int or not least <= value <= most:
            raise self.amiss(name, f"{said(value)} is not a whole number from {least} to {most}")
        return value

    def list_of(self, name: str) -> list[object]:
        """The list that a field may give; without one, an empty list."""
        value = self.fields.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.amiss(name, f"{said(value)} stands where a list belongs")
        return value

    def entry(self, value: object, name: str, number: int | None = None) -> "Entry":
        """An object within this one: a field, or the item of that number in the list that a field gives."""
        item = name if number is None else f"{name}[{number}]"
        return Entry(value, self.path, self.place_of(item))

    def entries(self, name: str, fields: frozenset[str]) -> Iterator["Entry"]:
        """The objects in the list that a field may give, each with no other fields than these."""
        for number, value in enumerate(self.list_of(name)):
            yield self.entry(value, name, number).knowing(fields)


def range_in(entry: Entry, first: str, last: str) -> tuple[date, date | None]:
    """The first and the last day that two fields give, if they come in that order."""
    beginning, end = entry.day(first), entry.day_or_none(last)
    with entry.at(last):
        check_range(beginning, end)
    return beginning, end
