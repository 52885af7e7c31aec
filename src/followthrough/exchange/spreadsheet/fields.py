"""Fields: what a table from elsewhere can tell, under the names that ft's own exports have."""

from typing import NamedTuple

from followthrough.casework.client import Client
from followthrough.casework.incoming import What


class Field(NamedTuple):
    """One thing that a column can hold: its name, whether a table must have it, and what it means."""

    name: str
    required: bool
    means: str


_CLIENTS = (
    Field("ref", False, "the client’s reference on this caseload, such as C7F3"),
    Field(
        "name",
        True,
        "the client’s whole name; or first_name and last_name; or ref alone, to change what is known",
    ),
    Field("first_name", False, "the first name, where it stands in a column of its own"),
    Field("last_name", False, "the family name, where it stands in a column of its own"),
    Field("intake", False, "the day on which work with the client begins; a new client needs it"),
    Field("program", False, "who pays for the service"),
    Field("email", False, "the client’s e-mail address"),
    Field("phone", False, "the client’s phone number, as it is written"),
    Field("language", False, "the language of letters: en or fr"),
    Field("channel", False, "how the client likes to be reached: call, text, email, letter"),
    Field("status", False, "open or closed; only looked at, since a file is closed by the day in closed_on"),
    Field("closed_on", False, "the day on which the file was closed"),
    Field("outcome", False, "what the closed file came to"),
    Field("referral", False, "who sent the client"),
)

_ACTIVITIES = (
    Field("client", True, "whose entry it is: a reference, or a name"),
    Field("on", True, "the day on which it happened"),
    Field("kind", True, "what happened: application, job-club, call, …"),
    Field("count", False, "how many; 1 if it is left out"),
    Field("outcome", False, "attended, missed, excused or ours; answered or no-answer; done"),
    Field("direction", False, "out, or in if the client made contact"),
    Field("topic", False, "what was talked of: value, habits, vision, plan"),
    Field("week_of", False, "a day of the week that a report is about"),
    Field("title", False, "which task was done"),
    Field("minutes", False, "how long it took"),
    Field("note", False, "a note"),
    Field(
        "because",
        False,
        "what got in the way: forgot, could-not, did-not-know-how, no-confidence, does-not-want, ours",
    ),
)

_CONTRACTS = (
    Field("client", True, "whose contract it is: a reference, or a name"),
    Field("signed_on", True, "the day of signing"),
    Field("ends_on", False, "the contract’s last day"),
    Field("confidence", False, "how sure the client was of keeping it, from 0 to 10"),
    Field("party", False, "whose line it is: client, as if it is left out, or counsellor"),
    Field("kind", True, "what is promised: application, job-club, …"),
    Field("cadence", True, "how often: 5/week, every wed, within 7 days of application, by 2026-01-16"),
    Field("wording", False, "the line in the two people’s own words; which task"),
    Field("at", False, "when and where"),
)

COMING = frozenset(("referral",)) - frozenset(Client._fields)
"""Fields that are foreseen and that a client does not have yet."""

_FIELDS: dict[What, tuple[Field, ...]] = {
    "clients": tuple(field for field in _CLIENTS if field.name not in COMING),
    "activities": _ACTIVITIES,
    "contracts": _CONTRACTS,
}

DAYS: dict[What, tuple[str, ...]] = {
    "clients": ("intake", "closed_on"),
    "activities": ("on", "week_of"),
    "contracts": ("signed_on", "ends_on"),
}
"""The fields that hold a day."""


def fields_of(what: What) -> tuple[Field, ...]:
    """What a column of such a table can be, in the order of ft's own exports."""
    return _FIELDS[what]
