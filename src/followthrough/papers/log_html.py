"""The job-search log as HTML: opens in any browser, and prints on one page."""

from .html import LARGE, PAPERS, Sized, filled, fitting, from_whom, lines_of, paragraphs, text_of, told
from .log_page import LogPage, LogRow

A_LINE = 30
"""Characters in one line of the first column, about, at the size for a full page."""
SIZES = ((12, "11pt"), (18, "10.5pt"), (24, "9.5pt"), (30, "9pt"), (36, "8.5pt"), (99, "8pt"))
"""The most lines of the week's rows with which a page holds print of a size."""
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
        "from_whom": from_whom("·", page.counsellor, page.agency, page.phone),
        "days": "".join(
            f'<th scope="col" class="day">{"<br>".join(text_of(day).split(" "))}</th>' for day in page.days
        ),
        "rows": "\n".join(map(_row, page.rows)),
        "columns": "".join(f'<th scope="col">{text_of(column)}</th>' for column in words.columns),
        "places": "\n".join(f"<tr>{'<td></td>' * len(words.columns)}</tr>" for _ in range(places)),
        "hand_in_says": paragraphs(page.hand_in),
    }
    rows = sum(lines_of(row.what, A_LINE) + lines_of(row.at or "", A_LINE) for row in page.rows)
    size = LARGE if large else fitting(rows, SIZES)
    sized = Sized(PAPERS[paper] + (" landscape" if large else ""), "11mm 13mm", size)
    return filled("log", sized, large=large, **parts)


def _row(row: LogRow) -> str:
    at = f'<span class="at">{text_of(row.at)}</span>' if row.at else ""
    if row.says:
        days = f'<td colspan="{len(row.boxes)}">{TICK} <span class="quiet">{text_of(row.says)}</span></td>'
    else:
        days = "".join(f'<td class="due">{TICK}</td>' if is_due else "<td></td>" for is_due in row.boxes)
    return f'<tr><th scope="row">{text_of(row.what)}{at}</th>{days}<td>{text_of(row.asked)}</td></tr>'
