"""Activities of a table: one row is one entry, and the words that say whose."""

from collections.abc import Callable
from datetime import date

from followthrough.casework.activity import (
    BECAUSE,
    CONTACT_OUTCOMES,
    CONTACTS,
    DIRECTIONS,
    OURS,
    SESSION_OUTCOMES,
    SESSIONS,
    TOPICS,
    Activity,
    monday_of,
    settle,
    settle_because,
)
from followthrough.casework.incoming import IncomingActivity
from followthrough.casework.mistakes import Mistake

from .cells import Column, Days, Refused, Texts, text_of, told
from .headers import says_hours
from .kind_words import read_kind_word
from .numbers import count_in, minutes_in
from .said import BECAUSE_WORDS, DIRECTION_WORDS, OUTCOME_WORDS, TOPIC_WORDS, said_as
from .table import Cell

OUTCOMES = ("done", *SESSION_OUTCOMES, *CONTACT_OUTCOMES)
CAUSES = (*BECAUSE, OURS)

FIELDS = (
    "client", "on", "kind", "count", "outcome", "direction", "because", "topic", "week_of", "title", "minutes", "note",
)  # fmt: skip
"""The fields of a row, in the order in which `activity_reader` takes them."""

Settled = tuple[str, int, str | None, str | None, str | None]
"""Kind, count, outcome, direction, cause, as they belong together."""

_MOST_REMEMBERED = 20_000


class _SettledWords(dict[tuple[Cell, ...], Settled]):
    """What the five words of an entry come to together, each different combination settled once."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = Column("kind", read_kind_word, is_required=True)
        self.count = Column("count", count_in)
        self.outcome = Column("outcome", lambda word: said_as(word, OUTCOME_WORDS, "outcome", OUTCOMES))
        self.direction = Column(
            "direction", lambda word: said_as(word, DIRECTION_WORDS, "direction", DIRECTIONS)
        )
        self.because = Column("because", lambda word: said_as(word, BECAUSE_WORDS, "cause", CAUSES))

    def __missing__(self, cells: tuple[Cell, ...]) -> Settled:
        kind, count, outcome, direction, because = cells
        settled = _settled(
            self.kind[kind],
            self.count[count] or 1,
            self.outcome[outcome],
            self.direction[direction],
            self.because[because],
        )
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[cells] = settled
        return settled


def _settled(
    kind: str, count: int, outcome: str | None, direction: str | None, because: str | None
) -> Settled:
    if kind in CONTACTS and direction == "in" and outcome in ("done", "answered"):
        outcome = None  # that they reached us, `in` says
    try:
        outcome, direction = settle(kind, count=count, outcome=outcome, direction=direction)
    except Mistake as mistake:
        raise Refused(_misfit(kind, count, direction), told(mistake)) from None
    try:
        outcome, because = settle_because(kind, outcome, direction, because)
    except Mistake as mistake:
        raise Refused("because", told(mistake)) from None
    return kind, count, outcome, direction, because


def _misfit(kind: str, count: int, direction: str | None) -> str:
    """The field to look at when kind, count, outcome and direction do not belong together."""
    if count != 1 and kind in SESSIONS + CONTACTS:
        return "count"
    return "direction" if direction is not None and kind not in CONTACTS else "outcome"


def activity_reader(
    day: Callable[..., Days], minutes_header: str, today: date
) -> Callable[[int, tuple[str, ...], tuple[Cell, ...]], IncomingActivity]:
    """How a row becomes an entry: its line, its texts, and its cells in the order of `FIELDS`."""
    days, weeks = day("on", latest=today, is_required=True), day("week_of", latest=today)
    clients, notes = Column("client", text_of("name"), is_required=True), Texts("note", text_of("note"))
    words, titles = _SettledWords(), Column("title", text_of("title"))
    topics = Column("topic", lambda word: said_as(word, TOPIC_WORDS, "topic", TOPICS))
    hours = says_hours(minutes_header)
    lengths = Column("minutes", lambda text: minutes_in(text, hours=hours))

    def read(line: int, original: tuple[str, ...], cells: tuple[Cell, ...]) -> IncomingActivity:
        client, on, kind, count, outcome, direction, because, topic, week_of, title, minutes, note = cells
        name, happened = clients[client], days[on]
        settled = words[kind, count, outcome, direction, because]
        week = weeks[week_of]
        monday, said = week and monday_of(week), notes[note] if note not in ("", None) else None
        task, length = titles[title], lengths[minutes]
        entry = Activity(
            0, happened, *settled[:4], topics[topic], monday, task, length, said, None, settled[4]
        )
        return IncomingActivity(line, original, name, entry)

    return read
