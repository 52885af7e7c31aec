"""Story: one client's record while it is put together, day by day, from what was agreed and what came of it.

What a client does in a week is told as a share of what the contract asks, so that a week with a holiday asks
less and gets less. Small differences between people come from their reference, never from chance.
"""

from collections.abc import Callable
from datetime import date, timedelta
from zlib import crc32

from followthrough.casework.activity import Activity
from followthrough.casework.cadence import Dated
from followthrough.casework.check_in import lay_out
from followthrough.casework.client import Absence, Job, OpenDoor, Placement, Task
from followthrough.casework.contract import CLIENT, Contract, contract_in_force
from followthrough.casework.vision import Vision

from .agreements import Lines
from .almanac import Almanac
from .asked import REPORT, deeds_in, help_in
from .people import Person
from .steps import (
    AddClient,
    AddVision,
    Assign,
    Close,
    Excuse,
    Log,
    OpenTheDoor,
    Pause,
    Place,
    Resume,
    Sign,
    StartWork,
    Step,
)
from .words import NOTES, PLACES, TASKS
from .words_of_visions import PICTURES, VISIONS

Effort = Callable[[int], float]
"""What share of what was agreed is kept in a week, counted back from the latest one that counts."""

REVIEWED_EVERY = 3
"""Weeks between two looks at the contract, for those who come to them."""

NEARLY_ALL = (1.0, 0.8, 1.0, 0.75, 0.8)
"""The shares of the weeks of those who do what they said."""

ENOUGH_TO_COME = 0.5
"""The share of a week from which on a client also comes to the sessions, and reports."""


class Story:
    """One client's story: the steps so far, the contracts and the absences that later steps go by."""

    def __init__(self, almanac: Almanac, person: Person) -> None:
        self.almanac = almanac
        self.person = person
        self.steps: list[Step] = []
        self.contracts: list[Contract] = []
        self.absences: list[Absence] = []
        self.works_after = date.min
        self._applied = 0
        self._sought = 0

    # What the counsellor does -------------------------------------------------------------------------------

    def opens(self, on: date, lines: Lines = (), *, value: bool = True, ends_on: date | None = None) -> None:
        """The first meeting; with lines, a contract is signed. `value`: what the service is worth is said."""
        self._add(AddClient(on, self.person.client(on)))
        note = self.note("intake") + (f" {self.note('value')}" if value else "")
        self.meets(on, "value" if value else None, note=note, minutes=60)
        if lines:
            self.signs(on, lines, ends_on)

    def signs(self, on: date, lines: Lines, ends_on: date | None = None) -> None:
        """A contract is signed."""
        lines = tuple(line._replace(at=PLACES.get(line.kind, {}).get(self.person.language)) for line in lines)
        contract = Contract(on, ends_on, lines, 7 + self.pick("confidence", 4) - (not self.contracts))
        check_ins = () if self.contracts else tuple(lay_out(on, self.almanac.office))
        self.contracts.append(contract)
        self._add(Sign(on, self.person.ref, contract, check_ins))

    def is_away(self, kind: str, first: date, last: date | None, why: str) -> None:
        """Excused or paused for some days."""
        absence = Absence(kind, first, last, why)
        self.absences.append(absence)
        self._add((Pause if kind == "paused" else Excuse)(first, self.person.ref, absence))

    def resumes(self, on: date) -> None:
        """The open pause ends."""
        open_pause = self.absences.pop()
        self.absences.append(open_pause._replace(last=on - timedelta(1)))
        self._add(Resume(on, self.person.ref))

    def is_placed(self, where: str, on: date, until: date | None, why: str) -> None:
        """The counsellor places the client on a list."""
        self._add(Place(on, self.person.ref, Placement(where, on, until, why)))

    def closes(self, on: date, outcome: str) -> None:
        """The file is closed."""
        self._add(Close(on, self.person.ref, outcome))

    def agrees_on_task(self, on: date, by: date, done_on: date | None, which: int = 0) -> None:
        """A task is agreed by a day, and done on another or not at all."""
        titles = TASKS[self.person.language]
        title = titles[(self.pick("task", len(titles)) + which) % len(titles)]
        self._add(Assign(on, self.person.ref, Task(title, on, by)))
        if done_on is not None:
            self.does_task(done_on, title)

    def tells_vision(self, on: date) -> None:
        """The client says what the job would bring, how much it matters, and how sure they are of it."""
        ref = self.person.ref
        picture = PICTURES.get(ref, {})
        figures = {"importance": 6 + self.pick("importance", 4), "confidence": 3 + self.pick("sure", 4)}
        self._add(AddVision(on, ref, Vision(on, VISIONS[ref], **picture, **figures)))  # type: ignore[arg-type]

    def grows_surer(self, on: date) -> None:
        """The same two figures some weeks later."""
        importance, confidence = 8 + self.pick("importance", 3), 6 + self.pick("sure", 3)
        self._add(AddVision(on, self.person.ref, Vision(on, importance=importance, confidence=confidence)))

    def says_what_would_help(self, on: date, would_help: str, review_on: date | None = None) -> None:
        """On low power: what would have to change."""
        self._add(OpenTheDoor(on, self.person.ref, OpenDoor(on, would_help, review_on)))

    def starts_work(self, on: date, employer: str, work: str) -> None:
        """The first day at work."""
        self._add(StartWork(on, self.person.ref, Job(on, employer, work)))

    # What is recorded ---------------------------------------------------------------------------------------

    def logs(self, on: date, *activities: Activity) -> None:
        """Entries of a day, unless the day has not come."""
        self._add(Log(on, self.person.ref, activities))

    def meets(
        self,
        on: date,
        topic: str | None = None,
        *,
        outcome: str = "attended",
        note: str | None = None,
        minutes: int | None = None,
        kind: str = "meeting",
        because: str | None = None,
    ) -> None:
        """A session, attended or not; if not, what got in the way."""
        entry = Activity(0, on, kind, 1, outcome, topic=topic, note=note, minutes=minutes, because=because)
        self.logs(on, entry)

    def is_called(self, on: date, note: str | None = None, topic: str | None = None) -> None:
        """A call that is answered."""
        minutes = 10 + 5 * self.pick(f"call {on}", 3)
        text = note or self.note("check-in", minutes)
        self.logs(on, Activity(0, on, "call", 1, "answered", "out", topic, minutes=minutes, note=text))

    def is_sought(
        self, on: date, kind: str = "text", note: str | None = None, topic: str | None = None
    ) -> None:
        """An attempt: a contact without an answer."""
        text = note or self.note(f"{kind} without answer", self._sought)
        self._sought += 1
        self.logs(on, Activity(0, on, kind, 1, "no-answer", "out", topic, note=text))

    def is_in_touch(self, on: date, kind: str, note: str, *, answered: bool = True) -> None:
        """The client makes contact; the counsellor replies the next office day, or does not."""
        self.logs(on, Activity(0, on, kind, 1, None, "in", note=note))
        day = self.almanac.after(on)
        if answered and day < self.almanac.today:
            self.logs(day, Activity(0, day, "reply"))

    def has_interview(self, on: date) -> None:
        """An interview, and a note of thanks on the next office day."""
        self.logs(on, Activity(0, on, "interview", note=self.note("interview", on.day)))
        day = self.almanac.after(on)
        if day < self.almanac.today:
            self.logs(day, Activity(0, day, "thank-you"))

    def does_task(self, on: date, title: str) -> None:
        """A task that was agreed is done."""
        self.logs(on, Activity(0, on, "task", title=title))

    def helps(self, on: date, kind: str, minutes: int) -> None:
        """The counsellor does what they promised."""
        self.logs(on, Activity(0, on, kind, minutes=minutes))

    # Whole weeks --------------------------------------------------------------------------------------------

    def lives(
        self, first: int, last: int, effort: Effort | float, *, reviews: bool = True, calls: bool = True
    ) -> None:
        """Week after week: what was agreed, kept by that share; now and then a call, or a review."""
        for number in range(first, last - 1, -1):
            share = effort if isinstance(effort, float | int) else effort(number)
            self.lives_week(number, share)
            days = self._days_before_today(number)
            turn = (first - number) % REVIEWED_EVERY
            if reviews and days[1:2] and turn == REVIEWED_EVERY - 1:
                self.meets(days[1], "plan", note=self.note("plan", number), minutes=45)
            elif calls and days[2:3] and turn == 1:
                self.is_called(days[2])

    def lives_week(
        self,
        number: int,
        share: float,
        *,
        reports: bool | None = None,
        comes: bool | None = None,
        owes: bool = False,
    ) -> None:
        """One week: what was agreed, kept by a share of it.

        `owes`: the counsellor's own weekly side stays open, and the sessions are not written down.
        """
        days = [day for day in self.almanac.office.days_of(self.almanac.week(number)) if self.is_asked(day)]
        contract = self.contract_on(days[-1]) if days else None
        if contract is None:
            return
        enough = share >= ENOUGH_TO_COME
        if not owes:
            self._comes_to_sessions(contract, days, enough if comes is None else comes)
        self._follows_up(contract, days, share)
        deeds = deeds_in(contract, len(days), share, reports=enough if reports is None else reports)
        self._records(days, deeds, {} if owes else help_in(contract, len(days)))

    def is_asked(self, day: date) -> bool:
        """Whether a contract is in force on a day on which the client is at work on it, and not away."""
        if day <= self.works_after:
            return False
        return self.contract_on(day) is not None and not any(absence.covers(day) for absence in self.absences)

    def contract_on(self, day: date) -> Contract | None:
        """The contract in force on a day."""
        return contract_in_force(self.contracts, day)

    def nearly_all(self, week: int) -> float:
        """The share of a week for those who do what they said: all of it, now and then a little less."""
        return NEARLY_ALL[self.pick(f"week {week}", len(NEARLY_ALL))]

    def pick(self, what: str, among: int) -> int:
        """A number below `among` that is always the same for this client and this matter."""
        return crc32(f"{self.person.ref} {what}".encode()) % among

    def note(self, what: str, which: int = 0) -> str:
        """One of the notes of a sort, in the client's language."""
        notes = NOTES[what][self.person.language]
        return notes[(self.pick(what, len(notes)) + which) % len(notes)]

    def _add(self, step: Step) -> None:
        if step.on <= self.almanac.today:
            self.steps.append(step)

    def _days_before_today(self, number: int) -> list[date]:
        days = self.almanac.office.days_of(self.almanac.week(number))
        return [day for day in days if self.is_asked(day) and day < self.almanac.today]

    def _records(self, days: list[date], deeds: dict[str, int], help_: dict[str, int]) -> None:
        """The week's counts: some of them in its middle, the rest, and the report, on its last day."""
        middle, last = days[(len(days) - 1) // 2], days[-1]
        early = {} if middle == last else {k: n // 2 for k, n in deeds.items() if k != REPORT}
        late = {kind: number - early.get(kind, 0) for kind, number in deeds.items()}
        for day, counts in ((middle, list(early.items())), (last, [*late.items(), *help_.items()])):
            entries = [Activity(0, day, kind, count) for kind, count in counts if count]
            if entries and day < self.almanac.today:
                self.logs(day, *entries)
        self._applied = deeds.get("application", 0)

    def _follows_up(self, contract: Contract, days: list[date], share: float) -> None:
        asked = any(line.kind == "follow-up" for line in contract.lines_of(CLIENT))
        count = int(share * self._applied + 0.5)
        if asked and count and days[0] < self.almanac.today:
            self.logs(days[0], Activity(0, days[0], "follow-up", count))

    def _comes_to_sessions(self, contract: Contract, days: list[date], comes: bool) -> None:
        for line in contract.lines_of(CLIENT):
            if isinstance(line.cadence, Dated):
                for day in line.cadence.occurrences(contract.signed_on, days[0], days[-1]):
                    if day in days and day < self.almanac.today:
                        minutes = 90 if comes else None
                        outcome = "attended" if comes else "missed"
                        self.meets(day, kind=line.kind, outcome=outcome, minutes=minutes)
