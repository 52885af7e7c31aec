"""Work: a client starts a job, and is asked how it goes for a year, also when the file is closed."""

from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.client import Job

from .app import CLIENTS, command, desk_of
from .options import ClientWord, a_day, an_end, called, check_apart, in_words, line_or_none
from .own_words import OwnWords
from .screen import tell

if TYPE_CHECKING:
    from followthrough.casework.client import Client
    from followthrough.desk import Desk


@command("start-work", CLIENTS)
def start_work(
    ctx: typer.Context,
    client: ClientWord,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The first day at work; today, if not said.")
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            "--at", metavar="NAME", click_type=OwnWords("With whom"), help="With whom: the employer."
        ),
    ] = None,
    as_: Annotated[
        str | None, typer.Option("--as", metavar="TEXT", click_type=OwnWords("As what"), help="As what.")
    ] = None,
    ended: Annotated[
        str | None, typer.Option("--ended", metavar="DATE", help="The last day at work, if it is over.")
    ] = None,
) -> None:
    """Record that a client starts work, or that it has ended.

    ft today then asks how it goes after 4, 13, 26 and 52 weeks, also when the file is closed by then. With --ended
    alone, the work that runs is over; with --on as well, the work is recorded with both its days.

    \b
    ft start-work ana --at "Boulangerie Lebœuf" --as "night baker" --on "next mon"
    ft start-work ana --ended fri
    """
    desk = desk_of(ctx)
    found = desk.caseload.find(client)
    if ended is not None and on is None:
        way = (
            "--ended alone says when the work that runs is over; for work that is over already, add --on DATE"
        )
        for option, text in (("at", at), ("as", as_)):
            check_apart(way, **{"ended": ended, option: text})
        return _over(desk, found, ended)
    began = a_day(desk, on or "today")
    last = an_end(desk, ended, began) if ended is not None else None
    job = Job(began, line_or_none(at, "name"), line_or_none(as_, "title"), last)
    desk.caseload.start_work(found.ref, job)
    return _tell_started(desk, found, job)


def _tell_started(desk: "Desk", client: "Client", job: Job) -> None:
    began = in_words(desk, job.started_on)
    if job.ended_on is not None:
        tell(f"{called(client)}: work{job.where}, {began} to {in_words(desk, job.ended_on)}.  Undo: ft undo")
    else:
        verb = "is at work since" if job.started_on <= desk.today else "starts work on"
        tell(f"{called(client)} {verb} {began}{job.where}.  Undo: ft undo")
    _tell_days(desk, job)
    if client.closed_on is None and job.runs_on(max(desk.today, job.started_on)):
        tell(f'The file can stay open, or be closed: ft close-client {client.ref} --outcome "started work"')


def _tell_days(desk: "Desk", job: Job) -> None:
    from followthrough.workday.retention import due_days  # noqa: PLC0415  # not for work that has ended

    ahead = [
        in_words(desk, on) for _, on in due_days(job, desk.office) if on >= desk.today and job.runs_on(on)
    ]
    if ahead:
        tell(f"ft today will ask how it goes: {', '.join(ahead)}.")


def _over(desk: "Desk", client: "Client", ended: str) -> None:
    job = desk.caseload.end_work(client.ref, a_day(desk, ended))
    assert job.ended_on is not None
    verb = "ended" if job.ended_on <= desk.today else "ends"
    tell(f"{called(client)}: the work{job.where} {verb} {in_words(desk, job.ended_on)}.  Undo: ft undo")
    if job.ended_on > desk.today:
        tell(f"Next: talk before then about what comes after: ft contract {client.ref}")
        return
    again = f"ft reopen-client {client.ref}" if client.closed_on is not None else f"ft contract {client.ref}"
    tell(f"Next: call, hear how it was, and go on from there: {again}")
