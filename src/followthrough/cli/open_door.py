"""Open door: low power with dignity. What was tried, what would help, what is owed, and the way back."""

import typer

from followthrough.casework.client import still_open
from followthrough.casework.mistakes import NotOnLowPower

from .app import STRATEGIES, command, desk_of
from .options import ClientWord, Format, Output, called, in_words
from .resting import Review, WouldHelp, ask_what_would_help, show_door, the_door
from .screen import check_format, tell


@command("open-door", STRATEGIES)
def open_door(
    ctx: typer.Context,
    client: ClientWord,
    would_help: WouldHelp = None,
    review: Review = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Keep the door open for a client on low power.

    Shows what was tried, the change that would help, the contact that is still owed, the day to look at it again, and
    what brings the client back: any contact, at once. With --review alone, what would help stays as it was said.

    ft open-door ana · ft open-door ana --would-help "a place for the baby" --review "in 3 weeks"
    """
    from followthrough.present.open_door import resting  # noqa: PLC0415  # only where it is asked for

    if format or output:
        check_format(format, output)
    desk = desk_of(ctx)
    found = desk.caseload.find(client)
    still_open(found, desk.today)
    case = desk.caseload.case_file(found.ref, notes=False)
    rests = resting(desk.judge(case))
    if rests is None:
        raise NotOnLowPower(name=found.name, ref=found.ref)
    if review is not None and would_help is None:
        said = [door.would_help for door in case.open_doors if rests.since <= door.on <= desk.today]
        would_help = said[-1] if said else ask_what_would_help(ctx, None, review)
    door = the_door(desk, found, desk.today, would_help, review)
    if door is not None:
        desk.caseload.open_door(found.ref, door)
        tell(f"Written down for {called(found)}, {in_words(desk, door.on)}.  Undo: ft undo")
    show_door(desk, found, format, output)
