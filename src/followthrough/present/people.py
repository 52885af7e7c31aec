"""People: everyone on the caseload in a table."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from followthrough.casework.client import Client
from followthrough.triage.assess import Assessment
from followthrough.triage.reason import Share

from .counts import counted
from .pressing import reached_by
from .sheet import Block, Cell, Column, Grid, Page, Paragraph, Row, Sheet, Span, Value, paragraph
from .words import SHORT_NAMES

COLUMNS = (
    "ref", "name", "status", "list", "since", "intake", "program", "email", "phone", "language", "channel",
    "contract_signed_on", "follow_through", "last_sign_of_life", "closed_on", "outcome", "referral",
)  # fmt: skip

Person = tuple[Client, Assessment | None, date | None]
"""A client, what triage says of them, and when the last contract was signed."""


def clients_sheet(people: Sequence[Person], today: date) -> Sheet:
    """Everyone given, in that order. Who has no assessment is paused or closed."""
    return Sheet("clients", COLUMNS, map(_row, people), page=lambda: Page(today, _blocks(people, today)))


def _row(person: Person) -> tuple[Value, ...]:
    client, found, signed_on = person
    triaged: tuple[Value, ...] = (found.list, found.since) if found else (None, None)
    kept: tuple[Value, ...] = (found.follow_through, found.last_sign_of_life) if found else (None, None)
    return (
        client.ref, client.name, client.status, *triaged, client.intake, client.program, client.email, client.phone,
        client.language, client.channel, signed_on, *kept, client.closed_on, client.outcome,
        client.referral,
    )  # fmt: skip


def _blocks(people: Sequence[Person], today: date) -> Iterator[Block]:
    if not people:
        yield paragraph("Nobody is on this caseload yet: ", Span('ft add-client "NAME"', "next"))
        return
    columns = (
        Column("name", "name", most=28), Column("ref", "ref"), Column(head="list", most=22), Column("quiet", "since"),
        Column(head="kept", right=True), Column("quiet", "last sign", spare=True),
        Column("quiet", "program", most=16, spare=True), Column("quiet", "reached by", most=28),
    )  # fmt: skip
    yield Grid(columns, _people_rows(people, today))
    yield Paragraph()
    yield paragraph(
        f"{counted(len(people), 'client')}. One of them in full: ", Span("ft show CLIENT", "next")
    )


def _people_rows(people: Iterable[Person], today: date) -> Iterator[Row]:
    for client, found, _ in people:
        where, since = _where(client, found, today)
        kept = (
            "" if found is None or found.follow_through is None else str(format(Share(found.follow_through)))
        )
        sign = found.last_sign_of_life if found else None
        yield Row((client.name, client.ref, where, since, kept, sign, client.program, reached_by(client)))


def _where(client: Client, found: Assessment | None, today: date) -> tuple[Cell, date | None]:
    if found is not None:
        return SHORT_NAMES[found.list], found.since
    if client.closed_on is not None and client.closed_on <= today:
        return Span(f"closed{', ' + client.outcome if client.outcome else ''}", "quiet"), client.closed_on
    return Span("not yet taken in" if client.intake > today else "paused", "quiet"), None
