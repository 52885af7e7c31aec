"""The disclosure's page: what stands on it, as values, in the language asked for. Its look is the writers' matter."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from followthrough.casework.audit_trail import Entry
from followthrough.casework.client import Client
from followthrough.casework.holding import NOW, Copy, Holding
from followthrough.casework.retention import due_on
from followthrough.triage.assess import Assessment
from followthrough.triage.reason import Share
from followthrough.triage.standing import Chapter

from .rows import PARTS, Item, Rows
from .words import Words, words_in


class Part(NamedTuple):
    """A part of the page: its heading, sentences for everybody, and what is kept; with nothing kept, it says so."""

    title: str
    says: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    lines: tuple[str, ...] = ()
    nothing: str = ""


class Disclosure(NamedTuple):
    """The whole page. Days are in words, and what a counsellor wrote is as it was written."""

    language: str
    region: str
    title: str
    of_whom: str
    intro: tuple[str, ...]
    parts: tuple[Part, ...]
    colon: str


class Known(NamedTuple):
    """What a disclosure is made of: all that is kept of a client, what triage says, the trail, and copies."""

    client: Client
    today: date
    holdings: Sequence[Holding]
    assessment: Assessment | None
    chapters: Sequence[Chapter]
    trail: Sequence[Entry]
    copies: Sequence[Copy]
    retention_years: int
    last_on: date | None
    """The last day that anything in a closed file is about; None while it is open."""


def disclosure(known: Known, language: str) -> Disclosure:
    """The page of everything that is kept of a client."""
    words = words_in(language)
    return Disclosure(
        language=words.tag,
        region=words.region,
        title=words.title,
        of_whom=words.of_whom.format(name=known.client.name, day=words.day(known.today)),
        intro=words.intro,
        parts=tuple(_parts(known, words)),
        colon=words.colon,
    )


def _parts(known: Known, words: Words) -> Iterator[Part]:
    heads, rows = words.heads, Rows(words, known.holdings)
    for name in dict.fromkeys(PARTS.values()):
        facts = [fact for fact, part in PARTS.items() if part == name]
        says = getattr(heads, f"{name}_says", "")
        standing = tuple(rows.standing(*facts))
        yield Part(getattr(heads, name), (says,) if says else (), standing, nothing=words.nothing)
    yield Part(heads.concluded, (heads.concluded_says,), lines=tuple(_concluded(known, words)))
    yield Part(heads.earlier, (heads.earlier_says,), tuple(rows.earlier()), nothing=words.nothing)
    looked = tuple(_looked(known.trail, words))
    yield Part(heads.looked, (heads.looked_says,), lines=looked, nothing=words.nothing)
    copies = tuple(_copies(known.copies, words))
    yield Part(heads.copies, (heads.copies_says,), lines=copies, nothing=words.no_copies)
    yield Part(heads.kept, lines=tuple(_kept(known, words)))
    yield Part(heads.asked, lines=heads.asked_says)


# What the program says ------------------------------------------------------------------------------------------


def _concluded(known: Known, words: Words) -> Iterator[str]:
    today, found = words.today, known.assessment
    if found is None:
        yield today.on_none
    else:
        where, since = today.lists[found.list], words.day(found.since)
        yield today.on_list.format(list=where, since=since)
        if found.follow_through is not None:
            yield today.follow_through.format(share=Share(found.follow_through))
        for reason in found.reasons:
            yield today.reasons[reason.code].format(**_said(reason.facts, words))
    for chapter in known.chapters:
        yield today.was_on.format(day=words.day(chapter.on), list=today.lists[chapter.standing.list])


def _said(facts: dict[str, object], words: Words) -> dict[str, object]:
    """The facts of a reason, with days in words and shares as percentages."""
    said: dict[str, object] = {}
    for name, value in facts.items():
        if isinstance(value, date):
            said[name] = words.day(value)
        elif name == "follow_through" and value is not None:
            said[name] = Share(value)  # type: ignore[call-overload]  # a share is a Fraction
        else:
            said[name] = value.rstrip(".") if isinstance(value, str) else value
    return said


# Who looked, where copies are, how long it is kept ----------------------------------------------------------------


def _looked(trail: Iterable[Entry], words: Words) -> Iterator[str]:
    for entry in trail:
        what = words.commands.get(entry.what)
        did = words.deeds[entry.did] + (f" ({what})" if what else "")
        yield f"{words.moment(entry.at)}{words.colon}{words.by_whom.format(who=entry.who, did=did)}"


def _copies(copies: Iterable[Copy], words: Words) -> Iterator[str]:
    for copy in copies:
        yield words.copy.format(name=copy.name, day=words.day(copy.made_on), until=words.day(copy.until))


def _kept(known: Known, words: Words) -> Iterator[str]:
    years = known.retention_years
    if known.last_on is None:
        yield words.kept_open.format(years=years)
    else:
        yield words.kept_until.format(years=years, day=words.day(due_on(known.last_on, years)))
    if any(one.fact == "hold" and one.held == NOW and one.values["until"] is None for one in known.holdings):
        yield words.kept_held
