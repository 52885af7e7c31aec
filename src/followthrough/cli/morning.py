"""Morning: who needs you, why, and what is not written down yet."""

from typing import Annotated

import typer

from .app import MORNING, command, desk_of
from .options import ClientWord, Format, Output
from .screen import how_far, is_terminal, show, size


@command("triage", MORNING)
def triage(
    ctx: typer.Context,
    everyone: Annotated[
        bool, typer.Option("--all", help="Every active client, not only as many as fit.")
    ] = False,
    format: Format = None,
    output: Output = None,
) -> None:
    """Sort the caseload into three lists, and say why.

    Every client with the reasons, the next step and the way out.
    Triage changes nothing and sends nothing: the lists are advice, and the record speaks, not the person.

    ft triage · ft triage --all · ft triage --format tsv · ft triage -o monday.csv
    """
    from followthrough.present.morning import triage_sheet  # noqa: PLC0415

    desk = desk_of(ctx)
    with how_far("Going through the record") as progress:
        morning = desk.morning(progress)
    height = size()[1] if is_terminal() and not everyone else None
    sheet = triage_sheet(morning, everyone=everyone, height=height, thresholds=desk.thresholds)
    show(sheet, format, output)


@command("why", MORNING)
def why(
    ctx: typer.Context,
    client: ClientWord,
    format: Format = None,
    output: Output = None,
) -> None:
    """Show the arithmetic behind a client’s list.

    Enough to redo it by hand: each counted week with each promise done and due, the mean, the threshold and where it
    comes from, every slip with its entry, the moves from list to list, and the way out.

    ft why ana
    """
    from followthrough.present.sheets import why_sheet  # noqa: PLC0415

    desk = desk_of(ctx)
    found = desk.caseload.find(client)
    judged = desk.judge(desk.caseload.case_file(found.ref))
    show(why_sheet(judged, found, desk.thresholds, desk.sources), format, output)


@command("gaps", MORNING)
def gaps(ctx: typer.Context, format: Format = None, output: Output = None) -> None:
    """List what is not written down yet.

    What was due in the last two weeks: sessions, and reports.
    A gap says nothing of a client: it is the counsellor's to fill.

    ft gaps
    """
    from followthrough.present.sheets import gaps_sheet  # noqa: PLC0415

    desk = desk_of(ctx)
    show(gaps_sheet(list(desk.gaps()), desk.today), format, output)
