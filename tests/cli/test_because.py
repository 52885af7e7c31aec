"""What got in the way is written down with a session missed, or with the contact in which it was told."""

import json

import pytest

from followthrough.casework.activity import BECAUSE
from followthrough.casework.because import CAUSES, NEXT_STEPS, read_cause
from followthrough.casework.mistakes import UnknownStatus


def test_every_cause_has_its_words_and_a_next_step_of_its_own() -> None:
    assert list(CAUSES) == list(NEXT_STEPS) == [*BECAUSE, "ours"]
    assert len(set(NEXT_STEPS.values())) == len(NEXT_STEPS)


@pytest.mark.parametrize("cause", BECAUSE)
def test_a_session_missed_says_why_and_what_comes_next(office, cause: str) -> None:
    ran = office.ft(f"log ana job-club --missed --because {cause}")

    assert ran == (
        0,
        (
            "Recorded for Ana Reyes (C7F3), Wed 21 Jan 2026 (today): "
            f"job-club missed (because: {cause.replace('-', ' ')}).  Undo: ft undo\n"
            f"→ {NEXT_STEPS[cause].format(name='Ana Reyes')}\n"
        ),
        "",
    )
    assert [entry.because for entry in office.entries("ana")] == [cause]
    office.does("undo")
    assert office.entries("ana") == []
    office.does("redo")
    assert [entry.because for entry in office.entries("ana")] == [cause]


@pytest.mark.parametrize("text", ["could-not", "COULD_NOT", " could not ", "Could-not"])
def test_a_cause_is_read_with_spaces_too(text: str) -> None:
    assert read_cause(text) == "could-not"


@pytest.mark.parametrize("text", ["", "could", "no", "lost interest", "{name}", "%s", "[bold]", "x" * 500])
def test_a_word_that_is_no_cause_is_none(text: str) -> None:
    with pytest.raises(UnknownStatus):
        read_cause(text)


@pytest.mark.parametrize("outcome", ["--missed", "--ours"])
def test_what_was_our_own_doing_is_called_off_by_us_and_weighs_nothing(office, outcome: str) -> None:
    assert office.ft(f"log ana job-club {outcome} --because ours").out == (
        "Recorded for Ana Reyes (C7F3), Wed 21 Jan 2026 (today): job-club called off by us.  Undo: ft undo\n"
        f"→ {NEXT_STEPS['ours']}\n"
    )
    assert [(entry.outcome, entry.because) for entry in office.entries("ana")] == [("ours", None)]


@pytest.mark.parametrize("contact", ["call --answered", "text --answered", "call --in", "letter --in"])
def test_what_is_told_in_a_contact_is_kept_with_it(office, contact: str) -> None:
    ran = office.ft(f"log ana {contact} --because forgot")

    assert [entry.because for entry in office.entries("ana")] == ["forgot"]
    assert f"→ {NEXT_STEPS['forgot']}\n" in ran.out


def test_beside_a_session_missed_the_call_in_which_it_was_told_has_no_cause(office) -> None:
    office.does("log ana call job-club report --answered --missed --because no-confidence")

    assert [(entry.kind, entry.because) for entry in office.entries("ana")] == [
        ("call", None), ("job-club", "no-confidence"), ("report", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("application --because forgot", "application cannot be recorded with --because."),
        ("application --because ours", "application cannot be recorded with --because."),
        ("text --because forgot", "text cannot be recorded with --because."),
        ("call --no-answer --because forgot", "call cannot be recorded with --because."),
        ("call --in --because ours", "call cannot be recorded with --because ours."),
        ("job-club --attended --because forgot", "job-club cannot be recorded with --because."),
        ("job-club --excused --because could-not", "job-club cannot be recorded with --because."),
        ("job-club --ours --because forgot", "job-club cannot be recorded with --because."),
        ("call job-club --answered --ours --because forgot", "job-club cannot be recorded with --because."),
        ("job-leads --because forgot", "job-leads cannot be recorded with --because."),
        ("job-club --missed --because tired", "“tired” is not a cause that ft knows."),
        ("job-club --missed --because ''", "“” is not a cause that ft knows."),
        ("job-club --missed --because {name}", "“{name}” is not a cause that ft knows."),
        ("--because forgot", "There is nothing to record."),
    ],
)
def test_a_cause_without_a_meaning_is_refused_and_nothing_is_written(office, words: str, says: str) -> None:
    before = office.dump()

    ran = office.ft(f"log ana {words}")

    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert len(ran.err.splitlines()) == 2
    assert office.dump() == before


def test_without_a_terminal_nobody_is_asked_why(office) -> None:
    ran = office.ft("log ana job-club --missed")

    assert (ran.code, ran.err, len(ran.out.splitlines())) == (0, "", 1)
    assert office.entries("ana")[0].because is None


def test_the_cause_stands_in_the_history(office) -> None:
    office.does("log ana job-club --missed --because forgot")

    assert "job club: missed; it slipped the client’s mind" in office.ft("history ana").out


def test_why_says_what_got_in_the_way_beside_the_step_that_it_calls_for(office) -> None:
    office.does(
        "log ana job-club workshop --missed --on yesterday", "log ana job-club --missed --because could-not"
    )

    said = office.ft("why ana").out

    assert (
        "What got in the way: it could not be done: the way there, care, health, a phone.\n"
        f"                → {NEXT_STEPS['could-not']}\n"
    ) in said


def test_why_has_our_apology_until_it_is_put_right(office) -> None:
    office.does("log ana job-club --missed --because ours")
    apology = f"We called off the job club on Wed 21 Jan.\n→ {NEXT_STEPS['ours']}\n"

    assert apology in office.ft("why ana").out
    assert json.loads(office.ft("why ana --format json").out)["yours"]["called_off"] == {
        "entry": 1, "kind": "job-club", "on": "2026-01-21", "next_step": NEXT_STEPS["ours"],
    }  # fmt: skip

    office.does("log ana call --answered")
    assert "called off" not in office.ft("why ana").out
    assert json.loads(office.ft("why ana --format json").out)["yours"]["called_off"] is None
