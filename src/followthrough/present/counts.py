"""Counts: how many, in words."""

from followthrough.casework.client import ACTIVE, LOW_POWER, NEEDS_EARLY_INTERVENTION
from followthrough.triage.morning import Morning


def counted(number: int, one: str, several: str | None = None) -> str:
    """A number with its noun: 1 client, 2 clients."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def listed_counts(morning: Morning) -> str:
    """How many clients stand where: 41 clients: 12 need you, 24 active, 5 open door, 2 paused."""
    lists = morning.lists
    needing, active, resting = (len(lists[where]) for where in (NEEDS_EARLY_INTERVENTION, ACTIVE, LOW_POWER))
    parts = [
        f"{needing:,} {'needs' if needing == 1 else 'need'} you",
        f"{active:,} active",
        f"{resting:,} open door",
    ]
    if morning.paused:
        parts.append(f"{len(morning.paused):,} paused")
    return f"{counted(needing + active + resting, 'client')}: {', '.join(parts)}"
