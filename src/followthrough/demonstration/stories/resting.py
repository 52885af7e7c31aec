"""Resting: low power with the door open, the ways back from it, pauses, and files that are closed."""

from datetime import timedelta

from followthrough.casework.client import LOW_POWER
from followthrough.demonstration.agreements import INTERVIEWING, LIGHT, STANDARD
from followthrough.demonstration.almanac import LAST_WEEK
from followthrough.demonstration.story import Story

DAY = timedelta(1)
FRENCH = "fr"


def rests(story: Story, *, start: int) -> None:
    """A first week, a workshop missed, then silence; four attempts to be in touch. The door stays open.

    Low-power comes five weeks after the beginning, on the day on which a week begins to count.
    """
    almanac = story.almanac
    story.opens(almanac.day(start, 0), LIGHT)
    story.lives_week(start, 0.6)
    story.meets(almanac.day(start - 1, 2), kind="workshop", outcome="missed")
    for week, kind in ((start - 1, "text"), (start - 2, "call"), (start - 3, "email"), (start - 4, "text")):
        story.is_sought(almanac.day(week, 3), kind)
        story.lives_week(week, 0)


def rests_and_is_written_to(story: Story, *, start: int) -> None:
    """On low power, and the one contact that is owed has been made: a letter that asks for nothing."""
    rests(story, start=start)
    english = (
        "The contact of the month that the program asks for: a letter, nothing to answer, coffee is on us."
    )
    french = "Le contact du mois que Passerelle demande: une lettre, rien à répondre, le café est offert."
    note = french if story.person.language == FRENCH else english
    story.is_sought(story.almanac.days_ago(10), "letter", note, "plan")
    help_english = "Somewhere to leave the car for free; it is a long walk from the bus."
    help_french = "Des rencontres par téléphone: la garderie ferme à quatre heures."
    would_help = help_french if story.person.language == FRENCH else help_english
    story.says_what_would_help(story.almanac.days_ago(9), would_help)


def told_before_resting(story: Story, *, start: int) -> None:
    """On low power, with a vision told at the beginning: the words to start from."""
    rests(story, start=start)
    story.tells_vision(story.almanac.day(start, 0))


def rests_by_agreement(story: Story, *, start: int) -> None:
    """Good weeks, then a parent to care for: placed on low power by hand, until a day that both know."""
    almanac = story.almanac
    story.opens(almanac.day(start, 1), LIGHT)
    placed = almanac.days_ago(12)
    number = (almanac.latest - placed).days // 7 + 1
    story.lives(start, max(number + 1, 2), 0.9)
    story.is_placed(
        LOW_POWER, placed, placed + DAY * 35, "cares for her mother; we agreed to speak again afterwards"
    )
    story.says_what_would_help(
        placed, "A few hours of home care for her mother; evenings would do then.", placed + DAY * 30
    )
    story.tells_vision(almanac.day(start - 2, 3))


def rings_again(story: Story, *, start: int) -> None:
    """Weeks on low power, and then a call, the other day: the first to be greeted."""
    rests(story, start=start)
    story.tells_vision(story.almanac.day(start, 0))
    english = (
        "Called out of the blue: things are quieter at home, would like to start again. Invited for coffee."
    )
    french = "A appelé: c’est plus calme à la maison, veut reprendre. Invitation à passer prendre un café."
    story.is_in_touch(story.almanac.back(1), "call", french if story.person.language == FRENCH else english)


def finds_the_way_back(story: Story, *, start: int) -> None:
    """Back for more than a week, after a meeting and a new contract, smaller than the first."""
    rests(story, start=start)
    story.tells_vision(story.almanac.day(start, 0))
    almanac = story.almanac
    met = almanac.days_ago(8)
    english = "Came by with the letter in hand. No questions about the weeks between; one small contract."
    french = "Passage au bureau, la lettre à la main. Rien à expliquer; un petit contrat, pour commencer."
    story.meets(met, "plan", note=french if story.person.language == FRENCH else english, minutes=40)
    story.works_after = almanac.after(met)
    story.signs(story.works_after, LIGHT)
    story.lives(1, LAST_WEEK, 1, reviews=False, calls=False)


def is_paused(story: Story, *, start: int, days_ago: int, days: int | None, why: str) -> None:
    """Good weeks, then services are interrupted, with or without a day on which they go on."""
    begun = story.almanac.days_ago(days_ago)
    story.opens(story.almanac.day(start, 1), STANDARD)
    story.is_away("paused", begun, None if days is None else begun + DAY * days, why)
    story.lives(start, LAST_WEEK, 0.9)


def finds_work(story: Story, *, start: int, days_ago: int, employer: str, work: str) -> None:
    """Interviews, an offer, the first day at work so many days ago, and the file is closed."""
    almanac = story.almanac
    story.opens(almanac.day(start, 0), INTERVIEWING)
    story.tells_vision(almanac.day(start - 1, 1))
    began = almanac.days_ago(days_ago)
    offered = (almanac.latest - began).days // 7 + 2
    story.lives(start, offered, 1)
    for week in (start - 2, offered + 1, offered):
        story.has_interview(almanac.day(week, 1))
    english = "The offer came this morning. We both laughed a good deal."
    french = "L’offre est arrivée ce matin. On a bien ri tous les deux."
    story.is_in_touch(almanac.day(offered, 3), "call", french if story.person.language == FRENCH else english)
    story.starts_work(began, employer, work)
    story.closes(began, f"placed in work: {work}")


def moves_away(story: Story, *, start: int, outcome: str) -> None:
    """A move to another city, and a warm hand-over to the office there."""
    story.opens(story.almanac.day(start, 2), LIGHT)
    story.lives(start, 4, 0.8)
    story.closes(story.almanac.day(3, 2), outcome)
