"""Sheets: every report by its name, each loaded when it is asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .explain import explain_sheet
    from .exports import activities_sheet, contracts_sheet, export_sheet, obligations_sheet, tasks_sheet
    from .glance import show_sheet
    from .housekeeping import calendar_sheet, gaps_sheet, settings_sheet, steps_sheet
    from .morning import triage_sheet
    from .people import clients_sheet
    from .record import contract_sheet, history_sheet
    from .standing import standing_sheet
    from .why import why_sheet

__all__ = [
    "activities_sheet",
    "calendar_sheet",
    "clients_sheet",
    "contract_sheet",
    "contracts_sheet",
    "explain_sheet",
    "export_sheet",
    "gaps_sheet",
    "history_sheet",
    "obligations_sheet",
    "settings_sheet",
    "show_sheet",
    "standing_sheet",
    "steps_sheet",
    "tasks_sheet",
    "triage_sheet",
    "why_sheet",
]

ROOMS = {
    "explain": ("explain_sheet",),
    "exports": ("activities_sheet", "contracts_sheet", "export_sheet", "obligations_sheet", "tasks_sheet"),
    "glance": ("show_sheet",),
    "housekeeping": ("calendar_sheet", "gaps_sheet", "settings_sheet", "steps_sheet"),
    "morning": ("triage_sheet",),
    "people": ("clients_sheet",),
    "record": ("contract_sheet", "history_sheet"),
    "standing": ("standing_sheet",),
    "why": ("why_sheet",),
}
"""Where each report is made."""


def __getattr__(name: str) -> Any:
    for room, reports in ROOMS.items():
        if name in reports:
            return getattr(import_module(f"followthrough.present.{room}"), name)
    raise AttributeError(name)
