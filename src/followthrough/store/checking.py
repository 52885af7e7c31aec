"""Checking: the whole file is gone through, part by part. What is damaged in one part stops no other.

SQLite's own check notices few of the bits that a disk may lose. So every page is compared with its checksum, or in an
encrypted file with its code; and where checksums are missing, that is said.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from followthrough.casework.cadence import read_cadence
from followthrough.casework.checked import DAMAGE, Checked, Finding, Part
from followthrough.casework.contract import Obligation, check_obligation
from followthrough.casework.mistakes import CaseloadBusy, Mistake
from followthrough.casework.names import fold

from .connection import connect
from .reports import checksum_of
from .rules import GO_BACK, RULES
from .seals import held_open, in_ranges, verify
from .statements import COLUMNS, FACTS
from .trouble import is_busy

WAITS = 5.0
"""Seconds for which SQLite waits by itself for somebody who writes."""

MOST_TOLD = 20
"""Places of one kind that are told one by one; of more, how many there are."""

Told = Iterator[Finding | Part]
"""What a part has to say: findings, and at its end what was looked at."""


def check(path: Path, key: bytes | None = None) -> Checked:
    """Goes through a whole caseload; a key opens one that is encrypted. Nothing is written. Raises `CaseloadBusy`."""
    parts: list[Part] = []
    findings: list[Finding] = []
    for name, look in PARTS.items():
        for told in _gone_through(name, look, path, key):
            if isinstance(told, Part):
                parts.append(told)
            else:
                findings.append(told)
    return Checked(tuple(parts), tuple(findings))


def _gone_through(name: str, look: "Look", path: Path, key: bytes | None) -> Told:
    """What a part has to say; that it cannot be read through is damage as well."""
    try:
        yield from look(name, path, key)
    except Exception as trouble:  # whatever a damaged page makes of what is read from it
        if isinstance(trouble, CaseloadBusy) or (isinstance(trouble, sqlite3.Error) and is_busy(trouble)):
            raise CaseloadBusy(seconds=f"{WAITS:g}") from trouble
        why = str(trouble) if isinstance(trouble, Mistake | sqlite3.Error) else type(trouble).__name__
        yield Finding(name, "readable", DAMAGE, f"This could not be gone through: {why}.", None, GO_BACK)
        yield Part(name, None, "could not be gone through")


# Pages ----------------------------------------------------------------------------------------------------------


def _pages(name: str, path: Path, key: bytes | None) -> Told:
    if key is not None:
        yield from _codes(name, path, key)
        return
    connection = connect(path)
    pages = None
    try:
        pages = held_open(connection)
        found = verify(connection, pages)
    finally:
        connection.close()  # before the file is let go, which drops its locks
        if pages is not None:
            pages.let_go()
    if found.damaged:
        where = ", ".join(in_ranges(found.damaged))
        what = "Pages are not as they were written: their checksums do not fit."
        yield Finding(name, "checksums", DAMAGE, what, f"page {where}", GO_BACK)
    says = "have the checksum that they were written with"
    if found.unsealed:
        yield Part("not yet sealed", found.unsealed, NOT_SEALED)
    yield Part(name, found.sound, says)


NOT_SEALED = (
    "pages have no checksum of this state yet: a run was cut off, or the form is new. Damage there is noticed only as "
    "far as SQLite does. The next command that records something writes them"
)


def _codes(name: str, path: Path, key: bytes) -> Told:
    with closing(connect(path, key)) as connection:
        amiss = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        (count,) = connection.execute("PRAGMA page_count").fetchone()
    for (what,) in amiss[:MOST_TOLD]:
        yield Finding(name, "codes", DAMAGE, "A page is not as it was written.", str(what), GO_BACK)
    yield Part(name, count - len(amiss), "have the code that their key gives")


# What SQLite can say ----------------------------------------------------------------------------------------------


def _structure(name: str, path: Path, key: bytes | None) -> Told:
    with closing(connect(path, key)) as connection:
        found = [row[0] for row in connection.execute(f"PRAGMA integrity_check({MOST_TOLD})").fetchall()]
        (count,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for what in found:
        if what != "ok":
            yield Finding(name, "structure", DAMAGE, "SQLite finds a fault in the file.", str(what), GO_BACK)
    yield Part(
        name, count, "tables, indexes and triggers gone through by SQLite, which notices some damage only"
    )


def _links(name: str, path: Path, key: bytes | None) -> Told:
    with closing(connect(path, key)) as connection:
        dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
        (count,) = connection.execute(
            "SELECT count(*) FROM sqlite_master JOIN pragma_foreign_key_list(sqlite_master.name) WHERE type = 'table'"
        ).fetchone()
    for table, number, parent, _ in dangling[:MOST_TOLD]:
        what = f"A row refers to one of “{parent}” that is not there."
        yield Finding(name, "links", DAMAGE, what, f"{table} {number}", GO_BACK)
    yield Part(name, count, "kinds of links between rows lead somewhere")


def _schema(name: str, path: Path, key: bytes | None) -> Told:
    with closing(connect(path, key)) as connection, closing(_a_new_one()) as new:
        found, wanted = _words_of(connection), _words_of(new)
    for what in sorted(found.keys() | wanted.keys()):
        if found.get(what) != wanted.get(what):
            says = "not worded as ft makes it" if what in found and what in wanted else "missing"
            says = says if what in wanted else "not one of ft’s"
            yield Finding(name, "schema", DAMAGE, f"A table, index or trigger is {says}.", what, GO_BACK)
    yield Part(
        name, len(wanted), "tables, indexes and triggers compared word for word with those that ft makes"
    )


def _words_of(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """What makes each table, index and trigger, by its name."""
    asked = (
        "SELECT name, type, tbl_name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
    )
    return {name: tuple(made) for name, *made in connection.execute(asked).fetchall()}


def _a_new_one() -> sqlite3.Connection:
    from .schema import create_triggers  # noqa: PLC0415  # only here
    from .statements import CREATE  # noqa: PLC0415

    new = sqlite3.connect(":memory:", isolation_level=None)
    for statement in CREATE:
        new.execute(statement)
    create_triggers(new)
    return new


# What stands in it ------------------------------------------------------------------------------------------------


def _rows(name: str, path: Path, key: bytes | None) -> Told:
    """Every row is read, and each value is of its column's kind; SQLite itself would keep any."""
    count = 0
    with closing(connect(path, key)) as connection:
        for table in _tables(connection):
            try:
                for some in _by_thousands(connection.execute(f"SELECT * FROM {table}")):
                    count += len(some)
                yield from _of_another_kind(name, connection, table)
            except sqlite3.Error as error:
                if is_busy(error):
                    raise
                yield Finding(name, "texts", DAMAGE, f"A row cannot be read: {error}.", table, GO_BACK)
    yield Part(name, count, "rows read, each value of its kind")


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    ours = {*COLUMNS, *(f"past_{fact}" for fact in FACTS)}  # of any other, the schema has been told
    return [row[0] for row in rows.fetchall() if row[0] in ours]


def _by_thousands(cursor: sqlite3.Cursor) -> Iterator[list[object]]:
    while some := cursor.fetchmany(1000):
        yield some


def _of_another_kind(name: str, connection: sqlite3.Connection, table: str) -> Told:
    kinds = {"TEXT": "text", "INTEGER": "integer", "BLOB": "blob"}
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    wrong = [
        f"""typeof("{column.replace('"', '""')}") NOT IN ('{kinds.get(kind, "text")}', 'null')"""
        for _, column, kind, *_ in columns
    ]
    (count,) = connection.execute(f"SELECT count(*) FROM {table} WHERE {' OR '.join(wrong)}").fetchone()
    if count:
        yield Finding(name, "kinds", DAMAGE, f"Values are of another kind, in rows: {count}.", table, GO_BACK)


def _record(name: str, path: Path, key: bytes | None) -> Told:
    with closing(connect(path, key)) as connection:
        connection.create_function("fold", 1, fold, deterministic=True)
        connection.create_function("is_promise", 3, is_promise, deterministic=True)
        for rule in RULES:
            places = [str(row[0]) for row in connection.execute(rule.asks).fetchall()]
            for where in places[:MOST_TOLD]:
                remedy = rule.remedy.format(where=where.split()[0])
                yield Finding(name, rule.name, rule.grade, rule.says, where, remedy)
            if len(places) > MOST_TOLD:
                more = f"and {len(places) - MOST_TOLD} more"
                yield Finding(
                    name, rule.name, rule.grade, rule.says, more, rule.remedy.format(where="CLIENT")
                )
    yield Part(name, len(RULES), "rules of the record asked")


def is_promise(party: str, kind: str, cadence: str) -> bool:
    """Whether a line of a contract has a rhythm that can be read and goes with its kind."""
    try:
        check_obligation(Obligation(party, kind, read_cadence(cadence)))
    except (Mistake, ValueError):
        return False
    return True


def _trail(name: str, path: Path, key: bytes | None) -> Told:
    from followthrough.casework.audit_trail import Sealed, chain_of  # noqa: PLC0415  # it takes digests

    with closing(connect(path, key)) as connection:
        rows = connection.execute(f"SELECT {', '.join(COLUMNS['audit'])} FROM audit ORDER BY id")
        found = chain_of(Sealed(*row) for row in rows)
    if found.broken_at is not None:
        what = "The audit trail does not fit: an entry was changed, taken out or put in."
        yield Finding(name, "trail", DAMAGE, what, f"entry {found.broken_at}", TRAIL_REMEDY)
    yield Part(name, found.entries, "entries, each sealed with the one before it")


TRAIL_REMEDY = "Put a copy of the caseload aside, compare it with a backup, and tell who must know."


def _reports(name: str, path: Path, key: bytes | None) -> Told:
    with closing(connect(path, key)) as connection:
        rows = connection.execute("SELECT period, body, checksum FROM issued_report ORDER BY id").fetchall()
    for period, body, checksum in rows:
        if checksum_of(str(body)) != checksum:
            what = "An issued report is not as it was issued."
            yield Finding(name, "report", DAMAGE, what, str(period), GO_BACK)
    yield Part(name, len(rows), "are as they were issued")


Look = Callable[[str, Path, bytes | None], Told]
PARTS: dict[str, Look] = {
    "pages": _pages,
    "structure": _structure,
    "links": _links,
    "schema": _schema,
    "rows": _rows,
    "record": _record,
    "audit trail": _trail,
    "issued reports": _reports,
}
"""What is looked at, in this order."""
