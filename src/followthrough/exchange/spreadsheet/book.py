"""Book: what an .xlsx file says of itself, before any sheet is looked into: its sheets, its texts, its formats."""

import warnings
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

from followthrough.casework.mistakes import MissingExtra, TableTooLarge

from .packing import WORKBOOK, check_packing, damaged
from .sheet_cells import Formats, TooMuch, texts_of

_FROM_1904 = 1904
_VISIBLE = "visible"


class Sheet(NamedTuple):
    """A sheet of a workbook: its name, whether it is shown, and where it lies."""

    name: str
    is_shown: bool
    part: str


class Book(NamedTuple):
    """A workbook that lies open: its parts, and what all its sheets share."""

    archive: ZipFile
    texts: list[str]
    formats: Formats
    sheets: tuple[Sheet, ...]


def open_book(path: Path) -> Book:
    """A workbook, after a look at how it is packed. Macros, charts and links to other files are left alone.

    Raises `NotATable`, `TableTooLarge`, `UnreadableTable`, `MissingExtra`.
    """
    check_packing(path)
    try:
        from openpyxl.reader import excel  # type: ignore[import-untyped]  # noqa: PLC0415  # heavy, and an extra
    except ImportError:
        raise MissingExtra(what="Reading .xlsx", extra="xlsx-import") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about colours and the like, which are not read
            return _opened(excel, path)
    except TooMuch as trouble:
        raise TableTooLarge(path=path, found=f"among its texts: {trouble}") from trouble
    except Exception as trouble:  # of a workbook out of order openpyxl raises whatever it meets
        raise damaged(path) from trouble


def _opened(excel: Any, path: Path) -> Book:
    reader = excel.ExcelReader(path.open("rb"), read_only=True, data_only=True, keep_links=False)
    archive: ZipFile = reader.archive
    reader.read_manifest()
    if excel._find_workbook_part(reader.package).PartName != f"/{WORKBOOK}":
        raise ValueError(WORKBOOK)  # what was looked at is not what would be read
    reader.read_workbook()
    excel.apply_stylesheet(archive, reader.wb)
    texts_part = reader.package.find(excel.SHARED_STRINGS)
    texts = []
    if texts_part is not None:
        with archive.open(texts_part.PartName[1:]) as source:
            texts = texts_of(source)
    book = reader.wb
    formats = Formats(book._date_formats, book._timedelta_formats, book.epoch.year == _FROM_1904)
    return Book(archive, texts, formats, tuple(_sheets(reader)))


def _sheets(reader: Any) -> list[Sheet]:
    found = reader.parser.find_sheets()
    parts = set(reader.archive.namelist())
    return [
        Sheet(sheet.name, sheet.state == _VISIBLE, rel.target)
        for sheet, rel in found
        if rel.target in parts and rel.Type.endswith("/worksheet")
    ]
