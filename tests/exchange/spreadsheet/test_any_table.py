"""Any bytes give rows or a mistake; and what is written as a table is read back the same."""

import csv
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.casework.activity import Activity
from followthrough.casework.incoming import WHATS, Incoming, IncomingActivity, Rejected
from followthrough.casework.mistakes import Mistake
from followthrough.exchange.spreadsheet import guess_what
from tables import TODAY, as_csv, read_table

HEADERS = (
    b"name,intake,phone\n",
    b"client;date;type;dur\xe9e\n",
    b"client\tsigned_on\tkind\tcadence\n",
    b"",
    b"PK\x03\x04",
)
PIECES = st.one_of(
    st.binary(max_size=20),
    st.sampled_from([b",", b";", b"\t", b"|", b'"', b'""', b"\n", b"\r\n", b"\r", b"\0"]),
    st.sampled_from([b"2026-01-05", b"1/2/2026", b"report", b"Ana", b"'=1"]),
)

TEXT = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t=+-@'\",;|œé😀"), max_size=30
).map(lambda text: text.strip("\n\t "))


def told(mistake: Mistake) -> Sequence[Incoming | Rejected]:
    """No row; the mistake has its words."""
    assert str(mistake)
    assert mistake.way_on
    return ()


def read_bytes(data: bytes) -> Sequence[Incoming | Rejected]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        path.write_bytes(data)
        try:
            return read_table(path, guess_what(()) or WHATS[len(data) % 3], order="dmy")
        except Mistake as mistake:
            return told(mistake)


@given(st.sampled_from(HEADERS), st.lists(PIECES, max_size=30).map(b"".join))
def test_any_bytes_give_rows_or_a_mistake(header: bytes, data: bytes) -> None:
    for row in read_bytes(header + data):
        assert row.line >= 1


ENTRIES = st.builds(
    lambda on, count, minutes, note, title: Activity(
        0, on, "task", count, "done", minutes=minutes, note=note or None, title=title or None
    ),
    st.dates(date(2000, 1, 1), TODAY),
    st.integers(1, 999),
    st.none() | st.integers(0, 1440),
    TEXT.filter(lambda text: not text.startswith("'")),
    TEXT.map(lambda text: " ".join(text.split())).filter(lambda text: not text.startswith("'")),
)


@given(
    st.lists(ENTRIES, min_size=1, max_size=8),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
@settings(deadline=None)
def test_what_is_written_as_a_table_is_read_back(
    entries: list[Activity], delimiter: str, line_end: str, quoting: int, encoding: str
) -> None:
    rows: list[tuple[object, ...]] = [("client", "on", "kind", "count", "minutes", "note", "title")]
    rows += [("Ana", each.on, each.kind, each.count, each.minutes, each.note, each.title) for each in entries]
    text = as_csv(rows, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    read = read_bytes_as(text.encode(encoding))
    assert [row.activity if isinstance(row, IncomingActivity) else row for row in read] == [
        entry._replace(note=composed(entry.note), title=composed(entry.title)) for entry in entries
    ]


def read_bytes_as(data: bytes) -> list[Incoming | Rejected]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        path.write_bytes(data)
        return read_table(path, "activities")


def composed(text: str | None) -> str | None:
    import unicodedata

    return text and unicodedata.normalize("NFC", text).strip()
