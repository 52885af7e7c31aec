"""Handing over: the whole caseload for a colleague, in a file that only the two of you can open."""

from pathlib import Path
from typing import Annotated

import typer

from followthrough.casework.mistakes import CannotRead, FileNeeded, NothingToChange

from .app import FILES, command, desk_of
from .options import check_apart
from .screen import tell, write_file
from .writing_down import KeyTo, key_for_new


@command("handoff", FILES)
def handoff(
    ctx: typer.Context,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="KEY", help="Your colleague’s key: it begins with age1."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file to write.")
    ] = None,
    open_: Annotated[
        Path | None,
        typer.Option("--open", metavar="FILE", help="Make a new caseload out of a file that you were sent."),
    ] = None,
    key: Annotated[bool, typer.Option("--key", help="Say your own key, for a colleague.")] = False,
    encrypted: Annotated[
        bool, typer.Option("--encrypted", help="With --open: encrypt the new caseload.")
    ] = False,
    recovery_key_to: KeyTo = None,
) -> None:
    """Hand the caseload over to a colleague, in a file that only the two of you can open.

    Your colleague says “ft handoff --key” and sends you what it says: a key to close with, not to open with. What you
    send back holds everything that the caseload holds. It is opened into a new caseload, never over one that is there.

    ft handoff --to age1… -o caseload.age · ft handoff --open caseload.age --database new.db
    """
    check_apart("Do one thing at a time", key=key, open=open_, to=to)
    if key:
        from followthrough.keys import age  # noqa: PLC0415  # rarely

        tell(age.public_key())
    elif open_ is not None:
        _open(ctx, open_, recovery_key_to, is_encrypted=encrypted)
    elif to:
        _hand_over(ctx, to, output)
    else:
        raise NothingToChange(hint="ft handoff --to age1… -o caseload.age, or ft handoff --key")


def _hand_over(ctx: typer.Context, to: list[str], output: Path | None) -> None:
    from followthrough.keys import age  # noqa: PLC0415  # rarely

    if output is None:
        raise FileNeeded(what="A caseload that is handed over", name="caseload.age")
    desk = desk_of(ctx)
    age.check(to)
    closed = age.closed(desk.as_bytes(), to)
    desk.caseload.enter("exported")
    write_file(output, closed)
    tell(f"{output.name} holds all of {desk.database.name}. Only the keys you named and your own open it.")
    tell(f"Your colleague takes it in: ft handoff --open {output.name} --database caseload.db")


def _open(ctx: typer.Context, file: Path, recovery_key_to: Path | None, *, is_encrypted: bool) -> None:
    from followthrough.keys import age  # noqa: PLC0415  # rarely

    desk = desk_of(ctx)
    try:
        given = file.read_bytes()
    except OSError as trouble:
        raise CannotRead(path=file, why=(trouble.strerror or str(trouble)).lower()) from trouble
    content = age.opened(given, file)
    desk.is_free()
    key = key_for_new(ctx, recovery_key_to) if is_encrypted else None
    people = desk.receive(content, file, key).clients()
    tell(f"The caseload is at {desk.database}: {len(people)} client{'s' * (len(people) != 1)}.")
    tell("Next: ft check, then ft triage" if is_encrypted else "Next: ft check, then ft encrypt")
