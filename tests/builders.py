"""Case files in the fewest words, and random ones, for tests."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from followthrough.casework.activity import Activity
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import Absence, Client, OpenDoor, Placement, Task
from followthrough.casework.contract import CLIENT, COUNSELLOR, Contract, read_obligation
from followthrough.casework.vision import Vision
from followthrough.casework.workweek import Calendar, Office
from followthrough.exchange.caseload_file import read_caseload
from followthrough.triage.assess import Assessment, Judged, judge
from followthrough.triage.memory import Memory
from followthrough.triage.reason import Reason
from followthrough.triage.slips import Slip
from followthrough.triage.thresholds import with_settings

Dayish = str | date
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CONTRACT_C = ("report weekly", "application 5/week", "posting-review 3/week", "job-club every wed")
"""The contract of the worked examples."""


def day(text: Dayish) -> date:
    """`5 jan` in 2026 (a Monday), or `5 jan 2027`."""
    if isinstance(text, date):
        return text
    number, month, *year = text.split()
    return date(int(year[0]) if year else 2026, MONTHS.index(month) + 1, int(number))


# What happened ----------------------------------------------------------------------------------------------


def did(
    kind: str, count: int = 1, *, on: Dayish, week_of: Dayish | None = None, title: str | None = None
) -> Activity:
    """A deed of the client's."""
    return Activity(0, day(on), kind, count, week_of=day(week_of) if week_of else None, title=title)


def attended(kind: str, *, on: Dayish, topic: str | None = None) -> Activity:
    """A session to which the client came."""
    return Activity(0, day(on), kind, outcome="attended", topic=topic)


def missed(kind: str, *, on: Dayish, outcome: str = "missed", because: str | None = None) -> Activity:
    """A session to which the client did not come; `excused` or `ours`, if it does not count."""
    return Activity(0, day(on), kind, outcome=outcome, because=because)


def rang(*, on: Dayish, kind: str = "call", topic: str | None = None, because: str | None = None) -> Activity:
    """The client made contact; `because` is what they said had got in the way."""
    return Activity(0, day(on), kind, outcome=None, direction="in", topic=topic, because=because)


def tried(kind: str = "call", *, on: Dayish, topic: str | None = None) -> Activity:
    """An attempt to reach the client, without an answer."""
    return Activity(0, day(on), kind, outcome="no-answer", direction="out", topic=topic)


def reached(kind: str = "call", *, on: Dayish, topic: str | None = None) -> Activity:
    """A contact out that was answered."""
    return Activity(0, day(on), kind, outcome="answered", direction="out", topic=topic)


def helped(kind: str, count: int = 1, *, on: Dayish) -> Activity:
    """Something that the counsellor did."""
    return Activity(0, day(on), kind, count)


# The case ---------------------------------------------------------------------------------------------------


def a_contract(signed: Dayish, *lines: str, ends: Dayish | None = None) -> Contract:
    """A contract with lines as people write them; the counsellor's begin with `you:`."""
    obligations = tuple(
        read_obligation(COUNSELLOR if line.startswith("you: ") else CLIENT, line.removeprefix("you: "))
        for line in lines
    )
    return Contract(day(signed), day(ends) if ends else None, obligations)


def an_absence(kind: str, first: Dayish, last: Dayish | None = None) -> Absence:
    """Days on which the client is `excused` or `paused`."""
    return Absence(kind, day(first), day(last) if last else None)


def placed(where: str, *, on: Dayish, until: Dayish | None = None) -> Placement:
    """The counsellor's own word."""
    return Placement(where, day(on), day(until) if until else None, "papers on their way")


def a_case(
    *,
    intake: Dayish = "5 jan",
    signed: Dayish | None = None,
    lines: Iterable[str] = CONTRACT_C,
    contracts: Iterable[Contract] = (),
    happened: Iterable[Activity] = (),
    excused: Iterable[tuple[Dayish, Dayish]] = (),
    paused: Iterable[tuple[Dayish, Dayish | None]] = (),
    tasks: Iterable[tuple[str, Dayish]] = (),
    placements: Iterable[Placement] = (),
    visions: Iterable[tuple[Dayish, str]] = (),
    doors: Iterable[OpenDoor] = (),
    **client: Any,
) -> CaseFile:
    """One client's story: taken in on Monday 5 January 2026, and nothing more, unless it is said."""
    entries = sorted(happened, key=lambda activity: activity.on)
    agreed = [*([a_contract(signed, *lines)] if signed else []), *contracts]
    away = [
        *(an_absence("excused", *days) for days in excused),
        *(an_absence("paused", *days) for days in paused),
    ]
    return CaseFile(
        Client("C7F3", client.pop("name", "Ana Reyes"), day(intake), **client),
        contracts=tuple(sorted(agreed, key=lambda contract: contract.signed_on)),
        absences=tuple(away),
        activities=tuple(entry._replace(id=number) for number, entry in enumerate(entries, 1)),
        tasks=tuple(Task(title, day(intake), day(by)) for title, by in tasks),
        placements=tuple(placements),
        visions=tuple(Vision(day(on), words) for on, words in visions),
        open_doors=tuple(doors),
    )


# What triage says of it -------------------------------------------------------------------------------------


def an_office(holidays: Iterable[Dayish] = (), away: Iterable[tuple[Dayish, Dayish]] = ()) -> Office:
    """An office that is closed on these days."""
    return Office(Calendar(tuple(map(day, holidays)), tuple((day(first), day(last)) for first, last in away)))


def judged(
    case: CaseFile,
    on: Dayish,
    *,
    office: Office | None = None,
    memory: Memory | None = None,
    **settings: object,
) -> Judged:
    """The client as judged on a day."""
    return judge(case, day(on), office or an_office(), with_settings(settings), memory)


def assessed(case: CaseFile, on: Dayish, **how: Any) -> Assessment:
    """What triage says of a client who is on a list that day."""
    found = judged(case, on, **how).assessment
    assert found is not None
    return found


def standing(case: CaseFile, on: Dayish, **how: Any) -> tuple[str, date]:
    """The list, and since when."""
    found = assessed(case, on, **how)
    return found.list, found.since


def reason(code: str, case: CaseFile, on: Dayish, **how: Any) -> Reason | None:
    """The reason of this code that a client carries on a day, if any."""
    return next((found for found in assessed(case, on, **how).reasons if found.code == code), None)


def codes(case: CaseFile, on: Dayish, **how: Any) -> list[str]:
    """The codes of all reasons, in their order."""
    return [found.code for found in assessed(case, on, **how).reasons]


def cells(case: CaseFile, monday: Dayish, on: Dayish | None = None, **how: Any) -> dict[str, tuple[int, int]]:
    """Done and due in a week by kind, as known on a day, or else two weeks later."""
    when = day(on) if on else day(monday) + timedelta(15)
    found = judged(case, when, **how).view.follow_through.cells(day(monday), when)
    return {cell.kind: (cell.done, cell.due) for cell in found}


def slips(case: CaseFile, on: Dayish, **how: Any) -> list[tuple[str, date]]:
    """The slips known on a day that stand and are not mended: what kind, and dated when."""
    found: list[Slip] = judged(case, on, **how).view.slips_in_last(10_000)
    return [(slip.kind, slip.on) for slip in found]


# Whole caseloads --------------------------------------------------------------------------------------------


def case_files_of(caseload: dict[str, Any]) -> tuple[Office, list[CaseFile]]:
    """The office and the case files of a caseload in the form of the caseload file, activities numbered."""
    found = read_caseload(json.dumps(caseload), "caseload.json")
    calendar = Calendar(tuple(found.holidays), tuple((first, last) for first, last, _ in found.away))
    cases = []
    number = 0
    for case in found.case_files:
        numbered = []
        for activity in case.activities:
            number += 1
            numbered.append(activity._replace(id=number))
        cases.append(case._replace(activities=tuple(numbered)))
    return Office(calendar), cases


def left_out_before(case: CaseFile, day: date | None) -> CaseFile:
    """The case file as it is read when older activities are left out."""
    if day is None:
        return case
    return case._replace(since=day, activities=tuple(a for a in case.activities if a.on >= day))
