"""The week's hours are shared out; and where they went is told."""

import json

import pytest

from followthrough.casework.mistakes import NO_CASELOAD, USAGE
from followthrough.workday.plan import Stretch


def minutes_held(planned: dict) -> int:
    return sum(entry["minutes"] for entry in planned["planned"])


def test_the_week_from_wednesday_on_is_three_fifths_of_the_hours(office) -> None:
    found = json.loads(office.ft("plan --format json").out)

    assert found["days"] == ["2026-01-21", "2026-01-22", "2026-01-23"]
    assert (found["minutes"], found["then"]) == (1350, "2026-01-26")
    assert minutes_held(found) + found["left"] == 1350
    assert [(e["group"], e["what"], e["minutes"]) for e in found["planned"]][:3] == [
        ("fixed", "Employers", 216), ("fixed", "Notes and office", 180), ("owed", "Job club", 120),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "minutes"), [("--hours 12.25", 735), ("--hours 12,25", 735), ("--minutes 90", 90)]
)
def test_what_is_planned_and_left_is_what_was_given(office, words: str, minutes: int) -> None:
    found = json.loads(office.ft(f"plan {words} --format json").out)

    assert (found["minutes"], minutes_held(found) + found["left"]) == (minutes, minutes)


def test_the_table_sums_to_the_minutes_and_names_who_does_not_fit(office) -> None:
    office.does("log luc text --in --on mon", "log elise email --in")

    luc = "Texted Mon 19 Jan; waiting 2 office days for your answer."
    elise, its = (
        "Wrote an email Wed 21 Jan; waiting for your answer.",
        "the answer to their email waits 1 office day by",
    )
    unsigned = "No contract in force, 16 days after intake on 5 January."
    told = office.ft("plan --minutes 30 --format tsv").out.splitlines()
    assert [line.split("\t") for line in told[1:]] == [
        ["1", "owed", "K2QD", "Luc Tremblay", "Talk", "25", f"{luc} {unsigned}", "yes", ""],
        ["2", "left-open", "", "", "Left open", "5", "Employers, or whoever answers.", "yes", ""],
        ["3", "owed", "M4RB", "Élise Côté", "Talk", "25", f"{elise} {unsigned}", "no", f"{its} Thu 22 Jan"],
        [
            "4", "active", "C7F3", "Ana Reyes", "Look in", "15", "Kept 0 %; last sign of life Mon 5 Jan.", "no",
            "no traction is lost before Thu 22 Jan",
        ],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "--hours 0", "--hours -3", "--hours 200", "--hours many", "--minutes 0", "--minutes 1.5", "--minutes 2000",
        "--hours 3 --minutes 90", "--hours ''", "--minutes=-5",
    ],
)  # fmt: skip
def test_a_time_that_cannot_be_planned_is_a_mistake_with_a_remedy(office, words: str) -> None:
    ran = office.ft(f"plan {words}")

    assert (ran.code, ran.out) == (USAGE, "")
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) == 2


def test_without_a_caseload_there_is_nothing_to_plan(bare) -> None:
    assert [bare.ft(words).code for words in ("plan", "plan --minutes 90", "time")] == [NO_CASELOAD] * 3


def test_the_hours_are_those_of_the_settings(office) -> None:
    office.does("settings week_hours 20", "settings employer_hours 0", "settings admin_hours 0")

    found = json.loads(office.ft("plan --format json").out)
    assert found["minutes"] == 720
    assert found["planned"][0]["what"] == "Job club"


def test_the_plan_follows_the_agenda_of_today(office) -> None:
    office.does("log luc text --in")
    desk = office.desk()
    waiting = {person.client.ref for person in desk.agenda().people}

    plan = desk.plan(Stretch((desk.today,), 960, is_week=False))
    desk.close()

    assert waiting <= {entry.client.ref for entry in plan.planned}  # type: ignore[union-attr]


# Where the time went --------------------------------------------------------------------------------------------


def test_minutes_are_told_by_client_and_as_a_share(office) -> None:
    office.does(
        "log ana call --answered --minutes 30", "log luc meeting --attended --minutes 60", "log ana text"
    )

    assert office.ft("time --format csv").out == (
        "ref,name,list,minutes,share,follow_through,minutes_before\n"
        "K2QD,Luc Tremblay,needs-early-intervention,60,0.6667,,0\n"
        "C7F3,Ana Reyes,active,30,0.3333,0,0\n"
    )
    assert "2 of 3 entries say how long: the figures are of these." in office.ft("time").out
    assert json.loads(office.ft("time --estimate --format json").out)["minutes"] == 95


def test_a_period_of_nothing_says_how_to_begin(office) -> None:
    ran = office.ft("time")

    assert ran.code == 0
    assert "ft log CLIENT call --answered --minutes 15" in ran.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("--from tomorrow", 5),
        ("--to 2027-01-01", 5),
        ("--from 2026-01-20 --to 2026-01-19", 2),
        ("--from 01/02/2026", 2),
    ],
)
def test_days_that_cannot_be_are_refused(office, words: str, code: int) -> None:
    assert office.ft(f"time {words}").code == code


def test_the_figures_are_the_same_whether_triage_remembers_or_not(bare) -> None:
    """The demonstration is built with `ft demo`, which takes more than a second in no test but its own."""
    bare.does("demo")
    words = "time --from 2025-09-01 --to 2026-01-10 --format json"
    anew = bare.ft(words).out

    bare.does("triage")
    assert json.loads(anew)["minutes"] > 0
    assert bare.ft(words).out == anew
