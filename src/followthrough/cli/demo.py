"""Demo: a caseload of invented people, to look around in."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.mistakes import CannotWrite, CaseloadExists
from followthrough.desk import APPLICATION, Clock, Desk

from .app import HOUSEKEEPING, Sitting, command, desk_of
from .screen import how_far, tell

if TYPE_CHECKING:
    from followthrough.demonstration.steps import Step
    from followthrough.desk import Progress
    from followthrough.store import Caseload

FILE = "demo.db"
"""The demonstration's own file: never the counsellor's."""

AFTERNOON = time(20, tzinfo=UTC)
"""When entries of an earlier day are said to have been written down; wherever in Canada it is, that is the same day."""


@command("demo", HOUSEKEEPING)
def demo(
    ctx: typer.Context,
    triage: Annotated[bool, typer.Option("--triage", help="Show its triage at once.")] = False,
) -> None:
    """Build a demonstration caseload of invented people, to look around in.

    About forty clients and twelve weeks of record that end today, in a file of its own: nothing of yours is touched.

    ft demo --triage · ft demo --database look-around.db
    """
    from followthrough.demonstration import steps  # noqa: PLC0415  # only a demonstration needs them

    clock = desk_of(ctx).clock
    path = _place(ctx)
    with _draft_for(path) as draft, how_far("Building the demonstration") as progress:
        _play(list(steps(clock.today)), draft, clock, progress)
    _say_what_next(path)
    if triage:
        _show_triage(ctx, Desk(clock, str(path)))


def _place(ctx: typer.Context) -> Path:
    """Where it is built: the path that was named, or a file of its own. Raises `CaseloadExists`."""
    if ctx.find_root().params.get("database") or os.environ.get("FT_DATABASE"):
        path = desk_of(ctx).database
    else:
        from platformdirs import user_data_path  # noqa: PLC0415  # only where no path is named

        path = user_data_path(APPLICATION, appauthor=False) / FILE
    if os.path.lexists(path):
        raise CaseloadExists(path=path)
    return path


# Building it --------------------------------------------------------------------------------------------------


@contextmanager
def _draft_for(path: Path) -> Iterator[Path]:
    """A file beside the place, moved there when it is whole; broken off, it leaves nothing behind."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        yield draft
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


def _play(told: "Sequence[Step]", draft: Path, clock: Clock, progress: "Progress") -> None:
    """Every step, as a counsellor's command would record it, each on its own day."""
    desk = Desk(clock, str(draft))
    try:
        caseload = desk.create()
        for number, step in enumerate(told):
            caseload.now = _moment(step.on, clock)
            caseload.recorded_at = caseload.now.isoformat(timespec="seconds")
            _record(caseload, step)
            progress(number, len(told))
    finally:
        desk.close()


def _moment(day: date, clock: Clock) -> datetime:
    is_today = day == clock.today and not clock.is_as_of
    return clock.now if is_today else datetime.combine(day, AFTERNOON)


def _record(caseload: "Caseload", step: "Step") -> None:
    from followthrough.demonstration import steps as kinds  # noqa: PLC0415

    match step:
        case kinds.Log(_, ref, activities):
            caseload.log(ref, activities)
        case kinds.LogGroup(_, entries):
            caseload.log_group(entries)
        case kinds.AddHolidays(_, days):
            caseload.add_holidays(dict(days))
        case kinds.AddAway(_, first, last, why):
            caseload.add_away(first, last, why)
        case kinds.AddClient(_, client):
            caseload.add_client(**_as_taken_in(client))
        case _:
            _record_of_client(caseload, step)


def _say_what_next(path: Path) -> None:
    tell(f"The demonstration caseload is in {path}.")
