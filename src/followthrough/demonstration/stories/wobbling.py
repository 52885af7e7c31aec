"""Wobbling: clients for whom early intervention is there, and what a few weeks of it look like."""

from datetime import timedelta

from followthrough.casework.client import NEEDS_EARLY_INTERVENTION
from followthrough.demonstration.agreements import FOLLOWING_UP, INTERVIEWING, LIGHT, STANDARD, Lines
from followthrough.demonstration.almanac import LAST_WEEK
from followthrough.demonstration.story import Story

DAY = timedelta(1)
FRENCH = "fr"


def fades(story: Story, *, start: int, lines: Lines = STANDARD) -> None:
    """A good start, then a little less each week."""
    story.opens(story.almanac.day(start, 0), lines)
    story.lives(
        start, LAST_WEEK, lambda week: max(0.1, min(1.0, 0.2 * week - 0.1)), reviews=False, calls=False
    )
    story.is_called(story.almanac.day(start - 1, 2))
    english = "Tired of hearing nothing back. We agreed on one letter, to one employer."
    french = "Les réponses qui ne viennent pas pèsent. Convenu d’une lettre, à un employeur."
    story.is_called(story.almanac.day(1, 3), note=french if story.person.language == FRENCH else english)
    agreed = story.almanac.day(1, 3)
    story.agrees_on_task(agreed, agreed + DAY * 5, None)
    story.tells_vision(story.almanac.day(start - 2, 2))


def falls_silent(story: Story, *, start: int) -> None:
    """All went well until a month ago; since then nothing, and three messages without an answer."""
    almanac = story.almanac
    story.opens(almanac.day(start, 1), LIGHT)
    story.lives(start, 4, 1)
    story.is_sought(almanac.day(2, 2), "call")
    story.is_sought(almanac.day(1, 1))
    story.is_sought(almanac.back(4), "email")


def comes_and_goes(story: Story, *, start: int) -> None:
    """Strong weeks and thin ones in turn; two appointments missed in the last days."""
    almanac = story.almanac
    story.opens(almanac.day(start, 0), FOLLOWING_UP)
    story.lives(start, LAST_WEEK, lambda week: 0.6 if week % 2 else 1.0)
    for missed, because in ((almanac.back(6), "could-not"), (almanac.back(3), "no-confidence")):
        story.meets(missed, outcome="missed", because=because)
    story.tells_vision(almanac.day(start - 3, 1))


def has_an_ended_contract(story: Story, *, start: int) -> None:
    """The contract ended, and the next one is not signed yet; the search goes on."""
    almanac = story.almanac
    story.opens(almanac.day(start, 0), LIGHT, ends_on=almanac.today - DAY * 9)
    story.lives(start, LAST_WEEK, 0.9, reviews=False)
    english = "Still at it; asked when we will sign the new contract."
    french = "Toujours à l’œuvre; demande quand on signe le nouveau contrat."
    story.is_in_touch(almanac.back(3), "text", french if story.person.language == FRENCH else english)


def picks_up_again(story: Story, *, start: int) -> None:
    """Two weeks of little, a call, and two weeks in which every report and every session was there."""
    story.opens(story.almanac.day(start, 2), STANDARD)
    story.lives(start, 4, 0.9)
    story.lives(3, 2, 0.1, reviews=False, calls=False)
    story.is_called(story.almanac.day(1, 1), topic="habits")
    for week in range(1, LAST_WEEK - 1, -1):
        story.lives_week(week, 0.3, reports=True, comes=True)
    story.tells_vision(story.almanac.day(1, 3))
    story.grows_surer(story.almanac.back(1))


def is_kept_close(story: Story, *, start: int) -> None:
    """Nothing is wrong: the counsellor keeps the client close for some weeks, before a trial at work."""
    almanac = story.almanac
    story.opens(almanac.day(start, 1), INTERVIEWING)
    story.lives(start, LAST_WEEK, 1)
    placed = almanac.days_ago(9)
    story.has_interview(almanac.day(1, 1))
    why = "trial shifts begin soon; asked for a call every other day until then"
    for office_days_ago, note in (
        (3, "Wanted to know what to wear. Boots, we agreed."),
        (1, "Slept badly, ready all the same."),
    ):
        story.is_called(almanac.back(office_days_ago), note)
    story.is_placed(NEEDS_EARLY_INTERVENTION, placed, placed + DAY * 27, why)
    story.tells_vision(almanac.day(start - 2, 3))
