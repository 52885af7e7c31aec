"""Housekeeping: a caseload to begin with, the numbers that triage goes by, and the days the office is closed."""

from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.mistakes import NothingToChange

from .app import HOUSEKEEPING, command, desk_of, may_ask
from .asking import ask
from .options import Format, Output, Why, a_coming_day, an_end, check_apart, kept_or_none
from .screen import show, tell
from .writing_down import KeyTo, key_for_new

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from followthrough.desk import Desk

NO_HOLIDAYS = "none"
Calendar = Annotated[
    str | None,
    typer.Option("--holidays", metavar="NAME", help="Close on the holidays of canada or quebec, computed."),
]
Years = Annotated[
    list[int] | None,
    typer.Option(
        "--year", metavar="YEAR", min=1900, max=2100, help="Of which year; this and the next, if not said."
    ),
]


@command("init", HOUSEKEEPING)
def init(
    ctx: typer.Context,
    holidays: Calendar = None,
    year: Years = None,
    encrypted: Annotated[
        bool, typer.Option("--encrypted", help="Encrypt it; the key lies in this computer’s keyring.")
    ] = False,
    recovery_key_to: KeyTo = None,
) -> None:
    """Start a caseload, empty.

    Holidays are yours to choose: canada, quebec or none. An encrypted one shows a recovery key, to be written down.

    ft init --holidays quebec · ft init --encrypted · ft init --database office.db
    """
    desk = desk_of(ctx)
    desk.is_free()
    if holidays is None and may_ask(ctx) and not desk.database.exists():
        holidays = ask(
            ctx, "Holidays of canada, of quebec, or none", option="--holidays NAME", default=NO_HOLIDAYS
        )
    days = _computed(desk, holidays, year)
    desk.create(key_for_new(ctx, recovery_key_to) if encrypted else None, days)
    added = len(days)
    tell(f"Started a caseload at {desk.database}" + (f", closed on {added} holidays." if added else "."))
    if not added:
        tell("No holidays are in it yet: ft away --holidays canada (or quebec).")
    tell('Next: ft add-client "Ana Reyes"')


def _computed(desk: "Desk", calendar: str | None, years: list[int] | None) -> "dict[date, str | None]":
    """The holidays of some years by date. Raises `UnknownHolidays`."""
    if calendar is None or calendar.strip().lower() == NO_HOLIDAYS:
        return {}
    from followthrough.casework.holidays import holidays  # noqa: PLC0415

    found: dict[date, str | None] = {}
    for year in years or (desk.today.year, desk.today.year + 1):
        found |= holidays(calendar.strip().lower(), year)
    return found


# The numbers that triage goes by --------------------------------------------------------------------------------


@command("settings", HOUSEKEEPING)
def settings(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="One setting; all of them, if not said.")
    ] = None,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help="What to set it to.")] = None,
    reset: Annotated[bool, typer.Option("--reset", help="Go back to the default.")] = False,
    format: Format = None,
    output: Output = None,
) -> None:
    """Show what triage goes by, and change it.

    ft settings · ft settings reply_days · ft settings reply_days 5 · ft settings reply_days --reset
    """
    from .setting import reset_one, set_one, show_settings  # noqa: PLC0415

    desk = desk_of(ctx)
    check_apart("--reset goes with the name of one setting", VALUE=value, reset=reset)
    if reset and name is None:
        raise NothingToChange(hint="ft settings reply_days --reset")
    if name is not None and reset:
        reset_one(desk, name)
    elif name is not None and value is not None:
        set_one(desk, name, value)
    else:
        show_settings(desk, name, format, output)


# The office's days ----------------------------------------------------------------------------------------------


@command("away", HOUSEKEEPING)
def away(
    ctx: typer.Context,
    first: Annotated[
        str | None, typer.Argument(metavar="[DATE]", help="The first day that you are away.")
    ] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day, included.")] = None,
    why: Why = None,
    holiday: Annotated[
        str | None, typer.Option("--holiday", metavar="NAME", help="The day is a holiday of this name.")
    ] = None,
    holidays: Calendar = None,
    year: Years = None,
    remove: Annotated[
        str | None, typer.Option("--remove", metavar="DATE", help="Take a day out again.")
    ] = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Say when you are away; list the days you are closed.

    Nothing is due from anybody on these days, and weeks close later.

    ft away · ft away mon --to fri --why holiday · ft away --holidays quebec · ft away "3 aug" --holiday "Civic day"
    """
    from .closing import add_computed, be_away, close_on, open_again  # noqa: PLC0415

    desk = desk_of(ctx)
    for more in ({"DATE": first}, {"to": to}, {"why": why}, {"holiday": holiday}):
        check_apart("Use one of them at a time", remove=remove, holidays=holidays, **more)
    check_apart("A holiday is one day: give each its own", holiday=holiday, to=to)
    if remove is not None:
        open_again(desk, a_coming_day(desk, remove))
    elif holidays is not None:
        add_computed(desk, _computed(desk, holidays, year), holidays)
    elif first is None:
        _list_days(desk, format, output, is_asked_for_more=bool(to or why or holiday or year))
    elif holiday is not None:
        close_on(desk, a_coming_day(desk, first), holiday)
    else:
        day = a_coming_day(desk, first)
        be_away(desk, day, an_end(desk, to, day) if to else day, kept_or_none(why, "reason"))


def _list_days(desk: "Desk", format: str | None, output: "Path | None", *, is_asked_for_more: bool) -> None:
    from followthrough.present.sheets import calendar_sheet  # noqa: PLC0415

    if is_asked_for_more:
        raise NothingToChange(hint="ft away mon --to fri, or ft away --holidays canada --year 2027")
    days = desk.caseload.office_days()
    show(calendar_sheet(days.holidays, days.away, desk.today), format, output)
