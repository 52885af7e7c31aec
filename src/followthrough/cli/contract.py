"""Contract: what client and counsellor agree to do, each for the other."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from .app import CONTRACT, command, desk_of, may_ask
from .options import ClientWord, Format, Output, a_past_day, an_end, with_its_day
from .own_words import OwnWords
from .screen import say, show

if TYPE_CHECKING:
    from followthrough.casework.check_in import CheckIn
    from followthrough.casework.client import Client
    from followthrough.casework.contract import Contract, Obligation
    from followthrough.desk import Desk

    from .agreeing import Agreed


@command("sign-contract", CONTRACT)
def sign_contract(
    ctx: typer.Context,
    client: ClientWord,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day it was signed; today, if not said.")
    ] = None,
    ends: Annotated[
        str | None, typer.Option("--ends", metavar="DATE", help="Its last day, if it has one.")
    ] = None,
    template: Annotated[
        str | None,
        typer.Option("--template", metavar="NAME", help="Begin with standard, light or intensive."),
    ] = None,
    client_lines: Annotated[
        list[str] | None,
        typer.Option(
            "--client",
            metavar='"KIND CADENCE"',
            click_type=OwnWords("A line of the client’s"),
            help="A line of the client’s; repeatable.",
        ),
    ] = None,
    counsellor_lines: Annotated[
        list[str] | None,
        typer.Option(
            "--counsellor",
            metavar='"KIND CADENCE"',
            click_type=OwnWords("A line of yours"),
            help="A line of yours; repeatable.",
        ),
    ] = None,
    confidence: Annotated[
        int | None,
        typer.Option(
            "--confidence", metavar="N", min=0, max=10, help="How sure the client is of it, 0 to 10."
        ),
    ] = None,
    check_ins: Annotated[
        bool | None,
        typer.Option(
            "--check-ins/--no-check-ins",
            help="Lay out the check-ins of the first two weeks; at the first contract, if not said.",
        ),
    ] = None,
) -> None:
    """Record a signed contract: what each side does.

    Lines add to the template's, or take the place of one of the same kind and form. On a terminal, with nothing
    given, ft goes through a template with you. A contract is in force from the day after it is signed.
    What follows an @ in a line says when and where. At a confidence of 7 or less, a smaller step is suggested.

    \b
    Cadences: 5/week, daily, weekly, every wed, every 2 weeks on tue,
              monthly on 1st mon, within 7 days of application, by fri
              (a task: "task by fri: Update the resume")

    \b
    ft sign-contract ana
    ft sign-contract ana --template light --confidence 8
    ft sign-contract ana --client "application 3/week @ mornings, library"
    """
    from followthrough.casework.contract import Contract  # noqa: PLC0415

    from .signed import tell_signed  # noqa: PLC0415

    desk = desk_of(ctx)
    found = desk.caseload.find(client)
    day = a_past_day(desk, on)
    last = an_end(desk, ends, day) if ends else None
    known = _known_before(desk, found, day, last)
    sides = _read(desk, "client", client_lines), _read(desk, "counsellor", counsellor_lines)
    planned = _laid_out(desk, found, day, check_ins, is_first=not known)
    agreed = _agreed(ctx, found.name, template, sides, confidence)
    if agreed is None:
        return say("Nothing was signed, and nothing recorded.")
    contract = Contract(day, last, agreed.lines, agreed.confidence)
    signed = desk.caseload.sign(found.ref, contract, planned)
    return tell_signed(desk, found, signed, known, agreed, planned)


def _known_before(desk: "Desk", client: "Client", day: date, last: date | None) -> "tuple[Contract, ...]":
    """The contracts there are. Raises what would keep one from being signed, before anything is talked through."""
    from followthrough.casework.client import check_range, open_on  # noqa: PLC0415
    from followthrough.casework.mistakes import SignedTwice  # noqa: PLC0415

    check_range(day, last)
    open_on(client, day)
    known = desk.caseload.case_file(client.ref, notes=False).contracts
    if any(contract.signed_on == day for contract in known):
        raise SignedTwice(name=client.name, day=day.isoformat())
    return known


def _read(desk: "Desk", party: str, texts: list[str] | None) -> "tuple[Obligation, ...]":
    """The lines of one side; the day in `task by fri: …` may be any day that people type."""
    from followthrough.casework.contract import read_obligation  # noqa: PLC0415

    return tuple(read_obligation(party, with_its_day(desk, text)) for text in texts or ())


def _agreed(
    ctx: typer.Context,
    name: str,
    template: str | None,
    sides: "tuple[tuple[Obligation, ...], tuple[Obligation, ...]]",
    confidence: int | None,
) -> "Agreed | None":
    """What was agreed to; None if it was talked through and not agreed to."""
    from followthrough.casework.contract import check_lines, is_unsure  # noqa: PLC0415
    from followthrough.casework.mistakes import ContractWithoutLines, MissingAnswer  # noqa: PLC0415
    from followthrough.casework.templates import read_template, with_lines  # noqa: PLC0415

    from .agreeing import Agreed, talk_it_through, weigh  # noqa: PLC0415

    given = check_lines((*sides[0], *sides[1]))
    if template is None and not given:
        if not may_ask(ctx):
            option = '--template standard (or light, intensive), or lines as in --client "application 5/week"'
            raise MissingAnswer(what="What was agreed", option=option)
        return talk_it_through(ctx, name, confidence)
    lines = check_lines(with_lines(read_template(template).lines if template is not None else (), given))
    if not any(line.party == "client" for line in lines):
        raise ContractWithoutLines
    if may_ask(ctx) and (confidence is None or is_unsure(confidence)):
        return weigh(ctx, name, lines, confidence)
    return Agreed(lines, confidence)


def _laid_out(
    desk: "Desk", client: "Client", day: date, wanted: bool | None, *, is_first: bool
) -> "tuple[CheckIn, ...]":
    """The check-ins to be laid out: at the first contract, if not said. Raises `CheckInsLaidOut`."""
    from .laying_out import ahead, laid_out  # noqa: PLC0415

    if wanted is None:
        wanted = is_first and not ahead(desk, client)
    return laid_out(desk, client, day) if wanted else ()


@command("contract", CONTRACT)
def contract(
    ctx: typer.Context,
    client: ClientWord,
    everything: Annotated[bool, typer.Option("--all", help="Every contract ever signed, in full.")] = False,
    format: Format = None,
    output: Output = None,
) -> None:
    """Show what you and a client agreed to do.

    The contract signed last stands in full, those before it by their days; in the other formats all stand in full.

    ft contract ana · ft contract ana --all
    """
    from followthrough.present.sheets import contract_sheet  # noqa: PLC0415

    desk = desk_of(ctx)
    case = desk.caseload.case_file(desk.caseload.find(client).ref, notes=False)
    if everything and format is None and output is None and case.contracts:
        for signed in reversed(case.contracts):
            show(contract_sheet(case._replace(contracts=(signed,)), desk.today))
    else:
        show(contract_sheet(case, desk.today), format, output)
