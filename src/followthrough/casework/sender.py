"""Sender: from whom a message or a page comes."""

from typing import NamedTuple


class Sender(NamedTuple):
    """The counsellor and the agency, as they sign; what is not set is left to be filled in by hand."""

    counsellor: str | None = None
    agency: str | None = None
    phone: str | None = None
