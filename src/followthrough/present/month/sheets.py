"""The report as sheets: a page for the screen, one table for programs, and a workbook with a sheet for each group."""

from collections.abc import Iterator

from followthrough.month.figures import SHARE
from followthrough.month.published import Published, PublishedFigure, PublishedGroup, as_body
from followthrough.present.sheet import (
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

from .html import definition
from .said import Told, facts, of_said, value_said

COLUMNS = ("group", "figure", "label", "value", "unit", "numerator", "denominator", "means")
IN_WORKBOOK = ("figure", "value", "unit", "numerator", "denominator")
DEFINITIONS = ("group", "figure", "means", "left_out")
GRID = (
    Column("name", most=56), Column("says", right=True), Column("quiet", head="of", right=True),
)  # fmt: skip
WEEKS = "trend"


def report_sheet(told: Told) -> Sheet:
    """A row for each figure; a page for the screen; for programs what would be issued."""
    report = told.report
    return Sheet(
        "report",
        COLUMNS,
        _rows(report),
        document=lambda: {"report": _document(report)},
        page=lambda: Page(None, _blocks(told)),
    )


def workbook_sheets(told: Told) -> Iterator[Sheet]:
    """A sheet for each group, one with every definition, and one on how the report was made."""
    for group in told.report.groups:
        yield Sheet(group.name, IN_WORKBOOK, (_cells(figure) for figure in group.figures))
    if told.listing is not None:
        yield Sheet("clients", told.listing.columns, told.listing.rows)
    means = ((g.title, f.label, f.says, f.excludes) for g in told.report.groups for f in g.figures)
    yield Sheet("definitions", DEFINITIONS, means)
    yield Sheet(
        "about", ("what", "says"), [("Report", told.report.title), ("Status", told.status), *facts(told)]
    )


# For programs -----------------------------------------------------------------------------------------------------


def _rows(report: Published) -> Iterator[tuple[Value, ...]]:
    for group in report.groups:
        for figure in group.figures:
            _, *numbers = _cells(figure)
            yield group.name, figure.name, figure.label, *numbers, definition(figure)


def _cells(figure: PublishedFigure) -> tuple[Value, ...]:
    """The label, and the numbers as a spreadsheet takes them; a mark where one is not to be shown."""
    bottom = figure.denominator_mark or figure.denominator
    top = figure.numerator_mark or figure.numerator
    return figure.label, figure.mark or _plain(figure), figure.unit, top, bottom


def _plain(figure: PublishedFigure) -> Value:
    value = figure.value
    if value is None or figure.unit == SHARE:
        return value
    return value.numerator if value.denominator == 1 else f"{float(value):.1f}"


def _document(report: Published) -> object:
    import json  # noqa: PLC0415  # only where JSON is asked for

    return json.loads(as_body(report))


# For people -------------------------------------------------------------------------------------------------------


def _blocks(told: Told) -> Iterator[Block]:
    yield Heading((line(Span(told.report.title, "day")), line(Span(told.status, "quiet"))))
    for group in told.report.groups:
        if group.name == WEEKS:
            yield paragraph(Span(_trend(group), "quiet"), indent=0)
            continue
        known = [figure for figure in group.figures if figure.value or figure.mark or figure.denominator]
        yield Section(line(group.title.upper()))
        rows = [Row((figure.label, value_said(figure), of_said(figure))) for figure in known]
        if rows:
            yield Grid(GRID, rows)
        else:
            yield paragraph(Span("Nothing in these days.", "quiet"))
    if told.listing is not None:
        yield Section(line(told.listing.title.upper()))
        columns = tuple(
            Column("name" if not place else "", head=head) for place, head in enumerate(told.listing.columns)
        )
        yield Grid(columns, [Row(row) for row in told.listing.rows])
    yield Paragraph()
    for name, words in facts(told):
        yield paragraph(Span(f"{name}: {words}", "quiet"))


def _trend(group: PublishedGroup) -> str:
    """The twelve weeks in one line."""
    first, last = (figure.label.removeprefix("Week of ") for figure in (group.figures[0], group.figures[-1]))
    weeks = " · ".join(value_said(figure) for figure in group.figures)
    return f"Week by week, from that of {first} to that of {last}: {weeks}"
