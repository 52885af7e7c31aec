"""What the job would bring, as it stands; and the figures from 0 to 10."""

import pytest

from builders import day
from followthrough.casework.mistakes import NotOnTheScale
from followthrough.casework.vision import Vision, as_it_stands, read_figure, said_by

EARLY = Vision(day("5 jan"), "proud", work="baking", importance=5)
LATE = Vision(day("12 jan"), obstacle="mornings", importance=7)


def test_the_latest_of_each_thing_stands() -> None:
    stands = Vision(day("12 jan"), "proud", work="baking", obstacle="mornings", importance=7)

    assert as_it_stands([LATE, EARLY]) == as_it_stands([EARLY, LATE]) == stands


def test_of_two_on_one_day_the_one_written_down_last_stands() -> None:
    assert as_it_stands([EARLY, EARLY._replace(words="free")]) == EARLY._replace(words="free")


@pytest.mark.parametrize(("on", "stands"), [("4 jan", None), ("5 jan", EARLY), ("11 jan", EARLY)])
def test_what_was_said_later_is_left_out(on: str, stands: Vision | None) -> None:
    assert as_it_stands([EARLY, LATE], day(on)) == stands


def test_nothing_said_is_no_vision() -> None:
    assert as_it_stands([]) is None
    assert said_by([], day("5 jan")) == []


def test_the_one_sentence_is_quoted_first_then_what_it_brings_never_the_obstacle() -> None:
    bare = Vision(day("5 jan"), obstacle="afraid", plan="If low, then call", strengths="patient")

    assert bare.own_words is None
    assert bare._replace(day_at_work="up at six").own_words == "up at six"
    assert bare._replace(day_at_work="up at six", people="friends").own_words == "friends"
    assert bare._replace(words="proud", people="friends").own_words == "proud"


@pytest.mark.parametrize("figure", range(11))
def test_a_figure_is_a_whole_number_from_nothing_to_ten(figure: int) -> None:
    assert read_figure(f" {figure} ", "confidence") == figure


@pytest.mark.parametrize("text", ["", "11", "-1", "7.5", "seven", "७", "²", "010", "7/10"])
def test_anything_else_is_not_on_the_scale(text: str) -> None:
    with pytest.raises(NotOnTheScale):
        read_figure(text, "confidence")
