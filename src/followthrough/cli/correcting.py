"""Correcting: what is known of a client gone through on a terminal, one thing after the other."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import typer

from followthrough.casework.mistakes import Mistake
from followthrough.present.gate import clean

from .asking import ask
from .screen import tell

if TYPE_CHECKING:
    from followthrough.casework.client import Client

AS_IT_IS, NONE = "as it is", "none"
EMPTY = "not known"
ASKED = {
    "name": "Name",
    "intake": "Day of intake",
    "program": "Program",
    "email": "E-mail",
    "phone": "Phone",
    "language": "Language (en, fr)",
    "channel": "Best reached by (call, text, email, letter)",
    "referral": "Sent by",
}
"""What is asked, in the order in which one tells of a person."""


def corrected(ctx: typer.Context, client: "Client", read: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    """What is to be another way, read as it is kept; nothing of what is left as it is."""
    tell(f"Enter leaves a thing as it is; “{NONE}” takes it out.")
    facts: dict[str, Any] = {}
    for what, question in ASKED.items():
        facts |= _asked(ctx, f"{question}: {_known(client, what)}", what, read)
    return facts


def _known(client: "Client", what: str) -> str:
    value = getattr(client, what)
    return EMPTY if value is None else clean(str(value))


def _asked(
    ctx: typer.Context, question: str, what: str, read: Callable[..., dict[str, Any]]
) -> dict[str, Any]:
    while True:
        answer = ask(ctx, question, option=f"--{what}", default=AS_IT_IS)
        if answer == AS_IT_IS:
            return {}
        try:
            return read(**{what: "" if answer.lower() == NONE else answer})
        except Mistake as mistake:
            tell(f"  {mistake} {mistake.way_on}")
