"""docs/pipes.md: every recipe is run as it stands, on the demonstration, and shows what comes out."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from pages import DOCS

PAGE = DOCS / "pipes.md"
RECIPE = re.compile(r"(?:<!-- needs: (\w+) -->\n\n)?```sh\n(.*?)\n```\n\n```text\n(.*?)```", re.DOTALL)
MORNING = "2026-03-10T09:00:00"
BINARIES = Path(sys.executable).parent


class Recipe(NamedTuple):
    """Commands for a shell, what they need beside ft, and what they print."""

    needs: str
    commands: str
    shown: str


RECIPES = [Recipe(*found) for found in RECIPE.findall(PAGE.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A folder with the demonstration in it, and ft on the path."""
    folder = tmp_path_factory.mktemp("pipes")
    told = {
        **os.environ,
        "FT_DATABASE": str(folder / "caseload.db"), "FT_SETTINGS": str(folder / "settings.toml"), "FT_NOW": MORNING,
        "HOME": str(folder), "PWD": str(folder), "TZ": "UTC", "LC_ALL": "C.UTF-8",
        "PATH": f"{BINARIES}{os.pathsep}{os.environ['PATH']}",
    }  # fmt: skip
    subprocess.run(["ft", "demo"], env=told, cwd=folder, check=True, capture_output=True)
    return told


def is_there(program: str) -> bool:
    return bool(shutil.which(program) or importlib.util.find_spec(program))


def test_every_block_of_commands_has_its_output_below() -> None:
    assert len(RECIPES) == PAGE.read_text(encoding="utf-8").count("```sh\n") > 4


@pytest.mark.skipif(os.name == "nt", reason="SKIPPED: the recipes are for a POSIX shell")
@pytest.mark.parametrize(
    "recipe", RECIPES, ids=lambda recipe: recipe.needs or recipe.commands.split("|")[1].split()[0]
)
def test_a_recipe_shows_what_comes_out(recipe: Recipe, surroundings: dict[str, str]) -> None:
    if recipe.needs and not is_there(recipe.needs):
        pytest.skip(f"SKIPPED: {recipe.needs} is not installed")
    words = ["sh", "-c", recipe.commands]
    done = subprocess.run(
        words, env=surroundings, cwd=surroundings["PWD"], check=True, capture_output=True, text=True
    )

    if os.environ.get("FT_STORIES") == "write":
        page = PAGE.read_text(encoding="utf-8")
        old, new = (f"{recipe.commands}\n```\n\n```text\n{shown}```" for shown in (recipe.shown, done.stdout))
        PAGE.write_text(page.replace(old, new), encoding="utf-8")
    else:
        assert (done.stdout, done.stderr) == (recipe.shown, "")
