"""Published: the figures as they leave the house, and as they are kept once they are issued."""

import json
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from .suppression import NOT_SHOWN

DIGITS = 4
"""Digits after the point with which a figure is kept."""


class PublishedFigure(NamedTuple):
    """A figure that may be shown; where a number may not, it is None and its mark says so."""

    name: str
    label: str
    says: str
    excludes: str
    unit: str
    value: Fraction | None
    numerator: int | None
    denominator: int | None
    numerator_mark: str = ""
    denominator_mark: str = ""

    @property
    def mark(self) -> str:
        """Why there is no value: `under 5` or `not shown`; nothing, where there is one, or where nothing is known."""
        return self.numerator_mark or (NOT_SHOWN if self.denominator_mark else "")

    @property
    def numbers(self) -> tuple[object, ...]:
        """What is compared between two reports."""
        return (self.value, *self[6:])


class PublishedGroup(NamedTuple):
    """Figures that stand together."""

    name: str
    title: str
    figures: tuple[PublishedFigure, ...]


class Set(NamedTuple):
    """A threshold that is set otherwise than by default."""

    name: str
    value: str
    default: str


class Published(NamedTuple):
    """A report: of which days, when and by what it was made, and its figures."""

    period: str
    title: str
    first: date
    last: date
    so_far: bool
    all_numbers: bool
    made: str
    version: str
    rules: int
    thresholds: tuple[Set, ...]
    groups: tuple[PublishedGroup, ...]

    @property
    def figures(self) -> Iterator[PublishedFigure]:
        """Every figure, in order."""
        return (figure for group in self.groups for figure in group.figures)

    def group(self, name: str) -> PublishedGroup:
        """The group of a name."""
        return next(group for group in self.groups if group.name == name)


def as_body(report: Published) -> str:
    """The report as canonical JSON: one text for one report."""
    return json.dumps(_plain(report), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_body(body: str) -> Published:
    """The report that a body holds. Raises `ValueError`, `KeyError`, `TypeError` if it holds none."""
    told = json.loads(body)
    days = {name: date.fromisoformat(told[name]) for name in ("first", "last")}
    thresholds = tuple(Set(**one) for one in told["thresholds"])
    groups = tuple(
        PublishedGroup(one["name"], one["title"], tuple(map(_figure, one["figures"])))
        for one in told["groups"]
    )
    return Published(**{**told, **days, "thresholds": thresholds, "groups": groups})


def _plain(value: object) -> object:
    """What JSON can hold of a value."""
    if isinstance(value, Fraction):
        return float(round(value, DIGITS)) if value.denominator != 1 else value.numerator
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        fields = getattr(value, "_fields", None)
        parts = [_plain(part) for part in value]
        return dict(zip(fields, parts, strict=True)) if fields else parts
    return value


def _figure(told: dict[str, object]) -> PublishedFigure:
    value = told["value"]
    kept = None if value is None else Fraction(str(value))
    return PublishedFigure(**{**told, "value": kept})  # type: ignore[arg-type]  # a body is checked by its checksum
