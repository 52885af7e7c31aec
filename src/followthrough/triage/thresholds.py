"""The numbers that triage goes by: each with a name, a unit, a sentence and a source."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from followthrough.casework.settings import Meaning, Value, as_text, read_all, refuse


class Thresholds(NamedTuple):
    """Every number of the rules that an agency may set, at its default."""

    sign_by_days: int = 7
    onboarding_days: int = 14
    quiet_days: int = 7
    enter_below: Fraction = Fraction(3, 5)
    slips: int = 2
    slip_days: int = 14
    reply_days: int = 3
    min_days: int = 7
    leave_at: Fraction = Fraction(3, 4)
    life_days: int = 14
    low_after_days: int = 28
    low_attempts: int = 3
    low_below: Fraction = Fraction(1, 3)
    good_week: Fraction = Fraction(1, 2)
    silence_days: int = 28
    talk_days: int = 7
    welcome_days: int = 14
    long_pause_days: int = 14
    place_days: int = 28
    review_days: int = 28
    contact_days: int = 30
    low_review_days: int = 30
    low_power_off: tuple[str, ...] = ()


_RULES = "the rules of triage (docs/triage.md)"

MEANINGS: dict[str, Meaning] = {
    "sign_by_days": Meaning(
        "days",
        "Without a contract for so long, a client needs early intervention.",
        "an agreement in the first month helps most those with poor prospects (van den Berg and others, 2024)",
    ),
    "onboarding_days": Meaning(
        "days",
        "The first days after signing (after intake, while nothing is signed), in which one slip is enough.",
        "the editorial: address bad habits in the first two weeks",
    ),
    "quiet_days": Meaning(
        "days", "A slip in onboarding raises a call for so long; so long without one ends it.", _RULES
    ),
    "enter_below": Meaning("share", "Follow-through below this, with 4 cells or more, is slipping.", _RULES),
    "slips": Meaning(
        "slips", "So many missed sessions or unanswered attempts are repeated slips.", _RULES, 1, 20
    ),
    "slip_days": Meaning("days", "The days in which slips are counted.", _RULES),
    "reply_days": Meaning(
        "available days", "An attempt without a sign of life for so long is a slip.", _RULES, 1, 60
    ),
    "min_days": Meaning("days", "The least time on needs-early-intervention.", _RULES),
    "leave_at": Meaning(
        "share", "Follow-through from which on a client can leave early intervention.", _RULES
    ),
    "life_days": Meaning(
        "days", "To leave early intervention, a sign of life in the last so many days.", _RULES
    ),
    "low_after_days": Meaning(
        "days",
        "Low-power comes after so long on early intervention, at the earliest.",
        _RULES,
    ),
    "low_attempts": Meaning(
        "days",
        "Low-power comes after attempts on so many different days.",
        "two to five documented attempts are usual before a file rests (Wisconsin 8.7, Kansas VR 5.3)",
        1,
        60,
    ),
    "low_below": Meaning("share", "Long follow-through below this is little kept.", _RULES),
    "good_week": Meaning(
        "share", "A week of at least this much speaks against low-power, and ends it.", _RULES
    ),
    "silence_days": Meaning(
        "days", "With few cells, little is kept if there was no sign of life for so long.", _RULES
    ),
    "talk_days": Meaning(
        "days", "Anything of the client’s own in the last so many days speaks against low-power.", _RULES
    ),
    "welcome_days": Meaning("days", "A welcome-back runs for so long.", _RULES),
    "long_pause_days": Meaning("days", "Days away of so many or more together are a pause.", _RULES, 2),
    "place_days": Meaning("days", "A placement without an end holds for so long.", _RULES, 1, 90),
    "review_days": Meaning(
        "days", "A contract is due for review after so long.", "regular review, as employment plans have it"
    ),
    "contact_days": Meaning(
        "days",
        "A client on low-power is still owed one contact in so many days.",
        "one qualifying contact in 30 days (Wisconsin, WIOA policy 8.7)",
    ),
    "low_review_days": Meaning(
        "days",
        "A client’s being on low-power is looked at again after so long.",
        "services interrupted are reviewed monthly (Iowa, independent living, chapter 10)",
    ),
    "low_power_off": Meaning(
        "programs",
        "Clients of these programs never go on low-power.",
        "each agency’s own",
        example="IPS, Youth",
    ),
}

DEFAULTS = Thresholds()


def read_setting(name: str, value: object, where: str = "") -> Value:
    """The value of a threshold as the rules take it. Raises `UnknownSetting`, `ImpossibleSetting`."""
    return read_all({name: value}, DEFAULTS, MEANINGS, where)[name]


def with_settings(values: Mapping[str, object], where: str = "") -> Thresholds:
    """The thresholds with some set otherwise. Raises `UnknownSetting`, `ImpossibleSetting`."""
    thresholds = DEFAULTS._replace(**read_all(values, DEFAULTS, MEANINGS, where))  # type: ignore[arg-type]
    _check_together(thresholds, values, where)
    return thresholds


def _check_together(t: Thresholds, values: Mapping[str, object], where: str) -> None:
    """Values that contradict one another are refused, in the name of the one that was set last."""
    for low, high in (("enter_below", "leave_at"), ("low_below", "enter_below")):
        least, most = getattr(t, low), getattr(t, high)
        if least <= most:
            continue
        if [name for name in values if name in (low, high)][-1] == low:
            why = f"it cannot be above {high}, {as_text(most)}"
            refuse(low, as_text(least), why, f"{as_text(most)} or less", where)
        why = f"it cannot be below {low}, {as_text(least)}"
        refuse(high, as_text(most), why, f"{as_text(least)} or more", where)
