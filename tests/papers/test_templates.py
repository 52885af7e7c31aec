"""Templates: an agency's own pages are filled in as the docs say, and nothing is lost to one that does not work."""

import io
import re
from pathlib import Path

import docx
import pypdf
import pytest

from followthrough.casework.mistakes import TemplateTrouble
from followthrough.papers.samples import samples_of
from followthrough.papers.templates import (
    LONGEST,
    Page,
    check,
    fill_in,
    template_for,
    templates_in,
    values_of,
)
from pages import DOCS

from .conftest import a_log, a_page

PAGE = (DOCS / "templates.md").read_text(encoding="utf-8")


def filled(folder: Path, name: str, text: str, page: Page | None = None) -> bytes:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return fill_in(path, page or a_page(), paper="letter", large=False)


def trouble(folder: Path, name: str, text: str, page: Page | None = None) -> tuple[object, object, object]:
    """File, line and cause, as the mistake names them."""
    with pytest.raises(TemplateTrouble) as told:
        filled(folder, name, text, page)
    return tuple(told.value.facts[fact] for fact in ("path", "line", "why"))  # type: ignore[return-value]


# The docs -------------------------------------------------------------------------------------------------------


def names_under(heading: str) -> set[str]:
    """The names in the first column of the table under a heading of the docs."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| (`.+?) \|", section, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


@pytest.mark.parametrize(
    ("heading", "page"), [("What a contract may name", a_page()), ("What a log may name", a_log())]
)
def test_the_docs_list_every_name_that_a_template_may_use(heading: str, page: Page) -> None:
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]

    assert names_under(heading) == set(values_of(page, paper="letter", large=False))
    assert set(re.findall(r"`words\.(\w+)`", section)) == set(page.words._fields)


def test_the_example_of_the_docs_can_be_filled_in(folder: Path) -> None:
    example = PAGE.partition("```html\n")[2].partition("```")[0]
    (folder / "contract.html").write_text(example, encoding="utf-8")

    check(folder / "contract.html")
    made = filled(folder, "contract.html", example).decode()

    assert "<li>apply for 2 jobs a week; ________</li>" in made
    assert "<b>7</b>" in made


# Which template -------------------------------------------------------------------------------------------------


def test_the_template_of_a_language_comes_before_the_one_for_all(folder: Path) -> None:
    for name in ("contract.html", "contract.fr.html", "log.typ", "notes.txt"):
        (folder / name).touch()

    assert [template_for(folder, "contract", ".html", language) for language in ("fr", "en")] == [
        folder / "contract.fr.html",
        folder / "contract.html",
    ]
    assert template_for(folder, "log", ".pdf", "en") == folder / "log.typ"
    assert template_for(folder, "log", ".docx", "en") is None
    assert template_for(None, "log", ".html", "en") is None
    assert templates_in(folder) == [
        folder / name for name in ("contract.fr.html", "contract.html", "log.typ")
    ]


# What is filled in ----------------------------------------------------------------------------------------------


def test_names_are_text_in_html_and_what_is_not_known_is_empty(folder: Path) -> None:
    page = a_page()._replace(client="<b>Ana & Zoé</b>", phone=None)

    assert filled(folder, "contract.html", "[{{ client }}|{{ phone }}]", page).decode() == (
        "[&lt;b&gt;Ana &amp; Zoé&lt;/b&gt;|]"
    )


def test_names_are_text_in_typst(folder: Path) -> None:
    page = a_page()._replace(client='#panic("x") *bold* \\ Zoé')
    made = filled(folder, "contract.typ", "= {{ client }}. ({{ agency }})\n#table([{{ client }}])", page)
    words = pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()

    assert words.count('#panic("x") *bold* \\ Zoé') == 2


def test_a_template_includes_another_of_its_folder_and_no_other_file(folder: Path) -> None:
    own = folder / "own"
    own.mkdir()
    (folder / "secret.txt").write_text("secret")
    (own / "address.html").write_text("{{ agency }}, 1 Main Street")

    assert (
        filled(own, "contract.html", "{% include 'address.html' %}")
        == b"Harbour Employment Centre, 1 Main Street"
    )
    assert trouble(own, "contract.html", "\n{% include '../secret.txt' %}")[1] == "line 2: "
    assert trouble(own, "contract.typ", '\n#read("../secret.txt")')[1] == "line 2: "


def a_word_file(path: Path, *more: str) -> Path:
    made = docx.Document()
    made.add_heading("{{ words.title }}: {{ client }}")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells),
        ("What", "Where", "{{ client_line.text }}", "{{ client_line.at or '____' }}"),
        strict=True,
    ):
        cell.text = text
    made.add_paragraph("You: {{ counsellor_line.text }}")
    made.sections[0].footer.paragraphs[0].text = "{{ agency }}"
    for text in more:
        made.add_paragraph(text)
    made.save(path)
    return path


def test_a_word_file_is_filled_in_line_by_line(folder: Path) -> None:
    page = a_page()
    path = a_word_file(folder / "contract.docx")
    made = docx.Document(io.BytesIO(fill_in(path, page, paper="letter", large=False)))

    assert [[cell.text for cell in row.cells] for row in made.tables[0].rows] == [
        ["What", "Where"],
        *([line.text, line.at or "____"] for line in page.mine),
    ]
    assert [paragraph.text for paragraph in made.paragraphs] == [
        "Our contract: Zoé Lachapelle",
        *(f"You: {line.text}" for line in page.yours),
    ]
    assert made.sections[0].footer.paragraphs[0].text == "Harbour Employment Centre"


# What does not work ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("a\n{{ clinet }}", 2, "'clinet' is undefined"),
        ("a\n\n{{ client.nmae }}", 3, "nothing there is called “nmae”"),
        ("a\n{% for line in client_lines %}", 2, "Unexpected end of template"),
        ("{{ client.__class__ }}", 1, "unsafe"),
        ("a\n{{ 1 / 0 }}", 2, "division by zero"),
        ("a\n{% include 'address.html' %}", 2, "there is no template “address.html” in its folder"),
        ("\n{{ 'x' * 999999999 }}", 2, "product of two numbers"),
        ("\n{{ 9 ** 999999999 }}", 2, "product of two numbers"),
        ("\n{% for n in range(999999) %}{{ n }}{% endfor %}", 2, "Range too big"),
    ],
)
def test_what_does_not_work_is_told_with_its_line_and_cause(
    folder: Path, text: str, line: int, why: str
) -> None:
    path, told_line, told_why = trouble(folder, "contract.html", text)

    assert (path, told_line) == ("contract.html", f"line {line}: ")
    assert why in str(told_why)


def test_a_loop_that_writes_without_end_is_broken_off(folder: Path) -> None:
    text = "{% for a in range(99999) %}{% for b in range(99999) %}{{ client }}{% endfor %}{% endfor %}"

    assert trouble(folder, "contract.html", text) == (
        "contract.html",
        "",
        f"it writes more than {LONGEST:,} characters",
    )


def test_trouble_in_an_included_file_names_that_file(folder: Path) -> None:
    (folder / "address.html").write_text("\n\n{{ adress }}")

    assert trouble(folder, "contract.html", "{% include 'address.html' %}")[:2] == (
        "address.html",
        "line 3: ",
    )


def test_trouble_in_typst_names_the_line_of_the_template(folder: Path) -> None:
    loop = "{% for line in client_lines %}\n#nothing({{ line.text }})\n{% endfor %}"

    assert trouble(folder, "log.typ", "= {{ client }}\n#nothing[a]", a_log()) == (
        "log.typ",
        "line 2: ",
        "unknown variable: nothing",
    )
    assert "once it is filled in" in str(trouble(folder, "contract.typ", loop)[1])


def test_trouble_in_a_word_file_names_the_paragraph(folder: Path) -> None:
    path = a_word_file(folder / "contract.docx", "{{ nobody }}")
    with pytest.raises(TemplateTrouble) as told:
        fill_in(path, a_page(), paper="letter", large=False)

    assert told.value.facts["line"] == "the paragraph “{{ nobody }}”: "


@pytest.mark.parametrize("name", ["contract.docx", "contract.html"])
def test_a_file_that_is_none_of_its_kind_is_told(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\xff\xfe\x00 no such file")
    with pytest.raises(TemplateTrouble):
        fill_in(folder / name, a_page(), paper="letter", large=False)


def test_a_check_finds_what_only_a_page_without_a_phone_number_shows(folder: Path) -> None:
    (folder / "contract.html").write_text("{{ client }}\n{{ phone.upper() }}")
    with pytest.raises(TemplateTrouble) as told:
        check(folder / "contract.html")

    assert told.value.facts["line"] == "line 2: "


@pytest.mark.parametrize("paper", ["contract", "log"])
def test_the_samples_of_a_check_are_pages_of_the_paper(paper: str) -> None:
    full, blank = samples_of(paper, "fr")

    assert (full.language, full.phone, blank.phone) == ("fr", "604-555-0100", None)
