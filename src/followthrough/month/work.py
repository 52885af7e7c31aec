"""Work: who started, and whether they are still there 4, 13, 26 and 52 weeks later."""

from collections import Counter
from collections.abc import Sequence

from followthrough.casework.client import Job
from followthrough.casework.workweek import DAY, WEEK
from followthrough.triage.reason import Number
from followthrough.workday.check_ins import HELD
from followthrough.workday.retention import EARLY_DAYS, WEEKS_AT_WORK

from .figures import SHARE, Cell, Figure, Group, Sum
from .followed import Asked, Followed

AT_WORK, ENDED, ASKED, UNKNOWN = BECAME = ("at-work", "ended", "asked", "not-known")
SAID = {
    AT_WORK: ("still at work", "the work goes on and the client was talked to about that day"),
    ENDED: ("ended", "the work had ended by that day"),
    ASKED: ("asked, no answer yet", "we tried to reach the client about that day, without an answer"),
    UNKNOWN: ("not known", "nobody asked"),
}


def work(people: Sequence[Followed], asked: Asked) -> Group:
    """Jobs started in the period, and what is known of those that reached a mark in it."""
    jobs = [(one, job) for one in people for job in one.jobs]
    cells = {"started": Cell(sum(asked.days.holds(job.started_on) for _, job in jobs))}
    figures = [
        Figure("started", "Placements in work", "Jobs that clients started in the period.", top="started")
    ]
    sums = []
    for weeks in WEEKS_AT_WORK:
        reached = [(one, job) for one, job in jobs if asked.days.holds(job.started_on + WEEK * weeks)]
        many = Counter(_became(one, job, weeks, asked) for one, job in reached)
        bottom = f"reached {weeks}"
        cells |= {bottom: Cell(len(reached))} | {f"{what} {weeks}": Cell(many[what]) for what in BECAME}
        sums.append(Sum((bottom,), tuple(f"{what} {weeks}" for what in BECAME)))
        figures += _of_mark(weeks, bottom)[: None if reached else 1]
    return Group("work", "Work", tuple(figures), cells, tuple(sums))


def _of_mark(weeks: int, bottom: str) -> list[Figure]:
    after = f"{Number(weeks):week}"
    whole = f"Jobs for which the day {after} after their start is in the period"
    found = [Figure(f"reached-{weeks}", f"After {after}: reached", f"{whole}.", top=bottom)]
    for what, (label, meaning) in SAID.items():
        name, says = f"{what}-{weeks}", f"Of the jobs that reached {after}, those where {meaning}."
        found.append(Figure(name, f"After {after}: {label}", says, SHARE, f"{what} {weeks}", bottom))
    return found


def _became(one: Followed, job: Job, weeks: int, asked: Asked) -> str:
    """What is known, by the end of the period, of a job so many weeks after its start."""
    mark = job.started_on + WEEK * weeks
    if not job.runs_on(mark):
        return ENDED
    since = [
        e
        for e in one.entries
        if mark - DAY * EARLY_DAYS <= e.on <= asked.days.last and (e.direction or e.kind in (HELD, "meeting"))
    ]
    if any(entry.is_sign_of_life or entry.kind == HELD for entry in since):
        return AT_WORK
    return ASKED if since else UNKNOWN
