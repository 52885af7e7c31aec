"""The audit: who is on low power, for how long, and whom it touches more; so that nobody is parked unseen."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from followthrough.casework.client import LOW_POWER
from followthrough.casework.names import fold
from followthrough.triage.assess import Judged
from followthrough.triage.memory import RULES
from followthrough.triage.resting import next_review, open_door

from .figures import DAYS, SHARE, Cell, Figure, Group, Sum, median, share_of
from .followed import Asked
from .published import Published
from .report import set_otherwise, shown
from .suppression import SMALL, hidden_in

BY = ("language", "program", "referral")
"""What the audit compares by: fields of a client."""
TYPED = ("program", "referral")
"""Fields in the agency's own words, which may tell who it is where few share them."""
NOT_SAID = "not said"
OTHERS = "others"
WORDS = {"en": "English", "fr": "French", NOT_SAID: "Not said", OTHERS: "Others together"}
"""What stands on the page for a value that is short in the record."""


class Listed(NamedTuple):
    """A client on a list on the day of the audit; `since` and what follows are of who is on low power."""

    ref: str
    name: str
    by: tuple[str, ...]
    since: date | None = None
    has_said_what_helps: bool = False
    review_on: date | None = None

    def days(self, day: date) -> int:
        """The days on low power."""
        return (day - (self.since or day)).days


class Audit(NamedTuple):
    """The figures of an audit, and who is on low power, the longest there first."""

    figures: Published
    resting: tuple[Listed, ...]


def audit_of(day: date, found: Iterable[Judged], asked: Asked, *, version: str, made: str) -> Audit:
    """Who is on low power on a day, beside everyone who is on a list."""
    listed = [
        _listed(judged) for judged in found if judged.assessment is not None
    ]  # who is paused or closed has none
    resting = sorted((one for one in listed if one.since), key=lambda one: (one.since or day, one.ref))
    together = _put_together(listed, asked)
    there = [one for one in together if one.since]
    groups = [_whole(day, listed, resting), *(_by(day, which, together, there) for which in range(len(BY)))]
    hidden = {} if asked.all_numbers else hidden_in(groups)
    thresholds = tuple(set_otherwise(asked.thresholds))
    title = f"Low power on {day.isoformat()}"
    figures = Published(
        "audit",
        title,
        day,
        day,
        False,
        asked.all_numbers,
        made,
        version,
        RULES,
        thresholds,
        tuple(shown(group, hidden) for group in groups),
    )
    return Audit(figures, tuple(resting))


def _listed(judged: Judged) -> Listed:
    view, client = judged.view, judged.view.record.case.client
    by = tuple(str(getattr(client, field, None) or NOT_SAID) for field in BY)
    if view.standing.list != LOW_POWER:
        return Listed(client.ref, client.name, by)
    said = open_door(view)
    return Listed(client.ref, client.name, by, view.standing.since, said is not None, next_review(view))


def _put_together(listed: Sequence[Listed], asked: Asked) -> list[Listed]:
    """Everyone by the first wording of what they share; what fewer than `SMALL` share is not named."""
    by = [_named([one.by[which] for one in listed], BY[which], asked) for which in range(len(BY))]
    return [one._replace(by=tuple(values[place] for values in by)) for place, one in enumerate(listed)]


def _named(values: Sequence[str], field: str, asked: Asked) -> list[str]:
    words: dict[str, str] = {}
    for value in values:
        words.setdefault(fold(value), value)
    many = Counter(map(fold, values))
    may_tell = field in TYPED and not asked.all_numbers
    few = {
        folded for folded, count in many.items() if may_tell and count < SMALL and words[folded] != NOT_SAID
    }
    return [OTHERS if fold(value) in few else words[fold(value)] for value in values]


def _whole(day: date, listed: Sequence[Listed], resting: Sequence[Listed]) -> Group:
    cells = {
        "listed": Cell(len(listed)),
        "resting": Cell(len(resting)),
        "nothing-said": Cell(sum(not one.has_said_what_helps for one in resting)),
        "past-review": Cell(sum(one.review_on is not None and one.review_on < day for one in resting)),
    }
    sums = [share_of(top, bottom, cells) for top, bottom in OF_WHOLE]
    days = median(one.days(day) for one in resting)
    return Group("whole", "On low power", figures_of_whole(days), cells, tuple(sums))


OF_WHOLE = (("resting", "listed"), ("nothing-said", "resting"), ("past-review", "resting"))
PAUSED = "Clients who are paused; closed files."


def figures_of_whole(days: Fraction | None) -> tuple[Figure, ...]:
    """The figures of everyone on low power, given the median of their days."""
    return (
        Figure(
            "resting",
            "On low power",
            "Of the clients on a list that day, those on low power.",
            SHARE,
            "resting",
            "listed",
            excludes=PAUSED,
        ),
        Figure(
            "resting-days",
            "Days on low power",
            "The median of the days since they entered.",
            DAYS,
            bottom="resting",
            value=days,
            excludes="Earlier times on low power.",
        ),
        Figure(
            "nothing-said",
            "Nothing written down that would help",
            "Of those on low power, those for whom nothing is written down, since they entered, that would help.",
            SHARE,
            "nothing-said",
            "resting",
        ),
        Figure(
            "past-review",
            "Past their review day",
            "Of those on low power, those whose day to look again is past.",
            SHARE,
            "past-review",
            "resting",
        ),
    )


def _by(day: date, which: int, listed: Sequence[Listed], resting: Sequence[Listed]) -> Group:
    """Low power by one field of a client, beside the caseload's shares of the same group."""
    field = BY[which]
    values = sorted(
        {one.by[which] for one in listed}, key=lambda value: (value == NOT_SAID, value == OTHERS, value)
    )
    cells: dict[str, Cell] = {"listed": Cell(len(listed)), "resting": Cell(len(resting))}
    sums, figures = [], []
    for value in values:
        there = [one for one in resting if one.by[which] == value]
        group, low = f"{field} {value}", f"{field} {value} on low power"
        cells[group] = Cell(sum(one.by[which] == value for one in listed))
        cells[low] = Cell(len(there))
        sums.append(share_of(low, group, cells))
        figures += _figures(field, value, group, low)
        figures.append(
            Figure(
                f"{field}-days: {value}",
                f"{WORDS.get(value, value)}: days on low power",
                "The median of their days since they entered.",
                DAYS,
                bottom=low,
                value=median(one.days(day) for one in there),
            )
        )
    sums.append(Sum(("listed",), tuple(f"{field} {value}" for value in values)))
    sums.append(Sum(("resting",), tuple(f"{field} {value} on low power" for value in values)))
    return Group(field, f"By {field}", tuple(figures), cells, tuple(sums))


def _figures(field: str, value: str, group: str, low: str) -> list[Figure]:
    said = WORDS.get(value, value)
    return [
        Figure(
            f"{field}-rate: {value}",
            f"{said}: on low power",
            f"Of the clients of this {field}, those on low power.",
            SHARE,
            low,
            group,
            excludes=PAUSED,
        ),
        Figure(
            f"{field}-share: {value}",
            f"{said}: share of low power",
            f"Of those on low power, those of this {field}.",
            SHARE,
            low,
            "resting",
            excludes=PAUSED,
        ),
        Figure(
            f"{field}-caseload: {value}",
            f"{said}: share of the caseload",
            f"Of the clients on a list, those of this {field}.",
            SHARE,
            group,
            "listed",
            excludes=PAUSED,
        ),
    ]
