"""Coming and going: who was taken in, who was served, whose file was closed and how it came out."""

from collections import Counter
from collections.abc import Sequence

from followthrough.casework.names import fold

from .figures import SHARE, Cell, Figure, Group, Sum, share_of
from .followed import Asked, Followed, is_service
from .suppression import SMALL

NOT_SAID = "No outcome written down"
OTHERS = "Other outcomes"


def coming_and_going(people: Sequence[Followed], asked: Asked) -> Group:
    """Intakes, clients served, and files closed by outcome."""
    days = asked.days
    open_ = [one for one in people if _was_open(one, asked)]
    served = [one for one in open_ if any(map(is_service, one.within(days)))]
    closed = [one for one in people if one.client.closed_on and days.holds(one.client.closed_on)]
    outcomes = _outcomes(closed, asked)
    cells = {
        "intakes": Cell(sum(days.holds(one.client.intake) for one in people)),
        "open": Cell(len(open_)),
        "served": Cell(len(served)),
        "closed": Cell(len(closed)),
        **{f"closed: {outcome}": Cell(many) for outcome, many in outcomes.items()},
    }
    sums = (share_of("served", "open", cells), Sum(("closed",), tuple(f"closed: {one}" for one in outcomes)))
    by_outcome = (
        Figure(
            f"closed: {one}",
            f"Closed: {one}",
            f"Of the files closed, those with this outcome: {one}.",
            top=f"closed: {one}",
        )
        for one in outcomes
    )
    figures = (*FIGURES, *by_outcome)
    return Group("coming-and-going", "Coming and going", figures, cells, sums)


FIGURES = (
    Figure("intakes", "Intakes", "Clients whose intake is in the period.", top="intakes"),
    Figure(
        "open",
        "Open files",
        "Clients whose file was open on at least one day of the period.",
        top="open",
        excludes="Files closed on the first day of the period or before it.",
    ),
    Figure(
        "served",
        "Clients served",
        "Of the open files, those with a contact, a session attended, or help from us written down in the period.",
        SHARE,
        "served",
        "open",
        excludes="A client’s own work that we only wrote down; sessions missed or called off.",
    ),
    Figure(
        "closed",
        "Files closed",
        "Clients whose file was closed in the period.",
        top="closed",
        excludes="Files that were opened again since.",
    ),
)


def _was_open(one: Followed, asked: Asked) -> bool:
    closed = one.client.closed_on
    return one.client.intake <= asked.days.last and (closed is None or closed > asked.days.first)


def _outcomes(closed: Sequence[Followed], asked: Asked) -> dict[str, int]:
    """How many files were closed with each outcome, in its first wording; what few share is not named."""
    words: dict[str, str] = {}
    many: Counter[str] = Counter()
    for one in closed:
        said = one.client.outcome or NOT_SAID
        words.setdefault(fold(said), said)
        many[fold(said)] += 1
    named: Counter[str] = Counter()
    for folded, count in many.most_common():
        is_named = count >= SMALL or asked.all_numbers or words[folded] == NOT_SAID
        named[words[folded] if is_named else OTHERS] += count
    return dict(named)
