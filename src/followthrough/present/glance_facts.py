"""Glance, for programs: one client's facts by name."""

from collections.abc import Iterator
from datetime import date

from followthrough.casework.activity import Activity
from followthrough.casework.case_file import CaseFile
from followthrough.casework.contract import Contract
from followthrough.casework.names import fold
from followthrough.triage.assess import Judged
from followthrough.triage.promises import TaskDue

from .assessed import reason_record

LATEST_ENTRIES = 8


def fact_rows(case: CaseFile, judged: Judged) -> Iterator[tuple[str, str | date | None]]:
    """What is known of a client, a fact a row."""
    yield from zip(case.client._fields, case.client, strict=True)
    found = judged.assessment
    yield from (("list", found.list if found else None), ("since", found.since if found else None))
    yield "contract_signed_on", case.contracts[-1].signed_on if case.contracts else None


def show_document(case: CaseFile, judged: Judged) -> dict[str, object]:
    """One client for a program: particulars, standing, contract, what is open, what happened last."""
    found, name = judged.assessment, case.client.name
    return {
        **case.client._asdict(),
        "status": case.client.status,
        "list": found.list if found else None,
        "since": found.since if found else None,
        "follow_through": found.follow_through if found else None,
        "reasons": [reason_record(reason, name) for reason in found.reasons] if found else [],
        "contract": _contract_record(judged.view.contract),
        "open_tasks": [task._asdict() for task in open_tasks(case, judged)],
        "absences": [absence._asdict() for absence in case.absences],
        "placements": [placement._asdict() for placement in case.placements],
        "visions": [vision._asdict() for vision in case.visions],
        "holds": [hold._asdict() for hold in case.holds],
        "latest": [entry._asdict() for entry in latest_entries(case, judged)],
    }


def _contract_record(contract: Contract | None) -> dict[str, object] | None:
    if contract is None:
        return None
    lines = [{**agreed._asdict(), "cadence": str(agreed.cadence)} for agreed in contract.obligations]
    return {"signed_on": contract.signed_on, "ends_on": contract.ends_on, "obligations": lines}


def open_tasks(case: CaseFile, judged: Judged) -> list[TaskDue]:
    """The client's tasks that have not been done, the first due first."""
    done = {fold(entry.title or "") for entry in case.activities if entry.kind == "task"}
    return [task for task in judged.view.follow_through.promised.tasks if fold(task.title) not in done]


def latest_entries(case: CaseFile, judged: Judged) -> list[Activity]:
    """The latest entries, the last first."""
    return [entry for entry in case.activities if entry.on <= judged.view.day][: -LATEST_ENTRIES - 1 : -1]
