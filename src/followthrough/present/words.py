"""Words: how the field says what the record holds by short names."""

from datetime import date

from followthrough.casework.activity import CONTACTS, SESSIONS, Activity
from followthrough.casework.cadence import ByDate
from followthrough.casework.client import ACTIVE, LOW_POWER, NEEDS_EARLY_INTERVENTION
from followthrough.casework.contract import Obligation
from followthrough.triage.reason import Day

LIST_NAMES = {
    NEEDS_EARLY_INTERVENTION: "Needs early intervention", ACTIVE: "Active", LOW_POWER: "Low power, door open",
}  # fmt: skip
OUTCOMES = {
    "attended": "attended", "missed": "missed", "excused": "excused", "ours": "called off by us",
    "answered": "answered", "no-answer": "no answer",
}  # fmt: skip
PLURALS = {"reply": "replies", "job-leads": "job leads", "thank-you": "thank-yous", "follow-up": "follow-ups"}


def kind_words(kind: str, count: int = 1) -> str:
    """A kind as one says it: job club, 2 applications."""
    word = kind.replace("-", " ") if "-you" not in kind and "-up" not in kind and "-in" not in kind else kind
    if count == 1:
        return word
    return PLURALS.get(kind) or (word if word.endswith(("help", "practice", "leads")) else f"{word}s")


def long_day(day: date) -> Day:
    """The day in words of the month: 5 January."""
    return Day(day.year, day.month, day.day)


def week_words(monday: date) -> str:
    """A week by its Monday."""
    return f"week of {long_day(monday)}"


def entry_words(entry: Activity) -> str:
    """What an entry of the record says, without its note."""
    words = kind_words(entry.kind, entry.count)
    if entry.count > 1:
        words = f"{entry.count} {words}"
    if entry.kind in SESSIONS:
        words += f": {OUTCOMES.get(entry.outcome or '', entry.outcome or '')}"
    elif entry.kind in CONTACTS:
        said = "from the client" if entry.direction == "in" else OUTCOMES.get(entry.outcome or "", "")
        words += f": {said}"
    if entry.week_of is not None:
        words += f" for the {week_words(entry.week_of)}"
    for more in (entry.title, entry.topic and f"topic {entry.topic}", entry.minutes and f"{entry.minutes} minutes"):
        words += f", {more}" if more else ""
    return words


def line_words(line: Obligation) -> str:
    """A line of a contract as it reads: application 5/week."""
    return f"{kind_words(line.kind)} {line.cadence}"


def line_day(line: Obligation) -> date | None:
    """The day by which a line is due, if it is due once."""
    return line.cadence.day if isinstance(line.cadence, ByDate) else None
