"""1. Sign a contract: say what each side does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from followthrough.casework.client import LOW_POWER
from followthrough.triage.as_of import day_after
from followthrough.triage.reason import Reason
from followthrough.triage.view import View


@dataclass(frozen=True, kw_only=True)
class NoContract(Reason):
    """No contract is in force, and there has been time to sign one."""

    code = "no-contract"
    strategy = 1
    says = "No contract in force, {days:day} after {event} on {since}."
    next_step = "Sign the contract at the next meeting: what you will do, what {name} will do."
    way_out = "Sign a contract"
    settings = ("sign_by_days",)

    since: date
    had_one: bool

    def derived(self) -> dict[str, object]:
        """How long it has been, and since what."""
        event = "the last one ended" if self.had_one else "intake"
        return {"days": (self.as_of - self.since).days, "event": event}


@dataclass(frozen=True, kw_only=True)
class ContractToSign(Reason):
    """No contract is in force yet; there is still time to sign one."""

    code = "contract-to-sign"
    strategy = 1
    says = "No contract signed yet; {sign_by} is the day to have one by."
    next_step = "Sign the contract by {sign_by}: an early agreement is the one that helps."
    settings = ("sign_by_days",)

    sign_by: date


@dataclass(frozen=True, kw_only=True)
class ContractEnding(Reason):
    """The contract in force ends within days."""

    code = "contract-ending"
    strategy = 1
    says = "The contract ends on {ends_on}."
    next_step = "Sign the next one before {ends_on}, so that nothing lapses."
    settings = ("sign_by_days",)

    ends_on: date


@dataclass(frozen=True, kw_only=True)
class ReviewDue(Reason):
    """The contract has stood for weeks without a look at whether it still fits."""

    code = "review-due"
    strategy = 1
    says = "The contract was last looked at on {since}, {days:day} ago."
    next_step = (
        "Look at the contract together: what works, what to change (log it as a meeting with topic plan)."
    )
    settings = ("review_days",)

    since: date

    def derived(self) -> dict[str, object]:
        """How long it has been."""
        return {"days": (self.as_of - self.since).days}


class SignAContract:
    """Sign a contract that says what each side does.

    A contract names what you are prepared to do and what you expect: how often to look at postings, when to follow up
    an application, which sessions to attend, what to report. It makes the job search the client's own. Sign it at
    the first meeting or soon after; look at it again every four weeks; sign the next before it ends.
    """

    number = 1
    name = "sign-a-contract"
    title = "Sign a contract"
    reasons = (NoContract, ContractToSign, ContractEnding, ReviewDue)

    def alarms(self, view: View) -> Iterator[Reason]:
        """No contract in force, and `sign_by_days` gone by."""
        found = _without_contract(view)
        if found is not None and view.at.has_come(_sign_by(view, found[0])):
            yield NoContract(as_of=view.day, since=found[0], had_one=found[1])

    def states(self, view: View) -> Iterator[Reason]:
        """Nothing: a contract says nothing of the list."""
        return iter(())

    def advises(self, view: View) -> Iterator[Reason]:
        """A contract to sign, one that ends soon, or one due for review."""
        found = _without_contract(view)
        if found is not None:
            sign_by = _sign_by(view, found[0])
            if not view.at.has_come(sign_by):
                yield ContractToSign(as_of=view.day, sign_by=sign_by)
            return
        contract = view.contract
        if contract is None or view.has_signed_today:
            return
        soon = timedelta(view.thresholds.sign_by_days)
        if contract.ends_on is not None and view.at.has_come(contract.ends_on - soon):
            yield ContractEnding(as_of=view.day, ends_on=contract.ends_on)
        if view.standing.list == LOW_POWER:  # there it is the list itself that is looked at again
            return
        looked_at = max(contract.signed_on, view.at.latest(view.record.plan_talked) or date.min)
        if view.at.has_come(looked_at + timedelta(view.thresholds.review_days)):
            yield ReviewDue(as_of=view.day, since=looked_at)


def _without_contract(view: View) -> tuple[date, bool] | None:
    """Since when there is no contract, and whether there was one before; None if one is in force or signed today."""
    if view.contract is not None or view.has_signed_today:
        return None
    last = view.record.last_signed_before(view.day)
    if last is None or last.ends_on is None:
        return view.record.intake, False
    view.at.has_come(day_after(last.ends_on))
    return last.ends_on, True


def _sign_by(view: View, since: date) -> date:
    return since + timedelta(view.thresholds.sign_by_days)
