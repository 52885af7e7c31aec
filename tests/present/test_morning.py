"""The morning, as it is read: on a screen, on a pipe, by a spreadsheet, by a program."""

# ruff: noqa: E501  # a pipe gets whole lines

import json
from fractions import Fraction

import pytest

from followthrough.casework.client import ACTIVE, Client
from followthrough.present.formats import as_csv, as_screen, as_text, in_format
from followthrough.present.morning import COLUMNS, triage_sheet
from followthrough.present.pressing import MOST_REASONS, told_of
from followthrough.triage.morning import morning_of
from mornings import DAY, day, listed, random_morning, the_morning

ON_A_SCREEN = """\
Tuesday 13 January 2026     6 clients: 3 need you, 2 active, 1 open door, 1 paused
3 things not written down yet (ft gaps)

NEEDS EARLY INTERVENTION                                                                  since
Luc Tremblay  K2QD  welcome back  Welcome back: called today, after 41   418-555-0161     today
                                  days.
                    → Greet Luc Tremblay; book this week. What is past is past.
                      « Être fier devant mes filles »
Ana Reyes     C7F3  day 9 of 14   No report recorded for the week of 5   604-555-0142     today
                                  January.
                    → Call: how did the week go? What got in the way? Agree on one task.
                      Ask what the job would bring.
Sam Okafor    9XHT  kept 42 %     Kept 42 %: 3.0 of 7 promises over 2    sam@example.org  6 Jan
                                  weeks; 60 % keeps a client active.
                    → You owe 2 job leads since Fri 9 Jan.
                    → Call: what got in the way? Agree on one task for this week, small enough to be
                      sure of.
                      Ask what the job would bring.

ACTIVE   2 clients, 87 % of what was agreed kept on average
Zoë Côté      P8RS  kept 75 %     You owe 1 check-in since Fri 9 Jan.                     6 Oct 2025
Mia Chen      M4NP  kept 100 %                                           604-555-0101     6 Oct 2025

LOW POWER, DOOR OPEN   1 client, next contact owed: Omar Haddad 1 Jan
Omar Haddad   T5VW  door open     A contact is owed since Thu 1 Jan.     604-555-0103     2 Dec 2025

Begin with Luc Tremblay. More on why: ft why K2QD. When you have talked, write it down: ft log K2QD
call --answered
"""

ON_A_NARROW_SCREEN = """\
Tuesday 13 January 2026
6 clients: 3 need you, 2 active, 1 open door, 1 paused
3 things not written down yet (ft gaps)

NEEDS EARLY INTERVENTION                           since
Luc Tremblay  K2QD  welcome back  418-555-0161     today
    Welcome back: called today, after 41 days.
    → Greet Luc Tremblay; book this week. What is past is past.
      « Être fier devant mes filles »
Ana Reyes     C7F3  day 9 of 14   604-555-0142     today
    No report recorded for the week of 5 January.
    → Call: how did the week go? What got in the way? Agree on one task.
      Ask what the job would bring.
Sam Okafor    9XHT  kept 42 %     sam@example.org  6 Jan
    Kept 42 %: 3.0 of 7 promises over 2 weeks; 60 % keeps a client active.
    → You owe 2 job leads since Fri 9 Jan.
    → Call: what got in the way? Agree on one task for this week, small enough
      to be sure of.
      Ask what the job would bring.

ACTIVE   2 clients, 87 % of what was agreed kept on average
Zoë Côté      P8RS  kept 75 %     You owe 1 check-in since Fri 9 Jan.
Mia Chen      M4NP  kept 100 %

LOW POWER, DOOR OPEN   1 client, next contact owed: Omar Haddad 1 Jan
Omar Haddad   T5VW  door open     A contact is owed since Thu 1 Jan.

Begin with Luc Tremblay. More on why: ft why K2QD. When you have talked, write
it down: ft log K2QD call --answered
"""

ON_A_PIPE = """\
Tuesday 2026-01-13     6 clients: 3 need you, 2 active, 1 open door, 1 paused     3 things not written down yet (ft gaps)

NEEDS EARLY INTERVENTION                                                                          since
Luc Tremblay  K2QD  welcome back  Welcome back: called today, after 41 days.     418-555-0161     2026-01-13
                    → Greet Luc Tremblay; book this week. What is past is past.  « Être fier devant mes filles »
Ana Reyes     C7F3  day 9 of 14   No report recorded for the week of 5 January.  604-555-0142     2026-01-13
                    → Call: how did the week go? What got in the way? Agree on one task.  Ask what the job would bring.
Sam Okafor    9XHT  kept 42 %     Kept 42 %: 3.0 of 7 promises over 2 weeks; 60 % keeps a client active.  sam@example.org  2026-01-06
                    → You owe 2 job leads since Fri 9 Jan.
                    → Call: what got in the way? Agree on one task for this week, small enough to be sure of.  Ask what the job would bring.

ACTIVE   2 clients, 87 % of what was agreed kept on average
Zoë Côté      P8RS  kept 75 %     You owe 1 check-in since Fri 9 Jan.                             2025-10-06
Mia Chen      M4NP  kept 100 %                                                   604-555-0101     2025-10-06

LOW POWER, DOOR OPEN   1 client, next contact owed: Omar Haddad 2026-01-01
Omar Haddad   T5VW  door open     A contact is owed since Thu 1 Jan.             604-555-0103     2025-12-02

Begin with Luc Tremblay. More on why: ft why K2QD. When you have talked, write it down: ft log K2QD call --answered
"""


def test_on_a_screen_whoever_needs_the_counsellor_is_told_in_full() -> None:
    assert as_screen(triage_sheet(the_morning(), height=40), 100, 40, colour=False) == ON_A_SCREEN


def test_on_a_narrow_screen_what_is_said_stands_below_the_name() -> None:
    assert as_screen(triage_sheet(the_morning(), height=40), 80, 40, colour=False) == ON_A_NARROW_SCREEN


def test_on_a_pipe_everything_is_whole_and_days_are_iso() -> None:
    assert "".join(as_text(triage_sheet(the_morning()))) == ON_A_PIPE.replace(
        "Ask what the job", "Ask what the job"
    )


def test_a_spreadsheet_gets_the_columns_that_are_promised() -> None:
    lines = "".join(as_csv(triage_sheet(the_morning()))).splitlines()

    assert lines[0] == (
        "as_of,list,since,ref,name,follow_through,slips,last_sign_of_life,reasons,next_step,way_out"
    )
    assert lines[3] == (
        "2026-01-13,needs-early-intervention,2026-01-06,9XHT,Sam Okafor,0.4286,0,2026-01-05,slipping; you-owe; "
        "no-vision,Keep your side first: 2 job leads.,Keep 75 % of what was agreed."
    )
    assert lines[5] == "2026-01-13,active,2025-10-06,M4NP,Mia Chen,1,0,2026-01-05,,,"


def test_a_program_gets_the_shape_that_is_promised() -> None:
    found = json.loads("".join(in_format(triage_sheet(the_morning()), "json")))

    assert list(found) == ["schema", "as_of", "lists", "paused", "gaps"]
    assert list(found["lists"]) == ["needs-early-intervention", "active", "low-power"]
    assert found["paused"] == [{"ref": "X6ZB", "name": "Inés Núñez"}]
    assert found["gaps"] == 3
    ana = found["lists"]["needs-early-intervention"][1]
    assert ana == {
        "ref": "C7F3",
        "name": "Ana Reyes",
        "list": "needs-early-intervention",
        "since": "2026-01-13",
        "onboarding_day": 9,
        "welcome_back": False,
        "follow_through": 0.0,
        "slips": 1,
        "last_sign_of_life": "2026-01-05",
        "reasons": [
            {
                "code": "first-slip",
                "strategy": 3,
                "says": "No report recorded for the week of 5 January.",
                "facts": {
                    "because": None,
                    "kind": "missed-report",
                    "slipped_on": "2026-01-13",
                    "about": "2026-01-05",
                    "told": "no report recorded for the week of 5 January",
                    "quiet_days": 7,
                    "what": "No report recorded for the week of 5 January",
                },
                "next_step": "Call: how did the week go? What got in the way? Agree on one task.",
                "evidence": [],
            },
            {
                "code": "no-vision",
                "strategy": 5,
                "says": "No vision recorded yet.",
                "facts": {},
                "next_step": "Ask Ana Reyes: what would the job bring? What would a good day at work look like?",
                "evidence": [],
            },
        ],
        "way_out": "7 days without a slip.",
        "next_contact": None,
        "gaps": 3,
    }
    luc, sam = found["lists"]["needs-early-intervention"][0], found["lists"]["needs-early-intervention"][2]
    assert luc["reasons"][0]["evidence"] == [{"id": 7, "on": "2026-01-13"}]
    assert sam["reasons"][0]["facts"]["follow_through"] == 0.4286


def many_steady(count: int) -> str:
    people = [
        (Client(f"A{n:03}", f"Ana {n:03}", day(5)), listed(ACTIVE, day(5), follow_through=Fraction(1)))
        for n in range(count)
    ]
    morning = morning_of(DAY, people)
    return as_screen(triage_sheet(morning, height=30), 100, 30, colour=False)


def test_of_who_does_well_a_screen_shows_as_many_as_it_holds() -> None:
    lines = many_steady(200).splitlines()

    assert len(lines) <= 30
    assert "… 180 more: ft triage --all" in lines


def test_everyone_is_shown_when_asked_for() -> None:
    people = [(Client(f"A{n:03}", f"Ana {n:03}", day(5)), listed(ACTIVE, day(5))) for n in range(200)]
    sheet = triage_sheet(morning_of(DAY, people), everyone=True, height=30)

    assert as_screen(sheet, 100, 30, colour=False).count("Ana ") == 200


def test_an_empty_morning_says_so_and_what_to_do() -> None:
    written = "".join(as_text(triage_sheet(morning_of(DAY, ()))))

    assert written.splitlines() == [
        "Tuesday 2026-01-13     0 clients: 0 need you, 0 active, 0 open door",
        "",
        "NEEDS EARLY INTERVENTION",
        "Nobody this morning.",
        "",
        "Nobody waits for you this morning. What happens today: ft log CLIENT KIND",
    ]


@pytest.mark.parametrize("seed", range(6))
def test_nobody_is_given_more_than_three_reasons_and_the_greeting_comes_first(seed: int) -> None:
    for entry in random_morning(seed).listed:
        told = told_of(entry.assessment)
        assert (told.first is not None) + len(told.beside) + (told.vision is not None) <= MOST_REASONS
        if entry.assessment.welcome_back:
            assert told.first is not None
            assert told.first.code == "welcome-back"
        if entry.assessment.owed_since is not None and told.beside:
            assert told.beside[0].code == "you-owe"


@pytest.mark.parametrize("seed", range(6))
def test_every_client_stands_on_every_form_of_the_morning(seed: int) -> None:
    morning = random_morning(seed)
    text = "".join(as_text(triage_sheet(morning)))
    rows = "".join(as_csv(triage_sheet(morning)))

    assert all(entry.client.ref in text and entry.client.ref in rows for entry in morning.listed)
    assert rows.count("\n") == len(morning.listed) + 1
    assert triage_sheet(morning).columns == COLUMNS
