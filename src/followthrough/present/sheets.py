"""Sheets: every report by its name, each loaded when it is asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .explain import explain_sheet as explain_sheet
    from .exports import activities_sheet as activities_sheet
    from .exports import contracts_sheet as contracts_sheet
    from .exports import export_sheet as export_sheet
    from .exports import obligations_sheet as obligations_sheet
    from .exports import tasks_sheet as tasks_sheet
    from .glance import show_sheet as show_sheet
    from .housekeeping import calendar_sheet as calendar_sheet
    from .housekeeping import gaps_sheet as gaps_sheet
    from .housekeeping import settings_sheet as settings_sheet
    from .housekeeping import steps_sheet as steps_sheet
    from .morning import triage_sheet as triage_sheet
    from .people import clients_sheet as clients_sheet
    from .record import contract_sheet as contract_sheet
    from .record import history_sheet as history_sheet
    from .standing import standing_sheet as standing_sheet
    from .why import why_sheet as why_sheet

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
