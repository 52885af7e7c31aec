import re
from datetime import UTC, date, datetime
from fractions import Fraction
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from followthrough.casework.names import is_unprintable
from followthrough.present.formats import in_format
from followthrough.present.sheet import Sheet, Value

COLUMNS = ("ref", "name", "kept", "last_sign", "count")
ROWS: list[tuple[Value, ...]] = [
    ("C7F3", "Ana <Reyes> & “Co”", Fraction(2, 3), date(2026, 1, 5), 12),
    ("K2QD", "line\nline", None, None, None),
]
VOID = {"meta"}


def page_of(rows: list[tuple[Value, ...]], columns: tuple[str, ...] = COLUMNS) -> str:
    return "".join(in_format(Sheet("open_doors", columns, rows), "html"))


class Read(HTMLParser):
    """What a browser finds: the tags that are open, the cells, and every attribute that fetches something."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.cells: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("td", "th"):
            self.cells[-1] += data


def test_a_table_is_read_with_its_headings_and_values() -> None:
    assert Read(page_of(ROWS)).cells == [
        *("ref", "name", "kept", "last sign", "count"),
        *("C7F3", "Ana <Reyes> & “Co”", "67\xa0%", "2026-01-05", "12"),
        *("K2QD", "line\nline", "", "", ""),
    ]


def test_it_says_what_it_is_to_a_screen_reader() -> None:
    page = page_of(ROWS)

    assert '<html lang="en">' in page
    assert '<caption id="caption">open doors</caption>' in page
    assert page.count('<th scope="col">') == 5
    assert page.count('<th scope="row">') == 2


def test_it_is_one_file_that_fetches_nothing() -> None:
    page = page_of(ROWS)

    assert Read(page).tags & {"script", "link", "img", "iframe", "object"} == set()
    assert re.findall(r"https?:|url\(|@import|\bsrc=|\bhref=", page) == []
    assert "default-src 'none'" in page


def test_it_is_made_for_the_dark_and_for_paper() -> None:
    assert {"prefers-color-scheme: dark", "@media print"} <= set(
        re.findall(r"prefers-color-scheme: dark|@media print", page_of([]))
    )


def test_a_moment_is_said_to_the_minute() -> None:
    assert (
        Read(page_of([(datetime(2026, 1, 5, 9, 30, tzinfo=UTC),)], ("at",))).cells[1]
        == "2026-01-05 09:30+00:00"
    )


def test_how_many_rows_there_were_is_said() -> None:
    assert "<p>2 rows.</p>" in page_of(ROWS)
    assert "<p>1 row.</p>" in page_of(ROWS[:1])


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_nothing_that_was_typed_is_markup_or_steers(rows: list[tuple[Value, ...]]) -> None:
    page = page_of(rows, ("a", "b"))
    read = Read(page)

    assert (read.open, len(read.cells)) == ([], 2 + 2 * len(rows))
    assert read.tags <= {"html", "head", "meta", "title", "style", "body", "main", "div", "table", "caption",
                         "thead", "tbody", "tr", "th", "td", "p"}  # fmt: skip
    assert [mark for mark in page if mark != "\n" and is_unprintable(mark)] == []
