"""Wording: a contract's lines as two people would say them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from followthrough.casework.contract import Obligation

PLURALS = {
    "posting-review": "posting reviews", "follow-up": "follow-ups", "thank-you": "thank-yous", "reply": "replies",
    "job-leads": "job leads", "employer-contact": "employer contacts", "resume-help": "times of help with the resume",
    "interview-practice": "interview practices", "check-in": "check-ins",
}  # fmt: skip
SINGULARS = {"job-leads": "job lead", "resume-help": "time of help with the resume"}


def contract_in_words(name: str, lines: "Iterable[Obligation]") -> Iterator[str]:
    """Both sides of a contract, a heading and a line each."""
    lines = tuple(lines)
    for party, heading in (("client", f"{name} will do:"), ("counsellor", "You will do:")):
        own = [line for line in lines if line.party == party]
        if own:
            yield heading
            yield from (f"    {line_in_words(line)}" for line in own)


def line_in_words(line: "Obligation") -> str:
    """A line of a contract: `5 applications a week`, `a follow-up within 7 days of each application`."""
    from followthrough.casework.cadence import ByDate, Dated, Weekly

    cadence = line.cadence
    about = f": {line.wording}" if line.wording and not isinstance(cadence, ByDate) else ""
    if isinstance(cadence, Weekly):
        return f"{_counted(line.kind, cadence.times)} a week{about}"
    if isinstance(cadence, Dated):
        return f"{line.kind.replace('-', ' ')} {_day_in_words(cadence)}{about}"
    if isinstance(cadence, ByDate):
        return f"{line.wording or line.kind.replace('-', ' ')}, by {cadence.day:%a} {cadence.day.isoformat()}"
    days = "1 day" if cadence.days == 1 else f"{cadence.days} days"
    return f"{_counted(line.kind, 1)} within {days} of each {_spoken(cadence.of)}{about}"
