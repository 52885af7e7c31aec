"""Rights: who is held, who is due to go, what an erasure came to, and the audit trail."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from followthrough.casework.audit_trail import Chain, Entry
from followthrough.casework.holding import Copy
from followthrough.casework.retention import DUE, HELD, KEPT, Hold, Retained
from followthrough.casework.stub import Erased

from .counts import counted
from .sheet import Block, Column, Grid, Page, Paragraph, Row, Section, Sheet, Span, line, paragraph

MOST_TO_COME = 10
"""Files that are not due yet and are shown on a screen: the next to come."""

# Legal hold -------------------------------------------------------------------------------------------------------


def holds_sheet(held: Sequence[tuple[str, str, Hold]], today: date) -> Sheet:
    """Who is under a legal hold, the longest first."""
    columns = ("ref", "name", "since", "why")
    rows = [(ref, name, hold.since, hold.why) for ref, name, hold in held]
    return Sheet("holds", columns, rows, page=lambda: Page(today, _hold_blocks(held)), today=today)


def _hold_blocks(held: Sequence[tuple[str, str, Hold]]) -> Iterator[Block]:
    if not held:
        yield paragraph("Nobody is under a legal hold.")
        return
    rows = [Row((name, ref, Span(hold.since, "quiet"), hold.why)) for ref, name, hold in held]
    yield Grid((Column("name", most=28), Column("ref"), Column("quiet", "since"), Column(sinks=True)), rows)
    yield Paragraph()
    yield paragraph(
        "Nothing of these files may be erased. ", Span("ft hold CLIENT --release", "next"), " ends a hold."
    )


# Retention --------------------------------------------------------------------------------------------------------


def retention_sheet(found: Sequence[Retained], today: date, years: int) -> Sheet:
    """Every closed file with the day on which its time is up: who is due, who is held, and who comes next."""
    columns = ("ref", "name", "stands", "due_on", "closed_on", "last_on", "hold")
    rows = [
        (
            *(one.file.ref, one.file.name, one.stands, one.due_on, one.file.closed_on, one.file.last_on),
            one.file.hold.why if one.file.hold else None,
        )
        for one in found
    ]
    return Sheet(
        "retention", columns, rows, page=lambda: Page(today, _retention_blocks(found, years)), today=today
    )


def _retention_blocks(found: Sequence[Retained], years: int) -> Iterator[Block]:
    by = {stands: [one for one in found if one.stands == stands] for stands in (DUE, HELD, KEPT)}
    yield paragraph(Span("DUE TO GO", "list-name"))
    if by[DUE]:
        yield _files(by[DUE], "due since")
    else:
        yield paragraph(Span("Nobody is due to go.", "good"))
    if by[HELD]:
        yield Section(line(Span("THEIR TIME IS UP, AND A LEGAL HOLD KEEPS THEM", "list-name")))
        yield _files(by[HELD], "due since")
    if by[KEPT]:
        yield Section(line(Span("NEXT", "list-name")))
        yield _files(by[KEPT][:MOST_TO_COME], "due on")
        if len(by[KEPT]) > MOST_TO_COME:
            yield paragraph(Span(f"… and {len(by[KEPT]) - MOST_TO_COME} more", "quiet"))
    yield Paragraph()
    yield paragraph(
        f"A closed file is kept for {counted(years, 'year')} after its last day (ft settings retention_years); nothing "
        "goes by itself. " + ("The one that is due: " if len(by[DUE]) == 1 else "One that is due: "),
        Span("ft erase-client CLIENT", "next"),
    )


def _files(found: Sequence[Retained], head: str) -> Grid:
    rows = [
        Row(
            (one.file.name, one.file.ref, Span(one.due_on, "quiet"), Span(one.file.closed_on, "quiet")),
            (line(Span(f"legal hold: {one.file.hold.why}", "warn")),) if one.file.hold else (),
        )
        for one in found
    ]
    columns = (
        Column("name", "name", most=28),
        Column("ref", "ref"),
        Column("quiet", head),
        Column("quiet", "closed"),
    )
    return Grid(columns, rows)


# Erasing ----------------------------------------------------------------------------------------------------------

FACTS = {
    "client": ("file", "files"), "contract": ("contract", "contracts"),
    "obligation": ("line of a contract", "lines of contracts"), "absence": ("stretch of days away",) * 2,
    "task": ("task", "tasks"), "placement": ("placement", "placements"), "vision": ("vision", "visions"),
    "check_in": ("check-in", "check-ins"), "open_door": ("open door", "open doors"), "job": ("job", "jobs"),
    "hold": ("legal hold that was released", "legal holds that were released"),
    "activity": ("entry", "entries"),
}  # fmt: skip
"""What the rows of each fact are called, one and several."""
REASONS = {
    "request": "the person asked for it", "retention": "the time for which the file had to be kept is up",
    "error": "the person should not have been on the caseload",
}  # fmt: skip
"""Why somebody is erased, in words."""
STUB = "days, kinds and counts under another reference, so that reports stay as they are; nobody is in them"
BEYOND = (
    "Issued reports hold sums only. What files of others say of the person, and what was printed, sent or exported "
    "before, is yours to see to."
)


def in_counts(counts: Mapping[str, int]) -> str:
    """How many rows of each fact, in words: 2 visions, 14 entries."""
    return ", ".join(counted(many, *FACTS[fact]) for fact, many in counts.items()) or "nothing"


class Certificate(NamedTuple):
    """What an erasure came to: when, by whom and why, how the trail stands, and which copies still hold the person."""

    erased: Erased
    at: datetime
    who: str
    why: str
    chain: Chain
    copies: Sequence[Copy]


def certificate_sheet(told: Certificate) -> Sheet:
    """A certificate of an erasure. No name is in it: the reference that is no more, and what happened to it."""
    rows = list(_certified(told))
    grid = Grid((Column("quiet"), Column("says", sinks=True)), [Row(row) for row in rows])
    return Sheet("certificate", ("what", "is"), rows, page=lambda: Page(None, (grid,)))


def _certified(told: Certificate) -> Iterator[tuple[str, str]]:
    erased = told.erased
    yield (
        "Erased",
        f"the person whose reference was {erased.ref}, on {told.at:%Y-%m-%d at %H:%M} UTC, by {told.who}",
    )
    yield "Because", REASONS[told.why]
    yield "Gone", f"every name, number, address, note and text; {in_counts(erased.gone)}"
    yield "Gone from the journal", counted(erased.earlier, "earlier version", "earlier versions")
    yield "Left", f"{STUB}: {in_counts(erased.kept)}"
    yield "Audit trail", f"{counted(told.chain.entries, 'entry', 'entries')}, head {told.chain.head}"
    for copy in told.copies:
        yield "Still in a copy", f"{copy.name}, through {copy.until}; it goes with the next backup after that"
    if not told.copies:
        yield "Still in a copy", "in none that ft keeps; those that you made yourself are yours to see to"
    yield "Beyond", BEYOND


# The audit trail --------------------------------------------------------------------------------------------------


def trail_sheet(entries: Sequence[Entry], names: Mapping[str, str], today: date) -> Sheet:
    """Who saw, changed and exported what, in the order in which it happened; names of who is still on the caseload."""
    columns = ("number", "at", "who", "did", "what", "about", "name")
    rows = [
        (
            *(entry.number, entry.at, entry.who, entry.did, entry.what, entry.about),
            names.get(entry.about) if entry.about else None,
        )
        for entry in entries
    ]
    return Sheet("audit", columns, rows, page=lambda: Page(today, _trail_blocks(entries, names)), today=today)


def _trail_blocks(entries: Sequence[Entry], names: Mapping[str, str]) -> Iterator[Block]:
    if not entries:
        yield paragraph("Nothing is in the audit trail of these days.")
        return
    rows = []
    for entry in entries:
        here = entry.at.astimezone()
        whom = names.get(entry.about, "") if entry.about else ""
        rows.append(
            Row((here.date(), f"{here:%H:%M}", entry.who, entry.did, f"ft {entry.what}", entry.about, whom))
        )
    columns = (
        Column("quiet"), Column("quiet"), Column(most=24), Column(), Column("says", most=24), Column("ref"),
        Column("name", most=28),
    )  # fmt: skip
    yield Grid(columns, rows)
