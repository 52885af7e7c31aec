"""Signing: the contracts of the period, and how long it took from intake to the first one."""

from collections.abc import Sequence

from followthrough.triage.reason import Number

from .figures import DAYS, SHARE, Cell, Figure, Group, median, share_of
from .followed import Asked, Followed


def signing(people: Sequence[Followed], asked: Asked) -> Group:
    """Contracts signed, first contracts, days from intake to signing."""
    days, within = asked.days, asked.thresholds.sign_by_days
    waits = [
        (one.signed[0] - one.client.intake).days for one in people if one.signed and days.holds(one.signed[0])
    ]
    cells = {
        "signed": Cell(sum(days.holds(day) for one in people for day in one.signed)),
        "first-signed": Cell(len(waits)),
        "signed-in-time": Cell(sum(wait <= within for wait in waits)),
    }
    sums = (share_of("first-signed", "signed", cells), share_of("signed-in-time", "first-signed", cells))
    figures = (
        Figure("signed", "Contracts signed", "Contracts signed in the period, amendments too.", top="signed"),
        Figure(
            "first-signed",
            "First contracts",
            "Clients who signed their first contract in the period.",
            top="first-signed",
        ),
        Figure(
            "days-to-signing",
            "Days from intake to signing",
            "The median of the days from intake to the first contract.",
            DAYS,
            bottom="first-signed",
            value=median(waits),
            excludes="Clients who have not signed yet; amendments.",
        ),
        Figure(
            "signed-in-time",
            f"Signed within {Number(within):day}",
            f"Of the first contracts, those signed within {Number(within):day} of intake.",
            SHARE,
            "signed-in-time",
            "first-signed",
            excludes="Clients who have not signed yet; amendments.",
        ),
    )
    return Group("signing", "Contracts", figures, cells, sums)
