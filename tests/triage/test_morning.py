"""The morning: the lists of a day, and the order within each."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from builders import day
from followthrough.casework.client import Client
from followthrough.triage.assess import Assessment
from followthrough.triage.morning import morning_of
from followthrough.triage.strategies.create_value import YouOwe

TODAY = day("13 jan")
ACTIVE, EARLY, LOW = "active", "needs-early-intervention", "low-power"


@dataclass(frozen=True)
class Someone:
    """A client and as much of an assessment as the order asks for."""

    name: str
    list: str = EARLY
    welcome_back: bool = False
    onboarding_from: date | None = None
    slips: int = 0
    kept: Fraction | None = Fraction(1, 2)
    heard: str = "9 jan"
    owed: str | None = None
    contact: str | None = None

    @property
    def assessed(self) -> tuple[Client, Assessment]:
        owes = (YouOwe(as_of=TODAY, count=1, kind="reply", since=day(self.owed)),) if self.owed else ()
        contact = day(self.contact) if self.contact else None
        found = Assessment(
            *(self.list, TODAY, self.onboarding_from, self.welcome_back, self.kept, self.slips),
            *(day(self.heard), None, contact, 1, owes),
        )
        return Client("C7F3", self.name, day("5 jan")), found


def order(*people: Someone) -> list[str]:
    """The names in the order of the morning, whatever the order in which they come."""
    found = morning_of(TODAY, [one.assessed for one in people])
    assert morning_of(TODAY, [one.assessed for one in reversed(people)]) == found
    return [entry.client.name for entry in found.listed]


def test_early_intervention_goes_by_each_rule_in_turn() -> None:
    new = day("5 jan")
    assert order(
        Someone("Zoé", kept=None),
        Someone("Yann", kept=Fraction(2, 5), heard="8 jan"),
        Someone("Xavier", kept=Fraction(2, 5), heard="7 jan"),
        Someone("Éric", kept=Fraction(2, 5), heard="8 jan"),
        Someone("Walt", kept=Fraction(1, 5)),
        Someone("Vera", slips=1, kept=None),
        Someone("Uma", slips=2),
        Someone("Tom", onboarding_from=new),
        Someone("Sam", onboarding_from=new, slips=1),
        Someone("Ron", welcome_back=True),
        Someone("Quinn", welcome_back=True, onboarding_from=new),
    ) == ["Quinn", "Ron", "Sam", "Tom", "Uma", "Vera", "Walt", "Xavier", "Éric", "Yann", "Zoé"]


def test_active_shows_first_what_is_owed_the_oldest_first() -> None:
    assert order(
        Someone("Fay", ACTIVE, kept=None),
        Someone("Eve", ACTIVE, kept=Fraction(1)),
        Someone("Dan", ACTIVE, kept=Fraction(1, 5)),
        Someone("Cid", ACTIVE, onboarding_from=day("5 jan"), kept=Fraction(1)),
        Someone("Bea", ACTIVE, owed="9 jan"),
        Someone("Ann", ACTIVE, owed="8 jan", kept=Fraction(1)),
    ) == ["Ann", "Bea", "Cid", "Dan", "Eve", "Fay"]


def test_low_power_shows_first_whom_a_contact_is_owed_first() -> None:
    assert order(
        Someone("Cid", LOW, contact="2 feb"),
        Someone("Élise", LOW, contact="20 jan"),
        Someone("Eva", LOW, contact="20 jan", kept=None),
        Someone("Ann", LOW, contact="20 jan"),
    ) == ["Ann", "Élise", "Eva", "Cid"]


def test_early_intervention_is_read_first_and_low_power_last() -> None:
    people = [Someone("Cid", LOW, contact="2 feb"), Someone("Bea", ACTIVE), Someone("Ann")]
    assert order(*people) == ["Ann", "Bea", "Cid"]


def test_who_is_on_no_list_is_paused() -> None:
    ann, zoe = (Client(ref, name, TODAY) for ref, name in (("2222", "Zoé"), ("3333", "Ann")))
    found = morning_of(TODAY, [(ann, None), (zoe, None), Someone("Eve").assessed])
    assert (found.paused, found.gaps) == ([zoe, ann], 1)
