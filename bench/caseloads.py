"""Large caseloads for measuring: so many clients, two years of record each, ending on a day."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from followthrough.casework.activity import Activity
from followthrough.casework.cadence import read_cadence
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import Client, Vision
from followthrough.casework.contract import CLIENT, COUNSELLOR, Contract, Obligation

YEARS = 2
LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
FIRST = ("Ana", "Luc", "Mia", "Sam", "Élise", "Omar", "Zoé", "Ivan", "Noor", "Jean")
LAST = ("Reyes", "Tremblay", "Chen", "Okafor", "Côté", "Haddad", "Roy", "Petrov", "Singh", "Morin")
LINES = (
    (CLIENT, "report", "weekly"),
    (CLIENT, "application", "5/week"),
    (CLIENT, "posting-review", "3/week"),
    (CLIENT, "follow-up", "within 7 days of application"),
    (CLIENT, "job-club", "every wed"),
    (COUNSELLOR, "check-in", "weekly"),
    (COUNSELLOR, "job-leads", "2/week"),
)


def case_files(clients: int, activities_each: int, today: date) -> Iterator[CaseFile]:
    """Case files of clients of every temperament, with about so many activities each."""
    start = today - timedelta(days=365 * YEARS)
    for number in range(clients):
        yield _case(number, activities_each, start, today)


def _case(number: int, activities: int, start: date, today: date) -> CaseFile:
    rng = random.Random(number)
    ref = "".join(LETTERS[number // 27**place % 27] for place in (3, 2, 1, 0))
    name = f"{FIRST[number % 10]} {LAST[number // 10 % 10]} {number}"
    client = Client(ref, name, start, phone=f"604-555-{number % 100:04}")
    contract = Contract(start, None, tuple(Obligation(p, k, read_cadence(c)) for p, k, c in LINES))
    visions = (Vision(start, "Mornings with a reason to get up"),) if number % 3 else ()
    entries = sorted(_entries(rng, activities, start, today), key=lambda entry: entry.on)
    return CaseFile(client, (contract,), activities=tuple(entries), visions=visions)


def _entries(rng: random.Random, activities: int, start: date, today: date) -> Iterator[Activity]:
    weeks = 52 * YEARS
    zeal = rng.choice((0.2, 0.5, 0.8, 0.95, 1.0))
    for place in range(activities):
        week = start + timedelta(weeks=place * weeks // activities)
        day = min(week + timedelta(days=rng.randrange(7)), today)
        kind = ("report", "application", "application", "posting-review", "follow-up", "job-club", "text")[
            place % 7
        ]
        if kind == "job-club":
            yield Activity(0, day, kind, outcome="attended" if rng.random() < zeal else "missed")
        elif kind == "text":
            yield Activity(
                0, day, kind, outcome="answered" if rng.random() < zeal else "no-answer", direction="out"
            )
        elif rng.random() < zeal:
            yield Activity(0, day, kind, count=1 if kind == "report" else rng.randrange(1, 5))
        else:
            yield Activity(0, day, "posting-review")
