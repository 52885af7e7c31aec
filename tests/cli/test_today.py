"""`ft today` and `ft calendar`: a day of a counsellor, and the weeks ahead."""

import json
import sys
from datetime import date

import pytest
from icalendar import Calendar

from .conftest import Office


def things(office: Office, *words: str) -> list[tuple[str, str]]:
    """What is on the agenda, and of whom."""
    ran = office.ft(" ".join(("today --format json", *words)))
    assert ran.code == 0, ran
    people = json.loads(ran.out)["people"]
    return [(item["what"], person["name"]) for person in people for item in person["items"]]


def titles(office: Office) -> list[tuple[str, date]]:
    """What stands in the calendar that was written."""
    text = (office.folder / "weeks.ics").read_bytes().decode()
    return [
        (str(event["summary"]), event.decoded("dtstart")) for event in Calendar.from_ical(text).walk("VEVENT")
    ]


def test_a_session_is_on_the_agenda_until_its_attendance_is_taken(office: Office) -> None:
    assert "job club  1 expected: Ana Reyes\n" in office.ft("today").out

    office.does("log ana job-club --attended")

    assert "job club" not in office.ft("today").out


def test_a_message_waits_until_something_goes_out(office: Office) -> None:
    office.does("log luc text --in --on 2026-01-19")
    assert things(office) == [("message", "Luc Tremblay")]

    office.does("log luc email")
    assert things(office) == []


def test_a_task_is_on_the_agenda_until_it_is_done(office: Office) -> None:
    office.does('assign luc "Mettre le CV à jour" --on 2026-01-19 --by today')
    assert things(office) == [("task", "Luc Tremblay")]

    office.does('log luc task --title "mettre le cv a jour"')
    assert things(office) == []


def test_check_ins_come_up_in_their_days(office: Office) -> None:
    office.does('check-ins luc --add call --on today --to fri --about "how was the interview?"')
    assert "Call (how was the interview?), open until Fri 23 Jan." in office.ft("today").out

    office.does("log luc call --no-answer")
    assert "tried Wed 21 Jan, no answer yet" in office.ft("today").out

    office.does("log luc call --answered")
    assert things(office) == []


def test_who_is_excused_is_on_it_for_a_message_only(office: Office) -> None:
    office.does("excuse ana --from today --to fri", "check-ins ana --add call --on today")
    assert "Nothing is due today." in office.ft("today").out

    office.does("log ana text --in")
    assert things(office) == [("message", "Ana Reyes")]


def test_who_is_at_work_is_asked_after_four_weeks_with_a_closed_file_too(office: Office) -> None:
    office.does("start-work luc --at 'Café Rivière'", "close-client luc --outcome work")
    assert ("retention", "Luc Tremblay") not in things(office, "--today 2026-02-17")
    assert ("retention", "Luc Tremblay") in things(office, "--today 2026-02-18")


def test_the_agenda_goes_into_a_file_by_its_ending(office: Office) -> None:
    office.does("log luc text --in", f"today -o {office.folder / 'day.csv'}")

    heads, row = (office.folder / "day.csv").read_text().splitlines()[::2]
    assert heads == "day,due,what,ref,name,phone,channel,says,next_step,own_words"
    assert row.startswith("2026-01-21,2026-01-21,message,K2QD,Luc Tremblay,")


def test_a_calendar_is_asked_where_to_go(office: Office) -> None:
    ran = office.ft("calendar")

    assert ran.code == 2
    assert "-o" in ran.err


def test_a_calendar_holds_initials_and_with_names_names(office: Office) -> None:
    office.does("check-ins ana --add call --on tomorrow --about 'her mother is ill'")
    wanted = f"calendar --weeks 1 -o {office.folder / 'weeks.ics'}"

    office.does(wanted)
    assert titles(office) == [
        ("A.R. (C7F3): job club", date(2026, 1, 21)),
        ("A.R. (C7F3): call", date(2026, 1, 22)),
        ("A.R. (C7F3): job club", date(2026, 1, 28)),
    ]
    text = (office.folder / "weeks.ics").read_text()
    assert "Reyes" not in text
    assert "mother" not in text

    office.does(f"{wanted} --names")
    assert ("Ana Reyes (C7F3): call", date(2026, 1, 22)) in titles(office)


def test_the_same_caseload_gives_the_same_bytes(office: Office) -> None:
    path = office.folder / "weeks.ics"
    office.does("away --holidays quebec --year 2026", f"calendar -o {path}")
    before = path.read_bytes()

    office.does(f"calendar -o {path}")

    assert path.read_bytes() == before
    assert b"DTSTAMP:20260121T090000Z\r\n" in before


def test_a_check_in_that_is_moved_is_moved_in_the_calendar(office: Office) -> None:
    path = office.folder / "weeks.ics"

    def call() -> tuple[str, date]:
        office.does(f"calendar -o {path}")
        events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        (found,) = (event for event in events if str(event["summary"]).endswith(": call"))
        return str(found["uid"]), found.decoded("dtstart")

    office.does("check-ins luc --add call --on tomorrow")
    number, day = call()
    assert day == date(2026, 1, 22)

    (planned,) = json.loads(office.ft("check-ins luc --format json").out)["check-ins"]
    office.does(f"check-ins luc --move {planned['number']} --on 2026-01-26")

    assert call() == (number, date(2026, 1, 26))


def test_a_calendar_is_not_written_over_the_caseload(office: Office) -> None:
    named = office.database.with_suffix(".ics")
    office.database.rename(named)

    ran = office.ft(f"calendar --database {named} -o {named}")

    assert ran.code == 5
    assert "is a caseload" in ran.err


def test_a_calendar_with_another_ending_is_refused(office: Office) -> None:
    assert office.ft(f"calendar -o {office.folder / 'weeks.csv'}").code == 2
    assert not (office.folder / "weeks.csv").exists()


def test_without_the_extra_nothing_is_written(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)

    ran = office.ft(f"calendar -o {office.folder / 'weeks.ics'}")

    assert ran.code == 2
    assert "[ics]" in ran.err
    assert not (office.folder / "weeks.ics").exists()
