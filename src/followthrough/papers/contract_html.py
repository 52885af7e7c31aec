"""The contract as HTML: opens in any browser, and prints on one page."""

from .contract_page import BLANKS, SCALE, ContractPage, Promise, unbroken
from .html import LARGE, PAPERS, Sized, filled, fitting, from_whom, lines_of, paragraphs, text_of, told

A_LINE, A_SMALL_LINE = 46, 52
"""Characters in one line of one of the two columns, about, at the size for a full page; and of what is set smaller."""
SIZES = (
    (18, "12pt"), (23, "11.5pt"), (25, "11pt"), (27, "10.5pt"),
    (29, "10pt"), (36, "9.5pt"), (42, "9pt"), (99, "8.5pt"),
)  # fmt: skip
"""The most lines of the longer columns with which a page holds print of a size."""
BLANK = '<span class="blank"></span>'


def contract_html(page: ContractPage, *, paper: str, large: bool) -> bytes:
    """The page as one HTML file, in UTF-8."""
    words = page.words
    review_on = f"<strong>{text_of(page.review_on)}.</strong>" if page.review_on else BLANK
    parts = told(words) | {
        "region": page.region,
        "client": text_of(page.client),
        "signed": text_of(page.signed_on) or f"<em>{text_of(words.not_signed)}</em>",
        "from_whom": from_whom(text_of(words.with_whom), page.counsellor, page.agency, unbroken(page.phone)),
        "who_is_who": text_of(page.who_is_who),
        "my_lines": _promises(page.mine, words.when_and_where),
        "your_lines": _promises(page.yours, words.when_and_where),
        "if_i_cannot_says": paragraphs(page.if_i_cannot),
        "next_says": paragraphs(words.next_says),
        "scale": "\n".join(_figure(figure, page.confidence) for figure in SCALE),
        "signatures": _signature(words.my_signature, page.client, page)
        + _signature(words.your_signature, page.counsellor, page),
        "review": f"{text_of(words.review)} {review_on}",
    }
    size = LARGE if large else fitting(lines_on(page), SIZES)
    return filled(
        "contract", Sized(PAPERS[paper], "10mm 14mm" if large else "12mm 16mm", size), large=large, **parts
    )


def lines_on(page: ContractPage) -> int:
    """Lines that the two columns take one below the other, about: what was agreed, and what holds for everybody."""
    agreed = max(sum(map(_height, side)) for side in (page.mine, page.yours))
    said = (
        sum(lines_of(sentence, A_LINE) for sentence in side)
        for side in (page.if_i_cannot, page.words.next_says)
    )
    return agreed + max(said)


def _height(promise: Promise) -> int:
    return lines_of(promise.text, A_LINE) + max(1, lines_of(promise.at or "", A_SMALL_LINE))


def _promises(promises: tuple[Promise, ...], when_and_where: str) -> str:
    if not promises:
        return "\n".join([f'<li class="at">{BLANK}</li>'] * BLANKS)
    return "\n".join(f"<li>{text_of(line.text)}{_at(line.at, when_and_where)}</li>" for line in promises)


def _at(at: str | None, when_and_where: str) -> str:
    """When and where; with nothing known, a line to write it on."""
    label = f"{text_of(when_and_where)} {BLANK}"
    return f'<span class="at">{text_of(at) or label}</span>'


def _figure(figure: int, confidence: int | None) -> str:
    chosen = ' class="chosen" aria-current="true"' if figure == confidence else ""
    return f"<li{chosen}>{figure}</li>"


def _signature(label: str, name: str | None, page: ContractPage) -> str:
    signer = f"{text_of(name)}<br>" if name else ""
    return (
        f'<div class="signature"><span class="line"></span><span class="line">{text_of(page.signed_on)}</span>'
        f'<span>{signer}<span class="quiet">{text_of(label)}</span></span>'
        f'<span class="quiet">{text_of(page.words.day)}</span></div>\n'
    )
