"""Check-ins: the contacts planned with a client, above all in the first two weeks; moved, added, taken out."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.client import open_on

from .app import CONTRACT, command, desk_of
from .asking import ask
from .options import (
    ClientWord,
    Format,
    Output,
    a_coming_day,
    an_end,
    called,
    check_apart,
    in_words,
    line_or_none,
)
from .own_words import OwnWords
from .screen import check_format, say, show, tell

if TYPE_CHECKING:
    from followthrough.casework.check_in import CheckIn
    from followthrough.casework.client import Client
    from followthrough.desk import Desk


@command("check-ins", CONTRACT)
def check_ins(
    ctx: typer.Context,
    client: ClientWord,
    add: Annotated[
        str | None, typer.Option("--add", metavar="KIND", help="Plan one: text, call, meeting or task.")
    ] = None,
    move: Annotated[
        int | None,
        typer.Option(
            "--move", metavar="N", min=1, help="Move one, by its number; or say anew what it is about."
        ),
    ] = None,
    drop: Annotated[int | None, typer.Option("--drop", metavar="N", min=1, help="Take one out.")] = None,
    lay_out: Annotated[
        bool, typer.Option("--lay-out", help="Lay out those of the first two weeks, from --on or today.")
    ] = False,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day, or the first of its days.")
    ] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last of its days.")] = None,
    about: Annotated[
        str | None,
        typer.Option(
            "--about", metavar="TEXT", click_type=OwnWords("What is it about"), help="What it is about."
        ),
    ] = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Show the check-ins planned with a client, and change them.

    Signing the first contract lays out those of the first two weeks: a welcome text, phone meetings, one small task
    between each, texts in between, a review. ft today brings each up in its days.

    \b
    ft check-ins ana
    ft check-ins ana --move 3 --on thu
    ft check-ins ana --add call --on fri --about "how was the interview?"
    """
    if format or output:
        check_format(format, output)
    desk = desk_of(ctx)
    found = desk.caseload.find(client)
    actions = {"add": add, "move": move, "drop": drop, "lay-out": lay_out or None}
    check_apart("Do one of them at a time", **actions)
    action = next((name for name, value in actions.items() if value is not None), None)
    _check_needed(found, action, on=on, to=to, about=about)
    if add is not None:
        _add(ctx, found, add, on, to, about)
    elif move is not None:
        _move(ctx, found, move, on, to, about)
    elif drop is not None:
        dropped = desk.caseload.drop_check_in(found.ref, drop)
        tell(f"{called(found)}: {_said(desk, dropped)} is taken out.  Undo: ft undo")
    elif lay_out:
        _lay_out(desk, found, on)
    if action is None or format or output:
        from followthrough.present.sheets import check_ins_sheet  # noqa: PLC0415

        show(check_ins_sheet(found, desk.check_ins(found.ref), desk.today), format, output)


def _check_needed(client: "Client", action: str | None, **given: str | None) -> None:
    """Raises `NotTogether` or `NothingToChange` where days or words were given that nothing asks for."""
    from followthrough.casework.mistakes import NothingToChange, NotTogether  # noqa: PLC0415

    asked_for = {"add": ("on", "to", "about"), "move": ("on", "to", "about"), "lay-out": ("on",)}
    idle = [f"--{name}" for name in given if given[name] and name not in asked_for.get(action or "", ())]
    if idle and action is None:
        raise NothingToChange(hint=f"ft check-ins {client.ref} --add call --on fri, or --move 2 --on fri")
    if idle:
        raise NotTogether(given=f"{' and '.join(idle)} and --{action}", way=f"Leave out {' and '.join(idle)}")


def _add(
    ctx: typer.Context, client: "Client", kind: str, on: str | None, to: str | None, about: str | None
) -> None:
    from followthrough.casework.check_in import CheckIn, read_check_in_kind  # noqa: PLC0415

    desk = desk_of(ctx)
    word, words = read_check_in_kind(kind), line_or_none(about, "reason")
    open_on(client, desk.today)
    planned = CheckIn(*_days(ctx, client, on, to), word, None, words)
    desk.caseload.plan_check_ins(client.ref, [planned])
    tell(f"Planned with {called(client)}: {_said(desk, planned)}.  Undo: ft undo")
    _notice_closed(desk, planned)


def _move(
    ctx: typer.Context, client: "Client", number: int, on: str | None, to: str | None, about: str | None
) -> None:
    from followthrough.casework.mistakes import NoSuchCheckIn  # noqa: PLC0415

    desk = desk_of(ctx)
    before = dict(desk.caseload.check_ins(client.ref)).get(number)
    if before is None:
        raise NoSuchCheckIn(number=number, name=client.name, ref=client.ref)
    open_on(client, desk.today)
    words = line_or_none(about, "reason") or before.about
    if on is not None or (to is None and about is None):
        first, last = _days(ctx, client, on, to)
    else:
        first, last = before.first, an_end(desk, to, before.first) if to is not None else before.last
    moved = before._replace(first=first, last=last, about=words)
    if moved == before:
        return tell(f"{called(client)}: {_said(desk, before)}, as it was; nothing is changed.")
    desk.caseload.change_check_in(client.ref, number, moved, seen=before)
    tell(f"{called(client)}: {_said(desk, before)}, is now {_said(desk, moved)}.  Undo: ft undo")
    return _notice_closed(desk, moved)


def _days(ctx: typer.Context, client: "Client", on: str | None, to: str | None) -> tuple[date, date]:
    """The first and the last day, asked for if none is said. Raises `MissingAnswer`, `DayHasPassed`."""
    from followthrough.casework.mistakes import DayHasPassed  # noqa: PLC0415

    desk = desk_of(ctx)
    first = a_coming_day(desk, on or ask(ctx, "On which day", option="--on DATE, as in --on thu"))
    if first < desk.today:
        raise DayHasPassed(day=first.isoformat(), option="--on", ref=client.ref)
    return first, an_end(desk, to, first) if to else first


def _notice_closed(desk: "Desk", planned: "CheckIn") -> None:
    """Say so where the office is closed on every day of it: it may be meant, and may be a slip of the finger."""
    days = (planned.last - planned.first).days + 1
    if not any(desk.office.is_open(planned.first + timedelta(number)) for number in range(days)):
        say("The office is closed then: a weekend, a holiday, or you are away.")


def _lay_out(desk: "Desk", client: "Client", on: str | None) -> None:
    from .laying_out import laid_out, tell_laid_out  # noqa: PLC0415

    first = a_coming_day(desk, on) if on else desk.today
    open_on(client, desk.today)
    planned = laid_out(desk, client, first)
    if not planned:
        tell(f"Nothing is laid out: of the two weeks from {in_words(desk, first)}, no day is left for it.")
        return
    desk.caseload.plan_check_ins(client.ref, planned)
    tell(f"Day 1 with {called(client)} is {in_words(desk, first)}.  Undo: ft undo")
    tell_laid_out(desk, client, planned)


def _said(desk: "Desk", planned: "CheckIn") -> str:
    from followthrough.casework.check_in import check_in_in_words  # noqa: PLC0415

    days = in_words(desk, planned.first)
    to = f" to {in_words(desk, planned.last)}" if planned.last > planned.first else ""
    return f"{check_in_in_words(planned)}, {days}{to}"
