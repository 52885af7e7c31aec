"""The report: every group of figures, and what of it may be shown."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import cast

from followthrough.casework.settings import Value, as_text
from followthrough.triage.memory import RULES
from followthrough.triage.thresholds import DEFAULTS, Thresholds

from .coming_and_going import coming_and_going
from .figures import SHARE, Cell, Figure, Group
from .followed import Asked, Followed
from .keeping import keeping, trend
from .minutes import minutes
from .moving import early, moving, resting
from .period import Reported
from .published import Published, PublishedFigure, PublishedGroup, Set
from .sessions import answers, sessions
from .signing import signing
from .suppression import hidden_in
from .work import work

GROUPS = (
    coming_and_going,
    signing,
    keeping,
    trend,
    moving,
    early,
    resting,
    minutes,
    sessions,
    answers,
    work,
)
"""Every group of figures, in the order of the report."""


def report_of(
    period: Reported, people: Sequence[Followed], asked: Asked, *, version: str, made: str
) -> Published:
    """What is shown of a period: small numbers left out, unless all are asked for."""
    groups = [group(people, asked) for group in GROUPS]
    hidden = {} if asked.all_numbers else hidden_in(groups)
    return Published(
        period=period.name,
        title=period.title,
        first=period.days.first,
        last=period.days.last,
        so_far=not period.is_complete(asked.office),
        all_numbers=asked.all_numbers,
        made=made,
        version=version,
        rules=RULES,
        thresholds=tuple(set_otherwise(asked.thresholds)),
        groups=tuple(shown(group, hidden) for group in groups),
    )


def set_otherwise(thresholds: Thresholds) -> Iterable[Set]:
    """The thresholds that are not at their defaults."""
    values: tuple[Value, ...] = thresholds
    for name, value, default in zip(thresholds._fields, values, DEFAULTS, strict=True):
        if value != default:
            yield Set(name, as_text(value) or "none", as_text(cast("Value", default)) or "none")


def shown(group: Group, hidden: dict[str, str]) -> PublishedGroup:
    """A group of figures as far as they may be shown."""
    return PublishedGroup(group.name, group.title, tuple(_shown(f, group, hidden) for f in group.figures))


def _shown(figure: Figure, group: Group, hidden: dict[str, str]) -> PublishedFigure:
    marks = [hidden[cell] for cell in figure.cells if cell in hidden]
    top, bottom = (
        None if name is None or name in hidden else group.cells[name].value
        for name in (figure.top, figure.bottom)
    )
    value = None if marks else _value(figure, group)
    return PublishedFigure(
        figure.name,
        figure.label,
        figure.says,
        figure.excludes,
        figure.unit,
        value,
        top,
        bottom,
        "" if figure.top is None else hidden.get(figure.top, ""),
        "" if figure.bottom is None else hidden.get(figure.bottom, ""),
    )


def _value(figure: Figure, group: Group) -> Fraction | None:
    if figure.top is None:
        return figure.value
    top: Cell = group.cells[figure.top]
    if figure.unit != SHARE or figure.bottom is None:
        return Fraction(top.value)
    bottom = group.cells[figure.bottom].value
    return Fraction(top.value, bottom) if bottom else None
