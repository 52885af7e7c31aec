"""Case files in the fewest words, and random ones, for tests."""

import json
from datetime import date
from typing import Any

from followthrough.casework.case_file import CaseFile
from followthrough.casework.workweek import Calendar, Office
from followthrough.exchange.caseload_file import read_caseload


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
