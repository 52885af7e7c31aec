"""Activities in a caseload file: taken at sight where nothing is unusual, looked at closely elsewhere."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Any

from followthrough.casework.activity import (
    BECAUSE,
    CONTACT_OUTCOMES,
    CONTACTS,
    DIRECTIONS,
    KINDS,
    MOST_AT_ONCE,
    SESSION_OUTCOMES,
    SESSIONS,
    TOPICS,
    Activity,
    read_kind,
    settle,
    settle_because,
)
from followthrough.casework.mistakes import Mistake

from .caseload_writing import ACTIVITY_FIELDS
from .places import Doubled, Entry
from .values import day_of, kept, moment_of

OUTCOMES = ("done", *SESSION_OUTCOMES, *CONTACT_OUTCOMES)
MINUTES_A_DAY = 1440

_FIELDS = frozenset(ACTIVITY_FIELDS)
_TOPICS = frozenset((None, *TOPICS))
_SAID_OF_A_CONTACT_IN = (None, "done", "answered")


def object_at_sight(pairs: list[tuple[str, Any]]) -> object:
    """An object of the file, while it is parsed: an activity where it plainly is one, to save room."""
    fields = dict(pairs)
    if len(fields) != len(pairs):
        return Doubled(_first_doubled(pairs))
    if "kind" in fields and "on" in fields:
        return activity_at_sight(fields) or fields
    return fields


def _first_doubled(pairs: Iterable[tuple[str, object]]) -> str:
    return next(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)


def activity_at_sight(fields: dict[str, Any]) -> Activity | None:
    """The activity that an object says; None if something about it needs a closer look."""
    get = fields.get
    count, minutes, title, note = get("count"), get("minutes"), get("title"), get("note")
    topic, week_of, recorded_at = get("topic"), get("week_of"), get("recorded_at")
    try:
        if not (fields.keys() <= _FIELDS and topic in _TOPICS and _is_number(minutes, 0, MINUTES_A_DAY)):
            return None
        if not _is_number(count, 1, MOST_AT_ONCE):
            return None
        words = _settled(fields["kind"], 1 if count is None else count, get("outcome"), get("direction"))
        because = _told(words, get("because"))
        on = day_of(fields["on"])
        week_of = None if week_of is None else day_of(week_of)
        title = None if title is None else kept(title, "title")
        note = None if note is None else kept(note, "note")
        recorded_at = None if recorded_at is None else moment_of(recorded_at)
    except (LookupError, TypeError, ValueError, Mistake):
        return None
    return Activity(0, on, *words, topic, week_of, title, minutes, note, recorded_at, because)


def _is_number(value: Any, least: int, most: int) -> bool:
    return value is None or (value.__class__ is int and least <= value <= most)


@lru_cache(maxsize=10_000)
def _settled(
    kind: str, count: int, outcome: str | None, direction: str | None
) -> tuple[str, int, str | None, str | None]:
    """The four, as they belong together. Raises `Mistake` if they do not, `LookupError` for unknown words."""
    if kind not in KINDS or outcome not in (None, *OUTCOMES) or direction not in (None, *DIRECTIONS):
        raise LookupError(kind)
    if kind in CONTACTS and direction == "in" and outcome in _SAID_OF_A_CONTACT_IN:
        outcome = None
    return kind, count, *settle(kind, count=count, outcome=outcome, direction=direction)


def _told(words: tuple[str, int, str | None, str | None], because: str | None) -> str | None:
    """The cause itself, if it goes with such an entry. Raises `Mistake` if it does not, `LookupError` if unknown."""
    if because is None:
        return None
    if because not in BECAUSE:
        raise LookupError(because)
    kind, _, outcome, direction = words
    return settle_because(kind, outcome, direction, because)[1]


def activities_in(entry: Entry) -> tuple[Activity, ...]:
    """A client's activities, in the order of their days; on one day, in the order of the file."""
    found = (
        value if isinstance(value, Activity) else activity_in(entry.entry(value, "activities", number))
        for number, value in enumerate(entry.list_of("activities"))
    )
    return tuple(sorted(found, key=attrgetter("on")))


def activity_in(entry: Entry) -> Activity:
    """The activity that an object says, every field looked at by itself. Raises `ImpossibleFile`."""
    entry.knowing(_FIELDS)
    on, kind = entry.day("on"), kind_in(entry)
    given = entry.number_or_none("count", 1, MOST_AT_ONCE)
    count = 1 if given is None else given
    outcome, direction = entry.word_or_none("outcome", OUTCOMES), entry.word_or_none("direction", DIRECTIONS)
    with entry.at(_misfit(kind, count, direction)):
        kind, count, outcome, direction = words = _settled(kind, count, outcome, direction)
    because = entry.word_or_none("because", BECAUSE)
    with entry.at("because"):
        _told(words, because)
    return Activity(
        id=0,
        on=on,
        kind=kind,
        count=count,
        outcome=outcome,
        direction=direction,
        topic=entry.word_or_none("topic", TOPICS),
        week_of=entry.day_or_none("week_of"),
        title=entry.text_or_none("title", "title"),
        minutes=entry.number_or_none("minutes", 0, MINUTES_A_DAY),
        note=entry.text_or_none("note", "note"),
        recorded_at=entry.moment_or_none("recorded_at"),
        because=because,
    )


def kind_in(entry: Entry) -> str:
    """The kind that an object names."""
    with entry.at("kind"):
        return read_kind(entry.plain_text("kind"))


def _misfit(kind: str, count: int, direction: str | None) -> str:
    """The field to look at when kind, count, outcome and direction do not belong together."""
    if count != 1 and kind in SESSIONS + CONTACTS:
        return "count"
    return "direction" if direction is not None and kind not in CONTACTS else "outcome"
