"""4. Give up the chase: low power, door open, and time where it gets traction."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from followthrough.casework.activity import Activity
from followthrough.casework.client import LOW_POWER
from followthrough.casework.workweek import DAY
from followthrough.triage.as_of import day_after
from followthrough.triage.follow_through import ENOUGH_CELLS
from followthrough.triage.reason import Day, Evidence, Number, Reason
from followthrough.triage.resting import ATTEMPT_DAYS, next_contact, next_review, open_door, tried_before
from followthrough.triage.view import View

TRIED_SHOWN_DAYS = 28
"""For so long after a client went on low-power, a morning says what was tried before: no further than windows reach."""

ANY_CONTACT = "Any contact: a call, a text, a session attended; or one week with half of what was agreed"


@dataclass(frozen=True, kw_only=True)
class LowPower(Reason):
    """On low power, door open: contact is kept to what is owed, until the client is in touch."""

    code = "low-power"
    strategy = 4
    says = "Open door since {since}: {told}."
    next_step = (
        "Do what is owed, answer at once when {name} is in touch, and spend the time where it gets traction."
    )
    ask_what_would_help = (
        "Write down what would help (ft open-door), do what is owed, and leave the door open."
    )
    way_out = ANY_CONTACT
    settings = ("low_after_days", "low_attempts", "low_below", "silence_days")

    since: date
    last_sign: date | None
    tried: str | None = None
    would_help: str | None = None

    @property
    def step(self) -> str:
        """What to do; first of all to write down what would help, where nobody has."""
        return self.next_step if self.would_help else self.ask_what_would_help

    def derived(self) -> dict[str, object]:
        """What was last heard, what was tried, and what would help."""
        told = "nothing heard yet"
        if self.last_sign is not None:
            last = Day(self.last_sign.year, self.last_sign.month, self.last_sign.day)
            told = f"last sign of life on {last}"
        if self.tried:
            told += f"; tried: {self.tried}"
        if self.would_help:
            told += f"; what would help: {self.would_help.rstrip('.')}"
        return {"told": told}


@dataclass(frozen=True, kw_only=True)
class WelcomeBack(Reason):
    """Back in touch after low power or a long pause: a fresh start, and a greeting first."""

    code = "welcome-back"
    strategy = 4
    says = "Welcome back: {told}."
    next_step = "Greet {name}; book this week. What is past is past."
    way_out = "Two steady weeks"
    settings = ("welcome_days", "long_pause_days", "good_week")

    welcomed_on: date
    by: str
    days_away: int | None

    def derived(self) -> dict[str, object]:
        """How and when they came back."""
        day = Day(self.welcomed_on.year, self.welcomed_on.month, self.welcomed_on.day)
        when = {0: "today", 1: "yesterday"}.get((self.as_of - self.welcomed_on).days, f"on {day:short}")
        away = f", after {Number(self.days_away):day}" if self.days_away else ""
        return {"told": f"{self.by} {when}{away}"}


@dataclass(frozen=True, kw_only=True)
class Placed(Reason):
    """Placed on this list by the counsellor, for a time."""

    code = "placed"
    strategy = 4
    says = "Placed here by you on {on}, through {through}: {why}."
    next_step = "Look at it again by {through}."
    settings = ("place_days",)

    on: date
    through: date
    why: str


@dataclass(frozen=True, kw_only=True)
class BackFromPause(Reason):
    """Back from a long pause: a greeting, and a fresh start. It moves nobody."""

    code = "back-from-pause"
    strategy = 4
    says = "Back from a pause since {returned}."
    next_step = "Greet {name}, and look at the contract together: does it still fit?"
    settings = ("long_pause_days",)

    returned: date


@dataclass(frozen=True, kw_only=True)
class ContactOwed(Reason):
    """On low-power, and no contact for as long as one is still owed."""

    code = "contact-owed"
    strategy = 4
    says = "A contact is owed since {due:short}."
    next_step = "One light contact: the door is open, and here is how to walk in."
    settings = ("contact_days",)

    due: date


@dataclass(frozen=True, kw_only=True)
class LowPowerReview(Reason):
    """A client has been on low-power for long enough to look again."""

    code = "low-power-review"
    strategy = 4
    says = "On low power for {days:day}; time to look again."
    next_step = "Ask a colleague or {name}: what would need to change?"
    settings = ("low_review_days",)

    since: date
    review_on: date

    def derived(self) -> dict[str, object]:
        """How long it has been."""
        return {"days": (self.as_of - self.since).days}


class LowPowerMode:
    """Give up the chase, not the person: low power, door open.

    After weeks of early intervention and recorded attempts, stop chasing: do what is owed, answer at once when the
    client is in touch, and spend the hours where they get traction. No guilt and no shame: say that this is not
    working for either of you yet, that the door is open, and what starts it again. Any contact brings the client back
    at once, with a fresh start.
    """

    number = 4
    name = "low-power"
    title = "Give up the chase"
    reasons = (LowPower, WelcomeBack, Placed, BackFromPause, ContactOwed, LowPowerReview)

    def alarms(self, view: View) -> Iterator[Reason]:
        """Nothing: low-power follows early intervention, it does not bring anybody there."""
        return iter(())

    def states(self, view: View) -> Iterator[Reason]:
        """Low-power, a welcome-back that runs, a placement that holds."""
        standing = view.standing
        if standing.list == LOW_POWER:
            yield _low_power(view)
        if view.is_welcome_running and standing.welcomed_on is not None:
            yield _welcome(view, standing.welcomed_on)
        if view.is_placed and standing.placed_on is not None and standing.placed_through is not None:
            why = next(p.why for p in reversed(view.record.case.placements) if p.on == standing.placed_on)
            yield Placed(as_of=view.day, on=standing.placed_on, through=standing.placed_through, why=why)

    def advises(self, view: View) -> Iterator[Reason]:
        """The greeting after a pause; on low-power the contact and the review that are owed."""
        returned = view.at.latest(view.record.availability.returns)
        if returned is not None and returned != view.standing.welcomed_on:
            greeted_on = view.record.availability.next_available(returned)
            if not view.at.has_come(day_after(greeted_on)):
                yield BackFromPause(as_of=view.day, returned=returned)
        if view.standing.list == LOW_POWER:
            due = next_contact(view)
            if view.at.has_come(due):
                yield ContactOwed(as_of=view.day, due=due)
            review_on = next_review(view)
            if view.at.has_come(review_on):
                yield LowPowerReview(as_of=view.day, since=view.standing.since, review_on=review_on)


def _low_power(view: View) -> LowPower:
    since, door = view.standing.since, open_door(view)
    tried = None
    if view.at.is_among_last(TRIED_SHOWN_DAYS, since):
        tried = tried_before(view.record.attempts, since)
    return LowPower(
        as_of=view.day,
        since=since,
        last_sign=view.at.latest(view.record.signs),
        tried=tried,
        would_help=door.would_help if door is not None else None,
    )


def is_welcomed_back(view: View) -> bool:
    """Whether the record shows, after the day of entering low-power, what brings a client back."""
    since = view.standing.since
    welcoming = view.record.welcoming
    place = bisect_right(welcoming, since)
    if place < len(welcoming) and view.at.has_come(welcoming[place]):
        return True
    last = view.windows.last
    return last.mean is not None and last.weeks[0].monday >= since and last.mean >= view.thresholds.good_week


def rests(view: View) -> bool:
    """Whether a client goes from early intervention to low-power, on a day on which a week begins to count."""
    t, office, since = view.thresholds, view.record.office, view.standing.since
    view.at.has_come(office.next_counting(view.day))
    if not office.begins_counting(view.day) or view.record.case.client.program in t.low_power_off:
        return False
    long_enough = view.record.availability.nth_unpaused_after(since, t.low_after_days) <= view.day
    if not long_enough or view.is_welcome_running:
        return False
    attempts = bisect_right(view.record.attempt_days, view.day) - bisect_right(
        view.record.attempt_days, max(since, view.day - timedelta(ATTEMPT_DAYS - 1)) - DAY
    )
    if attempts < t.low_attempts or view.at.is_any_among_last(t.talk_days, view.record.own):
        return False
    return _little_is_kept(view)


def _little_is_kept(view: View) -> bool:
    t, windows = view.thresholds, view.windows
    if windows.long.cells < ENOUGH_CELLS:
        return not view.is_heard_from(t.silence_days)
    kept, last = windows.long.mean or Fraction(0), windows.last.mean or Fraction(0)
    return kept < t.low_below and last < t.good_week


def _welcome(view: View, day: date) -> WelcomeBack:
    record = view.record
    by = _welcoming(view, day)
    how = "the pause ended" if day in record.availability.returns else "a good week counted"
    evidence: tuple[Evidence, ...] = ()
    if by is not None:
        evidence = (Evidence(by.id, by.on),)
        how = _came_back(by)
    before = bisect_left(record.signs, by.on) if by is not None else 0
    away = (by.on - record.signs[before - 1]).days if by is not None and before else None
    return WelcomeBack(as_of=view.day, evidence=evidence, welcomed_on=day, by=how, days_away=away)


CAME_BACK = {"call": "called", "text": "texted", "email": "wrote an email", "letter": "wrote a letter"}
"""What a contact in is called, of somebody who is back."""


def _came_back(by: Activity) -> str:
    if by.direction is None:
        return f"came to the {by.kind.replace('-', ' ')}"
    return CAME_BACK[by.kind] if by.direction == "in" else f"answered the {by.kind}"


def _welcoming(view: View, day: date) -> Activity | None:
    """What welcomed a client back on a day: of that day, or of the days just before on which no rule moves."""
    record = view.record
    placed = {placement.on for placement in record.case.placements}
    first = day
    while day not in record.welcoming and (
        (before := first - DAY) in placed or record.availability.is_paused(before)
    ):
        first = before
    place = bisect_left(record.welcoming, first)
    found = record.welcomed_by[place] if place < len(record.welcoming) else None
    return found if found is not None and found.on <= day else None
