"""Agreements: what the clients of the demonstration and their counsellor have promised each other."""

from datetime import date

from followthrough.casework.cadence import ByDate
from followthrough.casework.contract import CLIENT, COUNSELLOR, Obligation, read_obligation

Lines = tuple[Obligation, ...]


def _lines(client: tuple[str, ...], counsellor: tuple[str, ...] = ()) -> Lines:
    return (
        *(read_obligation(CLIENT, text) for text in client),
        *(read_obligation(COUNSELLOR, text) for text in counsellor),
    )


STANDARD = _lines(
    ("report weekly", "application 5/week", "posting-review 3/week", "job-club every wed"),
    ("reply within 2 days of contact", "check-in every 2 weeks on thu"),
)
LIGHT = _lines(
    ("application 3/week", "posting-review 3/week"),
    ("reply within 2 days of contact",),
)
FOLLOWING_UP = _lines(
    ("report weekly", "application 4/week", "follow-up within 7 days of application", "posting-review daily"),
    ("reply within 2 days of contact", "employer-contact weekly"),
)
INTENSIVE = _lines(
    ("report weekly", "application daily", "meeting every 2 weeks on tue", "workshop monthly on 1st mon"),
    ("job-leads 2/week", "reply within 1 days of contact"),
)
INTERVIEWING = _lines(
    ("report weekly", "application 3/week", "posting-review 2/week", "thank-you within 2 days of interview"),
    ("employer-contact weekly", "reply within 2 days of contact"),
)


def with_tasks(lines: Lines, title: str, by: date) -> Lines:
    """The lines, and for either side one thing by a day: a task for the client, the counsellor's help."""
    return (
        *lines,
        Obligation(CLIENT, "task", ByDate(by), title),
        Obligation(COUNSELLOR, "resume-help", ByDate(by)),
    )
