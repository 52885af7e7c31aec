"""One client on low power: the page for the counsellor, and the row for a program."""

import pytest

from builders import a_case, day, judged, placed, tried
from followthrough.casework.client import OpenDoor
from followthrough.present.formats import as_screen, in_format
from followthrough.present.layout import width_of
from followthrough.present.open_door import open_door_sheet, resting


def page(on: str, *doors: OpenDoor, format: str = "table") -> str:
    case = a_case(
        signed="5 jan", happened=[tried(on="14 jan"), tried("text", on="16 jan")],
        placements=[placed("low-power", on="19 jan")], doors=doors, visions=[("6 jan", "Être fière")],
    )  # fmt: skip
    found = judged(case, on)
    rests = resting(found)
    assert rests is not None
    return "".join(in_format(open_door_sheet(case, found, rests), format))


def test_nobody_else_rests() -> None:
    assert resting(judged(a_case(signed="5 jan"), "6 jan")) is None
    assert resting(judged(a_case(paused=[("5 jan", None)]), "6 jan")) is None


def test_what_was_tried_and_the_own_words_stand_on_the_page() -> None:
    shown = page("20 jan")

    assert "  2026-01-14  call: no answer  #1\n  2026-01-16  text: no answer  #2\n" in shown
    assert "  « Être fière »\n" in shown
    assert "Nothing is written down yet." in shown


def test_the_latest_two_things_that_would_help_are_shown_each_once() -> None:
    doors = [
        OpenDoor(day(on), text)
        for on, text in (("19 jan", "a ride"), ("20 jan", "a phone"), ("21 jan", "a phone"))
    ]

    assert [page("21 jan", *doors).count(text) for text in ("a ride", "a phone")] == [0, 1]
    assert [page("20 jan", *doors).count(text) for text in ("a ride", "a phone")] == [1, 1]
    assert [page("19 jan", *doors).count(text) for text in ("a ride", "a phone")] == [1, 0]


def test_a_day_gone_by_is_said_to_be_due() -> None:
    owed = "  One light contact by 2026-02-18.\n  A look at it again on 2026-02-18.\n"
    late = "  One light contact is due since 2026-02-18.\n  A look at it again is due since 2026-02-18.\n"

    assert owed in page("18 feb")
    assert late in page("19 feb")


def test_the_row_holds_what_was_said_last_by_that_day() -> None:
    doors = OpenDoor(day("19 jan"), "a ride", day("2 feb")), OpenDoor(day("21 jan"), "a phone")

    assert page("20 jan", *doors, format="tsv").splitlines()[1].split("\t")[2:8] == [
        "2026-01-19", "call 2026-01-14; text 2026-01-16", "a ride", "2026-01-19", "2026-02-18", "2026-02-02",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["[bold]", "{name} %s", "\x1b[2J", "œ" * 2_000])
def test_no_words_steer_the_page(text: str) -> None:
    case = a_case(placements=[placed("low-power", on="19 jan")], doors=[OpenDoor(day("19 jan"), text)])
    found = judged(case, "20 jan")
    rests = resting(found)
    assert rests is not None
    screen = as_screen(open_door_sheet(case, found, rests), 60, 40, colour=False)
    assert max(map(width_of, screen.splitlines())) <= 60
    assert "\x1b" not in screen
