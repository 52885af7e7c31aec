"""Entries taken in: each that is not there yet, as often as the file has it more often than the record."""

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from followthrough.casework.incoming import Incoming, IncomingActivity, TakenIn, Terms, What
from followthrough.casework.mistakes import Mistake, WeekToCome

from .bulk import last_number
from .caseload import entry_values
from .connection import moment_text
from .journal import write_ranges
from .statements import INSERT_ACTIVITY
from .take_in import Person, Taking
from .triggers import FORGET

if TYPE_CHECKING:
    from followthrough.casework.activity import Activity

    from .caseload import Caseload

CONTENT = (
    "SELECT day, kind, count, outcome, direction, topic, week_of, title, minutes, note, because "
    "FROM activity WHERE client_id = ?"
)
"""What makes an entry the entry that it is, in the order of `entry_values`."""

AT_ONCE = 1000
"""Rows written in one go."""

LOOKS_AT_EACH = ("journal_activity_insert", "memory_activity_insert")
"""Triggers that would look at each row; what they do is done once at the end."""


class TakingActivities(Taking):
    """Entries being taken in.

    Of what a client's record holds already, a number made of the content of each entry is kept, eight bytes long, in
    order; an equal row of the file takes one of them away and is unchanged.
    """

    def __init__(self, caseload: "Caseload", what: What, terms: Terms) -> None:
        super().__init__(caseload, what, terms)
        self._added = self._unchanged = 0
        self._there: dict[int, array[int]] = {}
        self._first_day: dict[int, str] = {}
        self._waiting: list[tuple[object, ...]] = []
        self._taken_down: list[str] = []
        self._begins_at = 0

    def take(self, row: Incoming) -> None:
        """Takes one row in, or rejects it."""
        assert isinstance(row, IncomingActivity)
        activity, field = row.activity, "client"
        try:
            person = self.everyone.whom(row.client)
            field = "on"
            self._check(person, activity)
        except Mistake as mistake:
            self.reject(row, mistake, field)
            return
        values = entry_values(activity)
        if self._is_there(person.number, values):
            self._unchanged += 1
        else:
            self._add(person.number, activity, values)

    def _check(self, person: Person, activity: "Activity") -> None:
        number, client = person
        if activity.on > self.terms.today:
            self.not_to_come(activity.on)
        if client.closed_on is not None or activity.on < client.intake:
            self.caseload.may_record(number, client, activity.kind, activity.on)
        if activity.week_of is not None and activity.week_of > activity.on:
            raise WeekToCome(monday=activity.week_of.isoformat(), day=activity.on.isoformat())

    def _is_there(self, number: int, values: tuple[object, ...]) -> bool:
        """Whether the record holds this entry already; if so, it cannot stand for a second one."""
        there = self._there.get(number)
        if there is None:
            rows = self.caseload.stream(CONTENT, (number,))
            there = self._there[number] = array("q", sorted(map(hash, rows)))
        if not there:
            return False
        content = hash(values)
        at = bisect_left(there, content)
        if at < len(there) and there[at] == content:
            del there[at]
            return True
        return False

    def _add(self, number: int, activity: "Activity", values: tuple[object, ...]) -> None:
        self._added += 1
        if not self.is_kept:
            self._waiting.clear()
            return
        told, day = activity.recorded_at, str(values[0])
        moment = self.caseload.recorded_at if told is None else moment_text(told)
        self._first_day[number] = min(day, self._first_day.get(number, day))
        self._waiting.append((moment, number, *values))
        if len(self._waiting) == AT_ONCE:
            self._write()

    def _write(self) -> None:
        if not self._begins_at:
            self._begin()
        self.caseload.write_all(INSERT_ACTIVITY, self._waiting)
        self._waiting.clear()

    def _begin(self) -> None:
        self.step  # noqa: B018  # begins here
        self._begins_at = last_number(self.caseload, "activity") + 1
        found = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN (?, ?)"
        for name, made in self.caseload.rows(found, LOOKS_AT_EACH):
            self.caseload.write(f"DROP TRIGGER {name}")
            self._taken_down.append(made)

    def taken(self) -> TakenIn:
        """What became of the rows, once the last of them is in."""
        if self._waiting and self.is_kept:
            self._write()
        if self._begins_at and self.is_kept:
            ends_at = last_number(self.caseload, "activity")
            write_ranges(self.caseload, self.step, [("activity", self._begins_at, ends_at)])
            self._forget()
            for made in self._taken_down:
                self.caseload.write(made)
        return TakenIn(self._added, 0, self._unchanged, tuple(self.rejected))

    def _forget(self) -> None:
        """What triage remembers goes as far back as a client's earliest new entry, as the trigger would do it."""
        since = [(day, number) for number, day in self._first_day.items()]
        day_before = "max(date(?, '-1 day'), '0001-01-01')"
        shortened = (
            f"UPDATE remembered SET through = min(through, {day_before}), {FORGET} WHERE client_id = ?"
        )
        self.caseload.write_all("DELETE FROM remembered WHERE bookmark_on > ? AND client_id = ?", since)
        self.caseload.write_all(shortened, since)
