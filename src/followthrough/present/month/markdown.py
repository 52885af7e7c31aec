"""The report as Markdown: a table for each group, and what every figure means."""

from collections.abc import Iterator, Sequence

from followthrough.present.gate import clean

from .html import definition
from .said import Told, facts, of_said, value_said

MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>|#~&$"})
"""What people typed stays what they typed: no emphasis, no link, no tag comes of it."""


def as_markdown(told: Told) -> Iterator[str]:
    """The report, in pieces."""
    yield f"# {_plain(told.report.title)}\n\n{_plain(told.status)}\n"
    for group in told.report.groups:
        yield f"\n## {_plain(group.title)}\n\n| Figure | Value | Of | Means |\n|---|---:|---:|---|\n"
        for figure in group.figures:
            yield _row((figure.label, value_said(figure), of_said(figure), definition(figure)))
    if told.listing is not None:
        columns = told.listing.columns
        yield f"\n## {_plain(told.listing.title)}\n\n{_row(columns)}{'|---' * len(columns)}|\n"
        yield from map(_row, told.listing.rows)
    yield "\n---\n\n"
    for name, words in facts(told):
        yield f"- {name}: {_plain(words)}\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_plain, cells))} |\n"


def _plain(words: str) -> str:
    return clean(words).translate(MARKS)
