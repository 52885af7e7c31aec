"""5. Help the client buy into a bigger yes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from followthrough.casework.client import ACTIVE
from followthrough.casework.vision import as_it_stands
from followthrough.triage.reason import Reason
from followthrough.triage.view import View


@dataclass(frozen=True, kw_only=True)
class NoVision(Reason):
    """Nothing is recorded of what the job would bring, in the client's own words."""

    code = "no-vision"
    strategy = 5
    says = "No vision recorded yet."
    next_step = "Ask {name}: what would the job bring? What would a good day at work look like?"


@dataclass(frozen=True, kw_only=True)
class OwnWords(Reason):
    """What the job would bring, in the client's own words: to be read before the call."""

    code = "own-words"
    strategy = 5
    says = "« {own_words} »"
    next_step = "Start from what {name} said: « {own_words} »"

    said_on: date
    own_words: str


class BiggerYes:
    """Help the client buy into a bigger yes.

    Not following through is often the comfortable, lesser yes: confidence is worn, and one more rejection is hard to
    face. Take time for the picture of the job and of what it leads to: work they like, money worry off, a daily
    routine, people, the next step. Write it down in the client's own words, and start from there when things are slow.
    """

    number = 5
    name = "bigger-yes"
    title = "Help find the bigger yes"
    reasons = (NoVision, OwnWords)

    def alarms(self, view: View) -> Iterator[Reason]:
        """Nothing: a missing vision moves nobody."""
        return iter(())

    def states(self, view: View) -> Iterator[Reason]:
        """Nothing: it says nothing of the list."""
        return iter(())

    def advises(self, view: View) -> Iterator[Reason]:
        """For who is not on active: the vision talk, or the client's own words."""
        if view.standing.list == ACTIVE:
            return
        told = [vision for vision in view.record.case.visions if view.at.has_come(vision.on)]
        whole = as_it_stands(told)
        if whole is None or whole.own_words is None:
            yield NoVision(as_of=view.day)
            return
        said_on = max(vision.on for vision in told if vision.own_words is not None)
        yield OwnWords(as_of=view.day, said_on=said_on, own_words=whole.own_words)
