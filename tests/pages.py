"""What the tests of the docs and of completeness look at: pages, sources, commands, the generator."""

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PACKAGE = ROOT / "src" / "followthrough"
WRITTEN = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
PAGES = [*(ROOT / name for name in WRITTEN), *sorted(DOCS.glob("*.md"))]
SOURCES = sorted(PACKAGE.rglob("*.py"))


def _generator() -> ModuleType:
    name = "generate_docs"
    spec = importlib.util.spec_from_file_location(name, DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


generate = _generator()


@cache
def commands() -> dict[str, Any]:
    """The commands of the command line, by name."""
    from typer.main import get_command

    from followthrough.cli import app

    return dict(get_command(app).commands)  # type: ignore[attr-defined]
