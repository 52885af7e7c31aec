"""Files: out to a spreadsheet or to another machine, and in again."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.mistakes import CannotRead, UnknownFormat, UnknownTable

from .app import FILES, command, desk_of
from .options import Format, Output
from .screen import how_far, show, tell, write_pieces

if TYPE_CHECKING:
    from followthrough.desk import Desk
    from followthrough.present.sheet import Sheet

TABLES = ("clients", "contracts", "obligations", "activities", "tasks", "triage")
CASELOAD = "caseload"
CSV = "csv"


@command("export", FILES)
def export(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="WHAT", help=f"One of: {', '.join((*TABLES, CASELOAD))}.")],
    format: Format = None,
    output: Output = None,
) -> None:
    """Write a table for a spreadsheet, or everything.

    On a pipe a table is CSV unless another format is asked for; “caseload” is JSON, and ft import takes it back.

    ft export activities -o november.csv · ft export clients --format json · ft export caseload -o caseload.json
    """
    desk = desk_of(ctx)
    name = what.strip().lower()
    if name == CASELOAD:
        if format not in (None, "json"):
            raise UnknownFormat(text=format, known="json")
        write_pieces(_caseload(desk), output)
    elif name in TABLES:
        show(_table(desk, name), format or (None if output else CSV), output)
    else:
        raise UnknownTable(text=what, known=", ".join((*TABLES, CASELOAD)))


def _table(desk: "Desk", name: str) -> "Sheet":
    from followthrough.present import sheets  # noqa: PLC0415

    if name == "triage":
        return sheets.triage_sheet(desk.morning(), everyone=True, thresholds=desk.thresholds)
    if name == "clients":
        return sheets.clients_sheet(list(desk.people()), desk.today)
    return sheets.export_sheet(name, desk.caseload.rows_of(name))


def _caseload(desk: "Desk") -> Iterator[str]:
    from followthrough.exchange.caseload_writing import write_caseload  # noqa: PLC0415

    caseload = desk.caseload
    days = caseload.office_days()
    everyone = [client.ref for client in caseload.clients()]
    cases = caseload.case_files(everyone, {}, notes=True)
    return write_caseload(cases, days.holidays, days.away)


@command("import", FILES)
def import_(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A caseload file (JSON), as ft export caseload writes it.")
    ],
) -> None:
    """Take a caseload file into an empty caseload.

    All of it or nothing: the first thing in the file that cannot be is named with its place, and nothing is written.

    ft init · ft import caseload.json
    """
    from followthrough.exchange.caseload_file import read_caseload  # noqa: PLC0415
    from followthrough.present.counts import counted  # noqa: PLC0415

    desk = desk_of(ctx)
    desk.thresholds  # noqa: B018  # settings that cannot be are told before anything is written
    found = read_caseload(_text_of(file), str(file))
    with how_far("Taking in entries") as progress:
        entries = sum(len(case.activities) for case in found.case_files)
        desk.take_in(found, lambda done: progress(done, entries))
    if not desk.clock.is_as_of:
        with how_far("Going through the record") as progress:
            desk.morning(progress)
    many = f"{counted(len(found.case_files), 'client')}, {counted(entries, 'entry', 'entries')}"
    tell(f"Taken in from {file}: {many}.\nNext: ft triage   Undo: ft undo")


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as trouble:
        raise CannotRead(path=file, why=(trouble.strerror or "it cannot be opened").lower()) from trouble
    except UnicodeDecodeError as trouble:
        raise CannotRead(path=file, why="it is not UTF-8 text") from trouble
