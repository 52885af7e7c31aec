"""Vision: what the job would bring, in the client's own words."""

from typing import Annotated

import typer

from .app import STRATEGIES, command, desk_of
from .options import ClientWord, Format, Output, a_past_day
from .screen import check_format, show

Words = str | None
Figure = int | None


@command("vision", STRATEGIES)
def vision(
    ctx: typer.Context,
    client: ClientWord,
    words: Annotated[Words, typer.Option("--words", metavar="TEXT", help="In one sentence.")] = None,
    work: Annotated[Words, typer.Option("--work", metavar="TEXT", help="Work they like.")] = None,
    money: Annotated[Words, typer.Option("--money", metavar="TEXT", help="Money worry off.")] = None,
    routine: Annotated[Words, typer.Option("--routine", metavar="TEXT", help="A daily routine.")] = None,
    people: Annotated[Words, typer.Option("--people", metavar="TEXT", help="People.")] = None,
    leads_to: Annotated[Words, typer.Option("--leads-to", metavar="TEXT", help="What it leads to.")] = None,
    day: Annotated[Words, typer.Option("--day", metavar="TEXT", help="The picture of a day at work.")] = None,
    strengths: Annotated[
        Words, typer.Option("--strengths", metavar="TEXT", help="What an employer would be lucky to get.")
    ] = None,
    obstacle: Annotated[
        Words, typer.Option("--obstacle", metavar="TEXT", help="What in them gets in the way.")
    ] = None,
    plan: Annotated[
        Words, typer.Option("--plan", metavar="TEXT", help="If that comes up, then what: “If …, then …”.")
    ] = None,
    importance: Annotated[
        Figure, typer.Option("--importance", metavar="N", min=0, max=10, help="How important, 0 to 10.")
    ] = None,
    confidence: Annotated[
        Figure, typer.Option("--confidence", metavar="N", min=0, max=10, help="How confident, 0 to 10.")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day it was said.")] = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Keep what the job would bring, in the client’s own words.

    With options, what was said is written down beside what was said before. Without, ft shows it; on a terminal it
    offers to go through the questions with you. Triage, ft today and drafts quote the client’s own words. Ask for the
    obstacle too, with a plan for it: a wish held against what is in its way gets further than the wish alone. The
    obstacle is for the two of you, and is never quoted.

    \b
    ft vision ana
    ft vision ana --words "My son sees me leave for work" --importance 8
    ft vision ana --plan "If I wake up low, then I call first"
    """
    from followthrough.casework.vision import Vision  # noqa: PLC0415
    from followthrough.present.sheets import vision_sheet  # noqa: PLC0415

    from .visioning import keep, kept, offer_to_talk, says_something  # noqa: PLC0415

    if format or output:
        check_format(format, output)
    desk = desk_of(ctx)
    found = desk.caseload.find(client)
    given = {
        "words": words, "work": work, "money": money, "routine": routine, "people": people, "leads_to": leads_to,
        "day_at_work": day, "strengths": strengths, "obstacle": obstacle, "plan": plan,
    }  # fmt: skip
    said_on = a_past_day(desk, on)
    said = {name: kept(name, text) for name, text in given.items()}
    told = Vision(said_on, **said, importance=importance, confidence=confidence)
    if says_something(told):
        keep(desk, found, told)
        if format is None and output is None:
            return None
    case = desk.caseload.case_file(found.ref, notes=False)
    show(vision_sheet(case, desk.today), format, output)
    return None if format or output else offer_to_talk(ctx, found, said_on, case.visions)
