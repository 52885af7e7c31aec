"""What a text is about: facts of the record, strengths first."""

from datetime import date

import pytest

from builders import a_case, attended, day, did, judged, missed, rang, reached, reason, tried
from followthrough.casework.activity import Activity
from followthrough.casework.case_file import CaseFile
from followthrough.casework.contract import CLIENT, read_obligation
from followthrough.casework.mistakes import NotAReasonToday, UnknownStatus
from followthrough.drafts.choice import channel_for, chosen
from followthrough.drafts.kept import Kept, Short
from followthrough.drafts.occasion import Occasion, occasion_of
from followthrough.triage.slips import MISSED_REPORT, MISSED_SESSION, Slip


def about(case: CaseFile, on: str, code: str) -> Occasion:
    return occasion_of(judged(case, on), code, reason(code, case, on))


def line(text: str) -> object:
    return read_obligation(CLIENT, text)


def test_a_missing_report_is_named_with_its_line_and_after_what_was_kept() -> None:
    case = a_case(signed="5 jan", happened=[did("application", 3, on="7 jan")])

    assert about(case, "13 jan", "first-slip") == Occasion(
        client=case.client,
        day=day("13 jan"),
        code="first-slip",
        cause="unknown",
        kept=Kept("application", 3, 4, day("5 jan")),
        slips=(Slip(day("13 jan"), MISSED_REPORT, day("5 jan"), (), "report"),),
        agreed=(line("report weekly"),),
    )


def test_before_a_week_counts_the_latest_deed_is_what_was_kept() -> None:
    case = a_case(
        signed="5 jan", happened=[did("application", 3, on="6 jan"), missed("job-club", on="7 jan")]
    )

    found = about(case, "8 jan", "first-slip")
    assert found.kept == Kept("application", 3, None, day("6 jan"))
    assert found.slips == (Slip(day("7 jan"), MISSED_SESSION, day("7 jan"), (2,), "job-club"),)
    assert found.agreed == (line("job-club every wed"),)


def test_a_call_of_the_clients_is_worth_a_thank_you() -> None:
    assert about(a_case(happened=[rang(on="6 jan")]), "8 jan", "contract-to-sign").kept == Kept(
        "call", 1, None, day("6 jan"), "in"
    )


def test_a_deed_of_long_ago_is_left_alone() -> None:
    case = a_case(happened=[did("application", on="6 jan")])

    assert about(case, "19 jan", "no-contract").kept == Kept("application", 1, None, day("6 jan"))
    assert about(case, "20 jan", "no-contract").kept is None


def test_what_is_short_is_never_what_is_named_as_kept() -> None:
    case = a_case(
        signed="5 jan", happened=[did("application", 2, on="14 jan"), did("posting-review", on="14 jan")]
    )

    found = about(case, "20 jan", "slipping")
    assert found.kept == Kept("application", 2, 5, day("12 jan"))
    assert found.short == Short("report", 0, 1, day("12 jan"))
    assert found.agreed == (line("report weekly"),)


# What got in the way --------------------------------------------------------------------------------------------


def test_the_cause_is_the_one_told_of_the_session_or_since() -> None:
    gone = missed("job-club", on="7 jan", because="forgot")

    assert about(a_case(signed="5 jan", happened=[gone]), "8 jan", "first-slip").cause == "forgot"
    told = [gone, rang(on="8 jan", because="no-confidence")]
    assert about(a_case(signed="5 jan", happened=told), "8 jan", "first-slip").cause == "no-confidence"


def test_nobody_is_asked_for_the_cause_of_a_call_that_did_not_arrive() -> None:
    case = a_case(signed="5 jan", happened=[tried(on="6 jan"), did("report", on="12 jan", week_of="5 jan")])

    assert about(case, "13 jan", "first-slip").cause == "unreached"


@pytest.mark.parametrize(
    ("since", "cause"),
    [([], "ours"), ([tried("text", on="9 jan")], "unknown"), ([attended("workshop", on="9 jan")], "unknown")],
)
def test_what_we_called_off_comes_before_a_slip_until_it_is_put_right(
    since: list[Activity], cause: str
) -> None:
    happened = [missed("job-club", on="7 jan"), missed("meeting", on="8 jan", outcome="ours"), *since]

    assert about(a_case(signed="5 jan", happened=happened), "10 jan", "first-slip").cause == cause


def test_only_a_slip_has_a_cause() -> None:
    case = a_case(signed="5 jan", happened=[missed("job-club", on="7 jan", because="forgot")])

    assert about(case, "8 jan", "value-not-said").cause is None


# The client's own words -----------------------------------------------------------------------------------------


def test_own_words_are_quoted_as_they_were_on_that_day_and_on_one_line() -> None:
    case = a_case(visions=[("6 jan", "A reason\nto be up at six."), ("20 jan", "My own key.")])

    assert about(case, "8 jan", "contract-to-sign").own_words == "A reason to be up at six."


def test_long_words_are_broken_off_at_a_word() -> None:
    quoted = about(a_case(visions=[("6 jan", "very " * 100)]), "8 jan", "contract-to-sign").own_words

    assert quoted == "very " * 31 + "very…"


# Which code -----------------------------------------------------------------------------------------------------

SLIPPED = a_case(signed="5 jan")


def test_a_talk_has_its_words_on_any_day_and_by_its_name() -> None:
    found = judged(SLIPPED, "13 jan")

    assert [
        chosen(found, (), why)[0] for why in ("value", "low-power", "Welcome_Back", "review", "no-vision")
    ] == ["value-not-said", "low-power", "welcome-back", "review-due", "no-vision"]


def test_a_reason_that_the_record_does_not_show_has_no_words() -> None:
    found = judged(SLIPPED, "13 jan")

    for why in ("slipping", "contract-ending", "own-words"):
        with pytest.raises(NotAReasonToday):
            chosen(found, (), why)
    with pytest.raises(NotAReasonToday):
        chosen(judged(a_case(), "6 jan"), (), "review")
    with pytest.raises(UnknownStatus):
        chosen(found, (), "laundry")


def test_without_a_word_it_is_the_first_reason() -> None:
    found = judged(SLIPPED, "13 jan")
    assert found.assessment is not None
    reasons = found.assessment.reasons

    assert chosen(found, reasons, None) == (reasons[0].code, reasons[0])


def test_our_apology_comes_first_but_for_a_welcome() -> None:
    off = missed("meeting", on="12 jan", outcome="ours")
    found = judged(a_case(signed="5 jan", happened=[off]), "13 jan")
    assert found.assessment is not None

    assert chosen(found, found.assessment.reasons, None) == ("ours", None)
    assert chosen(found, found.assessment.reasons, "ours") == ("ours", None)
    with pytest.raises(NotAReasonToday):
        chosen(judged(SLIPPED, "13 jan"), (), "ours")


def test_who_is_paused_or_closed_is_greeted_by_letter() -> None:
    paused = judged(a_case(signed="5 jan", paused=[("12 jan", None)]), "20 jan")
    closed = judged(a_case(signed="5 jan", closed_on=date(2026, 1, 12)), "20 jan")

    for found in (paused, closed):
        assert (chosen(found, (), None)[0], channel_for(found)) == ("contact-owed", "letter")


def test_whoever_gives_no_reason_for_anything_is_asked_for_the_vision_or_met_with_it() -> None:
    steady = [reached(on="6 jan", topic="value")]

    bare, told = (
        judged(a_case(signed="5 jan", happened=steady, visions=visions), "7 jan")
        for visions in ((), [("6 jan", "My own key.")])
    )
    assert [chosen(found, (), None)[0] for found in (bare, told)] == ["no-vision", "own-words"]


def test_a_client_is_written_to_as_they_like_it_and_else_called() -> None:
    assert channel_for(judged(a_case(channel="text"), "6 jan")) == "text"
    assert channel_for(judged(a_case(), "6 jan")) == "call"
