"""A spreadsheet comes in: what was understood, what became of every row, and nothing half done."""

import csv
import os
from datetime import date
from pathlib import Path

import pytest

from followthrough.casework.activity import Activity
from followthrough.casework.client import Client
from terminals import INTERRUPT, on_terminal

from .conftest import Office

ROWS = [
    ("Nom", "Début", "Téléphone", "Remarque"),
    ("Mia Chen", "2026-01-12", "+1 604 555 0142", "x"),
    ("Émile Œuvray", "2026-01-13", "0142", "y"),
]
UNDERSTOOD = (
    "clients.csv: UTF-8, separated by semicolons, 4 columns, read as clients.\n"
    "Columns: Nom → name, Début → intake, Téléphone → phone.\nPassed over: Remarque."
)
MIA = Client("", "Mia Chen", date(2026, 1, 12), phone="+1 604 555 0142")
EMILE = Client("", "Émile Œuvray", date(2026, 1, 13), phone="0142")


def table(
    office: Office, rows: list[tuple[str, ...]], name: str = "clients.csv", separator: str = ";"
) -> Path:
    path = office.folder / name
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path


def newcomers(office: Office) -> list[Client]:
    """Whom an import has brought, without the references that they were given."""
    known = {"Ana Reyes", "Luc Tremblay", "Élise Côté"}
    found = office.read(lambda caseload: caseload.clients())
    assert isinstance(found, list)
    return [client._replace(ref="") for client in found if client.name not in known]


def test_a_table_comes_in_and_says_how_it_was_understood(office: Office) -> None:
    ran = office.ft(f"import {table(office, ROWS)}")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        *UNDERSTOOD.splitlines(),
        "2 rows read: 2 added, 0 changed, 0 unchanged, 0 rejected.  Undo: ft undo",
        "Next: ft triage",
    ]
    assert newcomers(office) == [EMILE, MIA]


def test_the_same_file_again_adds_nothing_and_offers_no_undo(office: Office) -> None:
    path = table(office, ROWS)
    office.does(f"import {path}")
    ran = office.ft(f"import {path}")
    assert ran.code == 0
    assert ran.out.splitlines()[3:] == ["2 rows read: 0 added, 0 changed, 2 unchanged, 0 rejected."]
    office.does("undo")
    assert newcomers(office) == []


def test_one_row_that_cannot_be_keeps_all_out_and_says_why(office: Office) -> None:
    before = office.dump()
    ran = office.ft(f"import {table(office, [*ROWS, ('Zoé Roy', 'soon', '', '')])}")
    assert (ran.code, office.dump()) == (5, before)
    assert "Line 4, Début: " in ran.err
    assert "1 of 3 rows of clients.csv cannot be taken in, and so nothing was written." in ran.err
    assert "--partial" in ran.err
    assert not (office.folder / "clients.rejected.csv").exists()


def test_partial_takes_the_good_rows_and_the_others_come_back_corrected(office: Office) -> None:
    ran = office.ft(f"import {table(office, [*ROWS, ('Zoé Roy', 'soon', '', '')])} --partial")
    others = office.folder / "clients.rejected.csv"
    assert (ran.code, newcomers(office)) == (3, [EMILE, MIA])
    assert "3 rows read: 2 added, 0 changed, 0 unchanged, 1 rejected." in ran.out
    if os.name != "nt":
        assert others.stat().st_mode & 0o777 == 0o600
    text = others.read_text(encoding="utf-8-sig")
    assert "soon" in text
    others.write_text(text.replace("soon", "2026-01-14", 1), encoding="utf-8")
    again = office.ft(f"import {others}")
    assert (again.code, [client.name for client in newcomers(office)]) == (
        0,
        ["Émile Œuvray", "Mia Chen", "Zoé Roy"],
    )


def test_rejected_rows_go_over_no_file_that_is_there(office: Office) -> None:
    path = table(office, [*ROWS, ("Zoé Roy", "soon", "", "")])
    (office.folder / "clients.rejected.csv").write_text("mine")
    assert office.ft(f"import {path} --partial").code == 3
    assert (office.folder / "clients.rejected.csv").read_text() == "mine"
    assert "soon" in (office.folder / "clients.rejected-2.csv").read_text(encoding="utf-8")
    before = path.read_bytes()
    assert office.ft(f"import {path} --partial --rejected {path}").code == 5
    assert path.read_bytes() == before
    office.does("undo")
    assert office.ft(f"import {path} --partial --rejected {office.database}").code == 5
    assert newcomers(office) == []


def test_a_dry_run_shows_everything_and_writes_nothing(office: Office) -> None:
    rows = [
        ("ref", "name", "phone"),
        ("C7F3", "Ana Reyes", "604-555-0142"),
        ("K2QD", "", ""),
        ("", "Mia Chen", ""),
        ("", "Élise Coté", ""),
    ]
    before = office.dump()
    ran = office.ft(f"import {table(office, rows)} --dry-run")
    assert (ran.code, office.dump()) == (0, before)
    assert ran.out.splitlines()[2:] == [
        "A dry run: nothing is written.",
        "Line 2, Ana Reyes (C7F3): phone: nothing → 604-555-0142",
        "4 rows read: 1 added, 1 changed, 2 unchanged, 0 rejected.",
        "No column is the intake: who is new comes onto the caseload on 2026-01-21.",
    ]


def test_a_name_that_is_close_to_a_known_one_is_told(office: Office) -> None:
    ran = office.ft(f"import {table(office, [('Nom', 'Début'), ('Anna Reyes', '2026-01-12')])}")
    assert (ran.code, len(newcomers(office))) == (0, 1)
    assert "Line 2: “Anna Reyes” is close to Ana Reyes (C7F3), and was added as another client." in ran.err


def test_a_name_that_is_close_to_another_of_the_same_table_is_told(office: Office) -> None:
    rows = [("Nom", "Début"), ("Chen, Mia", "2026-01-12"), ("Mia Chen", "2026-01-12")]
    ran = office.ft(f"import {table(office, rows)}")
    assert (ran.code, len(newcomers(office))) == (0, 2)
    assert "Line 3: “Mia Chen” is close to “Chen, Mia” on line 2, and was added as another client." in ran.err
    assert "If two are one person: ft undo, leave one of the two lines out, and import again." in ran.err


def test_what_the_columns_are_is_said_saved_and_used_again(office: Office) -> None:
    path = table(office, [("X1", "X2", "X3"), ("ana", "2026-01-12", "application")], separator=",")
    missing = office.ft(f"import {path} --as activities")
    assert (missing.code, "--map" in missing.err) == (2, True)
    mapped = '--as activities --map "X1=client" --map "X2=on" --map X3=kind'
    ran = office.ft(f"import {path} {mapped} --save-mapping agency")
    assert (ran.code, "--mapping agency" in ran.out) == (0, True)
    assert (office.folder / "mappings.toml").is_file()
    assert office.entries("ana") == [Activity(0, date(2026, 1, 12), "application")]
    again = office.ft(f"import {path} --mapping agency")
    assert (again.code, "1 unchanged" in again.out) == (0, True)
    unknown = office.ft(f"import {path} --mapping agenzy")
    assert (unknown.code, "Saved are: agency." in unknown.err) == (2, True)


def test_days_that_can_be_read_in_two_ways_are_settled_by_the_option(office: Office) -> None:
    rows = [("client", "date", "kind"), ("ana", "01/02/2026", "application"), ("ana", "08/01/2026", "report")]
    path = table(office, rows, "activities.csv")
    unclear = office.ft(f"import {path} --today 2026-03-02")
    assert (unclear.code, "--date-order" in unclear.err) == (2, True)
    ran = office.ft(f"import {path} --today 2026-03-02 --date-order dmy")
    assert (ran.code, "(day, month, year)" in ran.out) == (0, True)
    assert [entry.on for entry in office.entries("ana")] == [date(2026, 1, 8), date(2026, 2, 1)]


def test_contracts_come_in_without_check_ins(office: Office) -> None:
    rows = [
        ("client", "signed_on", "kind", "cadence"),
        ("luc", "2026-01-12", "application", "5/week"),
        ("luc", "2026-01-12", "job-club", "every wed"),
    ]
    office.does(f"import {table(office, rows, 'contracts.csv')}")
    case = office.case("luc")
    assert ([str(line.cadence) for line in case.contracts[0].obligations], case.check_ins) == (
        ["5/week", "every wed"],
        (),
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("nowhere.csv", 2, "nowhere.csv cannot be read"),
        (".", 2, "cannot be read"),
        ("empty.csv", 2, "empty"),
        ("clients.csv --as people", 2, "clients, activities, contracts"),
        ("clients.csv --map Nom", 2, '--map "Nom=name"'),
        ("clients.csv --map Nome=name", 2, "Nome"),
        ("clients.csv --map Nom=shoe", 2, "shoe"),
        ("clients.csv --date-order ddd", 2, "dmy, mdy, ymd"),
        ("clients.csv --sheet Feuil1", 2, "Feuil1"),
        ("clients.csv --database none.db", 10, "There is no caseload"),
        ("nothing.csv", 2, "--as clients|activities|contracts"),
        ("all.json --dry-run", 2, "--dry-run and a caseload file do not go together"),
    ],
)
def test_what_cannot_be_is_a_mistake_and_writes_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch, words: str, code: int, said: str
) -> None:
    monkeypatch.chdir(office.folder)
    table(office, ROWS)
    table(office, [("alpha", "beta"), ("1", "2")], "nothing.csv")
    (office.folder / "empty.csv").write_bytes(b"")
    (office.folder / "all.json").write_text("{}")
    before = office.dump()
    ran = office.ft(f"import {words}")
    assert (ran.code, said in ran.err, "defect" in ran.err) == (code, True, False), ran
    assert office.dump() == before


def test_a_header_alone_is_nothing_to_take_in(office: Office) -> None:
    ran = office.ft(f"import {table(office, ROWS[:1])}")
    assert (ran.code, "0 rows read: 0 added" in ran.out) == (0, True)


def test_ft_takes_in_its_own_tables_unchanged(office: Office) -> None:
    office.does("log ana application=5 report --on mon", "log luc call --answered --note '=1+1'")
    office.does("triage")
    before = office.dump()
    for name in ("clients", "activities", "obligations"):
        path = office.folder / f"{name}.csv"
        office.does(f"export {name} -o {path}")
        ran = office.ft(f"import {path}")
        assert (ran.code, "0 added, 0 changed" in ran.out, ran.err) == (0, True, ""), ran
    assert office.dump() == before


# On a terminal ----------------------------------------------------------------------------------------------------


def test_columns_that_are_not_known_are_asked_for_one_by_one(office: Office) -> None:
    rows = [("Nom", "Début", "X1", "X2"), ("Mia Chen", "2026-01-12", "0142", "x")]
    code, screen = on_terminal(["import", str(table(office, rows))], "shoe", "phone", "")
    assert code == 0, screen
    assert "What a column can be: ref, name, " in screen
    assert "“shoe” is nothing that a table of clients can tell." in screen
    assert "X1 → phone.\nPassed over: X2." in screen
    assert newcomers(office) == [Client("", "Mia Chen", date(2026, 1, 12), phone="0142")]


def test_what_a_table_must_have_is_asked_for_and_what_it_holds_and_how_its_days_are_written(
    office: Office,
) -> None:
    rows = [("X1", "X2", "X3"), ("ana", "08/01/2026", "application")]
    path = table(office, rows, "list.csv")
    answers = ("people", "activities", "Who", "X1", "X2", "X3", "ddd", "dmy")
    code, screen = on_terminal(["import", str(path)], *answers)
    assert code == 0, screen
    assert "X1 → client, X2 → on (day, month, year), X3 → kind." in screen
    assert office.entries("ana") == [Activity(0, date(2026, 1, 8), "application")]


def test_a_close_name_is_asked_about_and_the_answer_is_kept_to(office: Office) -> None:
    rows = [("Nom", "Début"), ("Anna Reyes", "2026-01-05"), ("Luc Tremblais", "2026-01-12")]
    code, screen = on_terminal(["import", str(table(office, rows))], "yes", "")
    assert code == 0, screen
    assert "Line 2: “Anna Reyes” is close to Ana Reyes (C7F3), who is on your caseload." in screen
    assert "2 rows read: 1 added, 1 changed, 0 unchanged, 0 rejected." in screen
    assert [client.name for client in newcomers(office)] == ["Anna Reyes", "Luc Tremblais"]


def test_a_close_name_of_the_same_table_is_told_on_a_terminal_and_asks_nothing(office: Office) -> None:
    rows = [("Nom", "Début"), ("Chen, Mia", "2026-01-12"), ("Mia Chen", "2026-01-12")]
    code, screen = on_terminal(["import", str(table(office, rows))])
    assert code == 0, screen
    assert screen.count("“Mia Chen” is close to “Chen, Mia” on line 2") == 1


def test_an_interruption_leaves_nothing(office: Office) -> None:
    rows = [("Nom", "Début"), ("Anna Reyes", "2026-01-05")]
    before = office.dump()
    code, screen = on_terminal(["import", str(table(office, rows))], INTERRUPT)
    assert (code, "Stopped; nothing was recorded." in screen) == (130, True)
    assert office.dump() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="SKIPPED: Windows has no such pipes")
def test_a_pipe_is_told_to_be_no_file(office: Office) -> None:
    os.mkfifo(office.folder / "pipe.csv")
    ran = office.ft(f"import {office.folder / 'pipe.csv'}")
    assert (ran.code, "it has to be a file" in ran.err) == (2, True)
