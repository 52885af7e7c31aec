"""The view: one client's record, seen from one day, with where the client stands. What every strategy examines."""

from datetime import date
from functools import cached_property
from typing import NamedTuple

from followthrough.casework.activity import monday_of
from followthrough.casework.contract import COUNSELLOR, Contract
from followthrough.casework.workweek import DAY, WEEK

from .as_of import AsOf, day_after
from .follow_through import FollowThrough, Windows
from .record import Record
from .slips import MISSED_REPORT, SHOWN_DAYS, Slip, Slips
from .thresholds import Thresholds


class Standing(NamedTuple):
    """Where a client stands: the list, since when, the latest fresh start, a welcome-back, a placement."""

    list: str
    since: date
    fresh_start: date | None = None
    welcomed_on: date | None = None
    placed_on: date | None = None
    placed_through: date | None = None
    cause: str = "intake"


class View:
    """One client seen from one day. The day moves on while a history is walked; the record does not."""

    def __init__(self, record: Record, through: date, first: date | None = None) -> None:
        self.record = record
        self.thresholds: Thresholds = record.thresholds
        self.follow_through = FollowThrough(record)
        self.slips = Slips(record, self.follow_through, through, self._slips_since(first))
        self.at = AsOf(record.intake)
        self.standing = Standing("active", record.intake)

    def _slips_since(self, first: date | None) -> date:
        """The earliest day of a slip that is asked for, if no day before `first` is judged; of every one, if None."""
        if first is None:
            return date.min
        reach = max(self.thresholds.slip_days, self.thresholds.quiet_days, SHOWN_DAYS)
        return first - DAY * reach - WEEK  # a week more, so that an answer is good for some days before too

    def move_to(self, day: date, standing: Standing) -> None:
        """See the same record from another day."""
        self.at = AsOf(day)
        self.standing = standing

    @property
    def day(self) -> date:
        """The day from which is seen."""
        return self.at.day

    @cached_property
    def owed(self) -> FollowThrough:
        """The counsellor's side, by the same arithmetic."""
        return FollowThrough(self.record, COUNSELLOR)

    @property
    def windows(self) -> Windows:
        """The client's follow-through over the short, long and last window."""
        return self.follow_through.windows(self.at, self.fresh_from)

    @property
    def fresh_from(self) -> date | None:
        """The Monday behind which no window reaches, since the latest fresh start."""
        fresh = self.standing.fresh_start
        if fresh is None:
            return None
        monday = monday_of(fresh)
        return monday if monday == fresh else monday + WEEK

    @property
    def contract(self) -> Contract | None:
        """The contract in force."""
        signed = self.at.latest(self.record.signing_days)
        if signed is not None:
            self.at.has_come(day_after(signed))
        contract = self.record.contract_on(self.day)
        if contract is not None and contract.ends_on is not None:
            self.at.has_come(day_after(contract.ends_on))
        return contract

    @property
    def has_signed_today(self) -> bool:
        """Whether a contract was signed that very day: in force from the next."""
        return self.at.is_among_last(1, self.at.latest(self.record.signing_days))

    @property
    def onboarding_day(self) -> int | None:
        """Which day of onboarding it is, or None once it is over."""
        first = self.record.intake
        if self.record.signing_days and self.at.has_come(self.record.signing_days[0]):
            first = self.record.signing_days[0]
        day = (self.day - first).days + 1
        return day if self.at.is_among_last(self.thresholds.onboarding_days, first) else None

    @property
    def is_welcome_running(self) -> bool:
        """Whether a welcome-back runs."""
        return self.at.is_among_last(self.thresholds.welcome_days, self.standing.welcomed_on)

    @property
    def is_placed(self) -> bool:
        """Whether a placement by the counsellor holds."""
        through = self.standing.placed_through
        return through is not None and not self.at.has_come(day_after(through))

    def is_heard_from(self, days: int) -> bool:
        """Whether there was a sign of life in the last so many days; intake counts as one."""
        return self.at.is_among_last(days, self.record.intake) or self.at.is_any_among_last(
            days, self.record.signs
        )

    def cause_since(self, day: date) -> str | None:
        """What was last told to have got in the way, from a day on; None if nothing was."""
        latest = self.at.latest(self.record.cause_days)
        return self._cause_of(latest) if latest is not None and latest >= day else None

    def cause_in_last(self, days: int) -> str | None:
        """What was last told to have got in the way, in the last so many days."""
        latest = self.at.latest(self.record.cause_days)
        return self._cause_of(latest) if self.at.is_among_last(days, latest) else None

    def _cause_of(self, day: date | None) -> str | None:
        return next(cause for told_on, cause in reversed(self.record.causes) if told_on == day)

    def slips_in_last(self, days: int) -> list[Slip]:
        """The slips of the last so many days, missed reports included."""
        return self.slips.in_last(days, self.at, self.standing.fresh_start)

    def slips_that_move(self, days: int) -> list[Slip]:
        """The slips of the last so many days that can move a client: missed reports only in onboarding."""
        slips = self.slips_in_last(days)
        if any(slip.kind == MISSED_REPORT for slip in slips) and self.onboarding_day is None:
            slips = [slip for slip in slips if slip.kind != MISSED_REPORT]
        return slips
