"""What a month came to: each figure at its edge."""

from fractions import Fraction

import pytest

from builders import a_case, a_contract, attended, day, did, helped, missed, placed, rang, reached, tried
from followthrough.casework.client import ACTIVE, LOW_POWER, NEEDS_EARLY_INTERVENTION, Job
from followthrough.month.suppression import NOT_SHOWN, UNDER
from reports import figures_of, reported, said

# Coming and going -----------------------------------------------------------------------------------------------


def test_an_intake_counts_from_the_first_day_through_the_last() -> None:
    cases = [a_case(intake=on) for on in ("31 dec 2025", "1 jan", "31 jan", "1 feb")]

    assert said(reported(*cases), "intakes", "open") == [(2, 2, None), (3, 3, None)]


def test_who_was_served_had_something_from_us_or_came() -> None:
    served = [(reached(on="6 jan"),), (attended("job-club", on="7 jan"),), (helped("job-leads", on="8 jan"),)]
    alone = [(did("application", on="6 jan"),), (missed("job-club", on="7 jan"),), (reached(on="1 feb"),), ()]
    cases = [a_case(happened=entries) for entries in (*served, *alone)]

    assert said(reported(*cases), "served") == [(Fraction(3, 7), 3, 7)]


def test_a_file_closed_on_the_first_day_is_closed_in_the_period_and_was_not_open_in_it() -> None:
    closed = a_case(intake="6 oct 2025", closed_on=day("1 jan"), outcome="Hired")

    assert said(reported(closed), "open", "closed", "closed: Hired") == [
        (0, 0, None),
        (1, 1, None),
        (1, 1, None),
    ]


def test_outcomes_that_few_share_are_not_named() -> None:
    hired = [
        a_case(closed_on=day("20 jan"), outcome=word)
        for word in ("Hired", "hired", "HIRED", "Hired", "hired")
    ]
    moved = [a_case(closed_on=day("20 jan"), outcome=f"moved in with cousin {n}") for n in range(5)]
    report = reported(*hired, *moved, all_numbers=False)

    names = [figure.label for figure in report.figures if figure.label.startswith("Closed: ")]
    assert names == ["Closed: Hired", "Closed: Other outcomes"]
    assert said(report, "closed: Hired", "closed: Other outcomes") == [(5, 5, None), (5, 5, None)]


# Contracts ------------------------------------------------------------------------------------------------------


def test_days_to_signing_are_of_first_contracts_and_their_median() -> None:
    first = [a_case(intake="5 jan", signed=on) for on in ("5 jan", "12 jan", "13 jan")]
    again = a_case(
        intake="1 dec 2025",
        contracts=[a_contract("8 dec 2025", "report weekly"), a_contract("9 jan", "report weekly")],
    )

    assert said(reported(*first, again), "signed", "first-signed", "days-to-signing", "signed-in-time") == [
        (4, 4, None), (3, 3, None), (7, None, 3), (Fraction(2, 3), 2, 3),
    ]  # fmt: skip


def test_the_days_within_which_to_sign_are_those_that_are_set() -> None:
    case = a_case(intake="5 jan", signed="9 jan")

    found = figures_of(reported(case, sign_by_days=3))
    assert (found["signed-in-time"].label, found["signed-in-time"].value) == ("Signed within 3 days", 0)
    assert [(one.name, one.value, one.default) for one in reported(case, sign_by_days=3).thresholds] == [
        ("sign_by_days", "3", "7")
    ]


# Follow-through -------------------------------------------------------------------------------------------------

WEEKLY = ("application 4/week",)


def test_follow_through_is_the_mean_of_each_client_then_of_all() -> None:
    mondays = ("5 jan", "12 jan", "19 jan")
    half = a_case(
        signed="2 jan",
        intake="2 jan",
        lines=WEEKLY,
        happened=[did("application", 2, on=on) for on in mondays],
    )
    none = a_case(signed="2 jan", intake="2 jan", lines=WEEKLY)

    report = reported(half, none)

    assert said(report, "follow-through") == [(Fraction(1, 4), None, 2)]
    assert said(report, "week 2026-01-12", "week 2026-01-05") == [(Fraction(1, 4), None, 2)] * 2


def test_the_trend_has_twelve_weeks_through_the_last_that_ends_in_the_period() -> None:
    names = [figure.name for figure in reported(a_case()).group("trend").figures]

    assert (len(names), names[0], names[-1]) == (12, "week 2025-11-03", "week 2026-01-19")


def test_the_week_of_closing_and_later_ones_are_left_out() -> None:
    case = a_case(intake="2 jan", signed="2 jan", lines=WEEKLY, closed_on=day("14 jan"))

    found = said(reported(case), "week 2026-01-05", "week 2026-01-12", "week 2026-01-19")
    assert found == [(0, None, 1), (None, None, 0), (None, None, 0)]


# Lists ----------------------------------------------------------------------------------------------------------


def test_moves_are_counted_by_where_from_and_where_to() -> None:
    case = a_case(
        intake="1 dec 2025",
        placements=[
            placed(LOW_POWER, on="2 jan"), placed(ACTIVE, on="9 jan"), placed(NEEDS_EARLY_INTERVENTION, on="12 jan"),
        ],
    )  # fmt: skip

    report = reported(case)

    ways = {f.name: f.value for f in report.group("moves").figures if f.value}
    assert ways["low-power to active"] == ways["active to needs-early-intervention"] == 1
    assert ways["moves"] == sum(many for name, many in ways.items() if name != "moves")


def test_what_came_of_an_early_intervention_is_known_after_15_days() -> None:
    def begun(on: str) -> object:
        return a_case(
            intake="1 dec 2025",
            placements=[
                placed(ACTIVE, on="1 dec 2025", until="31 jan"),
                placed(NEEDS_EARLY_INTERVENTION, on=on),
            ],
        )

    report = reported(begun("16 jan"), begun("17 jan"))

    assert said(report, "begun", f"then-{NEEDS_EARLY_INTERVENTION}", "then-not-yet") == [
        (2, 2, None), (1, 1, None), (1, 1, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "became"),
    [
        ({"closed_on": day("20 jan")}, "closed"),
        ({"paused": [("20 jan", None)]}, "paused"),
        ({"placements": [placed(ACTIVE, on="20 jan")]}, ACTIVE),
        ({"placements": [placed(LOW_POWER, on="20 jan")]}, LOW_POWER),
        ({}, NEEDS_EARLY_INTERVENTION),
    ],
)
def test_what_came_of_it_is_where_the_client_stands_15_days_later(more: dict, became: str) -> None:
    placements = [
        placed(ACTIVE, on="1 dec 2025", until="31 jan"),
        placed(NEEDS_EARLY_INTERVENTION, on="12 jan", until="10 feb"),
    ]
    case = a_case(intake="1 dec 2025", placements=[*placements, *more.pop("placements", [])], **more)

    begun = {f.name: f.value for f in reported(case).group("early").figures if f.value}
    assert begun == {"begun": 1, f"then-{became}": 1}


def rested(*entries: object) -> object:
    return a_case(
        intake="6 oct 2025",
        happened=entries,
        placements=[placed(LOW_POWER, on="8 dec 2025", until="9 dec 2025")],
    )


def test_who_is_on_low_power_at_the_end_has_been_there_since_entering() -> None:
    report = reported(rested())

    assert said(report, "resting", "resting-days", "entered") == [(1, 1, None), (54, None, 1), (0, 0, None)]


def test_a_return_within_15_days_of_reaching_out_is_told_apart() -> None:
    soon = rested(tried(on="5 jan"), rang(on="20 jan"))
    late = rested(tried(on="5 jan"), tried(on="19 jan"), rang(on="21 jan"))
    by_itself = rested(rang(on="20 jan"))

    report = reported(soon, late, by_itself)

    assert said(report, "returned", "returned-soon") == [(3, 3, None), (Fraction(1, 3), 1, 3)]


def test_a_welcome_back_is_no_early_intervention_begun() -> None:
    report = reported(rested(rang(on="20 jan")))

    assert said(report, "begun", "low-power to needs-early-intervention") == [(0, 0, None), (1, 1, None)]


# Time, sessions, messages ---------------------------------------------------------------------------------------


def test_minutes_belong_to_the_list_of_their_day_and_sum_to_the_whole() -> None:
    timed = [reached(on="8 jan")._replace(minutes=20), attended("meeting", on="9 jan")._replace(minutes=45)]
    case = a_case(signed="5 jan", happened=[*timed, reached(on="12 jan")])

    assert said(reported(case), "minutes", "list-active", "what-meetings", "saying-minutes") == [
        (65, 65, None), (65, 65, None), (45, 45, None), (Fraction(2, 3), 2, 3),
    ]  # fmt: skip


def test_sessions_are_counted_by_what_came_of_them() -> None:
    entries = [
        attended("job-club", on="7 jan"), attended("meeting", on="8 jan"), missed("job-club", on="14 jan"),
        missed("job-club", on="21 jan", outcome="excused"), missed("job-club", on="28 jan", outcome="ours"),
    ]  # fmt: skip
    report = reported(a_case(happened=entries))

    assert said(report, "sessions", "session-attended", "session-missed", "session-ours") == [
        (5, 5, None), (Fraction(2, 5), 2, 5), (Fraction(1, 5), 1, 5), (Fraction(1, 5), 1, 5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        ([rang(on="9 jan", kind="text"), tried("text", on="12 jan")], (1, 1, 1)),
        ([rang(on="9 jan", kind="text"), tried("text", on="14 jan")], (1, 0, 1)),
        ([rang(on="9 jan", kind="text"), tried("text", on="15 jan")], (1, 0, 0)),
        (
            [rang(on="9 jan", kind="text"), rang(on="15 jan", kind="email"), helped("reply", on="15 jan")],
            (1, 0, 0),
        ),
        ([rang(on="9 jan", kind="text")], (1, 0, 0)),
        ([rang(on="28 jan", kind="text")], (0, 0, 0)),
        ([rang(on="9 jan")], (0, 0, 0)),
        ([rang(on="9 jan", kind="text"), missed("meeting", on="12 jan")], (1, 0, 0)),
    ],
)
def test_a_message_is_answered_within_office_days(entries: list, found: tuple[int, int, int]) -> None:
    report = reported(a_case(happened=entries))

    assert tuple(one[1] for one in said(report, "messages", "answered-soon", "answered-in-time")) == found


# Work -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("job", "entries", "became"),
    [
        (Job(day("8 dec 2025")), [reached(on="29 dec 2025")], "at-work"),
        (Job(day("8 dec 2025")), [reached(on="28 dec 2025")], "not-known"),
        (Job(day("8 dec 2025")), [tried(on="5 jan")], "asked"),
        (Job(day("8 dec 2025"), ended_on=day("4 jan")), [reached(on="5 jan")], "ended"),
        (Job(day("8 dec 2025"), ended_on=day("5 jan")), [helped("check-in", on="20 jan")], "at-work"),
    ],
)
def test_retention_is_what_is_known_of_the_work_that_reached_a_mark(
    job: Job, entries: list, became: str
) -> None:
    case = a_case(intake="6 oct 2025", closed_on=day("10 dec 2025"), happened=entries)._replace(jobs=(job,))

    marks = {f.name: f.numerator for f in reported(case).group("work").figures if f.numerator}
    assert marks == {"reached-4": 1, f"{became}-4": 1}


def test_work_started_in_the_period_is_a_placement() -> None:
    jobs = tuple(Job(day(on)) for on in ("31 dec 2025", "1 jan", "31 jan", "1 feb"))

    assert said(reported(a_case(intake="1 dec 2025")._replace(jobs=jobs)), "started") == [(2, 2, None)]


# What is shown --------------------------------------------------------------------------------------------------


def test_small_numbers_are_left_out_and_so_is_what_rests_on_them() -> None:
    cases = [a_case(intake="5 jan", signed="6 jan") for _ in range(3)]

    shown = figures_of(reported(*cases, all_numbers=False))

    assert [(shown[n].value, shown[n].mark) for n in ("intakes", "days-to-signing", "closed")] == [
        (None, UNDER), (None, NOT_SHOWN), (0, ""),
    ]  # fmt: skip


def test_a_period_that_runs_says_that_it_is_so_far() -> None:
    assert (reported(a_case()).so_far, reported(a_case(), period="2026-02").so_far) == (False, True)


def test_every_figure_says_what_it_means_under_a_name_of_its_own() -> None:
    figures = list(reported(a_case(closed_on=day("20 jan")), a_case(signed="5 jan")).figures)

    assert len({figure.name for figure in figures}) == len(figures)
    assert [figure.name for figure in figures if not (figure.label and figure.says.endswith("."))] == []
