"""Entries: what a line of `ft log` says, kind by kind; each option goes to the kinds for which it has a meaning."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from followthrough.casework.activity import (
    CONTACT_OUTCOMES,
    CONTACTS,
    DIRECTIONS,
    HELP,
    OURS,
    SESSION_OUTCOMES,
    SESSIONS,
    TOPICS,
    Activity,
    read_kind_and_count,
    settle,
    settle_because,
)
from followthrough.casework.client import one_of
from followthrough.casework.mistakes import DoesNotFit

TALKS = SESSIONS + CONTACTS
"""Kinds in which something can be talked of."""
TAKING_TIME = SESSIONS + CONTACTS + HELP
"""Kinds to which minutes belong first, where several are recorded at once."""


class Said(NamedTuple):
    """What the options say, beside the kinds."""

    outcomes: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    week_of: date | None = None
    title: str | None = None
    topic: str | None = None
    minutes: int | None = None
    note: str | None = None


def chosen(**flags: bool) -> tuple[str, ...]:
    """The flags that were given, as words: `no_answer` is no-answer, `in_` is in."""
    return tuple(flag.strip("_").replace("_", "-") for flag, is_given in flags.items() if is_given)


def read_topic(text: str | None) -> str | None:
    """The topic that a word names. Raises `UnknownStatus`."""
    return None if text is None else one_of(text, TOPICS, "topic")


def entries_of(kinds: Sequence[str], on: date, said: Said) -> list[Activity]:
    """The entries that a line says. Raises `UnknownKind`, `UnclearCount`, `DoesNotFit`, `OutcomeMissing`."""
    named = [read_kind_and_count(kind) for kind in kinds]
    _check(tuple(kind for kind, _ in named), said)
    entries = [_entry(kind, count, on, said) for kind, count in named]
    if said.minutes is not None:
        place = next((n for n, (kind, _) in enumerate(named) if kind in TAKING_TIME), 0)
        entries[place] = entries[place]._replace(minutes=said.minutes)
    entries[0] = entries[0]._replace(note=said.note)
    return entries


def with_cause(entries: Sequence[Activity], cause: str | None) -> list[Activity]:
    """The entries with what got in the way: of the sessions missed; or, where none was, as a contact told it.

    Raises `DoesNotFit` where there is neither.
    """
    if cause is None:
        return list(entries)
    places = [place for place, entry in enumerate(entries) if entry.outcome in ("missed", OURS)]
    places = places or [place for place, entry in enumerate(entries) if _is_talk(entry)] or [0]
    return [_because(entry, cause) if place in places else entry for place, entry in enumerate(entries)]


def _because(entry: Activity, cause: str) -> Activity:
    outcome, because = settle_because(entry.kind, entry.outcome, entry.direction, cause)
    return entry._replace(outcome=outcome, because=because)


def _is_talk(entry: Activity) -> bool:
    """Whether a client can have told something in it: a contact in, or one that was answered."""
    return entry.direction == "in" or entry.outcome == "answered"


def _entry(kind: str, count: int, on: date, said: Said) -> Activity:
    outcome = _one_of(kind, said.outcomes, _outcomes_of(kind))
    direction = _one_of(kind, said.directions, DIRECTIONS if kind in CONTACTS else ())
    outcome, direction = settle(kind, count=count, outcome=outcome, direction=direction)
    return Activity(
        id=0,
        on=on,
        kind=kind,
        count=count,
        outcome=outcome,
        direction=direction,
        topic=said.topic if kind in TALKS else None,
        week_of=said.week_of if kind == "report" else None,
        title=said.title if kind == "task" else None,
    )


def _outcomes_of(kind: str) -> tuple[str, ...]:
    if kind in SESSIONS:
        return SESSION_OUTCOMES
    return CONTACT_OUTCOMES if kind in CONTACTS else ()


def _one_of(kind: str, given: tuple[str, ...], meant: tuple[str, ...]) -> str | None:
    """The one flag among those given that a kind can have. Raises `DoesNotFit` if there are several."""
    fitting = [flag for flag in given if flag in meant]
    if len(fitting) > 1:
        together = " and ".join(f"--{flag}" for flag in fitting)
        raise DoesNotFit(kind=kind, given=f"{together} together", fitting=f"one of --{', --'.join(meant)}")
    return fitting[0] if fitting else None


def _check(kinds: tuple[str, ...], said: Said) -> None:
    """Raises `DoesNotFit` for an option that has a meaning for none of the kinds."""
    for flag in (*said.outcomes, *said.directions):
        if not any(flag in _flags_of(kind) for kind in kinds):
            raise DoesNotFit(kind=kinds[0], given=f"--{flag}", fitting=_fitting(kinds[0]))
    for option, value, meant in (
        ("--week-of", said.week_of, ("report",)),
        ("--title", said.title, ("task",)),
        ("--topic", said.topic, TALKS),
    ):
        if value is not None and not set(meant) & set(kinds):
            raise DoesNotFit(kind=kinds[0], given=option, fitting=_fitting(kinds[0]))


def _flags_of(kind: str) -> tuple[str, ...]:
    return (*_outcomes_of(kind), *(DIRECTIONS if kind in CONTACTS else ()))


def _fitting(kind: str) -> str:
    """The options that have a meaning for a kind."""
    if kind in SESSIONS:
        return ", ".join(f"--{outcome}" for outcome in SESSION_OUTCOMES) + "; --topic"
    if kind in CONTACTS:
        return "--in, or --out with --answered or --no-answer; --topic"
    own = {"report": " and --week-of", "task": " and --title"}.get(kind, "")
    return f"a count, as in {kind}=2{own}"


# In words -------------------------------------------------------------------------------------------------------


def entry_in_words(entry: Activity) -> str:
    """An entry as it is read back: `application 5`, `job-club missed`, `call in`, `text out, no answer`."""
    words = entry.kind if entry.count == 1 else f"{entry.kind} {entry.count}"
    if entry.kind in SESSIONS:
        words += {"ours": " called off by us"}.get(entry.outcome or "", f" {entry.outcome}")
    if entry.direction == "in":
        words += " in"
    elif entry.direction == "out":
        words += f" out, {(entry.outcome or '').replace('-', ' ')}"
    if entry.title:
        words += f" “{entry.title}”"
    if entry.week_of:
        words += f" for the week of {entry.week_of.isoformat()}"
    words += f" (on {entry.topic})" if entry.topic else ""
    return words + (f" (because: {entry.because.replace('-', ' ')})" if entry.because else "")
