"""Words: all that a page says by itself, to be given in each language; and the language that a tag asks for."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from followthrough.casework.contract import Obligation


class ContractWords(NamedTuple):
    """What a contract says besides its lines, in the client's voice: “I” is the client, “you” the counsellor."""

    title: str
    not_signed: str
    with_whom: str
    who_is_who: str
    my_counsellor: str
    mine: str
    i_will: str
    yours: str
    you_will: str
    when_and_where: str
    if_i_cannot: str
    if_i_cannot_says: tuple[str, ...]
    by_phone: str
    next: str
    next_says: tuple[str, ...]
    confidence: str
    not_at_all: str
    fully: str
    smaller_step: str
    my_signature: str
    your_signature: str
    day: str
    review: str


class LogWords(NamedTuple):
    """What a job-search log says besides its rows, in the client's voice."""

    title: str
    week: str
    how: str
    what: str
    this_week: str
    is_report: str
    applied: str
    columns: tuple[str, str, str, str]
    went_well: str
    in_the_way: str
    hand_in: str
    hand_in_says: tuple[str, ...]
    kinds: Mapping[str, str]
    """What a row of each kind is headed by."""


class Tongue(NamedTuple):
    """A language of the pages: its tag, how it says promises, days and the asking of a week, and its words."""

    tag: str
    region: str
    promise: Callable[[Obligation], str]
    day: Callable[[date], str]
    signed: Callable[[date], str]
    short_day: Callable[[date], str]
    week: Callable[[date, date], str]
    times: Callable[[int], str]
    within: Callable[[int], str]
    by: Callable[[date], str]
    colon: str
    contract: ContractWords
    log: LogWords


def tongue(language: str) -> Tongue:
    """The language of a tag; English where ft has no words in it."""
    if language == "fr":
        from .french import FRENCH  # noqa: PLC0415  # one language a page

        return FRENCH
    from .english import ENGLISH  # noqa: PLC0415

    return ENGLISH
