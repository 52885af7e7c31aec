"""The plan: what comes first, what one contact serves, what is left open, and what slips by."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import an_office, day, helped, reached
from followthrough.casework.activity import Activity
from followthrough.casework.cadence import Dated, read_cadence
from followthrough.casework.check_in import (
    CALL,
    MEETING,
    ONE_TASK,
    PHONE_MEETING,
    TASK,
    TEXT,
    CheckIn,
    lay_out,
)
from followthrough.casework.client import ACTIVE, LOW_POWER, NEEDS_EARLY_INTERVENTION, Absence, Client, Job
from followthrough.casework.day_book import DatedLine, DayBook, Message, Planned, TaskDue
from followthrough.casework.mistakes import UnclearTime
from followthrough.casework.workweek import Office
from followthrough.triage.assess import Assessment
from followthrough.triage.morning import morning_of
from followthrough.triage.reason import Reason
from followthrough.triage.strategies.create_value import YouOwe
from followthrough.triage.strategies.sign_a_contract import ContractToSign, NoContract, ReviewDue
from followthrough.triage.thresholds import DEFAULTS as THRESHOLDS
from followthrough.workday.agenda import agenda_of
from followthrough.workday.contact import EARLY, FIXED, OWED, TRACTION, Contact
from followthrough.workday.hours import DEFAULTS, Hours
from followthrough.workday.plan import (
    Block,
    Entry,
    Plan,
    Stretch,
    days_of_week,
    plan_of,
    read_hours,
    read_morning,
    share_out,
    week_of,
    who_is_awaited,
)  # fmt: skip
from followthrough.workday.slipping import SAYS, what_slips
from mornings import RANDOM_DAYS, listed, random_judged, the_morning

REFUSED = ("failed", "non-compliant", "lazy", "refuses", "strike", "given up")
MONDAY, TUESDAY, WEDNESDAY = day("12 jan"), day("13 jan"), day("14 jan")
OFFICE = an_office()
NO_LOAD = DEFAULTS._replace(employer_hours=0 * DEFAULTS.employer_hours, admin_hours=0 * DEFAULTS.admin_hours)
Person = tuple[Client, Assessment | None]


def a_client(name: str, **more: str) -> Client:
    return Client(name[:4].upper(), name, day("6 oct 2025"), **more)


def steady(name: str, kept: Fraction | None = Fraction(1), heard: str = "9 jan", *reasons: Reason) -> Person:
    found = listed(ACTIVE, day("6 oct 2025"), *reasons, follow_through=kept, last_sign_of_life=day(heard))
    return a_client(name), found


def resting(name: str, next_contact: str | None = None, **more: str) -> Person:
    due = day(next_contact) if next_contact else None
    return a_client(name, **more), listed(LOW_POWER, day("1 dec 2025"), next_contact=due)


def planned(
    stretch: Stretch, *people: Person, today: date = TUESDAY, office: Office = OFFICE, hours: Hours = DEFAULTS,
    **book: object,
) -> Plan:  # fmt: skip
    """The plan of some days for some people, with what the day book holds."""
    days = [today, *(one for one in stretch.days if one > today)]
    found = DayBook(today, today + timedelta(14), **book)  # type: ignore[arg-type]
    awaited = who_is_awaited(found, people)
    agendas = [agenda_of(today, office, people, found, THRESHOLDS)]
    agendas += [agenda_of(one, office, awaited, found, THRESHOLDS) for one in days[1:]]
    return plan_of(stretch, morning_of(today, people), agendas, hours, office)


def a_morning(minutes: int, today: date = TUESDAY) -> Stretch:
    return Stretch((today,), minutes, is_week=False)


def told(entries: tuple[Entry, ...]) -> list[tuple[str, str, int]]:
    """Each entry by its group, whom or what it is, and its minutes."""
    return [
        (one.group, one.client.name if isinstance(one, Contact) else one.what, one.minutes) for one in entries
    ]


def contacts_of(found: Plan) -> list[Contact]:
    return [one for one in found.planned if isinstance(one, Contact)]


def a_wednesday(ref: str, kind: str = "job-club", at: str | None = None) -> DatedLine:
    cadence = read_cadence("every wed")
    assert isinstance(cadence, Dated)
    return DatedLine(ref, "client", kind, cadence, day("5 jan"), at=at)


# The days -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "days", "minutes"),
    [("12 jan", 5, 2250), ("13 jan", 4, 1800), ("16 jan", 1, 450), ("17 jan", 5, 2250), ("18 jan", 5, 2250)],
)
def test_each_office_day_left_holds_a_fifth_of_the_week(today: str, days: int, minutes: int) -> None:
    found = week_of(day(today), OFFICE, DEFAULTS)

    assert (len(found.days), found.minutes, found.days[-1].weekday()) == (days, minutes, 4)


def test_holidays_and_days_away_are_no_days_of_the_plan() -> None:
    office = an_office(["12 jan"], [("15 jan", "23 jan")])

    assert days_of_week(MONDAY, office) == (TUESDAY, WEDNESDAY)
    assert days_of_week(day("15 jan"), office) == tuple(
        map(day, ("26 jan", "27 jan", "28 jan", "29 jan", "30 jan"))
    )


def test_an_office_that_does_not_open_again_has_today() -> None:
    assert days_of_week(MONDAY, an_office(away=[("1 jan", "1 jan 2040")])) == (MONDAY,)


@pytest.mark.parametrize(
    ("text", "minutes"), [("37.5", 2250), ("37,5", 2250), (" 3 ", 180), ("0.25", 15), ("80", 4800)]
)
def test_hours_are_read_as_people_type_them(text: str, minutes: int) -> None:
    assert read_hours(text) == minutes


@pytest.mark.parametrize(
    "text", ["0", "-3", "200", "80.25", "7.1", "", "x", "1e1", "1/4", "٣", "9" * 5000, "0.24999999"]
)
def test_hours_that_no_week_holds_are_refused(text: str) -> None:
    with pytest.raises(UnclearTime):
        read_hours(text)


@pytest.mark.parametrize("text", ["0", "-3", "961", "1.5", "", "x", "٣", "9" * 5000])
def test_minutes_that_no_morning_holds_are_refused(text: str) -> None:
    with pytest.raises(UnclearTime):
        read_morning(text, TUESDAY)


# What comes first -----------------------------------------------------------------------------------------------


def test_a_week_holds_what_is_kept_then_what_is_owed_then_early_intervention_then_traction() -> None:
    sam, mia, zoe = "9XHT", "M4NP", "P8RS"
    people = [(entry.client, entry.assessment) for entry in the_morning().listed]

    found = planned(
        week_of(TUESDAY, OFFICE, DEFAULTS), *people, dated=tuple(map(a_wednesday, (sam, mia, zoe)))
    )

    assert told(found.planned) == [
        (FIXED, "employers", 288), (FIXED, "admin", 240), (OWED, "job-club", 120), (OWED, "Luc Tremblay", 25),
        (OWED, "Omar Haddad", 5), (OWED, "Sam Okafor", 25 + 2 * 15), (OWED, "Zoë Côté", 15),
        (EARLY, "Ana Reyes", 25), (TRACTION, "Mia Chen", 15),
    ]  # fmt: skip
    assert (found.left, found.left_out, found.then) == (1800 - 788, (), day("19 jan"))
    club = found.planned[2]
    assert isinstance(club, Block)
    assert (club.on, [client.name for client in club.expected]) == (
        WEDNESDAY,
        ["Mia Chen", "Sam Okafor", "Zoë Côté"],
    )


def test_a_morning_leaves_the_fixed_load_and_the_sessions_beside_it() -> None:
    people = [steady("Mia Chen")]

    found = planned(a_morning(90, WEDNESDAY), *people, today=WEDNESDAY, dated=(a_wednesday("MIA "),))

    assert told(found.planned) == [(TRACTION, "Mia Chen", 15)]
    assert [session.kind for session in found.beside] == ["job-club"]


def test_active_clients_come_by_traction_and_then_by_who_was_heard_least_recently() -> None:
    people = [
        steady("Low", Fraction(1, 3)), steady("None", None), steady("Lately", heard="12 jan"), steady("Earlier"),
        steady("Today", heard="13 jan"),
    ]  # fmt: skip

    found = planned(a_morning(45), *people)

    assert [name for _, name, _ in told(found.planned)] == ["Earlier", "Lately", "Low"]
    assert [name for _, name, _ in told(found.left_out)] == ["None"]


def test_one_contact_serves_everything_and_is_as_long_as_the_longest_needs() -> None:
    slip = the_morning().lists[NEEDS_EARLY_INTERVENTION][1].assessment.reasons[0]
    ana = a_client("Ana Reyes"), listed(NEEDS_EARLY_INTERVENTION, TUESDAY, slip, onboarding_from=day("5 jan"))
    check_in = Planned("ANA ", 1, CheckIn(MONDAY, TUESDAY, CALL, PHONE_MEETING))

    found = planned(
        a_morning(25),
        ana,
        messages=(Message("ANA ", MONDAY, "text"),),
        check_ins=(check_in,),
        touches={"ANA ": ()},
    )

    (contact,) = found.planned
    assert isinstance(contact, Contact)
    assert (contact.group, contact.form, contact.minutes) == (OWED, "early", 25)
    assert [served.code for served in contact.serves] == ["message", "check-in", "first-slip"]


def test_low_power_is_planned_what_is_owed_and_no_more() -> None:
    quiet, due, soon = (
        resting("Quiet"),
        resting("Due by post", "16 jan", channel="letter"),
        resting("Later", "19 jan"),
    )
    task = [steady("Mia Chen")]

    found = planned(week_of(TUESDAY, OFFICE, NO_LOAD), quiet, due, soon, *task, hours=NO_LOAD)

    assert told(found.planned) == [(OWED, "Due by post", 15), (TRACTION, "Mia Chen", 15)]
    assert told(planned(a_morning(90), quiet, due, soon).planned) == []


def test_what_comes_later_in_the_week_is_in_the_week_and_not_in_the_morning() -> None:
    check_in = Planned("ANA ", 1, CheckIn(WEDNESDAY, day("15 jan"), TEXT))
    one_task = Planned("ANA ", 2, CheckIn(WEDNESDAY, day("15 jan"), TASK, ONE_TASK))
    to_sign = ContractToSign(as_of=TUESDAY, sign_by=day("16 jan"))
    people = [steady("Ana Reyes"), steady("Rosa", None, "9 jan", to_sign)]
    book = {"check_ins": (check_in, one_task), "touches": {"ANA ": ()}}

    week = planned(week_of(TUESDAY, OFFICE, NO_LOAD), *people, hours=NO_LOAD, **book)
    morning = planned(a_morning(90), *people, **book)

    assert told(week.planned) == [(OWED, "Ana Reyes", 5), (OWED, "Rosa", 45)]
    assert told(morning.planned) == [(TRACTION, "Ana Reyes", 15), (TRACTION, "Rosa", 15)]


# How many contacts the week holds ---------------------------------------------------------------------------------


def laid_out(today: date, *touches: Activity, tasks: tuple[TaskDue, ...] = ()) -> Plan:
    """The week of Ana Reyes, who signed on Mon 12 Jan, and of whom these entries and tasks are written down."""
    check_ins = tuple(
        Planned("ANA ", number, check_in) for number, check_in in enumerate(lay_out(MONDAY, OFFICE), 1)
    )
    return planned(
        week_of(today, OFFICE, NO_LOAD), steady("Ana Reyes"), today=today, hours=NO_LOAD,
        check_ins=check_ins, touches={"ANA ": touches}, tasks=tasks,
    )  # fmt: skip


def by_day(entries: tuple[Entry, ...]) -> list[tuple[str, int, date | None, list[str]]]:
    """Each contact by its form, its minutes, its day, and what it serves in words."""
    return [
        (
            one.form or "", one.minutes, one.by,
            [served.words(served.says, one.client) for served in one.serves],  # type: ignore[arg-type]
        )
        for one in entries if isinstance(one, Contact)
    ]  # fmt: skip


def test_the_week_of_a_signature_holds_two_of_the_contacts_of_the_first_two_weeks() -> None:
    """The welcome text is for Tue 13 Jan, on which the days of the phone meeting begin: one call does both. The text
    in between is for Fri 16 Jan, in the days of the one task: one contact more, of the 5 minutes that both take."""
    found = laid_out(MONDAY)

    assert by_day(found.planned) == [
        ("call", 15, None, ["Welcome text, on Tue 13 Jan.", "Phone meeting, Tue 13 Jan to Thu 15 Jan."]),
        (
            "task", 5, day("16 jan"), ["One task, Thu 15 Jan to Fri 16 Jan.", "Text check-in, on Fri 16 Jan."],
        ),
    ]  # fmt: skip
    assert found.left == 2250 - 20


def test_the_week_after_it_holds_three() -> None:
    """The call by Tue 20 Jan agrees on the task as well; the text by Thu 22 Jan and the call of Fri 23 Jan do not meet.
    The review of Mon 26 Jan is in the week after."""
    task = TaskDue("ANA ", "Ask at the library", day("15 jan"), day("16 jan"), is_done=True)

    found = laid_out(day("19 jan"), reached(on="14 jan"), helped("check-in", on="16 jan"), tasks=(task,))

    assert [(form, minutes, by) for form, minutes, by, _ in by_day(found.planned)] == [
        ("call", 15, None), ("text", 5, day("22 jan")), ("call", 15, day("23 jan")),
    ]  # fmt: skip
    assert found.left == 2250 - 35


def test_later_contacts_come_after_the_first_ones_of_all_who_are_owed_by_their_day() -> None:
    spans = [("MIA ", "14 jan"), ("MIA ", "16 jan"), ("SAM ", "13 jan"), ("SAM ", "15 jan")]
    check_ins = tuple(
        Planned(ref, number, CheckIn(day(on), day(on), CALL)) for number, (ref, on) in enumerate(spans, 1)
    )

    found = planned(
        week_of(TUESDAY, OFFICE, NO_LOAD), steady("Mia Chen"), steady("Sam Okafor"), steady("Zoë"), hours=NO_LOAD,
        check_ins=check_ins, touches={"MIA ": (), "SAM ": ()},
    )  # fmt: skip

    assert told(found.planned) == [
        (OWED, "Sam Okafor", 15), (OWED, "Mia Chen", 15), (OWED, "Sam Okafor", 15), (OWED, "Mia Chen", 15),
        (TRACTION, "Zoë", 15),
    ]  # fmt: skip


def test_what_is_overdue_and_why_go_with_the_first_contact_and_a_text_to_come_takes_no_talk() -> None:
    slip = the_morning().lists[NEEDS_EARLY_INTERVENTION][1].assessment.reasons[0]
    ana = a_client("Ana Reyes"), listed(NEEDS_EARLY_INTERVENTION, TUESDAY, slip, onboarding_from=day("5 jan"))
    to_come = Planned("ANA ", 1, CheckIn(WEDNESDAY, day("15 jan"), TEXT))

    found = planned(
        week_of(TUESDAY, OFFICE, NO_LOAD, 40), ana, hours=NO_LOAD, messages=(Message("ANA ", MONDAY, "text"),),
        check_ins=(to_come,), touches={"ANA ": ()},
    )  # fmt: skip

    assert [(one.form, one.minutes, one.by, [served.code for served in one.serves]) for one in contacts_of(found)] == [
        ("early", 25, None, ["message", "first-slip"]), ("text", 5, day("15 jan"), ["check-in"]),
    ]  # fmt: skip
    assert found.left == 10


def test_a_review_that_can_wait_is_held_with_what_comes_first() -> None:
    review = ReviewDue(as_of=TUESDAY, since=day("1 dec 2025"))
    mia, line = steady("Mia Chen", Fraction(1), "9 jan", review), a_wednesday("MIA ", "meeting")

    found = planned(week_of(TUESDAY, OFFICE, NO_LOAD), mia, hours=NO_LOAD, dated=(line,))

    assert told(found.planned) == [(OWED, "Mia Chen", 45)]


def test_a_later_contact_that_does_not_fit_says_what_goes_by() -> None:
    found = planned(
        week_of(TUESDAY, OFFICE, NO_LOAD, 50), steady("Mia Chen"), hours=NO_LOAD, touches={"MIA ": ()},
        check_ins=(
            Planned("MIA ", 1, CheckIn(TUESDAY, TUESDAY, CALL)),
            Planned("MIA ", 2, CheckIn(WEDNESDAY, day("16 jan"), MEETING)),
        ),
    )  # fmt: skip

    (entry,) = found.left_out
    assert told(found.planned) == [(OWED, "Mia Chen", 15)]
    assert what_slips(entry, found.then, OFFICE, 14).words == "the check-in due by Fri 16 Jan goes by"


def test_a_morning_holds_one_contact_a_client() -> None:
    check_ins = (
        Planned("MIA ", 1, CheckIn(MONDAY, TUESDAY, CALL)),
        Planned("MIA ", 2, CheckIn(TUESDAY, day("16 jan"), TEXT)),
    )

    found = planned(a_morning(90), steady("Mia Chen"), check_ins=check_ins, touches={"MIA ": ()})

    assert told(found.planned) == [(OWED, "Mia Chen", 15)]


def test_who_is_away_on_one_day_of_the_week_is_in_it_on_the_others() -> None:
    away = {
        "MIA ": (Absence("excused", TUESDAY, TUESDAY),), "SAM ": (Absence("excused", WEDNESDAY, WEDNESDAY),),
    }  # fmt: skip

    found = planned(
        week_of(TUESDAY, OFFICE, NO_LOAD), steady("Mia Chen"), steady("Sam Okafor"), hours=NO_LOAD,
        dated=tuple(map(a_wednesday, ("MIA ", "SAM "))), away=away,
    )  # fmt: skip

    (club,) = (entry for entry in found.planned if isinstance(entry, Block))
    assert [client.name for client in club.expected] == ["Mia Chen"]


def test_a_review_can_wait_for_the_week() -> None:
    review = ReviewDue(as_of=TUESDAY, since=day("1 dec 2025"))
    mia = steady("Mia Chen", Fraction(1), "9 jan", review)

    assert told(planned(a_morning(90), mia).planned) == [(TRACTION, "Mia Chen", 15)]
    assert told(planned(week_of(TUESDAY, OFFICE, NO_LOAD), mia, hours=NO_LOAD).planned) == [
        (OWED, "Mia Chen", 45)
    ]


def test_a_meeting_with_one_client_is_a_contact_and_no_session() -> None:
    mia, line = steady("Mia Chen"), a_wednesday("MIA ", "meeting", "10:00, at the library")

    found = planned(week_of(TUESDAY, OFFICE, NO_LOAD), mia, hours=NO_LOAD, dated=(line,))

    (contact,) = found.planned
    assert isinstance(contact, Contact)
    (served,) = contact.serves
    assert (contact.group, contact.minutes) == (OWED, 45)
    assert served.words(served.says, contact.client) == "Meeting on Wed 14 Jan, 10:00, at the library."  # type: ignore[arg-type,union-attr]


def test_who_found_work_and_is_on_no_list_is_still_asked() -> None:
    gone = a_client("Gus")._replace(closed_on=day("5 jan"))
    job = Job(TUESDAY - timedelta(weeks=4))

    found = planned(a_morning(90), jobs=((gone, job),), touches={gone.ref: ()})

    assert told(found.planned) == [(OWED, "Gus", 15)]


def test_what_was_promised_takes_time_beside_the_call() -> None:
    leads = YouOwe(as_of=TUESDAY, count=3, kind="job-leads", since=MONDAY)
    call = YouOwe(as_of=TUESDAY, count=1, kind="call", since=MONDAY)

    (contact,) = planned(a_morning(90), steady("Mia Chen", Fraction(1), "9 jan", leads, call)).planned

    assert isinstance(contact, Contact)
    assert (contact.minutes, contact.form, contact.work) == (3 * 15 + 15, "call", (("job-leads", 3),))


# What does not fit ----------------------------------------------------------------------------------------------


def a_contact(minutes: int, name: str = "Ana Reyes") -> Contact:
    return Contact(OWED, a_client(name), "call", minutes)


def test_the_plan_stops_at_the_first_contact_that_does_not_fit() -> None:
    short, long, last = a_contact(10), a_contact(45), a_contact(5)

    assert share_out(50, (), [short, long, last]) == ((short,), 40, (long, last))


def test_where_the_work_does_not_fit_the_call_is_made_and_the_work_is_named() -> None:
    leads = YouOwe(as_of=TUESDAY, count=2, kind="job-leads", since=MONDAY)
    call = YouOwe(as_of=TUESDAY, count=1, kind="call", since=MONDAY)

    found = planned(
        a_morning(40), steady("Mia Chen", Fraction(1), "9 jan", leads, call), steady("Sam Okafor")
    )

    assert told(found.planned) == [(OWED, "Mia Chen", 15)]
    assert told(found.left_out) == [(OWED, "Mia Chen", 30), (TRACTION, "Sam Okafor", 15)]
    assert [
        served.facts["kind"] for entry in (*found.planned, *found.left_out[:1]) for served in entry.serves  # type: ignore[union-attr]
    ] == ["call", "job-leads"]  # fmt: skip


def test_a_block_takes_what_there_is_and_its_rest_is_named() -> None:
    club = Block(OWED, "job-club", 120, WEDNESDAY)

    assert share_out(90, [club], []) == ((club._replace(minutes=90),), 0, (club._replace(minutes=30),))
    assert what_slips(club._replace(minutes=30), day("19 jan"), OFFICE, 14).words == (
        "30 minutes of the job club on Wed 14 Jan do not fit: ask a colleague, or call it off in time"
    )


@pytest.mark.parametrize(
    ("reasons", "book", "words"),
    [
        (
            (), {"messages": (Message("SAM ", MONDAY, "email"),)},
            "the answer to their email waits 2 office days by Wed 14 Jan",
        ),
        (
            (), {"check_ins": (Planned("SAM ", 1, CheckIn(MONDAY, TUESDAY, CALL)),), "touches": {"SAM ": ()}},
            "the check-in due by Tue 13 Jan goes by",
        ),
        (
            (), {"check_ins": (Planned("SAM ", 1, CheckIn(MONDAY, MONDAY, CALL)),), "touches": {"SAM ": ()}},
            "the check-in due since Mon 12 Jan waits until Wed 14 Jan",
        ),
        (
            (), {"check_ins": (Planned("SAM ", 1, CheckIn(MONDAY, WEDNESDAY, CALL)),), "touches": {"SAM ": ()}},
            "nothing yet: the check-in is open until Wed 14 Jan",
        ),
        (
            (YouOwe(as_of=TUESDAY, count=1, kind="call", since=day("9 jan")),), {},
            "what you owe since Fri 9 Jan waits until Wed 14 Jan",
        ),
        ((ContractToSign(as_of=TUESDAY, sign_by=TUESDAY),), {}, "13 January goes by without a contract"),
        ((), {}, "no traction is lost before Wed 14 Jan"),
    ],
)  # fmt: skip
def test_what_does_not_fit_says_what_slips_by(
    reasons: tuple[Reason, ...], book: dict[str, object], words: str
) -> None:
    found = planned(a_morning(1), steady("Sam Okafor", Fraction(1), "9 jan", *reasons), **book)

    (entry,) = found.left_out
    assert what_slips(entry, found.then, OFFICE, 14).words == words


def test_a_slip_in_the_first_two_weeks_becomes_the_pattern() -> None:
    ana = the_morning().lists[NEEDS_EARLY_INTERVENTION][1]
    (entry,) = planned(a_morning(1), ana).left_out

    assert (
        what_slips(entry, WEDNESDAY, OFFICE, 14).words
        == "their slip becomes the pattern: day 10 of 14 on Wed 14 Jan"
    )
    assert what_slips(entry, day("19 jan"), OFFICE, 14).words == (
        "their slip becomes the pattern: the first 14 days are over by Mon 19 Jan"
    )


def test_days_without_a_contract_are_counted_as_triage_counts_them() -> None:
    reason = NoContract(as_of=TUESDAY, since=day("5 jan"), had_one=False)
    assert reason.words(reason.says, "Sam") == "No contract in force, 8 days after intake on 5 January."
    waits = a_client("Sam Okafor"), listed(NEEDS_EARLY_INTERVENTION, day("12 jan"), reason)

    (entry,) = planned(a_morning(1), waits).left_out

    assert what_slips(entry, WEDNESDAY, OFFICE, 14).words == "Wed 14 Jan makes it 9 days without a contract"


# What always holds ----------------------------------------------------------------------------------------------

BLOCKS = st.lists(st.integers(1, 200).map(lambda minutes: Block(FIXED, "admin", minutes)), max_size=4)
CONTACTS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 60)), max_size=12).map(
    lambda lengths: [
        a_contact(talk + work, f"{number:04}")._replace(
            work=(("job-leads", 1),) if work else (), work_minutes=work
        )
        for number, (talk, work) in enumerate(lengths)
    ]
)
MINUTES = st.integers(1, 900)


@given(MINUTES, BLOCKS, CONTACTS)
def test_what_is_planned_and_what_is_left_make_the_minutes(
    minutes: int, blocks: list[Block], contacts: list[Contact]
) -> None:
    held, left, out = share_out(minutes, blocks, contacts)

    assert sum(entry.minutes for entry in held) + left == minutes
    assert left >= 0
    asked = sum(entry.minutes for entry in (*blocks, *contacts))
    assert sum(entry.minutes for entry in (*held, *out)) == asked
    assert not out or left < max(entry.minutes for entry in out)


def whom(entries: tuple[Entry, ...]) -> list[tuple[str, date | None]]:
    """With whom each contact is, and by which day if it comes after the first one."""
    return [(one.client.ref, one.by) for one in entries if isinstance(one, Contact)]


@given(MINUTES, st.integers(0, 300), BLOCKS, CONTACTS)
def test_more_minutes_hold_all_that_fewer_held(
    minutes: int, more: int, blocks: list[Block], contacts: list[Contact]
) -> None:
    few, _, _ = share_out(minutes, blocks, contacts)
    many, _, _ = share_out(minutes + more, blocks, contacts)

    assert whom(few) == whom(many)[: len(whom(few))]
    held = dict(zip(whom(many), (one.minutes for one in many if isinstance(one, Contact)), strict=True))
    for who, one in zip(whom(few), (one for one in few if isinstance(one, Contact)), strict=True):
        assert one.minutes <= held[who]


def a_random_plan(seed: int, minutes: int, *, is_week: bool) -> tuple[Plan, set[str]]:
    """A plan for a random caseload with a random day book, and who is on its lists."""
    random, today = Random(seed), RANDOM_DAYS[seed % len(RANDOM_DAYS)]
    people = [
        (case.client, judged.assessment) for case, judged in random_judged(seed) if judged.view.day == today
    ]
    refs = [client.ref for client, _ in people]
    some = [ref for ref in refs if random.random() < 0.5]
    spans = [(ref, today - timedelta(random.randrange(4)), random.randrange(6)) for ref in some]
    check_ins = tuple(
        Planned(ref, number, CheckIn(first, first + timedelta(length), random.choice((CALL, TEXT, TASK))))
        for number, (ref, first, length) in enumerate(spans, 1)
    )
    office = an_office()
    stretch = (
        week_of(today, office, DEFAULTS, minutes) if is_week else Stretch((today,), minutes, is_week=False)
    )
    messages = tuple(
        Message(ref, today - timedelta(random.randrange(9)), "text") for ref in random.sample(refs, len(some))
    )
    dated = tuple(a_wednesday(ref, random.choice(("job-club", "meeting"))) for ref in some)
    book: dict[str, object] = {
        "messages": messages, "dated": dated, "check_ins": check_ins, "touches": dict.fromkeys(refs, ()),
    }  # fmt: skip
    found = planned(stretch, *people, today=today, office=office, **book)
    heard = {
        c.ref for c, a in people if a is not None and a.list == ACTIVE and a.last_sign_of_life == today
    }  # fmt: skip
    return found, {c.ref for c, a in people if a is not None and a.list != LOW_POWER} - heard


@given(st.integers(0, 40), MINUTES, st.booleans())
def test_nobody_is_planned_twice_and_nobody_is_forgotten(seed: int, minutes: int, is_week: bool) -> None:
    found, listed_ones = a_random_plan(seed, minutes, is_week=is_week)

    parted = tuple(one for one in found.left_out if isinstance(one, Contact) and one.form is None)
    assert len(whom(found.planned)) == len(set(whom(found.planned)))
    assert set(whom(found.planned)) & set(whom(found.left_out)) <= set(whom(parted))
    assert listed_ones <= {ref for ref, _ in (*whom(found.planned), *whom(found.left_out))}
    assert sum(one.minutes for one in found.planned) + found.left == minutes


@given(st.integers(0, 40), MINUTES)
def test_nothing_is_served_twice_and_a_client_s_contacts_come_by_their_days(seed: int, minutes: int) -> None:
    found, _ = a_random_plan(seed, minutes, is_week=True)

    contacts = [one for one in (*found.planned, *found.left_out) if isinstance(one, Contact)]
    served = [(one.client.ref, item) for one in contacts for item in one.serves]
    assert len(served) == len(set(served))
    for one in contacts:
        days = [other.by or date.min for other in contacts if other.client == one.client]
        assert days == sorted(days)


@given(st.integers(0, 40), st.booleans())
def test_nothing_is_left_out_without_a_word_on_what_slips_by(seed: int, is_week: bool) -> None:
    found, _ = a_random_plan(seed, 1, is_week=is_week)

    for entry in found.left_out:
        slips = what_slips(entry, found.then, OFFICE, 14)
        assert slips.code in SAYS
        assert slips.words
        assert "{" not in slips.words
        assert [word for word in REFUSED if word in slips.words] == []
