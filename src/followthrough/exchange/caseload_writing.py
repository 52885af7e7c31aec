"""Writing the caseload file: every field, in a fixed order, one activity a line."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from followthrough.casework.activity import Activity
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import Client
from followthrough.casework.contract import Contract

VERSION = 1
"""The version of the caseload file that this ft reads and writes."""

ACTIVITY_FIELDS = Activity._fields[1:]
"""The fields of an activity in the file; the number it has in a caseload is not among them."""


def write_caseload(
    case_files: Iterable[CaseFile],
    holidays: Iterable[date | tuple[date, str | None]] = (),
    away: Iterable[tuple[date, date, str | None]] = (),
) -> Iterator[str]:
    """The text of a caseload file, in pieces of one client each; holidays with or without their names.

    Reading it gives the same case files, but for the numbers of activities, which belong to one caseload, and
    for what triage remembers. Raises `ValueError` for a case file whose early activities were left out.
    """
    ranges = ({"from": first, "to": last, "why": why} for first, last, why in away)
    closed = _text(list(map(_holiday, holidays)))
    yield f'{{"followthrough": {VERSION},\n "calendar": {{"holidays": {closed},\n'
    yield f'  "away": {_lines(map(_text, ranges), 3)}}},\n "clients": ['
    between = "\n  "
    for case_file in case_files:
        yield between + _client(case_file)
        between = ",\n  "
    yield "]}\n"


def _holiday(holiday: date | tuple[date, str | None]) -> object:
    """A plain day; only a holiday that has a name is an object."""
    day, name = holiday if isinstance(holiday, tuple) else (holiday, None)
    return day if name is None else {"day": day, "name": name}


def _client(case_file: CaseFile) -> str:
    if case_file.since is not None:
        raise ValueError(f"{case_file.client.ref}: the activities before {case_file.since} were left out")
    lists = {
        "contracts": map(_contract, case_file.contracts),
        "absences": (
            _text({"kind": absence.kind, "from": absence.first, "to": absence.last, "why": absence.why})
            for absence in case_file.absences
        ),
        "activities": (
            _text(dict(zip(ACTIVITY_FIELDS, row[1:], strict=True))) for row in case_file.activities
        ),
        "tasks": (_text(task._asdict()) for task in case_file.tasks),
        "placements": (
            _text({**placement._asdict(), "why": placement.why or None}) for placement in case_file.placements
        ),
        "visions": (_text(vision._asdict()) for vision in case_file.visions),
        "check_ins": (_text(check_in._asdict()) for check_in in case_file.check_ins),
        "open_doors": (_text(door._asdict()) for door in case_file.open_doors),
        "jobs": (_text(job._asdict()) for job in case_file.jobs),
        "holds": (_text(hold._asdict()) for hold in case_file.holds),
    }
    said = ",\n   ".join(f'"{name}": {_lines(rows, 4)}' for name, rows in lists.items())
    return f"{{{_particulars(case_file.client)},\n   {said}}}"


def _particulars(client: Client) -> str:
    particulars = {
        "ref": client.ref or None,
        "name": client.name,
        "intake": client.intake,
        "status": client.status,
        "email": client.email,
        "phone": client.phone,
        "language": client.language,
        "channel": client.channel,
        "program": client.program,
        "closed_on": client.closed_on,
        "outcome": client.outcome,
        "referral": client.referral,
    }
    return _text(particulars)[1:-1]


def _contract(contract: Contract) -> str:
    obligations = (_text({**line._asdict(), "cadence": str(line.cadence)}) for line in contract.obligations)
    said = {name: value for name, value in contract._asdict().items() if name != "obligations"}
    return f'{_text(said)[:-1]}, "obligations": {_lines(obligations, 5)}}}'


def _lines(rows: Iterable[str], indent: int) -> str:
    """A list, each item on a line of its own."""
    margin = "\n" + " " * indent
    items = f",{margin}".join(rows)
    return f"[{margin}{items}]" if items else "[]"


def _iso(value: object) -> str:
    if isinstance(value, datetime):
        moment = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return moment.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)


_text = json.JSONEncoder(ensure_ascii=False, default=_iso).encode
