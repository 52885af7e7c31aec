from datetime import date, datetime

import pytest

from followthrough.casework.activity import Activity
from followthrough.casework.case_file import CaseFile, Remembered
from followthrough.casework.client import Absence, Client, Placement, Task
from followthrough.casework.contract import Contract
from followthrough.casework.mistakes import NoSuchClient, SeveralClients, UnknownTable
from followthrough.casework.vision import Vision
from followthrough.store import Caseload

MEMORY = Remembered("basis", date(2026, 2, 2), "[]", date(2026, 1, 5), "{}")


@pytest.mark.parametrize("text", ["C7F3", "c7f3", " C7F3 ", "ana", "Reyes", "a r", "ANÁ REYÉS", "ana  reyes"])
def test_a_client_is_found_by_reference_or_any_part_of_the_name(
    caseload: Caseload, ana: Client, luc: Client, text: str
) -> None:
    assert caseload.find(text) == ana


@pytest.mark.parametrize("text", ["zoe", "%", "_", "\\", "a%s", "", "  ", "C7F", "'"])
def test_what_fits_nobody_finds_nobody(caseload: Caseload, ana: Client, text: str) -> None:
    with pytest.raises(NoSuchClient):
        caseload.find(text)


def test_what_fits_several_names_them(caseload: Caseload, ana: Client) -> None:
    caseload.add_client("Anh Tran", date(2026, 1, 5), ref="K2QD")

    with pytest.raises(SeveralClients) as refused:
        caseload.find("an")

    assert refused.value.facts == {"text": "an", "candidates": "Ana Reyes (C7F3), Anh Tran (K2QD)"}


def test_no_more_than_ten_candidates_are_named(caseload: Caseload) -> None:
    for n in range(12):
        caseload.add_client(f"Sam {n:02}", date(2026, 1, 5), ref=f"S{n:03}")

    with pytest.raises(SeveralClients) as refused:
        caseload.find("sam")

    candidates = str(refused.value.facts["candidates"])
    assert candidates.count("(") == 10
    assert candidates.endswith("Sam 09 (S009), …")


def test_a_reference_goes_before_a_name(caseload: Caseload, ana: Client) -> None:
    caseload.add_client("Agent C7F3", date(2026, 1, 5))

    assert caseload.find("c7f3") == ana


def test_clients_stand_by_name_however_spelled(caseload: Caseload, ana: Client, luc: Client) -> None:
    elise = caseload.add_client("Élise Côté", date(2026, 1, 5))

    assert caseload.clients() == [ana, elise, luc]


def test_a_caseload_is_empty_until_somebody_is_added(caseload: Caseload) -> None:
    assert caseload.is_empty()
    caseload.add_holidays({date(2026, 1, 1): "New Year"})
    assert caseload.is_empty()
    caseload.add_client("Ana Reyes", date(2026, 1, 5))
    assert not caseload.is_empty()


def test_everybody_is_at_hand_with_what_is_remembered(caseload: Caseload, ana: Client, luc: Client) -> None:
    answered = MEMORY._replace(good_from=date(2026, 2, 2), good_until=date.max, answer="{}")
    caseload.remember([(luc.ref, answered)])

    assert list(caseload.at_hand()) == [(ana, None), (luc, answered)]


@pytest.fixture
def story(caseload: Caseload, ana: Client, luc: Client, standard: Contract) -> CaseFile:
    """Ana's whole story, with a little of Luc's in between."""
    caseload.sign(luc.ref, Contract(date(2026, 1, 7)))
    caseload.sign(ana.ref, standard)
    entries = [Activity(0, date(2026, 1, day), "application", day, note=f"day {day}") for day in (9, 6, 7)]
    caseload.log(luc.ref, entries[:1])
    kept = caseload.log(ana.ref, entries)
    excused = caseload.excuse(ana.ref, date(2026, 1, 20), date(2026, 1, 23), "ill")
    paused = caseload.pause(ana.ref, date(2026, 1, 12), date(2026, 1, 13), None)
    task = caseload.assign(ana.ref, Task("Call Sam", date(2026, 1, 6), date(2026, 1, 9)))
    placed = caseload.place(ana.ref, "active", date(2026, 1, 8), None, "why", date(2026, 3, 1))
    vision = caseload.add_vision(ana.ref, Vision(date(2026, 1, 8), "A flat of my own."))
    caseload.remember([(ana.ref, MEMORY)])
    return CaseFile(
        *(
            ana,
            (standard,),
            (paused, excused),
            (kept[1], kept[2], kept[0]),
            (task,),
            (placed,),
            (vision,),
        ),
        remembered=MEMORY,
    )


def test_a_case_file_is_the_whole_story(caseload: Caseload, story: CaseFile) -> None:
    assert caseload.case_file("C7F3") == story
    assert caseload.case_file("c7f3", notes=False) == without_notes(story)


def test_case_files_come_in_the_order_asked_for(caseload: Caseload, story: CaseFile) -> None:
    refs = [client.ref for client in caseload.clients()][::-1]

    files = list(caseload.case_files([*refs, "C7F3"], {}))

    assert [file.client.ref for file in files] == ["K2QD", "C7F3", "C7F3"]
    assert files[1] == files[2] == without_notes(story)


def test_activities_can_be_left_out_before_a_day(caseload: Caseload, story: CaseFile) -> None:
    since = {"C7F3": date(2026, 1, 7), "K2QD": None}

    luc, ana = caseload.case_files(["K2QD", "C7F3"], since)

    assert (luc.since, len(luc.activities)) == (None, 1)
    assert ana == without_notes(story)._replace(
        since=date(2026, 1, 7), activities=without_notes(story).activities[1:]
    )


def test_more_case_files_than_are_read_at_a_time(caseload: Caseload, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followthrough.store.case_files.AT_A_TIME", 3)
    refs = [caseload.add_client(f"Sam {n}", date(2026, 1, 5)).ref for n in range(8)]

    assert [file.client.ref for file in caseload.case_files(refs, {})] == refs
    assert list(caseload.case_files([], {})) == []


def test_the_case_file_of_nobody_is_refused(caseload: Caseload, ana: Client) -> None:
    with pytest.raises(NoSuchClient):
        list(caseload.case_files([ana.ref, "ZZZ9"], {}))
    with pytest.raises(NoSuchClient):
        caseload.case_file("ZZZ9")
    with pytest.raises(NoSuchClient):
        caseload.entries("ZZZ9")


def test_exports_have_the_promised_columns(caseload: Caseload, story: CaseFile, now: datetime) -> None:
    caseload.log("C7F3", [Activity(0, date(2026, 1, 8), "task", title="call sam")])
    rows = {table: list(caseload.rows_of(table)) for table in ("contracts", "obligations", "tasks")}

    assert rows == {
        "contracts": [
            ("C7F3", date(2026, 1, 5), date(2026, 6, 30), None),
            ("K2QD", date(2026, 1, 7), None, None),
        ],
        "obligations": [
            ("C7F3", date(2026, 1, 5), "client", "application", "5/week", None, None),
            ("C7F3", date(2026, 1, 5), "client", "report", "weekly", None, None),
            ("C7F3", date(2026, 1, 5), "client", "job-club", "every wed", None, None),
        ],
        "tasks": [("C7F3", "Call Sam", date(2026, 1, 6), date(2026, 1, 9), date(2026, 1, 8))],
    }


def test_activities_are_exported_by_client_and_day(
    caseload: Caseload, story: CaseFile, now: datetime
) -> None:
    assert next(caseload.rows_of("activities")) == (
        *(3, "C7F3", date(2026, 1, 6), "application", 6, "done", None, None, None, None, None),
        *("day 6", now, None),
    )
    assert [row[:2] for row in caseload.rows_of("activities")] == [
        (3, "C7F3"),
        (4, "C7F3"),
        (2, "C7F3"),
        (1, "K2QD"),
    ]


def test_only_tables_that_are_there_are_exported(caseload: Caseload) -> None:
    with pytest.raises(UnknownTable):
        caseload.rows_of("notes")


def test_a_morning_never_looks_up_a_row(caseload: Caseload) -> None:
    plan = caseload.rows(
        "EXPLAIN QUERY PLAN SELECT id, day, kind, count, outcome, direction, topic, week_of, title, minutes, because "
        "FROM activity WHERE client_id = 1 AND day >= '2026-01-05' ORDER BY day, id"
    )

    (step,) = [row[-1] for row in plan]
    assert step == "SEARCH activity USING COVERING INDEX activity_of_client (client_id=? AND day>?)"


def without_notes(case: CaseFile) -> CaseFile:
    return case._replace(activities=tuple(a._replace(note=None, recorded_at=None) for a in case.activities))


def test_an_absence_of_one_day_covers_that_day(caseload: Caseload, ana: Client) -> None:
    assert caseload.excuse(ana.ref, date(2026, 1, 6), date(2026, 1, 6), None) == Absence(
        "excused", date(2026, 1, 6), date(2026, 1, 6)
    )


def test_a_placement_until_further_notice_has_no_last_day(caseload: Caseload, story: CaseFile) -> None:
    assert story.placements == (Placement("active", date(2026, 1, 8), None, "why"),)


def test_bytes_that_are_no_text_are_nobodys_name(caseload: Caseload) -> None:
    with pytest.raises(NoSuchClient):
        caseload.find("\udcff\udcfe")
