"""Webpage: a table as one HTML file. No script, nothing fetched; readable in light and dark, on paper, and aloud."""

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from html import escape
from pathlib import Path
from string import Template

from .counts import counted
from .formats import plain
from .gate import clean
from .sheet import Sheet, Value

ROWS_AT_ONCE = 500
NO_BREAK_SPACE = "\xa0"
SHORT = 30
"""Characters that a text may have to stay on one line of a screen."""
ROW_HEADING = 'th scope="row"'

LAYOUTS = Path(__file__).parent / "layouts"


def as_page(sheet: Sheet) -> Iterator[str]:
    """The page in pieces: the names of the columns as headings, the first value of a row as the row's own."""
    above, below = (LAYOUTS / "table.html").read_text(encoding="utf-8").split("$body")
    css = (LAYOUTS / "table.css").read_text(encoding="utf-8").rstrip()
    heads = "".join(f'<th scope="col">{escape(_spaced(name))}</th>' for name in sheet.columns)
    yield Template(above).substitute(title=escape(_spaced(sheet.name)), css=css, heads=heads)
    rows: list[str] = []
    many = 0
    for many, row in enumerate(sheet.rows, 1):  # noqa: B007  # how many there were is said below
        first, *others = row
        rows.append(f"<tr>{_cell(first, ROW_HEADING)}{''.join(map(_cell, others))}</tr>\n")
        if len(rows) == ROWS_AT_ONCE:
            yield "".join(rows)
            rows.clear()
    yield "".join(rows)
    yield Template(below).substitute(rows=f"{counted(many, 'row')}.")


def _spaced(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")


def _cell(value: Value, opening: str = "td") -> str:
    text = escape(clean(_said(value), keep="\n"))
    return f"<{opening}{_shape(value)}>{text}</{opening[:2]}>"


def _shape(value: Value) -> str:
    """What a value is for the eye: a day, a number, or a text that takes more than a line."""
    if isinstance(value, str):
        return ' class="long"' if len(value) > SHORT or "\n" in value else ""
    if isinstance(value, date):
        return ' class="day"'
    return ' class="number"' if isinstance(value, int | Fraction) and not isinstance(value, bool) else ""


def _said(value: Value) -> str:
    if isinstance(value, Fraction):
        return f"{round(value * 100)}{NO_BREAK_SPACE}%"
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return plain(value)
