"""What the demonstration promises on any day: all of triage is in it, and its people are themselves."""

import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from functools import cache

import pytest

from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import ACTIVE, LOW_POWER, NEEDS_EARLY_INTERVENTION, REFERENCE_LETTERS
from followthrough.casework.contract import check_lines
from followthrough.casework.holidays import holidays
from followthrough.casework.names import fold, keepable
from followthrough.casework.vision import WORDS, as_it_stands
from followthrough.casework.workweek import Office
from followthrough.demonstration import WELCOMED_BACK, steps
from followthrough.demonstration.cast import CAST
from followthrough.demonstration.people import PEOPLE
from followthrough.demonstration.steps import AddHolidays, Step
from followthrough.demonstration.words_of_visions import PICTURES, VISIONS
from followthrough.triage.answer import REASONS
from followthrough.triage.assess import judge
from followthrough.triage.morning import Morning, morning_of
from followthrough.triage.thresholds import DEFAULTS
from played import played

A_WEDNESDAY = date(2026, 1, 14)

A_WEEK = [date(2026, 10, 5) + timedelta(n) for n in range(7)]
AFTER_HOLIDAYS = [day + timedelta(1) for day in holidays("quebec", 2026)]
MONTH_ENDS = [date(2026, month + 1, 1) - timedelta(1) for month in range(1, 12)]
TURNS_OF_THE_YEAR = [date(2026, 12, 20) + timedelta(2 * n) for n in range(12)]
FAR_DAYS = [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1), date(2030, 6, 26), date(2031, 12, 31)]
THROUGH_A_YEAR = [date(2026, 1, 2) + timedelta(23 * n) for n in range(18)]
DAYS = sorted({*A_WEEK, *AFTER_HOLIDAYS, *MONTH_ENDS, *TURNS_OF_THE_YEAR, *FAR_DAYS, *THROUGH_A_YEAR})
"""Days of all kinds: every one of some year and a half was gone through when the stories were written."""


@cache
def made_on(day: date) -> tuple[Office, dict[str, CaseFile]]:
    return played(steps(day))


@cache
def morning_on(day: date) -> Morning:
    office, cases = made_on(day)
    there = [case for case in cases.values() if case.client.closed_on is None]
    return morning_of(day, [(case.client, judge(case, day, office, DEFAULTS).assessment) for case in there])


on_all_days = pytest.mark.parametrize("day", DAYS, ids=str)


# On any day it is made ------------------------------------------------------------------------------------------


@on_all_days
def test_the_lists_have_the_sizes_of_a_real_caseload(day: date) -> None:
    lists = morning_on(day).lists

    assert 18 <= len(lists[ACTIVE]) <= 28
    assert 8 <= len(lists[NEEDS_EARLY_INTERVENTION]) <= 15
    assert 3 <= len(lists[LOW_POWER]) <= 7


@on_all_days
def test_every_reason_is_given_to_somebody(day: date) -> None:
    given = {reason.code for entry in morning_on(day).listed for reason in entry.assessment.reasons}

    assert given == set(REASONS)


@on_all_days
def test_the_first_to_be_met_is_welcomed_back(day: date) -> None:
    needing = morning_on(day).lists[NEEDS_EARLY_INTERVENTION]

    assert needing[0].assessment.welcome_back
    welcomed = [fold(entry.client.name) for entry in needing if entry.assessment.welcome_back]
    assert any(WELCOMED_BACK in name for name in welcomed)


@on_all_days
def test_some_are_paused_and_somebody_is_excused(day: date) -> None:
    paused = morning_on(day).paused
    excused = [
        case
        for case in made_on(day)[1].values()
        if any(absence.kind == "excused" and absence.covers(day) for absence in case.absences)
    ]

    assert excused
    assert 2 <= len(paused) + len(excused) <= 4


@on_all_days
def test_a_few_things_are_not_written_down_yet(day: date) -> None:
    assert 3 <= morning_on(day).gaps <= 12


@on_all_days
def test_nothing_happens_after_today_nor_while_the_office_is_closed(day: date) -> None:
    office, cases = made_on(day)
    told = list(steps(day))

    assert [step.on for step in told] == sorted(step.on for step in told)
    assert all(step.on <= day and office.is_open(step.on) for step in told)
    entries = [activity for case in cases.values() for activity in case.activities]
    assert all(office.is_open(activity.on) for activity in entries)
    assert day - timedelta(100) <= min(activity.on for activity in entries) <= day - timedelta(77)


@on_all_days
def test_nobody_is_recorded_before_intake_after_closing_or_while_away(day: date) -> None:
    for case in made_on(day)[1].values():
        client = case.client
        for entry in case.activities:
            assert client.intake <= entry.on
            assert client.closed_on is None or entry.on < client.closed_on
            assert not any(absence.covers(entry.on) for absence in case.absences)
        assert all(client.intake <= contract.signed_on for contract in case.contracts)


# Its people -----------------------------------------------------------------------------------------------------


def test_there_are_about_forty_people_each_with_a_story() -> None:
    assert 38 <= len(PEOPLE) <= 46
    assert set(CAST) == {person.ref for person in PEOPLE}
    assert set(VISIONS) | set(PICTURES) <= set(CAST)


def test_a_first_name_or_a_reference_alone_says_who_is_meant() -> None:
    names = [fold(person.name) for person in PEOPLE]

    for name in names:
        assert sum(name.split()[0] in other for other in names) == 1
    assert len({person.ref for person in PEOPLE}) == len(PEOPLE)


def test_references_are_such_as_ft_gives() -> None:
    for person in PEOPLE:
        assert len(person.ref) == 4
        assert set(person.ref) <= set(REFERENCE_LETTERS)
        assert not person.ref.isalpha()
        assert not person.ref.isdigit()


def test_nobody_can_be_reached_for_real() -> None:
    for person in PEOPLE:
        assert person.email is None or re.fullmatch(r"[a-z.-]+@example\.(com|org)", person.email)
        assert person.phone is None or re.fullmatch(r"\d{3}-555-01\d\d", person.phone)
    assert len({person.phone for person in PEOPLE}) == len(PEOPLE)


def test_the_people_differ_as_people_do() -> None:
    assert {person.language for person in PEOPLE} == {"en", "fr"}
    assert {person.channel for person in PEOPLE} == {"call", "text", "email", "letter"}
    assert len({person.program for person in PEOPLE} - {None}) == 3
    assert any("œ" in person.name for person in PEOPLE)


# What is in it --------------------------------------------------------------------------------------------------


def test_every_form_of_cadence_is_promised_by_somebody() -> None:
    lines = [
        line for case in made_on(A_WEDNESDAY)[1].values() for contract in case.contracts
        for line in check_lines(contract.obligations)
    ]  # fmt: skip
    said = " · ".join(sorted({str(line.cadence) for line in lines}))

    assert {line.cadence.form for line in lines} == {"weekly", "dated", "within", "by"}
    for form in (r"\d/week", "daily", "weekly", r"every wed", r"every 2 weeks on tue", r"monthly on 1st mon"):
        assert re.search(form, said)
    for form in (r"within 7 days of application", r"within \d days of contact", r"by \d{4}-\d\d-\d\d"):
        assert re.search(form, said)


def test_every_kind_of_record_is_in_it() -> None:
    cases = made_on(A_WEDNESDAY)[1].values()
    entries = [activity for case in cases for activity in case.activities]

    assert {"value", "habits", "vision", "plan"} <= {entry.topic for entry in entries}
    assert {"attended", "missed", "answered", "no-answer", "done"} <= {entry.outcome for entry in entries}
    assert sum(entry.minutes is not None for entry in entries) > 100
    assert sum(entry.note is not None for entry in entries) > 100
    assert any("placed in work" in (case.client.outcome or "") for case in cases)
    assert all(case.tasks for case in cases if case.client.ref == "M7FD")
    assert sum(len(case.placements) for case in cases) == 3
    assert sum(len(case.visions) for case in cases) >= 12
    assert {entry.because for entry in entries} >= {"forgot", "could-not", "no-confidence"}
    assert sum(len(case.open_doors) for case in cases) == 2
    assert sum(len(case.jobs) for case in cases) == 2
    assert any(case.visions and as_it_stands(case.visions).plan for case in cases)
    assert all(case.check_ins for case in cases if case.contracts)
    lines = [line for case in cases for contract in case.contracts for line in contract.obligations]
    assert {bool(line.at) for line in lines} == {True, False}


def test_its_words_about_people_are_kind() -> None:
    told = repr(list(steps(A_WEDNESDAY))).lower()

    for word in ("failed", "non-compliant", "lazy", "refuse", "strike", "given up", "paresse", "échec"):
        assert word not in told


def test_all_of_its_words_can_be_kept_as_they_stand() -> None:
    for case in made_on(A_WEDNESDAY)[1].values():
        assert keepable(case.client.name) == case.client.name
        for entry in case.activities:
            assert entry.note is None or keepable(entry.note, "note") == entry.note
        for vision in case.visions:
            for words in (getattr(vision, name) for name in WORDS):
                assert words is None or keepable(words, "note") == words


def test_the_holidays_are_those_of_the_province() -> None:
    first = next(steps(A_WEDNESDAY))

    assert isinstance(first, AddHolidays)
    assert dict(first.days) == holidays("quebec", 2025) | holidays("quebec", 2026)


# Their stories --------------------------------------------------------------------------------------------------

MOVES = {
    "M7FD": ["intake"],
    "M2RD": ["intake", "slipping", "settled"],
    "T2NG": ["intake", "slipping"],
    "K5GR": ["intake", "first-slip"],
    "K3TB": ["intake", "repeated-slips"],
    "G4ND": ["intake", "no-contract"],
    "F3RC": ["intake", "first-slip", "low-power"],
    "B9TQ": ["intake", "first-slip", "low-power", "welcome-back"],
    "K7RH": ["intake", "placed"],
}


@on_all_days
def test_the_archetypes_go_their_ways(day: date) -> None:
    office, cases = made_on(day)
    walks = {ref: judge(cases[ref], day, office, DEFAULTS).walk for ref in MOVES}

    assert {
        ref: [chapter.standing.cause for chapter in walk.chapters] for ref, walk in walks.items()
    } == MOVES


# The same everywhere --------------------------------------------------------------------------------------------

SAY_STEPS = """
from datetime import date
from followthrough.demonstration import steps
from zlib import crc32
print(crc32(repr(list(steps(date(2026, 1, 14)))).encode()))
"""


def test_a_day_gives_the_same_steps_twice() -> None:
    first, second = list(steps(A_WEDNESDAY)), list(steps(A_WEDNESDAY))

    assert first == second
    assert Counter(type(step).__name__ for step in first)["Log"] > 400


def test_the_steps_depend_on_neither_hashes_nor_time_zone_nor_language() -> None:
    def said(**environment: str) -> str:
        told = {**os.environ, **environment}
        return subprocess.run(
            [sys.executable, "-c", SAY_STEPS], env=told, capture_output=True, text=True, check=True
        ).stdout

    here = said(PYTHONHASHSEED="1", TZ="America/St_Johns", LC_ALL="C")
    there = said(PYTHONHASHSEED="2", TZ="Pacific/Auckland", LC_ALL="fr_CA.UTF-8")

    assert here == there


def test_yesterdays_demonstration_has_the_same_people() -> None:
    def people(told: list[Step]) -> set[str]:
        return set(played(told)[1])

    assert people(list(steps(A_WEDNESDAY))) == people(list(steps(A_WEDNESDAY - timedelta(1))))
