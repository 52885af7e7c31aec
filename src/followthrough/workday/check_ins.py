"""Check-ins: which of those that are planned are open or overdue, which were kept, and which have lapsed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from followthrough.casework.activity import Activity
from followthrough.casework.check_in import (
    BETWEEN,
    CALL,
    MEETING,
    ONE_TASK,
    PHONE_MEETING,
    REVIEW,
    TASK,
    TEXT,
    WELCOME,
    CheckIn,
)
from followthrough.casework.day_book import CHECK_INS_BACK, Planned, TaskDue
from followthrough.casework.workweek import DAY

from .item import Item, day_said

HELD = "check-in"
"""The kind of entry by which a counsellor writes down that a check-in was held, however it was."""
TASKS_AHEAD = 14
"""Days ahead of which the tasks are looked at: one that is agreed for later in its days keeps a task check-in now."""

PURPOSES = {
    WELCOME: ("Welcome text", "Say that you are glad to work together, and when you talk next."),
    PHONE_MEETING: ("Phone meeting", "Call: how is it going, what got in the way, what comes next?"),
    BETWEEN: ("Text check-in", "Text one short question about this week."),
    ONE_TASK: ("One task", "Agree on one task, small and clear, and on its day."),
    REVIEW: ("Two-week review", "Meet: what works after two weeks, what to change in the contract?"),
}
"""What a check-in that ft laid out is called, and what to do."""
KINDS = {
    TEXT: ("Text", "Text, as planned."), CALL: ("Call", "Call, as planned."), MEETING: ("Meeting", "Meet, as planned."),
    TASK: ("One task", PURPOSES[ONE_TASK][1]),
}  # fmt: skip
"""The same of one that the counsellor planned."""
RECORDS = {
    TEXT: "log {ref} text", CALL: "log {ref} call --answered", MEETING: "log {ref} meeting --attended",
    TASK: "assign {ref} TITLE --by DATE",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class CheckInOpen(Item):
    """A check-in has begun and nothing that fits is written down yet; due on its last day, overdue after it.

    `tried` are the days on which it was tried and nobody answered; `number` is the one by which it is changed.
    """

    code = "check-in"
    says = "{what}{about_it}, {when}{tries}."
    next_step = "{step}"
    records = RECORDS[CALL]

    number: int
    kind: str
    first: date
    purpose: str | None = None
    about: str | None = None
    tried: tuple[date, ...] = ()

    @property
    def recording(self) -> str:
        """What keeps a check-in of its kind."""
        return RECORDS[self.kind]

    def derived(self) -> dict[str, object]:
        """What it is, until when, how often it was tried, and what to do."""
        what, step = PURPOSES[self.purpose] if self.purpose in PURPOSES else KINDS[self.kind]
        return {
            "what": what,
            "about_it": f" ({self.about})" if self.about else "",
            "when": self._when(),
            "tries": f"; tried {_listed(self.tried)}, no answer yet" if self.tried else "",
            "step": step,
        }

    def _when(self) -> str:
        first, last = day_said(self.first), day_said(self.due)
        if self.first > self.as_of:
            return f"on {last:short}" if first == last else f"{first:short} to {last:short}"
        if self.due == self.as_of:
            return "due today"
        return f"open until {last:short}" if self.due > self.as_of else f"due since {last:short}"


def _listed(days: Sequence[date]) -> str:
    return ", ".join(f"{day_said(day):short}" for day in days)


def check_ins_on(
    day: date, planned: Iterable[Planned], touches: Mapping[str, Sequence[Activity]], tasks: Iterable[TaskDue]
) -> Iterator[tuple[str, CheckInOpen]]:
    """The check-ins that have begun by a day, are not kept and have not lapsed, by reference."""
    task_days = days_of_tasks(tasks)
    for ref, plan in plans_of(planned).items():
        known = [touch for touch in touches.get(ref, ()) if touch.on <= day]
        for _, number, check_in in sorted(plan, key=lambda one: (one.check_in.first, one.number)):
            until = stays_until(check_in, plan)
            begun = check_in.first <= day <= until
            if begun and not is_kept(check_in, known, task_days.get(ref, ()), until):
                yield ref, _open(day, number, check_in, known)


def plans_of(planned: Iterable[Planned]) -> dict[str, list[Planned]]:
    """The check-ins of each client, by reference."""
    plans: dict[str, list[Planned]] = defaultdict(list)
    for one in planned:
        plans[one.ref].append(one)
    return plans


def days_of_tasks(tasks: Iterable[TaskDue]) -> dict[str, list[date]]:
    """The days on which tasks of each client were agreed and on which they are due, done or not, by reference."""
    days: dict[str, list[date]] = defaultdict(list)
    for task in tasks:
        days[task.ref] += (task.assigned_on, task.by)
    return days


def is_kept(check_in: CheckIn, touches: Iterable[Activity], task_days: Iterable[date], until: date) -> bool:
    """Whether a contact that fits is recorded from its first day through `until`; or, of a task, whether one was
    agreed or is due in its days."""
    if check_in.kind == TASK:
        return any(check_in.first <= day <= check_in.last for day in task_days)
    return any(check_in.first <= touch.on <= until and _fits(check_in.kind, touch) for touch in touches)


def _fits(kind: str, touch: Activity) -> bool:
    """Whether an entry keeps a check-in of a kind: any contact a text; talking a call or a meeting; a check-in each."""
    if touch.kind == HELD:
        return True
    if kind == TEXT:
        return touch.direction is not None
    has_met = touch.kind == MEETING and touch.outcome == "attended"
    has_talked = touch.kind == CALL and touch.outcome == "answered"
    return has_met or has_talked or (kind == CALL and touch.kind == CALL and touch.direction == "in")


def stays_until(check_in: CheckIn, plan: Iterable[Planned]) -> date:
    """The day before the next of its kind begins, or `CHECK_INS_BACK` days after its last day; never before that."""
    later = [
        other.check_in.first
        for other in plan
        if other.check_in.kind == check_in.kind and other.check_in.first > check_in.first
    ]
    lapses = check_in.last + timedelta(CHECK_INS_BACK)
    return max(check_in.last, min([lapses, *(first - DAY for first in later)]))


def _open(day: date, number: int, check_in: CheckIn, touches: Iterable[Activity]) -> CheckInOpen:
    tried = {
        touch.on
        for touch in touches
        if touch.kind == check_in.kind
        and touch.outcome in ("no-answer", "missed")
        and check_in.first <= touch.on
    }
    return CheckInOpen(
        as_of=day, due=check_in.last, number=number, kind=check_in.kind, first=check_in.first,
        purpose=check_in.purpose, about=check_in.about, tried=tuple(sorted(tried)),
    )  # fmt: skip
