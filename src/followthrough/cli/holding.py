"""Holding: legal holds, and which closed files are due to go. Nothing goes by itself."""

from typing import Annotated

import typer

from followthrough.casework.mistakes import MeansNothingHere

from .app import HOUSEKEEPING, command, desk_of
from .asking import ask
from .options import Format, On, Output, a_past_day, called, check_apart, in_words
from .own_words import OwnWords
from .screen import show, tell

Whom = Annotated[
    str | None,
    typer.Argument(
        metavar="[CLIENT]", help="A reference, or part of a name; with none, who is held is listed."
    ),
]
Why = Annotated[
    str | None,
    typer.Option(
        "--why",
        metavar="TEXT",
        click_type=OwnWords("Why must the file be kept"),
        help="Why the file must be kept.",
    ),
]


@command("hold", HOUSEKEEPING)
def hold(
    ctx: typer.Context,
    client: Whom = None,
    why: Why = None,
    release: Annotated[bool, typer.Option("--release", help="End the hold.")] = False,
    on: On = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Keep a file from being erased, as a court or a lawyer may ask.

    While the hold lasts, the file cannot be erased, whatever its age. It stands on “ft show”.

    ft hold · ft hold C7F3 --why "a hearing is set" · ft hold C7F3 --release
    """
    desk = desk_of(ctx)
    check_apart("A hold that ends needs no reason", why=why, release=release)
    if client is None:
        from followthrough.present.rights import holds_sheet  # noqa: PLC0415  # only where it is asked for

        for option, given in (("--why", why), ("--release", release), ("--on", on)):
            if given:
                raise MeansNothingHere(
                    option=option, what="“ft hold” without a client", way="Name the client"
                )
        return show(holds_sheet(desk.caseload.held(), desk.today), format, output)
    found = desk.caseload.find(client)
    day = a_past_day(desk, on)
    if release:
        ended = desk.caseload.release(found.ref, day)
        assert ended.until is not None
        return tell(
            f"The legal hold on {called(found)} is over, {in_words(desk, ended.until)}.  Undo: ft undo"
        )
    text = _reason(ctx, why)
    desk.caseload.hold(found.ref, day, text)
    tell(f"{called(found)} is under a legal hold from {in_words(desk, day)}: {text}.  Undo: ft undo")
    return tell(f"Nothing of the file can be erased until: ft hold {found.ref} --release")


def _reason(ctx: typer.Context, why: str | None) -> str:
    from followthrough.casework.names import keepable, on_one_line  # noqa: PLC0415

    text = why if why and why.strip() else ask(ctx, "Why the file must be kept", option="--why TEXT")
    return keepable(on_one_line(text), "reason")


@command("retention", HOUSEKEEPING)
def retention(ctx: typer.Context, format: Format = None, output: Output = None) -> None:
    """List which closed files are due to go, and which come next.

    The time counts from the last day that anything in a file is about: closing, an entry, work, a check-in. Nothing
    goes by itself: you erase, one by one. How many years is a setting, retention_years; your contract decides.

    ft retention · ft retention -o due.csv
    """
    from followthrough.casework.retention import retained  # noqa: PLC0415  # only where it is asked for
    from followthrough.present.rights import retention_sheet  # noqa: PLC0415

    desk = desk_of(ctx)
    years = desk.settings.safekeeping.retention_years
    found = retained(desk.caseload.at_rest(desk.today), desk.today, years)
    show(retention_sheet(found, desk.today, years), format, output)
