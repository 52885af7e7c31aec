"""A demonstration without a database: the steps put together to case files, as the store would keep them."""

from collections.abc import Iterable
from datetime import date, timedelta

from followthrough.casework.activity import Activity
from followthrough.casework.case_file import CaseFile
from followthrough.casework.workweek import Calendar, Office
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


def played(steps: Iterable[Step]) -> tuple[Office, dict[str, CaseFile]]:
    """The office and the case files, by reference, that steps lead to."""
    holidays: tuple[date, ...] = ()
    away: list[tuple[date, date]] = []
    cases: dict[str, CaseFile] = {}
    entries: list[tuple[str, Activity]] = []
    for step in steps:
        match step:
            case AddHolidays(_, days):
                holidays = tuple(day for day, _ in days)
            case AddAway(_, first, last, _):
                away.append((first, last))
            case AddClient(_, client):
                assert client.ref not in cases
                cases[client.ref] = CaseFile(client)
            case Log(_, ref, activities):
                entries += [(ref, activity) for activity in activities]
            case LogGroup(_, many):
                entries += many
            case _:
                cases[step.ref] = _after(cases[step.ref], step)
    for number, (ref, activity) in enumerate(entries, 1):
        case_ = cases[ref]
        assert case_.client.intake <= activity.on
        cases[ref] = case_._replace(activities=(*case_.activities, activity._replace(id=number)))
    return Office(Calendar(holidays, tuple(away))), cases


def _after(case: CaseFile, step: Step) -> CaseFile:
    match step:
        case Sign(_, _, contract, check_ins):
            planned = (*case.check_ins, *check_ins)
            return case._replace(contracts=(*case.contracts, contract), check_ins=planned)
        case Pause(_, _, absence) | Excuse(_, _, absence):
            return case._replace(absences=(*case.absences, absence))
        case Resume(on, _):
            ended = case.absences[-1]._replace(last=on - timedelta(1))
            return case._replace(absences=(*case.absences[:-1], ended))
        case Place(_, _, placement):
            return case._replace(placements=(*case.placements, placement))
        case Assign(_, _, task):
            return case._replace(tasks=(*case.tasks, task))
        case AddVision(_, _, vision):
            return case._replace(visions=(*case.visions, vision))
        case OpenTheDoor(_, _, door):
            return case._replace(open_doors=(*case.open_doors, door))
        case StartWork(_, _, job):
            return case._replace(jobs=(*case.jobs, job))
        case Close(on, _, outcome):
            return case._replace(client=case.client._replace(closed_on=on, outcome=outcome))
    raise AssertionError(step)
