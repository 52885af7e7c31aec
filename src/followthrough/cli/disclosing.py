"""Disclosing: everything that is kept of a person, written for that person to read."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.mistakes import ClientIsErased, NoFileNamed

from .app import HOUSEKEEPING, command, desk_of
from .options import ClientWord, called
from .screen import say, tell, write_file

if TYPE_CHECKING:
    from followthrough.casework.holding import Copy
    from followthrough.desk import Desk
    from followthrough.papers.disclosure.page import Known

IntoFile = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="The file: .html, .pdf, .docx, .md, .txt or .json."),
]
Language = Annotated[
    str | None, typer.Option("--language", metavar="en|fr", help="The client’s language, if not said.")
]
Paper = Annotated[str, typer.Option("--paper", metavar="SIZE", help="letter or a4.")]
Large = Annotated[bool, typer.Option("--large", help="In large print (18 points).")]


@command("disclose", HOUSEKEEPING)
def disclose(
    ctx: typer.Context,
    client: ClientWord,
    output: IntoFile = None,
    language: Language = None,
    paper: Paper = "letter",
    large: Large = False,
) -> None:
    """Write down everything that is kept of a client, for them to read.

    All of it in plain words and in their language: who they are in the record, what was agreed, what happened with your
    notes as they stand, what the program says today, what was changed and is still kept, who looked when, where copies
    are, and how long it is kept.

    ft disclose ana -o ana.html · ft disclose ana -o ana.pdf --language fr
    """
    from followthrough.casework.client import LANGUAGES, one_of  # noqa: PLC0415  # most runs disclose nothing
    from followthrough.papers.disclosure.page import disclosure  # noqa: PLC0415
    from followthrough.papers.disclosure.write import as_file, form_of  # noqa: PLC0415
    from followthrough.papers.write import read_paper  # noqa: PLC0415

    if output is None:
        raise NoFileNamed(what="A disclosure", name="disclosure.html")
    form, size = form_of(output.name), read_paper(paper)
    tongue = None if language is None else one_of(language, LANGUAGES, "language")
    desk = desk_of(ctx)
    found = desk.caseload.find(client)
    if desk.caseload.is_stub(found.ref):
        raise ClientIsErased(ref=found.ref)
    page = disclosure(_known(desk, found.ref), tongue or found.language)
    write_file(output, as_file(page, form, paper=size, large=large))
    desk.caseload.enter("disclosed")
    tell(f"Everything that is kept of {called(found)} is in {output.name}; the audit trail says so.")
    say("It holds all that is personal. Hand it over in person, or send it protected.")


def _known(desk: "Desk", ref: str) -> "Known":
    """What is known of a client, put together for the page."""
    from followthrough.papers.disclosure.page import Known  # noqa: PLC0415

    caseload = desk.caseload
    case = caseload.case_file(ref)
    judged = desk.judge(case)
    last_on = {file.ref: file.last_on for file in caseload.at_rest(desk.today)}
    return Known(
        client=case.client,
        today=desk.today,
        holdings=caseload.holdings(ref),
        assessment=judged.assessment,
        chapters=[chapter for chapter in judged.walk.chapters if chapter.on <= desk.today],
        trail=list(caseload.trail(ref)),
        copies=list(copies(desk, case.client.intake)),
        retention_years=desk.settings.safekeeping.retention_years,
        last_on=last_on.get(ref),
    )


def copies(desk: "Desk", since: date) -> "Iterator[Copy]":
    """The backups in which somebody taken in on a day may stand, the newest first, each with its last day."""
    from followthrough.casework.holding import Copy  # noqa: PLC0415  # only where copies are told of

    for backup in desk.backups.all():
        if backup.made.date() >= since:
            last = backup.made.date() + timedelta(desk.settings.safekeeping.backup_days)
            yield Copy(Path(backup.place).name, backup.made.date(), last)
