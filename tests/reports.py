"""A month of a small caseload, told in the fewest words."""

from collections.abc import Iterable

from builders import an_office, day, judged
from followthrough.casework.case_file import CaseFile
from followthrough.month.followed import Asked, everyone
from followthrough.month.period import read_period
from followthrough.month.published import Published, PublishedFigure
from followthrough.month.report import report_of
from followthrough.triage.thresholds import with_settings

Said = tuple[object, int | None, int | None]


def reported(
    *cases: CaseFile,
    period: str = "2026-01",
    today: str = "23 feb",
    all_numbers: bool = True,
    **settings: object,
) -> Published:
    """The report of a period on some clients, made on a day."""
    asked_on = day(today)
    found, office, thresholds = read_period(period, asked_on), an_office(), with_settings(settings)
    looked_at = [judged(case, found.days.last, office=office, **settings) for case in numbered(cases)]
    people = everyone(looked_at, found.days, asked_on)
    asked = Asked(found.days, office, thresholds, all_numbers)
    return report_of(found, people, asked, version="1.2.3", made="2026-02-23T09:00")


def numbered(cases: Iterable[CaseFile]) -> list[CaseFile]:
    """The same clients, each under a reference of its own."""
    return [c._replace(client=c.client._replace(ref=f"C{n:03}")) for n, c in enumerate(cases)]


def figures_of(report: Published) -> dict[str, PublishedFigure]:
    """The figures by name."""
    return {figure.name: figure for figure in report.figures}


def said(report: Published, *names: str) -> list[Said]:
    """Value, numerator and denominator of some figures."""
    known = figures_of(report)
    return [(known[name].value, known[name].numerator, known[name].denominator) for name in names]
