"""Options that several commands take, in the same words everywhere; and the days that people type in them."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.mistakes import FutureDate, NotTogether
from followthrough.desk import Desk

from .own_words import OwnWords

if TYPE_CHECKING:
    from followthrough.casework.client import Client

ClientWord = Annotated[
    str, typer.Argument(metavar="CLIENT", help="A reference, or part of a name that fits one client.")
]
On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day it happened; today, if not said.")
]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day, included.")]
Why = Annotated[
    str | None,
    typer.Option(
        "--why", metavar="TEXT", click_type=OwnWords("The reason"), help="The reason, in a few words."
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="table, csv, tsv, json, markdown, html or xlsx; else by the file’s ending.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write it into a file, whose ending chooses the format (.csv .tsv .json .md .xlsx .html).",
    ),
]
Minutes = Annotated[
    int | None, typer.Option("--minutes", metavar="N", min=0, max=1440, help="How long it took.")
]
Topic = Annotated[
    str | None,
    typer.Option("--topic", metavar="TOPIC", help="What was talked of: value, habits, vision or plan."),
]
Because = Annotated[
    str | None,
    typer.Option(
        "--because",
        metavar="CAUSE",
        help="What got in the way: forgot, could-not, did-not-know-how, no-confidence, does-not-want or ours.",
    ),
]
Note = Annotated[
    str | None,
    typer.Option(
        "--note",
        metavar="TEXT",
        click_type=OwnWords("Note", lines=True, is_needed=True),
        help="A note; - reads standard input; without a text, ft asks for it.",
    ),
]


def a_past_day(desk: Desk, text: str | None, option: str = "--on", *, instead: str = "") -> date:
    """The day of something that has happened: today, if not said. Raises `FutureDate`, saying what to do `instead`."""
    if text is None:
        return desk.today
    day = a_day(desk, text)
    if day > desk.today:
        raise FutureDate(day=day.isoformat(), option=option, instead=instead)
    return day


def a_day(desk: Desk, text: str) -> date:
    """The day of a record: a bare weekday is the last one."""
    from followthrough.casework.dates import read_date  # noqa: PLC0415  # only where a day is said

    return read_date(text, desk.today, lean="past")


def a_coming_day(desk: Desk, text: str) -> date:
    """The day of a plan: a bare weekday is the next one."""
    from followthrough.casework.dates import read_date  # noqa: PLC0415

    return read_date(text, desk.today, lean="future")


def an_end(desk: Desk, text: str, beginning: date) -> date:
    """The last day of a range: a day that has two readings is the first one from the beginning on."""
    from followthrough.casework.dates import read_date  # noqa: PLC0415

    past, coming = a_day(desk, text), a_coming_day(desk, text)
    if past == coming or past >= beginning:
        return past
    return coming if coming >= beginning else read_date(text, beginning, lean="future")


def called(client: "Client") -> str:
    """A client by name and reference."""
    return f"{client.name} ({client.ref})"


def in_words(desk: Desk, day: date) -> str:
    """A day as ft understood it, to be read back: Wed 21 Jan 2026 (today)."""
    from followthrough.casework.dates import echo_date  # noqa: PLC0415

    return echo_date(day, desk.today)


def check_apart(way: str, **given: object) -> None:
    """Raises `NotTogether` if more than one of these was given; `remove` is --remove, `DATE` an argument."""
    said = [name if name.isupper() else f"--{name}" for name, value in given.items() if value]
    if len(said) > 1:
        raise NotTogether(given=" and ".join(said), way=way)


def kept_or_none(text: str | None, what: str) -> str | None:
    """A text as it is kept; None if nothing was said, or if it was said to be empty. Raises `UnusableText`."""
    if text is None or not text.strip():
        return None
    from followthrough.casework.names import keepable  # noqa: PLC0415  # only where something is said

    return keepable(text, what)


def line_or_none(text: str | None, what: str) -> str | None:
    """A text as it is kept on one line: a line break, as it comes with pasting, is a space. Raises `UnusableText`."""
    if text is None or not text.strip():
        return None
    from followthrough.casework.names import keepable, on_one_line  # noqa: PLC0415

    return keepable(on_one_line(text), what)


def with_its_day(desk: Desk, text: str) -> str:
    """A line of a contract whose `by` may name any day that people type, with that day as ft reads it."""
    from followthrough.casework.contract import split_at  # noqa: PLC0415  # only where a line is read

    line, at = split_at(text)
    agreed, colon, wording = line.partition(":")
    kind, _, cadence = agreed.strip().partition(" ")
    word, _, day = cadence.strip().partition(" ")
    if word.lower() != "by" or not day.strip():
        return text
    where = f" @ {at}" if at else ""
    return f"{kind} by {a_coming_day(desk, day).isoformat()}{colon}{wording}{where}"
