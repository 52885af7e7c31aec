"""The job-search log as HTML: opens in any browser, and prints on one page."""

from .contract_page import unbroken
from .html import LARGE, PAPERS, Sized, filled, fitting, from_whom, lines_of, paragraphs, text_of, told
from .log_page import FEWEST_PLACES, LogPage, LogRow

A_LINE, A_SHORT_LINE, A_HEAD = 30, 12, 85
"""Characters in one line of the first column, about, at the size for a full page; of the last one, and of the head."""
SIZES = (
    (12, "12pt"), (16, "11.5pt"), (18, "11pt"), (21, "10.5pt"),
    (25, "10pt"), (30, "9.5pt"), (35, "9pt"), (45, "8.5pt"), (99, "8pt"),
)  # fmt: skip
"""The most lines with which a page holds print of a size."""
A_PLACE = 2
"""Lines that each place beyond the fewest takes."""
PLACES_LARGE = 5
TICK = '<span class="tick"></span>'


def log_html(page: LogPage, *, paper: str, large: bool) -> bytes:
    """The page as one HTML file, in UTF-8."""
    words = page.words
    places = min(page.places, PLACES_LARGE) if large else page.places
    parts = told(words) | {
        "region": page.region,
        "client": text_of(page.client),
        "week": text_of(page.week),
        "from_whom": from_whom("·", page.counsellor, page.agency, unbroken(page.phone)),
        "days": "".join(
            f'<th scope="col" class="day">{"<br>".join(text_of(day).split(" "))}</th>' for day in page.days
        ),
        "rows": "\n".join(map(_row, page.rows)),
        "columns": "".join(f'<th scope="col">{text_of(column)}</th>' for column in words.columns),
        "places": "\n".join(f"<tr>{'<td></td>' * len(words.columns)}</tr>" for _ in range(places)),
        "hand_in_says": paragraphs(page.hand_in),
    }
    size = LARGE if large else fitting(lines_on(page), SIZES)
    sized = Sized(PAPERS[paper] + (" landscape" if large else ""), "11mm 13mm", size)
    return filled("log", sized, large=large, **parts)


def lines_on(page: LogPage) -> int:
    """Lines that the names and the week's rows take, about, and the places to write beyond the fewest."""
    whom = lines_of(" · ".join(filter(None, (page.client, page.counsellor, page.agency, page.phone))), A_HEAD)
    return whom + sum(map(_height, page.rows)) + A_PLACE * (page.places - FEWEST_PLACES)


def _height(row: LogRow) -> int:
    return max(lines_of(row.what, A_LINE) + lines_of(row.at or "", A_LINE), lines_of(row.asked, A_SHORT_LINE))


def _row(row: LogRow) -> str:
    at = f'<span class="at">{text_of(row.at)}</span>' if row.at else ""
    if row.says:
        days = f'<td colspan="{len(row.boxes)}">{TICK} <span class="quiet">{text_of(row.says)}</span></td>'
    else:
        days = "".join(f'<td class="due">{TICK}</td>' if is_due else "<td></td>" for is_due in row.boxes)
    return f'<tr><th scope="row">{text_of(row.what)}{at}</th>{days}<td>{text_of(row.asked)}</td></tr>'
