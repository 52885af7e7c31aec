"""Issuing: a report is kept as it was sent, shown again as it was, and held beside how things stand today."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from .screen import say

if TYPE_CHECKING:
    from followthrough.desk import Desk
    from followthrough.month.issued import Difference
    from followthrough.month.period import Reported
    from followthrough.month.published import Published


class Issued(NamedTuple):
    """A report as it was issued, and in words when, with its checksum."""

    report: "Published"
    said: str


def issue(desk: "Desk", reported: "Reported", report: "Published") -> Issued:
    """Keep a report for good, and say so. Raises `PeriodNotOver`, `AlreadyIssued`."""
    from followthrough.month.issued import KIND  # noqa: PLC0415  # only where something is issued
    from followthrough.month.published import as_body  # noqa: PLC0415

    reported.check_complete(desk.office)
    kept = desk.caseload.issue_report(KIND, reported.name, as_body(report))
    issued = _as_issued(kept.body, kept.issued_at, kept.checksum)
    say(f"{report.title}: {issued.said}. It stays as it is from now on.")
    return issued


def issued_for(desk: "Desk", reported: "Reported") -> Issued | None:
    """The report that was issued for a period, if one was. Raises `IssuedReportDamaged`."""
    from followthrough.month.issued import KIND  # noqa: PLC0415

    kept = desk.caseload.issued_report(KIND, reported.name)
    return None if kept is None else _as_issued(kept.body, kept.issued_at, kept.checksum)


def _as_issued(body: str, at: datetime, checksum: str) -> Issued:
    from followthrough.month.issued import SHOWN  # noqa: PLC0415
    from followthrough.month.published import read_body  # noqa: PLC0415
    from followthrough.present.month.said import day_in_full  # noqa: PLC0415

    return Issued(
        read_body(body), f"issued on {day_in_full(at.astimezone().date())}, checksum {checksum[:SHOWN]}"
    )


def say_differences(desk: "Desk", reported: "Reported", report: "Callable[[bool], Published]") -> None:
    """Which figures are not today what was issued; that nothing was, or that it was changed in the file.

    `report` makes the report of today, with all numbers or without: they are compared as they were issued.
    """
    from followthrough.casework.mistakes import IssuedReportDamaged  # noqa: PLC0415
    from followthrough.month.issued import differences  # noqa: PLC0415

    try:
        issued = issued_for(desk, reported)
    except IssuedReportDamaged as damaged:
        return say(f"{damaged}")
    if issued is None:
        return say(f"Nothing is issued for {reported.title} that this could differ from.")
    now = report(issued.report.all_numbers)
    return say("\n".join(_said(issued, list(differences(issued.report, now)))))


def _said(issued: Issued, found: "list[Difference]") -> "Iterator[str]":
    from followthrough.present.counts import counted  # noqa: PLC0415
    from followthrough.present.month.said import both_said  # noqa: PLC0415

    if not found:
        yield f"Every figure is today what it was when the report was {issued.said}."
        return
    verb = "is" if len(found) == 1 else "are"
    yield f"{counted(len(found), 'figure')} {verb} not today what was {issued.said}:"
    for one in found:
        yield f"    {one.label}: {both_said(one.issued)}, today {both_said(one.now)}"
