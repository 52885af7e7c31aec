"""2. Create a sense of value: say what the service is worth, and keep your own side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from followthrough.casework.workweek import DAY, FOREVER, WEEK
from followthrough.triage.reason import Reason
from followthrough.triage.view import View

OWED_DAYS = 56
"""Days for which an open promise of the counsellor is shown: as far as any window of follow-through reaches."""


@dataclass(frozen=True, kw_only=True)
class ValueNotSaid(Reason):
    """In the first two weeks, no contact or meeting is recorded in which the worth of the service was the topic."""

    code = "value-not-said"
    strategy = 2
    says = "What the service is worth, and what it asks, has not been said yet (day {day} of {days})."
    next_step = (
        "Say it at the next contact: your time is set aside for {name}, and diligence is how it is repaid."
    )
    settings = ("onboarding_days",)

    first_day: date
    days: int

    def derived(self) -> dict[str, object]:
        """Which day of the first two weeks it is."""
        return {"day": (self.as_of - self.first_day).days + 1}


@dataclass(frozen=True, kw_only=True)
class YouOwe(Reason):
    """Something that the counsellor promised is open."""

    code = "you-owe"
    strategy = 2
    says = "You owe {what} since {since:short}."
    next_step = "Keep your side first: {what}."

    count: int
    kind: str
    since: date

    def derived(self) -> dict[str, object]:
        """The promise in words."""
        return {"what": f"{self.count} {OWED_WORDS[self.kind][self.count != 1]}"}


OWED_WORDS = {
    "check-in": ("check-in", "check-ins"),
    "job-leads": ("job lead", "job leads"),
    "employer-contact": ("employer contact", "employer contacts"),
    "resume-help": ("session on the resume", "sessions on the resume"),
    "interview-practice": ("practice interview", "practice interviews"),
    "reference": ("reference", "references"),
    "reply": ("reply", "replies"),
    "call": ("call", "calls"),
    "text": ("text", "texts"),
    "email": ("email", "emails"),
    "letter": ("letter", "letters"),
    "job-club": ("job club", "job clubs"),
    "workshop": ("workshop", "workshops"),
    "meeting": ("meeting", "meetings"),
}


class CreateValue:
    """Create a sense of value: say what the service is worth, and what it asks.

    Few people who look for work have someone whose task is to help them. Say so, kindly, when you first meet: your
    time is limited and set aside for them, and it is repaid in diligence. Then keep your own side of the contract
    first: what you owe is shown before anything else, by the same arithmetic as the client's side.
    """

    number = 2
    name = "create-value"
    title = "Create a sense of value"
    reasons = (ValueNotSaid, YouOwe)

    def alarms(self, view: View) -> Iterator[Reason]:
        """Nothing: what the counsellor owes never moves a client."""
        return iter(())

    def states(self, view: View) -> Iterator[Reason]:
        """Nothing: it says nothing of the list."""
        return iter(())

    def advises(self, view: View) -> Iterator[Reason]:
        """What the counsellor owes, oldest first; and the talk about value, in the first two weeks."""
        yield from sorted(_owed(view), key=lambda owed: (owed.since, owed.kind))
        day = view.onboarding_day
        if day is not None and view.at.latest(view.record.value_said) is None:
            days = view.thresholds.onboarding_days
            yield ValueNotSaid(as_of=view.day, first_day=view.day - timedelta(day - 1), days=days)


def _owed(view: View) -> Iterator[YouOwe]:
    if view.contract is None:
        return
    yield from _owed_by_the_week(view)
    open_items = [(item.due, item.kind, item.left) for item in view.owed.promised.items if item.left]
    open_tasks = [(task.due, task.title, 1) for task in view.owed.promised.tasks if task.done_on is None]
    for due, kind, left in (*open_items, *open_tasks):
        is_open = due != FOREVER and view.at.is_among_last(OWED_DAYS, due + DAY)
        if is_open and view.owed.done_since(kind, due, view.at) < left:
            yield YouOwe(as_of=view.day, count=left, kind=kind, since=due)


def _owed_by_the_week(view: View) -> Iterator[YouOwe]:
    """What the latest week that has closed left open, and nothing since has made good."""
    view.at.has_come(view.record.office.next_counting(view.day))
    monday = view.record.office.latest_counted(view.day)
    since = monday + WEEK - DAY * 3
    for kind, due in view.owed.due_in(monday).items():
        done = view.owed.done_since(kind, monday, view.at)
        if done < due:
            yield YouOwe(as_of=view.day, count=due - done, kind=kind, since=since)
