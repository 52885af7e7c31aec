"""Large caseloads for measuring: so many clients, two years of record each, of every temperament, ending on a day.

The same numbers and day give the same caseload on every machine. Client by client: no more than one is in memory.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from followthrough.casework.activity import Activity, monday_of
from followthrough.casework.cadence import read_cadence
from followthrough.casework.case_file import CaseFile
from followthrough.casework.check_in import CheckIn, lay_out
from followthrough.casework.client import LOW_POWER, Absence, Client, Job, Placement, Task
from followthrough.casework.contract import CLIENT, COUNSELLOR, Contract, Obligation
from followthrough.casework.vision import Vision
from followthrough.casework.workweek import Calendar, Office

VERSION = 7
"""Raised when the caseloads come out differently, so that none built before is measured."""

WEEKS = 104
WEEK = timedelta(days=7)
LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
FIRST = ("Ana", "Luc", "Mia", "Sam", "Élise", "Omar", "Zoé", "Ivan", "Noor", "Jean", "Aïcha", "Wei")
LAST = (
    "Reyes",
    "Tremblay",
    "Chen",
    "Okafor",
    "Côté",
    "Haddad",
    "Roy",
    "Petrov",
    "Singh",
    "Morin",
    "Lévesque",
)
WORDS = ("Mornings with a reason to get up", "Être fier devant mes filles", "A place of our own by summer")
HELP = ("check-in", "job-leads", "resume-help", "employer-contact", "interview-practice")
FULL = (
    (CLIENT, "report", "weekly"),
    (CLIENT, "application", "5/week"),
    (CLIENT, "posting-review", "3/week"),
    (CLIENT, "follow-up", "within 7 days of application"),
    (CLIENT, "job-club", "every wed"),
    (COUNSELLOR, "check-in", "weekly"),
    (COUNSELLOR, "job-leads", "2/week"),
)
LIGHT = ((CLIENT, "report", "weekly"), (CLIENT, "application", "2/week"), (COUNSELLOR, "job-leads", "1/week"))
FULL_WEEK = ("report", "application", "posting-review", "job-club", "follow-up", "application")
LIGHT_WEEKS = (("report", "application"), ("application", "report"), ("report", "meeting"))


class Temper(NamedTuple):
    """How a client keeps promises: the chance of each until a turn so many weeks ago, and since."""

    share: int
    keeps: float
    since_turn: float = 1.0
    turned_weeks_ago: tuple[int, int] = (0, 0)
    silent: bool = False
    back: bool = False


TEMPERS = (
    Temper(38, 0.96),
    Temper(20, 0.88),
    Temper(8, 0.62),
    Temper(8, 0.93, 0.15, (2, 6)),
    Temper(12, 0.9, 0.0, (9, 40), silent=True),
    Temper(6, 0.9, 0.0, (9, 30), silent=True, back=True),
    Temper(8, 0.4, 0.95, (6, 30)),
)
"""Keen, steady, uneven, lately slipping, gone quiet, just back, found their feet: shares of a hundred."""


def calendar_for(today: date) -> Calendar:
    """New Year's, Canada Day and Christmas, and two weeks of the counsellor's own each summer."""
    years = range(today.year - 3, today.year + 2)
    shut = tuple(date(year, *day) for year in years for day in ((1, 1), (7, 1), (12, 25), (12, 26)))
    return Calendar(shut, tuple((date(year, 7, 20), date(year, 7, 31)) for year in years))


def case_files(clients: int, activities_each: int, today: date) -> Iterator[CaseFile]:
    """Case files of clients of every temperament, each with exactly so many activities."""
    start = monday_of(today) - WEEK * (WEEKS - 1)
    for number in range(clients):
        yield _case(number, activities_each, start, today)


def _case(number: int, activities: int, start: date, today: date) -> CaseFile:
    rng = random.Random(number)
    ref = reference(number)
    name = f"{FIRST[number % 12]} {LAST[number // 12 % 11]} {number}"
    client = Client(
        ref, name, start, phone=f"604-555-{number % 10_000:04}", language=("en", "fr")[number % 2]
    )
    temper = rng.choices(TEMPERS, [temper.share for temper in TEMPERS])[0]
    is_full = activities > 3 * WEEKS
    entries = _record(rng, temper, activities, start, today, is_full=is_full)
    record = tuple(sorted(entries, key=attrgetter("on")))
    visions = (Vision(start + WEEK, WORDS[number % 3]),) if number % 3 else ()
    contracts = _contracts(rng, FULL if is_full else LIGHT, start, today)
    absences = _absences(rng, start, today)
    placed = _placements(number, absences, today)
    return CaseFile(
        client, contracts, absences, record, _tasks(rng, today), placed, visions,
        check_ins=_check_ins(number, today), jobs=_jobs(number, today),
    )  # fmt: skip


def _check_ins(number: int, today: date) -> tuple[CheckIn, ...]:
    """The first two weeks of every twentieth client, begun at most two weeks ago."""
    return () if number % 20 else tuple(lay_out(today - timedelta(number // 20 % 14), Office()))


def _jobs(number: int, today: date) -> tuple[Job, ...]:
    """Every twenty-fifth client has been at work for so many weeks."""
    return () if number % 25 else (Job(today - WEEK * (number // 25 % 60), "Café Rivière", "baker"),)


def reference(number: int) -> str:
    """The reference of a client by their place in the caseload."""
    return "".join(LETTERS[number // 27**place % 27] for place in (3, 2, 1, 0))


def _contracts(
    rng: random.Random, lines: tuple[tuple[str, str, str], ...], start: date, today: date
) -> tuple[Contract, ...]:
    """One signed at intake, and one that took its place; a few have run out."""
    agreed = tuple(Obligation(party, kind, read_cadence(words)) for party, kind, words in lines)
    signed = start + WEEK * rng.randrange(20, 90)
    ends = today - timedelta(days=rng.randrange(3, 40)) if rng.random() < 0.03 else None
    return Contract(start, None, agreed), Contract(signed, ends, agreed)


def _absences(rng: random.Random, start: date, today: date) -> tuple[Absence, ...]:
    """Two spells of illness, and for some a pause that is not over."""
    ill = [start + timedelta(days=rng.randrange(30, 340) + 360 * year) for year in (0, 1)]
    spells = [Absence("excused", day, day + timedelta(days=rng.randrange(5)), "ill") for day in ill]
    if rng.random() < 0.02:
        spells.append(Absence("paused", today - timedelta(days=rng.randrange(40)), None, "surgery"))
    return tuple(spells)


def _placements(number: int, absences: tuple[Absence, ...], today: date) -> tuple[Placement, ...]:
    if number % 60 != 7 or any(away.covers(today) or away.last is None for away in absences):
        return ()
    return (Placement(LOW_POWER, today - timedelta(days=10), None, "asked for some weeks to themselves"),)


def _tasks(rng: random.Random, today: date) -> tuple[Task, ...]:
    agreed = today - timedelta(days=rng.randrange(10, 60))
    return (Task("Update the resume", agreed, agreed + timedelta(days=10)),) if rng.random() < 0.2 else ()


def _record(
    rng: random.Random, temper: Temper, activities: int, start: date, today: date, *, is_full: bool
) -> Iterator[Activity]:
    """Week by week so many entries; what the client did not do leaves room for what the counsellor did."""
    turn = WEEKS - rng.randrange(*temper.turned_weeks_ago) if temper.turned_weeks_ago[1] else WEEKS + 1
    given = 0
    for week in range(WEEKS):
        until = activities * (week + 1) // WEEKS
        room, given = until - given, until
        monday = start + WEEK * week
        plan = FULL_WEEK if is_full else LIGHT_WEEKS[week % 3]
        keeps = temper.since_turn if week >= turn else temper.keeps
        is_quiet = temper.silent and week >= turn
        entries = [_entry(rng, plan[n % len(plan)], monday, keeps, is_quiet=is_quiet) for n in range(room)]
        if temper.back and week == WEEKS - 2 and entries:
            day = monday + timedelta(days=rng.randrange(5))
            entries[-1] = Activity(0, day, "call", outcome=None, direction="in")
        if week >= WEEKS - 2:
            entries = [entry for entry in entries if entry.on <= today]  # the rest of the week is to come
        yield from entries


def _entry(rng: random.Random, kind: str, monday: date, keeps: float, *, is_quiet: bool) -> Activity:
    """What was planned, if it was kept; else a session missed, a contact, or help of the counsellor's."""
    chance = rng.random()
    day = monday + timedelta(days=int(chance * 997) % 5)
    if chance >= keeps:
        return _instead(rng, kind, day, is_quiet=is_quiet)
    if kind == "report":
        return _report(chance, monday)
    if kind in ("job-club", "meeting"):
        topic = "plan" if kind == "meeting" else None
        return Activity(0, day, kind, outcome="attended", topic=topic)
    return Activity(0, day, kind, count=1 + int(chance * 991) % 5)


def _report(chance: float, monday: date) -> Activity:
    """On the Friday, on the Monday after it, or on that Monday and saying which week it is of."""
    way = int(chance * 983) % 3
    day = monday + timedelta(days=4 if way == 0 else 7)
    return Activity(0, day, "report", week_of=monday if way == 2 else None)


def _instead(rng: random.Random, kind: str, day: date, *, is_quiet: bool) -> Activity:
    chance = rng.random()
    if kind in ("job-club", "meeting") and not is_quiet:
        return Activity(0, day, kind, outcome="missed" if chance < 0.7 else "excused")
    if (is_quiet and chance < 0.6) or chance < 0.15:
        return Activity(0, day, rng.choice(("call", "text")), outcome="no-answer", direction="out")
    if not is_quiet and chance < 0.4:
        return Activity(0, day, "call", outcome="answered", direction="out", topic="habits")
    if not is_quiet and chance < 0.5:
        return Activity(0, day, "text", outcome=None, direction="in")
    return Activity(0, day, rng.choice(HELP), count=1 + int(chance * 10) % 2)
