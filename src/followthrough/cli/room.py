"""A room: one line for everybody who was, or was not, at a session; and a task for one of them."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from followthrough.casework.activity import read_kind
from followthrough.casework.mistakes import (
    EndBeforeBeginning,
    Mistake,
    NamedTwice,
    NoSuchClient,
    SeveralClients,
    WrongNames,
)

from .app import RECORD, command, desk_of
from .asking import ask
from .entries import Said, entries_of, read_topic
from .options import (
    ClientWord,
    Minutes,
    Note,
    On,
    Topic,
    a_coming_day,
    a_past_day,
    called,
    in_words,
    kept_or_none,
)
from .own_words import Command, OwnWords
from .screen import tell
from .welcome import welcome_back

if TYPE_CHECKING:
    from followthrough.casework.client import Client
    from followthrough.desk import Desk

NAMING = ("--attended", "--missed", "--excused", "--ours")
Names = list[str] | None


class OfARoom(Command):
    """Takes several names after one option, also with spaces between them: --attended ana sam luc."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words, the names after an option joined by commas."""
        return super().parse_args(ctx, list(joined_names(args)))


def joined_names(words: list[str]) -> Iterator[str]:
    """The words, with the names that follow an option made one word."""
    names: list[str] | None = None
    for word in words:
        if names is not None and not word.startswith("--"):
            names.append(word)
            continue
        if names:
            yield ",".join(names)
        names = [] if word in NAMING else None
        yield word
    if names:
        yield ",".join(names)


@command("log-group", RECORD, OfARoom)
def log_group(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="The session: job-club, workshop or meeting.")],
    attended: Annotated[Names, typer.Option("--attended", metavar="NAMES", help="Who was there.")] = None,
    missed: Annotated[Names, typer.Option("--missed", metavar="NAMES", help="Who was not.")] = None,
    excused: Annotated[Names, typer.Option("--excused", metavar="NAMES", help="Who was excused.")] = None,
    ours: Annotated[Names, typer.Option("--ours", metavar="NAMES", help="For whom we called it off.")] = None,
    on: On = None,
    topic: Topic = None,
    minutes: Minutes = None,
    note: Note = None,
) -> None:
    """Record one session for a whole room: all of it, or nothing.

    Names stand with spaces or commas between them; “Ana Reyes” in quotation marks.

    ft log-group job-club --attended ana sam luc --missed mia --on wed
    """
    desk = desk_of(ctx)
    day = a_past_day(desk, on)
    named = {"attended": attended, "missed": missed, "excused": excused, "ours": ours}
    if not any(named.values()):
        named["attended"] = [ask(ctx, "Who was there (names with commas)", option="--attended NAMES")]
    said = Said(topic=read_topic(topic), minutes=minutes, note=kept_or_none(note, "note"))
    session = read_kind(kind)
    entries = {
        outcome: entries_of([session], day, said._replace(outcomes=(outcome,)))[0]
        for outcome, names in named.items()
        if names
    }
    room = _everyone(desk, named)
    recorded = desk.caseload.log_group([(client.ref, entries[outcome]) for client, outcome in room])
    tell(
        f"Recorded {session}, {in_words(desk, day)}, for {len(room)}: {_room_in_words(room)}.  Undo: ft undo"
    )
    for (client, _), entry in zip(room, recorded, strict=True):
        welcome_back(desk, client, [entry])


def _everyone(desk: "Desk", named: Mapping[str, Names]) -> "list[tuple[Client, str]]":
    """Everybody named, with how it went. Raises what every name is wrong in, at once; `NamedTwice`."""
    found: dict[str, tuple[Client, str]] = {}
    said: dict[str, str] = {}
    wrong: list[Mistake] = []
    for outcome, word in _words(named):
        try:
            client = desk.caseload.find(word)
        except (NoSuchClient, SeveralClients) as mistake:
            wrong.append(mistake)
            continue
        if client.ref in found:
            raise NamedTwice(name=called(client), first=said[client.ref], second=f"--{outcome} {word}")
        found[client.ref], said[client.ref] = (client, outcome), f"--{outcome} {word}"
    if len(wrong) == 1:
        raise wrong[0]
    if wrong:
        raise WrongNames(troubles="; ".join(map(_trouble, wrong)))
    return list(found.values())


def _words(named: Mapping[str, Names]) -> Iterator[tuple[str, str]]:
    for outcome, texts in named.items():
        for text in texts or ():
            yield from ((outcome, word.strip()) for word in text.split(",") if word.strip())


def _trouble(mistake: Mistake) -> str:
    fits = f"fits {mistake.facts['candidates']}" if isinstance(mistake, SeveralClients) else "fits nobody"
    return f"“{mistake.facts['text']}” {fits}"


def _room_in_words(room: "list[tuple[Client, str]]") -> str:
    by_outcome: dict[str, list[str]] = {}
    for client, outcome in room:
        by_outcome.setdefault("called off by us for" if outcome == "ours" else outcome, []).append(
            client.name
        )
    return "; ".join(f"{outcome} {', '.join(names)}" for outcome, names in by_outcome.items())


@command("assign", RECORD)
def assign(
    ctx: typer.Context,
    client: ClientWord,
    title: Annotated[
        str,
        typer.Argument(
            metavar="TITLE",
            click_type=OwnWords("What will the client do", is_needed=True),
            help="What the client will do, in their words; asked for, if not said.",
        ),
    ] = "",
    by: Annotated[
        str | None, typer.Option("--by", metavar="DATE", help="The day by which it is to be done.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day it was agreed; today, if not said.")
    ] = None,
) -> None:
    """Agree on one task with a client, by a day.

    ft assign ana "Update the resume" --by fri
    """
    from followthrough.casework.client import Task  # noqa: PLC0415
    from followthrough.casework.names import keepable  # noqa: PLC0415

    desk = desk_of(ctx)
    agreed = a_past_day(desk, on)
    due = a_coming_day(
        desk, by if by is not None else ask(ctx, "By which day", option="--by DATE, as in --by fri")
    )
    if due < agreed:
        raise EndBeforeBeginning(beginning=agreed.isoformat(), end=due.isoformat())
    found = desk.caseload.find(client)
    task = desk.caseload.assign(found.ref, Task(keepable(title, "title"), agreed, due))
    tell(f"Agreed with {called(found)}: “{task.title}”, by {in_words(desk, due)}.  Undo: ft undo")
    tell(f'Once it is done: ft log {found.ref} task --title "{task.title}"')
