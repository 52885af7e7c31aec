"""Floor 5: the words and order of the command line. The commands are listed in the order of these imports."""

# isort: off
from . import morning, clients, presence, contract, record, room, steps, strategies, files, housekeeping, demo  # noqa: F401

# isort: on
from .app import app, run

__all__ = ["app", "run"]
