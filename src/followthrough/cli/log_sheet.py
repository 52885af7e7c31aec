"""Log sheet: a job-search log that a client hands in, written down in one pass, in the sheet's order."""

from typing import Annotated

import typer

from .app import RECORD, command, desk_of
from .options import ClientWord, On, a_past_day, called, in_words
from .screen import tell
from .welcome import welcome_back


@command("log-sheet", RECORD)
def log_sheet(
    ctx: typer.Context,
    client: ClientWord,
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="[VALUE]...", help="One for each line, in the sheet's order; - for none."),
    ] = None,
    week_of: Annotated[
        str | None,
        typer.Option(
            "--week-of", metavar="DATE", help="Any day of its week; the latest whole week, if not said."
        ),
    ] = None,
    on: On = None,
) -> None:
    """Write a returned log sheet down, in one pass.

    The lines come in the order of the printed sheet (ft print-log), and are asked for on a terminal. A number is the
    week's, or one for each day from Monday on: 2+0+1. A session: attended, missed, excused or ours, or its first
    letter. A task: done. The sheet itself is the week's report.

    \b
    ft log-sheet ana
    ft log-sheet ana 5 1+0+2 attended done --week-of "last mon"
    """
    from .returned import entries_read, in_short, week_read  # noqa: PLC0415  # only where a sheet is read

    desk = desk_of(ctx)
    found = desk.caseload.find(client)
    handed_in = a_past_day(desk, on)
    monday = week_read(desk, week_of, handed_in)
    recorded = desk.caseload.log(found.ref, entries_read(ctx, found, monday, handed_in, list(values or ())))
    week = in_words(desk, monday)
    tell(f"Recorded for {called(found)}, the week of {week}: {in_short(recorded)}.  Undo: ft undo")
    welcome_back(desk, found, recorded)
    tell(
        f"Next: go through it together, what was kept first; then the next sheet: ft print-log {found.ref} -o log.html"
    )
