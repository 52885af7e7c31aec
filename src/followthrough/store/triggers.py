"""Triggers: what the database does by itself at every change of a fact, so that no path can forget it.

Two things: the journal is kept (undo, redo), and what triage remembers is dropped where it may not hold.
"""

from collections.abc import Iterator

from .statements import COLUMNS, FACTS

WAYS = ("insert", "update", "delete")
FORGOTTEN = ("about", "salt")
"""What erasure empties in the audit trail."""

FORGET = "good_from = NULL, good_until = NULL, answer = NULL"


def triggers() -> Iterator[str]:
    """The statements that make all triggers."""
    for table in FACTS:
        yield from journal_triggers(table)
    yield from memory_triggers()
    yield from frozen_triggers()
    yield from audit_triggers()


def audit_triggers() -> Iterator[str]:
    """The audit trail only grows. What can be emptied is whom an entry was about."""
    kept = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in COLUMNS["audit"] if name not in FORGOTTEN)
    said = " OR ".join(f"NEW.{name} IS NOT NULL" for name in FORGOTTEN)
    yield (
        f"CREATE TRIGGER audit_update BEFORE UPDATE ON audit WHEN {kept} OR {said} "
        "BEGIN SELECT RAISE(ABORT, 'the audit trail never changes'); END"
    )
    yield (
        "CREATE TRIGGER audit_delete BEFORE DELETE ON audit "
        "BEGIN SELECT RAISE(ABORT, 'the audit trail never changes'); END"
    )


def frozen_triggers() -> Iterator[str]:
    """A report that was issued stays as it was."""
    for way in ("update", "delete"):
        yield (
            f"CREATE TRIGGER issued_report_{way} BEFORE {way.upper()} ON issued_report "
            "BEGIN SELECT RAISE(ABORT, 'an issued report never changes'); END"
        )


def journal_triggers(table: str) -> Iterator[str]:
    """Each row touched is written to the journal, under the step that is open; without one it is refused."""
    for way in WAYS:
        body = _range(table) if way == "insert" else _kept(table, way)
        yield (
            f"CREATE TRIGGER journal_{table}_{way} AFTER {way.upper()} ON {table} "
            f"WHEN (SELECT is_on FROM recording) BEGIN {body} END"
        )


def _range(table: str) -> str:
    """Rows inserted one after the other are one range."""
    return (
        "UPDATE change SET last = NEW.id WHERE id = (SELECT max(id) FROM change) "
        "AND step_id = (SELECT step_id FROM recording) "
        f"AND fact = '{table}' AND way = 'insert' AND last = NEW.id - 1; "
        "INSERT INTO change (step_id, fact, way, first, last) "
        f"SELECT step_id, '{table}', 'insert', NEW.id, NEW.id FROM recording WHERE changes() = 0;"
    )


def _kept(table: str, way: str) -> str:
    """A row changed or deleted is kept as it was."""
    columns = COLUMNS[table]
    return (
        "INSERT INTO change (step_id, fact, way, first, last) "
        f"SELECT step_id, '{table}', '{way}', OLD.id, OLD.id FROM recording; "
        f"INSERT INTO past_{table} (change_id, {', '.join(columns)}) "
        f"VALUES (last_insert_rowid(), {', '.join(f'OLD.{name}' for name in columns)});"
    )


def memory_triggers() -> Iterator[str]:
    """What triage remembers of a client goes, as far back as the record has changed."""
    for way, rows in (("insert", ("NEW",)), ("update", ("OLD", "NEW")), ("delete", ("OLD",))):
        yield _memory("activity", way, "".join(_shortened(row) for row in rows))
        for table in ("contract", "absence", "task", "placement"):
            yield _memory(table, way, "".join(_dropped(f"{row}.client_id") for row in rows))
        yield _memory("obligation", way, "".join(_dropped(_signer(row)) for row in rows))
        for table in ("vision", "open_door"):
            yield _memory(table, way, "".join(_unanswered(f"{row}.client_id") for row in rows))
        for table in ("holiday", "away"):
            yield _memory(table, way, "DELETE FROM remembered; ")
    yield from _memory_of_clients()


def _memory(table: str, way: str, body: str) -> str:
    return f"CREATE TRIGGER memory_{table}_{way} AFTER {way.upper()} ON {table} BEGIN {body}END"


def _dropped(client: str) -> str:
    return f"DELETE FROM remembered WHERE client_id = {client}; "


def _unanswered(client: str) -> str:
    return f"UPDATE remembered SET {FORGET} WHERE client_id = {client}; "


def _signer(row: str) -> str:
    return f"(SELECT client_id FROM contract WHERE id = {row}.contract_id)"


def _shortened(row: str) -> str:
    """An entry before the bookmark drops all; a later one shortens what is known to the day before it."""
    day_before = f"max(date({row}.day, '-1 day'), '0001-01-01')"
    return (
        f"DELETE FROM remembered WHERE client_id = {row}.client_id AND {row}.day < bookmark_on; "
        f"UPDATE remembered SET through = min(through, {day_before}), {FORGET} "
        f"WHERE client_id = {row}.client_id; "
    )


def _memory_of_clients() -> Iterator[str]:
    decides = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in ("intake", "closed_on", "program"))
    yield (
        f"CREATE TRIGGER memory_client_update AFTER UPDATE ON client WHEN {decides} "
        f"BEGIN {_dropped('NEW.id')}END"
    )
    # Before, not after: the remembered row refers to the client.
    yield f"CREATE TRIGGER memory_client_delete BEFORE DELETE ON client BEGIN {_dropped('OLD.id')}END"
