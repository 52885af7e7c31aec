"""Whereabouts: folders that do not belong to this computer alone, in which a caseload is not kept.

A program that copies a folder elsewhere takes the lives of people out of the office, and lays an older copy over a
newer one; over a network two sittings cannot tell each other that they write.
"""

import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath
from typing import NamedTuple

from followthrough.casework.mistakes import SharedFolder

SYNCHRONISED = {
    "onedrive": "OneDrive",
    "skydrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mon drive": "Google Drive",
    "shared drives": "Google Drive",
    "drive partagés": "Google Drive",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "cloudstorage": "a cloud storage",
}
"""What a folder is called that is copied elsewhere, in small letters, and whose program copies it."""

BEGINNING = {
    "onedrive -": "OneDrive",
    "onedrive-": "OneDrive",
    "dropbox (": "Dropbox",
    "googledrive-": "Google Drive",
}
"""How the name of such a folder begins that goes on with an agency, or with an address."""
BEGINNINGS = tuple(BEGINNING)

AT_HOME = {"box": "Box"}
"""Names that say so only of a folder that lies right in the home folder."""

VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Where OneDrive says on Windows which folders it copies."""

OF_DROPBOX_ITSELF = ".dropbox"
MARKS = {
    OF_DROPBOX_ITSELF: "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
"""What such a program leaves in the folder that it copies, whatever the folder is called."""

NETWORK = frozenset(
    (
        *(
            "nfs",
            "nfs4",
            "cifs",
            "smb2",
            "smb3",
            "smbfs",
            "afs",
            "ncpfs",
            "coda",
            "ceph",
            "glusterfs",
            "lustre",
        ),
        *("gpfs", "beegfs", "davfs", "afpfs", "webdav", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse"),
        *("fuse.kio-fuse", "fuse.davfs", "fuse.davfs2", "fuse.curlftpfs", "fuse.s3fs", "fuse.gcsfuse"),
        *("fuse.glusterfs", "fuse.ceph", "fuse.onedriver", "fuse.google-drive-ocamlfuse", "fuse.pcloud"),
    )
)
"""File systems whose files lie on another machine."""

FROM_OUTSIDE = frozenset(["9p", "drvfs", "virtiofs", "vboxsf", "fuse.vmhgfs-fuse"])
"""File systems that show a folder of the machine around this one. Where all of it lies on one, it is home."""

REMOTE_DRIVE = 4
"""What Windows answers of a drive letter that stands for a folder on another machine."""


COPIED = "what is in it leaves this computer, and an older copy can come back over a newer one"
ON_A_NETWORK = "two who write at once cannot tell each other, and a lost connection can damage it"
"""Why a caseload is not kept there."""


class Surroundings:
    """What is known of the machine: its variables, its home folder, what is mounted, and its drives."""

    def __init__(
        self,
        environment: Mapping[str, str],
        home: str,
        mounts: Callable[[], str],
        is_there: Callable[[str], bool],
        is_remote: Callable[[PurePath], bool],
    ) -> None:
        self.environment = environment
        self.home = home
        self.mounts = mounts
        self.is_there = is_there
        self.is_remote = is_remote


class Shared(NamedTuple):
    """A folder that others reach: which, by what, and over a network or by copies."""

    folder: str
    by: str
    is_network: bool = False

    @property
    def said(self) -> str:
        """In words: where it lies."""
        return f"on another machine ({self.by})" if self.is_network else f"in a folder of {self.by}"


def is_allowed(environment: Mapping[str, str], setting: Callable[[], object]) -> bool:
    """Whether such a folder was allowed: the environment beats the settings, which are read only if they are needed."""
    said = environment.get("FT_SHARED_FOLDER")
    return (said or setting()) == "allowed"


def shared_folder(path: PurePath, around: Surroundings) -> Shared | None:
    """The shared folder that a caseload lies in, its links followed already; None if it is this computer's alone."""
    return _on_a_network(path, around) or _copied_elsewhere(path, around)


def look_around() -> Surroundings:
    """This machine."""
    return Surroundings(os.environ, os.path.expanduser("~"), _mounts, _is_there, _is_remote)  # noqa: PTH111


def check_place(path: Path, setting: Callable[[], object]) -> None:
    """Raises `SharedFolder` where a caseload lies, or would lie, in a shared folder and that is not allowed."""
    found = shared_folder(path.resolve(), look_around())
    if found is not None and not is_allowed(os.environ, setting):
        raise SharedFolder(
            where=found.said, why=ON_A_NETWORK if found.is_network else COPIED, folder=found.folder
        )


# Over a network ---------------------------------------------------------------------------------------------------


def _on_a_network(path: PurePath, around: Surroundings) -> Shared | None:
    drive = path.drive
    if drive.startswith("\\\\"):
        beginning = drive.upper()
        if not beginning.startswith(("\\\\?\\", "\\\\.\\")) or beginning.startswith("\\\\?\\UNC\\"):
            return Shared(drive, "a network folder", is_network=True)
    if around.is_remote(path):
        return Shared(str(path.parent), "a network drive", is_network=True)
    point, kind = _mount_of(str(path.parent), around.mounts())
    if kind in NETWORK or (kind in FROM_OUTSIDE and point != "/"):
        return Shared(point, f"a folder mounted as {kind}", is_network=True)
    return None


def _mount_of(folder: str, mounts: str) -> tuple[str, str]:
    """Where what a folder lies on is mounted, and as what: the longest that holds it, and of equals the latest."""
    found = ("", "")
    for line in mounts.splitlines():
        words = line.split(" ", 3)
        if len(words) < 4:
            continue
        point = _unescaped(words[1]) if "\\" in words[1] else words[1]
        is_above = folder == point or folder.startswith(point if point.endswith("/") else f"{point}/")
        if is_above and len(point) >= len(found[0]):
            found = (point, words[2])
    return found


def _unescaped(point: str) -> str:
    """A mount point as it is: the kernel writes a space as \\040."""
    raw = re.sub(r"\\([0-7]{3})", lambda number: chr(int(number[1], 8)), point)
    return raw.encode("latin-1", "replace").decode("utf-8", "replace") if not raw.isascii() else raw


# Copied elsewhere -------------------------------------------------------------------------------------------------


def _copied_elsewhere(path: PurePath, around: Surroundings) -> Shared | None:
    for name in VARIABLES:
        copied = around.environment.get(name)
        if copied and path.is_relative_to(copied):
            return Shared(copied, "OneDrive")
    for folder in path.parents:
        lies_in = str(folder)
        by = _by_its_name(folder.name.lower(), folder, around.home) or _by_its_marks(lies_in, around)
        if by is not None:
            return Shared(lies_in, by)
    return None


def _by_its_name(name: str, folder: PurePath, home: str) -> str | None:
    if name in AT_HOME and str(folder.parent) == home:
        return AT_HOME[name]
    if name.startswith(BEGINNINGS):
        return next(by for beginning, by in BEGINNING.items() if name.startswith(beginning))
    return SYNCHRONISED.get(name)


def _by_its_marks(folder: str, around: Surroundings) -> str | None:
    """By what lies in it; right in the home folder, Dropbox keeps a folder of the name of its mark for itself."""
    is_home = folder == around.home
    for mark, by in MARKS.items():
        if around.is_there(f"{folder}/{mark}") and not (is_home and mark == OF_DROPBOX_ITSELF):
            return by
    return None


# This machine -----------------------------------------------------------------------------------------------------


def _mounts() -> str:
    try:
        with open("/proc/mounts", "rb") as mounts:  # noqa: PTH123  # each command looks there: it is to be quick
            return mounts.read().decode("utf-8", "replace")
    except OSError:  # another system than Linux
        return ""


def _is_there(mark: str) -> bool:
    return os.access(mark, os.F_OK)


def _is_remote(path: PurePath) -> bool:
    """Whether Windows says that a drive letter stands for a network folder. Not tried on a machine yet."""
    if sys.platform != "win32" or not path.drive:
        return False
    import ctypes  # noqa: PLC0415  # only on Windows

    kind: int = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\")
    return kind == REMOTE_DRIVE
