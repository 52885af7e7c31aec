"""Floor 3: where the keys of encrypted caseloads lie, and how they are reached. The one door to keyrings.

A key is looked for in FT_KEY (a recovery key), in the file that FT_KEY_FILE names, among the keys of this login, and in
the system’s keyring, in this order. It lies there as its recovery key, under the name that the caseload shows of it.
"""

import os
from contextlib import suppress
from pathlib import Path

from followthrough.casework.key_mark import mark_of, name_of
from followthrough.casework.mistakes import CannotWrite, Mistake
from followthrough.casework.recovery_key import KEY_BYTES, key_from, recovery_key

from . import session

IN_FT_KEY = "FT_KEY"
IN_FILE = "the file that FT_KEY_FILE names"
IN_KEYRING = "the system’s keyring"
ALL_NAMES = "caseloads"
"""Under which name the keyring holds the names of all keys: a mark that is damaged names none."""


def find(name: str) -> bytes | None:
    """The key of this name; what FT_KEY or FT_KEY_FILE give is the key, whatever its name.

    Raises `NoKeyring`, `MissingExtra`, `RecoveryKeyMistyped`, `KeyIsOpen`, `CannotRead`.
    """
    said = given()
    if said is not None:
        return said
    return session.kept(name) or _from_keyring(name)


def where(name: str) -> str | None:
    """Where the key of this name is found, in words; None, where it is not found. Raises what `find` raises."""
    if os.environ.get("FT_KEY"):
        return IN_FT_KEY
    if given() is not None:
        return IN_FILE
    from . import system  # noqa: PLC0415  # takes as long as a whole command

    return f"{IN_KEYRING} ({system.name()})" if system.get(name) is not None else None


def all_at_hand() -> list[bytes]:
    """Every key that can be reached: one of them may open a file whose first bytes are damaged."""
    found: list[bytes | None] = []
    with suppress(Mistake):
        found.append(given())
    found += session.all_kept()
    with suppress(Mistake):
        from . import system  # noqa: PLC0415  # as above

        found += [_from_keyring(name) for name in (system.get(ALL_NAMES) or "").split()]
    return [*dict.fromkeys(key for key in found if key is not None)]


def given() -> bytes | None:
    """The key that FT_KEY or the file of FT_KEY_FILE hold. Raises `RecoveryKeyMistyped`, `KeyIsOpen`, `CannotRead`."""
    typed = os.environ.get("FT_KEY")
    if typed:
        return key_from(typed)
    named = _key_file()
    if named is None:
        return None
    from .key_file import read_key_file  # noqa: PLC0415  # rarely

    return read_key_file(named)


def new_key() -> bytes:
    """A key for a caseload: 32 random bytes. Raises `NoKeyring`, `MissingExtra` where there is no place for one."""
    if _key_file() is None:
        from . import system  # noqa: PLC0415  # as above

        system.get(ALL_NAMES)
    return os.urandom(KEY_BYTES)


def keep(key: bytes) -> str:
    """Puts a key where it will be found, and reads it back; where that is, in words.

    Raises `NoKeyring` where there is no place for it, `CannotWrite` where another lies, and what `find` raises.
    """
    if os.environ.get("FT_KEY"):
        if given() != key:
            way = "Take FT_KEY out of the environment, and do it again."
            raise CannotWrite(path=IN_FT_KEY, why="it holds another key", way=way)
        return IN_FT_KEY
    named = _key_file()
    if named is not None:
        from .key_file import keep_key_file  # noqa: PLC0415  # rarely

        keep_key_file(named, key)
        return IN_FILE
    from . import system  # noqa: PLC0415  # as above

    name = name_of(mark_of(key))
    system.put(name, recovery_key(key))
    names = (system.get(ALL_NAMES) or "").split()
    if name not in names:
        system.put(ALL_NAMES, " ".join([*names, name]))
    session.keep(name, key)
    return IN_KEYRING


def forget(name: str) -> None:
    """Takes a key away from where `keep` put it; never a file. Raises `NoKeyring`, `MissingExtra`."""
    session.forget(name)
    if os.environ.get("FT_KEY") or _key_file() is not None:
        return
    from . import system  # noqa: PLC0415  # as above

    names = [known for known in (system.get(ALL_NAMES) or "").split() if known != name]
    system.remove(name)
    system.put(ALL_NAMES, " ".join(names))


def _from_keyring(name: str) -> bytes | None:
    from . import system  # noqa: PLC0415  # as above

    secret = system.get(name)
    if not secret:
        return None
    key = key_from(secret)
    session.keep(name, key)
    return key


def _key_file() -> Path | None:
    named = os.environ.get("FT_KEY_FILE")
    return Path(named).expanduser() if named else None
