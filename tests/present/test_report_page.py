"""The report as a page: looked at in a browser, and held to its tables."""

import re
from pathlib import Path

import pytest

import chromium
from builders import a_case, attended, day, placed, reached
from followthrough.casework.client import LOW_POWER, Job
from followthrough.month.published import Published
from followthrough.present.month.html import as_html
from followthrough.present.month.markdown import as_markdown
from followthrough.present.month.said import Told, value_said
from followthrough.present.month.sheets import report_sheet, workbook_sheets
from reports import reported

HOSTILE = "Hired <script>alert(1)</script> | *at* Lebœuf & fils"


def a_month(*, all_numbers: bool = True) -> Published:
    """A month in which something of everything happened."""
    weekly = ("application 2/week", "job-club every wed")
    cases = [
        a_case(intake="1 dec 2025", signed="4 dec 2025", lines=weekly,
               happened=[attended("job-club", on=on)._replace(minutes=60) for on in ("10 dec 2025", "7 jan", "14 jan")])
        for _ in range(6)
    ]  # fmt: skip
    cases += [a_case(signed="9 jan", happened=[reached(on="8 jan")._replace(minutes=20)]) for _ in range(7)]
    cases += [
        a_case(intake="1 dec 2025", closed_on=day("20 jan"), outcome=HOSTILE)._replace(
            jobs=(Job(day("19 jan")),)
        )
    ] * 2
    cases += [a_case(intake="1 dec 2025", placements=[placed(LOW_POWER, on="8 jan")])]
    return reported(*cases, all_numbers=all_numbers)


def told(*, all_numbers: bool = True) -> Told:
    return Told(a_month(all_numbers=all_numbers), "As the record stands; not issued.")


# Without a browser ----------------------------------------------------------------------------------------------


def test_what_was_typed_stays_text() -> None:
    page, plain = "".join(as_html(told())), "".join(as_markdown(told()))

    assert "<script" not in page
    assert "Hired &lt;script&gt;" in page
    assert "Hired \\<script\\>alert(1)\\</script\\> \\| \\*at\\* Lebœuf \\& fils" in plain


def test_the_page_points_to_nothing_outside() -> None:
    assert re.findall(r"(?:https?:|//|url\(|@import|src=|href=)", "".join(as_html(told()))) == []


@pytest.mark.parametrize("all_numbers", [True, False])
def test_every_number_of_a_chart_stands_in_the_table_below_it(all_numbers: bool) -> None:
    page = "".join(as_html(told(all_numbers=all_numbers)))
    tables = dict(re.findall(r'<td class="right value[^"]*" data-figure="([^"]+)">([^<]*)<', page))
    charts = re.findall(r'<text class="number"[^>]* data-figure="([^"]+)" data-value="([^"]+)"', page)

    assert len(page.split("<svg")) - 1 == 3
    assert len(charts) == 12 + 6 + 3
    assert [(name, number) for name, number in charts if tables[name] != number] == []


def test_markdown_and_workbook_hold_the_same_figures() -> None:
    report = a_month(all_numbers=False)
    known = {figure.label: value_said(figure) for figure in report.figures}
    plain = "".join(as_markdown(Told(report, "")))
    sheets = list(workbook_sheets(Told(report, "")))

    in_markdown = {
        row.split(" | ")[0][2:]: row.split(" | ")[1] for row in plain.splitlines() if row.count(" | ") == 3
    }
    assert {
        label.replace("\\", ""): value for label, value in in_markdown.items() if label != "Figure"
    } == known
    assert [sheet.name for sheet in sheets] == [
        *(group.name for group in report.groups),
        "definitions",
        "about",
    ]
    assert [row[0] for sheet in sheets[: len(report.groups)] for row in sheet.rows] == list(known)
    assert len(list(report_sheet(Told(report, "")).rows)) == len(known)


def test_no_name_and_no_small_number_is_on_the_page() -> None:
    page = "".join(as_html(told(all_numbers=False)))

    assert "Ana Reyes" not in page
    assert [
        value for value in re.findall(r'data-figure="[^"]+">([^<]*)<', page) if value in {"1", "2", "3", "4"}
    ] == []


# In a browser ---------------------------------------------------------------------------------------------------

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT = """[...document.querySelectorAll('svg')].flatMap(svg => {
  const whole = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter(text => {
    const box = text.getBoundingClientRect();
    return box.left < whole.left - 1 || box.right > whole.right + 1 || box.top < whole.top - 1;
  }).map(text => text.textContent);
})"""
NAMED = """[...document.querySelectorAll('svg')].map(svg =>
  svg.getAttribute('role') + ': ' + svg.getAttribute('aria-labelledby').split(' ')
    .map(id => document.getElementById(id).tagName).join(' '))"""
FAINT = """(() => {
  const light = rgb => { const part = rgb.match(/[\\d.]+/g).slice(0, 3).map(n => n / 255)
      .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2]; };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  return [...document.querySelectorAll('th, td, small, p, dd, dt, svg text')].filter(node => {
    const style = getComputedStyle(node), ink = light(node instanceof SVGElement ? style.fill : style.color);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05) < 4.5;
  }).length;
})()"""


@pytest.mark.slow  # a browser starts
@pytest.mark.skipif(chromium.FOUND is None, reason=chromium.WHY)
def test_a_browser_shows_all_of_it_and_loads_nothing(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text("".join(as_html(told(all_numbers=False))), encoding="utf-8")

    with chromium.a_page(tmp_path) as page:
        page.open(file)
        for pixels in (360, 768, 1200):
            page.wide(pixels)
            assert (pixels, page.evaluate(OVERFLOW), page.evaluate(CUT)) == (pixels, 0, [])
        assert page.evaluate(NAMED) == ["img: title desc"] * 3
        assert page.evaluate(FAINT) == 0
        page.dark()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 29)"
        assert page.evaluate(FAINT) == 0

        asked = [event["request"]["url"] for event in page.methods("Network.requestWillBeSent")]
        assert asked == [file.as_uri()]
        assert page.methods("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown") == []


@pytest.mark.slow  # as above
@pytest.mark.skipif(chromium.FOUND is None, reason=chromium.WHY)
def test_on_paper_it_is_black_on_white(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text("".join(as_html(told())), encoding="utf-8")

    with chromium.a_page(tmp_path) as page:
        page.dark()
        page.open(file)
        page.ask(
            "Emulation.setEmulatedMedia",
            media="print",
            features=[{"name": "prefers-color-scheme", "value": "dark"}],
        )

        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.evaluate("document.querySelectorAll('table').length") == len(a_month().groups)
        assert len(page.ask("Page.printToPDF")["data"]) > 10_000
