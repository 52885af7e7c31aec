"""Welcome: whoever was on low power and is in touch again is greeted on the same screen."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from followthrough.casework.activity import Activity
from followthrough.casework.client import LOW_POWER, NEEDS_EARLY_INTERVENTION

from .screen import tell

if TYPE_CHECKING:
    from followthrough.casework.case_file import CaseFile
    from followthrough.casework.client import Client
    from followthrough.desk import Desk


def welcome_back(desk: "Desk", client: "Client", recorded: Sequence[Activity]) -> None:
    """Say it at once, where one of these entries brings a client back from low power."""
    ids = {entry.id for entry in recorded if _may_welcome(entry)}
    if not ids or not _may_have_rested(desk, client):
        return
    case = desk.caseload.case_file(client.ref)
    found = desk.judge(case).assessment
    for reason in found.reasons if found is not None else ():
        if reason.code == "welcome-back" and any(row.id in ids for row in reason.evidence):
            tell(f"Welcome back, {client.name}: {reason.facts['told']}.")
            tell(f"→ {reason.words(reason.step, client.name)}")
            for line in _to_say(case, desk.today):
                tell(line)
            tell(f"Words to say: ft draft {client.ref}")
    if (
        found is not None
        and found.list == LOW_POWER
        and any(_is_of(entry, found.since) for entry in recorded)
    ):
        tell(f"{client.name} went on low power on that very day, so nothing moves. If this came after it:")
        tell(f'→ ft place {client.ref} {NEEDS_EARLY_INTERVENTION} --why "in touch again"')


def _may_welcome(entry: Activity) -> bool:
    return entry.direction == "in" or entry.outcome in ("answered", "attended")


def _is_of(entry: Activity, entered: date) -> bool:
    """Whether it would bring a client back, had it not happened on the day of entering: which of them was first, the
    record does not know."""
    return entry.on == entered and _may_welcome(entry)


def _may_have_rested(desk: "Desk", client: "Client") -> bool:
    """Whether there is any need to go through the record: most clients have never been on low power."""
    moves = desk.caseload.remembered_moves(client.ref)
    return moves is None or LOW_POWER in moves


def _to_say(case: "CaseFile", today: date) -> Iterator[str]:
    """What is known to help, and the client's own words."""
    from followthrough.casework.names import on_one_line  # noqa: PLC0415  # only for a welcome
    from followthrough.casework.vision import as_it_stands  # noqa: PLC0415

    doors = [door for door in case.open_doors if door.on <= today]
    if doors:
        yield f"What would help, as you wrote it down: {doors[-1].would_help}"
    vision = as_it_stands(case.visions, today)
    if vision is not None and vision.own_words:
        yield f"« {on_one_line(vision.own_words)} »"
