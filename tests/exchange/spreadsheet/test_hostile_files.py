"""Files made to upset whoever reads them: each is a mistake with its place, soon and in little room."""

import resource
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from followthrough.casework.incoming import Rejected
from followthrough.casework.mistakes import (
    ColumnTwice,
    EmptyTable,
    ImpossibleFile,
    Mistake,
    NotATable,
    TableTooLarge,
    UnreadableTable,
)
from followthrough.exchange.caseload_file import read_caseload
from followthrough.exchange.spreadsheet import open_table
from tables import read_table

HEADER = b"client,date,type,note\n"
ROW = b"Ana,2026-01-06,report,ok\n"
SECONDS = 10
MEGABYTES = 300


@pytest.fixture(autouse=True)
def _bounded() -> Iterator[None]:
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.monotonic() - began < SECONDS
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < MEGABYTES


def mistake_of(folder: Path, data: bytes, name: str = "table.csv") -> Mistake:
    (folder / name).write_bytes(data)
    with pytest.raises(Mistake) as caught:
        read_table(folder / name, "activities")
    return caught.value


def unreadable(folder: Path, data: bytes) -> tuple[object, object]:
    mistake = mistake_of(folder, data)
    assert isinstance(mistake, UnreadableTable), mistake
    return mistake.facts["place"], mistake.facts["trouble"]


@pytest.mark.parametrize(
    ("data", "place", "trouble"),
    [
        (
            HEADER + ROW + b"Ana,\x81,report,\n",
            "line 3",
            "a byte (0x81) stands there that is not in UTF-8 or Windows-1252",
        ),
        (b"\xef\xbb\xbf" + HEADER + b"\xe9\n", "line 2", "a byte (0xE9) stands there that is not in UTF-8"),
        (
            b"\xff\xfe" + HEADER.decode().encode("utf-16-le") + b"\x00\xd8",
            "line 2",
            "a byte (0x00) stands there that is not in UTF-16",
        ),
        (
            HEADER + ROW + b"Ana,\0,report,\n",
            "line 3",
            "the character NUL stands there, which no table holds",
        ),
        (
            HEADER.decode().encode("utf-16-le"),
            "line 1",
            "the character NUL stands there, which no table holds",
        ),
        (
            HEADER + ROW + b'Ana,2026-01-06,report,"a\nb\n' + ROW,
            "line 3",
            "a quotation mark opens here and is never closed",
        ),
        (
            HEADER + ROW + b'Ana,"a\nb",report,"open\n' + ROW * 3,
            "line 4",
            "a quotation mark opens here and is never closed",
        ),
        (
            HEADER + b'Ana,"2026"-01-06,report,\n',
            "line 2",
            "something follows the closing quotation mark of a cell; within a cell it is written twice",
        ),
        (
            HEADER + ROW + b"Ana,2026-01-06,report," + b"n" * 1_000_000,
            "line 3",
            "a cell has more than 100,000 characters",
        ),
        (
            HEADER + b'Ana,2026-01-06,report,"' + ROW * 40_000,
            "line 2",
            "a quotation mark opens here, and closes nowhere in more than 100,000 characters",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(
    folder: Path, data: bytes, place: str, trouble: str
) -> None:
    assert unreadable(folder, data) == (place, trouble)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"client,date,type," + b",".join(b"c%d" % n for n in range(9_997)) + b"\n", "it has 10,000 columns"),
        (b"x" * 50_000_000, "line 1 has more than 4,000,000 bytes"),
        (HEADER + b'"a\n",' * 2_000_000, "one row has more than 4,000,000 characters"),
    ],
)
def test_what_is_too_large_is_told(folder: Path, data: bytes, found: str) -> None:
    mistake = mistake_of(folder, data)
    assert isinstance(mistake, TableTooLarge)
    assert str(mistake.facts["found"]).startswith(found)


def test_a_file_of_fifty_megabytes_without_a_table_is_told_soon(folder: Path) -> None:
    assert mistake_of(folder, b"a,b,c,d,e,f,g,h\n" * 3_200_000).facts["field"] == "client"


def test_a_header_twice_is_told(folder: Path) -> None:
    mistake = mistake_of(folder, b"client,date,date,type\n" + ROW)
    assert isinstance(mistake, ColumnTwice)
    assert mistake.facts["columns"] == "“date” and “date”"


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b" \r\n", b"sep=;\r\n", b"\xff\xfe"])
def test_a_file_without_a_row_is_no_table(folder: Path, data: bytes) -> None:
    assert isinstance(mistake_of(folder, data), EmptyTable)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "a workbook of Excel 97 to 2003, or one with a password"),
        (b"%PDF-1.7", "a PDF"),
    ],
)
def test_another_kind_of_file_is_called_by_its_name(folder: Path, data: bytes, what: str) -> None:
    mistake = mistake_of(folder, data, "table.xls")
    assert isinstance(mistake, NotATable)
    assert mistake.facts["what"] == what


def packed(folder: Path, parts: dict[str, bytes]) -> bytes:
    path = folder / "packed.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("parts", "kind", "words"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, NotATable, "an OpenDocument file"),
        ({"word/document.xml": b""}, NotATable, "a Word document"),
        ({"a.txt": b""}, NotATable, "a packed file (zip) without a workbook"),
        ({"xl/workbook.xml": b"<workbook/>"}, UnreadableTable, "it is damaged or not complete"),
        (
            {"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": b"0" * 60_000_000},
            TableTooLarge,
            "times over",
        ),
        (
            {"xl/workbook.xml": b"", "xl/styles.xml": bytes(range(256)) * 40_000},
            TableTooLarge,
            "xl/styles.xml",
        ),
        (
            {"xl/workbook.xml": b""} | {f"{n}": b"" for n in range(10_001)},
            TableTooLarge,
            "10,000 is the most",
        ),
    ],
)
def test_a_packed_file_is_looked_at_before_it_is_unpacked(
    folder: Path, parts: dict[str, bytes], kind: type[Mistake], words: str
) -> None:
    mistake = mistake_of(folder, packed(folder, parts), "table.xlsx")
    assert isinstance(mistake, kind)
    assert words in str(mistake)


def test_a_packed_file_that_is_cut_off_is_damaged(folder: Path) -> None:
    whole = packed(folder, {"xl/workbook.xml": b"<workbook/>"})
    assert isinstance(mistake_of(folder, whole[: len(whole) // 2], "table.xlsx"), UnreadableTable)


@pytest.mark.parametrize("nested", [lambda n: "[" * n, lambda n: '{"a":' * n, lambda n: "[" * n + "]" * n])
def test_json_nested_ten_thousand_deep_is_told_with_its_place(nested: Callable[[int], str]) -> None:
    with pytest.raises(ImpossibleFile) as caught:
        read_caseload('{"followthrough": 1, "clients": ' + nested(10_000) + "}", "caseload.json")
    assert caught.value.facts["place"]


def test_nothing_is_left_open_after_a_mistake(folder: Path) -> None:
    path = folder / "table.csv"
    path.write_bytes(HEADER + b'"open')
    with pytest.raises(UnreadableTable), open_table(path) as table:
        list(table.rows)
    path.rename(folder / "moved.csv")


def test_brackets_in_the_header_and_one_wrong_word_in_every_row_cost_little(folder: Path) -> None:
    path = folder / "table.csv"
    path.write_bytes(b"client,date,type," + b"(" * 99_000 + b"\n" + b"Ana,2026-01-06,zumba,\n" * 20_000)
    assert {type(row) for row in read_table(path)} == {Rejected}
