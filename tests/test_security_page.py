"""Every promise of docs/security.md names a test that holds it, and that test is there."""

import re

from pages import DOCS, ROOT

PAGE = (DOCS / "security.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(test_\w+)`")


def names_of_tests() -> set[str]:
    """The names of all tests."""
    files = (ROOT / "tests").rglob("test_*.py")
    return {
        name
        for file in files
        for name in re.findall(r"^def (test_\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    }


def promises() -> list[str]:
    """The numbered lines of the page."""
    return re.findall(r"^\d+\. .*?(?=^\d+\. |^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)


def test_there_are_ten_lines_and_each_names_a_test_and_what_is_not_protected() -> None:
    assert len(promises()) == 10
    assert [line for line in promises() if not NAMED.search(line) or "**Not:**" not in line] == []


def test_every_test_that_is_named_is_there() -> None:
    assert set(NAMED.findall(PAGE)) - names_of_tests() == set()
