"""A caseload that is written and read again is the same; a file that is not whole is never half read."""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload_dicts import a_caseload
from followthrough.casework.activity import CLIENT_KINDS, KINDS, TOPICS, Activity
from followthrough.casework.cadence import ByDate, Dated, Weekly, Within, read_cadence
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import CHANNELS, LANGUAGES, LISTS, Absence, Client, Placement, Task, Vision
from followthrough.casework.contract import Contract, Obligation, check_lines
from followthrough.casework.mistakes import ImpossibleFile, Mistake
from followthrough.casework.names import is_unprintable, keepable
from followthrough.exchange.activity_entries import OUTCOMES, activity_at_sight, activity_in
from followthrough.exchange.caseload_file import CaseloadFile, read_caseload, write_caseload
from followthrough.exchange.places import Entry
from random_caseloads import random_caseload

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
}
objects = st.fixed_dictionaries({}, optional=fields)


def fitting(fields: dict[str, Any]) -> Activity:
    """The activity that fields say, with another outcome where theirs does not fit the kind."""
    attended = {**fields, "count": 1, "outcome": "attended", "direction": None}
    rang = {**fields, "count": 1, "outcome": None, "direction": "in"}
    done = {**fields, "outcome": "done", "direction": None}
    return next(filter(None, map(activity_at_sight, (fields, attended, rang, done))))


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
)


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


def in_order(key: Callable[[Any], date]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    return lambda items: tuple(sorted(items, key=key))


clients = st.builds(
    Client,
    ref=st.just(""), name=texts("name"), intake=KEPT_DAYS, program=maybe(texts("program")),
    email=maybe(texts("word")), phone=maybe(texts("word")), language=st.sampled_from(LANGUAGES),
    channel=maybe(st.sampled_from(CHANNELS)), closed_on=maybe(KEPT_DAYS), outcome=maybe(texts("reason")),
)  # fmt: skip
contracts = st.builds(
    lambda days, open_ended, agreed: Contract(days[0], None if open_ended else days[1], agreed),
    ranges(), st.booleans(), tuples(lines).map(can_stand_together),
)  # fmt: skip
absences = st.builds(
    lambda kind, days, why: Absence(kind, *days, why),
    st.sampled_from(["excused", "paused"]), ranges(), maybe(texts("reason")),
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
    visions=tuples(st.builds(Vision, KEPT_DAYS, texts("note"))),
    remembered=st.none(),
    since=st.none(),
)  # fmt: skip


def numbered(files: list[CaseFile]) -> tuple[CaseFile, ...]:
    """The case files, each with a reference of its own, but for every third."""
    refs = ("" if number % 3 == 2 else f"C-{number}" for number in range(len(files)))
    return tuple(
        one._replace(client=one.client._replace(ref=ref)) for one, ref in zip(files, refs, strict=True)
    )


caseload_files = st.builds(
    CaseloadFile,
    holidays=tuples(KEPT_DAYS, unique=True),
    away=tuples(st.builds(lambda days, why: (*days, why), ranges(), maybe(texts("reason")))),
    case_files=st.lists(case_files, max_size=3).map(numbered),
)


def written(caseload: CaseloadFile) -> str:
    return "".join(write_caseload(caseload.case_files, caseload.holidays, caseload.away))


@settings(max_examples=60, deadline=None)
@given(caseload_files)
def test_what_is_written_is_read_the_same(caseload: CaseloadFile) -> None:
    assert read_caseload(written(caseload), "caseload.json") == caseload


@pytest.mark.parametrize("seed", range(20))
def test_random_caseloads_are_read_and_come_back(seed: int) -> None:
    caseload = random_caseload(seed)

    found = read_caseload(json.dumps(caseload), "caseload.json")

    assert read_caseload(written(found), "caseload.json") == found
    assert [len(one.activities) for one in found.case_files] == [
        len(client["activities"]) for client in caseload["clients"]
    ]


def test_every_field_of_the_manual_is_written_in_its_order() -> None:
    caseload = a_caseload()
    caseload["calendar"]["away"][0]["why"] = None
    del caseload["clients"][1]
    text = written(read_caseload(json.dumps(caseload), "caseload.json"))

    assert json.dumps(json.loads(text)) == json.dumps(caseload)
    assert [line[:10] for line in text.splitlines() if '"count"' in line] == ['    {"on":']


@settings(max_examples=300)
@given(objects)
def test_an_activity_taken_at_sight_is_the_one_that_a_closer_look_finds(fields: dict[str, Any]) -> None:
    at_sight = activity_at_sight(fields)
    try:
        looked_at: Activity | None = activity_in(Entry(dict(fields), "caseload.json"))
    except ImpossibleFile:
        looked_at = None

    assert at_sight == looked_at


@given(st.integers(0, len(written(read_caseload(json.dumps(a_caseload()), ""))) - 2))
def test_a_file_that_was_cut_off_is_refused(length: int) -> None:
    whole = written(read_caseload(json.dumps(a_caseload()), "caseload.json"))

    with pytest.raises(ImpossibleFile, match=re.escape("the file ends before it is complete") + "|not JSON"):
        read_caseload(whole[:length], "caseload.json")


def places_in(value: object) -> list[tuple[Any, Any]]:
    """Every place at which a value stands: the list or object, and the number or name."""
    steps = list(
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
    )
    return [found for step, inner in steps for found in [(value, step), *places_in(inner)]]


NAMES = sorted({step for _, step in places_in(a_caseload()) if isinstance(step, str)})
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from([*NASTY, *KINDS, "2026-01-05"])
    | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES) | st.text(), inner, max_size=4)
    ),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=400)
@given(st.data())
def test_whatever_stands_at_a_place_is_read_or_told(data: st.DataObject) -> None:
    caseload = {"whole": a_caseload()}
    holder, step = data.draw(st.sampled_from(places_in(caseload)))
    holder[step] = data.draw(json_values)

    try:
        found = read_caseload(json.dumps(caseload["whole"]), "caseload.json")
    except ImpossibleFile as mistake:
        told = str(mistake)
    else:
        told = "read"
        assert read_caseload(written(found), "caseload.json") == found

    assert not any(map(is_unprintable, told))
    assert len(told) < 400


def test_a_story_without_its_beginning_is_not_written() -> None:
    later = CaseFile(Client("C7F3", "Ana Reyes", date(2026, 1, 5)), since=date(2026, 3, 2))

    with pytest.raises(ValueError, match="left out"):
        written(CaseloadFile(case_files=(later,)))
