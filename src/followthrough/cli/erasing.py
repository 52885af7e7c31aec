"""Erasing: a person goes for good, after the reference was typed. Days and counts stay, so that reports hold."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.mistakes import ClientIsErased, MissingAnswer, NotConfirmed, UnderLegalHold

from .app import HOUSEKEEPING, command, desk_of
from .asking import ask
from .disclosing import copies
from .options import called, check_apart
from .screen import check_format, say, show, tell

if TYPE_CHECKING:
    from datetime import date

    from followthrough.casework.client import Client
    from followthrough.casework.stub import Erased
    from followthrough.desk import Desk
    from followthrough.present.sheet import Sheet

Whom = Annotated[
    str | None,
    typer.Argument(metavar="CLIENT", help="A reference, or part of a name that fits one client."),
]


@command("erase-client", HOUSEKEEPING)
def erase_client(
    ctx: typer.Context,
    client: Whom = None,
    why: Annotated[
        str | None,
        typer.Option("--why", metavar="WORD", help="request, retention or error; what fits, if not said."),
    ] = None,
    confirm: Annotated[
        str | None, typer.Option("--confirm", metavar="REF", help="The reference, where nobody can be asked.")
    ] = None,
    certificate: Annotated[
        Path | None,
        typer.Option(
            "--certificate", metavar="FILE", help="Write what was erased into a file: no name is in it."
        ),
    ] = None,
    sweep: Annotated[
        bool,
        typer.Option("--sweep", help="Only sweep the unused space of the file, where that was not done."),
    ] = False,
) -> None:
    """Erase a client for good; no undo brings them back.

    Every name, number, note and text goes, from the journal too. Days, kinds and counts stay under another reference,
    so that reports do not change. Refused while a legal hold is in force. Automatic backups lose the person with age.

    ft erase-client C7F3 · ft erase-client C7F3 --why request --certificate erased.html
    """
    desk = desk_of(ctx)
    check_apart("Sweeping is of the whole file", CLIENT=client, sweep=sweep)
    if sweep:
        desk.caseload.sweep_after()
        return tell("The unused space of the file is swept.")
    if client is None:
        raise MissingAnswer(what="Whom to erase", option="CLIENT, as in: ft erase-client C7F3")
    if certificate is not None:
        check_format(None, certificate)
    found = _erasable(desk, client)
    reason = _reason(desk, found, why)
    _say_what_goes(desk, found, reason)
    typed = confirm or ask(
        ctx, f"To erase {called(found)} for good, type the reference", option=f"--confirm {found.ref}"
    )
    if typed.strip().upper() != found.ref:
        raise NotConfirmed(text=typed, ref=found.ref)
    _erase(desk, found, reason, certificate)
    return None


def _erasable(desk: "Desk", text: str) -> "Client":
    """The client, if nothing stands against erasing. Raises `ClientIsErased`, `UnderLegalHold`."""
    found = desk.caseload.find(text)
    if desk.caseload.is_stub(found.ref):
        raise ClientIsErased(ref=found.ref)
    for ref, name, hold in desk.caseload.held():
        if ref == found.ref:
            raise UnderLegalHold(name=name, since=hold.since.isoformat(), ref=ref)
    return found


def _reason(desk: "Desk", found: "Client", why: str | None) -> str:
    """Why somebody is erased: as said, else retention where the file’s time is up. Raises `UnknownStatus`."""
    from followthrough.casework.audit_trail import ERASED_FOR  # noqa: PLC0415  # most runs erase nobody
    from followthrough.casework.client import one_of  # noqa: PLC0415

    if why is not None:
        return one_of(why, ERASED_FOR, "reason to erase")
    due = _due_on(desk, found)
    return "retention" if due is not None and due <= desk.today else "request"


def _due_on(desk: "Desk", found: "Client") -> "date | None":
    """The day on which a closed file is due to go; None while it is open."""
    from followthrough.casework.retention import retained  # noqa: PLC0415

    files = retained(desk.caseload.at_rest(desk.today), desk.today, desk.settings.safekeeping.retention_years)
    return next((one.due_on for one in files if one.file.ref == found.ref), None)


def _say_what_goes(desk: "Desk", found: "Client", reason: str) -> None:
    from followthrough.casework.holding import NOW  # noqa: PLC0415
    from followthrough.present.counts import counted  # noqa: PLC0415
    from followthrough.present.rights import REASONS, in_counts  # noqa: PLC0415

    holdings = desk.caseload.holdings(found.ref)
    standing = Counter(one.fact for one in holdings if one.held == NOW)
    earlier = sum(one.held != NOW for one in holdings)
    due, years = _due_on(desk, found), desk.settings.safekeeping.retention_years
    tell(f"{called(found)}: {REASONS[reason]}.")
    tell(f"On record: {in_counts(standing)}, and {counted(earlier, 'earlier version')}.")
    tell(
        "Goes for good: name, phone, e-mail, notes, titles, reasons and every other text, visions and check-ins."
    )
    tell("Stays without a person: program, days, kinds, counts, outcomes and minutes, for reports.")
    if due is None:
        tell(
            f"The file is open. It is closed with today’s day; closed files are kept for {counted(years, 'year')}."
        )
    elif due > desk.today:
        tell(f"By your retention of {counted(years, 'year')}, the file is due only on {due.isoformat()}.")
    tell(
        "A copy is made first. Automatic backups hold the person until they are too old; “ft undo” brings nobody back."
    )


def _erase(desk: "Desk", found: "Client", reason: str, certificate: Path | None) -> None:
    """Erases, sweeps, and gives the certificate: on the screen, and into the file that was asked for."""
    from followthrough.casework.backups import ERASURE  # noqa: PLC0415  # as above

    desk.back_up(ERASURE, desk.caseload.key)
    erased = desk.caseload.erase(found.ref, desk.today, reason)
    sheet = _certified(
        desk, erased, found, reason
    )  # now: after a sweep that was cut off nothing may be readable
    try:
        desk.caseload.sweep_after(erased.ref)
    finally:
        show(sheet)
        say(f"{erased.ref} is erased for good. What is above can be filed; no name is in it.")
        if certificate is not None:
            show(sheet, None, certificate)


def _certified(desk: "Desk", erased: "Erased", found: "Client", reason: str) -> "Sheet":
    from followthrough.present.rights import Certificate, certificate_sheet  # noqa: PLC0415

    caseload = desk.caseload
    still = list(copies(desk, found.intake))
    told = Certificate(erased, desk.clock.now, caseload.who, reason, caseload.chain(), still)
    return certificate_sheet(told)
