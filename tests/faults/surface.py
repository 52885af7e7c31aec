"""The surface: every command of ft, and how the tests of hostile text, of encodings and of sockets reach it.

`{client}` stands for a client's reference, `{text}` for something typed, `{folder}` for a place for files.
"""

import shlex
from typing import NamedTuple

from pages import commands

EVERYBODY = "everybody"
"""Shows what is known of the whole caseload, in every format."""
ONE_CLIENT = "one client"
"""Shows what is known of one client, in every format."""
INTO_A_FILE = "into a file"
"""Writes a file that is no table: a page, a draft, a calendar."""
WRITES_DOWN = "writes down"
"""Writes something down, and says what."""
OF_FT = "of ft"
"""Tells of ft itself, or sets a place up: nothing that a client's record holds is in it."""


class Way(NamedTuple):
    """What a command is for these tests, and command lines that end with 0."""

    what: str
    lines: tuple[str, ...]


SURFACE = {
    "triage": Way(EVERYBODY, ("--all", "")),
    "today": Way(EVERYBODY, ("",)),
    "plan": Way(EVERYBODY, ("", "--minutes 300")),
    "gaps": Way(EVERYBODY, ("",)),
    "time": Way(EVERYBODY, ("--estimate",)),
    "clients": Way(EVERYBODY, ("--all", "--list low-power")),
    "away": Way(EVERYBODY, ("",)),
    "settings": Way(EVERYBODY, ("",)),
    "doctor": Way(EVERYBODY, ("",)),
    "explain": Way(EVERYBODY, ("", "3", "first-slip")),
    "report": Way(EVERYBODY, ("--audit", "--period 2025-12 --all-numbers")),
    "export": Way(
        EVERYBODY,
        ("clients", "contracts", "obligations", "activities", "tasks", "absences", "placements", "visions",
        "check-ins",
         "open-doors", "jobs", "triage"),
    ),
    "check": Way(EVERYBODY, ("",)),
    "retention": Way(EVERYBODY, ("",)),
    "audit": Way(EVERYBODY, ("",)),
    "hold": Way(EVERYBODY, ("",)),
    "restore": Way(EVERYBODY, ("--list",)),
    "why": Way(ONE_CLIENT, ("{client}",)),
    "show": Way(ONE_CLIENT, ("{client}",)),
    "contract": Way(ONE_CLIENT, ("{client} --all",)),
    "check-ins": Way(ONE_CLIENT, ("{client}",)),
    "history": Way(ONE_CLIENT, ("{client}",)),
    "vision": Way(ONE_CLIENT, ("{client}",)),
    "open-door": Way(ONE_CLIENT, ("{client}",)),
    "draft": Way(INTO_A_FILE, ("{client}", "{client} --as email", "{client} --as letter -o {folder}/draft.html",
                               "{client} --as text -o {folder}/draft.md",
                               "{client} --as email -o {folder}/draft.txt")),
    "print-contract": Way(INTO_A_FILE, ("{client} -o {folder}/contract.html",)),
    "print-log": Way(INTO_A_FILE, ("{client} -o {folder}/log.html",)),
    "calendar": Way(INTO_A_FILE, ("-o {folder}/weeks.ics --names",)),
    "disclose": Way(INTO_A_FILE, ("{client} -o {folder}/all.html",)),
    "import": Way(INTO_A_FILE, ("{folder}/table.csv --dry-run",)),
    "add-client": Way(WRITES_DOWN,
    ("{text} --program {text} --email {text} --referral {text} --another",)),
    "edit-client": Way(WRITES_DOWN, ("{client} --name {text} --program {text} --phone {text}",)),
    "excuse": Way(WRITES_DOWN, ("{client} --from today --why {text}",)),
    "pause": Way(WRITES_DOWN, ("{client} --from today --why {text}",)),
    "resume": Way(WRITES_DOWN, ("{client}",)),
    "place": Way(WRITES_DOWN, ("{client} active --why {text}",)),
    "close-client": Way(WRITES_DOWN, ("{client} --outcome {text}",)),
    "reopen-client": Way(WRITES_DOWN, ("{client}",)),
    "start-work": Way(WRITES_DOWN, ("{client} --at {text} --as {text}",)),
    "sign-contract": Way(WRITES_DOWN, ("{client} --template light",)),
    "log": Way(WRITES_DOWN, ("{client} call --in --note {text}", "{client} task --title {text}")),
    "log-sheet": Way(WRITES_DOWN, ("{client} 2 --on today",)),
    "log-group": Way(WRITES_DOWN, ("workshop --attended {client} --note {text}",)),
    "assign": Way(WRITES_DOWN, ("{client} {text} --by fri",)),
    "undo": Way(WRITES_DOWN, ("--list", "2")),
    "redo": Way(WRITES_DOWN, ("1",)),
    "init": Way(OF_FT, ("--database {folder}/new.db",)),
    "demo": Way(OF_FT, ("--database {folder}/demo.db",)),
    "backup": Way(OF_FT, ("", "-o {folder}")),
    "encrypt": Way(OF_FT, ("--recovery-key-to {folder}/recovery.txt",)),
    "key": Way(OF_FT, ("",)),
    "handoff": Way(OF_FT, ("--key",)),
    "decrypt": Way(OF_FT, ("--yes",)),
    "erase-client": Way(INTO_A_FILE,
    ("{client} --why request --confirm {client} --certificate {folder}/erased.html",)),
}  # fmt: skip

ALSO = {
    "hold": Way(WRITES_DOWN, ("{client} --why {text}", "{client} --release")),
    "vision": Way(WRITES_DOWN, ("{client} --words {text} --plan {text}",)),
    "check-ins": Way(WRITES_DOWN, ("{client} --add call --on fri --about {text}",)),
    "open-door": Way(WRITES_DOWN, ("{client} --would-help {text}",)),
    "away": Way(WRITES_DOWN, ("fri --why {text}", "thu --holiday {text}")),
}  # fmt: skip
"""Reports that also write down what they are given."""


def words_of(name: str, line: str, *, client: str, text: str = "words", folder: str = ".") -> list[str]:
    """The words of a command line, what stands for something filled in; each text stays one word."""
    filled = {"client": client, "text": text, "folder": folder}
    return [name, *(word.format_map(filled) if "{" in word else word for word in shlex.split(line))]


def lines_of(*kinds: str) -> list[tuple[str, str]]:
    """The commands of these kinds, each with each of its lines."""
    ways = [*SURFACE.items(), *ALSO.items()]
    return [(name, line) for name, way in ways if way.what in kinds for line in way.lines]


def reporting() -> set[str]:
    """The commands that the program itself says can report in a format."""
    return {name for name, command in commands().items() if "format" in {one.name for one in command.params}}
