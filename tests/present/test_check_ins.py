"""The check-ins planned with a client, on their page."""

import pytest

from builders import a_case, day
from followthrough.casework.check_in import CheckIn
from followthrough.present.check_ins import check_ins_sheet
from followthrough.present.formats import as_screen, in_format
from followthrough.present.layout import width_of
from followthrough.workday.planned import CheckInStands

ANA = a_case().client
TODAY = day("7 jan")
PLANNED = [
    CheckInStands(1, CheckIn(day("6 jan"), day("6 jan"), "text", "welcome"), "held"),
    CheckInStands(12, CheckIn(day("6 jan"), day("8 jan"), "call", None, "l’œuvre [bold] {name} %s"), "open"),
]


def test_each_stands_with_its_number_its_days_and_what_became_of_it() -> None:
    assert "".join(in_format(check_ins_sheet(ANA, PLANNED, TODAY), "table")) == (
        "Ana Reyes  C7F3\n"
        "\n"
        " 1  2026-01-06                welcome text                    held\n"
        "12  2026-01-06 to 2026-01-08  call: l’œuvre [bold] {name} %s  open\n"
        "\n"
        "ft check-ins C7F3 --move N --on DATE moves one, --drop N takes it out.\n"
    )


def test_programs_get_every_column() -> None:
    assert "".join(in_format(check_ins_sheet(ANA, PLANNED, TODAY), "csv")) == (
        "number,first,last,kind,purpose,about,state\n"
        "1,2026-01-06,2026-01-06,text,welcome,,held\n"
        "12,2026-01-06,2026-01-08,call,,l’œuvre [bold] {name} %s,open\n"
    )


@pytest.mark.parametrize("width", [60, 80, 200])
def test_long_words_fit_the_screen(width: int) -> None:
    long = [PLANNED[1]._replace(check_in=PLANNED[1].check_in._replace(about="very long " * 200))]

    assert (
        max(map(width_of, as_screen(check_ins_sheet(ANA, long, TODAY), width, 40, colour=False).splitlines()))
        <= width
    )
