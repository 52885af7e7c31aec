"""Where the hours went: which list they count for, what a session takes, and what low power gave back."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import day
from followthrough.casework.activity import CLIENT_KINDS, HELP, Activity
from followthrough.casework.client import ACTIVE, LOW_POWER, NEEDS_EARLY_INTERVENTION, Client
from followthrough.triage.standing import Chapter
from followthrough.triage.view import Standing
from followthrough.workday.given_back import GivenBack, Period, Person, low_power_stays, read_from
from followthrough.workday.hours import DEFAULTS
from followthrough.workday.time_spent import ClientTime, Part, TimeSpent, in_whole, time_spent

JANUARY = Period(day("5 jan"), day("1 feb"))
"""28 days, Monday to Sunday; the 28 days before begin on 8 December."""
NOTHING = Fraction(0)


def stood(*moves: tuple[str, str]) -> tuple[Chapter, ...]:
    """The moves of a client: from a day on, on which list."""
    return tuple(Chapter(day(on), Standing(where, day(on))) for on, where in moves)


def entry(on: str, kind: str = "call", minutes: int | None = 15, **more: object) -> Activity:
    outcome = (
        "attended"
        if kind in ("job-club", "workshop", "meeting")
        else "answered"
        if kind == "call"
        else "done"
    )
    return Activity(0, day(on), kind, outcome=outcome, minutes=minutes)._replace(**more)


def a_person(
    name: str, *entries: Activity, moves: tuple[Chapter, ...] = stood(("6 oct 2025", ACTIVE)),
    kept: Fraction | None = None, closed: str | None = None,
) -> Person:  # fmt: skip
    closed_on = day(closed) if closed else None
    return Person(
        Client(name[:4].upper(), name, day("6 oct 2025"), closed_on=closed_on), moves, kept, entries
    )


def minutes_of(found: TimeSpent) -> dict[str, Fraction]:
    return {one.client.name: one.minutes for one in found.clients}


def lists_of(found: TimeSpent) -> dict[str, Fraction]:
    return {part.name: part.minutes for part in found.lists if part.minutes}


# What counts where ----------------------------------------------------------------------------------------------


def test_minutes_count_for_the_list_on_which_the_client_stood_that_day() -> None:
    moves = stood(("6 oct 2025", ACTIVE), ("12 jan", NEEDS_EARLY_INTERVENTION), ("19 jan", ACTIVE))
    sam = a_person(
        "Sam", entry("11 jan"), entry("12 jan", minutes=25), entry("18 jan"), entry("19 jan"), moves=moves
    )

    found = time_spent(JANUARY, [sam])

    assert lists_of(found) == {NEEDS_EARLY_INTERVENTION: 40, ACTIVE: 30}
    assert (found.minutes, found.entries, found.saying) == (70, 4, 4)


def test_a_caseload_of_two_by_hand() -> None:
    ana = a_person(
        "Ana Reyes", entry("6 jan"), entry("7 jan", "job-leads", 45), entry("8 dec 2025"), kept=Fraction(3, 4)
    )
    mia = a_person("Mia Chen", entry("1 feb", "meeting", 60), entry("2 feb"), entry("7 dec 2025"))

    assert time_spent(JANUARY, [mia, ana]) == TimeSpent(
        JANUARY, 3, 3, False, Fraction(120), Fraction(15),
        (
            Part(NEEDS_EARLY_INTERVENTION, NOTHING, NOTHING, NOTHING),
            Part(ACTIVE, Fraction(120), Fraction(1), Fraction(15), Fraction(3, 4)),
            Part(LOW_POWER, NOTHING, NOTHING, NOTHING),
        ),
        (
            Part("employers", Fraction(45), Fraction(45, 120), NOTHING),
            Part("group-sessions", NOTHING, NOTHING, NOTHING),
            Part("meetings", Fraction(60), Fraction(1, 2), NOTHING),
            Part("calls-and-messages", Fraction(15), Fraction(1, 8), Fraction(15)),
            Part("help", NOTHING, NOTHING, NOTHING), Part("other", NOTHING, NOTHING, NOTHING),
        ),
        (
            ClientTime(ana.client, ACTIVE, Fraction(60), Fraction(1, 2), Fraction(3, 4), Fraction(15)),
            ClientTime(mia.client, ACTIVE, Fraction(60), Fraction(1, 2), None, NOTHING),
        ),
        (),
    )  # fmt: skip


def test_who_did_not_come_has_no_share_of_a_session_that_was_held() -> None:
    club = entry("7 jan", "job-club", 120, outcome="attended")
    absent = club._replace(outcome="missed")

    found = time_spent(JANUARY, [a_person("Ana", club), a_person("Mia", absent)])

    assert minutes_of(found) == {"Ana": 120}
    assert (found.minutes, found.entries, found.saying) == (120, 1, 1)
    nobody_came = time_spent(JANUARY, [a_person("Ana", absent), a_person("Mia", absent)])
    assert minutes_of(nobody_came) == {"Ana": 60, "Mia": 60}


def test_a_session_is_shared_among_all_who_came() -> None:
    club = entry("7 jan", "job-club", 120)
    people = [a_person("Ana", club), a_person("Mia", club), a_person("Early off", club._replace(minutes=60))]

    found = time_spent(JANUARY, people)

    assert minutes_of(found) == {"Ana": 48, "Mia": 48, "Early off": 24}
    assert found.minutes == 120


def test_a_meeting_is_each_clients_own() -> None:
    found = time_spent(JANUARY, [a_person(name, entry("7 jan", "meeting", 45)) for name in ("Ana", "Mia")])

    assert found.minutes == 90


def test_an_entry_that_takes_none_of_our_time_is_not_asked_for_minutes() -> None:
    entries = (
        entry("6 jan", "application", None),
        entry("6 jan", "report", None),
        entry("7 jan", "meeting", None, outcome="missed"),
        entry("8 jan", "call", None),
        entry("9 jan", "interview", 20),
    )

    found = time_spent(JANUARY, [a_person("Ana", *entries)])

    assert (found.entries, found.saying, found.minutes) == (2, 1, 20)


def test_only_an_estimate_gives_minutes_to_entries_that_say_none() -> None:
    club = entry("7 jan", "job-club", None)
    ana = a_person("Ana", entry("6 jan", minutes=None), entry("7 jan", "job-leads", None, count=2), club)
    mia = a_person("Mia", club, entry("8 jan", "application", None))

    assert time_spent(JANUARY, [ana, mia]).minutes == 0
    found = time_spent(JANUARY, [ana, mia], DEFAULTS)
    assert (found.is_estimated, found.entries, found.saying) == (True, 4, 0)
    assert minutes_of(found) == {"Ana": 15 + 2 * 15 + 60, "Mia": 60}


def test_a_closed_file_is_named_under_the_list_of_its_last_day() -> None:
    moves = stood(("6 oct 2025", ACTIVE), ("20 jan", NEEDS_EARLY_INTERVENTION))
    gus = a_person("Gus", entry("6 jan"), moves=moves, closed="19 jan")

    assert time_spent(JANUARY, [gus]).clients[0].list == ACTIVE


# Given back -----------------------------------------------------------------------------------------------------

RESTED = stood(("6 oct 2025", ACTIVE), ("19 jan", LOW_POWER))
"""On low power since Monday 19 January: 14 days of the period."""


def test_what_low_power_gave_back_is_the_week_before_less_the_week_since() -> None:
    before = [entry(on, minutes=60) for on in ("22 dec 2025", "5 jan", "18 jan")]
    luc = a_person("Luc", *before, entry("26 jan", minutes=10), moves=RESTED)

    found = time_spent(JANUARY, [luc])

    assert found.given_back == (
        GivenBack(luc.client, day("19 jan"), Fraction(45), Fraction(5), Fraction(80)),
    )


def test_more_time_since_than_before_gives_nothing_back() -> None:
    luc = a_person("Luc", entry("26 jan", minutes=90), moves=RESTED)

    assert time_spent(JANUARY, [luc]).given_back[0].minutes == 0


def test_a_stay_before_the_period_gave_its_time_back_then() -> None:
    moves = stood(("6 oct 2025", ACTIVE), ("1 dec 2025", LOW_POWER), ("5 jan", NEEDS_EARLY_INTERVENTION))

    assert (
        time_spent(JANUARY, [a_person("Luc", entry("1 nov 2025", minutes=60), moves=moves)]).given_back == ()
    )


def test_a_long_stay_gives_back_the_weeks_of_the_period_only() -> None:
    moves = stood(("6 oct 2025", ACTIVE), ("1 dec 2025", LOW_POWER))
    luc = a_person("Luc", entry("10 nov 2025", minutes=80), moves=moves)

    assert time_spent(JANUARY, [luc]).given_back == (
        GivenBack(luc.client, day("1 dec 2025"), Fraction(20), NOTHING, Fraction(80)),
    )


def test_who_rested_from_the_first_day_on_had_no_time_before() -> None:
    luc = a_person("Luc", entry("6 oct 2025", minutes=60), moves=stood(("6 oct 2025", LOW_POWER)))

    assert time_spent(JANUARY, [luc]).given_back[0][2:] == (NOTHING, Fraction(60 * 7, 119), NOTHING)


def test_a_stay_ends_on_the_day_before_the_client_is_back() -> None:
    moves = stood(
        ("6 oct 2025", ACTIVE),
        ("1 dec 2025", LOW_POWER),
        ("5 jan", NEEDS_EARLY_INTERVENTION),
        ("2 feb", LOW_POWER),
    )

    assert list(low_power_stays(moves, day("28 feb"))) == [
        Period(day("1 dec 2025"), day("4 jan")), Period(day("2 feb"), day("28 feb")),
    ]  # fmt: skip
    assert list(low_power_stays(moves, day("31 jan"))) == [Period(day("1 dec 2025"), day("4 jan"))]


@pytest.mark.parametrize(
    ("moves", "since"),
    [
        (stood(("6 oct 2025", ACTIVE)), "8 dec 2025"),
        (stood(("6 oct 2025", ACTIVE), ("19 jan", LOW_POWER)), "8 dec 2025"),
        (stood(("6 oct 2025", ACTIVE), ("1 dec 2025", LOW_POWER)), "3 nov 2025"),
        (stood(("6 oct 2025", LOW_POWER), ("4 jan", ACTIVE)), "8 dec 2025"),
    ],
)
def test_entries_are_read_as_far_back_as_the_figures_look(moves: tuple[Chapter, ...], since: str) -> None:
    assert read_from(JANUARY, moves) == day(since)


# What always holds ----------------------------------------------------------------------------------------------


@st.composite
def some_entries(draw: st.DrawFn) -> Activity:
    on = day("1 dec 2025") + timedelta(draw(st.integers(0, 70)))
    kind, outcome = (
        draw(st.sampled_from((*CLIENT_KINDS, *HELP))),
        draw(st.sampled_from(("attended", "missed", "done"))),
    )
    return Activity(0, on, kind, outcome=outcome, minutes=draw(st.none() | st.integers(0, 240)))


MOVES = st.lists(st.tuples(st.integers(1, 110), st.sampled_from((ACTIVE, LOW_POWER))), max_size=4).map(
    lambda moves: (
        *stood(("6 oct 2025", ACTIVE)),
        *(
            Chapter(on, Standing(where, on))
            for on, where in (
                (date(2025, 10, 6) + timedelta(n), where) for n, where in sorted(dict(moves).items())
            )
        ),
    )
)


@given(st.lists(st.tuples(st.lists(some_entries(), max_size=12), MOVES), max_size=4), st.booleans())
def test_lists_kinds_and_clients_make_the_same_whole(
    people: list[tuple[list[Activity], tuple[Chapter, ...]]], is_estimated: bool
) -> None:
    known = [a_person(f"Client {n}", *entries, moves=moves) for n, (entries, moves) in enumerate(people)]
    known = [p._replace(client=p.client._replace(ref=f"C{n}")) for n, p in enumerate(known)]

    found = time_spent(JANUARY, known, DEFAULTS if is_estimated else None)

    for parts in (found.lists, found.whats, found.clients):
        assert sum(part.minutes for part in parts) == found.minutes
        assert sum(part.minutes_before for part in parts) == found.minutes_before
        assert not found.minutes or sum(part.share or 0 for part in parts) == 1
    assert found.saying <= found.entries
    assert all(stay.minutes >= 0 for stay in found.given_back)


@given(st.lists(st.fractions(0, 500)))
def test_whole_minutes_sum_to_the_whole(minutes: list[Fraction]) -> None:
    whole = list(in_whole(minutes))

    assert sum(whole) == round(sum(minutes))
    assert all(abs(one - part) <= 1 for one, part in zip(whole, minutes, strict=True))
