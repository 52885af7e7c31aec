"""Reports: what was issued stays as it was issued, with the checksum of its text.

No undo takes one back, and a trigger lets nothing change one.
"""

from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from followthrough.casework.mistakes import AlreadyIssued, IssuedReportDamaged

from .open_file import Row
from .reading import Reading
from .statements import INSERT_ISSUED_REPORT


class Issued(NamedTuple):
    """A report as it was issued: of what kind, for which period, when, its text, and the text's checksum."""

    kind: str
    period: str
    issued_at: datetime
    body: str
    checksum: str


def issue_report(caseload: Reading, kind: str, period: str, body: str) -> Issued:
    """Keeps a report for good. Raises `AlreadyIssued` if one of its kind is kept for the period."""
    with caseload.writing():
        known = issued_report(caseload, kind, period)
        if known is not None:
            raise AlreadyIssued(period=period, on=known.issued_at.date().isoformat())
        checksum = checksum_of(body)
        caseload.did = "changed"
        caseload.insert(INSERT_ISSUED_REPORT, kind, period, body, checksum)
        return Issued(kind, period, datetime.fromisoformat(caseload.recorded_at), body, checksum)


def issued_report(caseload: Reading, kind: str, period: str) -> Issued | None:
    """The report of a kind that was issued for a period, if one was. Raises `IssuedReportDamaged` if it has changed."""
    columns = "kind, period, recorded_at, body, checksum"
    row = caseload.row(f"SELECT {columns} FROM issued_report WHERE kind = ? AND period = ?", (kind, period))
    return None if row is None else caseload.made(_issued, row)


def _issued(row: Row) -> Issued:
    kind, period, recorded_at, body, checksum = row
    if checksum_of(body) != checksum:
        raise IssuedReportDamaged(period=period)
    return Issued(kind, period, datetime.fromisoformat(recorded_at), body, checksum)


def checksum_of(body: str) -> str:
    """The checksum of a report's text: SHA-256 of its UTF-8, in hexadecimal."""
    return sha256(body.encode()).hexdigest()
