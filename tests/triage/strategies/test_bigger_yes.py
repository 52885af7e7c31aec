"""5. Help find the bigger yes: the vision talk, or the client's own words."""

from builders import a_case, codes, day, placed, reason
from followthrough.triage.strategies.bigger_yes import NoVision, OwnWords

NAME = "Ana Reyes"


def test_without_a_vision_it_is_to_be_asked_for() -> None:
    expected = NoVision(as_of=day("12 jan"))
    assert reason("no-vision", a_case(), "12 jan") == expected
    assert expected.words(expected.says, NAME) == "No vision recorded yet."
    assert expected.words(expected.next_step, NAME) == (
        "Ask Ana Reyes: what would the job bring? What would a good day at work look like?"
    )


def test_on_active_nobody_is_asked() -> None:
    assert "no-vision" not in codes(a_case(visions=[]), "11 jan")
    assert "own-words" not in codes(a_case(visions=[("6 jan", "rest")]), "11 jan")


def test_on_low_power_the_vision_is_asked_for_too() -> None:
    assert codes(a_case(placements=[placed("low-power", on="6 jan")]), "6 jan")[-1] == "no-vision"


def test_with_one_the_clients_own_words_are_read() -> None:
    case = a_case(visions=[("6 jan", "Être fière devant {mes} filles %s")])
    expected = OwnWords(
        as_of=day("12 jan"), said_on=day("6 jan"), own_words="Être fière devant {mes} filles %s"
    )
    assert reason("own-words", case, "12 jan") == expected
    assert expected.words(expected.says, NAME) == "« Être fière devant {mes} filles %s »"
    assert expected.words(expected.next_step, NAME) == (
        "Start from what Ana Reyes said: « Être fière devant {mes} filles %s »"
    )


def test_the_latest_words_stand_and_of_one_day_the_last_recorded() -> None:
    case = a_case(visions=[("13 jan", "a garden"), ("6 jan", "money"), ("6 jan", "rest")])
    found = [reason("own-words", case, on) for on in ("12 jan", "13 jan")]
    assert [one.own_words for one in found if isinstance(one, OwnWords)] == ["rest", "a garden"]
