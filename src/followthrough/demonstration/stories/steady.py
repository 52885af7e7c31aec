"""Steady: clients whose search goes on by itself, and what a counsellor still sees to."""

from datetime import timedelta

from followthrough.casework.client import ACTIVE
from followthrough.demonstration.agreements import (
    FOLLOWING_UP,
    INTENSIVE,
    INTERVIEWING,
    LIGHT,
    STANDARD,
    Lines,
    with_tasks,
)
from followthrough.demonstration.almanac import LAST_WEEK
from followthrough.demonstration.story import Story
from followthrough.demonstration.words_of_visions import VISIONS

DAY = timedelta(1)
FRENCH = "fr"


def diligent(
    story: Story, *, start: int, lines: Lines = STANDARD, weekday: int = 0, reviews: bool = True
) -> None:
    """What was agreed is done, nearly all of it, week after week; one task is agreed and done."""
    begun = story.almanac.day(start, weekday)
    story.opens(begun, lines)
    story.lives(start, LAST_WEEK, story.nearly_all, reviews=reviews)
    agreed = story.almanac.day(start - 2, 1)
    story.agrees_on_task(agreed, agreed + DAY * 9, story.almanac.by(agreed + DAY * 7))
    if story.person.ref in VISIONS:
        told = story.almanac.day(start - 1, 3)
        story.is_called(told, story.note("vision"), "vision")
        story.tells_vision(told)


def partly(story: Story, *, start: int) -> None:
    """Fewer applications than agreed, but every report and every session: enough."""
    story.opens(story.almanac.day(start, 2), STANDARD)
    story.lives(start, LAST_WEEK, 0.7, reviews=False)
    agreed = story.almanac.day(2, 3)
    story.agrees_on_task(agreed, agreed + DAY * 30, None, which=1)


def with_a_resume_to_do(story: Story, *, start: int) -> None:
    """The contract itself asks for a resume by a day, and offers help with it; both kept."""
    begun = story.almanac.day(start, 1)
    title, helped = "Update the resume", story.almanac.after(story.almanac.after(begun))
    title = "Mettre le CV à jour" if story.person.language == FRENCH else title
    story.opens(begun, with_tasks(STANDARD, title, begun + DAY * 10))
    story.lives(start, LAST_WEEK, story.nearly_all)
    story.helps(helped, "resume-help", 60)
    story.does_task(story.almanac.by(begun + DAY * 8), title)


def interviewing(story: Story, *, start: int) -> None:
    """Interviews, and a note of thanks after each."""
    story.opens(story.almanac.day(start, 0), INTERVIEWING)
    story.lives(start, LAST_WEEK, story.nearly_all)
    for week in (start - 3, 2, 0):
        story.has_interview(story.almanac.day(week, 1))
    story.tells_vision(story.almanac.day(start - 1, 2))


def waits_for_job_leads(story: Story, *, start: int) -> None:
    """All is done on this side; the job leads that the counsellor promised are open, and some notes too."""
    story.opens(story.almanac.day(start, 0), INTENSIVE)
    story.lives(start, 1, 0.9)
    for week in range(0, LAST_WEEK - 1, -1):
        story.lives_week(week, 0.9, owes=True)


def waits_for_a_reply(story: Story, *, start: int) -> None:
    """A letter with a question came in, and it waits for an answer."""
    story.opens(story.almanac.day(start, 3), STANDARD)
    story.lives(start, 2, 1)
    story.lives(1, LAST_WEEK, 1, calls=False)
    english = "Sent two postings and asked which one fits better."
    french = "A envoyé deux annonces et demande laquelle convient le mieux."
    note = french if story.person.language == FRENCH else english
    story.is_in_touch(story.almanac.back(4), "email", note, answered=False)


def near_the_end_of_the_contract(story: Story, *, start: int) -> None:
    """The contract ends within days; all goes well."""
    story.opens(story.almanac.day(start, 2), FOLLOWING_UP, ends_on=story.almanac.today + DAY * 4)
    story.lives(start, LAST_WEEK, story.nearly_all)
    story.tells_vision(story.almanac.day(start - 2, 2))


def ill_for_some_days(story: Story, *, start: int) -> None:
    """Ill since two office days ago; nothing counts until it is over."""
    almanac = story.almanac
    story.opens(almanac.day(start, 1), STANDARD)
    why = "grippe" if story.person.language == FRENCH else "flu, doctor’s note seen"
    story.is_away("excused", almanac.back(2), almanac.today + DAY * 4, why)
    story.lives(start, LAST_WEEK, story.nearly_all)


def back_from_a_pause(story: Story, *, start: int) -> None:
    """An operation and weeks of rest, over since the last evening; until then all was done."""
    almanac = story.almanac
    returns = almanac.back(1) + DAY
    story.opens(almanac.day(start, 0), LIGHT)
    story.is_away("paused", almanac.by(returns - DAY * 23), returns - DAY, "operation, rest at home")
    story.lives(start, LAST_WEEK, 1, reviews=False)


def back_on_track(story: Story, *, start: int) -> None:
    """Two thin weeks, a frank and friendly talk about habits, and good weeks since."""
    story.opens(story.almanac.day(start, 0), STANDARD)
    story.is_away("paused", story.almanac.day(start - 2, 0), None, "moved house")
    story.resumes(story.almanac.day(start - 2, 4))
    story.lives(start, 7, 0.9)
    story.lives(6, 5, 0.2, reviews=False, calls=False)
    english = (
        "Said what I had seen, and asked. Care for the grandmother; mornings are free again. One task a day."
    )
    french = "Dit ce que j’ai vu, et demandé. Grand-mère à soigner; avant-midi libres. Une tâche par jour."
    note = french if story.person.language == FRENCH else english
    story.is_called(story.almanac.day(4, 1), note=note, topic="habits")
    story.lives(4, LAST_WEEK, 0.85, calls=False)
    story.tells_vision(story.almanac.day(3, 2))


def left_in_peace(story: Story, *, start: int) -> None:
    """A job is promised from next month; the counsellor keeps the file on active by hand until then."""
    almanac = story.almanac
    story.opens(almanac.day(start, 1), STANDARD)
    story.lives(start, 3, 0.9)
    placed = almanac.day(2, 0)
    story.is_placed(
        ACTIVE, placed, placed + DAY * 40, "job promised in writing from next month; no need to search on"
    )
    for week in range(2, LAST_WEEK - 1, -1):
        story.lives_week(week, 0.3, reports=True, comes=False)
