"""The letterhead: what an office says of itself on what it hands out, and the templates that it brings."""

from collections.abc import Mapping
from typing import NamedTuple

from .sender import Sender
from .settings import Meaning, read_all


class Letterhead(NamedTuple):
    """Words about the office; what is not set is left to be filled in by hand."""

    counsellor: str | None = None
    agency: str | None = None
    agency_phone: str | None = None
    templates: str | None = None

    @property
    def sender(self) -> Sender:
        """From whom a message or a page comes."""
        return Sender(self.counsellor, self.agency, self.agency_phone)


_OWN = "each agency’s own; a line to fill in by hand, while it is not set"

MEANINGS: dict[str, Meaning] = {
    "counsellor": Meaning(
        "a name", "Who signs contracts, messages and letters.", _OWN, most=80, example="Nadia Roy"
    ),
    "agency": Meaning(
        "a name",
        "The agency’s name on what is handed out.",
        _OWN,
        most=80,
        example="Harbour Employment Centre",
    ),
    "agency_phone": Meaning(
        "a phone number", "The number that clients are asked to call.", _OWN, most=40, example="604-555-0100"
    ),
    "templates": Meaning(
        "a folder",
        "Where the agency’s own templates for paper lie; ft’s own are used, while it is not set.",
        "each agency’s own",
        most=1000,
        example="templates",
    ),
}

DEFAULTS = Letterhead()


def with_settings(values: Mapping[str, object], where: str = "") -> Letterhead:
    """The letterhead with what is set. Raises `UnknownSetting`, `ImpossibleSetting`."""
    return DEFAULTS._replace(**read_all(values, DEFAULTS, MEANINGS, where))  # type: ignore[arg-type]
