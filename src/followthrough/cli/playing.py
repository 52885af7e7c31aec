"""Playing: the steps of a demonstration, recorded one by one as a counsellor's own commands would."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, assert_never

from followthrough.demonstration.steps import (
    AddAway,
    AddClient,
    AddHolidays,
    AddVision,
    Assign,
    Close,
    Excuse,
    Log,
    LogGroup,
    OpenTheDoor,
    Pause,
    Place,
    Resume,
    Sign,
    StartWork,
    Step,
)
from followthrough.desk import Clock, Desk

if TYPE_CHECKING:
    from followthrough.casework.client import Client
    from followthrough.desk import Progress

AFTERNOON = time(20, tzinfo=UTC)
"""When the entries of a day gone by were written down; in all of Canada it is that day."""


def play(steps: Sequence[Step], desk: Desk, progress: "Progress") -> None:
    """Every step into a new caseload at this desk, each recorded on its own day.

    The caseload is a draft until it is whole: not every step has to outlast a power cut, only the last.
    """
    try:
        caseload = desk.create()
        caseload.is_a_draft()
        for number, step in enumerate(steps):
            caseload.is_written_down_at(_moment(step.on, desk.clock))
            _record(desk, step)
            progress(number, len(steps))
    finally:
        desk.close()


def _moment(day: date, clock: Clock) -> datetime:
    is_now = day == clock.today and not clock.is_as_of
    return clock.now if is_now else datetime.combine(day, AFTERNOON)


def _record(desk: Desk, step: Step) -> None:
    caseload = desk.caseload
    match step:
        case Log(_, ref, activities):
            caseload.log(ref, activities)
        case LogGroup(_, entries):
            caseload.log_group(entries)
        case Sign(_, ref, contract, check_ins):
            caseload.sign(ref, contract, check_ins)
        case Assign(_, ref, task):
            caseload.assign(ref, task)
        case Place(_, ref, placed):
            caseload.place(ref, placed.list, placed.on, placed.until, placed.why, placed.until or placed.on)
        case AddVision(_, ref, vision):
            caseload.add_vision(ref, vision)
        case OpenTheDoor(_, ref, door):
            caseload.open_door(ref, door)
        case StartWork(_, ref, job):
            caseload.start_work(ref, job)
        case _:
            _record_of_files(desk, step)


def _record_of_files(
    desk: Desk, step: AddHolidays | AddAway | AddClient | Excuse | Pause | Resume | Close
) -> None:
    caseload = desk.caseload
    match step:
        case AddHolidays(_, days):
            caseload.add_holidays(dict(days))
        case AddAway(_, first, last, why):
            caseload.add_away(first, last, why)
        case AddClient(_, client):
            _take_in(desk, client)
        case Excuse(_, ref, absence):
            assert absence.last is not None
            caseload.excuse(ref, absence.first, absence.last, absence.why)
        case Pause(_, ref, absence):
            caseload.pause(ref, absence.first, absence.last, absence.why)
        case Resume(on, ref):
            caseload.resume(ref, on)
        case Close(on, ref, outcome):
            caseload.close_client(ref, on, outcome)
        case _:
            assert_never(step)


def _take_in(desk: Desk, client: "Client") -> None:
    desk.caseload.add_client(
        client.name,
        client.intake,
        program=client.program,
        email=client.email,
        phone=client.phone,
        language=client.language,
        channel=client.channel,
        referral=client.referral,
        ref=client.ref,
    )
