"""Because: what got in the way, and the next step that each cause calls for. Words for the counsellor."""

from .activity import BECAUSE, OURS
from .mistakes import UnknownStatus

CAUSES: dict[str, str] = {
    "forgot": "it slipped {name}’s mind",
    "could-not": "it could not be done: the way there, care, health, a phone",
    "did-not-know-how": "how to do it was not clear",
    "no-confidence": "there was little faith that it would help",
    "does-not-want": "it is not what {name} wants",
    OURS: "it was our own doing",
}
"""Each cause in words about what got in the way, never about what somebody is like."""

NEXT_STEPS: dict[str, str] = {
    "forgot": "Book it again within 7 days, and agree on a reminder the day before.",
    "could-not": "Agree on a smaller step, or meet by phone; what could not be helped can be excused (ft excuse).",
    "did-not-know-how": "Do the first one together; the second is for {name} to try.",
    "no-confidence": "Start from the last small win, and agree on a step that is sure to come off.",
    "does-not-want": "Ask what {name} does want, before any plan: the vision talk (ft vision).",
    OURS: "Say sorry, and book it again first; it weighs nothing.",
}
"""The next step that each cause calls for: forgetting is the commonest cause of a missed session, and a new date within
a week is the one most often kept (no-show studies; see docs/decisions.md)."""


def read_cause(text: str) -> str:
    """The cause that a word names, also with spaces for its hyphens: `could not`. Raises `UnknownStatus`."""
    word = "-".join(text.lower().replace("_", " ").replace("-", " ").split())
    if word not in CAUSES:
        raise UnknownStatus(text=text, what="cause", known=", ".join((*BECAUSE, OURS)))
    return word
