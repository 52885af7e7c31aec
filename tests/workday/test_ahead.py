"""What the coming weeks hold, for a calendar."""

from collections.abc import Iterable
from datetime import date

import pytest

from agendas import ANA, INES, IVAN, MIA, OMAR, ZOE
from builders import an_office, attended, day, reached, tried
from followthrough.casework.activity import Activity
from followthrough.casework.cadence import read_cadence
from followthrough.casework.check_in import CALL, PHONE_MEETING, TASK, TEXT, CheckIn
from followthrough.casework.client import ACTIVE, LOW_POWER, Absence, Client, Job
from followthrough.casework.contract import CLIENT, COUNSELLOR
from followthrough.casework.day_book import DatedLine, DayBook, Planned, TaskDue
from followthrough.casework.workweek import Office
from followthrough.triage.assess import Assessment
from followthrough.triage.thresholds import DEFAULTS
from followthrough.workday.ahead import Ahead, Closed, Event, Paper, closed_days, papers_of
from mornings import listed

TODAY = day("14 jan")
UNTIL = day("28 jan")
SIGNED = day("5 jan")
STEADY = listed(ACTIVE, SIGNED)


def events(
    *people: tuple[Client, Assessment | None],
    papers: dict[str, Paper] | None = None,
    closed: Iterable[Closed] = (),
    office: Office | None = None,
    **book: object,
) -> list[Event]:
    """The events of the two weeks from Wednesday 14 January on."""
    known = {client.ref: (client, found) for client, found in people or ((ANA, STEADY), (MIA, STEADY))}
    held = DayBook(TODAY, UNTIL, **book)  # type: ignore[arg-type]
    ahead = Ahead(TODAY, UNTIL, known, held, papers or {}, tuple(closed))
    return list(ahead.events(office or an_office(), DEFAULTS))


def a_line(
    client: Client, kind: str, cadence: str, party: str = CLIENT, ends: str | None = None
) -> DatedLine:
    return DatedLine(
        client.ref, party, kind, read_cadence(cadence), SIGNED, day(ends) if ends else None, "room 2"
    )  # type: ignore[arg-type]


def test_a_room_is_one_event_a_day_and_a_meeting_one_for_each_client() -> None:
    lines = [a_line(MIA, "job-club", "every wed"), a_line(ANA, "job-club", "every wed")]
    lines += [
        a_line(MIA, "meeting", "every 2 weeks on mon"),
        a_line(ANA, "call", "every fri", COUNSELLOR, "16 jan"),
    ]

    assert events(dated=tuple(lines)) == [
        Event(("job-club", "2026-01-14"), TODAY, TODAY, "job club", (MIA, ANA)),
        Event(("call", "C7F3", "2026-01-16"), day("16 jan"), day("16 jan"), "call", (ANA,)),
        Event(("meeting", "M4NP", "2026-01-19"), day("19 jan"), day("19 jan"), "meeting", (MIA,)),
        Event(("job-club", "2026-01-21"), day("21 jan"), day("21 jan"), "job club", (MIA, ANA)),
        Event(("job-club", "2026-01-28"), UNTIL, UNTIL, "job club", (MIA, ANA)),
    ]


def test_no_session_on_a_day_on_which_the_office_is_closed() -> None:
    lines = (a_line(MIA, "job-club", "every wed"),)

    found = events(dated=lines, office=an_office(holidays=["21 jan"]))

    assert [event.first for event in found] == [TODAY, UNTIL]


def test_check_ins_stand_under_their_numbers_until_they_are_kept() -> None:
    planned = (
        Planned(ANA.ref, 3, CheckIn(day("12 jan"), day("15 jan"), CALL, about="childcare")),
        Planned(ANA.ref, 4, CheckIn(day("14 jan"), day("14 jan"), TEXT)),
        Planned(ANA.ref, 5, CheckIn(day("12 jan"), day("13 jan"), TASK)),
        Planned(ANA.ref, 6, CheckIn(day("19 jan"), day("20 jan"), TASK)),
    )

    assert events(check_ins=planned, touches={ANA.ref: (tried(on="13 jan"),)}) == [
        Event(("check-in", "C7F3", "3"), day("12 jan"), day("15 jan"), "call", (ANA,)),
        Event(("check-in", "C7F3", "4"), TODAY, TODAY, "text", (ANA,)),
        Event(("check-in", "C7F3", "6"), day("19 jan"), day("20 jan"), "agree on a task", (ANA,)),
    ]
    kept = events(
        check_ins=planned,
        touches={ANA.ref: (reached(on="14 jan"),)},
        tasks=(TaskDue(ANA.ref, "Update the resume", SIGNED, day("20 jan"), is_done=True),),
    )
    assert kept == []


def test_on_low_power_only_the_counsellors_own_check_ins_are_there() -> None:
    planned = (
        Planned(MIA.ref, 1, CheckIn(day("16 jan"), day("16 jan"), CALL, PHONE_MEETING)),
        Planned(MIA.ref, 2, CheckIn(day("16 jan"), day("16 jan"), CALL)),
    )

    def keys(where: str) -> list[tuple[str, ...]]:
        return [event.key for event in events((MIA, listed(where, SIGNED)), check_ins=planned)]

    assert keys(LOW_POWER) == [("check-in", MIA.ref, "2")]
    assert keys(ACTIVE) == [("check-in", MIA.ref, "1"), ("check-in", MIA.ref, "2")]


def test_nothing_is_asked_on_days_on_which_the_client_is_away() -> None:
    found = events(
        dated=(a_line(MIA, "job-club", "every wed"), a_line(ANA, "job-club", "every wed")),
        tasks=(TaskDue(MIA.ref, "Update the resume", SIGNED, day("21 jan"), is_done=False),),
        check_ins=(
            Planned(MIA.ref, 1, CheckIn(day("14 jan"), day("16 jan"), CALL)),
            Planned(MIA.ref, 2, CheckIn(day("15 jan"), day("16 jan"), TEXT)),
        ),
        jobs=((MIA, Job(day("24 dec 2025"))),),
        away={MIA.ref: (Absence("excused", day("15 jan"), day("21 jan")),)},
    )

    assert [(event.key[0], event.first, event.clients) for event in found] == [
        ("job-club", TODAY, (MIA, ANA)), ("check-in", TODAY, (MIA,)), ("job-club", day("21 jan"), (ANA,)),
        ("job-club", UNTIL, (MIA, ANA)),
    ]  # fmt: skip


def test_a_task_is_there_without_its_title() -> None:
    tasks = (
        TaskDue(ANA.ref, "Update the resume", SIGNED, day("16 jan"), is_done=False),
        TaskDue(ANA.ref, "Ask for a reference", SIGNED, day("16 jan"), is_done=True),
        TaskDue(MIA.ref, "Visit three employers", SIGNED, day("9 jan"), is_done=False),
    )

    assert events(tasks=tasks) == [
        Event(("task", "C7F3", "2026-01-16", "2"), day("16 jan"), day("16 jan"), "task due", (ANA,))
    ]


def test_a_contract_shows_its_review_and_its_last_day() -> None:
    papers = {
        ANA.ref: Paper(day("22 dec 2025"), day("23 jan"), day("22 dec 2025")),
        MIA.ref: Paper(day("1 sep 2025"), None, day("8 dec 2025")),
    }

    assert events(papers=papers) == [
        Event(("contract-review", "M4NP", "2026-01-05"), TODAY, TODAY, "contract review", (MIA,)),
        Event(
            ("contract-review", "C7F3", "2026-01-19"), day("19 jan"), day("19 jan"), "contract review", (ANA,)
        ),
        Event(("contract-ends", "C7F3", "2025-12-22"), day("23 jan"), day("23 jan"), "contract ends", (ANA,)),
    ]


@pytest.mark.parametrize("found", [None, listed(LOW_POWER, SIGNED)])
def test_no_review_for_who_is_paused_or_on_low_power(found: Assessment | None) -> None:
    assert events((MIA, found), papers={MIA.ref: Paper(SIGNED, None, day("22 dec 2025"))}) == []


def test_a_contract_that_has_ended_shows_nothing() -> None:
    assert events(papers={MIA.ref: Paper(day("15 dec 2025"), day("13 jan"), day("22 dec 2025"))}) == []


def test_an_open_door_shows_the_contact_owed_on_an_office_day_from_today_on() -> None:
    resting = listed(LOW_POWER, SIGNED)
    owed = [
        (OMAR, resting._replace(next_contact=day("1 jan"))),
        (ZOE, resting._replace(next_contact=day("17 jan"))),
    ]

    assert events(*owed) == [
        Event(("open-door", "T5VW", "2026-01-01"), TODAY, TODAY, "contact (open door)", (OMAR,)),
        Event(
            ("open-door", "P8RS", "2026-01-17"), day("19 jan"), day("19 jan"), "contact (open door)", (ZOE,)
        ),
    ]


def test_who_is_at_work_is_asked_also_with_a_closed_file() -> None:
    jobs = ((IVAN, Job(day("23 dec 2025"))), (INES, Job(day("30 dec 2025"), ended_on=day("20 jan"))))

    assert events(jobs=jobs) == [
        Event(
            ("at-work", "B3ZN", "2025-12-23", "4"), day("20 jan"), day("20 jan"), "4 weeks at work", (IVAN,)
        )
    ]


def test_days_away_and_holidays_block_and_say_no_reason() -> None:
    closed = closed_days(
        [(day("19 jan"), "Œuvre Day"), (day("20 jan"), None), (day("29 jan"), "Later")],
        [(day("12 jan"), day("14 jan"), "at the dentist"), (day("1 jan"), day("2 jan"), None)],
    )

    assert events(closed=closed) == [
        Event(("away", "2026-01-12"), day("12 jan"), TODAY, "Away", blocks=True),
        Event(("holiday", "2026-01-19"), day("19 jan"), day("19 jan"), "Œuvre Day", blocks=True),
        Event(("holiday", "2026-01-20"), day("20 jan"), day("20 jan"), "Holiday", blocks=True),
    ]


def test_a_contract_is_looked_at_by_signing_it_and_by_talking_of_the_plan() -> None:
    recorded: dict[str, list[Activity]] = {
        ANA.ref: [
            attended("meeting", on="7 jan", topic="plan"),
            tried(on="9 jan", topic="plan"),
            reached(on="12 jan", topic="value"),
        ],
        MIA.ref: [],
    }

    def entries(ref: str, first: date, last: date) -> list[Activity]:
        return [entry for entry in recorded[ref] if first <= entry.on <= last]

    rows = [
        (ANA.ref, day("1 dec 2025"), None),
        (ANA.ref, SIGNED, day("5 mar"), 8),
        (ANA.ref, day("20 jan"), None),
        (MIA.ref, SIGNED, None),
        (OMAR.ref, SIGNED, None),
    ]

    assert papers_of(rows, {ANA.ref, MIA.ref}, TODAY, entries) == {
        ANA.ref: Paper(SIGNED, day("5 mar"), day("7 jan")),
        MIA.ref: Paper(SIGNED, None, SIGNED),
    }
