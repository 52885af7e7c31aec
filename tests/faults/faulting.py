"""Faults: one process under strace that runs a command again and again, each time with a fault at another call.

strace counts for each thread by itself, and is told once at which number a call is refused. So each run is a thread of
its own (a child, where it is to be killed), and takes as many idle calls first as bring the wanted one to that number.
"""

import os
import pickle
import shlex
import subprocess
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, NoReturn

from faults.forked import Ended, run_into, settle
from faults.strace import OPENS, STRACE, Call, watching

Idle = Callable[[], object]


class Fault(NamedTuple):
    """A way in which calls go wrong: what strace is told of a call, whether it stays so, and for which calls."""

    how: str
    stays: bool = False
    also: tuple[str, ...] = ()

    @property
    def is_kill(self) -> bool:
        """Whether the process is killed."""
        return self.how == "signal=KILL"

    def group_of(self, call: Call) -> tuple[str, ...]:
        """The calls that go wrong together where this one does; of those that open, the one alone."""
        others = [name for name in self.also if name not in OPENS] if self.stays else []
        return tuple(sorted({call.name, *others}))


class Bench:
    """A process under strace in which one group of calls goes wrong, each after so many of them."""

    def __init__(self, telling: int, hearing: int, trace: Path, many: Mapping[str, int]) -> None:
        self._telling, self._hearing, self._trace, self._many = telling, hearing, trace, many

    def run(self, call: Call, group: Sequence[str], *, kill: bool) -> tuple[Ended, bool]:
        """Runs the command with the fault at a call: how it ended, and whether the fault came about."""
        idle = {name: self._many[name] - call.before[name] for name in group}
        seen = self._trace.read_bytes().count(b"(INJECTED)")
        os.write(self._telling, pickle.dumps((idle, kill)))
        ended: Ended = pickle.loads(os.read(self._hearing, 1 << 20))  # noqa: S301
        return ended, ended.is_killed or self._trace.read_bytes().count(b"(INJECTED)") > seen


@contextmanager
def bench(
    words: str, folder: Path, fault: Fault, group: Sequence[str], many: Counter[str], paths: list[str]
) -> Iterator[Bench]:
    """Such a process, for a group of calls of which the command makes so many."""
    trace, idle = folder.with_name("trace.txt"), folder.with_name("idle")
    idle.touch()
    trace.write_bytes(b"")
    heard, telling = os.pipe()
    hearing, said = os.pipe()
    number = os.fork()
    if not number:
        os.close(telling)
        _serve(shlex.split(words), folder, idle, heard, said)
    os.close(heard)
    os.close(said)
    options = ["-e", f"trace={','.join(f'?{name}' for name in group)}"]
    for name in group:
        on = "+" if fault.stays and name not in OPENS else ""
        options += ["-e", f"inject=?{name}:{fault.how}:when={many[name] + 1}{on}"]
    options += watching([*paths, str(idle), f"{idle}.none"])
    command = [str(STRACE), "-f", "-o", str(trace), *options, "-p", str(number)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as strace:
        assert strace.stderr is not None
        first = strace.stderr.readline()
        assert b"attached" in first, first
        try:
            yield Bench(telling, hearing, trace, many)
        finally:
            os.close(telling)
            os.close(hearing)
            os.waitpid(number, 0)
            strace.stderr.read()


def _serve(words: list[str], folder: Path, idle: Path, heard: int, said: int) -> NoReturn:
    """The process: runs the command as often as it is told to."""
    try:
        settle(folder)
        deeds = idle_deeds(str(idle))
        while told := os.read(heard, 1 << 16):
            counts, kill = pickle.loads(told)  # noqa: S301
            os.chdir(folder)
            waste = [deeds[name] for name, count in counts.items() for _ in range(count)]
            os.write(said, pickle.dumps((_killed if kill else _refused)(words, waste)))
    finally:
        os._exit(0)


def _refused(words: list[str], waste: Sequence[Idle]) -> Ended:
    ended: list[Ended] = []

    def work() -> None:
        with tempfile.TemporaryFile() as said:
            idle_away(waste)
            code = run_into(words, said)
            said.seek(0)
            ended.append(Ended(code, False, said.read().decode("utf-8", "replace"), 0.0))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return ended[0] if ended else Ended(None, False, "the run ended in an exception", 0.0)


def _killed(words: list[str], waste: Sequence[Idle]) -> Ended:
    child = os.fork()
    if not child:
        with tempfile.TemporaryFile() as said:
            idle_away(waste)
            os._exit(run_into(words, said))
    _, status = os.waitpid(child, 0)
    return Ended(None, os.WIFSIGNALED(status), "", 0.0)


def idle_away(waste: Sequence[Idle]) -> None:
    """Makes calls on a file that is nobody's."""
    for deed in waste:
        with suppress(OSError):
            deed()


def idle_deeds(idle: str) -> dict[str, Idle]:
    """What makes one call of a name, and changes nothing."""
    file = os.open(idle, os.O_RDWR)
    return {
        "openat": lambda: os.close(os.open(idle, os.O_RDWR)),
        "write": lambda: os.write(file, b"x"),
        "pwrite64": lambda: os.pwrite(file, b"x", 0),
        "ftruncate": lambda: os.ftruncate(file, 0),
        "fsync": lambda: os.fsync(file),
        "fdatasync": lambda: os.fdatasync(file),
        "fchmod": lambda: os.fchmod(file, 0o600),
        "chmod": lambda: os.chmod(idle, 0o600),  # noqa: PTH101
        "link": lambda: os.link(idle, idle),
        "rename": lambda: os.rename(idle, idle),  # noqa: PTH104
        "unlink": lambda: os.unlink(f"{idle}.none"),  # noqa: PTH108
        "mkdir": lambda: os.mkdir(idle),  # noqa: PTH102
        "rmdir": lambda: os.rmdir(idle),  # noqa: PTH106
    }
