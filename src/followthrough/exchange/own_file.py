"""Own file: what ft writes is its owner's alone, whatever the umask; it takes its name when it is whole."""

import os
from contextlib import suppress
from pathlib import Path

FILE, FOLDER = 0o600, 0o700
"""What may be done to a file, and to a folder, by its owner; nobody else may do anything. Windows has no such modes."""


def for_its_owner(path: str, flags: int) -> int:
    """Opens a file as its owner’s alone: the `opener` of `open`. A device stays as it is."""
    is_new = not os.path.lexists(path)
    number = os.open(path, flags, FILE)
    if is_new and hasattr(os, "fchmod"):
        os.fchmod(number, FILE)
    return number


def make_folders(folder: Path) -> None:
    """Makes the folders that are missing, each for its owner alone."""
    if folder.exists():
        return
    make_folders(folder.parent)
    folder.mkdir(mode=FOLDER)
    folder.chmod(FOLDER)


def replace_text(path: Path, text: str) -> None:
    """Writes a text beside a file and moves it into place: a crash leaves the old one or the new. Raises `OSError`."""
    beside = path.with_name(f"{path.name}.new")
    make_folders(path.parent)
    beside.unlink(missing_ok=True)
    try:
        with open(beside, "x", encoding="utf-8", opener=for_its_owner) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink()
