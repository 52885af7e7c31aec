"""Day columns: in which order a column writes its days, settled over the whole column and never cell by cell."""

from collections.abc import Mapping
from typing import Literal

from followthrough.casework.dates import FIRST_YEAR, LAST_YEAR
from followthrough.casework.mistakes import AmbiguousColumn

from .day_forms import SERIAL, NotADay, Numbers, day_in, serial_in
from .mapping import Mapping_
from .table import Cell, Table

Order = Literal["dmy", "mdy", "ymd"]
ORDERS: tuple[Order, ...] = ("dmy", "mdy", "ymd")
"""What `--date-order` knows: day, month and year, in the order in which they stand."""

DayOrders = Mapping[str, str]
"""By the field of each column of days: `dmy`, `mdy` or `ymd` for numbers, `serial` for Excel's count of days."""

DAY_FIELDS = ("intake", "closed_on", "on", "week_of", "signed_on", "ends_on")

_MOST_REMEMBERED = 50_000
"""Different cells of a column that are remembered as seen; after them some are looked at again."""


def settle_dates(table: Table, mapping: Mapping_, order: Order | None = None) -> DayOrders:
    """How each column of days is to be read; `order` is what the counsellor says, and goes before all evidence.

    Goes through the table once. Raises `AmbiguousColumn` where a column can be read in two ways, or in none throughout.
    """
    columns = [
        (place, set[Cell](), _Evidence(mapping.header[place], table.is_workbook))
        for field, place in mapping.places.items()
        if field in DAY_FIELDS
    ]
    for _, cells in table.rows if columns else ():
        for place, seen, evidence in columns:
            if place < len(cells) and (cell := cells[place]) not in seen:
                if len(seen) == _MOST_REMEMBERED:
                    seen.clear()
                seen.add(cell)
                evidence.look_at(cell)
    found = {place: evidence.settled(order) for place, _, evidence in columns}
    return {field: found[place] for field, place in mapping.places.items() if place in found}


class _Evidence:
    """What the cells of one column say about its order."""

    def __init__(self, column: str, is_workbook: bool) -> None:
        self.column = column
        self.is_workbook = is_workbook
        self.by_order: dict[str, str] = {}
        self.either: tuple[str, Numbers] | None = None
        self.has_serials = self.has_others = self.has_no_year = False

    def look_at(self, cell: Cell) -> None:
        """Take one cell into account; what is no day is told when the rows are read."""
        if not isinstance(cell, str) or not (text := cell.strip()):
            return
        serial = serial_in(text)
        if serial is not None:
            self.has_serials = True
            self.has_no_year |= not FIRST_YEAR <= serial <= LAST_YEAR
            return
        self.has_others = True
        try:
            day = day_in(text)
        except NotADay:
            return
        if isinstance(day, Numbers) and day.dmy != day.mdy:
            if day.dmy and day.mdy:
                self.either = self.either or (text, day)
            else:
                self.by_order.setdefault("dmy" if day.dmy else "mdy", text)

    def settled(self, order: Order | None) -> str:
        """The order, or `serial`. Raises `AmbiguousColumn`."""
        if not self.is_workbook and self.has_serials and self.has_no_year and not self.has_others:
            return SERIAL
        if order is not None:
            return order
        if len(self.by_order) == 1:
            return next(iter(self.by_order))
        if len(self.by_order) == 0 and self.either is None:
            return ORDERS[0]
        raise AmbiguousColumn(
            column=self.column, readings=self._readings(), orders="dmy, or --date-order mdy"
        )

    def _readings(self) -> str:
        if self.by_order:
            return f"“{self.by_order['dmy']}” has the day first, and “{self.by_order['mdy']}” the month"
        assert self.either is not None
        text, (dmy, mdy) = self.either
        return f"“{text}” can be {dmy} (dmy) or {mdy} (mdy)"
