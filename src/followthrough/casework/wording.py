"""Wording: a contract's lines as two people would say them."""

from collections.abc import Iterable, Iterator

from .cadence import DAYS, ORDINALS, ByDate, Dated, Weekly
from .contract import CLIENT, COUNSELLOR, Obligation

ONE_AND_MANY = {
    "posting-review": ("a review of job postings", "reviews of job postings"),
    "application": ("an application", "applications"),
    "thank-you": ("a thank-you note", "thank-you notes"),
    "interview": ("an interview", "interviews"),
    "job-leads": ("a job lead", "job leads"),
    "employer-contact": ("a call to an employer", "calls to employers"),
    "resume-help": ("help with the resume", "times of help with the resume"),
    "interview-practice": ("an interview practice", "interview practices"),
    "email": ("an email", "emails"),
    "reply": ("a reply", "replies"),
}
"""Kinds whose words are more than the kind with an article, or an s."""
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def contract_in_words(name: str, lines: Iterable[Obligation]) -> Iterator[str]:
    """Both sides of a contract: a heading and a line for each promise."""
    lines = tuple(lines)
    for party, heading in ((CLIENT, f"{name} will do:"), (COUNSELLOR, "You will do:")):
        own = [line for line in lines if line.party == party]
        if own:
            yield heading
            yield from (f"    {agreed_in_words(line)}" for line in own)


def agreed_in_words(line: Obligation) -> str:
    """A line of a contract with when and where: `5 applications a week (mornings, at the library)`."""
    return f"{line_in_words(line)} ({line.at})" if line.at else line_in_words(line)


def line_in_words(line: Obligation) -> str:
    """A line of a contract: `5 applications a week`, `a follow-up within 7 days of each application`."""
    cadence = line.cadence
    about = f": {line.wording}" if line.wording else ""
    if isinstance(cadence, ByDate):
        day = f"{DAYS[cadence.day.weekday()].capitalize()} {cadence.day.isoformat()}"
        what = line.wording if line.kind == "task" else f"{spoken(line.kind)}{about}"
        return f"{what}, by {day}"
    if isinstance(cadence, Weekly):
        return f"{counted(line.kind, cadence.times)} {'each' if cadence.times == 1 else 'a'} week{about}"
    if isinstance(cadence, Dated):
        return f"{spoken(line.kind)} {_on_its_days(cadence)}{about}"
    days = "a day" if cadence.days == 1 else f"{cadence.days} days"
    of = "each time you hear from the client" if cadence.of == "contact" else f"each {spoken(cadence.of)}"
    return f"{counted(line.kind, 1)} within {days} of {of}{about}"


def counted(kind: str, count: int) -> str:
    """So many of a kind: `an application`, `5 applications`."""
    one, many = ONE_AND_MANY.get(kind, (f"a {spoken(kind)}", f"{spoken(kind)}s"))
    return one if count == 1 else f"{count} {many}"


def spoken(kind: str) -> str:
    """A kind without its hyphen; follow-up, check-in and thank-you keep theirs."""
    return kind if kind in ("follow-up", "thank-you", "check-in") else kind.replace("-", " ")


def _on_its_days(cadence: Dated) -> str:
    weekday = _WEEKDAYS[cadence.weekday]
    if cadence.nth_of_month is not None:
        return f"on the {ORDINALS[cadence.nth_of_month]} {weekday} of each month"
    return (
        f"every {weekday}"
        if cadence.weeks_between == 1
        else f"every {cadence.weeks_between} weeks on {weekday}"
    )
