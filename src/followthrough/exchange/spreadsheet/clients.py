"""Clients of a table: one row is what it tells of one client."""

import re
from collections.abc import Callable, Collection
from datetime import date

from followthrough.casework.client import CHANNELS, CLOSED, LANGUAGES, OPEN, check_range
from followthrough.casework.incoming import IncomingClient
from followthrough.casework.mistakes import Mistake, UnknownStatus
from followthrough.casework.names import fold
from followthrough.exchange.places import said

from .cells import Column, Days, Refused, Texts, text_of, told
from .fields import fields_of
from .numbers import OutOfRange
from .said import CHANNEL_WORDS, LANGUAGE_WORDS, STATUS_WORDS, said_as
from .table import Cell

FIELDS = tuple(field.name for field in fields_of("clients"))
"""The fields of a row, in the order in which `client_reader` takes them."""

NAMES = ("ref", "name", "first_name", "last_name")
TOTALS = ("total", "totals", "grand total", "sum", "totaux", "total general", "somme")
"""What stands in the place of a name under a table that adds up its columns."""

_REFERENCE = re.compile("[A-Za-z0-9-]{1,16}")
_TEXTS = {"name": "name", "first_name": "name", "last_name": "name", "program": "program", "email": "e-mail"}


def _ref(text: str) -> str:
    if _REFERENCE.fullmatch(text) is None:
        raise OutOfRange(f"{said(text)} is not a reference of 1 to 16 letters, digits or hyphens")
    return text


def _status(text: str) -> str | None:
    """Open or closed; what other states a table has, is its own business."""
    try:
        return said_as(text, STATUS_WORDS, "status", (OPEN, CLOSED))
    except UnknownStatus:
        return None


def client_reader(
    day: Callable[..., Days], present: Collection[str], today: date
) -> Callable[[int, tuple[str, ...], tuple[Cell, ...]], IncomingClient]:
    """How a row becomes what it tells of a client: its line, its texts, and its cells in the order of `FIELDS`."""
    columns = _columns(day, today)

    def read(line: int, original: tuple[str, ...], cells: tuple[Cell, ...]) -> IncomingClient:
        values = {
            field: columns[field][cell] for field, cell in zip(FIELDS, cells, strict=True) if field in present
        }
        ref, name = values.pop("ref", None), _name(values)
        if ref is None and name is None:
            raise Refused(
                "name" if "name" in present else None, "neither a name nor a reference stands there"
            )
        if ref is None and fold(str(name)).rstrip(" :") in TOTALS:
            raise Refused("name", f"{said(str(name))} is what a row of totals says, and no name")
        _check_closing(values, present)
        return IncomingClient(line, original, ref, name, values)

    return read


def _columns(day: Callable[..., Days], today: date) -> dict[str, Column]:
    """How the cells of each column are read."""
    columns: dict[str, Column] = {
        field: Texts(field, text_of(_TEXTS.get(field, field if field in ("phone", "outcome") else "word")))
        for field in FIELDS
    }
    columns |= {
        "ref": Texts("ref", _ref),
        "intake": day("intake", latest=today),
        "closed_on": day("closed_on", latest=today),
        "status": Column("status", _status),
        "language": Column("language", lambda word: said_as(word, LANGUAGE_WORDS, "language", LANGUAGES)),
        "channel": Column("channel", lambda word: said_as(word, CHANNEL_WORDS, "channel", CHANNELS)),
    }
    return columns


def _name(values: dict[str, object]) -> str | None:
    """The name, taken out of what is given: the whole one, or first and family name joined."""
    parts = [values.pop(field, None) for field in NAMES[1:]]
    name = parts[0] or " ".join(str(part) for part in parts[1:] if part)
    return str(name) if name else None


def _check_closing(values: dict[str, object], present: Collection[str]) -> None:
    """Raises `Refused` where the day of closing does not agree with what else the row says."""
    status, closed_on, intake = values.pop("status", None), values.get("closed_on"), values.get("intake")
    if status == CLOSED and closed_on is None:
        raise Refused("status", "it is closed, and no day of closing stands in the row")
    if status == OPEN and closed_on is not None:
        raise Refused("status", f"it is open, and the row says that it was closed on {closed_on}")
    if values.get("outcome") and "closed_on" in present and closed_on is None:
        raise Refused("outcome", "an open file has no outcome yet; it is given at closing")
    if isinstance(closed_on, date) and isinstance(intake, date):
        try:
            check_range(intake, closed_on)
        except Mistake as mistake:
            raise Refused("closed_on", told(mistake)) from None
