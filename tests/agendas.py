"""A small made-up day, each client there for a reason."""

from dataclasses import replace
from datetime import date

from builders import an_office, reached, tried
from followthrough.casework.cadence import read_cadence
from followthrough.casework.check_in import CALL, PHONE_MEETING, TEXT, WELCOME, CheckIn
from followthrough.casework.client import ACTIVE, LOW_POWER, Absence, Client, Job
from followthrough.casework.contract import CLIENT
from followthrough.casework.day_book import DatedLine, DayBook, Message, Planned, TaskDue
from followthrough.triage.strategies.create_value import YouOwe
from followthrough.triage.strategies.low_power import ContactOwed
from followthrough.triage.strategies.sign_a_contract import ReviewDue
from followthrough.triage.thresholds import DEFAULTS
from followthrough.workday.agenda import Agenda, agenda_of
from mornings import DAY, INTAKE, day, listed, the_morning

WEDNESDAY = date(2026, 1, 14)
"""The day after that of the morning: job club."""

ANA = Client("C7F3", "Ana Reyes", day(5), phone="604-555-0142", channel="text")
LUC = Client("K2QD", "Luc Tremblay", INTAKE, phone="418-555-0161")
MIA = Client("M4NP", "Mia Chen", INTAKE, phone="604-555-0101")
ZOE = Client("P8RS", "Zoë Côté", INTAKE, email="zoe@example.org", channel="email")
OMAR = Client("T5VW", "Omar Haddad", INTAKE, phone="604-555-0103")
INES = Client("X6ZB", "Inés Núñez", INTAKE, phone="604-555-0109")
IVAN = Client(
    "B3ZN", "Ivan Petrov", INTAKE, phone="604-555-0110", closed_on=day(19, 12, 2025), outcome="work"
)

JOB_CLUB = read_cadence("every wed")


def the_book() -> DayBook:
    """Luc wrote on Thursday; Ana's first two weeks; a task of Zoë's; job club; Ivan works since December."""
    return DayBook(
        WEDNESDAY,
        WEDNESDAY,
        dated=tuple(
            DatedLine(client.ref, CLIENT, "job-club", JOB_CLUB, INTAKE, None, "10:00, room 2")
            for client in (MIA, ANA, INES)
        ),
        tasks=(
            TaskDue("P8RS", "Update the résumé", day(7), WEDNESDAY, is_done=False),
            TaskDue("P8RS", "Ask for a reference", day(7), day(12), is_done=True),
        ),
        messages=(Message("K2QD", day(8), "text"), Message("X6ZB", day(13), "email")),
        check_ins=(
            Planned("C7F3", 1, CheckIn(day(6), day(6), TEXT, WELCOME)),
            Planned("C7F3", 2, CheckIn(day(6), day(8), CALL, PHONE_MEETING)),
            Planned("C7F3", 5, CheckIn(day(12), day(15), CALL, PHONE_MEETING)),
        ),
        touches={"C7F3": (reached("text", on=day(6)), tried(on=day(13)))},
        jobs=((IVAN, Job(day(17, 12, 2025), "Café Rivière", "baker")),),
        away={"X6ZB": (Absence("excused", WEDNESDAY, WEDNESDAY),)},
        own_words={"K2QD": "Être fier devant mes filles"},
    )


def the_agenda() -> Agenda:
    """What that Wednesday asks."""
    slipping = the_morning().lists["needs-early-intervention"]
    alarmed = {
        client.ref: found._replace(reasons=tuple(replace(one, as_of=WEDNESDAY) for one in found.reasons))
        for client, found in slipping
    }
    people = [
        (ANA, alarmed["C7F3"]),
        (LUC, alarmed["K2QD"]),
        (MIA, listed(ACTIVE, INTAKE)),
        (ZOE, listed(ACTIVE, INTAKE, YouOwe(as_of=DAY, count=2, kind="job-leads", since=day(9)))),
        (OMAR, listed(LOW_POWER, day(2, 12, 2025), ContactOwed(as_of=DAY, due=day(1)))),
        (INES, listed(ACTIVE, INTAKE, ReviewDue(as_of=DAY, since=day(8, 12, 2025)))),
    ]
    return agenda_of(WEDNESDAY, an_office(), people, the_book(), DEFAULTS)
