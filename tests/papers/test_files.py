"""The files: what is in them besides what is seen. Names are data in each form, and nothing tells of the machine."""

import io
import re
import zipfile
from html.parser import HTMLParser

import docx
import pypdf
import pytest

from followthrough.casework.contract import CLIENT, Contract, read_obligation
from followthrough.casework.mistakes import UnknownPaper, UnknownStatus
from followthrough.casework.sender import Sender
from followthrough.papers.contract_page import contract_page
from followthrough.papers.write import as_file, ending_of, read_paper

from .conftest import SIGNED_ON, a_log, a_page, longest_lines, plain

HOSTILE = '<b>#"\\*_$x$ `@a` //{{ x }} & ${title} $title'
TIMES = 11
"""How often it is on the page: from whom (4), who is who (2), the line, its place, the number, two signatures."""
LINE = read_obligation(CLIENT, f"application 5/week: {HOSTILE}")._replace(at=HOSTILE)


def hostile():
    signed = Contract(SIGNED_ON, None, (LINE,), 3)
    return contract_page(HOSTILE, (LINE,), "en", sender=Sender(HOSTILE, HOSTILE, HOSTILE), signed=signed)


class Tags(HTMLParser):
    """The tags of a page, their attributes, and its words."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("page", [a_page("fr"), a_log("fr")], ids=["contract", "log"])
def test_html_is_one_file_in_its_language_that_fetches_and_runs_nothing(page) -> None:
    made = as_file(page, ".html", paper="a4", large=False)
    found = Tags(made)

    assert ("lang", "fr-CA") in found.attributes
    assert {"script", "link", "img", "iframe"} & set(found.tags) == set()
    assert re.findall(rb"https?:|url\(|@import", made) == []
    assert found.tags.count("h1") == 1


def test_the_tables_of_a_log_have_heads_that_a_screen_reader_tells() -> None:
    found = Tags(as_file(a_log(), ".html", paper="letter", large=False))

    assert found.tags.count("th") == len([name for name, _ in found.attributes if name == "scope"])


def test_a_name_is_text_in_html() -> None:
    made = as_file(hostile(), ".html", paper="letter", large=False)

    assert "b" not in Tags(made).tags
    assert Tags(made).words.count(HOSTILE) == TIMES + 1  # and once in the title


def test_a_name_is_text_in_typst() -> None:
    reader = pypdf.PdfReader(io.BytesIO(as_file(hostile(), ".pdf", paper="letter", large=False)))

    assert plain("".join(page.extract_text() for page in reader.pages)).count(plain(HOSTILE)) == TIMES


def test_a_name_is_text_in_a_word_file() -> None:
    made = docx.Document(io.BytesIO(as_file(hostile(), ".docx", paper="letter", large=False)))
    words = "".join(text.text or "" for text in made.element.body.iter() if text.tag.endswith("}t"))

    assert words.count(HOSTILE) == TIMES


def test_a_pdf_has_title_language_and_tags_and_no_trace_of_who_made_it_when() -> None:
    made = as_file(a_page("fr"), ".pdf", paper="letter", large=False)
    reader = pypdf.PdfReader(io.BytesIO(made))
    root = reader.trailer["/Root"]

    assert reader.metadata.title == "Notre contrat – Zoé Lachapelle"
    assert set(reader.metadata) <= {"/Title", "/Creator"}
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("fr-CA", True)
    assert as_file(a_page("fr"), ".pdf", paper="letter", large=False) == made


def test_a_word_file_has_real_headings_and_its_language_and_no_author() -> None:
    made = as_file(a_page("fr", longest_lines("fr")), ".docx", paper="letter", large=False)
    document = docx.Document(io.BytesIO(made))
    headings = [
        p.text
        for table in document.tables
        for c in table.rows[0].cells
        for p in c.paragraphs
        if "Heading" in p.style.name
    ]
    styles = zipfile.ZipFile(io.BytesIO(made)).read("word/styles.xml").decode()

    assert headings == [
        "Ce que je vais faire",
        "Ce que vous allez faire",
        "Si je ne peux pas cette semaine",
        "Et ensuite",
    ]
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', styles)) == {"fr-CA"}
    assert (document.core_properties.author, document.core_properties.last_modified_by) == ("", "")


def test_a_side_that_has_agreed_to_nothing_has_lines_to_write_on() -> None:
    page = a_page(lines=[line for line in longest_lines("en") if line.party == CLIENT])
    side = (
        as_file(page, ".html", paper="letter", large=False).decode().partition("<h2>What you will do</h2>")[2]
    )

    assert side.partition("</ul>")[0].count('class="blank"') == 2


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_the_paper_is_the_one_asked_for(paper: str, size: tuple[int, int]) -> None:
    made = as_file(a_page(), ".pdf", paper=paper, large=False)
    box = pypdf.PdfReader(io.BytesIO(made)).pages[0].mediabox
    word = docx.Document(io.BytesIO(as_file(a_page(), ".docx", paper=paper, large=False))).sections[0]

    assert (round(box.width), round(box.height)) == size
    assert (round(word.page_width.pt), round(word.page_height.pt)) == size


def test_the_figure_that_was_said_is_marked_in_html() -> None:
    said = as_file(a_page(confidence=7), ".html", paper="letter", large=False).decode()
    unsaid = as_file(a_page(confidence=None), ".html", paper="letter", large=False).decode()

    assert re.findall(r'aria-current="true">(\d+)<', said) == ["7"]
    assert "aria-current" not in unsaid


def test_the_ending_chooses_the_form() -> None:
    assert [ending_of(name) for name in ("a.html", "b.HTM", "c.pdf", "d.docx")] == [
        ".html",
        ".html",
        ".pdf",
        ".docx",
    ]
    with pytest.raises(UnknownPaper):
        ending_of("contract.odt")


def test_a_size_of_paper_that_nobody_sells_is_refused() -> None:
    assert read_paper(" A4") == "a4"
    with pytest.raises(UnknownStatus):
        read_paper("a3")
