"""The week's hours: defaults, how they are written, what cannot be; and that every one of them is used."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.casework import letterhead
from followthrough.casework.mistakes import ImpossibleSetting, UnknownSetting
from followthrough.casework.settings import as_text, as_written
from followthrough.workday import contact, plan, settings, time_spent
from followthrough.workday.hours import DEFAULTS, MEANINGS, Hours, in_minutes, with_settings

QUARTERS = st.integers(4, 320).map(lambda quarters: Decimal(quarters) / 4)


def test_the_defaults_are_a_week_of_37_and_a_half_hours() -> None:
    assert DEFAULTS[:3] == (Decimal("37.5"), Decimal(6), Decimal(5))
    assert in_minutes(DEFAULTS.week_hours) == 2250


def test_every_hour_has_a_unit_a_sentence_and_a_source() -> None:
    assert list(MEANINGS) == list(Hours._fields)
    assert all(
        m.unit and m.says.endswith(".") and m.source
        for m in (*MEANINGS.values(), *letterhead.MEANINGS.values())
    )


def test_no_name_stands_in_two_groups() -> None:
    assert len(settings.MEANINGS) == sum(len(group.meanings) for group in settings.GROUPS)
    assert settings.DATABASE not in settings.MEANINGS


@given(QUARTERS)
def test_hours_read_back_what_they_say(hours: Decimal) -> None:
    for written in (as_text(hours), as_text(hours).replace(".", ","), as_written(hours)):
        read = with_settings({"week_hours": written, "employer_hours": 0, "admin_hours": 0})
        assert read.week_hours == hours
    assert in_minutes(hours) == hours * 60


@pytest.mark.parametrize("written", ["37.1", "1e2", "a lot", "", None, True, "50%", "1/3", [], float("nan")])
def test_hours_that_are_no_quarters_are_refused(written: object) -> None:
    with pytest.raises(ImpossibleSetting, match="to a quarter of an hour"):
        with_settings({"week_hours": written})


@pytest.mark.parametrize("written", [0, 0.75, 80.25, 200, -3])
def test_a_week_has_from_1_to_80_hours(written: object) -> None:
    with pytest.raises(ImpossibleSetting, match="it is from 1 to 80 hours a week"):
        with_settings({"week_hours": written})


def test_what_is_kept_cannot_be_more_than_the_week() -> None:
    with pytest.raises(ImpossibleSetting) as refused:
        with_settings({"admin_hours": 5, "week_hours": 10}, "settings.toml")

    assert str(refused.value) == (
        "week_hours cannot be 10: employer_hours and admin_hours are 11 of 10 hours then. It stands in settings.toml."
    )


def test_all_settings_stand_in_one_file() -> None:
    found = settings.with_settings(
        {"slips": 3, "counsellor": " Nadia Roy ", "minutes_call": "20", "database": "c.db"}
    )

    assert (found.value("slips"), found.value("counsellor"), found.value("minutes_call")) == (
        3,
        "Nadia Roy",
        20,
    )
    assert found.hours == DEFAULTS._replace(minutes_call=20)
    with pytest.raises(UnknownSetting) as refused:
        settings.with_settings({"week-hours": 30})
    assert refused.value.facts["guess"] == " Did you mean week_hours?"


@pytest.mark.parametrize("written", ["", "  ", "two\nlines", "\x1b[31m", 7, None, ["Nadia"], "x" * 81])
def test_a_name_is_words_in_one_line(written: object) -> None:
    with pytest.raises(ImpossibleSetting):
        letterhead.with_settings({"counsellor": written})


def test_every_length_is_used() -> None:
    tables = (contact.FORMS, contact.PROMISED_FORMS, contact.WORK, time_spent.ESTIMATES)
    forms = {contact.TALK, contact.LOOK_IN, plan.SESSION}.union(*(table.values() for table in tables))

    assert {f"minutes_{form.replace('-', '_')}" for form in forms} == {
        name for name in MEANINGS if name.startswith("minutes_")
    }
    assert all(DEFAULTS.length(form) > 0 for form in forms)
