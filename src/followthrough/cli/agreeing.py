"""Agreeing: a contract talked through on a terminal, line by line, and seen whole before it is signed."""

from collections.abc import Sequence

import typer

from followthrough.casework.contract import CLIENT, COUNSELLOR, Obligation, check_lines, read_obligation
from followthrough.casework.mistakes import ContractWithoutLines, Mistake
from followthrough.casework.templates import TEMPLATES, Template, read_template, with_lines
from followthrough.casework.wording import contract_in_words, line_in_words

from .app import desk_of
from .asking import agrees, ask
from .options import with_its_day
from .screen import tell

OPTION = "--template NAME, --client or --counsellor"
KEEP, DROP = "keep", "drop"


def talk_it_through(ctx: typer.Context, name: str) -> tuple[Obligation, ...] | None:
    """The lines that two people agreed to; None if they did not agree."""
    template = _template(ctx)
    tell("Line by line: Enter keeps it, “drop” leaves it out, or type another cadence (3/week, every tue).")
    kept = [line for line in (_line(ctx, line) for line in template.lines) if line is not None]
    lines = check_lines(_added(ctx, COUNSELLOR, _added(ctx, CLIENT, tuple(kept))))
    if not any(line.party == CLIENT for line in lines):
        raise ContractWithoutLines
    tell("")
    for words in contract_in_words(name, lines):
        tell(words)
    return lines if agrees(ctx, "Is this what you both agree to?", option=OPTION, default="yes") else None


def _template(ctx: typer.Context) -> Template:
    for template in TEMPLATES.values():
        sides = f"{len(template.client)} lines of the client’s, {len(template.counsellor)} of yours"
        tell(f"  {template.name:<10} {template.says}: {sides}")
    while True:
        try:
            return read_template(ask(ctx, "Begin with which template", option=OPTION, default="standard"))
        except Mistake as mistake:
            _tell_again(mistake)


def _line(ctx: typer.Context, line: Obligation) -> Obligation | None:
    """The line as it is, with another cadence, or dropped."""
    whose = "Client" if line.party == CLIENT else "You"
    while True:
        answer = ask(
            ctx, f"{whose}: {line_in_words(line)} ({line.kind} {line.cadence})", option=OPTION, default=KEEP
        )
        if answer.lower() in (KEEP, DROP):
            return line if answer.lower() == KEEP else None
        try:
            text = answer if answer.startswith(line.kind) else f"{line.kind} {answer}"
            return read_obligation(line.party, with_its_day(desk_of(ctx), text))
        except Mistake as mistake:
            _tell_again(mistake)


def _added(ctx: typer.Context, party: str, lines: Sequence[Obligation]) -> tuple[Obligation, ...]:
    """The lines with more of one side, until there are no more."""
    whose = "the client’s" if party == CLIENT else "yours"
    while True:
        answer = ask(
            ctx, f"Another line of {whose}, such as “{_EXAMPLES[party]}”", option=OPTION, default="none"
        )
        if answer.lower() in ("none", "no", "n"):
            return tuple(lines)
        try:
            given = read_obligation(party, with_its_day(desk_of(ctx), answer))
            lines = check_lines(with_lines(lines, [given]))
        except Mistake as mistake:
            _tell_again(mistake)


_EXAMPLES = {CLIENT: "task by fri: Update the resume", COUNSELLOR: "resume-help 1/week"}


def _tell_again(mistake: Mistake) -> None:
    tell(f"  {mistake} {mistake.way_on}")
