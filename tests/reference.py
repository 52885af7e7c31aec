"""The morning triage in its plain form: every client, every calendar day, every rule as it is worded.

This is a second, slow reading of the definition (TRIAGE.md), against which the program is compared. It shares
nothing with the program: it reads the caseload file (a dict, as `json.load` gives it), reads the cadences by
itself, and walks each client from the day of intake to the day asked. Only what does not depend on the day
of the triage is worked out once.

Where the definition leaves a case open, a comment marked `OPEN:` gives the readings and the one taken here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

ACTIVE = "active"
NEEDS = "needs-early-intervention"
LOW = "low-power"

DEEDS = ("posting-review", "application", "follow-up", "thank-you", "interview", "report", "task")
SESSIONS = ("job-club", "workshop", "meeting")
CONTACTS = ("call", "text", "email", "letter")

DEFAULTS: dict[str, object] = {
    "long_pause_days": 14,
    "reply_days": 3,
    "sign_by_days": 7,
    "quiet_days": 7,
    "enter_below": Fraction(60, 100),
    "slips": 2,
    "slip_days": 14,
    "onboarding_days": 14,
    "min_days": 7,
    "leave_at": Fraction(75, 100),
    "life_days": 14,
    "low_after_days": 28,
    "low_attempts": 3,
    "low_below": Fraction(1, 3),
    "good_week": Fraction(1, 2),
    "silence_days": 28,
    "talk_days": 7,
    "welcome_days": 14,
    "place_days": 28,
    "low_off_programs": [],
}

# Numbers of the definition that have no name, and so are no settings.
# OPEN: the `slips` column ("all slips of the last 14 days") could follow `slip_days`, and the attempts
# "in the last 28 days" could follow `low_after_days`. Both are written as plain numbers, so they are
# fixed here.
SLIPS_SHOWN_DAYS = 14
ATTEMPT_DAYS = 28
ENOUGH_CELLS = 4
SHORT_WEEKS, SHORT_CELLS = 2, 4
LONG_WEEKS, LONG_CELLS = 4, 8
FURTHEST_WEEKS = 8

Cells = dict[str, tuple[int, int]]
Standing = dict[str, Any]
Slip = tuple[date, str]

ONE_DAY = timedelta(days=1)


def with_defaults(settings: dict[str, Any] | None) -> dict[str, Any]:
    """The settings given, on top of the defaults; shares as exact fractions."""
    unknown = set(settings or {}) - set(DEFAULTS)
    if unknown:
        raise ValueError(f"no such setting: {sorted(unknown)}")
    merged: dict[str, Any] = {**DEFAULTS, **(settings or {})}
    for name, default in DEFAULTS.items():
        if isinstance(default, Fraction):
            merged[name] = Fraction(str(merged[name]))
    return merged


# --- cadences -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cadence:
    """One cadence. `form` is its row in the definition's table: week, dated, within or by."""

    form: str
    per_week: int = 0
    within_days: int = 0
    of_kind: str = ""
    by: date | None = None


WEEKDAY = r"(mon|tue|wed|thu|fri|sat|sun)"


def parse_cadence(text: str) -> Cadence:
    """Read a cadence as it stands in the caseload file."""
    text = " ".join(text.lower().split())
    if text == "daily":
        return Cadence("week", per_week=5)
    if text == "weekly":
        return Cadence("week", per_week=1)
    if found := re.fullmatch(r"(\d+)/week", text):
        return Cadence("week", per_week=int(found[1]))
    if re.fullmatch(rf"every {WEEKDAY}", text):
        return Cadence("dated")
    if re.fullmatch(rf"every \d+ weeks on {WEEKDAY}", text):
        return Cadence("dated")
    if re.fullmatch(rf"monthly on (1st|2nd|3rd|4th|5th|last) {WEEKDAY}", text):
        return Cadence("dated")
    if found := re.fullmatch(r"within (\d+) days? of ([a-z-]+)", text):
        return Cadence("within", within_days=int(found[1]), of_kind=found[2])
    if found := re.fullmatch(r"by (\d{4}-\d{2}-\d{2})", text):
        return Cadence("by", by=date.fromisoformat(found[1]))
    raise ValueError(f"not a cadence: {text!r}")


# --- small things about dates ---------------------------------------------------------------------------


def days_from(first: date, last: date) -> Iterator[date]:
    """Every calendar day from first to last, both included."""
    day = first
    while day <= last:
        yield day
        day += ONE_DAY


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def in_last_days(day: date, today: date, n: int) -> bool:
    """ "The last n days" are today and the n - 1 days before it."""
    return today - timedelta(days=n - 1) <= day <= today


def round_half_down(value: Fraction) -> int:
    """1.5 -> 1, 1.6 -> 2."""
    return math.ceil(value - Fraction(1, 2))


def parse_date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


# --- the office's calendar ------------------------------------------------------------------------------


class Office:
    """Holidays and the counsellor's absences."""

    def __init__(self, caseload: dict[str, Any]) -> None:
        calendar = caseload.get("calendar") or {}
        self.closed_days: set[date] = {date.fromisoformat(text) for text in calendar.get("holidays") or []}
        for away in calendar.get("away") or []:
            first, last = date.fromisoformat(away["from"]), date.fromisoformat(away["to"])
            self.closed_days.update(days_from(first, last))
        self._closing_days: dict[date, date] = {}

    def is_office_day(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.closed_days

    def next_office_day(self, day: date) -> date:
        """The first office day after this day."""
        day += ONE_DAY
        while not self.is_office_day(day):
            day += ONE_DAY
        return day

    def closing_day(self, monday: date) -> date:
        """The closing day of the week that begins on this Monday: the first office day after its Sunday."""
        if monday not in self._closing_days:
            self._closing_days[monday] = self.next_office_day(monday + timedelta(days=6))
        return self._closing_days[monday]

    def counts_from(self, monday: date) -> date:
        return self.closing_day(monday) + ONE_DAY


# --- one client's record --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Activity:
    on: date
    kind: str
    count: int
    outcome: str | None
    direction: str | None
    week_of: date | None
    title: str | None

    @property
    def is_deed(self) -> bool:
        return self.kind in DEEDS

    @property
    def is_attended_session(self) -> bool:
        return self.kind in SESSIONS and self.outcome == "attended"

    @property
    def is_contact_in(self) -> bool:
        return self.kind in CONTACTS and self.direction == "in"

    @property
    def is_answered_contact(self) -> bool:
        return self.kind in CONTACTS and self.direction == "out" and self.outcome == "answered"

    @property
    def is_unanswered_contact(self) -> bool:
        return self.kind in CONTACTS and self.direction == "out" and self.outcome == "no-answer"

    @property
    def is_sign_of_life(self) -> bool:
        return self.is_deed or self.is_attended_session or self.is_contact_in or self.is_answered_contact

    @property
    def is_of_the_clients_own(self) -> bool:
        return self.is_deed or self.is_attended_session or self.is_contact_in

    @property
    def happened(self) -> bool:
        """Something of this kind took place: a session if attended, a contact if in, a deed always."""
        return self.is_deed or self.is_attended_session or self.is_contact_in


@dataclass(frozen=True)
class Line:
    """One obligation of the client."""

    kind: str
    cadence: Cadence
    wording: str | None


@dataclass(frozen=True)
class Contract:
    signed_on: date
    ends_on: date | None
    lines: tuple[Line, ...]


@dataclass
class Item:
    """One thing that fell due by `within N days of KIND`."""

    kind: str
    happened_on: date
    due_on: date
    kept: bool = False


@dataclass(frozen=True)
class Task:
    title: str | None
    due_on: date
    kept: bool


@dataclass(frozen=True)
class Placement:
    list: str
    on: date
    last_day: date


@dataclass(frozen=True)
class Pause:
    """A long pause: its first day and its last (None: open)."""

    first: date
    last: date | None


class Record:
    """What is recorded of one client, with everything that does not depend on the day of the triage."""

    def __init__(self, client: dict[str, Any], office: Office, settings: dict[str, Any]) -> None:
        self.office = office
        self.settings = settings
        self.ref: str = client["ref"]
        self.program: str | None = client.get("program")
        self.intake = date.fromisoformat(client["intake"])
        self.closed_on = parse_date(client.get("closed_on"))
        self.activities = self._read_activities(client)
        self.contracts = self._read_contracts(client)
        self._read_absences(client)
        self._available: dict[date, bool] = {}
        self.placements = self._read_placements(client)
        self._due_counts: dict[tuple[date, str], int] = {}
        self._cells_but_reports: dict[date, Cells] = {}
        self.items = self._find_items()
        self.tasks = self._find_tasks(client)
        self.reports = self._assign_reports()
        self.life_days = sorted({one.on for one in self.activities if one.is_sign_of_life})
        self.attempts = [
            one
            for one in self.activities
            if one.is_unanswered_contact and not self.is_excused(one.on) and not self.is_paused(one.on)
        ]
        self.no_answers = self._find_no_answers()

    # OPEN: what lies before intake (activities, contracts, placements, the due day of a task) could be
    # refused or kept. "Nothing before the client's intake date exists": it is left out here.

    def _read_activities(self, client: dict[str, Any]) -> list[Activity]:
        """In order of date; on one day in the order of the record."""
        activities = [
            Activity(
                on=date.fromisoformat(row["on"]),
                kind=row["kind"],
                count=1 if row.get("count") is None else row["count"],
                outcome=row.get("outcome"),
                direction=row.get("direction"),
                week_of=parse_date(row.get("week_of")),
                title=row.get("title"),
            )
            for row in client.get("activities") or []
        ]
        return sorted((one for one in activities if one.on >= self.intake), key=lambda one: one.on)

    def _read_contracts(self, client: dict[str, Any]) -> list[Contract]:
        contracts = []
        for row in client.get("contracts") or []:
            lines = tuple(
                Line(line["kind"], parse_cadence(line["cadence"]), line.get("wording"))
                for line in row.get("obligations") or []
                if line["party"] == "client"
            )
            signed_on = date.fromisoformat(row["signed_on"])
            if signed_on >= self.intake:
                contracts.append(Contract(signed_on, parse_date(row.get("ends_on")), lines))
        return sorted(contracts, key=lambda one: one.signed_on)

    def _read_absences(self, client: dict[str, Any]) -> None:
        """Ranges of days, from intake on; those that make a long pause together."""
        self.excused_ranges: list[tuple[date, date]] = []
        self.paused_ranges: list[tuple[date, date]] = []
        self.long_pauses: list[Pause] = []
        ranges = []
        for row in client.get("absences") or []:
            first = max(date.fromisoformat(row["from"]), self.intake)
            # OPEN: an open pause could be as long as it has lasted on the day of the triage. It has no
            # end, so it is read as longer than any number of days, and ranges that touch it are paused
            # throughout with it.
            last = date.max if row.get("to") is None else date.fromisoformat(row["to"])
            if first > last:
                continue
            ranges.append((first, last))
            (self.paused_ranges if row["kind"] == "paused" else self.excused_ranges).append((first, last))
        together: list[tuple[date, date]] = []
        for first, last in sorted(ranges):
            if together and (together[-1][1] == date.max or first <= together[-1][1] + ONE_DAY):
                together[-1] = (together[-1][0], max(together[-1][1], last))
            else:
                together.append((first, last))
        for first, last in together:
            if (last - first).days + 1 >= self.settings["long_pause_days"]:
                self.long_pauses.append(Pause(first, None if last == date.max else last))
                self.paused_ranges.append((first, last))
        self.days_back = {pause.last + ONE_DAY for pause in self.long_pauses if pause.last is not None}
        self.gone_from = min((first for first, last in self.paused_ranges if last == date.max), default=None)

    def is_excused(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.excused_ranges)

    def is_paused(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.paused_ranges)

    def is_available(self, day: date) -> bool:
        if day not in self._available:
            self._available[day] = (
                day >= self.intake
                and self.office.is_office_day(day)
                and not self.is_excused(day)
                and not self.is_paused(day)
            )
        return self._available[day]

    def available_from(self, day: date) -> date | None:
        """This day if it is available, or else the next that is; None if an open pause leaves none."""
        while not self.is_available(day):
            if self.gone_from is not None and day >= self.gone_from:
                return None
            day += ONE_DAY
        return day

    def contract_before(self, day: date) -> Contract | None:
        """The contract signed last before this day, whether or not it has ended."""
        signed = [one for one in self.contracts if one.signed_on < day]
        return signed[-1] if signed else None

    def contract_in_force(self, day: date) -> Contract | None:
        contract = self.contract_before(day)
        if contract is None or (contract.ends_on is not None and contract.ends_on < day):
            return None
        return contract

    def onboarding_day(self, day: date) -> int | None:
        """Day 1, 2, … of onboarding; None when the client is past it."""
        # OPEN: contracts "count as they stand recorded now", so the first signing could be known
        # beforehand. "While nothing is signed" is read as of the day; signing late therefore begins
        # onboarding anew.
        signed = [one.signed_on for one in self.contracts if one.signed_on <= day]
        number = (day - (signed[0] if signed else self.intake)).days + 1
        return number if number <= self.settings["onboarding_days"] else None

    def last_sign_of_life(self, day: date) -> date:
        return max([one for one in self.life_days if one <= day], default=self.intake)

    # --- placements ---

    def _read_placements(self, client: dict[str, Any]) -> dict[date, Placement]:
        """By day. Several on one day: see below."""
        placements: dict[date, Placement] = {}
        for row in client.get("placements") or []:
            on = date.fromisoformat(row["on"])
            last_day = parse_date(row.get("until")) or on + timedelta(days=self.settings["place_days"] - 1)
            # OPEN: a placement on a day that turned out to be paused (ranges can be recorded afterwards)
            # could still move the client. Placing a paused client is refused, so it is left out here.
            if on < self.intake or self.is_paused(on):
                continue
            # OPEN: two placements on one day could be two moves, or one. There is at most one move a day:
            # the one recorded last stands, compared with the list on which the day before ended.
            placements[on] = Placement(row["list"], on, last_day)
        return placements

    # --- what is due by something that happened ---

    def _find_items(self) -> list[Item]:
        items: list[Item] = []
        for one in self.activities:
            if not one.happened:
                continue
            contract = self.contract_in_force(one.on)
            for line in contract.lines if contract else ():
                if line.cadence.form == "within" and line.cadence.of_kind == one.kind:
                    due_on = self.available_from(one.on + timedelta(days=line.cadence.within_days))
                    if due_on is not None:
                        items.extend(Item(line.kind, one.on, due_on) for _ in range(one.count))
        # OPEN: the line's kind can itself be a session or a contact. "An activity of the line's kind"
        # could be any record of it, a missed session too. As for KIND, a session keeps it if attended, a
        # contact if in.
        for one in self.activities:
            if not one.happened:
                continue
            for _ in range(one.count):
                waiting = [
                    item
                    for item in items
                    if item.kind == one.kind and not item.kept and item.happened_on <= one.on <= item.due_on
                ]
                if waiting:
                    min(waiting, key=lambda item: item.due_on).kept = True
        return items

    # --- tasks ---

    def _find_tasks(self, client: dict[str, Any]) -> list[Task]:
        at_check_ins = [(row["title"], date.fromisoformat(row["by"])) for row in client.get("tasks") or []]
        in_contracts = [
            (line.wording, line.cadence.by)
            for contract in self.contracts
            for line in contract.lines
            if line.cadence.by is not None
        ]
        # OPEN: a task with the same title and date that stands in a contract and in its amendment, or in
        # a contract and on the list of tasks, could be due twice. It is "one task with a title", judged
        # "once": one.
        # OPEN: a contract's task could fall away when the contract is replaced or ends, or when its date
        # is not after the signing. Nothing says so ("due on their date"): it stays due.
        tasks: list[Task] = []
        for title, by in dict.fromkeys([*at_check_ins, *in_contracts]):
            due_on = self.available_from(by) if by >= self.intake else None
            if due_on is None:
                continue
            # OPEN: one `task` done could keep one task of that title only, and titles could be compared
            # without case. As worded: any `task` of exactly that title done by then keeps it, however
            # long before.
            done_on = [one.on for one in self.activities if one.kind == "task" and one.title == title]
            kept = any(day <= due_on for day in done_on)
            tasks.append(Task(title, due_on, kept))
        return tasks

    # --- counts and reports ---

    def due_count(self, monday: date, kind: str) -> int:
        """What the weekly cadences make due of a kind in a week."""
        # OPEN: a session or a contact with a weekly cadence could make a count too. Counts are of deeds:
        # it is not judged; its recorded sessions are.
        if kind not in DEEDS:
            return 0
        if (monday, kind) not in self._due_counts:
            due = Fraction(0)
            for day in days_from(monday, monday + timedelta(days=6)):
                contract = self.contract_in_force(day) if self.is_available(day) else None
                for line in contract.lines if contract else ():
                    if line.kind == kind and line.cadence.form == "week":
                        due += Fraction(line.cadence.per_week, 5)
            self._due_counts[monday, kind] = round_half_down(due)
        return self._due_counts[monday, kind]

    def _assign_reports(self) -> list[tuple[date, date, int]]:
        """Each report: the day it was made, the Monday of the week to which it belongs, its count."""
        reports: list[tuple[date, date, int]] = []
        for one in self.activities:
            if one.kind != "report":
                continue
            # OPEN: "and none yet", for several reports on one day, could mean before that day or before
            # that report. They are taken in the order of the record: an earlier row of the same day is
            # there already.
            # OPEN: a report given with a count of 2 could be split over two weeks. One row belongs to one
            # week.
            # OPEN: "a report due" could include one due by `within N days of`. It is the weekly report
            # that belongs to a week, here and for the slip `missed-report`.
            if one.week_of is not None:
                week = monday_of(one.week_of)
            else:
                week = monday_of(one.on)
                previous = week - timedelta(days=7)
                if (
                    one.on <= self.office.closing_day(previous)
                    and self.due_count(previous, "report") > 0
                    and not any(belongs == previous for _, belongs, _ in reports)
                ):
                    week = previous
            reports.append((one.on, week, one.count))
        return reports

    def reports_for(self, monday: date, today: date) -> int:
        """The reports that belong to a week, as known today."""
        return sum(count for on, week, count in self.reports if week == monday and on <= today)

    # --- the cells of a week ---

    def cells(self, monday: date, today: date) -> Cells:
        """The cells of a counted week: kind -> (done, due). Only reports can still come in once it counts."""
        if monday not in self._cells_but_reports:
            self._cells_but_reports[monday] = self._find_cells(monday)
        cells = dict(self._cells_but_reports[monday])
        if due := self.due_count(monday, "report"):
            done_within, due_within = cells.get("report", (0, 0))
            cells["report"] = (done_within + self.reports_for(monday, today), due_within + due)
        return cells

    def _find_cells(self, monday: date) -> Cells:
        sunday = monday + timedelta(days=6)
        cells: Cells = {}

        def add(kind: str, done: int, due: int) -> None:
            done_before, due_before = cells.get(kind, (0, 0))
            cells[kind] = (done_before + done, due_before + due)

        this_week = [one for one in self.activities if monday <= one.on <= sunday]
        for kind in DEEDS:
            # OPEN: where the count of a kind rounds to nothing due but an item of `within` is due in the
            # week, what was done could still be added to the item's cell. "Nothing due, no cell": there
            # is no count to share.
            if kind != "report" and (due := self.due_count(monday, kind)):
                add(kind, sum(one.count for one in this_week if one.kind == kind), due)
        for one in this_week:
            # OPEN: a session recorded with a count above 1 could be several. Counts belong to deeds: it
            # is one.
            if one.kind in SESSIONS and one.outcome in ("attended", "missed") and self.is_available(one.on):
                add(one.kind, 1 if one.outcome == "attended" else 0, 1)
        # OPEN: an item of `within` whose kind is a session could have a cell apart from the recorded
        # sessions of that kind. There is one cell for each kind: they share it, done and due added.
        for item in self.items:
            if monday <= item.due_on <= sunday:
                add(item.kind, 1 if item.kept else 0, 1)
        # OPEN: tasks and a weekly count of `task` could be two cells; one for each kind, as above.
        for task in self.tasks:
            if monday <= task.due_on <= sunday:
                add("task", 1 if task.kept else 0, 1)
        return cells

    def counted_weeks(self, today: date) -> list[date]:
        """The Mondays of the weeks that count today, the latest first, back to the week of intake."""
        weeks = []
        monday = monday_of(today)
        while monday >= monday_of(self.intake):
            if self.office.counts_from(monday) <= today:
                weeks.append(monday)
            monday -= timedelta(days=7)
        return weeks

    def week_begins_to_count(self, today: date) -> bool:
        """Whether some week begins to count on this very day."""
        monday = monday_of(today)
        while self.office.counts_from(monday) > today:
            monday -= timedelta(days=7)
        return self.office.counts_from(monday) == today

    # --- slips ---

    def _find_no_answers(self) -> list[tuple[date, date]]:
        """Each attempt without an answer: the attempt's day and the slip's date; before "one in a week"."""
        found = []
        for attempt in self.attempts:
            if attempt.kind == "letter":
                continue
            day: date | None = attempt.on
            for _ in range(self.settings["reply_days"]):
                day = self.available_from(day + ONE_DAY) if day is not None else None
            if day is None:
                continue
            if not any(attempt.on <= life <= day for life in self.life_days):
                found.append((attempt.on, self.office.next_office_day(day)))
        return found

    def slips(self, today: date, fresh_start: date | None) -> list[Slip]:
        """All slips known today and not forgiven, whatever their age, missed reports included."""

        def forgiven(day: date) -> bool:
            return fresh_start is not None and day < fresh_start

        slips: set[Slip] = set()
        for one in self.activities:
            is_missed = one.kind in SESSIONS and one.outcome == "missed" and self.is_available(one.on)
            if is_missed and one.on <= today and not forgiven(one.on):
                slips.add((one.on, "missed-session"))
        for monday in self.counted_weeks(today):
            if forgiven(monday):
                continue
            if self.due_count(monday, "report") > 0 and self.reports_for(monday, today) == 0:
                slips.add((self.office.counts_from(monday), "missed-report"))
        # OPEN: "at most one in a week" could be chosen before or after forgiving. A forgiven slip is "as
        # if it were not there", so the earliest attempt that is not forgiven has the week's slip.
        weeks_with_one: set[date] = set()
        for attempted_on, dated in sorted(self.no_answers):
            if dated <= today and not forgiven(attempted_on) and monday_of(dated) not in weeks_with_one:
                weeks_with_one.add(monday_of(dated))
                slips.add((dated, "no-answer"))
        return sorted(slips)


# --- follow-through over a window -----------------------------------------------------------------------


@dataclass(frozen=True)
class Window:
    """The weeks that a window took (Mondays, the latest first), with its cells and their mean."""

    weeks: tuple[date, ...]
    values: tuple[Fraction, ...]

    @property
    def follow_through(self) -> Fraction | None:
        return sum(self.values, Fraction(0)) / len(self.values) if self.values else None


def window(record: Record, today: date, fresh_start: date | None, weeks: int, cells: int) -> Window:
    """The `weeks` latest counted weeks with a cell, further back while there are fewer than `cells` cells."""
    # OPEN: "the 8 that no window reaches behind" could be 8 weeks with or without cells. Weeks without a
    # cell "are among the 8": the 8 latest counted weeks, whatever is in them.
    taken: list[date] = []
    values: list[Fraction] = []
    for monday in record.counted_weeks(today)[:FURTHEST_WEEKS]:
        if fresh_start is not None and monday < fresh_start:
            break  # weeks count from the first Monday that is not before the fresh start
        if len(taken) >= weeks and len(values) >= cells:
            break
        of_week = record.cells(monday, today)
        if of_week:
            taken.append(monday)
            values.extend(min(Fraction(done, due), Fraction(1)) for done, due in of_week.values())
    return Window(tuple(taken), tuple(values))


# --- the walk -------------------------------------------------------------------------------------------


@dataclass
class Day:
    """How one day of the walk ended, with what makes a difference easy to explain."""

    day: date
    standing: Standing | None = None
    move: str | None = None
    """What moved the client that day, as "from -> to: cause"."""
    fresh_start: date | None = None
    short: Window = field(default_factory=lambda: Window((), ()))
    long: Window = field(default_factory=lambda: Window((), ()))
    last: Window = field(default_factory=lambda: Window((), ()))
    slips: list[Slip] = field(default_factory=list)


class Walk:
    """One client's way over the lists, day after day."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.settings = record.settings
        self.on_list = ACTIVE
        self.since = record.intake
        self.fresh_start: date | None = None
        self.welcomed_on: date | None = None
        self.placement: Placement | None = None

    def take_day(self, today: date) -> Day:
        """Apply the rules to the next calendar day."""
        record = self.record
        now = Day(today)
        if today in record.days_back:
            self.fresh_start = today
        now.fresh_start = self.fresh_start
        if record.closed_on is not None and today >= record.closed_on:
            return now
        if record.is_paused(today):
            return now

        self.look(now)
        if self.placement is not None and today > self.placement.last_day:
            self.placement = None

        # OPEN: with two placements, the earlier one could hold again when the later one is over. The
        # newer replaces it: afterwards the rules go on from the newer one's list.
        # OPEN: a sign of the client on the day of a placement, for a client who was on low-power already,
        # could welcome the client back that day, or never. As after a pause, the placement wins that day;
        # from the next day on the welcome-back looks at everything after the day of entering, which stays
        # what it was.
        # OPEN: a placement during a welcome-back could end it. Nothing says so: it runs its 14 days on
        # any list, and "a welcome-back ends the placement" is said of the moment when the client is
        # welcomed.
        # OPEN: on the day of intake only a placement moves; the rules begin with "each following day".
        if today in record.placements:
            self.placement = record.placements[today]
            if self.placement.list != self.on_list:
                self.move(now, self.placement.list, "placed")
        elif today == record.intake:
            pass
        elif self.on_list == LOW:
            if cause := self.welcomed_by(now):
                self.move(now, NEEDS, f"welcome back, {cause}")
                self.placement = None
                self.welcomed_on = today
                self.fresh_start = today
                self.look(now)  # once more: earlier slips are forgiven, earlier weeks out of reach
        elif self.placement is not None:
            pass
        elif self.on_list == ACTIVE:
            if reasons := self.four_reasons(now):
                self.move(now, NEEDS, ", ".join(reasons))
        elif self.on_list == NEEDS:
            if self.may_go_active(now):
                self.move(now, ACTIVE, "all kept")
            elif cause := self.may_go_low(now):
                self.move(now, LOW, cause)

        now.standing = {
            "list": self.on_list,
            "since": self.since,
            "follow_through": now.short.follow_through,
            "slips": len([dated for dated, _ in now.slips if in_last_days(dated, today, SLIPS_SHOWN_DAYS)]),
            "reasons": self.codes(now),
            "welcome_back": self.welcome_back_runs(today),
            "onboarding_day": record.onboarding_day(today),
            "last_sign_of_life": record.last_sign_of_life(today),
        }
        return now

    def move(self, now: Day, new_list: str, cause: str) -> None:
        now.move = f"{self.on_list} -> {new_list}: {cause}"
        self.on_list = new_list
        self.since = now.day

    def look(self, now: Day) -> None:
        """The windows and the slips of the day, as the latest fresh start leaves them."""
        now.fresh_start = self.fresh_start
        now.short = window(self.record, now.day, self.fresh_start, SHORT_WEEKS, SHORT_CELLS)
        now.long = window(self.record, now.day, self.fresh_start, LONG_WEEKS, LONG_CELLS)
        now.last = window(self.record, now.day, self.fresh_start, 1, 1)
        now.slips = self.record.slips(now.day, self.fresh_start)

    def welcome_back_runs(self, today: date) -> bool:
        if self.welcomed_on is None:
            return False
        return (today - self.welcomed_on).days < int(self.settings["welcome_days"])

    def days_on_list(self, today: date) -> int:
        """The days after the day of entering, paused ones not counted."""
        return len([day for day in days_from(self.since + ONE_DAY, today) if not self.record.is_paused(day)])

    # --- from active to needs-early-intervention ---

    def four_reasons(self, now: Day) -> list[str]:
        today = now.day
        reasons = []
        if self.without_contract_too_long(today):
            reasons.append("no-contract")
        recent = [dated for dated, _ in now.slips if in_last_days(dated, today, self.settings["quiet_days"])]
        if self.record.onboarding_day(today) is not None and recent:
            reasons.append("first-slip")
        short = now.short.follow_through
        enough = len(now.short.values) >= ENOUGH_CELLS
        if short is not None and enough and short < self.settings["enter_below"]:
            reasons.append("slipping")
        repeated = [
            dated
            for dated, kind in now.slips
            if kind != "missed-report" and in_last_days(dated, today, self.settings["slip_days"])
        ]
        if len(repeated) >= self.settings["slips"]:
            reasons.append("repeated-slips")
        return reasons

    def without_contract_too_long(self, today: date) -> bool:
        if self.record.contract_in_force(today) is not None:
            return False
        if any(contract.signed_on == today for contract in self.record.contracts):
            return False
        # OPEN: "the last contract's last day" could be the latest last day of all. It is that of the
        # contract signed last before today, even when an earlier one would have run longer.
        last_contract = self.record.contract_before(today)
        start = self.record.intake if last_contract is None else last_contract.ends_on
        assert start is not None  # a contract without an end is in force
        return (today - start).days >= int(self.settings["sign_by_days"])

    # --- from needs-early-intervention to active ---

    def may_go_active(self, now: Day) -> bool:
        today = now.day
        if self.days_on_list(today) < self.settings["min_days"]:
            return False
        if self.four_reasons(now):
            return False
        short = now.short.follow_through
        if short is not None and short < self.settings["leave_at"]:
            return False
        # OPEN: "no slip in the last 7 days" could be a number of its own; it follows `quiet_days`.
        for dated, kind in now.slips:
            counts = kind != "missed-report" or self.record.onboarding_day(today) is not None
            if counts and in_last_days(dated, today, self.settings["quiet_days"]):
                return False
        if not in_last_days(self.record.last_sign_of_life(today), today, self.settings["life_days"]):
            return False
        return not self.welcome_back_runs(today)

    # --- from needs-early-intervention to low-power ---

    def may_go_low(self, now: Day) -> str | None:
        """None, or which of the two forms of "little is kept" holds, along with all the rest."""
        today = now.day
        if not self.record.week_begins_to_count(today):
            return None
        if self.days_on_list(today) < self.settings["low_after_days"] or self.welcome_back_runs(today):
            return None
        attempt_days = {
            attempt.on
            for attempt in self.record.attempts
            if in_last_days(attempt.on, today, ATTEMPT_DAYS) and attempt.on >= self.since
        }
        if len(attempt_days) < self.settings["low_attempts"]:
            return None
        if any(
            one.is_of_the_clients_own and in_last_days(one.on, today, self.settings["talk_days"])
            for one in self.record.activities
        ):
            return None
        if self.record.program in self.settings["low_off_programs"]:
            return None
        if len(now.long.values) >= ENOUGH_CELLS:
            long, last = now.long.follow_through, now.last.follow_through
            assert long is not None
            assert last is not None
            if long < self.settings["low_below"] and last < self.settings["good_week"]:
                return "little kept"
            return None
        # OPEN: whether intake counts as a sign of life here is not said. It makes no difference: a client
        # on the list for 28 days was taken in at least 28 days ago.
        if in_last_days(self.record.last_sign_of_life(today), today, self.settings["silence_days"]):
            return None
        return "silence"

    # --- from low-power to needs-early-intervention ---

    def welcomed_by(self, now: Day) -> str | None:
        """What welcomes the client back today, if anything does."""
        if now.day in self.record.days_back:
            return "end of a long pause"
        for one in self.record.activities:
            if self.since < one.on <= now.day:
                if one.is_contact_in:
                    return "contact in"
                if one.is_answered_contact:
                    return "answered contact"
                if one.is_attended_session:
                    return "attended session"
        # OPEN: "of at least 1/2" could be a fixed number; it follows `good_week`, which has the same
        # value.
        last = now.last.follow_through
        if last is not None and last >= self.settings["good_week"] and now.last.weeks[0] >= self.since:
            return "good week"
        return None

    # --- what is said of the day ---

    def codes(self, now: Day) -> list[str]:
        codes: list[str] = []
        if self.on_list == NEEDS:
            # OPEN: a client who was welcomed back, or placed here, and for whom none of the four reasons
            # holds, could go without `settling`. As worded, it is there whenever none of the four holds.
            codes = self.four_reasons(now) or ["settling"]
        if self.on_list == LOW:
            codes.append("low-power")
        # OPEN: whoever comes back from a long pause without having been on low-power is greeted "by an
        # advising reason"; its code is not named. It is not `welcome-back`, which stands for a running
        # welcome-back.
        if self.welcome_back_runs(now.day):
            codes.append("welcome-back")
        # OPEN: a placement on the list on which the client was anyway is "no move", yet it holds the
        # client there. `placed` stands on every day on which a placement holds, moved or not.
        if self.placement is not None:
            codes.append("placed")
        return codes


def walk(record: Record, last_day: date) -> list[Day]:
    """Every day from intake to last_day."""
    way = Walk(record)
    return [way.take_day(day) for day in days_from(record.intake, last_day)]


# --- what tests use -------------------------------------------------------------------------------------


def record_of(caseload: dict[str, Any], ref: str, settings: dict[str, Any] | None = None) -> Record:
    """One client's record, with all that does not depend on the day."""
    for client in caseload["clients"]:
        if client["ref"] == ref:
            return Record(client, Office(caseload), with_defaults(settings))
    raise KeyError(ref)


def explain(
    caseload: dict[str, Any], ref: str, last_day: date, settings: dict[str, Any] | None = None
) -> list[Day]:
    """Every day from intake to last_day with its standing, move, fresh start, windows and slips."""
    return walk(record_of(caseload, ref, settings), last_day)


def history(
    caseload: dict[str, Any], ref: str, last_day: date, settings: dict[str, Any] | None = None
) -> list[tuple[date, Standing | None]]:
    """(day, standing) for every day from intake to last_day; None where the client is on no list."""
    return [(one.day, one.standing) for one in explain(caseload, ref, last_day, settings)]


def standings(
    caseload: dict[str, Any], day: date, settings: dict[str, Any] | None = None
) -> dict[str, Standing]:
    """The standing of each client who is on a list that day, by reference."""
    found: dict[str, Standing] = {}
    for client in caseload["clients"]:
        days = history(caseload, client["ref"], day, settings)
        if days and days[-1][1] is not None:
            found[client["ref"]] = days[-1][1]
    return found


def counted_weeks(
    caseload: dict[str, Any], ref: str, day: date, settings: dict[str, Any] | None = None
) -> list[tuple[date, Cells]]:
    """As of a day: the Monday and the cells (kind -> (done, due)) of each counted week, the latest first.

    All weeks back to intake are given; how far a window reaches is told by `explain`.
    """
    record = record_of(caseload, ref, settings)
    return [(monday, record.cells(monday, day)) for monday in record.counted_weeks(day)]


def slips_of(
    caseload: dict[str, Any], ref: str, day: date, settings: dict[str, Any] | None = None
) -> list[Slip]:
    """As of a day: (date, kind) of every slip that is not forgiven, missed reports included, oldest first."""
    record = record_of(caseload, ref, settings)
    days = walk(record, day)
    return record.slips(day, days[-1].fresh_start) if days else []
