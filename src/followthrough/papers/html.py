"""HTML: what both pages have in common in a browser. One file, no script, nothing fetched; made to be printed."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from string import Template
from typing import NamedTuple

LAYOUTS = Path(__file__).parent / "layouts"
PAPERS = {"letter": "letter", "a4": "A4"}
LARGE = "18pt"


class Sized(NamedTuple):
    """How a page is set: paper, margins and size of print."""

    paper: str
    margin: str
    size: str


def filled(layout: str, sized: Sized, *, large: bool, **parts: str) -> bytes:
    """The layout of this name, with its parts in; they are HTML already."""
    page = Template((LAYOUTS / f"{layout}.html").read_text(encoding="utf-8"))
    css = "".join((LAYOUTS / name).read_text(encoding="utf-8") for name in ("page.css", f"{layout}.css"))
    parts |= {"css": css.rstrip(), "print": "large" if large else "normal", **sized._asdict()}
    return page.substitute(parts).encode()


def told(words: NamedTuple) -> dict[str, str]:
    """Each word or sentence by its name, as text in HTML."""
    return {name: text_of(value) for name, value in words._asdict().items() if isinstance(value, str)}


def text_of(text: str | None) -> str:
    """A text as it stands in HTML; nothing, if it is None."""
    return escape(text) if text else ""


def from_whom(lead: str, *names: str | None) -> str:
    """From whom a page is, after the client's name; nothing, if nothing is set."""
    said = "\u00a0· ".join(text_of(name) for name in names if name)
    return f' <span class="quiet">{lead}</span> {said}' if said else ""


def paragraphs(sentences: Iterable[str]) -> str:
    """Each sentence as a paragraph."""
    return "\n".join(f"<p>{text_of(sentence)}</p>" for sentence in sentences)


def fitting(lines: int, steps: tuple[tuple[int, str], ...]) -> str:
    """The size of print that so many lines leave room for: the first step that holds them, or the last."""
    return next((size for most, size in steps if lines <= most), steps[-1][1])


def lines_of(text: str, width: int) -> int:
    """Lines that a text takes, so many characters a line."""
    return -(-len(text) // width)
