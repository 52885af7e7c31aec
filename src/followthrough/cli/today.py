"""Today: the day's agenda; and the weeks ahead, for the counsellor's own calendar."""

from pathlib import Path
from typing import Annotated

import typer

from followthrough.casework.mistakes import WrongEnding

from .app import FILES, MORNING, command, desk_of
from .options import Format, Output, in_words
from .screen import how_far, show, tell, write_pieces

WEEKS = 8
MOST_WEEKS = 52
ENDING = ".ics"


@command("today", MORNING)
def today(ctx: typer.Context, format: Format = None, output: Output = None) -> None:
    """Show what is due today and overdue, client by client.

    Sessions to take attendance of, messages that wait for an answer, check-ins, tasks, and what you owe; with how to
    reach each client, what to do, and what to type when it is done.

    ft today · ft today --format csv · ft today -o today.md
    """
    from followthrough.present.sheets import today_sheet  # noqa: PLC0415

    desk = desk_of(ctx)
    with how_far("Going through the record") as progress:
        agenda = desk.agenda(progress)
    show(today_sheet(agenda), format, output)


@command("calendar", FILES)
def calendar(
    ctx: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The file to write: .ics.")],
    weeks: Annotated[
        int, typer.Option("--weeks", metavar="N", min=1, max=MOST_WEEKS, help="How many weeks ahead.")
    ] = WEEKS,
    names: Annotated[
        bool, typer.Option("--names", help="Whole names in the titles, not initials and references.")
    ] = False,
) -> None:
    """Write the coming weeks for your own calendar (.ics).

    Check-ins, sessions, tasks due, contracts to review, contacts owed, check-ins with clients at work, and your days
    away. A calendar is often synchronised and shared: so a title holds initials and a reference, as in “A.R. (C7F3):
    call”, and no note, no reason and no phone number ever goes in. With --names it holds whole names.

    Write it again at any time, and open it again: what has moved is moved. What was taken out since is yours to delete.
    It needs the extra “ics”.

    ft calendar -o weeks.ics · ft calendar -o weeks.ics --weeks 2
    """
    from datetime import timedelta  # noqa: PLC0415  # for this command alone

    from followthrough.exchange.calendar_file import write_calendar  # noqa: PLC0415

    if output.suffix.lower() != ENDING:
        better = output.with_suffix(ENDING).name if output.name else f"weeks{ENDING}"
        raise WrongEnding(text=output.name, ending=ENDING, what="a calendar", better=better)
    desk = desk_of(ctx)
    events = desk.ahead(weeks)
    write_pieces([write_calendar(events, desk.clock.now, names=names)], output)
    until = in_words(desk, desk.today + timedelta(weeks=weeks))
    tell(f"{len(events)} event{'s' * (len(events) != 1)}, through {until}. Open the file with your calendar.")
