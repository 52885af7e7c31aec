"""Every command of ft: how it is run where it writes, and the names of those that write nothing but that they were run.

The suites of this folder go through it. What is in neither part of it is found by `test_system_calls.py`.
"""

from pathlib import Path
from typing import NamedTuple


class Writing(NamedTuple):
    """A command that writes: the words that are typed, what is typed before it, and the files that lie there."""

    words: str
    first: tuple[str, ...] = ()
    begins_with: str = "office"
    files: tuple[tuple[str, str], ...] = ()
    code: int = 0
    sampled: int | None = None
    """So many of its calls are tried, spread evenly, and the last; all, if nothing is said, or with FT_DEEP=1."""


OFFICE = (
    "init",
    'add-client "Ana Reyes" --intake 2026-01-05 --phone 604-555-0142',
    'add-client "Luc Tremblay" --intake 2026-01-05 --language fr',
    "sign-contract ana --template light --on 2026-01-05 --check-ins",
    "log ana report application=2 --on 2026-01-07",
    "log luc call --no-answer --on 2026-01-08",
)
"""How a small office comes about; on Tuesday 13 January 2026 something is asked of it."""

REFERENCES = ("C7F3", "K2QD")
"""What Ana and Luc are called for short."""

CLIENTS = "name,intake,phone\nMia Chen,2026-01-12,604-555-0101\nSam Okafor,2026-01-12,604-555-0177\n"
ENTRIES = "client,on,kind,count\n" + "".join(
    f"Ana Reyes,2026-01-{day:02},application,{day}\n" for day in range(6, 13)
)
WHOLE = (
    '{"followthrough": 1, "clients": [{"ref": "C7F3", "name": "Ana Reyes", "intake": "2026-01-05", "activities": ['
    '{"on": "2026-01-06", "kind": "application", "count": 2}, {"on": "2026-01-07", "kind": "report"}]}]}'
)

COLLEAGUE = "age1hcd7m2utpmfsujtchsqw55s44x7qegezf4nykrg7fvzp4pqsyfnsmk06vf"
"""A key to close with. What opens it was thrown away."""

WRITES: dict[str, list[Writing]] = {
    "init": [
        Writing("init --holidays canada", begins_with="nothing"),
        Writing("init --encrypted --recovery-key-to key.txt", begins_with="nothing"),
    ],
    "demo": [Writing("demo", begins_with="nothing", sampled=1)],
    "add-client": [Writing('add-client "Mia Chen" --intake 2026-01-12')],
    "edit-client": [Writing("edit-client ana --phone 604-555-0199 --email ana@example.org")],
    "excuse": [Writing("excuse ana --from 2026-01-14 --to 2026-01-16 --why ill")],
    "pause": [Writing("pause ana --from 2026-01-13 --why surgery")],
    "resume": [Writing("resume ana", ("pause ana --from 2026-01-08",))],
    "place": [Writing('place luc low-power --why moving --would-help "a car seat"')],
    "close-client": [Writing('close-client ana --outcome "hired at the bakery"')],
    "reopen-client": [Writing("reopen-client luc", ("close-client luc --on 2026-01-12",))],
    "start-work": [Writing('start-work ana --at "the bakery" --as baker --on 2026-01-12')],
    "sign-contract": [Writing("sign-contract luc --template standard")],
    "check-ins": [Writing('check-ins luc --add call --on 2026-01-15 --about "how was it?"')],
    "log": [Writing('log ana report application=5 posting-review=3 --note "went well"')],
    "log-sheet": [Writing("log-sheet ana --week-of 2026-01-05 1+0+1 2 - attended")],
    "log-group": [Writing("log-group job-club --attended ana --missed luc --on 2026-01-12")],
    "assign": [Writing('assign ana "Update the resume" --by 2026-01-16')],
    "draft": [Writing("draft ana --as text --went")],
    "vision": [Writing('vision ana --words "My son sees me leave for work" --importance 8')],
    "open-door": [
        Writing('open-door luc --would-help "a place for the baby"', ("place luc low-power --why moving",))
    ],
    "away": [Writing("away 2026-01-19 --to 2026-01-23 --why holiday")],
    "undo": [Writing("undo", ("log ana application",)), Writing("undo 3")],
    "redo": [Writing("redo 2", ("undo 2",))],
    "import": [
        Writing("import people.csv --as clients", files=(("people.csv", CLIENTS),)),
        Writing("import entries.csv --as activities", files=(("entries.csv", ENTRIES),)),
        Writing("import whole.json", begins_with="empty", files=(("whole.json", WHOLE),)),
    ],
    "settings": [Writing("settings reply_days 5", files=(("settings.toml", "# Ours.\nslips = 3\n"),))],
    "export": [Writing("export clients -o table.csv", files=(("table.csv", "what was there before\n"),))],
    "calendar": [Writing("calendar -o weeks.ics")],
    "report": [Writing("report --period 2025-12 --issue"), Writing("report --period 2025-12 -o report.html")],
    "print-contract": [Writing("print-contract ana -o contract.html")],
    "print-log": [Writing("print-log ana -o week.html")],
    "hold": [Writing('hold ana --why "a hearing is set"')],
    "erase-client": [
        Writing("erase-client K2QD --why request --confirm K2QD", ("close-client luc",), sampled=160)
    ],
    "disclose": [Writing("disclose ana -o ana.html")],
    "encrypt": [Writing("encrypt --recovery-key-to key.txt")],
    "decrypt": [Writing("decrypt --yes", ("encrypt --recovery-key-to key.txt",))],
    "handoff": [Writing(f"handoff --to {COLLEAGUE} -o caseload.age")],
    "restore": [Writing("restore --yes", ("backup", "log luc application"))],
    "backup": [Writing("backup -o kept.db")],
    "triage": [Writing("triage -o triage.csv"), Writing("triage", begins_with="form-1")],
}
"""What is run, by command. A reporting command stands for those whose output is written by the same hand."""

ONLY_READS = {
    *("why", "gaps", "today", "plan", "time", "clients", "show", "contract", "history", "explain", "doctor"),
    *("check", "audit", "retention", "key"),
}
"""These show something; beside what triage remembers and the trail of who looked, they leave the file as it is."""

CASES = [(f"{name}-{number}", each) for name, many in WRITES.items() for number, each in enumerate(many, 1)]
"""Each of them under a name of its own."""

FORM_1 = Path(__file__).parent.parent / "store" / "fixtures" / "form-1.sql"
