"""Templates: an agency's own pages, filled in by Jinja2 in a sandbox. docs/templates.md says what they may use."""

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from followthrough.casework.mistakes import MissingExtra, TemplateTrouble

from .contract_page import SCALE, ContractPage
from .log_page import LogPage

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

Page = ContractPage | LogPage
FORMS = {".html": ".html", ".pdf": ".typ", ".docx": ".docx"}
"""By the ending of what is to be written, the ending of the template that it is made from."""
LONGEST = 2_000_000
"""Characters that a filled template has at most: a loop that writes without end is broken off there."""


def template_for(folder: Path | None, paper: str, ending: str, language: str) -> Path | None:
    """The agency's own template of a paper (contract, log): the one of its language before the one of all."""
    if folder is None:
        return None
    form = FORMS[ending]
    named = (folder / f"{paper}.{language}{form}", folder / f"{paper}{form}")
    return next((path for path in named if path.is_file()), None)


def templates_in(folder: Path) -> list[Path]:
    """The templates in a folder: every file that some paper would be made from."""
    papers = [
        f"{paper}{mark}{form}"
        for paper in ("contract", "log")
        for mark in ("", ".en", ".fr")
        for form in FORMS.values()
    ]
    return sorted(folder / name for name in papers if (folder / name).is_file())


def fill_in(path: Path, page: Page, *, paper: str, large: bool) -> bytes:
    """A template filled in with a page's values. Raises `TemplateTrouble`, `MissingExtra`."""
    values = values_of(page, paper=paper, large=large)
    if path.suffix == ".docx":
        from .template_docx import fill_in_docx  # noqa: PLC0415  # an extra

        return fill_in_docx(path, values, rendering(path.parent))
    finish = _as_typst if path.suffix == ".typ" else _as_text
    environment = rendering(path.parent, escape=path.suffix == ".html", finish=finish)
    text = filled(path, lambda: environment.get_template(path.name).generate(values))
    return _compiled(path, text) if path.suffix == ".typ" else text.encode()


def values_of(page: Page, *, paper: str, large: bool) -> dict[str, object]:
    """What a template may name. `docs/templates.md` lists the same."""
    shared = {
        "language": page.language, "words": page.words, "client": page.client, "counsellor": page.counsellor,
        "agency": page.agency, "phone": page.phone, "paper": paper, "large": large,
    }  # fmt: skip
    if isinstance(page, LogPage):
        own: Mapping[str, object] = {
            "week": page.week, "days": page.days, "rows": page.rows, "places": page.places, "hand_in": page.hand_in,
        }  # fmt: skip
    else:
        own = {
            "who_is_who": page.who_is_who, "client_lines": page.mine, "counsellor_lines": page.yours,
            "if_i_cannot": page.if_i_cannot, "what_happens_next": page.words.next_says, "scale": SCALE,
            "confidence": page.confidence, "signed_on": page.signed_on, "review_on": page.review_on,
        }  # fmt: skip
    return {**shared, **own}


# Filling in -----------------------------------------------------------------------------------------------------


def rendering(
    folder: Path, *, escape: bool = False, finish: Callable[[object], object] | None = None
) -> "ImmutableSandboxedEnvironment":
    """The sandbox: it reads templates of this folder, and no name that it was not given."""
    try:
        from jinja2 import FileSystemLoader, StrictUndefined  # noqa: PLC0415  # an extra

        from .sandbox import Sandbox  # noqa: PLC0415
    except ImportError as trouble:
        raise MissingExtra(what="A template of your own", extra="standard") from trouble
    loader = FileSystemLoader(folder)
    finish = finish or _as_text
    return Sandbox(loader=loader, undefined=StrictUndefined, autoescape=escape, finalize=finish)


def filled(path: Path, pieces: Callable[[], Iterator[str]]) -> str:
    """The text that a template comes to. Raises `TemplateTrouble` with file, line and cause of whatever went wrong."""
    written, length = [], 0
    try:
        for piece in pieces():
            written.append(piece)
            length += len(piece)
            if length > LONGEST:
                raise TemplateTrouble(
                    path=path.name, line="", why=f"it writes more than {LONGEST:,} characters"
                )
    except (TemplateTrouble, MissingExtra):
        raise
    except Exception as trouble:  # whatever somebody wrote into a template
        raise _told(path, trouble) from trouble
    return "".join(written)


def _told(path: Path, trouble: Exception) -> TemplateTrouble:
    """A mistake that names the file and the line in which it lies, in a template or in one that it includes."""
    name, line = path.name, getattr(trouble, "lineno", None)
    if line is not None:
        name = getattr(trouble, "name", None) or name
    else:
        for frame in traceback.extract_tb(trouble.__traceback__):
            if Path(frame.filename).parent == path.parent:
                name, line = Path(frame.filename).name, frame.lineno
    why = " ".join(str(trouble).split()).rstrip(".") or type(trouble).__name__
    why = re.sub(r"^'.*' has no attribute '(.*)'$", r"nothing there is called “\1”", why)
    if type(trouble).__name__ == "TemplateNotFound":
        why = f"there is no template “{getattr(trouble, 'name', '')}” in its folder"
    return TemplateTrouble(path=name, line=f"line {line}: " if line else "", why=why)


def _as_text(value: object) -> object:
    """What is not known is left empty; a template can say `{{ phone or "…" }}`."""
    return "" if value is None else value


def _as_typst(value: object) -> object:
    """A value as a typst string, put into the text by a hash: nothing in it can be markup."""
    if value is None:
        return ""
    text = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'#"{text}";'


def _compiled(path: Path, source: str) -> bytes:
    from .typst import compiled  # noqa: PLC0415  # an extra

    try:
        return compiled(source, root=path.parent)
    except MissingExtra:
        raise
    except Exception as trouble:  # typst has one class of its own, and is not loaded to name it
        line = _line_in(path, source, getattr(trouble, "diagnostic", ""))
        why = _why(str(getattr(trouble, "message", trouble)))
        raise TemplateTrouble(path=path.name, line=line, why=why) from trouble


def _why(message: str) -> str:
    """What typst says; of a package that it would fetch, where to lay it instead."""
    package = re.search(r"/([\w.-]+/[\w.-]+)-(\d[\w.]*)\.tar\.gz", message)
    if package is None:
        return message
    return f"ft fetches no package; lay it into its folder, as packages/{package[1]}/{package[2]}"


def _line_in(path: Path, source: str, diagnostic: Any) -> str:
    """The line that typst complains of; where it was written by a loop, its number in the page as filled in."""
    _, _, place = str(diagnostic).partition(".typ:")
    number = place.partition(":")[0]
    if not number.isdigit():
        return ""
    asked = source.splitlines()[int(number) - 1]
    own = path.read_text(encoding="utf-8").splitlines()
    found = own.index(asked) + 1 if own.count(asked) == 1 else None
    return f"line {found}: " if found else f"line {number} once it is filled in: "


def check(path: Path) -> None:
    """Fills a template in with sample values, all that may be blank once blank. Raises what `fill_in` raises."""
    from .samples import samples_of  # noqa: PLC0415  # only where a template is checked

    paper, _, language = path.stem.partition(".")
    for tongue in (language,) if language else ("en", "fr"):
        for page in samples_of(paper, tongue):
            fill_in(path, page, paper="letter", large=False)
