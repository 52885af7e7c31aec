"""The week's hours: how long it is, what is fixed in it, and how long one contact of a kind takes."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from followthrough.casework.settings import Meaning, as_text, read_all, refuse

AN_HOUR = 60
OFFICE_DAYS = 5
"""Office days of a whole week, Monday to Friday."""


class Hours(NamedTuple):
    """A counsellor's week in hours, and the length of a contact in minutes, at their defaults."""

    week_hours: Decimal = Decimal("37.5")
    employer_hours: Decimal = Decimal(6)
    admin_hours: Decimal = Decimal(5)
    minutes_call: int = 15
    minutes_text: int = 5
    minutes_email: int = 10
    minutes_letter: int = 15
    minutes_meeting: int = 45
    minutes_session: int = 120
    minutes_task: int = 5
    minutes_early: int = 25
    minutes_owed: int = 15
    minutes_follow_through: int = 15

    def length(self, form: str) -> int:
        """Minutes that a contact of a form takes: `call`, `session`, `follow-through`."""
        return int(getattr(self, f"minutes_{form.replace('-', '_')}"))


_EDITORIAL = "the editorial: a job developer has 35 to 40 hours a week"
_JUDGEMENT = "judgement; set your own from “ft time”"

MEANINGS: dict[str, Meaning] = {
    "week_hours": Meaning("hours a week", "The hours that “ft plan” shares out.", _EDITORIAL, 1, 80),
    "employer_hours": Meaning(
        "hours a week", "Kept for employers before anything else is planned.", _JUDGEMENT, 0, 40
    ),
    "admin_hours": Meaning(
        "hours a week", "Kept for notes, reports and meetings of the office.", _JUDGEMENT, 0, 40
    ),
    "minutes_call": Meaning("minutes", "A phone call, with its line of notes.", _JUDGEMENT, 1, 480),
    "minutes_text": Meaning("minutes", "A text message, with its line of notes.", _JUDGEMENT, 1, 480),
    "minutes_email": Meaning("minutes", "An email, with its line of notes.", _JUDGEMENT, 1, 480),
    "minutes_letter": Meaning("minutes", "A letter, with its line of notes.", _JUDGEMENT, 1, 480),
    "minutes_meeting": Meaning("minutes", "A meeting with one client.", _JUDGEMENT, 1, 480),
    "minutes_session": Meaning(
        "minutes", "A group session: a job club or a workshop, once for all who come.", _JUDGEMENT, 1, 480
    ),
    "minutes_task": Meaning(
        "minutes", "A look at whether a task agreed with a client is done.", _JUDGEMENT, 1, 480
    ),
    "minutes_early": Meaning(
        "minutes", "A conversation with a client who needs early intervention.", _JUDGEMENT, 1, 480
    ),
    "minutes_owed": Meaning(
        "minutes", "One thing that you promised a client, such as a job lead.", _JUDGEMENT, 1, 480
    ),
    "minutes_follow_through": Meaning(
        "minutes", "A look in on an active client, where time gets traction.", _JUDGEMENT, 1, 480
    ),
}

DEFAULTS = Hours()


def with_settings(values: Mapping[str, object], where: str = "") -> Hours:
    """The hours with some set otherwise. Raises `UnknownSetting`, `ImpossibleSetting`."""
    hours = DEFAULTS._replace(**read_all(values, DEFAULTS, MEANINGS, where))  # type: ignore[arg-type]
    kept = hours.employer_hours + hours.admin_hours
    if kept > hours.week_hours:
        name = [name for name in values if name in ("week_hours", "employer_hours", "admin_hours")][-1]
        why = f"employer_hours and admin_hours are {as_text(kept)} of {as_text(hours.week_hours)} hours then"
        hint = "values that leave time for clients"
        refuse(name, as_text(getattr(hours, name)), why, hint, where)
    return hours


def in_minutes(hours: Decimal) -> int:
    """Hours, to a quarter, in whole minutes."""
    return int(hours * AN_HOUR)
