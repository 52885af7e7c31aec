"""Tables from elsewhere, made in a test: written as a real file, and read to the end."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from followthrough.casework.incoming import Incoming, Rejected, What
from followthrough.exchange.spreadsheet import (
    Order,
    guess_what,
    map_columns,
    open_table,
    read_rows,
    settle_dates,
)

TODAY = date(2026, 11, 22)


def read_table(
    path: Path,
    what: What | None = None,
    *,
    given: Mapping[str, str] | None = None,
    order: Order | None = None,
    sheet: str | None = None,
) -> list[Incoming | Rejected]:
    """All rows of a file, as what they tell."""
    with open_table(path, sheet=sheet) as table:
        what = what or guess_what(table.header)
        assert what is not None
        mapping = map_columns(table.header, what, given, {})
        orders = settle_dates(table, mapping, order)
        return list(read_rows(table, mapping, orders, what, TODAY))


def read_text(folder: Path, text: str, what: What | None = None, **more: object) -> list[Incoming | Rejected]:
    """All rows of a CSV text."""
    path = folder / "table.csv"
    path.write_bytes(text.encode())
    return read_table(path, what, **more)  # type: ignore[arg-type]


def as_csv(rows: Sequence[Sequence[object]], **dialect: object) -> str:
    """Rows as the csv module writes them."""
    written = io.StringIO(newline="")
    csv.writer(written, **dialect).writerows(rows)  # type: ignore[arg-type]
    return written.getvalue()
