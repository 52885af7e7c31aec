"""The audit trail: who saw, changed and exported what, and whether the trail is as it was written."""

from typing import Annotated

import typer

from followthrough.casework.client import check_range
from followthrough.casework.mistakes import TrailBroken

from .app import HOUSEKEEPING, command, desk_of
from .options import Format, From, Output, To, a_day, an_end, check_apart
from .screen import say, show, tell

OfClient = Annotated[
    str | None, typer.Option("--client", metavar="CLIENT", help="Only what was done with this client’s file.")
]


@command("audit", HOUSEKEEPING)
def audit(
    ctx: typer.Context,
    client: OfClient = None,
    first: From = None,
    last: To = None,
    head: Annotated[
        bool,
        typer.Option("--head", help="Only the number and the digest of the last entry, to be filed outside."),
    ] = False,
    format: Format = None,
    output: Output = None,
) -> None:
    """Show who saw, changed and exported what, and when.

    No text of the record is in it. Each entry is sealed with the one before; the whole trail is gone along each time.
    File the head elsewhere now and then: a trail that was written anew does not lead to it.

    ft audit --from mon · ft audit --client ana -o looks.csv · ft audit --head
    """
    from datetime import date  # noqa: PLC0415  # only where the trail is asked for

    from followthrough.present.rights import trail_sheet  # noqa: PLC0415

    desk = desk_of(ctx)
    for option, given in (("client", client), ("from", first), ("to", last)):
        check_apart("The head is of the whole trail", head=head, **{option: given})
    chain = desk.caseload.chain()
    if head:
        tell(f"{chain.entries} {chain.head}")
    else:
        since = a_day(desk, first) if first else None
        until = an_end(desk, last, since or date.min) if last else None
        check_range(since or date.min, until)
        whom = desk.caseload.find(client).ref if client is not None else None
        entries = list(desk.caseload.trail(whom, since, until))
        names = {one.ref: one.name for one in desk.caseload.clients()}
        show(trail_sheet(entries, names, desk.today), format, output)
    if chain.broken_at is not None:
        raise TrailBroken(number=chain.broken_at)
    if not head:
        say(f"The trail is whole: {chain.entries} entries, head {chain.head[:12]}… (ft audit --head).")
