"""Every text that ft can draft, read: every reason, every cause, every channel, both languages."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import pytest
import textstat

from followthrough.casework.activity import BECAUSE, OURS
from followthrough.casework.client import CHANNELS, LANGUAGES
from followthrough.casework.sender import Sender
from followthrough.drafts.occasion import SLIPPING, UNKNOWN, UNREACHED, Occasion
from followthrough.drafts.write import LONGEST_TEXT, SPOKEN, Draft, draft
from followthrough.triage.answer import REASONS
from occasions import occasion, told_of_each

SENDERS = (Sender("Nadia Roy", "Harbour Employment Centre", "604-555-0100"), Sender())

HARDEST_GRADE = 8
"""The Flesch–Kincaid grade that no English text goes above."""
LEAST_EASE = 70
"""The reading ease of Kandel and Moles (1958), Flesch’s for French, that no French text goes below. Flesch reads 70 to
80 as the seventh year of school: a year easier than the English bar, since syllables are counted by hyphenation."""

UNKIND = {
    "en": r"\b(failed|failure|non-?compliant|lazy|refuses?|strikes?|given up|must|warning|last chance|or else|"
    r"consequences?|you did not|you didn’t|you have not|you haven’t|you should have|disappoint\w*|low.power)\b",
    "fr": r"échec|échou|refus|paresseu|non conforme|abandonn|\bdevez\b|\bsinon\b|dernière chance|avertissement|"
    r"conséquence|vous n’avez pas|vous n’êtes pas|auriez dû|déçu|\bbasse puissance\b",
}
"""What is never said: words on what somebody is, on what was not done, and threats."""
GENDERED = {
    "en": r"\b(he|she|him|her|his|hers|mr|mrs|ms|sir|madam|guys?)\b",
    "fr": r"\b(vous|nous) (êtes|étiez|serez|seriez|sommes) \w+(é|ée|és|i|ie|u|ue)\b|vous (a|ont|avait|aurait|aurais) "
    r"\w+(é|i|u)\b(?! les choses)|\(e\)|·e|\b(madame|monsieur|désolée?|prête?|content|contente|heureux|heureuse|"
    r"seule?|motivée?|absente?|inscrite?|cher|chère)\b",
}
IMPERATIVES = {
    "en": r"(please|reply|answer|call|text|send|tell|choose|come|write|pick|bring|let|give|remember|try|meet|keep)\b",
    "fr": r"(?!chez\b|assez\b)\w+ez(-\w+)*\b",
}
"""How a sentence begins that tells somebody to do something."""
LABELS = {
    "en": r"^(Open|Say|Ask|Agree on|On voicemail): ",
    "fr": r"^(Pour ouvrir|À dire|À demander|À convenir|Sur la boîte vocale)\u00a0: ",
}


@cache
def occasions(language: str) -> tuple[Occasion, ...]:
    return tuple(occasion(told) for told in told_of_each(language))


def drafts(language: str, channel: str) -> Iterator[tuple[Occasion, Draft]]:
    for about in occasions(language):
        for sender in SENDERS:
            yield about, draft(about, channel, language, sender)


def spoken_to_the_client(made: Draft) -> str:
    """The words themselves, without the labels of a script and without its line for the counsellor."""
    label = LABELS[made.language]
    lines = [line for line in made.body.split("\n") if not line.startswith(("Agree on", "À convenir"))]
    return re.sub(label, "", "\n".join(lines), flags=re.MULTILINE)


EVERY = [(language, channel) for language in LANGUAGES for channel in CHANNELS]


# Nothing is left out ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_words_in_every_language(language: str) -> None:
    assert set(SPOKEN[language].words) == {*REASONS, OURS}
    assert set(SPOKEN[language].causes) == {*BECAUSE, UNKNOWN, UNREACHED}
    assert [code for code, words in SPOKEN[language].words.items() if not words.ask] == [*SLIPPING]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_every_cause_is_read_here(language: str) -> None:
    read = {(about.code, about.cause) for about in occasions(language)}

    assert {code for code, _ in read} == {*REASONS, OURS}
    assert {(code, cause) for code in SLIPPING for cause in (*BECAUSE, UNKNOWN)} <= read
    assert {("first-slip", UNREACHED), ("repeated-slips", UNREACHED), ("first-slip", OURS)} <= read


# As it is read --------------------------------------------------------------------------------------------------


@pytest.mark.slow  # the dictionary of syllables is read once, and takes a second
@pytest.mark.parametrize("channel", CHANNELS)
def test_every_english_text_is_read_in_the_eighth_year_of_school_or_before(channel: str) -> None:
    textstat.set_lang("en")
    grades = {made.body: textstat.flesch_kincaid_grade(made.body) for _, made in drafts("en", channel)}

    assert {body: grade for body, grade in grades.items() if grade > HARDEST_GRADE} == {}


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_french_text_is_as_easy_by_the_formula_for_french(channel: str) -> None:
    textstat.set_lang("fr")
    ease = {made.body: textstat.flesch_reading_ease(made.body) for _, made in drafts("fr", channel)}

    assert {body: value for body, value in ease.items() if value < LEAST_EASE} == {}


@pytest.mark.parametrize(("language", "channel"), EVERY)
def test_a_text_asks_one_thing(language: str, channel: str) -> None:
    for _, made in drafts(language, channel):
        said = spoken_to_the_client(made)
        sentences = re.split(r"(?<=[.?!])\s+|\n+", said)
        told_to = [sentence for sentence in sentences if re.match(IMPERATIVES[language], sentence.lower())]

        assert (said.count("?"), said.count(made.ask), told_to) == (1, 1, []), made.body
        assert made.ask.endswith("?")


@pytest.mark.parametrize(("language", "channel"), EVERY)
def test_a_text_is_kind(language: str, channel: str) -> None:
    for _, made in drafts(language, channel):
        assert re.findall(UNKIND[language], f"{made.subject}\n{made.body}".lower()) == [], made.body


@pytest.mark.parametrize(("language", "channel"), EVERY)
def test_a_text_fits_everybody(language: str, channel: str) -> None:
    for about, made in drafts(language, channel):
        own = about.own_words or "—"
        assert not re.search(GENDERED[language], made.body.replace(own, "").lower()), made.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_message_is_short(language: str) -> None:
    assert max(len(made.body) for _, made in drafts(language, "text")) <= LONGEST_TEXT


# As it is set ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "channel"), EVERY)
def test_nothing_is_left_to_be_filled_in_but_what_the_sender_has_not_set(language: str, channel: str) -> None:
    blanks = {*SPOKEN[language].blanks.values(), "[day]", "[jour]"}
    for _, made in drafts(language, channel):
        assert not re.search(r"[{}]|None|  | \n|\n\n\n|\.\.", made.body), made.body
        assert set(re.findall(r"\[[^]]*\]", made.body)) <= blanks


@pytest.mark.parametrize(("language", "channel"), EVERY)
def test_quotes_accents_and_spaces_are_set_right(language: str, channel: str) -> None:
    for _, made in drafts(language, channel):
        body = f"{made.subject or ''}\n{made.body}"
        assert body == unicodedata.normalize("NFC", body)
        assert not re.search(r"[\"'`]", body)
        if language == "fr":
            assert not re.search(
                r"[ ][:»]|«[ ]|[ ][?!;]|[“”]|\b(de|le|la|que|je|ne|me) [aeiouéêàh]\w", body
            ), body
            assert not re.search(r"\b(coeur|oeil|oeuvre|soeur|voeu|noeud)|\bA (?=[a-z])|\bEtre\b", body)
            assert body.count("«") == body.count("»") == body.count("«\u00a0") == body.count("\u00a0»")
        else:
            assert not re.search(r"[«»\u00a0]", body)
            assert body.count("“") == body.count("”")
