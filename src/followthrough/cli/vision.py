"""Vision: what the job would bring, in the client's own words."""

from typing import Annotated, Any

import typer

from .app import STRATEGIES, command, desk_of
from .options import ClientWord, Format, Output, a_past_day
from .own_words import OwnWords
from .screen import check_format, show

Words = str | None
Figure = int | None
QUESTIONS = {
    "words": "In one sentence: what would this job bring",
    "work": "What kind of work would they like to do",
    "money": "What would it be like to have the money worry off",
    "routine": "What would a day have, that it does not have now",
    "people": "Whom would they like to be with, and to meet",
    "leads_to": "Where could it lead, a few years on",
    "day_at_work": "A good day at work, from getting up to coming home: what does it look like",
    "strengths": "What would an employer be lucky to get",
    "obstacle": "What in them gets in the way, most of all",
    "plan": "If that comes up, then what will they do (If …, then …)",
    "importance": "How important is it now, 0 to 10",
    "confidence": "How confident are they now, 0 to 10",
}
"""What is asked of each thing that can be said, in the order of a talk."""


def option_of(name: str) -> str:
    """The option by which a thing is said."""
    return "--day" if name == "day_at_work" else f"--{name.replace('_', '-')}"


def _told(name: str, says: str) -> Any:
    """An option for one thing that can be said."""
    asked = OwnWords(QUESTIONS[name], lines=True)
    return typer.Option(option_of(name), metavar="TEXT", click_type=asked, help=says)


@command("vision", STRATEGIES)
def vision(
    ctx: typer.Context,
    client: ClientWord,
    words: Annotated[Words, _told("words", "In one sentence.")] = None,
    work: Annotated[Words, _told("work", "Work they like.")] = None,
    money: Annotated[Words, _told("money", "Money worry off.")] = None,
    routine: Annotated[Words, _told("routine", "A daily routine.")] = None,
    people: Annotated[Words, _told("people", "People.")] = None,
    leads_to: Annotated[Words, _told("leads_to", "What it leads to.")] = None,
    day: Annotated[Words, _told("day_at_work", "The picture of a day at work.")] = None,
    strengths: Annotated[Words, _told("strengths", "What an employer would be lucky to get.")] = None,
    obstacle: Annotated[Words, _told("obstacle", "What in them gets in the way.")] = None,
    plan: Annotated[Words, _told("plan", "If that comes up, then what: “If …, then …”.")] = None,
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
