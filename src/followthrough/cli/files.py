"""Files: out to a spreadsheet, or to another machine."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.mistakes import (
    FileNeeded,
    MeansNothingHere,
    NotTogether,
    UnknownFormat,
    UnknownTable,
)

from .app import FILES, command, desk_of
from .choosing import Columns, OfList, OfProgram, Part, Wanted, part_of, with_wanted_columns
from .masking import masked_pieces
from .options import Format, From, Output, To
from .screen import say, show, show_workbook, write_file, write_pieces

if TYPE_CHECKING:
    from followthrough.desk import Desk
    from followthrough.present.sheet import Sheet

CLIENTS = "clients"
TRIAGE = "triage"
KEPT = (
    *("contracts", "obligations", "activities", "tasks"),
    *("absences", "placements", "visions", "check-ins", "open-doors", "jobs"),
)
"""Tables that are written as they are kept."""
FEW = "tasks"
"""The one among them that comes only as values."""
TABLES = (CLIENTS, *KEPT, TRIAGE)
CASELOAD = "caseload"
CSV = "csv"
JSON = "json"
WORKBOOK = "xlsx"


@command("export", FILES)
def export(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="WHAT", help=f"One of: {', '.join((*TABLES, CASELOAD))}.")],
    format: Format = None,
    output: Output = None,
    columns: Columns = None,
    list_: OfList = None,
    program: OfProgram = None,
    from_: From = None,
    to: To = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="A CSV file that a spreadsheet program opens by a double click.")
    ] = False,
    locale: Annotated[
        str | None,
        typer.Option("--locale", metavar="LOCALE", help="With --excel: en_CA or fr_CA; else the machine’s."),
    ] = None,
) -> None:
    """Write a table for a spreadsheet, or everything.

    On a pipe a table is CSV unless another format is asked for. “caseload” is everything: a workbook with a sheet for
    each table, or JSON, which ft import takes back.

    --from and --to look at the day of an entry, of signing, by which a task is due, or of intake; elsewhere at the
    first day there is.

    --excel writes a byte order mark, the list separator and decimal sign of the machine, and a ' before every text that
    would run as a formula; ft import takes it off again. A workbook (.xlsx) needs none of this.

    ft export clients -o clients.xlsx · ft export activities --from 2026-11-01 -o november.csv · ft export caseload
    """
    desk = desk_of(ctx)
    name = what.strip().lower().replace("_", "-")
    desk.command = f"export {name}" if name in (*TABLES, CASELOAD) else "export"
    wanted = Wanted(columns, list_, program, from_, to)
    if excel:
        _check_excel(name, format, output)
    elif locale is not None:
        raise MeansNothingHere(
            option="--locale", what="a file without --excel", way="Add --excel, or leave it out"
        )
    if name == CASELOAD:
        _export_caseload(desk, wanted, format, output)
    elif name not in TABLES:
        raise UnknownTable(text=what, known=", ".join((*TABLES, CASELOAD)))
    elif excel and output is not None:
        _write_for_excel(_table(desk, name, wanted), output, locale)
    else:
        show(_table(desk, name, wanted), format or (None if output else CSV), output)


# One table --------------------------------------------------------------------------------------------------------


def _table(desk: "Desk", name: str, wanted: Wanted) -> "Sheet":
    if name == TRIAGE:
        way = "Use --today DATE for another day; --list, --program and --columns choose from it"
        wanted.check_for(name, "columns", "list", "program", way=way)
    return with_wanted_columns(_sheet(desk, name, part_of(desk, wanted)), wanted)


def _sheet(desk: "Desk", name: str, part: Part) -> "Sheet":
    from followthrough.present import sheets  # noqa: PLC0415

    if name == TRIAGE:
        morning = desk.morning()
        lists = {
            where: [entry for entry in entries if part.has(entry.client.ref)]
            for where, entries in morning.lists.items()
        }
        paused = [client for client in morning.paused if part.has(client.ref)]
        wanted = morning._replace(lists=lists, paused=paused)
        return sheets.triage_sheet(wanted, everyone=True, thresholds=desk.thresholds)
    if name == CLIENTS:
        people = [one for one in desk.people() if part.has(one[0].ref) and part.covers(one[0].intake)]
        return sheets.clients_sheet(people, desk.today)
    rows_of = partial(desk.caseload.rows_of, name, **part._asdict())
    return sheets.export_sheet(name, rows_of(), None if name == FEW else partial(rows_of, as_text=True))


# For a double click -----------------------------------------------------------------------------------------------


def _check_excel(name: str, format: str | None, output: Path | None) -> None:
    """Raises `NotTogether`, `FileNeeded` if what is asked for is no CSV file."""
    if name == CASELOAD or format not in (None, CSV):
        way = "--excel writes one table as CSV; for all of them in one file: ft export caseload -o FILE.xlsx"
        raise NotTogether(given=f"--excel and {CASELOAD if name == CASELOAD else format}", way=way)
    if output is None:
        raise FileNeeded(what="What --excel writes", name=f"{name}.csv")
    if format is None and output.suffix.lower() != f".{CSV}":
        way = "Let the name end in .csv; a workbook (.xlsx) needs no --excel"
        raise NotTogether(given=f"--excel and {output.name}", way=way)


def _write_for_excel(sheet: "Sheet", output: Path, locale: str | None) -> None:
    from followthrough.present.counts import counted  # noqa: PLC0415
    from followthrough.present.excel_csv import ExcelCsv, dialect_of  # noqa: PLC0415

    written = ExcelCsv(sheet, dialect_of(locale))
    write_file(output, written.pieces())
    if written.guarded:
        texts = counted(written.guarded, "text begins", "texts begin")
        say(f"{texts} like a formula, and got a ' in front; ft import takes it off again.")


# Everything -------------------------------------------------------------------------------------------------------


def _export_caseload(desk: "Desk", wanted: Wanted, format: str | None, output: Path | None) -> None:
    ending = output.suffix.lower().lstrip(".") if output is not None else ""
    name = format or (ending if ending in ("csv", "tsv", "md", "txt", "html", WORKBOOK) else JSON)
    if name == JSON:
        wanted.check_for(CASELOAD, way="Ask for one table, or for a workbook: -o FILE.xlsx")
        write_pieces(masked_pieces(_caseload(desk)) if output is None else _caseload(desk), output)
    elif name == WORKBOOK:
        wanted.check_for(CASELOAD, "list", "program", way="Ask for one table, such as ft export activities")
        part = part_of(desk, wanted)
        show_workbook((_sheet(desk, table, part) for table in (CLIENTS, *KEPT)), output)
    else:
        raise UnknownFormat(text=name, known=f"{JSON}, {WORKBOOK}")


def _caseload(desk: "Desk") -> Iterator[str]:
    from followthrough.exchange.caseload_writing import write_caseload  # noqa: PLC0415

    caseload = desk.caseload
    days = caseload.office_days()
    everyone = [client.ref for client in caseload.clients()]
    cases = caseload.case_files(everyone, {}, notes=True)
    return write_caseload(cases, days.holidays, days.away)
