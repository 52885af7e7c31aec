"""Drafts: files that are their owner's alone, made under another name and moved into place when they are whole."""

import os
from contextlib import suppress
from pathlib import Path

from followthrough.casework.mistakes import CaseloadExists


def make_folders(folder: Path) -> None:
    """Makes the folders that are missing, each for its owner alone whatever the umask."""
    if folder.exists():
        return
    make_folders(folder.parent)
    folder.mkdir(mode=0o700)
    folder.chmod(0o700)


def make_private(draft: Path) -> None:
    """Makes an empty file for its owner alone, in the place of a draft that was left behind."""
    with suppress(FileNotFoundError):
        draft.unlink()
    number = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    os.close(number)
    draft.chmod(0o600)


def move_into_place(draft: Path, path: Path) -> None:
    """Gives the draft its name for good. Raises `CaseloadExists` if something has that name by now."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise CaseloadExists(path=path) from None
    except OSError:  # a file system without links; on Windows rename refuses to replace by itself
        if os.path.lexists(path):
            raise CaseloadExists(path=path) from None
        draft.rename(path)
    else:
        draft.unlink()
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
