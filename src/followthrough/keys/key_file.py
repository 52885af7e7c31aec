"""Key file: a key in a file that is named, where a computer has no keyring. It is its owner’s alone."""

import os
from pathlib import Path

from followthrough.casework.causes import cause_of
from followthrough.casework.mistakes import CannotRead, CannotWrite, KeyIsOpen
from followthrough.casework.recovery_key import key_from, recovery_key

LONGEST = 10_000
"""Bytes that are read of a key file: what is longer is none."""


def read_key_file(path: Path) -> bytes | None:
    """The key in a file; None, where there is no file. Raises `KeyIsOpen`, `CannotRead`, `RecoveryKeyMistyped`."""
    text = read_private(path)
    return None if text is None else key_from(text)


def keep_key_file(path: Path, key: bytes) -> None:
    """Writes a key where no file is yet; where it lies already, all is well. Raises as both of those below."""
    if read_key_file(path) != key:
        write_private(path, recovery_key(key) + "\n")


def read_private(path: Path) -> str | None:
    """The text of a file that nobody else may read; None, where there is no file. Raises `KeyIsOpen`, `CannotRead`."""
    try:
        with path.open("rb") as file:
            found = os.fstat(file.fileno())
            text = file.read(LONGEST).decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    except OSError as trouble:
        raise CannotRead(path=path, why=_why(trouble)) from trouble
    if os.name == "posix" and found.st_mode & 0o077:
        raise KeyIsOpen(path=path)
    return text


def write_private(path: Path, text: str) -> None:
    """Writes a new file for its owner alone, on disk when this returns. Raises `CannotWrite`, never over a file."""
    try:
        number = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(number, "w", encoding="utf-8") as file:  # noqa: PTH123  # opened above, for its owner alone
            file.write(text)
            file.flush()
            os.fsync(number)
        path.chmod(0o600)  # whatever the umask
    except FileExistsError:
        way = "Name another file; ft never writes a key over anything."
        raise CannotWrite(path=path, why="there is something already", way=way) from None
    except OSError as trouble:
        way = "Name another place for the key; nothing was changed."
        raise CannotWrite(path=path, why=_why(trouble), way=way) from trouble


def _why(trouble: OSError) -> str:
    return cause_of(trouble)
