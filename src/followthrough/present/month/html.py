"""The report as one HTML file: no network, no script; charts with their tables, in light, dark and print."""

from collections.abc import Iterator, Sequence
from html import escape

from followthrough.casework.client import LISTS
from followthrough.month.published import PublishedFigure, PublishedGroup
from followthrough.present.gate import clean

from .charts import bar_chart, line_chart
from .said import Listing, Told, facts, of_said, value_said
from .style import STYLE

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page may load: nothing."""
GLANCE = ("intakes", "served", "signed", "follow-through", "begun", "resting", "minutes", "started")
"""The figures at the head of the page; of an audit, those of its first group."""
TONES = dict(zip(LISTS, ("early", "active", "rest"), strict=True))


def as_html(told: Told) -> Iterator[str]:
    """The page, in pieces."""
    title = escape(clean(told.report.title))
    yield (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{STYLE}</style>\n</head>\n'
    )
    yield f"<body>\n<main>\n<header>\n<h1>{title}</h1>\n"
    yield f'<p class="status">{escape(clean(told.status))}</p>\n{_glance(told)}</header>\n'
    for group in told.report.groups:
        yield from _section(group)
    if told.listing is not None:
        yield from _listing(told.listing)
    yield from _foot(told)
    yield "</main>\n</body>\n</html>\n"


def _glance(told: Told) -> str:
    known = {figure.name: figure for figure in told.report.figures}
    chosen = [known[name] for name in GLANCE] if GLANCE[0] in known else told.report.groups[0].figures
    tiles = [
        f"<li><b>{escape(value_said(figure))}</b><span>{escape(figure.label)}</span></li>\n"
        for figure in chosen
    ]
    return f'<ul class="glance">\n{"".join(tiles)}</ul>\n'


def _section(group: PublishedGroup) -> Iterator[str]:
    yield f'<section aria-labelledby="{group.name}">\n<h2 id="{group.name}">{escape(group.title)}</h2>\n'
    chart = _chart(group)
    if chart is not None:
        caption, drawn = chart
        yield f"<figure>\n<figcaption>{escape(caption)}</figcaption>\n{drawn}\n</figure>\n"
    yield from _table(group)
    yield "</section>\n"


def _chart(group: PublishedGroup) -> tuple[str, str] | None:
    """The caption and the drawing of a group that has a chart."""
    name = f"chart-{group.name}"
    if group.name == "trend":
        labels = [" ".join(_short(word) for word in f.label.split()[2:]) for f in group.figures]
        title = "Follow-through, week by week, in percent"
        return title, line_chart(name, title, group.figures, labels)
    if group.name == "moves":
        figures = group.figures[1:]
        tones = [TONES[figure.name.rpartition(" to ")[2]] for figure in figures]
        title = "Moves between the lists, in the colour of the list moved to"
        return title, bar_chart(name, title, figures, [figure.label for figure in figures], tones)
    if group.name == "time":
        figures = tuple(figure for figure in group.figures if figure.name.startswith("list-"))
        tones = [TONES[figure.name.removeprefix("list-")] for figure in figures]
        title = "Our time by the list on which the client stood"
        return title, bar_chart(name, title, figures, [figure.label for figure in figures], tones)
    return None


def _short(word: str) -> str:
    return word if word.isdigit() else word[:3]


def _table(group: PublishedGroup) -> Iterator[str]:
    yield (
        f'<table aria-labelledby="{group.name}">\n<thead><tr><th scope="col">Figure</th>'
        '<th scope="col" class="right value">Value</th><th scope="col" class="right of">Of</th></tr></thead>\n<tbody>\n'
    )
    same = _shared([figure.says for figure in group.figures])
    for figure in group.figures:
        yield _row(figure, is_brief=same and figure is not group.figures[0])
    yield "</tbody>\n</table>\n"


def _shared(texts: Sequence[str]) -> bool:
    return len(texts) > 1 and len(set(texts)) == 1


def _row(figure: PublishedFigure, *, is_brief: bool) -> str:
    says = "" if is_brief else f"<small>{escape(clean(definition(figure)))}</small>"
    unsaid = "" if figure.value is not None else " unsaid"
    return (
        f'<tr><th scope="row">{escape(clean(figure.label))}{says}</th>'
        f'<td class="right value{unsaid}" data-figure="{escape(figure.name)}">{escape(value_said(figure))}</td>'
        f'<td class="right of">{escape(of_said(figure))}</td></tr>\n'
    )


def definition(figure: PublishedFigure) -> str:
    """What a figure means, and what is left out of it."""
    return f"{figure.says} Left out: {figure.excludes}" if figure.excludes else figure.says


def _listing(listing: Listing) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(column)}</th>' for column in listing.columns)
    yield (
        f'<section aria-labelledby="listing">\n<h2 id="listing">{escape(listing.title)}</h2>\n'
        '<div class="wide" tabindex="0" role="region" aria-labelledby="listing">'
        f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    )
    for row in listing.rows:
        yield f"<tr>{''.join(f'<td>{escape(clean(cell))}</td>' for cell in row)}</tr>\n"
    yield "</tbody>\n</table></div>\n</section>\n"


def _foot(told: Told) -> Iterator[str]:
    yield "<footer>\n<dl>\n"
    for name, words in facts(told):
        yield f"<dt>{escape(name)}</dt><dd>{escape(clean(words))}</dd>\n"
    yield "</dl>\n</footer>\n"
