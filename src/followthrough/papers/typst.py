"""Typst: pages as PDF. A page's values go in as data, never as source.

The fonts are those that typst brings along; the machine's own step in for a name in an alphabet that these lack.
Nothing is fetched: a package that a template names is read from the folder of the template, or not at all.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from followthrough.casework.mistakes import MissingExtra

LAYOUTS = Path(__file__).parent / "layouts"
PAPERS = {"letter": "us-letter", "a4": "a4"}
PACKAGES = "packages"
"""Where beside a template its packages lie, as typst keeps them: packages/preview/NAME/VERSION."""
NOWHERE = "socks5://127.0.0.1:9"
"""A proxy of a kind that typst cannot speak to: whatever it would fetch ends there, before a socket is opened."""
TO_THE_NETWORK = dict.fromkeys(("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"), NOWHERE)
PAST_IT = ("NO_PROXY", "no_proxy")


def as_pdf(page: NamedTuple, layout: str, *, paper: str, large: bool) -> bytes:
    """A page as PDF, by the layout of this name. Raises `MissingExtra`."""
    values = {**_plain(page), "paper": PAPERS[paper], "large": large}
    source = "\n".join(
        (LAYOUTS / name).read_text(encoding="utf-8") for name in ("frame.typ", f"{layout}.typ")
    )
    return compiled(source, {"page": json.dumps(values)})


def compiled(source: str, values: dict[str, str] | None = None, root: Path = LAYOUTS) -> bytes:
    """A typst source as PDF; it reads files below `root` and no others, and fetches nothing.

    Raises `MissingExtra`, `typst.TypstError`.
    """
    try:
        import typst  # noqa: PLC0415  # an extra, loaded where a PDF is written
    except ImportError as trouble:
        raise MissingExtra(what="Writing .pdf", extra="pdf") from trouble
    packages = str(root / PACKAGES)
    compiler = typst.Compiler(
        root=str(root), sys_inputs=values or {}, package_path=packages, package_cache_path=packages
    )
    with _off_the_network():
        made = compiler.compile(source.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


@contextmanager
def _off_the_network() -> Iterator[None]:
    """While a page is made, the surroundings name a way to the network that leads nowhere."""
    before = {name: os.environ.get(name) for name in (*TO_THE_NETWORK, *PAST_IT)}
    try:
        for name in PAST_IT:
            os.environ.pop(name, None)
        os.environ.update(TO_THE_NETWORK)
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def _plain(value: NamedTuple) -> dict[str, object]:
    """A value as JSON can say it: named fields, nested ones too."""
    return {name: _as_json(field) for name, field in value._asdict().items()}


def _as_json(value: object) -> object:
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return _plain(value)  # type: ignore[arg-type]
    if isinstance(value, tuple):
        return [_as_json(one) for one in value]
    return dict(value) if isinstance(value, Mapping) else value
