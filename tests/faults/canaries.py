"""Canary words: told to ft in a home of its own, as names, notes and addresses, and looked for in every file."""

import os
import shlex
import signal
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

MANY = 50
SYLLABLES = ("ba", "do", "fi", "ku", "le", "mo", "ni", "pa", "ru", "so")
CANARIES = tuple(f"zyx{SYLLABLES[number // 10]}{SYLLABLES[number % 10]}qua" for number in range(MANY))
"""Words that stand nowhere else: neither in ft nor in a library."""

SOON = 30


class Found(NamedTuple):
    """A canary in a file, where none may be."""

    path: str
    word: str


class Ran(NamedTuple):
    """What a run came to."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


class Home:
    """A home folder, a temporary folder and what a session asked for, away from everything else."""

    def __init__(self, folder: Path, *, is_encrypted: bool = False) -> None:
        self.is_encrypted = is_encrypted
        self.home = folder / "home"
        self.temporary = folder / "tmp"
        self.runtime = folder / "run"
        self.asked_for = self.home / "asked-for"
        for place in (self.home, self.temporary, self.runtime, self.asked_for):
            place.mkdir(mode=0o700)
        self.data = self.home / ".local" / "share" / "followthrough"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("FT_", "XDG_", "PYTHON"))},
            "HOME": str(self.home), "TMPDIR": str(self.temporary), "XDG_RUNTIME_DIR": str(self.runtime),
            "FT_NOW": "2026-01-21T09:00:00+00:00", "TZ": "UTC", "NO_COLOR": "1",
        }  # fmt: skip

    def start(self, *words: str, **more: str) -> "subprocess.Popen[bytes]":
        """Begin a run of ft, which can be told something, looked at, and killed."""
        return subprocess.Popen(
            [sys.executable, "-m", "followthrough", *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.asked_for,
            env={**self.environment, **more},
        )  # fmt: skip

    def ft(self, line: str, told: str = "", **more: str) -> Ran:
        """Run ft on a line as a shell would split it, to its end, telling it something on standard input."""
        process = self.start(*shlex.split(line), **more)
        out, err = process.communicate(told.encode(), timeout=SOON)
        return Ran(process.returncode, out.decode(), err.decode())

    def does(self, line: str, told: str = "") -> Ran:
        """Run what must succeed."""
        ran = self.ft(line, told)
        assert ran.code in (0, 3), (line, ran)
        return ran

    def ref_of(self, name: str) -> str:
        """The reference under which somebody stands, as ft tells it."""
        rows = self.does("clients --all --format csv").out.splitlines()
        return next(row.split(",")[0] for row in rows if name in row)

    def is_killed(self, line: str, after: float) -> bool:
        """Kill a run, so many seconds after it began; whether it was still at work."""
        process = self.start(*shlex.split(line))
        try:
            process.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
        return process.returncode == -signal.SIGKILL

    def may_hold_them(self, path: Path) -> bool:
        """Whether a file is the caseload in the clear, one of its backups, or what was asked for with -o."""
        if self.asked_for in path.parents:
            return True
        if self.is_encrypted:
            return False
        inside = path.relative_to(self.data).parts if self.data in path.parents else ()
        return bool(inside) and inside[0].lstrip(".").startswith(
            ("caseload.db", "caseload.backups", "caseload.")
        )

    def found(self) -> list[Found]:
        """Where canaries are that should not be there: in every file, also inside what is packed."""
        places = (self.home, self.temporary, self.runtime)
        files = [path for place in places for path in sorted(place.rglob("*")) if path.is_file()]
        return [
            Found(str(path), word)
            for path in files
            if not self.may_hold_them(path)
            for word in words_in(path)
        ]

    def holding(self) -> set[str]:
        """The names of all files in which a canary is."""
        return {path.name for path in self.home.rglob("*") if path.is_file() and list(words_in(path))}


def words_in(path: Path) -> Iterator[str]:
    """The canaries in a file."""
    yield from dict.fromkeys(words_in_bytes(path.read_bytes()))


def words_in_bytes(data: bytes) -> Iterator[str]:
    """The canaries in some bytes: in capitals or not, in UTF-8 or UTF-16, packed or not."""
    for whole in (data, *_unpacked(data)):
        lower = whole.lower()
        beginnings = [b"zyx", "zyx".encode("utf-16-le")]
        if any(beginning in lower for beginning in beginnings):
            for word in CANARIES:
                if (
                    word.encode() in lower
                    or word.encode("utf-16-le") in lower
                    or word.encode("utf-16-be") in lower
                ):
                    yield word


def _unpacked(data: bytes) -> Iterable[bytes]:
    """What is inside a zip file (a workbook, a Word file), and inside the streams of a PDF."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            yield from [archive.read(name) for name in archive.namelist()]
    if data.startswith(b"%PDF"):
        for piece in data.split(b"stream")[1:]:
            try:
                yield zlib.decompressobj().decompress(piece.lstrip(b"\r\n"))
            except zlib.error:
                continue


def command_line(process: "subprocess.Popen[bytes]") -> str:
    """What everybody on the machine can read of a run: its words and its title."""
    folder = Path(f"/proc/{process.pid}")
    return "\n".join((folder / name).read_text(errors="replace") for name in ("cmdline", "comm"))
