"""Visioning: the questions of the vision talk, one by one, and what is written down of the answers."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import typer

from followthrough.casework.mistakes import Mistake, UnusableText
from followthrough.casework.names import on_one_line
from followthrough.casework.vision import FIGURES, WORDS, Vision, as_it_stands, read_figure
from followthrough.present.gate import clean

from .app import desk_of, may_ask
from .asking import agrees, ask
from .options import called, in_words, kept_or_none
from .screen import tell
from .vision import QUESTIONS, option_of

if TYPE_CHECKING:
    from followthrough.casework.client import Client
    from followthrough.desk import Desk

AS_IT_IS, NOT_NOW = "as it is", "not now"


def says_something(told: Vision) -> bool:
    """Whether anything was said."""
    return any(getattr(told, name) is not None for name in (*WORDS, *FIGURES))


def kept(name: str, text: str | None) -> str | None:
    """What was said of one thing, as it is kept; None if nothing was. Raises `UnusableText`, naming it."""
    try:
        return kept_or_none(text, "note")
    except UnusableText as mistake:
        raise UnusableText(**{**mistake.facts, "what": f"answer for {option_of(name)}"}) from None


def keep(desk: "Desk", client: "Client", told: Vision) -> None:
    """Write it down, and say what would make it whole."""
    desk.caseload.add_vision(client.ref, told)
    tell(f"Written down for {called(client)}, {in_words(desk, told.on)}.  Undo: ft undo")
    whole = as_it_stands(desk.caseload.case_file(client.ref, notes=False).visions, desk.today)
    if whole is None:
        return
    if whole.own_words:
        tell(f"« {on_one_line(whole.own_words)} »")
    tell(f"Next: {_next(whole, client.ref)}")


def _next(whole: Vision, ref: str) -> str:
    """What would make a vision whole; of a whole one, what it is for."""
    if whole.own_words is None:
        return f"what the job would bring, in their own words: ft vision {ref} --words TEXT"
    if whole.obstacle is None and whole.plan is None:
        return f"what gets in the way, and a plan for it: ft vision {ref} --obstacle TEXT --plan TEXT"
    if whole.plan is None:
        return f'a plan for what gets in the way: ft vision {ref} --plan "If …, then …"'
    return f"begin the next talk with these words; ft vision {ref} has them all."


def offer_to_talk(ctx: typer.Context, client: "Client", on: date, before: Iterable[Vision]) -> None:
    """On a terminal, go through the questions with the client, if that is wanted now and can be written down."""
    if not may_ask(ctx) or on < client.intake or (client.closed_on is not None and on >= client.closed_on):
        return
    if agrees(ctx, f"Go through it with {client.name} now?", option="--words TEXT"):
        told = _talked_through(ctx, on, as_it_stands(before, on))
        if says_something(told):
            keep(desk_of(ctx), client, told)
        else:
            tell("Nothing new was said, and nothing is recorded.")


def _talked_through(ctx: typer.Context, on: date, before: Vision | None) -> Vision:
    """What is said now; what is left as it is stays with the day on which it was said."""
    tell("Enter goes on, and leaves a thing as it is. Write down their words, not yours.")
    said = {name: _asked(ctx, name, before) for name in (*WORDS, *FIGURES)}
    return Vision(on, **said)  # type: ignore[arg-type]


def _asked(ctx: typer.Context, name: str, before: Vision | None) -> str | int | None:
    known = getattr(before, name) if before is not None else None
    question, nothing = QUESTIONS[name], NOT_NOW
    if known is not None:
        question, nothing = f"{question} (so far: {clean(str(known))})", AS_IT_IS
    while True:
        answer = ask(ctx, question, option=option_of(name), default=nothing)
        if answer == nothing:
            return None
        try:
            return read_figure(answer, name) if name in FIGURES else kept(name, answer)
        except Mistake as mistake:
            tell(f"  {mistake} {mistake.way_on}")
