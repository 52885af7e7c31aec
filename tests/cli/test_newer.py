"""A caseload that a newer ft has made: every command says so, and not one byte of it is changed."""

import hashlib
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from followthrough.cli import app
from followthrough.store.schema import FORM

ELSEWHERE = {
    "decrypt",
    "demo",
    "doctor",
    "encrypt",
    "explain",
    "handoff",
    "init",
    "key",
    "restore",
    "settings",
}
"""Commands that have something to say without opening the caseload; none of them changes it either."""


def examples() -> list[str]:
    """The examples of all commands, as their help gives them, without `ft`."""
    found = []
    for info in app.registered_commands:
        assert info.callback is not None
        text = info.callback.__doc__ or ""
        said = [part.strip() for line in text.splitlines() for part in line.split(" · ")]
        found += [part[3:] for part in said if re.match(rf"ft {info.name}(?: |$)", part)]
    return found


def everything_in(folder: Path) -> dict[str, str]:
    files = (file for file in sorted(folder.rglob("*")) if file.name != "settings.toml" and file.is_file())
    return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_every_command_has_an_example() -> None:
    assert {words.split()[0] for words in examples()} == {info.name for info in app.registered_commands}


def lay_out_what_examples_read() -> None:
    table = "name,Nom,intake\nAna,Ana,2026-01-05\n"
    for name, text in {
        "clients.csv": table,
        "november.csv": table,
        "caseload.json": '{"followthrough": 1}',
    }.items():
        Path(name).write_text(text, encoding="utf-8")
    with Workbook("clients.xlsx") as workbook:
        workbook.add_worksheet().write_row(0, 0, ["name", "intake"])


@pytest.mark.parametrize("form", [FORM + 1, 99])
@pytest.mark.parametrize("words", ["", *examples()])
def test_a_newer_caseload_is_left_alone(
    office, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, words: str, form: int
) -> None:
    with closing(sqlite3.connect(office.database)) as connection:
        connection.execute(f"PRAGMA user_version={form}")
    for left in office.folder.glob("*-journal"):
        left.unlink()
    monkeypatch.setenv("FT_NOW", "2027-01-21T09:00:00+00:00")  # so that the days of the examples have come
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    lay_out_what_examples_read()
    before = everything_in(office.folder)

    ran = office.ft(words)

    assert everything_in(office.folder) == before
    name = words.partition(" ")[0]
    if name not in ELSEWHERE:
        assert ran.code == 13, ran
        assert f"was made by a newer ft (form {form}; this one knows {FORM})" in ran.err
        assert ran.out == ""
