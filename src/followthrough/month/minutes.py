"""Minutes: where our time went, list by list and by what it went to."""

from collections.abc import Iterable, Sequence

from followthrough.casework.client import ACTIVE, LISTS, LOW_POWER, NEEDS_EARLY_INTERVENTION
from followthrough.workday.given_back import Minutes, Person, sum_of
from followthrough.workday.time_spent import WHATS, in_whole, minutes_known, that_take_time

from .figures import MINUTES, SHARE, Cell, Figure, Group, Sum, share_of
from .followed import Asked, Followed
from .moving import NAMES

OF_WHAT = {
    "employers": "Employers and job leads",
    "group-sessions": "Group sessions",
    "meetings": "Meetings",
    "calls-and-messages": "Calls and messages",
    "help": "Other help",
    "other": "The rest",
}
FOR_LISTS = {
    NEEDS_EARLY_INTERVENTION: "For early intervention",
    ACTIVE: "For clients on active",
    LOW_POWER: "For clients on low power",
}
NOT_WRITTEN = "Entries that do not say how long; the time of a group session is shared among who came."


def minutes(people: Sequence[Followed], asked: Asked) -> Group:
    """Our minutes in the period, as far as they are written down."""
    persons = [Person(one.client, one.chapters, None, tuple(one.within(asked.days))) for one in people]
    taking = [entry for _, entry in that_take_time(persons)]
    known = list(minutes_known(persons))
    cells = {
        "taking-time": Cell(len(taking)),
        "saying-minutes": Cell(sum(entry.minutes is not None for entry in taking)),
        **_parts(known, "list", LISTS),
        **_parts(known, "what", WHATS),
    }
    lists, whats = tuple(f"list {name}" for name in LISTS), tuple(f"what {name}" for name in WHATS)
    cells["minutes"] = Cell(sum(cells[name].value for name in lists), len({one.ref for one in known}))
    sums = (
        share_of("saying-minutes", "taking-time", cells),
        Sum(("minutes",), lists),
        Sum(("minutes",), whats),
    )
    return Group("time", "Our time", FIGURES, cells, sums)


def _parts(known: Iterable[Minutes], by: str, names: Sequence[str]) -> dict[str, Cell]:
    """The minutes of each part in whole ones, and how many clients they were for."""
    parts = {name: [one for one in known if getattr(one, by) == name] for name in names}
    whole = in_whole(map(sum_of, parts.values()))
    return {
        f"{by} {name}": Cell(many, len({one.ref for one in part}))
        for (name, part), many in zip(parts.items(), whole, strict=True)
    }


FIGURES = (
    Figure(
        "minutes",
        "Time written down",
        "The minutes written down in the period: contacts, sessions held, help.",
        MINUTES,
        "minutes",
        excludes=NOT_WRITTEN,
    ),
    Figure(
        "saying-minutes",
        "Entries that say how long",
        "Of the entries that take our time, those with minutes: the figures on time are of these.",
        SHARE,
        "saying-minutes",
        "taking-time",
        excludes="A client’s own work; sessions missed.",
    ),
    *(
        Figure(
            f"list-{name}",
            FOR_LISTS[name],
            f"Minutes for clients who stood on the list {NAMES[name]} that day.",
            MINUTES,
            f"list {name}",
            excludes=NOT_WRITTEN,
        )
        for name in LISTS
    ),
    *(
        Figure(
            f"what-{name}",
            OF_WHAT[name],
            f"Minutes for this: {OF_WHAT[name].lower()}.",
            MINUTES,
            f"what {name}",
            excludes=NOT_WRITTEN,
        )
        for name in WHATS
    ),
)
