"""Steps: what was recorded of a client, and every command taken back or brought again."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.mistakes import NothingToRedo, NothingToUndo

from .app import RECORD, command, desk_of
from .options import ClientWord, Format, Output, a_day, an_end, called
from .screen import say, show, tell

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import date

    from followthrough.desk import Desk
    from followthrough.present.housekeeping import Step

STEPS_LISTED = 20
HowMany = Annotated[int, typer.Argument(metavar="N", min=1, help="How many steps.")]


@command("history", RECORD)
def history(
    ctx: typer.Context,
    client: ClientWord,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day, included.")] = None,
    last: Annotated[
        int | None, typer.Option("--last", metavar="N", min=1, help="Only the latest so many entries.")
    ] = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Show what was recorded of a client, day by day.

    ft history ana · ft history ana --from "2 weeks ago" · ft history ana --last 10
    """
    from followthrough.present.sheets import history_sheet  # noqa: PLC0415

    desk = desk_of(ctx)
    first, end = _days(desk, from_, to)
    found = desk.caseload.find(client)
    entries = desk.caseload.entries(found.ref, first, end)
    show(history_sheet(found, entries[-last:] if last else entries, desk.today), format, output)


def _days(desk: "Desk", from_: str | None, to: str | None) -> "tuple[date | None, date | None]":
    """The first and last day asked for. Raises `EndBeforeBeginning`."""
    from datetime import date  # noqa: PLC0415

    from followthrough.casework.client import check_range  # noqa: PLC0415

    first = a_day(desk, from_) if from_ else None
    last = an_end(desk, to, first or date.min) if to else None
    check_range(first or date.min, last)
    return first, last


@command("undo", RECORD)
def undo(
    ctx: typer.Context,
    how_many: HowMany = 1,
    list_: Annotated[bool, typer.Option("--list", help="List the latest steps instead.")] = False,
) -> None:
    """Take back the latest step, or several.

    One command is one step, whatever it recorded, by whomever and whenever.

    ft undo · ft undo 3 · ft undo --list
    """
    desk = desk_of(ctx)
    if list_:
        return _list_steps(desk)
    names = _names(desk)
    done = _as_many_as_stand(desk.caseload.writing, desk.caseload.undo, how_many, NothingToUndo)
    _tell_steps("Taken back", done, names, how_many)
    return tell(
        f"Bring {'it' if len(done) == 1 else 'them'} back: ft redo{f' {len(done)}' if len(done) > 1 else ''}"
    )


@command("redo", RECORD)
def redo(ctx: typer.Context, how_many: HowMany = 1) -> None:
    """Bring back what “ft undo” has just taken back.

    ft redo · ft redo 3
    """
    desk = desk_of(ctx)
    done = _as_many_as_stand(desk.caseload.writing, desk.caseload.redo, how_many, NothingToRedo)
    _tell_steps("Brought back", done, _names(desk), how_many)


def _list_steps(desk: "Desk") -> None:
    from followthrough.present.sheets import steps_sheet  # noqa: PLC0415

    names = _names(desk)
    latest = (
        (step.id, step.at, _in_words(step.command, names), step.undone)
        for step in desk.caseload.steps(STEPS_LISTED)
    )
    show(steps_sheet(latest, desk.today))


def _as_many_as_stand(
    all_or_none: "Callable[[], AbstractContextManager[None]]",
    go: "Callable[[], Step]",
    how_many: int,
    nothing: type[Exception],
) -> "list[Step]":
    """So many steps, or as many as there are, together. Raises what the first one raises."""
    done: list[Step] = []
    with all_or_none():
        try:
            while len(done) < how_many:
                done.append(go())
        except nothing:
            if not done:
                raise
    return done


def _names(desk: "Desk") -> dict[str, str]:
    return {client.ref: called(client) for client in desk.caseload.clients()}


def _tell_steps(what: str, done: "list[Step]", names: Mapping[str, str], how_many: int) -> None:
    for _, moment, words, _ in done:
        at = moment.astimezone()
        tell(f"{what}: {_in_words(words, names)} (recorded {at:%a} {at.day} {at:%b %Y, %H:%M}).")
    if len(done) < how_many:
        say(f"There were {len(done)} steps, not {how_many}.")


def _in_words(step: str, names: Mapping[str, str]) -> str:
    """The words of a step, with names beside the references."""
    return re.sub(r"[\w-]+", lambda word: names.get(word[0], word[0]), step)
