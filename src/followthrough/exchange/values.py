"""Values of a foreign file: days, moments and texts, each read from the one form that it may have."""

import re
from datetime import UTC, date, datetime
from functools import cache
from unicodedata import is_normalized

from followthrough.casework.dates import FIRST_YEAR, LAST_YEAR
from followthrough.casework.names import LONGEST, keepable

_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?"
)


@cache
def day_of(text: str) -> date:
    """The day that `2026-11-22` says. Raises `ValueError` for all else, and outside the years kept."""
    day = date.fromisoformat(text)
    if day.isoformat() != text or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(text)
    return day


def moment_of(text: str) -> datetime:
    """The moment, in UTC, that `2026-01-06T17:05:00Z` says; without a zone it is UTC. Raises `ValueError`."""
    if _MOMENT.fullmatch(text) is None:
        raise ValueError(text)
    moment = datetime.fromisoformat(text)
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(text)
    return moment


def kept(text: str, what: str) -> str:
    """What `keepable` gives, at once where nothing is to be done. Raises `UnusableText`, or `TypeError`."""
    if text.__class__ is not str:
        raise TypeError(text)
    in_order = text.isprintable() and 0 < len(text) <= LONGEST[what] and text[0] != " " != text[-1]
    if in_order and (text.isascii() or is_normalized("NFC", text)):
        return text
    return keepable(text, what)
