"""Caseload files at random, for property tests: valid, and full of texts that trip programs up."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from followthrough.casework.activity import BECAUSE, CLIENT_KINDS, KINDS, TOPICS, Activity
from followthrough.casework.cadence import ByDate, Dated, Weekly, Within, read_cadence
from followthrough.casework.case_file import CaseFile
from followthrough.casework.check_in import KINDS as CHECK_IN_KINDS
from followthrough.casework.check_in import PURPOSES, CheckIn
from followthrough.casework.client import (
    CHANNELS,
    LANGUAGES,
    LISTS,
    Absence,
    Client,
    Job,
    OpenDoor,
    Placement,
    Task,
)
from followthrough.casework.contract import Contract, Obligation, check_lines
from followthrough.casework.mistakes import Mistake
from followthrough.casework.names import keepable
from followthrough.casework.retention import Hold
from followthrough.casework.vision import FIGURES, WORDS, Vision
from followthrough.exchange.activity_entries import OUTCOMES, activity_at_sight
from followthrough.exchange.caseload_file import CaseloadFile

NASTY = [
    "Élise Lebœuf", "🙂 done", "שלום עולם", "\u202eآنا\u202c", "she said “yes”", '"', "\\", "\\u0041",
    "=1+1", "@SUM(A1)", "-2+3", "[bold]", "[/red]", "{name}", "%s", "Nguyễn\u2028Anh", "null", "\ufeffAna",
]  # fmt: skip
KEPT_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def texts(what: str) -> st.SearchStrategy[str]:
    """Texts that can be kept, as they are kept."""
    marks = st.characters(exclude_categories=("Cc", "Cs"))
    typed = st.sampled_from(NASTY) | st.text(marks, min_size=1, max_size=20).map(lambda text: f"x{text}")
    if what == "note":
        typed |= st.tuples(typed, typed).map("\n\t".join)
    return typed.map(lambda text: keepable(text, what))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def ranges() -> st.SearchStrategy[tuple[date, date]]:
    return st.tuples(KEPT_DAYS, KEPT_DAYS).map(lambda days: (min(days), max(days)))


moments = maybe(st.datetimes(datetime(1900, 1, 2), datetime(2100, 12, 30), timezones=st.just(UTC)))
fields: dict[str, st.SearchStrategy[Any]] = {
    "on": KEPT_DAYS.map(date.isoformat),
    "kind": st.sampled_from(KINDS),
    "count": maybe(st.integers(1, 999) | st.just(1)),
    "outcome": maybe(st.sampled_from(OUTCOMES)),
    "direction": maybe(st.sampled_from(["in", "out"])),
    "topic": maybe(st.sampled_from(TOPICS)),
    "week_of": maybe(KEPT_DAYS.map(date.isoformat)),
    "title": maybe(texts("title")),
    "minutes": maybe(st.integers(0, 1440)),
    "note": maybe(texts("note")),
    "recorded_at": moments.map(lambda moment: moment and moment.isoformat()),
    "because": maybe(st.sampled_from(BECAUSE)),
}
objects = st.fixed_dictionaries({}, optional=fields)


def fitting(fields: dict[str, Any]) -> Activity:
    """The activity that fields say, with another outcome, or without cause, where theirs does not fit the kind."""
    went = "missed" if fields["because"] else "attended"
    session = {**fields, "count": 1, "outcome": went, "direction": None}
    rang = {**fields, "count": 1, "outcome": None, "direction": "in"}
    done = {**fields, "outcome": "done", "direction": None, "because": None}
    return next(filter(None, map(activity_at_sight, (fields, session, rang, done))))


activities = st.fixed_dictionaries(fields).map(fitting)
words = ("daily", "weekly", "every 2 weeks on tue", "monthly on last thu", "within 2 days of contact")
cadences = st.one_of(
    st.sampled_from(words).map(read_cadence),
    st.integers(1, 100).map(Weekly),
    st.tuples(st.integers(0, 6), st.integers(1, 52)).map(lambda both: Dated(*both)),
    st.tuples(st.integers(0, 365), st.sampled_from(CLIENT_KINDS)).map(lambda both: Within(*both)),
    KEPT_DAYS.map(ByDate),
)
lines = st.builds(
    Obligation,
    st.sampled_from(["client", "counsellor"]),
    st.sampled_from(KINDS),
    cadences,
    maybe(texts("wording")),
    maybe(texts("wording")),
)
figures = maybe(st.integers(0, 10))


def can_stand_together(lines: tuple[Obligation, ...]) -> tuple[Obligation, ...]:
    together: tuple[Obligation, ...] = ()
    for line in lines:
        try:
            together = check_lines((*together, line))
        except Mistake:
            continue
    return together


def tuples(strategy: st.SearchStrategy[Any], **options: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=4, **options).map(tuple)


def in_order(key: Callable[[Any], Any]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    return lambda items: tuple(sorted(items, key=key))


def a_client(days: tuple[date, date], outcome: str | None, *, closed: bool, **fields: Any) -> Client:
    client = Client(ref="", intake=days[0], **fields)
    return client._replace(closed_on=days[1], outcome=outcome) if closed else client


clients = st.builds(
    a_client,
    ranges(), maybe(texts("word")), closed=st.booleans(),
    name=texts("name"), program=maybe(texts("program")), referral=maybe(texts("program")), email=maybe(texts("word")),
    phone=maybe(texts("word")), language=st.sampled_from(LANGUAGES), channel=maybe(st.sampled_from(CHANNELS)),
)  # fmt: skip
contracts = st.builds(
    lambda days, open_ended, agreed, sure: Contract(days[0], None if open_ended else days[1], agreed, sure),
    ranges(), st.booleans(), tuples(lines).map(can_stand_together), figures,
)  # fmt: skip
absences = st.builds(
    lambda kind, days, why: Absence(kind, *days, why),
    st.sampled_from(["excused", "paused"]), ranges(), maybe(texts("reason")),
)  # fmt: skip
visions = st.builds(
    Vision, KEPT_DAYS, **{name: maybe(texts("note")) for name in WORDS}, **dict.fromkeys(FIGURES, figures)
).filter(lambda vision: any(said is not None for said in vision[1:]))
check_ins = st.builds(
    lambda days, kind, purpose, about: CheckIn(*days, kind, purpose, about),
    ranges(), st.sampled_from(CHECK_IN_KINDS), maybe(st.sampled_from(PURPOSES)), maybe(texts("reason")),
)  # fmt: skip
open_doors = st.builds(
    lambda day, would_help, days: OpenDoor(day, would_help, None if days is None else day + timedelta(days)),
    st.dates(date(1900, 1, 1), date(2100, 10, 2)), texts("reason"), maybe(st.integers(0, 90)),
)  # fmt: skip
jobs = st.builds(
    lambda days, employer, work, ended: Job(days[0], employer, work, days[1] if ended else None),
    ranges(), maybe(texts("name")), maybe(texts("title")), st.booleans(),
)  # fmt: skip
holds = st.builds(
    lambda days, why, ended: Hold(days[0], days[1] if ended else None, why),
    ranges(), texts("reason"), st.booleans(),
)  # fmt: skip
open_pauses = st.builds(Absence, st.just("paused"), KEPT_DAYS, st.none(), maybe(texts("reason")))
case_files = st.builds(
    CaseFile,
    client=clients,
    contracts=tuples(contracts, unique_by=lambda one: one.signed_on).map(in_order(lambda one: one.signed_on)),
    absences=st.builds(tuple.__add__, tuples(absences), st.just(()) | st.tuples(open_pauses)),
    activities=tuples(activities).map(in_order(lambda one: one.on)),
    tasks=tuples(st.builds(Task, texts("title"), KEPT_DAYS, KEPT_DAYS)),
    placements=tuples(
        st.builds(Placement, st.sampled_from(LISTS), KEPT_DAYS, st.none(), st.just("") | texts("reason"))
    ),
    visions=tuples(visions),
    check_ins=tuples(check_ins).map(in_order(lambda one: (one.first, one.last))),
    open_doors=tuples(open_doors).map(in_order(lambda one: one.on)),
    jobs=tuples(jobs).map(in_order(lambda one: one.started_on)),
    holds=tuples(holds).map(in_order(lambda one: one.since)),
    remembered=st.none(),
    since=st.none(),
)  # fmt: skip


def numbered(files: list[CaseFile]) -> tuple[CaseFile, ...]:
    """The case files, each with a reference of its own, but for every third."""
    refs = ("" if number % 3 == 2 else f"C-{number}" for number in range(len(files)))
    return tuple(
        one._replace(client=one.client._replace(ref=ref)) for one, ref in zip(files, refs, strict=True)
    )


def a_caseload_file(
    names: dict[date, str | None],
    away: tuple[tuple[date, date, str | None], ...],
    case_files: tuple[CaseFile, ...],
) -> CaseloadFile:
    named = tuple((day, name) for day, name in names.items() if name is not None)
    return CaseloadFile(tuple(names), away, case_files, named)


caseload_files = st.builds(
    a_caseload_file,
    st.dictionaries(KEPT_DAYS, maybe(texts("name")), max_size=4),
    tuples(st.builds(lambda days, why: (*days, why), ranges(), maybe(texts("reason")))),
    st.lists(case_files, max_size=3).map(numbered),
)
