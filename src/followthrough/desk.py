"""The desk: one sitting, with a day, a caseload and its settings; who needs the counsellor. The one clock."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .drawer import Drawer

if TYPE_CHECKING:
    from followthrough.casework.case_file import CaseFile, Remembered
    from followthrough.casework.client import Client
    from followthrough.casework.mistakes import Mistake
    from followthrough.casework.workweek import Office
    from followthrough.triage.assess import Assessment, Judged
    from followthrough.triage.gaps import Gap
    from followthrough.triage.memory import Memory
    from followthrough.triage.morning import Morning
    from followthrough.workday.agenda import Agenda
    from followthrough.workday.ahead import Event
    from followthrough.workday.given_back import Period
    from followthrough.workday.plan import Plan, Stretch
    from followthrough.workday.planned import CheckInStands
    from followthrough.workday.time_spent import TimeSpent

REMEMBERED_AT_ONCE = 500
"""Clients judged between two writings of what was decided: a long morning that is broken off keeps the most of it."""

Progress = Callable[[int, int], None]


def no_progress(done: int, of: int) -> None:
    """Say nothing of how far it is."""


class Clock(NamedTuple):
    """The moment of this sitting, the day to work as of, and whether that day was asked for."""

    now: datetime
    today: date
    is_as_of: bool = False


def read_clock() -> Clock:
    """The one reading of the clock. `FT_NOW` stands in for it, so that a transcript comes out the same each day."""
    fixed = os.environ.get("FT_NOW")
    now = datetime.fromisoformat(fixed).astimezone() if fixed else datetime.now().astimezone()
    return Clock(now.astimezone(UTC).replace(microsecond=0), now.date())


class Desk(Drawer):
    """One sitting at the desk."""

    def __init__(
        self,
        clock: Clock,
        database: str | None = None,
        *,
        on_wait: Callable[[], None] | None = None,
        on_upgrade: Callable[[Path], None] | None = None,
        on_no_backup: "Callable[[Mistake], None] | None" = None,
        command: str | None = None,
    ) -> None:
        super().__init__(database, clock.now, on_wait, on_no_backup, on_upgrade, command)
        self.clock = clock
        self.today = clock.today

    @cached_property
    def office(self) -> "Office":
        """The office days."""
        from followthrough.casework.workweek import Office  # noqa: PLC0415

        return Office(self.caseload.calendar())

    # Judging ------------------------------------------------------------------------------------------------

    def judge(self, case: "CaseFile") -> "Judged":
        """One client, gone through from intake on."""
        from followthrough.triage.assess import judge  # noqa: PLC0415

        return judge(case, self.today, self.office, self.thresholds)

    def people(self) -> "Iterator[tuple[Client, Assessment | None, date | None]]":
        """Everyone, the closed files too: with what triage says of who is on a list, and the latest day of signing."""
        rows = self.caseload.rows_of("contracts")
        signed = {str(ref): day for ref, day, *_ in rows if isinstance(day, date)}
        judged = {client.ref: assessment for client, assessment in self.assessments()}
        for client in self.caseload.clients():
            yield client, judged.get(client.ref), signed.get(client.ref)

    def gaps(self) -> "Iterator[tuple[Client, Gap]]":
        """What is not written down yet, client by client."""
        from followthrough.triage.gaps import gaps_of  # noqa: PLC0415

        waiting = {entry.client.ref for entry in self.morning().listed if entry.assessment.gaps}
        to_judge = [(client, known) for client, known in self.caseload.at_hand() if client.ref in waiting]
        for client, _, judged in self._judge_all(to_judge):
            for gap in gaps_of(judged.view):
                yield client, gap

    def morning(self, on_progress: Progress = no_progress) -> "Morning":
        """The whole caseload today, in order."""
        from followthrough.triage.morning import morning_of  # noqa: PLC0415

        return morning_of(self.today, self.assessments(on_progress))

    def agenda(self, on_progress: Progress = no_progress) -> "Agenda":
        """What today asks of the counsellor."""
        from followthrough.workday.agenda import agenda_of, looks_ahead_to  # noqa: PLC0415

        book = self.caseload.day_book(self.today, looks_ahead_to(self.today))
        return agenda_of(self.today, self.office, self.assessments(on_progress), book, self.thresholds)

    def plan(self, stretch: "Stretch", on_progress: Progress = no_progress) -> "Plan":
        """The minutes of a stretch of days, shared out."""
        from followthrough.triage.morning import morning_of  # noqa: PLC0415
        from followthrough.workday.agenda import agenda_of, looks_ahead_to  # noqa: PLC0415
        from followthrough.workday.plan import plan_of, who_is_awaited  # noqa: PLC0415

        today, people = self.today, list(self.assessments(on_progress))
        later = [day for day in stretch.days if day > today]
        book = self.caseload.day_book(today, max([looks_ahead_to(today), *later]))
        agendas = [agenda_of(today, self.office, people, book, self.thresholds)]
        awaited = who_is_awaited(book, people)
        agendas += [agenda_of(day, self.office, awaited, book, self.thresholds) for day in later]
        return plan_of(stretch, morning_of(today, people), agendas, self.hours, self.office)

    def time_spent(self, period: "Period", *, estimate: bool) -> "TimeSpent":
        """Where the minutes of a period went."""
        from followthrough.workday.given_back import Person, read_from  # noqa: PLC0415
        from followthrough.workday.time_spent import time_spent  # noqa: PLC0415

        known = [(client, known) for client, known in self.caseload.at_hand() if client.intake <= self.today]
        people = []
        for client, _, judged in self._judge_all(known):
            chapters, since = judged.walk.chapters, read_from(period, judged.walk.chapters)
            kept = judged.assessment.follow_through if judged.assessment else None
            entries = self.caseload.entries(client.ref, since, period.last)
            people.append(Person(client, chapters, kept, tuple(entries)))
        return time_spent(period, people, self.hours if estimate else None)

    def judged_until(self, day: date, on_progress: Progress = no_progress) -> "Iterator[Judged]":
        """Everyone whose intake has come by a day, judged on it, with the whole record at hand."""
        from followthrough.triage.assess import judge  # noqa: PLC0415
        from followthrough.triage.memory import basis_of, moves_of  # noqa: PLC0415

        basis, office, thresholds = basis_of(self.thresholds), self.office, self.thresholds
        refs = [client.ref for client, _ in self.caseload.at_hand() if client.intake <= day]
        for done, case in enumerate(self.caseload.case_files(refs, {})):
            known = case.remembered and self.caseload.made(
                lambda kept: moves_of(kept, basis), case.remembered
            )
            on_progress(done, len(refs))
            yield judge(case, day, office, thresholds, known)

    def ahead(self, weeks: int) -> "tuple[Event, ...]":
        """What so many weeks from today on hold, for a calendar."""
        from followthrough.workday.ahead import Ahead, closed_days, papers_of  # noqa: PLC0415

        caseload, until = self.caseload, self.today + timedelta(weeks=weeks)
        people = {client.ref: (client, assessment) for client, assessment in self.assessments()}
        looked_at = papers_of(caseload.rows_of("contracts"), people, self.today, caseload.entries)
        book, closed = caseload.day_book(self.today, until), closed_days(*caseload.office_days())
        found = Ahead(self.today, until, people, book, looked_at, closed)
        return found.events(self.office, self.thresholds)

    def check_ins(self, ref: str) -> "list[CheckInStands]":
        """What was planned with a client, and what became of it by today."""
        from followthrough.workday.planned import check_ins_of  # noqa: PLC0415

        case = self.caseload.case_file(ref, notes=False)
        return check_ins_of(case, self.caseload.check_ins(ref), self.today)

    def assessments(
        self, on_progress: Progress = no_progress
    ) -> Iterator[tuple["Client", "Assessment | None"]]:
        """Everyone whose file is open today, with what triage says of them; None for who is paused.

        What was decided before is gone on from, and what is decided now is remembered, unless a day was asked for.
        """
        from followthrough.triage.answer import read_answer  # noqa: PLC0415
        from followthrough.triage.memory import basis_of  # noqa: PLC0415

        basis, day = basis_of(self.thresholds), self.today
        to_judge: list[tuple[Client, Remembered | None]] = []
        for client, known in self.caseload.at_hand():
            if client.intake > day or (client.closed_on is not None and client.closed_on <= day):
                continue
            is_good = known is not None and known.basis == basis and _is_good_on(known, day)
            if is_good and known is not None and known.answer is not None:
                yield client, self.caseload.made(lambda text: read_answer(text, day), known.answer)
            else:
                to_judge.append((client, known))
        yield from self._judged(to_judge, basis, on_progress)

    def _judged(
        self, to_judge: "list[tuple[Client, Remembered | None]]", basis: str, on_progress: Progress
    ) -> Iterator[tuple["Client", "Assessment | None"]]:
        decided: list[tuple[str, Remembered]] = []
        for done, (client, memory, judged) in enumerate(self._judge_all(to_judge)):
            if not self.clock.is_as_of and (memory is None or memory.through <= self.today):
                decided.append((client.ref, _to_remember(judged, basis, self.today)))
            if len(decided) == REMEMBERED_AT_ONCE:
                self.caseload.remember(decided)
                decided = []
            on_progress(done, len(to_judge))
            yield client, judged.assessment
        if decided:
            self.caseload.remember(decided)

    def _judge_all(
        self, to_judge: "list[tuple[Client, Remembered | None]]"
    ) -> "Iterator[tuple[Client, Memory | None, Judged]]":
        """Clients judged, reading no more of their activities than what was decided before leaves to be judged."""
        from followthrough.triage.assess import judge  # noqa: PLC0415
        from followthrough.triage.memory import basis_of, reads_from, recall  # noqa: PLC0415

        basis = basis_of(self.thresholds)
        since: dict[str, date | None] = {
            client.ref: known and reads_from(known, basis, self.today, self.office, self.thresholds)
            for client, known in to_judge
        }
        refs = [client.ref for client, _ in to_judge]
        cases = self.caseload.case_files(refs, since, for_triage=True)
        for (client, known), case in zip(to_judge, cases, strict=True):
            memory = known and self.caseload.made(lambda known: recall(known, basis), known)
            yield client, memory, judge(case, self.today, self.office, self.thresholds, memory)


def _is_good_on(known: "Remembered", day: date) -> bool:
    first, last = known.good_from, known.good_until
    return first is not None and last is not None and first <= day <= last


def _to_remember(judged: "Judged", basis: str, day: date) -> "Remembered":
    from followthrough.triage.answer import write_answer  # noqa: PLC0415
    from followthrough.triage.memory import bookmark_for, remembered  # noqa: PLC0415

    known = remembered(basis, day, judged.walk.chapters, bookmark_for(judged.view, day))
    answer = write_answer(judged.assessment)
    return known._replace(good_from=judged.good_from, good_until=judged.good_until, answer=answer)
