"""Clients: who is on the caseload, how they are reached, when they are away, which list they are placed on."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from followthrough.casework.mistakes import NoCaseload, NothingToChange

from .app import CLIENTS, command, desk_of, may_ask
from .asking import agrees, ask
from .options import ClientWord, Format, Output, a_past_day, called, in_words, kept_or_none
from .own_words import OwnWords
from .screen import show, tell

if TYPE_CHECKING:
    from followthrough.casework.client import Client
    from followthrough.desk import Desk

Intake = Annotated[str | None, typer.Option("--intake", metavar="DATE", help="The day of intake.")]
Program = Annotated[
    str | None,
    typer.Option(
        "--program",
        metavar="NAME",
        click_type=OwnWords("Program"),
        help="The program that pays for the service.",
    ),
]
Email = Annotated[
    str | None,
    typer.Option(
        "--email", metavar="ADDRESS", click_type=OwnWords("E-mail"), help="Where the client reads e-mail."
    ),
]
Phone = Annotated[
    str | None,
    typer.Option("--phone", metavar="NUMBER", click_type=OwnWords("Phone"), help="Where the client answers."),
]
Language = Annotated[
    str | None, typer.Option("--language", metavar="en|fr", help="The language you speak together.")
]
Referral = Annotated[
    str | None,
    typer.Option(
        "--referral", metavar="TEXT", click_type=OwnWords("Sent by"), help="Who sent the client to you."
    ),
]
Channel = Annotated[
    str | None,
    typer.Option(
        "--channel", metavar="KIND", help="How the client is best reached: call, text, email or letter."
    ),
]


@command("add-client", CLIENTS)
def add_client(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", click_type=OwnWords("Name of the client"), help="The name, as you say it."
        ),
    ] = None,
    intake: Intake = None,
    program: Program = None,
    email: Email = None,
    phone: Phone = None,
    language: Language = None,
    channel: Channel = None,
    referral: Referral = None,
    another: Annotated[
        bool, typer.Option("--another", help="Another person of a name that is there already.")
    ] = False,
) -> None:
    """Add a client to your caseload.

    The client gets a short reference that never changes and is never given to anybody else.

    ft add-client "Ana Reyes" --intake mon --phone 604-555-0142
    """
    desk = desk_of(ctx)
    name = (
        name
        if name is not None
        else ask(ctx, "Name of the client", option='NAME, as in: ft add-client "Ana Reyes"')
    )
    facts = _facts(
        desk,
        name=name,
        intake=intake or "today",
        program=program,
        email=email,
        phone=phone,
        language=language or "en",
        channel=channel,
        referral=referral,
    )
    _have_a_caseload(ctx)
    client = desk.caseload.add_client(**facts, another=another)
    tell(f"Added {called(client)}, intake {in_words(desk, client.intake)}.")
    tell(f"Next: sign a contract, so that both sides know what to expect: ft sign-contract {client.ref}")


def _have_a_caseload(ctx: typer.Context) -> None:
    """Open the caseload; where there is none, make one if somebody is there to say yes."""
    desk = desk_of(ctx)
    try:
        _ = desk.caseload
    except NoCaseload:
        if not may_ask(ctx) or not agrees(
            ctx, f"There is no caseload at {desk.database} yet. Start one there?", option=""
        ):
            raise
        desk.create()


def _facts(desk: "Desk", **said: str | None) -> dict[str, Any]:
    """What was said of a client, as it is kept; an empty text clears. Raises what each text can be wrong in."""
    from followthrough.casework.client import CHANNELS, LANGUAGES, one_of  # noqa: PLC0415
    from followthrough.casework.names import keepable  # noqa: PLC0415

    read: dict[str, Callable[[str], object]] = {
        "name": lambda text: keepable(text, "name"),
        "intake": lambda text: a_past_day(desk, text, "--intake"),
        "program": lambda text: kept_or_none(text, "program"),
        "email": lambda text: kept_or_none(text, "e-mail"),
        "phone": lambda text: kept_or_none(text, "phone"),
        "language": lambda text: one_of(text, LANGUAGES, "language"),
        "referral": lambda text: kept_or_none(text, "program"),
        "channel": lambda text: one_of(text, CHANNELS, "channel") if text.strip() else None,
    }
    return {what: read[what](text) for what, text in said.items() if text is not None}


@command("clients", CLIENTS)
def clients(
    ctx: typer.Context,
    list_: Annotated[
        str | None, typer.Option("--list", metavar="LIST", help="Only who is on this list.")
    ] = None,
    program: Annotated[
        str | None, typer.Option("--program", metavar="NAME", help="Only who is in this program.")
    ] = None,
    everyone: Annotated[bool, typer.Option("--all", help="The closed files too.")] = False,
    format: Format = None,
    output: Output = None,
) -> None:
    """List your clients, and where each stands.

    ft clients · ft clients --list low-power · ft clients --all -o everyone.csv
    """
    from followthrough.casework.client import read_list  # noqa: PLC0415
    from followthrough.present.sheets import clients_sheet  # noqa: PLC0415

    desk = desk_of(ctx)
    wanted = None if list_ is None else read_list(list_)
    found = [
        (client, assessment, signed_on)
        for client, assessment, signed_on in desk.people()
        if (everyone or _is_open(client, desk.today))
        and (wanted is None or (assessment is not None and assessment.list == wanted))
        and (program is None or _same(client.program, program))
    ]
    if found or format or output or desk.caseload.is_empty():
        return show(clients_sheet(found, desk.today), format, output)
    return tell(
        "Nobody fits that." if wanted or program else "Every file is closed; “ft clients --all” lists them."
    )


def _is_open(client: "Client", day: date) -> bool:
    return client.closed_on is None or client.closed_on > day


def _same(one: str | None, other: str) -> bool:
    from followthrough.casework.names import fold  # noqa: PLC0415

    return fold(one or "") == fold(other)


@command("show", CLIENTS)
def show_client(ctx: typer.Context, client: ClientWord, format: Format = None, output: Output = None) -> None:
    """Show where a client stands, on one screen.

    ft show ana · ft show C7F3 --format json
    """
    from followthrough.present.sheets import show_sheet  # noqa: PLC0415

    desk = desk_of(ctx)
    found = desk.caseload.find(client)
    case = desk.caseload.case_file(found.ref)
    show(show_sheet(case, desk.judge(case), desk.thresholds), format, output)


@command("edit-client", CLIENTS)
def edit_client(
    ctx: typer.Context,
    client: ClientWord,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", click_type=OwnWords("Name"), help="The name, as you say it."),
    ] = None,
    intake: Intake = None,
    program: Program = None,
    email: Email = None,
    phone: Phone = None,
    language: Language = None,
    channel: Channel = None,
    referral: Referral = None,
) -> None:
    """Correct what is known of a client; "" takes it out.

    On a terminal, with nothing given, ft goes through it with you. What somebody else has changed since you looked is
    not written over: you are told both.

    ft edit-client ana --phone 604-555-0199 --email ""
    """
    desk = desk_of(ctx)
    facts = _facts(
        desk,
        name=name,
        intake=intake,
        program=program,
        email=email,
        phone=phone,
        language=language,
        channel=channel,
        referral=referral,
    )
    found = desk.caseload.find(client)
    if not facts and may_ask(ctx):
        from .correcting import corrected  # noqa: PLC0415  # only where nothing is given

        facts = corrected(ctx, found, lambda **said: _facts(desk, **said))
    elif not facts:
        raise NothingToChange(hint=f"ft edit-client {found.ref} --phone 604-555-0142")
    before, after = desk.caseload.edit_client(found.ref, seen=found, **facts)
    for line in _changes(desk, before, after) or [f"Nothing differs: {called(after)} stays as it is."]:
        tell(line)


def _changes(desk: "Desk", before: "Client", after: "Client") -> list[str]:
    """What was and what is, a line each."""
    changed = [what for what in before._fields if getattr(before, what) != getattr(after, what)]
    lines = [
        f"{called(after)}: {what} was {_said(desk, getattr(before, what))}, is {_said(desk, getattr(after, what))}."
        for what in changed
    ]
    return [*lines, "Undo: ft undo"] if lines else []


def _said(desk: "Desk", value: str | date | None) -> str:
    if value is None:
        return "empty"
    return in_words(desk, value) if isinstance(value, date) else value
