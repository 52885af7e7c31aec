import io
import re
import zipfile
from datetime import UTC, date, datetime
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.casework.mistakes import TooMuchForASheet
from followthrough.present import workbook
from followthrough.present.sheet import Sheet, Value
from followthrough.present.workbook import write_workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
AWKWARD = (
    *(
        "=1+1",
        "-5",
        "@x",
        "+1 604 555-0142",
        "0604",
        "http://www.w3.org",
        "1e3",
        "2026-01-05",
        "TRUE",
        "#N/A",
    ),
    *(
        "{=1}",
        "<r>x</r>",
        "<r><t>no</t></r>",
        "_x0041_",
        "œ é 🎉",
        "“q” \"q\" 'q'",
        "a\nb",
        " x ",
        "\ttab",
        "\x00\x1b",
    ),
    *("<b>&amp;", "internal:x!A1", "mailto:a", "\ufffe"),
)


def file_of(*sheets: Sheet) -> bytes:
    file = io.BytesIO()
    write_workbook(sheets, file)
    return file.getvalue()


def part_of(data: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(f"xl/{name}.xml"))  # noqa: S314  # our own


def cells_of(data: bytes) -> list[tuple[str, str | None, str]]:
    """Where each cell below the headings is, of which type, and what stands in it; a number by how it looks."""
    looks = [int(xf.get("numFmtId", "0")) for xf in part_of(data, "styles").find(f"{MAIN}cellXfs") or ()]
    formats = {
        int(one.get("numFmtId", "0")): str(one.get("formatCode"))
        for one in part_of(data, "styles").iter(f"{MAIN}numFmt")
    } | {1: "0", 9: "0%", 49: "@"}
    found = []
    for cell in part_of(data, "worksheets/sheet1").iter(f"{MAIN}c"):
        text = "".join(part.text or "" for part in cell.iter() if part.tag in (f"{MAIN}t", f"{MAIN}v"))
        text = ESCAPED.sub(lambda mark: chr(int(mark[1], 16)), text)
        place, kind = str(cell.get("r")), cell.get("t")
        if not re.fullmatch("[A-Z]+1", place):
            found.append((place, kind or formats[looks[int(cell.get("s", "0"))]], text))
    return found


def test_values_are_what_they_are() -> None:
    row: tuple[Value, ...] = (
        *("Ana", date(2026, 1, 5), Fraction(2, 3), 12, True, None, ""),
        *(datetime(2026, 1, 5, 9, tzinfo=UTC), date(1900, 2, 28), 10**15),
    )

    assert cells_of(file_of(Sheet("people", tuple("abcdefghij"), [row]))) == [
        ("A2", "inlineStr", "Ana"),
        ("B2", "yyyy-mm-dd", "46027"),
        ("C2", "0%", "0.6667"),
        ("D2", "0", "12"),
        ("E2", "inlineStr", "yes"),
        ("H2", "inlineStr", "2026-01-05T09:00:00+00:00"),
        ("I2", "inlineStr", "1900-02-28"),
        ("J2", "inlineStr", "1000000000000000"),
    ]


@pytest.mark.parametrize("text", AWKWARD)
def test_a_text_stays_the_text_that_it_is(text: str) -> None:
    data = file_of(Sheet("people", ("a",), [(text,)]))

    assert cells_of(data) == [("A2", "inlineStr", text)]
    assert (
        list(
            part_of(data, "worksheets/sheet1").iter(
                f"{MAIN}f",
            )
        )
        == []
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"hyperlink" not in archive.read("xl/worksheets/sheet1.xml")


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30), min_size=1, max_size=5
    )
)
def test_any_text_stays_the_text_that_it_is(texts: list[str]) -> None:
    cells = cells_of(file_of(Sheet("people", ("a",), [(text,) for text in texts])))

    assert [(kind, text) for _, kind, text in cells] == [("inlineStr", text) for text in texts]


def test_the_headings_stay_in_sight_and_filter() -> None:
    page = part_of(
        file_of(Sheet("people", ("ref", "name"), [("C7F3", "Ana"), ("K2QD", "Luc")])), "worksheets/sheet1"
    )
    pane, filters = page.find(f".//{MAIN}pane"), page.find(f"{MAIN}autoFilter")

    assert pane is not None
    assert filters is not None
    assert (pane.get("ySplit"), pane.get("state"), filters.get("ref")) == ("1", "frozen", "A1:B3")


def test_a_column_is_as_wide_as_what_is_in_it_within_bounds() -> None:
    row: tuple[Value, ...] = ("x" * 20, "y" * 500, "z", "a\nlonger line\nb", date(2026, 1, 5))
    page = part_of(file_of(Sheet("people", ("a", "b", "c", "d", "e"), [row])), "worksheets/sheet1")
    widths = [round(float(str(column.get("width")))) for column in page.iter(f"{MAIN}col")]

    assert widths == [22, 61, 9, 13, 12]


def test_every_table_has_a_sheet_of_its_name() -> None:
    data = file_of(Sheet("clients", ("ref",), [("C7F3",)]), Sheet("check_ins", ("client",), []))

    assert [one.get("name") for one in part_of(data, "workbook").iter(f"{MAIN}sheet")] == [
        "clients",
        "check-ins",
    ]


def test_the_same_tables_give_the_same_file_which_names_nobody() -> None:
    first, again = (file_of(Sheet("people", ("a",), [("Ana",)])) for _ in range(2))
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        properties = archive.read("docProps/core.xml").decode()

    assert first == again
    assert re.findall(r"<dc:title>(.*?)</dc:title>", properties) == ["people"]
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", properties)) == {"1980-01-01T"}
    assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]+)<", properties) == []


def test_more_rows_than_a_sheet_holds_are_a_mistake_that_says_how_many_it_holds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 10)
    fits = Sheet("activities", ("id",), [(number,) for number in range(9)])

    assert len(cells_of(file_of(fits))) == 9
    with pytest.raises(TooMuchForASheet) as mistake:
        file_of(fits._replace(rows=[(number,) for number in range(10)]))
    assert str(mistake.value) == (
        "More than 9 rows of activities: a sheet of a workbook holds 10 rows, the first for the names of the columns, "
        "no more."
    )


def test_a_text_longer_than_a_cell_is_a_mistake_that_says_where() -> None:
    fits, emoji = "x" * 32_767, "🎉" * 16_384  # which a workbook counts twice

    assert cells_of(file_of(Sheet("people", ("a", "note"), [("b", fits)])))[1] == ("B2", "inlineStr", fits)
    with pytest.raises(TooMuchForASheet) as mistake:
        file_of(Sheet("people", ("a", "note"), [("b", "c"), ("b", emoji)]))
    assert "row 3, column “note” of people" in str(mistake.value)
