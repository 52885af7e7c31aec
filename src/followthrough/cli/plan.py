"""Plan: the week's hours shared out, or a morning's minutes; and where the hours went."""

from datetime import timedelta
from typing import Annotated

import typer

from followthrough.casework.client import check_range

from .app import MORNING, command, desk_of
from .options import Format, From, Output, To, a_past_day, check_apart
from .screen import how_far, is_terminal, show

MOST_ON_A_SCREEN = 200
"""Contacts that do not fit, named on a terminal: everybody of any caseload that one counsellor carries."""


@command("plan", MORNING)
def plan(
    ctx: typer.Context,
    hours: Annotated[
        str | None, typer.Option("--hours", metavar="N", help="The hours left this week; 37.5, if not said.")
    ] = None,
    minutes: Annotated[
        str | None, typer.Option("--minutes", metavar="N", help="Only this morning: so many minutes.")
    ] = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Share out the week’s hours, or a morning’s minutes.

    First the time for employers and the office, and the sessions, once for all who come. Then the contacts, as
    few a client as their days allow: what you owe, early intervention in triage’s order, active clients where time gets
    traction; on low power what is owed, no more. Without --hours, each office day left holds a fifth of the week’s
    hours.

    ft plan · ft plan --hours 30 · ft plan --minutes 90 · ft plan -o week.csv
    """
    from followthrough.present.sheets import plan_sheet  # noqa: PLC0415  # not where the time cannot be read
    from followthrough.workday.plan import read_hours, read_morning, week_of  # noqa: PLC0415  # as above

    check_apart("--hours is for the week, --minutes for a morning", hours=hours, minutes=minutes)
    desk = desk_of(ctx)
    if minutes is not None:
        stretch = read_morning(minutes, desk.today)
    else:
        told = None if hours is None else read_hours(hours)
        stretch = week_of(desk.today, desk.office, desk.hours, told)
    with how_far("Going through the record") as progress:
        found = desk.plan(stretch, progress)
    most = MOST_ON_A_SCREEN if is_terminal() else None
    show(plan_sheet(found, desk.office, desk.thresholds.onboarding_days, most=most), format, output)


@command("time", MORNING)
def time(
    ctx: typer.Context,
    first: From = None,
    last: To = None,
    estimate: Annotated[
        bool, typer.Option("--estimate", help="Estimate entries without minutes by the length of their kind.")
    ] = False,
    format: Format = None,
    output: Output = None,
) -> None:
    """Show where the hours went, against follow-through.

    The minutes written down in the last 28 days: by list, by what they went to, by client; what low power gave back,
    and where it went. The days before, as many, stand beside them.

    ft time · ft time --from 2026-01-01 --to 2026-01-31 · ft time --estimate · ft time -o time.csv
    """
    from followthrough.present.sheets import time_sheet  # noqa: PLC0415
    from followthrough.workday.given_back import BEFORE_DAYS, Period  # noqa: PLC0415

    desk = desk_of(ctx)
    to = a_past_day(desk, last, "--to")
    since = a_past_day(desk, first, "--from") if first else to - timedelta(BEFORE_DAYS - 1)
    check_range(since, to)
    show(time_sheet(desk.time_spent(Period(since, to), estimate=estimate)), format, output)
