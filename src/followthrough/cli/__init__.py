"""Floor 5: the words and order of the command line. The commands are listed in the order of these imports."""

from . import morning, clients, presence, contract, record, room, steps, strategies, files, housekeeping, demo  # isort: skip
from .app import app, run

__all__ = [
    "app", "clients", "contract", "demo", "files", "housekeeping", "morning", "presence", "record", "room", "run", "steps",
    "strategies",
]  # fmt: skip
