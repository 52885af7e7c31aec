"""Typst: pages as PDF. A page's values go in as data, never as source.

The fonts are those that typst brings along; the machine's own step in for a name in an alphabet that these lack.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from followthrough.casework.mistakes import MissingExtra

LAYOUTS = Path(__file__).parent / "layouts"
PAPERS = {"letter": "us-letter", "a4": "a4"}


def as_pdf(page: NamedTuple, layout: str, *, paper: str, large: bool) -> bytes:
    """A page as PDF, by the layout of this name. Raises `MissingExtra`."""
    values = {**_plain(page), "paper": PAPERS[paper], "large": large}
    source = "\n".join(
        (LAYOUTS / name).read_text(encoding="utf-8") for name in ("frame.typ", f"{layout}.typ")
    )
    return compiled(source, {"page": json.dumps(values)})


def compiled(source: str, values: dict[str, str] | None = None, root: Path = LAYOUTS) -> bytes:
    """A typst source as PDF; it reads files below `root` and no others. Raises `MissingExtra`, `typst.TypstError`."""
    try:
        import typst  # noqa: PLC0415  # an extra, loaded where a PDF is written
    except ImportError as trouble:
        raise MissingExtra(what="Writing .pdf", extra="pdf") from trouble
    compiler = typst.Compiler(root=str(root), sys_inputs=values or {})
    made = compiler.compile(source.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def _plain(value: NamedTuple) -> dict[str, object]:
    """A value as JSON can say it: named fields, nested ones too."""
    return {name: _as_json(field) for name, field in value._asdict().items()}


def _as_json(value: object) -> object:
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return _plain(value)  # type: ignore[arg-type]
    if isinstance(value, tuple):
        return [_as_json(one) for one in value]
    return dict(value) if isinstance(value, Mapping) else value
