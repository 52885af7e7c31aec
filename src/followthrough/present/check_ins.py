"""Check-ins: what is planned with one client, and what became of it."""

from collections.abc import Iterator, Sequence
from datetime import date

from followthrough.casework.check_in import check_in_in_words
from followthrough.casework.client import Client
from followthrough.workday.planned import DUE, HELD, OVERDUE, CheckInStands

from .record import title_of
from .sheet import Block, Column, Grid, Line, Page, Paragraph, Row, Sheet, Span, paragraph

COLUMNS = ("number", "first", "last", "kind", "purpose", "about", "state")
ROLES = {HELD: "good", DUE: "next", OVERDUE: "warn"}


def check_ins_sheet(client: Client, planned: Sequence[CheckInStands], today: date) -> Sheet:
    """The check-ins planned with a client, in the order of their days."""
    return Sheet(
        "check-ins",
        COLUMNS,
        ((number, *check_in, state) for number, check_in, state in planned),
        page=lambda: Page(today, _blocks(client, planned)),
        today=today,
    )


def _blocks(client: Client, planned: Sequence[CheckInStands]) -> Iterator[Block]:
    yield title_of(client)
    if not planned:
        yield paragraph(
            "No check-ins are planned. ",
            Span(f"ft check-ins {client.ref} --lay-out", "next"),
            " plans two weeks.",
        )
        return
    yield Paragraph()
    columns = (Column("ref", right=True), Column("weekday"), Column("says", most=70), Column("quiet"))
    rows = [
        Row((str(stands.number), _days(stands), check_in_in_words(stands.check_in), _state(stands)))
        for stands in planned
    ]
    yield Grid(columns, rows)
    yield Paragraph()
    ref = client.ref
    yield paragraph(
        Span(f"ft check-ins {ref} --move N --on DATE", "next"),
        " moves one, ",
        Span("--drop N", "next"),
        " takes it out.",
    )


def _days(stands: CheckInStands) -> Line:
    first, last = stands.check_in.first, stands.check_in.last
    days = [Span(first, "weekday")]
    if last > first:
        days += [Span(" to "), Span(last, "weekday")]
    return tuple(days)


def _state(stands: CheckInStands) -> Span:
    return Span(stands.state, ROLES.get(stands.state, "quiet"))
