"""A caseload is begun; the office's days and the numbers of triage are set; strategies are explained."""

import json

import pytest

from followthrough.casework.mistakes import Mistake
from followthrough.casework.sender import Sender
from followthrough.casework.settings import as_text
from followthrough.triage.memory import basis_of
from followthrough.workday.settings import DEFAULTS, MEANINGS


def days(office) -> list[tuple[str, str | None]]:
    told = office.read(lambda caseload: caseload.office_days())
    return [
        *((day.isoformat(), name) for day, name in told.holidays),
        *((a.isoformat(), why) for a, _, why in told.away),
    ]


def test_a_caseload_is_begun_empty_and_without_holidays(bare) -> None:
    assert bare.ft("init") == (
        0,
        (
            f"Started a caseload at {bare.database}.\n"
            "No holidays are in it yet: ft away --holidays canada (or quebec).\n"
            'Next: ft add-client "Ana Reyes"\n'
        ),
        "",
    )
    assert days(bare) == []


def test_a_caseload_is_begun_with_the_holidays_of_this_and_the_next_year(bare) -> None:
    assert "closed on 17 holidays." in bare.ft("init --holidays Quebec").out
    assert {day[:4] for day, _ in days(bare)} == {"2026", "2027"}


def test_an_unknown_calendar_begins_nothing(bare) -> None:
    assert bare.ft("init --holidays mars").code == 2
    assert not bare.database.exists()


def test_nothing_is_begun_where_something_is(office) -> None:
    before = office.dump()

    ran = office.ft("init")

    assert (ran.code, ran.out) == (5, "")
    assert ran.err.startswith(f"ft: There is something at {office.database} already.")
    assert office.dump() == before


def test_a_caseload_is_begun_where_it_is_named(bare) -> None:
    other = bare.folder / "with space" / "other.db"

    assert bare.ft("init --database", str(other)).code == 0
    assert other.exists()
    assert not bare.database.exists()


def test_days_away_are_added_listed_and_taken_out(office) -> None:
    assert office.ft("away mon --to fri --why rest").out == (
        "You are away Mon 26 Jan 2026 (in 5 days) through Fri 30 Jan 2026 (in 9 days): "
        "nothing is due from anybody then.  Undo: ft undo\n"
    )
    office.does("away '3 aug' --holiday 'Civic day'")
    assert days(office) == [("2026-08-03", "Civic day"), ("2026-01-26", "rest")]
    assert office.ft("away --format csv").out.splitlines()[1:] == [
        "2026-01-26,2026-01-30,away,rest", "2026-08-03,2026-08-03,holiday,Civic day",
    ]  # fmt: skip
    office.does("away --remove mon", "away --remove 2026-08-03")
    assert days(office) == []
    assert office.ft("away --remove mon").code == 5


def test_holidays_are_computed_for_the_years_asked_for(office) -> None:
    office.does("away --holidays canada --year 2026 --year 2028")

    assert ("2026-07-01", "Canada Day") in days(office)
    assert {day[:4] for day, _ in days(office)} == {"2026", "2028"}
    assert "0 added or renamed" in office.ft("away --holidays canada --year 2026").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("away --holidays mars", 2), ("away --to fri", 2), ("away --why rest", 2), ("away mon --holidays canada", 2),
        ("away mon --to fri --holiday Fair", 2), ("away --remove mon --holidays canada", 2),
        ("away --remove mon --to fri", 2),        ("away 2026-02-02 --to 2026-02-01", 2),
        ("away 01/02/2026", 2), ("away mon --holiday ''", 2), ("away --holidays canada --year 1776", 2),
    ],
)  # fmt: skip
def test_days_that_cannot_be_are_refused(office, words: str, code: int) -> None:
    assert office.ft(words).code == code
    assert days(office) == []


# Settings -------------------------------------------------------------------------------------------------------


def test_a_setting_is_shown_with_its_unit_default_and_source(office) -> None:
    assert office.ft("settings reply-days").out == (
        "reply_days: 3 available days, from the default.  Default: 3 available days.\n"
        "An attempt without a sign of life for so long is a slip.\n"
        "The default comes from: the rules of triage (docs/triage.md).\n"
        "To change it: ft settings reply_days 3\n"
    )
    assert len(office.ft("settings --format csv").out.splitlines()) == len(MEANINGS) + 1
    assert (
        office.ft("settings reply_days --format csv")
        .out.splitlines()[1]
        .startswith("reply_days,3,available days,3,default")
    )


def test_a_setting_is_written_beside_what_people_wrote(office) -> None:
    office.settings.write_text("# ours\nslips = 3  # agreed in May\n", encoding="utf-8")

    assert office.ft("settings leave_at 80%").out == (
        "leave_at was 75 %, is 80 % (default 75 %).\n"
        "Follow-through from which on a client can leave early intervention.\n"
        f"Kept in {office.settings}.  Back to the default: ft settings leave_at --reset\n"
    )
    assert (
        office.settings.read_text(encoding="utf-8")
        == '# ours\nslips = 3  # agreed in May\nleave_at = "80 %"\n'
    )
    office.does("settings slips 4", 'settings low_power_off "IPS, Youth"')
    assert office.settings.read_text(encoding="utf-8") == (
        '# ours\nslips = 4  # agreed in May\nleave_at = "80 %"\nlow_power_off = ["IPS", "Youth"]\n'
    )
    office.does("settings slips --reset", "settings leave_at --reset", "settings low_power_off --reset")
    assert office.desk().settings == DEFAULTS


@pytest.mark.parametrize("name", [name for name in MEANINGS if name != "templates"])
def test_every_setting_takes_its_own_default(office, name: str) -> None:
    typed = as_text(DEFAULTS.value(name)) or MEANINGS[name].example

    office.does(f"settings {name} '{typed}'", f"settings {name}")
    assert as_text(office.desk().settings.value(name)) == typed
    office.does(f"settings {name} --reset")
    assert office.desk().settings == DEFAULTS


def test_the_office_says_who_it_is(office) -> None:
    assert office.desk().sender == Sender()
    assert office.ft("settings agency_phone").out == (
        "agency_phone: not set, from the default.  Default: not set.\n"
        "The number that clients are asked to call.\n"
        "The default comes from: each agency’s own; a line to fill in by hand, while it is not set.\n"
        "To change it: ft settings agency_phone 604-555-0100\n"
    )
    assert office.ft("settings counsellor 'Nadia Roy'").out.startswith(
        "counsellor was not set, is Nadia Roy (default not set).\n"
    )
    office.does("settings agency 'Harbour Centre'", "settings agency-phone 604-555-0100")

    assert office.desk().sender == Sender("Nadia Roy", "Harbour Centre", "604-555-0100")


def test_the_folder_of_templates_is_there_and_is_found_from_everywhere(office, monkeypatch) -> None:
    (office.folder / "ours").mkdir()
    assert office.desk().templates is None

    monkeypatch.chdir(office.folder)
    office.does("settings templates ours")
    monkeypatch.chdir(office.folder.parent)

    assert office.desk().templates == office.folder / "ours"


def test_a_folder_named_by_hand_lies_beside_the_settings(office) -> None:
    office.settings.write_text('templates = "ours"\n', encoding="utf-8")

    assert office.desk().templates == office.settings.parent / "ours"


def test_triage_is_judged_anew_only_where_its_own_numbers_change(office) -> None:
    before = basis_of(office.desk().thresholds)

    office.does("settings week_hours 35", "settings counsellor 'Nadia Roy'")
    assert basis_of(office.desk().thresholds) == before
    office.does("settings slips 3")
    assert basis_of(office.desk().thresholds) != before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("slips 0", "slips cannot be 0: it is from 1 to 20 slips."),
        ("slips many", "slips cannot be many: it is a whole number of slips."),
        ("leave_at 120%", "leave_at cannot be 120%: it is a share above 0 and at most 1."),
        ("leave_at 50%", "leave_at cannot be 50 %: it cannot be below enter_below, 60 %."),
        (
            "enter_below 80%",
            "enter_below cannot be 80 %: it cannot be above leave_at, 75 %.",
        ),
        (
            "reply_day 3",
            "“reply_day” is not a setting of ft.\n    “ft settings” lists them all. Did you mean reply_days?",
        ),
        ("database ''", "database cannot be “”"),
        ("counsellor ''", "counsellor cannot be “”: it is a name in one line."),
        ("templates nowhere", "templates cannot be nowhere: there is no folder of this name."),
        (
            "week_hours 37.1",
            "week_hours cannot be 37.1: it is a number of hours a week, to a quarter of an hour.",
        ),
        ("week_hours 200", "week_hours cannot be 200: it is from 1 to 80 hours a week."),
        ("minutes_call 0", "minutes_call cannot be 0: it is from 1 to 480 minutes."),
        (
            "admin_hours 32",
            "admin_hours cannot be 32: employer_hours and admin_hours are 38 of 37.5 hours then.",
        ),
        ("week_hour 35", "Did you mean week_hours?"),
        ("data-base x", "Did you mean database?"),
        ("--reset", "Nothing to change was given."),
        ("slips 3 --reset", "VALUE and --reset do not go together."),
    ],
)
def test_an_impossible_setting_is_refused_and_nothing_is_written(office, words: str, says: str) -> None:
    ran = office.ft(f"settings {words}")

    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert not office.settings.exists()


def test_a_broken_setting_can_be_put_right_or_taken_out(office) -> None:
    office.settings.write_text("slips = 0\nreply_day = 3\nleave_at = 0.9\n", encoding="utf-8")

    assert [office.ft(words).code for words in ("settings", "triage", "settings leave_at 80%")] == [2, 2, 2]
    office.does("settings reply_day --reset", "settings slips 2", "settings leave_at 80%")
    assert office.settings.read_text(encoding="utf-8") == 'slips = 2\nleave_at = "80 %"\n'


def test_going_back_to_a_default_that_does_not_fit_the_others_is_refused(office) -> None:
    office.does("settings leave_at 90%", "settings enter_below 80%")
    written = office.settings.read_text(encoding="utf-8")

    assert office.ft("settings leave_at --reset").code == 2
    assert office.settings.read_text(encoding="utf-8") == written


def test_the_caseload_is_looked_for_where_the_settings_say(bare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FT_DATABASE")

    bare.does(f"settings database '{bare.folder / 'mine.db'}'", "init", "settings database")

    assert (bare.folder / "mine.db").exists()


# Explaining -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "topic", ["", "1", "3", "low-power", "Sign a contract", "first-slip", "you-owe", "no_vision"]
)
def test_a_strategy_or_a_reason_is_explained_without_any_caseload(bare, topic: str) -> None:
    ran = bare.ft("explain", *([topic] if topic else []))

    assert (ran.code, ran.err) == (0, "")
    assert json.loads(bare.ft("explain --format json", *([topic] if topic else [])).out)["schema"] == 1


def test_what_is_neither_is_told(bare) -> None:
    assert bare.ft("explain laundry") == (
        2, "", "ft: “laundry” is neither a strategy nor a reason.\n    “ft explain” lists them all.\n"
    )  # fmt: skip


@pytest.mark.parametrize("mistake", Mistake.__subclasses__())
def test_every_mistake_says_its_sentence_and_its_remedy(mistake: type[Mistake]) -> None:
    told = mistake(**mistake.example)

    assert str(told).endswith((".", "?"))
    assert told.way_on.endswith((".", "?"))
