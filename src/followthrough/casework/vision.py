"""Vision: what the job would bring, in the client's own words, and how it changes over time."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from .mistakes import NotOnTheScale

BRINGS = ("work", "money", "routine", "people", "leads_to")
"""What a job brings, under the headings of the editorial: work they like, money worry off, a daily routine, people,
what it leads to."""
WORDS = ("words", *BRINGS, "day_at_work", "strengths", "obstacle", "plan")
"""All that a vision holds in words."""
OWN_WORDS = ("words", *BRINGS, "day_at_work")
"""What may be quoted to the client: the picture, never the obstacle."""
FIGURES = ("importance", "confidence")
MOST = 10
"""The top of the scale of importance and confidence; 0 is its bottom."""


class Vision(NamedTuple):
    """What the job would bring, as a client put it on a day. What was not talked of that day is None.

    `words` says it in one sentence; `plan` is an if-then plan for the inner `obstacle`: wishing alone lowers effort,
    wishing held against the obstacle raises it (Oettingen and Reininger, 2016).
    """

    on: date
    words: str | None = None
    work: str | None = None
    money: str | None = None
    routine: str | None = None
    people: str | None = None
    leads_to: str | None = None
    day_at_work: str | None = None
    strengths: str | None = None
    obstacle: str | None = None
    plan: str | None = None
    importance: int | None = None
    confidence: int | None = None

    @property
    def own_words(self) -> str | None:
        """What to quote: the one sentence, or the first of what the job would bring."""
        return next((said for said in (getattr(self, name) for name in OWN_WORDS) if said), None)


def as_it_stands(visions: Iterable[Vision], day: date | None = None) -> Vision | None:
    """The latest that was said of each thing, under the latest day; None if nothing was said.

    With a day, what was said later is left out.
    """
    told = said_by(visions, day)
    if not told:
        return None
    latest = {name: value for vision in told for name, value in vision._asdict().items() if value is not None}
    return Vision(**latest)


def said_by(visions: Iterable[Vision], day: date | None) -> list[Vision]:
    """What had been said by a day, the earliest first; with None for the day, everything."""
    known = (vision for vision in visions if day is None or vision.on <= day)
    return sorted(known, key=lambda vision: vision.on)


def read_figure(text: str, what: str) -> int:
    """A figure from 0 to 10. Raises `NotOnTheScale`."""
    word = text.strip()
    if not (word.isascii() and word.isdigit() and len(word) < 3 and int(word) <= MOST):
        raise NotOnTheScale(text=text, what=what)
    return int(word)
