"""What people type as a date. Today is Sunday 22 November 2026, unless a test says otherwise."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.casework.dates import Lean, echo_date, read_date, short_date
from followthrough.casework.mistakes import AmbiguousDate, NoSuchDate, UnclearDate

SUNDAY = date(2026, 11, 22)
FRIDAY = date(2026, 11, 27)

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
ordinary_days = st.dates(date(1910, 1, 1), date(2090, 12, 31))
leans: st.SearchStrategy[Lean] = st.sampled_from(get_args(Lean))


def iso(text: str, lean: Lean = "past", today: date = SUNDAY) -> str:
    return read_date(text, today, lean=lean).isoformat()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-22", "2026-11-22"),
        ("1900-01-01", "1900-01-01"),
        ("2100-12-31", "2100-12-31"),
        ("today", "2026-11-22"),
        ("yesterday", "2026-11-21"),
        ("tomorrow", "2026-11-23"),
        ("aujourd'hui", "2026-11-22"),
        ("aujourd’hui", "2026-11-22"),
        ("aujourdhui", "2026-11-22"),
        ("hier", "2026-11-21"),
        ("demain", "2026-11-23"),
        ("avant-hier", "2026-11-20"),
        ("après-demain", "2026-11-24"),
        ("apres demain", "2026-11-24"),
        ("last fri", "2026-11-20"),
        ("last sunday", "2026-11-15"),
        ("last tuesday", "2026-11-17"),
        ("next fri", "2026-11-27"),
        ("next sun", "2026-11-29"),
        ("this fri", "2026-11-20"),
        ("this sun", "2026-11-22"),
        ("vendredi dernier", "2026-11-20"),
        ("ven dernier", "2026-11-20"),
        ("dim. dernier", "2026-11-15"),
        ("vendredi prochain", "2026-11-27"),
        ("dimanche prochain", "2026-11-29"),
        ("ce vendredi", "2026-11-20"),
        ("3 days ago", "2026-11-19"),
        ("1 day ago", "2026-11-21"),
        ("2 weeks ago", "2026-11-08"),
        ("1 month ago", "2026-10-22"),
        ("a week ago", "2026-11-15"),
        ("in 3 days", "2026-11-25"),
        ("in 2 weeks", "2026-12-06"),
        ("in a month", "2026-12-22"),
        ("il y a 3 jours", "2026-11-19"),
        ("il y a 2 semaines", "2026-11-08"),
        ("il y a un mois", "2026-10-22"),
        ("dans 3 jours", "2026-11-25"),
        ("dans 2 semaines", "2026-12-06"),
        ("dans une semaine", "2026-11-29"),
        ("+3d", "2026-11-25"),
        ("+3j", "2026-11-25"),
        ("-2w", "2026-11-08"),
        ("-2s", "2026-11-08"),
        ("−2w", "2026-11-08"),
        ("+1m", "2026-12-22"),
        ("-11m", "2025-12-22"),
        ("+0d", "2026-11-22"),
        ("22 november 2026", "2026-11-22"),
        ("nov 22, 2026", "2026-11-22"),
        ("5 décembre 2026", "2026-12-05"),
        ("5 déc. 2026", "2026-12-05"),
        ("1er mai 2026", "2026-05-01"),
        ("le 1er mai 2026", "2026-05-01"),
        ("2nd nov 2026", "2026-11-02"),
        ("29 feb 2028", "2028-02-29"),
        ("fri 27 nov 2026", "2026-11-27"),
        ("vendredi 27 novembre 2026", "2026-11-27"),
        ("Friday, November 27, 2026", "2026-11-27"),
        ("mar 3 mars 2026", "2026-03-03"),
    ],
)
@pytest.mark.parametrize("lean", get_args(Lean))
def test_a_date_that_says_all_is_read_alike_for_the_past_and_the_future(
    text: str, day: str, lean: Lean
) -> None:
    assert iso(text, lean) == day


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("fri", "2026-11-20", "2026-11-27"),
        ("friday", "2026-11-20", "2026-11-27"),
        ("ven", "2026-11-20", "2026-11-27"),
        ("vendredi", "2026-11-20", "2026-11-27"),
        ("mon", "2026-11-16", "2026-11-23"),
        ("22 nov", "2026-11-22", "2026-11-22"),
        ("nov 22", "2026-11-22", "2026-11-22"),
        ("22 novembre", "2026-11-22", "2026-11-22"),
        ("21 nov", "2026-11-21", "2027-11-21"),
        ("23 nov", "2025-11-23", "2026-11-23"),
        ("1er mai", "2026-05-01", "2027-05-01"),
        ("6 janv.", "2026-01-06", "2027-01-06"),
        ("29 feb", "2024-02-29", "2028-02-29"),
        ("sat 21 nov 2026", "2026-11-21", "2026-11-21"),
    ],
)
def test_what_is_left_out_leans_to_the_past_or_to_the_future(text: str, past: str, future: str) -> None:
    assert (iso(text, "past"), iso(text, "future")) == (past, future)


def test_todays_weekday_is_today_when_recording_and_in_a_week_when_planning() -> None:
    assert (iso("sun", "past"), iso("sun", "future")) == ("2026-11-22", "2026-11-29")


@pytest.mark.parametrize(
    ("number", "words"),
    list(
        enumerate(
            [
                "mon monday lun lundi",
                "tue tues tuesday mar mardi",
                "wed wednesday mer mercredi",
                "thu thur thurs thursday jeu jeudi",
                "fri friday ven vendredi",
                "sat saturday sam samedi",
                "sun sunday dim dimanche",
            ]
        )
    ),
)
def test_every_weekday_has_its_names_in_both_languages(number: int, words: str) -> None:
    assert {read_date(word, SUNDAY, lean="past").weekday() for word in words.split()} == {number}


@pytest.mark.parametrize(
    ("number", "words"),
    list(
        enumerate(
            [
                "jan janv january janvier",
                "feb fév févr february février",
                "mar march mars",
                "apr avr april avril",
                "may mai",
                "jun june juin",
                "jul juil july juillet",
                "aug aoû august août",
                "sep sept september septembre",
                "oct october octobre",
                "nov november novembre",
                "dec déc december décembre",
            ],
            start=1,
        )
    ),
)
def test_every_month_has_its_names_in_both_languages(number: int, words: str) -> None:
    read = {iso(f"3 {word} 2026") for word in words.split()} | {
        iso(f"{word} 3 2026") for word in words.split()
    }

    assert read == {f"2026-{number:02}-03"}


def test_mar_is_mardi_alone_and_march_beside_the_number_of_a_day() -> None:
    assert (iso("mar"), iso("3 mar"), iso("mar 3"), iso("mar dernier")) == (
        "2026-11-17", "2026-03-03", "2026-03-03", "2026-11-17",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["TODAY", "  today ", "Aujourd’Hui", "\ttoday\n", "FRI", "Vendredi", "APRÈS-DEMAIN"]
)
def test_case_and_surrounding_space_do_not_matter(text: str) -> None:
    assert read_date(text, SUNDAY, lean="past") == read_date(text.strip().lower(), SUNDAY, lean="past")


@pytest.mark.parametrize(
    ("composed", "plain"),
    [
        ("5 déc", "5 dec"),
        ("3 fe\u0301vrier", "3 fevrier"),
        ("après-demain", "apres-demain"),
        ("15 AOÛT", "15 aout"),
    ],
)
def test_accents_do_not_matter(composed: str, plain: str) -> None:
    assert iso(composed) == iso(plain)


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        (date(2026, 1, 31), "+1m", "2026-02-28"),
        (date(2028, 1, 31), "+1m", "2028-02-29"),
        (date(2026, 3, 31), "1 month ago", "2026-02-28"),
        (date(2026, 10, 31), "in 1 month", "2026-11-30"),
        (date(2026, 12, 31), "dans 2 mois", "2027-02-28"),
        (date(2026, 1, 15), "il y a 1 mois", "2025-12-15"),
    ],
)
def test_a_month_on_from_a_long_month_stops_at_the_last_day_of_a_short_one(
    today: date, text: str, day: str
) -> None:
    assert iso(text, today=today) == day


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("01/02/2026", "2026-02-01 or 2026-01-02"),
        ("1/2/2026", "2026-02-01 or 2026-01-02"),
        ("01.02.2026", "2026-02-01 or 2026-01-02"),
        ("01-02-2026", "2026-02-01 or 2026-01-02"),
        ("1/2", "2026-02-01 or 2026-01-02"),
    ],
)
def test_a_slashed_date_is_refused_with_both_readings(text: str, readings: str) -> None:
    with pytest.raises(AmbiguousDate) as refused:
        iso(text)

    assert refused.value.facts == {"text": text, "readings": readings}


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("13/02/2026", "2026-02-13"),
        ("02/13/2026", "2026-02-13"),
        ("05/05/2026", "2026-05-05"),
        ("2026/02/01", "2026-02-01"),
        ("2026.2.1", "2026-02-01"),
        ("2026-2-1", "2026-02-01"),
        ("22/11", "2026-11-22"),
        ("30/01/2026", "2026-01-30"),
    ],
)
def test_a_slashed_date_with_one_reading_is_refused_with_that_one(text: str, reading: str) -> None:
    with pytest.raises(AmbiguousDate) as refused:
        iso(text)

    assert refused.value.facts == {"text": text, "readings": reading}


def test_the_readings_of_a_slashed_date_without_a_year_lean_as_the_command_does() -> None:
    with pytest.raises(AmbiguousDate) as planned:
        iso("1/12", "future")

    assert planned.value.facts == {"text": "1/12", "readings": "2026-12-01 or 2027-01-12"}


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30", "2026-13-01", "2026-00-10", "2026-01-00", "2027-02-29", "0000-01-01",
        "31 april", "31 avril 2026", "30 feb", "0 nov", "99 nov", "nov 31", "29 feb 2026",
        "fri 28 nov 2026", "vendredi 28 novembre 2026",
        "1899-12-31", "2101-01-01", "22 nov 1850", "in 2000 months", "il y a 2000 mois",
        "+999999d", "-999999w", "+999999m", "-999999m", "in 999999 weeks",
        "31/02/2026", "99/99/2026", "30/30", "2026/13/45", "01/02/1850", "0/0/2026",
    ],
)  # fmt: skip
def test_a_day_that_is_in_no_calendar_is_refused_as_such(text: str) -> None:
    with pytest.raises(NoSuchDate) as refused:
        iso(text)

    assert refused.value.facts == {"text": text}


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "soonish", "12", "99", "2026", "nov", "mars", "nov 2026", "november", "jui 3", "3 jui",
        "last week", "next week", "this week", "last month", "semaine prochaine", "la semaine dernière",
        "monday next week", "end of month", "fin du mois", "fin de semaine", "eom",
        "next mar", "last ven", "vendredi next", "ce fri", "cette vendredi", "fri prochain",
        "3 days", "in 3 jours", "3 jours ago", "dans 3 days", "il y a 3 weeks", "in dans 3 jours",
        "in un days", "+3", "3d", "+3y", "++3d", "+-3d", "in -3 days", "in 3.5 days", "in 9999999 days",
        "01/02/26", "26-11-22", "1/2/3/4", "1/2.2026", "2026-11", "20261122", "2026-W47-7",
        "2026-11-22T10:00", "22 nov 26", "22 nov 20266", "nov nov 3", "sam sam 3", "foo 27 nov 2026",
        "٢٢ nov", "\x00", "\udcff", "💼", "fri\x1b[31m", "today today",
        pytest.param("9" * 5000, id="nines"), pytest.param("a" * 5000, id="letters"),
    ],
)  # fmt: skip
def test_what_the_grammar_does_not_know_is_refused(text: str) -> None:
    with pytest.raises(UnclearDate) as refused:
        iso(text)

    assert refused.value.facts == {"text": text}


@pytest.mark.parametrize(
    ("text", "today"), [("yesterday", date(1900, 1, 1)), ("fri", date(1900, 1, 1)), ("+1d", date.max)]
)
def test_a_step_out_of_the_calendar_is_refused(text: str, today: date) -> None:
    with pytest.raises(NoSuchDate):
        iso(text, today=today)


@pytest.mark.parametrize(
    ("day", "echo", "short"),
    [
        (FRIDAY, "Fri 27 Nov 2026 (in 5 days)", "27 Nov"),
        (SUNDAY, "Sun 22 Nov 2026 (today)", "today"),
        (date(2026, 11, 21), "Sat 21 Nov 2026 (yesterday)", "yesterday"),
        (date(2026, 11, 23), "Mon 23 Nov 2026 (tomorrow)", "23 Nov"),
        (date(2026, 11, 19), "Thu 19 Nov 2026 (3 days ago)", "19 Nov"),
        (date(2026, 1, 6), "Tue 6 Jan 2026 (320 days ago)", "6 Jan"),
        (date(2025, 1, 6), "Mon 6 Jan 2025 (685 days ago)", "6 Jan 2025"),
        (date(2027, 1, 6), "Wed 6 Jan 2027 (in 45 days)", "6 Jan 2027"),
    ],
)
def test_a_day_is_echoed_in_full_and_shortened_in_tables(day: date, echo: str, short: str) -> None:
    assert (echo_date(day, SUNDAY), short_date(day, SUNDAY)) == (echo, short)


def test_new_years_eve_is_yesterday_on_new_years_day() -> None:
    assert short_date(date(2025, 12, 31), date(2026, 1, 1)) == "yesterday"


@given(day=days, today=days, lean=leans)
def test_an_iso_date_is_read_as_itself(day: date, today: date, lean: Lean) -> None:
    assert read_date(day.isoformat(), today, lean=lean) == day


@given(day=days, today=days, lean=leans)
def test_what_is_echoed_can_be_typed_again(day: date, today: date, lean: Lean) -> None:
    echoed = echo_date(day, today).partition(" (")[0]

    assert read_date(echoed, today, lean=lean) == day


words = st.sampled_from(
    [
        *(
            "last",
            "next",
            "this",
            "ce",
            "dernier",
            "prochain",
            "in",
            "dans",
            "il",
            "y",
            "a",
            "ago",
            "an",
            "un",
            "le",
        ),
        *(
            "fri",
            "mar",
            "sam",
            "mon",
            "vendredi",
            "nov",
            "mai",
            "1er",
            "22",
            "31",
            "0",
            "2026",
            "1850",
            "99999",
        ),
        *(
            "days",
            "weeks",
            "months",
            "mois",
            "jours",
            "semaines",
            "+",
            "-",
            "3d",
            "+3m",
            "/",
            ".",
            "’",
            "today",
        ),
        *("01/02/2026", "13/13", "2026-02-30", "2026-11-22"),
    ]
)
weekdays = st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])


@given(text=st.text(max_size=20) | st.lists(words, max_size=5).map(" ".join), today=days, lean=leans)
def test_any_text_is_a_day_in_range_or_one_of_three_mistakes(text: str, today: date, lean: Lean) -> None:
    read: date | AmbiguousDate | NoSuchDate | UnclearDate
    try:
        read = read_date(text, today, lean=lean)
    except (AmbiguousDate, NoSuchDate, UnclearDate) as mistake:
        read = mistake

    assert 1900 <= read.year <= 2100 if isinstance(read, date) else read.facts["text"] == text


@given(
    text=st.from_regex(r"[0-9]{1,4}[/.-][0-9]{1,2}([/.-][0-9]{1,4})?", fullmatch=True),
    today=ordinary_days,
    lean=leans,
)
def test_every_reading_that_is_offered_can_be_typed(text: str, today: date, lean: Lean) -> None:
    try:
        read_date(text, today, lean=lean)
    except AmbiguousDate as mistake:
        for reading in str(mistake.facts["readings"]).split(" or "):
            assert read_date(reading, today, lean=lean).isoformat() == reading
    except (NoSuchDate, UnclearDate):
        pass


@given(today=ordinary_days, name=weekdays)
def test_a_bare_weekday_is_within_a_week_of_today(today: date, name: str) -> None:
    back = today - read_date(name, today, lean="past")
    ahead = read_date(name, today, lean="future") - today

    assert timedelta(0) <= back <= timedelta(6)
    assert timedelta(1) <= ahead <= timedelta(7)
    assert back + ahead == timedelta(7)


@given(today=ordinary_days, name=weekdays)
def test_last_this_and_next_weekday_stand_in_that_order(today: date, name: str) -> None:
    last, this, following = (
        read_date(f"{which} {name}", today, lean="past") for which in ("last", "this", "next")
    )

    assert last < today < following
    assert last <= this <= following
    assert this.isocalendar().week == today.isocalendar().week


@given(today=ordinary_days, day=ordinary_days, lean=leans)
def test_a_day_without_a_year_is_the_nearest_on_its_side_of_today(today: date, day: date, lean: Lean) -> None:
    day_and_month = echo_date(day, today).split()[1:3]
    read = read_date(" ".join(day_and_month), today, lean=lean)

    assert (read.month, read.day) == (day.month, day.day)
    assert read <= today if lean == "past" else read >= today


@given(day=st.dates(), today=st.dates())
def test_echoing_never_fails(day: date, today: date) -> None:
    assert str(day.year) in echo_date(day, today)
    assert short_date(day, today)
