"""Time spent: by list, by what and by client against follow-through; what low power gave back, and where it went."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from followthrough.triage.reason import Share
from followthrough.workday.given_back import BEFORE_DAYS, GivenBack, Period
from followthrough.workday.item import day_said
from followthrough.workday.time_spent import Part, TimeSpent, in_whole

from .counts import counted
from .lengths import lasting
from .sheet import (
    Block,
    Column,
    Grid,
    Heading,
    Page,
    Paragraph,
    Row,
    Section,
    Sheet,
    Span,
    Value,
    line,
    paragraph,
)
from .words import LIST_NAMES, SHORT_NAMES

COLUMNS = ("ref", "name", "list", "minutes", "share", "follow_through", "minutes_before")
CLIENTS = (
    Column("name", most=24), Column("ref"), Column("quiet", head="list"), Column(head="time", right=True),
    Column("quiet", head="share", right=True), Column(head="kept", right=True),
    Column("quiet", head="before", right=True),
)  # fmt: skip
PARTS = (
    Column("name"), Column(head="time", right=True), Column("quiet", head="share", right=True),
    Column(head="kept", right=True), Column("quiet", head="before", right=True),
    Column("says", head="change", right=True),
)  # fmt: skip
STAYS = (
    Column("name", most=24), Column("ref"), Column("quiet", head="open door since"),
    Column(head="a week before", right=True), Column(head="a week since", right=True),
    Column("good", head="given back", right=True),
)  # fmt: skip
WHATS = {
    "employers": "Employers and job leads", "group-sessions": "Group sessions", "meetings": "Meetings",
    "calls-and-messages": "Calls and messages", "help": "Other help", "other": "The rest",
}  # fmt: skip
SHARED = "The minutes of a group session are shared among all who came."
OF_LISTS = "An entry counts for the list on which the client stood that day. Kept: the mean of its clients."
OF_STAYS = (
    f"Given back: minutes a week in the {BEFORE_DAYS} days before the door was left open, less those a week since,"
    " never under 0, times the weeks of it in these days."
)


def time_sheet(found: TimeSpent) -> Sheet:
    """Where the time went: a row for each client; on a page and for programs, lists and low power as well."""
    return Sheet(
        "time",
        COLUMNS,
        _rows(found),
        document=lambda: _document(found),
        page=lambda: Page(found.period.last, _blocks(found)),
    )


# The page ---------------------------------------------------------------------------------------------------------


def _blocks(found: TimeSpent) -> Iterator[Block]:
    how = ", estimates included" if found.is_estimated and found.saying < found.entries else " written down"
    yield Heading((line(_days(found.period)), line(Span(f"{lasting(round(found.minutes))}{how}", "day"))))
    yield paragraph(Span(_said(found), "quiet"))
    if not found.minutes and not found.minutes_before:
        yield Paragraph()
        yield paragraph(
            "Say how long things take: ", Span("ft log CLIENT call --answered --minutes 15", "next")
        )
        return
    yield Section(line("BY LIST"))
    yield Grid(PARTS, list(_parts(found.lists, LIST_NAMES)))
    yield paragraph(Span(OF_LISTS, "quiet"))
    yield Section(line("BY WHAT IT WENT TO"))
    yield Grid(PARTS, list(_parts(found.whats, WHATS)))
    yield paragraph(Span(f"Before: {_days(found.period.before)}. {SHARED}", "quiet"))
    yield from _given_back(found)
    yield Section(line("BY CLIENT"))
    yield Grid(CLIENTS, list(_clients(found)))


def _days(period: Period) -> str:
    first, last = day_said(period.first), day_said(period.last)
    return f"{first:short} to {last:short} {last.year}, {counted(period.days, 'day')}"


def _said(found: TimeSpent) -> str:
    """How much of the record the figures are of."""
    if not found.entries:
        return "Nothing is written down in these days that takes time."
    if found.saying == found.entries:
        return f"{_all(found.entries)} how long: the figures are of all of them."
    verb = "says" if found.saying == 1 else "say"
    said = f"{found.saying:,} of {counted(found.entries, 'entry', 'entries')} {verb} how long"
    if found.is_estimated:
        return f"{said}; the others are estimated by the lengths of their kinds (ft settings)."
    return f"{said}: the figures are of these. With the lengths of their kinds for the others: --estimate"


def _all(entries: int) -> str:
    return "The one entry says" if entries == 1 else f"All {entries:,} entries say"


def _parts(parts: Sequence[Part], names: dict[str, str]) -> Iterator[Row]:
    now = list(in_whole(part.minutes for part in parts))
    before = list(in_whole(part.minutes_before for part in parts))
    for part, minutes, earlier in zip(parts, now, before, strict=True):
        if minutes or earlier:
            change = minutes - earlier
            sign = "+" if change > 0 else "−" if change < 0 else ""
            yield Row((
                names[part.name], lasting(minutes), _percent(part.share), _percent(part.follow_through),
                lasting(earlier), f"{sign}{lasting(abs(change))}",
            ))  # fmt: skip


def _percent(share: Fraction | None) -> str:
    return "" if share is None else f"{Share(share)}"


def _given_back(found: TimeSpent) -> Iterator[Block]:
    if not found.given_back:
        return
    minutes = list(in_whole(stay.minutes for stay in found.given_back))
    total = Span(f"   {lasting(sum(minutes))}", "good")
    yield Section(line(Span("GIVEN BACK BY THE OPEN DOOR", "list-name"), total))
    told = [
        (stay, back)
        for stay, back in zip(found.given_back, minutes, strict=True)
        if stay.weekly_before or stay.weekly_since
    ]
    if told:
        yield Grid(STAYS, [_stay(stay, back) for stay, back in told])
        yield paragraph(Span(OF_STAYS, "quiet"))
    untold = [s.client.name for s in found.given_back if not (s.weekly_before or s.weekly_since)]
    if untold:
        yield paragraph(Span(f"No minutes are written down, before or since: {', '.join(untold)}.", "quiet"))
    went = [
        f"{WHATS[part.name].lower()} +{lasting(round(part.minutes - part.minutes_before))}"
        for part in found.whats
        if round(part.minutes - part.minutes_before) > 0
    ]
    if went:
        yield paragraph(f"More than in the days before went to: {', '.join(went)}.")


def _stay(stay: GivenBack, minutes: int) -> Row:
    before, since = (lasting(round(weekly)) for weekly in (stay.weekly_before, stay.weekly_since))
    return Row((stay.client.name, stay.client.ref, stay.entered, before, since, lasting(minutes)))


def _clients(found: TimeSpent) -> Iterator[Row]:
    now = in_whole(one.minutes for one in found.clients)
    before = in_whole(one.minutes_before for one in found.clients)
    for (client, where, _, share, kept, _), minutes, earlier in zip(found.clients, now, before, strict=True):
        cells = (lasting(minutes), _percent(share), _percent(kept), lasting(earlier))
        yield Row((client.name, client.ref, SHORT_NAMES[where], *cells))


# The table --------------------------------------------------------------------------------------------------------


def _rows(found: TimeSpent) -> Iterator[tuple[Value, ...]]:
    now = in_whole(one.minutes for one in found.clients)
    before = in_whole(one.minutes_before for one in found.clients)
    for one, minutes, earlier in zip(found.clients, now, before, strict=True):
        yield one.client.ref, one.client.name, one.list, minutes, one.share, one.follow_through, earlier


def _document(found: TimeSpent) -> dict[str, object]:
    """The figures for programs; minutes of parts are rounded so that their sum is that of the whole."""
    return {
        "from": found.period.first,
        "to": found.period.last,
        "entries": found.entries,
        "entries_with_minutes": found.saying,
        "estimated": found.is_estimated,
        "minutes": round(found.minutes),
        "minutes_before": round(found.minutes_before),
        "lists": _part_records(found.lists, "list"),
        "what": _part_records(found.whats, "what"),
        "given_back": [_stay_record(stay) for stay in found.given_back],
        "clients": [dict(zip(COLUMNS, row, strict=True)) for row in _rows(found)],
    }


def _part_records(parts: Sequence[Part], name: str) -> list[dict[str, object]]:
    now, before = in_whole(p.minutes for p in parts), in_whole(p.minutes_before for p in parts)
    return [
        {name: part.name, "minutes": minutes, "share": part.share, "minutes_before": earlier}
        | ({"follow_through": part.follow_through} if name == "list" else {})
        for part, minutes, earlier in zip(parts, now, before, strict=True)
    ]


def _stay_record(stay: GivenBack) -> dict[str, object]:
    return {
        "ref": stay.client.ref, "name": stay.client.name, "since": stay.entered,
        "weekly_before": round(stay.weekly_before), "weekly_since": round(stay.weekly_since),
        "minutes": round(stay.minutes),
    }  # fmt: skip
