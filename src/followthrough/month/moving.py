"""Moving: from list to list; early interventions and what came of them; low power, and who is back."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from followthrough.casework.activity import CONTACTS
from followthrough.casework.client import ACTIVE, LOW_POWER, NEEDS_EARLY_INTERVENTION
from followthrough.workday.given_back import Period

from .figures import DAYS, SHARE, Cell, Figure, Group, Sum, median, share_of
from .followed import CLOSED, PAUSED, Asked, Followed, Move

WITHIN_DAYS = 15
"""Days after which is asked what came of an early intervention, and of reaching out to a client on low power."""
WELCOMED = "welcome-back"
NAMES = {ACTIVE: "active", NEEDS_EARLY_INTERVENTION: "early intervention", LOW_POWER: "low power"}
WAYS = (
    (ACTIVE, NEEDS_EARLY_INTERVENTION),
    (NEEDS_EARLY_INTERVENTION, ACTIVE),
    (NEEDS_EARLY_INTERVENTION, LOW_POWER),
    (LOW_POWER, NEEDS_EARLY_INTERVENTION),
    (ACTIVE, LOW_POWER),
    (LOW_POWER, ACTIVE),
)
PLACED_THERE = "placed in early intervention from low power"
NOT_YET = "not-yet"
BECAME = {
    ACTIVE: "Back to active",
    NEEDS_EARLY_INTERVENTION: "Still there",
    LOW_POWER: "On low power",
    PAUSED: "Paused",
    CLOSED: "File closed",
    NOT_YET: "Not known yet",
}


def moving(people: Sequence[Followed], asked: Asked) -> Group:
    """The moves between the lists, counted."""
    many = Counter((move.from_, move.to) for one in people for move in one.moves(asked.days))
    cells = {_way(way): Cell(many[way]) for way in WAYS} | {"moves": Cell(many.total())}
    figures = (
        Figure(
            "moves",
            "Moves between lists",
            "Times that a client went from one list to another in the period.",
            top="moves",
            excludes="The list of the day of intake; pauses; what came after closing.",
        ),
        *(
            Figure(
                _way(way),
                f"{NAMES[way[0]].capitalize()} → {NAMES[way[1]]}",
                f"Of the moves, those from {NAMES[way[0]]} to {NAMES[way[1]]}.",
                top=_way(way),
            )
            for way in WAYS
        ),
    )
    return Group(
        "moves", "Moves between the lists", figures, cells, (Sum(("moves",), tuple(map(_way, WAYS))),)
    )


def _way(way: tuple[str, str]) -> str:
    return f"{way[0]} to {way[1]}"


# Early intervention ---------------------------------------------------------------------------------------------


def early(people: Sequence[Followed], asked: Asked) -> Group:
    """The early interventions that began in the period, and where each client stood 15 days later."""
    begun = [(one, move) for one in people for move in _begun(one, asked.days)]
    became = Counter(_became(one, move, asked.days) for one, move in begun)
    placed = sum(move.from_ == LOW_POWER for _, move in begun)
    cells = {"begun": Cell(len(begun)), PLACED_THERE: Cell(placed)}
    cells |= {f"then {where}": Cell(became[where]) for where in BECAME}
    sums = (
        Sum(("begun",), tuple(f"then {where}" for where in BECAME)),
        Sum(("begun",), (_way(WAYS[0]), PLACED_THERE)),
    )
    figures = (
        Figure(
            "begun",
            "Early interventions begun",
            "Times that a client came to needs early intervention in the period, by a rule or by your word.",
            top="begun",
            excludes="Who was welcomed back from low power; who was placed there on the day of intake.",
        ),
        *(
            Figure(f"then-{where}", label, _becomes(where), top=f"then {where}")
            for where, label in BECAME.items()
        ),
    )
    return Group("early", "Early interventions", figures, cells, sums)


def _becomes(where: str) -> str:
    if where == NOT_YET:
        return f"Of those begun, those that began less than {WITHIN_DAYS} days before the last day of the period."
    what = {
        ACTIVE: "was on active",
        NEEDS_EARLY_INTERVENTION: "was in early intervention",
        LOW_POWER: "was on low power",
        PAUSED: "was paused",
        CLOSED: "had a closed file",
    }[where]
    return f"Of those begun, those where the client {what} {WITHIN_DAYS} days later."


def _begun(one: Followed, days: Period) -> Iterator[Move]:
    moves = one.moves(days)
    return (move for move in moves if move.to == NEEDS_EARLY_INTERVENTION and move.cause != WELCOMED)


def _became(one: Followed, move: Move, days: Period) -> str:
    then = move.on + timedelta(WITHIN_DAYS)
    return one.stands(then) if then <= days.last else NOT_YET


# Low power ------------------------------------------------------------------------------------------------------


def resting(people: Sequence[Followed], asked: Asked) -> Group:
    """Who is on low power at the end and for how long, who entered, and who is back."""
    days = asked.days
    now = [one for one in people if one.stands(days.last) == LOW_POWER]
    lasting = [(days.last - one.stays(days.last)[-1].first).days for one in now]
    back = [(one, move) for one in people for move in one.moves(days) if move.cause == WELCOMED]
    soon = sum(_is_soon(one, move) for one, move in back)
    entered = sum(move.to == LOW_POWER for one in people for move in one.moves(days))
    cells = {
        "resting": Cell(len(now)),
        "entered": Cell(entered),
        "returned": Cell(len(back)),
        "returned-soon": Cell(soon),
    }
    sums = (
        share_of("returned-soon", "returned", cells),
        Sum(("entered",), (_way((ACTIVE, LOW_POWER)), _way((NEEDS_EARLY_INTERVENTION, LOW_POWER)))),
        Sum((_way((LOW_POWER, NEEDS_EARLY_INTERVENTION)),), ("returned", PLACED_THERE)),
    )
    figures = (
        Figure(
            "resting",
            "On low power at the end",
            "Clients on low power on the last day of the period.",
            top="resting",
            excludes="Clients who are paused on that day.",
        ),
        Figure(
            "resting-days",
            "Days on low power",
            "The median of the days that these clients have been on low power.",
            DAYS,
            bottom="resting",
            value=median(lasting),
            excludes="Earlier times on low power.",
        ),
        *RESTING,
    )
    return Group("low-power", "Low power, door open", figures, cells, sums)


RESTING = (
    Figure(
        "entered",
        "Entered low power",
        "Times that a client came to low power in the period.",
        top="entered",
        excludes="Who was placed there on the day of intake.",
    ),
    Figure(
        "returned",
        "Returned",
        "Times that a client was welcomed back from low power in the period.",
        top="returned",
        excludes="Who was placed on another list by your word alone.",
    ),
    Figure(
        "returned-soon",
        f"Returned within {WITHIN_DAYS} days of reaching out",
        f"Of those who returned, those who did within {WITHIN_DAYS} days of our first contact out since they entered.",
        SHARE,
        "returned-soon",
        "returned",
        excludes="No contact out before the return counts as not within.",
    ),
)


def _is_soon(one: Followed, move: Move) -> bool:
    """Whether a return came within 15 days of the first contact out after entering."""
    entered = next(stay.first for stay in reversed(one.stays(move.on)) if stay.first < move.on)
    out = (
        e.on for e in one.entries if e.kind in CONTACTS and e.direction == "out" and entered < e.on <= move.on
    )
    first = min(out, default=None)
    return first is not None and (move.on - first).days <= WITHIN_DAYS
