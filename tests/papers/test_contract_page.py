"""The contract's page: whole values, both voices, plain words in both languages."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
import textstat

from builders import day
from followthrough.casework.activity import CLIENT_KINDS, KINDS
from followthrough.casework.cadence import ANY_CONTACT, ByDate, Cadence, Dated, Weekly, Within
from followthrough.casework.contract import PARTIES, Contract, Obligation, forms_for, read_obligation
from followthrough.casework.sender import Sender
from followthrough.papers.contract_page import ContractPage, Promise, contract_page, shown, unbroken
from followthrough.papers.words import tongue

from .conftest import a_log, a_page, longest_lines

LINES = (
    read_obligation("client", "application 5/week: in care homes @ mornings, at the library"),
    read_obligation("client", "job-club every wed"),
    read_obligation("client", "task by 2026-01-16: Update the resume"),
    read_obligation("counsellor", "check-in 2/week"),
    read_obligation("counsellor", "reply within 1 days of contact"),
)


def test_a_signed_contract_says_what_was_agreed_in_the_clients_voice() -> None:
    signed = Contract(day("5 jan"), None, LINES, confidence=6)

    page = contract_page("Ana Reyes", LINES, "en", signed=signed, review_on=day("2 feb"))

    assert page == ContractPage(
        language="en",
        region="en-CA",
        words=tongue("en").contract,
        client="Ana Reyes",
        counsellor=None,
        agency=None,
        phone=None,
        who_is_who="On this page, “I” is Ana Reyes and “you” is my counsellor.",
        mine=(
            Promise("apply for 5 jobs a week: in care homes", "mornings, at the library"),
            Promise("come to the job club every Wednesday"),
            Promise("do this: Update the resume, by Friday 16\u00a0January 2026"),
        ),
        yours=(
            Promise("check in with me twice a week"),
            Promise("reply to me within a day of each time I am in touch"),
        ),
        if_i_cannot=page.if_i_cannot,
        signed_on="5\u00a0January 2026",
        review_on="Monday 2\u00a0February 2026",
        confidence=6,
    )


def test_the_same_contract_in_french() -> None:
    page = contract_page("Zoé Lachapelle", LINES, "fr", sender=Sender("Émile Lebœuf"))

    assert (
        page.who_is_who
        == "Sur cette page, «\u00a0je\u00a0» est Zoé Lachapelle et «\u00a0vous\u00a0» est Émile Lebœuf."
    )
    assert [line.text for line in (*page.mine, *page.yours)] == [
        "poser ma candidature à 5 postes par semaine\u00a0: in care homes",
        "venir au club de recherche d’emploi chaque mercredi",
        "faire ceci\u00a0: Update the resume, d’ici le vendredi 16\u00a0janvier 2026",
        "prendre 2 fois de mes nouvelles par semaine",
        "me répondre au plus tard le lendemain de chaque appel ou message de ma part",
    ]


def test_a_contract_to_talk_over_has_no_day_and_no_figure() -> None:
    page = contract_page("Ana Reyes", LINES, "en")

    assert (page.signed_on, page.review_on, page.confidence) == (None, None, None)


def test_the_number_to_call_stands_where_it_is_needed() -> None:
    page = contract_page("Ana Reyes", LINES, "en", sender=Sender(phone="604-555-0100"))

    assert page.if_i_cannot[0].startswith("I call or text you (604\u2011555\u20110100) before the day.")
    assert "{" not in "".join(contract_page("Ana Reyes", LINES, "en").if_i_cannot)


@pytest.mark.parametrize(
    ("number", "on_paper"),
    [
        ("418-555-0199", "418\u2011555\u20110199"),
        ("(418) 555 0199", "(418)\u00a0555\u00a00199"),
        ("418-555-0199, poste 12", "418-555-0199, poste 12"),
        (None, None),
    ],
)
def test_a_number_to_call_is_not_broken_but_words_beside_it_may_be(
    number: str | None, on_paper: str | None
) -> None:
    assert unbroken(number) == on_paper


def test_what_is_done_by_a_day_is_said_with_what_it_is() -> None:
    lines = (
        read_obligation("client", "task by 2026-01-16: CV à jour"),
        read_obligation("counsellor", "reference by 2026-01-16: pour l’hôpital"),
    )

    def said(language: str) -> list[str]:
        page = contract_page("Ana Reyes", lines, language)
        return [line.text.replace("\u00a0", " ") for line in (*page.mine, *page.yours)]

    assert said("en") == [
        "do this: CV à jour, by Friday 16 January 2026",
        "write me a reference: pour l’hôpital, by Friday 16 January 2026",
    ]
    assert said("fr") == [
        "faire ceci : CV à jour, d’ici le vendredi 16 janvier 2026",
        "m’écrire une lettre de référence : pour l’hôpital, d’ici le vendredi 16 janvier 2026",
    ]


def test_a_language_without_words_is_english() -> None:
    assert contract_page("Ana Reyes", LINES, "de").language == "en"


def test_what_steers_a_screen_does_not_reach_the_paper() -> None:
    assert shown("Ana\u202e Reyes\x1b[2J  and\tso on") == "Ana Reyes [2J and so on"
    assert shown("«\u00a0Zoé\u00a0»") == "«\u00a0Zoé\u00a0»"
    assert shown(" \t") is None


def test_a_word_longer_than_a_column_may_be_broken() -> None:
    assert shown("at " + "x" * 50) == f"at {'x' * 24}\u200b{'x' * 24}\u200bxx"
    assert shown("at " + "x" * 24) == f"at {'x' * 24}"


# Every line in every language -----------------------------------------------------------------------------------


def every_line() -> Iterator[Obligation]:
    """A line of each party, kind and form, in each shape that the form has."""
    shapes: dict[str, tuple[Cadence, ...]] = {
        "weekly": (Weekly(1), Weekly(2), Weekly(5)),
        "dated": (Dated(2), Dated(3, 2), Dated(3, 3), Dated(4, 1, 1), Dated(4, 1, -1)),
        "within": tuple(Within(days, of) for days, of in product((1, 7), (*CLIENT_KINDS, ANY_CONTACT))),
        "by": (ByDate(day("16 jan")),),
    }
    for party, kind in product(PARTIES, KINDS):
        for form in forms_for(party, kind):
            yield from (Obligation(party, kind, cadence) for cadence in shapes[form])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_line_that_can_be_agreed_has_words_of_its_own(language: str) -> None:
    said = {line: tongue(language).promise(line) for line in every_line()}

    assert len(set(said.values())) == len(said)
    assert [words for words in said.values() if re.search(r"[{}]|None|-review|job-club", words)] == []


def test_both_languages_leave_nothing_unsaid() -> None:
    english, french = tongue("en"), tongue("fr")

    for ours, theirs in ((english.contract, french.contract), (english.log, french.log)):
        said = zip(ours._fields, ours, theirs, strict=True)
        assert [name for name, one, other in said if not (one and other)] == []
    assert set(english.log.kinds) == set(french.log.kinds) == set(CLIENT_KINDS)


# Plain words ----------------------------------------------------------------------------------------------------


def read_aloud(language: str) -> str:
    """Everything on a contract and a log, as sentences."""
    page, log = a_page(language, longest_lines(language)), a_log(language, longest_lines(language))
    lines = [f"{page.words.i_will} {line.text}." for line in page.mine]
    lines += [f"{page.words.you_will} {line.text}." for line in page.yours]
    words = page.words
    said = (words.confidence, words.smaller_step, f"{words.review} {page.review_on}.", page.who_is_who)
    return " ".join((*lines, *page.if_i_cannot, *words.next_says, *said, log.words.how, *log.hand_in))


def test_the_english_pages_read_at_grade_8_or_lower() -> None:
    textstat.set_lang("en")

    assert textstat.flesch_kincaid_grade(read_aloud("en")) <= 8


def test_the_french_pages_read_easily() -> None:
    textstat.set_lang("fr")  # Kandel and Moles: 70 and above is easy

    assert textstat.flesch_reading_ease(read_aloud("fr")) >= 70


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_pages_speak_of_an_open_door_and_never_of_power(language: str) -> None:
    said = read_aloud(language).lower()

    assert {"en": "open door", "fr": "porte ouverte"}[language] in said
    assert re.findall(r"low.power|triage|slip|follow-through|caseload|obligation", said) == []
