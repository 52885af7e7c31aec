"""The answer: an assessment written down and read again is the same, for every reason that there is."""

from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_case, assessed, day, judged, placed, rang
from followthrough.casework.because import NEXT_STEPS
from followthrough.triage.answer import REASONS, read_answer, write_answer
from followthrough.triage.assess import ADVICE_FIRST, Assessment
from followthrough.triage.reason import Evidence, Reason
from followthrough.triage.strategies import STRATEGIES
from followthrough.triage.strategies.create_value import OWED_WORDS

TODAY = day("13 jan")
VALUES: dict[object, st.SearchStrategy[Any]] = {
    int: st.integers(0, 10_000),
    str: st.text(min_size=1),
    bool: st.booleans(),
    date: st.dates(),
    Fraction: st.fractions(0, 1),
    date | None: st.none() | st.dates(),
    int | None: st.none() | st.integers(0, 400),
    str | None: st.none() | st.text(min_size=1),
}
NAMED = {
    "kind": st.sampled_from(sorted(OWED_WORDS)),
    "because": st.none() | st.sampled_from(sorted(NEXT_STEPS)),
}
few = settings(max_examples=15, derandomize=True, database=None, deadline=None)
REFUSED = ("failed", "non-compliant", "lazy", "refuses", "strike", "given up")


def any_reason(reason: type[Reason]) -> st.SearchStrategy[Reason]:
    """The reason with any facts, as of today."""
    own = [field for field in fields(reason) if field.name not in ("as_of", "evidence")]
    facts = {field.name: NAMED.get(field.name, VALUES[field.type]) for field in own}
    rows = st.lists(st.builds(Evidence, st.integers(1), st.dates()), max_size=2).map(tuple)
    return st.builds(reason, as_of=st.just(TODAY), evidence=rows, **facts)


def an_assessment(*reasons: Reason) -> Assessment:
    return Assessment(
        "low-power",
        TODAY,
        None,
        False,
        Fraction(3, 7),
        2,
        day("5 jan"),
        "« Tenir bon »",
        day("6 feb"),
        1,
        reasons,
    )


@pytest.mark.parametrize("code", REASONS)
@few
@given(data=st.data())
def test_every_reason_is_read_as_it_was_written(code: str, data: st.DataObject) -> None:
    found = an_assessment(data.draw(any_reason(REASONS[code])))
    assert read_answer(write_answer(found), TODAY) == found


def test_who_is_on_no_list_is_on_none_when_read() -> None:
    assert read_answer(write_answer(None), TODAY) is None


def test_a_reason_read_on_a_later_day_says_so() -> None:
    case = a_case(placements=[placed("low-power", on="6 jan")], happened=[rang(on="12 jan")])
    written = write_answer(judged(case, "13 jan").assessment)
    found = read_answer(written, day("14 jan"))
    assert (found, found.reasons[-1].as_of if found else None) == (assessed(case, "14 jan"), day("14 jan"))


def test_the_onboarding_day_goes_on_by_itself() -> None:
    case = a_case(signed="5 jan")
    found = read_answer(write_answer(judged(case, "8 jan").assessment), day("10 jan"))
    assert found is not None
    assert (found.onboarding_day(day("10 jan")), judged(case, "8 jan").good_until) == (6, day("11 jan"))


# The words of every reason --------------------------------------------------------------------------------


@pytest.mark.parametrize("code", REASONS)
@few
@given(data=st.data())
def test_every_reason_can_be_said_of_anybody(code: str, data: st.DataObject) -> None:
    found = data.draw(any_reason(REASONS[code]))
    for template in (found.says, found.next_step, found.way_out):
        assert "{" not in template or found.words(template, "Zoé {x} %s")


@pytest.mark.parametrize("code", REASONS)
def test_no_reason_uses_a_word_that_the_house_refuses(code: str) -> None:
    reason = REASONS[code]
    said = " ".join([reason.says, reason.next_step, reason.way_out, reason.__doc__ or ""]).lower()
    assert [word for word in REFUSED if word in said] == []


def test_no_strategy_uses_a_word_that_the_house_refuses() -> None:
    said = " ".join(f"{strategy.title} {type(strategy).__doc__}" for strategy in STRATEGIES).lower()
    assert [word for word in REFUSED if word in said] == []


def test_every_reason_has_a_code_of_its_own_and_names_its_strategy() -> None:
    told = [(reason.code, reason.strategy) for strategy in STRATEGIES for reason in strategy.reasons]
    assert len({code for code, _ in told}) == len(told)
    assert [
        (strategy.number, {reason.strategy for reason in strategy.reasons}) for strategy in STRATEGIES
    ] == [(number, {number}) for number in (1, 2, 3, 4, 5)]


def test_every_setting_that_a_reason_names_is_one() -> None:
    from followthrough.triage.thresholds import MEANINGS

    named = {name for reason in REASONS.values() for name in reason.settings}
    assert named <= set(MEANINGS)


def test_every_reason_that_advises_has_its_place() -> None:
    moving = {"no-contract", "first-slip", "slipping", "repeated-slips", "settling"}
    assert set(REASONS) - moving - {"low-power", "welcome-back", "placed"} == set(ADVICE_FIRST)
