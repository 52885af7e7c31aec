"""What a masked screen covers: names, phone numbers and addresses; never the width of a line, nor how JSON is read."""

import json

import pytest

from followthrough.present.layout import width_of
from followthrough.present.mask import Mask

PEOPLE = [
    ("Ana Reyes", "604-555-0142"), ("Luc Tremblay", "+1 (418) 555 0161"), ("Élise Côté", None),
    ("日本 太郎", "090-1234-5678"),
    ("Jean-Paul O’Brien", "0142"), ("May Lê", None), ("Œuvrard Łukasz", None), ("J. Smith", None),
]  # fmt: skip


@pytest.fixture
def mask() -> Mask:
    made = Mask()
    made.learn(PEOPLE)
    return made


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Ana Reyes", "A** R****"),
        ("ANA, REYES; ana", "A**, R****; a**"),
        ("Call Ana: how was Ana’s week?", "Call A**: how was A**’s week?"),
        ("d’Élise Côté, elise COTE", "d’É**** C***, e**** C***"),
        ("jean paul and O'Brien", "j*** p*** and O'B****"),
        ("oeuvrard lukasz", "o******* l*****"),
        ("J. Smith", "J. S****"),
        ("日本太郎さん", "日**太**さん"),
        ("Anastasia Reyesova", "Anastasia Reyesova"),
        ("May I? In May, Lê", "M** I? In M**, L*"),
        ("Anne de l'Anse", "Anne de l'Anse"),
    ],
)
def test_a_name_keeps_its_first_letters(mask: Mask, said: str, shown: str) -> None:
    assert mask.text(said) == shown
    assert width_of(shown) == width_of(said)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("604-555-0142", "***-***-****"), ("604.555.0142, 6045550142", "***.***.****, **********"),
        ("+1 (418) 555 0161", "+* (***) *** ****"), ("(418)555-0161", "(***)***-****"),
        ("a number of nobody’s: 416-555-0199", "a number of nobody’s: ***-***-****"),
        ("01 42 68 53 00", "** ** ** ** **"), ("555-0199", "***-****"),
        ("418-555-0161  6 Jan", "***-***-****  6 Jan"),
        ("ana.reyes@example.org wrote", "********************* wrote"), ("<a@b.ca>", "<******>"),
        ("mailto:ana@x.org?body=Bonjour%20%C3%89lise", "mailto:***********************************"),
    ],
)  # fmt: skip
def test_numbers_and_addresses_are_covered_wholly(mask: Mask, said: str, shown: str) -> None:
    assert mask.text(said) == shown


@pytest.mark.parametrize(
    "said",
    [
        "2026-01-13", "2026-01-13T09:00:00+00:00", "2026-01-13 to 2026-01-20", "Tue 13 Jan 2026", "2026-10", "C7F3",
        "kept 3.0 of 7 promises in 2 weeks; 60 %", "0.3333", "1,234,567", "37.5 h, 90 min", "application 5/week",
        "23456789",
        "caseload-2026-11-23-0409-daily.db", "form 3", "",
    ],
)  # fmt: skip
def test_days_figures_and_references_stay(mask: Mask, said: str) -> None:
    assert mask.text(said) == said


def test_a_mask_learns_and_forgets_nobody(mask: Mask) -> None:
    assert mask.text("Sam Okafor and Ana") == "Sam Okafor and A**"

    mask.learn([("Sam Okafor", None)])

    assert mask.text("Sam Okafor and Ana") == "S** O***** and A**"


def test_json_reads_as_before_and_its_fields_keep_their_names(mask: Mask) -> None:
    record = {
        "ana": "Ana\nReyes",
        "may": ['She said "Ana"', 6045550142, 0.25, None],
        "\\": "C:\\Ana",
        "n": "\u2028Ana",
    }

    covered = json.loads(mask.json(json.dumps(record)))

    assert covered == {
        "ana": "A**\nR****", "may": ['She said "A**"', 6045550142, 0.25, None], "\\": "C:\\A**", "n": "\u2028A**",
    }  # fmt: skip
