"""Time spent: where the hours went, list by list and client by client, beside what was kept of what was agreed.

An entry's minutes belong to the list on which the client stood that day. The minutes of a group session, the longest
that an entry of that kind and day says, are shared among all who came and are recorded with minutes. What an entry does
not say is not known; an estimate goes by the length of its kind, and is only made where it is asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from followthrough.casework.activity import CONTACTS, HELP, SESSIONS, Activity
from followthrough.casework.client import LISTS, Client
from followthrough.triage.standing import Chapter

from .given_back import GivenBack, Minutes, Period, Person, given_back, last_open, sum_of
from .hours import Hours

IN_GROUPS = ("job-club", "workshop")
"""Sessions that are held once for all who come."""
EMPLOYERS, GROUPS, MEETINGS, CALLS, HELPING, OTHER = WHATS = (
    "employers",
    "group-sessions",
    "meetings",
    "calls-and-messages",
    "help",
    "other",
)
"""What time is spent on."""
FOR_EMPLOYERS = ("employer-contact", "job-leads")
ESTIMATES = {
    **{kind: kind for kind in CONTACTS}, **dict.fromkeys(IN_GROUPS, "session"), "meeting": "meeting",
    **dict.fromkeys(("job-leads", "employer-contact", "reference"), "owed"), "check-in": "call", "reply": "text",
    **dict.fromkeys(("resume-help", "interview-practice"), "meeting"),
}  # fmt: skip
"""The length among the hours by which an entry of a kind is estimated. A client's own work takes none of ours."""


class ClientTime(NamedTuple):
    """A client's minutes in the period and in the one before it, and the share of all the period's minutes.

    `list` is the list on the last day of the period, or the last on which the file was open.
    """

    client: Client
    list: str
    minutes: Fraction
    share: Fraction | None
    follow_through: Fraction | None
    minutes_before: Fraction


class Part(NamedTuple):
    """The minutes of a list, or of what they were spent on, in the period and in the one before it."""

    name: str
    minutes: Fraction
    share: Fraction | None
    minutes_before: Fraction
    follow_through: Fraction | None = None


class TimeSpent(NamedTuple):
    """Where the minutes of a period went. `entries` are those that take time; `saying` of them say how long."""

    period: Period
    entries: int
    saying: int
    is_estimated: bool
    minutes: Fraction
    minutes_before: Fraction
    lists: tuple[Part, ...]
    whats: tuple[Part, ...]
    clients: tuple[ClientTime, ...]
    given_back: tuple[GivenBack, ...]


def time_spent(period: Period, people: Iterable[Person], estimate_by: Hours | None = None) -> TimeSpent:
    """Where the minutes of a period went, with an estimate for entries without minutes if there are hours to go by."""
    people = list(people)
    known = list(minutes_known(people, estimate_by))
    now = [one for one in known if period.holds(one.on)]
    before = [one for one in known if period.before.holds(one.on)]
    total, total_before = sum_of(now), sum_of(before)
    entries = [entry for _, entry in that_take_time(people) if period.holds(entry.on)]
    return TimeSpent(
        period,
        len(entries),
        sum(entry.minutes is not None for entry in entries),
        estimate_by is not None,
        total,
        total_before,
        tuple(_lists(people, now, before, total)),
        tuple(_whats(now, before, total)),
        tuple(_clients(period, people, now, before, total)),
        tuple(given_back(period, people, known)),
    )


# Minutes --------------------------------------------------------------------------------------------------------


def takes_time(entry: Activity) -> bool:
    """Whether an entry is of something that takes our time: a contact, a session held, help; or says so itself."""
    if entry.kind in SESSIONS:
        return entry.outcome == "attended" or bool(entry.minutes)
    return entry.kind in CONTACTS or entry.kind in HELP or bool(entry.minutes)


def that_take_time(people: Iterable[Person]) -> list[tuple[Person, Activity]]:
    """Every entry that takes time; of a session held for all who come, that of each who came, if anybody did."""
    found = [(person, entry) for person in people for entry in person.entries if takes_time(entry)]
    held = {(e.on, e.kind) for _, e in found if e.kind in IN_GROUPS and e.outcome == "attended"}
    return [(p, e) for p, e in found if e.outcome == "attended" or (e.on, e.kind) not in held]


def minutes_known(people: Iterable[Person], estimate_by: Hours | None = None) -> Iterator[Minutes]:
    """Every entry that takes time and says how long, or is estimated; sessions shared among all who came."""
    found = [
        (person, entry, minutes)
        for person, entry in that_take_time(people)
        if (minutes := _said(entry, estimate_by)) is not None
    ]
    rooms: dict[tuple[date, str], list[int]] = defaultdict(list)
    for _, entry, minutes in found:
        if entry.kind in IN_GROUPS:
            rooms[entry.on, entry.kind].append(minutes)
    for person, entry, minutes in found:
        room = rooms.get((entry.on, entry.kind), [minutes])
        share = Fraction(minutes * max(room), sum(room)) if sum(room) else Fraction(0)
        where = _list_on(person.chapters, entry.on)
        yield Minutes(person.client.ref, entry.on, where, _what(entry.kind), share)


def in_whole(minutes: Iterable[Fraction]) -> Iterator[int]:
    """Minutes in whole ones whose sum is that of them all, rounded."""
    exact, told = Fraction(0), 0
    for part in minutes:
        exact += part
        whole = round(exact) - told
        told += whole
        yield whole


def _said(entry: Activity, estimate_by: Hours | None) -> int | None:
    if entry.minutes is not None or estimate_by is None or entry.kind not in ESTIMATES:
        return entry.minutes
    times = entry.count if entry.kind in HELP else 1
    return estimate_by.length(ESTIMATES[entry.kind]) * times


def _what(kind: str) -> str:
    if kind in FOR_EMPLOYERS:
        return EMPLOYERS
    if kind in SESSIONS:
        return GROUPS if kind in IN_GROUPS else MEETINGS
    if kind in CONTACTS:
        return CALLS
    return HELPING if kind in HELP else OTHER


def _list_on(chapters: tuple[Chapter, ...], day: date) -> str:
    """The list on which a client stood on a day; before intake, the first one."""
    return next((c.standing.list for c in reversed(chapters) if c.on <= day), chapters[0].standing.list)


def _by(found: Iterable[Minutes], name: str) -> Mapping[str, Fraction]:
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for one in found:
        sums[getattr(one, name)] += one.minutes
    return sums


def _share(minutes: Fraction, total: Fraction) -> Fraction | None:
    return minutes / total if total else None


# Where they went ------------------------------------------------------------------------------------------------


def _lists(
    people: Iterable[Person], now: list[Minutes], before: list[Minutes], total: Fraction
) -> Iterator[Part]:
    """The lists in their order, each with the mean follow-through of the clients who had minutes on it."""
    sums, sums_before = _by(now, "list"), _by(before, "list")
    kept = {person.client.ref: person.follow_through for person in people}
    for where in LISTS:
        refs = {one.ref for one in now if one.list == where}
        shares = [share for ref in refs if (share := kept[ref]) is not None]
        mean = sum(shares, Fraction(0)) / len(shares) if shares else None
        minutes = sums.get(where, Fraction(0))
        yield Part(where, minutes, _share(minutes, total), sums_before.get(where, Fraction(0)), mean)


def _whats(now: list[Minutes], before: list[Minutes], total: Fraction) -> Iterator[Part]:
    sums, sums_before = _by(now, "what"), _by(before, "what")
    for what in WHATS:
        minutes = sums.get(what, Fraction(0))
        yield Part(what, minutes, _share(minutes, total), sums_before.get(what, Fraction(0)))


def _clients(
    period: Period, people: Iterable[Person], now: list[Minutes], before: list[Minutes], total: Fraction
) -> list[ClientTime]:
    """Who had minutes in the period or before it, the most minutes first."""
    sums, sums_before = _by(now, "ref"), _by(before, "ref")
    found = []
    for client, chapters, kept, _ in people:
        minutes, earlier = (taken.get(client.ref, Fraction(0)) for taken in (sums, sums_before))
        if minutes or earlier:
            where = _list_on(chapters, last_open(client, period.last))
            found.append(ClientTime(client, where, minutes, _share(minutes, total), kept, earlier))
    return sorted(found, key=lambda one: (-one.minutes, -one.minutes_before, one.client.name))
