"""Session: a key once found is kept until logout, where nothing is ever written to a disk by us.

Asking the system’s keyring takes as long as a whole command of ft. So the key that it gave is laid into the folder that
the system keeps in memory for this person and this login. A keyring that is open to a person’s programs protects a key
no better than that; nowhere but in memory is it laid, and `ft key --forget` takes it away.
"""

import os
from contextlib import suppress
from pathlib import Path

from followthrough.casework.recovery_key import KEY_BYTES

IN_MEMORY = ("tmpfs", "ramfs")
"""File systems that lie in memory and are gone when the machine is."""

MOUNTS = Path("/proc/self/mounts")


def folder() -> Path | None:
    """Where keys are kept until logout, or would be; None, where the system has no such place."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return Path(runtime) / "followthrough" if runtime and hasattr(os, "geteuid") else None


def kept(name: str) -> bytes | None:
    """The key of this name, if it is kept here and nobody else could have laid it down or read it."""
    place = folder()
    if place is None:
        return None
    number = None
    try:
        number = os.open(place / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        key = os.read(number, KEY_BYTES + 1) if _is_ours_alone(os.fstat(number)) else b""
    except OSError:
        return None
    finally:
        if number is not None:
            os.close(number)
    return key if len(key) == KEY_BYTES else None


def all_kept() -> list[bytes]:
    """Every key that is kept here."""
    place = folder()
    names = sorted(os.listdir(place)) if place is not None and place.is_dir() else []  # noqa: PTH208
    return [key for key in map(kept, names) if key is not None]


def keep(name: str, key: bytes) -> bool:
    """Keeps a key until logout; False where that cannot be done in memory and for its owner alone."""
    place = folder()
    if place is None or not _is_in_memory(place.parent):
        return False
    beside = place / f".{name}.{os.getpid()}"
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        if not _is_ours_alone(place.lstat()):
            return False
        number = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
        with open(number, "wb") as file:  # noqa: PTH123  # as above
            file.write(key)
        beside.replace(place / name)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        return False
    return True


def forget(name: str) -> bool:
    """Takes a key away; whether there was one."""
    place = folder()
    try:
        (place / name).unlink() if place is not None else None
    except OSError:
        return False
    return place is not None


def _is_ours_alone(found: os.stat_result) -> bool:
    return found.st_uid == os.geteuid() and not found.st_mode & 0o077


def _is_in_memory(place: Path) -> bool:
    """Whether the file system that holds a folder lies in memory: the longest mount that the folder is in."""
    try:
        mounts = [line.split() for line in MOUNTS.read_text().splitlines()]
        inside = place.resolve(strict=True)
    except OSError:
        return False
    holding = [(len(at), kind) for _, at, kind, *_ in mounts if inside.is_relative_to(_unescaped(at))]
    return bool(holding) and max(holding)[1] in IN_MEMORY


def _unescaped(at: str) -> str:
    return at.replace("\\040", " ").replace("\\134", "\\")
