"""The record is read day by day, and every command can be taken back and brought again."""

import json

import pytest

EVERY_COMMAND = (
    "add-client Sam", "edit-client luc --phone 1", "excuse luc --from today", "pause elise",
    "resume elise --on tomorrow",
    "place ana low --why x", "close-client elise", "reopen-client elise", "sign-contract luc --template light",
    "log ana report application=5", "log-group job-club --attended ana,luc", "assign luc Tidy --by fri",
    "away mon --to +9d",
    "away --holidays quebec", "away 'aug 3' --holiday 'Civic day'", "away --remove mon",
)  # fmt: skip


def test_every_command_is_one_step_back_and_one_again(office) -> None:
    dumps = [office.dump()]
    for command in EVERY_COMMAND:
        office.does(command)
        dumps.append(office.dump())

    for before in reversed(dumps[:-1]):
        office.does("undo")
        assert office.dump() == before
    for after in dumps[1:]:
        office.does("redo")
        assert office.dump() == after


def test_what_was_taken_back_is_told_with_names(office) -> None:
    office.does("log ana report", "edit-client luc --phone 1")

    assert office.ft("undo 2").out == (
        "Taken back: edit-client Luc Tremblay (K2QD): phone (recorded Wed 21 Jan 2026, 09:00).\n"
        "Taken back: log report for Ana Reyes (C7F3) (recorded Wed 21 Jan 2026, 09:00).\n"
        "Bring them back: ft redo 2\n"
    )
    assert office.ft("redo").out == (
        "Brought back: log report for Ana Reyes (C7F3) (recorded Wed 21 Jan 2026, 09:00).\n"
    )


def test_somebody_who_was_added_is_named_when_that_is_taken_back(office) -> None:
    office.does("add-client Sam")
    ref = office.client("sam").ref

    assert f"add-client Sam ({ref})" in office.ft("undo").out
    assert f"add-client Sam ({ref})" in office.ft("redo").out


def test_more_steps_than_there_are_are_as_many_as_there_are(office) -> None:
    ran = office.ft("undo 99")

    assert (ran.code, ran.err) == (0, "There were 4 steps, not 99.\n")
    assert office.ft("undo").code == 5
    assert office.ft("redo 99").code == 0
    assert office.ft("redo") == (
        5, "", "ft: There is nothing to redo.\n    Redo brings back what “ft undo” has just taken back.\n"
    )  # fmt: skip


@pytest.mark.parametrize("words", ["undo 0", "undo -1", "undo all", "redo 0"])
def test_a_number_of_steps_is_one_or_more(office, words: str) -> None:
    assert office.ft(words).code == 2


def test_the_latest_steps_are_listed_with_names(office) -> None:
    listed = office.ft("undo --list").out

    assert "sign-contract Ana Reyes (C7F3)" in listed.splitlines()[0]
    assert office.case("ana").contracts


def test_the_record_is_read_between_days_and_up_to_a_number(office) -> None:
    for day in range(5, 21):
        office.does(f"log ana application={day} --on 2026-01-{day:02}")

    def counts(options: str) -> list[int]:
        ran = office.ft(f"history ana --format json {options}")
        return [entry["count"] for entry in json.loads(ran.out)["history"]]

    assert counts("") == [*range(5, 21)]
    assert counts("--last 3") == [18, 19, 20]
    assert counts("--from mon") == [19, 20]
    assert counts("--to fri") == [*range(5, 17)]
    assert counts("--from 2026-01-10 --to 2026-01-12 --last 2") == [11, 12]
    assert office.ft("history ana --from 2026-01-12 --to 2026-01-10").code == 2
    assert office.ft("history ana --last 0").code == 2


def test_an_empty_record_is_no_mistake(office) -> None:
    ran = office.ft("history luc")

    assert (ran.code, "ft log K2QD KIND" in ran.out) == (0, True)
