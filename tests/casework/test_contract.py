"""A line of a contract: when and where, and the smaller step that is offered to who is not sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_contract
from followthrough.casework.contract import CLIENT, is_unsure, read_obligation, smaller_step, split_at


@pytest.mark.parametrize(
    ("text", "line", "at"),
    [
        ("application 5/week", "application 5/week", None),
        ("application 5/week @ mornings", "application 5/week", "mornings"),
        ("task by fri: Write to a@b.ca", "task by fri: Write to a@b.ca", None),
        ("task by fri: Coffee @ work @ noon", "task by fri: Coffee @ work", "noon"),
        ("report weekly @  ", "report weekly", None),
        ("@ mornings", "@ mornings", None),
    ],
)
def test_when_and_where_follow_the_last_at_that_stands_alone(text: str, line: str, at: str | None) -> None:
    assert split_at(text) == (line, at)


@given(st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=40))
def test_whatever_is_said_of_the_place_is_kept(at: str) -> None:
    line = read_obligation(CLIENT, f"application 5/week @ {at}")

    assert (str(line.cadence), line.at is not None) == ("5/week", True)


def test_the_smaller_step_is_half_of_what_asks_the_most() -> None:
    lines = a_contract(
        "5 jan",
        "report weekly",
        "application 5/week: in care @ mornings",
        "posting-review 3/week",
        "job-club every wed",
        "you: job-leads 9/week",
    ).obligations

    smaller = smaller_step(lines)

    assert smaller == read_obligation(CLIENT, "application 3/week: in care @ mornings")


@pytest.mark.parametrize(
    ("agreed", "smaller"), [("2/week", "weekly"), ("3/week", "2/week"), ("daily", "3/week")]
)
def test_half_is_rounded_up(agreed: str, smaller: str) -> None:
    found = smaller_step(a_contract("5 jan", f"application {agreed}").obligations)

    assert found is not None
    assert found == read_obligation(CLIENT, f"application {smaller}")._replace(cadence=found.cadence)
    assert found.cadence.times == read_obligation(CLIENT, f"application {smaller}").cadence.times


def test_where_nothing_asks_more_than_one_nothing_is_smaller() -> None:
    lines = a_contract("5 jan", "report weekly", "job-club every wed", "you: job-leads 9/week").obligations

    assert smaller_step(lines) is None


def test_seven_of_ten_is_not_sure_enough() -> None:
    assert [is_unsure(figure) for figure in (None, 0, 7, 8, 10)] == [False, True, True, False, False]
