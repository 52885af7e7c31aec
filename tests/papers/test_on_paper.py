"""On paper: every page as it comes out of a browser, of typst and of a word processor."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from followthrough.casework.contract import CLIENT, read_obligation
from followthrough.papers.contract_page import ContractPage
from followthrough.papers.log_page import LogPage
from followthrough.papers.templates import Page
from followthrough.papers.write import as_file

from .conftest import NAME, Printed, a_log, a_page, longest_lines, looked_at, plain, the_tool

pytestmark = pytest.mark.slow  # a browser and a word processor start
TASKS = [("Buy a bus pass", "15 jan"), ("Ask Mr. Lebœuf for a reference", "16 jan")]
LINK = "https://www.w3.org/" + "a-very-long-way-to-a-page/" * 4
LONG_NAME = "Carrefour jeunesse-emploi de l’Île-d’Orléans et de la Côte-de-Beaupré"
LONG_WORDS = (read_obligation(CLIENT, f"application 5/week: {LINK} @ {LINK}"),)


class Case(NamedTuple):
    """A page, and how it is to be printed."""

    page: Page
    paper: str = "letter"
    large: bool = False


CASES = {
    "longest contract": Case(a_page("en", longest_lines("en"))),
    "longest contract in French": Case(a_page("fr", longest_lines("fr"))),
    "longest contract in French on A4": Case(a_page("fr", longest_lines("fr")), "a4"),
    "ordinary contract": Case(a_page("fr", confidence=None)),
    "contract with long words": Case(a_page("en", LONG_WORDS)),
    "large contract": Case(a_page("fr"), large=True),
    "longest log": Case(a_log("en", longest_lines("en"), tasks=TASKS)),
    "longest log in French": Case(a_log("fr", longest_lines("fr"), tasks=TASKS)),
    "longest log from a long name": Case(
        a_log("fr", longest_lines("fr"), tasks=TASKS)._replace(
            agency=LONG_NAME, phone="418-555-0199, poste 12"
        )
    ),
    "ordinary contract from a long name": Case(
        a_page("fr")._replace(agency=LONG_NAME, phone="418-555-0199, poste 12")
    ),
    "large log": Case(a_log("fr"), large=True),
}
BROWSER = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
Looks = dict[str, Printed]


def written(folder: Path, ending: str) -> list[Path]:
    paths = []
    for name, case in CASES.items():
        path = folder / f"{name.replace(' ', '-')}{ending}"
        path.write_bytes(as_file(case.page, ending, paper=case.paper, large=case.large))
        paths.append(path)
    return paths


def by_name(paths: list[Path]) -> Looks:
    with ThreadPoolExecutor(4) as several:
        return dict(zip(CASES, several.map(looked_at, paths), strict=True))


@pytest.fixture(scope="module")
def in_a_browser(tmp_path_factory: pytest.TempPathFactory) -> Looks:
    browser = the_tool("chromium")
    folder = tmp_path_factory.mktemp("browser")

    def printed(path: Path) -> Path:
        pdf = path.with_suffix(".pdf")
        own = f"--user-data-dir={folder / path.stem}"
        subprocess.run(
            [browser, *BROWSER, own, f"--print-to-pdf={pdf}", path.as_uri()], capture_output=True, check=True
        )
        return pdf

    with ThreadPoolExecutor(2) as two:
        return by_name(list(two.map(printed, written(folder, ".html"))))


@pytest.fixture(scope="module")
def in_typst(tmp_path_factory: pytest.TempPathFactory) -> Looks:
    return by_name(written(tmp_path_factory.mktemp("typst"), ".pdf"))


@pytest.fixture(scope="module")
def in_a_word_processor(tmp_path_factory: pytest.TempPathFactory) -> Looks:
    office = the_tool("soffice")
    folder = tmp_path_factory.mktemp("word-processor")
    paths = written(folder, ".docx")
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = [office, own, "--headless", "--convert-to", "pdf", "--outdir", folder, *paths]
    subprocess.run(words, capture_output=True, check=True)
    return by_name([path.with_suffix(".pdf") for path in paths])


@pytest.fixture(params=["in_a_browser", "in_typst", "in_a_word_processor"])
def looks(request: pytest.FixtureRequest) -> Looks:
    found: Looks = request.getfixturevalue(request.param)
    return found


def sentences_of(page: Page) -> list[str]:
    """All that has to stand on the paper."""
    if isinstance(page, LogPage):
        rows = [text for row in page.rows for text in (row.what, row.at, row.asked, row.says) if text]
        return [page.client, page.week, *rows, *page.hand_in, *page.words.columns, page.words.went_well]
    assert isinstance(page, ContractPage)
    lines = [text for line in (*page.mine, *page.yours) for text in line if text]
    words = page.words
    said = (
        words.smaller_step,
        words.confidence,
        words.mine,
        words.yours,
        words.my_signature,
        words.your_signature,
    )
    return [
        page.client,
        page.who_is_who,
        *lines,
        *page.if_i_cannot,
        *words.next_says,
        *said,
        page.review_on or "",
    ]


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_cut(looks: Looks, name: str) -> None:
    assert [said for said in sentences_of(CASES[name].page) if plain(said) not in looks[name].text] == []


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if not case.large])
def test_it_is_one_page(looks: Looks, name: str) -> None:
    assert looks[name].pages == 1


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.large])
def test_large_print_is_two_pages_at_most_and_nowhere_under_18_points(looks: Looks, name: str) -> None:
    assert looks[name].pages <= 2
    assert looks[name].smallest >= 18


@pytest.mark.parametrize("name", CASES)
def test_nothing_comes_near_the_edge_of_the_paper(looks: Looks, name: str) -> None:
    assert looks[name].is_clear_at_the_edge


def test_accents_and_ligatures_are_right(looks: Looks) -> None:
    assert plain(f"{NAME}") in looks["ordinary contract"].text
    assert plain("Émile Lebœuf") in looks["ordinary contract"].text
