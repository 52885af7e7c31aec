"""How a plan and the time spent read: in every format, on every screen, in kind words, and summing to the minute."""

import json
import re
from datetime import date, timedelta
from fractions import Fraction

import pytest

from builders import an_office
from followthrough.casework.activity import Activity
from followthrough.casework.client import ACTIVE, LOW_POWER, Client
from followthrough.casework.day_book import DayBook, Message
from followthrough.present import sheets
from followthrough.present.formats import FORMATS, as_screen, in_format
from followthrough.present.layout import width_of
from followthrough.present.lengths import lasting
from followthrough.present.sheet import Sheet
from followthrough.triage.standing import Chapter
from followthrough.triage.thresholds import DEFAULTS as THRESHOLDS
from followthrough.triage.view import Standing
from followthrough.workday.agenda import agenda_of
from followthrough.workday.given_back import Period, Person
from followthrough.workday.hours import DEFAULTS
from followthrough.workday.plan import Plan, Stretch, plan_of, week_of
from followthrough.workday.time_spent import time_spent
from mornings import DAY, INTAKE, the_morning

REFUSED = re.compile(r"failed|non-compliant|lazy|refuses|strike|given up", re.IGNORECASE)
OFFICE = an_office()
MINUTES = (1, 40, 90, 600, 2250)


def a_plan(minutes: int, *, is_week: bool = True) -> Plan:
    morning = the_morning()
    people = [(entry.client, entry.assessment) for entry in morning.listed]
    book = DayBook(DAY, DAY + timedelta(14), messages=(Message("M4NP", DAY - timedelta(4), "text"),))
    stretch = week_of(DAY, OFFICE, DEFAULTS, minutes) if is_week else Stretch((DAY,), minutes, is_week=False)
    agendas = [agenda_of(DAY, OFFICE, people, book, THRESHOLDS)]
    return plan_of(stretch, morning, agendas, DEFAULTS, OFFICE)


def a_time_sheet() -> Sheet:
    since = date(2025, 12, 29)
    low = (Chapter(INTAKE, Standing(ACTIVE, INTAKE)), Chapter(since, Standing(LOW_POWER, since)))
    what = (("call", 7), ("job-club", 100), ("job-leads", 45), ("text", None)) * 9
    entries = tuple(
        Activity(number, DAY - timedelta(number), kind, outcome="attended", minutes=minutes)
        for number, (kind, minutes) in enumerate(what)
    )
    people = [
        Person(Client("T5VW", "Omar [/red] Haddad", INTAKE), low, Fraction(1, 3), entries),
        Person(Client("M4NP", "Mia Chen", INTAKE), low[:1], None, entries[:7]),
        Person(Client("P8RS", "Zoë Côté", INTAKE), low, None, ()),
    ]
    return sheets.time_sheet(time_spent(Period(DAY - timedelta(27), DAY), people))


def all_sheets() -> list[Sheet]:
    plans = [a_plan(minutes, is_week=is_week) for minutes in MINUTES for is_week in (True, False)]
    return [a_time_sheet(), *(sheets.plan_sheet(plan, OFFICE) for plan in plans)]


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (125, "2 h 05"), (2250, "37 h 30")]
)
def test_a_length_is_said_in_hours_and_minutes(minutes: int, said: str) -> None:
    assert lasting(minutes) == said


def test_every_format_says_it_kindly() -> None:
    for sheet in all_sheets():
        written = {name: "".join(in_format(sheet, name)) for name in FORMATS}
        assert json.loads(written["json"])["schema"] == 1
        assert not REFUSED.search("".join(written.values()))


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
def test_every_screen_holds_it(width: int) -> None:
    for sheet in all_sheets():
        assert max(map(width_of, as_screen(sheet, width, 40, colour=False).splitlines())) <= width


@pytest.mark.parametrize("minutes", MINUTES)
def test_the_rows_that_fit_sum_to_the_minutes(minutes: int) -> None:
    rows = list(sheets.plan_sheet(a_plan(minutes), OFFICE).rows)

    assert sum(row[5] for row in rows if row[7]) == minutes  # type: ignore[misc]
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    assert all(row[8] for row in rows if not row[7])


def test_who_is_only_looked_in_on_is_named_in_one_paragraph() -> None:
    written = "".join(in_format(sheets.plan_sheet(a_plan(1, is_week=False), OFFICE), "table"))

    assert "The answer to their text waits 3 office days by Wed 14 Jan." in written
    assert "Their slip becomes the pattern: day 10 of 14 on Wed 14 Jan." in written
    assert "1 min left (the next takes 25 min): employers, or whoever answers." in written


def test_a_screen_of_a_very_large_caseload_says_how_many_more() -> None:
    sheet = sheets.plan_sheet(a_plan(1, is_week=False), OFFICE, most=2)

    assert "… 4 more: ft plan -o plan.csv" in "".join(in_format(sheet, "table"))
    assert len(list(sheets.plan_sheet(a_plan(1, is_week=False), OFFICE, most=2).rows)) == 7


def test_an_open_door_without_minutes_is_named_and_has_no_row() -> None:
    written = "".join(in_format(a_time_sheet(), "table"))

    assert "No minutes are written down, before or since: Zoë Côté.\n" in written
    assert written.count("Zoë Côté") == 1


def test_the_rows_of_the_time_sum_to_the_whole() -> None:
    found = json.loads("".join(in_format(a_time_sheet(), "json")))

    for part in ("lists", "what", "clients"):
        assert sum(row["minutes"] for row in found[part]) == found["minutes"]
        assert sum(row["minutes_before"] for row in found[part]) == found["minutes_before"]
