"""What the job would bring, on its page and in the line of figures."""

import pytest

from builders import a_case, day
from followthrough.casework.vision import Vision
from followthrough.present.formats import FORMATS, as_screen, in_format
from followthrough.present.layout import width_of
from followthrough.present.vision import figures_in_words, vision_sheet

TODAY = day("21 jan")


def figured(*figures: tuple[str, int | None, int | None]) -> list[Vision]:
    return [Vision(day(on), importance=first, confidence=second) for on, first, second in figures]


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ([], ""),
        ([("5 jan", None, None)], ""),
        ([("5 jan", 0, None)], "importance 0, of 10"),
        ([("12 jan", 7, 4), ("5 jan", 5, None)], "importance 5 → 7, confidence 4, of 10"),
        ([("5 jan", None, 3), ("6 jan", None, 3)], "confidence 3 → 3, of 10"),
    ],
)
def test_the_figures_stand_in_the_order_of_their_days(figures, words: str) -> None:
    assert figures_in_words(figured(*figures)) == words


def test_of_many_figures_the_latest_six_are_shown() -> None:
    many = figured(*((f"{number} jan", number, None) for number in range(1, 10)))

    assert figures_in_words(many) == "importance 4 → 5 → 6 → 7 → 8 → 9, of 10"
    assert figures_in_words(many, day("2 jan")) == "importance 1 → 2, of 10"


def test_the_table_holds_every_day_and_the_page_what_stands() -> None:
    case = a_case()._replace(
        visions=(Vision(day("5 jan"), "proud"), Vision(day("6 jan"), "free", obstacle="a\nb"))
    )
    sheet = vision_sheet(case, TODAY)

    assert "".join(in_format(sheet, "tsv")).count("\n") == 3
    page = "".join(in_format(sheet, "table"))
    assert "« free »" in page
    assert "proud" not in page
    assert "what gets in the way  a b\n" in page


@pytest.mark.parametrize(
    "text", ["[bold]x[/bold]", "{name} %s {}", "\x1b[2J", "œ" * 3_000, "a\u202eb", "=1+1", "| # *"]
)
def test_no_words_steer_or_break_the_page(text: str) -> None:
    case = a_case()._replace(visions=(Vision(TODAY, *[text] * 10, 3, 4),))

    for width in (60, 100):
        screen = as_screen(vision_sheet(case, TODAY), width, 40, colour=False)
        assert max(map(width_of, screen.splitlines())) <= width
        assert not {"\x1b", "\u202e"} & set(screen)
    for name in FORMATS:
        assert "".join(in_format(vision_sheet(case, TODAY), name))
