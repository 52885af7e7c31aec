"""Pages to look at: ordinary ones, and the longest that anybody sensible would sign. And the tools to look with."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from builders import a_case, an_office
from followthrough.casework.contract import CLIENT, Contract, Obligation, read_obligation
from followthrough.casework.job_search_log import sheet_rows
from followthrough.casework.sender import Sender
from followthrough.casework.templates import TEMPLATES, with_lines
from followthrough.papers.contract_page import ContractPage, contract_page
from followthrough.papers.log_page import LogPage, log_page

SIGNED_ON, REVIEW_ON = date(2026, 1, 5), date(2026, 2, 2)
MONDAY, NEXT_MONDAY = date(2026, 1, 12), date(2026, 1, 19)
FROM = Sender("Émile Lebœuf", "Harbour Employment Centre", "604-555-0100")
NAME = "Zoé Lachapelle"
AT = {
    "en": "mornings from 9 to 11, at the library on Main Street, with Émile",
    "fr": "le matin de 9 h à 11 h, à la bibliothèque, rue Sainte-Catherine, avec Zoé",
}
MORE = {
    "en": ("task by 2026-01-16: Update the resume with the two jobs at sea", "call 1/week"),
    "fr": ("task by 2026-01-16: Mettre à jour le CV avec les deux emplois en mer", "call 1/week"),
}


def longest_lines(language: str) -> tuple[Obligation, ...]:
    """The intensive template and two more lines, each with a long word on when and where."""
    more = [read_obligation(CLIENT, text) for text in MORE[language]]
    lines = with_lines(TEMPLATES["intensive"].lines, more)
    return tuple(line._replace(at=AT[language]) for line in lines)


def a_page(
    language: str = "en", lines: Iterable[Obligation] = TEMPLATES["light"].lines, confidence: int | None = 7
) -> ContractPage:
    """A signed contract."""
    lines = tuple(lines)
    signed = Contract(SIGNED_ON, None, lines, confidence)
    return contract_page(NAME, lines, language, sender=FROM, signed=signed, review_on=REVIEW_ON)


def a_log(language: str = "en", lines: Iterable[Obligation] = TEMPLATES["light"].lines, **case) -> LogPage:
    """A week's log."""
    found = a_case(contracts=[Contract(SIGNED_ON, None, tuple(lines))], name=NAME, **case)
    rows = sheet_rows(found, MONDAY, an_office())
    return log_page(NAME, rows, MONDAY, language, sender=FROM, hand_in_by=NEXT_MONDAY)


# To look with ---------------------------------------------------------------------------------------------------


def the_tool(name: str) -> str:
    """Where a program is; the test is skipped, and says so, where it is not installed."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"SKIPPED: {name} is not installed, so the page cannot be looked at")
    return found


class Printed(NamedTuple):
    """What came out of a printer: pages, words, the height of the smallest words in points, ink near the edge."""

    pages: int
    text: str
    smallest: float
    is_clear_at_the_edge: bool


def looked_at(pdf: Path) -> Printed:
    """A PDF as a reader sees it."""
    import pypdf

    reader = pypdf.PdfReader(pdf)
    text = " ".join(page.extract_text() for page in reader.pages)
    boxes = _told_by(the_tool("pdftotext"), "-bbox", pdf, "-")
    heights = [
        float(low) - float(high) for high, low in re.findall(r'yMin="([\d.]+)" .*?yMax="([\d.]+)"', boxes)
    ]
    return Printed(len(reader.pages), plain(text), min(heights), all(map(_is_clear, _images(pdf))))


def plain(text: str) -> str:
    """Words as they follow one another, whatever the line breaks."""
    return (
        re.sub(r"\s+", "", text.replace("\u00ad", "").replace("\u200b", ""))
        .replace("ﬁ", "fi")
        .replace("ﬀ", "ff")
        .replace("ﬃ", "ffi")
        .replace("\u2010", "-")
        .replace("\u2011", "-")
    )


def _told_by(*words: object) -> str:
    return subprocess.run([*map(str, words)], capture_output=True, text=True, check=True).stdout


def _images(pdf: Path) -> list[Path]:
    subprocess.run([the_tool("pdftoppm"), "-r", "40", "-gray", pdf, pdf.with_suffix("")], check=True)
    return sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm"))


def _is_clear(image: Path) -> bool:
    """Whether no ink lies in the outer 8 millimetres of a page, at 40 dots an inch."""
    _, size, _, dots = image.read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    rows = [dots[row * width : (row + 1) * width] for row in range(height)]
    edge = int(8 / 25.4 * 40)
    outside = [*rows[:edge], *rows[-edge:], *(row[:edge] + row[-edge:] for row in rows)]
    return min(map(min, outside)) > 250
