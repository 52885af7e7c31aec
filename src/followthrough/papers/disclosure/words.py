"""Words: all that a disclosure says by itself, to be given in each language. “You” is the person, “we” the office."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from followthrough.casework.contract import Obligation

Said = Mapping[str, str]
"""By a short name of the record, the words for it."""


class Heads(NamedTuple):
    """The headings of the parts, in their order, and the sentences below them that hold for everybody."""

    who: str
    contracts: str
    contracts_says: str
    happened: str
    happened_says: str
    tasks: str
    away: str
    placed: str
    placed_says: str
    visions: str
    check_ins: str
    doors: str
    doors_says: str
    work: str
    hold: str
    hold_says: str
    concluded: str
    concluded_says: str
    earlier: str
    earlier_says: str
    looked: str
    looked_says: str
    copies: str
    copies_says: str
    kept: str
    asked: str
    asked_says: tuple[str, ...]


class Today(NamedTuple):
    """What the program concludes today: how a place on a list is said, and each of its reasons."""

    on_list: str
    on_none: str
    follow_through: str
    reasons: Said
    was_on: str
    lists: Said


class Words(NamedTuple):
    """A language of the disclosure."""

    tag: str
    region: str
    title: str
    of_whom: str
    intro: tuple[str, ...]
    nothing: str
    heads: Heads
    labels: Mapping[str, Said]
    """By fact and column, what the column is called."""
    codes: Mapping[tuple[str, str], Said]
    """By fact and column, what each of its short names means."""
    agreed: Said
    """By party, what a line of a contract is called."""
    promise: Callable[[Obligation], str]
    day: Callable[[date], str]
    moment: Callable[[datetime], str]
    days: Callable[[str, str], str]
    colon: str
    of_ten: str
    minutes: str
    today: Today
    held: Said
    deeds: Said
    commands: Said
    by_whom: str
    copy: str
    no_copies: str
    kept_open: str
    kept_until: str
    kept_held: str


def words_in(language: str) -> Words:
    """The words of a language; English where there are none."""
    if language == "fr":
        from .french import FRENCH  # noqa: PLC0415  # one language a page

        return FRENCH
    from .english import ENGLISH  # noqa: PLC0415

    return ENGLISH
