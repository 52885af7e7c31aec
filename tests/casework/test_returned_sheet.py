"""What stands on a returned sheet is a mistake with a remedy, or entries that lie in the week and add up."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_case, an_office, day
from followthrough.casework.activity import Activity
from followthrough.casework.job_search_log import sheet_rows
from followthrough.casework.mistakes import Mistake, SheetDoesNotFit, UnclearOnSheet
from followthrough.casework.returned_sheet import asked_rows, entries_on_sheet, row_in_words

MONDAY = date(2026, 1, 12)
NEXT_MONDAY = MONDAY + timedelta(7)
LINES = (
    "report weekly", "application 5/week", "call 1/week", "job-club every wed", "task by 2026-01-16: Écrire le CV",
)  # fmt: skip
ROWS = sheet_rows(a_case(signed="5 jan", lines=LINES), MONDAY, an_office())
WORDS = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        ["-", "0", "a", "missed", "done", "no", "a+a", "+", "5+", "1+x", "999", "1000", "２", "-1"]
    ),
    st.lists(st.integers(0, 40), min_size=1, max_size=8).map(lambda counts: "+".join(map(str, counts))),
)


def read(*values: str, handed_in: date = NEXT_MONDAY, closed: tuple[date, ...] = ()) -> list[Activity]:
    return entries_on_sheet(ROWS, values, MONDAY, handed_in, an_office(closed))


def read_or_refused(*values: str, **how: Any) -> tuple[list[Activity], Mistake | None]:
    """The entries, or the mistake that is in the values; any other exception is a defect."""
    try:
        return read(*values, **how), None
    except (SheetDoesNotFit, UnclearOnSheet) as mistake:
        return [], mistake


def test_the_lines_are_named_as_they_are_asked_for() -> None:
    assert [row_in_words(row) for row in asked_rows(ROWS, day("19 jan"))] == [
        "application", "call", "job-club on Wed 14", "task “Écrire le CV”",
    ]  # fmt: skip
    assert [row_in_words(row) for row in asked_rows(ROWS, day("13 jan"))] == [
        "application",
        "call",
        "task “Écrire le CV”",
    ]


def test_a_sheet_is_its_report_and_what_stands_on_it() -> None:
    assert read("2+0+1", "1", "e", "done") == [
        Activity(0, day("19 jan"), "report", week_of=MONDAY),
        Activity(0, day("12 jan"), "application", 2),
        Activity(0, day("14 jan"), "application", 1),
        Activity(0, day("16 jan"), "call", outcome=None, direction="in"),
        Activity(0, day("14 jan"), "job-club", outcome="excused"),
        Activity(0, day("16 jan"), "task", title="Écrire le CV"),
    ]


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=6), st.integers(0, 20), st.lists(st.integers(0, 6), max_size=7))
def test_whatever_is_given_it_is_a_mistake_with_a_remedy_or_entries_of_that_week(
    values, days, closed
) -> None:
    handed_in = MONDAY + timedelta(days)
    shut = tuple(MONDAY + timedelta(number) for number in closed)
    found, trouble = read_or_refused(*values, handed_in=handed_in, closed=shut)
    if trouble is not None:
        assert (str(trouble)[-1], trouble.way_on[-1]) == (".", ".")
        return
    report, *others = found
    assert report == Activity(0, handed_in, "report", week_of=MONDAY)
    assert all(MONDAY <= entry.on <= min(MONDAY + timedelta(6), handed_in) for entry in others)


@given(st.lists(st.integers(0, 999), min_size=1, max_size=5))
def test_the_sums_are_what_was_given(counts: list[int]) -> None:
    entries = read("+".join(map(str, counts)), "-", "-", "-")

    assert sum(entry.count for entry in entries if entry.kind == "application") == sum(counts)


@given(st.integers(0, 30))
def test_each_contact_is_an_entry_of_its_own(count: int) -> None:
    assert [entry.kind for entry in read("-", str(count), "-", "-")] == ["report"] + ["call"] * count


def test_a_day_that_had_not_come_is_a_mistake_unless_nothing_stands_there() -> None:
    assert len(read("1+0+0", "-", "-", handed_in=day("12 jan"))) == 2
    with pytest.raises(UnclearOnSheet):
        read("1+1", "-", "-", handed_in=day("12 jan"))


@pytest.mark.parametrize("values", [(), ("1",), ("1", "-", "-", "-", "-")])
def test_too_few_and_too_many_are_a_mistake_that_names_the_order(values: tuple[str, ...]) -> None:
    with pytest.raises(SheetDoesNotFit) as found:
        read(*values)

    assert "application, call, job-club on Wed 14, task “Écrire le CV”" in found.value.way_on
    assert isinstance(found.value, Mistake)
