"""Age: a caseload on its way to a colleague, for two keys only: the colleague’s, and one’s own.

The file begins with a line that says what it is, with a checksum of the rest, so that damage is told from a wrong key.
The rest is a file of the program age, and any age opens it.
"""

import os
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from followthrough.casework.mistakes import (
    CannotRead,
    HandoffDamaged,
    MissingExtra,
    NotAHandoff,
    NotForThisKey,
    UnclearRecipient,
)

if TYPE_CHECKING:
    from pyrage import x25519

BEGINS = b"followthrough handoff 1 sha256="
OF_HANDOFFS = "handoff"
"""Under which name the keyring holds the key that opens what is handed over to its owner."""


def public_key() -> str:
    """What a colleague needs to hand a caseload over to the owner of this keyring; made at the first asking.

    Raises `NoKeyring`, `MissingExtra`, `KeyIsOpen`, `CannotRead`, `CannotWrite`.
    """
    return str(_own().to_public())


def closed(content: bytes, recipients: Sequence[str]) -> bytes:
    """Bytes that these recipients and the owner of this keyring can open, nobody else. Raises `UnclearRecipient`."""
    import pyrage  # rarely

    own = _own().to_public()
    age: bytes = pyrage.encrypt(content, [own, *_recipients(recipients)])
    return BEGINS + sha256(age).hexdigest().encode() + b"\n" + age


def opened(given: bytes, path: Path) -> bytes:
    """What a file of this name holds. Raises `NotAHandoff`, `HandoffDamaged`, `NotForThisKey`, and as `public_key`."""
    own = _own()
    import pyrage  # as above

    line, _, age = given.partition(b"\n")
    if not line.startswith(BEGINS[:8]):
        raise NotAHandoff(path=path)
    if line != BEGINS + sha256(age).hexdigest().encode():
        raise HandoffDamaged(path=path, why="its checksum does not fit")
    try:
        content: bytes = pyrage.decrypt(age, [own])
    except pyrage.DecryptError as error:
        if "matching keys" in str(error):
            raise NotForThisKey(path=path) from error
        raise HandoffDamaged(path=path, why="somebody changed it") from error
    return content


def check(recipients: Sequence[str]) -> None:
    """Raises `UnclearRecipient` where one of them is no key, and `MissingExtra`."""
    try:
        _recipients(recipients)
    except ImportError:
        raise MissingExtra(what="Handing a caseload over", extra="encrypt") from None


def _recipients(recipients: Iterable[str]) -> "list[x25519.Recipient]":
    from pyrage import RecipientError, x25519  # as above

    found = []
    for text in recipients:
        try:
            found.append(x25519.Recipient.from_str(text.strip()))
        except RecipientError:
            raise UnclearRecipient(text=text) from None
    return found


# One’s own key ----------------------------------------------------------------------------------------------------


def _own() -> "x25519.Identity":
    """The key of the owner of this keyring, or of the file that FT_HANDOFF_KEY names; made where there is none."""
    try:
        from pyrage import IdentityError, x25519  # as above
    except ImportError:
        raise MissingExtra(what="Handing a caseload over", extra="encrypt") from None
    named = os.environ.get("FT_HANDOFF_KEY")
    text = _in_file(Path(named).expanduser()) if named else _in_keyring()
    try:
        return x25519.Identity.from_str(text)
    except IdentityError as error:
        raise CannotRead(path=named or "Your key for handing over", why="it is no key of age") from error


def _in_keyring() -> str:
    from . import system  # noqa: PLC0415  # takes as long as a whole command

    secret = system.get(OF_HANDOFFS)
    if not secret:
        secret = _new()
        system.put(OF_HANDOFFS, secret)
    return secret


def _in_file(path: Path) -> str:
    """The key in a file as age-keygen writes it: what is not a comment."""
    from .key_file import read_private, write_private  # noqa: PLC0415  # rarely

    text = read_private(path)
    if text is None:
        text = _new()
        write_private(path, text + "\n")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return lines[0] if lines else ""


def _new() -> str:
    from pyrage import x25519  # as above

    return str(x25519.Identity.generate())
