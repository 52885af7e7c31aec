"""What a backup is called, and which have had their time."""

from datetime import date, datetime, timedelta

import pytest

from followthrough.casework.backups import (
    ASKED,
    DAILY,
    DATED,
    ERASURE,
    FORM,
    IMPORT,
    REPLACED,
    Backup,
    moment_in_words,
    name_of,
    outlived,
    read_name,
    read_name_beside,
)

TODAY = date(2026, 11, 23)
"""A Monday."""
NINE = datetime(2026, 11, 23, 9, 4)


def test_a_name_says_when_and_why() -> None:
    assert name_of("caseload", NINE, DAILY) == "caseload-2026-11-23-0904-daily.db"
    assert name_of("caseload", NINE, ASKED, 2) == "caseload-2026-11-23-0904-asked-2.db"
    assert name_of("caseload", NINE, REPLACED) == "caseload.replaced-2026-11-23-0904.db"


@pytest.mark.parametrize("why", DATED)
@pytest.mark.parametrize("number", [1, 2, 17])
@pytest.mark.parametrize("stem", ["caseload", "mon bureau", "a-2026-11-23-0904-daily", "x.sqlite"])
def test_a_name_is_read_as_it_was_given(why: str, number: int, stem: str) -> None:
    assert read_name(stem, name_of(stem, NINE, why, number)) == (NINE, why)


@pytest.mark.parametrize(
    "name",
    [
        "caseload-2026-11-23-0904.db",
        "caseload-2026-11-23-0904-form.db",
        "caseload-2026-02-30-0904-daily.db",
        "caseload-2026-11-23-0904-daily.db-journal",
        "other-2026-11-23-0904-daily.db",
        ".caseload-2026-11-23-0904-daily.db.17.copy",
        "caseload.db",
    ],
)
def test_any_other_file_in_the_folder_is_no_backup(name: str) -> None:
    assert read_name("caseload", name) is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("caseload.form-1.db", (None, FORM)),
        ("caseload.form-2-3.db", (None, FORM)),
        ("caseload.replaced-2026-11-23-0904.db", (NINE, REPLACED)),
        ("caseload.replaced-2026-11-23-0904-2.db", (NINE, REPLACED)),
        ("caseload.replaced-yesterday.db", None),
        ("caseload.replaced-2026-13-23-0904.db", None),
        ("caseload.replaced-2026-11-23-0904.db-journal", None),
        ("caseload.db", None),
        ("other.form-1.db", None),
    ],
)
def test_beside_the_caseload_lie_earlier_forms_and_what_was_replaced(
    name: str, found: tuple[datetime | None, str] | None
) -> None:
    assert read_name_beside("caseload", name) == found


def test_a_moment_is_said_as_people_say_it() -> None:
    assert moment_in_words(NINE) == "Mon 23 Nov 2026, 09:04"


# How long ---------------------------------------------------------------------------------------------------------


def made(days_ago: int, why: str = DAILY, hour: int = 9) -> Backup:
    at = datetime(TODAY.year, TODAY.month, TODAY.day, hour) - timedelta(days=days_ago)
    return Backup(f"{days_ago}-{why}-{hour}", at, why)


def stay(*backups: Backup, days: int = 35) -> list[int]:
    """Of which days backups are left, as days ago."""
    gone = outlived(backups, TODAY, days)
    return [(TODAY - backup.made.date()).days for backup in backups if backup not in gone]


def test_every_backup_of_seven_days_stays_and_then_the_newest_of_each_week() -> None:
    daily = [made(days) for days in range(60)]

    # Sundays are the last days of the weeks before: 1, 8, 15, 22, 29 days ago
    assert stay(*daily) == [0, 1, 2, 3, 4, 5, 6, 8, 15, 22, 29]


@pytest.mark.parametrize(
    ("backups", "left"),
    [
        ([made(0), made(0, IMPORT, 11), made(0, ASKED, 15)], [0, 0, 0]),
        ([made(0), made(6), made(6, ERASURE, 10), made(6, IMPORT, 12)], [0, 6, 6, 6]),
        ([made(0), made(7), made(7, ERASURE, 10)], [0, 7]),
        ([made(0), made(9, hour=9), made(9, hour=17)], [0, 9]),
        ([made(0), made(35)], [0, 35]),
        ([made(0), made(36)], [0]),
        ([made(36), made(37)], [36]),
        ([made(400)], [400]),
        ([], []),
    ],
    ids=[
        "all of today",
        "all of the seventh day",
        "the newest of the week before",
        "the newest of a day",
        "35 days old",
        "older",
        "the newest, however old",
        "the only one",
        "none",
    ],
)
def test_what_is_left_of(backups: list[Backup], left: list[int]) -> None:
    assert stay(*backups) == left


def test_what_lies_beside_the_caseload_stays_for_all_its_days_and_no_longer() -> None:
    beside = [made(days, why) for why in (FORM, REPLACED) for days in (10, 11, 35, 36, 90)]

    assert stay(made(0), *beside) == [0, 10, 11, 35, 10, 11, 35]


def test_the_newest_that_stays_is_one_of_the_folder() -> None:
    assert stay(made(50), made(49, REPLACED)) == [50]


def test_an_agency_can_keep_them_shorter_or_longer() -> None:
    daily = [made(days) for days in range(100)]

    assert stay(*daily, days=3) == [0, 1, 2, 3]
    assert stay(*daily, days=60) == [0, 1, 2, 3, 4, 5, 6, 8, 15, 22, 29, 36, 43, 50, 57]


def test_a_backup_from_a_day_to_come_stays_as_a_clock_may_have_been_wrong() -> None:
    assert stay(made(-3), made(0), made(40)) == [-3, 0]
