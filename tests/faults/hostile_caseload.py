"""A caseload all of whose words are given: every field that holds text is filled from a stream of strings."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path

from followthrough.casework.activity import Activity
from followthrough.casework.cadence import ByDate, Dated, Weekly, Within
from followthrough.casework.case_file import CaseFile
from followthrough.casework.check_in import KINDS as CHECK_IN_KINDS
from followthrough.casework.check_in import CheckIn
from followthrough.casework.client import (
    CHANNELS,
    LISTS,
    LOW_POWER,
    Absence,
    Client,
    Job,
    OpenDoor,
    Placement,
    Task,
)
from followthrough.casework.contract import CLIENT, COUNSELLOR, Contract, Obligation
from followthrough.casework.names import LONGEST
from followthrough.casework.vision import WORDS, Vision
from followthrough.store import create_caseload
from followthrough.store.reading import Away, Holiday, OfficeDays

TODAY = date(2026, 1, 21)
NOW = f"{TODAY}T09:00:00+00:00"
INTAKE = date(2025, 9, 1)
SIGNED_ON = date(2026, 1, 5)
FULL = 8
"""Clients with a long record, of whom every command is asked."""
BRIEF = 440
"""Clients of whom there is little more than a name."""
REFERENCES = [
    f"{first}{second}{third}7" for first in "BCDFGHJK" for second in "MNPQRST" for third in "VWXZ2345"
]
CLIENTS = REFERENCES[:FULL]
RESTING = CLIENTS[LISTS.index(LOW_POWER) :: len(LISTS)]
"""Those with a long record who are on low power."""

Texts = Callable[[str], str]
"""The next text for a field of some kind: name, note, title …"""


def texts_from(strings: Iterator[str]) -> Texts:
    """The strings one by one, none longer than its field."""
    return lambda what: next(strings)[: LONGEST[what]]


def fill(path: Path, texts: Texts) -> None:
    """A new caseload there, with these texts, as if no door had kept any of them out."""
    with create_caseload(path, now=datetime.fromisoformat(NOW)) as caseload:
        caseload.import_all(_office_days(texts), case_files(texts))


def case_files(texts: Texts) -> Iterator[CaseFile]:
    """The case files: some long, many short."""
    refs = iter(REFERENCES)
    for number, ref in enumerate(islice(refs, FULL)):
        yield _full(_client(ref, texts, number), texts, number)
    for number, ref in enumerate(islice(refs, BRIEF)):
        client = _client(ref, texts, number)
        if number % 4 == 0:
            client = client._replace(closed_on=TODAY - timedelta(3), outcome=texts("outcome"))
        yield CaseFile(client)


def _office_days(texts: Texts) -> OfficeDays:
    holidays = tuple(Holiday(date(2026, 2, number), texts("name")) for number in range(2, 27))
    away = tuple(Away(date(2026, month, 3), date(2026, month, 4), texts("reason")) for month in range(3, 13))
    return OfficeDays(holidays, away)


def _client(ref: str, texts: Texts, number: int) -> Client:
    return Client(
        ref, texts("name"), INTAKE, texts("program"), texts("e-mail"), texts("phone"), ("en", "fr")[number % 2],
        CHANNELS[number % len(CHANNELS)], referral=texts("program"),
    )  # fmt: skip


def _full(client: Client, texts: Texts, number: int) -> CaseFile:
    where = LISTS[number % len(LISTS)]
    silent_for = 60 if where == LOW_POWER else 0
    placed = Placement(where, TODAY - timedelta(2), TODAY + timedelta(20), texts("reason"))
    return CaseFile(
        client,
        contracts=tuple(Contract(SIGNED_ON + timedelta(7 * turn), None, _lines(texts), 6) for turn in range(2)),
        absences=tuple(
            Absence("excused", _day(turn), _day(turn), texts("reason")) for turn in range(40, 44)
        ),
        activities=tuple(sorted(_entries(texts, silent_for), key=lambda entry: entry.on)),
        tasks=tuple(Task(texts("title"), _day(turn), TODAY + timedelta(turn - 8)) for turn in range(1, 17)),
        placements=(placed,),
        visions=tuple(
            Vision(_day(turn), **{name: texts("note") for name in WORDS}) for turn in (30, 20, 10, 3)
        ),
        check_ins=tuple(
            CheckIn(
                TODAY + timedelta(turn // 4), TODAY + timedelta(turn), CHECK_IN_KINDS[turn % 4], None, texts("reason")
            )
            for turn in range(12)
        ),
        open_doors=tuple(OpenDoor(_day(turn), texts("reason"), TODAY + timedelta(turn)) for turn in (9, 2)),
        jobs=tuple(
            Job(_day(turn), texts("name"), texts("title"), None if turn == 28 else _day(turn - 2)) for turn in (40, 28)
        ),
    )  # fmt: skip


def _lines(texts: Texts) -> tuple[Obligation, ...]:
    agreed = [
        (CLIENT, "report", Weekly(1, "weekly")), (CLIENT, "application", Weekly(5)), (CLIENT, "job-club", Dated(2)),
        (CLIENT, "follow-up", Within(7, "application")), (CLIENT, "task", ByDate(date(2026, 1, 23))),
        (CLIENT, "task", ByDate(date(2026, 1, 30))), (COUNSELLOR, "job-leads", Weekly(2)),
        (COUNSELLOR, "check-in", Weekly(1)),
    ]  # fmt: skip
    return tuple(Obligation(*line, texts("wording"), texts("wording")) for line in agreed)


def _entries(texts: Texts, silent_for: int) -> Iterator[Activity]:
    for number in range(540):
        yield Activity(0, _day(number, silent_for), "application", note=texts("note"))
    for number in range(150):
        yield Activity(
            0, _day(number, silent_for), "task", title=texts("title"), note=texts("note"), minutes=10
        )
    for number in range(10):
        yield Activity(
            0,
            _day(number, silent_for),
            "call",
            outcome=None,
            direction="in",
            topic="value",
            note=texts("note"),
        )


def _day(number: int, more: int = 0) -> date:
    """The day so many days before today, none before intake."""
    return TODAY - timedelta(days=number % 50 + more)
