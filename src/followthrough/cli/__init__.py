"""Floor 5: the words and order of the command line. The commands are listed in the order of these imports."""

# ruff: noqa: F401
# isort: off
from . import morning, today, plan
from . import clients, presence, work
from . import contract, papers, check_ins
from . import record, log_sheet, room, steps
from . import strategies, draft, vision, open_door
from . import files, importing, report, handing_over
from . import housekeeping, encryption, backing_up, checking, doctor, demo
from . import disclosing, erasing, holding, trail

# isort: on
from .app import app, run

__all__ = ["app", "run"]
