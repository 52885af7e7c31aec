"""A report that was issued stays as it was, and says where things differ today."""

from builders import a_case, rang
from followthrough.month.issued import differences
from followthrough.month.published import as_body, read_body
from reports import reported

CASES = [
    a_case(intake="5 jan", signed=on) for on in ("6 jan", "8 jan", "8 jan", "12 jan", "13 jan", "19 jan")
]


def test_a_report_comes_back_as_it_was_kept() -> None:
    report = reported(*CASES, all_numbers=False, sign_by_days=5)
    kept = as_body(report)

    assert as_body(read_body(kept)) == kept
    assert list(differences(read_body(kept), report)) == []


def test_the_same_report_is_the_same_text() -> None:
    assert as_body(reported(*CASES)) == as_body(reported(*CASES))


def test_small_numbers_stay_out_of_what_is_kept() -> None:
    kept = as_body(reported(*CASES[:3], all_numbers=False))

    intakes = next(figure for figure in read_body(kept).figures if figure.name == "intakes")
    assert (intakes.value, intakes.numerator, intakes.mark) == (None, None, "under 5")


def test_what_was_written_down_since_is_named() -> None:
    issued = read_body(as_body(reported(*CASES)))
    later = CASES[0]._replace(activities=(rang(on="20 jan", kind="text"),))

    found = [
        (one.label, one.issued and one.issued.value, one.now and one.now.value)
        for one in differences(issued, reported(later, *CASES[1:]))
    ]
    assert ("Messages from clients", 0, 1) in found
    assert "Intakes" not in [label for label, *_ in found]
