"""Layout: a page laid out in lines of words and roles, for a screen of some width or whole, for a pipe."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from unicodedata import category, east_asian_width

from .gate import clean
from .sheet import Block, Cell, Grid, Heading, Page, Paragraph, Section, Span

Said = Callable[[date, str], str]
"""How a format says a day that stands in a role."""
Words = list[tuple[str, str]]
"""A line laid out: pieces of text, each in a role."""

HEADING_GAP = 5
APART = "  "
"""Two spaces before the last piece of a line set it apart."""

_WIDE = re.compile("[^\x00-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u2199\u2713]")
_BREAKS = re.compile("(?<![«→]) (?![%»])")
"""Spaces at which a line may be broken: not in “60 %” or inside French quotation marks, not after an arrow."""


def width_of(text: str) -> int:
    """How many columns of a screen a text takes."""
    if text.isascii() or not _WIDE.search(text):
        return len(text)
    return sum(_columns(mark) for mark in text)


def _columns(mark: str) -> int:
    if category(mark) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(mark) in ("W", "F") else 1


def lay_out(page: Page, width: int | None, said: Said) -> Iterator[Words]:
    """The lines of a page, none wider than `width`; whole where it is None."""
    for block in page.blocks:
        yield from _block(block, width, said)


def _block(block: Block, width: int | None, said: Said) -> Iterator[Words]:
    if isinstance(block, Grid):
        from .grid import grid_lines  # noqa: PLC0415  # a grid is built on the lines of this file

        yield from grid_lines(block, width, said)
    elif isinstance(block, Heading):
        yield from _heading(block, width, said)
    elif isinstance(block, Section):
        yield []
        yield from wrapped(words_of(block.words, "list-name", said), width)
    else:
        yield from paragraph_lines(block, width, said)


def _heading(heading: Heading, width: int | None, said: Said) -> Iterator[Words]:
    parts = [words_of(part, "", said) for part in heading.parts if part]
    row = parts[0]
    for part in parts[1:]:
        if width is None or length(row) + HEADING_GAP + length(part) <= width:
            row = [*row, (" " * HEADING_GAP, ""), *part]
        else:
            yield from wrapped(row, width)
            row = part
    yield from wrapped(row, width)


def paragraph_lines(paragraph: Paragraph, width: int | None, said: Said) -> Iterator[Words]:
    """Running words in as many lines as they need."""
    room = None if width is None else width - paragraph.indent
    for words in wrapped(words_of(paragraph.words, "", said), room):
        yield [(" " * paragraph.indent, ""), *words] if words and paragraph.indent else words


def words_of(cell: Cell, role: str, said: Said) -> Words:
    """What stands in a cell, through the gate, each piece in its role or else in its column's."""
    if cell is None or cell == "":
        return []
    if isinstance(cell, str):
        return [(clean(cell), role)]
    if isinstance(cell, date):
        return [(said(cell, role), role)]
    words = []
    for text, own in (cell,) if isinstance(cell, Span) else cell:
        if text == "":
            continue
        played = own or role
        words.append((clean(text) if isinstance(text, str) else said(text, played), played))
    return words


def length(words: Words) -> int:
    """How many columns a line takes."""
    if len(words) == 1:
        return width_of(words[0][0])
    return sum([width_of(text) for text, _ in words])


# Wrapping -------------------------------------------------------------------------------------------------------


def wrapped(words: Words, width: int | None) -> list[Words]:
    """A line in as many lines as it needs. What follows an arrow stays indented behind it.

    A last piece that two spaces set apart goes on a line of its own where it does not fit beside the others.
    """
    if width is None or length(words) <= width:
        return [words]
    hanging = 2 if words[0][0].startswith("→ ") else 0
    if len(words) > 1 and words[-1][0].startswith(APART):
        text, role = words[-1]
        rest = wrapped([(text.strip(), role)], max(1, width - hanging))
        return [
            *wrapped(words[:-1], width),
            *([(" " * hanging, ""), *row] if hanging else row for row in rest),
        ]
    return _filled(words, width, hanging)


def _filled(words: Words, width: int, hanging: int) -> list[Words]:
    lines: list[Words] = [[]]
    left, is_beginning = width, False
    for text, role in _pieces(words, max(1, width - hanging)):
        taken = width_of(text)
        if taken > left or (text == " " and taken == left):
            lines.append([(" " * hanging, "")] if hanging else [])
            left, is_beginning = width - hanging, True
        if text == " " and is_beginning:
            continue
        lines[-1].append((text, role))
        left, is_beginning = left - taken, False
    return [_joined(row) for row in lines]


def _pieces(words: Words, most: int) -> Iterator[tuple[str, str]]:
    """Words and the spaces between them; a word too long for a line comes in pieces."""
    for text, role in words:
        for number, word in enumerate(_BREAKS.split(text)):
            if number:
                yield " ", role
            yield from ((piece, role) for piece in _cut(word, most) if piece)


def _cut(word: str, most: int) -> Iterable[str]:
    if width_of(word) <= most:
        return (word,)
    pieces, taken = [""], 0
    for mark in word:
        columns = _columns(mark)
        if taken + columns > most:
            pieces.append("")
            taken = 0
        pieces[-1] += mark
        taken += columns
    return pieces


def _joined(row: Words) -> Words:
    """A line without space at its end, neighbours of one role made one."""
    joined: Words = []
    for text, role in row:
        if joined and joined[-1][1] == role:
            joined[-1] = (joined[-1][0] + text, role)
        else:
            joined.append((text, role))
    if joined:
        joined[-1] = (joined[-1][0].rstrip(), joined[-1][1])
    return joined
