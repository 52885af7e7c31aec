"""Backing up: a copy of the caseload at once, what there is to go back to, and going back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.mistakes import NoSuchBackup

from .app import HOUSEKEEPING, command, desk_of
from .asking import agrees
from .options import Format, Output, a_day, check_apart
from .screen import say, show, spare_what_is_kept, tell

if TYPE_CHECKING:
    from followthrough.casework.backups import Backup, Look
    from followthrough.desk import Desk


@command("backup", HOUSEKEEPING)
def backup(
    ctx: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Where to: a new file, or a folder; it is yours."
        ),
    ] = None,
) -> None:
    """Make a backup now, and look it through.

    ft makes one by itself before the first change of each day, before an import and before an erasure. They lie in a
    folder beside the caseload, and go when they have had their time (ft settings backup_days). One that you write
    elsewhere with -o is yours, and stays. Best is another disk, kept in another place.

    ft backup · ft backup -o /media/usb
    """
    from followthrough.casework.backups import ASKED  # noqa: PLC0415  # not for ft --help
    from followthrough.present.backups import held_in_words  # noqa: PLC0415

    desk = desk_of(ctx)
    key = desk.caseload.key
    if output is None:
        made = desk.back_up(ASKED, key)
        stays = f"for {desk.settings.safekeeping.backup_days} days at most; with -o FILE it is yours for good"
    else:
        if not output.exists():  # over what is there, none is written at all
            spare_what_is_kept(output.resolve())
        made = desk.backups.write(output, key)
        stays = "for as long as you do: it is never removed"
    desk.caseload.enter("backed up")
    tell(f"Backed up, and looked through: {held_in_words(made)}.")
    tell(f"It is kept as {_place(made.backup, desk)}, {stays}.")


def _place(backup: "Backup", desk: "Desk") -> str:
    """The path of a backup as one would type it: by its folder and name, if it lies beside the caseload."""
    path, home = Path(backup.place), desk.database.resolve().parent
    return str(path.relative_to(home)) if path.is_relative_to(home) else str(path)


@command("restore", HOUSEKEEPING)
def restore(
    ctx: typer.Context,
    which: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHICH]", help="A number of --list, a day, or a file; else the newest good one."
        ),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show what there is to go back to.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Go back to it without asking.")] = False,
    format: Format = None,
    output: Output = None,
) -> None:
    """Go back to a backup; what it replaces is kept.

    Each backup is opened and looked through before it is offered. Your caseload as it is now, damaged or not, stays
    beside it under another name. Whoever was erased since stays erased.

    ft restore --list · ft restore · ft restore yesterday · ft restore 3
    """
    desk = desk_of(ctx)
    check_apart("The list shows them all", WHICH=which, list=list_)
    if list_ or format or output:
        return _show_list(desk, format, output)
    look = _found(desk, which)
    _tell_what_comes(desk, look)
    if not yes and not agrees(ctx, "Go back to it?", option="--yes"):
        return say("Nothing was changed.")
    return _go_back(desk, look)


def _show_list(desk: "Desk", format: str | None, output: Path | None) -> None:
    from followthrough.present.sheets import backups_sheet  # noqa: PLC0415

    backups = desk.backups
    show(backups_sheet([backups.look(each) for each in backups.all()], desk.today), format, output)


def _found(desk: "Desk", which: str | None) -> "Look":
    """The backup that is meant. Raises `NoSuchBackup`, `BackupNotGood`, `NewerCaseload`."""
    if which is None:
        newest = desk.backups.newest_good()
        if newest is None:
            raise NoSuchBackup(what="good backup of this caseload to go back to")
        return newest
    return desk.backups.good(_named(desk, which.strip()))


def _named(desk: "Desk", which: str) -> "Backup":
    known = desk.backups.all()
    if which.isdecimal():
        if not 0 < int(which) <= len(known):
            raise NoSuchBackup(what=f"backup number {which}")
        return known[int(which) - 1]
    path = Path(which).expanduser()
    named = next((backup for backup in known if Path(backup.place).name == which), None)
    if named is not None or path.is_file():
        return named or desk.backups.of_file(path)
    if path.name != which or path.suffix:
        raise NoSuchBackup(what=f"file {which}")
    return _of_day(desk, which, known)


def _of_day(desk: "Desk", which: str, known: "list[Backup]") -> "Backup":
    from followthrough.casework.backups import REPLACED  # noqa: PLC0415
    from followthrough.casework.dates import echo_date  # noqa: PLC0415

    day = a_day(desk, which)
    for backup in known:
        if backup.made.date() == day and backup.why != REPLACED:
            return backup
    raise NoSuchBackup(what=f"backup of {echo_date(day, desk.today)}")


def _tell_what_comes(desk: "Desk", look: "Look") -> None:
    from followthrough.casework.backups import moment_in_words  # noqa: PLC0415
    from followthrough.present.backups import WHY, held_in_words, lost_in_words  # noqa: PLC0415

    backup = look.backup
    tell(f"The backup of {moment_in_words(backup.made)} ({WHY[backup.why]}): {held_in_words(look)}.")
    tell(lost_in_words(desk.backups.lost(backup)))


def _go_back(desk: "Desk", look: "Look") -> None:
    from followthrough.casework.backups import moment_in_words  # noqa: PLC0415
    from followthrough.present.counts import counted  # noqa: PLC0415

    restored = desk.restore(look.backup)
    tell(f"Restored: your caseload is as it was on {moment_in_words(look.backup.made)}.")
    if restored.replaced is not None:
        days = desk.settings.safekeeping.backup_days
        tell(f"What it replaced is kept beside it for {days} days: {restored.replaced.name}")
    if restored.erased:
        were = "person who was erased since then is", "people who were erased since then are"
        tell(f"{counted(restored.erased, *were)} erased again.")
    if not restored.is_known:
        tell(
            "Whoever was erased since then may be back, as the old file does not say who: ft erase-client CLIENT"
        )
    if restored.is_bare:
        tell(
            "Your caseload is not encrypted now, as the backup is not, and the old key is not at hand: ft encrypt"
        )
    tell("Next: ft triage")
