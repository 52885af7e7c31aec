"""Contact: one talk or message with one client, and everything that it serves; how long it takes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from followthrough.casework.client import ACTIVE, LOW_POWER, NEEDS_EARLY_INTERVENTION, Client
from followthrough.triage.assess import ADVICE_FIRST, Assessment
from followthrough.triage.reason import Reason
from followthrough.triage.strategies.sign_a_contract import ContractToSign

from .check_ins import CheckInOpen
from .hours import Hours
from .item import Item
from .messages import MessageWaiting
from .owed import Owed, Promised

FIXED, OWED, EARLY, TRACTION = GROUPS = ("fixed", "owed", NEEDS_EARLY_INTERVENTION, ACTIVE)
"""What is planned first: the fixed load, what is owed, early intervention, and active clients by traction."""

CALL, TEXT, MEETING, TALK, LOOK_IN, ASKING = "call", "text", "meeting", "early", "follow-through", "task"
"""How a contact is held. Each has its length among the hours."""
FORMS = {
    "welcome-back": CALL, "back-from-pause": CALL, "retention": CALL, "low-power-review": CALL, "task": ASKING,
    "review-due": MEETING, "contract-ending": MEETING, "contract-to-sign": MEETING, "no-contract": MEETING,
    "meeting": MEETING,
}  # fmt: skip
"""The form of the contact that something asks for, by its code."""
PROMISED_FORMS = {"check-in": CALL, "reply": TEXT, "call": CALL, "text": TEXT, "email": "email", "letter": "letter",
                  "meeting": MEETING, "job-club": TEXT, "workshop": TEXT}  # fmt: skip
"""The form of a contact that was promised, by its kind; of a session, the word on when it is held."""
WORK = {
    "job-leads": "owed", "employer-contact": "owed", "reference": "owed", "resume-help": MEETING,
    "interview-practice": MEETING,
}  # fmt: skip
"""What was promised and takes time of its own beside the contact, each one so long as this."""
RIDES_ALONG = ("task",)
"""What is asked about where there is a contact anyway, and makes none owed by itself."""


@dataclass(frozen=True, kw_only=True)
class MeetingToHold(Item):
    """A meeting with one client falls on a day of the plan."""

    code = "meeting"
    says = "Meeting on {due:short}{where}."
    next_step = "Hold it."
    records = "log {ref} meeting --attended"

    at: str | None = None

    def derived(self) -> dict[str, object]:
        """When and where."""
        return {"where": f", {self.at}" if self.at else ""}


@dataclass(frozen=True, kw_only=True)
class PromisedLater(Promised):
    """Something that the counsellor promised for certain days falls on a later day of the plan."""

    says = "Promised for {due:short}: {what}."


@dataclass(frozen=True, kw_only=True)
class DoorContactComing(Item):
    """The door is open, and the contact that is still owed falls due within the days of the plan."""

    code = "contact-owed"
    says = "The door is open; one contact is owed by {due:short}."
    next_step = "One light contact: the door is open, and here is how to walk in."
    records = "log {ref} text"


Served = Item | Reason


class Contact(NamedTuple):
    """One contact with one client: its group, its form, its minutes, and what it serves, the most pressing first.

    `work` counts what was promised beside it, by kind, and `work_minutes` are those of the minutes that it takes. There
    is no assessment of who is paused or closed. `by` is the last day of a contact that comes after a client's first.
    """

    group: str
    client: Client
    form: str | None
    minutes: int
    serves: tuple[Served, ...] = ()
    work: tuple[tuple[str, int], ...] = ()
    work_minutes: int = 0
    assessment: Assessment | None = None
    by: date | None = None

    @property
    def can_be_parted(self) -> bool:
        """Whether there is work beside a contact that can be held without it."""
        return self.form is not None and bool(self.work)

    @property
    def talk(self) -> "Contact":
        """The contact alone, without the work beside it."""
        serves = tuple(served for served in self.serves if not _is_work(served))
        return self._replace(minutes=self.minutes - self.work_minutes, serves=serves, work=(), work_minutes=0)

    @property
    def rest(self) -> "Contact":
        """The work alone."""
        serves = tuple(served for served in self.serves if _is_work(served))
        return self._replace(form=None, minutes=self.work_minutes, serves=serves)


def contact_with(
    client: Client,
    items: Iterable[Item],
    assessment: Assessment | None,
    hours: Hours,
    last: date,
    *,
    has_time_to_meet: bool = True,
) -> Contact | None:
    """The one contact that serves these items, and what triage asks for through a last day; None if there is nothing.

    An active client is always worth a look in; one on low power is owed what is owed, and no more. Without time to
    meet, a contract that is to be signed is talked of, and the meeting booked.
    """
    where = assessment.list if assessment is not None else None
    found: list[Served] = [item for item in items if where != LOW_POWER or item.code not in RIDES_ALONG]
    found += () if assessment is None else _reasons(assessment, {item.code for item in found}, last)
    group = _group_of(found, where)
    if group is None:
        return None
    work = tuple(_work(found))
    forms = list(_forms(found, client, has_time_to_meet=has_time_to_meet))
    forms += [TALK] * (where == NEEDS_EARLY_INTERVENTION) + [LOOK_IN] * (not forms and not work)
    form = max(forms, key=hours.length, default=None)
    beside = sum(hours.length(WORK[kind]) * count for kind, count in work)
    minutes = beside + (hours.length(form) if form is not None else 0)
    return Contact(group, client, form, minutes, tuple(found), work, beside, assessment)


def _forms(found: Iterable[Served], client: Client, *, has_time_to_meet: bool) -> Iterator[str]:
    """How each thing asks to be held, where it asks for a contact at all."""
    for served in found:
        form = TALK if isinstance(served, Reason) and not has_time_to_meet else _form_of(served, client)
        if form is not None:
            yield form


def _reasons(assessment: Assessment, said: set[str], last: date) -> list[Reason]:
    """Why a client is on early intervention; and a contract to sign before the days are over."""
    is_early = assessment.list == NEEDS_EARLY_INTERVENTION
    found = [
        reason
        for reason in assessment.reasons
        if reason.code not in said
        and (
            reason.sign_by <= last
            if isinstance(reason, ContractToSign)
            else is_early and reason.code not in ADVICE_FIRST
        )
    ]
    more_than_settling = [reason for reason in found if reason.code != "settling"]
    return more_than_settling if more_than_settling or said else found


def _group_of(found: Iterable[Served], where: str | None) -> str | None:
    if any(_is_owed(served) for served in found):
        return OWED
    return {NEEDS_EARLY_INTERVENTION: EARLY, ACTIVE: TRACTION}.get(where or "")


def _is_owed(served: Served) -> bool:
    return isinstance(served, ContractToSign) or (isinstance(served, Item) and served.code not in RIDES_ALONG)


def _form_of(served: Served, client: Client) -> str | None:
    if isinstance(served, MessageWaiting | CheckInOpen):
        return served.kind
    if isinstance(served, Owed | Promised):
        return PROMISED_FORMS.get(served.kind)
    if served.code == "contact-owed":
        return client.channel or TEXT
    return FORMS.get(served.code)


def _is_work(served: Served) -> bool:
    return isinstance(served, Owed | Promised) and served.kind in WORK


def _work(found: Iterable[Served]) -> Iterator[tuple[str, int]]:
    for served in found:
        if isinstance(served, Owed | Promised) and served.kind in WORK:
            yield served.kind, served.count if isinstance(served, Owed) else 1
