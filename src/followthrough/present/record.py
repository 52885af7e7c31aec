"""Record: what was agreed, and what happened."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from followthrough.casework.activity import Activity
from followthrough.casework.because import CAUSES
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import Client
from followthrough.casework.contract import CLIENT, COUNSELLOR, Contract
from followthrough.casework.wording import agreed_in_words

from .counts import counted
from .sheet import (
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
from .words import entry_words

CONTRACT_COLUMNS = ("client", "signed_on", "ends_on", "party", "kind", "cadence", "wording")
HISTORY_COLUMNS = (
    "id", "client", "on", "kind", "count", "outcome", "direction", "topic", "week_of", "title", "minutes", "note",
    "recorded_at", "because",
)  # fmt: skip


def contract_sheet(case: CaseFile, today: date | None = None) -> Sheet:
    """What was agreed with a client: the contract signed last in full, those before it by their days."""
    return Sheet(
        "contract",
        CONTRACT_COLUMNS,
        _lines(case),
        page=lambda: Page(today, _contract_blocks(case)),
        today=today,
    )


def _lines(case: CaseFile) -> Iterator[tuple[Value, ...]]:
    for contract in case.contracts:
        for agreed in contract.obligations:
            yield (
                case.client.ref, contract.signed_on, contract.ends_on, agreed.party, agreed.kind, str(agreed.cadence),
                agreed.wording,
            )  # fmt: skip


def _contract_blocks(case: CaseFile) -> Iterator[Block]:
    client = case.client
    yield title_of(client)
    if not case.contracts:
        yield paragraph("No contract yet. ", Span(f"ft sign-contract {client.ref}", "next"), " makes one.")
        return
    latest = case.contracts[-1]
    yield paragraph("Contract signed on ", Span(latest.signed_on, "echo"), *_until(latest))
    yield from agreed_blocks(client, latest)
    for earlier in reversed(case.contracts[:-1]):
        yield paragraph(
            Span("Before: signed on ", "quiet"), Span(earlier.signed_on, "quiet"), *_until(earlier)
        )


def _until(contract: Contract) -> tuple[Span, ...]:
    return (Span(", through "), Span(contract.ends_on)) if contract.ends_on else ()


def agreed_blocks(client: Client, contract: Contract) -> Iterator[Block]:
    """Both sides of a contract, line by line."""
    for party, title in ((CLIENT, f"{client.name.upper()} WILL"), (COUNSELLOR, "YOU WILL")):
        lines = contract.lines_of(party)
        if lines:
            yield Section(line(title))
            yield from (paragraph(agreed_in_words(agreed), indent=2) for agreed in lines)
    yield Paragraph()


def title_of(client: Client) -> Heading:
    """A client's name and reference."""
    return Heading((line(Span(client.name, "name"), Span(f"  {client.ref}", "ref")),))


# What happened ----------------------------------------------------------------------------------------------------


def history_sheet(client: Client, activities: Sequence[Activity], today: date | None = None) -> Sheet:
    """The entries given, in that order."""
    return Sheet(
        "history", HISTORY_COLUMNS, (entry_row(client.ref, entry) for entry in activities),
        page=lambda: Page(today, _history_blocks(client, activities)), today=today,
    )  # fmt: skip


def entry_row(ref: str, entry: Activity) -> tuple[Value, ...]:
    """One row of the `activities` table."""
    return entry.id, ref, *entry[1:]


def _history_blocks(client: Client, activities: Sequence[Activity]) -> Iterator[Block]:
    yield title_of(client)
    if not activities:
        yield paragraph(
            "Nothing is recorded here. ", Span(f"ft log {client.ref} KIND", "next"), " records what happens."
        )
        return
    yield Paragraph()
    yield entries_grid(activities)
    yield Paragraph()
    yield paragraph(
        Span(
            f"{counted(len(activities), 'entry', 'entries')}; the last step is taken back with ft undo.",
            "quiet",
        )
    )


def _with_cause(entry: Activity) -> str:
    """What an entry says, and what got in the way, if that was told."""
    if entry.because is None:
        return entry_words(entry)
    return f"{entry_words(entry)}; {CAUSES[entry.because].format(name='the client')}"


def entries_grid(activities: Iterable[Activity]) -> Grid:
    """Entries with their days, the day said once; notes below in full."""
    rows = []
    before: date | None = None
    for entry in activities:
        day = Span(entry.on, "weekday") if entry.on != before else None
        note = (line(Span(f"“{entry.note}”", "quiet")),) if entry.note else ()
        rows.append(Row((day, _with_cause(entry), Span(f"#{entry.id}", "ref")), note))
        before = entry.on
    return Grid((Column("quiet"), Column("says", most=70), Column("ref", right=True)), rows, below_at=1)
