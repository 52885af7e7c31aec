"""Low power with dignity: what was tried, what would help, what is owed, and the way back."""

from datetime import date

import pytest

from followthrough.casework.client import OpenDoor

JAN = date(2026, 1, 1).replace
PLACE = "place ana low-power --why 'family first'"


def test_who_goes_on_low_power_sees_the_whole_page(office) -> None:
    office.does("log ana call --no-answer --on 2026-01-14", "vision ana --words 'Être fière'")

    assert office.ft(f"{PLACE} --would-help 'une place pour le bébé' --review 'in 3 weeks'").out == (
        "Ana Reyes (C7F3) is placed on low-power from Wed 21 Jan 2026 (today) "
        "through Tue 17 Feb 2026 (in 27 days).  Undo: ft undo\n"
        "Ana Reyes  C7F3\n"
        "Low power, door open since 2026-01-21\n"
        "\n"
        "WHAT WAS TRIED\n"
        "  2026-01-14  call: no answer  #1\n"
        "\n"
        "WHAT WOULD HELP\n"
        "  2026-01-21  une place pour le bébé\n"
        "\n"
        "WHAT IS OWED\n"
        "  One light contact by 2026-02-20.\n"
        "  A look at it again on 2026-02-11.\n"
        "\n"
        "THE WAY BACK\n"
        "  Any contact: a call, a text, a session attended; or one week with half of what was agreed.\n"
        "  « Être fière »\n"
        "\n"
        "Words to say: ft draft C7F3 · why: ft why C7F3\n"
    )
    assert office.case("ana").open_doors == (
        OpenDoor(JAN(day=21), "une place pour le bébé", date(2026, 2, 11)),
    )


def test_placing_and_what_would_help_are_one_step(office) -> None:
    before = office.dump()
    office.does(f"{PLACE} --would-help x")
    after = office.dump()

    office.does("undo")
    assert office.dump() == before
    office.does("redo")
    assert office.dump() == after


def test_without_a_terminal_what_would_help_is_not_asked(office) -> None:
    ran = office.ft(PLACE)

    assert (ran.code, ran.err) == (0, "")
    assert "No attempt is recorded in the four weeks before." in ran.out
    assert 'Nothing is written down yet. ft open-door C7F3 --would-help "…" keeps it.' in ran.out


def test_what_would_help_is_added_later_and_taken_back(office) -> None:
    office.does(PLACE)
    before = office.dump()

    told = office.ft("open-door ana --would-help 'a ride [bold] {name} %s' --review 'in 2 weeks'").out
    assert told.startswith(
        "Written down for Ana Reyes (C7F3), Wed 21 Jan 2026 (today).  Undo: ft undo\nAna Reyes"
    )
    assert "  2026-01-21  a ride [bold] {name} %s\n" in told
    assert "A look at it again on 2026-02-04." in told
    office.does("undo")
    assert office.dump() == before
    office.does("redo")
    assert "a ride" in office.ft("open-door ana").out


def test_with_another_day_alone_what_would_help_stays_as_it_was_said(office) -> None:
    office.does(f"{PLACE} --would-help 'a ride' --on mon", "open-door ana --review 'in 4 weeks'")

    assert office.case("ana").open_doors == (
        OpenDoor(JAN(day=19), "a ride"), OpenDoor(JAN(day=21), "a ride", date(2026, 2, 18)),
    )  # fmt: skip
    assert office.ft("open-door ana").out.count("a ride") == 1


def test_a_line_break_in_what_would_help_is_a_space(office) -> None:
    office.does(PLACE)
    office.ft("open-door ana --would-help", "a ride\r\n\tand a phone\n")

    assert office.case("ana").open_doors[-1].would_help == "a ride and a phone"


def test_of_an_earlier_day_what_was_said_later_is_left_out(office) -> None:
    office.does(f"{PLACE} --on mon --would-help 'a ride'", "open-door ana --would-help 'a phone'")

    assert "a phone" not in office.ft("open-door ana --today 2026-01-20").out
    assert ",a ride,2026-01-19," in office.ft("open-door ana --today 2026-01-20 --format csv").out


def test_the_page_is_a_table_too(office) -> None:
    office.does(f"{PLACE} --would-help 'a ride'")

    assert office.ft("open-door ana --format csv").out == (
        "ref,name,since,tried,would_help,said_on,contact_owed_by,review_on,way_back\n"
        "C7F3,Ana Reyes,2026-01-21,,a ride,2026-01-21,2026-02-20,2026-02-20,"
        '"Any contact: a call, a text, a session attended; or one week with half of what was agreed."\n'
    )


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("open-door luc", 5, "Luc Tremblay is not on low-power"),
        ("open-door elise", 5, "file is closed since"),
        ("open-door zoe", 4, "No client"),
        ("open-door ana --review 'in 2 weeks'", 2, "What would help is missing"),
        ("open-door ana --would-help x --review yesterday", 5, "2026-01-20 has passed"),
        ("open-door ana --would-help x --review 2026-04-22", 5, "A review comes within 90 days"),
        ("open-door ana --would-help x --review soonish", 2, "is not a date"),
        ("open-door ana --would-help 'x' --format pdf", 2, "“pdf” is not a format"),
        ("place luc low-power --why x --review 'in 2 weeks'", 2, "What would help is missing"),
        ("place luc low-power --why x --would-help y --review yesterday", 5, "has passed"),
        ("place luc low-power --why x --would-help y --review 2027-01-01", 5, "within 90 days"),
        ("place luc active --why x --would-help y", 2, "LIST and --would-help do not go together."),
        ("place luc active --why x --review fri", 2, "LIST and --review do not go together."),
        ("place elise low-power --why x --would-help y", 5, "file is closed since"),
        ("place luc low-power --why x --would-help y --on 2026-01-04", 5, "is before Luc Tremblay’s intake"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(office, command, code, says) -> None:
    office.does(PLACE, "close-client elise")
    before = office.dump()

    ran = office.ft(command)

    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert office.dump() == before


@pytest.mark.parametrize("text", ["a\x00b", "x" * 2_001])
@pytest.mark.parametrize("command", ["open-door ana", "place luc low-power --why x"])
def test_what_cannot_be_kept_is_refused(office, command: str, text: str) -> None:
    office.does(PLACE)
    before = office.dump()

    assert office.ft(f"{command} --would-help", text).code == 2
    assert office.dump() == before


def test_a_paused_client_is_on_no_list_and_has_no_open_door(office) -> None:
    office.does("pause ana")

    assert office.ft("open-door ana").code == 5
    assert office.ft(f"{PLACE} --would-help x").code == 5


@pytest.mark.parametrize("option", ["--format pdf", "-o out.docx"])
def test_what_cannot_be_written_out_is_not_written_down_either(office, option: str) -> None:
    office.does(PLACE)
    before = office.dump()

    assert office.ft(f"open-door ana --would-help x {option}").code == 2
    assert office.dump() == before
