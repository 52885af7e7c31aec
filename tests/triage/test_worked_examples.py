"""The seven worked examples of the definition (docs/triage.md), on the program itself."""

from fractions import Fraction

import pytest

from builders import a_case, assessed, cells, codes, day, did, missed, rang, slips, standing, tried

ACTIVE, EARLY = "active", "needs-early-intervention"


def test_1_a_quiet_start() -> None:
    quiet = a_case(signed="5 jan")
    assert cells(quiet, "5 jan") == {"report": (0, 1), "application": (0, 4), "posting-review": (0, 2)}
    assert (standing(quiet, "12 jan"), slips(quiet, "12 jan")) == ((ACTIVE, day("5 jan")), [])
    assert (standing(quiet, "13 jan"), slips(quiet, "13 jan")) == (
        (EARLY, day("13 jan")),
        [("missed-report", day("13 jan"))],
    )
    found = assessed(quiet, "13 jan")
    assert (found.reasons[0].code, found.onboarding_day(day("13 jan"))) == ("first-slip", 9)


def test_2_the_call_not_returned() -> None:
    quiet = a_case(signed="5 jan", happened=[tried("text", on="7 jan")])
    assert slips(quiet, "12 jan") == []
    assert slips(quiet, "13 jan") == [("missed-report", day("13 jan")), ("no-answer", day("13 jan"))]


def test_3_caught_in_time() -> None:
    rings = a_case(signed="5 jan", happened=[tried("text", on="7 jan"), rang(on="9 jan")])
    assert slips(rings, "13 jan") == [("missed-report", day("13 jan"))]


def test_4_unsigned() -> None:
    assert [standing(a_case(), on)[0] for on in ("5 jan", "11 jan")] == [ACTIVE, ACTIVE]
    assert (standing(a_case(), "12 jan"), codes(a_case(), "12 jan")[0]) == (
        (EARLY, day("12 jan")),
        "no-contract",
    )
    assert standing(a_case(signed="12 jan"), "12 jan") == (ACTIVE, day("5 jan"))


def test_5_half_a_week() -> None:
    assert cells(a_case(signed="7 jan"), "5 jan") == {"application": (0, 2), "posting-review": (0, 1)}


@pytest.mark.parametrize("outcome", ["excused", "ours"])
def test_6_excused(outcome: str) -> None:
    absent = a_case(happened=[missed("job-club", on="7 jan", outcome=outcome)])
    assert (slips(absent, "7 jan"), cells(absent, "5 jan")) == ([], {})


def test_7_at_the_threshold() -> None:
    done = [
        did(kind, count, on=on)
        for on in ("6 jan", "13 jan")
        for kind, count in (("application", 5), ("interview", 1))
    ]
    case = a_case(
        intake="4 jan", signed="4 jan", lines=["application 5/week", "interview 5/week"], happened=done
    )
    found = assessed(case, "20 jan")
    assert (found.follow_through, found.list) == (Fraction(3, 5), ACTIVE)
