"""Encryption: the caseload so that nobody reads it without its key, and where that key lies."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.mistakes import AlreadyEncrypted, MissingKey, NotEncrypted, NoTerminalForKey

from .app import HOUSEKEEPING, command, desk_of, may_ask
from .asking import agrees
from .options import check_apart
from .screen import say, tell
from .writing_down import KeyTo, key_for_new, show_key, typed_key

if TYPE_CHECKING:
    from followthrough.desk import Desk

Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]


@command("encrypt", HOUSEKEEPING)
def encrypt(
    ctx: typer.Context,
    recovery_key_to: KeyTo = None,
    backups_too: Annotated[
        bool, typer.Option("--backups-too", help="Encrypt the backups that lie beside it as well.")
    ] = False,
) -> None:
    """Encrypt the caseload, so that nobody reads it without its key.

    The key goes into the keyring of this computer, and ft finds it there by itself. A recovery key is shown once:
    write it down, and type two groups back. Until all of it is encrypted and compared, the caseload stays as it was.

    ft encrypt · ft encrypt --backups-too
    """
    desk = desk_of(ctx)
    if desk.key_name is not None:
        raise AlreadyEncrypted(path=desk.database)
    key = key_for_new(ctx, recovery_key_to)
    desk.encrypt(key)
    tell(f"{desk.database.name} is encrypted. Work as before; “ft key” says where its key lies.")
    _copies_too(ctx, desk, key, is_asked=backups_too)
    tell("What a disk once held in clear may stay on it for a while: docs/security.md says what helps.")


def _copies_too(ctx: typer.Context, desk: "Desk", key: bytes, *, is_asked: bool) -> None:
    """Encrypts the backups in clear if that is wanted, and names those that stay as they are."""
    copies = desk.plain_copies()
    if not copies:
        return
    tell(f"{_count(copies)} of it can still be read by anybody: {_names(copies)}.")
    if is_asked or (may_ask(ctx) and agrees(ctx, "Encrypt them too?", option="--backups-too", default="yes")):
        copies = desk.encrypt_copies(key)
        tell(
            "They are encrypted with the same key." if not copies else f"Left as they are: {_names(copies)}."
        )
    else:
        tell("Encrypt them with the caseload’s key by “ft key --backups-too”, or remove them.")


def _count(copies: list[Path]) -> str:
    return "1 backup" if len(copies) == 1 else f"{len(copies)} backups"


def _names(copies: list[Path]) -> str:
    return ", ".join(copy.name for copy in copies)


@command("decrypt", HOUSEKEEPING)
def decrypt(ctx: typer.Context, yes: Yes = False) -> None:
    """Make an encrypted caseload plain again: whoever has the file can then read it.

    The key stays where it lies, for the backups that are encrypted with it.

    ft decrypt
    """
    desk = desk_of(ctx)
    if desk.key_name is None:
        raise NotEncrypted(path=desk.database)
    if not yes and may_ask(ctx):
        say("Whoever has the file can then read it.")
    if not yes and not agrees(ctx, "Make it plain", option="--yes"):
        tell("It stays encrypted.")
        return
    desk.decrypt()
    tell(f"{desk.database.name} is plain again. Its key stays where it lies: encrypted backups need it.")


@command("key", HOUSEKEEPING)
def key(
    ctx: typer.Context,
    verify: Annotated[
        bool, typer.Option("--verify", help="Type your recovery key, and hear whether it fits.")
    ] = False,
    restore: Annotated[
        bool, typer.Option("--restore", help="Type your recovery key, and lay it where ft finds it.")
    ] = False,
    shown: Annotated[
        bool, typer.Option("--show", help="Show the recovery key again, to be written down.")
    ] = False,
    forget: Annotated[
        bool, typer.Option("--forget", help="Forget what is kept in memory until you log out.")
    ] = False,
    backups_too: Annotated[
        bool, typer.Option("--backups-too", help="Encrypt the backups that can be read by anybody.")
    ] = False,
) -> None:
    """Say where the key of the caseload lies, or bring it back from your recovery key.

    ft key · ft key --verify · ft key --restore
    """
    desk = desk_of(ctx)
    wanted = {
        "verify": verify,
        "restore": restore,
        "show": shown,
        "forget": forget,
        "backups-too": backups_too,
    }
    check_apart("Do one thing at a time", **wanted)
    name = desk.key_name
    if name is None and (shown or forget or backups_too):
        raise NotEncrypted(path=desk.database)
    if verify or restore:
        _type(ctx, desk, is_kept=restore)
    elif name is None:
        tell(f"{desk.database.name} is not encrypted: whoever has the file can read it. Next: ft encrypt")
    elif forget:
        _forget(name)
    elif shown:
        _show(ctx, desk, name)
    elif backups_too:
        _copies_too(ctx, desk, _found(desk, name), is_asked=True)
    else:
        _say_where(desk, name)


def _type(ctx: typer.Context, desk: "Desk", *, is_kept: bool) -> None:
    """A typed recovery key is compared with the caseload, and laid where ft finds it if that is wanted."""
    key = typed_key(ctx)
    desk.check_key(key)
    if not is_kept:
        tell("It fits: this recovery key opens the caseload. Keep the paper where it is.")
        return
    from followthrough import keys  # noqa: PLC0415  # rarely

    tell(f"It fits. The key lies in {keys.keep(key)} again.")
    tell("Next: ft triage")


def _show(ctx: typer.Context, desk: "Desk", name: str) -> None:
    if not may_ask(ctx):
        raise NoTerminalForKey(instead="")
    if agrees(ctx, "Whoever reads it can open your caseload. Is nobody looking?", option=""):
        show_key(_found(desk, name))
        tell("Clear the screen when it is on paper.")


def _forget(name: str) -> None:
    from followthrough.keys import session  # noqa: PLC0415  # rarely

    was_there = session.forget(name)
    tell(
        "The key is forgotten in memory; the next command asks the keyring."
        if was_there
        else "None was kept."
    )


def _found(desk: "Desk", name: str) -> bytes:
    """The key of the caseload. Raises `MissingKey`, `WrongKey`."""
    found = desk.keys.find(name)
    if found is None:
        raise MissingKey(path=desk.database, why=f"there is none of the name {name} in your keyring")
    desk.check_key(found)
    return found


def _say_where(desk: "Desk", name: str) -> None:
    from followthrough import keys  # noqa: PLC0415  # rarely
    from followthrough.keys import session  # noqa: PLC0415  # rarely

    _found(desk, name)
    tell(f"{desk.database.name} is encrypted with the key {name}.")
    tell(f"The key lies in {keys.where(name)}.")
    if session.kept(name) is not None:
        tell("A copy of it lies in memory until you log out; “ft key --forget” takes it away.")
    copies = desk.plain_copies()
    if copies:
        tell(f"{_count(copies)} can be read by anybody: ft key --backups-too")
    tell("“ft key --verify” says whether the recovery key that you wrote down fits.")
