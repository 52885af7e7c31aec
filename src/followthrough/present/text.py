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
            fitting = [wide for text in texts if (wide := width_of(text)) <= ALIGNED]
            widths[place] = max(widths[place], *fitting) if fitting else widths[place]
        aligned = [_justified(*column, wide) for column, wide in zip(columns, widths, strict=True)]
        yield "".join([f"{'  '.join(row).rstrip()}\n" for row in zip(*aligned, strict=True)])


def _column(values: list[Value]) -> tuple[list[str], bool]:
    """The texts of a column, through the gate, and whether they are numbers."""
    numbers = [isinstance(value, int | Fraction) and not isinstance(value, bool) for value in values[1:]]
    return [shown(value) for value in values], any(numbers)


def shown(value: Value) -> str:
    """A value as people read it in a table."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return f"{float(value):.2f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _justified(texts: list[str], is_number: bool, wide: int) -> list[str]:
    if "".join(texts).isascii():
        return [text.rjust(wide) for text in texts] if is_number else [text.ljust(wide) for text in texts]
    spaces = [" " * (wide - width_of(text)) for text in texts]
    if is_number:
        return [space + text for text, space in zip(texts, spaces, strict=True)]
    return [text + space for text, space in zip(texts, spaces, strict=True)]
