"""The disclosure as a Word file, with real headings."""

from followthrough.papers.docx import LARGE, as_bytes, new_document, write

from .page import Disclosure
from .texts import shown

MARGIN, SIZE = 18.0, 11.0


def as_docx(page: Disclosure, *, paper: str, large: bool) -> bytes:
    """The page as a Word file. Raises `MissingExtra`."""
    size = LARGE if large else SIZE
    document = new_document(page.title, page.region, paper=paper, size=size, margin=MARGIN)
    document.add_paragraph(page.title, style="Title")
    write(document.add_paragraph(), shown(page.of_whom), bold=True)
    for sentence in page.intro:
        document.add_paragraph(sentence)
    for part in page.parts:
        document.add_paragraph(part.title, style="Heading 1")
        for line in (*part.says, *part.lines):
            document.add_paragraph(shown(line))
        for item in part.items:
            paragraph = document.add_paragraph()
            if item.title:
                write(paragraph, f"{shown(item.title)}\n", bold=True)
            for fact in item.facts:
                write(paragraph, f"{fact.label}{page.colon}", bold=True)
                write(paragraph, f"{shown(fact.value)}\n")
        if not part.lines and not part.items:
            document.add_paragraph(part.nothing)
    return as_bytes(document)
