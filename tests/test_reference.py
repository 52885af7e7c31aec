"""The worked examples of the definition (TRIAGE.md), and a few more facts reckoned by hand."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

import reference

REF = "C7F3"
CONTRACT_C = ["report weekly", "application 5/week", "posting-review 3/week", "job-club every wed"]


def day(text: str) -> date:
    """`5 Jan` and so on, in 2026."""
    number, month = text.split()
    return date(2026, ["Jan", "Feb", "Mar", "Apr"].index(month) + 1, int(number))


def contract(signed: str, lines: list[str] = CONTRACT_C, ends: str | None = None) -> dict[str, Any]:
    obligations = []
    for line in lines:
        kind, _, cadence = line.partition(" ")
        obligations.append({"party": "client", "kind": kind, "cadence": cadence, "wording": None})
    return {
        "signed_on": day(signed).isoformat(),
        "ends_on": ends and day(ends).isoformat(),
        "obligations": obligations,
    }


def activity(on: str, kind: str, count: int = 1, **fields: Any) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(
        ["outcome", "direction", "topic", "week_of", "title", "minutes", "note", "recorded_at"]
    )
    if kind in reference.DEEDS:
        row["outcome"] = "done"
    return {**row, "on": day(on).isoformat(), "kind": kind, "count": count, **fields}


def unanswered(on: str, kind: str = "text") -> dict[str, Any]:
    return activity(on, kind, direction="out", outcome="no-answer")


def caseload(intake: str = "5 Jan", **fields: Any) -> dict[str, Any]:
    client: dict[str, Any] = {
        "ref": REF,
        "name": "Ana Reyes",
        "intake": day(intake).isoformat(),
        "status": "open",
        "email": None,
        "phone": None,
        "language": "en",
        "channel": "text",
        "program": None,
        "closed_on": None,
        "outcome": None,
        "contracts": [],
        "absences": [],
        "activities": [],
        "tasks": [],
        "placements": [],
        "visions": [],
    }
    return {"followthrough": 1, "calendar": {"holidays": [], "away": []}, "clients": [{**client, **fields}]}


def standing(one: dict[str, Any], on: str) -> dict[str, Any]:
    return reference.standings(one, day(on))[REF]


def lists(one: dict[str, Any], first: str, last: str) -> set[str]:
    """The lists on which the client is from one day to another."""
    return {
        found["list"]
        for when, found in reference.history(one, REF, day(last))
        if found is not None and when >= day(first)
    }


def cells(one: dict[str, Any], monday: str, on: str) -> reference.Cells:
    return dict(reference.counted_weeks(one, REF, day(on)))[day(monday)]


# --- the seven worked examples ---


def test_a_quiet_start_needs_early_intervention_on_the_ninth_day() -> None:
    quiet = caseload(contracts=[contract("5 Jan")])
    assert lists(quiet, "5 Jan", "12 Jan") == {"active"}
    assert reference.counted_weeks(quiet, REF, day("12 Jan")) == []
    assert cells(quiet, "5 Jan", "13 Jan") == {
        "report": (0, 1),
        "application": (0, 4),
        "posting-review": (0, 2),
    }
    assert reference.slips_of(quiet, REF, day("13 Jan")) == [(day("13 Jan"), "missed-report")]
    assert standing(quiet, "13 Jan") == {
        "list": "needs-early-intervention",
        "since": day("13 Jan"),
        "follow_through": Fraction(0),
        "slips": 1,
        "reasons": ["first-slip"],
        "welcome_back": False,
        "onboarding_day": 9,
        "last_sign_of_life": day("5 Jan"),
    }


def test_a_text_that_nobody_returns_is_a_slip_after_the_third_available_day() -> None:
    quiet = caseload(contracts=[contract("5 Jan")], activities=[unanswered("7 Jan")])
    assert reference.slips_of(quiet, REF, day("12 Jan")) == []
    assert reference.slips_of(quiet, REF, day("13 Jan")) == [
        (day("13 Jan"), "missed-report"),
        (day("13 Jan"), "no-answer"),
    ]
    assert standing(quiet, "13 Jan")["slips"] == 2
    assert standing(quiet, "13 Jan")["reasons"] == ["first-slip"]


def test_a_client_who_rings_in_time_has_answered() -> None:
    rings = caseload(
        contracts=[contract("5 Jan")],
        activities=[unanswered("7 Jan"), activity("9 Jan", "call", direction="in")],
    )
    assert reference.slips_of(rings, REF, day("13 Jan")) == [(day("13 Jan"), "missed-report")]


def test_an_unsigned_client_needs_early_intervention_after_seven_days() -> None:
    unsigned = caseload()
    assert lists(unsigned, "5 Jan", "11 Jan") == {"active"}
    assert standing(unsigned, "12 Jan")["list"] == "needs-early-intervention"
    assert standing(unsigned, "12 Jan")["since"] == day("12 Jan")
    assert standing(unsigned, "12 Jan")["reasons"] == ["no-contract"]


def test_a_client_who_signs_on_the_seventh_day_stays_active() -> None:
    signed = caseload(contracts=[contract("12 Jan")])
    assert lists(signed, "5 Jan", "12 Jan") == {"active"}


def test_half_a_week_makes_half_of_it_due() -> None:
    half = caseload(contracts=[contract("7 Jan")])
    assert cells(half, "5 Jan", "13 Jan") == {"application": (0, 2), "posting-review": (0, 1)}


@pytest.mark.parametrize("outcome", ["excused", "ours"])
def test_a_session_excused_or_of_our_doing_is_no_slip_and_no_cell(outcome: str) -> None:
    contracts = [contract("5 Jan")]
    absent = caseload(contracts=contracts, activities=[activity("7 Jan", "job-club", outcome=outcome)])
    assert "job-club" not in cells(absent, "5 Jan", "13 Jan")
    assert (day("7 Jan"), "missed-session") not in reference.slips_of(absent, REF, day("13 Jan"))
    missed = caseload(contracts=contracts, activities=[activity("7 Jan", "job-club", outcome="missed")])
    assert cells(missed, "5 Jan", "13 Jan")["job-club"] == (0, 1)
    assert (day("7 Jan"), "missed-session") in reference.slips_of(missed, REF, day("13 Jan"))


def test_a_client_exactly_at_the_threshold_stays_active() -> None:
    half_kept = caseload(
        "4 Jan",
        contracts=[contract("4 Jan", ["application 5/week", "posting-review 5/week"])],
        activities=[
            activity("6 Jan", "application", 5),
            activity("6 Jan", "posting-review"),
            activity("13 Jan", "application", 5),
            activity("13 Jan", "posting-review"),
        ],
    )
    assert cells(half_kept, "5 Jan", "20 Jan") == {"application": (5, 5), "posting-review": (1, 5)}
    assert standing(half_kept, "20 Jan")["follow_through"] == Fraction(3, 5)
    assert lists(half_kept, "4 Jan", "25 Jan") == {"active"}


# --- more facts, reckoned by hand ---


def silent(**fields: Any) -> dict[str, Any]:
    """Signed at intake, nothing done ever, three attempts in February."""
    fields["activities"] = [
        unanswered("4 Feb"),
        unanswered("5 Feb", "letter"),
        unanswered("6 Feb"),
        *fields.get("activities", []),
    ]
    return caseload(contracts=[contract("5 Jan")], **fields)


def test_a_silent_client_comes_to_low_power_when_a_week_begins_to_count_after_28_days() -> None:
    # On the list since Tuesday 13 January: 28 days on Tuesday 10 February, when the week of the 2nd counts.
    assert lists(silent(), "13 Jan", "9 Feb") == {"needs-early-intervention"}
    assert standing(silent(), "10 Feb")["list"] == "low-power"
    assert standing(silent(), "10 Feb")["reasons"] == ["low-power"]


def test_a_client_in_a_program_without_low_power_never_comes_there() -> None:
    days = reference.history(silent(program="Bridge"), REF, day("30 Apr"), {"low_off_programs": ["Bridge"]})
    assert {found["list"] for _, found in days if found} == {"active", "needs-early-intervention"}


def test_a_client_who_calls_from_low_power_is_welcomed_back_for_14_days() -> None:
    calls = silent(activities=[activity("12 Feb", "call", direction="in")])
    welcome = standing(calls, "12 Feb")
    assert (welcome["list"], welcome["since"]) == ("needs-early-intervention", day("12 Feb"))
    assert (welcome["follow_through"], welcome["slips"]) == (None, 0)
    assert welcome["reasons"] == ["settling", "welcome-back"]
    assert standing(calls, "25 Feb")["welcome_back"] is True
    assert standing(calls, "26 Feb")["welcome_back"] is False
    # The week of 16 February is the first that windows reach; it counts from Tuesday the 24th.
    assert standing(calls, "23 Feb")["follow_through"] is None
    assert standing(calls, "24 Feb")["follow_through"] == 0


def test_a_client_back_from_a_long_pause_starts_afresh_on_the_same_list() -> None:
    absences = [
        {"kind": "excused", "from": "2026-01-19", "to": "2026-01-25", "why": "ill"},
        {"kind": "paused", "from": "2026-01-26", "to": "2026-02-01", "why": "moving"},
    ]
    back = caseload(contracts=[contract("5 Jan")], absences=absences)
    days = dict(reference.history(back, REF, day("10 Feb")))
    assert all(days[day("19 Jan") + timedelta(days=n)] is None for n in range(14))
    found = days[day("2 Feb")]
    assert found is not None
    assert (found["list"], found["since"], found["slips"]) == ("needs-early-intervention", day("13 Jan"), 0)
    assert found["follow_through"] is None


def test_a_short_pause_does_not_count_on_the_list() -> None:
    # As the silent client, but six days paused: 28 days on the list are reached on 16 February.
    pause = [{"kind": "paused", "from": "2026-01-24", "to": "2026-01-29", "why": None}]
    assert standing(silent(absences=pause), "10 Feb")["list"] == "needs-early-intervention"
    assert standing(silent(absences=pause), "16 Feb")["list"] == "needs-early-intervention"
    assert standing(silent(absences=pause), "17 Feb")["list"] == "low-power"


def test_a_report_made_on_monday_belongs_to_the_week_before_once() -> None:
    twice = caseload(
        contracts=[contract("5 Jan", ["report weekly"])],
        activities=[activity("12 Jan", "report"), activity("12 Jan", "report")],
    )
    assert cells(twice, "5 Jan", "20 Jan") == {"report": (1, 1)}
    assert cells(twice, "12 Jan", "20 Jan") == {"report": (1, 1)}


def test_a_late_report_that_names_its_week_removes_the_slip_from_that_day() -> None:
    late = caseload(
        contracts=[contract("5 Jan", ["report weekly"])],
        activities=[activity("15 Jan", "report", week_of="2026-01-05")],
    )
    assert standing(late, "14 Jan")["slips"] == 1
    assert standing(late, "15 Jan")["slips"] == 0
    assert reference.slips_of(late, REF, day("15 Jan")) == []


def test_three_interviews_ask_for_three_thanks() -> None:
    thanks = caseload(
        contracts=[contract("5 Jan", ["thank-you within 2 days of interview"])],
        activities=[
            activity("8 Jan", "interview", 3),
            activity("10 Jan", "thank-you"),
            activity("12 Jan", "thank-you"),
            activity("13 Jan", "thank-you"),
        ],
    )
    # Due on Saturday 10 January, so on Monday 12 January, in that week.
    assert cells(thanks, "5 Jan", "13 Jan") == {}
    assert cells(thanks, "12 Jan", "20 Jan") == {"thank-you": (2, 3)}


def test_a_placement_holds_through_its_last_day() -> None:
    placed = caseload(
        placements=[
            {"list": "active", "on": "2026-01-14", "until": "2026-01-20", "why": "papers on their way"}
        ]
    )
    assert standing(placed, "13 Jan")["list"] == "needs-early-intervention"
    assert lists(placed, "14 Jan", "20 Jan") == {"active"}
    assert standing(placed, "20 Jan")["reasons"] == ["placed"]
    assert standing(placed, "21 Jan")["reasons"] == ["no-contract"]
    assert standing(placed, "21 Jan")["since"] == day("21 Jan")


@pytest.mark.parametrize(
    "text",
    [
        "3/week",
        "daily",
        "weekly",
        "every wed",
        "every 2 weeks on tue",
        "monthly on 1st mon",
        "within 2 days of interview",
        "by 2026-02-02",
    ],
)
def test_every_form_of_cadence_is_read(text: str) -> None:
    assert reference.parse_cadence(text).form in ("week", "dated", "within", "by")


def test_what_is_no_cadence_is_refused() -> None:
    with pytest.raises(ValueError, match="not a cadence"):
        reference.parse_cadence("now and then")
