"""Words: how the field says what the record holds by short names."""

from datetime import date

from followthrough.casework.activity import CONTACTS, SESSIONS, Activity
from followthrough.casework.client import ACTIVE, LOW_POWER, NEEDS_EARLY_INTERVENTION
from followthrough.casework.wording import counted, spoken
from followthrough.triage.reason import Day

LIST_NAMES = {
    NEEDS_EARLY_INTERVENTION: "Needs early intervention", ACTIVE: "Active", LOW_POWER: "Low power, door open",
}  # fmt: skip
SHORT_NAMES = {NEEDS_EARLY_INTERVENTION: "early intervention", ACTIVE: "active", LOW_POWER: "open door"}
"""The lists in a narrow column."""
OUTCOMES = {
    "attended": "attended", "missed": "missed", "excused": "excused", "ours": "called off by us",
    "answered": "answered", "no-answer": "no answer",
}  # fmt: skip


def long_day(day: date) -> Day:
    """The day in words of the month: 5 January."""
    return Day(day.year, day.month, day.day)


def week_words(monday: date) -> str:
    """A week by its Monday."""
    return f"week of {long_day(monday)}"


def entry_words(entry: Activity) -> str:
    """What an entry of the record says, without its note."""
    words = spoken(entry.kind) if entry.count == 1 else counted(entry.kind, entry.count)
    if entry.kind in SESSIONS:
        words += f": {OUTCOMES.get(entry.outcome or '', entry.outcome or '')}"
    elif entry.kind in CONTACTS:
        said = "from the client" if entry.direction == "in" else OUTCOMES.get(entry.outcome or "", "")
        words += f": {said}"
    if entry.week_of is not None:
        words += f" for the {week_words(entry.week_of)}"
    for more in (
        entry.title,
        entry.topic and f"topic {entry.topic}",
        entry.minutes and f"{entry.minutes} minutes",
    ):
        words += f", {more}" if more else ""
    return words
