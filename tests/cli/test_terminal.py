"""On a real terminal: questions are asked, answers are taken, and whoever stops leaves nothing behind."""

import os
import subprocess
import sys
from datetime import date

import pytest

from followthrough.casework.contract import CLIENT, COUNSELLOR

pty = pytest.importorskip("pty")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

INTERRUPT, END = "\x03", "\x04"


def on_terminal(words: list[str], *answers: str) -> tuple[int, str]:
    """Run `ft` on a pseudo-terminal, type the answers, each when something is asked; its exit code and its screen."""
    ours, theirs = pty.openpty()

    def take_terminal() -> None:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    ft = subprocess.Popen(
        [sys.executable, "-m", "followthrough", *words],
        stdin=theirs, stdout=theirs, stderr=theirs, preexec_fn=take_terminal,  # noqa: PLW1509
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1"},
    )  # fmt: skip
    os.close(theirs)
    screen, waiting = "", list(answers)
    while piece := _read(ours):
        screen += piece
        if waiting and screen.endswith(": "):
            answer = waiting.pop(0)
            os.write(ours, (answer if answer in (INTERRUPT, END) else answer + "\n").encode())
    os.close(ours)
    return ft.wait(timeout=20), screen.replace("\r\n", "\n")


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 65536).decode()
    except OSError:  # the other end is closed
        return ""


def test_a_contract_is_talked_through_line_by_line(office) -> None:
    code, screen = on_terminal(
        ["sign-contract", "luc"],
        "harsh", "light",  # no such template, then one
        "", "3/week", "drop", "often", "within 3 days of interview", "meeting every tue",  # the client's lines
        "", "2/week", "drop",  # ours
        "task by fri: Update the resume", "task by soonish: x", "none", "resume-help 1/week", "",  # more of each side
        "yes",
    )  # fmt: skip

    assert code == 0, screen
    signed = office.case("luc").contracts[-1]
    assert signed.signed_on == date(2026, 1, 21)
    assert [f"{line.kind} {line.cadence}" for line in signed.lines_of(CLIENT)] == [
        "report weekly", "application 3/week", "thank-you within 3 days of interview", "meeting every tue",
        "task by 2026-01-23",
    ]  # fmt: skip
    assert [f"{line.kind} {line.cadence}" for line in signed.lines_of(COUNSELLOR)] == [
        "check-in weekly", "job-leads 2/week", "resume-help 1/week",
    ]  # fmt: skip
    assert "“harsh” is not a contract template." in screen
    assert "“often” is not a rhythm that ft can read." in screen
    assert screen.index("Luc Tremblay will do:") < screen.index("Is this what you both agree to?")
    assert "Signed with Luc Tremblay (K2QD), Wed 21 Jan 2026 (today)." in screen


def test_a_contract_not_agreed_to_is_not_signed(office) -> None:
    before = office.dump()

    code, screen = on_terminal(["sign-contract", "luc"], "light", *[""] * 8, "", "", "no")

    assert (code, "Nothing was signed, and nothing recorded." in screen) == (0, True), screen
    assert office.dump() == before


@pytest.mark.parametrize("stop", [INTERRUPT, END])
def test_whoever_stops_in_the_middle_leaves_nothing_behind(office, stop: str) -> None:
    before = office.dump()

    code, screen = on_terminal(["sign-contract", "luc"], "light", "", stop)

    assert (code, "Stopped; nothing was recorded." in screen) == (130, True), screen
    assert office.dump() == before


def test_the_first_client_begins_a_caseload_if_somebody_says_yes(bare) -> None:
    no = on_terminal(["add-client"], "Ana Reyes", "no")
    assert no[0] == 10
    assert "Start one there? (yes/no) [no]: " in no[1]
    assert not bare.database.exists()

    code, screen = on_terminal(["add-client"], "Ana Reyes", "yes")
    assert (code, "Added Ana Reyes (" in screen) == (0, True), screen
    assert bare.client("ana").intake == date(2026, 1, 21)


def test_a_beginner_is_offered_holidays(bare) -> None:
    code, screen = on_terminal(["init"], "canada")

    assert (code, "closed on 23 holidays." in screen) == (0, True), screen


def test_a_reason_and_a_note_are_asked_for(office) -> None:
    assert on_terminal(["place", "ana", "active"], "trial week")[0] == 0
    assert on_terminal(["log", "ana", "call", "--in", "--note"], "has an interview")[0] == 0

    assert office.case("ana").placements[0].why == "trial week"
    assert office.entries("ana")[0].note == "has an interview"


def test_with_no_input_nothing_is_asked(office) -> None:
    code, screen = on_terminal(["--no-input", "place", "ana", "active"])

    assert (code, "The reason is missing" in screen) == (2, True), screen
