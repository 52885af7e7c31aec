"""The sheet of one week: the contract's own lines in its order, then the tasks due."""

from datetime import date

import pytest

from builders import a_case, a_contract, an_office, day, did
from followthrough.casework.cadence import ByDate, Dated, Weekly, Within
from followthrough.casework.job_search_log import SheetRow, contract_of_week, sheet_rows

MONDAY = date(2026, 1, 12)
LINES = (
    "report weekly",
    "application 5/week: in care homes @ mornings, at the library",
    "job-club every wed @ 10 am, room 4",
    "follow-up within 7 days of application",
    "workshop monthly on 1st fri",
    "you: job-leads 2/week",
)


def test_the_sheet_has_the_clients_lines_in_the_order_of_the_contract() -> None:
    case = a_case(signed="5 jan", lines=LINES)

    assert sheet_rows(case, MONDAY, an_office()) == (
        SheetRow("report", 1, cadence=Weekly(1, "weekly")),
        SheetRow("application", 5, (), None, "in care homes", Weekly(5), "mornings, at the library"),
        SheetRow("job-club", 1, (day("14 jan"),), cadence=Dated(2), at="10 am, room 4"),
        SheetRow("follow-up", None, cadence=Within(7, "application")),
    )


def test_any_day_of_the_week_asks_for_the_same_sheet() -> None:
    case = a_case(signed="5 jan", lines=LINES)

    assert sheet_rows(case, day("18 jan"), an_office()) == sheet_rows(case, MONDAY, an_office())


def test_a_monthly_session_stands_on_the_sheet_of_its_week_alone() -> None:
    case = a_case(signed="5 jan", lines=["workshop monthly on 1st fri"])
    row = SheetRow("workshop", 1, (day("6 feb"),), cadence=Dated(4, 1, 1))

    assert [sheet_rows(case, day(monday), an_office()) for monday in ("26 jan", "2 feb", "9 feb")] == [
        (), (row,), (),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "office"),
    [
        (a_case(signed="5 jan", lines=["job-club every wed"]), an_office(["14 jan"])),
        (a_case(signed="5 jan", lines=["job-club every wed"]), an_office(away=[("13 jan", "16 jan")])),
        (a_case(signed="5 jan", lines=["job-club every wed"], excused=[("14 jan", "14 jan")]), an_office()),
        (a_case(signed="5 jan", lines=["job-club every wed"], paused=[("14 jan", None)]), an_office()),
        (a_case(signed="14 jan", lines=["job-club every wed"]), an_office()),
    ],
    ids=["holiday", "counsellor away", "excused", "paused", "signed that day"],
)
def test_a_day_on_which_nothing_is_due_is_not_marked(case, office) -> None:
    assert sheet_rows(case, MONDAY, office) == ()


def test_tasks_come_after_the_lines_in_the_order_in_which_they_were_agreed() -> None:
    case = a_case(
        signed="5 jan",
        lines=["task by 2026-01-16: Update the resume", "report weekly"],
        tasks=[("Ask an old chief", "13 jan"), ("Buy a bus pass", "20 jan")],
    )
    case = case._replace(tasks=tuple(task._replace(assigned_on=day("12 jan")) for task in case.tasks))

    assert sheet_rows(case, MONDAY, an_office()) == (
        SheetRow("report", 1, cadence=Weekly(1, "weekly")),
        SheetRow("task", 1, title="Update the resume", cadence=ByDate(day("16 jan"))),
        SheetRow("task", 1, title="Ask an old chief", cadence=ByDate(day("13 jan"))),
    )


def test_a_task_in_the_contract_and_assigned_again_is_one_row() -> None:
    case = a_case(
        signed="5 jan",
        lines=["task by 2026-01-16: Update the résumé"],
        tasks=[("update the resume", "16 jan")],
    )

    assert [row.title for row in sheet_rows(case, MONDAY, an_office())] == ["Update the résumé"]


def test_a_task_done_in_the_week_keeps_its_place_and_one_done_before_is_gone() -> None:
    entries = [did("task", on="13 jan", title="Call Zoé"), did("task", on="9 jan", title="Buy a bus pass")]
    case = a_case(tasks=[("Buy a bus pass", "16 jan"), ("Call Zoé", "16 jan")], happened=entries)

    assert [row.title for row in sheet_rows(case, MONDAY, an_office())] == ["Call Zoé"]


def test_a_contract_amended_in_the_week_gives_its_lines() -> None:
    first, second = a_contract("5 jan", "application 5/week"), a_contract("13 jan", "application 3/week")
    case = a_case(contracts=[first, second])

    assert [row.asks for row in sheet_rows(case, MONDAY, an_office())] == [3]
    assert contract_of_week(case.contracts, MONDAY) == second


def test_a_contract_that_ends_in_the_week_is_still_on_its_sheet_and_on_no_later_one() -> None:
    ending = a_contract("5 jan", "report weekly", ends="13 jan")

    assert contract_of_week((ending,), MONDAY) == ending
    assert contract_of_week((ending,), day("19 jan")) is None


def test_a_contract_that_has_ended_does_not_bring_back_the_one_before() -> None:
    lasting, short = a_contract("5 jan", "report weekly"), a_contract("6 jan", "report weekly", ends="9 jan")

    assert contract_of_week((lasting, short), MONDAY) is None
