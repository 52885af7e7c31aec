"""The record of one client, laid out for judging: gone through once, then asked many times."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from followthrough.casework.activity import CONTACTS, DEEDS, SESSIONS, Activity
from followthrough.casework.case_file import CaseFile
from followthrough.casework.contract import Contract
from followthrough.casework.workweek import Availability, Office

from .thresholds import Thresholds

_DEEDS, _SESSIONS, _CONTACTS = frozenset(DEEDS), frozenset(SESSIONS), frozenset(CONTACTS)


class Waiting(NamedTuple):
    """Something promised “within N days of”: open since a day, due on a day, how many of how many not yet kept."""

    party: str
    kind: str
    opened: date
    due: date
    total: int
    left: int


class Bookmark(NamedTuple):
    """What must be known of the record before a Monday, to go on from there without reading it again."""

    on: date
    waiting: tuple[Waiting, ...] = ()
    reported: tuple[tuple[date, date, int], ...] = ()
    tasks_done: tuple[tuple[str, str, date], ...] = ()
    attempts: tuple[tuple[int, date, str], ...] = ()
    last_sign: date | None = None
    last_contact: date | None = None
    value_said: date | None = None
    plan_talked: date | None = None


class Record:
    """One client's record as triage needs it: days sorted by what they mean, contracts by when they hold."""

    def __init__(
        self, case: CaseFile, office: Office, thresholds: Thresholds, bookmark: Bookmark | None = None
    ) -> None:
        self.case = case
        self.office = office
        self.thresholds = thresholds
        self.bookmark = bookmark
        self.intake = case.client.intake
        self.availability = Availability(office, case.absences, self.intake, thresholds.long_pause_days)
        self.contracts = tuple(c for c in case.contracts if c.signed_on >= self.intake)
        self._signed = [contract.signed_on for contract in self.contracts]
        self.activities = [a for a in case.activities if a.on >= self.intake]
        self.signs: list[date] = []
        self.own: list[date] = []
        self.welcomed_by: list[Activity] = []
        self.contacts: list[date] = []
        self.attempts: list[Activity] = []
        self.missed: list[Activity] = []
        self.value_said: list[date] = []
        self.plan_talked: list[date] = []
        self.causes: list[tuple[date, str]] = []
        self.sessions_on: set[tuple[date, str]] = set()
        self.by_kind: dict[str, list[Activity]] = defaultdict(list)
        self._lay_out()
        self.welcoming = [activity.on for activity in self.welcomed_by]
        self.cause_days = [told_on for told_on, _ in self.causes]
        self.attempt_days = sorted({activity.on for activity in self.attempts})

    def _lay_out(self) -> None:
        mark = self.bookmark
        for days, before in (
            (self.signs, mark and mark.last_sign),
            (self.contacts, mark and mark.last_contact),
            (self.value_said, mark and mark.value_said),
            (self.plan_talked, mark and mark.plan_talked),
        ):
            if before is not None:
                days.append(before)
        for entry, day, kind in mark.attempts if mark else ():
            self.attempts.append(Activity(entry, day, kind, outcome="no-answer", direction="out"))
        by_kind, signs, own = self.by_kind, self.signs, self.own
        for activity in self.activities:
            kind = activity.kind
            by_kind[kind].append(activity)
            if activity.because is not None:
                self.causes.append((activity.on, activity.because))
            if kind in _DEEDS:
                signs.append(activity.on)
                own.append(activity.on)
            elif kind in _CONTACTS:
                self._lay_out_contact(activity)
            elif kind in _SESSIONS:
                self._lay_out_session(activity)

    def _lay_out_contact(self, activity: Activity) -> None:
        self.contacts.append(activity.on)
        if activity.direction == "in":
            self.own.append(activity.on)
        if activity.is_sign_of_life:
            self.signs.append(activity.on)
            self.welcomed_by.append(activity)
        elif not self.availability.is_away(activity.on):
            self.attempts.append(activity)
        if activity.topic is not None and not (activity.kind == "call" and activity.outcome == "no-answer"):
            self._lay_out_topic(activity)

    def _lay_out_session(self, activity: Activity) -> None:
        self.sessions_on.add((activity.on, activity.kind))
        if activity.outcome == "attended":
            self.signs.append(activity.on)
            self.own.append(activity.on)
            self.welcomed_by.append(activity)
            if activity.topic is not None and activity.kind == "meeting":
                self._lay_out_topic(activity)
        elif activity.outcome == "missed" and self.availability.is_available(activity.on):
            self.missed.append(activity)

    def _lay_out_topic(self, activity: Activity) -> None:
        if activity.topic == "value":
            self.value_said.append(activity.on)
        elif activity.topic == "plan":
            self.plan_talked.append(activity.on)

    def contract_on(self, day: date) -> Contract | None:
        """The contract in force on a day: the one signed last before it, unless that one has ended."""
        place = bisect_left(self._signed, day)
        if not place:
            return None
        contract = self.contracts[place - 1]
        return contract if contract.ends_on is None or day <= contract.ends_on else None

    def last_signed_before(self, day: date) -> Contract | None:
        """The contract signed last before a day, ended or not."""
        place = bisect_left(self._signed, day)
        return self.contracts[place - 1] if place else None

    @property
    def signing_days(self) -> Sequence[date]:
        """The days on which contracts were signed, in order."""
        return self._signed
