"""Settings: defaults as the definition has them, the forms in which they can be written, and what cannot be."""

from fractions import Fraction

import pytest

from followthrough.casework.mistakes import ImpossibleSetting, UnknownSetting
from followthrough.triage.thresholds import DEFAULTS, MEANINGS, as_text, read_setting, with_settings

OF_THE_DEFINITION = {
    "long_pause_days": 14,
    "reply_days": 3,
    "sign_by_days": 7,
    "quiet_days": 7,
    "enter_below": Fraction(60, 100),
    "slips": 2,
    "slip_days": 14,
    "onboarding_days": 14,
    "min_days": 7,
    "leave_at": Fraction(75, 100),
    "life_days": 14,
    "low_after_days": 28,
    "low_attempts": 3,
    "low_below": Fraction(1, 3),
    "good_week": Fraction(1, 2),
    "silence_days": 28,
    "talk_days": 7,
    "welcome_days": 14,
    "place_days": 28,
}
OF_THE_ADVICE = {"review_days": 28, "contact_days": 30, "low_review_days": 30, "low_power_off": ()}


def test_the_defaults_are_those_of_the_definition() -> None:
    assert DEFAULTS._asdict() == {**OF_THE_DEFINITION, **OF_THE_ADVICE}


def test_every_setting_has_a_unit_a_sentence_and_a_source() -> None:
    assert list(MEANINGS) == list(DEFAULTS._fields)
    assert all(
        meaning.unit and meaning.says.endswith(".") and meaning.source for meaning in MEANINGS.values()
    )


@pytest.mark.parametrize("written", ["60%", "60 %", "60\u00a0%", 0.6, "0.6", "0,6", "3/5", "3 / 5", " 0.60 "])
def test_a_share_can_be_written_as_people_do(written: object) -> None:
    assert read_setting("enter_below", written) == Fraction(3, 5)


@pytest.mark.parametrize("written", [14, "14", " 14 "])
def test_days_are_a_whole_number(written: object) -> None:
    assert read_setting("quiet_days", written) == 14


@pytest.mark.parametrize("written", [["Youth", "IPS"], "Youth, IPS", "IPS,Youth,", (" IPS ", "Youth")])
def test_programs_are_a_list_in_any_order(written: object) -> None:
    assert read_setting("low_power_off", written) == ("IPS", "Youth")


IMPOSSIBLE_SHARES = (
    0,
    "0%",
    "101%",
    1.1,
    "-1/2",
    "1/0",
    "much",
    "",
    True,
    None,
    [],
    "nan",
    "inf",
    "1e999999999",
    "60%%",
)


@pytest.mark.parametrize("written", IMPOSSIBLE_SHARES)
def test_an_impossible_share_is_refused(written: object) -> None:
    with pytest.raises(ImpossibleSetting, match="share above 0 and at most 1"):
        read_setting("enter_below", written)


@pytest.mark.parametrize("written", [1.5, "1.5", "seven", "", True, None, "-7", "٧", [7], "1e2", "9" * 5000])
def test_days_that_are_no_number_are_refused(written: object) -> None:
    with pytest.raises(ImpossibleSetting, match="it is a whole number of days"):
        read_setting("quiet_days", written)


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("quiet_days", 1, 365),
        ("slips", 1, 20),
        ("reply_days", 1, 60),
        ("long_pause_days", 2, 365),
        ("place_days", 1, 90),
    ],
)
def test_a_number_beyond_its_range_is_refused(name: str, least: int, most: int) -> None:
    assert (read_setting(name, least), read_setting(name, most)) == (least, most)
    for beyond in (least - 1, most + 1, "999999999"):
        with pytest.raises(ImpossibleSetting, match=f"it is from {least} to {most}"):
            read_setting(name, beyond)


@pytest.mark.parametrize("written", [7, [7], None, {"IPS": True}])
def test_programs_that_are_no_words_are_refused(written: object) -> None:
    with pytest.raises(ImpossibleSetting, match="it is a list of programs"):
        read_setting("low_power_off", written)


def test_an_unknown_setting_is_told_with_the_nearest_one() -> None:
    with pytest.raises(UnknownSetting) as refused:
        with_settings({"quiet-day": 7}, "settings.toml")
    assert refused.value.facts["guess"] == " Did you mean quiet_days?"


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (
            {"leave_at": "50%"},
            "leave_at cannot be 50 %: it cannot be below enter_below, 60 %. It stands in settings.toml.",
        ),
        ({"enter_below": "80%"}, "enter_below cannot be 80 %: it cannot be above leave_at, 75 %"),
        ({"low_below": "70%"}, "low_below cannot be 70 %: it cannot be above enter_below, 60 %"),
        (
            {"enter_below": "1/4", "leave_at": "1/4"},
            "enter_below cannot be 25 %: it cannot be below low_below, 1/3",
        ),
    ],
)
def test_settings_that_contradict_one_another_are_refused(values: dict[str, object], why: str) -> None:
    with pytest.raises(ImpossibleSetting) as refused:
        with_settings(values, "settings.toml")
    assert str(refused.value).startswith(why)


def test_shares_at_one_another_are_no_contradiction() -> None:
    same = with_settings({"low_below": "1/2", "enter_below": "1/2", "leave_at": "1/2"})
    assert (same.low_below, same.enter_below, same.leave_at) == (Fraction(1, 2),) * 3


def test_every_setting_reads_back_what_it_says() -> None:
    said = {name: as_text(value) for name, value in DEFAULTS._asdict().items()}
    assert (said["enter_below"], said["low_below"], said["quiet_days"]) == ("60 %", "1/3", "7")
    assert with_settings(said) == DEFAULTS
