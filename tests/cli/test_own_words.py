"""Words of somebody's own need not stand on the command line: they can be asked for, or come from standard input."""

import io
import sys
from datetime import date

import pytest

from followthrough.casework.case_file import CaseFile
from followthrough.cli.own_words import ASK, OwnWords, _with_unsaid
from followthrough.store import open_caseload
from pages import commands
from terminals import on_terminal

from .conftest import NOW, Office

PLAIN = {
    "CLIENT": "a reference says it as well as a name",
    "KIND": "a word of ours",
    "KIND[=COUNT]...": "a word of ours",
    "LIST": "a word of ours",
    "DATE": "a day",
    "[DATE]": "a day",
    "PERIOD": "days",
    "N": "a number",
    "YEAR": "a number",
    "en|fr": "a language",
    "TOPIC": "a word of ours",
    "CAUSE": "a word of ours",
    "CODE": "a word of ours",
    "CHANNEL": "a word of ours",
    "FORMAT": "a word of ours",
    "FILE": "a path",
    "PATH": "a path",
    "FOLDER": "a path",
    "SIZE": "a word of ours",
    "WHAT": "a word of ours",
    "TABLE": "a word of ours",
    "ORDER": "a word of ours",
    "LOCALE": "a word of ours",
    "HEADER=FIELD": "names of columns",
    "NAME,NAME": "names of columns",
    "[STRATEGY|REASON]": "a word of ours",
    "[PART]": "a word of ours",
    "[NAME]": "the name of a setting",
    "[VALUE]": "the office's own",
    "[VALUE]...": "figures of a sheet; notes are asked for",
    "NAMES": "references say it as well as names",
    "[WHICH]": "a backup",
    "[CLIENT]": "a reference says it as well as a name",
    "REF": "a reference",
    "WORD": "a word of ours",
    "KEY": "a public key",
}
"""What a value can be that tells nothing of a person, by what stands for it in the help."""

NOT_OF_A_PERSON = {
    ("clients", "--program"): "a word to choose by",
    ("export", "--program"): "a word to choose by",
    ("sign-contract", "--template"): "a template of ours",
    ("print-contract", "--template"): "a template of ours",
    ("import", "--mapping"): "a name for columns",
    ("import", "--save-mapping"): "a name for columns",
    ("import", "--sheet"): "the name of a sheet",
    ("init", "--holidays"): "a calendar of ours",
    ("away", "--holidays"): "a calendar of ours",
    ("away", "--holiday"): "the name of a holiday",
}
"""Texts that tell nothing of a person, though what stands for them in the help does not say so."""

TEXTS = [
    (name, parameter)
    for name, command in commands().items()
    for parameter in command.params
    if not getattr(parameter, "is_flag", False)
]
OWN = [(name, parameter) for name, parameter in TEXTS if isinstance(parameter.type, OwnWords)]


def test_every_value_is_own_words_or_known_to_tell_nothing_of_a_person() -> None:
    unknown = [
        f"{name} {parameter.opts[0]} {parameter.metavar}"
        for name, parameter in TEXTS
        if not isinstance(parameter.type, OwnWords)
        and parameter.metavar not in PLAIN
        and (name, parameter.opts[0]) not in NOT_OF_A_PERSON
    ]

    assert unknown == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["ana", "--note"], ["ana", "--note", ASK]),
        (["--note", "--in", "ana"], ["--note", ASK, "--in", "ana"]),
        (["--note", "--why"], ["--note", ASK, "--why", ASK]),
        (["--note", "-", "ana"], ["--note", "-", "ana"]),
        (["--note", "- one", "--in"], ["--note", "- one", "--in"]),
        (["--note="], ["--note="]),
        (["--note", "--", "ana"], ["--note", ASK, "--", "ana"]),
        (["--", "ana", "--note"], ["--", "ana", "--note"]),
    ],
)  # fmt: skip
def test_words_that_are_left_out_are_to_be_asked_for(words: list[str], told: list[str]) -> None:
    found = list(_with_unsaid(words, {"--note", "--why"}))

    assert found == told
    assert [word is ASK for word in found] == [word is ASK for word in told]


SAID = "the very words"
COMMANDS = {
    "add-client": ["add-client", "Mia Chen"],
    "edit-client": ["edit-client", "ana"],
    "excuse": ["excuse", "ana", "--from", "mon"],
    "pause": ["pause", "ana"],
    "away": ["away", "mon"],
    "place": ["place", "ana", "low-power", "--why", "moving"],
    "close-client": ["close-client", "ana"],
    "start-work": ["start-work", "ana"],
    "sign-contract": ["sign-contract", "luc"],
    "check-ins": ["check-ins", "ana", "--add", "call", "--on", "fri"],
    "log": ["log", "ana", "task", "--title", "x"],
    "log-group": ["log-group", "job-club", "--attended", "ana"],
    "assign": ["assign", "ana", "--by", "fri"],
    "vision": ["vision", "ana"],
    "open-door": ["open-door", "ana"],
    "hold": ["hold", "ana"],
}
"""A line for each command that takes own words, to which they are added."""


def line_with(name: str, option: str, text: str | None) -> list[str]:
    words = [*COMMANDS[name]]
    if option in words:
        place = words.index(option)
        del words[place : place + 2]
    if not option.startswith("-"):
        words = [word for word in words if word != "Mia Chen"]
        return [*words, *([] if text is None else [text])]
    return [*words, option, *([] if text is None else [text])]


def prepared(office: Office, name: str) -> None:
    if name == "open-door":
        office.does("place ana low-power --why moving")


def whole(office: Office) -> str:
    with open_caseload(office.database, now=NOW) as caseload:
        refs = [client.ref for client in caseload.clients()]
        cases: list[CaseFile] = list(caseload.case_files(refs, {}, notes=True))
        return repr((cases, caseload.office_days()))


@pytest.mark.parametrize(
    ("name", "option"), [(name, parameter.opts[0]) for name, parameter in OWN if name in COMMANDS]
)
def test_own_words_are_read_from_standard_input(
    office, name: str, option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared(office, name)
    said = "application 5/week: the very words" if name == "sign-contract" else SAID
    if option == "--counsellor":
        said = "resume-help 1/week: the very words"
        office.does("sign-contract luc --client 'report weekly' --on yesterday")
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{said}\n"))

    ran = office.ft(
        "", *line_with(name, option, "-"), *(["--template", "light"] if option == "--counsellor" else [])
    )

    assert (ran.code, ran.err) == (0, ran.err)
    assert SAID in whole(office)


@pytest.mark.parametrize(
    ("name", "option"), [(name, parameter.opts[0]) for name, parameter in OWN if name in COMMANDS]
)
def test_own_words_that_are_left_out_are_missed_where_nobody_can_be_asked(
    office, name: str, option: str
) -> None:
    prepared(office, name)
    before = whole(office)

    ran = office.ft("", *line_with(name, option, None))

    assert (ran.code, ran.out) == (2, "")
    assert "is missing, and there is no terminal to ask on" in ran.err
    assert "read standard input" in ran.err or name == "add-client"
    assert whole(office) == before


def test_every_command_with_own_words_is_among_those_tried() -> None:
    assert {name for name, _ in OWN} - set(COMMANDS) == set()


@pytest.mark.slow  # three starts of ft on a terminal
def test_own_words_are_asked_for_on_a_terminal(office) -> None:
    code, screen = on_terminal(["excuse", "ana", "--from", "mon", "--why"], "her son is ill")
    assert (code, "The reason: " in screen) == (0, True)
    assert on_terminal(["assign", "ana", "--by", "fri"], "Update the resume")[0] == 0
    assert (
        on_terminal(["vision", "ana", "--words", "--plan"], "A key of my own", "If I wake up low, I call")[0]
        == 0
    )

    case = office.case("ana")
    assert [absence.why for absence in case.absences] == ["her son is ill"]
    assert [task.title for task in case.tasks] == ["Update the resume"]
    assert [(vision.words, vision.plan) for vision in case.visions] == [
        ("A key of my own", "If I wake up low, I call")
    ]


def test_whom_it_is_about_is_looked_up_before_anything_is_asked(office) -> None:
    assert office.ft("log annna call --in --note").code == 4


def test_only_one_text_comes_from_standard_input(office) -> None:
    ran = office.ft("place ana low-power --why - --would-help -")

    assert (ran.code, ran.out) == (2, "")
    assert "--why - and --would-help -" in ran.err


def test_what_comes_on_several_lines_is_one_line_where_no_lines_are_kept(
    office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("her son\nis ill\n"))

    office.does("excuse ana --from mon --why -")

    assert [absence.why for absence in office.case("ana").absences] == ["her son is ill"]


def test_lines_of_a_contract_come_one_a_line(office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("application 3/week @ at the library\n\nreport weekly\n"))

    office.does("sign-contract luc --client -")

    (contract,) = office.case("luc").contracts
    assert contract.signed_on == date(2026, 1, 21)
    assert [(line.kind, line.at) for line in contract.obligations] == [
        ("application", "at the library"),
        ("report", None),
    ]


def test_standard_input_that_is_no_text_is_a_mistake(office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"caf\xe9"), encoding="utf-8"))

    ran = office.ft("log ana call --in --note -")

    assert (ran.code, "it is not UTF-8 text" in ran.err) == (2, True)


def test_an_empty_text_still_takes_out_what_is_known(office) -> None:
    office.does("edit-client ana --phone 604-555-0142", 'edit-client ana --phone ""')

    assert office.client("ana").phone is None
