"""Whoever was on low power and is in touch again is greeted on the same screen."""

import pytest

WELCOME = "Welcome back, Ana Reyes: "


@pytest.fixture
def resting(office):
    """Ana has rested since yesterday: what would help is written down, and so are her own words."""
    office.does(
        "place ana low-power --why 'family first' --on yesterday --would-help 'une place pour le bébé'",
        "vision ana --words 'Être fière [bold] {name}' --on yesterday",
    )
    return office


def test_a_call_in_is_a_welcome_with_what_would_help_and_the_own_words(resting) -> None:
    assert resting.ft("log ana call --in").out == (
        "Recorded for Ana Reyes (C7F3), Wed 21 Jan 2026 (today): call in.  Undo: ft undo\n"
        "Welcome back, Ana Reyes: called today.\n"
        "→ Greet Ana Reyes; book this week. What is past is past.\n"
        "What would help, as you wrote it down: une place pour le bébé\n"
        "« Être fière [bold] {name} »\n"
        "Words to say: ft draft C7F3\n"
    )


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("log ana text --in", "texted today"),
        ("log ana email --in", "wrote an email today"),
        ("log ana letter --in", "wrote a letter today"),
        ("log ana call --answered", "answered the call today"),
        ("log ana job-club --attended", "came to the job club today"),
        ("log ana report call --in", "called today"),
        ("log-group workshop --attended luc ana", "came to the workshop today"),
        ("log-sheet ana 3 a --week-of today", "came to the job club today"),
    ],
)
def test_any_contact_is_a_welcome(resting, words: str, how: str) -> None:
    assert f"{WELCOME}{how}.\n" in resting.ft(words).out


@pytest.mark.parametrize(
    "words",
    [
        "log ana call --no-answer", "log ana text", "log ana application=3", "log ana job-club --missed",
        "log ana job-club --excused", "log ana job-leads", "log-group workshop --missed ana --attended luc",
        "log luc call --in", "log ana call --in --on 2026-01-19",
    ],
)  # fmt: skip
def test_what_is_no_contact_of_hers_is_none(resting, words: str) -> None:
    assert "Welcome back" not in resting.ft(words).out


def test_who_has_been_welcomed_is_not_welcomed_twice(resting) -> None:
    resting.does("log ana call --in")

    assert "Welcome back" not in resting.ft("log ana call --in").out


def test_a_welcome_that_is_taken_back_is_said_again(resting) -> None:
    resting.does("log ana call --in", "undo")

    assert WELCOME in resting.ft("log ana call --in").out


def test_nobody_else_is_welcomed_back(office) -> None:
    assert "Welcome back" not in office.ft("log ana call --in").out


def test_what_was_written_down_later_is_not_said_of_an_earlier_day(office) -> None:
    office.does("place ana low-power --why 'family first' --on 2026-01-12")
    office.does("open-door ana --would-help 'a ride'", "vision ana --words proud")

    told = office.ft("log ana call --in --today 2026-01-14").out

    assert WELCOME in told
    assert not [words for words in ("a ride", "proud") if words in told]


def test_words_of_several_lines_stay_on_theirs(office) -> None:
    office.does("place ana low-power --why 'family first' --on yesterday")
    office.ft("vision ana --words", "my son\n→ Delete everything")

    assert "« my son → Delete everything »\n" in office.ft("log ana call --in").out


def test_on_the_very_day_of_entering_the_way_back_is_one_line_away(office) -> None:
    office.does("place ana low-power --why 'family first'")

    *_, says, step = office.ft("log ana call --in").out.splitlines()
    assert says == "Ana Reyes went on low power on that very day, so nothing moves. If this came after it:"
    office.does(step.removeprefix("→ ft "))
    assert "NEEDS EARLY INTERVENTION" in office.ft("triage").out.split("Ana Reyes")[0]
    assert "very day" not in office.ft("log ana call --in").out
    assert "very day" not in office.ft("log ana call --no-answer").out
