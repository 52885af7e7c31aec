"""With --private no name, phone number or address of a client is on the screen, and every line is as wide as it was."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from followthrough.casework.client import Client
from followthrough.casework.names import fold
from followthrough.cli import run
from followthrough.store import open_caseload
from pages import commands
from terminals import on_terminal

from .conftest import NOW, Office, Ran

REPORTING = [
    name for name, command in commands().items() if any(option.name == "format" for option in command.params)
]
NAMED = 2
"""Clients whom each command about one client is asked of."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One demonstration for all."""
    path = tmp_path_factory.mktemp("private") / "demo.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FT_NOW", NOW.isoformat())
        assert run(["demo", "--database", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def people(made: Path) -> list[Client]:
    with open_caseload(made, now=NOW) as caseload:
        return caseload.clients()


@pytest.fixture
def demo(bare: Office, made: Path) -> Office:
    """An office with that demonstration, as it was made."""
    shutil.copy(made, bare.database)
    return bare


def asked(office: Office, made: Path, words: list[str]) -> Ran:
    """What ft says of the demonstration as it was made: a look leaves an entry in the audit trail."""
    shutil.copy(made, office.database)
    return office.ft("", *words)


def lines_of(name: str, people: list[Client]) -> list[list[str]]:
    """What a reporting command is asked with: some clients, every table, or nothing."""
    needed = [parameter for parameter in commands()[name].params if parameter.required]
    if name == "export":
        tables = re.search("One of: (.*)\\.", needed[0].help)
        assert tables is not None
        return [[name, table] for table in tables[1].split(", ")]
    if any(parameter.name == "client" for parameter in commands()[name].params):
        found = [client for client in people if not client.name.isascii()][:NAMED]
        return [[name, client.ref] for client in [*found, *people[:NAMED]]]
    assert not needed, f"{name} needs more than is known here: {needed}"
    return [[name], *([[name, "--audit"]] if name == "report" else [])]


def uncovered(text: str, people: list[Client]) -> set[str]:
    """What of the clients can be read in a text."""
    words = {fold(word) for word in re.findall(r"[^\W\d_]{2,}", text)}
    parts = {fold(part) for client in people for part in re.findall(r"[^\W\d_]{2,}", client.name)}
    digits = re.sub(r"\D", "", text)
    numbers = {
        client.phone for client in people if client.phone and re.sub(r"\D", "", client.phone) in digits
    }
    return (
        words & parts | numbers | {client.email for client in people if client.email and client.email in text}
    )


def is_covered(private: str, plain: str) -> bool:
    """Whether each sign is the one that was there, or a cover in its place."""
    return len(private) == len(plain) and all(a in (b, "*") for a, b in zip(private, plain, strict=True))


@pytest.mark.slow  # every reporting command, twice, and a demonstration to begin with
@pytest.mark.parametrize("name", REPORTING)
def test_no_report_tells_who_it_is_about_and_every_line_is_as_wide(demo, made, people, name: str) -> None:
    for words in lines_of(name, people):
        plain, private = asked(demo, made, words), asked(demo, made, ["--private", *words])

        assert private.code == plain.code
        assert is_covered(private.out, plain.out), words
        assert is_covered(private.err, plain.err), words
        assert uncovered(private.out + private.err, people) == set(), words


@pytest.mark.slow  # as above
@pytest.mark.parametrize("name", REPORTING)
def test_tables_for_programs_stay_tables(demo, made, people, name: str) -> None:
    for words in lines_of(name, people)[:2]:
        for form in ("csv", "tsv", "json", "markdown", "html"):
            said = [*words, "--format", form]
            plain, private = asked(demo, made, said), asked(demo, made, ["--private", *said])

            assert private.code == plain.code, said
            if name != "report" or form not in ("markdown", "html"):  # which hold figures, and nobody
                assert uncovered(_without_heads(private.out, form), people) == set(), said
            assert is_covered(*(_as_read(ran.out, form) for ran in (private, plain))), said
            assert _shape(private.out, form) == _shape(plain.out, form), said


def _as_read(text: str, form: str) -> str:
    """The text as it is shown: Markdown writes a cover with a stroke before it."""
    return re.sub(r"\\(.)", r"\1", text) if form == "markdown" else text


def _without_heads(text: str, form: str) -> str:
    """The values alone: what we call a field is no client’s name."""
    if form == "json" and text:
        return "\n".join(_values(json.loads(text)))
    return re.sub("<[^>]*>", " ", re.sub("(?s)<style.*?</style>", "", text)) if form == "html" else text


def _values(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in _values(part)]
    if isinstance(value, list):
        return [text for part in value for text in _values(part)]
    return [str(value)]


def _shape(text: str, form: str) -> object:
    """What of a table may not change: how many rows, how many cells; of an object, its fields."""
    if form == "json":
        return _fields(json.loads(text)) if text else None
    if form in ("csv", "tsv"):
        return [len(row) for row in csv.reader(io.StringIO(text), delimiter="\t" if form == "tsv" else ",")]
    return text.count("\n"), text.count("|"), text.count("<")


def _fields(value: object) -> object:
    if isinstance(value, dict):
        return {name: _fields(part) for name, part in value.items()}
    return list(map(_fields, value)) if isinstance(value, list) else type(value).__name__


@pytest.mark.slow  # as above
def test_the_same_on_a_terminal(demo, made, people, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    for words in (["triage"], ["today"], ["clients"], ["show", people[0].ref], ["export", "clients"]):
        shutil.copy(made, demo.database)
        _, plain = on_terminal(words, *(["no"] if "vision" in words else []))
        shutil.copy(made, demo.database)
        _, private = on_terminal(["--private", *words])

        assert is_covered(private, plain), words
        assert uncovered(private, people) == set(), words


@pytest.mark.slow  # as above
def test_a_workbook_on_a_pipe_is_masked(demo, people) -> None:
    openpyxl = pytest.importorskip(
        "openpyxl", reason="openpyxl reads the workbook back: the extra xlsx-import"
    )

    piped = subprocess.run(
        [sys.executable, "-m", "followthrough", "--private", "export", "clients", "--format", "xlsx"],
        capture_output=True, check=True,
    )  # fmt: skip

    rows = list(
        openpyxl.load_workbook(io.BytesIO(piped.stdout)).active.iter_rows(min_row=2, values_only=True)
    )
    assert len(rows) == len(people)
    assert uncovered(repr(rows), people) == set()


@pytest.mark.slow  # as above
def test_what_is_written_into_a_file_holds_everything(demo, people, tmp_path: Path) -> None:
    ran = demo.ft(f"--private clients --all -o {tmp_path}/clients.csv")

    assert (ran.code, uncovered(ran.err, people)) == (0, set())
    assert all(client.name in (tmp_path / "clients.csv").read_text(encoding="utf-8") for client in people)


# What is said beside reports --------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["--private ", "FT_PRIVATE"])
def test_what_was_recorded_is_told_without_the_name(
    office, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    if how == "FT_PRIVATE":
        monkeypatch.setenv(how, "1")
        how = ""
    told = office.ft(f"{how}log ana call --in --note 'Ana wants to call Luc'")
    shown = office.ft(f"{how}history C7F3")

    assert told.out.startswith("Recorded for A** R**** (C7F3), ")
    assert "A** wants to call L**" in shown.out
    assert office.entries("ana")[0].note == "Ana wants to call Luc"


@pytest.mark.parametrize("value", ["", "0"])
def test_the_environment_can_say_no(office, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("FT_PRIVATE", value)

    assert "Ana Reyes" in office.ft("clients").out


def test_a_name_that_is_new_or_was_another_is_covered_too(office) -> None:
    added = office.ft("--private add-client 'Mia Chen' --phone 604-555-0177")
    office.does("edit-client mia --name 'Mia Lavoie'", "log mia call --in --note 'Mrs Chen called'")

    assert added.out.startswith("Added M** C*** (")
    assert "Mrs C*** called" in office.ft("--private history mia").out


def test_a_mistake_names_nobody(office) -> None:
    ran = office.ft("--private show e")

    assert (ran.code, "É**** C*** (M4RB)" in ran.err, "Côté" in ran.err) == (4, True, False)


def test_an_import_and_an_undo_name_nobody(office, tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text("name,intake\nSam Okafor,2026-01-12\n", encoding="utf-8")

    for words in (f"import {tmp_path}/more.csv --as clients", "undo", "redo", "undo --list", "draft ana"):
        ran = office.ft(f"--private {words}")
        assert ran.code == 0, ran
        assert not re.search("Sam|Okafor|Ana|Reyes", ran.out + ran.err), ran


@pytest.mark.slow  # a start of ft on a terminal
def test_a_question_names_nobody(office) -> None:
    code, screen = on_terminal(["--private", "vision", "ana"], "no")

    assert (code, "Go through it with A** R**** now?" in screen, "Reyes" in screen) == (0, True, False)


def test_without_a_caseload_it_says_what_it_says_otherwise(bare) -> None:
    assert bare.ft("--private clients") == bare.ft("clients")
    assert bare.ft("--private explain") == bare.ft("explain")


def test_a_screen_is_masked_in_one_run_and_not_in_the_next(office) -> None:
    office.ft("--private clients")

    assert "Ana Reyes" in office.ft("clients").out
