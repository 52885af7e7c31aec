"""The docs: what they show is played, what they link to is there, what they name exists, and the words are kind."""

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from pages import DOCS, PACKAGE, PAGES, ROOT, SOURCES, WRITTEN, commands, generate
from transcripts import play

UNKIND = re.compile(r"\b(failed|non-?compliant|lazy|refuses|strikes?|given up)\b", re.IGNORECASE)
"""Words that say something of a person, and nothing of the record. ft says none of them."""

NAMED = re.compile(r"(?:[`“(]|\$ |: |· )ft ([a-z][a-z-]+)")
"""A command named in running words, in a remedy, or in an example."""

HALF_TYPED = {"tri"}
"""What the bench completes."""

HOSTS = {
    *("www.w3.org", "keepachangelog.com", "semver.org", "pipx.pypa.io"),
    *("x.invalid", "127.0.0.1"),  # where nothing is, in what tests send
    *("schemas.openxmlformats.org", "purl.oclc.org"),  # the names of what stands in a workbook
}
"""What the files of the project may point to."""


def test_generated_pages_are_up_to_date() -> None:
    assert generate.out_of_date() == []


@pytest.mark.parametrize("name", generate.PAGES)
def test_a_generated_page_says_so_in_its_first_line(name: str) -> None:
    assert "docs/generate.py" in (DOCS / name).read_text(encoding="utf-8").split("\n", 1)[0]


# Console blocks -------------------------------------------------------------------------------------------------


class Block(NamedTuple):
    """What stands between two fences of a page: its lines from a first up to another, and the day named before it."""

    first: int
    end: int
    day: str | None


def blocks_of(lines: list[str]) -> Iterator[Block]:
    day, first = None, None
    for number, line in enumerate(lines):
        if named := re.fullmatch(r"<!-- day: (\d{4}-\d\d-\d\d) -->", line.strip()):
            day = named[1]
        elif first is None and line == "```console":
            first = number + 1
        elif first is not None and line == "```":
            yield Block(first, number, day)
            day, first = None, None


def played(lines: list[str], folder: Path) -> list[list[str]]:
    """What each block of a page comes out as, one after the other in one folder."""
    script = []
    for block in blocks_of(lines):
        script += ["# ---", *([f"@ {block.day}"] if block.day else []), *lines[block.first : block.end]]
    out: list[list[str]] = []
    for line in play(script, folder):
        if line == "# ---":
            out.append([])
        elif not line.startswith("@ "):
            out[-1].append(line)
    return ["\n".join(block).strip("\n").split("\n") for block in out]


WITH_BLOCKS = [page for page in PAGES if "```console" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("page", WITH_BLOCKS, ids=lambda page: page.name)
def test_a_console_block_shows_what_comes_out(page: Path, tmp_path: Path) -> None:
    lines = page.read_text(encoding="utf-8").split("\n")
    blocks = list(blocks_of(lines))

    out = played(lines, tmp_path)

    if os.environ.get("FT_STORIES") == "write":
        for block, shown in reversed(list(zip(blocks, out, strict=True))):
            lines[block.first : block.end] = shown
        page.write_text("\n".join(lines), encoding="utf-8")
    else:
        assert out == [lines[block.first : block.end] for block in blocks]


def test_the_tour_of_the_readme_is_among_the_blocks_that_are_played() -> None:
    assert ROOT / "README.md" in WITH_BLOCKS


def test_the_readme_has_a_place_for_how_fast_it_is() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert re.search(r"<!-- bench -->\n.+\n<!-- /bench -->\n", readme, re.DOTALL)


# Links and names ------------------------------------------------------------------------------------------------


def anchors_of(page: Path) -> set[str]:
    """The names by which the headings of a page can be linked to."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_leads_somewhere(page: Path) -> None:
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in anchors_of(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("page", [*PAGES, *SOURCES], ids=lambda page: page.name)
def test_a_command_that_is_named_exists(page: Path) -> None:
    named = set(NAMED.findall(page.read_text(encoding="utf-8")))

    assert named - set(commands()) - HALF_TYPED == set()


def is_there(name: str) -> bool:
    """Whether a file or folder of this name is in the project, told from its root, the package or a room."""
    known = (ROOT / name, PACKAGE / name, *PACKAGE.glob(f"*/{name}"), *(ROOT / "tests").glob(name))
    return any(path.exists() for path in known)


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/decisions.md"])
def test_a_file_that_is_named_exists(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[\w*-]+/)*[\w*-]+\.(?:py|md|txt)|(?:[\w-]+/)+)`", page))

    assert [
        path for path in sorted(named) if "your_" not in path and "*" not in path and not is_there(path)
    ] == []


def test_a_test_that_is_named_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))

    assert [name for name in sorted(named) if f"def {name}(" not in tests] == []


# Words ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_docs_are_kind(page: Path) -> None:
    assert UNKIND.findall(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_what_ft_says_is_kind(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]

    assert [text for text in texts if UNKIND.search(text)] == []


@pytest.mark.parametrize(
    "story", sorted((ROOT / "tests" / "stories").glob("*.txt")), ids=lambda story: story.stem
)
def test_a_story_is_told_kindly(story: Path) -> None:
    assert UNKIND.findall(story.read_text(encoding="utf-8")) == []


# Where this was made leaves no trace ----------------------------------------------------------------------------


def of_the_project() -> Iterator[Path]:
    """The text files of the project, without what was set up or built, and without the lock."""
    for name in (*WRITTEN, "LICENSE", "Makefile", "pyproject.toml"):
        yield ROOT / name
    for folder in ("src", "tests", "docs", "bench", ".ci"):
        for path in sorted((ROOT / folder).rglob("*")):
            made = {"__pycache__", ".import_linter_cache"} & set(path.parts)
            if path.is_file() and not made and path.suffix != ".db":
                yield path


@pytest.mark.parametrize("path", list(of_the_project()), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_names_no_machine_and_no_registry(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"(?<![\w.~}])/(?:home|root|work|Users|mnt)/\w+", text) == []
    assert set(re.findall(r"https?://([\w-]+(?:\.[\w-]+)+)", text)) - HOSTS == set()
