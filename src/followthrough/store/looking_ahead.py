"""Looking ahead: check-ins planned, doors left open with a day to look again, and work that was found."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from followthrough.casework.activity import CONTACTS
from followthrough.casework.client import Job, OpenDoor, check_range, open_on, since_intake, still_open
from followthrough.casework.mistakes import AlreadyAtWork, NoSuchCheckIn, NotAtWork, ReviewTooFar
from followthrough.casework.retention import Hold

from .open_file import Row
from .people import iso, refuse_edited
from .reading import Reading
from .statements import INSERT_CHECK_IN, INSERT_JOB, INSERT_OPEN_DOOR

if TYPE_CHECKING:
    from followthrough.casework.check_in import CheckIn
    from followthrough.casework.client import Client

TOUCHES = (*CONTACTS, "check-in", "meeting")
"""Kinds by which it is recorded that a check-in was held, also with a client at work whose file is closed."""

MOST_DAYS_TO_REVIEW = 90
"""Days after which what keeps a client on low power is looked at again at the latest, so that nobody is forgotten."""


def check_ranges(check_ins: "Iterable[CheckIn]") -> None:
    """Raises `EndBeforeBeginning` if one of some check-ins ends before it begins."""
    for check_in in check_ins:
        check_range(check_in.first, check_in.last)


def check_door(door: OpenDoor) -> None:
    """Raises `EndBeforeBeginning` or `ReviewTooFar` if the day to look again is no such day."""
    check_range(door.on, door.review_on)
    if door.review_on is not None and (door.review_on - door.on).days > MOST_DAYS_TO_REVIEW:
        days = (door.review_on - door.on).days
        latest = date.fromordinal(door.on.toordinal() + MOST_DAYS_TO_REVIEW)
        raise ReviewTooFar(most=MOST_DAYS_TO_REVIEW, days=days, latest=iso(latest))


class LookingAhead(Reading):
    """What is planned with a client, and where it led."""

    # Check-ins

    def check_ins(self, ref: str) -> "list[tuple[int, CheckIn]]":
        """A client's check-ins, the earliest first, with their numbers. Raises `NoSuchClient`."""
        number, _ = self.known(ref)
        rows = self.rows(
            "SELECT id, first, last, kind, purpose, about FROM check_in WHERE client_id = ? ORDER BY first, last, id",
            (number,),
        )
        return [(row[0], self.made(check_in_of, row[1:])) for row in rows]

    def plan_check_ins(self, ref: str, check_ins: "Sequence[CheckIn]") -> None:
        """Plans more check-ins. Raises `EndBeforeBeginning`, `BeforeIntake`, `ClientIsClosed`."""
        check_ranges(check_ins)
        with self.writing():
            number, client = self.known(ref)
            for check_in in check_ins:
                open_on(client, check_in.first)
            if check_ins:
                self.open_step(f"check-ins {client.ref}: {len(check_ins)} planned")
                self.insert_check_ins(number, check_ins)

    def change_check_in(
        self, ref: str, number: int, check_in: "CheckIn", *, seen: "CheckIn | None" = None
    ) -> "CheckIn":
        """Puts another check-in in the place of one; what it was.

        `seen` is the check-in as the one who changes it saw it. Nothing is recorded where nothing differs. Raises
        `EditedMeanwhile` if it is another one since, `NoSuchCheckIn`, `EndBeforeBeginning`, `BeforeIntake`,
        `ClientIsClosed`.
        """
        check_range(check_in.first, check_in.last)
        with self.writing():
            client, before = self._planned(ref, number)
            open_on(client, check_in.first)
            if seen is not None:
                told = _in_short(seen), _in_short(before), _in_short(check_in)
                refuse_edited(client, {f"check-in {number}": told})
            if check_in != before:
                self.open_step(f"check-ins {client.ref}: one changed")
                self.write(
                    "UPDATE check_in SET first = ?, last = ?, kind = ?, purpose = ?, about = ? WHERE id = ?",
                    (*check_in_values(check_in), number),
                )
        return before

    def drop_check_in(self, ref: str, number: int) -> "CheckIn":
        """Takes a check-in out of the plan; what it was. Raises `NoSuchCheckIn`."""
        with self.writing():
            client, before = self._planned(ref, number)
            self.open_step(f"check-ins {client.ref}: one dropped")
            self.write("DELETE FROM check_in WHERE id = ?", (number,))
        return before

    def insert_check_ins(self, number: int, check_ins: "Iterable[CheckIn]") -> None:
        """Writes the rows of a client's check-ins. Inside a step."""
        for check_in in check_ins:
            self.insert(INSERT_CHECK_IN, number, *check_in_values(check_in))

    def _planned(self, ref: str, number: int) -> "tuple[Client, CheckIn]":
        client_id, client = self.known(ref)
        row = self.row(
            "SELECT first, last, kind, purpose, about FROM check_in WHERE id = ? AND client_id = ?",
            (number, client_id),
        )
        if row is None:
            raise NoSuchCheckIn(number=number, name=client.name, ref=client.ref)
        return client, self.made(check_in_of, row)

    # Low power

    def open_door(self, ref: str, door: OpenDoor) -> OpenDoor:
        """Records what would help a client on low power, and the day to look again.

        Raises `EndBeforeBeginning`, `ReviewTooFar`, `BeforeIntake`, `ClientIsClosed`.
        """
        check_door(door)
        with self.writing():
            number, client = self.known(ref)
            open_on(client, door.on)
            self.open_step(f"open-door {client.ref}")
            self.insert_door(number, door)
        return door

    def insert_door(self, number: int, door: OpenDoor) -> None:
        """Writes an open door's row. Inside a step."""
        self.insert(INSERT_OPEN_DOOR, number, iso(door.on), door.would_help, iso(door.review_on))

    # Work

    def start_work(self, ref: str, job: Job) -> Job:
        """Records work that a client found, also after the file was closed.

        Raises `AlreadyAtWork`, `EndBeforeBeginning`, `BeforeIntake`.
        """
        check_range(job.started_on, job.ended_on)
        with self.writing():
            number, client = self.known(ref)
            since_intake(client, job.started_on)
            for _, other in self.jobs(number):
                if _overlap(job, other):
                    raise AlreadyAtWork(name=client.name, since=iso(other.started_on), ref=client.ref)
            self.open_step(f"at-work {client.ref}")
            self.insert_job(number, job)
        return job

    def end_work(self, ref: str, on: date) -> Job:
        """Records the last day of the work that runs on that day; the job as it then stands. Raises `NotAtWork`."""
        with self.writing():
            number, client = self.known(ref)
            running = [found for found in self.jobs(number) if found[1].runs_on(on)]
            if not running:
                raise NotAtWork(name=client.name, day=iso(on), ref=client.ref)
            job_id, job = running[-1]
            self.open_step(f"at-work {client.ref}: the last day")
            self.write("UPDATE job SET ended_on = ? WHERE id = ?", (iso(on), job_id))
        return job._replace(ended_on=on)

    def jobs(self, number: int) -> list[tuple[int, Job]]:
        """A client's jobs with their numbers, by their first days."""
        rows = self.rows(
            "SELECT id, started_on, employer, work, ended_on FROM job WHERE client_id = ? ORDER BY started_on, id",
            (number,),
        )
        return [(row[0], self.made(job_of, row[1:])) for row in rows]

    def insert_job(self, number: int, job: Job) -> None:
        """Writes a job's row. Inside a step."""
        self.insert(INSERT_JOB, number, iso(job.started_on), iso(job.ended_on), job.employer, job.work)

    def may_record(self, number: int, client: "Client", kind: str, day: date) -> None:
        """Raises `BeforeIntake` or `ClientIsClosed` if an entry of this kind cannot be made on a day.

        While a client is at work a closed file takes what a retention check-in is recorded by.
        """
        since_intake(client, day)
        if client.closed_on is None or day < client.closed_on:
            return
        if kind not in TOUCHES or not any(job.runs_on(day) for _, job in self.jobs(number)):
            still_open(client, day)


def _overlap(one: Job, other: Job) -> bool:
    """Whether there is a day on which both run; work without a last day goes on."""
    latest_start = max(one.started_on, other.started_on)
    return latest_start <= min(one.ended_on or date.max, other.ended_on or date.max)


def check_in_values(check_in: "CheckIn") -> tuple[object, ...]:
    """A check-in's columns in the order of the table, from the first day on."""
    return iso(check_in.first), iso(check_in.last), check_in.kind, check_in.purpose, check_in.about


def _in_short(check_in: "CheckIn") -> str:
    """A check-in's kind, days and what it is about, in a mistake."""
    days = f"{check_in.first} to {check_in.last}" if check_in.last > check_in.first else f"{check_in.first}"
    return f"{check_in.kind} {days}" + (f" about “{check_in.about}”" if check_in.about else "")


def check_in_of(row: Row) -> "CheckIn":
    """The check-in that a row of first, last, kind, purpose, about tells of."""
    from followthrough.casework.check_in import CheckIn  # noqa: PLC0415  # not for a command that only records

    return CheckIn(date.fromisoformat(row[0]), date.fromisoformat(row[1]), *row[2:])


def hold_of(row: Row) -> Hold:
    """The legal hold that a row of since, until, why tells of."""
    since, until, why = row
    return Hold(date.fromisoformat(since), None if until is None else date.fromisoformat(until), why)


def job_of(row: Row) -> Job:
    """The job that a row of started_on, employer, work, ended_on tells of."""
    started_on, employer, work, ended_on = row
    ended = None if ended_on is None else date.fromisoformat(ended_on)
    return Job(date.fromisoformat(started_on), employer, work, ended)
