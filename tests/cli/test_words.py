"""The command line's words: where they may stand, what is left of them, and how help reads."""

import pytest

from followthrough.cli.app import app, app_for, to_the_front

COMMANDS = [info.name for info in app.registered_commands]
UNKIND = ("failed", "non-compliant", "lazy", "refuses", "strike", "given up")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("log ana report", ["log"]), ("--database log show ana", ["show"]),
        ("--database=log --no-input show ana", ["show"]),
        ("--today -1d clients", ["clients"]), ("--help", COMMANDS), ("", COMMANDS), ("frobnicate", COMMANDS),
        ("-- log", COMMANDS),
    ],
)  # fmt: skip
def test_only_the_command_asked_for_is_built(words: str, asked: list[str]) -> None:
    assert [info.name for info in app_for(words.split()).registered_commands] == asked


def test_what_holds_everywhere_may_stand_anywhere() -> None:
    assert to_the_front(["log", "ana", "--today", "fri", "text"]) == ["--today", "fri", "log", "ana", "text"]
    assert to_the_front(["add-client", "--", "--today"]) == ["add-client", "--", "--today"]


def test_help_lists_every_command_in_one_line_under_its_heading(bare) -> None:
    told = bare.ft("--help")

    assert told.code == 0
    assert [name for name in COMMANDS if f"\n  {name} " not in told.out] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_is_kind_and_ends_with_an_example(bare, name: str) -> None:
    told, short = bare.ft(f"{name} --help"), bare.ft(f"{name} -h")

    assert told.code == short.code == 0
    assert told.out.count(f"ft {name}") > 1  # its usage, and an example
    assert not [word for word in UNKIND if word in told.out.lower()]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("frobnicate", "ft: No such command 'frobnicate'."), ("lo", "ft: No such command 'lo'."),
        ("log", "ft: Missing argument 'CLIENT'."), ("show ana luc", "ft: Got unexpected extra argument"),
        ("excuse ana", "ft: Missing option '--from'."), ("clients --frob", "ft: No such option: --frob"),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_sentence_and_one_remedy(office, words: str, says: str) -> None:
    ran = office.ft(words)

    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 2)
    assert ran.err.startswith(says)
    assert "--help" in ran.err.splitlines()[1]
