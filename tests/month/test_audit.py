"""Nobody is parked unseen: who is on low power, for how long, and whom it touches more."""

from fractions import Fraction

from builders import a_case, an_office, day, judged, placed
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import LOW_POWER, OpenDoor
from followthrough.month.audit import Audit, Listed, audit_of
from followthrough.month.followed import Asked
from followthrough.triage.thresholds import DEFAULTS
from followthrough.workday.given_back import Period
from reports import figures_of, numbered, said

TODAY = day("2 mar")


def audited(*cases: CaseFile, all_numbers: bool = True) -> Audit:
    asked = Asked(Period(TODAY, TODAY), an_office(), DEFAULTS, all_numbers)
    found = [judged(case, TODAY) for case in numbered(cases)]
    return audit_of(TODAY, found, asked, version="1.2.3", made="2026-03-02T09:00")


def resting(since: str = "2 feb", **more: object) -> CaseFile:
    return a_case(placements=[placed(LOW_POWER, on=since, until="1 apr")], **more)


def test_who_is_there_is_listed_the_longest_first() -> None:
    door = OpenDoor(day("10 feb"), "a bus pass", day("1 mar"))

    found = audited(resting("9 feb", language="fr", doors=[door]), resting("2 feb", program="IPS"), a_case())

    assert found.resting == (
        Listed("C001", "Ana Reyes", ("en", "IPS", "not said"), day("2 feb"), False, day("4 mar")),
        Listed("C000", "Ana Reyes", ("fr", "not said", "not said"), day("9 feb"), True, day("1 mar")),
    )


def test_a_group_stands_beside_its_share_of_the_caseload() -> None:
    found = audited(
        resting(language="fr"), resting(language="fr"), resting(), a_case(language="fr"), *[a_case()] * 4
    )

    names = ("language-rate: fr", "language-share: fr", "language-caseload: fr", "language-days: fr")
    assert said(found.figures, *names) == [
        (Fraction(2, 3), 2, 3), (Fraction(2, 3), 2, 3), (Fraction(3, 8), 3, 8), (28, None, 2),
    ]  # fmt: skip


def test_what_is_missing_is_counted() -> None:
    door = OpenDoor(day("10 feb"), "a bus pass", day("1 mar"))

    found = audited(resting("9 feb", doors=[door]), resting("2 feb"))

    assert said(found.figures, "resting", "nothing-said", "past-review") == [
        (1, 2, 2), (Fraction(1, 2), 1, 2), (Fraction(1, 2), 1, 2),
    ]  # fmt: skip


def test_the_paused_and_the_closed_are_not_there() -> None:
    found = audited(resting(paused=[("1 mar", None)]), resting(closed_on=day("1 mar")), a_case())

    assert (found.resting, said(found.figures, "resting")) == ((), [(0, 0, 1)])


def test_no_rate_of_fewer_than_5_is_shown() -> None:
    cases = [*[resting(language="fr")] * 3, *[resting()] * 6, *[a_case()] * 9, *[a_case(language="fr")] * 8]

    found = figures_of(audited(*cases, all_numbers=False).figures)

    assert {name: found[name].value for name in ("language-rate: fr", "language-rate: en", "resting")} == {
        "language-rate: fr": None, "language-rate: en": None, "resting": Fraction(9, 26),
    }  # fmt: skip


def test_what_few_share_is_named_only_where_all_numbers_are_asked_for() -> None:
    cases = [
        *[resting(referral="the food bank")] * 3, *[a_case(referral="The Food Bank")] * 2,
        resting(referral="a neighbour"), a_case(referral="the sister of Julie Roy"), *[a_case()] * 5,
    ]  # fmt: skip

    def told(all_numbers: bool) -> set[str]:
        figures = audited(*cases, all_numbers=all_numbers).figures
        group = next(group for group in figures.groups if group.name == "referral")
        return {figure.name.partition(": ")[2] for figure in group.figures}

    assert told(all_numbers=False) == {"the food bank", "others", "not said"}
    assert told(all_numbers=True) == {"the food bank", "a neighbour", "the sister of Julie Roy", "not said"}
