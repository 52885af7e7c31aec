"""Arriving: the first two weeks, in which habits are made, with a contract or still without."""

from datetime import timedelta

from followthrough.demonstration.agreements import LIGHT, STANDARD, Lines
from followthrough.demonstration.almanac import LAST_WEEK
from followthrough.demonstration.story import Story

DAY = timedelta(1)
THIS_FORTNIGHT = 1
"""The week in which anybody in their first two weeks has begun, at the earliest."""


def arrives(story: Story, *, office_days_ago: int) -> None:
    """Met days ago for the first time; the contract is still to be signed, and the value still to be said."""
    story.opens(story.almanac.back(office_days_ago), value=False)


def starts_well(story: Story, *, days_ago: int, value: bool = True, lines: Lines = STANDARD) -> None:
    """Signed at the first meeting, and at work since."""
    signed = story.almanac.days_ago(days_ago)
    story.opens(signed, lines, value=value)
    story.lives(THIS_FORTNIGHT, LAST_WEEK, 1, reviews=False, calls=False)
    called = story.almanac.after(story.almanac.after(signed))
    if called < story.almanac.today:
        story.is_called(called)


def misses_the_workshop(story: Story) -> None:
    """Day nine or so: a good start, and a workshop missed the other day. Time for a kind call."""
    story.opens(story.almanac.days_ago(8), LIGHT)
    story.lives(THIS_FORTNIGHT, LAST_WEEK, 0.8, reviews=False, calls=False)
    story.meets(story.almanac.back(2), kind="workshop", outcome="missed", because="forgot")


def reports_nothing_yet(story: Story) -> None:
    """The first week's report is not there."""
    story.opens(story.almanac.day(0, 1), STANDARD, value=False)
    story.lives_week(0, 0.6, reports=False, comes=True)
    story.lives_week(-1, 0.6, reports=False, comes=True)


def has_not_signed(story: Story, *, days_ago: int) -> None:
    """Met twice, and there is still no contract."""
    almanac = story.almanac
    story.opens(almanac.days_ago(days_ago), value=False)
    english = "Would like to read the contract at home first; took the paper along."
    french = "Veut relire le contrat à la maison; la feuille est dans le sac."
    story.meets(
        almanac.days_ago(days_ago - 5), note=french if story.person.language == "fr" else english, minutes=30
    )
