"""Presence: a client excused, paused and back, placed on a list by your word, closed and opened again."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.client import LOW_POWER, open_on

from .app import CLIENTS, command, desk_of
from .asking import ask
from .options import (
    ClientWord,
    From,
    On,
    To,
    Why,
    a_day,
    a_past_day,
    an_end,
    called,
    check_apart,
    in_words,
    kept_or_none,
)
from .own_words import OwnWords
from .resting import Review, WouldHelp, ask_what_would_help, show_door, the_door
from .screen import tell

if TYPE_CHECKING:
    from followthrough.casework.client import Client, Placement
    from followthrough.desk import Desk

LIST = "LIST"
MOST_PLACED_DAYS = 90
"""The longest that a placement may hold, the first day included, so that nobody is forgotten there."""


@command("excuse", CLIENTS)
def excuse(
    ctx: typer.Context,
    client: ClientWord,
    from_: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day.")],
    to: To = None,
    why: Why = None,
) -> None:
    """Excuse a client for some days: ill, travelling, caring. Nothing is due on them.

    ft excuse ana --from mon --to fri --why ill
    """
    desk = desk_of(ctx)
    first = a_day(desk, from_)
    last = an_end(desk, to, first) if to else first
    found = desk.caseload.find(client)
    desk.caseload.excuse(found.ref, first, last, kept_or_none(why, "reason"))
    through = f" through {in_words(desk, last)}" if last != first else ""
    tell(f"{called(found)} is excused {in_words(desk, first)}{through}: nothing is due then.  Undo: ft undo")
    if (last - first).days + 1 >= desk.thresholds.long_pause_days:
        tell("So many days together count as a pause: triage leaves the client out of the lists until then.")


@command("pause", CLIENTS)
def pause(ctx: typer.Context, client: ClientWord, from_: From = None, to: To = None, why: Why = None) -> None:
    """Pause a client’s services.

    A paused client is on no list. Without --to the pause lasts until “ft resume”.

    ft pause ana --from today --why "surgery, back in spring"
    """
    desk = desk_of(ctx)
    first = a_day(desk, from_ or "today")
    last = an_end(desk, to, first) if to else None
    found = desk.caseload.find(client)
    desk.caseload.pause(found.ref, first, last, kept_or_none(why, "reason"))
    until = f"through {in_words(desk, last)}" if last else f"until you say: ft resume {found.ref}"
    tell(f"{called(found)} is paused from {in_words(desk, first)} {until}.  Undo: ft undo")


@command("resume", CLIENTS)
def resume(
    ctx: typer.Context,
    client: ClientWord,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The first day back; today, if not said.")
    ] = None,
) -> None:
    """Go on with a client’s services after a pause.

    ft resume ana
    """
    desk = desk_of(ctx)
    day = a_day(desk, on or "today")
    found = desk.caseload.find(client)
    was = desk.caseload.resume(found.ref, day)
    if was.first >= day:
        tell(f"{called(found)}: the pause from {in_words(desk, was.first)} is taken out.  Undo: ft undo")
    else:
        tell(
            f"{called(found)} is back from {in_words(desk, day)}; paused since {was.first.isoformat()}.  Undo: ft undo"
        )
    tell(f"Next: say hello, and see where things stand: ft show {found.ref}")


@command("place", CLIENTS)
def place(
    ctx: typer.Context,
    client: ClientWord,
    list_: Annotated[
        str, typer.Argument(metavar="LIST", help="active, needs-early-intervention or low-power.")
    ],
    why: Why = None,
    on: On = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day that it holds.")
    ] = None,
    would_help: WouldHelp = None,
    review: Review = None,
) -> None:
    """Place a client on a list by your own word.

    Triage leaves them there for a while: it holds for 28 days if you do not say --until, and for 90 at most.
    On low-power, say what would help (--would-help): the door stays open, and any contact brings the client back.

    \b
    ft place ana active --why "starts a trial week on Monday" --until "in 2 weeks"
    ft place ana low-power --why "moving" --would-help "a car seat"
    """
    from followthrough.casework.client import last_day_of, read_list  # noqa: PLC0415

    desk = desk_of(ctx)
    name = read_list(list_)
    day = a_past_day(desk, on)
    last = an_end(desk, until, day) if until else None
    found = desk.caseload.find(client)
    open_on(found, day)
    seen = _placed_on(desk, found, day)
    _check_apart(name, would_help, review)
    reason = _reason(ctx, why)
    latest = day + timedelta(days=MOST_PLACED_DAYS - 1)
    door = None
    if name == LOW_POWER:
        door = the_door(desk, found, day, ask_what_would_help(ctx, would_help, review), review)
    placed = desk.caseload.place(found.ref, name, day, last, reason, latest, door, seen=seen)
    holds = in_words(desk, last_day_of(placed, desk.thresholds.place_days))
    tell(f"{called(found)} is placed on {name} from {in_words(desk, day)} through {holds}.  Undo: ft undo")
    show_door(desk, found)


def _check_apart(where: str, would_help: str | None, review: str | None) -> None:
    """Raises `NotTogether` where what would help is said of who goes on another list than low-power."""
    if where != LOW_POWER:
        said = {LIST: where, "would-help": would_help, "review": review}
        check_apart("What would help is asked of who goes on low-power", **said)


def _reason(ctx: typer.Context, why: str | None) -> str:
    from followthrough.casework.names import keepable  # noqa: PLC0415

    return keepable(why if why is not None else ask(ctx, "The reason", option="--why TEXT"), "reason")


def _placed_on(desk: "Desk", client: "Client", day: date) -> "list[Placement]":
    """What was said of that day before, so that nobody's word is replaced who said it meanwhile.

    Raises `PausedClientPlaced` also where days excused are so many that they count as a pause.
    """
    from followthrough.casework.mistakes import PausedClientPlaced  # noqa: PLC0415
    from followthrough.casework.workweek import Availability  # noqa: PLC0415

    case = desk.caseload.case_file(client.ref, notes=False)
    long = desk.thresholds.long_pause_days
    if Availability(desk.office, case.absences, client.intake, long).is_paused(day):
        raise PausedClientPlaced(name=client.name, day=day.isoformat(), ref=client.ref)
    return [placed for placed in case.placements if placed.on == day]


# Closing, and opening again -------------------------------------------------------------------------------------


@command("close-client", CLIENTS)
def close_client(
    ctx: typer.Context,
    client: ClientWord,
    on: On = None,
    outcome: Annotated[
        str | None,
        typer.Option(
            "--outcome", metavar="TEXT", click_type=OwnWords("How it came out"), help="How it came out."
        ),
    ] = None,
) -> None:
    """Close a client’s file: found work, moved away, done.

    Everything recorded stays; the client is off the lists from that day on.

    ft close-client ana --outcome "hired at the bakery"
    """
    desk = desk_of(ctx)
    day = a_past_day(desk, on)
    found = desk.caseload.find(client)
    closed = desk.caseload.close_client(found.ref, day, kept_or_none(outcome, "outcome"))
    how = f": {closed.outcome}" if closed.outcome else ""
    tell(f"The file of {called(found)} is closed from {in_words(desk, day)}{how}.  Undo: ft undo")
    tell(f"The door stays open: ft reopen-client {found.ref}")


@command("reopen-client", CLIENTS)
def reopen_client(ctx: typer.Context, client: ClientWord, on: On = None) -> None:
    """Open a closed file again.

    The time between counts as paused.

    ft reopen-client ana
    """
    desk = desk_of(ctx)
    day = a_past_day(desk, on)
    found = desk.caseload.find(client)
    desk.caseload.reopen_client(found.ref, day)
    tell(f"The file of {called(found)} is open again from {in_words(desk, day)}.  Undo: ft undo")
    tell(f"Next: welcome them back, and look at the contract: ft contract {found.ref}")
