"""The calendar file (.ics): the coming weeks for the counsellor's own calendar. Written by icalendar, the extra `ics`.

Titles hold initials and references unless names are asked for. No note, no reason, no phone number goes into it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from followthrough.casework.client import Client
from followthrough.casework.mistakes import MissingExtra
from followthrough.casework.names import is_unprintable
from followthrough.casework.workweek import DAY
from followthrough.workday.ahead import Event

if TYPE_CHECKING:
    from icalendar import Component

EXTRA = "ics"
NAMESPACE = UUID("5b0f7a52-6d0c-5c55-9d1e-0e8f3f6f4c21")
"""Under which the numbers of events are made: never changed, or every calendar would hold each event twice."""
PRODUCT = "-//followthrough//ft calendar//EN"


def write_calendar(events: Sequence[Event], now: datetime, *, names: bool = False) -> str:
    """The text of a calendar file as of a moment; the same events and moment give the same text.

    Raises `MissingExtra` where icalendar is not installed.
    """
    try:
        from icalendar import Calendar  # noqa: PLC0415  # an extra, and loaded for this command alone
    except ImportError as trouble:
        raise MissingExtra(what="Writing .ics", extra=EXTRA) from trouble
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for event in events:
        calendar.add_component(_component(event, now, names=names))
    return str(calendar.to_ical(), "utf-8")


def _component(event: Event, now: datetime, *, names: bool) -> "Component":
    from icalendar import Event as Component  # noqa: PLC0415  # as above

    made = Component()
    made.add("uid", f"{uid_of(event)}@followthrough")
    made.add("dtstamp", now)
    made.add("dtstart", event.first)
    made.add("dtend", event.last + DAY)  # the first day after it
    made.add("summary", title_of(event, names=names))
    made.add("transp", "OPAQUE" if event.blocks else "TRANSPARENT")
    if event.clients:
        made.add("class", "PRIVATE")
    return made


def uid_of(event: Event) -> UUID:
    """The number of an event: made from its key, and so the same each time it is written."""
    return uuid5(NAMESPACE, "\n".join(event.key))


def title_of(event: Event, *, names: bool = False) -> str:
    """What stands in the calendar: `A.R. (C7F3): call`, or for several `job club (7)`; nothing in it steers."""
    title = _title_of(event, names=names)
    return "".join(" " if is_unprintable(mark) else mark for mark in title)


def _title_of(event: Event, *, names: bool) -> str:
    if not event.clients:
        return event.what
    if len(event.clients) > 1:
        return f"{event.what} ({len(event.clients)})"
    (client,) = event.clients
    return f"{client.name if names else initials(client)} ({client.ref}): {event.what}"


def initials(client: Client) -> str:
    """The first letters of a name: A.R. for Ana Reyes."""
    words = client.name.replace("-", " ").split()
    letters = (next((mark for mark in word if mark.isalnum()), "") for word in words)
    return "".join(f"{letter.upper()}." for letter in letters if letter)
