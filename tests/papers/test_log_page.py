"""The log's page: the rows of the sheet, in their order, as they are written into."""

from builders import a_case, an_office, day
from followthrough.casework.job_search_log import sheet_rows
from followthrough.papers.log_page import LogRow, log_page

from .conftest import MONDAY, NEXT_MONDAY, a_log

NO_BOX = (False,) * 7
LINES = (
    "report weekly",
    "application 2/week: in care homes @ mornings",
    "job-club every wed",
    "thank-you within 1 days of interview",
)


def a_sheet(language: str = "en", **case):
    found = a_case(signed="5 jan", lines=LINES, **case)
    rows = sheet_rows(found, MONDAY, an_office())
    return log_page("Ana Reyes", rows, MONDAY, language, hand_in_by=NEXT_MONDAY)


def on(*weekdays: int) -> tuple[bool, ...]:
    return tuple(number in weekdays for number in range(7))


def test_the_rows_stand_in_the_order_of_the_contract_with_their_days_marked() -> None:
    assert a_sheet(tasks=[("Buy a bus pass", "16 jan")]).rows == (
        LogRow("My report", None, "once", NO_BOX, says="this sheet, handed in"),
        LogRow("Applied for a job: in care homes", "mornings", "twice", NO_BOX),
        LogRow("Job club", None, "once", on(2)),
        LogRow("Sent a thank-you note", None, "within a day", NO_BOX),
        LogRow("Buy a bus pass", None, "by Fri\u00a016", on(4)),
    )


def test_the_same_rows_in_french() -> None:
    rows = a_sheet("fr", tasks=[("Acheter un titre de transport", "16 jan")]).rows

    assert [(row.what, row.asked) for row in rows] == [
        ("Mon compte rendu", "1 fois"),
        ("Candidature posée\u00a0: in care homes", "2 fois"),
        ("Club de recherche d’emploi", "1 fois"),
        ("Mot de remerciement envoyé", "en 1\u00a0jour"),
        ("Acheter un titre de transport", "d’ici le ven.\u00a016"),
    ]


def test_the_week_is_said_with_its_months() -> None:
    across = log_page("Ana", (), day("27 apr"), "en", hand_in_by=day("4 may"))
    in_french = log_page("Ana", (), day("1 jun"), "fr", hand_in_by=day("8 jun"))

    assert across.week == "Monday 27 April to Sunday 3\u00a0May 2026"
    assert in_french.week == "du lundi 1er au dimanche 7\u00a0juin 2026"
    assert a_log().days == ("Mon 12", "Tue 13", "Wed 14", "Thu 15", "Fri 16", "Sat 17", "Sun 18")


def test_there_is_room_for_every_application_agreed_on_from_five_to_eight() -> None:
    def places(cadence: str) -> int:
        case = a_case(signed="5 jan", lines=[f"application {cadence}"])
        return log_page(
            "Ana", sheet_rows(case, MONDAY, an_office()), MONDAY, "en", hand_in_by=NEXT_MONDAY
        ).places

    assert [places("2/week"), places("6/week"), places("20/week")] == [5, 6, 8]


def test_it_says_until_when_it_is_handed_in() -> None:
    assert a_sheet().hand_in[0].endswith("on the phone, by Monday 19\u00a0January 2026.")
