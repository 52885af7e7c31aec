"""Export: what of a table goes out, and where to."""

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from .conftest import NOW, Office


@pytest.fixture
def office(office: Office) -> Office:
    office.does(
        "edit-client luc --program 'Passerelle'",
        "edit-client elise --phone 604-555-0199 --program 'Bridges'",
        "log ana application=5 --on 2026-01-06",
        "log ana call --answered --on 2026-01-12 --note '+1 rang'",
        "log luc application --on 2026-01-19",
        "assign ana '=Resume' --by 2026-01-30",
    )
    return office


def rows(office: Office, words: str) -> list[list[str]]:
    ran = office.ft(f"export {words}")
    assert ran.code == 0, ran
    return list(csv.reader(io.StringIO(ran.out)))


def test_only_the_columns_asked_for_go_out_in_the_order_asked_for(office: Office) -> None:
    assert rows(office, "clients --columns phone,Name") == [
        ["phone", "name"], ["", "Ana Reyes"], ["604-555-0199", "Élise Côté"], ["", "Luc Tremblay"],
    ]  # fmt: skip
    assert rows(office, "activities --columns kind") == [["kind"], ["application"], ["call"], ["application"]]


def test_columns_of_json_are_records_of_their_own(office: Office) -> None:
    ran = office.ft("export triage --columns ref,list --list early --format json")

    assert json.loads(ran.out) == {"schema": 1, "triage": [
        {"ref": ref, "list": "needs-early-intervention"} for ref in listed(office, "needs-early-intervention")
    ]}  # fmt: skip


def listed(office: Office, where: str) -> list[str]:
    return [
        row[0] for row in rows(office, "triage --columns ref,list")[1:] if row_list(office, row[0]) == where
    ]


def row_list(office: Office, ref: str) -> str:
    return next(row[1] for row in rows(office, "clients --columns ref,list") if row[0] == ref)


@pytest.mark.parametrize("table", ["clients", "activities", "contracts", "triage"])
def test_a_list_leaves_only_who_is_on_it_today(office: Office, table: str) -> None:
    name = "ref" if table in ("clients", "triage") else "client"
    everybody = {row[0] for row in rows(office, f"{table} --columns {name}")[1:]}
    parts = [
        {row[0] for row in rows(office, f"{table} --columns {name} --list {where}")[1:]}
        for where in ("active", "early", "low-power")
    ]

    assert set().union(*parts) == everybody
    assert sum(map(len, parts)) == len(everybody)
    assert all(row_list(office, ref) == "active" for ref in parts[0])


def test_a_program_is_told_whatever_its_accents_and_capitals(office: Office) -> None:
    assert rows(office, "activities --program PASSERELLE --columns client,kind")[1:] == [
        ["K2QD", "application"]
    ]
    assert rows(office, "clients --program 'Bridges' --columns ref")[1:] == [["M4RB"]]


def test_a_program_that_nobody_is_in_gives_no_rows_and_says_which_there_are(office: Office) -> None:
    ran = office.ft("export activities --program Passer --columns client")

    assert (ran.code, ran.out) == (0, "client\n")
    assert ran.err == "Nobody is in the program “Passer”. On this caseload: Bridges, Passerelle.\n"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("activities --from 2026-01-12 --columns on", ["2026-01-12", "2026-01-19"]),
        ("activities --to 2026-01-12 --columns on", ["2026-01-06", "2026-01-12"]),
        ("activities --from 2026-01-07 --to 2026-01-11 --columns on", []),
        ("contracts --from 2026-01-05 --to 2026-01-05 --columns client", ["C7F3"]),
        ("obligations --from 2026-01-06 --columns client", []),
        ("tasks --from 2026-01-30 --columns title", ["=Resume"]),
        ("tasks --to 2026-01-29 --columns title", []),
        ("clients --from 2026-01-06 --columns ref", []),
        ("clients --to 2026-01-05 --columns ref", ["C7F3", "M4RB", "K2QD"]),
    ],
)
def test_days_are_those_of_the_entry_of_signing_due_or_of_intake(
    office: Office, words: str, found: list[str]
) -> None:
    assert [row[0] for row in rows(office, words)[1:]] == found


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("clients --columns name,telephone", 2, "“telephone” is not a column of clients"),
        ("triage --from fri", 2, "--from means nothing for “ft export triage”"),
        ("caseload --columns name", 2, "--columns means nothing for “ft export caseload”"),
        ("caseload --format xlsx --to fri -o a.xlsx", 2, "--to means nothing"),
        ("caseload -o a.md", 2, "“md” is not a format"),
        ("clients --list some", 2, "some"),
        ("activities --from 2026-01-12 --to 2026-01-11", 2, "2026-01-11"),
        ("clients --excel", 2, "goes into a file, and none is named"),
        ("clients --excel -o a.xlsx", 2, "--excel and a.xlsx do not go together"),
        ("clients --excel --format json -o a.csv", 2, "--excel and json do not go together"),
        ("caseload --excel -o a.csv", 2, "--excel and caseload do not go together"),
        ("clients --locale fr_CA -o a.csv", 2, "--locale means nothing"),
        ("clients --excel --locale xx -o a.csv", 2, "“xx” is not a locale"),
    ],
)
def test_what_cannot_be_asked_for_is_told(
    office: Office, words: str, code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office.folder)
    before = sorted(office.folder.iterdir())
    ran = office.ft(f"export {words}")

    assert (ran.code, ran.out, said in ran.err) == (code, "", True)
    assert sorted(office.folder.iterdir()) == before


def test_a_file_for_a_double_click_says_how_many_texts_it_guarded(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "tasks.csv"
    ran = office.ft(f"export tasks --excel --locale fr_CA -o {path}")

    assert (ran.out, ran.err) == (
        "",
        "Written: tasks.csv\n1 text begins like a formula, and got a ' in front; ft import takes it off again.\n",
    )
    assert path.read_bytes() == (
        b'\xef\xbb\xbf"client";"title";"assigned_on";"by";"done_on"\r\n'
        b'"C7F3";"\'=Resume";2026-01-21;2026-01-30;\r\n'
    )


def test_the_caseload_as_a_workbook_has_a_sheet_for_each_table(office: Office, tmp_path: Path) -> None:
    office.does(f"export caseload -o {tmp_path / 'all.xlsx'}")

    with zipfile.ZipFile(tmp_path / "all.xlsx") as archive:
        book = archive.read("xl/workbook.xml").decode()
        clients = archive.read("xl/worksheets/sheet1.xml").decode()
    names = ("clients", "contracts", "obligations", "activities", "tasks", "absences", "placements", "visions",
             "check-ins", "open-doors", "jobs")  # fmt: skip
    assert [f'<sheet name="{name}"' in book for name in names] == [True] * len(names)
    assert ("Ana Reyes" in clients, "Élise Côté" in clients) == (True, True)


@pytest.mark.parametrize("name", ["clients.xlsx", "clients.html"])
def test_a_report_is_written_as_the_ending_says(office: Office, tmp_path: Path, name: str) -> None:
    for command in ("clients", "triage", "history ana", "today", "plan", "gaps", "settings"):
        office.does(f"{command} -o {tmp_path / name}")

        beginning = (tmp_path / name).read_bytes()[:4]
        assert beginning == (b"PK\x03\x04" if name.endswith("xlsx") else b"<!DO")


def test_a_workbook_goes_through_a_pipe_whole(office: Office) -> None:
    words = [sys.executable, "-m", "followthrough", "export", "clients", "--format", "xlsx"]
    done = subprocess.run(words, check=True, capture_output=True, env=dict(os.environ))

    with zipfile.ZipFile(io.BytesIO(done.stdout)) as archive:
        assert archive.testzip() is None


def test_what_is_broken_off_leaves_no_file_behind(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from followthrough.present import workbook

    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    (tmp_path / "out").mkdir()
    ran = office.ft(f"export clients -o {tmp_path / 'out' / 'clients.xlsx'}")

    assert (ran.code, list((tmp_path / "out").iterdir())) == (5, [])


@pytest.mark.parametrize(
    "table", ["contracts", "obligations", "activities", "absences", "placements", "visions", "check-ins",
              "open-doors", "jobs"]
)  # fmt: skip
def test_the_texts_of_a_table_are_the_texts_of_its_values(office: Office, table: str) -> None:
    office.does(
        "excuse luc --from 2026-01-19 --to 2026-01-20 --why ill",
        "place elise low-power --why 'asked for time'",
        "open-door elise --would-help 'a bus pass'",
        "vision ana --words 'mornings'",
        "start-work ana --at 'Café'",
        "sign-contract luc --client 'application 2/week'",
    )
    from followthrough.present.formats import in_format
    from followthrough.present.sheets import export_sheet
    from followthrough.store import open_caseload

    with open_caseload(office.database, now=NOW) as caseload:
        from_values = "".join(in_format(export_sheet(table, caseload.rows_of(table)), "csv"))
    assert office.ft(f"export {table}").out == from_values
    assert from_values.count("\n") > 1


@pytest.mark.skipif(os.name == "nt", reason="SKIPPED: there are no such terminals on Windows")
@pytest.mark.parametrize("words", ["export clients", "triage"])
def test_a_workbook_is_kept_off_a_terminal(office: Office, words: str) -> None:
    from terminals import on_terminal

    code, screen = on_terminal([*words.split(), "--format", "xlsx"])

    assert (code, "A workbook goes into a file, and none is named." in screen, "PK" in screen) == (
        2,
        True,
        False,
    )


def test_a_command_that_records_says_a_missing_file_before_it_records(office: Office) -> None:
    assert office.ft("vision luc --words mornings --format pdf").code == 2
    assert office.case("luc").visions == ()
