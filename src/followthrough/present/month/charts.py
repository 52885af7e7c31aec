"""Charts: lines and bars as inline SVG. Each says what it shows, and its figures stand in a table beside it."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from followthrough.month.figures import SHARE
from followthrough.month.published import PublishedFigure

from .said import NOTHING, value_said

WIDTH = 400
LINE_HEIGHT, TOP, BOTTOM, LEFT, RIGHT = 200, 26, 36, 30, 14
LABEL, BAR, GAP = 16, 13, 9
"""Of a bar chart: the height of a label, of the bar below it, and the space to the next one."""
STUB = 3
"""The width of a bar whose number is not shown, or is 0."""
ROOM = 62
"""Room for the number behind a bar."""


def line_chart(name: str, title: str, figures: Sequence[PublishedFigure], labels: Sequence[str]) -> str:
    """Shares over some weeks as a line with its numbers; where one is not shown, the line has a gap."""
    step = (WIDTH - LEFT - RIGHT) / max(len(figures) - 1, 1)
    xs = [LEFT + step * number for number in range(len(figures))]
    parts = [_grid(percent) for percent in (0, 25, 50, 75, 100)]
    points = [(x, figure) for x, figure in zip(xs, figures, strict=True)]
    for is_known, run in groupby(points, lambda point: point[1].value is not None):
        if is_known:
            path = " ".join(f"{x:.1f},{_y(figure):.1f}" for x, figure in run)
            parts.append(f'<polyline class="line" points="{path}"/>')
    for number, (x, figure) in enumerate(points):
        parts += _point(x, figure)
        if number % 4 == 0 or number == len(points) - 1:
            parts.append(
                _text(x, LINE_HEIGHT - BOTTOM + 18, labels[number], "axis", _anchor(number, len(figures)))
            )
    return _svg(name, title, _trend_said(figures, labels), LINE_HEIGHT, parts)


def bar_chart(
    name: str, title: str, figures: Sequence[PublishedFigure], labels: Sequence[str], tones: Sequence[str]
) -> str:
    """Numbers as bars, each with its label before it and its number behind it."""
    known = [float(figure.value) for figure in figures if figure.value is not None]
    most = max([*known, 1.0])
    room, each = WIDTH - ROOM, LABEL + BAR + GAP
    parts = []
    for number, (figure, label, tone) in enumerate(zip(figures, labels, tones, strict=True)):
        top = number * each + LABEL
        wide = STUB if not figure.value else max(STUB, float(figure.value) / most * room)
        unsaid = " unsaid" if figure.value is None else ""
        parts += [
            _text(0, top - 4, label, "label", "start"),
            f'<rect class="bar {tone}{unsaid}" x="0" y="{top}" width="{wide:.1f}" height="{BAR}" rx="2"/>',
            _number(wide + 6, top + BAR - 3, figure, value_said(figure), "start"),
        ]
    height = each * len(figures)
    said = "; ".join(f"{label}: {value_said(figure)}" for label, figure in zip(labels, figures, strict=True))
    return _svg(name, title, f"{said}.", height, parts)


def _y(figure: PublishedFigure) -> float:
    assert figure.value is not None
    return TOP + (1 - float(figure.value)) * (LINE_HEIGHT - TOP - BOTTOM)


def _grid(percent: int) -> str:
    y = TOP + (1 - percent / 100) * (LINE_HEIGHT - TOP - BOTTOM)
    line = f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
    return line + (_text(LEFT - 6, y + 4, f"{percent}", "axis", "end") if percent % 50 == 0 else "")


def _point(x: float, figure: PublishedFigure) -> list[str]:
    if figure.value is None:
        return [_number(x, LINE_HEIGHT - BOTTOM - 6, figure, NOTHING, "middle")]
    y = _y(figure)
    whole = value_said(figure).split()[0]
    return [
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3"/>',
        _number(x, y - 8, figure, whole, "middle"),
    ]


def _number(x: float, y: float, figure: PublishedFigure, words: str, anchor: str) -> str:
    """A number of the chart, under the name by which its table holds it."""
    mark = f' data-figure="{escape(figure.name)}" data-value="{escape(value_said(figure))}"'
    return f'<text class="number" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{mark}>{escape(words)}</text>'


def _text(x: float, y: float, words: str, role: str, anchor: str) -> str:
    return f'<text class="{role}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _anchor(number: int, of: int) -> str:
    return "start" if number == 0 else "end" if number == of - 1 else "middle"


def _trend_said(figures: Sequence[PublishedFigure], labels: Sequence[str]) -> str:
    known = [
        (label, figure) for label, figure in zip(labels, figures, strict=True) if figure.value is not None
    ]
    if not known:
        return "Nothing is known of these weeks yet."
    (first, before), (last, after) = known[0], known[-1]
    assert {before.unit, after.unit} == {SHARE}
    return f"From {value_said(before)} in the week of {first} to {value_said(after)} in the week of {last}."


def _svg(name: str, title: str, says: str, height: float, parts: Sequence[str]) -> str:
    ids = f"{name}-title {name}-says"
    return (
        f'<svg role="img" aria-labelledby="{ids}" viewBox="0 0 {WIDTH} {height:.0f}">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-says">{escape(says)} The table below holds the same figures.</desc>'
        f"{''.join(parts)}</svg>"
    )
