"""Two thousand command lines that nobody should type: each ends with an exit code of the docs, and harms nothing.

They are put together from the commands and options that the program itself has, with values that fit, that do not,
that are missing, doubled, huge, hostile or in the wrong place. The seed is fixed: a line that upsets ft comes again.
"""

import io
import os
import random
import re
import shlex
import shutil
import signal
import sqlite3
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from followthrough.casework.mistakes import ImpossiblePath
from followthrough.cli import run
from followthrough.premises import usable
from pages import commands

from .hostile import PIECES
from .hostile_caseload import NOW

MANY = 2_000
SEED = int(os.environ.get("FT_SEED", "5"))
AT_ONCE = 100
"""Lines that are run on one copy of the caseload, before it is looked at and replaced."""
SECONDS = 20
"""Of work that no line takes, however many weeks it goes through."""
WAITING = 240
"""Seconds for which no line waits, on a machine with much else to do."""
DOCUMENTED = {0, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 130}
GO_OUTSIDE = {"--open", "--mailto", "--install-completion", "--show-completion"}
"""Options that start other programs, or write into the shell's own settings."""
EVERYWHERE = (
    "--database",
    "--today",
    "--no-input",
    "--version",
    "--help",
    "-h",
    "--nonsense",
    "-o",
    "--format",
)

NAMES = ("ana", "benoit", "deepak", "C7F3", "e", "", "nobody", "Ana Reyes", "an", "%", "_", "*", "É")
DAYS = ("today", "fri", "last fri", "3 days ago", "in 2 weeks", "2026-01-05", "2026-02-30", "01/02/2026", "+3d",
    "-2w", "22 nov", "soonish",
        "0001-01-01", "9999-12-31", "1900-01-01", "2100-12-31", "in 99999999999 weeks",
        "99999999999999999999 days ago", "+0d", "2026-13-45",
        "24 déc", "٢٠٢٦-٠١-٠٥", "", " ", "today today")  # fmt: skip
NUMBERS = (
    "0",
    "1",
    "5",
    "10",
    "-1",
    "11",
    "1441",
    "99999999999999999999999999",
    "1e9",
    "0x10",
    "٣",
    "½",
    "nan",
    "inf",
    "",
    " 3 ",
    "3.5",
    "--3",
)
KINDS = ("application", "report", "call", "job-club", "task", "text", "application=5", "report=0", "application=",
    "=5", "application=5=5",
         "call=999999999999", "meeting", "check-in", "applicaton", "report application=2 call",
         "application=٣")  # fmt: skip
CADENCES = ("application 5/week", "task by fri: Update the resume", "job-club every wed",
    "follow-up within 7 days of application", "report",
            "application 0/week", "application 99999999999/week", "call monthly on 9th mon", "x y z", ": :",
            "@ @", "application 3/week @ ", "by",
            "task by", "application every", "within 99999999999999 days of application")  # fmt: skip
WORDS = ("active", "low-power", "en", "fr", "text", "email", "csv", "json", "xlsx", "html", "table", "markdown",
    "standard", "light", "canada",
         "quebec", "vision", "value", "forgot", "ours", "a4", "clients", "activities", "caseload", "templates",
         "reply_days", "hours", "dmy",
         "2025-12", "2025-Q4", "last month", "first-slip", "3", "name,phone", "Nom=name", "=", "fr_CA",
         "first_name")  # fmt: skip
PLACES = ("out.csv", "out.json", "out.xlsx", "out.html", "out.md", "out.txt", "out.tsv", "out.pdf", "out.docx",
    "out.ics", "out.db", "out", "folder",
          "folder/", "folder/x.csv", "nowhere/x.csv", "../up.csv", "caseload.db", "other.db", "settings.toml",
          "table.csv", "caseload.json", "empty.csv",
          "noise.bin", "loop", "loop/x.csv", "gone.csv", "pipe", "/dev/null", "/dev/full", "/dev/null/x.csv",
          ".", "..", "", " ", "-", "--",
          "a" * 300 + ".csv", "é\u202e.csv", "a\nb.csv", "a\tb.json", "\udcff.csv", "nul\x00.csv", "file:out.csv",
          "sqlite:///x.db?mode=rwc", "x.db#?%20",
          "postgresql://nowhere/x", "~nobody-here/x.db", "~", "loop/../x.csv", "C:\\x.csv", "~", "*.csv",
          "$HOME/x.csv", "-x.csv", "=.csv")  # fmt: skip
ROOTS = ("/", "//")
"""Where no caseload is; “ft backup -o /” would put one there."""
HUGE = (
    "x" * 100_000,
    "=" * 10_000,
    "ana " * 5_000,
    "\n" * 100_000,
    "-" * 5_000,
    "9" * 5_000,
    "é\u0301" * 20_000,
)
"""Longer than anything should be; a command line of the system itself ends at 128 kB a word."""


class Grammar(NamedTuple):
    """One command, as the program says it."""

    name: str
    arguments: tuple[str, ...]
    options: tuple[tuple[str, bool], ...]


def grammars() -> list[Grammar]:
    """Every command with its arguments and its options, and whether a value follows these."""
    found = []
    for name, command in commands().items():
        arguments = tuple(one.name for one in command.params if not one.opts[0].startswith("-"))
        options = tuple(
            (opt, not one.is_flag)
            for one in command.params
            for opt in (*one.opts, *one.secondary_opts)
            if opt.startswith("-") and not (one.is_flag and opt in GO_OUTSIDE)
        )
        found.append(Grammar(name, arguments, options))
    return found


FITTING = {
    "client": NAMES, "name": (*NAMES, *WORDS), "kind": KINDS, "what": WORDS, "kinds": KINDS, "values": NUMBERS,
    "title": NAMES,
    "file": PLACES, "database": PLACES, "output": PLACES, "o": PLACES, "rejected": PLACES, "to": (*DAYS,
    *PLACES[:12]), "on": DAYS, "from": DAYS,
    "until": DAYS, "by": DAYS, "review": DAYS, "today": DAYS, "ends": DAYS, "ended": DAYS, "intake": DAYS,
    "week-of": DAYS, "remove": DAYS,
    "counsellor": CADENCES, "minutes": NUMBERS, "hours": NUMBERS, "last": NUMBERS, "weeks": NUMBERS,
    "year": NUMBERS, "confidence": NUMBERS,
    "importance": NUMBERS, "move": NUMBERS, "drop": NUMBERS, "how_many": NUMBERS, "attended": NAMES, "missed": NAMES,
}  # fmt: skip
"""What fits, by the name of an argument or an option; anything else is given a word."""
EVERYTHING = (*NAMES, *DAYS, *NUMBERS, *KINDS, *CADENCES, *WORDS, *PLACES)


class Lines:
    """Command lines put together at random."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.grammars = grammars()

    def line(self) -> list[str]:
        """One of them."""
        grammar = self.chance.choice(self.grammars)
        words = [grammar.name, *(self.value(name) for name in grammar.arguments if self.is_so(0.85))]
        for option, takes_value in self.chance.sample(
            grammar.options, k=min(len(grammar.options), self.few())
        ):
            at = self.chance.randint(1, len(words))
            if not takes_value:
                words[at:at] = [option if self.is_so(0.95) else f"{option}=x"]
            elif self.is_so(0.2):
                words[at:at] = [f"{option}={self.value(option.lstrip('-'))}"]
            else:
                words[at:at] = [option, self.value(option.lstrip("-"))][: 2 if self.is_so(0.95) else 1]
        if self.is_so(0.05):
            words = [*words, "--database", self.chance.choice((*PLACES, *ROOTS))]
        if self.is_so(0.1):
            words = [*words, "--today", self.chance.choice(DAYS)]
        if self.is_so(0.3):
            words = self.upset(words)
        words = ["--no-input", *words] if self.is_so(0.8) else words
        return [as_handed_over(word) for word in words]

    def is_so(self, share: float) -> bool:
        return self.chance.random() < share

    def few(self) -> int:
        return self.chance.choice((0, 0, 1, 1, 1, 2, 2, 3, 5))

    def value(self, name: str) -> str:
        """A value that fits a name, mostly; else one that fits another, something hostile, something huge."""
        draw = self.chance.random()
        if draw < 0.7:
            return self.chance.choice(
                CADENCES if name == "client" and self.is_so(0.1) else FITTING.get(name, WORDS)
            )
        if draw < 0.88:
            return self.chance.choice(EVERYTHING)
        if draw < 0.98:
            return "".join(self.chance.choices(PIECES, k=self.chance.randint(1, 4)))
        return self.chance.choice(HUGE)

    def upset(self, words: list[str]) -> list[str]:
        """The words with one of them gone, doubled, moved, cut or strange."""
        at = self.chance.randrange(len(words))
        stranger = self.chance.choice(
            (
                *EVERYWHERE,
                "--",
                "-",
                "=",
                "",
                "--=",
                "---",
                "-hx",
                "--format=",
                "ft",
                "\udcff",
                self.value(""),
            )
        )
        ways = (
            words[:at] + words[at + 1 :],
            [*words[:at], words[at], *words[at:]],
            [*words[at:], *words[:at]],
            [*words[:at], words[at][:-1], *words[at + 1 :]],
            [*words[:at], stranger, *words[at:]],
            [stranger, *words],
            [*words, stranger],
            [*words, *self.line()] if self.is_so(0.3) else words[::-1],
        )
        return self.chance.choice(ways)


def as_handed_over(word: str) -> str:
    """A word as a system hands it to a program: never a NUL in it; bytes that are no text as Python has them."""
    return re.sub("[\ud800-\udc7f\udd00-\udfff]", "\udcff", word.replace("\0", ""))


# Where they are run ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demonstration") / "demo.db"
    os.environ["FT_NOW"] = NOW
    assert run(["demo", "--database", str(path)]) == 0
    return path


class Room:
    """A folder in which lines are run, with odd things lying in it; everything that is written is watched."""

    def __init__(self, folder: Path, demonstration: Path) -> None:
        self.top = folder
        self.here = folder / "a" / "b"
        self.demonstration = demonstration
        self.written_outside: list[str] = []
        self.pipe: int | None = None

    def lay_out(self) -> None:
        """The folder anew."""
        if self.here.exists():
            shutil.rmtree(self.here)
        self.here.mkdir(parents=True)
        os.chdir(self.here)
        for name in ("caseload.db", "other.db"):
            shutil.copy(self.demonstration, name)
        Path("folder").mkdir()
        Path("table.csv").write_text("name,phone\nZoé Roy,604-555-0100\n,\n", encoding="utf-8")
        Path("caseload.json").write_text('{"followthrough": 1, "clients": []}')
        Path("empty.csv").touch()
        Path("noise.bin").write_bytes(random.Random(5).randbytes(3000))
        Path("loop").symlink_to("loop")
        Path("gone.csv").symlink_to("nowhere/gone.csv")
        os.mkfifo("pipe")
        self._keep_reading()

    def _keep_reading(self) -> None:
        """Somebody who reads what is written into the pipe, so that nothing waits there."""
        if self.pipe is not None:
            os.close(self.pipe)
        self.pipe = os.open("pipe", os.O_RDWR)
        threading.Thread(target=_drain, args=(os.dup(self.pipe),), daemon=True).start()

    def run(self, words: Sequence[str]) -> tuple[int, str]:
        """Exit code and everything said; a line that takes too long is broken off by an error."""
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        with Path(os.devnull).open() as nothing, redirect_stdout(out), redirect_stderr(out):
            before, sys.stdin = sys.stdin, nothing
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            signal.alarm(WAITING)
            try:
                with self.watched():
                    code = run(words)
            finally:
                signal.alarm(0)
                signal.setitimer(signal.ITIMER_PROF, 0)
                sys.stdin = before
            out.flush()
            return code, out.buffer.getvalue().decode(errors="replace")  # type: ignore[attr-defined]

    @contextmanager
    def watched(self) -> Iterator[None]:
        """What Python itself is asked to write, while a line runs."""
        WATCHING.append(self)
        try:
            yield
        finally:
            WATCHING.remove(self)

    def heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        """A file that is opened to be written, made, moved or removed."""
        if event == "open":
            path, _, flags = arguments
            is_written = isinstance(path, str | bytes) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            paths = [path] if is_written else []
        else:
            paths = [one for one in arguments[: WRITING[event]] if isinstance(one, str | bytes | os.PathLike)]
        for path in paths:
            whole = os.path.realpath(os.fsdecode(path))
            if not whole.startswith((str(self.top), "/dev/")) and "__pycache__" not in whole:
                self.written_outside.append(f"{event} {whole}")


WRITING = {"os.rename": 2, "os.remove": 1, "os.mkdir": 1, "os.rmdir": 1, "os.symlink": 2, "os.link": 2,
    "os.truncate": 1,
           "os.chmod": 1, "os.chown": 1, "shutil.rmtree": 1, "os.utime": 1}  # fmt: skip
"""What changes something on disk, and how many of its arguments are paths."""
WATCHING: list[Room] = []


def _listen(event: str, arguments: tuple[Any, ...]) -> None:
    if WATCHING and (event == "open" or event in WRITING):
        for room in WATCHING:
            room.heard(event, arguments)


sys.addaudithook(_listen)


def _drain(pipe: int) -> None:
    while os.read(pipe, 65536):
        pass


def _too_long(*_: object) -> None:
    raise TimeoutError("a line takes too long")


@pytest.fixture
def room(folder: Path, demonstration: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    before = Path.cwd()
    made = Room(folder.resolve(), demonstration)
    monkeypatch.setenv("FT_TEST_KEYRING", str(folder / "home" / "keyring.json"))
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "TMPDIR"):
        monkeypatch.setenv(name, str(folder / "home"))
    (folder / "home").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", None)  # found anew, by TMPDIR
    monkeypatch.setenv("PATH", str(folder / "home"))  # no clipboard, no browser, no pager
    monkeypatch.setenv("FT_NOW", NOW)
    monkeypatch.setenv("FT_DATABASE", str(made.here / "caseload.db"))
    monkeypatch.setenv("FT_SETTINGS", str(made.here / "settings.toml"))
    before_them = [signal.signal(told, _too_long) for told in (signal.SIGALRM, signal.SIGPROF)]
    yield made
    signal.signal(signal.SIGALRM, before_them[0])
    signal.signal(signal.SIGPROF, before_them[1])
    os.chdir(before)


def trouble_of(path: Path) -> str | None:
    """What SQLite finds wrong with a caseload; None, if nothing is, or if it was encrypted or put elsewhere."""
    if not path.exists() or path.read_bytes()[:15] != b"SQLite format 3":
        return None
    with sqlite3.connect(path) as connection:
        (found,) = connection.execute("PRAGMA integrity_check").fetchone()
        dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
    return None if (found, dangling) == ("ok", []) else f"{found} {dangling}"


# The tests ------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_whatever_is_typed_ends_with_an_exit_code_of_the_docs_and_harms_nothing(room: Room) -> None:
    lines, upset, codes = Lines(SEED), [], {}
    for number in range(MANY):
        if number % AT_ONCE == 0:
            room.lay_out()
        words = lines.line()
        code, said = room.run(words)
        codes[code] = codes.get(code, 0) + 1
        if code not in DOCUMENTED or "Traceback" in said:
            upset.append(f"{code}: {shlex.join(words)[:300]!a}\n      {said.strip()[:300]}")
        if number % AT_ONCE == AT_ONCE - 1 and (trouble := trouble_of(room.here / "caseload.db")):
            upset.append(f"after {number}: {trouble}")

    assert upset == [], "\n".join(upset)
    assert room.written_outside == []
    assert codes[0] > MANY / 20  # or the lines are so strange that nothing is tried
    assert {2, 3, 4, 5, 10} & set(codes) >= {2, 4, 5, 10}


@pytest.mark.parametrize(
    "name", ["a" * 300, "loop", "loop/x.csv", "~nobody-here/x.csv", "half\ud800"], ids=ascii
)
def test_a_name_that_no_disk_keeps_is_a_mistake(name: str, room: Room) -> None:
    room.lay_out()
    with pytest.raises(ImpossiblePath) as told:
        usable(Path(name))

    assert len(str(told.value)) < 200


@pytest.mark.parametrize(
    "name", ["caseload.db", "nowhere/x.csv", "é\u202e.csv", "/", ".", "gone.csv"], ids=ascii
)
def test_any_other_name_is_looked_at_where_it_is_used(name: str, room: Room) -> None:
    room.lay_out()

    assert usable(Path(name)) == Path(name)


def test_a_mistake_repeats_no_more_of_what_was_typed_than_people_read(room: Room) -> None:
    room.lay_out()
    code, said = room.run(["show", "x\n" * 60_000])

    assert (code, said.count("\n"), len(said) < 3_000) == (4, 2, True)


def test_no_table_is_written_over_an_encrypted_caseload(room: Room) -> None:
    room.lay_out()
    assert room.run(["--no-input", "encrypt", "--recovery-key-to", "key.txt"])[0] == 0

    assert room.run(["clients", "--format", "csv", "-o", "caseload.db"])[0] == 5
    assert room.run(["clients"])[0] == 0
