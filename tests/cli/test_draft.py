"""Words to say: drafted, printed, copied or opened; never sent, and recorded only when somebody says that they went."""

import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cli.test_terminal import on_terminal
from followthrough.casework.activity import Activity

TODAY = date(2026, 1, 21)


def a_program(folder: Path, name: str, does: str) -> None:
    """A program on the path."""
    program = folder / name
    program.write_text(f"#!{sys.executable}\n{does}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A path on which nothing is but what a test puts there; what is taken stands in `taken`."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return folder


def takes(folder: Path, name: str, source: str = "sys.stdin.buffer.read()") -> Path:
    taken = folder / "taken"
    a_program(folder, name, f"import sys; open({str(taken)!r}, 'wb').write({source})")
    return taken


def on_its_own(words: list[str]) -> tuple[str, str]:
    """What ft prints in a process of its own: browsers are looked for once in each."""
    ran = subprocess.run(
        [sys.executable, "-m", "followthrough", *words], capture_output=True, text=True, check=True
    )
    return ran.stdout, ran.stderr


def sent(kind: str, topic: str | None) -> Activity:
    return Activity(0, TODAY, kind, outcome="no-answer", direction="out", topic=topic)


# Printed --------------------------------------------------------------------------------------------------------


def test_what_is_most_pressing_is_drafted_as_the_client_likes_it_and_nothing_is_recorded(office) -> None:
    office.does("edit-client ana --channel text --phone 604-555-0142")
    before = office.dump()

    ran = office.ft("draft ana")

    asks = "I would like to know what a job would bring you, in your own words. What would a good day at work look like"
    assert (ran.code, ran.out) == (0, f"Hello Ana, [your name] here. {asks} for you?\n")
    assert "ft sends nothing. Once it went: ft log C7F3 text --no-answer --topic vision" in ran.err
    assert office.dump() == before


def test_who_sends_it_comes_from_the_settings(office) -> None:
    office.does("settings counsellor 'Nadia Roy'", "settings agency_phone 604-555-0100")

    ran = office.ft("draft ana --why value --as letter")

    assert ran.out.startswith("[your agency]\n\n21 January 2026\n\nAna Reyes\n\nDear Ana,\n\n")
    assert ran.out.endswith("You can reach me at 604-555-0100.\n\nKind regards,\nNadia Roy\n[your agency]\n")


def test_a_client_is_written_to_in_their_language(office) -> None:
    office.does("edit-client luc --language fr")

    assert office.ft("draft luc --why value").out.startswith(
        "Luc Tremblay\n\nPour ouvrir\u00a0: Bonjour Luc, ici "
    )
    assert office.ft("draft luc --why value --language en").out.startswith(
        "Luc Tremblay\n\nOpen: Hello Luc, "
    )


def test_what_is_missing_for_the_channel_is_said(office) -> None:
    text, email = office.ft("draft luc --as text"), office.ft("draft luc --as email")

    assert (text.code, email.code) == (0, 0)
    assert "No phone number is recorded for Luc Tremblay: ft edit-client K2QD --phone …\n" in text.err
    assert "No e-mail address is recorded for Luc Tremblay: ft edit-client K2QD --email …\n" in email.err
    assert "No phone" not in office.ft("draft luc --as letter").err


def test_other_reasons_of_today_are_named(office) -> None:
    assert office.ft("draft luc").err.splitlines() == [
        "",
        "No phone number is recorded for Luc Tremblay: ft edit-client K2QD --phone …",
        "Drafted about no-contract; ft sends nothing. After the call: ft log K2QD call --answered, or --no-answer",
        "Other words today: --why no-vision",
    ]


@pytest.mark.parametrize(
    ("name", "begins"), [("a.txt", "[your"), ("a.md", "[your"), ("a.HTML", "<!doctype html>")]
)
def test_a_draft_goes_into_a_file_by_its_ending(office, name: str, begins: str) -> None:
    path = office.folder / name

    ran = office.ft("draft ana --why review --as letter -o", str(path))

    assert (ran.code, ran.out) == (0, "")
    assert f"Written: {name}" in ran.err
    assert path.read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("draft ana --as fax", 2, "“fax” is not a channel that ft knows."),
        ("draft ana --language de", 2, "“de” is not a language that ft knows."),
        ("draft ana --why laundry", 2, "“laundry” is not a reason that ft knows."),
        (
            "draft ana --why contract-ending",
            5,
            "The record of Ana Reyes does not show “contract-ending” today",
        ),
        ("draft ana -o letter.pdf", 2, "“letter.pdf” is not a format that this command writes."),
        ("draft ana --as call --went", 2, "A call is recorded with how it went"),
        ("draft ana --mailto", 5, "No e-mail address is recorded for Ana Reyes."),
        ("draft ana --as text --mailto", 2, "--mailto and --as text do not go together."),
        ("draft nobody", 4, "No client on this caseload fits “nobody”."),
    ],
)
def test_what_cannot_be_is_told_with_a_remedy_and_nothing_is_written(
    office, words: str, code: int, says: str
) -> None:
    before = office.dump()

    ran = office.ft(words)

    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(f"ft: {says}")
    assert len(ran.err.splitlines()) == 2
    assert office.dump() == before


def test_a_closed_file_is_drafted_for_and_not_written_to(office) -> None:
    office.does("close-client ana --outcome moved")

    assert "How are things with you?" in office.ft("draft ana").out
    assert office.ft("draft ana --went").code == 5


# Copied and opened ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["pbcopy", "wl-copy", "xclip", "xsel"])
def test_the_words_are_copied_by_whatever_clipboard_there_is(office, programs: Path, name: str) -> None:
    office.does("edit-client luc --language fr")
    taken = takes(programs, name)

    ran = office.ft("draft luc --why value --as text --copy")

    assert (ran.code, "Copied: paste it where it goes." in ran.err) == (0, True)
    assert taken.read_text(encoding="utf-8") == ran.out.rstrip("\n")


def test_windows_takes_accents_in_its_own_form(office, programs: Path) -> None:
    office.does("edit-client luc --language fr")
    taken = takes(programs, "clip.exe")

    ran = office.ft("draft luc --why value --as text --copy")

    assert taken.read_bytes().decode("utf-16") == ran.out.rstrip("\n")


def test_no_word_of_a_text_is_an_argument_of_a_program(office, programs: Path) -> None:
    taken = takes(programs, "xclip", "repr(sys.argv[1:]).encode()")

    office.does("draft ana --as text --copy")

    assert taken.read_text() == "['-selection', 'clipboard']"


def test_a_clipboard_that_does_not_work_gives_way_to_the_next(office, programs: Path) -> None:
    a_program(programs, "wl-copy", "raise SystemExit(1)")
    taken = takes(programs, "xsel")

    assert office.ft("draft ana --copy").code == 0
    assert taken.exists()


@pytest.mark.parametrize(("language", "left"), [("en", "[your name]"), ("fr", "[votre nom]")])
def test_what_has_to_be_filled_in_by_hand_is_named_before_it_goes(
    office, programs: Path, language: str, left: str
) -> None:
    takes(programs, "xclip")
    told = f"Before it goes, fill in: {left}."

    assert told in office.ft(f"draft luc --why value --as text --language {language} --copy").err
    assert told not in office.ft(f"draft luc --why value --as text --language {language}").err
    office.does("settings counsellor Nadia")
    assert (
        "Before it goes" not in office.ft(f"draft luc --why value --as text --language {language} --copy").err
    )


def test_without_a_clipboard_the_words_are_still_printed(office, programs: Path) -> None:
    ran = office.ft("draft ana --as text --copy")

    assert (ran.code, ran.err.splitlines()[1]) == (2, "ft: There is no clipboard here that ft can reach.")
    assert ran.out.startswith("Hello Ana, ")


def test_the_mail_program_is_given_the_draft(office, programs: Path, monkeypatch) -> None:
    office.does("edit-client ana --email ana@example.ca")
    taken = takes(programs, "mail-program", "sys.argv[1].encode()")
    monkeypatch.setenv("BROWSER", f"{programs / 'mail-program'} %s")

    _, told = on_its_own(["draft", "ana", "--why", "value", "--mailto"])

    assert "Opened in the mail program." in told
    link = "mailto:ana@example.ca?subject=What%20we%20can%20do%20together&body=Hello%20Ana%2C%0D%0A"
    assert taken.read_text(encoding="utf-8").startswith(link)


def test_without_a_mail_program_the_link_is_printed(office, programs: Path, monkeypatch) -> None:
    office.does("edit-client ana --email ana@example.ca")
    monkeypatch.delenv("BROWSER", raising=False)

    printed, told = on_its_own(["draft", "ana", "--why", "value", "--mailto"])

    assert "No mail program was found; this link opens it elsewhere:" in told
    assert printed.splitlines()[-1].startswith("mailto:ana@example.ca?subject=")


# It went --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("--why value --as text", sent("text", "value")),
        ("--why no-vision --as email", sent("email", "vision")),
        ("--why review --as letter", sent("letter", None)),
        ("--why low-power --as letter", sent("letter", None)),
    ],
)
def test_what_went_is_recorded_as_one_step_with_its_topic(office, words: str, entry: Activity) -> None:
    before = office.entries("ana")

    ran = office.ft(f"draft ana {words} --went")

    assert (ran.code, office.entries("ana")) == (0, [*before, entry])
    assert f"Recorded for Ana Reyes (C7F3), Wed 21 Jan 2026 (today): {entry.kind} out, no answer" in ran.err
    office.does("undo")
    assert office.entries("ana") == before


@pytest.mark.parametrize(("answer", "recorded"), [("", []), ("no", []), ("yes", [sent("text", "value")])])
def test_on_a_terminal_it_is_asked_whether_it_went(
    office, programs: Path, answer: str, recorded: list[Activity]
) -> None:
    takes(programs, "xclip")

    code, screen = on_terminal(["draft", "luc", "--why", "value", "--as", "text", "--copy"], answer)

    assert (code, screen.count("Did it go? (yes/no) [no]: ")) == (0, 1), screen
    assert office.entries("luc") == recorded


def test_it_is_not_asked_of_a_call_nor_where_nothing_left_the_screen(office, programs: Path) -> None:
    takes(programs, "xclip")

    for words in (["--as", "call", "--copy"], ["--as", "text"]):
        code, screen = on_terminal(["draft", "luc", "--why", "value", *words])
        assert (code, "Did it go?" in screen) == (0, False), screen
