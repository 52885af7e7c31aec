"""The disclosure as PDF. What is kept goes in as data, never as source."""

import json

from followthrough.papers.typst import LAYOUTS, PAPERS, compiled

from .page import Disclosure
from .texts import data_of, shown


def as_pdf(page: Disclosure, *, paper: str, large: bool) -> bytes:
    """The page as PDF. Raises `MissingExtra`."""
    values = {**data_of(page), "paper": PAPERS[paper], "large": large}
    source = (LAYOUTS / "disclosure.typ").read_text(encoding="utf-8")
    return compiled(source, {"page": shown(json.dumps(values, ensure_ascii=False))})
