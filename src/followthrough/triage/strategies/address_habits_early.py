"""3. Address habits early: a slip is smallest on the day it happens."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor

from followthrough.casework.because import NEXT_STEPS
from followthrough.casework.client import NEEDS_EARLY_INTERVENTION
from followthrough.casework.workweek import WEEK
from followthrough.triage.follow_through import ENOUGH_CELLS
from followthrough.triage.reason import Day, Evidence, Number, Reason
from followthrough.triage.slips import MISSED_REPORT, MISSED_SESSION, NO_ANSWER, Slip
from followthrough.triage.view import View

NAMES = {"job-club": "job club"}


def told(slip: Slip) -> str:
    """A slip in words about the record."""
    about = Day(slip.about.year, slip.about.month, slip.about.day)
    if slip.kind == MISSED_REPORT:
        return f"no report recorded for the week of {about}"
    if slip.kind == MISSED_SESSION:
        return f"the {NAMES.get(slip.what, slip.what)} on {about:short} was missed"
    return f"the {slip.what} of {about:short} has had no answer"


@dataclass(frozen=True, kw_only=True)
class Caused(Reason):
    """A reason whose next step depends on what got in the way, where the record knows it."""

    because: str | None = None

    @property
    def step(self) -> str:
        """The next step that the cause calls for; without one, the question what it was."""
        return self.next_step if self.because is None else NEXT_STEPS[self.because]


@dataclass(frozen=True, kw_only=True)
class FirstSlip(Caused):
    """In onboarding, and a slip in the last week: time for a kind call while it is small."""

    code = "first-slip"
    strategy = 3
    says = "{what}."
    next_step = "Call: how did the week go? What got in the way? Agree on one task."
    way_out = "{quiet_days:day} without a slip"
    settings = ("quiet_days", "onboarding_days")

    kind: str
    slipped_on: date
    about: date
    told: str
    quiet_days: int

    def derived(self) -> dict[str, object]:
        """The slip as a sentence."""
        return {"what": self.told[0].upper() + self.told[1:]}


@dataclass(frozen=True, kw_only=True)
class Slipping(Caused):
    """Less is kept over the last weeks than the contract asks."""

    code = "slipping"
    strategy = 3
    says = (
        "Kept {follow_through}: {kept} of {cells} promises over {weeks:week}; "
        "{enter_below:least} keeps a client active."
    )
    next_step = "Call: what got in the way? Agree on one task for this week, small enough to be sure of."
    way_out = "Keep {leave_at:least} of what was agreed"
    settings = ("enter_below", "leave_at")

    follow_through: Fraction
    cells: int
    weeks: int
    enter_below: Fraction
    leave_at: Fraction

    def derived(self) -> dict[str, object]:
        """The promises kept, to one digit."""
        return {"kept": f"{floor(self.follow_through * self.cells * 10) / 10:.1f}"}


@dataclass(frozen=True, kw_only=True)
class RepeatedSlips(Caused):
    """Several sessions missed or attempts unanswered in two weeks."""

    code = "repeated-slips"
    strategy = 3
    says = "{count:slip} in {days:day}: {told}."
    next_step = "Ask what got in the way, and agree on the next small step together."
    way_out = "{days:day} with {most} missed or unanswered"
    settings = ("slips", "slip_days")

    count: int
    days: int
    least: int
    told: str
    latest: date

    def derived(self) -> dict[str, object]:
        """How many are not yet too many."""
        return {"most": f"at most {Number(self.least - 1):thing}" if self.least > 1 else "nothing"}


@dataclass(frozen=True, kw_only=True)
class Settling(Reason):
    """None of the reasons holds any more; a few steady days lead back to active."""

    code = "settling"
    strategy = 3
    says = "What brought {name} here is over; a few steady days lead back to active."
    next_step = "Say what you have seen go well, and keep in touch."
    settings = ("min_days", "leave_at", "life_days")


class AddressHabitsEarly:
    """Address bad habits early, in the first two weeks above all.

    What is let pass in the first two weeks becomes the pattern. Book phone meetings, ask for one small task at a
    time, check in by text. When a report is missing, a call unanswered or a session missed, say so at once, supportive
    and firm: you are looking forward to what you can reach together, and it takes both.
    """

    number = 3
    name = "address-habits-early"
    title = "Address habits early"
    reasons = (FirstSlip, Slipping, RepeatedSlips, Settling)

    def alarms(self, view: View) -> Iterator[Reason]:
        """A first slip in onboarding; little kept; repeated slips."""
        yield from _first_slip(view)
        yield from _slipping(view)
        yield from _repeated_slips(view)

    def states(self, view: View) -> Iterator[Reason]:
        """Settling: on needs-early-intervention, where nothing alarms any more. Asked only then."""
        if view.standing.list == NEEDS_EARLY_INTERVENTION:
            yield Settling(as_of=view.day)

    def advises(self, view: View) -> Iterator[Reason]:
        """Nothing beyond the alarms."""
        return iter(())


def _first_slip(view: View) -> Iterator[Reason]:
    if view.onboarding_day is None:
        return
    slips = view.slips_in_last(view.thresholds.quiet_days)
    if slips:
        slip = slips[-1]
        yield FirstSlip(
            as_of=view.day,
            evidence=_evidence([slip]),
            because=view.cause_since(_told_from(slip)),
            kind=slip.kind,
            slipped_on=slip.on,
            about=slip.about,
            told=told(slip),
            quiet_days=view.thresholds.quiet_days,
        )


def _slipping(view: View) -> Iterator[Reason]:
    short, t = view.windows.short, view.thresholds
    if short.mean is not None and short.cells >= ENOUGH_CELLS and short.mean < t.enter_below:
        yield Slipping(
            as_of=view.day,
            because=view.cause_in_last(t.slip_days),
            follow_through=short.mean,
            cells=short.cells,
            weeks=len(short.weeks),
            enter_below=t.enter_below,
            leave_at=t.leave_at,
        )


def _repeated_slips(view: View) -> Iterator[Reason]:
    t = view.thresholds
    slips = [slip for slip in view.slips_in_last(t.slip_days) if slip.kind in (MISSED_SESSION, NO_ANSWER)]
    if len(slips) >= t.slips:
        yield RepeatedSlips(
            as_of=view.day,
            evidence=_evidence(slips),
            because=view.cause_since(_told_from(slips[-1])),
            count=len(slips),
            days=t.slip_days,
            least=t.slips,
            told="; ".join(told(slip) for slip in slips[-2:]),
            latest=slips[-1].on,
        )


def _told_from(slip: Slip) -> date:
    """The day from which on what a client tells is about a slip: its own, or that of the week that was not reported."""
    return slip.about + WEEK if slip.kind == MISSED_REPORT else slip.about


def _evidence(slips: list[Slip]) -> tuple[Evidence, ...]:
    return tuple(Evidence(entry, slip.about) for slip in slips for entry in slip.entries)
