"""Retention: asking how the work is going, of clients who found some, in the weeks when that is worth most.

Also of clients whose file is closed: the work is what the file was for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from followthrough.casework.activity import Activity
from followthrough.casework.client import Client, Job
from followthrough.casework.workweek import DAY, WEEK, Office

from .check_ins import HELD
from .item import Item, day_said

WEEKS_AT_WORK = (4, 13, 26, 52)
"""Weeks after the start of work at which to ask: those at which Australia's disability employment services (DES
guidelines) pay an outcome."""
EARLY_DAYS = 7
"""A contact so many days before the day on which one is due serves as well."""
LAST_STANDS = timedelta(weeks=13)
"""How long the last one stays on the agenda, as no other follows it."""


class Due(NamedTuple):
    """The day, an office day, on which to ask a client so many weeks after the start of work."""

    weeks: int
    on: date


@dataclass(frozen=True, kw_only=True)
class AtWork(Item):
    """So many weeks after a client began to work, nobody has talked to them yet; attempts are said."""

    code = "retention"
    says = "At work for {weeks:week}, since {started_on}{where}{tries}."
    next_step = "Ask: how is the work going?"
    records = "log {ref} call --answered"

    weeks: int
    started_on: date
    employer: str | None = None
    tried: tuple[date, ...] = ()

    def derived(self) -> dict[str, object]:
        """Where, and how often it was tried."""
        tried = ", ".join(f"{day_said(day):short}" for day in self.tried)
        return {
            "where": f" ({self.employer})" if self.employer else "",
            "tries": f"; tried {tried}, no answer yet" if tried else "",
        }


def due_days(job: Job, office: Office) -> tuple[Due, ...]:
    """When to ask about a job, each on the day itself or the next office day."""
    days = [(weeks, job.started_on + WEEK * weeks) for weeks in WEEKS_AT_WORK]
    return tuple(Due(weeks, office.open_from(day)) for weeks, day in days)


def retention_on(
    day: date, office: Office, jobs: Iterable[tuple[Client, Job]], touches: Mapping[str, Sequence[Activity]]
) -> Iterator[tuple[Client, AtWork]]:
    """Who is to be asked how the work is going: from the day on until they were talked to, or the next is due."""
    for client, job in jobs:
        if not job.runs_on(day):
            continue
        days = due_days(job, office)
        latest = max((due for due in days if due.on <= day), default=None)
        if latest is None or (latest == days[-1] and day >= latest.on + LAST_STANDS):
            continue
        since = [t for t in touches.get(client.ref, ()) if latest.on - DAY * EARLY_DAYS <= t.on <= day]
        if any(touch.is_sign_of_life or touch.kind == HELD for touch in since):
            continue
        yield client, AtWork(
            as_of=day, due=latest.on, weeks=latest.weeks, started_on=job.started_on, employer=job.employer,
            tried=tuple(sorted({touch.on for touch in since})),
        )  # fmt: skip
