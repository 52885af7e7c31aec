"""Importing: a file that came from elsewhere, taken into the caseload; the file itself is never touched."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.incoming import TakenIn, Terms
from followthrough.casework.mistakes import IN_PART, CannotRead, NotTogether, RowsRejected, WouldReplace

from .app import FILES, command, desk_of, may_ask
from .asking import agrees
from .screen import how_far, spare_what_is_kept, tell, write_file

if TYPE_CHECKING:
    from followthrough.desk import Desk
    from followthrough.exchange.spreadsheet import Table

    from .understanding import Asked, Understood

NOT_WITH_A_CASELOAD = "A caseload file is taken in whole, as it is: leave the option out"
LOOKED_AT = 64
"""Bytes at the beginning of a file, by which a caseload file is known that is called otherwise."""


@command("import", FILES)
def import_(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A table (.csv, .tsv, .xlsx) or a caseload file (.json).")
    ],
    what: Annotated[
        str | None,
        typer.Option("--as", metavar="TABLE", help="What it holds: clients, activities, contracts."),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="HEADER=FIELD", help="What a column is; nothing after = leaves it out."
        ),
    ] = None,
    mapping: Annotated[
        str | None, typer.Option("--mapping", metavar="NAME", help="What its columns are, as saved before.")
    ] = None,
    saved_as: Annotated[
        str | None, typer.Option("--save-mapping", metavar="NAME", help="Save what its columns are.")
    ] = None,
    date_order: Annotated[
        str | None, typer.Option("--date-order", metavar="ORDER", help="Of its days: dmy, mdy or ymd.")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="The sheet, by its name.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be added, changed, rejected.")
    ] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help="Take in the good rows, and put the others into a file.")
    ] = False,
    rejected: Annotated[
        Path | None, typer.Option("--rejected", metavar="FILE", help="The file for the others.")
    ] = None,
) -> None:
    """Take in a spreadsheet, or a caseload file.

    All of it or nothing, unless you say --partial; the same file again adds nothing. A caseload file, as ft export
    caseload writes it, goes into an empty caseload.

    ft import clients.xlsx --dry-run · ft import november.csv --map "Nom=name" · ft import caseload.json
    """
    from .understanding import Asked  # noqa: PLC0415  # not for a caseload file

    asked = Asked(what, tuple(columns or ()), mapping, saved_as, date_order, sheet)
    if _is_caseload(file):
        given = {"--dry-run": dry_run, "--partial": partial, "--rejected": rejected}
        options = ("--as", "--map", "--mapping", "--save-mapping", "--date-order", "--sheet")
        _refuse_options(given | dict(zip(options, asked, strict=True)))
        _whole_caseload(ctx, file)
    else:
        _table(ctx, file, asked, Terms(desk_of(ctx).today, partial, dry_run), rejected)


def _is_caseload(file: Path) -> bool:
    if file.suffix.lower() == ".json":
        return True
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise CannotRead(path=file, why="a table is gone through more than once, so it has to be a file")
    try:
        with file.open("rb") as opened:
            return opened.read(LOOKED_AT).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    except OSError as trouble:
        raise CannotRead(path=file, why=(trouble.strerror or "it cannot be opened").lower()) from trouble


# A table --------------------------------------------------------------------------------------------------------


def _table(ctx: typer.Context, file: Path, asked: "Asked", terms: Terms, rejected: Path | None) -> None:
    from followthrough.exchange.spreadsheet import open_table, rejected_file  # noqa: PLC0415  # not for a caseload

    from . import what_came  # noqa: PLC0415  # as above
    from .understanding import understand  # noqa: PLC0415  # as above

    desk_of(ctx).caseload  # noqa: B018  # without one, nothing need be asked
    with open_table(file, sheet=asked.sheet) as table:
        target = _target(file, rejected)
        understood = understand(ctx, table, asked)
        terms = _with_columns(terms, understood)
        terms = _with_answers(ctx, table, understood, terms)
        if not terms.dry_run:
            _back_up(desk_of(ctx))
        taken = _take_in(ctx, table, understood, terms)
        header = tuple(table.header)
    what_came.tell_of(taken, understood, terms)
    if taken.rejected and not terms.partial and not terms.dry_run:
        rows = f"{len(taken.rejected):,} of {taken.read:,} row{'s' * (taken.read != 1)}"
        them = "it" if len(taken.rejected) == 1 else "them"
        raise RowsRejected(rows=rows, path=file.name, them=them, file=target.name)
    if taken.rejected and not terms.dry_run:
        write_file(target, rejected_file(header, taken.rejected))
        tell(f"Correct what {target.name} holds, and import it as you did {file.name}.")
        raise typer.Exit(IN_PART)


def _with_columns(terms: Terms, understood: "Understood") -> Terms:
    """The terms, knowing what the fields are called in the file."""
    places, header = understood.mapping.places, understood.mapping.header
    columns = {field: header[place] for field, place in places.items()}
    whose = (
        tuple(places[field] for field in ("client", "signed_on")) if understood.what == "contracts" else ()
    )
    return terms._replace(columns=columns, whose=whose)


def _with_answers(ctx: typer.Context, table: "Table", understood: "Understood", terms: Terms) -> Terms:
    """The terms, knowing whom a name means that is close to a known one; asked for on a terminal."""
    if understood.what != "clients" or terms.dry_run or not may_ask(ctx):
        return terms
    looked = _take_in(ctx, table, understood, terms._replace(dry_run=True))
    if looked.rejected and not terms.partial:
        return terms
    same = {}
    for line, name, known, ref, _ in looked.close_names:
        if ref is None:
            continue  # it is close to another line of the table: told when all is in
        tell(f"Line {line}: “{name}” is close to {known} ({ref}), who is on your caseload.")
        if agrees(ctx, "Is this the same person?", option=f"the reference {ref} to that line"):
            same[line] = ref
    return terms._replace(same=same)


def _take_in(ctx: typer.Context, table: "Table", understood: "Understood", terms: Terms) -> TakenIn:
    from followthrough.exchange.spreadsheet import read_rows  # noqa: PLC0415  # as above

    what, mapping, orders = understood
    with how_far("Going through the file, kB") as progress:

        def heard(_: int) -> None:
            progress(table.read // 1000, table.size // 1000)

        rows = read_rows(table, mapping, orders, what, terms.today)
        return desk_of(ctx).caseload.take_in(what, rows, terms, heard)


def _back_up(desk: "Desk") -> None:
    """Keep the caseload as it is before anything is brought in."""
    from followthrough.casework.backups import IMPORT  # noqa: PLC0415  # not for ft --help

    desk.back_up(IMPORT, desk.caseload.key)


def _target(file: Path, rejected: Path | None) -> Path:
    """Where rejected rows go: as it is said, or beside the file under a name that nothing has yet."""
    if rejected is not None:
        spare_what_is_kept(rejected.resolve())
        if rejected.exists() and file.exists() and rejected.samefile(file):
            raise WouldReplace(path=rejected.name, what="the file that is imported")
        return rejected
    target, number = file.with_suffix(".rejected.csv"), 1
    while target.exists():
        number += 1
        target = file.with_suffix(f".rejected-{number}.csv")
    return target


# A caseload file ------------------------------------------------------------------------------------------------


def _refuse_options(given: dict[str, object]) -> None:
    for option, value in given.items():
        if value:
            raise NotTogether(given=f"{option} and a caseload file", way=NOT_WITH_A_CASELOAD)


def _whole_caseload(ctx: typer.Context, file: Path) -> None:
    """All of it or nothing: the first thing in the file that cannot be is named with its place."""
    from followthrough.exchange.caseload_file import read_caseload  # noqa: PLC0415
    from followthrough.present.counts import counted  # noqa: PLC0415

    desk = desk_of(ctx)
    desk.thresholds  # noqa: B018  # settings that cannot be are told before anything is written
    found = read_caseload(_text_of(file), str(file))
    _back_up(desk)
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
