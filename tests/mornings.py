"""A small made-up morning, each client there for a reason; and random ones, judged for real."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache

from builders import case_files_of
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import ACTIVE, LOW_POWER, NEEDS_EARLY_INTERVENTION, Client
from followthrough.triage.assess import Assessment, Judged, judge
from followthrough.triage.morning import Morning, morning_of
from followthrough.triage.reason import Evidence, Reason
from followthrough.triage.strategies.address_habits_early import FirstSlip, Slipping
from followthrough.triage.strategies.bigger_yes import NoVision, OwnWords
from followthrough.triage.strategies.create_value import YouOwe
from followthrough.triage.strategies.low_power import ContactOwed, LowPower, WelcomeBack
from followthrough.triage.thresholds import DEFAULTS
from random_caseloads import random_caseload

DAY = date(2026, 1, 13)
INTAKE = date(2025, 10, 6)
RANDOM_DAYS = (date(2026, 1, 20), date(2026, 3, 10), date(2026, 5, 18))


def day(number: int, month: int = 1, year: int = 2026) -> date:
    return date(year, month, number)


def listed(where: str, since: date, *reasons: Reason, **facts: object) -> Assessment:
    plain = Assessment(where, since, None, False, None, 0, day(5), None, None, 0, reasons)
    return plain._replace(**facts)


def the_morning() -> Morning:
    """Luc is back, Ana in her first weeks, Sam slipping; two are steady, one door is open, one is away."""
    return morning_of(DAY, _people())


def _people() -> Iterator[tuple[Client, Assessment | None]]:
    yield Client("K2QD", "Luc Tremblay", INTAKE, phone="418-555-0161"), listed(
        NEEDS_EARLY_INTERVENTION, DAY,
        WelcomeBack(as_of=DAY, welcomed_on=day(13), by="called", days_away=41, evidence=(Evidence(7, DAY),)),
        OwnWords(as_of=DAY, said_on=day(1), own_words="Être fier devant mes filles"),
        welcome_back=True, way_out="Two steady weeks.",
    )  # fmt: skip
    told = "no report recorded for the week of 5 January"
    slip = FirstSlip(as_of=DAY, kind="missed-report", slipped_on=DAY, about=day(5), told=told, quiet_days=7)
    yield Client("C7F3", "Ana Reyes", day(5), phone="604-555-0142", channel="text"), listed(
        NEEDS_EARLY_INTERVENTION, DAY, slip, NoVision(as_of=DAY),
        onboarding_from=day(5), follow_through=Fraction(0), slips=1, gaps=3, way_out="7 days without a slip.",
    )  # fmt: skip
    slipping = Slipping(
        as_of=DAY,
        follow_through=Fraction(3, 7),
        cells=7,
        weeks=2,
        enter_below=Fraction(3, 5),
        leave_at=Fraction(3, 4),
    )
    yield Client("9XHT", "Sam Okafor", INTAKE, email="sam@example.org", phone="604-555-0177", channel="email"), listed(
        NEEDS_EARLY_INTERVENTION, day(6), slipping, YouOwe(as_of=DAY, count=2, kind="job-leads", since=day(9)),
        NoVision(as_of=DAY), follow_through=Fraction(3, 7), way_out="Keep 75 % of what was agreed.",
    )  # fmt: skip
    yield (
        Client("M4NP", "Mia Chen", INTAKE, phone="604-555-0101"),
        listed(ACTIVE, day(6, 10, 2025), follow_through=Fraction(1)),
    )
    owed = YouOwe(as_of=DAY, count=1, kind="check-in", since=day(9))
    yield (
        Client("P8RS", "Zoë Côté", INTAKE),
        listed(ACTIVE, day(6, 10, 2025), owed, follow_through=Fraction(3, 4)),
    )
    low = LowPower(as_of=DAY, since=day(2, 12, 2025), last_sign=day(3, 11, 2025))
    yield (
        Client("T5VW", "Omar Haddad", INTAKE, phone="604-555-0103"),
        listed(LOW_POWER, day(2, 12, 2025), low, ContactOwed(as_of=DAY, due=day(1)), next_contact=day(1)),
    )
    yield Client("X6ZB", "Inés Núñez", INTAKE), None


@cache
def random_judged(seed: int) -> list[tuple[CaseFile, Judged]]:
    """A random caseload, each client who is open judged on some days."""
    office, cases = case_files_of(random_caseload(seed, clients=6, days=130))
    return [
        (case, judge(case, when, office, DEFAULTS))
        for case in cases
        for when in RANDOM_DAYS
        if case.client.intake <= when and (case.client.closed_on is None or case.client.closed_on > when)
    ]


@cache
def random_morning(seed: int) -> Morning:
    when = RANDOM_DAYS[seed % len(RANDOM_DAYS)]
    found = [
        (case.client, judged.assessment) for case, judged in random_judged(seed) if judged.view.day == when
    ]
    return morning_of(when, found)
