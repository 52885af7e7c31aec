"""Workbook: tables as an Excel file, made by XlsxWriter, which is loaded here and nowhere else.

Days are days, shares percentages, whole numbers numbers. Everything else is text and stays text: no formula,
no link and no number comes of what people typed. The same tables give the same file, byte for byte.
"""

from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from followthrough.casework.mistakes import TooMuchForASheet

from .aside import put_aside
from .formats import DIGITS, plain
from .sheet import Sheet, Value

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
"""What a sheet, and a cell, of a workbook hold; characters as UTF-16 counts them."""
WHOLE_NUMBERS_TO = 10**15
"""From here on a spreadsheet would round a number, so it is written as text."""
FIRST_DAY = date(1900, 3, 1)
"""Before it, spreadsheets do not agree on which number is which day (there, 1900 has a 29 February): text, too."""
NARROWEST, WIDEST = 8, 60
"""Characters that a column is wide. A longer text is wrapped."""
FILTER_MARK = 3
"""Characters that the mark of the filter takes beside a heading."""
CREATED = datetime(1980, 1, 1)  # noqa: DTZ001  # a workbook knows no zones
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


class Looks(NamedTuple):
    """How the cells of a workbook look, by what they hold."""

    heading: "Format"
    text: "Format"
    long_text: "Format"
    day: "Format"
    share: "Format"
    number: "Format"


def write_workbook(sheets: Iterable[Sheet], file: IO[bytes]) -> None:
    """Write a workbook of these tables, a sheet for each, row by row as they are read.

    What does not fit into memory lies in a folder of its own meanwhile, for its owner alone. Raises `TooMuchForASheet`.
    """
    from xlsxwriter import Workbook  # for this format only
    from xlsxwriter.exceptions import FileCreateError

    with put_aside() as folder:
        workbook = Workbook(file, {**OPTIONS, "tmpdir": folder})
        looks = _looks(workbook)
        names = [_add(workbook, sheet, looks) for sheet in sheets]
        workbook.set_properties({"title": ", ".join(names), "created": CREATED})
        try:
            workbook.close()
        except FileCreateError as error:  # what the operating system said is inside
            raise error.args[0] from None


def _looks(workbook: "Workbook") -> Looks:
    def look(**properties: Any) -> "Format":
        return workbook.add_format({"valign": "top", **properties})

    return Looks(
        heading=look(bold=True, bottom=1, num_format="@"),
        text=look(num_format="@"),
        long_text=look(num_format="@", text_wrap=True),
        day=look(num_format="yyyy-mm-dd", align="left"),
        share=look(num_format="0%", align="right", indent=1),
        number=look(num_format="0", align="right", indent=1),
    )


def _add(workbook: "Workbook", sheet: Sheet, looks: Looks) -> str:
    """Put a table on a sheet of its own; the name of the sheet."""
    name = sheet.name.replace("_", "-")
    page = workbook.add_worksheet(name)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    cells = _Cells(page, looks, sheet)
    for place, head in enumerate(sheet.columns):
        page.write_string(0, place, head, looks.heading)
    last = 0
    for last, row in enumerate(sheet.rows, 1):
        if last == MOST_ROWS:
            raise _too_many(sheet.name)
        for place, value in enumerate(row):
            if value is not None and value != "":
                cells.write(last, place, value)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
    for place, wide in enumerate(cells.widths):
        page.set_column(place, place, min(max(wide + 1, NARROWEST), WIDEST))
    return name


class _Cells:
    """The cells of one sheet, each written as what it is; and how wide the columns have to be."""

    def __init__(self, page: "Worksheet", looks: Looks, sheet: Sheet) -> None:
        self.page = page
        self.looks = looks
        self.sheet = sheet
        self.widths = [len(head) + FILTER_MARK for head in sheet.columns]

    def write(self, row: int, place: int, value: Value) -> None:
        """Write one value."""
        kind = type(value)
        if kind is date and isinstance(value, date) and value >= FIRST_DAY:
            self.page.write_datetime(row, place, value, self.looks.day)
            wide = 10
        elif isinstance(value, Fraction):
            self.page.write_number(row, place, float(round(value, DIGITS)), self.looks.share)
            wide = 5
        elif kind is int and isinstance(value, int) and abs(value) < WHOLE_NUMBERS_TO:
            self.page.write_number(row, place, value, self.looks.number)
            wide = len(str(value))
        else:
            wide = self._write_text(row, place, plain(value))
        if wide > self.widths[place]:
            self.widths[place] = wide

    def _write_text(self, row: int, place: int, text: str) -> int:
        """Write a text, whatever it looks like; how wide it is."""
        if len(text) > MOST_CHARACTERS // 2 and len(text.encode("utf-16-le")) // 2 > MOST_CHARACTERS:
            raise _too_long(self.sheet, row, place)
        wide = max(map(len, text.split("\n")))
        look = self.looks.long_text if wide >= WIDEST or "\n" in text else self.looks.text
        if text.startswith("<r>") and text.endswith("</r>"):
            # XlsxWriter takes this for its own markup and writes it as it stands. In two parts it is text again.
            self.page.write_rich_string(
                row, place, self.looks.text, text[:1], self.looks.text, text[1:], look
            )
        else:
            self.page.write_string(row, place, text, look)
        return wide


def _too_many(table: str) -> TooMuchForASheet:
    return TooMuchForASheet(
        what=f"More than {MOST_ROWS - 1:,} rows",
        table=table,
        most=f"{MOST_ROWS:,} rows, the first for the names of the columns",
        way=f"Write fewer of them (ft export takes --from and --to), or all with -o {table}.csv.",
    )


def _too_long(sheet: Sheet, row: int, place: int) -> TooMuchForASheet:
    return TooMuchForASheet(
        what=f"A longer text in row {row + 1:,}, column “{sheet.columns[place]}”",
        table=sheet.name,
        most=f"{MOST_CHARACTERS:,} characters in a cell",
        way=f"Write it with -o {sheet.name}.csv, which holds texts of any length.",
    )
