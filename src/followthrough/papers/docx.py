"""Word files: what both pages have in common. Real headings, real tables, the language set; python-docx writes them."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from followthrough.casework.mistakes import MissingExtra

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

PAPERS = {"letter": (215.9, 279.4), "a4": (210.0, 297.0)}
"""Width and height, in millimetres."""
ACCENT, QUIET, FAINT, TINT = "1D5C63", "4A5560", "9AA7AD", "EEF5F4"
FONT = "Arial"
LARGE = 18.0


def new_document(
    title: str, region: str, *, paper: str, size: float, margin: float, turned: bool = False
) -> "Document":
    """An empty document: paper, margins in millimetres, size of print in points. Raises `MissingExtra`."""
    try:
        import docx  # noqa: PLC0415  # an extra, loaded where a Word file is written
    except ImportError as trouble:
        raise MissingExtra(what="Writing .docx", extra="docx") from trouble
    from docx.shared import Mm  # noqa: PLC0415

    document = docx.Document()
    section = document.sections[0]
    width, height = sorted(PAPERS[paper], reverse=turned)
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(margin)
    section.top_margin = section.bottom_margin = Mm(12)
    section.header_distance = section.footer_distance = Mm(5)
    _set_styles(document, size)
    _set_language(document, region)
    _say_nothing_of_the_machine(document, title)
    return document


def _set_styles(document: "Document", size: float) -> None:
    from docx.enum.text import WD_LINE_SPACING  # noqa: PLC0415
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    for name, points, before in (
        ("Normal", size, 0),
        ("Title", size * 1.9, 0),
        ("Heading 1", size * 1.2, 0.7),
    ):
        style: Any = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(points)
        _for_all_letters(style.element, FONT)
        spacing = style.paragraph_format
        spacing.space_before, spacing.space_after = Pt(size * before), Pt(size * 0.25)
        spacing.line_spacing_rule = WD_LINE_SPACING.SINGLE
        if name != "Normal":
            style.font.bold, style.font.color.rgb = True, RGBColor.from_string(ACCENT)
            spacing.keep_with_next = True
            _without_rule(style.element)


def _for_all_letters(style: Any, font: str) -> None:
    """A font for every alphabet: a theme's own would win otherwise."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    fonts = style.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), font)
        fonts.attrib.pop(qn(f"w:{kind}Theme"), None)


def _without_rule(style: Any) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415

    for rule in style.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        rule.getparent().remove(rule)


def _set_language(document: "Document", region: str) -> None:
    """The language in which a word processor checks the spelling, and a screen reader reads."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), region)
    document.core_properties.language = region


def _say_nothing_of_the_machine(document: "Document", title: str) -> None:
    known = document.core_properties
    known.title, known.author, known.last_modified_by, known.comments = title, "", "", ""


# What stands on a page ------------------------------------------------------------------------------------------


def write(
    paragraph: "Paragraph", text: str, *, bold: bool = False, colour: str | None = None, scale: float = 1
) -> None:
    """More words in a paragraph."""
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    run = paragraph.add_run(text)
    run.bold = bold or None
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    if scale != 1:
        document: Any = paragraph.part
        style = document.document.styles["Normal"]
        run.font.size = Pt(style.font.size.pt * scale)


def leader(paragraph: "Paragraph", millimetres: float) -> None:
    """A thin line to write on, as far as this from the left."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER  # noqa: PLC0415
    from docx.shared import Mm  # noqa: PLC0415

    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(millimetres), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    paragraph.add_run("\t")


def rule_below(paragraph: "Paragraph") -> None:
    """A thin line to write on, as long as there is room."""
    borders = _part(paragraph._p.get_or_add_pPr(), "pBdr")
    for side in ("bottom", "between"):
        _set(_part(borders, side), val="single", sz="4", space="1", color=QUIET)


def outline(
    cell: Any,
    *,
    size: int = 4,
    colour: str = FAINT,
    sides: tuple[str, ...] = ("top", "left", "bottom", "right"),
) -> None:
    """A rule around a cell, or on some sides of it; `size` in eighths of a point."""
    borders = _part(cell._tc.get_or_add_tcPr(), "tcBorders")
    for side in sides:
        _set(_part(borders, side), val="single", sz=str(size), color=colour)


def shade(cell: Any, colour: str = TINT) -> None:
    """A light ground for a cell."""
    _set(_part(cell._tc.get_or_add_tcPr(), "shd"), val="clear", fill=colour)


def set_widths(table: Any, widths: tuple[float, ...]) -> None:
    """Columns of these widths, in millimetres, whatever stands in them."""
    from docx.shared import Mm  # noqa: PLC0415

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def repeat_head(row: Any) -> None:
    """Marks a row as the head of its table, for screen readers and for a second page."""
    _set(_part(row._tr.get_or_add_trPr(), "tblHeader"), val="true")


def as_bytes(document: "Document") -> bytes:
    """The file."""
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


_AFTER = {
    "tcBorders": ("w:shd", "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark"),
    "shd": ("w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark"),
    "pBdr": ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr"),
}
"""What has to come after a part, in the order that Word asks for."""


def _part(parent: Any, name: str) -> Any:
    """The part of this name, made where there is none."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    found = parent.find(qn(f"w:{name}"))
    if found is None:
        found = OxmlElement(f"w:{name}")
        after = [qn(one) for one in _AFTER.get(name, ())]
        later = next((child for child in parent if child.tag in after), None)
        parent.append(found) if later is None else later.addprevious(found)
    return found


def _set(element: Any, **values: str) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415

    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
