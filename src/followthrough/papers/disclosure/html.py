"""The disclosure as HTML: opens in any browser, prints, and is read aloud part by part."""

from collections.abc import Iterator

from followthrough.papers.html import PAPERS, Sized, filled, paragraphs, text_of

from .page import Disclosure, Part
from .rows import Item
from .texts import shown


def as_html(page: Disclosure, *, paper: str, large: bool) -> bytes:
    """The page as one HTML file, in UTF-8."""
    parts = {
        "region": page.region,
        "title": text_of(page.title),
        "of_whom": text_of(shown(page.of_whom)),
        "intro": paragraphs(page.intro),
        "parts": "\n".join(line for part in page.parts for line in _part(part, page.colon)),
    }
    sized = Sized(PAPERS[paper], "15mm", "18pt" if large else "11pt")
    return filled("disclosure", sized, large=large, **parts)


def _part(part: Part, colon: str) -> Iterator[str]:
    yield f"<section><h2>{text_of(part.title)}</h2>"
    if part.says:
        yield f'<div class="quiet">{paragraphs(part.says)}</div>'
    if part.lines:
        yield f"<ul>{''.join(f'<li>{text_of(shown(line))}</li>' for line in part.lines)}</ul>"
    yield from (_item(item, colon) for item in part.items)
    if not part.lines and not part.items:
        yield paragraphs([part.nothing])
    yield "</section>"


def _item(item: Item, colon: str) -> str:
    title = f"<h3>{text_of(shown(item.title))}</h3>" if item.title else ""
    facts = "".join(
        f"<dt>{text_of(fact.label)}{colon.rstrip()}</dt><dd>{text_of(shown(fact.value))}</dd>"
        for fact in item.facts
    )
    return f'<div class="item">{title}<dl>{facts}</dl></div>'
