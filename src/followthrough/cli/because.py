"""Because: what got in the way of a session, asked for while it is fresh."""

from collections.abc import Sequence

import typer

from followthrough.casework.activity import OURS, Activity
from followthrough.casework.because import CAUSES, NEXT_STEPS, read_cause
from followthrough.casework.mistakes import Mistake

from .app import may_ask
from .asking import ask
from .screen import tell

NOT_KNOWN = "not known"


def ask_because(
    ctx: typer.Context, name: str, because: str | None, entries: Sequence[Activity]
) -> str | None:
    """What got in the way: as said; asked for on a terminal where a session was missed; None if nobody knows.

    Raises `UnknownStatus`.
    """
    if because is not None:
        return read_cause(because)
    if not may_ask(ctx) or not any(entry.outcome == "missed" for entry in entries):
        return None
    for number, (cause, words) in enumerate(CAUSES.items(), 1):
        tell(f"  {number}  {cause:<16} {words.format(name=name)}")
    while True:
        answer = ask(ctx, "Why did it not happen", option="--because CAUSE", default=NOT_KNOWN)
        if answer.lower() == NOT_KNOWN:
            return None
        try:
            return _numbered(answer)
        except Mistake as mistake:
            tell(f"  {mistake} {mistake.way_on}")


def _numbered(answer: str) -> str:
    """The cause that is answered by its number, or by its word. Raises `UnknownStatus`."""
    by_number = dict(enumerate(CAUSES, 1))
    number = int(answer) if answer.isascii() and answer.isdigit() and len(answer) == 1 else 0
    return by_number.get(number) or read_cause(answer)


def tell_next_step(name: str, recorded: Sequence[Activity], cause: str | None) -> None:
    """The next step that a cause calls for."""
    if cause is not None and any(entry.because == cause or entry.outcome == OURS for entry in recorded):
        tell(f"→ {NEXT_STEPS[cause].format(name=name)}")
