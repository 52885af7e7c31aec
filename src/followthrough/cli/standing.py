"""`ft` alone: where things stand, or how to begin."""

from followthrough.casework.mistakes import NoCaseload
from followthrough.desk import Desk

from .screen import how_far, show, tell

HOW_TO_BEGIN = """\
There is no caseload here yet. To begin:
  ft demo                          look around with a demonstration caseload
  ft init                          start your own
  ft add-client "Ana Reyes"        take in your first client
  ft --help                        all there is"""


def where_things_stand(desk: Desk) -> None:
    """Five lines on today's caseload; without a caseload, how to begin."""
    from followthrough.present.sheets import standing_sheet  # noqa: PLC0415

    try:
        with how_far("Going through the record") as progress:
            morning = desk.morning(progress)
    except NoCaseload:
        tell(HOW_TO_BEGIN)
        return
    show(standing_sheet(morning))
