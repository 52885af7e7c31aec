"""Holds: who is under a legal hold, and which closed files are how old."""

from datetime import date

from followthrough.casework.mistakes import AlreadyHeld, NotHeld
from followthrough.casework.retention import AtRest, Hold, hold_in_force

from .looking_ahead import hold_of
from .open_file import Row
from .people import People, iso
from .reading import Reading
from .statements import INSERT_HOLD

LAST = (
    "SELECT max(day) FROM (SELECT closed_on AS day UNION ALL "
    "SELECT max(day) FROM activity WHERE client_id = client.id UNION ALL "
    "SELECT max(coalesce(ended_on, started_on)) FROM job WHERE client_id = client.id UNION ALL "
    "SELECT max(last) FROM check_in WHERE client_id = client.id)"
)
"""The last day that anything in a closed file is about: closing, an entry, work, a check-in."""

IN_FORCE = "until IS NULL"
AT_REST = (
    f"SELECT client.ref, client.name, client.closed_on, ({LAST}), hold.since, hold.until, hold.why FROM client "
    f"LEFT JOIN hold ON hold.id = (SELECT min(id) FROM hold WHERE client_id = client.id AND {IN_FORCE}) "
    "WHERE client.closed_on IS NOT NULL AND client.closed_on <= ? "
    "AND client.id NOT IN (SELECT client_id FROM stub) ORDER BY client.id"
)
HELD = (
    "SELECT client.ref, client.name, since, until, why FROM hold JOIN client ON client.id = client_id "
    f"WHERE {IN_FORCE} ORDER BY since, hold.id"
)


def holds_of(caseload: Reading, number: int) -> list[Hold]:
    """A client's legal holds, the earliest first, those that were released among them."""
    rows = caseload.rows(
        "SELECT since, until, why FROM hold WHERE client_id = ? ORDER BY since, id", (number,)
    )
    return [caseload.made(hold_of, row) for row in rows]


def hold(caseload: People, ref: str, since: date, why: str) -> Hold:
    """Puts a client under a legal hold from a day on, as one step. Raises `AlreadyHeld`, `NoSuchClient`."""
    with caseload.writing():
        number, client = caseload.known(ref)
        known = hold_in_force(holds_of(caseload, number))
        if known is not None:
            raise AlreadyHeld(name=client.name, since=iso(known.since), ref=client.ref)
        caseload.open_step(f"hold {client.ref}")
        caseload.insert(INSERT_HOLD, number, iso(since), None, why)
    return Hold(since, None, why)


def release(caseload: People, ref: str, until: date) -> Hold:
    """Releases a client's legal hold on a day, as one step; the hold as it then stands. Raises `NotHeld`."""
    with caseload.writing():
        number, client = caseload.known(ref)
        known = hold_in_force(holds_of(caseload, number))
        if known is None:
            raise NotHeld(name=client.name, ref=client.ref)
        last = max(until, known.since)
        caseload.open_step(f"hold {client.ref}: released")
        caseload.write(f"UPDATE hold SET until = ? WHERE client_id = ? AND {IN_FORCE}", (iso(last), number))
    return known._replace(until=last)


def held(caseload: Reading) -> list[tuple[str, str, Hold]]:
    """Everyone under a legal hold, by reference and name, the longest first."""
    return [(ref, name, caseload.made(hold_of, tuple(row))) for ref, name, *row in caseload.rows(HELD)]


def at_rest(caseload: Reading, today: date) -> list[AtRest]:
    """Everyone whose file is closed on a day, with the last day that anything in it is about."""
    return [caseload.made(_at_rest, row) for row in caseload.rows(AT_REST, (iso(today),))]


def _at_rest(row: Row) -> AtRest:
    ref, name, closed_on, last_on, *hold = row
    known = hold_of(tuple(hold)) if hold[0] is not None else None
    return AtRest(ref, name, date.fromisoformat(closed_on), date.fromisoformat(last_on), known)
