"""A caseload that is written and read again is the same; a file that is not whole is never half read."""

import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload_dicts import a_caseload
from caseload_strategies import NASTY, caseload_files, objects
from followthrough.casework.activity import KINDS, Activity
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import Client
from followthrough.casework.mistakes import ImpossibleFile
from followthrough.casework.names import is_unprintable
from followthrough.exchange.activity_entries import activity_at_sight, activity_in
from followthrough.exchange.caseload_file import CaseloadFile, read_caseload, write_caseload
from followthrough.exchange.places import Entry
from random_caseloads import random_caseload


def written(caseload: CaseloadFile) -> str:
    return "".join(write_caseload(caseload.case_files, caseload.named_holidays, caseload.away))


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
