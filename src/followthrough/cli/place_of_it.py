"""Where the caseload lies, as the doctor looks at it: on this computer alone, and readable by nobody else."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from followthrough.premises import APPLICATION

if TYPE_CHECKING:
    from followthrough.desk import Desk

ALONE = "It lies on this computer alone"
UNREAD = "Nobody else can read it"
EVERYBODY_ELSE = 0o077

Said = tuple[str, str, str, str | None]
"""A question, its answer, what was found, and what to do about it."""


def mode_of(path: Path) -> int | None:
    """Who may read a file, as its mode says; None where there is no file, or where modes say nothing (Windows)."""
    if os.name != "posix" or not path.exists():
        return None
    return stat.S_IMODE(path.stat().st_mode)


def place_of(desk: "Desk") -> Said:
    """Whether the folder of the caseload belongs to this computer alone; where not, a folder that does is named."""
    shared = desk.shared_folder()
    if shared is None:
        return ALONE, "yes", str(desk.database.parent), None
    return ALONE, "no", f"it lies {shared.said}: {shared.folder}", f"move it, such as to {_better(desk)}"


def _better(desk: "Desk") -> str:
    from platformdirs import user_data_path  # only where a place is looked for

    folder = user_data_path(APPLICATION, appauthor=False)
    is_shared = desk.shared_folder(folder / desk.database.name) is not None
    return "a folder on this computer’s own disk" if is_shared else str(folder)


def privacy_of(path: Path, before: int | None) -> Iterator[Said]:
    """Who could read a caseload before it was opened, which takes it back from everybody else."""
    if before is None:
        return
    now = mode_of(path)
    if not before & EVERYBODY_ELSE:
        yield UNREAD, "yes", f"mode {before:o}", None
    elif now is not None and now & EVERYBODY_ELSE:
        yield (
            UNREAD,
            "no",
            f"others can (mode {before:o})",
            "it belongs to somebody else: ask them to take it back",
        )
    else:
        yield (
            UNREAD,
            "no",
            f"others could (mode {before:o}); now nobody can",
            "copies of it may lie elsewhere",
        )
