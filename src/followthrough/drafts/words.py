"""Words: the shapes that a language fills. Templates only; a sentence of which a fact is not known is left out."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from .occasion import Occasion


class Words(NamedTuple):
    """What is said under one code.

    `first` is the strength, before any need; `body` what the record shows and what it means; `firm` what is asked of
    both; `ask` the one question; `agree` the one thing to agree on in a call; `text` the sentences that a short
    message can hold, in their order.
    """

    subject: str
    first: tuple[str, ...]
    body: tuple[str, ...]
    ask: str
    agree: str
    text: tuple[str, ...]
    firm: tuple[str, ...] = ()


class Cause(NamedTuple):
    """What is said after a slip where this got in the way.

    `offer` leads to its question; `firm` stands in place of what is said to everybody, where that would not fit.
    """

    ask: str
    agree: str
    first: tuple[str, ...] = ()
    offer: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    firm: tuple[str, ...] | None = None


class Frame(NamedTuple):
    """What stands around the words, channel by channel, and the labels of a script."""

    hello: str
    text_hello: str
    call_hello: str
    letter_hello: str
    dated: str
    email_reach: str
    letter_reach: str
    closing: str
    subject: str
    to_open: str
    to_say: str
    to_ask: str
    to_agree: str
    voicemail: str
    voicemail_says: str


class Language(NamedTuple):
    """One language: its words by code, by cause, its frame, how it says the facts of an occasion and sets them."""

    words: Mapping[str, Words]
    causes: Mapping[str, Cause]
    frame: Frame
    facts: Callable[[Occasion], dict[str, str]]
    blanks: Mapping[str, str]
    typeset: Callable[[str], str]
