"""Texts: the disclosure as plain text, as Markdown, and as data for another program."""

import json
from collections.abc import Callable, Iterator

from followthrough.casework.names import is_unprintable

from .page import Disclosure, Part
from .rows import Item

_ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>|#~&$"})


def shown(text: str) -> str:
    """A text as it was written, line breaks too, with nothing in it that steers a screen."""
    return "".join(" " if mark != "\n" and is_unprintable(mark) else mark for mark in text)


def as_text(page: Disclosure) -> Iterator[str]:
    """Plain text, to be read in any program."""
    yield f"{page.title.upper()}\n{shown(page.of_whom)}\n\n"
    yield from (f"{sentence}\n" for sentence in page.intro)
    for part in page.parts:
        yield f"\n\n{part.title.upper()}\n\n"
        yield from _part(part, page.colon, shown, "")


def as_markdown(page: Disclosure) -> Iterator[str]:
    """Markdown. What was written in the record stays what it is: no heading, no link, no tag comes of it."""
    yield f"# {page.title}\n\n{_in_markdown(page.of_whom)}\n\n"
    yield from (f"{sentence}\n\n" for sentence in page.intro)
    for part in page.parts:
        yield f"\n## {part.title}\n\n"
        yield from _part(part, page.colon, _in_markdown, "- ")


def _in_markdown(text: str) -> str:
    return shown(text).translate(_ESCAPED)


def _part(part: Part, colon: str, said: Callable[[str], str], mark: str) -> Iterator[str]:
    yield from (f"{sentence}\n\n" for sentence in part.says)
    yield from (f"{mark}{said(line)}\n" for line in part.lines)
    for item in part.items:
        yield from _item(item, colon, said, mark)
    if not part.lines and not part.items:
        yield f"{part.nothing}\n"


def _item(item: Item, colon: str, said: Callable[[str], str], mark: str) -> Iterator[str]:
    if item.title:
        yield f"{said(item.title)}\n"
    for fact in item.facts:
        value = said(fact.value).replace("\n", "\n    ")
        yield f"{mark}{fact.label}{colon}{value}\n"
    yield "\n"


def as_data(page: Disclosure) -> str:
    """JSON, for a person who takes the record elsewhere: the same words in the same order."""
    return json.dumps({"schema": 1, **data_of(page)}, ensure_ascii=False, indent=1) + "\n"


def data_of(page: Disclosure) -> dict[str, object]:
    """The page as plain values."""
    parts = [
        {
            **part._asdict(),
            "items": [
                {"title": item.title, "facts": [fact._asdict() for fact in item.facts]} for item in part.items
            ],
        }
        for part in page.parts
    ]
    return {**page._asdict(), "parts": parts}
