"""Demo: a caseload of invented people, to look around in."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated

import typer

from followthrough.casework.mistakes import CannotWrite, CaseloadExists
from followthrough.desk import Desk
from followthrough.premises import APPLICATION

from .app import HOUSEKEEPING, Sitting, command, desk_of
from .screen import how_far, tell

FILE = "demo.db"
"""The demonstration's own file: never the counsellor's."""


@command("demo", HOUSEKEEPING)
def demo(
    ctx: typer.Context,
    triage: Annotated[bool, typer.Option("--triage", help="Show its triage at once.")] = False,
) -> None:
    """Build a demonstration caseload, all invented.

    About forty clients and twelve weeks of record that end today, in a file of its own: nothing of yours is
    touched.

    ft demo --triage · ft demo --database look-around.db
    """
    from followthrough.demonstration import WELCOMED_BACK, steps  # noqa: PLC0415  # only here

    from .playing import play  # noqa: PLC0415

    clock = desk_of(ctx).clock
    path = _place(ctx)
    with _draft_for(path) as draft, how_far("Building the demonstration") as progress:
        play(list(steps(clock.today)), Desk(clock, str(draft)), progress)
    _say_what_next(path, WELCOMED_BACK)
    if triage:
        _show_triage(ctx, path)


def _place(ctx: typer.Context) -> Path:
    """Where it is built: the path that was named, or a file of its own. Raises `CaseloadExists`."""
    if ctx.find_root().params.get("database") or os.environ.get("FT_DATABASE"):
        path = desk_of(ctx).database
    else:
        from platformdirs import user_data_path  # only where no path is named

        path = user_data_path(APPLICATION, appauthor=False) / FILE
    if os.path.lexists(path):
        raise CaseloadExists(path=path)
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists() and journal.stat().st_size:  # SQLite would play it into the new file
        raise CaseloadExists(path=journal)
    return path


# Building it ----------------------------------------------------------------------------------------------


@contextmanager
def _draft_for(path: Path) -> Iterator[Path]:
    """A file beside the place, moved there when it is whole; broken off, it leaves nothing behind."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        yield draft
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        _move_into_place(draft, path)
    except CannotWrite as trouble:
        raise CannotWrite(**{**trouble.facts, "path": path}) from trouble
    finally:
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            with suppress(OSError):
                left.unlink()


def _move_into_place(draft: Path, path: Path) -> None:
    """Gives the draft its name, unless something has that name by now."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise CaseloadExists(path=path) from None
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise CaseloadExists(path=path) from None
        draft.rename(path)


# Afterwards -----------------------------------------------------------------------------------------------


def _show_triage(ctx: typer.Context, path: Path) -> None:
    """The demonstration's triage, as `ft triage` shows it."""
    from .morning import triage  # noqa: PLC0415

    sitting = ctx.obj
    assert isinstance(sitting, Sitting)
    sitting.desk = Desk(sitting.desk.clock, str(path))
    ctx.call_on_close(sitting.desk.close)
    triage(ctx)


def _say_what_next(path: Path, name: str) -> None:
    named = f'"{path}"' if " " in str(path) else str(path)
    tell(
        f"The demonstration caseload is at {path}; everybody in it is invented.\n"
        f"Next: ft triage --database {named}\n"
        f"      ft why {name} --database {named}\n"
        "When you have seen enough, delete the file. Your own caseload begins with: ft init"
    )
