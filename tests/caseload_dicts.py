"""The caseload of COMMANDS.md, as a dict of the caseload file, and the same with one thing changed."""

import re
from typing import Any


def a_line(kind: str = "application", cadence: str = "5/week", **fields: object) -> dict[str, object]:
    return {"party": "client", "kind": kind, "cadence": cadence, "wording": None, "at": None, **fields}


def a_caseload() -> dict[str, Any]:
    """The caseload of COMMANDS.md, with a second client who has done nothing yet."""
    return {
        "followthrough": 1,
        "calendar": {"holidays": ["2026-01-01"], "away": [{"from": "2026-02-16", "to": "2026-02-20"}]},
        "clients": [
            {
                "ref": "C7F3", "name": "Ana Reyes", "intake": "2026-01-05", "status": "open",
                "email": None, "phone": None, "language": "en", "channel": "text", "program": None,
                "closed_on": None, "outcome": None, "referral": None,
                "contracts": [{"signed_on": "2026-01-05", "ends_on": None, "confidence": 8,
                               "obligations": [a_line(at="mornings, at the library")]}],
                "absences": [{"kind": "excused", "from": "2026-01-20", "to": "2026-01-23", "why": "ill"}],
                "activities": [{"on": "2026-01-06", "kind": "application", "count": 2, "outcome": "done",
                                "direction": None, "topic": None, "week_of": None, "title": None,
                                "minutes": None, "note": None, "recorded_at": None, "because": None}],
                "tasks": [{"title": "Update the resume", "assigned_on": "2026-01-05", "by": "2026-01-16"}],
                "placements": [{"list": "low-power", "on": "2026-02-02", "until": None, "why": "agreed"}],
                "visions": [{"on": "2026-01-05", "words": "Être fier devant mes filles", "work": "Baking",
                             "money": None, "routine": None, "people": None, "leads_to": None,
                             "day_at_work": None, "strengths": "Up at five", "obstacle": "Forms",
                             "plan": "If a form comes, then we read it together", "importance": 9,
                             "confidence": 6}],
                "check_ins": [{"first": "2026-01-06", "last": "2026-01-08", "kind": "call",
                               "purpose": "phone-meeting", "about": None}],
                "open_doors": [{"on": "2026-02-02", "would_help": "A place in day care",
                                "review_on": "2026-03-02"}],
                "jobs": [{"started_on": "2026-03-09", "employer": "Boulangerie Roy", "work": "Baker",
                          "ended_on": None}],
                "holds": [{"since": "2026-04-01", "until": None, "why": "A hearing is set"}],
            },
            {"ref": "K2QD", "name": "Luc Tremblay", "intake": "2026-01-07"},
        ],
    }  # fmt: skip


def with_value(place: str, value: object) -> dict[str, Any]:
    """The caseload with another value at a place; one past the end of a list, it is added."""
    caseload = at = a_caseload()
    *way, last = [int(step) if step.isdigit() else step for step in re.findall(r"[^][.]+", place)]
    for step in way:
        at = at[step]  # type: ignore[index]
    if isinstance(at, list) and last == len(at):
        at.append(value)
    else:
        at[last] = value  # type: ignore[index]
    return caseload
