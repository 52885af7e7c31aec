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
