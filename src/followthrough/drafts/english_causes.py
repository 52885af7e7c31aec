"""English: what is said after a slip, by what got in the way."""

from .words import Cause

CAUSES: dict[str, Cause] = {
    "unknown": Cause(
        ask="What got in the way, if anything?",
        agree="one small task for this week, sure to come off.",
    ),
    "unreached": Cause(
        offer=("It may have come at a bad time for you.",),
        ask="When is a good time for us to talk?",
        agree="the best way and the best time to reach each other.",
        text=("It may have come at a bad time for you.",),
    ),
    "forgot": Cause(
        offer=(
            "It can slip anyone’s mind.",
            "We can set a new day, and I will send you a reminder the day before.",
        ),
        ask="Which day in the next 7 days works for you?",
        agree="a new day within 7 days, and a reminder the day before.",
        text=("We can set a new day, and I will send you a reminder the day before.",),
    ),
    "could-not": Cause(
        offer=("You told me that it could not be done, and that is all right.",),
        ask="Which fits you better this week: a smaller step, or a talk by phone?",
        agree="the smaller step, or a day to talk by phone.",
        text=("You told me that it could not be done, and that is all right.",),
    ),
    "did-not-know-how": Cause(
        offer=(
            "You told me that it was not clear how to do it.",
            "We can do the first one together, and the next one is yours.",
        ),
        ask="Which day this week works for you?",
        agree="a day this week to do the first one together.",
        text=("We can do the first one together.",),
    ),
    "no-confidence": Cause(
        first=("{shows}",),
        offer=("A hard week is no measure of what you can do.",),
        ask="What is one step that you feel sure of this week?",
        agree="one step that is sure to come off.",
        text=("A hard week is no measure of what you can do.",),
    ),
    "does-not-want": Cause(
        first=("Thank you for telling me that this is not what you want.",),
        offer=("{quote}", "What you do want comes before any plan."),
        ask="What do you want a job to bring you?",
        agree="what to find out before any new plan.",
        text=("Thank you for telling me that this is not what you want.",),
        firm=("My time is set aside for you, and I want to use it on what matters to you.",),
    ),
}
"""What got in the way, as it was told; or that it was not told, or that nobody was reached who could tell it."""
