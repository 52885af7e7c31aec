"""Two proofs on random caseloads: the fast walk is the plain day-by-day form; what is remembered changes no answer.

`FT_DEEP=1` tries caseloads that were never tried before, many more of them.
"""

import os
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given
from hypothesis import settings as trying
from hypothesis import strategies as st

import random_caseloads
import reference
from builders import case_files_of, left_out_before
from followthrough.casework.activity import BECAUSE, Activity
from followthrough.casework.case_file import CaseFile, Remembered
from followthrough.casework.client import OpenDoor
from followthrough.casework.vision import Vision
from followthrough.casework.workweek import Office
from followthrough.triage.answer import read_answer, write_answer
from followthrough.triage.assess import Assessment, Judged, judge
from followthrough.triage.memory import basis_of, bookmark_for, reads_from, recall, remembered
from followthrough.triage.thresholds import DEFAULTS, MEANINGS, Thresholds, with_settings

DEEP = bool(os.environ.get("FT_DEEP"))
MOVING = (
    *("no-contract", "first-slip", "slipping", "repeated-slips", "settling"),
    *("low-power", "welcome-back", "placed"),
)
"""The codes that the definition fixes; the others only advise."""
SHARES = ("low_below", "enter_below", "leave_at", "good_week")
ADVISING = ("review_days", "contact_days", "low_review_days")


def tried(examples: int) -> Callable[[Any], Any]:
    """So many examples, the same each time; a hundred times as many new ones when the search is deep."""
    return trying(
        max_examples=examples * 100 if DEEP else examples,
        derandomize=not DEEP,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate),  # a smaller seed is no simpler caseload
    )


seeds = st.integers(0, 10**9)


# The fast walk and the plain one ----------------------------------------------------------------------------


def random_settings(rng: random.Random) -> dict[str, Any]:
    """Settings that the two forms have in common, half of them at random, some at their extremes."""
    chosen: dict[str, Any] = {}
    for name, meaning in MEANINGS.items():
        default = getattr(DEFAULTS, name)
        if name in (*SHARES, *ADVISING, "low_power_off") or rng.random() < 0.5:
            continue
        near = rng.randint(meaning.least, min(meaning.most, 40))
        chosen[name] = rng.choice([meaning.least, meaning.most, near, min(meaning.most, default * 2)])
    in_order = sorted(Fraction(rng.randint(1, 20), 20) for _ in range(3))
    shares = (*in_order, Fraction(rng.randint(1, 20), 20))
    return {**chosen, **dict(zip(SHARES, map(str, shares), strict=True))}


def placed_while_there(caseload: dict[str, Any], settings: dict[str, Any]) -> dict[str, Any]:
    """Without placements of somebody who is paused, which are refused (other settings make other days a pause)."""
    for client in caseload["clients"]:
        record = reference.record_of(caseload, client["ref"], settings)
        client["placements"] = [
            row for row in client["placements"] if not record.is_paused(date.fromisoformat(row["on"]))
        ]
    return caseload


def in_common(found: Assessment | None, day: date) -> dict[str, Any] | None:
    """An assessment as the plain form gives it."""
    if found is None:
        return None
    return {
        "list": found.list,
        "since": found.since,
        "follow_through": found.follow_through,
        "slips": found.slips,
        "reasons": [reason.code for reason in found.reasons if reason.code in MOVING],
        "welcome_back": found.welcome_back,
        "onboarding_day": found.onboarding_day(day),
        "last_sign_of_life": found.last_sign_of_life,
    }


def judged_each_day(
    case: CaseFile, days: Iterator[date], office: Office, thresholds: Thresholds
) -> Iterator[Assessment | None]:
    """What triage says on each day, judged again when the last answer is no longer good (deep: every day)."""
    found: Judged | None = None
    for day in days:
        if found is None or DEEP or day > found.good_until:
            found = judge(case, day, office, thresholds)
        yield found.assessment


def check_equal(caseload: dict[str, Any], days: int, settings: dict[str, Any]) -> None:
    off = random_caseloads.LOW_OFF_PROGRAMS
    thresholds = with_settings({**settings, "low_power_off": off})
    office, cases = case_files_of(caseload)
    for case in cases:
        last = case.client.intake + timedelta(days)
        history = reference.history(caseload, case.client.ref, last, {**settings, "low_off_programs": off})
        assessments = judged_each_day(case, (day for day, _ in history), office, thresholds)
        for (day, wanted), found in zip(history, assessments, strict=True):
            assert (case.client.ref, day, in_common(found, day)) == (case.client.ref, day, wanted)


@pytest.mark.slow  # a proof by trying: every day of some hundred years of clients
@tried(examples=16)
@given(seed=seeds, days=st.integers(100, 200))
def test_the_fast_walk_is_the_plain_one(seed: int, days: int) -> None:
    check_equal(random_caseloads.random_caseload(seed, clients=3), days, {})


@pytest.mark.slow  # as above
@tried(examples=12)
@given(seed=seeds, days=st.integers(60, 200))
def test_the_fast_walk_is_the_plain_one_with_any_settings(seed: int, days: int) -> None:
    settings = random_settings(random.Random(seed))
    caseload = placed_while_there(random_caseloads.random_caseload(seed, clients=3, days=days), settings)
    check_equal(caseload, days + 30, settings)


# Remembering and judging anew -------------------------------------------------------------------------------


class Caseworker:
    """Records, corrects and judges one client day after day, and keeps what was decided as the store does."""

    def __init__(self, case: CaseFile, office: Office, thresholds: Thresholds, rng: random.Random) -> None:
        self.office = office
        self.thresholds = thresholds
        self.basis = basis_of(thresholds)
        self.rng = rng
        entries = list(case.activities)
        rng.shuffle(entries)
        self.waiting = entries[::2]
        self.case = case._replace(activities=())
        self.kept: Remembered | None = None
        self._record(entries[1::2])
        self.day = case.client.intake + timedelta(rng.randrange(60, 300))

    def works(self, sittings: int) -> None:
        for _ in range(sittings):
            self.day += timedelta(self.rng.choice([0, 0, 1, 1, 1, 2, 3, 7, 20]))
            self.judges(self.day, keeps=True)
            self.judges(self.day - timedelta(self.rng.randrange(0, 100)), keeps=False)
            for _ in range(self.rng.choice([0, 0, 0, 1, 2])):
                self.corrects()

    def judges(self, day: date, *, keeps: bool) -> None:
        anew = judge(self.case, day, self.office, self.thresholds)
        known = self.kept
        memory = recall(known, self.basis) if known else None
        since = reads_from(known, self.basis, day, self.office, self.thresholds) if known else None
        found = judge(left_out_before(self.case, since), day, self.office, self.thresholds, memory)
        assert (day, found.assessment) == (day, anew.assessment)
        if known and known.answer and _is_good_on(known, day):
            assert (day, read_answer(known.answer, day)) == (day, anew.assessment)
        if keeps and (known is None or known.through <= day):
            bookmark = bookmark_for(found.view, day)
            written = remembered(self.basis, day, found.walk.chapters, bookmark)
            answer = write_answer(found.assessment)
            self.kept = written._replace(
                good_from=found.good_from, good_until=found.good_until, answer=answer
            )

    def corrects(self) -> None:
        """Something written down, now and then late; something crossed out; something moved to another day."""
        entries = list(self.case.activities)
        way = self.rng.random()
        if way < 0.75 or not entries:
            recent = [entry for entry in self.waiting if abs((entry.on - self.day).days) < 15]
            among = recent if recent and self.rng.random() < 0.8 else self.waiting
            if among:
                entry = self.rng.choice(among)
                self.waiting.remove(entry)
                self._record([entry])
            return
        entry = self.rng.choice(entries)
        self._cross_out(entry)
        if way > 0.9:
            moved = max(self.case.client.intake, entry.on + timedelta(self.rng.randrange(-10, 10)))
            self._record([entry._replace(on=moved)])

    def _record(self, entries: list[Activity]) -> None:
        now = sorted([*self.case.activities, *entries], key=lambda entry: (entry.on, entry.id))
        self.case = self.case._replace(activities=tuple(now))
        self._forget(entries)

    def _cross_out(self, entry: Activity) -> None:
        left = tuple(other for other in self.case.activities if other != entry)
        self.case = self.case._replace(activities=left)
        self._forget([entry])

    def _forget(self, entries: list[Activity]) -> None:
        for entry in entries:
            if self.kept and entry.on < self.kept.bookmark_on:
                self.kept = None
            elif self.kept:
                through = min(self.kept.through, entry.on - timedelta(1))
                self.kept = self.kept._replace(through=through, good_from=None, good_until=None, answer=None)


def _is_good_on(known: Remembered, day: date) -> bool:
    first, last = known.good_from, known.good_until
    return first is not None and last is not None and first <= day <= last


def with_words(case: CaseFile, rng: random.Random) -> CaseFile:
    """The case file with what only words and advice rest on: causes told, visions, doors kept open."""
    intake = case.client.intake

    def days(most: int) -> list[date]:
        return sorted(intake + timedelta(rng.randrange(0, 300)) for _ in range(rng.randrange(0, most)))

    told = tuple(
        entry._replace(because=rng.choice(BECAUSE))
        if (entry.outcome in ("missed", "answered") or entry.direction == "in") and rng.random() < 0.4
        else entry
        for entry in case.activities
    )
    doors = tuple(
        OpenDoor(on, f"more time by {on}", rng.choice([None, on + timedelta(rng.randrange(0, 60))]))
        for on in days(5)
    )
    return case._replace(
        activities=told, open_doors=doors, visions=tuple(Vision(on, "bread") for on in days(3))
    )


def check_memory(seed: int, settings: dict[str, Any]) -> None:
    rng = random.Random(seed)
    thresholds = with_settings(settings)
    office, cases = case_files_of(random_caseloads.random_caseload(seed, clients=2, days=420))
    for case in cases:
        Caseworker(with_words(case, rng), office, thresholds, rng).works(sittings=10)


@pytest.mark.slow  # as above
@tried(examples=16)
@given(seed=seeds)
@example(seed=1689668)  # an older slip, dated late after a holiday, counted on the first day of a good answer
def test_what_is_remembered_changes_no_answer(seed: int) -> None:
    check_memory(seed, {})


@pytest.mark.slow  # as above
@tried(examples=6)
@given(seed=seeds)
def test_what_is_remembered_changes_no_answer_with_any_settings(seed: int) -> None:
    check_memory(seed, random_settings(random.Random(seed)))


@pytest.mark.slow  # as above
@tried(examples=8)
@given(seed=seeds)
def test_an_answer_is_good_from_its_first_day_through_its_last(seed: int) -> None:
    rng = random.Random(seed)
    office, cases = case_files_of(random_caseloads.random_caseload(seed, clients=2))
    for case in (with_words(case, rng) for case in cases):
        for _ in range(6):
            day = case.client.intake + timedelta(rng.randrange(-3, 200))
            found = judge(case, day, office, DEFAULTS)
            answer = write_answer(found.assessment)
            first = max(found.good_from, day - timedelta(25))
            for later in range(1 + (min(found.good_until, day + timedelta(25)) - first).days):
                then = first + timedelta(later)
                anew = judge(case, then, office, DEFAULTS).assessment
                assert (then, read_answer(answer, then)) == (then, anew)
