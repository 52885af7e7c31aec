"""A client starts work, and is asked how it goes; or the work has ended."""

from datetime import date

import pytest

from followthrough.casework.client import Job

JAN = date(2026, 1, 1).replace
START = "start-work ana --at 'Boulangerie Lebœuf' --as 'night baker' --on mon"


def test_the_start_says_when_it_will_be_asked_after(office) -> None:
    assert office.ft(START).out == (
        "Ana Reyes (C7F3) is at work since Mon 19 Jan 2026 (2 days ago) at Boulangerie Lebœuf, as night baker.  "
        "Undo: ft undo\n"
        "ft today will ask how it goes: Mon 16 Feb 2026 (in 26 days), Mon 20 Apr 2026 (in 89 days), "
        "Mon 20 Jul 2026 (in 180 days), Mon 18 Jan 2027 (in 362 days).\n"
        'The file can stay open, or be closed: ft close-client C7F3 --outcome "started work"\n'
    )
    assert office.case("ana").jobs == (Job(JAN(day=19), "Boulangerie Lebœuf", "night baker"),)
    assert "at work   since 2026-01-19 at Boulangerie Lebœuf, as night baker\n" in office.ft("show ana").out


def test_start_and_end_are_a_step_each(office) -> None:
    dumps = [office.dump()]
    for command in (START, "start-work ana --ended today"):
        office.does(command)
        dumps.append(office.dump())

    for dump in dumps[-2::-1]:
        office.does("undo")
        assert office.dump() == dump
    for dump in dumps[1:]:
        office.does("redo")
        assert office.dump() == dump


def test_work_that_is_to_come_is_told_as_such(office) -> None:
    assert office.ft("start-work ana --on 'next mon'").out.startswith(
        "Ana Reyes (C7F3) starts work on Mon 26 Jan 2026 (in 5 days).  Undo: ft undo\n"
    )
    assert "at work   from 2026-01-26\n" in office.ft("show ana").out


def test_the_last_day_is_told_with_what_comes_next(office) -> None:
    office.does(START)
    assert office.ft("start-work ana --ended today").out == (
        "Ana Reyes (C7F3): the work at Boulangerie Lebœuf, as night baker ended Wed 21 Jan 2026 (today).  "
        "Undo: ft undo\n"
        "Next: call, hear how it was, and go on from there: ft contract C7F3\n"
    )
    office.does("undo")
    assert office.ft("start-work ana --ended 2026-01-30").out == (
        "Ana Reyes (C7F3): the work at Boulangerie Lebœuf, as night baker ends Fri 30 Jan 2026 (in 9 days).  "
        "Undo: ft undo\n"
        "Next: talk before then about what comes after: ft contract C7F3\n"
    )
    assert ", through 2026-01-30\n" in office.ft("show ana").out


def test_work_that_is_over_is_recorded_with_both_its_days(office) -> None:
    assert office.ft("start-work ana --on 2026-01-08 --ended 2026-01-16 --at Garage").out == (
        "Ana Reyes (C7F3): work at Garage, Thu 8 Jan 2026 (13 days ago) to Fri 16 Jan 2026 (5 days ago).  "
        "Undo: ft undo\n"
    )
    assert office.case("ana").jobs == (Job(JAN(day=8), "Garage", None, JAN(day=16)),)
    assert "at work" not in office.ft("show ana").out


def test_also_of_a_closed_file_work_begins_and_ends(office) -> None:
    office.does("close-client ana")

    assert "The file can stay open" not in office.ft("start-work ana").out
    assert "ft reopen-client C7F3\n" in office.ft("start-work ana --ended today").out


@pytest.mark.parametrize("text", ["[bold]", "{name} {}", "%s %d", "Œuvre-Ô-Québec", "a\tb\nc"])
def test_names_are_data(office, text: str) -> None:
    ran = office.ft("start-work ana --at", text, "--as", text)

    kept = " ".join(text.split())
    assert f" at {kept}, as {kept}." in ran.out
    assert office.case("ana").jobs[0][1:3] == (kept, kept)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("ana", 5, "Ana Reyes is at work already, from 2026-01-19 on."),
        ("ana --on 2026-01-05", 5, "Ana Reyes is at work already, from 2026-01-19 on."),
        ("ana --on 2026-01-05 --ended 2026-01-19", 5, "Ana Reyes is at work already, from 2026-01-19 on."),
        ("ana --ended 2026-01-18", 5, "Ana Reyes is not at work on 2026-01-18"),
        ("luc --ended today", 5, "Luc Tremblay is not at work on 2026-01-21"),
        ("luc --on 2026-01-04", 5, "is before Luc Tremblay’s intake"),
        ("luc --on soonish", 2, "is not a date"),
        ("luc --on 2026-01-12 --ended 2026-01-09", 2, "lies before the beginning"),
        ("ana --ended today --at x", 2, "--ended and --at do not go together."),
        ("ana --ended today --as x", 2, "--ended and --as do not go together."),
        ("zoe", 4, "No client"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(office, words: str, code: int, says: str) -> None:
    office.does(START)
    before = office.dump()

    ran = office.ft(f"start-work {words}")

    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert len(ran.err.splitlines()) == 2
    assert office.dump() == before


@pytest.mark.parametrize(("option", "text"), [("--at", "a\x00b"), ("--as", "\x1b[2J"), ("--at", "x" * 201)])
def test_what_cannot_be_kept_is_refused(office, option: str, text: str) -> None:
    before = office.dump()

    assert office.ft("start-work ana", option, text).code == 2
    assert office.dump() == before


def test_work_before_and_after_other_work_is_recorded(office) -> None:
    office.does(START, "start-work ana --on 2026-01-08 --ended 2026-01-18", "start-work ana --ended today")
    office.does("start-work ana --on tomorrow --at Garage")

    assert [(job.started_on.day, job.employer) for job in office.case("ana").jobs] == [
        (8, None), (19, "Boulangerie Lebœuf"), (22, "Garage"),
    ]  # fmt: skip
