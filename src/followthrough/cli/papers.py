"""Papers: what a client takes home, written into a file to be printed: the contract, and a week's job-search log."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.mistakes import NoFileNamed, NothingSigned, NotTogether

from .app import CONTRACT, command, desk_of
from .options import ClientWord, a_day, called, in_words
from .screen import say, tell, write_file

if TYPE_CHECKING:
    from followthrough.casework.case_file import CaseFile
    from followthrough.casework.contract import Contract, Obligation
    from followthrough.desk import Desk
    from followthrough.papers.templates import Page

IntoFile = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="The file to write: .html, .pdf or .docx."),
]
Paper = Annotated[str, typer.Option("--paper", metavar="SIZE", help="letter or a4.")]
Large = Annotated[
    bool, typer.Option("--large", help="In large print (18 points); may take more than one page.")
]
Language = Annotated[
    str | None, typer.Option("--language", metavar="en|fr", help="The client’s language, if not said.")
]
Open = Annotated[bool, typer.Option("--open", help="Open it when it is written, to print it.")]


@command("print-contract", CONTRACT)
def print_contract(
    ctx: typer.Context,
    client: ClientWord,
    output: IntoFile = None,
    template: Annotated[
        str | None,
        typer.Option("--template", metavar="NAME", help="An unsigned one: standard, light or intensive."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The contract that ran on a day; today’s, if not said."),
    ] = None,
    paper: Paper = "letter",
    large: Large = False,
    language: Language = None,
    open_: Open = False,
) -> None:
    """Write the contract on one page, to print and sign.

    What I will do and what you will do, what to do if it cannot be done, what happens next, how confident I am, two
    signatures. With --template it is one to talk over, with nothing filled in. A page of your own takes the place of
    ours: see docs/templates.md.

    ft print-contract ana -o contract.html · ft print-contract ana --template light -o talk.pdf
    """
    from followthrough.papers.contract_page import contract_page  # noqa: PLC0415  # most runs print nothing

    into = _named(output, "A contract", "contract.html")
    if template is not None and on is not None:
        raise NotTogether(given="--template and --on", way="An unsigned contract has no day; leave --on out")
    desk = desk_of(ctx)
    case = desk.caseload.case_file(desk.caseload.find(client).ref, notes=False)
    signed = None if template is not None else _contract(desk, case, on)
    lines, review_on = _agreed(desk, template, signed)
    tongue = _tongue(language, case)
    page = contract_page(
        case.client.name, lines, tongue, sender=desk.sender, signed=signed, review_on=review_on
    )
    what = f"The contract of {in_words(desk, signed.signed_on)}" if signed else "A contract to talk over"
    _write(desk, page, into, paper=paper, large=large, is_opened=open_)
    tell(f"{what} with {called(case.client)} is ready to print.{_may_run_on(large)}")


@command("print-log", CONTRACT)
def print_log(
    ctx: typer.Context,
    client: ClientWord,
    output: IntoFile = None,
    week_of: Annotated[
        str | None,
        typer.Option("--week-of", metavar="DATE", help="Any day of the week; this week, if not said."),
    ] = None,
    paper: Paper = "letter",
    large: Large = False,
    language: Language = None,
    open_: Open = False,
) -> None:
    """Write a week’s job-search log on one page, with the contract’s own lines.

    The client writes into it through the week and hands it in; “ft log-sheet” takes it down in the same order.

    ft print-log ana -o week.html · ft print-log ana --week-of "next mon" -o week.pdf
    """
    from followthrough.casework.job_search_log import sheet_rows  # noqa: PLC0415  # most runs print nothing
    from followthrough.papers.log_page import log_page  # noqa: PLC0415

    into = _named(output, "A log", "week.html")
    desk = desk_of(ctx)
    case = desk.caseload.case_file(desk.caseload.find(client).ref, notes=False)
    monday = _monday(desk, week_of)
    _check_contract(desk, case, monday)
    page = log_page(
        case.client.name,
        sheet_rows(case, monday, desk.office),
        monday,
        _tongue(language, case),
        sender=desk.sender,
        hand_in_by=desk.office.closes(monday),
    )
    _write(desk, page, into, paper=paper, large=large, is_opened=open_)
    week = in_words(desk, monday)
    tell(f"The log of {called(case.client)} for the week of {week} is ready to print.{_may_run_on(large)}")
    tell(f"When it comes back: ft log-sheet {case.client.ref} --week-of {monday.isoformat()}")


# What is printed ------------------------------------------------------------------------------------------------


def _contract(desk: "Desk", case: "CaseFile", on: str | None) -> "Contract":
    """The contract signed last by a day, that day included, if it has not ended. Raises `NothingSigned`."""
    day = a_day(desk, on) if on is not None else desk.today
    signed = [contract for contract in case.contracts if contract.signed_on <= day]
    latest = max(signed, key=lambda contract: contract.signed_on, default=None)
    if latest is None or (latest.ends_on is not None and latest.ends_on < day):
        when = f"on {day.isoformat()}" if on is not None else "today"
        raise NothingSigned(name=case.client.name, ref=case.client.ref, when=when)
    return latest


def _agreed(
    desk: "Desk", template: str | None, signed: "Contract | None"
) -> "tuple[tuple[Obligation, ...], date | None]":
    """The lines that stand on the page, and the day on which they are looked at again, if that is known."""
    from followthrough.casework.templates import read_template  # noqa: PLC0415

    if signed is not None:
        return signed.obligations, signed.signed_on + timedelta(desk.thresholds.review_days)
    assert template is not None
    return read_template(template).lines, None


def _monday(desk: "Desk", week_of: str | None) -> date:
    from followthrough.casework.activity import monday_of  # noqa: PLC0415

    return monday_of(a_day(desk, week_of) if week_of is not None else desk.today)


def _check_contract(desk: "Desk", case: "CaseFile", monday: date) -> None:
    """Raises `NothingSigned` if no contract runs in a week: a log is made from its lines."""
    from followthrough.casework.job_search_log import contract_of_week  # noqa: PLC0415

    if contract_of_week(case.contracts, monday) is None:
        when = f"in the week of {monday.isoformat()}"
        raise NothingSigned(name=case.client.name, ref=case.client.ref, when=when)


def _tongue(language: str | None, case: "CaseFile") -> str:
    from followthrough.casework.client import LANGUAGES, one_of  # noqa: PLC0415

    return one_of(language, LANGUAGES, "language") if language is not None else case.client.language


# Into a file ----------------------------------------------------------------------------------------------------


def _named(output: Path | None, what: str, name: str) -> Path:
    """The file to write. Raises `NoFileNamed`, `UnknownPaper`, before anything is looked up."""
    from followthrough.papers.write import ending_of  # noqa: PLC0415

    if output is None:
        raise NoFileNamed(what=what, name=name)
    ending_of(output.name)
    return output


def _write(desk: "Desk", page: "Page", into: Path, *, paper: str, large: bool, is_opened: bool) -> None:
    from followthrough.papers.write import as_file, ending_of, read_paper  # noqa: PLC0415

    size, ending = read_paper(paper), ending_of(into.name)
    write_file(into, as_file(page, ending, paper=size, large=large, templates=desk.templates))
    if is_opened:
        from .going_out import opens  # noqa: PLC0415  # only for --open

        if not opens(into.resolve().as_uri()):
            say("No program was found that opens it; open it by hand.")


def _may_run_on(large: bool) -> str:
    return "  Large print may take more than one page." if large else ""
