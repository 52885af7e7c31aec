"""Ten thousand hostile strings through everything that ft writes: none steers a screen, and none changes a table.

They lie in the caseload as if no door had kept any of them out, so that it is the outputs that have to hold.
"""

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from pages import commands

from .hostile import harmless_strings, hostile_strings, storable, tokens_in
from .hostile_caseload import CLIENTS, NOW, RESTING, fill, texts_from
from .screens import ft, steering_in
from .surface import EVERYBODY, ONE_CLIENT, SURFACE, lines_of, reporting, words_of

MANY = 10_000
WOULD_NOT_HAVE_WRITTEN = 3
"""What `ft check` ends with here: the caseload holds what no door would have let in."""
FOR_PEOPLE = ("table", "markdown", "html", "json")
REPORTS = lines_of(EVERYBODY, ONE_CLIENT)
COMPARED = [one for one in REPORTS if one[0] != "audit"]
"""Those of which a harmless caseload gives as many lines; an audit trail grows by every look."""


class Caseload:
    """A caseload in a folder of its own, and what was put into it, by token."""

    def __init__(self, folder: Path, strings: Iterator[str]) -> None:
        self.path = folder / "caseload.db"
        self.texts: dict[str, str] = {}
        self._told: dict[tuple[str, str, str], list[str]] = {}
        fill(self.path, texts_from(self._taken(strings)))

    def _taken(self, strings: Iterator[str]) -> Iterator[str]:
        for string in map(storable, strings):
            (token,) = tokens_in(string)
            self.texts[token] = string
            yield string

    def says(self, *words: str) -> str:
        """What a command that ends with 0 prints: its results; words to the person are looked at here."""
        ran = ft("--database", str(self.path), *words)
        assert ran.code == 0 or (words[0] == "check" and ran.code == WOULD_NOT_HAVE_WRITTEN), (words, ran)
        assert steering_in(ran.err) == set()
        return ran.out

    def report(self, name: str, line: str, format: str) -> list[str]:
        """What a report prints in a format; of one client, for each of those with a long record."""
        asked = (name, line, format)
        if asked not in self._told:
            refs = whom(name) if SURFACE[name].what == ONE_CLIENT else [""]
            self._told[asked] = [
                self.says(*words_of(name, line, client=ref), "--format", format) for ref in refs
            ]
        return self._told[asked]


def whom(name: str) -> list[str]:
    """The clients of whom a command can be asked: an open door is kept for those on low power."""
    return RESTING if name == "open-door" else CLIENTS


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FT_NOW", NOW)
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Caseload:
    return Caseload(tmp_path_factory.mktemp("hostile"), hostile_strings())


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Caseload:
    return Caseload(tmp_path_factory.mktemp("harmless"), harmless_strings())


def test_every_command_is_on_the_surface_that_these_tests_cover() -> None:
    assert set(SURFACE) == set(commands())
    assert {name for name, way in SURFACE.items() if way.what in (EVERYBODY, ONE_CLIENT)} == reporting()


def test_ten_thousand_strings_lie_in_the_caseload_as_they_were_typed(hostile: Caseload) -> None:
    everything = json.loads(hostile.says("export", "caseload"))
    found = {token: text for text in texts_of(everything) for token in tokens_in(text)}

    assert len(hostile.texts) >= MANY
    assert found == hostile.texts


def texts_of(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_of(inner)


# For people -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", FOR_PEOPLE)
@pytest.mark.parametrize(("name", "line"), REPORTS)
def test_no_report_holds_anything_that_steers(name: str, line: str, format: str, hostile: Caseload) -> None:
    assert steering_in("".join(hostile.report(name, line, format))) == set()


@pytest.mark.parametrize(("name", "line"), COMPARED)
def test_the_lines_of_a_text_are_those_of_a_harmless_one(
    name: str, line: str, hostile: Caseload, harmless: Caseload
) -> None:
    lines = [
        [told.count("\n") for told in caseload.report(name, line, "table")]
        for caseload in (hostile, harmless)
    ]

    assert lines[0] == lines[1]


@pytest.mark.parametrize(("name", "line"), COMPARED)
def test_the_cells_of_a_markdown_table_are_those_of_a_harmless_one(
    name: str, line: str, hostile: Caseload, harmless: Caseload
) -> None:
    cells = [
        [list(map(cells_in, told.splitlines())) for told in caseload.report(name, line, "markdown")]
        for caseload in (hostile, harmless)
    ]

    assert cells[0] == cells[1]


def cells_in(row: str) -> int:
    """The cells of a row: what stands between pipes that are not escaped."""
    return len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) - 1


class Elements(HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, *sorted(name for name, _ in attrs if name != "class")))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


@pytest.mark.parametrize(("name", "line"), COMPARED)
def test_no_element_of_a_page_comes_from_what_was_typed(
    name: str, line: str, hostile: Caseload, harmless: Caseload
) -> None:
    elements = [
        [Elements(told).found for told in caseload.report(name, line, "html")]
        for caseload in (hostile, harmless)
    ]

    assert elements[0] == elements[1]


# For programs ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["csv", "tsv", "json"])
@pytest.mark.parametrize(("name", "line"), REPORTS)
def test_what_a_program_reads_is_the_very_string(
    name: str, line: str, format: str, hostile: Caseload, harmless: Caseload
) -> None:
    shapes = []
    for caseload in (hostile, harmless):
        read = [READ[format](told) for told in caseload.report(name, line, format)]
        shapes.append([shape_of(one) for one in read])
        for text in texts_of(read):
            for token in tokens_in(text):
                assert AS_WRITTEN[format](caseload.texts[token]) in text

    assert shapes[0] == shapes[1] or name == "audit"


def shape_of(value: Any) -> Any:
    """The fields of an object; of a list how long it is, and the fields or the cells that its items have."""
    if isinstance(value, dict):
        return {name: shape_of(inner) for name, inner in value.items()}
    if not isinstance(value, list):
        return None
    return len(value), {
        tuple(one) if isinstance(one, dict) else len(one) if isinstance(one, list) else 1 for one in value
    }


def rows_of_csv(text: str) -> list[list[str]]:
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    return rows


def rows_of_tsv(text: str) -> list[list[str]]:
    rows = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(text.splitlines()) == len(rows)
    return rows


READ = {"csv": rows_of_csv, "tsv": rows_of_tsv, "json": json.loads}
AS_WRITTEN = {
    "csv": str,
    "json": str,
    "tsv": lambda text: re.sub("[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", " ", text),
}


# A workbook -----------------------------------------------------------------------------------------------------

CELL = re.compile(r'<c r="([A-Z]+)\d+"')


@pytest.mark.parametrize(("name", "line"), COMPARED)
def test_no_cell_of_a_workbook_is_a_formula_a_link_or_a_cell_too_many(
    name: str, line: str, hostile: Caseload, harmless: Caseload, folder: Path
) -> None:
    cells = []
    for caseload in (hostile, harmless):
        refs = whom(name)[:2] if SURFACE[name].what == ONE_CLIENT else [""]
        for number, ref in enumerate(refs):
            path = folder / f"{caseload.path.parent.name}-{number}.xlsx"
            caseload.says(*words_of(name, line, client=ref), "-o", str(path))
            with zipfile.ZipFile(path) as book:
                sheets = {
                    part: book.read(part).decode()
                    for part in sorted(book.namelist())
                    if "/worksheets/" in part
                }
            assert [part for part, text in sheets.items() if re.search("<f[ >]|<hyperlink", text)] == []
            cells.append({part: Counter(CELL.findall(text)) for part, text in sheets.items()})

    half = len(cells) // 2
    assert cells[:half] == cells[half:]


def test_everything_in_one_workbook_holds_no_formula_and_comes_back(hostile: Caseload, folder: Path) -> None:
    openpyxl = pytest.importorskip(
        "openpyxl", reason="SKIPPED: openpyxl is not installed; no workbook was read"
    )
    hostile.says("export", "caseload", "-o", str(folder / "all.xlsx"))
    book = openpyxl.load_workbook(folder / "all.xlsx")
    values = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert {cell.data_type for cell in values} <= {"s", "n", "d", "b"}
    assert {cell.hyperlink for cell in values} == {None}
    found = {token for cell in values for token in tokens_in(str(cell.value))}
    assert len(found) > 9_000
