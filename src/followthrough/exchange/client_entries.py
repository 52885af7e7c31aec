"""Clients in a caseload file: one object becomes one case file, or a mistake with its place."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from operator import attrgetter

from followthrough.casework.cadence import ByDate, Cadence, read_cadence
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import (
    ABSENCE_KINDS,
    CHANNELS,
    CLOSED,
    LANGUAGES,
    OPEN,
    Absence,
    Client,
    Placement,
    Task,
    check_range,
    read_list,
)
from followthrough.casework.contract import (
    PARTIES,
    Contract,
    Obligation,
    check_lines,
    check_obligation,
    forms_for,
)
from followthrough.casework.dates import FIRST_YEAR, LAST_YEAR
from followthrough.casework.mistakes import Mistake, SameLineTwice
from followthrough.casework.vision import MOST

from .activity_entries import activities_in, kind_in
from .ahead_entries import check_ins_in, holds_in, jobs_in, open_doors_in, visions_in
from .places import Entry, plainly, range_in, said

CLIENT_FIELDS = (
    "ref", "name", "intake", "status", "email", "phone", "language", "channel", "program", "referral", "closed_on",
    "outcome", "contracts", "absences", "activities", "tasks", "placements", "visions", "check_ins",
    "open_doors", "jobs", "holds",
)  # fmt: skip
CONTRACT_FIELDS = frozenset(Contract._fields)
OBLIGATION_FIELDS = frozenset(Obligation._fields)
ABSENCE_FIELDS = frozenset(("kind", "from", "to", "why"))
TASK_FIELDS = frozenset(("title", "assigned_on", "by"))
PLACEMENT_FIELDS = frozenset(("list", "on", "until", "why"))

MOST_DAYS_PLACED = 90
"""Days, the first included, that a placement may hold, so that nobody is forgotten there."""

_REFERENCE = re.compile("[A-Za-z0-9-]{1,16}")
_FIELDS = frozenset(CLIENT_FIELDS)


def case_file_in(entry: Entry) -> CaseFile:
    """One client's whole story. Raises `ImpossibleFile`."""
    client = _client_in(entry.knowing(_FIELDS))
    return CaseFile(
        client=client,
        contracts=_contracts_in(entry),
        absences=_absences_in(entry),
        activities=activities_in(entry),
        tasks=tuple(_task_in(task, client.intake) for task in entry.entries("tasks", TASK_FIELDS)),
        placements=tuple(map(_placement_in, entry.entries("placements", PLACEMENT_FIELDS))),
        visions=visions_in(entry),
        check_ins=check_ins_in(entry),
        open_doors=open_doors_in(entry),
        jobs=jobs_in(entry),
        holds=holds_in(entry),
    )


def _client_in(entry: Entry) -> Client:
    client = Client(
        ref=_reference_in(entry),
        name=entry.text("name", "name"),
        intake=entry.day("intake"),
        program=entry.text_or_none("program", "program"),
        email=entry.text_or_none("email", "word"),
        phone=entry.text_or_none("phone", "word"),
        language=entry.word_or_none("language", LANGUAGES) or LANGUAGES[0],
        channel=entry.word_or_none("channel", CHANNELS),
        closed_on=entry.day_or_none("closed_on"),
        outcome=entry.text_or_none("outcome", "word"),
        referral=entry.text_or_none("referral", "program"),
    )
    with entry.at("closed_on"):
        check_range(client.intake, client.closed_on)
    _check_status(entry, client)
    return client


def _check_status(entry: Entry, client: Client) -> None:
    status = entry.word_or_none("status", (OPEN, CLOSED)) or client.status
    if status == CLOSED != client.status:
        raise entry.amiss("closed_on", "it is missing: a closed file needs the day of closing")
    if status == OPEN != client.status:
        raise entry.amiss("status", f"it is open, but closed_on is {client.closed_on}")
    if client.outcome is not None and status == OPEN:
        raise entry.amiss("outcome", "an open file has no outcome yet; it is given at closing")


def _reference_in(entry: Entry) -> str:
    if entry.fields.get("ref") is None:
        return ""
    ref = entry.plain_text("ref")
    if _REFERENCE.fullmatch(ref) is None:
        raise entry.amiss("ref", f"{said(ref)} is not a reference of 1 to 16 letters, digits or hyphens")
    return ref


def _contracts_in(entry: Entry) -> tuple[Contract, ...]:
    contracts: dict[date, Contract] = {}
    for each in entry.entries("contracts", CONTRACT_FIELDS):
        signed_on, ends_on = range_in(each, "signed_on", "ends_on")
        if signed_on in contracts:
            raise each.amiss("signed_on", f"another contract was signed on {signed_on} already")
        sure = each.number_or_none("confidence", 0, MOST)
        contracts[signed_on] = Contract(signed_on, ends_on, _obligations_in(each), sure)
    return tuple(sorted(contracts.values(), key=attrgetter("signed_on")))


def _obligations_in(entry: Entry) -> tuple[Obligation, ...]:
    lines = tuple(map(_obligation_in, entry.entries("obligations", OBLIGATION_FIELDS)))
    try:
        return check_lines(lines)
    except Mistake as mistake:
        repeated = bisect_left(range(len(lines)), True, key=lambda number: _repeats(lines[: number + 1]))
        raise entry.amiss(f"obligations[{repeated}]", plainly(mistake)) from None


def _repeats(lines: tuple[Obligation, ...]) -> bool:
    try:
        check_lines(lines)
    except SameLineTwice:
        return True
    return False


def _obligation_in(entry: Entry) -> Obligation:
    line = Obligation(
        party=entry.word("party", PARTIES),
        kind=kind_in(entry),
        cadence=_cadence_in(entry),
        wording=entry.text_or_none("wording", "wording"),
        at=entry.text_or_none("at", "wording"),
    )
    with entry.at("cadence" if forms_for(line.party, line.kind) else "kind"):
        return check_obligation(line)


def _cadence_in(entry: Entry) -> Cadence:
    with entry.at("cadence"):
        cadence = read_cadence(entry.plain_text("cadence"))
    if isinstance(cadence, ByDate) and not FIRST_YEAR <= cadence.day.year <= LAST_YEAR:
        raise entry.amiss("cadence", f"{cadence.day} is not from {FIRST_YEAR} to {LAST_YEAR}")
    return cadence


def _absences_in(entry: Entry) -> tuple[Absence, ...]:
    absences: list[Absence] = []
    for each in entry.entries("absences", ABSENCE_FIELDS):
        kind = each.word("kind", ABSENCE_KINDS)
        first, last = range_in(each, "from", "to")
        if last is None and kind != "paused":
            raise each.amiss("to", "it is missing: only a pause may be without a last day")
        if last is None and _open_pause(absences):
            raise each.amiss("to", "another pause is open already, and only one can be")
        absences.append(Absence(kind, first, last, each.text_or_none("why", "reason")))
    return tuple(absences)


def _open_pause(absences: Iterable[Absence]) -> bool:
    return any(absence.last is None for absence in absences)


def _task_in(entry: Entry, intake: date) -> Task:
    return Task(entry.text("title", "title"), entry.day_or_none("assigned_on") or intake, entry.day("by"))


def _placement_in(entry: Entry) -> Placement:
    with entry.at("list"):
        placed = read_list(entry.plain_text("list"))
    on, until = range_in(entry, "on", "until")
    days = 0 if until is None else (until - on).days + 1
    if days > MOST_DAYS_PLACED:
        most = f"{MOST_DAYS_PLACED} days at most"
        raise entry.amiss("until", f"it would hold for {days} days, and a placement holds for {most}")
    why = "" if entry.fields.get("why") == "" else entry.text_or_none("why", "reason") or ""
    return Placement(placed, on, until, why)
