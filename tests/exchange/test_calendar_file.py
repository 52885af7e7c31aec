"""The calendar file: what a calendar reads out of it."""

import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Component

from agendas import ANA, MIA, ZOE
from builders import day
from followthrough.casework.client import Client
from followthrough.casework.mistakes import MissingExtra
from followthrough.exchange.calendar_file import initials, title_of, uid_of, write_calendar
from followthrough.workday.ahead import Event

NOW = datetime(2026, 1, 14, 9, tzinfo=UTC)
CALL = Event(("check-in", "C7F3", "5"), day("14 jan"), day("16 jan"), "call", (ANA,))
JOB_CLUB = Event(("job-club", "2026-01-21"), day("21 jan"), day("21 jan"), "job club", (ANA, MIA))
HOLIDAY = Event(
    ("holiday", "2026-06-24"),
    day("24 jun"),
    day("24 jun"),
    "Fête nationale; le cœur, « l’été » " * 4,
    blocks=True,
)


def read_back(*events: Event, names: bool = False) -> list[Component]:
    """The events as a calendar reads them."""
    return Calendar.from_ical(write_calendar(events, NOW, names=names)).walk("VEVENT")


def test_a_calendar_reads_days_title_and_whether_they_block() -> None:
    read = [
        (str(event["summary"]), event.decoded("dtstart"), event.decoded("dtend"), str(event["transp"]))
        for event in read_back(CALL, JOB_CLUB, HOLIDAY)
    ]

    assert read == [
        ("A.R. (C7F3): call", date(2026, 1, 14), date(2026, 1, 17), "TRANSPARENT"),
        ("job club (2)", date(2026, 1, 21), date(2026, 1, 22), "TRANSPARENT"),
        (HOLIDAY.what, date(2026, 6, 24), date(2026, 6, 25), "OPAQUE"),
    ]


def test_an_event_holds_these_fields_and_no_others() -> None:
    (about_ana, closed) = read_back(CALL, HOLIDAY)
    always = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP"}

    assert set(about_ana) == always | {"CLASS"}
    assert set(closed) == always
    assert (str(about_ana["class"]), about_ana.decoded("dtstamp")) == ("PRIVATE", NOW)


def test_the_same_events_at_the_same_moment_give_the_same_text() -> None:
    events = (CALL, JOB_CLUB, HOLIDAY)

    assert write_calendar(events, NOW) == write_calendar(events, NOW)


def test_an_event_that_is_moved_keeps_its_number() -> None:
    moved = CALL._replace(first=day("19 jan"), last=day("20 jan"))

    assert uid_of(moved) == uid_of(CALL)
    assert str(uid_of(CALL)) == "dacbbab5-5898-56b1-843d-976d883accc6"
    assert len({uid_of(event) for event in (CALL, JOB_CLUB, HOLIDAY)}) == 3


def test_the_numbers_do_not_come_from_the_clock() -> None:
    later = write_calendar([CALL], NOW + timedelta(days=3))

    assert later.replace("20260117T090000Z", "20260114T090000Z") == write_calendar([CALL], NOW)


def test_lines_are_folded_at_75_bytes_and_end_as_the_format_asks() -> None:
    text = write_calendar([HOLIDAY], NOW)

    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("\n") == text.count("\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ana Reyes", "A.R."),
        ("Thi-Mai Luong", "T.M.L."),
        ("élise côté", "É.C."),
        ("Œdipe d’Amour", "Œ.D."),
        ("(Sam) “Bo” Okafor", "S.B.O."),
        ("Ana", "A."),
        ("李 雷", "李.雷."),
        ("…", ""),
    ],
)
def test_initials_are_the_first_letters_of_a_name(name: str, letters: str) -> None:
    assert initials(Client("C7F3", name, day("5 jan"))) == letters


def test_names_stand_in_the_titles_where_they_are_asked_for() -> None:
    event = CALL._replace(clients=(ZOE,))

    assert title_of(event) == "Z.C. (P8RS): call"
    assert title_of(event, names=True) == "Zoë Côté (P8RS): call"
    assert str(read_back(event, names=True)[0]["summary"]) == "Zoë Côté (P8RS): call"
    assert title_of(JOB_CLUB, names=True) == "job club (2)"


def test_without_the_extra_the_mistake_names_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)

    with pytest.raises(MissingExtra) as mistake:
        write_calendar([CALL], NOW)

    assert mistake.value.facts == {"what": "Writing .ics", "extra": "ics"}
    assert "[ics]" in mistake.value.way_on
