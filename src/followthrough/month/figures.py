"""Figures: what a report says, each with its definition, what it is of, and what is left out of it.

A figure rests on cells: whole numbers under a name. Sums say which of them add up to which, so that what is not to
be shown cannot be worked out from what is.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

COUNT, SHARE, DAYS, MINUTES = UNITS = ("count", "share", "days", "minutes")
"""What a figure is measured in."""


class Cell(NamedTuple):
    """A whole number; `of` is how many people or things it tells of, where it is not their number itself.

    What is not `shown` by itself can only be known as the rest of a sum.
    """

    value: int
    of: int | None = None
    shown: bool = True

    @property
    def tells_of(self) -> int:
        """How many it tells of."""
        return self.value if self.of is None else self.of


class Sum(NamedTuple):
    """Cells that add up to others: the sum of the cells named `whole` is that of those named `parts`."""

    whole: tuple[str, ...]
    parts: tuple[str, ...]


class Figure(NamedTuple):
    """One figure: its name for programs, its name for people, what it means, and what is left out.

    A count is the cell `top`; a share is `top` of `bottom`; any other value stands in `value`, and is of the cell
    `bottom`.
    """

    name: str
    label: str
    says: str
    unit: str = COUNT
    top: str | None = None
    bottom: str | None = None
    value: Fraction | None = None
    excludes: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells that it rests on."""
        return tuple(name for name in (self.top, self.bottom) if name is not None)


class Group(NamedTuple):
    """Figures that stand together, the cells they rest on, and which of these add up to which."""

    name: str
    title: str
    figures: tuple[Figure, ...]
    cells: Mapping[str, Cell]
    sums: tuple[Sum, ...] = ()


def share_of(top: str, bottom: str, cells: dict[str, Cell]) -> Sum:
    """The sum behind a share: what is not in it is the rest, which is kept among the cells as well."""
    rest = f"{bottom} but {top}"
    cells[rest] = Cell(cells[bottom].value - cells[top].value, shown=False)
    return Sum((bottom,), (top, rest))


def median(numbers: Iterable[int]) -> Fraction | None:
    """The one in the middle, or half-way between the two there; None of none."""
    ordered = sorted(numbers)
    if not ordered:
        return None
    middle = len(ordered) // 2
    return Fraction(ordered[middle] + ordered[-middle - 1], 2)


def mean(numbers: Iterable[Fraction]) -> Fraction | None:
    """Their mean; None of none."""
    known = list(numbers)
    return sum(known, Fraction(0)) / len(known) if known else None
