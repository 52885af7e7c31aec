"""Check-ins are laid out with the first contract, shown with what became of them, moved, added and taken out."""

from datetime import date

import pytest

from followthrough.casework.check_in import CheckIn

JAN = date(2026, 1, 1).replace
SIGN = "sign-contract luc --template light"


def planned(office, name: str = "luc") -> list[CheckIn]:
    return list(office.case(name).check_ins)


def numbers(office, name: str = "luc") -> list[int]:
    ref = office.client(name).ref
    return [number for number, _ in office.read(lambda caseload: caseload.check_ins(ref))]


def test_the_first_contract_lays_out_two_weeks(office) -> None:
    signed = office.ft(SIGN)

    assert (
        "9 check-ins are laid out, the first for Thu 22 Jan 2026 (tomorrow): ft check-ins K2QD\n"
        in signed.out
    )
    assert planned(office) == [
        CheckIn(JAN(day=22), JAN(day=22), "text", "welcome"),
        CheckIn(JAN(day=22), JAN(day=23), "call", "phone-meeting"),
        CheckIn(JAN(day=26), JAN(day=26), "text", "between"),
        CheckIn(JAN(day=26), JAN(day=27), "task", "one-task"),
        CheckIn(JAN(day=27), JAN(day=29), "call", "phone-meeting"),
        CheckIn(JAN(day=29), JAN(day=30), "task", "one-task"),
        CheckIn(JAN(day=30), JAN(day=30), "text", "between"),
        CheckIn(date(2026, 2, 2), date(2026, 2, 3), "call", "phone-meeting"),
        CheckIn(date(2026, 2, 3), date(2026, 2, 4), "meeting", "two-week-review"),
    ]


def test_signing_and_its_check_ins_are_one_step(office) -> None:
    before = office.dump()
    office.does(SIGN)
    after = office.dump()

    office.does("undo")
    assert office.dump() == before
    office.does("redo")
    assert office.dump() == after


@pytest.mark.parametrize("option", ["", "--check-ins", "--no-check-ins"])
def test_a_later_contract_lays_out_none_unless_it_is_said(office, option: str) -> None:
    office.does(f"sign-contract ana --template light {option}")

    assert len(planned(office, "ana")) == (9 if option == "--check-ins" else 0)


def test_the_first_contract_lays_out_none_where_that_is_said(office) -> None:
    assert "laid out" not in office.ft(f"{SIGN} --no-check-ins").out
    assert planned(office) == []


def test_of_a_contract_signed_a_while_ago_only_what_lies_ahead_is_laid_out(office) -> None:
    office.does(f"{SIGN} --on 2026-01-08")
    assert [check_in.purpose for check_in in planned(office)] == ["phone-meeting", "two-week-review"]

    long_ago = office.ft("sign-contract elise --template light --on 2026-01-05")
    assert planned(office, "elise") == []
    assert "laid out" not in long_ago.out


def test_one_that_is_left_is_told_as_one(office) -> None:
    assert "1 check-in is laid out" in office.ft(f"{SIGN} --on 2026-01-07").out


def test_nothing_is_laid_out_on_days_on_which_the_client_is_away(office) -> None:
    office.does("pause luc --from tomorrow", "excuse elise --from tomorrow --to 2026-01-30")

    signed = office.ft(SIGN)
    office.does("sign-contract elise --template light")

    assert signed.err == (
        "Check-ins on days on which Luc Tremblay is away are left out; "
        "once they are back: ft check-ins K2QD --add KIND, or --lay-out.\n"
    )
    assert planned(office) == []
    assert [check_in.first.day for check_in in planned(office, "elise")] == [2, 3]


def test_nothing_is_laid_out_on_days_on_which_the_office_is_closed(office) -> None:
    office.does("away tomorrow --to 2026-01-30", SIGN)

    assert [(check_in.first, check_in.kind) for check_in in planned(office)] == [
        (date(2026, 2, 2), "text"),
        (date(2026, 2, 2), "call"),
        (date(2026, 2, 2), "task"),
        (date(2026, 2, 3), "meeting"),
    ]


def test_what_became_of_each_is_shown(office, monkeypatch) -> None:
    office.does(SIGN, "check-ins luc --add call --on fri --about 'how was it?'")
    monkeypatch.setenv("FT_NOW", "2026-01-27T09:00:00+00:00")
    office.does("log luc call --answered --on 2026-01-22")

    assert office.ft("check-ins luc").out == (
        "Luc Tremblay  K2QD\n"
        "\n"
        " 1  2026-01-22                welcome text       held\n"
        " 2  2026-01-22 to 2026-01-23  phone meeting      held\n"
        "10  2026-01-23                call: how was it?  not held\n"
        " 4  2026-01-26                text in between    overdue\n"
        " 3  2026-01-26 to 2026-01-27  one task agreed    due today\n"
        " 5  2026-01-27 to 2026-01-29  phone meeting      open\n"
        " 6  2026-01-29 to 2026-01-30  one task agreed    to come\n"
        " 7  2026-01-30                text in between    to come\n"
        " 8  2026-02-02 to 2026-02-03  phone meeting      to come\n"
        " 9  2026-02-03 to 2026-02-04  two-week review    to come\n"
        "\n"
        "ft check-ins K2QD --move N --on DATE moves one, --drop N takes it out.\n"
    )


def test_without_any_there_is_a_way_to_two_weeks(office) -> None:
    assert office.ft("check-ins ana").out == (
        "Ana Reyes  C7F3\nNo check-ins are planned. ft check-ins C7F3 --lay-out plans two weeks.\n"
    )
    assert office.ft("check-ins ana --lay-out").out == (
        "Day 1 with Ana Reyes (C7F3) is Wed 21 Jan 2026 (today).  Undo: ft undo\n"
        "9 check-ins are laid out, the first for Thu 22 Jan 2026 (tomorrow): ft check-ins C7F3\n"
    )
    office.does("undo")
    assert planned(office, "ana") == []


def test_of_two_weeks_that_are_over_nothing_is_laid_out(office) -> None:
    before = office.dump()

    assert office.ft("check-ins ana --lay-out --on 2026-01-05").out == (
        "Nothing is laid out: of the two weeks from Mon 5 Jan 2026 (16 days ago), no day is left for it.\n"
    )
    assert office.dump() == before


def test_one_is_moved_and_said_anew_and_taken_out(office) -> None:
    office.does(SIGN)
    assert office.ft("check-ins luc --move 2 --on fri").out == (
        "Luc Tremblay (K2QD): phone meeting, Thu 22 Jan 2026 (tomorrow) to Fri 23 Jan 2026 (in 2 days), "
        "is now phone meeting, Fri 23 Jan 2026 (in 2 days).  Undo: ft undo\n"
    )
    office.does(
        "check-ins luc --move 2 --about 'l’œuvre [bold] {name} %s'", "check-ins luc --move 2 --to mon"
    )
    moved = CheckIn(JAN(day=23), JAN(day=26), "call", "phone-meeting", "l’œuvre [bold] {name} %s")
    assert moved in planned(office)
    assert "phone meeting: l’œuvre [bold] {name} %s" in office.ft("check-ins luc").out
    assert office.ft("check-ins luc --drop 2").out == (
        "Luc Tremblay (K2QD): phone meeting: l’œuvre [bold] {name} %s, "
        "Fri 23 Jan 2026 (in 2 days) to Mon 26 Jan 2026 (in 5 days) is taken out.  Undo: ft undo\n"
    )
    assert 2 not in numbers(office)
    office.does("undo")
    assert moved in planned(office)
    office.does("redo")
    assert 2 not in numbers(office)


def test_one_that_is_moved_to_where_it_is_is_no_step(office) -> None:
    office.does(SIGN)
    office.does("check-ins luc --move 1 --on thu")

    assert office.ft("undo").out.startswith("Taken back: sign-contract Luc Tremblay (K2QD)")


def test_a_line_break_in_what_it_is_about_is_a_space(office) -> None:
    office.ft("check-ins ana --add call --on fri --about", "one\r\n\ttwo\n")

    assert planned(office, "ana") == [CheckIn(JAN(day=23), JAN(day=23), "call", None, "one two")]


def test_a_day_on_which_the_office_is_closed_is_planned_and_said(office) -> None:
    weekend = office.ft("check-ins ana --add text --on sat")
    over_it = office.ft("check-ins ana --add text --on sat --to mon")

    assert weekend.err == "The office is closed then: a weekend, a holiday, or you are away.\n"
    assert over_it.err == ""
    assert len(planned(office, "ana")) == 2


def test_after_a_change_the_list_is_written_where_it_is_asked_for(office) -> None:
    ran = office.ft("check-ins ana --add task --on fri --format csv")

    assert ran.out.splitlines()[1:] == [
        "number,first,last,kind,purpose,about,state", "1,2026-01-23,2026-01-23,task,,,to come",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        ("--add fax --on fri", 2, "“fax” is not a kind of check-in"),
        ("--add call", 2, "On which day is missing"),
        ("--add call --on yesterday", 5, "2026-01-20 has passed"),
        ("--add call --on fri --to thursdayish", 2, "is not a date"),
        ("--add call --on fri --to 2026-01-22", 2, "lies before the beginning"),
        ("--add call --on 01/02/2026", 2, "which number is the day"),
        ("--move 99 --on fri", 5, "Luc Tremblay has no check-in 99."),
        ("--drop 99", 5, "Luc Tremblay has no check-in 99."),
        ("--move 2", 2, "On which day is missing"),
        ("--move 2 --on yesterday", 5, "has passed"),
        ("--move 0 --on fri", 2, "0 is not in the range"),
        ("--move 2 --drop 3", 2, "--move and --drop do not go together."),
        ("--drop 2 --on fri --about x", 2, "--on and --about and --drop do not go together."),
        ("--lay-out --to fri", 2, "--to and --lay-out do not go together."),
        ("--on fri", 2, "Nothing to change was given."),
        ("--about x", 2, "Nothing to change was given."),
        ("--lay-out", 5, "Check-ins are laid out with Luc Tremblay already, through 2026-02-04."),
        ("--format pdf", 2, "“pdf” is not a format"),
    ],
)
def test_what_cannot_be_planned_is_refused_and_nothing_is_written(office, options, code, says) -> None:
    office.does(SIGN)
    before = office.dump()

    ran = office.ft(f"check-ins luc {options}")

    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert len(ran.err.splitlines()) == 2
    assert office.dump() == before


@pytest.mark.parametrize("text", ["x\x00y", "y" * 2_001])
def test_words_that_cannot_be_kept_are_refused(office, text: str) -> None:
    before = office.dump()

    assert office.ft("check-ins ana --add call --on fri --about", text).code == 2
    assert office.dump() == before


def test_check_ins_laid_out_are_not_laid_out_again_by_another_contract(office) -> None:
    office.does(f"{SIGN} --on yesterday")
    before = office.dump()

    ran = office.ft("sign-contract luc --template standard --check-ins")

    assert (ran.code, ran.out) == (5, "")
    assert office.dump() == before


@pytest.mark.parametrize("options", ["--add call --on fri", "--move 2 --on fri", "--lay-out"])
def test_with_a_closed_file_nothing_is_planned(office, options: str) -> None:
    office.does(SIGN, "close-client luc")
    before = office.dump()

    assert "file is closed since 2026-01-21" in office.ft(f"check-ins luc {options}").err
    assert office.dump() == before
    assert office.ft("check-ins luc").code == 0


def test_what_is_planned_is_shown_as_of_the_day_that_is_asked_for(office) -> None:
    office.does(SIGN)

    states = office.ft("check-ins luc --today 2026-01-22 --format csv").out.splitlines()
    assert states[1] == "1,2026-01-22,2026-01-22,text,welcome,,due today"


@pytest.mark.parametrize("option", ["--format pdf", "-o out.docx"])
def test_what_cannot_be_written_out_is_not_written_down_either(office, option: str) -> None:
    before = office.dump()

    assert office.ft(f"check-ins ana --add call --on fri {option}").code == 2
    assert office.dump() == before
