"""Asked: what a contract asks of either side in a week with so many days, and a share of it."""

from followthrough.casework.cadence import Weekly
from followthrough.casework.contract import CLIENT, COUNSELLOR, Contract

REPORT = "report"


def deeds_in(contract: Contract, days: int, share: float, *, reports: bool) -> dict[str, int]:
    """What a client does in a week who does a share of what the contract asks, by kind; a report, or none."""
    done: dict[str, int] = {}
    for kind, times in _by_the_week(contract, CLIENT):
        due = rounded_half_down(times * days)
        done[kind] = int(reports and due > 0) if kind == REPORT else int(share * due + 0.5)
    return done


def help_in(contract: Contract, days: int) -> dict[str, int]:
    """What the counsellor does in a week who keeps the contract, by kind."""
    weekly = _by_the_week(contract, COUNSELLOR)
    return {kind: max(1, rounded_half_down(times * days)) for kind, times in weekly}


def _by_the_week(contract: Contract, party: str) -> list[tuple[str, int]]:
    lines = contract.lines_of(party)
    return [(line.kind, line.cadence.times) for line in lines if isinstance(line.cadence, Weekly)]


def rounded_half_down(fifths: int) -> int:
    """A sum of fifths as a whole number, a half rounded down."""
    return -((5 - 2 * fifths) // 10)
