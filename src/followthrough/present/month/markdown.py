"""The report as Markdown: a table for each group, and what every figure means."""

from collections.abc import Iterator, Sequence

from followthrough.present.formats import in_markdown

from .html import definition
from .said import Told, facts, of_said, value_said


def as_markdown(told: Told) -> Iterator[str]:
    """The report, in pieces."""
    yield f"# {in_markdown(told.report.title)}\n\n{in_markdown(told.status)}\n"
    for group in told.report.groups:
        yield f"\n## {in_markdown(group.title)}\n\n| Figure | Value | Of | Means |\n|---|---:|---:|---|\n"
        for figure in group.figures:
            yield _row((figure.label, value_said(figure), of_said(figure), definition(figure)))
    if told.listing is not None:
        columns = told.listing.columns
        yield f"\n## {in_markdown(told.listing.title)}\n\n{_row(columns)}{'|---' * len(columns)}|\n"
        yield from map(_row, told.listing.rows)
    yield "\n---\n\n"
    for name, words in facts(told):
        yield f"- {name}: {in_markdown(words)}\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(in_markdown, cells))} |\n"
