"""Own words: what is told of a person need not stand on the command line, where others on the machine can read it.

An option for words whose text is left out is asked for; `-` reads the text from standard input. A new option for words
is one when its type is `OwnWords`; nothing else has to be done for it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer._click.types import ParamType
from typer.core import TyperCommand

from followthrough.casework.mistakes import CannotRead, NotTogether
from followthrough.premises import usable

FROM_STDIN = "-"
LEFT_OUT = (
    "Of a text that is left out ft asks; - reads it from standard input, where no list of processes shows it."
)


class _Unsaid(str):
    """Stands for a text that was left out."""

    __slots__ = ()


ASK = _Unsaid()


class OwnWords(ParamType):
    """Words of somebody's own, with the question that asks for them.

    `lines` are kept, where it is a note; otherwise what standard input holds comes on one line. What `is_needed` is
    asked for also where it is empty.
    """

    name = "text"

    def __init__(self, question: str, *, lines: bool = False, is_needed: bool = False) -> None:
        self.question = question
        self.lines = lines
        self.is_needed = is_needed

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """The words as they were given."""
        return value

    def is_to_be_said(self, value: object) -> bool:
        """Whether the words are still to be asked for or read."""
        return value is ASK or value == FROM_STDIN or (self.is_needed and value == "")


class Command(TyperCommand):
    """A command whose words may be left out, or come from standard input."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of the command line; an option for words that has no text is one to ask for."""
        names = {name for param, _ in self._own_words() for name in param.opts if name.startswith("-")}
        return super().parse_args(ctx, list(_with_unsaid(args, names)) if names else args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command, with what was left to be said; whom it is about is looked up first."""
        for param in self.params:
            if param.type.name == "path" and ctx.params.get(param.name):
                usable(Path(ctx.params[param.name]))
        unsaid = [
            (param, kind) for param, kind in self._own_words() if _is_unsaid(kind, ctx.params[param.name])
        ]
        _check_one_reads([param for param, _ in unsaid if FROM_STDIN in _several(ctx.params[param.name])])
        if unsaid and isinstance(ctx.params.get("client"), str):
            from .app import desk_of  # noqa: PLC0415  # the app stands on this

            desk_of(ctx).caseload.find(ctx.params["client"])
        for param, kind in unsaid:
            ctx.params[param.name] = _said(ctx, param, kind, ctx.params[param.name])
        return super().invoke(ctx)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Say below the options what holds for words."""
        if any(True for _ in self._own_words()):
            formatter.write_paragraph()
            formatter.write_text(LEFT_OUT)
        super().format_epilog(ctx, formatter)

    def _own_words(self) -> Iterator[tuple[Any, OwnWords]]:
        return ((param, param.type) for param in self.params if isinstance(param.type, OwnWords))


def _with_unsaid(args: list[str], names: set[str]) -> Iterator[str]:
    """The words, and behind an option for words that has no text, a mark that it is to be said."""
    last, is_over = "", False
    for word in args:
        if last in names and not is_over and word[:2] == "--" and (word == "--" or word[2:3].isalpha()):
            yield ASK
        is_over = is_over or word == "--"
        yield word
        last = word if last not in names or word[:2] == "--" else ""
    if last in names and not is_over:
        yield ASK


def _several(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _is_unsaid(kind: OwnWords, value: object) -> bool:
    return any(kind.is_to_be_said(one) for one in _several(value))


def _check_one_reads(params: list[Any]) -> None:
    """Raises `NotTogether` where two would read standard input."""
    if len(params) > 1:
        given = " and ".join(f"{param.opts[0]} -" for param in params)
        raise NotTogether(
            given=given, way="Standard input holds one text; leave the other out, to be asked for it"
        )


# What is said -----------------------------------------------------------------------------------------------------


def _said(ctx: Any, param: Any, kind: OwnWords, value: object) -> object:
    """The words, or of an option that may come several times a list of them, a line each."""
    if not isinstance(value, list | tuple):
        return _one(ctx, param, kind, value)
    words: list[str] = []
    for one in value:
        words += _read().splitlines() if one == FROM_STDIN else [_one(ctx, param, kind, one)]
    return [text for text in words if text.strip()]


def _one(ctx: Any, param: Any, kind: OwnWords, value: Any) -> str:
    if value == FROM_STDIN:
        text = _read()
        return text if kind.lines else " ".join(text.split())
    if kind.is_to_be_said(value):
        from .asking import ask  # noqa: PLC0415  # the app stands on this

        name = param.opts[0] if param.opts[0].startswith("-") else param.metavar
        way = f"{name} TEXT, or {name} -" if name.startswith("-") else f"{name}, or - in its place,"
        return ask(ctx, kind.question, option=f"{way} to read standard input")
    return str(value)


def _read() -> str:
    try:
        return sys.stdin.read() if sys.stdin is not None else ""
    except UnicodeDecodeError as trouble:
        raise CannotRead(path="Standard input", why="it is not UTF-8 text") from trouble
