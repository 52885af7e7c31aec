"""When a client at work is asked how the work is going."""

import pytest

from builders import an_office, attended, day, helped, rang, reached, tried
from followthrough.casework.activity import Activity
from followthrough.casework.client import Client, Job
from followthrough.casework.workweek import Office
from followthrough.workday.retention import AtWork, Due, due_days, retention_on

IVAN = Client("B3ZN", "Ivan Petrov", day("6 oct 2025"), closed_on=day("19 dec 2025"))
BAKER = Job(day("17 dec 2025"), "Café Rivière", "baker")
"""Four weeks later it is Wednesday 14 January."""


def asked(
    today: str, *happened: Activity, job: Job = BAKER, office: Office | None = None
) -> list[tuple[int, tuple[object, ...]]]:
    """After how many weeks somebody is to be asked on a day, and what was tried."""
    found = retention_on(day(today), office or an_office(), [(IVAN, job)], {IVAN.ref: happened})
    return [(item.weeks, item.tried) for _, item in found]


def test_a_client_at_work_is_asked_after_4_13_26_and_52_weeks() -> None:
    assert due_days(BAKER, an_office()) == (
        Due(4, day("14 jan")),
        Due(13, day("18 mar")),
        Due(26, day("17 jun")),
        Due(52, day("16 dec")),
    )


def test_what_falls_on_a_holiday_is_asked_on_the_next_office_day() -> None:
    assert due_days(BAKER, an_office(holidays=["14 jan"]))[0] == Due(4, day("15 jan"))


def test_it_is_asked_from_the_day_on_and_overdue_the_day_after() -> None:
    assert asked("13 jan") == []
    assert asked("14 jan") == [(4, ())]
    ((_, today),) = retention_on(day("15 jan"), an_office(), [(IVAN, BAKER)], {})
    assert today == AtWork(
        as_of=day("15 jan"), due=day("14 jan"), weeks=4, started_on=BAKER.started_on, employer="Café Rivière"
    )
    assert today.pressing == "overdue"
    assert today.words(today.says, IVAN) == "At work for 4 weeks, since 17 December (Café Rivière)."


def test_it_is_asked_until_the_next_is_due() -> None:
    assert asked("17 mar") == [(4, ())]
    assert asked("18 mar") == [(13, ())]


def test_the_last_stands_for_thirteen_weeks() -> None:
    assert asked("16 mar 2027") == [(52, ())]
    assert asked("17 mar 2027") == []


@pytest.mark.parametrize(
    "entry",
    [
        reached(on="15 jan"),
        rang(on="7 jan", kind="text"),
        attended("meeting", on="14 jan"),
        helped("check-in", on="16 jan"),
    ],
)
def test_a_contact_from_a_week_before_on_serves(entry: Activity) -> None:
    assert asked("20 jan", entry) == []


def test_a_contact_earlier_than_a_week_before_does_not_serve() -> None:
    assert asked("20 jan", reached(on="6 jan")) == [(4, ())]


def test_an_attempt_is_said_and_leaves_the_question_open() -> None:
    assert asked("20 jan", tried(on="15 jan"), tried("text", on="16 jan")) == [
        (4, (day("15 jan"), day("16 jan")))
    ]


def test_nobody_is_asked_about_work_that_has_ended() -> None:
    ended = BAKER._replace(ended_on=day("13 jan"))

    assert asked("14 jan", job=ended) == []
