"""Clients: who is on the caseload, how they are reached, when they are away, which list they are placed on."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.mistakes import NoCaseload, NothingToChange

from .app import CLIENTS, command, desk_of, may_ask
from .asking import agrees, ask
from .options import (
    ClientWord,
    Format,
    From,
    On,
    Output,
    To,
    Why,
    a_coming_day,
    a_day,
    a_past_day,
    an_end,
    in_words,
    kept_or_none,
)
from .screen import show, tell

if TYPE_CHECKING:
    from followthrough.casework.client import Client
    from followthrough.desk import Desk

MOST_PLACED_DAYS = 90
"""The longest that a placement may hold, the first day included, so that nobody is forgotten there."""

Intake = Annotated[str | None, typer.Option("--intake", metavar="DATE", help="The day of intake.")]
Program = Annotated[
    str | None, typer.Option("--program", metavar="NAME", help="The program that pays for the service.")
]
Email = Annotated[
    str | None, typer.Option("--email", metavar="ADDRESS", help="Where the client reads e-mail.")
]
Phone = Annotated[str | None, typer.Option("--phone", metavar="NUMBER", help="Where the client answers.")]
Language = Annotated[
    str | None, typer.Option("--language", metavar="en|fr", help="The language you speak together.")
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
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The name, as you say it.")] = None,
    intake: Intake = None,
    program: Program = None,
    email: Email = None,
    phone: Phone = None,
    language: Language = None,
    channel: Channel = None,
    another: Annotated[bool, typer.Option("--another", help="Another person of a name that is there already.")] = False,
) -> None:
    """Add a client to your caseload.

    The client gets a short reference that never changes and is never given to anybody else.

    Example: ft add-client "Ana Reyes" --intake mon --phone 604-555-0142
    """
    desk = desk_of(ctx)
    name = name if name is not None else ask(ctx, "Name of the client", option="NAME, as in: ft add-client \"Ana Reyes\"")
    facts = _facts(desk, name=name, intake=intake or "today", program=program, email=email, phone=phone,
                   language=language or "en", channel=channel)
    _have_a_caseload(ctx)
    client = desk.caseload.add_client(**facts, another=another)
    tell(f"Added {_called(client)}, intake {in_words(desk, client.intake)}.")
    tell(f"Next: sign a contract, so that both sides know what to expect: ft sign-contract {client.ref}")


def _have_a_caseload(ctx: typer.Context) -> None:
    """Open the caseload; where there is none, make one if somebody is there to say yes."""
    desk = desk_of(ctx)
    try:
        _ = desk.caseload
    except NoCaseload:
        if not may_ask(ctx) or not agrees(ctx, f"There is no caseload at {desk.database} yet. Start one there?", option=""):
            raise
        desk.create()


def _called(client: "Client") -> str:
    return f"{client.name} ({client.ref})"


def _facts(desk: "Desk", **said: str | None) -> dict[str, object]:
    """What was said of a client, as it is kept; an empty text clears. Raises what each text can be wrong in."""
    from followthrough.casework.client import CHANNELS, LANGUAGES, one_of
    from followthrough.casework.names import keepable

    read = {
        "name": lambda text: keepable(text, "name"),
        "intake": lambda text: a_past_day(desk, text, "--intake"),
        "program": lambda text: kept_or_none(text, "program"),
        "email": lambda text: kept_or_none(text, "e-mail"),
        "phone": lambda text: kept_or_none(text, "phone"),
        "language": lambda text: one_of(text, LANGUAGES, "language"),
        "channel": lambda text: one_of(text, CHANNELS, "channel") if text.strip() else None,
    }
    return {what: read[what](text) for what, text in said.items() if text is not None}


@command("edit-client", CLIENTS)
def edit_client(
    ctx: typer.Context,
    client: ClientWord,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="The name, as you say it.")] = None,
    intake: Intake = None,
    program: Program = None,
    email: Email = None,
    phone: Phone = None,
    language: Language = None,
    channel: Channel = None,
) -> None:
    """Correct what is known of a client; "" takes it out.

    Example: ft edit-client ana --phone 604-555-0199 --email ""
    """
    desk = desk_of(ctx)
    facts = _facts(desk, name=name, intake=intake, program=program, email=email, phone=phone,
                   language=language, channel=channel)
    found = desk.caseload.find(client)
    if not facts:
        raise NothingToChange(hint=f"ft edit-client {found.ref} --phone 604-555-0142")
    before, after = desk.caseload.edit_client(found.ref, **facts)
    for line in _changes(desk, before, after) or [f"Nothing differs: {_called(after)} stays as it is."]:
        tell(line)


def _changes(desk: "Desk", before: "Client", after: "Client") -> list[str]:
    """What was and what is, a line each."""
    changed = [what for what in before._fields if getattr(before, what) != getattr(after, what)]
    lines = [
        f"{_called(after)}: {what} was {_said(desk, getattr(before, what))}, is {_said(desk, getattr(after, what))}."
        for what in changed
    ]
    return [*lines, "Undo: ft undo"] if lines else []


def _said(desk: "Desk", value: str | date | None) -> str:
    if value is None:
        return "empty"
    return in_words(desk, value) if isinstance(value, date) else value


# Away, and back -------------------------------------------------------------------------------------------------


@command("excuse", CLIENTS)
def excuse(
    ctx: typer.Context,
    client: ClientWord,
    from_: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day.")],
    to: To = None,
    why: Why = None,
) -> None:
    """Excuse a client for some days: ill, travelling, caring. Nothing is due on them.

    Example: ft excuse ana --from mon --to fri --why ill
    """
    desk = desk_of(ctx)
    first = a_day(desk, from_)
    last = an_end(desk, to, first) if to else first
    found = desk.caseload.find(client)
    desk.caseload.excuse(found.ref, first, last, kept_or_none(why, "reason"))
    through = f" through {in_words(desk, last)}" if last != first else ""
    tell(f"{_called(found)} is excused {in_words(desk, first)}{through}: nothing is due then.  Undo: ft undo")


@command("pause", CLIENTS)
def pause(ctx: typer.Context, client: ClientWord, from_: From = None, to: To = None, why: Why = None) -> None:
    """Pause a client’s services; a paused client is on no list.

    Without --to the pause lasts until “ft resume”.

    Example: ft pause ana --from today --why "surgery, back in spring"
    """
    desk = desk_of(ctx)
    first = a_day(desk, from_ or "today")
    last = an_end(desk, to, first) if to else None
    found = desk.caseload.find(client)
    desk.caseload.pause(found.ref, first, last, kept_or_none(why, "reason"))
    until = f"through {in_words(desk, last)}" if last else f"until you say: ft resume {found.ref}"
    tell(f"{_called(found)} is paused from {in_words(desk, first)} {until}.  Undo: ft undo")


@command("resume", CLIENTS)
def resume(
    ctx: typer.Context,
    client: ClientWord,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The first day back; today, if not said.")] = None,
) -> None:
    """Go on with a client’s services after a pause.

    Example: ft resume ana
    """
    desk = desk_of(ctx)
    day = a_day(desk, on or "today")
    found = desk.caseload.find(client)
    was = desk.caseload.resume(found.ref, day)
    if was.first >= day:
        tell(f"{_called(found)}: the pause from {in_words(desk, was.first)} is taken out.  Undo: ft undo")
    else:
        tell(f"{_called(found)} is back from {in_words(desk, day)}; paused since {was.first.isoformat()}.  Undo: ft undo")
    tell(f"Next: say hello, and see where things stand: ft show {found.ref}")


@command("place", CLIENTS)
def place(
    ctx: typer.Context,
    client: ClientWord,
    list_: Annotated[str, typer.Argument(metavar="LIST", help="active, needs-early-intervention or low-power.")],
    why: Why = None,
    on: On = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="The last day that it holds.")] = None,
) -> None:
    """Place a client on a list by your own word; triage leaves them there for a while.

    It holds for 28 days if you do not say --until, and for 90 at most.

    Example: ft place ana active --why "starts a trial week on Monday" --until "in 2 weeks"
    """
    from followthrough.casework.client import last_day_of, read_list

    desk = desk_of(ctx)
    name = read_list(list_)
    day = a_past_day(desk, on)
    last = an_end(desk, until, day) if until else None
    found = desk.caseload.find(client)
    reason = _reason(ctx, why)
    _check_not_away(desk, found, day)
    latest = day + timedelta(days=MOST_PLACED_DAYS - 1)
    placed = desk.caseload.place(found.ref, name, day, last, reason, latest)
    holds = in_words(desk, last_day_of(placed, desk.thresholds.place_days))
    tell(f"{_called(found)} is placed on {name} from {in_words(desk, day)} through {holds}.  Undo: ft undo")


def _reason(ctx: typer.Context, why: str | None) -> str:
    from followthrough.casework.names import keepable

    return keepable(why if why is not None else ask(ctx, "The reason", option="--why TEXT"), "reason")


def _check_not_away(desk: "Desk", client: "Client", day: date) -> None:
    """Raises `PausedClientPlaced` also where days excused are so many that they count as a pause."""
    from followthrough.casework.mistakes import PausedClientPlaced
    from followthrough.casework.workweek import Availability

    absences = desk.caseload.case_file(client.ref, notes=False).absences
    if Availability(desk.office, absences, client.intake, desk.thresholds.long_pause_days).is_paused(day):
        raise PausedClientPlaced(name=client.name, day=day.isoformat(), ref=client.ref)


# Closing, and opening again -------------------------------------------------------------------------------------


@command("close-client", CLIENTS)
def close_client(
    ctx: typer.Context,
    client: ClientWord,
    on: On = None,
    outcome: Annotated[str | None, typer.Option("--outcome", metavar="TEXT", help="How it came out.")] = None,
) -> None:
    """Close a client’s file: found work, moved away, done.

    Everything recorded stays; the client is off the lists from that day on.

    Example: ft close-client ana --outcome "hired at the bakery"
    """
    desk = desk_of(ctx)
    day = a_past_day(desk, on)
    found = desk.caseload.find(client)
    closed = desk.caseload.close_client(found.ref, day, kept_or_none(outcome, "outcome"))
    how = f": {closed.outcome}" if closed.outcome else ""
    tell(f"{_called(found)}’s file is closed from {in_words(desk, day)}{how}.  Undo: ft undo")
    tell(f"The door stays open: ft reopen-client {found.ref}")


@command("reopen-client", CLIENTS)
def reopen_client(ctx: typer.Context, client: ClientWord, on: On = None) -> None:
    """Open a closed file again; the time between counts as paused.

    Example: ft reopen-client ana
    """
    desk = desk_of(ctx)
    day = a_past_day(desk, on)
    found = desk.caseload.find(client)
    desk.caseload.reopen_client(found.ref, day)
    tell(f"{_called(found)}’s file is open again from {in_words(desk, day)}.  Undo: ft undo")
    tell(f"Next: welcome them back, and look at the contract: ft contract {found.ref}")
