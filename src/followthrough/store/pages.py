"""Pages: the file as it lies on disk, read past SQLite; and the pages that its rollback journal tells of.

Closing a file drops every lock that the process has on it, be it through SQLite. So a caseload is held open here
once, by whoever may have a transaction under way, and let go when the last of them is done.
"""

import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

JOURNAL_BEGINS = bytes.fromhex("d9d505f920a163d7")
NOT_SYNCED = bytes(8)
"""What stands there in the part of a journal that is still being written, which reaches to its end."""

HEADER = 28
NO_COUNT = (0, 0xFFFFFFFF)
"""What stands for the number of records in a part of the journal that reaches to its end."""

FIRST_HEADER = 100
FREE_FROM = slice(32, 36)
CHANGES_WITH_EVERY_COMMIT = (slice(24, 40), slice(92, 100))
"""Bytes of the first page that writing a checksum changes itself: counters, size, the list of free pages."""

INTERIOR, LEAF = 5, 13
"""Kinds of pages of a table."""

Held = tuple[int, int]


class _Hand(NamedTuple):
    """An open file, and how many hold it."""

    number: int
    holders: list[None]


_HANDS: dict[Held, _Hand] = {}


class Pages:
    """The pages of one file. Hold them as long as SQLite has the file."""

    def __init__(self, path: Path, size: int) -> None:
        self.size = size
        found = os.stat(path)  # noqa: PTH116  # nothing is opened to learn whether it is open already
        self._held = (found.st_dev, found.st_ino)
        if self._held not in _HANDS:
            _HANDS[self._held] = _Hand(os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0)), [])
        hand = _HANDS[self._held]
        hand.holders.append(None)
        self._number = hand.number

    def let_go(self) -> None:
        """Closes the file, if nobody else in this process holds it."""
        hand = _HANDS[self._held]
        hand.holders.pop()
        if not hand.holders:
            del _HANDS[self._held]
            os.close(hand.number)

    def read(self, page: int) -> bytes:
        """One page, counted from 1; shorter if the file ends before it does."""
        os.lseek(self._number, (page - 1) * self.size, os.SEEK_SET)
        return os.read(self._number, self.size)

    def sum_of(self, page: int) -> bytes:
        """The checksum of a page: CRC-32, four bytes."""
        content = self.read(page)
        if page == 1:
            kept = bytearray(content)
            for changing in CHANGES_WITH_EVERY_COMMIT:
                kept[changing] = bytes(changing.stop - changing.start)
            content = bytes(kept)
        return zlib.crc32(content).to_bytes(4, "big")

    def free(self) -> Iterator[int]:
        """The pages that hold nothing, as the file stands: those that list them, and those listed."""
        page, seen = int.from_bytes(self.read(1)[FREE_FROM]), set[int]()
        while page and page not in seen:
            seen.add(page)
            yield page
            words = memoryview(self.read(page)).cast("B")
            page, count = _number(words, 0), _number(words, 4)
            yield from (_number(words, 8 + 4 * at) for at in range(min(count, self.size // 4 - 2)))

    def of_table(self, root: int) -> Iterator[int]:
        """The pages that a table takes, by its first one; a table of short rows."""
        waiting, seen = [root], set[int]()
        while waiting:
            page = waiting.pop()
            if page in seen or page < 1:
                continue
            seen.add(page)
            yield page
            content = self.read(page)
            if content[:1] == bytes([INTERIOR]):
                cells = [int.from_bytes(content[at : at + 2]) for at in _pointers(content)]
                waiting += [int.from_bytes(content[at : at + 4]) for at in [*cells, 8]]

    def has_bytes_between(self, page: int) -> bool:
        """Whether there is something in the part of a table's page that holds nothing."""
        content = self.read(page)
        return any(content[_pointers(content).stop : int.from_bytes(content[5:7]) or self.size])


def _number(words: memoryview, at: int) -> int:
    return int.from_bytes(words[at : at + 4])


def _pointers(content: bytes) -> range:
    """Where a page of a table says at which byte each of its cells begins."""
    first = 12 if content[0] == INTERIOR else 8
    return range(first, first + 2 * int.from_bytes(content[3:5]), 2)


class Undone(NamedTuple):
    """What a rollback journal tells of: the pages that it could bring back, and how many the file had before."""

    pages: set[int]
    pages_before: int


def undone_by(journal: Path) -> Undone | None:
    """What the journal of the transaction under way could undo; None, if it cannot be read as one."""
    try:
        file = journal.open("rb", buffering=0)
    except OSError:
        return None
    pages, before = set[int](), 0
    with file:
        end, at = os.fstat(file.fileno()).st_size, 0
        while at < end:
            file.seek(at)
            header = file.read(HEADER)
            if len(header) < HEADER or header[:8] not in (JOURNAL_BEGINS, NOT_SYNCED):
                return None
            count, _, before, sector, size = (int.from_bytes(header[n : n + 4]) for n in range(8, HEADER, 4))
            if not 512 <= size <= 65536 or not 32 <= sector <= 65536:
                return None
            at, record = at + sector, size + 8
            room = (end - at) // record
            for number in range(room if count in NO_COUNT else min(count, room)):
                file.seek(at + number * record)
                pages.add(int.from_bytes(file.read(4)))
            if count in NO_COUNT:
                break
            at = -(-(at + count * record) // sector) * sector
    return Undone(pages, before) if before or pages else None
