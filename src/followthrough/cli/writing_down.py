"""Writing down: a recovery key is shown once, and two of its groups are typed back from the paper."""

from pathlib import Path
from typing import Annotated

import typer

from followthrough.casework.mistakes import KeyNotWrittenDown, NoTerminalForKey

from .app import desk_of, may_ask
from .asking import ask
from .screen import say, tell

ASKED = 2
"""Groups that are typed back."""
TRIES = 3
"""How often a group may be typed before ft takes it that nothing was written down."""
ELSEWHERE = ", or add --recovery-key-to FILE, and keep that file away from this computer"

KeyTo = Annotated[
    Path | None,
    typer.Option(
        "--recovery-key-to",
        metavar="FILE",
        help="Write the recovery key into a new file instead of showing it.",
    ),
]


def key_for_new(ctx: typer.Context, to: Path | None) -> bytes:
    """A key for a caseload, which lies where it will be found, and whose recovery key is written down.

    Raises `NoTerminalForKey`, `KeyNotWrittenDown`, `NoKeyring`, `MissingExtra`, `CannotWrite`; then nothing is changed.
    """
    from followthrough import keys  # noqa: PLC0415  # rarely

    desk_of(ctx).can_encrypt()
    key = keys.given()
    if key is None:
        key = keys.new_key()
        if to is not None:
            _into_a_file(to, key)
        elif may_ask(ctx):
            _onto_paper(ctx, key)
        else:
            raise NoTerminalForKey(instead=ELSEWHERE)
    tell(f"The key lies in {keys.keep(key)}.")
    return key


def typed_key(ctx: typer.Context) -> bytes:
    """The key whose recovery key somebody types. Raises `NoTerminalForKey`, `RecoveryKeyMistyped`."""
    if not may_ask(ctx):
        raise NoTerminalForKey(instead="")
    from followthrough.casework.recovery_key import key_from  # noqa: PLC0415  # rarely

    tell("Type the recovery key from your paper, all 14 groups. Capitals and hyphens do not matter.")
    return key_from(ask(ctx, "Recovery key", option=""))


def show_key(key: bytes) -> None:
    """The recovery key on the screen, in two lines of groups with their numbers."""
    from followthrough.casework.recovery_key import in_lines, recovery_key  # noqa: PLC0415  # rarely

    tell("")
    for line in in_lines(recovery_key(key)):
        tell(f"    {line}")
    tell("")


def _into_a_file(path: Path, key: bytes) -> None:
    from followthrough.keys.key_file import keep_key_file  # noqa: PLC0415  # rarely

    keep_key_file(path.expanduser(), key)
    say(f"Written: {path.name}. Move it away from this computer: it opens the caseload.")


def _onto_paper(ctx: typer.Context, key: bytes) -> None:
    """Shows the recovery key, and has two of its groups typed back. Raises `KeyNotWrittenDown`."""
    from random import SystemRandom  # noqa: PLC0415  # rarely

    from followthrough.casework.recovery_key import GROUPS, groups_of, recovery_key  # noqa: PLC0415  # rarely

    tell("This is the recovery key of your caseload. It is shown now, for you to write down:")
    show_key(key)
    tell(
        "Keep the paper away from this computer. If the computer, its keyring or your login is lost, the paper"
    )
    tell("alone opens the caseload: nobody can make another one. Two groups, please, from the paper:")
    groups = groups_of(recovery_key(key))
    for number in sorted(SystemRandom().sample(range(GROUPS), ASKED)):
        if not any(_is_typed(ctx, number, groups[number]) for _ in range(TRIES)):
            raise KeyNotWrittenDown


def _is_typed(ctx: typer.Context, number: int, group: str) -> bool:
    from followthrough.casework.recovery_key import same_group  # noqa: PLC0415  # rarely

    if same_group(ask(ctx, f"Group {number + 1}", option=""), group):
        return True
    say("That is another one; look again.")
    return False
