"""Writing: a page as a file, in the form that its ending asks for; by the agency's own template, if it has one."""

from pathlib import Path

from followthrough.casework.mistakes import UnknownPaper, UnknownStatus

from .contract_page import ContractPage
from .log_page import LogPage
from .templates import FORMS, Page, fill_in, template_for

PAPERS = ("letter", "a4")


def ending_of(name: str) -> str:
    """The form that a file's name asks for: .html, .pdf or .docx. Raises `UnknownPaper`."""
    ending = Path(name).suffix.lower()
    if ending == ".htm":
        return ".html"
    if ending not in FORMS:
        raise UnknownPaper(text=name, known=", ".join(FORMS))
    return ending


def read_paper(text: str) -> str:
    """The size of paper that a word names. Raises `UnknownStatus`."""
    word = text.strip().lower()
    if word not in PAPERS:
        raise UnknownStatus(text=text, what="size of paper", known=", ".join(PAPERS))
    return word


def as_file(page: Page, ending: str, *, paper: str, large: bool, templates: Path | None = None) -> bytes:
    """The page as a file holds it. Raises `MissingExtra`, `TemplateTrouble`."""
    name = "log" if isinstance(page, LogPage) else "contract"
    own = template_for(templates, name, ending, page.language)
    if own is not None:
        return fill_in(own, page, paper=paper, large=large)
    if ending == ".pdf":
        from .typst import as_pdf  # noqa: PLC0415  # an extra

        return as_pdf(page, name, paper=paper, large=large)
    return _as_html(page, paper, large) if ending == ".html" else _as_docx(page, paper, large)


def _as_html(page: Page, paper: str, large: bool) -> bytes:
    from .contract_html import contract_html  # noqa: PLC0415  # one form a file
    from .log_html import log_html  # noqa: PLC0415

    if isinstance(page, ContractPage):
        return contract_html(page, paper=paper, large=large)
    return log_html(page, paper=paper, large=large)


def _as_docx(page: Page, paper: str, large: bool) -> bytes:
    from .contract_docx import contract_docx  # noqa: PLC0415  # one form a file
    from .log_docx import log_docx  # noqa: PLC0415

    if isinstance(page, ContractPage):
        return contract_docx(page, paper=paper, large=large)
    return log_docx(page, paper=paper, large=large)
