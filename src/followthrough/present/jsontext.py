"""JSON in pieces: one record a line, streams as they come, and no character that steers a terminal."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from .sheet import Document, Sheet

SCHEMA = 1
DIGITS = 4

_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def records(sheet: Sheet) -> Iterator[dict[str, object]]:
    """The rows as objects, by column."""
    return (dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows)


def object_text(document: Document) -> Iterator[str]:
    """The text of a report's object, with its `schema`; text that is finished already is let through."""
    if isinstance(document, Mapping):
        yield from _laid({"schema": SCHEMA, **document}, "\n")
        yield "\n"
    else:
        yield from (_escaped(piece) for piece in document)


def _laid(value: object, line: str) -> Iterator[str]:
    """Objects and lists line by line; what stands in a list is a record, on one line."""
    if isinstance(value, Mapping):
        before, inside = "{", line + " "
        for name, part in value.items():
            yield f"{before}{inside}{_on_one_line(name)}: "
            yield from _laid(part, inside)
            before = ","
        yield "{}" if before == "{" else line + "}"
    elif isinstance(value, Iterable) and not isinstance(value, str):
        before, inside = "[", line + " "
        for part in value:
            yield f"{before}{inside}{_on_one_line(part)}"
            before = ","
        yield "[]" if before == "[" else line + "]"
    else:
        yield _on_one_line(value)


def _on_one_line(value: object) -> str:
    return _escaped(_compact(value))


def _plain(value: object) -> object:
    if isinstance(value, Fraction):
        return float(round(value, DIGITS))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Iterable):
        return list(value)
    raise TypeError(value)


_compact = json.JSONEncoder(ensure_ascii=False, default=_plain).encode


def _escaped(text: str) -> str:
    """The text with what could steer a terminal written as `\\u202e`: to a program it is the same."""
    if text.isascii() and "\x7f" not in text:
        return text
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
