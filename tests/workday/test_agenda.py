"""What a day asks of the counsellor, and in which order."""

from collections.abc import Iterable
from datetime import date

import pytest

from agendas import ANA, INES, IVAN, LUC, MIA, OMAR, WEDNESDAY, ZOE, the_agenda
from builders import an_office, day
from followthrough.casework.cadence import read_cadence
from followthrough.casework.check_in import CALL, PHONE_MEETING, CheckIn
from followthrough.casework.client import ACTIVE, LOW_POWER, NEEDS_EARLY_INTERVENTION, Absence, Client, Job
from followthrough.casework.contract import CLIENT, COUNSELLOR
from followthrough.casework.day_book import DatedLine, DayBook, Message, Planned, TaskDue
from followthrough.casework.workweek import Office
from followthrough.triage.assess import Assessment
from followthrough.triage.reason import Reason
from followthrough.triage.strategies.bigger_yes import NoVision
from followthrough.triage.strategies.create_value import YouOwe
from followthrough.triage.strategies.low_power import BackFromPause, ContactOwed, LowPowerReview, WelcomeBack
from followthrough.triage.strategies.sign_a_contract import ContractEnding, ReviewDue
from followthrough.triage.thresholds import DEFAULTS
from followthrough.workday.agenda import Agenda, SessionToday, agenda_of
from followthrough.workday.item import Item
from followthrough.workday.messages import MessageWaiting
from followthrough.workday.owed import (
    ContractEnds,
    ContractReview,
    DoorContact,
    DoorReview,
    Greeting,
    GreetingAfterPause,
    Owed,
    Promised,
)
from followthrough.workday.tasks import TaskToAskAbout
from mornings import listed

SINCE = date(2025, 10, 6)


def agenda(
    today: str,
    *people: tuple[Client, Assessment | None],
    office: Office | None = None,
    **book: object,
) -> Agenda:
    """The agenda of a day for some people, with some things in its day book."""
    held = DayBook(day(today), day(today), **book)  # type: ignore[arg-type]
    return agenda_of(day(today), office or an_office(), people, held, DEFAULTS)


def items_of(found: Agenda) -> list[Item]:
    return [item for person in found.people for item in person.items]


def advised(today: str, *reasons: Reason, where: str = ACTIVE, **book: object) -> list[Item]:
    """What is on the agenda of a client for whom triage gives some reasons."""
    return items_of(agenda(today, (MIA, listed(where, SINCE, *reasons)), **book))


# Who is on it, and in which order -------------------------------------------------------------------------------


def test_the_clients_come_in_the_order_of_what_presses_most() -> None:
    found = the_agenda()

    assert [(person.client, person.pressing) for person in found.people] == [
        (LUC, "back"),
        (OMAR, "overdue"),
        (ZOE, "overdue"),
        (INES, "overdue"),
        (IVAN, "today"),
        (ANA, "open"),
    ]
    assert (found.day, found.needing) == (WEDNESDAY, 2)


def test_a_clients_things_come_in_the_same_order() -> None:
    (zoe,) = (person for person in the_agenda().people if person.client == ZOE)

    assert [(item.code, item.pressing) for item in zoe.items] == [("you-owe", "overdue"), ("task", "today")]


def test_who_does_well_and_has_nothing_due_is_not_on_it() -> None:
    assert agenda("14 jan", (MIA, listed(ACTIVE, SINCE, NoVision(as_of=WEDNESDAY)))) == Agenda(WEDNESDAY)


def test_who_needs_early_intervention_and_nothing_else_is_counted_and_left_to_triage() -> None:
    needing = listed(NEEDS_EARLY_INTERVENTION, SINCE, NoVision(as_of=WEDNESDAY))

    assert agenda("14 jan", (MIA, needing)) == Agenda(WEDNESDAY, needing=1)


def test_own_words_and_what_triage_says_come_along() -> None:
    assessment = listed(ACTIVE, SINCE)
    found = agenda(
        "14 jan",
        (MIA, assessment),
        messages=(Message(MIA.ref, day("14 jan"), "text"),),
        own_words={MIA.ref: "A place of our own"},
    )

    assert [(person.own_words, person.assessment) for person in found.people] == [
        ("A place of our own", assessment)
    ]


# Away ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("assessment", [None, listed(ACTIVE, SINCE, ContactOwed(as_of=WEDNESDAY, due=SINCE))])
def test_of_who_is_away_only_a_message_is_on_the_agenda(assessment: Assessment | None) -> None:
    found = agenda(
        "14 jan",
        (MIA, assessment),
        away={MIA.ref: (Absence("excused", WEDNESDAY, None),)},
        messages=(Message(MIA.ref, day("13 jan"), "text"),),
        tasks=(TaskDue(MIA.ref, "Update the resume", day("5 jan"), day("12 jan"), is_done=False),),
        dated=(DatedLine(MIA.ref, CLIENT, "job-club", read_cadence("every wed"), SINCE),),
        check_ins=(Planned(MIA.ref, 1, CheckIn(day("13 jan"), day("14 jan"), CALL)),),
        jobs=((MIA, Job(day("17 dec 2025"))),),
    )

    assert [item.code for item in items_of(found)] == ["message"]
    assert found.sessions == ()


def test_who_is_at_work_is_on_it_with_a_closed_file_and_nobody_else_with_one_is() -> None:
    found = agenda("14 jan", jobs=((IVAN, Job(day("17 dec 2025"))), (MIA, Job(day("17 dec 2025")))))

    assert [person.client for person in found.people] == [IVAN]


# Sessions -----------------------------------------------------------------------------------------------------------


def a_line(client: Client, kind: str = "job-club", cadence: str = "every wed", **more: object) -> DatedLine:
    line = DatedLine(client.ref, CLIENT, kind, read_cadence(cadence), SINCE)  # type: ignore[arg-type]
    return line._replace(**more)  # type: ignore[arg-type]


EVERYBODY = tuple((client, listed(ACTIVE, SINCE)) for client in (ZOE, ANA, MIA))


def sessions(today: str, lines: Iterable[DatedLine], **more: object) -> tuple[SessionToday, ...]:
    return agenda(today, *EVERYBODY, dated=tuple(lines), **more).sessions  # type: ignore[arg-type]


def test_a_session_expects_everyone_whose_contract_has_it_that_day_by_name() -> None:
    lines = [a_line(ZOE), a_line(MIA), a_line(ANA, cadence="every thu")]

    assert sessions("14 jan", lines) == (SessionToday("job-club", None, (MIA, ZOE)),)
    assert sessions("15 jan", lines) == (SessionToday("job-club", None, (ANA,)),)
    assert sessions("16 jan", lines) == ()


def test_sessions_at_different_times_are_two() -> None:
    lines = [a_line(ZOE, at="14:00"), a_line(MIA, at="10:00"), a_line(ANA, at="10:00")]

    assert sessions("14 jan", lines) == (
        SessionToday("job-club", "10:00", (ANA, MIA)),
        SessionToday("job-club", "14:00", (ZOE,)),
    )


def test_who_is_written_down_already_is_expected_no_more() -> None:
    recorded = frozenset({(MIA.ref, "job-club"), (ZOE.ref, "meeting")})

    assert sessions("14 jan", [a_line(ZOE), a_line(MIA)], recorded=recorded) == (
        SessionToday("job-club", None, (ZOE,)),
    )


def test_a_meeting_that_both_sides_promised_is_one() -> None:
    lines = [a_line(MIA, "meeting"), a_line(MIA, "meeting", party=COUNSELLOR)]

    assert sessions("14 jan", lines) == (SessionToday("meeting", None, (MIA,)),)


@pytest.mark.parametrize(
    "line",
    [
        a_line(MIA, signed_on=day("14 jan")),
        a_line(MIA, ends_on=day("13 jan")),
        a_line(MIA, cadence="every 2 weeks on wed", signed_on=day("7 jan")),
    ],
)
def test_no_session_outside_its_contract_or_its_weeks(line: DatedLine) -> None:
    assert sessions("14 jan", [line]) == ()


def test_no_session_while_the_office_is_closed() -> None:
    assert sessions("14 jan", [a_line(MIA)], office=an_office(holidays=["14 jan"])) == ()


def test_what_the_counsellor_promised_for_the_day_is_one_thing_to_do() -> None:
    line = a_line(MIA, "call", party=COUNSELLOR)

    found = agenda("14 jan", (MIA, listed(ACTIVE, SINCE)), dated=(line,))

    assert found.sessions == ()
    assert items_of(found) == [Promised(as_of=WEDNESDAY, due=WEDNESDAY, what="a call", kind="call")]


# Messages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "office_days", "how"),
    [
        ("9 jan", 0, "today"),
        ("10 jan", 0, "today"),
        ("12 jan", 1, "overdue"),
        ("13 jan", 2, "overdue"),
        ("14 jan", 3, "late"),
    ],
)
def test_a_message_presses_from_the_next_office_day_and_is_late_from_the_third(
    today: str, office_days: int, how: str
) -> None:
    (found,) = advised(today, messages=(Message(MIA.ref, day("9 jan"), "text"),))

    assert found == MessageWaiting(as_of=day(today), due=day("9 jan"), kind="text", office_days=office_days)
    assert found.pressing == how


@pytest.mark.parametrize(
    ("kind", "today", "says", "command"),
    [
        ("text", "12 jan", "Texted Fri 9 Jan; waiting 1 office day for your answer.", "ft log M4NP text"),
        (
            "email",
            "13 jan",
            "Wrote an email Fri 9 Jan; waiting 2 office days for your answer.",
            "ft log M4NP email",
        ),
        ("letter", "9 jan", "Wrote a letter Fri 9 Jan; waiting for your answer.", "ft log M4NP letter"),
    ],
)
def test_a_message_says_how_long_it_waits(kind: str, today: str, says: str, command: str) -> None:
    (found,) = advised(today, messages=(Message(MIA.ref, day("9 jan"), kind),))

    assert (found.words(found.says, MIA), found.command(MIA)) == (says, command)


def test_a_reply_that_is_owed_is_the_message_that_waits() -> None:
    owed = (YouOwe(as_of=WEDNESDAY, count=1, kind="reply", since=day("12 jan")),)

    assert [item.code for item in advised("14 jan", *owed)] == ["you-owe"]
    assert [
        item.code for item in advised("14 jan", *owed, messages=(Message(MIA.ref, day("9 jan"), "text"),))
    ] == ["message"]


# Tasks --------------------------------------------------------------------------------------------------------------


def test_a_task_is_on_it_from_its_day_on_until_it_is_done() -> None:
    task = TaskDue(MIA.ref, "Update the resume", day("5 jan"), day("14 jan"), is_done=False)

    assert advised("13 jan", tasks=(task,)) == []
    assert advised("14 jan", tasks=(task._replace(is_done=True),)) == []
    (due,) = advised("14 jan", tasks=(task,))
    assert due == TaskToAskAbout(as_of=WEDNESDAY, due=WEDNESDAY, title="Update the resume")
    assert due.words(due.says, MIA) == "Task due today: “Update the resume”."
    (overdue,) = advised("15 jan", tasks=(task,))
    assert overdue.words(overdue.says, MIA) == "Task due since Wed 14 Jan: “Update the resume”."


# What triage advises ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "item", "pressing"),
    [
        (
            YouOwe(as_of=WEDNESDAY, count=2, kind="job-leads", since=day("9 jan")),
            Owed(as_of=WEDNESDAY, due=day("9 jan"), what="2 job leads", kind="job-leads", count=2),
            "overdue",
        ),
        (
            ContactOwed(as_of=WEDNESDAY, due=day("14 jan")),
            DoorContact(as_of=WEDNESDAY, due=day("14 jan")),
            "today",
        ),
        (
            LowPowerReview(as_of=WEDNESDAY, since=day("15 dec 2025"), review_on=day("14 jan")),
            DoorReview(as_of=WEDNESDAY, due=day("14 jan"), days=30),
            "open",
        ),
        (
            ReviewDue(as_of=WEDNESDAY, since=day("15 dec 2025")),
            ContractReview(as_of=WEDNESDAY, due=day("12 jan"), since=day("15 dec 2025")),
            "open",
        ),
        (
            ContractEnding(as_of=WEDNESDAY, ends_on=day("16 jan")),
            ContractEnds(as_of=WEDNESDAY, due=day("16 jan")),
            "open",
        ),
        (
            BackFromPause(as_of=WEDNESDAY, returned=day("14 jan")),
            GreetingAfterPause(as_of=WEDNESDAY, due=day("14 jan")),
            "today",
        ),
    ],
)
def test_what_triage_advises_is_something_to_do(reason: Reason, item: Item, pressing: str) -> None:
    where = LOW_POWER if item.code in ("contact-owed", "low-power-review") else ACTIVE

    assert advised("14 jan", reason, where=where) == [item]
    assert item.pressing == pressing


def test_a_greeting_stays_through_the_next_office_day() -> None:
    def greeted(today: str) -> list[Item]:
        return advised(
            today, WelcomeBack(as_of=day(today), welcomed_on=day("9 jan"), by="called", days_away=None)
        )

    assert greeted("12 jan") == [Greeting(as_of=day("12 jan"), due=day("9 jan"), how="called on Fri 9 Jan")]
    assert greeted("13 jan") == []


def test_who_is_back_in_touch_comes_first_with_the_greeting_first() -> None:
    owed = YouOwe(as_of=WEDNESDAY, count=2, kind="job-leads", since=day("2 jan"))
    back = WelcomeBack(as_of=WEDNESDAY, welcomed_on=WEDNESDAY, by="called", days_away=None)
    waits = Message(LUC.ref, day("2 jan"), "text")

    found = agenda(
        "14 jan",
        (LUC, listed(ACTIVE, SINCE)),
        (MIA, listed(NEEDS_EARLY_INTERVENTION, SINCE, owed, back)),
        messages=(waits,),
    )

    assert [(person.client, person.pressing) for person in found.people] == [(MIA, "back"), (LUC, "late")]
    assert [item.code for item in found.people[0].items] == ["welcome-back", "you-owe"]


def test_on_low_power_the_first_two_weeks_are_let_rest_and_the_counsellors_own_plan_is_not() -> None:
    laid_out = Planned(MIA.ref, 1, CheckIn(WEDNESDAY, WEDNESDAY, CALL, PHONE_MEETING))
    own = Planned(MIA.ref, 2, CheckIn(WEDNESDAY, WEDNESDAY, CALL, about="the baby's place"))

    def numbers(where: str) -> list[object]:
        return [item.facts["number"] for item in advised("14 jan", where=where, check_ins=(laid_out, own))]

    assert numbers(LOW_POWER) == [2]
    assert numbers(ACTIVE) == [1, 2]


def test_the_contact_behind_an_open_door_goes_by_the_channel_that_suits_the_client() -> None:
    owed = DoorContact(as_of=WEDNESDAY, due=WEDNESDAY)

    assert owed.command(OMAR) == "ft log T5VW text"
    assert owed.command(OMAR._replace(channel="call")) == "ft log T5VW call --answered"
    assert owed.command(OMAR._replace(channel="letter")) == "ft log T5VW letter"


@pytest.mark.parametrize(
    ("kind", "count", "command"),
    [
        ("job-leads", 2, "ft log M4NP job-leads=2"),
        ("check-in", 1, "ft log M4NP check-in"),
        ("reply", 1, "ft log M4NP text"),
        ("meeting", 1, "ft log M4NP meeting --attended"),
        ("call", 1, "ft log M4NP call --answered"),
    ],
)
def test_what_is_owed_is_written_down_by_its_own_entry(kind: str, count: int, command: str) -> None:
    assert Owed(as_of=WEDNESDAY, due=SINCE, what="", kind=kind, count=count).command(MIA) == command
