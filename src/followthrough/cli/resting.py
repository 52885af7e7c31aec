"""Resting: what is asked and shown of a client who goes on low power."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.client import OpenDoor

from .app import may_ask
from .asking import ask
from .options import a_coming_day, line_or_none
from .own_words import OwnWords
from .screen import show

if TYPE_CHECKING:
    from datetime import date

    from followthrough.casework.client import Client
    from followthrough.desk import Desk

NOT_YET = "not yet"
WouldHelp = Annotated[
    str | None,
    typer.Option(
        "--would-help",
        metavar="TEXT",
        click_type=OwnWords("What change would help"),
        help="The change that would help, as far as you know it.",
    ),
]
Review = Annotated[
    str | None,
    typer.Option("--review", metavar="DATE", help="The day to look at it again, within 90 days."),
]


def the_door(
    desk: "Desk", client: "Client", on: "date", would_help: str | None, review: str | None
) -> OpenDoor | None:
    """What would help and when to look again, as said; None if nothing was. Raises `MissingAnswer`, `DayHasPassed`."""
    from followthrough.casework.mistakes import DayHasPassed, MissingAnswer  # noqa: PLC0415

    review_on = a_coming_day(desk, review) if review else None
    if review_on is not None and review_on < desk.today:
        raise DayHasPassed(day=review_on.isoformat(), option="--review", ref=client.ref)
    text = line_or_none(would_help, "reason")
    if text is None:
        if review_on is not None:
            raise MissingAnswer(what="What would help", option="--would-help TEXT")
        return None
    return OpenDoor(on, text, review_on)


def ask_what_would_help(ctx: typer.Context, would_help: str | None, review: str | None) -> str | None:
    """What would help, as said, or asked for on a terminal; None if it is not known yet.

    With a day to look again there is something to look at, and the question needs its answer.
    """
    if would_help is not None or not may_ask(ctx):
        return would_help
    default = NOT_YET if review is None else None
    answer = ask(ctx, "What change would help", option="--would-help TEXT", default=default)
    return None if answer.lower() == default else answer


def show_door(desk: "Desk", client: "Client", format: str | None = None, output: Path | None = None) -> None:
    """The client's page, if the client is on low power."""
    from followthrough.present.open_door import open_door_sheet, resting  # noqa: PLC0415

    case = desk.caseload.case_file(client.ref)
    judged = desk.judge(case)
    rests = resting(judged)
    if rests is not None:
        show(open_door_sheet(case, judged, rests), format, output)
