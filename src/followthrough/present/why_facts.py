"""Why, for programs: the same facts as the page, by name."""

from collections.abc import Iterator, Mapping
from datetime import date

from followthrough.casework.activity import OURS
from followthrough.casework.because import NEXT_STEPS
from followthrough.casework.case_file import called_off
from followthrough.casework.client import Client
from followthrough.casework.settings import as_text
from followthrough.triage.assess import Judged
from followthrough.triage.follow_through import Window
from followthrough.triage.morning import Listed
from followthrough.triage.thresholds import MEANINGS, Thresholds

from .arithmetic import own_side, value_of, weeks_of, windows_of
from .assessed import record_of
from .moves import moves_of, slips_of


def why_document(
    judged: Judged, client: Client, thresholds: Thresholds, sources: Mapping[str, str]
) -> dict[str, object]:
    """Everything that `ft why` says, as facts. `client` is as in the morning's JSON; null lists nobody."""
    view, assessment = judged.view, judged.assessment
    windows = windows_of(view)
    kept, due, weeks = own_side(view)
    return {
        "as_of": view.day,
        "ref": client.ref,
        "name": client.name,
        "standing": record_of(view.day, Listed(client, assessment)) if assessment is not None else None,
        "settings": _settings(judged, thresholds, sources),
        "weeks": _weeks(judged),
        "windows": {"short": _window(windows.short), "long": _window(windows.long), "last": _window(windows.last)},
        "fresh_start": view.standing.fresh_start,
        "yours": {"kept": kept, "due": due, "weeks": weeks, "called_off": _called_off(judged)},
        "slips": _slips(judged),
        "moves": [
            {"on": move.on, "list": move.list, "cause": move.cause, "says": move.says, "same_list": not move.is_move}
            for move in moves_of(judged.walk)
        ],
    }  # fmt: skip


def _called_off(judged: Judged) -> dict[str, object] | None:
    """The session that we called off and that is to be put right, and what to do about it."""
    off = called_off(judged.view.record.case, judged.view.day)
    return (
        None
        if off is None
        else {"entry": off.id, "kind": off.kind, "on": off.on, "next_step": NEXT_STEPS[OURS]}
    )


def _settings(judged: Judged, thresholds: Thresholds, sources: Mapping[str, str]) -> dict[str, object]:
    used = {"enter_below", "leave_at"}
    for reason in judged.assessment.reasons if judged.assessment else ():
        used.update(reason.settings)
    return {
        name: {
            "value": getattr(thresholds, name), "text": as_text(getattr(thresholds, name)), "unit": meaning.unit,
            "source": sources.get(name, "default"),
        }
        for name, meaning in MEANINGS.items() if name in used
    }  # fmt: skip


def _weeks(judged: Judged) -> Iterator[dict[str, object]]:
    for week in weeks_of(judged.view, all_of_them=True):
        cells = [
            {"kind": cell.kind, "done": cell.done, "due": cell.due, "value": value_of(cell)}
            for cell in week.cells
        ]
        yield {"week": week.monday, "part": week.part, "cells": cells}


def _window(window: Window) -> dict[str, object]:
    weeks = [week.monday.isoformat() for week in window.weeks]
    return {"weeks": weeks, "cells": window.cells, "mean": window.mean}


def _slips(judged: Judged) -> Iterator[dict[str, object]]:
    for found in slips_of(judged.view, date.min):
        slip = found.slip
        yield {
            "on": slip.on, "kind": slip.kind, "about": slip.about, "says": found.says, "entries": slip.entries,
            "counts": found.counts, "why": found.why,
        }  # fmt: skip
