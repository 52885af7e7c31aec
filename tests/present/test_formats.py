import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.casework.mistakes import UnknownEnding, UnknownFormat
from followthrough.present.formats import (
    FORMATS,
    as_csv,
    as_markdown,
    as_text,
    as_tsv,
    format_for,
    in_format,
    plain,
)
from followthrough.present.sheet import Sheet, Value

COLUMNS = ("ref", "name", "kept", "on", "open", "count")
ROWS: list[tuple[Value, ...]] = [
    ("C7F3", "Ana Reyes", Fraction(2, 3), date(2026, 1, 5), True, 12),
    ("K2QD", "Éva, “la” Roy", None, None, False, None),
]
VALUES = st.one_of(st.text(), st.integers(), st.dates(), st.fractions(0, 1), st.booleans(), st.none())


def a_sheet(rows: list[tuple[Value, ...]] | None = None, columns: tuple[str, ...] = COLUMNS) -> Sheet:
    return Sheet("people", columns, iter(ROWS if rows is None else rows))


def test_csv_has_a_header_and_one_record_a_line() -> None:
    assert "".join(as_csv(a_sheet())) == (
        'ref,name,kept,on,open,count\nC7F3,Ana Reyes,0.6667,2026-01-05,yes,12\nK2QD,"Éva, “la” Roy",,,no,\n'
    )


def test_csv_in_a_file_ends_its_lines_as_spreadsheets_do() -> None:
    assert "".join(in_format(a_sheet(), "csv", line_end="\r\n")).count("\r\n") == 3


def test_csv_keeps_values_as_they_are() -> None:
    values = ("=1+1", " two\nlines", "tab\t", "\x1b[31m", "[/red]")
    written = "".join(as_csv(a_sheet([values], tuple("abcde"))))

    assert list(csv.reader(io.StringIO(written, newline="")))[1] == list(values)


def test_tsv_keeps_one_record_a_line_whatever_is_in_it() -> None:
    assert "".join(as_tsv(a_sheet([("a\tb", "c\nd\r\ne", "f\u2028g")], ("x", "y", "z")))) == (
        "x\ty\tz\na b\tc d  e\tf g\n"
    )


@given(st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=4), st.sampled_from(["csv", "tsv"]))
def test_rows_that_are_text_already_are_written_as_their_values_are(
    rows: list[tuple[Value, ...]], format: str
) -> None:
    columns = ("a", "b", "c")
    texts = [
        [value if value is None or type(value) is int else plain(value) for value in row] for row in rows
    ]

    assert "".join(in_format(Sheet("people", columns, (), texts=lambda: texts), format)) == "".join(
        in_format(a_sheet(rows, columns), format)
    )


def test_json_says_its_schema_and_null_for_what_is_missing() -> None:
    assert json.loads("".join(in_format(a_sheet(), "json"))) == {
        "schema": 1,
        "people": [
            {
                "ref": "C7F3",
                "name": "Ana Reyes",
                "kept": 0.6667,
                "on": "2026-01-05",
                "open": True,
                "count": 12,
            },
            {"ref": "K2QD", "name": "Éva, “la” Roy", "kept": None, "on": None, "open": False, "count": None},
        ],
    }


def test_json_stands_one_record_a_line_and_keeps_its_accents() -> None:
    lines = "".join(in_format(a_sheet(), "json")).splitlines()

    assert lines[2] == ' "people": ['
    assert "Éva" in lines[4]


def test_json_of_a_reports_own_is_given_its_schema_and_streams() -> None:
    own = Sheet(
        "x",
        (),
        (),
        document=lambda: {"as_of": date(2026, 1, 5), "none": iter(()), "facts": {"a": Fraction(1, 3)}},
    )
    text = Sheet("caseload", (), (), document=lambda: iter(['{"followthrough": 1}', "\n"]))

    assert json.loads("".join(in_format(own, "json"))) == {
        "schema": 1, "as_of": "2026-01-05", "none": [], "facts": {"a": 0.3333},
    }  # fmt: skip
    assert "".join(in_format(text, "json")) == '{"followthrough": 1}\n'


@given(st.lists(st.tuples(VALUES, VALUES), max_size=4))
def test_json_gives_every_text_back_and_steers_no_terminal(rows: list[tuple[Value, ...]]) -> None:
    written = "".join(in_format(a_sheet(rows, ("a", "b")), "json"))

    assert all(mark.isprintable() or mark == "\n" or ord(mark) >= 0xA0 for mark in written)
    back = json.loads(written)["people"]
    assert [row["a"] for row in back if isinstance(row["a"], str)] == [
        str(row[0]) for row in rows if isinstance(row[0], str | date)
    ]


def test_markdown_is_a_table_in_which_nothing_typed_is_markup() -> None:
    rows: list[tuple[Value, ...]] = [("*Ana* | <b>", "[link](http://x) `a_b`\nc", Fraction(1, 2))]

    assert "".join(as_markdown(a_sheet(rows, ("name", "note", "kept")))) == (
        "| name | note | kept |\n"
        "| --- | --- | --- |\n"
        r"| \*Ana\* \| \<b\> | \[link\](http://x) \`a\_b\` c | 0.5 |" + "\n"
    )


def test_on_a_pipe_a_table_is_aligned_whole_and_in_iso_dates() -> None:
    assert "".join(as_text(a_sheet())) == (
        "ref   name           kept  on          open  count\n"
        "C7F3  Ana Reyes      0.67  2026-01-05  yes      12\n"
        "K2QD  Éva, “la” Roy                    no\n"
    )


def test_a_wide_letter_takes_two_columns_and_a_mark_over_a_letter_none() -> None:
    rows: list[tuple[Value, ...]] = [("王芳", 1), ("e\u0301va", 2), ("abcdef", 3)]

    assert (
        "".join(as_text(a_sheet(rows, ("name", "n")))) == "name    n\n王芳    1\ne\u0301va     2\nabcdef  3\n"
    )


def test_what_is_very_long_stands_whole_and_pushes_nobody_else() -> None:
    long = "x" * 10_000
    lines = "".join(as_text(a_sheet([(long, "a"), ("b", "c")], ("name", "more")))).splitlines()

    assert lines == ["name  more", f"{long}  a", "b     c"]


def test_no_rows_leave_the_header() -> None:
    for name in ("table", "csv", "tsv"):
        assert "".join(in_format(a_sheet([]), name)).split() == list(COLUMNS) or name == "csv"
    assert "".join(as_csv(a_sheet([]))) == ",".join(COLUMNS) + "\n"
    assert json.loads("".join(in_format(a_sheet([]), "json"))) == {"schema": 1, "people": []}


def test_a_moment_is_written_whole() -> None:
    moment = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)

    assert (
        "".join(as_csv(a_sheet([(moment,)], ("recorded_at",)))) == "recorded_at\n2026-01-05T09:30:00+00:00\n"
    )


@pytest.mark.parametrize(
    ("path", "format"),
    [
        *(("a.csv", "csv"), ("A.TSV", "tsv"), ("x/y.json", "json"), ("n.md", "markdown"), ("n.txt", "table")),
        *(("n.html", "html"), ("N.XLSX", "xlsx")),
    ],
)
def test_a_file_chooses_its_format_by_its_ending(path: str, format: str) -> None:
    assert format_for(path) == format


@pytest.mark.parametrize("path", ["a.pdf", "noending", "a.", ".", "csv", "a.csv/b"])
def test_an_ending_that_is_no_format_is_a_mistake(path: str) -> None:
    with pytest.raises(UnknownEnding):
        format_for(path)


def test_a_format_that_is_not_there_is_a_mistake_that_names_those_that_are() -> None:
    with pytest.raises(UnknownFormat) as mistake:
        in_format(a_sheet(), "pdf")
    assert mistake.value.way_on == "Use one of: table, csv, tsv, json, markdown, html, xlsx."


@pytest.mark.parametrize("format", FORMATS)
def test_a_table_of_any_length_is_written_while_it_is_read(format: str) -> None:
    read = 0

    def rows() -> Iterator[tuple[Value, ...]]:
        nonlocal read
        for read in range(1, 30_001):
            yield ("C7F3", "Ana Reyes", None, None, None, read)

    pieces = in_format(Sheet("activities", COLUMNS, rows()), format)
    next(pieces)
    assert read < 30_000
