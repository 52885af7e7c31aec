"""Backups: what there is to go back to, and what going back would take away."""

from collections.abc import Iterator, Sequence
from datetime import date

from followthrough.casework.backups import Look, Lost, moment_in_words

from .counts import counted
from .sheet import Block, Column, Grid, Page, Paragraph, Row, Sheet, Span, line, paragraph

COLUMNS = ("number", "made", "why", "clients", "entries", "bytes", "good", "trouble", "path")
WHY = {
    "daily": "before the day’s first change",
    "asked": "as you asked",
    "import": "before an import",
    "erasure": "before an erasure",
    "form": "before it took this version’s form",
    "replaced": "what a restored one replaced",
    "own": "a file of your own",
}
"""Why a backup was made, in words."""


def backups_sheet(looks: Sequence[Look], today: date | None = None) -> Sheet:
    """Every backup in the order given, which numbers them."""
    rows = (
        (number, backup.made.isoformat(sep=" ", timespec="minutes"), backup.why, *_counts(look), look.size,
         look.trouble is None, look.trouble, backup.place)
        for number, look in enumerate(looks, 1) for backup in (look.backup,)
    )  # fmt: skip
    return Sheet("backups", COLUMNS, rows, page=lambda: Page(today, _blocks(looks)), today=today)


def _counts(look: Look) -> tuple[int | None, int | None]:
    return (None, None) if look.holds is None else look.holds[:2]


def _blocks(looks: Sequence[Look]) -> Iterator[Block]:
    if not looks:
        yield paragraph("There is no backup yet: ", Span("ft backup", "next"), " makes one now.")
        return
    columns = (
        Column("ref", right=True), Column("day", "made"), Column("quiet", "why", most=36),
        Column(head="clients", right=True), Column(head="entries", right=True), Column("quiet", "size", right=True),
        Column(sinks=True),
    )  # fmt: skip
    yield Grid(columns, (_row(number, look) for number, look in enumerate(looks, 1)))
    yield Paragraph()
    newest = line(Span("ft restore", "next"), " goes back to the newest good one, ")
    yield paragraph(*newest, Span("ft restore NUMBER", "next"), " to another.")


def _row(number: int, look: Look) -> Row:
    made, why = moment_in_words(look.backup.made), WHY[look.backup.why]
    good = Span("good", "good") if look.trouble is None else Span(look.trouble, "warn")
    clients, entries = (None if count is None else f"{count:,}" for count in _counts(look))
    return Row((str(number), made, why, clients, entries, size_in_words(look.size), good))


def size_in_words(size: int) -> str:
    """A size as people say it: 6.4 MB."""
    return f"{max(size, 100_000) / 1_000_000:,.1f} MB" if size else "nothing"


def held_in_words(look: Look) -> str:
    """What a backup holds: 41 clients, 1,204 entries, 1.2 MB."""
    if look.holds is None:
        return size_in_words(look.size)
    clients, entries, _ = look.holds
    return f"{counted(clients, 'client')}, {counted(entries, 'entry', 'entries')}, {size_in_words(look.size)}"


def lost_in_words(lost: Lost | None) -> str:
    """What was recorded since a backup, and will not be there when it is gone back to."""
    if lost is None:
        return "What was recorded since then cannot be counted, as the caseload cannot be read."
    if lost.last is None:
        return "Nothing was recorded since then."
    entries, clients = counted(lost.entries, "entry", "entries"), counted(lost.clients, "new client")
    at, command = lost.last
    return (
        f"Recorded since then, and not in it: {counted(lost.steps, 'step')}, with {entries} and {clients}. "
        f"The last one was “{command}”, on {moment_in_words(at.astimezone())}."
    )
