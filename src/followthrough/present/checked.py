"""Checked: what was looked at in a caseload, what was found, and what to do about it."""

from collections.abc import Iterator

from followthrough.casework.checked import AMISS, DAMAGE, Checked, Finding, Part

from .counts import counted
from .sheet import Block, Column, Document, Grid, Page, Paragraph, Row, Sheet, Span, Value, line, paragraph

COLUMNS = ("part", "found", "number", "says", "rule", "where", "remedy")
LOOKED_AT = "looked at"
"""What stands in a row that tells of a part, where one of a finding has how grave it is."""
DAMAGED = "The caseload is damaged. Do not write to it: put a copy of it aside first."
UNOPENED = "If this was your caseload, it is damaged: put a copy of it aside, and go back to a backup."
_ROLES = {DAMAGE: "warn", AMISS: "warn"}


def checked_sheet(checked: Checked, newest: str = "") -> Sheet:
    """What was looked at and what was found; `newest` says which backup to go back to."""
    return Sheet(
        "check",
        COLUMNS,
        list(_rows(checked)),
        document=lambda: _document(checked, newest),
        page=lambda: Page(None, _blocks(checked, newest)),
    )


def _rows(checked: Checked) -> Iterator[tuple[Value, ...]]:
    for part in checked.parts:
        yield part.name, LOOKED_AT, part.number, part.says, None, None, None
    for found in checked.findings:
        yield found.part, found.grade, None, found.what, found.rule, found.where, found.remedy


def _document(checked: Checked, newest: str) -> Document:
    return {
        "sound": not checked.is_damaged and not checked.is_amiss,
        "damaged": checked.is_damaged,
        "looked_at": [part._asdict() for part in checked.parts],
        "findings": [found._asdict() for found in checked.findings],
        "newest_backup": newest or None,
    }


def _blocks(checked: Checked, newest: str) -> Iterator[Block]:
    columns = (Column("name", most=20), Column(right=True), Column("says", sinks=True))
    yield Grid(columns, [_looked_at(part) for part in checked.parts])
    for grade, title in (
        (DAMAGE, "DAMAGE"),
        (AMISS, "NOT AS IT SHOULD BE"),
        ("notice", "WORTH A LOOK"),
    ):
        found = [one for one in checked.findings if one.grade == grade]
        if found:
            yield Paragraph()
            yield paragraph(Span(title, "list-name"))
            rows = [_finding(one, grade) for one in found]
            yield Grid((Column(most=20), Column("ref", most=24), Column("says", sinks=True)), rows)
    yield Paragraph()
    yield from _ending(checked, newest)


def _looked_at(part: Part) -> Row:
    return Row((part.name, "?" if part.number is None else f"{part.number:,}", part.says))


def _finding(found: Finding, grade: str) -> Row:
    below = line(Span(f"→ {found.remedy}", "next"))
    return Row((Span(found.rule, _ROLES.get(grade, "quiet")), found.where or "", found.what), (below,))


def _ending(checked: Checked, newest: str) -> Iterator[Paragraph]:
    if checked.is_damaged:
        yield paragraph(Span(DAMAGED if checked.was_opened else UNOPENED, "warn"))
        yield paragraph(newest or "No good backup of it was found beside it.")
        yield paragraph("What can be gone back to: ", Span("ft restore --list", "next"))
    elif checked.is_amiss:
        amiss = sum(found.grade == AMISS for found in checked.findings)
        yield paragraph(
            Span(f"The file is whole; {counted(amiss, 'thing in it is', 'things in it are')} not as", "warn"),
            Span(" ft would have written it.", "warn"),
        )
    else:
        yield paragraph(Span("The caseload is sound, as far as was looked at above.", "good"))
