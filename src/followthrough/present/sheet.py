"""Sheet: what a report holds, before anything is decided about how it looks.

A sheet is a table first: a name, columns, rows of plain values. Spreadsheets and programs get that. A report that
people read has a page beside it: headings, grids and paragraphs whose words carry a role, never a colour.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

Value = str | int | date | Fraction | bool | None
"""What a cell of a table holds. Dates and shares stay what they are: each format writes them its own way."""

Text = Sequence[str | int | None]
"""A row in which days and moments are ISO text already."""

ROLES = ("list-name", "quiet", "name", "ref", "says", "next", "good", "warn", "day", "echo", "weekday")
"""What words on a page are for. The last three are for dates: in full, with the distance, with the weekday."""


class Span(NamedTuple):
    """Words, or a day, in a role."""

    text: str | date
    role: str = ""


Line = tuple[Span, ...]
Cell = str | date | Span | Line | None
"""What stands in a grid: in the role of its column, or in roles of its own."""


class Column(NamedTuple):
    """One column of a grid. `most` is the widest it gets on a screen.

    A column that `sinks` gives way first: it is wrapped, and where little room is left it goes on a line of its own.
    A column that is `spare` is left out where the words of the others would not fit.
    """

    role: str = ""
    head: str = ""
    right: bool = False
    most: int | None = None
    sinks: bool = False
    spare: bool = False


class Row(NamedTuple):
    """One row of a grid, and the lines that stand indented below it.

    Where a screen is too narrow for the sinking column, a `brief` row leaves out what stands after it instead.
    """

    cells: tuple[Cell, ...]
    below: tuple[Line, ...] = ()
    brief: bool = False


class Section(NamedTuple):
    """A title; inside a grid, `over_last` stands over the last column."""

    words: Line
    over_last: str = ""


class Paragraph(NamedTuple):
    """Running words, wrapped on a screen; with no words, an empty line."""

    words: Line = ()
    indent: int = 0


class Grid(NamedTuple):
    """Rows whose columns stand under one another. Lines below a row begin under the column `below_at`."""

    columns: tuple[Column, ...]
    rows: Iterable[Row | Section | Paragraph]
    below_at: int = 1
    indent: int = 0


class Heading(NamedTuple):
    """The first line of a page: parts side by side, or under one another where there is no room."""

    parts: tuple[Line, ...]


Block = Heading | Section | Grid | Paragraph


class Page(NamedTuple):
    """How a report reads to people: its blocks from top to bottom. Days are said as seen from `today`."""

    today: date | None
    blocks: Iterable[Block]


Document = Mapping[str, object] | Iterable[str]
"""A report's own JSON: an object without `schema`, which is added, or finished text in pieces."""


class Sheet(NamedTuple):
    """A report. `document` and `page` are only worked out when a format asks for them; rows may be a stream.

    With `today`, a screen shows the days of a table without a page as people say them. `texts` gives the same rows once
    more, days as ISO text: a long table is written as CSV or TSV from these.
    """

    name: str
    columns: tuple[str, ...]
    rows: Iterable[Sequence[Value]]
    document: Callable[[], Document] | None = None
    page: Callable[[], Page] | None = None
    today: date | None = None
    texts: Callable[[], Iterable[Text]] | None = None


def line(*words: str | date | Span) -> Line:
    """A line of words, some of them in roles."""
    return tuple(word if isinstance(word, Span) else Span(word) for word in words)


def paragraph(*words: str | date | Span, indent: int = 0) -> Paragraph:
    """A paragraph of words, some of them in roles."""
    return Paragraph(line(*words), indent)
