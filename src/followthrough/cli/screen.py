"""What goes to the screen, a pipe or a file: the one place that prints."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from .masking import masked_sheet, masked_text

if TYPE_CHECKING:
    from followthrough.desk import Progress
    from followthrough.present.sheet import Sheet

BAR = 30
"""Characters of a progress bar."""
QUIET_FOR = 0.5
"""Seconds before a bar is drawn: what is done sooner needs none."""


def say(text: str) -> None:
    """A word to the person, on stderr: results alone go to stdout."""
    from followthrough.present.gate import clean  # noqa: PLC0415  # a run may end without a word

    sys.stderr.write(masked_text(clean(text, "\n")) + "\n")
    sys.stderr.flush()


def tell(text: str) -> None:
    """What a command did, on stdout, cleaned of anything that could steer a terminal."""
    from followthrough.present.gate import clean  # noqa: PLC0415

    sys.stdout.write(masked_text(clean(text, "\n")) + "\n")


def put(question: str) -> None:
    """A question to somebody at the terminal, who answers on the same line."""
    from followthrough.present.gate import clean  # noqa: PLC0415

    sys.stdout.write(masked_text(clean(question, "\n")))
    sys.stdout.flush()


def is_terminal() -> bool:
    """Whether results go to a terminal."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def size() -> tuple[int, int]:
    """Width and height of the terminal, in characters."""
    import shutil  # noqa: PLC0415  # only on a terminal

    found = shutil.get_terminal_size((100, 40))
    return found.columns, found.lines


def show(sheet: "Sheet", format: str | None = None, output: Path | None = None) -> None:
    """A sheet in the format asked for, on stdout or into a file; as a terminal shows it, or as a pipe takes it."""
    from followthrough.present import formats  # noqa: PLC0415
    from followthrough.present.gate import clean  # noqa: PLC0415

    name = format or (formats.format_for(output) if output is not None else "table")
    if name == formats.WORKBOOK:
        return show_workbook([sheet], output)
    if output is not None:
        return write_file(output, formats.in_format(sheet, name, line_end="\r\n"))
    sheet = masked_sheet(sheet)
    if name == "table" and is_terminal():
        width, height = size()
        colour = not os.environ.get("NO_COLOR")
        sys.stdout.write(formats.as_screen(sheet, width=width, height=height, colour=colour))
        return None
    pieces = formats.in_format(sheet, name, line_end="\n")
    if name != "table":
        _leaves_the_screen()
    if (
        sys.stdout.isatty()
    ):  # a spreadsheet takes the values as they are; a terminal is not to be steered by them
        pieces = (clean(piece, "\n\t") for piece in pieces)
    sys.stdout.writelines(pieces)
    return None


def show_workbook(sheets: "Iterable[Sheet]", output: Path | None) -> None:
    """Sheets as one workbook, into a file or a pipe. Raises `FileNeeded`, as no terminal shows one."""
    from followthrough.present.workbook import write_workbook  # noqa: PLC0415

    if output is not None:
        return write_file(output, lambda file: write_workbook(sheets, file))
    _keep_off_screens()
    _leaves_the_screen()
    write_workbook(map(masked_sheet, sheets), sys.stdout.buffer)
    return None


def _keep_off_screens() -> None:
    if sys.stdout.isatty():
        from followthrough.casework.mistakes import FileNeeded  # noqa: PLC0415

        raise FileNeeded(what="A workbook", name="FILE.xlsx")


def check_format(format: str | None, output: Path | None) -> None:
    """For a command that writes down before it shows. Raises `UnknownFormat`, `UnknownEnding`, `FileNeeded`."""
    from followthrough.casework.mistakes import UnknownFormat  # noqa: PLC0415
    from followthrough.present import formats  # noqa: PLC0415

    name = format or (formats.format_for(output) if output is not None else "table")
    if name not in formats.KNOWN:
        raise UnknownFormat(text=name, known=", ".join(formats.KNOWN))
    if name == formats.WORKBOOK and output is None:
        _keep_off_screens()


def write_pieces(pieces: Iterable[str], output: Path | None) -> None:
    """Text as it is, on stdout or into a file."""
    if output is not None:
        return write_file(output, pieces)
    _leaves_the_screen()
    for piece in pieces:
        sys.stdout.write(piece)
    return None


def write_file(path: Path, whole: "bytes | Iterable[str] | Callable[[IO[bytes]], None]") -> None:
    """Write beside the file, then move into place: a full disk leaves what was there. Nobody else may read it."""
    from followthrough.casework.mistakes import CannotWrite  # noqa: PLC0415
    from followthrough.exchange.own_file import for_its_owner  # noqa: PLC0415

    path = path.resolve()
    spare_what_is_kept(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    target = path if path.exists() and not path.is_file() else beside
    try:
        beside.unlink(missing_ok=True)
        with open(target, "wb", opener=for_its_owner) as file:
            _fill(file, whole)
        if target is beside:
            beside.replace(path)
    except OSError as trouble:
        from followthrough.casework.causes import cause_of  # noqa: PLC0415  # only where it cannot be written

        why = cause_of(trouble)
        way = "Choose another folder, or free some space, and try again."
        raise CannotWrite(path=path, why=why, way=way) from trouble
    finally:
        with suppress(OSError):
            beside.unlink()
    for hear in WHEN_IT_LEAVES:
        hear()
    say(f"Written: {path.name}")


WHEN_IT_LEAVES: list[Callable[[], None]] = []
"""Who hears that what is shown leaves the screen, for the audit trail of this sitting."""


def _leaves_the_screen() -> None:
    """Text for other programs goes to a pipe; on a terminal it is only looked at."""
    if not sys.stdout.isatty():
        for hear in WHEN_IT_LEAVES:
            hear()


def _fill(file: IO[bytes], whole: "bytes | Iterable[str] | Callable[[IO[bytes]], None]") -> None:
    if isinstance(whole, bytes):
        file.write(whole)
    elif callable(whole):
        whole(file)
    else:
        file.writelines(piece.encode() for piece in whole)


KEPT: list[Callable[[], Path]] = []
"""Where to find what no table is written over, besides a caseload: the settings of this sitting."""

CASELOAD_BEGINS = (b"SQLite format 3\0", b"ftCP")
"""A plain one, and an encrypted one."""


def spare_what_is_kept(path: Path) -> None:
    """Raises `WouldReplace` if a table were to be written over a caseload, or over the settings."""
    from followthrough.casework.mistakes import WouldReplace  # noqa: PLC0415

    is_caseload = False
    if path.is_file():
        with path.open("rb") as file:
            is_caseload = file.read(len(CASELOAD_BEGINS[0])).startswith(CASELOAD_BEGINS)
    if is_caseload or path in [find().resolve() for find in KEPT]:
        raise WouldReplace(path=path.name, what="a caseload" if is_caseload else "the settings")


@contextmanager
def how_far(what: str) -> "Iterator[Progress]":
    """A progress bar on stderr, if it is a terminal and the work takes a while; it leaves no trace."""
    from time import monotonic  # noqa: PLC0415  # how long something takes; not what day it is

    began, drawn = monotonic(), [0.0]

    def draw(done: int, of: int) -> None:
        now = monotonic()
        if now - began > QUIET_FOR and now - drawn[0] > 0.1 and sys.stderr.isatty():
            drawn[0] = now
            full = BAR * done // max(of, 1)
            sys.stderr.write(f"\r{what} {'#' * full}{'.' * (BAR - full)} {done} of {of}")
            sys.stderr.flush()

    try:
        yield draw
    finally:
        if drawn[0]:
            sys.stderr.write("\r" + " " * (len(what) + BAR + 30) + "\r")
            sys.stderr.flush()
