"""Sheets: every report by its name, each loaded when it is asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .backups import backups_sheet
    from .check_ins import check_ins_sheet
    from .checked import checked_sheet
    from .doctor import doctor_sheet
    from .explain import explain_sheet
    from .exports import activities_sheet, contracts_sheet, export_sheet, obligations_sheet, tasks_sheet
    from .glance import show_sheet
    from .housekeeping import calendar_sheet, gaps_sheet, settings_sheet, steps_sheet
    from .morning import triage_sheet
    from .open_door import open_door_sheet
    from .people import clients_sheet
    from .plan import plan_sheet
    from .record import contract_sheet, history_sheet
    from .standing import standing_sheet
    from .time_spent import time_sheet
    from .today import today_sheet
    from .vision import vision_sheet
    from .why import why_sheet

__all__ = [
    "activities_sheet",
    "backups_sheet",
    "calendar_sheet",
    "check_ins_sheet",
    "checked_sheet",
    "clients_sheet",
    "contract_sheet",
    "contracts_sheet",
    "doctor_sheet",
    "explain_sheet",
    "export_sheet",
    "gaps_sheet",
    "history_sheet",
    "obligations_sheet",
    "open_door_sheet",
    "plan_sheet",
    "settings_sheet",
    "show_sheet",
    "standing_sheet",
    "steps_sheet",
    "tasks_sheet",
    "time_sheet",
    "today_sheet",
    "triage_sheet",
    "vision_sheet",
    "why_sheet",
]

ROOMS = {
    "backups": ("backups_sheet",),
    "check_ins": ("check_ins_sheet",),
    "checked": ("checked_sheet",),
    "doctor": ("doctor_sheet",),
    "explain": ("explain_sheet",),
    "exports": ("activities_sheet", "contracts_sheet", "export_sheet", "obligations_sheet", "tasks_sheet"),
    "glance": ("show_sheet",),
    "housekeeping": ("calendar_sheet", "gaps_sheet", "settings_sheet", "steps_sheet"),
    "morning": ("triage_sheet",),
    "open_door": ("open_door_sheet",),
    "people": ("clients_sheet",),
    "plan": ("plan_sheet",),
    "record": ("contract_sheet", "history_sheet"),
    "standing": ("standing_sheet",),
    "time_spent": ("time_sheet",),
    "today": ("today_sheet",),
    "vision": ("vision_sheet",),
    "why": ("why_sheet",),
}
"""Where each report is made."""


def __getattr__(name: str) -> Any:
    for room, reports in ROOMS.items():
        if name in reports:
            return getattr(import_module(f"followthrough.present.{room}"), name)
    raise AttributeError(name)
