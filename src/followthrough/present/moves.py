"""Moves and slips: a client's way from list to list, and what is counted on the way, in plain words."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from followthrough.triage.slips import MISSED_REPORT, Slip
from followthrough.triage.standing import Chapter, Walk
from followthrough.triage.strategies.address_habits_early import told
from followthrough.triage.view import View

CAUSES = {
    "intake": "taken in", "no-contract": "no contract in force", "first-slip": "a slip in the first days",
    "slipping": "less kept than agreed", "repeated-slips": "repeated slips", "settled": "steady again",
    "low-power": "weeks with little kept, and attempts to reach them", "welcome-back": "back in touch: a fresh start",
    "placed": "placed by you",
}  # fmt: skip
"""What brought a client to a list."""


class Move(NamedTuple):
    """On a day: the list from then on, and why; `is_move` is false where the list stayed the same."""

    on: date
    list: str
    cause: str
    says: str
    is_move: bool


def moves_of(walk: Walk) -> list[Move]:
    """Every move from list to list, and every fresh start or placement on the same list."""
    return list(_moves(walk.chapters))


def _moves(chapters: tuple[Chapter, ...]) -> Iterator[Move]:
    before = None
    for on, now in chapters:
        if before is None or now.list != before.list or now.welcomed_on != before.welcomed_on:
            yield Move(on, now.list, now.cause, CAUSES.get(now.cause, now.cause), True)
        elif now.placed_on != before.placed_on:
            yield Move(on, now.list, "placed", "placed here by you", False)
        elif now.fresh_start != before.fresh_start:
            yield Move(on, now.list, "fresh-start", "back from a long pause: a fresh start", False)
        before = now


class ToldSlip(NamedTuple):
    """A slip in words, and whether it counts for moves from list to list."""

    slip: Slip
    says: str
    counts: bool
    why: str


def slips_of(view: View, since: date) -> list[ToldSlip]:
    """The slips dated from a day on that no fresh start has forgiven, the latest first."""
    slips = view.slips.through(view.day, view.standing.fresh_start)
    counting = {
        (slip.on, slip.entries, slip.about) for slip in view.slips_that_move(view.thresholds.slip_days)
    }
    return [
        ToldSlip(slip, told(slip), (slip.on, slip.entries, slip.about) in counting, _why(slip, view, counting))
        for slip in reversed(slips) if slip.on >= since
    ]  # fmt: skip


def _why(slip: Slip, view: View, counting: set[tuple[date, tuple[int, ...], date]]) -> str:
    if slip.mended_on is not None and slip.mended_on <= view.day:
        return "made good by a late report"
    if (slip.on, slip.entries, slip.about) in counting:
        return "counts"
    if slip.kind == MISSED_REPORT and (view.day - slip.on).days < view.thresholds.slip_days:
        return "in the sum above, moves nobody"
    return f"older than {view.thresholds.slip_days} days"
