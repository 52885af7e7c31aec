"""Stub: what is left of a client who was erased: days, kinds and counts, so that reports stay as they are.

Titles of tasks become numbers, the same title the same number, as whether a task was done is told by its title. Words
that few clients share, and that might therefore tell who it was, become those under which a report puts them anyway.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .names import fold

NAME = "Erased client"
SAID = "erased"
"""What stands where something was said that cannot be left empty."""
FEWEST = 5
"""So many clients at least share a word that is kept: reports name no outcome and no referral of fewer."""
OTHER_OUTCOMES = "Other outcomes"
OTHER_REFERRALS = "others"


class Erasure(NamedTuple):
    """A reference whose person was erased: the moment as it is kept, the reference, and for which of `ERASED_FOR`."""

    at: str
    ref: str
    why: str


class Erased(NamedTuple):
    """What came of an erasure: the reference that is no more, that of the stub, and how many rows of each fact went.

    `kept` counts the rows of which days, kinds and counts are left, `earlier` the earlier versions that were dropped.
    """

    ref: str
    stub: str
    gone: Mapping[str, int]
    kept: Mapping[str, int]
    earlier: int


def shared(word: str | None, of_everybody: Iterable[str | None], other: str) -> str | None:
    """The word itself, if so many clients share it that it tells of nobody; else the word for all those."""
    if word is None:
        return None
    many = sum(one is not None and fold(one) == fold(word) for one in of_everybody)
    return word if many >= FEWEST else other


def numbered(titles: Iterable[str | None]) -> dict[str, str]:
    """By folded title: the number that takes its place. What folds to nothing is left out, as it tells nothing."""
    folded = sorted({fold(title) for title in titles if title is not None and fold(title)})
    width = len(str(len(folded)))
    return {title: f"Task {number:0{width}}" for number, title in enumerate(folded, 1)}
