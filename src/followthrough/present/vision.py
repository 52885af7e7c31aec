"""Vision: what the job would bring, as it stands now, and how importance and confidence have moved."""

from collections.abc import Iterable, Iterator
from datetime import date

from followthrough.casework.case_file import CaseFile
from followthrough.casework.vision import FIGURES, Vision, as_it_stands, said_by

from .record import title_of
from .sheet import Block, Column, Grid, Page, Paragraph, Row, Section, Sheet, Span, line, paragraph

COLUMNS = Vision._fields
BRINGS = {
    "work": "work they like", "money": "money worry off", "routine": "a daily routine", "people": "people",
    "leads_to": "what it leads to",
}  # fmt: skip
PICTURE = {"day_at_work": "a day at work", "strengths": "what an employer would be lucky to get"}
PLAN = {"obstacle": "what gets in the way", "plan": "the plan for it"}
MOST_FIGURES = 6
"""Figures shown in a row; what is older is in the table."""


def vision_sheet(case: CaseFile, today: date | None = None) -> Sheet:
    """Everything that a client has said of what the job would bring, day by day; the page shows what stands now."""
    return Sheet(
        "vision",
        COLUMNS,
        (tuple(vision) for vision in said_by(case.visions, today)),
        page=lambda: Page(today, _blocks(case, today)),
        today=today,
    )


def _blocks(case: CaseFile, today: date | None) -> Iterator[Block]:
    yield title_of(case.client)
    vision = as_it_stands(case.visions, today)
    if vision is None:
        yield paragraph("Nothing is written down yet of what the job would bring.")
        yield paragraph(
            Span(f'ft vision {case.client.ref} --words "…"', "next"), " keeps it, in their own words."
        )
        return
    if vision.words:
        yield paragraph(Span(f"« {vision.words} »", "good"))
    for title, names in (("WHAT IT WOULD BRING", BRINGS), ("THE PICTURE", PICTURE), ("IN THE WAY", PLAN)):
        rows = [Row((words, said)) for name, words in names.items() if (said := getattr(vision, name))]
        if rows:
            yield Section(line(title))
            yield Grid((Column("quiet"), Column("good", most=80)), rows)
    figures = figures_in_words(case.visions, today)
    if figures:
        yield Paragraph()
        yield paragraph(figures)
    yield Paragraph()
    yield paragraph(Span("Said last on ", "quiet"), Span(vision.on, "quiet"), Span(".", "quiet"))


def figures_in_words(visions: Iterable[Vision], day: date | None = None) -> str:
    """The line of figures, up to a day: `importance 5 → 7, confidence 3 → 4 → 6, of 10`; empty if none were given."""
    told = said_by(visions, day)
    lines = [
        f"{name} {' → '.join(map(str, figures[-MOST_FIGURES:]))}"
        for name in FIGURES
        if (figures := [figure for vision in told if (figure := getattr(vision, name)) is not None])
    ]
    return f"{', '.join(lines)}, of 10" if lines else ""
