"""Check-in: a contact that the counsellor plans, above all in the first two weeks, when habits are made."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from .client import one_of
from .workweek import Office

TEXT, CALL, MEETING, TASK = KINDS = ("text", "call", "meeting", "task")
"""By what a check-in is held; `task` is one task agreed between two phone meetings, due in those days."""
WELCOME, PHONE_MEETING, BETWEEN, ONE_TASK, REVIEW = PURPOSES = (
    "welcome",
    "phone-meeting",
    "between",
    "one-task",
    "two-week-review",
)


class CheckIn(NamedTuple):
    """A contact planned from a first through a last day.

    `purpose` says what for, where ft laid it out; `about` is the counsellor's own word.
    """

    first: date
    last: date
    kind: str
    purpose: str | None = None
    about: str | None = None


FIRST_TWO_WEEKS = (
    (2, 2, TEXT, WELCOME),
    (2, 4, CALL, PHONE_MEETING),
    (4, 7, TASK, ONE_TASK),
    (5, 6, TEXT, BETWEEN),
    (7, 9, CALL, PHONE_MEETING),
    (9, 12, TASK, ONE_TASK),
    (10, 11, TEXT, BETWEEN),
    (12, 14, CALL, PHONE_MEETING),
    (14, 15, MEETING, REVIEW),
)
"""Days counted from signing as day 1, kind and purpose. That early contact is frequent and personal is what raises
employment (Maibom and others, 2017); the days are the editorial's first two weeks, cut in three."""


SAID = {
    WELCOME: "welcome text",
    PHONE_MEETING: "phone meeting",
    BETWEEN: "text in between",
    ONE_TASK: "one task agreed",
    REVIEW: "two-week review",
}
"""What each check-in that ft laid out is called."""


def check_in_in_words(check_in: CheckIn) -> str:
    """What a check-in is called: by what it is about, its purpose, or its kind."""
    what = SAID[check_in.purpose] if check_in.purpose else check_in.kind
    return f"{what}: {check_in.about}" if check_in.about else what


def lay_out(signed_on: date, office: Office) -> Iterator[CheckIn]:
    """The check-ins of the first two weeks after a contract is signed, each on office days.

    One all of whose days are closed comes on the next office day, but no second of its kind begins on that day.
    """
    taken: set[tuple[date, str]] = set()
    for first, last, kind, purpose in FIRST_TWO_WEEKS:
        days = [signed_on + timedelta(number - 1) for number in range(first, last + 1)]
        open_days = [day for day in days if office.is_open(day)] or [office.next_open(days[-1])]
        if (open_days[0], kind) not in taken:
            taken.add((open_days[0], kind))
            yield CheckIn(open_days[0], open_days[-1], kind, purpose)


def read_check_in_kind(text: str) -> str:
    """The kind of check-in that a word names. Raises `UnknownStatus`."""
    return one_of(text, KINDS, "kind of check-in")
