"""Drafts: files that are their owner's alone, made under another name and moved into place when they are whole."""

import os
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from followthrough.casework.mistakes import CaseloadExists

THE_OWNER, EVERYBODY_ELSE = 0o700, 0o077
"""What a file's mode says that its owner may do, and that everybody else may."""


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


def keep_private(path: Path) -> None:
    """Takes a file of one's own back from everybody else who may read it, as a copy or an unpacked folder leaves one.

    What belongs to somebody else is left as it is, and so is a folder. On Windows the folder decides, and nothing is
    done.
    """
    if os.name != "posix":
        return
    with suppress(OSError):
        found = path.stat()
        is_own_file = S_ISREG(found.st_mode) and found.st_uid == os.geteuid()
        if is_own_file and found.st_mode & EVERYBODY_ELSE:
            path.chmod(found.st_mode & THE_OWNER)


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
        with suppress(OSError):
            draft.unlink()
    try:
        sync_folder(path.parent)
    except OSError:
        try:
            path.unlink()
        except OSError:
            return  # it has its name, and keeps it
        raise


def take_the_place(draft: Path, path: Path) -> None:
    """Gives the draft the name of what is there. Where the folder cannot be synced, a power cut may bring that back."""
    draft.replace(path)
    with suppress(OSError):
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes names that were given or taken in a folder outlast a power cut."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
