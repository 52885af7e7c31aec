"""Windows: on which days of a plan each thing can be done, and the fewest contacts with one client that do them all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from followthrough.casework.client import Client
from followthrough.triage.assess import Assessment

from .check_ins import CheckInOpen
from .contact import RIDES_ALONG, Contact, MeetingToHold, PromisedLater, contact_with
from .hours import Hours
from .item import OPEN, Item


class Window(NamedTuple):
    """The first and the last of the plan's days on which a thing can be done."""

    first: date
    last: date
    item: Item


class Held(NamedTuple):
    """The day by which a contact is held, at the latest, and the items that it serves, in their order."""

    by: date
    items: tuple[Item, ...]


def window_of(item: Item, days: Sequence[date]) -> Window:
    """When an item can be done, of the days of a plan: from its first day, or at once, through the day it is due.

    What is due or overdue is done at once. What waits for whatever presses, and what only rides along, has all the
    days; where every day of an item is closed, the next open one is its day.
    """
    latest = len(days) - 1
    first = min(bisect_left(days, _begins(item)), latest)
    can_wait = item.pressing == OPEN and item.due <= item.as_of
    if can_wait or item.code in RIDES_ALONG:
        return Window(days[first], days[latest], item)
    return Window(days[first], days[max(first, bisect_right(days, item.due) - 1)], item)


def _begins(item: Item) -> date:
    if isinstance(item, CheckInOpen):
        return item.first
    return item.due if isinstance(item, MeetingToHold | PromisedLater) else item.as_of


def fewest_contacts(items: Iterable[Item], days: Sequence[date]) -> Iterator[Held]:
    """The fewest contacts in which every item is served within its window, by their days.

    The window that ends first asks for a contact by then; it serves all that has begun, and what is left asks again.
    """
    windows = [window_of(item, days) for item in items]
    while windows:
        by = min(window.last for window in windows)
        yield Held(by, tuple(window.item for window in windows if window.first <= by))
        windows = [window for window in windows if window.first > by]


def contacts_with(
    client: Client,
    items: Iterable[Item],
    assessment: Assessment | None,
    hours: Hours,
    days: Sequence[date],
    *,
    has_time_to_meet: bool = True,
) -> Iterator[Contact]:
    """The contacts that serve all that there is to do for a client on the days of a plan; none if there is nothing.

    The reasons of triage go with the first. A later one is owed, serves what only then begins, is as long as that needs
    and is held by its day.
    """
    now = tuple(items)
    held = list(fewest_contacts(now, days)) if len(now) > 1 else []
    now = held[0].items if held else now
    first = contact_with(client, now, assessment, hours, days[-1], has_time_to_meet=has_time_to_meet)
    if first is not None:
        yield first
    for by, coming in held[1:]:
        later = contact_with(client, coming, None, hours, by)
        if later is not None:
            yield later._replace(assessment=assessment, by=by)
