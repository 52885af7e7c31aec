"""Open door: one client on low power; what was tried, what would help, what is owed, and the way back."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from followthrough.casework.activity import Activity
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import LOW_POWER, OpenDoor
from followthrough.casework.vision import as_it_stands
from followthrough.triage.assess import Judged
from followthrough.triage.resting import attempts_before, next_review

from .record import title_of
from .sheet import Block, Column, Grid, Page, Paragraph, Row, Section, Sheet, Span, line, paragraph
from .words import entry_words

COLUMNS = (
    "ref",
    "name",
    "since",
    "tried",
    "would_help",
    "said_on",
    "contact_owed_by",
    "review_on",
    "way_back",
)


class Resting(NamedTuple):
    """What there is to say of a client on low power."""

    since: date
    contact_by: date | None
    review_on: date
    way_back: str | None


def resting(judged: Judged) -> Resting | None:
    """Where a client on low power stands; None of anybody else."""
    found = judged.assessment
    if found is None or found.list != LOW_POWER:
        return None
    return Resting(found.since, found.next_contact, next_review(judged.view), found.way_out)


def open_door_sheet(case: CaseFile, judged: Judged, rests: Resting) -> Sheet:
    """One client on low power."""
    return Sheet(
        "open-door",
        COLUMNS,
        [_row(case, judged, rests)],
        page=lambda: Page(judged.view.day, _blocks(case, judged, rests)),
    )


def _row(case: CaseFile, judged: Judged, rests: Resting) -> tuple[str | date | None, ...]:
    doors = _doors(case, judged)
    door = doors[-1] if doors else None
    tried = "; ".join(f"{a.kind} {a.on.isoformat()}" for a in _tried(judged, rests))
    return (
        case.client.ref, case.client.name, rests.since, tried or None, door.would_help if door else None,
        door.on if door else None, rests.contact_by, rests.review_on, rests.way_back,
    )  # fmt: skip


def _blocks(case: CaseFile, judged: Judged, rests: Resting) -> Iterator[Block]:
    yield title_of(case.client)
    yield paragraph(Span("Low power, door open", "list-name"), " since ", Span(rests.since, "echo"))
    yield from _what_was_tried(judged, rests)
    yield from _what_would_help(case, _doors(case, judged))
    yield Section(line("WHAT IS OWED"))
    if rests.contact_by is not None:
        by = "is due since" if rests.contact_by < judged.view.day else "by"
        yield paragraph(f"One light contact {by} ", Span(rests.contact_by, "echo"), ".", indent=2)
    is_past = rests.review_on < judged.view.day
    look = "A look at it again is due since " if is_past else "A look at it again on "
    yield paragraph(look, Span(rests.review_on, "echo"), ".", indent=2)
    yield Section(line("THE WAY BACK"))
    yield paragraph(Span(rests.way_back or "", "next"), indent=2)
    vision = as_it_stands(case.visions, judged.view.day)
    if vision is not None and vision.own_words:
        yield paragraph(Span(f"« {vision.own_words} »", "good"), indent=2)
    yield Paragraph()
    ref = case.client.ref
    yield paragraph(
        "Words to say: ", Span(f"ft draft {ref}", "next"), " · why: ", Span(f"ft why {ref}", "next")
    )


def _what_was_tried(judged: Judged, rests: Resting) -> Iterator[Block]:
    tried = _tried(judged, rests)
    yield Section(line("WHAT WAS TRIED"))
    if tried:
        rows = [Row((attempt.on, entry_words(attempt), f"#{attempt.id}")) for attempt in tried]
        yield Grid((Column("quiet"), Column(), Column("ref")), rows, indent=2)
    else:
        yield paragraph("No attempt is recorded in the four weeks before.", indent=2)


def _doors(case: CaseFile, judged: Judged) -> list[OpenDoor]:
    """What was said, by the day that is looked from, of what would help."""
    return [door for door in case.open_doors if door.on <= judged.view.day]


def _what_would_help(case: CaseFile, doors: Sequence[OpenDoor]) -> Iterator[Block]:
    yield Section(line("WHAT WOULD HELP"))
    for door in {door.would_help: door for door in doors[-2:]}.values():
        yield paragraph(Span(door.on, "quiet"), f"  {door.would_help}", indent=2)
    if not doors:
        yield paragraph(
            "Nothing is written down yet. ",
            Span(f'ft open-door {case.client.ref} --would-help "…"', "next"),
            " keeps it.",
            indent=2,
        )


def _tried(judged: Judged, rests: Resting) -> list[Activity]:
    return attempts_before(judged.view.record.attempts, rests.since)
