"""Text: a sheet as a pipe takes it: the same rows, whole and uncut, no colour, ISO dates."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import islice

from .gate import clean
from .layout import lay_out, width_of
from .sheet import Page, Sheet, Value

ALIGNED = 60
"""The widest that a column gets; what is longer stands whole and pushes the rest of its own row on."""
ROWS_AT_ONCE = 10_000
"""Rows whose columns are aligned with one another. A stream of more goes on in the widths found by then."""
LINES_AT_ONCE = 500


def as_text(sheet: Sheet) -> Iterator[str]:
    """The page, or the table if there is none, as plain text in pieces."""
    return _page(sheet.page()) if sheet.page else _table(sheet)


def iso(day: date, role: str = "") -> str:
    """A day as a pipe takes it; in the role `day`, with its weekday."""
    return f"{day:%A} {day.isoformat()}" if role == "day" else day.isoformat()


def _page(page: Page) -> Iterator[str]:
    lines: list[str] = []
    for words in lay_out(page, None, iso):
        lines.append("".join([text for text, _ in words]).rstrip())
        if len(lines) == LINES_AT_ONCE:
            yield "\n".join(lines) + "\n"
            lines.clear()
    if lines:
        yield "\n".join(lines) + "\n"


def _table(sheet: Sheet) -> Iterator[str]:
    rows = iter(sheet.rows)
    widths = [len(head) for head in sheet.columns]
    heads: list[Sequence[Value]] = [sheet.columns]
    while some := [*heads, *islice(rows, ROWS_AT_ONCE)]:
        heads = []
        columns = [_column(list(column)) for column in zip(*some, strict=True)]
        for place, (texts, _) in enumerate(columns):
            widths[place] = max(widths[place], _widest(texts))
        aligned = [_justified(*column, wide) for column, wide in zip(columns, widths, strict=True)]
        yield "".join([f"{'  '.join(row).rstrip()}\n" for row in zip(*aligned, strict=True)])


def _column(values: list[Value]) -> tuple[list[str], bool]:
    """The texts of a column, through the gate, and whether they are numbers."""
    kinds = {type(value) for value in values[1:]}
    return [shown(value) for value in values], bool(kinds & {int, Fraction})


def shown(value: Value) -> str:
    """A value as people read it in a table."""
    if type(value) is str:
        return clean(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return f"{float(value):.2f}"
    return value.isoformat() if isinstance(value, date) else clean(str(value))


def _widest(texts: list[str]) -> int:
    """The widest text of a column, those left out that are too long to be aligned to."""
    lengths = map(len, texts) if "".join(texts).isascii() else map(width_of, texts)
    return max((wide for wide in lengths if wide <= ALIGNED), default=0)


def _justified(texts: list[str], is_number: bool, wide: int) -> list[str]:
    if "".join(texts).isascii():
        return [text.rjust(wide) for text in texts] if is_number else [text.ljust(wide) for text in texts]
    spaces = [" " * (wide - width_of(text)) for text in texts]
    if is_number:
        return [space + text for text, space in zip(texts, spaces, strict=True)]
    return [text + space for text, space in zip(texts, spaces, strict=True)]
