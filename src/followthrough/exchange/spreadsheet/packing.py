"""Packing: what a packed file is, and whether it may be unpacked at all; looked at before anything is."""

from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from followthrough.casework.mistakes import NotATable, TableTooLarge, UnreadableTable

from .limits import (
    MEGABYTE,
    MOST_BYTES,
    MOST_BYTES_AT_ONCE,
    MOST_BYTES_OF_TEXTS,
    MOST_ENTRIES,
    MOST_TIMES_PACKED,
)

WORKBOOK = "xl/workbook.xml"
_HELD = {
    "[Content_Types].xml": MOST_BYTES_AT_ONCE,
    WORKBOOK: MOST_BYTES_AT_ONCE,
    "xl/_rels/workbook.xml.rels": MOST_BYTES_AT_ONCE,
    "xl/styles.xml": MOST_BYTES_AT_ONCE,
    "xl/sharedStrings.xml": MOST_BYTES_OF_TEXTS,
}
"""The parts that are read whole, and how many bytes each may have."""

_ENCRYPTED = 0x1

_SAVE_AS = "Open it, save it as .xlsx, and import that."
_OTHERS = (
    ("mimetype", "an OpenDocument file"),
    ("xl/workbook.bin", "a binary workbook (.xlsb)"),
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a presentation"),
    ("Index/Document.iwa", "a Numbers document"),
)


def check_packing(path: Path) -> None:
    """Look through the list of what is packed. Raises `NotATable`, `TableTooLarge`, `UnreadableTable`."""
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError) as trouble:
        raise damaged(path) from trouble
    names = {part.filename for part in parts}
    if WORKBOOK not in names:
        what = next(
            (said for name, said in _OTHERS if name in names), "a packed file (zip) without a workbook"
        )
        raise NotATable(path=path, what=what, way=_SAVE_AS)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise NotATable(path=path, what="packed with a password", way="Unpack it, and import what was in it.")
    trouble_ = _too_much(parts)
    if trouble_:
        raise TableTooLarge(path=path, found=trouble_)


def damaged(path: Path) -> UnreadableTable:
    """The mistake of a workbook that does not hold together."""
    return UnreadableTable(
        path=path,
        place="the whole file",
        trouble="it is damaged or not complete, and cannot be opened as a workbook",
        way="Open it in the spreadsheet and save it again, or ask for it anew.",
    )


def _too_much(parts: list[ZipInfo]) -> str | None:
    """What is too much about what is packed; None if nothing is."""
    if len(parts) > MOST_ENTRIES:
        return f"it is packed from {len(parts):,} parts, and {MOST_ENTRIES:,} is the most"
    total = sum(part.file_size for part in parts)
    if total > MOST_BYTES:
        return f"it unpacks to {total // MEGABYTE:,} MB, and {MOST_BYTES // MEGABYTE:,} MB is the most"
    for part in parts:
        times = part.file_size // max(part.compress_size, 1)
        if part.file_size > MEGABYTE and times > MOST_TIMES_PACKED:
            return f"{part.filename} is packed {times:,} times over, and {MOST_TIMES_PACKED} is the most"
        most = _HELD.get(part.filename, MOST_BYTES)
        if part.file_size > most:
            return f"{part.filename} has {part.file_size // MEGABYTE:,} MB, and {most // MEGABYTE} MB is the most"
    return None
