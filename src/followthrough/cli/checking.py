"""Checking: whether the caseload is as it was written, all of it, and what to do if it is not."""

from typing import TYPE_CHECKING

import typer

from followthrough.casework.mistakes import DAMAGED, IN_PART, CaseloadDamaged, Mistake, NotACaseload

from .app import HOUSEKEEPING, command, desk_of
from .options import Format, Output
from .screen import check_format, show

if TYPE_CHECKING:
    from followthrough.casework.checked import Checked
    from followthrough.desk import Desk


@command("check", HOUSEKEEPING)
def check(ctx: typer.Context, format: Format = None, output: Output = None) -> None:
    """Check that the caseload is as it was written, all of it.

    Every page is compared with its checksum, every row is read, links and rules are gone through, and the audit trail.
    It says what was looked at, and how much. Nothing of the record is changed; a damaged file is not written to at all.
    The exit code is 0 if it is sound, 14 if it is damaged, 3 if it is whole and holds what ft would not have written.

    ft check · ft check --format json
    """
    from followthrough.present.sheets import checked_sheet  # noqa: PLC0415

    if format or output:
        check_format(format, output)
    desk = desk_of(ctx)
    checked = _checked(desk)
    show(
        checked_sheet(checked, desk.backups.newest_in_words().strip() if checked.is_damaged else ""),
        format,
        output,
    )
    if checked.is_damaged or checked.is_amiss:
        raise typer.Exit(DAMAGED if checked.is_damaged else IN_PART)


def _checked(desk: "Desk") -> "Checked":
    """What the check came to; that the file cannot even be opened is damage too."""
    try:
        caseload = desk.caseload
        checked = caseload.check()
    except (CaseloadDamaged, NotACaseload) as mistake:
        return _unopened(mistake)
    if checked.is_damaged:
        caseload.has_entered = True  # nothing is written to what is damaged, not even that it was looked at
    else:
        caseload.enter("checked")
    return checked


def _unopened(mistake: Mistake) -> "Checked":
    from followthrough.casework.checked import DAMAGE, FILE, Checked, Finding, Part  # noqa: PLC0415

    found = Finding(FILE, "opens", DAMAGE, str(mistake), None, mistake.way_on)
    return Checked((Part(FILE, None, "cannot be opened"),), (found,))
