"""Record: what happened, day by day; and taking it back."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.activity import SESSIONS, Activity, monday_of

from .app import RECORD, command, desk_of
from .because import ask_because, tell_next_step
from .entries import Said, chosen, entries_of, entry_in_words, read_topic, with_cause
from .options import (
    Because,
    ClientWord,
    Minutes,
    Note,
    On,
    Topic,
    a_day,
    a_past_day,
    called,
    in_words,
    kept_or_none,
)
from .own_words import OwnWords
from .screen import say, tell
from .welcome import welcome_back

if TYPE_CHECKING:
    from followthrough.casework.client import Client, Task
    from followthrough.desk import Desk


@command("log", RECORD)
def log(
    ctx: typer.Context,
    client: ClientWord,
    kinds: Annotated[
        list[str] | None,
        typer.Argument(metavar="KIND[=COUNT]...", help="What happened; several kinds are one step."),
    ] = None,
    on: On = None,
    attended: Annotated[bool, typer.Option("--attended", help="A session: the client was there.")] = False,
    missed: Annotated[bool, typer.Option("--missed", help="A session: the client was not there.")] = False,
    excused: Annotated[
        bool, typer.Option("--excused", help="A session: excused beforehand or since.")
    ] = False,
    ours: Annotated[bool, typer.Option("--ours", help="A session: called off by us.")] = False,
    out: Annotated[
        bool, typer.Option("--out", help="A contact that you made (meant if nothing is said).")
    ] = False,
    in_: Annotated[bool, typer.Option("--in", help="A contact that the client made.")] = False,
    answered: Annotated[
        bool, typer.Option("--answered", help="A contact out: you reached the client.")
    ] = False,
    no_answer: Annotated[
        bool, typer.Option("--no-answer", help="A contact out: no answer, or none yet.")
    ] = False,
    week_of: Annotated[
        str | None,
        typer.Option("--week-of", metavar="DATE", help="A report: any day of the week that it is about."),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TEXT", click_type=OwnWords("Which task"), help="A task: which one."),
    ] = None,
    topic: Topic = None,
    minutes: Minutes = None,
    note: Note = None,
    because: Because = None,
) -> None:
    """Record what a client did, a session, or a contact.

    \b
    Deeds     posting-review application follow-up thank-you interview report task
    Sessions  job-club workshop meeting
              with --attended, --missed, --excused or --ours
    Contacts  call text email letter
              with --in, or --answered or --no-answer
    Your own  check-in job-leads employer-contact resume-help
              interview-practice reference reply

    Of several kinds, a note goes with the first. What got in the way (--because) goes with a session missed, or
    with a contact in which it was told; a session missed for a cause of ours is one that we called off.

    \b
    ft log ana report application=5 posting-review=3
    ft log ana text --no-answer
    ft log ana call --in --note "has an interview on Friday"
    ft log ana job-club --missed --on wed --because forgot
    """
    desk = desk_of(ctx)
    found = desk.caseload.find(client)
    day = a_past_day(desk, on, instead=f"; for what is to come: ft assign {found.ref} TITLE --by DATE")
    said = Said(
        outcomes=chosen(
            attended=attended,
            missed=missed,
            excused=excused,
            ours=ours,
            answered=answered,
            no_answer=no_answer,
        ),
        directions=chosen(in_=in_, out=out),
        week_of=_week(desk, week_of, day, found),
        title=kept_or_none(title, "title"),
        topic=read_topic(topic),
        minutes=minutes,
        note=kept_or_none(note, "note"),
    )
    entries = _with_titles(desk, found, entries_of(_some(kinds), day, said))
    cause = ask_because(ctx, found.name, because, entries)
    recorded = desk.caseload.log(found.ref, with_cause(entries, cause))
    told = ", ".join(map(entry_in_words, recorded))
    tell(f"Recorded for {called(found)}, {in_words(desk, day)}: {told}.  Undo: ft undo")
    _notice_twice(desk, found, recorded)
    tell_next_step(found.name, recorded, cause)
    welcome_back(desk, found, recorded)


def _notice_twice(desk: "Desk", client: "Client", recorded: list[Activity]) -> None:
    """Say so where a session stands twice on one day: one may be a slip of the hand."""
    for entry in recorded:
        if entry.kind in SESSIONS:
            others = desk.caseload.entries(client.ref, entry.on, entry.on)
            twin = next((o for o in others if o.kind == entry.kind and o.id < entry.id), None)
            if twin is not None:
                say(f"There is a {entry.kind} ({twin.outcome}) on that day already, and now both stand.")


def _some(kinds: list[str] | None) -> list[str]:
    from followthrough.casework.mistakes import NothingToRecord  # noqa: PLC0415

    if not kinds:
        raise NothingToRecord
    return kinds


def _week(desk: "Desk", text: str | None, on: date, client: "Client") -> date | None:
    """The Monday of the week that a report is about. Raises `WeekToCome`, `BeforeIntake`."""
    if text is None:
        return None
    from followthrough.casework.mistakes import BeforeIntake, WeekToCome  # noqa: PLC0415

    monday = monday_of(a_day(desk, text))
    if monday > on:
        raise WeekToCome(monday=monday.isoformat(), day=on.isoformat())
    if monday < monday_of(client.intake):
        day, intake = monday.isoformat(), client.intake.isoformat()
        raise BeforeIntake(day=day, name=client.name, intake=intake, ref=client.ref)
    return monday


def _with_titles(desk: "Desk", client: "Client", entries: list[Activity]) -> list[Activity]:
    """The entries, a task under the title of the open one that is meant. Raises `TitleMissing`."""
    if not any(entry.kind == "task" for entry in entries):
        return entries
    from followthrough.casework.case_file import open_tasks  # noqa: PLC0415

    tasks = open_tasks(desk.caseload.case_file(client.ref))
    return [
        entry._replace(title=_titled(desk, client, entry.title, tasks)) if entry.kind == "task" else entry
        for entry in entries
    ]


def _titled(desk: "Desk", client: "Client", title: str | None, tasks: "list[Task]") -> str:
    """The open task's own title, where what was said is part of one only; otherwise what was said."""
    from followthrough.casework.mistakes import TitleMissing  # noqa: PLC0415
    from followthrough.casework.names import fold  # noqa: PLC0415

    told = ", ".join(f"“{task.title}” by {in_words(desk, task.by)}" for task in tasks) or "none"
    if title is None:
        example = tasks[0].title if tasks else "Update the resume"
        raise TitleMissing(name=client.name, open=told, example=example)
    meant = {fold(task.title): task.title for task in tasks if fold(title) in fold(task.title)}
    if fold(title) in meant or len(meant) == 1:
        return meant.get(fold(title)) or next(iter(meant.values()))
    if tasks:
        say(f"No open task of {client.name} has this title; open: {told}.")
    return title
