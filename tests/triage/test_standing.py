"""The three lists and the moves between them: each guard from both sides."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from builders import (
    CONTRACT_C,
    a_case,
    a_contract,
    an_office,
    assessed,
    attended,
    codes,
    day,
    did,
    judged,
    missed,
    placed,
    rang,
    reached,
    standing,
    tried,
)
from followthrough.casework.activity import Activity
from followthrough.casework.case_file import CaseFile

ACTIVE, EARLY, LOW = "active", "needs-early-intervention", "low-power"


def lists(case: CaseFile, *days: str, **how: Any) -> list[str | None]:
    """The list on each of these days; None on none."""
    found = (judged(case, on, **how).assessment for on in days)
    return [one.list if one else None for one in found]


def worked(first: str, last: str, **counts: int) -> list[Activity]:
    """So much of each kind in every week that begins from a first to a last Monday, done on the Monday."""
    monday, deeds = day(first), []
    while monday <= day(last):
        deeds += [did(kind.replace("_", "-"), count, on=monday) for kind, count in counts.items()]
        monday += timedelta(7)
    return deeds


# The beginning ----------------------------------------------------------------------------------------------


def test_a_client_starts_on_active_on_the_day_of_intake() -> None:
    assert standing(a_case(), "5 jan") == (ACTIVE, day("5 jan"))


def test_before_intake_and_from_the_day_of_closing_a_client_is_on_no_list() -> None:
    case = a_case(intake="6 jan", closed_on=day("9 jan"))
    assert lists(case, "5 jan", "6 jan", "8 jan", "9 jan", "20 feb") == [None, ACTIVE, ACTIVE, None, None]


def test_a_client_taken_in_during_a_pause_comes_to_active_after_it() -> None:
    case = a_case(paused=[("1 jan", "9 jan")])
    assert (lists(case, "5 jan", "9 jan", "10 jan"), standing(case, "10 jan")) == (
        [None, None, ACTIVE],
        (ACTIVE, day("5 jan")),
    )


# From active to needs-early-intervention --------------------------------------------------------------------


def test_without_a_contract_it_is_time_on_the_seventh_day() -> None:
    assert lists(a_case(), "11 jan", "12 jan") == [ACTIVE, EARLY]


def test_signed_on_the_seventh_day_is_in_time() -> None:
    assert lists(a_case(signed="12 jan", lines=["call within 2 days of interview"]), "12 jan", "13 jan") == [
        ACTIVE,
        ACTIVE,
    ]


def test_seven_days_after_the_last_contract_ended_it_is_time() -> None:
    case = a_case(contracts=[a_contract("5 jan", ends="20 jan")])
    assert lists(case, "26 jan", "27 jan") == [ACTIVE, EARLY]


def test_the_last_day_is_that_of_the_contract_signed_last() -> None:
    case = a_case(contracts=[a_contract("5 jan", ends="28 feb"), a_contract("12 jan", ends="20 jan")])
    assert lists(case, "26 jan", "27 jan") == [ACTIVE, EARLY]


def test_a_slip_in_onboarding_is_enough_for_a_call() -> None:
    case = a_case(signed="6 jan", lines=[], happened=[missed("job-club", on="19 jan")])  # day 14
    assert (lists(case, "18 jan", "19 jan"), codes(case, "19 jan")[0]) == ([ACTIVE, EARLY], "first-slip")


def test_one_slip_after_onboarding_is_not() -> None:
    case = a_case(signed="5 jan", lines=[], happened=[missed("job-club", on="19 jan")])
    assert lists(case, "19 jan", "28 jan") == [ACTIVE, ACTIVE]


def test_onboarding_begins_anew_with_the_first_signing() -> None:
    case = a_case(contracts=[a_contract("10 jan"), a_contract("12 jan")])
    found = [assessed(case, on).onboarding_day(day(on)) for on in ("9 jan", "10 jan", "23 jan", "24 jan")]
    assert found == [5, 1, 14, None]


def slipping(*shares: int, on: str, **settings: object) -> str:
    """The list after weeks of two kinds, so many of 5 applications and none of the postings."""
    happened = [
        did("application", share, on=day("5 jan") + timedelta(7 * n))
        for n, share in enumerate(shares)
        if share
    ]
    lines = ["application 5/week", "posting-review 5/week"]
    case = a_case(intake="4 jan", signed="4 jan", lines=lines, happened=happened)
    return standing(case, on, **settings)[0]


def test_follow_through_under_60_percent_is_slipping_and_60_is_not() -> None:
    half, settings = ("19 jan", "20 jan"), {"enter_below": "50%", "leave_at": "75%"}
    assert slipping(5, 5, on=half[1], **settings) == ACTIVE
    assert slipping(5, 4, on=half[1], **settings) == EARLY
    assert slipping(5, 4, on=half[0], **settings) == ACTIVE


def test_fewer_than_four_cells_are_too_few_to_say() -> None:
    assert (slipping(0, on="13 jan"), slipping(0, 0, on="20 jan")) == (ACTIVE, EARLY)


def test_two_slips_in_14_days_are_repeated() -> None:
    sessions = [missed("job-club", on="10 mar"), missed("job-club", on="23 mar")]
    case = a_case(signed="5 jan", lines=[], happened=sessions)
    assert lists(case, "22 mar", "23 mar") == [ACTIVE, EARLY]
    later = a_case(signed="5 jan", lines=[], happened=[sessions[0], missed("job-club", on="24 mar")])
    assert lists(later, "24 mar") == [ACTIVE]


def test_missed_reports_are_no_repeated_slips() -> None:
    case = a_case(signed="5 jan", lines=["report weekly"], happened=worked("5 jan", "12 jan", report=1))
    # Missed on 27 January and 3 February: listed, and counted, and no reason by themselves.
    found = assessed(case, "3 feb").slips, codes(case, "3 feb", enter_below="40%")
    assert found == (2, ["review-due"])


def test_a_missed_report_in_onboarding_is_a_first_slip() -> None:
    case = a_case(signed="5 jan", lines=["report weekly"])
    assert lists(case, "12 jan", "13 jan") == [ACTIVE, EARLY]


# From needs-early-intervention to active --------------------------------------------------------------------


def test_on_the_seventh_day_a_client_who_signed_is_back() -> None:
    case = a_case(signed="13 jan", lines=[], happened=[rang(on="13 jan")])
    # On the list since the 12th, none of the reasons from the 13th.
    assert lists(case, "12 jan", "13 jan", "18 jan", "19 jan") == [EARLY, EARLY, EARLY, ACTIVE]
    assert standing(case, "19 jan") == (ACTIVE, day("19 jan"))


def test_paused_days_are_not_counted_on_the_list() -> None:
    case = a_case(signed="13 jan", lines=[], paused=[("14 jan", "16 jan")], happened=[rang(on="13 jan")])
    assert lists(case, "16 jan", "21 jan", "22 jan") == [None, EARLY, ACTIVE]


def test_a_slip_in_the_last_seven_days_keeps_the_list() -> None:
    case = a_case(
        contracts=[a_contract("2 mar")], happened=[missed("meeting", on="16 mar"), rang(on="16 mar")]
    )
    assert lists(case, "22 mar", "23 mar") == [EARLY, ACTIVE]


def test_a_slip_in_onboarding_keeps_the_list_for_seven_days() -> None:
    case = a_case(signed="5 jan", lines=[], happened=[tried(on="6 jan"), rang(on="13 jan")])
    assert lists(case, "11 jan", "12 jan", "18 jan", "19 jan") == [ACTIVE, EARLY, EARLY, ACTIVE]


def test_a_missed_report_after_onboarding_keeps_nobody() -> None:
    lines = [
        "report weekly",
        "application 1/week",
        "posting-review 1/week",
        "follow-up 1/week",
        "thank-you 1/week",
    ]
    kinds = {"application": 1, "posting_review": 1, "follow_up": 1, "thank_you": 1}
    deeds = [*worked("5 jan", "23 mar", **kinds), *worked("5 jan", "2 mar", report=1)]
    case = a_case(
        intake="4 jan",
        signed="4 jan",
        lines=lines,
        happened=[*deeds, missed("job-club", on="5 mar"), missed("job-club", on="6 mar")],
    )
    # Repeated slips to 18 March; the report of the week of the 9th, missed on the 17th, stands in nobody's way.
    assert lists(case, "5 mar", "6 mar", "18 mar", "19 mar") == [ACTIVE, EARLY, EARLY, ACTIVE]


def test_three_quarters_are_enough_to_leave_and_less_is_not() -> None:
    def after(kept: int) -> list[str | None]:
        deeds = [*worked("5 jan", "26 jan", application=2), *worked("2 feb", "9 feb", application=kept)]
        lines = ["application 4/week"]
        case = a_case(intake="4 jan", signed="4 jan", lines=lines, happened=deeds)
        return lists(case, "16 feb", "17 feb")

    # The short window holds four weeks of one cell: 1/2, 1/2, and twice what was kept.
    assert after(4) == [EARLY, ACTIVE]
    assert after(3) == [EARLY, EARLY]


def test_who_was_not_heard_of_for_14_days_stays() -> None:
    alone = a_case(intake="29 dec 2025", contracts=[a_contract("6 jan")], happened=[])
    # Taken in on 29 December, on the list since 5 January: by the 12th, intake is 15 days ago.
    assert lists(alone, "5 jan", "12 jan", "20 feb") == [EARLY, EARLY, EARLY]
    heard = a_case(intake="29 dec 2025", contracts=[a_contract("6 jan")], happened=[rang(on="2 feb")])
    assert lists(heard, "1 feb", "2 feb") == [EARLY, ACTIVE]


def test_intake_counts_as_a_sign_of_life_on_its_fourteenth_day() -> None:
    case = a_case(contracts=[a_contract("13 jan")])
    assert lists(case, "18 jan", "19 jan", min_days=6) == [ACTIVE, ACTIVE]
    assert lists(case, "18 jan", "19 jan", min_days=7, life_days=14) == [EARLY, EARLY]
    assert lists(case, "19 jan", min_days=7, life_days=15) == [ACTIVE]


# From needs-early-intervention to low-power -----------------------------------------------------------------

TRIED = [tried(on="4 feb"), tried("letter", on="5 feb"), tried("text", on="6 feb")]


def silent(happened: Iterable[Activity] = TRIED, **more: Any) -> CaseFile:
    """Signed at intake, nothing done ever; on early intervention since Tuesday 13 January."""
    return a_case(**{"signed": "5 jan", "happened": happened, **more})


def test_after_28_days_a_silent_client_goes_to_low_power_when_a_week_begins_to_count() -> None:
    assert lists(silent(), "9 feb", "10 feb") == [EARLY, LOW]
    assert standing(silent(), "10 feb") == (LOW, day("10 feb"))


def test_no_other_day_will_do() -> None:
    # Six paused days: 28 days on Monday the 16th, and a week begins to count on the 17th.
    case = silent(paused=[("24 jan", "29 jan")])
    assert lists(case, "10 feb", "16 feb", "17 feb") == [EARLY, EARLY, LOW]


def test_after_a_holiday_it_is_the_wednesday() -> None:
    assert lists(silent(), "10 feb", "11 feb", office=an_office(holidays=["9 feb"])) == [EARLY, LOW]


@pytest.mark.parametrize(
    "attempts",
    [
        [tried(on="4 feb"), tried(on="5 feb")],
        [tried(on="4 feb"), tried(on="5 feb"), tried("text", on="5 feb")],
        [tried(on="13 jan") for _ in range(9)],
        [tried(on="12 jan"), tried(on="4 feb"), tried(on="5 feb")],
    ],
)
def test_attempts_on_fewer_than_three_days_since_entering_are_too_few(attempts: list[Activity]) -> None:
    assert lists(silent(attempts), "10 feb") == [EARLY]


def test_attempts_of_the_day_of_entering_and_of_28_days_count() -> None:
    attempts = [tried(on="14 jan"), tried(on="5 feb"), tried(on="6 feb")]
    assert lists(silent([*attempts, tried(on="13 jan")]), "10 feb") == [LOW]
    assert lists(silent([tried(on="13 jan"), *attempts[1:]]), "10 feb") == [EARLY]
    assert lists(silent(attempts), "10 feb") == [LOW]


def test_attempts_while_the_client_was_away_do_not_count() -> None:
    assert lists(silent(excused=[("5 feb", "5 feb")]), "10 feb", "17 feb") == [EARLY, EARLY]


@pytest.mark.parametrize(("on", "where"), [("3 feb", LOW), ("4 feb", EARLY)])
def test_anything_of_the_clients_own_in_seven_days_keeps_the_client(on: str, where: str) -> None:
    for own in (did("application", on=on), rang(on=on, kind="text")):
        assert lists(silent([*TRIED, own]), "10 feb") == [where]


def test_an_answered_call_alone_is_not_the_clients_own() -> None:
    assert lists(silent([*TRIED, reached(on="9 feb")]), "10 feb") == [LOW]


def test_a_session_attended_keeps_the_client() -> None:
    assert lists(silent([*TRIED, attended("meeting", on="7 feb")]), "10 feb") == [EARLY]


def test_low_power_is_off_for_some_programs() -> None:
    assert lists(silent(program="Bridge"), "10 feb", low_power_off=["Bridge"]) == [EARLY]
    assert lists(silent(program="Youth"), "10 feb", low_power_off=["Bridge"]) == [LOW]


def test_a_third_kept_over_the_long_window_keeps_the_client() -> None:
    deeds = [*TRIED, *worked("12 jan", "2 feb", application=5)]
    # Report, applications, postings: one of three in each of four weeks.
    assert lists(silent(deeds), "10 feb", talk_days=1) == [EARLY]
    assert lists(silent(deeds[:-1]), "10 feb", talk_days=1) == [LOW]


def test_a_good_last_week_keeps_the_client() -> None:
    deeds = [*TRIED, did("application", 5, on="2 feb"), did("posting-review", 3, on="2 feb")]
    assert lists(silent(deeds), "10 feb", talk_days=1, good_week="2/3") == [EARLY]
    assert lists(silent(deeds), "10 feb", talk_days=1, good_week="7/10") == [LOW]


def unsigned(*happened: Activity) -> CaseFile:
    """Never signed; on early intervention since 12 January."""
    return a_case(happened=[*TRIED, *happened])


def test_with_few_cells_28_days_of_silence_are_little_kept() -> None:
    assert lists(unsigned(), "9 feb", "10 feb") == [EARLY, LOW]
    assert lists(unsigned(reached(on="13 jan")), "10 feb") == [LOW]
    assert lists(unsigned(reached(on="14 jan")), "10 feb", "17 feb") == [EARLY, LOW]


def test_nobody_has_been_silent_for_longer_than_they_have_been_a_client() -> None:
    # Taken in on 5 January: 36 days on 9 February.
    assert lists(unsigned(), "10 feb", silence_days=36) == [LOW]
    assert lists(unsigned(), "10 feb", "17 feb", silence_days=37) == [EARLY, LOW]


# Welcome back -----------------------------------------------------------------------------------------------

WAYS = [
    rang(on="12 feb"),
    rang(on="12 feb", kind="letter"),
    reached("text", on="12 feb"),
    attended("workshop", on="12 feb"),
]


@pytest.mark.parametrize("way", WAYS)
def test_any_contact_welcomes_a_client_back(way: Activity) -> None:
    case = silent([*TRIED, way])
    assert lists(case, "11 feb", "12 feb") == [LOW, EARLY]
    found = assessed(case, "12 feb")
    assert (found.since, found.welcome_back, found.follow_through, found.slips) == (
        day("12 feb"),
        True,
        None,
        0,
    )


@pytest.mark.parametrize(
    "no_way",
    [tried(on="12 feb"), did("application", on="12 feb"), missed("workshop", on="12 feb"), rang(on="10 feb")],
)
def test_an_attempt_a_single_deed_or_a_contact_of_the_day_of_entering_does_not(no_way: Activity) -> None:
    case = silent([*TRIED, no_way], placements=[placed(LOW, on="10 feb")])
    assert lists(case, "12 feb", "16 feb") == [LOW, LOW]


def test_a_week_half_kept_welcomes_a_client_back_when_it_counts() -> None:
    good = [
        *TRIED,
        did("report", on="20 feb"),
        did("application", 3, on="19 feb"),
        did("posting-review", on="18 feb"),
    ]
    # 1, 3/5 and 1/3: more than half.
    assert lists(silent(good), "23 feb", "24 feb") == [LOW, EARLY]
    assert lists(silent(good[:-1]), "24 feb") == [EARLY]
    assert lists(silent(good[:-2]), "24 feb") == [LOW]


def test_a_good_week_that_began_before_entering_does_not() -> None:
    deeds = [did(kind, 5, on="6 jan") for kind in ("application", "posting-review", "report")]
    case = silent(deeds, placements=[placed(LOW, on="6 jan")])
    assert lists(case, "13 jan") == [LOW]
    assert lists(silent(deeds, placements=[placed(LOW, on="5 jan")]), "13 jan") == [EARLY]


def test_a_welcome_back_runs_for_14_days_and_holds_the_client_there() -> None:
    rings = [rang(on="21 jan"), rang(on="30 jan")]
    case = a_case(signed="12 jan", lines=[], placements=[placed(LOW, on="14 jan")], happened=rings)
    found = [assessed(case, on).welcome_back for on in ("20 jan", "21 jan", "3 feb", "4 feb")]
    assert (found, lists(case, "3 feb", "4 feb")) == ([False, True, True, False], [EARLY, ACTIVE])


def test_no_client_goes_to_low_power_in_a_welcome_back() -> None:
    settings = {"low_after_days": 7, "low_attempts": 1, "talk_days": 1, "silence_days": 1}
    again = [tried(on="13 feb"), tried(on="23 feb")]
    case = silent([*TRIED, rang(on="12 feb"), *again])
    assert lists(case, "24 feb", "25 feb", "3 mar", **settings) == [EARLY, EARLY, LOW]


def test_a_welcome_back_ends_a_placement() -> None:
    rings = [rang(on="8 jan"), rang(on="19 jan")]
    case = a_case(
        signed="5 jan", lines=[], placements=[placed(LOW, on="7 jan", until="20 mar")], happened=rings
    )
    assert (codes(case, "8 jan")[:2], lists(case, "22 jan")) == (["settling", "welcome-back"], [ACTIVE])


# Pauses -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("last", "fresh"), [("31 jan", None), ("1 feb", day("2 feb"))])
def test_after_14_days_the_first_day_back_is_a_fresh_start(last: str, fresh: date | None) -> None:
    case = silent(paused=[("19 jan", last)])
    walk = judged(case, "2 feb").walk
    assert (walk.standing_on(day("2 feb")).fresh_start, standing(case, "2 feb")) == (
        fresh,
        (EARLY, day("13 jan")),
    )


def test_days_excused_and_paused_that_touch_are_one_long_pause() -> None:
    case = silent(excused=[("19 jan", "25 jan")], paused=[("26 jan", "1 feb")])
    assert lists(case, "18 jan", "19 jan", "1 feb", "2 feb") == [EARLY, None, None, EARLY]


def test_days_before_intake_do_not_make_a_pause_long() -> None:
    case = a_case(excused=[("25 dec 2025", "17 jan")])  # 13 days from intake on
    assert lists(case, "5 jan", "17 jan") == [ACTIVE, EARLY]
    assert lists(a_case(excused=[("25 dec 2025", "18 jan")]), "5 jan", "18 jan", "19 jan") == [
        None,
        None,
        EARLY,
    ]


def test_short_excused_days_are_on_the_list() -> None:
    assert lists(a_case(excused=[("7 jan", "9 jan")]), "8 jan") == [ACTIVE]


def test_a_pause_of_two_days_can_be_long() -> None:
    case = silent(excused=[("19 jan", "20 jan")])
    assert lists(case, "19 jan", "21 jan", long_pause_days=2) == [None, EARLY]
    assert assessed(case, "21 jan", long_pause_days=2).slips == 0


def test_back_from_a_long_pause_a_client_on_low_power_is_welcomed() -> None:
    case = a_case(placements=[placed(LOW, on="7 jan")], paused=[("12 jan", "25 jan")])
    assert standing(case, "26 jan") == (EARLY, day("26 jan"))
    assert codes(case, "26 jan") == ["no-contract", "welcome-back", "no-vision"]


def test_the_others_are_greeted_and_moved_by_nothing() -> None:
    case = a_case(signed="5 jan", lines=[], paused=[("12 jan", "25 jan")])
    assert (standing(case, "26 jan"), codes(case, "26 jan")) == ((ACTIVE, day("5 jan")), ["back-from-pause"])
    assert codes(case, "27 jan") == []


def test_back_on_a_saturday_a_client_is_greeted_through_monday() -> None:
    case = a_case(signed="5 jan", lines=[], paused=[("12 jan", "30 jan")])
    greeted = ["back-from-pause" in codes(case, on) for on in ("31 jan", "2 feb", "3 feb")]
    assert greeted == [True, True, False]


def test_back_for_a_weekend_between_two_pauses() -> None:
    case = a_case(signed="5 jan", lines=[], paused=[("12 jan", "30 jan"), ("2 feb", None)])
    assert (codes(case, "31 jan"), lists(case, "2 feb", "1 jun 2030")) == (["back-from-pause"], [None, None])


def test_a_client_who_rings_in_a_short_pause_is_welcomed_after_it() -> None:
    case = a_case(
        placements=[placed(LOW, on="7 jan")], paused=[("12 jan", "16 jan")], happened=[rang(on="13 jan")]
    )
    assert (lists(case, "13 jan", "17 jan"), standing(case, "17 jan")) == (
        [None, EARLY],
        (EARLY, day("17 jan")),
    )


# Placements -------------------------------------------------------------------------------------------------


def test_a_placement_moves_that_day_and_holds_through_its_last() -> None:
    case = a_case(placements=[placed(ACTIVE, on="14 jan", until="20 jan")])
    assert lists(case, "13 jan", "14 jan", "20 jan", "21 jan") == [EARLY, ACTIVE, ACTIVE, EARLY]
    assert (standing(case, "20 jan"), standing(case, "21 jan")) == (
        (ACTIVE, day("14 jan")),
        (EARLY, day("21 jan")),
    )


def test_without_an_end_it_holds_28_days() -> None:
    case = a_case(placements=[placed(ACTIVE, on="14 jan")])
    assert lists(case, "10 feb", "11 feb") == [ACTIVE, EARLY]
    assert lists(case, "14 jan", "15 jan", place_days=1) == [ACTIVE, EARLY]


def test_a_placement_on_the_same_list_is_no_move() -> None:
    case = a_case(signed="13 jan", lines=[], placements=[placed(EARLY, on="15 jan", until="30 jan")])
    assert standing(case, "15 jan") == (EARLY, day("12 jan"))
    assert (codes(case, "16 jan")[:2], lists(case, "30 jan", "31 jan")) == (
        ["settling", "placed"],
        [EARLY, EARLY],
    )


def test_a_newer_placement_replaces_the_older_for_good() -> None:
    older, newer = placed(LOW, on="7 jan", until="30 mar"), placed(ACTIVE, on="8 jan", until="20 jan")
    assert lists(a_case(placements=[older, newer]), "7 jan", "8 jan", "20 jan", "21 jan") == [
        LOW,
        ACTIVE,
        ACTIVE,
        EARLY,
    ]


def test_of_two_placements_on_a_day_the_last_recorded_stands() -> None:
    case = a_case(placements=[placed(LOW, on="7 jan"), placed(EARLY, on="7 jan")])
    assert standing(case, "7 jan") == (EARLY, day("7 jan"))


def test_a_client_can_be_placed_on_the_day_of_intake() -> None:
    assert standing(a_case(placements=[placed(EARLY, on="5 jan")]), "5 jan") == (EARLY, day("5 jan"))


def test_a_placement_on_the_first_day_back_wins() -> None:
    case = a_case(
        placements=[placed(LOW, on="7 jan"), placed(ACTIVE, on="26 jan")], paused=[("12 jan", "25 jan")]
    )
    assert (standing(case, "26 jan"), assessed(case, "26 jan").welcome_back) == (
        (ACTIVE, day("26 jan")),
        False,
    )


def test_placed_again_on_low_power_a_client_who_rang_that_day_is_welcomed_the_next() -> None:
    case = a_case(placements=[placed(LOW, on="7 jan"), placed(LOW, on="9 jan")], happened=[rang(on="9 jan")])
    assert lists(case, "9 jan", "10 jan") == [LOW, EARLY]


# The whole way ----------------------------------------------------------------------------------------------


def test_a_client_who_falls_silent_returns_and_falls_silent_again() -> None:
    case = silent([*TRIED, rang(on="12 feb"), *(tried(on=on) for on in ("9 mar", "10 mar", "11 mar"))])
    told = [
        (chapter.on, chapter.standing.list, chapter.standing.cause)
        for chapter in judged(case, "1 may").walk.chapters
    ]
    assert told == [
        (day("5 jan"), ACTIVE, "intake"),
        (day("13 jan"), EARLY, "first-slip"),
        (day("10 feb"), LOW, "low-power"),
        (day("12 feb"), EARLY, "welcome-back"),
        (day("17 mar"), LOW, "low-power"),
    ]


def test_the_walk_knows_how_a_client_stood_on_any_day() -> None:
    walk = judged(silent(), "1 mar").walk
    found = [
        walk.standing_on(day(on)).list for on in ("5 jan", "12 jan", "13 jan", "9 feb", "10 feb", "1 mar")
    ]
    assert found == [ACTIVE, ACTIVE, EARLY, EARLY, LOW, LOW]


# Unlikely records -------------------------------------------------------------------------------------------

LAST = date.max


@pytest.mark.parametrize(
    "case",
    [
        a_case(contracts=[a_contract("5 jan", *CONTRACT_C, ends=LAST)]),
        a_case(signed="5 jan", paused=[("7 jan", LAST)]),
        a_case(signed="5 jan", paused=[("7 jan", LAST - timedelta(1))]),
        a_case(tasks=[("Rest", LAST)], closed_on=LAST),
        a_case(placements=[placed(LOW, on="6 jan", until=LAST)]),
        a_case(placements=[placed(EARLY, on="6 jan", until=LAST)]),
        a_case(intake=LAST),
        a_case(intake="1 jan 1900"),
        a_case(visions=[(LAST, "rest")], placements=[placed(LOW, on="6 jan")]),
    ],
)
def test_days_at_the_end_of_time_are_days_like_others(case: CaseFile) -> None:
    for on in ("5 jan", "6 jan", "12 jan", "13 jan", "20 mar"):
        judged(case, on)


def test_an_office_that_never_opens_says_what_it_can() -> None:
    office = an_office(away=[("1 jan 2024", "31 dec 2038")])
    case = a_case(signed="5 jan", happened=TRIED, paused=[("12 jan", "30 jan")])
    assert lists(case, "5 jan", "31 jan", "20 mar", office=office) == [ACTIVE, ACTIVE, ACTIVE]
