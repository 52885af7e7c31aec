"""Writing: a disclosure as a file, in the form that its ending asks for."""

from pathlib import Path

from followthrough.casework.mistakes import UnknownPaper

from .page import Disclosure

FORMS = (".html", ".md", ".txt", ".json", ".docx", ".pdf")


def form_of(name: str) -> str:
    """The form that a file's name asks for. Raises `UnknownPaper`."""
    ending = Path(name).suffix.lower()
    ending = ".html" if ending == ".htm" else ending
    if ending not in FORMS:
        raise UnknownPaper(text=name, known=", ".join(FORMS))
    return ending


def as_file(page: Disclosure, form: str, *, paper: str = "letter", large: bool = False) -> bytes:
    """The page as a file holds it. Raises `MissingExtra`."""
    if form == ".docx":
        from .docx import as_docx  # noqa: PLC0415  # an extra

        return as_docx(page, paper=paper, large=large)
    if form == ".pdf":
        from .pdf import as_pdf  # noqa: PLC0415  # an extra

        return as_pdf(page, paper=paper, large=large)
    if form == ".html":
        from .html import as_html  # noqa: PLC0415  # one form a file

        return as_html(page, paper=paper, large=large)
    from .texts import as_data, as_markdown, as_text  # noqa: PLC0415  # as above

    if form == ".json":
        return as_data(page).encode()
    return "".join(as_markdown(page) if form == ".md" else as_text(page)).encode()
