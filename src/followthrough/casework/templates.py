"""Templates: three contracts to begin with, from which a counsellor and a client make their own."""

from collections.abc import Iterable
from typing import NamedTuple

from .contract import CLIENT, COUNSELLOR, Obligation, read_obligation
from .mistakes import UnknownTemplate


class Template(NamedTuple):
    """A contract to begin with: for whom it is meant, and what each side does."""

    name: str
    says: str
    client: tuple[str, ...]
    counsellor: tuple[str, ...]

    @property
    def lines(self) -> tuple[Obligation, ...]:
        """Its lines, the client's first."""
        own = (read_obligation(CLIENT, text) for text in self.client)
        return (*own, *(read_obligation(COUNSELLOR, text) for text in self.counsellor))


STANDARD = Template(
    "standard",
    "a full job search",
    client=(
        "report weekly",
        "application 5/week",
        "posting-review 3/week",
        "follow-up within 7 days of application",
        "thank-you within 1 days of interview",
        "job-club every wed",
    ),
    counsellor=("check-in weekly", "job-leads 2/week", "reply within 2 days of contact"),
)

LIGHT = Template(
    "light",
    "little time or strength: school, care, health",
    client=(
        "report weekly",
        "application 2/week",
        "follow-up within 10 days of application",
        "thank-you within 2 days of interview",
        "meeting every 2 weeks on thu",
    ),
    counsellor=("check-in weekly", "job-leads 1/week", "reply within 3 days of contact"),
)

INTENSIVE = Template(
    "intensive",
    "every day, for a search that is to be short",
    client=(
        "report weekly",
        "posting-review daily",
        "application 8/week",
        "follow-up within 5 days of application",
        "thank-you within 1 days of interview",
        "job-club every wed",
        "meeting every mon",
        "workshop monthly on 1st fri",
    ),
    counsellor=(
        "check-in 2/week",
        "job-leads 4/week",
        "employer-contact 2/week",
        "interview-practice every 2 weeks on tue",
        "reply within 1 days of contact",
    ),
)

TEMPLATES = {template.name: template for template in (STANDARD, LIGHT, INTENSIVE)}


def read_template(text: str) -> Template:
    """The template that a name, or the beginning of one, means. Raises `UnknownTemplate`."""
    word = text.strip().lower()
    found = [template for name, template in TEMPLATES.items() if word and name.startswith(word)]
    if len(found) != 1:
        raise UnknownTemplate(text=text, known=", ".join(TEMPLATES))
    return found[0]


def with_lines(lines: Iterable[Obligation], given: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """The lines with others beside them; one of the same party, kind and form takes the place of its like."""
    lines, given = tuple(lines), tuple(given)
    instead = {like(line): line for line in given}
    kept = {like(line) for line in lines}
    more = (line for line in given if like(line) not in kept)
    return (*(instead.get(like(line), line) for line in lines), *more)


def like(line: Obligation) -> tuple[str, str, str, str | None]:
    """What two lines have in common of which a contract can have one: party, kind, form; of tasks also the title."""
    return line.party, line.kind, line.cadence.form, line.wording if line.cadence.form == "by" else None
