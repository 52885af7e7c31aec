"""Paper: a draft as it is printed, copied or written into a file; and as a link that a mail program opens."""

from html import escape
from urllib.parse import quote

from .write import SPOKEN, Draft

_MARKUP = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>|#~&$"})

DAYS = ("[day]", "[jour]")
"""The blank for a day that only the counsellor can name."""


def as_text(draft: Draft) -> str:
    """The whole draft: its subject, if it is an email, and what it says."""
    if draft.channel != "email" or draft.subject is None:
        return f"{draft.body}\n"
    return f"{_subject(draft)}\n\n{draft.body}\n"


def as_markdown(draft: Draft) -> str:
    """The draft with its lines kept as they stand; nothing in a name or in somebody's words is markup."""
    text = as_text(draft).translate(_MARKUP)
    for blank in blanks_in(draft):
        text = text.replace(blank.translate(_MARKUP), blank)
    return text.replace("\n", "  \n").replace("  \n  \n", "\n\n").rstrip() + "\n"


def as_html(draft: Draft) -> str:
    """A page for the browser, to be printed or pasted from."""
    paragraphs = as_text(draft).rstrip().split("\n\n")
    body = "\n".join(f"<p>{escape(paragraph).replace(chr(10), '<br>')}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html>\n<html lang="{draft.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(draft.subject or draft.channel)}</title>\n"
        "<style>body { font: 12pt/1.5 sans-serif; max-width: 38em; margin: 3em auto; padding: 0 1em; }</style>\n"
        f"</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def as_mailto(draft: Draft, address: str) -> str:
    """The link that opens a draft in the mail program (RFC 6068): spaces as %20, line breaks as %0D%0A."""
    subject, body = draft.subject or "", draft.body.replace("\n", "\r\n")
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


def blanks_in(draft: Draft) -> list[str]:
    """What is left in a draft to be filled in by hand: `[your name]`, `[day]`."""
    blanks = (*SPOKEN[draft.language].blanks.values(), *DAYS)
    return [blank for blank in blanks if blank in draft.body]


def _subject(draft: Draft) -> str:
    spoken = SPOKEN[draft.language]
    return spoken.typeset(spoken.frame.subject.format(subject=draft.subject))


PAGES = {".txt": as_text, ".md": as_markdown, ".html": as_html}
"""How a draft is written into a file, by its ending."""
