"""Screen: a sheet as a terminal shows it, by Rich. It is loaded here, inside, and nowhere off a terminal."""

from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING

from followthrough.casework.dates import echo_date, short_date
from followthrough.triage.reason import Day

from .layout import Said, lay_out
from .sheet import Page, Sheet, Value
from .text import shown

if TYPE_CHECKING:
    from rich.console import Console
    from rich.segment import Segment
    from rich.table import Table

STYLES = {
    "list-name": "bold", "quiet": "dim", "name": "bold", "ref": "dim", "says": "", "next": "cyan", "good": "green",
    "warn": "yellow", "day": "bold",
}  # fmt: skip
"""What a role looks like: little colour, so that the eye falls on the name and the next step."""
MOST_ROWS = 200
"""Rows of a bare table that a screen is given; the rest is for a file."""
NARROWEST = 40


def as_screen(sheet: Sheet, width: int = 100, height: int | None = None, colour: bool = True) -> str:
    """The page, or the table if there is none, no wider than the terminal. Without colour it is plain text."""
    from rich.console import Console  # never off a terminal

    written = StringIO()
    console = Console(
        file=written, width=max(width, NARROWEST), height=height or 50, force_terminal=colour, markup=False,
        color_system="auto" if colour else None, highlight=False, emoji=False, legacy_windows=False, no_color=False,
    )  # fmt: skip
    if sheet.page:
        _print_page(console, sheet.page())
    else:
        _print_table(console, sheet)
    return written.getvalue()


def day_said(today: date | None) -> Said:
    """How a screen says a day: beside a name as `6 Jan` or `today`, and longer where its role asks for it."""

    def said(day: date, role: str) -> str:
        if role == "day":
            return f"{day:%A} {day.day} {day:%B} {day.year}"
        if role == "weekday":
            return format(Day(day.year, day.month, day.day), "short")
        if today is None:
            return day.isoformat()
        return echo_date(day, today) if role == "echo" else short_date(day, today)

    return said


def _print_page(console: "Console", page: Page) -> None:
    from rich.segment import Segments

    console.print(Segments(_segments(console, page)), crop=False, soft_wrap=True, end="")


def _segments(console: "Console", page: Page) -> "Iterator[Segment]":
    from rich.segment import Segment

    styles = {role: console.get_style(style) for role, style in STYLES.items() if style}
    for words in lay_out(page, console.width, day_said(page.today)):
        for text, role in words:
            yield Segment(text, styles.get(role) if text.strip() else None)
        yield Segment.line()


def _print_table(console: "Console", sheet: Sheet) -> None:
    rows = iter(sheet.rows)
    shown_rows = list(islice(rows, MOST_ROWS))
    if not shown_rows:
        return console.print("Nothing to show.")
    console.print(_table(sheet.columns, shown_rows, sheet.today))
    if next(rows, None) is not None:
        console.print(f"The first {MOST_ROWS} rows; -o {sheet.name}.csv writes them all.", style="dim")
    return None


def _table(columns: tuple[str, ...], rows: list[Sequence[Value]], today: date | None) -> "Table":
    from rich.table import Table
    from rich.text import Text

    said = day_said(today)
    texts = [[said(value, "") if isinstance(value, date) else shown(value) for value in row] for row in rows]
    filled = [place for place in range(len(columns)) if any(row[place] for row in texts)]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for place in filled:
        table.add_column(Text(columns[place]), overflow="fold")
    for row in texts:
        table.add_row(*(Text(row[place]) for place in filled))
    return table
