"""Seeded random caseloads, as dicts of the caseload file, for comparing two readings of the triage.

They are valid and unkind: every form of cadence, clients of every temperament, contracts that end and
are amended, ranges of days that touch and overlap, holidays on Mondays, weeks without the counsellor,
reports that come late or name their week, placements that meet pauses and welcome-backs.

    python tests/random_caseloads.py [SEEDS]

prints how many client-days fall on each list, and how often each reason, move and oddity occurs.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from datetime import date, timedelta
from typing import Any

START = date(2026, 1, 5)

#: The program for which tests switch low-power off: `{"low_off_programs": LOW_OFF_PROGRAMS}`.
LOW_OFF_PROGRAMS = ["Passerelle"]
PROGRAMS = [None, None, None, "Youth", "Newcomers", *LOW_OFF_PROGRAMS]

FIRST_NAMES = [
    "Ana",
    "Luc",
    "Mia",
    "Sam",
    "Noé",
    "Zoë",
    "Amélie",
    "Jürgen",
    "Siobhán",
    "Björn",
    "Inés",
    "Omar",
    "Chloé",
    "Thuy",
    "Paweł",
    "Kofi",
    "Aïcha",
    "Ida",
    "René",
    "Jiří",
]
LAST_NAMES = [
    "Reyes",
    "Tremblay",
    "Chen",
    "Okafor",
    "Côté",
    "Núñez",
    "Smith",
    "Gagné",
    "Müller",
    "O'Brien",
    "Ståhl",
    "Nguyễn",
    "Singh",
    "Lévesque",
    "Žižek",
    "Haddad",
]
TITLES = [
    "Update the resume",
    "Call the licensing office",
    "Préparer le portfolio",
    "Ask two references",
    "Visit the library",
    "Photo for the profile",
]
REF_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"

TEMPERAMENTS = [
    "diligent",
    "fading",
    "returning",
    "silent",
    "slipping",
    "returning",
    "erratic",
    "never-signs",
    "returning",
    "late",
    "slipping",
    "onboarding-only",
    "returning",
    "never-signs",
]

DEEDS = ("posting-review", "application", "follow-up", "thank-you", "interview", "report", "task")
SESSIONS = ("job-club", "workshop", "meeting")

Row = dict[str, Any]


class Mood:
    """How likely a client is, for some time, to do this and that."""

    def __init__(
        self,
        until: date,
        work: float,
        report: float,
        attend: float,
        answer: float,
        rings: float,
        attempts: float,
        recorded: float = 0.8,
    ) -> None:
        self.until = until
        self.work = work  # the share of what was agreed that gets done
        self.report = report  # whether the weekly report is made
        self.attend = attend  # whether a session is attended
        self.answer = answer  # whether a contact out is answered
        self.rings = rings  # a contact in, on any one day
        self.attempts = attempts  # a contact out, on any one office day
        self.recorded = recorded  # whether a session is recorded at all


def random_caseload(seed: int, clients: int = 8, days: int = 150, start: date = START) -> Row:
    """A valid caseload in which what is recorded lies in the `days` days from `start`."""
    rng = random.Random(seed)
    last = start + timedelta(days=days - 1)
    calendar = _calendar(rng, start, days)
    closed = {date.fromisoformat(text) for text in calendar["holidays"]}
    refs: list[str] = []
    while len(refs) < clients:
        ref = "".join(rng.choice(REF_LETTERS) for _ in range(4))
        if ref not in refs:
            refs.append(ref)
    names = rng.sample([f"{first} {name}" for first in FIRST_NAMES for name in LAST_NAMES], clients)
    order = [TEMPERAMENTS[(seed + n) % len(TEMPERAMENTS)] for n in range(clients)]
    rng.shuffle(order)
    people = [
        _Client(rng, ref, name, temperament, start, last, closed).build()
        for ref, name, temperament in zip(refs, names, order, strict=True)
    ]
    return {"followthrough": 1, "calendar": calendar, "clients": people}


def _calendar(rng: random.Random, start: date, days: int) -> Row:
    holidays = {start - timedelta(days=4)}
    for _ in range(rng.randint(1, 3)):  # Mondays, some with the Tuesday
        monday = start + timedelta(days=7 * rng.randint(0, days // 7))
        holidays.add(monday)
        if rng.random() < 0.3:
            holidays.add(monday + timedelta(days=1))
    for _ in range(rng.randint(0, 3)):
        holidays.add(start + timedelta(days=rng.randint(0, days)))
    away = []
    for _ in range(rng.randint(0, 3)):
        first = start + timedelta(days=rng.randint(-3, days))
        length = rng.choice([1, 2, 3, 5, 7, 9, 14])
        if length >= 5 and rng.random() < 0.7:
            first -= timedelta(days=first.weekday())
            length -= 2 if length in (7, 14) else 0
        away.append({"from": first.isoformat(), "to": (first + timedelta(days=length - 1)).isoformat()})
    away.sort(key=lambda one: one["from"])
    return {"holidays": [day.isoformat() for day in sorted(holidays)], "away": away}


class _Client:
    """Makes one client."""

    def __init__(
        self,
        rng: random.Random,
        ref: str,
        name: str,
        temperament: str,
        start: date,
        last: date,
        holidays: set[date],
    ) -> None:
        self.rng = rng
        self.ref = ref
        self.name = name
        self.temperament = temperament
        self.start = start
        self.last = last
        self.holidays = holidays
        self.intake = start + timedelta(days=rng.choice([0, 0, 0, 1, 2, 4, 5, 6, 7, 11, 20, 33, 45]))
        if temperament in ("returning", "silent", "never-signs"):  # time to be silent, and to return
            self.intake = start + timedelta(days=rng.choice([0, 1, 4, 5, 7]))
        self.intake = min(self.intake, last)
        self.back = self.intake + timedelta(days=rng.randint(80, 105))  # when one who returns returns
        self.closed_on: date | None = None
        if rng.random() < (0.04 if temperament == "returning" else 0.15):
            self.closed_on = self.some_day(40)
        self.activities: list[Row] = []
        self.tasks: list[Row] = []
        self.placements: list[Row] = []
        self.absences: list[Row] = []
        self.contracts: list[Row] = []

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def some_day(self, after: int = 0) -> date:
        """A day of the client's time, at least so many days after intake if there are as many."""
        span = (self.last - self.intake).days
        return self.intake + timedelta(days=self.rng.randint(min(after, span), span))

    def build(self) -> Row:
        rng = self.rng
        self.make_contracts()
        self.make_absences()
        self.moods = self.make_moods()
        self.make_days()
        self.make_tasks()
        self.make_placements()
        end = self.closed_on
        if end is not None:  # nothing is recorded once a client is closed
            self.activities = [row for row in self.activities if row["on"] < end.isoformat()]
            self.contracts = [row for row in self.contracts if row["signed_on"] < end.isoformat()]
            self.tasks = [row for row in self.tasks if row["assigned_on"] < end.isoformat()]
        rng.shuffle(self.activities)
        if not self.chance(0.1):
            self.activities.sort(key=lambda row: row["on"])
        closing: Row = {"status": "open", "closed_on": None, "outcome": None}
        if end is not None:
            closing = {
                "status": "closed",
                "closed_on": end.isoformat(),
                "outcome": rng.choice(["employed", "moved"]),
            }
        return {
            "ref": self.ref,
            "name": self.name,
            "intake": self.intake.isoformat(),
            **closing,
            "email": rng.choice([None, f"{self.ref.lower()}@example.org"]),
            "phone": rng.choice([None, f"555-01{rng.randint(10, 99)}"]),
            "language": rng.choice(["en", "fr"]),
            "channel": rng.choice(["text", "email", "call"]),
            "program": rng.choice(PROGRAMS[:-1] if self.temperament == "returning" else PROGRAMS),
            "contracts": self.contracts,
            "absences": self.absences,
            "activities": self.activities,
            "tasks": self.tasks,
            "placements": self.placements,
            "visions": [],
        }

    # --- contracts ---

    def make_contracts(self) -> None:
        rng = self.rng
        if self.temperament == "never-signs":
            if self.chance(0.75):
                return
            signed = self.intake + timedelta(days=rng.randint(8, 40))
        elif self.chance(0.6):
            signed = self.intake
        else:
            signed = self.intake + timedelta(days=rng.choice([1, 2, 3, 6, 7, 8, 12, 16]))
        lines: list[Row] | None = None
        for _ in range(rng.choice([1, 1, 2, 3, 5])):
            if signed > self.last:
                break
            ends: date | None = None
            if self.chance(0.1 if self.temperament == "returning" else 0.35):
                ends = signed + timedelta(days=rng.choice([1, 5, 12, 13, 27, 40, 60]))
            if lines is None or self.chance(0.5):
                lines = self.random_lines(signed)
            else:
                lines = self.amended(lines, signed)
            self.contracts.append(
                {"signed_on": signed.isoformat(), "ends_on": ends and ends.isoformat(), "obligations": lines}
            )
            if ends is not None and self.chance(0.6):  # signed again about when it ends, or after a gap
                again = ends + timedelta(days=rng.choice([-3, -1, 0, 1, 5, 7, 20]))
                signed = max(signed + timedelta(days=1), again)
            else:
                signed += timedelta(days=rng.choice([1, 2, 5, 7, 16, 30, 50]))

        if self.temperament == "returning" and self.last >= self.back and self.chance(0.6):
            signed = self.back - timedelta(days=self.rng.randint(0, 9))  # signed, and not a word more
            self.contracts = [row for row in self.contracts if row["signed_on"] < signed.isoformat()]
            self.contracts.append(
                {"signed_on": signed.isoformat(), "ends_on": None, "obligations": self.random_lines(signed)}
            )

    def random_lines(self, signed: date) -> list[Row]:
        """Lines of one contract: at most one of a kind and form of cadence for each party."""
        rng = self.rng
        lines: list[tuple[str, str, str, str | None]] = []

        def line(
            share: float, kind: str, *cadences: str, party: str = "client", wording: str | None = None
        ) -> None:
            if self.chance(share):
                lines.append((party, kind, rng.choice(cadences), wording))

        line(0.75, "report", "weekly", "weekly", "1/week", "2/week")
        line(0.75, "application", "5/week", "daily", "3/week", "8/week", "1/week", "2/week")
        line(0.6, "posting-review", "3/week", "daily", "10/week", "weekly")
        line(0.25, "follow-up", "weekly", "2/week", "3/week")
        line(
            0.35,
            "follow-up",
            "within 3 days of application",
            "within 5 days of application",
            "within 7 days of interview",
            "within 2 days of job-club",
            "within 1 days of call",
        )
        line(0.1, "thank-you", "weekly", "2/week")
        line(
            0.35,
            "thank-you",
            "within 2 days of interview",
            "within 1 days of interview",
            "within 0 days of meeting",
            "within 10 days of follow-up",
        )
        line(
            0.15,
            "application",
            "within 3 days of workshop",
            "within 4 days of posting-review",
            "within 2 days of email",
        )
        line(0.1, "interview", "weekly")
        line(0.08, "task", "weekly", "2/week")
        line(0.06, "call", "within 2 days of interview")
        line(0.06, "meeting", "within 6 days of interview")
        line(0.05, "task", "within 3 days of report")
        line(0.5, "job-club", "every wed", "every fri", "every mon")
        line(0.3, "workshop", "every 2 weeks on tue", "every 3 weeks on thu", "monthly on 2nd wed")
        line(0.3, "meeting", "monthly on 1st mon", "every 2 weeks on fri", "monthly on last thu")
        if self.chance(0.4):
            by = signed + timedelta(days=rng.randint(1, 40))
            line(1, "task", f"by {by.isoformat()}", wording=rng.choice(TITLES))
        line(0.4, "check-in", "weekly", "every 2 weeks on tue", party="counsellor")
        line(0.4, "job-leads", "3/week", "daily", "within 3 days of meeting", party="counsellor")
        line(0.3, "reply", "within 2 days of call", "within 1 days of email", party="counsellor")
        line(0.2, "employer-contact", "monthly on 1st mon", "weekly", party="counsellor")
        line(
            0.2,
            "resume-help",
            f"by {(signed + timedelta(days=14)).isoformat()}",
            party="counsellor",
            wording="Go through the resume together",
        )
        line(0.15, "interview-practice", "within 5 days of interview", party="counsellor")
        line(0.1, "reference", "weekly", party="counsellor")
        if not lines:
            lines.append(("client", "report", "weekly", None))
        rng.shuffle(lines)
        return [
            {"party": party, "kind": kind, "cadence": cadence, "wording": wording}
            for party, kind, cadence, wording in lines
        ]

    def amended(self, lines: list[Row], signed: date) -> list[Row]:
        """The same lines but for some that are left out, or asked less often. Dates that are past go."""
        kept = []
        for row in lines:
            if row["cadence"].startswith("by ") and row["cadence"][3:] <= signed.isoformat():
                continue
            if self.chance(0.2):
                continue
            cadence = row["cadence"]
            if row["kind"] in DEEDS and cadence.endswith("/week") and self.chance(0.5):
                cadence = f"{self.rng.randint(1, 6)}/week"
            if cadence.startswith("within ") and self.chance(0.5):
                cadence = " ".join(["within", str(self.rng.randint(1, 9)), *cadence.split()[2:]])
            kept.append({**row, "cadence": cadence})
        return kept or self.random_lines(signed)

    def lines_in_force(self, day: date) -> list[Row]:
        """The client's lines in the contract in force."""
        before = [row for row in self.contracts if row["signed_on"] < day.isoformat()]
        if not before or (before[-1]["ends_on"] or "9") < day.isoformat():
            return []
        return [row for row in before[-1]["obligations"] if row["party"] == "client"]

    # --- days off ---

    def make_absences(self) -> None:
        rng = self.rng
        ranges: list[tuple[str, date, date | None]] = []

        def add(kind: str, first: date, length: int) -> date:
            last = first + timedelta(days=length - 1)
            ranges.append((kind, first, last))
            return last

        def either() -> str:
            return rng.choice(["excused", "paused"])

        if self.chance(0.12):  # begins before intake
            add(either(), self.intake - timedelta(days=rng.randint(1, 12)), rng.choice([3, 8, 14, 20, 27]))
        for _ in range(rng.choice([0, 0, 1, 1, 2, 3])):
            kind, first = either(), self.some_day(3)
            last = add(kind, first, rng.choice([1, 2, 3, 5, 7, 10, 13, 14, 15, 21, 35]))
            if self.chance(0.35):  # a second that touches, overlaps, or just does not touch
                gap = rng.choice([1, 1, 0, -2, 2])
                add(either(), last + timedelta(days=gap), rng.choice([1, 3, 6, 9, 14]))
        if self.temperament in ("silent", "fading", "never-signs") and self.chance(0.45):
            late = self.some_day(85)
            add("paused", late, rng.choice([13, 14, 16, 20]))
        if self.temperament == "returning" and self.chance(0.25):
            add("paused", self.back - timedelta(days=rng.randint(1, 8)), rng.choice([14, 15, 20]))
        if self.chance(0.08):
            first = max([first for _, first, _ in ranges] + [self.some_day(30)])
            lasts = [last for _, _, last in ranges if last is not None]
            first = max([first, *(last + timedelta(days=rng.choice([0, 1, 4])) for last in lasts)])
            if first <= self.last:
                ranges.append(("paused", first, None))
        ranges.sort(key=lambda one: one[1])
        self.absences = [
            {
                "kind": kind,
                "from": first.isoformat(),
                "to": last and last.isoformat(),
                "why": rng.choice([None, "ill", "travelling", "soins à un proche"]),
            }
            for kind, first, last in ranges
        ]

    def long_or_paused(self) -> list[tuple[date, date, bool]]:
        """The ranges put together: first day, last day, and whether they make 14 days from intake on."""
        together: list[tuple[date, date]] = []
        for row in self.absences:
            first = max(date.fromisoformat(row["from"]), self.intake)
            last = date.fromisoformat(row["to"]) if row["to"] else date.max
            if last < first:
                continue
            if together and (together[-1][1] == date.max or first <= together[-1][1] + timedelta(days=1)):
                together[-1] = (together[-1][0], max(together[-1][1], last))
            else:
                together.append((first, last))
        return [(first, last, (last - first).days >= 13) for first, last in together]

    def is_paused(self, day: date) -> bool:
        if any(first <= day <= last for first, last, long in self.long_or_paused() if long):
            return True
        return any(
            row["kind"] == "paused" and row["from"] <= day.isoformat() <= (row["to"] or "9")
            for row in self.absences
        )

    # --- temperaments ---

    def make_moods(self) -> list[Mood]:
        rng = self.rng
        end = self.last

        def after(low: int, high: int) -> date:
            return self.intake + timedelta(days=rng.randint(low, high))

        good = {"work": 0.95, "report": 0.95, "attend": 0.95, "answer": 0.9, "rings": 0.05, "attempts": 0.08}
        half = {"work": 0.5, "report": 0.6, "attend": 0.6, "answer": 0.5, "rings": 0.03, "attempts": 0.15}
        gone = {
            "work": 0.0,
            "report": 0.0,
            "attend": 0.0,
            "answer": 0.0,
            "rings": 0.0,
            "attempts": 0.3,
            "recorded": 0.4,
        }
        if self.temperament == "diligent":
            return [Mood(end, **good)]
        if self.temperament == "fading":
            return [Mood(after(20, 40), **good), Mood(after(45, 70), **half), Mood(end, **gone)]
        if self.temperament == "silent":
            if self.chance(0.3):  # comes once, out of the blue
                self.record(self.some_day(90), rng.choice(SESSIONS), outcome="attended")
            return [Mood(after(0, 25), **good), Mood(end, **gone)]
        if self.temperament == "late":
            return [Mood(end, **{**good, "report": 0.6, "work": 0.8})]
        if self.temperament == "slipping":
            works_little = {**half, "work": 0.25, "answer": 0.95}
            works_but_stays_away = {**good, "attend": 0.1, "answer": 0.1, "rings": 0.0, "recorded": 1.0}
            return [
                Mood(after(18, 40), **good),
                Mood(after(45, 60), **works_little),
                Mood(after(75, 90), **good),
                Mood(end, **works_but_stays_away),
            ]
        if self.temperament == "onboarding-only":
            return [Mood(after(7, 14), **half), Mood(end, **{**good, "attend": 0.9})]
        if self.temperament == "never-signs":
            return [Mood(after(0, 20), **half), Mood(end, **{**gone, "recorded": 0.0, "rings": 0.006})]
        if self.temperament == "erratic":
            moods, until = [], self.intake
            while until < end:
                until += timedelta(days=rng.choice([7, 10, 14, 21]))
                moods.append(Mood(until, **rng.choice([good, half, gone])))
            return [*moods, Mood(end, **half)]
        # Returning: silent for long, then back by one way only, and then well or badly for the rest.
        back = self.back
        nothing: dict[str, float] = {**gone, "attempts": 0.0, "recorded": 0.0}
        ways: list[dict[str, float]] = [
            {**gone, "rings": 0.3},
            *[{**gone, "answer": 0.6, "attempts": 0.4}] * 2,
            *[{**nothing, "attend": 1.0, "recorded": 1.0}] * 3,
            *[{**nothing, "work": 1.0, "report": 1.0}] * 6,
        ]
        way = rng.choice(ways)
        if way["attend"]:
            came = back + timedelta(days=rng.randint(1, 6))
            self.record(came, "meeting", outcome="attended", topic="vision")
        return [
            Mood(after(0, 12), **half),
            Mood(back, **gone),
            Mood(back + timedelta(days=21), **way),
            Mood(end, **rng.choice([good, gone, half])),
        ]

    # --- what happens day by day ---

    def record(self, on: date, kind: str, count: int = 1, **fields: Any) -> None:
        if not self.intake <= on <= self.last:
            return
        row: Row = {
            "on": on.isoformat(),
            "kind": kind,
            "count": count,
            "outcome": "done" if kind in DEEDS else None,
            "direction": None,
            "topic": None,
            "week_of": None,
            "title": None,
            "minutes": None,
            "note": None,
            "recorded_at": None,
        }
        self.activities.append({**row, **fields})

    def make_days(self) -> None:
        day = self.intake
        while day <= self.last:
            mood = next((one for one in self.moods if day <= one.until), self.moods[-1])
            away = self.is_paused(day)
            lines = self.lines_in_force(day)
            if day.weekday() == 0:
                self.make_report(day, mood, lines)
            if not away or self.chance(0.15):
                self.make_deeds(day, mood, lines)
                self.make_sessions(day, mood, lines)
                self.make_contacts(day, mood)
            elif mood.attempts and self.chance(0.03):
                self.make_contact_out(day, mood)
            day += timedelta(days=1)

    def make_deeds(self, day: date, mood: Mood, lines: list[Row]) -> None:
        """A fifth of the week's counts on a day, weekends included now and then."""
        if day.weekday() >= 5 and not self.chance(0.1):
            return
        for row in lines:
            kind, cadence = row["kind"], row["cadence"]
            if kind in DEEDS and kind not in ("report", "task"):
                per_week = {"daily": 5, "weekly": 1}.get(cadence) or (
                    int(cadence.split("/")[0]) if cadence.endswith("/week") else 0
                )
                if cadence.startswith("within ") and self.chance(0.25 * mood.work):
                    self.record(day, kind, self.rng.choice([1, 1, 2, 3]))
                count = sum(self.chance(mood.work) for _ in range(per_week // 5))
                count += self.chance(mood.work * (per_week % 5) / 5)
                if count:
                    self.record(day, kind, count)
            elif kind == "task" and not cadence.startswith("by ") and self.chance(0.15 * mood.work):
                self.record(day, "task", title=self.rng.choice(TITLES))
        if mood.work and self.chance(0.07 * mood.work):
            self.record(day, "interview", self.rng.choice([1, 1, 1, 2, 3]))
        if mood.work and self.chance(0.02):
            self.record(
                day, self.rng.choice(["posting-review", "follow-up", "thank-you"]), self.rng.randint(1, 4)
            )

    def make_report(self, monday: date, mood: Mood, lines: list[Row]) -> None:
        """The report of the week that begins this Monday: in time, late, twice, with its week or without."""
        rng = self.rng
        if not lines and not self.chance(0.15):
            return
        if not self.chance(mood.report):
            if mood.report and self.chance(0.3):  # much too late, and so it names its week
                self.record(
                    monday + timedelta(days=rng.choice([9, 10, 12, 15, 22])),
                    "report",
                    week_of=(monday + timedelta(days=rng.choice([0, 3, 6]))).isoformat(),
                )
            return
        made = monday + timedelta(
            days=rng.choice(
                [3, 4, 4, 5, 6, 7, 7, 8, 8, 9] if self.temperament == "late" else [4, 4, 4, 5, 6, 7, 7, 8]
            )
        )
        named = self.chance(0.3) or ((made - monday).days > 8 and self.chance(0.7))
        week_of = (monday + timedelta(days=rng.choice([0, 0, 2, 6]))).isoformat() if named else None
        self.record(made, "report", rng.choice([1, 1, 1, 1, 2]), week_of=week_of)
        if self.chance(0.08):
            again = made + timedelta(days=rng.choice([0, 0, 1, 2]))
            self.record(again, "report", week_of=rng.choice([None, None, monday.isoformat()]))

    def make_sessions(self, day: date, mood: Mood, lines: list[Row]) -> None:
        kinds = [row["kind"] for row in lines if row["kind"] in SESSIONS and row["cadence"][0] in "em"]
        weekday = {"job-club": 2, "workshop": 1, "meeting": 4}
        for kind in kinds:
            if (
                day.weekday() == weekday[kind]
                and self.chance(mood.recorded)
                and (kind == "job-club" or self.chance(0.5))
            ):
                self.session(day, kind, mood)
        if mood.recorded and self.chance(0.015):  # any day, weekends and holidays too, in no contract
            self.session(day, self.rng.choice(SESSIONS), mood)
        if day in self.holidays and mood.recorded and self.chance(0.15):
            self.session(day, "workshop", mood)

    def session(self, day: date, kind: str, mood: Mood) -> None:
        rng = self.rng
        outcome = "attended" if self.chance(mood.attend) else "missed"
        if self.chance(0.12):
            outcome = rng.choice(["excused", "ours"])
        topic = rng.choice([None, "value", "habits", "vision", "plan"]) if kind == "meeting" else None
        self.record(day, kind, outcome=outcome, topic=topic, minutes=rng.choice([None, 45, 60]))
        if self.chance(0.1):  # a second on the same day
            outcome = rng.choice(["attended", "missed"]) if mood.attend else "missed"
            self.record(day, rng.choice([kind, *SESSIONS]), outcome=outcome)

    def make_contacts(self, day: date, mood: Mood) -> None:
        if self.chance(mood.rings):
            for _ in range(self.rng.choice([1, 1, 1, 2])):
                self.record(
                    day,
                    self.rng.choice(["call", "text", "email", "letter"]),
                    direction="in",
                    note=self.rng.choice([None, "Demande à être rappelé", "asks about Friday"]),
                )
        if self.chance(mood.attempts if day.weekday() < 5 else mood.attempts / 6):
            for _ in range(self.rng.choice([1, 1, 1, 2, 3])):
                self.make_contact_out(day, mood)

    def make_contact_out(self, day: date, mood: Mood) -> None:
        kind = self.rng.choice(["call", "call", "text", "text", "email", "letter"])
        outcome = "answered" if self.chance(mood.answer) else "no-answer"
        self.record(day, kind, direction="out", outcome=outcome, minutes=self.rng.choice([None, None, 5]))

    # --- tasks ---

    def make_tasks(self) -> None:
        """Tasks agreed at a check-in; and what was done of them and of the contracts' tasks."""
        rng = self.rng
        for _ in range(rng.choice([0, 1, 2, 4])):
            assigned = self.some_day()
            task = {
                "title": rng.choice(TITLES),
                "assigned_on": assigned.isoformat(),
                "by": (assigned + timedelta(days=rng.choice([0, 1, 5, 7, 12, 30]))).isoformat(),
            }
            if task not in self.tasks and task["title"] not in [one["title"] for one in self.tasks]:
                self.tasks.append(task)
        agreed = [(one["title"], one["by"]) for one in self.tasks]
        lines = [row for one in self.contracts for row in one["obligations"] if row["party"] == "client"]
        agreed += [(row["wording"], row["cadence"][3:]) for row in lines if row["cadence"].startswith("by ")]
        for title, by in agreed:
            if self.chance(0.6):  # in time, on the day, late, or long before
                days = rng.choice([-40, -9, -3, -1, 0, 0, 1, 2, 3, 8])
                done = date.fromisoformat(by) + timedelta(days=days)
                mood = next((one for one in self.moods if done <= one.until), self.moods[-1])
                if mood.work:
                    self.record(done, "task", title=title)

    # --- placements ---

    def make_placements(self) -> None:
        rng = self.rng
        placed: list[date] = []

        def place(on: date, to_list: str, until: date | None) -> None:
            end = self.closed_on or self.last + timedelta(days=1)
            if on in placed or not self.intake <= on < end or self.is_paused(on):
                return
            placed.append(on)
            self.placements.append(
                {
                    "list": to_list,
                    "on": on.isoformat(),
                    "until": until and until.isoformat(),
                    "why": rng.choice(["agreed by phone", "attend ses papiers", "family"]),
                }
            )

        def some_until(on: date) -> date | None:
            return rng.choice([None, on + timedelta(days=rng.choice([0, 1, 3, 6, 13, 30, 60, 89]))])

        lists = ["active", "needs-early-intervention", "low-power"]
        if self.chance(0.15 if self.temperament == "returning" else 0.35):
            for _ in range(rng.choice([1, 1, 2, 3])):
                on = self.some_day()
                place(on, rng.choice(lists), some_until(on))
        if placed and self.chance(0.3):  # once more while the first holds
            on = placed[0] + timedelta(days=rng.randint(1, 20))
            place(on, rng.choice(lists), some_until(on))
        if self.chance(0.05 if self.temperament == "returning" else 0.15):
            # Placed on low-power, and then the client rings, on the same day or later.
            on = self.some_day(10)
            place(on, "low-power", some_until(on))
            for days in rng.sample([0, 1, 5, 12, 20], 2):
                self.record(
                    on + timedelta(days=days), "call", direction=rng.choice(["in", "out"]), outcome="answered"
                )
        for _, last, long in self.long_or_paused():
            if long and last != date.max and self.chance(0.25):  # on the first day back
                on = last + timedelta(days=1)
                place(on, rng.choice(lists), some_until(on))
        if self.temperament in ("silent", "never-signs", "fading") and self.chance(0.6):
            on = self.some_day(90)  # by then often on low-power
            place(on, rng.choice(["active", "needs-early-intervention"]), some_until(on))
        if self.chance(0.05):
            place(self.intake, rng.choice(lists), some_until(self.intake))
        self.placements.sort(key=lambda one: one["on"])
        for row in self.activities:  # the client's own contact has no outcome
            if row["direction"] == "in":
                row["outcome"] = None


# --- what the caseloads exercise --------------------------------------------------------------------------


def coverage(caseload: Row, last_day: date) -> Counter[str]:
    """How many client-days fall on each list, and how often each reason, move and cadence occurs."""
    import reference

    seen: Counter[str] = Counter()
    settings = {"low_off_programs": LOW_OFF_PROGRAMS}
    for client in caseload["clients"]:
        low_off = client["program"] in LOW_OFF_PROGRAMS
        record = reference.record_of(caseload, client["ref"], settings)
        days = reference.walk(record, last_day)
        before: str | None = None
        for one in days:
            standing = one.standing
            if standing is None:
                seen["day, on no list"] += 1
                continue
            seen[f"day, {standing['list']}"] += 1
            for code in standing["reasons"]:
                seen[f"reason, {code} on {standing['list']}"] += 1
            if one.move is not None:
                places, _, causes = one.move.partition(": ")
                if causes.startswith("welcome back"):
                    seen[f"move, {causes}"] += 1
                else:
                    for cause in causes.split(", "):
                        seen[f"move, {places}: {cause}"] += 1
            elif one.day in record.placements:
                seen["placement on the same list"] += 1
            if one.day in record.placements and one.day in record.days_back:
                seen["placement on the first day back"] += 1
            if before and "placed" in before and one.move and "welcome back" in one.move:
                seen["placement ended by a welcome-back"] += 1
            if one.day in record.days_back:
                seen["first day back from a long pause"] += 1
            if standing["follow_through"] is None:
                seen["day, follow-through unknown"] += 1
            if low_off and standing["list"] == reference.NEEDS:
                seen["day, needs-early-intervention with low-power off"] += 1
            before = " ".join(standing["reasons"])
        for _, kind in record.slips(last_day, None):
            seen[f"slip, {kind}"] += 1
        for item in record.items:
            seen[f"within, {'kept' if item.kept else 'not kept'}"] += 1
        for task in record.tasks:
            seen[f"task, {'kept' if task.kept else 'not kept'}"] += 1
        for contract in client["contracts"]:
            for row in contract["obligations"]:
                words = row["cadence"].split()
                form = words[0] if len(words) > 1 else "count"
                seen[f"line, {row['party']}, {form}"] += 1
    return seen


def main(seeds: int) -> None:
    total: Counter[str] = Counter()
    for seed in range(seeds):
        total += coverage(random_caseload(seed), START + timedelta(days=159))
    for name in sorted(total):
        print(f"{total[name]:7}  {name}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
