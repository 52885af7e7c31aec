"""Contract: what client and counsellor agree to do, each for the other."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from .app import CONTRACT, command, desk_of, may_ask
from .options import ClientWord, Format, Output, a_past_day, an_end, in_words, with_its_day
from .screen import say, show, tell

if TYPE_CHECKING:
    from followthrough.casework.client import Client
    from followthrough.casework.contract import Contract, Obligation
    from followthrough.desk import Desk


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
        typer.Option("--client", metavar='"KIND CADENCE"', help="A line of the client’s; repeatable."),
    ] = None,
    counsellor_lines: Annotated[
        list[str] | None,
        typer.Option("--counsellor", metavar='"KIND CADENCE"', help="A line of yours; repeatable."),
    ] = None,
) -> None:
    """Record a signed contract: what each side does.

    Lines add to the template's, or take the place of one of the same kind and form. On a terminal, with nothing
    given, ft goes through a template with you. A contract is in force from the day after it is signed.

    \b
    Cadences: 5/week, daily, weekly, every wed, every 2 weeks on tue,
              monthly on 1st mon, within 7 days of application, by fri
              (a task: "task by fri: Update the resume")

    ft sign-contract ana · ft sign-contract ana --template light --client "application 3/week"
    """
    from followthrough.casework.contract import Contract  # noqa: PLC0415

    desk = desk_of(ctx)
    found = desk.caseload.find(client)
    day = a_past_day(desk, on)
    last = an_end(desk, ends, day) if ends else None
    lines = _agreed(
        ctx,
        found.name,
        template,
        _read(desk, "client", client_lines),
        _read(desk, "counsellor", counsellor_lines),
    )
    if lines is None:
        return say("Nothing was signed, and nothing recorded.")
    signed = desk.caseload.sign(found.ref, Contract(day, last, lines))
    return _tell_signed(desk, found, signed)


def _read(desk: "Desk", party: str, texts: list[str] | None) -> "tuple[Obligation, ...]":
    """The lines of one side; the day in `task by fri: …` may be any day that people type."""
    from followthrough.casework.contract import read_obligation  # noqa: PLC0415

    return tuple(read_obligation(party, with_its_day(desk, text)) for text in texts or ())


def _agreed(
    ctx: typer.Context,
    name: str,
    template: str | None,
    client: "tuple[Obligation, ...]",
    counsellor: "tuple[Obligation, ...]",
) -> "tuple[Obligation, ...] | None":
    """The lines of the contract; None if it was talked through and not agreed to."""
    from followthrough.casework.contract import check_lines  # noqa: PLC0415
    from followthrough.casework.mistakes import ContractWithoutLines, MissingAnswer  # noqa: PLC0415
    from followthrough.casework.templates import read_template, with_lines  # noqa: PLC0415

    given = check_lines((*client, *counsellor))
    if template is not None or given:
        lines = check_lines(with_lines(read_template(template).lines if template is not None else (), given))
        if not any(line.party == "client" for line in lines):
            raise ContractWithoutLines
        return lines
    if not may_ask(ctx):
        option = '--template standard (or light, intensive), or lines as in --client "application 5/week"'
        raise MissingAnswer(what="What was agreed", option=option)
    from .agreeing import talk_it_through  # noqa: PLC0415

    return talk_it_through(ctx, name)


def _tell_signed(desk: "Desk", client: "Client", contract: "Contract") -> None:
    from followthrough.casework.wording import contract_in_words  # noqa: PLC0415

    tell(f"Signed with {client.name} ({client.ref}), {in_words(desk, contract.signed_on)}.")
    for line in contract_in_words(client.name, contract.obligations):
        tell(line)
    through = f" through {in_words(desk, contract.ends_on)}" if contract.ends_on else ""
    tell(f"In force from {in_words(desk, contract.signed_on + timedelta(days=1))}{through}.  Undo: ft undo")
    _tell_of_others(desk, client, contract)
    tell(
        f"Next: say what your service is worth and what it asks: ft log {client.ref} meeting --attended --topic value"
    )


def _tell_of_others(desk: "Desk", client: "Client", contract: "Contract") -> None:
    """Which contract it replaces, or which later one goes on instead."""
    others = [
        c
        for c in desk.caseload.case_file(client.ref, notes=False).contracts
        if c.signed_on != contract.signed_on
    ]
    before = [c for c in others if c.signed_on < contract.signed_on and not _has_ended(c, contract.signed_on)]
    after = [c for c in others if c.signed_on > contract.signed_on]
    if before:
        tell(f"It takes the place of the contract of {in_words(desk, before[-1].signed_on)}.")
    if after:
        tell(f"The contract of {in_words(desk, after[0].signed_on)} takes its place the day after.")


def _has_ended(contract: "Contract", day: date) -> bool:
    return contract.ends_on is not None and contract.ends_on <= day


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
