"""Asking: a question on a terminal, or the name of the option that is missing where there is none."""

import sys

import typer

from followthrough.casework.mistakes import MissingAnswer

from .app import may_ask
from .screen import put


def ask(ctx: typer.Context, question: str, *, option: str, default: str | None = None) -> str:
    """The answer to a question. Raises `MissingAnswer` where nobody can be asked."""
    if not may_ask(ctx):
        raise MissingAnswer(what=question, option=option)
    hint = f" [{default}]" if default else ""
    while True:
        put(f"{question}{hint}: ")
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        answer = line.strip() or default
        if answer:
            return answer


def agrees(ctx: typer.Context, question: str, *, option: str, default: str = "no") -> bool:
    """Whether somebody says yes. Raises `MissingAnswer` where nobody can be asked."""
    return ask(ctx, f"{question} (yes/no)", option=option, default=default).lower() in (
        "y",
        "yes",
        "o",
        "oui",
    )
