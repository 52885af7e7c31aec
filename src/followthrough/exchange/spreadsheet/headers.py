"""Headers: the names that people give to columns, in English and in French, and the fields that they mean."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from followthrough.casework.incoming import WHATS, What
from followthrough.casework.names import fold

from .fields import fields_of
from .header_names import NAMES, PASSED_OVER
from .rejected import REASONS

LONGEST_HEADER = 200
"""Characters that a name above a column can have; what is longer is a text that got into the first rows."""

_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_UNITS = frozenset(
    ("h", "hr", "hrs", "hour", "hours", "heure", "heures", "min", "mins", "mn", "minute", "minutes")
)
_HOURS = frozenset(("h", "hr", "hrs", "hour", "hours", "heure", "heures"))


def words_of(header: str) -> list[str]:
    """The words of a header, folded: `Durée (h) :` has two, duree and h."""
    spread = _HUMP.sub(" ", header)
    return "".join(mark if mark.isalnum() else " " for mark in fold(spread)).split()


@cache
def plain(header: str) -> str:
    """A header as it is compared: folded, without signs, without what stands in brackets, without a unit."""
    if len(header) > LONGEST_HEADER:
        return ""
    words = words_of(_IN_BRACKETS.sub(" ", header)) or words_of(header)
    while len(words) > 1 and words[-1] in _UNITS:
        words.pop()
    return " ".join(words)


def says_hours(header: str) -> bool:
    """Whether a header says that its numbers are hours."""
    return len(header) <= LONGEST_HEADER and not _HOURS.isdisjoint(words_of(header))


@cache
def synonyms(what: What) -> Mapping[str, str]:
    """By its plain form, the field that a header means in such a table."""
    known = {plain(field.name): field.name for field in fields_of(what)}
    for field, names in NAMES[what].items():
        if field in known.values():
            known |= {plain(name): field for name in names.split("|") if plain(name) not in known}
    return known


@cache
def passed_over(what: What) -> frozenset[str]:
    """The plain forms of headers that ft writes itself and that cannot be taken in."""
    return frozenset(plain(name) for name in PASSED_OVER[what])


@cache
def _anywhere() -> frozenset[str]:
    return frozenset().union(*(synonyms(what).keys() | passed_over(what) for what in WHATS))


def known_names(row: Iterable[object]) -> int:
    """How many cells of a row are the name of a column in any table that ft knows."""
    known = _anywhere()
    return len({cell for cell in row if isinstance(cell, str) and cell and plain(cell) in known})


def without_reasons(header: tuple[str, ...]) -> int:
    """How many columns a header has before those that a file of rejected rows adds at its end."""
    return len(header) - len(REASONS) if header[-len(REASONS) :] == REASONS else len(header)
