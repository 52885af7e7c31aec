"""Choosing what of a table is exported: whose rows, from which days, which columns."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from followthrough.casework.mistakes import MeansNothingHere

from .options import a_day
from .screen import say

if TYPE_CHECKING:
    from followthrough.desk import Desk
    from followthrough.present.sheet import Sheet

Columns = Annotated[
    str | None,
    typer.Option("--columns", metavar="NAME,NAME", help="Only these columns, in this order: name,phone."),
]
OfList = Annotated[
    str | None,
    typer.Option("--list", metavar="LIST", help="Only of who is on it today: early, active or low-power."),
]
OfProgram = Annotated[
    str | None, typer.Option("--program", metavar="TEXT", help="Only of who is in this program.")
]


class Wanted(NamedTuple):
    """What of a table was asked for, as it was typed."""

    columns: str | None = None
    list: str | None = None
    program: str | None = None
    first: str | None = None
    last: str | None = None

    def check_for(self, what: str, *known: str, way: str) -> None:
        """Raises `MeansNothingHere` for the first choice that is none of those known to `what`."""
        for name, said in self._asdict().items():
            if said is not None and name not in known:
                option = {"first": "--from", "last": "--to"}.get(name, f"--{name}")
                raise MeansNothingHere(option=option, what=f"“ft export {what}”", way=way)


class Part(NamedTuple):
    """The same as it was understood: of which clients, from which day through which."""

    refs: Collection[str] | None = None
    first: date | None = None
    last: date | None = None

    def has(self, ref: str) -> bool:
        """Whether a client is among those wanted."""
        return self.refs is None or ref in self.refs

    def covers(self, day: date) -> bool:
        """Whether a day is among those wanted."""
        return (self.first or date.min) <= day <= (self.last or date.max)


def part_of(desk: "Desk", wanted: Wanted) -> Part:
    """Whose rows and which days are wanted. Raises `UnknownList`, `UnclearDate`, `EndBeforeBeginning`."""
    from followthrough.casework.client import check_range  # noqa: PLC0415  # only where days are said

    first, last = (None if text is None else a_day(desk, text) for text in (wanted.first, wanted.last))
    if first is not None:
        check_range(first, last)
    return Part(_whose(desk, wanted), first, last)


def _whose(desk: "Desk", wanted: Wanted) -> frozenset[str] | None:
    """The references of the clients wanted; None if it is everybody."""
    if wanted.list is None and wanted.program is None:
        return None
    refs = {client.ref for client in desk.caseload.clients()}
    if wanted.program is not None:
        refs &= _in_program(desk, wanted.program)
    if wanted.list is not None:
        from followthrough.casework.client import read_list  # noqa: PLC0415

        where = read_list(wanted.list)
        refs &= {client.ref for client, found in desk.assessments() if found and found.list == where}
    return frozenset(refs)


def _in_program(desk: "Desk", text: str) -> set[str]:
    """The clients in a program, told without regard to accents and capitals; if nobody is, which there are is said."""
    from followthrough.casework.names import fold  # noqa: PLC0415

    programs = {client.ref: client.program for client in desk.caseload.clients() if client.program}
    refs = {ref for ref, program in programs.items() if fold(program) == fold(text)}
    if not refs:
        known = ", ".join(sorted(set(programs.values()), key=fold)) or "none yet"
        say(f"Nobody is in the program “{text}”. On this caseload: {known}.")
    return refs


def with_wanted_columns(sheet: "Sheet", wanted: Wanted) -> "Sheet":
    """The sheet with the columns that were asked for; with all of them, if none were. Raises `UnknownColumn`."""
    if wanted.columns is None:
        return sheet
    from followthrough.present.exports import with_columns  # noqa: PLC0415  # rare

    return with_columns(sheet, [name.strip().lower() for name in wanted.columns.split(",")])
