"""Doctor: what ft stands on, question by question, with what to do where something is amiss."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .counts import counted
from .sheet import Block, Column, Grid, Page, Paragraph, Row, Sheet, Span, line, paragraph

YES, NO, NOT_YET = "yes", "no", "not yet"
"""Well; amiss; not there, which harms nothing until it is asked for."""
_ROLES = {YES: "good", NO: "warn", NOT_YET: "quiet"}


class Finding(NamedTuple):
    """One question about what ft stands on: its answer, what was found, and what to do about it."""

    part: str
    question: str
    answer: str
    value: str
    hint: str | None = None


def doctor_sheet(findings: Sequence[Finding]) -> Sheet:
    """What was found, question by question."""
    return Sheet("doctor", Finding._fields, findings, page=lambda: Page(None, _blocks(findings)))


def _blocks(findings: Sequence[Finding]) -> Iterator[Block]:
    rows: list[Row | Paragraph] = []
    part = ""
    for found in findings:
        if found.part != part:
            if rows:
                rows.append(Paragraph())
            rows.append(paragraph(Span(found.part.upper(), "list-name")))
            part = found.part
        below = (line(Span(f"→ {found.hint}", "next")),) if found.hint else ()
        rows.append(Row((found.question, Span(found.answer, _ROLES[found.answer]), found.value), below))
    yield Grid((Column(most=40), Column(), Column("says", sinks=True)), rows)
    yield Paragraph()
    amiss = sum(found.answer == NO for found in findings)
    if amiss:
        yield paragraph(Span(f"{counted(amiss, 'thing needs', 'things need')} a look.", "warn"))
    else:
        yield paragraph(Span("All is well.", "good"))
