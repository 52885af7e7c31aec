"""Housekeeping: what is not written down yet, steps that can be taken back, office days, settings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from followthrough.casework.client import Client
from followthrough.casework.settings import Meaning, as_text, said
from followthrough.casework.wording import spoken
from followthrough.triage.gaps import Gap
from followthrough.workday.settings import DEFAULTS, GROUPS, MEANINGS, Settings

from .counts import counted
from .sheet import Block, Column, Grid, Page, Paragraph, Row, Sheet, Span, Value, line, paragraph
from .words import week_words

Step = tuple[int, datetime, str, bool]
"""A step of the journal: its number, its moment in the counsellor's own zone, the command, whether it is taken back."""


# What is not written down -----------------------------------------------------------------------------------------


def gaps_sheet(gaps: Sequence[tuple[Client, Gap]], today: date | None = None) -> Sheet:
    """What was due and is not written down, client by client, with the command that writes it down."""
    rows = (
        (client.ref, client.name, gap.kind, gap.on, gap.week_of, to_fill(client, gap)) for client, gap in gaps
    )  # fmt: skip
    columns = ("ref", "name", "kind", "on", "week_of", "command")
    return Sheet("gaps", columns, rows, page=lambda: Page(today, _gap_blocks(gaps)), today=today)


def to_fill(client: Client, gap: Gap) -> str:
    """The command that writes down what is missing."""
    if gap.week_of is not None:
        return f"ft log {client.ref} report --week-of {gap.week_of.isoformat()}"
    return f"ft log {client.ref} {gap.kind} --attended --on {gap.on.isoformat()}"


def _gap_blocks(gaps: Sequence[tuple[Client, Gap]]) -> Iterator[Block]:
    if not gaps:
        yield paragraph(Span("Everything of the last two weeks is written down.", "good"))
        return
    rows = []
    before = ""
    for client, gap in gaps:
        name, ref = (client.name, client.ref) if client.ref != before else ("", "")
        day = Span(gap.on, "weekday")
        what = f"report, {week_words(gap.week_of)}" if gap.week_of else line(f"{spoken(gap.kind)}, ", day)
        rows.append(Row((name, ref, what, Span(to_fill(client, gap), "next"))))
        before = client.ref
    yield Grid((Column("name", most=28), Column("ref"), Column(most=40), Column(sinks=True)), rows)
    yield Paragraph()
    how = "For a session, say how it went: --attended, --missed, --excused or --ours."
    yield paragraph(f"{counted(len(gaps), 'thing')} not written down yet. {how}")


# Steps ------------------------------------------------------------------------------------------------------------


def steps_sheet(steps: Iterable[Step], today: date | None = None) -> Sheet:
    """The steps of the journal in the order given; those taken back can be brought again."""
    known = list(steps)
    columns = ("id", "at", "command", "undone")
    return Sheet("steps", columns, known, page=lambda: Page(today, _step_blocks(known)), today=today)


def _step_blocks(steps: list[Step]) -> Iterator[Block]:
    if not steps:
        yield paragraph("Nothing has been done yet that could be taken back.")
        return
    rows = [
        Row((at.date(), f"{at:%H:%M}", f"ft {command}", Span("taken back" if undone else "", "warn")))
        for _, at, command, undone in steps
    ]
    yield Grid((Column("quiet"), Column("quiet"), Column("says", most=90), Column()), rows)
    yield Paragraph()
    yield paragraph(
        Span("ft undo", "next"), " takes back the last one, ", Span("ft redo", "next"), " brings it again."
    )


# Office days ------------------------------------------------------------------------------------------------------


def calendar_sheet(
    holidays: Iterable[tuple[date, str | None]],
    away: Iterable[tuple[date, date, str | None]],
    today: date | None = None,
) -> Sheet:
    """The days on which the office does not work, besides Saturdays and Sundays."""
    shut = [(day, day, "holiday", name) for day, name in holidays]
    shut = sorted(
        [*shut, *((first, last, "away", why) for first, last, why in away)], key=lambda days: days[:3]
    )
    columns = ("from", "to", "kind", "name")
    return Sheet("calendar", columns, shut, page=lambda: Page(today, _calendar_blocks(shut)), today=today)


def _calendar_blocks(shut: list[tuple[date, date, str, str | None]]) -> Iterator[Block]:
    if not shut:
        yield paragraph("No holidays and no days away: the office is open Monday to Friday, every week.")
    rows = []
    for first, last, kind, name in shut:
        days = line(*(() if first == last else (Span(first, "weekday"), Span(" to "))), Span(last, "echo"))
        rows.append(Row((kind, days, name)))
    yield Grid((Column("quiet"), Column(most=64), Column("says", most=50)), rows)


# Settings ---------------------------------------------------------------------------------------------------------


def settings_sheet(settings: Settings, sources: Mapping[str, str]) -> Sheet:
    """All that an agency may set: its value, its default, what it decides, and where both come from."""
    columns = ("name", "value", "unit", "default", "source", "says", "default_from")
    return Sheet(
        "settings", columns, list(_setting_rows(settings, sources)),
        page=lambda: Page(None, _setting_blocks(settings, sources)),
    )  # fmt: skip


def _setting_rows(settings: Settings, sources: Mapping[str, str]) -> Iterator[tuple[Value, ...]]:
    for name, meaning in MEANINGS.items():
        value, default = (as_text(values.value(name)) for values in (settings, DEFAULTS))
        source = sources.get(name, "default")
        yield name, value, meaning.unit, default, source, meaning.says, meaning.source


def _setting_blocks(settings: Settings, sources: Mapping[str, str]) -> Iterator[Block]:
    for group in GROUPS:
        yield paragraph(Span(group.heading.upper(), "list-name"))
        rows = [
            _setting_row(name, meaning, settings, sources.get(name))
            for name, meaning in group.meanings.items()
        ]
        yield Grid((Column("name"), Column(most=60), Column("quiet")), rows, below_at=1)
        yield Paragraph()
    yield paragraph(
        Span("ft settings NAME VALUE", "next"),
        " sets one · ",
        Span("--reset", "next"),
        " goes back to the default",
    )


def _setting_row(name: str, meaning: Meaning, settings: Settings, source: str | None) -> Row:
    unit = "" if meaning.unit in ("share", "programs") else meaning.unit
    value, default = (said(values.value(name), unit).rstrip() for values in (settings, DEFAULTS))
    whence = "default" if source is None else f"{source}; default {default}"
    below = (line(meaning.says), line(Span(f"Default from: {meaning.source}.", "quiet")))
    return Row((name, Span(value, "" if source is None else "warn"), Span(whence, "quiet")), below)
