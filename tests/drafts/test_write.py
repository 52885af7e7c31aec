"""Drafts in full: one of each channel, what does not fit, and what a mail program or a browser is given."""

from urllib.parse import parse_qs, urlsplit

import pytest

from builders import day
from followthrough.casework.client import Client
from followthrough.casework.sender import Sender
from followthrough.drafts.kept import Kept, Short
from followthrough.drafts.occasion import Occasion
from followthrough.drafts.paper import as_html, as_mailto, as_markdown, as_text
from followthrough.drafts.write import LONGEST_TEXT, Draft, draft, given_name
from followthrough.triage.slips import MISSED_SESSION, Slip

ANA = Client("C7F3", "Ana Reyes", day("5 jan"), phone="604-555-0142")
MISSED = Occasion(
    ANA,
    day("8 jan"),
    "first-slip",
    "forgot",
    kept=Kept("application", 3, None, day("6 jan")),
    slips=(Slip(day("7 jan"), MISSED_SESSION, day("7 jan"), (2,), "job-club"),),
)
NADIA = Sender("Nadia Roy", "Harbour Employment Centre", "604-555-0100")


def test_a_call_is_a_script_with_one_question_and_one_thing_to_agree_on() -> None:
    assert draft(MISSED, "call", "en", NADIA).body == (
        "Ana Reyes, 604-555-0142\n\n"
        "Open: Hello Ana, this is Nadia Roy from Harbour Employment Centre. You sent 3 applications on Tuesday 6 "
        "January. Well done.\n\n"
        "Say: We missed you at the job club on Wednesday 7 January. These first weeks set the pace, so I would like to "
        "sort this out with you now. I look forward to what we can reach together, and it takes both of us. It can "
        "slip anyone’s mind. We can set a new day, and I will send you a reminder the day before.\n\n"
        "Ask: Which day in the next 7 days works for you?\n\n"
        "Agree on: a new day within 7 days, and a reminder the day before.\n\n"
        "On voicemail: Hello Ana, this is Nadia Roy. I hope that you are well. You can reach me at 604-555-0100."
    )


def test_what_is_left_on_a_voicemail_says_nothing_of_the_matter() -> None:
    voicemail = draft(MISSED, "call", "en", NADIA).body.rpartition("\n\n")[2]

    assert "job" not in voicemail
    assert "Harbour" not in voicemail


def test_a_text_says_who_writes_what_was_kept_and_what_is_asked() -> None:
    assert draft(MISSED, "text", "fr", Sender()) == Draft(
        None,
        "Bonjour Ana, ici [votre nom]. Vous avez envoyé 3 candidatures le mardi 6 janvier. Beau travail. Vous nous "
        "avez manqué au club de recherche d’emploi du mercredi 7 janvier. Nous pouvons fixer un autre jour, et je vous "
        "enverrai un rappel la veille. Quel jour vous irait, d’ici une semaine?",
        "text",
        "fr",
        "first-slip",
        "Quel jour vous irait, d’ici une semaine?",
    )


@pytest.mark.parametrize(
    ("short", "english", "french"),
    [
        (
            Short("job-club", 0, 1, day("12 jan")),
            "We missed you at the job club in the week of 12 January.",
            "Vous nous avez manqué au club de recherche d’emploi dans la semaine du 12 janvier.",
        ),
        (
            Short("meeting", 1, 2, day("12 jan")),
            "We missed you at 1 of 2 meetings in the week of 12 January.",
            "Vous nous avez manqué à une rencontre sur 2 dans la semaine du 12 janvier.",
        ),
        (
            Short("task", 0, 1, day("12 jan")),
            "The task for the week of 12 January is still open.",
            "La tâche prévue pour la semaine du 12 janvier reste à faire.",
        ),
        (
            Short("application", 0, 5, day("12 jan")),
            "I have no applications for the week of 12 January yet.",
            "Je n’ai pas encore de candidature pour la semaine du 12 janvier.",
        ),
    ],
)
def test_what_a_week_lacks_is_said_as_one_person_says_it_to_another(
    short: Short, english: str, french: str
) -> None:
    slow = Occasion(ANA, day("20 jan"), "slipping", "unknown", short=short)

    assert f" {english} " in draft(slow, "email", "en", NADIA).body.replace("\n\n", " ")
    assert f" {french} " in draft(slow, "email", "fr", NADIA).body.replace("\n\n", " ")


def test_an_email_has_a_subject() -> None:
    made = draft(Occasion(ANA, day("8 jan"), "contact-owed"), "email", "en", NADIA)

    assert as_text(made) == (
        "Subject: A short hello\n\n"
        "Hello Ana,\n\n"
        "I just want to say hello.\n\n"
        "There is nothing that you need to send me. The door is open. One call, one text or one visit is all it takes "
        "to start again.\n\n"
        "How are things with you?\n\n"
        "You can answer this email or call me at 604-555-0100.\n\n"
        "Kind regards,\nNadia Roy\nHarbour Employment Centre\n"
    )


def test_a_letter_has_a_date_and_blanks_for_what_is_not_set() -> None:
    assert draft(Occasion(ANA, day("1 feb"), "contact-owed"), "letter", "fr", Sender()).body == (
        "[votre organisme]\n\nLe 1er février 2026\n\nAna Reyes\n\nBonjour Ana,\n\n"
        "Je veux tout juste vous dire bonjour.\n\n"
        "Vous n’avez rien à m’envoyer. La porte est ouverte. Un appel, un texto ou une visite suffit pour repartir.\n\n"
        "Comment allez-vous?\n\nVous pouvez me joindre au [votre téléphone].\n\n"
        "Cordialement,\n[votre nom]\n[votre organisme]"
    )


@pytest.mark.parametrize("own_words", ["{name} {0} %s {", "a " * 80, "w" * 160])
@pytest.mark.parametrize("name", ["Ana", "A" * 200, "Ana " * 50])
def test_a_text_message_stays_short_whatever_is_in_it(name: str, own_words: str) -> None:
    about = Occasion(ANA._replace(name=name), day("8 jan"), "own-words", own_words=own_words)

    made = draft(about, "text", "en", Sender("N" * 80))
    assert len(made.body) <= LONGEST_TEXT
    assert made.body.endswith(made.ask)


def test_what_a_client_said_is_quoted_as_it_is() -> None:
    made = draft(Occasion(ANA, day("8 jan"), "own-words", own_words="{name}: 100 %s!"), "email", "en", NADIA)

    assert "You told me: “{name}: 100 %s!” I keep those words in mind." in made.body


def test_quotation_marks_within_quotation_marks_are_of_the_other_kind() -> None:
    english = Occasion(ANA, day("8 jan"), "own-words", own_words="To say “my colleagues” again")
    french = english._replace(own_words="Dire « mes collègues » encore.")

    assert "“To say ‘my colleagues’ again”." in draft(english, "text", "en", NADIA).body
    assert "«\u00a0Dire “mes collègues” encore.\u00a0»" in draft(french, "text", "fr", NADIA).body


def test_in_a_text_what_the_question_rests_on_stays_before_what_was_kept() -> None:
    long = MISSED._replace(kept=Kept("posting-review", 17, 18, day("5 jan")), cause="does-not-want")

    made = draft(long, "text", "fr", Sender("Marie-Ève Beauchemin-Desrochers"))
    assert "Merci de m’avoir dit que ce n’est pas ce que vous voulez." in made.body


@pytest.mark.parametrize(
    ("name", "given"),
    [("Ana Reyes", "Ana"), ("Reyes, Ana María", "Ana"), ("Cher", "Cher"), ("Reyes,", "Reyes")],
)
def test_somebody_is_called_by_the_given_name(name: str, given: str) -> None:
    assert given_name(name) == given


# On paper -------------------------------------------------------------------------------------------------------

AWKWARD = Draft(
    "50 % & plus: “é”", "Bonjour Zoé,\n\nA+B = <b>100 %</b> & plus?\nœuvre", "email", "fr", "ours", ""
)


def test_a_mail_link_keeps_every_sign() -> None:
    link = as_mailto(AWKWARD, "zoé+travail@exemple.ca")

    assert link == (
        "mailto:zo%C3%A9%2Btravail@exemple.ca?subject=50%20%25%20%26%20plus%3A%20%E2%80%9C%C3%A9%E2%80%9D"
        "&body=Bonjour%20Zo%C3%A9%2C%0D%0A%0D%0AA%2BB%20%3D%20%3Cb%3E100%20%25%3C%2Fb%3E%20%26%20plus%3F%0D%0A"
        "%C5%93uvre"
    )
    assert parse_qs(urlsplit(link).query) == {
        "subject": [AWKWARD.subject],
        "body": [AWKWARD.body.replace("\n", "\r\n")],
    }


def test_a_page_for_the_browser_holds_the_words_and_no_markup_of_theirs() -> None:
    page = as_html(AWKWARD)

    assert '<html lang="fr">' in page
    assert "<p>A+B = &lt;b&gt;100 %&lt;/b&gt; &amp; plus?<br>œuvre</p>" in page
    assert "<p>Objet\u00a0: 50 % &amp; plus: “é”</p>" in page


def test_markdown_keeps_the_lines() -> None:
    assert as_markdown(AWKWARD).endswith("& plus?  \nœuvre\n")
