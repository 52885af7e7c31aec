"""Doctor: what ft stands on is looked at, part by part; nothing is changed, and nothing of it stops the rest."""

import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.mistakes import Mistake, UnknownStatus

from .app import HOUSEKEEPING, command, desk_of
from .options import Format, Output
from .screen import show

if TYPE_CHECKING:
    from pathlib import Path

    from followthrough.desk import Desk
    from followthrough.present.doctor import Finding

EXTRAS = (
    ("pdf", "Pages as PDF", ("typst", "jinja2")),
    ("docx", "Pages as Word files", ("python-docx", "jinja2")),
    ("ics", "A calendar file", ("icalendar",)),
)
"""Each extra: its name, what it is for, and the packages that it brings."""
OLDEST_PYTHON = (3, 11)


@command("doctor", HOUSEKEEPING)
def doctor(
    ctx: typer.Context,
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[PART]", help="program, settings, caseload, extras, templates or day; else all."
        ),
    ] = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Check what ft stands on, and say what to do where something is amiss.

    Settings, the caseload, what is installed beside ft, and your own templates, each filled in once with sample values.
    Whatever is found, ft has done what it was asked: the exit code is 0.

    ft doctor · ft doctor templates
    """
    from followthrough.present.sheets import doctor_sheet  # noqa: PLC0415

    desk = desk_of(ctx)
    part = None if what is None else what.strip().lower()
    if part is not None and part not in PARTS:
        raise UnknownStatus(text=what, what="part", known=", ".join(PARTS))
    findings = [found for name, look in PARTS.items() if part in (None, name) for found in look(desk)]
    show(doctor_sheet(findings), format, output)


def _finding(part: str, question: str, answer: str, value: object, hint: str | None = None) -> "Finding":
    from followthrough.present.doctor import Finding  # noqa: PLC0415

    return Finding(part, question, answer, str(value), hint)


def _amiss(part: str, question: str, mistake: Mistake) -> "Finding":
    return _finding(part, question, "no", mistake, mistake.way_on)


# Part by part ---------------------------------------------------------------------------------------------------


def _program(desk: "Desk") -> "Iterator[Finding]":
    from shutil import which  # noqa: PLC0415

    from followthrough import __version__  # noqa: PLC0415

    from .going_out import CLIPBOARDS  # noqa: PLC0415

    yield _finding("program", "ft is installed", "yes", f"version {__version__}")
    python = ".".join(map(str, sys.version_info[:3]))
    is_new = sys.version_info >= OLDEST_PYTHON
    yield _finding("program", "Python 3.11 or later", "yes" if is_new else "no", python)
    found = next((name for name, *_ in CLIPBOARDS if which(name)), None)
    hint = None if found else f"for --copy, install one of: {', '.join(name for name, *_ in CLIPBOARDS)}"
    yield _finding(
        "program", "A program for the clipboard", "yes" if found else "not yet", found or "none found", hint
    )


def _settings(desk: "Desk") -> "Iterator[Finding]":
    path = desk.settings_path
    try:
        is_there = path.exists()
        values = desk.set_values
    except Mistake as mistake:
        yield _amiss("settings", "The settings file can be read", mistake)
        return
    what = path if is_there else f"none at {path}; the defaults hold"
    yield _finding("settings", "The settings file can be read", "yes", what)
    try:
        desk.settings  # noqa: B018  # a value that cannot be is told
        desk.database  # noqa: B018
    except Mistake as mistake:
        yield _amiss("settings", "Every value can be", mistake)
    else:
        yield _finding(
            "settings", "Every value can be", "yes", f"{len(values)} set, the others at their defaults"
        )


def _caseload(desk: "Desk") -> "Iterator[Finding]":
    from .place_of_it import mode_of, place_of, privacy_of  # noqa: PLC0415  # only here

    try:
        path = desk.database
        yield _finding("caseload", *place_of(desk))
        before = mode_of(path)
        people = [client.status for client in desk.caseload.clients()]
    except Mistake as mistake:
        yield _amiss("caseload", "The caseload can be read", mistake)
        return
    yield _finding("caseload", "The caseload can be read", "yes", f"{path}, form {desk.caseload.form()}")
    value = f"{people.count('open')} open, {people.count('closed')} closed"
    hint = None if people else 'ft add-client "Ana Reyes"'
    for said in privacy_of(path, before):
        yield _finding("caseload", *said)
    yield _finding("caseload", "It has clients", "yes" if people else "not yet", value, hint)


def _extras(desk: "Desk") -> "Iterator[Finding]":
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # only here

    for extra, what, packages in EXTRAS:
        question = f"{what} (extra {extra})"
        try:
            value = ", ".join(f"{name} {version(name)}" for name in packages)
        except PackageNotFoundError as missing:
            hint = f'in ft’s folder: pip install ".[{extra}]", or pipx install --force ".[{extra}]"'
            yield _finding("extras", question, "not yet", f"{missing.name} is not installed", hint)
        else:
            yield _finding("extras", question, "yes", value)


def _templates(desk: "Desk") -> "Iterator[Finding]":
    from followthrough.papers.templates import templates_in  # noqa: PLC0415

    question = "A folder of your own templates"
    try:
        folder = desk.templates
    except Mistake as mistake:
        yield _amiss("templates", question, mistake)
        return
    if folder is None:
        yield _finding(
            "templates",
            question,
            "not yet",
            "none is set; ft’s own pages are used",
            "ft settings templates FOLDER",
        )
        return
    if not folder.is_dir():
        yield _finding("templates", question, "no", f"{folder} is no folder", "ft settings templates FOLDER")
        return
    own = templates_in(folder)
    hint = None if own else "docs/templates.md says what a template is called, and shows one"
    yield _finding("templates", question, "yes" if own else "no", f"{folder}, {len(own)} in it", hint)
    for path in own:
        yield _template(path)


def _template(path: "Path") -> "Finding":
    from followthrough.papers.templates import check  # noqa: PLC0415

    try:
        check(path)
    except Mistake as mistake:
        return _amiss("templates", path.name, mistake)
    return _finding("templates", path.name, "yes", "filled in with sample values")


def _day(desk: "Desk") -> "Iterator[Finding]":
    set_ = [name for name in ("FT_TODAY", "FT_NOW") if os.environ.get(name)]
    said = f"{desk.today.isoformat()}" + (f", by {' and '.join(set_)}" if set_ else "")
    hint = f"unset {' '.join(set_)}, to work on the day that it is" if set_ else None
    yield _finding("day", "ft works as of today", "no" if set_ else "yes", said, hint)


PARTS: dict[str, Callable[["Desk"], "Iterator[Finding]"]] = {
    "program": _program,
    "settings": _settings,
    "caseload": _caseload,
    "extras": _extras,
    "templates": _templates,
    "day": _day,
}
