"""The day's agenda, as it is read: on a screen, on a pipe, by a spreadsheet, by a program."""

# ruff: noqa: E501  # a pipe gets whole lines

import json

from agendas import ANA, IVAN, WEDNESDAY, the_agenda
from followthrough.casework.client import ACTIVE
from followthrough.present.formats import as_csv, as_json, as_screen, as_text
from followthrough.present.today import today_sheet
from followthrough.triage.strategies.low_power import WelcomeBack
from followthrough.workday.agenda import Agenda, PersonToday, SessionToday
from followthrough.workday.owed import Greeting
from followthrough.workday.tasks import TaskToAskAbout
from mornings import day, listed

ON_A_SCREEN = """\
Wednesday 14 January 2026     1 session; 6 clients: 1 back in touch, 3 overdue, 1 due today, 1 open
2 need early intervention (ft triage)

SESSIONS TODAY
job club  10:00, room 2  2 expected: Ana Reyes, Mia Chen
          → ft log-group job-club --attended NAMES --missed NAMES

BACK IN TOUCH   a greeting first                                                           due
Luc Tremblay  K2QD  Welcome back: called yesterday, after 41      418-555-0161             yesterday
                    days.
                    → Greet Luc Tremblay; book this week. What is past is past.
                      ft log K2QD call --answered
                    Texted Thu 8 Jan; waiting 4 office days for your answer.
                    → Answer, even in one line.  ft log K2QD text
                    « Être fier devant mes filles »

OVERDUE                                                                                    due
Omar Haddad   T5VW  The door is open; one contact is owed since   604-555-0103             1 Jan
                    Thu 1 Jan.
                    → One light contact: the door is open, and here is how to walk in.
                      ft log T5VW text
Zoë Côté      P8RS  You owe 2 job leads since Fri 9 Jan.          zoe@example.org (email)  9 Jan
                    → Keep your side first: 2 job leads.  ft log P8RS job-leads=2
                    Task due today: “Update the résumé”.
                    → Ask how it went.  ft log P8RS task --title "Update the résumé"
Inés Núñez    X6ZB  Wrote an email Tue 13 Jan; waiting 1 office   604-555-0109             yesterday
                    day for your answer.
                    → Answer, even in one line.  ft log X6ZB email

DUE TODAY                                                                                  due
Ivan Petrov   B3ZN  At work for 4 weeks, since 17 December (Café  604-555-0110             today
                    Rivière).
                    → Ask: how is the work going?  ft log B3ZN call --answered

OPEN   no hurry yet                                                                        due
Ana Reyes     C7F3  Phone meeting, open until Thu 15 Jan; tried   604-555-0142 (text)      15 Jan
                    Tue 13 Jan, no answer yet.
                    → Call: how is it going, what got in the way, what comes next?
                      ft log C7F3 call --answered
                    Early intervention: No report recorded for the week of 5 January.

Begin with Luc Tremblay. When it is done, write it down: ft log K2QD call --answered. More on a
client: ft show K2QD
"""

ON_A_NARROW_SCREEN = """\
Wednesday 14 January 2026
1 session; 6 clients: 1 back in touch, 3 overdue, 1 due today, 1 open
2 need early intervention (ft triage)

SESSIONS TODAY
job club  10:00, room 2  2 expected: Ana Reyes, Mia Chen
          → ft log-group job-club --attended NAMES --missed NAMES

BACK IN TOUCH   a greeting first             due
Luc Tremblay  K2QD  418-555-0161             yesterday
    Welcome back: called yesterday, after 41 days.
    → Greet Luc Tremblay; book this week. What is past is past.
      ft log K2QD call --answered
    Texted Thu 8 Jan; waiting 4 office days for your answer.
    → Answer, even in one line.  ft log K2QD text
    « Être fier devant mes filles »

OVERDUE                                      due
Omar Haddad   T5VW  604-555-0103             1 Jan
    The door is open; one contact is owed since Thu 1 Jan.
    → One light contact: the door is open, and here is how to walk in.
      ft log T5VW text
Zoë Côté      P8RS  zoe@example.org (email)  9 Jan
    You owe 2 job leads since Fri 9 Jan.
    → Keep your side first: 2 job leads.  ft log P8RS job-leads=2
    Task due today: “Update the résumé”.
    → Ask how it went.  ft log P8RS task --title "Update the résumé"
Inés Núñez    X6ZB  604-555-0109             yesterday
    Wrote an email Tue 13 Jan; waiting 1 office day for your answer.
    → Answer, even in one line.  ft log X6ZB email

DUE TODAY                                    due
Ivan Petrov   B3ZN  604-555-0110             today
    At work for 4 weeks, since 17 December (Café Rivière).
    → Ask: how is the work going?  ft log B3ZN call --answered

OPEN   no hurry yet                          due
Ana Reyes     C7F3  604-555-0142 (text)      15 Jan
    Phone meeting, open until Thu 15 Jan; tried Tue 13 Jan, no answer yet.
    → Call: how is it going, what got in the way, what comes next?
      ft log C7F3 call --answered
    Early intervention: No report recorded for the week of 5 January.

Begin with Luc Tremblay. When it is done, write it down: ft log K2QD call
--answered. More on a client: ft show K2QD
"""

ON_A_PIPE = """\
Wednesday 2026-01-14     1 session; 6 clients: 1 back in touch, 3 overdue, 1 due today, 1 open     2 need early intervention (ft triage)

SESSIONS TODAY
job club  10:00, room 2  2 expected: Ana Reyes, Mia Chen
          → ft log-group job-club --attended NAMES --missed NAMES

BACK IN TOUCH   a greeting first                                                                     due
Luc Tremblay  K2QD  Welcome back: called yesterday, after 41 days.          418-555-0161             2026-01-13
                    → Greet Luc Tremblay; book this week. What is past is past.  ft log K2QD call --answered
                    Texted Thu 8 Jan; waiting 4 office days for your answer.
                    → Answer, even in one line.  ft log K2QD text
                    « Être fier devant mes filles »

OVERDUE                                                                                              due
Omar Haddad   T5VW  The door is open; one contact is owed since Thu 1 Jan.  604-555-0103             2026-01-01
                    → One light contact: the door is open, and here is how to walk in.  ft log T5VW text
Zoë Côté      P8RS  You owe 2 job leads since Fri 9 Jan.                    zoe@example.org (email)  2026-01-09
                    → Keep your side first: 2 job leads.  ft log P8RS job-leads=2
                    Task due today: “Update the résumé”.
                    → Ask how it went.  ft log P8RS task --title "Update the résumé"
Inés Núñez    X6ZB  Wrote an email Tue 13 Jan; waiting 1 office day for your answer.  604-555-0109             2026-01-13
                    → Answer, even in one line.  ft log X6ZB email

DUE TODAY                                                                                            due
Ivan Petrov   B3ZN  At work for 4 weeks, since 17 December (Café Rivière).  604-555-0110             2026-01-14
                    → Ask: how is the work going?  ft log B3ZN call --answered

OPEN   no hurry yet                                                                                  due
Ana Reyes     C7F3  Phone meeting, open until Thu 15 Jan; tried Tue 13 Jan, no answer yet.  604-555-0142 (text)      2026-01-15
                    → Call: how is it going, what got in the way, what comes next?  ft log C7F3 call --answered
                    Early intervention: No report recorded for the week of 5 January.

Begin with Luc Tremblay. When it is done, write it down: ft log K2QD call --answered. More on a client: ft show K2QD
"""

FOR_A_SPREADSHEET = """\
day,due,what,ref,name,phone,channel,says,next_step,own_words
2026-01-14,2026-01-14,session,C7F3,Ana Reyes,604-555-0142,text,"job club, 10:00, room 2",ft log C7F3 job-club --attended,
2026-01-14,2026-01-14,session,M4NP,Mia Chen,604-555-0101,,"job club, 10:00, room 2",ft log M4NP job-club --attended,
2026-01-14,2026-01-13,welcome-back,K2QD,Luc Tremblay,418-555-0161,,"Welcome back: called yesterday, after 41 days.",Greet Luc Tremblay; book this week. What is past is past. (ft log K2QD call --answered),Être fier devant mes filles
2026-01-14,2026-01-08,message,K2QD,Luc Tremblay,418-555-0161,,Texted Thu 8 Jan; waiting 4 office days for your answer.,"Answer, even in one line. (ft log K2QD text)",Être fier devant mes filles
2026-01-14,2026-01-01,contact-owed,T5VW,Omar Haddad,604-555-0103,,The door is open; one contact is owed since Thu 1 Jan.,"One light contact: the door is open, and here is how to walk in. (ft log T5VW text)",
2026-01-14,2026-01-09,you-owe,P8RS,Zoë Côté,,email,You owe 2 job leads since Fri 9 Jan.,Keep your side first: 2 job leads. (ft log P8RS job-leads=2),
2026-01-14,2026-01-14,task,P8RS,Zoë Côté,,email,Task due today: “Update the résumé”.,"Ask how it went. (ft log P8RS task --title ""Update the résumé"")",
2026-01-14,2026-01-13,message,X6ZB,Inés Núñez,604-555-0109,,Wrote an email Tue 13 Jan; waiting 1 office day for your answer.,"Answer, even in one line. (ft log X6ZB email)",
2026-01-14,2026-01-14,retention,B3ZN,Ivan Petrov,604-555-0110,,"At work for 4 weeks, since 17 December (Café Rivière).",Ask: how is the work going? (ft log B3ZN call --answered),
2026-01-14,2026-01-15,check-in,C7F3,Ana Reyes,604-555-0142,text,"Phone meeting, open until Thu 15 Jan; tried Tue 13 Jan, no answer yet.","Call: how is it going, what got in the way, what comes next? (ft log C7F3 call --answered)",
"""


def on_a_screen(agenda: Agenda, width: int = 100) -> str:
    return "\n".join(
        line.rstrip() for line in as_screen(today_sheet(agenda), width=width, colour=False).split("\n")
    )


def on_a_pipe(agenda: Agenda) -> str:
    return "".join(as_text(today_sheet(agenda)))


def test_a_screen_shows_sessions_first_and_then_the_clients_by_what_presses() -> None:
    assert on_a_screen(the_agenda()) == ON_A_SCREEN


def test_a_narrow_screen_puts_what_is_said_on_a_line_of_its_own() -> None:
    assert on_a_screen(the_agenda(), 80) == ON_A_NARROW_SCREEN
    assert max(map(len, ON_A_NARROW_SCREEN.split("\n"))) <= 80


def test_a_pipe_gets_the_same_things_whole() -> None:
    assert on_a_pipe(the_agenda()) == ON_A_PIPE


def test_a_spreadsheet_gets_a_row_for_each_thing() -> None:
    assert "".join(as_csv(today_sheet(the_agenda()))) == FOR_A_SPREADSHEET


def test_a_program_gets_the_facts_beside_the_words() -> None:
    document = json.loads("".join(as_json(today_sheet(the_agenda()))))

    assert list(document) == ["schema", "as_of", "needs_early_intervention", "sessions", "people"]
    assert document["sessions"] == [
        {
            "kind": "job-club",
            "at": "10:00, room 2",
            "command": "ft log-group job-club --attended NAMES --missed NAMES",
            "expected": [{"ref": "C7F3", "name": "Ana Reyes"}, {"ref": "M4NP", "name": "Mia Chen"}],
        }
    ]
    assert document["people"][0]["items"][0] == {
        "what": "welcome-back",
        "due": "2026-01-13",
        "pressing": "back",
        "says": "Welcome back: called yesterday, after 41 days.",
        "facts": {"how": "called yesterday, after 41 days"},
        "next_step": "Greet Luc Tremblay; book this week. What is past is past.",
        "command": "ft log K2QD call --answered",
    }
    assert [person["pressing"] for person in document["people"]] == [
        *("back", "overdue", "overdue", "overdue", "today", "open")
    ]


def test_a_day_without_anything_due_leads_to_triage() -> None:
    assert on_a_pipe(Agenda(WEDNESDAY, needing=1)) == (
        "Wednesday 2026-01-14     0 clients     1 needs early intervention (ft triage)\n"
        "\n"
        "Nothing is due today. Where everyone stands: ft triage\n"
    )


def test_a_session_of_one_is_written_down_for_that_client() -> None:
    agenda = Agenda(WEDNESDAY, (SessionToday("meeting", None, (ANA,)),))

    assert on_a_pipe(agenda) == (
        "Wednesday 2026-01-14     1 session; 0 clients\n"
        "\n"
        "SESSIONS TODAY\n"
        "meeting  1 expected: Ana Reyes\n"
        "         → ft log C7F3 meeting --attended\n"
        "\n"
        "Nothing else is due today. Where everyone stands: ft triage\n"
    )


def test_what_triage_says_of_a_client_is_not_said_twice() -> None:
    welcome = WelcomeBack(as_of=WEDNESDAY, welcomed_on=WEDNESDAY, by="called", days_away=None)
    item = Greeting(as_of=WEDNESDAY, due=WEDNESDAY, how="called today")
    person = PersonToday(ANA, (item,), None, listed("needs-early-intervention", WEDNESDAY, welcome))

    assert on_a_pipe(Agenda(WEDNESDAY, people=(person,))).count("called today") == 1


def test_what_people_typed_steers_no_screen() -> None:
    task = TaskToAskAbout(as_of=WEDNESDAY, due=WEDNESDAY, title="Ring \x1b[31mRed {Café} [bold]")
    person = PersonToday(
        IVAN._replace(name="Ivan {name} [red]"), (task,), "\x07Œuvrer", listed(ACTIVE, day(5))
    )

    shown = on_a_screen(Agenda(WEDNESDAY, people=(person,)))

    assert "Task due today: “Ring ␛[31mRed {Café} [bold]”." in shown
    assert "Ivan {name} [red]" in shown
    assert "« ␇Œuvrer »" in shown
    assert "\x1b" not in shown
