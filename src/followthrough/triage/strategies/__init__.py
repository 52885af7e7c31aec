"""The five strategies, each a place of its own, in the order in which they make sense."""

from collections.abc import Iterable
from typing import Protocol

from followthrough.triage.reason import Reason
from followthrough.triage.view import View

from .address_habits_early import AddressHabitsEarly
from .bigger_yes import BiggerYes
from .create_value import CreateValue
from .low_power import LowPowerMode
from .sign_a_contract import SignAContract


class Strategy(Protocol):
    """One way of working with a client who does not follow through."""

    @property
    def number(self) -> int:
        """Its place among the five."""
        ...

    @property
    def name(self) -> str:
        """Its short name, as `ft explain` takes it."""
        ...

    @property
    def title(self) -> str:
        """What it asks one to do."""
        ...

    @property
    def reasons(self) -> tuple[type[Reason], ...]:
        """The reasons it can give."""
        ...

    def alarms(self, view: View) -> Iterable[Reason]:
        """The reasons that bring a client to needs-early-intervention."""
        ...

    def states(self, view: View) -> Iterable[Reason]:
        """The reasons that say where the client stands."""
        ...

    def advises(self, view: View) -> Iterable[Reason]:
        """The reasons that move nobody, and say what would help."""
        ...


STRATEGIES: tuple[Strategy, ...] = (
    SignAContract(),
    CreateValue(),
    AddressHabitsEarly(),
    LowPowerMode(),
    BiggerYes(),
)
ALARMING: tuple[Strategy, ...] = (STRATEGIES[0], STRATEGIES[2])
"""The strategies whose reasons bring a client to needs-early-intervention."""
