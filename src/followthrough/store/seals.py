"""Seals: a checksum of every page of the file, so that damage is seen wherever it is.

SQLite itself would notice little of it. A transaction writes down which pages it changes before it is committed; a
second, small one puts their new checksums beside them. Cut off between the two, the file still says which pages are not
sealed. The encrypted form has no seals, as it has a code for every page already.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from .driver import key_of
from .pages import Pages, undone_by

ALL = "all"
"""Every page is to be sealed anew."""

LENGTH = 4000
"""Letters that the list of pages always takes, blanks at its end: the row fills its page, and never moves in it."""

LISTED = re.compile(rb"(all|(\d+(-\d+)?( \d+(-\d+)?)*)?) *")
"""How a list of pages is written; where it is not, the file is damaged."""

OWN = ("page_sum", "seal")
"""Tables that writing a checksum changes itself. A page of theirs is known to be sound by what it says of others."""

MADE_ROOM = (
    "WITH RECURSIVE pages (page) AS (SELECT ? UNION ALL SELECT page + 1 FROM pages WHERE page < ?) "
    "INSERT OR IGNORE INTO page_sum (page, sum) SELECT page, x'00000000' FROM pages"
)


class Verdict(NamedTuple):
    """What the checksums say: how many pages fit, which do not, and how many are not sealed."""

    sound: int
    damaged: tuple[int, ...]
    unsealed: int


def held_open(connection: sqlite3.Connection) -> Pages:
    """The pages of the file that a connection has open."""
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    return Pages(place_of(connection), size)


def place_of(connection: sqlite3.Connection) -> Path:
    """Where the file of a connection really lies: its journal lies beside it."""
    return Path(connection.execute("PRAGMA database_list").fetchone()[2])


def begin(connection: sqlite3.Connection) -> None:
    """Says for the first time that no page is sealed yet."""
    connection.execute("INSERT INTO seal (id, pending) VALUES (1, ?)", (ALL.ljust(LENGTH),))


LEAVE_UNSEALED = ("UPDATE seal SET pending = ?", (ALL.ljust(LENGTH),))
"""Says of every page that it is not sealed, as before the whole file is written anew."""


def free_pages(connection: sqlite3.Connection, pages: Pages) -> set[int]:
    """The pages that hold nothing as a transaction begins: what is put into them, the journal does not tell."""
    if key_of(connection) is not None:
        return set()
    (count,) = connection.execute("PRAGMA freelist_count").fetchone()
    return set(pages.free()) if count else set()


def note(connection: sqlite3.Connection, free_before: set[int]) -> bool:
    """Writes down, as the last of a transaction, which pages it changes. False, if it changes none to be sealed."""
    if key_of(connection) is not None:
        return False
    journal = place_of(connection)
    journal = journal.with_name(f"{journal.name}-journal")
    (now,) = connection.execute("PRAGMA page_count").fetchone()
    known = connection.execute("SELECT max(page) FROM page_sum").fetchone()[0] or 0
    if known < now:
        if not _is_begun(journal):
            return False
        connection.execute(MADE_ROOM, (known + 1, now))
    undone = undone_by(journal)
    if undone is None:
        if not _is_begun(journal):
            return False
        changed = None
    else:
        changed = {1, *undone.pages, *free_before, *range(undone.pages_before + 1, now + 1)}
    _put(connection, _more(_pending(connection), changed))
    return True


def _is_begun(journal: Path) -> bool:
    try:
        return journal.stat().st_size > 0
    except OSError:
        return True  # it cannot be seen: then all that can be said is that something may have changed


def _more(pending: str, changed: set[int] | None) -> str:
    if pending == ALL or changed is None:
        return ALL
    said = " ".join(in_ranges({*pages_of(pending), *changed}))
    return said if len(said) <= LENGTH else ALL


def _pending(connection: sqlite3.Connection) -> str:
    """The pages that are not sealed. As bytes, as damage may have made them no text at all."""
    try:
        rows = connection.execute("SELECT CAST(pending AS BLOB) FROM seal").fetchall()
    except UnicodeDecodeError as error:  # the words for what is wrong with a file hold what is wrong with it
        raise sqlite3.DatabaseError("the structure of the file cannot be read") from error
    if len(rows) != 1 or len(rows[0][0]) != LENGTH or not LISTED.fullmatch(rows[0][0]):
        raise sqlite3.DatabaseError("the list of pages without a checksum cannot be read")
    return bytes(rows[0][0]).decode().rstrip()


def _put(connection: sqlite3.Connection, pending: str) -> None:
    connection.execute("UPDATE seal SET pending = ?", (pending.ljust(LENGTH),))


def in_ranges(pages: Iterable[int]) -> Iterator[str]:
    """Pages as ranges: `3`, `7-9`."""
    for _, run in groupby(enumerate(sorted(pages)), lambda pair: pair[1] - pair[0]):
        found = [page for _, page in run]
        yield str(found[0]) if len(found) == 1 else f"{found[0]}-{found[-1]}"


def pages_of(pending: str) -> Iterator[int]:
    """The pages that ranges tell of."""
    for part in pending.split():
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def seal(connection: sqlite3.Connection, pages: Pages) -> None:
    """Puts the checksums of what is not sealed beside it. Raises `sqlite3.Error`, and then nothing is sealed."""
    if key_of(connection) is not None:
        return
    while True:
        connection.execute("BEGIN IMMEDIATE")
        try:
            is_done = _sealed(connection, pages)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        if is_done:
            return


def _sealed(connection: sqlite3.Connection, pages: Pages) -> bool:
    """Seals what is not sealed; False, where only room was made for the checksums, which changes pages itself."""
    pending = _pending(connection)
    (count,) = connection.execute("PRAGMA page_count").fetchone()
    if pending == ALL and _makes_room(connection, count):
        return False
    unsealed = range(1, count + 1) if pending == ALL else pages_of(pending)
    sums = ((pages.sum_of(page), page) for page in unsealed if page <= count)
    connection.executemany("UPDATE page_sum SET sum = ? WHERE page = ?", sums)
    if pending:
        _put(connection, "")
    return True


def _makes_room(connection: sqlite3.Connection, count: int) -> bool:
    """Gives each page a place for its checksum, and no other; whether that changed anything."""
    gone = connection.execute("DELETE FROM page_sum WHERE page > ?", (count,)).rowcount
    return connection.execute(MADE_ROOM, (1, count)).rowcount + gone > 0


def seal_anew(connection: sqlite3.Connection) -> None:
    """Seals a whole file as it stands: one that was just made, or came from a form without seals; then closes it."""
    if key_of(connection) is not None:
        connection.close()
        return
    pages = held_open(connection)
    connection.execute(*LEAVE_UNSEALED)
    seal(connection, pages)
    connection.close()  # before the file is let go, which drops its locks
    pages.let_go()


def verify(connection: sqlite3.Connection, pages: Pages) -> Verdict:
    """Compares every page with its checksum, as the file stands now; nobody writes meanwhile.

    Raises `sqlite3.Error` where the file is so damaged that it cannot be asked.
    """
    if key_of(connection) is not None:
        return _verdict_of_codes(connection)
    connection.execute("BEGIN")
    try:
        pending = _pending(connection)
        (count,) = connection.execute("PRAGMA page_count").fetchone()
        sums = dict(connection.execute("SELECT page, sum FROM page_sum").fetchall())
        own = {page for root in _roots(connection) for page in pages.of_table(root)}
        waiting = set(range(1, count + 1)) if pending == ALL else set(pages_of(pending))
        found = {page: _fits(pages, sums, page, own) for page in range(1, count + 1) if page not in waiting}
    finally:
        connection.execute("ROLLBACK")
    damaged = tuple(page for page, fits in found.items() if not fits)
    return Verdict(len(found) - len(damaged), damaged, len(waiting - {0}))


def _verdict_of_codes(connection: sqlite3.Connection) -> Verdict:
    """What the codes say that SQLCipher keeps of every page."""
    said = " ".join(str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check"))
    damaged = tuple(int(word) for word in said.split() if word.isdigit())
    (count,) = connection.execute("PRAGMA page_count").fetchone()
    return Verdict(count - len(damaged), damaged, 0)


def _fits(pages: Pages, sums: dict[int, bytes], page: int, own: set[int]) -> bool:
    if page in own:
        return not pages.has_bytes_between(page)
    return sums.get(page) == pages.sum_of(page)


def _roots(connection: sqlite3.Connection) -> list[int]:
    asked = ", ".join("?" * len(OWN))
    rows = connection.execute(
        f"SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name IN ({asked})", OWN
    )
    return [row[0] for row in rows.fetchall()]
