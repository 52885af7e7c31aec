"""Decoding: in which letters a text file is written, settled over the whole file and said."""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from followthrough.casework.mistakes import TableTooLarge, UnreadableTable

from .limits import LONGEST_LINE, MEGABYTE, MOST_BYTES

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
"""What a file may begin with to say in which letters it is written."""

SAVE_AGAIN = "Open it in the spreadsheet and save it as “CSV UTF-8”."


class Encoding(NamedTuple):
    """How bytes become letters: the name that Python knows, and the one that people do."""

    name: str
    said: str


class _Broken(NamedTuple):
    line: int
    byte: int


def encoding_of(path: Path) -> Encoding:
    """How a text file is written: as its first bytes say, else UTF-8 if all of it is, else Windows-1252.

    Reads the whole file once. Raises `UnreadableTable` with the line of what is not in those letters and of the
    character NUL, `TableTooLarge`.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        most = MOST_BYTES // MEGABYTE
        raise TableTooLarge(path=path, found=f"it has {size // MEGABYTE:,} MB, and {most:,} MB is the most")
    with path.open("rb") as file:
        start = file.read(4)
    tried = [Encoding(name, said) for mark, name, said in _MARKS if start.startswith(mark)]
    tried = tried or [Encoding("utf-8", "UTF-8"), Encoding("cp1252", "Windows-1252")]
    for encoding in tried:
        broken = _look_through(path, encoding.name)
        if broken is None:
            return encoding
        place, byte = f"line {broken.line}", f"0x{broken.byte:02X}"
    letters = " or ".join(encoding.said for encoding in tried)
    trouble = f"a byte ({byte}) stands there that is not in {letters}"
    raise UnreadableTable(path=path, place=place, trouble=trouble, way=SAVE_AGAIN)


def _look_through(path: Path, encoding: str) -> _Broken | None:
    """What cannot be decoded, if anything. Raises `UnreadableTable` for what no text holds, `TableTooLarge`."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line, since_break, last = 1, 0, ""
    for block, is_last in _blocks(path):
        try:
            text = decoder.decode(block, is_last)
        except UnicodeDecodeError as trouble:
            before = trouble.object[: trouble.start]
            return _Broken(
                line + max(before.count(b"\n"), before.count(b"\r")), trouble.object[trouble.start]
            )
        if "\0" in text:
            _refuse_nul(path, line + _breaks(text[: text.index("\0")], last))
        since_break = 0 if "\n" in text or "\r" in text else since_break + len(block)
        if since_break > LONGEST_LINE:
            raise TableTooLarge(path=path, found=f"line {line} has more than {LONGEST_LINE:,} bytes")
        line += _breaks(text, last)
        last = text[-1:]
    return None


def _refuse_nul(path: Path, line: int) -> None:
    trouble = "the character NUL stands there, which no table holds"
    raise UnreadableTable(path=path, place=f"line {line}", trouble=trouble, way=SAVE_AGAIN)


def _blocks(path: Path) -> Iterator[tuple[bytes, bool]]:
    with path.open("rb") as file:
        while block := file.read(MEGABYTE):
            yield block, False
    yield b"", True


def _breaks(text: str, last: str) -> int:
    """How many lines end in a text, whichever way they end; `last` is the character before it."""
    halved = last == "\r" and text.startswith("\n")
    return text.count("\n") + text.count("\r") - text.count("\r\n") - halved
