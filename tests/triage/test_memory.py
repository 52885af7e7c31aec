"""Memory: what is written down about a client is read as it was, and believed only while it can be."""

from datetime import date, timedelta

import pytest

from builders import (
    a_case,
    a_contract,
    an_office,
    attended,
    day,
    did,
    judged,
    left_out_before,
    placed,
    rang,
    tried,
)
from followthrough.casework.case_file import CaseFile, Remembered
from followthrough.triage.assess import judge
from followthrough.triage.memory import (
    Memory,
    basis_of,
    bookmark_for,
    reads_from,
    recall,
    remembered,
    usable,
)
from followthrough.triage.record import Bookmark, Waiting
from followthrough.triage.thresholds import DEFAULTS, with_settings

BASIS = basis_of(DEFAULTS)
OFFICE = an_office()


def a_long_story() -> CaseFile:
    """Two thirds of a year in which everything happens that a bookmark has to know."""
    days = [day("5 jan") + timedelta(3 * n) for n in range(80)]
    return a_case(
        contracts=[
            a_contract(
                "5 jan",
                *("report weekly", "application 5/week", "thank-you within 90 days of interview"),
                *("you: reply within 60 days of call", "you: reference by 2026-06-01"),
            )
        ],
        tasks=[("Visit the library", "1 sep")],
        placements=[placed("low-power", on="1 feb")],
        happened=[
            *(did("application", 2, on=on) for on in days),
            *(did("interview", 2, on=on) for on in days[::9]),
            *(did("thank-you", on=on) for on in days[::11]),
            *(tried(on=on + timedelta(1)) for on in days[::7]),
            did("task", on="3 feb", title="Visit the Library"),
            rang(on="4 feb", topic="value"),
            attended("meeting", on="9 feb", topic="plan"),
        ],
    )


def kept(case: CaseFile, on: str) -> tuple[Memory, Remembered]:
    """What is remembered after a day, as it is and as it is written down."""
    found = judged(case, on)
    mark = bookmark_for(found.view, day(on))
    return Memory(day(on), found.walk.chapters, mark), remembered(BASIS, day(on), found.walk.chapters, mark)


def test_a_memory_is_read_as_it_was_written() -> None:
    memory, written = kept(a_long_story(), "20 aug")
    assert memory.bookmark.waiting
    assert memory.bookmark.tasks_done
    assert (recall(written, BASIS), written.bookmark_on) == (memory, memory.bookmark.on)


def test_every_part_of_a_bookmark_is_read_as_it_was_written() -> None:
    monday, other = day("2 mar"), day("5 feb")
    mark = Bookmark(
        monday,
        waiting=(Waiting("client", "thank-you", other, monday, 3, 1),),
        reported=((day("23 feb"), day("24 feb"), 2),),
        tasks_done=(("client", "preparer « ça »", other),),
        attempts=((7, other, "text"),),
        last_sign=other,
        last_contact=other,
        value_said=other,
        plan_talked=None,
    )
    chapters = judged(a_long_story(), "1 mar").walk.chapters
    found = recall(remembered(BASIS, day("1 jun"), chapters, mark), BASIS)
    assert found == Memory(day("1 jun"), chapters, mark)


def test_what_was_decided_by_another_basis_is_not_believed() -> None:
    written = kept(a_long_story(), "20 aug")[1]
    other = basis_of(with_settings({"slips": 3}))
    assert other != BASIS
    assert (recall(written, other), reads_from(written, other, day("20 aug"), OFFICE, DEFAULTS)) == (
        None,
        None,
    )


def test_a_memory_cut_short_forgets_the_later_moves() -> None:
    written = kept(a_long_story(), "20 aug")[1]
    found = recall(written._replace(through=day("2 feb")), BASIS)
    assert found is not None
    assert [chapter.on for chapter in found.chapters if chapter.on > day("2 feb")] == []


@pytest.mark.parametrize(
    "on", ["20 aug", "21 aug", "1 oct", "1 feb 2027", "1 jul", "10 jan", "5 jan", "1 jan"]
)
def test_going_on_from_a_memory_is_judging_anew(on: str) -> None:
    case = a_long_story()
    memory, written = kept(case, "20 aug")
    since = reads_from(written, BASIS, day(on), OFFICE, DEFAULTS)
    found = judge(left_out_before(case, since), day(on), OFFICE, DEFAULTS, memory)
    anew = judged(case, on)
    assert found.assessment == anew.assessment
    assert found.good_until <= anew.good_until


def test_a_morning_soon_after_reads_from_the_bookmark_and_an_early_day_reads_all() -> None:
    written = kept(a_long_story(), "20 aug")[1]
    found = [reads_from(written, BASIS, day(on), OFFICE, DEFAULTS) for on in ("21 aug", "10 feb")]
    assert found == [written.bookmark_on, None]


def test_a_bookmark_is_kept_while_it_is_near_and_moved_when_it_is_far() -> None:
    case = a_long_story()
    memory = kept(case, "20 aug")[0]
    soon, late = day("1 sep"), day("20 aug 2027")
    marks = [bookmark_for(judge(case, on, OFFICE, DEFAULTS, memory).view, on) for on in (soon, late)]
    assert marks[0] == memory.bookmark
    assert marks[1].on > memory.bookmark.on


def test_activities_left_out_without_a_bookmark_are_not_judged() -> None:
    with pytest.raises(AssertionError, match="left out"):
        judged(left_out_before(a_long_story(), day("1 jun")), "20 aug")


@pytest.mark.parametrize(
    ("settings", "is_usable"),
    [({}, True), ({"welcome_days": 365}, False), ({"long_pause_days": 365}, False)],
)
def test_a_bookmark_lies_before_all_that_a_setting_asks_for(
    settings: dict[str, object], is_usable: bool
) -> None:
    assert usable(Bookmark(day("2 mar")), day("20 aug"), OFFICE, with_settings(settings)) is is_usable


def test_who_rang_in_a_pause_of_many_months_is_welcomed_after_it_whatever_was_remembered() -> None:
    thresholds = with_settings({"long_pause_days": 300})
    basis = basis_of(thresholds)
    rests, rings = placed("low-power", on="7 jan"), rang(on="14 jan")
    case = a_case(signed="5 jan", placements=[rests], paused=[("12 jan", "30 sep")], happened=[rings])
    memory, written = None, None
    for on in (day("1 jun"), day("30 sep"), day("1 oct"), day("10 oct")):
        since = reads_from(written, basis, on, OFFICE, thresholds) if written else None
        found = judge(left_out_before(case, since), on, OFFICE, thresholds, memory)
        assert found.assessment == judge(case, on, OFFICE, thresholds).assessment
        written = remembered(basis, on, found.walk.chapters, bookmark_for(found.view, on))
        memory = recall(written, basis)


def test_a_memory_of_before_intake_decides_nothing() -> None:
    case = a_case(intake="9 mar")
    memory, _ = kept(case, "2 mar")
    found = judge(case, day("20 mar"), OFFICE, DEFAULTS, memory).assessment
    assert found == judged(case, "20 mar").assessment


def test_the_longest_memory_of_nothing_is_nothing() -> None:
    memory, written = kept(a_case(), "5 jan")
    assert memory.bookmark == Bookmark(on=date(2026, 1, 5))
    assert recall(written, BASIS) == memory
