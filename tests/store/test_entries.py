import sqlite3
from datetime import UTC, date, datetime, timedelta

import pytest

from followthrough.casework.activity import Activity
from followthrough.casework.client import Client
from followthrough.casework.mistakes import BeforeIntake, ClientIsClosed, NoSuchClient, NothingToRecord
from followthrough.store import Caseload

TUESDAY = date(2026, 1, 6)


def applications(count: int = 5, on: date = TUESDAY) -> Activity:
    return Activity(0, on, "application", count)


def test_an_entry_gets_its_number_and_its_moment(caseload: Caseload, ana: Client, now: datetime) -> None:
    said = [
        applications()._replace(note="by mail\nand phone", minutes=45, recorded_at=now - timedelta(days=9)),
        Activity(0, TUESDAY, "report", week_of=date(2026, 1, 5)),
        Activity(0, TUESDAY, "call", 1, "answered", "out", "value"),
        Activity(0, TUESDAY, "text", 1, None, "in", title="Re: interview"),
        Activity(0, TUESDAY, "job-club", 1, "missed"),
    ]

    kept = caseload.log(ana.ref, said)

    assert kept == [a._replace(id=n, recorded_at=now) for n, a in enumerate(said, 1)]
    assert caseload.entries(ana.ref) == list(caseload.case_file(ana.ref).activities) == kept


def test_the_moment_is_kept_in_utc_to_the_second(caseload: Caseload, ana: Client) -> None:
    caseload.log(ana.ref, [applications()])

    assert caseload.rows("SELECT recorded_at FROM activity") == [("2026-01-05T17:30:00+00:00",)]
    assert caseload.entries(ana.ref)[0].recorded_at == datetime(2026, 1, 5, 17, 30, tzinfo=UTC)


def test_entries_stand_in_the_order_of_their_days_then_of_writing(caseload: Caseload, ana: Client) -> None:
    days = [7, 5, 7, 6, 5]
    caseload.log(ana.ref, [applications(on=date(2026, 1, day)) for day in days])

    assert [(a.on.day, a.id) for a in caseload.entries(ana.ref)] == [(5, 2), (5, 5), (6, 4), (7, 1), (7, 3)]
    assert [a.id for a in caseload.entries(ana.ref, date(2026, 1, 6), date(2026, 1, 6))] == [4]


def test_nothing_is_recorded_before_intake_or_after_closing(caseload: Caseload, ana: Client) -> None:
    caseload.close_client(ana.ref, date(2026, 3, 2), None)

    with pytest.raises(BeforeIntake) as early:
        caseload.log(ana.ref, [applications(on=date(2026, 1, 4))])
    with pytest.raises(ClientIsClosed):
        caseload.log(ana.ref, [applications(on=date(2026, 3, 2))])
    assert early.value.facts == {
        "day": "2026-01-04",
        "name": "Ana Reyes",
        "intake": "2026-01-05",
        "ref": "C7F3",
    }
    assert caseload.log(ana.ref, [applications(on=date(2026, 3, 1)), applications(on=date(2026, 1, 5))])


def test_a_group_is_recorded_as_one_or_not_at_all(caseload: Caseload, ana: Client, luc: Client) -> None:
    club = Activity(0, TUESDAY, "job-club", 1, "attended")

    kept = caseload.log_group([(ana.ref, club), (luc.ref, club._replace(outcome="missed"))])
    with pytest.raises(BeforeIntake):
        caseload.log_group([(ana.ref, club), (luc.ref, club._replace(on=date(2026, 1, 5)))])

    assert [caseload.entries(ref) for ref in (ana.ref, luc.ref)] == [[kept[0]], [kept[1]]]


def test_with_no_entry_there_is_nothing_to_record(caseload: Caseload, ana: Client) -> None:
    with pytest.raises(NothingToRecord):
        caseload.log(ana.ref, [])


def test_an_entry_of_nobody_is_refused(caseload: Caseload) -> None:
    with pytest.raises(NoSuchClient):
        caseload.log("C7F3", [applications()])


def test_the_words_of_a_step_name_no_title_and_no_note(caseload: Caseload, ana: Client, luc: Client) -> None:
    secret = applications()._replace(title="SECRET", note="SECRET")
    caseload.log(ana.ref, [secret, *[Activity(0, TUESDAY, "report", note="SECRET")] * 4])
    caseload.log_group([(ana.ref, secret), (luc.ref, secret)])

    assert [step.command for step in caseload.steps(2)] == [
        "log-group application for 2 clients",
        "log application=5 report report and 2 more for C7F3",
    ]


@pytest.mark.parametrize(
    "impossible",
    [
        applications(0),
        applications(1000),
        applications()._replace(kind="laundry"),
        applications()._replace(outcome="missed"),
        applications()._replace(outcome=None),
        applications()._replace(direction="out"),
        applications()._replace(minutes=-1),
        applications()._replace(topic="weather"),
        applications()._replace(title=""),
        applications()._replace(note="x" * 10_001),
        applications()._replace(note="a\0b"),
        Activity(0, TUESDAY, "meeting"),
        Activity(0, TUESDAY, "meeting", 2, "attended"),
        Activity(0, TUESDAY, "call", 1, "answered", "in"),
        Activity(0, TUESDAY, "call", 1, None, "out"),
        Activity(0, TUESDAY, "call", 1, "answered", None),
    ],
)
def test_what_has_no_meaning_never_reaches_the_disk(
    caseload: Caseload, ana: Client, impossible: Activity
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        caseload.log(ana.ref, [applications(), impossible])

    assert caseload.entries(ana.ref) == []
    assert len(caseload.steps()) == 1


@pytest.mark.parametrize(
    "day", ["2026-02-30", "2026-1-5", "5 Jan", "", "now", "-4713-11-24", "2026-01-05T00:00"]
)
def test_a_day_on_disk_is_a_day_of_the_calendar(caseload: Caseload, ana: Client, day: str) -> None:
    with caseload.writing():
        caseload.open_step("by hand")
        with pytest.raises((sqlite3.IntegrityError, sqlite3.OperationalError)):
            caseload.write("UPDATE client SET intake = ?", (day,))


def test_a_person_with_a_record_cannot_be_deleted(caseload: Caseload, ana: Client) -> None:
    caseload.log(ana.ref, [applications()])

    with caseload.writing():
        caseload.open_step("by hand")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            caseload.write("DELETE FROM client")


HOSTILE = (
    "Robert'); DROP TABLE client;--",
    '"; .quit',
    "100 %_\\ '' \"\" ``",
    "\x1b]52;c;aGk=\x07\x9b31m",
    "[/red][link=x]",
    "=cmd|'/c calc'!A1",
    "\u202eright to left\u2066",
    "e\u0301 é ﬁ ß İ",
    "\U0001f469\U0001f3fd\u200d\U0001f4bb नमस्ते \u200fשלום",
    "\ufeffmark",
    "null",
    "\ud7ff\U0010ffff",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_stored_and_read_back_unchanged(caseload: Caseload, text: str) -> None:
    client = caseload.add_client(text, date(2026, 1, 5), email=text, phone=text, program=text)
    caseload.log(client.ref, [applications()._replace(note=text, title=text)])
    before = caseload.case_file(client.ref)
    for _ in range(2):
        caseload.undo()
    for _ in range(2):
        caseload.redo()

    assert caseload.case_file(client.ref) == before
    assert caseload.find(text) == client
    assert [client.name, client.email, *before.activities[0][8:11:2]] == [text] * 4
