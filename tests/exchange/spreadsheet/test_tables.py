"""How a text file is taken apart: letters, delimiter, header, columns, the order of days."""

import csv
from datetime import date
from pathlib import Path

import pytest

from followthrough.casework.incoming import IncomingActivity, IncomingClient, Rejected
from followthrough.casework.mistakes import (
    AmbiguousColumn,
    CannotRead,
    ColumnMissing,
    ColumnTwice,
    NoSuchColumn,
    UnknownField,
    UnreadableMappings,
)
from followthrough.exchange.spreadsheet import (
    fields_of,
    guess_what,
    map_columns,
    open_table,
    read_mappings,
    rejected_file,
    save_mapping,
)
from tables import read_table, read_text

ROWS = "Nom;Arrivée\r\nÉlise;2026-01-05\r\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ROWS.encode(), "UTF-8, separated by semicolons"),
        (ROWS.encode("utf-8-sig"), "UTF-8, separated by semicolons"),
        (ROWS.encode("cp1252"), "Windows-1252, separated by semicolons"),
        (ROWS.encode("utf-16"), "UTF-16, separated by semicolons"),
        (b"\xfe\xff" + ROWS.encode("utf-16-be"), "UTF-16, separated by semicolons"),
        (ROWS.replace(";", "\t").encode(), "UTF-8, separated by tabs"),
        (ROWS.replace(";", "|").replace("\r\n", "\r").encode(), "UTF-8, separated by bars"),
        (b"sep=;\r\n" + ROWS.encode(), "UTF-8, separated by semicolons"),
        (("\n;\n" + ROWS + ";;\n\n").encode(), "UTF-8, separated by semicolons"),
    ],
)
def test_letters_and_delimiter_are_found_and_said(folder: Path, data: bytes, said: str) -> None:
    path = folder / "table.csv"
    path.write_bytes(data)
    with open_table(path) as table:
        assert (table.said, table.header, table.columns) == (said, ("Nom", "Arrivée"), 2)
        assert [cells[:2] for _, cells in table.rows] == [("Élise", "2026-01-05")]
        assert [cells[:2] for _, cells in table.rows] == [("Élise", "2026-01-05")]
        assert table.read == table.size == len(data)


def test_a_comma_within_the_names_does_not_outweigh_the_known_names(folder: Path) -> None:
    path = folder / "table.csv"
    path.write_text("nom, prénom;arrivée;courriel;a, b, c\nA, B;2026-01-05;1\n", encoding="utf-8")
    with open_table(path) as table:
        assert table.header == ("nom, prénom", "arrivée", "courriel", "a, b, c")


def test_rows_are_numbered_by_the_line_on_which_they_begin(folder: Path) -> None:
    text = 'sep=,\ntitle\n\nclient,date,type,note\nA,2026-01-05,report,"1\n2"\n\nB,2026-01-06,report,\n'
    assert [row.line for row in read_text(folder, text)] == [5, 8]


def test_there_has_to_be_a_file(folder: Path) -> None:
    with pytest.raises(CannotRead), open_table(folder / "none.csv"):
        pass


@pytest.mark.parametrize(
    ("header", "what"),
    [
        (("Nom", "Téléphone"), "clients"),
        (("Client", "Date", "Type"), "activities"),
        (("client", "signed_on", "party", "kind", "cadence", "wording", "at"), "contracts"),
        (("client", "title", "assigned_on", "by", "done_on"), None),
        (("client", "signed_on", "ends_on", "confidence"), None),
        (("a", "b"), None),
    ],
)
def test_a_header_says_which_table_it_is(header: tuple[str, ...], what: str | None) -> None:
    assert guess_what(header) == what


def test_what_is_given_goes_before_what_is_saved_and_that_before_known_names() -> None:
    header = ("Who", "Client", "Phone", "Cell", "Colour")
    mapping = map_columns(
        header, "clients", {"Cell": "phone"}, {"who": "name", "Phone": "email", "Gone": "ref"}
    )
    assert dict(mapping.places) == {"name": 0, "email": 2, "phone": 3}
    assert mapping.unmapped == ("Client", "Colour")
    assert mapping.fields == {"Who": "name", "Phone": "email", "Cell": "phone"}


def test_a_column_is_left_out_by_naming_no_field_for_it() -> None:
    mapping = map_columns(("Name", "Phone", "Cell"), "clients", {"Cell": ""}, {})
    assert (dict(mapping.places), mapping.unmapped) == ({"name": 0, "phone": 1}, ())


@pytest.mark.parametrize(
    ("header", "given", "mistake"),
    [
        (("Name", "Phone", "Cell"), {}, ColumnTwice),
        (("Name",), {"Name": "nom"}, UnknownField),
        (("Name",), {"Nom": "name"}, NoSuchColumn),
        (("Phone",), {}, ColumnMissing),
        (("A", "A"), {"A": "name"}, ColumnTwice),
    ],
)
def test_a_mapping_that_cannot_be_is_a_mistake(
    header: tuple[str, ...], given: dict[str, str], mistake: type[Exception]
) -> None:
    with pytest.raises(mistake):
        map_columns(header, "clients", given, {})


def test_every_field_is_known_by_its_own_name_in_every_spelling() -> None:
    for what in ("clients", "activities", "contracts"):
        names = [field.name for field in fields_of(what) if field.name not in ("first_name", "last_name")]  # type: ignore[arg-type]
        for spelt in (names, [f" {name.upper().replace('_', ' ')} :" for name in names]):
            mapping = map_columns(tuple(spelt), what, {}, {})  # type: ignore[arg-type]
            assert list(mapping.places) == names


# The order of days ----------------------------------------------------------------------------------------------


def days(folder: Path, *cells: str, **more: object) -> list[date | str]:
    text = "client,date,type\n" + "".join(f'A,"{cell}",report\n' for cell in cells)
    return [
        row.activity.on if isinstance(row, IncomingActivity) else row.why  # type: ignore[union-attr]
        for row in read_text(folder, text, **more)  # type: ignore[arg-type]
    ]


FIFTH = date(2026, 1, 5)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-01-05", "2026/1/5", "2026.01.05", "20260105", "5 janv. 2026", "le 5 janvier 2026", "Jan 5, 2026",
        "5-Jan-2026", "5-janv.-2026", "Monday, January 5, 2026", "2026-01-05T00:00:00", "2026-01-05 00:00:00.000",
        "1/5/2026 12:00 AM", "01-05-2026", "1.5.2026", " 2026-01-05 ",
    ],
)  # fmt: skip
def test_a_day_is_read_in_many_forms(folder: Path, cell: str) -> None:
    assert days(folder, cell, "1/13/2026")[0] == FIFTH


def test_one_cell_settles_the_whole_column(folder: Path) -> None:
    assert days(folder, "05/01/2026", "13/01/2026") == [FIFTH, date(2026, 1, 13)]
    assert days(folder, "01/05/2026", "01/13/2026") == [FIFTH, date(2026, 1, 13)]


def test_days_that_are_the_same_in_both_orders_settle_themselves(folder: Path) -> None:
    assert days(folder, "05/05/2026", "2026-01-05") == [date(2026, 5, 5), FIFTH]


@pytest.mark.parametrize("cells", [("05/01/2026", "06/01/2026"), ("13/01/2026", "01/13/2026", "05/01/2026")])
def test_a_column_that_settles_nothing_is_asked_about(folder: Path, cells: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousColumn) as caught:
        days(folder, *cells)
    assert caught.value.facts["column"] == "date"
    assert days(folder, *cells, order="dmy")[-1 if len(cells) == 3 else 0] == FIFTH


def test_what_the_counsellor_says_goes_before_all_evidence(folder: Path) -> None:
    read = days(folder, "05/01/2026", "01/13/2026", order="dmy")
    assert read == [FIFTH, "“01/13/2026” is no day in the order dmy, in which this column is read"]


def test_a_column_of_nothing_but_excels_numbers_is_days_and_years_are_not(folder: Path) -> None:
    assert days(folder, "46027", "46028") == [FIFTH, date(2026, 1, 6)]
    assert (
        days(folder, "46027", "2026-01-06")[0]
        == "“46027” is not a date that ft can read; write it as 2026-11-22"
    )
    assert days(folder, "2025", "2026")[0] == "“2025” is not a date that ft can read; write it as 2026-11-22"


# What is kept of it ---------------------------------------------------------------------------------------------


def test_rejected_rows_come_back_as_they_stood_and_can_be_imported_once_corrected(folder: Path) -> None:
    text = 'Client;Date;Type;Autre\nAna;2026-01-06;zumba;"a\nb"\nBo;;report;x\nCy;2026-01-06;report;x;more\n'
    rejected = [row for row in read_text(folder, text) if isinstance(row, Rejected)]
    header = ("Client", "Date", "Type", "Autre")
    lines = list(csv.reader(rejected_file(header, rejected)))
    assert lines == [
        [*header, "line", "column", "reason"],
        ["Ana", "2026-01-06", "zumba", "a\nb", "2", "Type", rejected[0].why],
        ["Bo", "", "report", "x", "4", "Date", "it is empty"],
        ["Cy", "2026-01-06", "report", "x", "5", "", "it has 5 cells, and the header has 4", "more"],
    ]
    path = folder / "rejected.csv"
    path.write_text(
        "".join(rejected_file(header, rejected)).replace("zumba", "report"), encoding="utf-8", newline=""
    )
    again = read_table(path)
    assert [type(row) for row in again] == [IncomingActivity, Rejected, Rejected]
    with open_table(path) as table:
        once_more = list(
            csv.reader(rejected_file(table.header, [row for row in again if isinstance(row, Rejected)]))
        )
    assert [row[:4] + row[7:] for row in once_more] == [row[:4] + row[7:] for row in (lines[0], *lines[2:])]


def test_a_saved_mapping_is_read_back_and_others_stay(folder: Path) -> None:
    path = folder / "settings" / "mappings.toml"
    assert read_mappings(path) == {}
    save_mapping(path, "par mois", {"Nom = “x”": "name", "Arrivée": "intake"})
    save_mapping(path, "other", {"Name": "name"})
    save_mapping(path, "other", {"Name": "ref"})
    assert read_mappings(path) == {
        "par mois": {"Nom = “x”": "name", "Arrivée": "intake"},
        "other": {"Name": "ref"},
    }


@pytest.mark.parametrize("text", ["a = 1", "[a]\nb = 2", "[a", "\ufffe"])
def test_a_file_of_mappings_out_of_order_is_a_mistake(folder: Path, text: str) -> None:
    path = folder / "mappings.toml"
    path.write_bytes(text.encode())
    with pytest.raises(UnreadableMappings):
        read_mappings(path)


def test_a_client_known_by_reference_alone_can_be_changed(folder: Path) -> None:
    assert read_text(folder, "ref,phone\nC7F3,1\n") == [
        IncomingClient(2, ("C7F3", "1"), "C7F3", None, {"phone": "1"})
    ]
