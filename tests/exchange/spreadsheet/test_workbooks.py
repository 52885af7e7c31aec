"""XLSX: stored values of the right sheet, days by their numbers, and nothing that is worked out or followed."""

import sys
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from followthrough.casework.incoming import IncomingActivity, IncomingClient, Rejected
from followthrough.casework.mistakes import (
    EmptyTable,
    MissingExtra,
    NoSuchSheet,
    TableTooLarge,
    UnreadableTable,
)
from followthrough.exchange.spreadsheet import open_table
from tables import read_table

HEADER = ("client", "date", "type", "count", "note")


def workbook(folder: Path, sheets: dict[str, list[tuple[object, ...]]], hidden: str = "") -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
        for row in rows:
            sheet.append(row)
    path = folder / "table.xlsx"
    book.save(path)
    return path


def changed(path: Path, part: str, old: str, new: str) -> Path:
    """The workbook with something in one of its parts replaced, as another program would have written it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part].decode()
    parts[part] = parts[part].decode().replace(old, new).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def test_typed_cells_become_what_they_are(folder: Path) -> None:
    rows = [
        ("Rapport de novembre",),
        (None,),
        ("nom", "arrivée", "tél", "programme"),
        ("Élise Œuvrard 😀", date(2026, 1, 5), 6045550100, "=\u200bnot a formula"),
        ("Bo", datetime(2026, 1, 6), 5.5, True),
        ("Cy", 46028, None, None),
    ]
    read = read_table(workbook(folder, {"Feuil1": rows}))
    assert [(row.line, row.name, dict(row.given)) for row in read if isinstance(row, IncomingClient)] == [
        (5, "Bo", {"intake": date(2026, 1, 6), "phone": "5.5", "program": "TRUE"}),
        (6, "Cy", {"intake": date(2026, 1, 6), "phone": None, "program": None}),
    ]
    assert [row[:3] for row in read if isinstance(row, Rejected)] == [
        (
            4,
            "programme",
            "its formula has no stored value; open the workbook in the spreadsheet, save it, and import it again",
        )
    ]


def test_a_formula_counts_as_the_value_that_was_stored(folder: Path) -> None:
    path = workbook(folder, {"A": [HEADER, ("Ana", date(2026, 1, 6), "application", "=1+1", "=A1")]})
    path = changed(path, SHEET, "<f>1+1</f><v></v>", "<f>1+1</f><v>2</v>")
    path = changed(path, SHEET, "<f>A1</f><v></v>", "<f>A1</f><v>0</v>")
    (row,) = read_table(path)
    assert isinstance(row, IncomingActivity)
    assert (row.activity.count, row.activity.note) == (2, "0")


def test_the_sheet_with_the_most_known_names_is_taken_and_a_hidden_one_never(folder: Path) -> None:
    entries = [HEADER, ("Ana", date(2026, 1, 6), "report", 1, "n")]
    path = workbook(
        folder, {"Notes": [("a", "date")], "Old": [(*HEADER, "minutes")], "Log": entries}, hidden="Old"
    )
    with open_table(path) as table:
        assert (table.said, table.header) == ("XLSX, sheet “Log”", HEADER)
    with open_table(path, sheet="old") as table:
        assert table.header == (*HEADER, "minutes")
    with pytest.raises(NoSuchSheet), open_table(path, sheet="Logs"):
        pass


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (1, date(1900, 1, 1)),
        (59, date(1900, 2, 28)),
        (61, date(1900, 3, 1)),
        (46027, date(2026, 1, 5)),
    ],
)
def test_a_number_among_days_is_a_day(folder: Path, serial: int, day: date) -> None:
    (row,) = read_table(workbook(folder, {"A": [HEADER, ("Ana", serial, "report", 1, None)]}))
    assert isinstance(row, IncomingActivity)
    assert row.activity.on == day


@pytest.mark.parametrize("cell", [60, 46027.5, 0, -1, 2_958_466, "1900-02-29", time(12, 0), True])
def test_what_is_no_day_is_rejected_in_its_place(folder: Path, cell: object) -> None:
    (row,) = read_table(workbook(folder, {"A": [HEADER, ("Ana", cell, "report", 1, None)]}))
    assert isinstance(row, Rejected)
    assert (row.line, row.column) == (2, "date")


def test_the_false_leap_day_is_no_day_although_its_cell_is_formatted_as_one(folder: Path) -> None:
    path = workbook(folder, {"A": [HEADER, ("Ana", date(2026, 1, 5), "report", 1, None)]})
    (row,) = read_table(changed(path, SHEET, "<v>46027</v>", "<v>60</v>"))
    assert isinstance(row, Rejected)
    assert (row.column, row.why) == ("date", "60 is 29 February 1900 in Excel’s count, a day that never was")


def test_a_workbook_that_counts_from_1904_is_read_so(folder: Path) -> None:
    path = workbook(folder, {"A": [HEADER, ("Ana", date(2026, 1, 5), "report", 1, None)]})
    path = changed(path, "xl/workbook.xml", "<workbookPr/>", '<workbookPr date1904="1"/>')
    (row,) = read_table(changed(path, SHEET, "<v>46027</v>", f"<v>{46027 - 1462}</v>"))
    assert isinstance(row, IncomingActivity)
    assert row.activity.on == date(2026, 1, 5)


def test_macros_links_and_charts_are_left_alone(folder: Path) -> None:
    path = workbook(folder, {"A": [HEADER, ("Ana", date(2026, 1, 6), "report", 1, "[1]Sheet!A1")]})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 not to be looked at")
        archive.writestr("xl/externalLinks/externalLink1.xml", b"<not xml")
    assert isinstance(read_table(path)[0], IncomingActivity)


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("</sheetData>", "", UnreadableTable),
        ('r="E2"', 'r="XFE2"', TableTooLarge),
        ('<row r="2"', '<row r="1048577"', TableTooLarge),
        (">keep<", ">" + "n" * 100_001 + "<", TableTooLarge),
    ],
)
def test_a_sheet_out_of_order_is_a_mistake(
    folder: Path, old: str, new: str, mistake: type[Exception]
) -> None:
    path = workbook(folder, {"A": [HEADER, ("Ana", date(2026, 1, 6), "report", 1, 77)]})
    path = changed(path, SHEET, '<c r="E2" t="n"><v>77</v>', '<c r="E2" t="str"><v>keep</v>')
    with pytest.raises(mistake):
        read_table(changed(path, SHEET, old, new))


def test_an_empty_workbook_is_no_table(folder: Path) -> None:
    with pytest.raises(EmptyTable):
        read_table(workbook(folder, {"A": []}))


def test_entities_that_grow_without_end_are_not_followed(folder: Path) -> None:
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    laughing = f'<!DOCTYPE worksheet [<!ENTITY e0 "ha">{grown}]><worksheet'
    path = workbook(folder, {"A": [HEADER, ("Ana", date(2026, 1, 6), "report", 1, 77)]})
    path = changed(path, SHEET, '<c r="E2" t="n"><v>77</v>', '<c r="E2" t="str"><v>&e9;</v>')
    with pytest.raises((UnreadableTable, TableTooLarge)):
        read_table(changed(path, SHEET, "<worksheet", laughing))


def test_without_openpyxl_the_extra_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(folder, {"A": [HEADER]})
    monkeypatch.setitem(sys.modules, "openpyxl.reader", None)
    with pytest.raises(MissingExtra) as caught, open_table(path):
        pass
    assert caught.value.facts["extra"] == "xlsx-import"
