"""Agreeing: a contract talked through on a terminal, line by line, and seen whole before it is signed."""

from collections.abc import Sequence
from typing import NamedTuple

import typer

from followthrough.casework.contract import (
    CLIENT,
    COUNSELLOR,
    Obligation,
    check_lines,
    is_unsure,
    read_obligation,
    smaller_step,
)
from followthrough.casework.mistakes import ContractWithoutLines, Mistake
from followthrough.casework.names import keepable
from followthrough.casework.templates import TEMPLATES, Template, like, read_template, with_lines
from followthrough.casework.vision import read_figure
from followthrough.casework.wording import agreed_in_words, contract_in_words, line_in_words

from .app import desk_of
from .asking import agrees, ask
from .options import with_its_day
from .screen import tell

OPTION = "--template NAME, --client or --counsellor"
KEEP, DROP, OPEN, NOT_ASKED, LEAVE_IT = "keep", "drop", "open", "not asked", "leave it so"
NOTHING = ("none", "no", "n", "-")
YES = ("yes", "y", "oui", "o")


class Agreed(NamedTuple):
    """What two people agreed to, how sure the client is of it, and whether a smaller step was talked of."""

    lines: tuple[Obligation, ...]
    confidence: int | None = None
    is_weighed: bool = False


def talk_it_through(ctx: typer.Context, name: str, confidence: int | None = None) -> Agreed | None:
    """What two people agreed to; None if they did not agree. A confidence given beforehand is not asked for."""
    template = _template(ctx)
    tell("Line by line: Enter keeps it, “drop” leaves it out,")
    tell("or type another cadence (3/week, every tue).")
    kept = [line for line in (_line(ctx, line) for line in template.lines) if line is not None]
    lines = check_lines(_added(ctx, COUNSELLOR, _added(ctx, CLIENT, tuple(kept))))
    if not any(line.party == CLIENT for line in lines):
        raise ContractWithoutLines
    tell("When and where, in your own words: what has a time and a place gets done.")
    lines = tuple(_with_when_and_where(ctx, line) for line in lines)
    agreed = weigh(ctx, name, lines, confidence)
    return agreed if agrees(ctx, "Is this what you both agree to?", option=OPTION, default="yes") else None


def _with_when_and_where(ctx: typer.Context, line: Obligation) -> Obligation:
    while True:
        answer = ask(ctx, f"{line_in_words(line)}, when and where", option=OPTION, default=line.at or OPEN)
        if answer.lower() in (OPEN, *NOTHING):
            return line._replace(at=None)
        try:
            return line._replace(at=keepable(answer, "wording"))
        except Mistake as mistake:
            _tell_again(mistake)


def weigh(ctx: typer.Context, name: str, lines: tuple[Obligation, ...], given: int | None = None) -> Agreed:
    """The lines as they are seen whole and made smaller, until the client is sure of them or leaves them so.

    A confidence given beforehand is not asked for again, but of lines made smaller it is.
    """
    while True:
        tell("")
        for words in contract_in_words(name, lines):
            tell(words)
        confidence = given if given is not None else ask_confidence(ctx, name)
        given = None
        smaller = _made_smaller(ctx, lines) if is_unsure(confidence) else None
        if smaller is None:
            return Agreed(lines, confidence, is_weighed=smaller_step(lines) is not None)
        lines = smaller


def ask_confidence(ctx: typer.Context, name: str) -> int | None:
    """How sure a client is of keeping what is agreed, from 0 to 10; None if it is not asked."""
    while True:
        answer = ask(
            ctx,
            f"How confident is {name} of keeping this, 0 to 10",
            option="--confidence N",
            default=NOT_ASKED,
        )
        if answer.lower() == NOT_ASKED:
            return None
        try:
            return read_figure(answer, "confidence")
        except Mistake as mistake:
            _tell_again(mistake)


def _made_smaller(ctx: typer.Context, lines: tuple[Obligation, ...]) -> tuple[Obligation, ...] | None:
    """The lines with one made smaller; None if they are left as they are, or if none asks more than one a week."""
    offered = smaller_step(lines)
    if offered is None:
        return None
    tell("At 7 or less a smaller step holds better: a good week beats a big promise.")
    question = f"A line made smaller: yes for “{offered.kind} {offered.cadence}”, or type another"
    while True:
        answer = ask(ctx, question, option="--client", default=LEAVE_IT)
        if answer.lower() in (LEAVE_IT, "leave", *NOTHING):
            return None
        try:
            given = offered if answer.lower() in YES else _read(ctx, CLIENT, answer)
            return check_lines(with_lines(lines, [_in_its_place(lines, given)]))
        except Mistake as mistake:
            _tell_again(mistake)


def _in_its_place(lines: tuple[Obligation, ...], given: Obligation) -> Obligation:
    """A line with what was said of its like and is not said again: its words, when and where."""
    before = next((line for line in lines if like(line) == like(given)), given)
    return given._replace(wording=given.wording or before.wording, at=given.at or before.at)


def _read(ctx: typer.Context, party: str, text: str) -> Obligation:
    """The line that was typed, its day any that people type."""
    return read_obligation(party, with_its_day(desk_of(ctx), text))


def _template(ctx: typer.Context) -> Template:
    for template in TEMPLATES.values():
        sides = f"{len(template.client)} lines and {len(template.counsellor)} of yours"
        tell(f"  {template.name:<10} {template.says} ({sides})")
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
            ctx, f"{whose}: {agreed_in_words(line)} ({line.kind} {line.cadence})", option=OPTION, default=KEEP
        )
        if answer.lower() in (KEEP, DROP):
            return line if answer.lower() == KEEP else None
        try:
            return _read(ctx, line.party, answer if answer.startswith(line.kind) else f"{line.kind} {answer}")
        except Mistake as mistake:
            _tell_again(mistake)


def _added(ctx: typer.Context, party: str, lines: Sequence[Obligation]) -> tuple[Obligation, ...]:
    """The lines with more of one side, until there are no more."""
    whose = "the client’s" if party == CLIENT else "yours"
    while True:
        answer = ask(
            ctx, f"Another line of {whose}, such as “{_EXAMPLES[party]}”", option=OPTION, default="none"
        )
        if answer.lower() in NOTHING:
            return tuple(lines)
        try:
            lines = check_lines(with_lines(lines, [_read(ctx, party, answer)]))
        except Mistake as mistake:
            _tell_again(mistake)


_EXAMPLES = {CLIENT: "task by fri: Update the resume", COUNSELLOR: "resume-help 1/week"}


def _tell_again(mistake: Mistake) -> None:
    tell(f"  {mistake} {mistake.way_on}")
