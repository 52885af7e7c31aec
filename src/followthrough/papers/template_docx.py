"""Word files as templates: each paragraph is a small template of its own, and lines are repeated by their names."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from followthrough.casework.mistakes import MissingExtra, TemplateTrouble

from .templates import filled

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

EACH = {"client_line": "client_lines", "counsellor_line": "counsellor_lines", "row": "rows"}
"""By the name that a row of a table, or a paragraph, mentions: what it is repeated for."""
SHOWN = 60
"""Characters of a paragraph with which a mistake names it: a Word file has no lines."""


def fill_in_docx(path: Path, values: Mapping[str, object], sandbox: "ImmutableSandboxedEnvironment") -> bytes:
    """A Word file with everything in double braces filled in. Raises `TemplateTrouble`, `MissingExtra`."""
    document = _opened(path)
    for paragraph, named in _all_paragraphs(document, values):
        text = "".join(run.text for run in paragraph.runs)
        if "{{" not in text and "{%" not in text:
            continue
        try:
            said = filled(path, partial(_pieces, sandbox, text, named))
        except TemplateTrouble as trouble:
            line = f"the paragraph “{text[:SHOWN]}”: "
            raise TemplateTrouble(**{**trouble.facts, "path": path.name, "line": line}) from trouble
        paragraph.runs[0].text = said
        for run in paragraph.runs[1:]:
            run.text = ""
    from .docx import as_bytes  # noqa: PLC0415

    return as_bytes(document)


def _pieces(
    sandbox: "ImmutableSandboxedEnvironment", text: str, named: Mapping[str, object]
) -> Iterator[str]:
    return sandbox.from_string(text).generate(named)


def _opened(path: Path) -> Any:
    try:
        import docx  # noqa: PLC0415  # an extra
    except ImportError as trouble:
        raise MissingExtra(what="A template in .docx", extra="docx") from trouble
    try:
        return docx.Document(str(path))
    except (
        Exception
    ) as trouble:  # zip, XML or the parts of a Word file: what is not one has many ways to say so
        raise TemplateTrouble(path=path.name, line="", why="it is not a Word file (.docx)") from trouble


def _all_paragraphs(
    document: Any, values: Mapping[str, object]
) -> Iterator[tuple[Any, Mapping[str, object]]]:
    """Every paragraph with the values that hold in it: of the body, its tables, and of head and foot of the page."""
    yield from _paragraphs_in(document, values)
    for section in document.sections:
        for part in (section.header, section.footer):
            if not part.is_linked_to_previous:
                yield from _paragraphs_in(part, values)


def _paragraphs_in(place: Any, values: Mapping[str, object]) -> Iterator[tuple[Any, Mapping[str, object]]]:
    from docx.text.paragraph import Paragraph  # noqa: PLC0415  # an extra

    for block in [*place.iter_inner_content()]:
        if isinstance(block, Paragraph):
            for copy, named in _repeated(block._p, block.text, values):
                yield Paragraph(copy, block._parent), named
            continue
        for row in [*block.rows]:
            text = "".join(cell.text for cell in row.cells)
            for copy, named in _repeated(row._tr, text, values):
                yield from _in_row(copy, block, named)


def _in_row(row: Any, table: Any, values: Mapping[str, object]) -> Iterator[tuple[Any, Mapping[str, object]]]:
    from docx.table import _Row  # noqa: PLC0415  # an extra

    seen: list[Any] = []
    for cell in _Row(row, table).cells:
        if cell._tc not in seen:  # a merged cell stands in its row once for each column
            seen.append(cell._tc)
            yield from _paragraphs_in(cell, values)


def _repeated(
    element: Any, text: str, values: Mapping[str, object]
) -> Iterator[tuple[Any, Mapping[str, object]]]:
    """The element once for each line that it mentions, with that line under its name; as it is, if it names none."""
    name = next((name for name in EACH if f"{name}." in text and EACH[name] in values), None)
    if name is None or name in values:
        yield element, values
        return
    lines: Any = values[EACH[name]]
    copies = [deepcopy(element) for _ in lines]
    for copy, line in zip(copies, lines, strict=True):
        element.addprevious(copy)
        yield copy, {**values, name: line}
    element.getparent().remove(element)
