"""Strategies: the five ways of working with a client who does not follow through, and every reason behind them."""

from typing import Annotated

import typer

from .app import STRATEGIES, command
from .options import Format, Output
from .screen import show


@command("explain", STRATEGIES)
def explain(
    ctx: typer.Context,
    topic: Annotated[
        str | None,
        typer.Argument(metavar="[STRATEGY|REASON]", help="A number from 1 to 5, a name, or a reason’s code."),
    ] = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Explain the five strategies, one of them, or a reason.

    ft explain · ft explain 3 · ft explain first-slip
    """
    from followthrough.present.sheets import explain_sheet  # noqa: PLC0415

    show(explain_sheet(topic), format, output)
