"""Understanding a table: what it holds, which column is which field, in which order its days are written.

What the file does not say is asked for on a terminal; elsewhere the mistake names the option that says it.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import typer

from followthrough.casework.client import one_of
from followthrough.casework.incoming import WHATS, What
from followthrough.casework.mistakes import AmbiguousColumn, UnknownStatus
from followthrough.present.counts import counted

from .app import may_ask
from .asking import ask
from .columns import keep_them, map_them, read_given, read_saved
from .screen import tell

if TYPE_CHECKING:
    from followthrough.exchange.spreadsheet import DayOrders, Mapping_, Order, Table

ORDERS_SAID = {
    "dmy": "day, month, year",
    "mdy": "month, day, year",
    "ymd": "year, month, day",
    "serial": "Excel’s count of days",
}

WRITTEN_IN_NUMBERS = re.compile(r"\s*(\d{1,2}\D\d{1,2}\D\d{2,4}|\d{5,8}\s*$)")
ROWS_LOOKED_AT = 100
"""Rows in which a day is looked for that is written in numbers, to say in which order they are read."""


class Asked(NamedTuple):
    """What the command line says of a table."""

    what: str | None = None
    columns: tuple[str, ...] = ()
    mapping: str | None = None
    saved_as: str | None = None
    date_order: str | None = None
    sheet: str | None = None


class Understood(NamedTuple):
    """What a table is taken to say."""

    what: What
    mapping: "Mapping_"
    orders: "DayOrders"


def understand(ctx: typer.Context, table: "Table", asked: Asked) -> Understood:
    """What a table says, asking for what it does not. Raises what the rooms of `exchange.spreadsheet` raise."""
    given, saved = read_given(asked.columns), read_saved(ctx, asked.mapping)
    what = _what(ctx, asked, (*table.header, *given.values(), *saved.values()))
    mapping = map_them(ctx, table, what, given, saved)
    understood = Understood(what, mapping, _orders(ctx, table, mapping, asked.date_order))
    tell(_told(table, understood))
    if asked.saved_as is not None:
        keep_them(ctx, asked.saved_as, table, mapping)
    return understood


def _what(ctx: typer.Context, asked: Asked, names: tuple[str, ...]) -> What:
    """What a table holds: as it is said, or as its headers and what is said of them tell, or as it is answered."""
    from followthrough.exchange.spreadsheet import guess_what  # noqa: PLC0415  # only for a table

    if asked.what is not None:
        return _read_what(asked.what)
    found = guess_what(names)
    while found is None:
        known = ", ".join(WHATS)
        answer = ask(ctx, f"What the table holds ({known})", option=f"--as {'|'.join(WHATS)}")
        try:
            found = _read_what(answer)
        except UnknownStatus as mistake:
            tell(f"  {mistake} {mistake.way_on}")
    return found


def _read_what(text: str) -> What:
    word = one_of(text, WHATS, "table")
    return next(what for what in WHATS if what == word)


# Days


def _orders(ctx: typer.Context, table: "Table", mapping: "Mapping_", said: str | None) -> "DayOrders":
    """How each column of days is written, asked for where the column can be read in two ways."""
    from followthrough.exchange.spreadsheet import ORDERS, settle_dates  # noqa: PLC0415  # as above

    order = None if said is None else one_of(said, ORDERS, "date order")
    try:
        return settle_dates(table, mapping, _order(order))
    except AmbiguousColumn as mistake:
        if order is not None or not may_ask(ctx):
            raise
        tell(str(mistake))
    while True:
        answer = ask(ctx, f"In which order are its days ({', '.join(ORDERS)})", option="--date-order ORDER")
        try:
            return settle_dates(table, mapping, _order(one_of(answer, ORDERS, "date order")))
        except (UnknownStatus, AmbiguousColumn) as mistake:
            tell(f"  {mistake} {mistake.way_on}")


def _order(word: str | None) -> "Order | None":
    from followthrough.exchange.spreadsheet import ORDERS  # noqa: PLC0415  # as above

    return next((order for order in ORDERS if order == word), None)


# What was understood


def _told(table: "Table", understood: Understood) -> str:
    """The file, how it was read, and its columns: what each is taken for, and which are passed over."""
    mapping, orders = understood.mapping, understood.orders
    columns = []
    for header, field in mapping.fields.items():
        order = orders.get(field) if _is_in_numbers(table, mapping.places[field]) else None
        days = f" ({ORDERS_SAID[order]})" if order else ""
        columns.append((field if header.lower() == field else f"{header} → {field}") + days)
    over = [header for header in table.header if header and header not in mapping.fields]
    lines = [
        f"{table.path.name}: {table.said}, {counted(table.columns, 'column')}, read as {understood.what}.",
        f"Columns: {', '.join(columns)}.",
    ]
    return "\n".join([*lines, f"Passed over: {', '.join(over)}."] if over else lines)


def _is_in_numbers(table: "Table", place: int) -> bool:
    """Whether the first days of a column are written in numbers whose order has to be known: 05/01/2026, 20260105."""
    first = (cells[place] for _, cells in islice(table.rows, ROWS_LOOKED_AT) if place < len(cells))
    return any(isinstance(cell, str) and WRITTEN_IN_NUMBERS.match(cell) for cell in first)
