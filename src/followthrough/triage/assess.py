"""Assess: hear every strategy, say where the client stands, and put the caseload in order."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import ACTIVE, LOW_POWER, NEEDS_EARLY_INTERVENTION
from followthrough.casework.workweek import Office

from .as_of import day_after
from .gaps import gaps_of
from .memory import Memory, usable
from .reason import Day, Number, Reason, Share
from .record import Record
from .resting import next_contact
from .slips import SHOWN_DAYS
from .standing import Chapter, Walk, Walker
from .strategies import ALARMING, STRATEGIES
from .strategies.create_value import YouOwe
from .thresholds import Thresholds
from .view import View


class Assessment(NamedTuple):
    """What triage says of one client on one day."""

    list: str
    since: date
    onboarding_from: date | None
    welcome_back: bool
    follow_through: Fraction | None
    slips: int
    last_sign_of_life: date
    way_out: str | None
    next_contact: date | None
    gaps: int
    reasons: tuple[Reason, ...]

    def onboarding_day(self, day: date) -> int | None:
        """Which day of onboarding it is; None once it is over."""
        return None if self.onboarding_from is None else (day - self.onboarding_from).days + 1

    @property
    def owed_since(self) -> date | None:
        """Since when the counsellor owes something, the oldest first."""
        return min((reason.since for reason in self.reasons if isinstance(reason, YouOwe)), default=None)


class Judged(NamedTuple):
    """One client judged on one day: the assessment (None on no list), the walk, and the view from that day.

    `good_from` and `good_until` are the first and the last day on which the assessment holds if nothing more is
    recorded.
    """

    assessment: Assessment | None
    walk: Walk
    view: View
    good_from: date
    good_until: date


def judge(
    case: CaseFile, day: date, office: Office, thresholds: Thresholds, memory: Memory | None = None
) -> Judged:
    """One client on one day. With a memory, only what came after it is walked; without, the whole history is."""
    bookmark = (
        memory.bookmark
        if memory and usable(memory.bookmark, memory.resumes_on(day), office, thresholds)
        else None
    )
    if case.since is not None and bookmark is None:
        raise AssertionError("activities were left out, and there is no bookmark to go on from")
    record = Record(case, office, thresholds, bookmark)
    view = View(record, day, memory.resumes_on(day) if bookmark is not None and memory is not None else None)
    chapters: tuple[Chapter, ...] = ()
    decided = None
    if memory is not None and memory.through >= record.intake:
        decided = min(memory.through, day)
        chapters = tuple(chapter for chapter in memory.chapters if chapter.on <= decided)
    walk = Walker(view).walk(day, chapters, decided)
    standing = walk.chapters[-1].standing
    view.move_to(day, standing)
    view.at.has_come(walk.next_change)
    view.at.has_come(walk.chapters[-1].on)
    assessment = _assess(view)
    return Judged(assessment, walk, view, view.at.last_change, view.at.next_change - timedelta(1))


def _assess(view: View) -> Assessment | None:
    availability = view.record.availability
    view.at.has_come(availability.next_change_of_pause(view.day))
    view.at.has_come(availability.last_change_of_pause(view.day))
    if is_off_the_lists(view):
        return None
    standing, day = view.standing, view.onboarding_day
    alarms = tuple(_alarms(view)) if standing.list == NEEDS_EARLY_INTERVENTION else ()
    states = tuple(_states(view, alarms))
    slips = view.slips_in_last(SHOWN_DAYS)
    return Assessment(
        list=standing.list,
        since=standing.since,
        onboarding_from=None if day is None else view.day - timedelta(day - 1),
        welcome_back=view.is_welcome_running,
        follow_through=view.windows.short.mean,
        slips=len(slips),
        last_sign_of_life=max(view.at.latest(view.record.signs) or date.min, view.record.intake),
        way_out=_way_out(view, alarms, states),
        next_contact=next_contact(view) if standing.list == LOW_POWER else None,
        gaps=len(gaps_of(view)),
        reasons=(*alarms, *states, *_advice(view)),
    )


def is_off_the_lists(view: View) -> bool:
    """Whether the client is paused, closed, or not yet taken in."""
    closed = view.at.has_come(view.record.case.client.closed_on)
    return closed or not view.at.has_come(view.record.intake) or view.record.availability.is_paused(view.day)


def _alarms(view: View) -> Iterator[Reason]:
    """The reasons for early intervention, in the order of the rules. Whoever is on another list carries none."""
    for strategy in ALARMING:
        yield from strategy.alarms(view)


def _states(view: View, alarms: tuple[Reason, ...]) -> Iterator[Reason]:
    """The reasons that say where the client stands; settling only where nothing alarms any more."""
    for strategy in STRATEGIES:
        for reason in strategy.states(view):
            if reason.code != "settling" or not alarms:
                yield reason


def _advice(view: View) -> list[Reason]:
    found = [reason for strategy in STRATEGIES for reason in strategy.advises(view)]
    return sorted(found, key=lambda reason: ADVICE_FIRST.index(reason.code))


ADVICE_FIRST = (
    "back-from-pause",
    "you-owe",
    "contact-owed",
    "low-power-review",
    "value-not-said",
    "contract-to-sign",
    "contract-ending",
    "review-due",
    "no-vision",
    "own-words",
)
"""The advising reasons, the most pressing first."""


# The way out ----------------------------------------------------------------------------------------------------


def _way_out(view: View, alarms: tuple[Reason, ...], states: tuple[Reason, ...]) -> str | None:
    """What would take the client off the list, worded as something to do."""
    name = view.record.case.client.name
    if view.standing.list == ACTIVE:
        return None
    if view.standing.list == LOW_POWER:
        return next(f"{r.words(r.way_out, name)}." for r in states if r.code == "low-power")
    steps = [alarm.words(alarm.way_out, name) for alarm in alarms]
    steps += [step for step in _still_to_do(view) if step not in steps]
    first = steps[0] if steps else "Go on like this"
    wording = "; ".join([first, *(step[0].lower() + step[1:] for step in steps[1:])])
    earliest = _not_before(view)
    return (
        f"{wording}. Not before {Day(earliest.year, earliest.month, earliest.day)}."
        if earliest
        else f"{wording}."
    )


def _still_to_do(view: View) -> Iterator[str]:
    t = view.thresholds
    kept = view.windows.short.mean
    if kept is not None and kept < t.leave_at:
        yield f"Keep {Share(t.leave_at):least} of what was agreed"
    if view.slips_that_move(t.quiet_days):
        yield f"{Number(t.quiet_days):day} without a slip"
    if not view.is_heard_from(t.life_days):
        yield "A sign of life: a call, a report, a session attended"


def _not_before(view: View) -> date | None:
    """The first day on which the client can be back on active, if it has not come."""
    t, standing = view.thresholds, view.standing
    days = [view.record.availability.nth_unpaused_after(standing.since, t.min_days)]
    if view.is_welcome_running and standing.welcomed_on is not None:
        days.append(standing.welcomed_on + timedelta(t.welcome_days))
    if view.is_placed and standing.placed_through is not None:
        days.append(day_after(standing.placed_through))
    latest = max(days)
    return latest if not view.at.has_come(latest) and latest != date.max else None


# The order of a morning -----------------------------------------------------------------------------------------

NEVER = date.max
UNKNOWN = Fraction(2)
"""Sorts after every follow-through there is."""


def sort_key(assessment: Assessment, name: str) -> tuple[object, ...]:
    """What a list is ordered by: see the rules, “Order within a list”."""
    kept = assessment.follow_through if assessment.follow_through is not None else UNKNOWN
    settled_in = assessment.onboarding_from is None
    if assessment.list == NEEDS_EARLY_INTERVENTION:
        return (
            not assessment.welcome_back,
            settled_in,
            -assessment.slips,
            kept,
            assessment.last_sign_of_life,
            name,
        )
    if assessment.list == ACTIVE:
        return (assessment.owed_since or NEVER, settled_in, kept, name)
    return (assessment.next_contact or NEVER, name)
