"""A contract's lines in French."""

import pytest

from builders import day
from followthrough.casework.activity import KINDS
from followthrough.casework.contract import CLIENT, COUNSELLOR, read_obligation
from followthrough.casework.wording_fr import UNE_ET_DES, counted_in_french, day_in_french, line_in_french


@pytest.mark.parametrize(
    ("party", "text", "said"),
    [
        (CLIENT, "application 5/week", "5 candidatures par semaine"),
        (CLIENT, "report weekly", "un compte rendu par semaine"),
        (CLIENT, "application 2/week: en santé", "2 candidatures par semaine\u00a0: en santé"),
        (CLIENT, "job-club every wed", "club de recherche d’emploi, chaque mercredi"),
        (CLIENT, "meeting every 2 weeks on thu", "rencontre, le jeudi, toutes les 2 semaines"),
        (CLIENT, "workshop monthly on last mon", "atelier, le dernier lundi de chaque mois"),
        (
            CLIENT,
            "follow-up within 7 days of application",
            "un suivi dans les 7 jours suivant chaque candidature",
        ),
        (
            CLIENT,
            "thank-you within 1 day of interview",
            "un mot de remerciement au plus tard le lendemain de chaque entrevue",
        ),
        (
            COUNSELLOR,
            "reply within 2 days of contact",
            "une réponse dans les 2 jours suivant chaque message reçu",
        ),
        (COUNSELLOR, "resume-help by 2026-02-01", "séance sur le CV, d’ici le dimanche 1er février"),
        (
            COUNSELLOR,
            "reference by 2026-02-01: pour l’hôpital",
            "lettre de référence\u00a0: pour l’hôpital, d’ici le dimanche 1er février",
        ),
        (CLIENT, "task by 2026-01-09: Refaire le CV", "Refaire le CV, d’ici le vendredi 9 janvier"),
    ],
)
def test_a_line_is_said_as_two_people_would_say_it(party: str, text: str, said: str) -> None:
    assert line_in_french(read_obligation(party, text)) == said


def test_every_kind_has_its_words() -> None:
    assert set(UNE_ET_DES) == set(KINDS)
    assert (counted_in_french("interview", 1), counted_in_french("interview", 3)) == (
        "une entrevue",
        "3 entrevues",
    )


def test_a_day_is_said_with_as_much_as_is_asked() -> None:
    assert [
        day_in_french(day("1 aug")),
        day_in_french(day("2 feb"), weekday=False),
        day_in_french(day("25 dec"), year=True),
    ] == ["samedi 1er août", "2 février", "vendredi 25 décembre 2026"]
