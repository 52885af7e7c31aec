"""The report: what a month, a quarter or a year came to; and the audit of low power."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough import __version__
from followthrough.casework.client import check_range

from .app import FILES, command, desk_of
from .options import Format, From, Output, To, a_day, a_past_day, check_apart
from .screen import check_format, how_far, show, show_workbook, write_pieces

if TYPE_CHECKING:
    from followthrough.desk import Desk
    from followthrough.month.audit import Audit
    from followthrough.month.period import Reported
    from followthrough.month.published import Published
    from followthrough.present.month.said import Told


@command("report", FILES)
def report(
    ctx: typer.Context,
    period: Annotated[
        str | None, typer.Option("--period", metavar="PERIOD", help="2026-10, 2026-Q4, 2026 or last month.")
    ] = None,
    first: From = None,
    last: To = None,
    audit: Annotated[
        bool, typer.Option("--audit", help="Who is on low power, and whom it touches more than others.")
    ] = False,
    all_numbers: Annotated[
        bool, typer.Option("--all-numbers", help="Show numbers under 5 as they are.")
    ] = False,
    issue: Annotated[
        bool, typer.Option("--issue", help="Keep it as it is: an issued report never changes afterwards.")
    ] = False,
    now: Annotated[
        bool, typer.Option("--now", help="Of an issued period: as things stand today, and what differs.")
    ] = False,
    format: Format = None,
    output: Output = None,
) -> None:
    """Report on a month, a quarter or a year, for the funder and the supervisor.

    Last month, if no period is said. Each figure stands with its definition and with what it is of; numbers from 1 to
    4 are left out, and no name is in it. What was issued for a period is shown as it was issued.

    With --audit: who is on low power today and for how long, by language, program and referral; the screen shows
    names, a file references.

    \b
    ft report --period 2026-10
    ft report --period 2026-Q4 -o report.html
    ft report --period 2026-10 --issue -o report.html
    ft report --audit -o audit.xlsx
    """
    desk = desk_of(ctx)
    for option, day in (("from", first), ("to", last)):
        check_apart(
            "An audit is of today; a period by its name has its days",
            audit=audit,
            period=period,
            **{option: day},
        )
    check_apart("An audit is of today, and is not issued", audit=audit, issue=issue)
    check_apart("What is issued is the report of today", issue=issue, now=now)
    check_apart("An audit is of today as it is", audit=audit, now=now)
    check_format(format, output)
    if audit:
        has_names = output is None and format in (None, "table")
        return _give(_told_of_audit(desk, all_numbers=all_numbers, has_names=has_names), format, output)
    reported = period_of(desk, period, first, last)
    return _give(_told(desk, reported, issue=issue, now=now, all_numbers=all_numbers), format, output)


def _told(desk: "Desk", reported: "Reported", *, issue: bool, now: bool, all_numbers: bool) -> "Told":
    """The report that was issued, or that is now; or the one of today, with what differs."""
    from followthrough.present.month.said import Told  # noqa: PLC0415

    from . import issuing  # noqa: PLC0415  # not for an audit

    issued = None if issue or now else issuing.issued_for(desk, reported)
    if issue:
        reported.check_complete(desk.office)
    if issued is None:
        report = report_on(desk, reported, all_numbers=all_numbers)
        if now:
            issuing.say_differences(
                desk,
                reported,
                lambda all_: report if all_ == all_numbers else report_on(desk, reported, all_numbers=all_),
            )
        if not issue:
            return Told(report, SO_FAR if report.so_far else AS_IT_STANDS)
        issued = issuing.issue(desk, reported, report)
    return Told(issued.report, f"{issued.said[0].upper()}{issued.said[1:]}.")


SO_FAR = "So far: the period is not complete."
AS_IT_STANDS = "As the record stands; not issued."


def period_of(desk: "Desk", period: str | None, first: str | None, last: str | None) -> "Reported":
    """The period that was asked for. Raises `UnclearPeriod`, `PeriodNotBegun`, `EndBeforeBeginning`."""
    from followthrough.month.period import LAST_MONTH, from_to, read_period  # noqa: PLC0415

    if first is None and last is None:
        return read_period(period or LAST_MONTH, desk.today)
    to: date = a_day(desk, last) if last else desk.today
    since = a_past_day(desk, first, "--from") if first else to.replace(day=1)
    check_range(since, to)
    return from_to(since, to, desk.today)


def report_on(desk: "Desk", reported: "Reported", *, all_numbers: bool) -> "Published":
    """The figures of a period as the record stands now."""
    from followthrough.month.followed import Asked, everyone  # noqa: PLC0415
    from followthrough.month.report import report_of  # noqa: PLC0415

    days = reported.days
    asked = Asked(days, desk.office, desk.thresholds, all_numbers)
    with how_far("Going through the record") as progress:
        people = everyone(desk.judged_until(days.last, progress), days, desk.today)
    return report_of(reported, people, asked, version=__version__, made=_moment(desk))


def _told_of_audit(desk: "Desk", *, all_numbers: bool, has_names: bool) -> "Told":
    from followthrough.month.audit import audit_of  # noqa: PLC0415
    from followthrough.month.followed import Asked  # noqa: PLC0415
    from followthrough.present.month.audit import told_of  # noqa: PLC0415
    from followthrough.workday.given_back import Period  # noqa: PLC0415

    today = desk.today
    asked = Asked(Period(today, today), desk.office, desk.thresholds, all_numbers)
    with how_far("Going through the record") as progress:
        judged = desk.judged_until(today, progress)
        found: Audit = audit_of(today, judged, asked, version=__version__, made=_moment(desk))
    return told_of(found, with_names=has_names)


def _moment(desk: "Desk") -> str:
    return desk.clock.now.replace(tzinfo=None).isoformat(timespec="minutes")


def _give(told: "Told", format: str | None, output: Path | None) -> None:
    """The report in the format asked for, on stdout or into a file."""
    from followthrough.present import formats  # noqa: PLC0415
    from followthrough.present.month import sheets  # noqa: PLC0415

    name = format or (formats.format_for(output) if output is not None else "table")
    if name == "html":
        from followthrough.present.month.html import as_html  # noqa: PLC0415

        return write_pieces(as_html(told), output)
    if name == "markdown":
        from followthrough.present.month.markdown import as_markdown  # noqa: PLC0415

        return write_pieces(as_markdown(told), output)
    if name == formats.WORKBOOK:
        return show_workbook(sheets.workbook_sheets(told), output)
    return show(sheets.report_sheet(told), format, output)
