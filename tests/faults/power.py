"""A power cut: what a command wrote, as strace saw it, and what of it may be on the disk when the power goes.

What was synced is there. Of what was not, any part may be there and any part may not, torn at 512 bytes; a name that
was given, changed or taken is sure only when its folder was synced. This is a model, harsher than most disks and not
as odd as some: a disk that says that it has synced and has not is outside it.
"""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from faults.forked import Running
from faults.strace import CALLS, LINE, OPENS, watched

SECTOR = 512
BYTES = r"(?:\\x[0-9a-f]{2})*"
TEXT = re.compile(rf'"({BYTES})"|<({BYTES})>')


class Deed(NamedTuple):
    """One call: its name, the paths that it is about, what it wrote and where, or the length that it left."""

    call: str
    paths: tuple[str, ...]
    data: bytes = b""
    at: int = 0
    is_made_anew: bool = False


def deeds_of(begin: Callable[[], Running], folder: Path, trace: Path) -> list[Deed]:
    """What a command does to the files of a folder, in order."""
    names = ",".join(f"?{name}" for name in CALLS)
    ended = watched(begin(), ["-xx", "-s", "100000000", "-e", f"trace={names}"], trace)
    assert ended.code == 0, ended
    return [deed for deed in _read(trace) if any(_is_in(path, folder) for path in deed.paths)]


def _is_in(path: str, folder: Path) -> bool:
    return path == str(folder) or path.startswith(f"{folder}/")


def _read(trace: Path) -> Iterator[Deed]:
    """The calls that went well; those that write one after the other are told where."""
    place: dict[str, int] = {}
    for line in trace.read_text(encoding="ascii").splitlines():
        found = LINE.match(line)
        if found is None or found["result"].startswith("-1"):
            continue
        call, told = found["call"], found["told"]
        texts = [bytes.fromhex((a or b).replace("\\x", "")) for a, b in TEXT.findall(told)]
        data = texts.pop() if call in ("write", "pwrite64") else b""
        paths = tuple(text.decode() for text in (texts[-1:] if call in OPENS else texts))
        file, last = told.split("<", 1)[0], told.rsplit(",", 1)[-1].strip()
        at = int(last) if last.isdigit() else 0
        if call in OPENS and "O_CREAT" not in told and "O_TRUNC" not in told and call != "creat":
            continue
        if call in OPENS:
            place[found["result"].split("<")[0]] = 0
        if call == "write":
            at = place.get(file, 0)
            place[file] = at + len(data)
        yield Deed(call, paths, data, at, "O_TRUNC" in told or ("O_CREAT" in told and "O_EXCL" in told))


class File:
    """What of a file is on the disk, and what has been done to it since it was last synced."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.since: list[Deed] = []


class Disk:
    """A folder on a disk: which names are sure, and what has been done to names since it was last synced."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sure = {str(path): File(path.read_bytes()) for path in folder.rglob("*") if path.is_file()}
        self.now = dict(self.sure)
        self.since: list[tuple[Deed, File | None]] = []

    def do(self, deed: Deed) -> None:
        """One call more."""
        name, file = deed.paths[0], self.now.get(deed.paths[0])
        if deed.call in ("fsync", "fdatasync"):
            self._sync(name, file)
        elif deed.call in ("write", "pwrite64", "ftruncate", "truncate"):
            if file is not None:
                file.since.append(deed)
        elif deed.call in OPENS:
            self._open(deed, file)
        elif deed.call in ("unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat"):
            self.since.append((deed, file))
            _name(self.now, deed, file)
        elif deed.call not in ("mkdir", "mkdirat", "rmdir", "chmod", "fchmod", "fchmodat"):
            raise AssertionError(f"{deed.call} is not known here")

    def _open(self, deed: Deed, file: File | None) -> None:
        if file is None:
            made = File(b"")
            self.since.append((deed, made))
            self.now[deed.paths[0]] = made
        elif file is not None and deed.is_made_anew:
            file.since.append(Deed("ftruncate", deed.paths))

    def _sync(self, name: str, file: File | None) -> None:
        if file is not None:
            for deed in file.since:
                file.content = _written(file.content, deed, None)
            file.since = []
            return
        rest = []
        for deed, about in self.since:
            if all(str(Path(path).parent) == name for path in deed.paths):
                _name(self.sure, deed, about)
            else:
                rest.append((deed, about))
        self.since = rest

    def after_a_cut(self, chance: random.Random, part: float) -> dict[str, bytes]:
        """The files as the power leaves them, when of what is not sure a part is there."""
        names = dict(self.sure)
        for deed, file in self.since:
            if chance.random() < part:
                _name(names, deed, file)
        return {path: _left(file, chance, part) for path, file in names.items()}


def _name(names: dict[str, File], deed: Deed, file: File | None) -> None:
    """Gives, changes or takes a name."""
    if deed.call.startswith("unlink"):
        names.pop(deed.paths[0], None)
    elif file is not None:
        names[deed.paths[-1]] = file
        if deed.call.startswith("rename"):
            names.pop(deed.paths[0], None)


def _left(file: File, chance: random.Random, part: float) -> bytes:
    content = file.content
    for deed in file.since:
        if chance.random() < part:
            content = _written(content, deed, chance if part < 1 and chance.random() < 0.3 else None)
    return content


def _written(content: bytes, deed: Deed, torn_by: random.Random | None) -> bytes:
    """A file after a call; torn, only some of its sectors come to the disk."""
    if deed.call in ("ftruncate", "truncate"):
        return content[: deed.at].ljust(deed.at, b"\0")
    after = bytearray(content.ljust(deed.at + len(deed.data), b"\0"))
    begin, end = deed.at, deed.at + len(deed.data)
    while begin < end:
        until = min(end, (begin // SECTOR + 1) * SECTOR)
        if torn_by is None or torn_by.random() < 0.5:
            after[begin:until] = deed.data[begin - deed.at : until - deed.at]
        begin = until
    return bytes(after)


def cuts(
    folder: Path, deeds: list[Deed], chance: random.Random, draws: int
) -> Iterator[tuple[bool, dict[str, bytes]]]:
    """What a cut after each call may leave: what is sure, all, and parts; and whether all calls were made."""
    disk = Disk(folder)
    for number in range(len(deeds) + 1):
        if number:
            disk.do(deeds[number - 1])
        for part in (0.0, 1.0, *(chance.choice((0.1, 0.5, 0.9)) for _ in range(draws))):
            yield number == len(deeds), disk.after_a_cut(chance, part)
