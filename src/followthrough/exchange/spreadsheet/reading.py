"""Reading: the rows of a table as casework values, or why one cannot be."""

from collections.abc import Callable, Iterator
from datetime import date
from operator import itemgetter
from typing import cast

from followthrough.casework.incoming import Incoming, Rejected, What

from .activities import FIELDS as ACTIVITY_FIELDS
from .activities import activity_reader
from .cells import Days, Refused, as_text
from .clients import FIELDS as CLIENT_FIELDS
from .clients import client_reader
from .day_columns import DayOrders
from .lines import FIELDS as LINE_FIELDS
from .lines import line_reader
from .mapping import Mapping_
from .table import Cell, Table

Read = Callable[[int, tuple[str, ...], tuple[Cell, ...]], Incoming]

FIELDS: dict[What, tuple[str, ...]] = {
    "clients": CLIENT_FIELDS,
    "activities": ACTIVITY_FIELDS,
    "contracts": LINE_FIELDS,
}


def read_rows(
    table: Table, mapping: Mapping_, orders: DayOrders, what: What, today: date
) -> Iterator[Incoming | Rejected]:
    """Every row, in the order of the file, as what it tells; or rejected, with the column and the reason.

    A day after `today` is rejected where only what has happened can stand. What a caseload knows (whose name, whose
    reference, intake and closing) is not looked at.
    """
    read = _reader(table, mapping, orders, what, today)
    width = len(mapping.header)
    pick = itemgetter(*(mapping.places.get(field, width) for field in FIELDS[what]))
    for line, cells in table.rows:
        row = cells if len(cells) == width else cells[:width] + ("",) * (width - len(cells))
        original = cast("tuple[str, ...]", row)
        if table.is_workbook:
            original, row = tuple(map(as_text, row)), tuple(map(_not_bool, row))
        try:
            if len(cells) > width:
                _refuse_more(cells, mapping.header)
            yield read(line, original, pick((*row, None)))
        except Refused as refused:
            column = mapping.column(refused.field) if refused.field else None
            stood = original if len(cells) <= width else tuple(map(as_text, cells))
            yield Rejected(line, column or refused.field, refused.why, stood)


def _reader(table: Table, mapping: Mapping_, orders: DayOrders, what: What, today: date) -> Read:
    def day(field: str, *, latest: date | None = None, is_required: bool = False) -> Days:
        return Days(
            field,
            orders.get(field),
            latest=latest,
            from_1904=table.counts_from_1904,
            is_required=is_required,
        )

    if what == "clients":
        return client_reader(day, frozenset(mapping.places), today)
    if what == "activities":
        return activity_reader(day, mapping.column("minutes") or "", today)
    return line_reader(day, today)


def _not_bool(cell: Cell) -> Cell:
    """Yes and no as their words: Python takes True for a 1."""
    return as_text(cell) if isinstance(cell, bool) else cell


def _refuse_more(cells: tuple[Cell, ...], header: tuple[str, ...]) -> None:
    """Raises `Refused` if something stands beyond the header."""
    more = [as_text(cell) for cell in cells[len(header) :]]
    if any(map(str.strip, more)):
        raise Refused(None, f"it has {len(cells)} cells, and the header has {len(header)}")
