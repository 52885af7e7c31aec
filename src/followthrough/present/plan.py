"""Plan: the hours of a week or the minutes of a morning, entry by entry; what is left open, and what slips by."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from followthrough.casework.wording import counted as of_a_kind
from followthrough.casework.wording import spoken
from followthrough.casework.workweek import Office
from followthrough.triage.reason import Share
from followthrough.triage.thresholds import DEFAULTS
from followthrough.workday.contact import EARLY, FIXED, LOOK_IN, OWED, TALK, TRACTION, Contact, Served
from followthrough.workday.item import Item, day_said
from followthrough.workday.plan import Block, Entry, Plan
from followthrough.workday.slipping import Slips, what_slips

from .counts import counted
from .lengths import lasting
from .sheet import Block as PageBlock
from .sheet import (
    Cell,
    Column,
    Grid,
    Heading,
    Line,
    Page,
    Paragraph,
    Row,
    Section,
    Sheet,
    Span,
    Value,
    line,
    paragraph,
)

COLUMNS = ("order", "group", "ref", "name", "what", "minutes", "because", "fits", "slips")
GRID = (
    Column("quiet", right=True), Column("name", most=24), Column("ref"), Column(most=28), Column("quiet", right=True),
    Column("says", sinks=True),
)  # fmt: skip
LEFT = "left-open"
TITLES = {
    FIXED: "KEPT FREE", OWED: "OWED", EARLY: "EARLY INTERVENTION", TRACTION: "ACTIVE, WHERE TIME GETS TRACTION",
}  # fmt: skip
WHATS = {TALK: "Talk", LOOK_IN: "Look in", "employers": "Employers", "admin": "Notes and office"}
FOR_WHOM = {"employers": "Calls, visits and leads.", "admin": "Notes, reports and meetings of the office."}
MOST_NAMES = 60
"""Names of active clients without a look in that one paragraph holds; a table holds them all."""


class _Told(NamedTuple):
    """An entry with its place in the order, and how to find out what slips by if it does not fit."""

    order: int
    entry: Entry
    find_slips: Callable[[Entry], Slips] | None = None

    @property
    def slips(self) -> Slips | None:
        """What slips by; None of what fits. Worked out for those that are shown."""
        return None if self.find_slips is None else self.find_slips(self.entry)

    @property
    def is_only_a_look_in(self) -> bool:
        """Whether there is no more to it than time where it gets traction."""
        return isinstance(self.entry, Contact) and not self.entry.serves


def plan_sheet(
    plan: Plan, office: Office, onboarding_days: int = DEFAULTS.onboarding_days, *, most: int | None = None
) -> Sheet:
    """A plan: a row for each thing it holds, one for what is left open, then one for each that does not fit.

    On a page, `most` is how many of these are shown in full.
    """
    held = [_Told(order, entry) for order, entry in enumerate(plan.planned, 1)]
    find = partial(what_slips, then=plan.then, office=office, onboarding_days=onboarding_days)
    out = [_Told(order, entry, find) for order, entry in enumerate(plan.left_out, len(held) + 2)]
    return Sheet(
        "plan",
        COLUMNS,
        _rows(plan, held, out),
        document=lambda: _document(plan, held, out),
        page=lambda: Page(plan.today, _blocks(plan, held, out, most)),
    )


# Words ------------------------------------------------------------------------------------------------------------


def _what(entry: Entry) -> str:
    """What is done: a call, a meeting, 2 job leads."""
    if isinstance(entry, Block):
        words = spoken(entry.what)
        return WHATS.get(entry.what, words[0].upper() + words[1:])
    form = [] if entry.form is None else [WHATS.get(entry.form, entry.form)]
    words = ", ".join([*form, *(of_a_kind(kind, count) for kind, count in entry.work)])
    return words[0].upper() + words[1:]


def _because(entry: Entry) -> str:
    """Everything that an entry serves."""
    if isinstance(entry, Contact):
        said = " ".join(_says(served, entry) for served in entry.serves)
        return said or _traction(entry)
    if entry.on is None:
        return FOR_WHOM[entry.what]
    when = f"{day_said(entry.on):short}" + (f", {entry.at}" if entry.at else "")
    return f"{when}; {len(entry.expected):,} expected: {', '.join(client.name for client in entry.expected)}."


def _says(served: Served, contact: Contact) -> str:
    client = contact.client
    if isinstance(served, Item):
        return served.words(served.says, client)
    return served.words(served.says, client.name)


def _traction(contact: Contact) -> str:
    assessment = contact.assessment
    if assessment is None:
        return ""
    heard = f"last sign of life {day_said(assessment.last_sign_of_life):short}."
    kept = assessment.follow_through
    return f"Kept {Share(kept)}; {heard}" if kept is not None else heard[0].upper() + heard[1:]


def _named(entry: Entry) -> tuple[str | None, str | None]:
    return (entry.client.ref, entry.client.name) if isinstance(entry, Contact) else (None, None)


# The page ---------------------------------------------------------------------------------------------------------


def _blocks(plan: Plan, held: list[_Told], out: list[_Told], most: int | None) -> Iterator[PageBlock]:
    yield Heading((line(Span(plan.today, "day")), line(_stretch(plan)), line(_counts(held, out))))
    if plan.beside:
        sessions = ", ".join(f"{spoken(s.kind)} ({len(s.expected):,} expected)" for s in plan.beside)
        yield paragraph(Span(f"Beside these minutes today: {sessions}.", "quiet"))
    rows: list[Row | Section | Paragraph] = []
    for group, told in groupby(held, lambda one: one.entry.group):
        rows += _section(TITLES[group], list(told))
    rows += [Section(line(Span("LEFT OPEN", "list-name"))), paragraph(Span(_left(plan), "good"))]
    pressing = [one for one in out if not one.is_only_a_look_in]
    if pressing:
        rows += _section("DOES NOT FIT, AND WHAT SLIPS BY", pressing, most)
    yield Grid(GRID, rows, below_at=1)
    yield from _without_a_look_in(plan, [one.entry for one in out if one.is_only_a_look_in])
    yield Paragraph()
    yield Paragraph(_how(plan))


def _section(title: str, told: list[_Told], most: int | None = None) -> Iterator[Row | Section | Paragraph]:
    minutes = sum(one.entry.minutes for one in told)
    yield Section(line(Span(title, "list-name"), Span(f"   {lasting(minutes)}", "quiet")))
    for one in told[:most]:
        ref, name = _named(one.entry)
        what: tuple[Cell, ...] = (name, ref, _what(one.entry)) if name else (_what(one.entry), None, None)
        slips = one.slips
        says = Span(_sentence(slips), "warn") if slips is not None else _because(one.entry)
        yield Row((str(one.order), *what, lasting(one.entry.minutes), says))
    if most is not None and most < len(told):
        yield paragraph(Span(f"… {len(told) - most:,} more: ft plan -o plan.csv", "quiet"))


def _sentence(slips: Slips) -> str:
    return f"{slips.words[0].upper()}{slips.words[1:]}."


def _stretch(plan: Plan) -> str:
    days, length = plan.stretch.days, lasting(plan.stretch.minutes)
    if not plan.stretch.is_week:
        return f"{length} of today"
    first, last = day_said(days[0]), day_said(days[-1])
    span = f"{first:short}" if first == last else f"{first:short} to {last:short}"
    return f"{span}, {counted(len(days), 'office day')}: {length}"


def _counts(held: list[_Told], out: list[_Told]) -> str:
    contacts, missing = (sum(isinstance(one.entry, Contact) for one in told) for told in (held, out))
    if not missing:
        return counted(contacts, "contact")
    return f"{counted(contacts, 'contact')}; {missing:,} {'does' if missing == 1 else 'do'} not fit"


def _left(plan: Plan) -> str:
    held = f"{lasting(plan.stretch.minutes - plan.left)} planned of {lasting(plan.stretch.minutes)}"
    if not plan.left:
        return f"{held}; nothing is left open."
    coming = next((entry for entry in plan.left_out if isinstance(entry, Contact)), None)
    then = f" (the next takes {lasting(coming.minutes)})" if coming is not None else ""
    return f"{held}; {lasting(plan.left)} left{then}: employers, or whoever answers."


def _without_a_look_in(plan: Plan, entries: Iterable[Entry]) -> Iterator[PageBlock]:
    names = [entry.client.name for entry in entries if isinstance(entry, Contact)]
    if names:
        more = f", and {len(names) - MOST_NAMES:,} more" if len(names) > MOST_NAMES else ""
        no_loss = f"No look in, and no traction lost before {day_said(plan.then):short}: "
        yield Paragraph()
        yield paragraph(Span(f"{no_loss}{', '.join(names[:MOST_NAMES])}{more}.", "quiet"))


def _how(plan: Plan) -> Line:
    order = "Down the list, until the next contact does not fit: more time never takes one out."
    if plan.stretch.is_week:
        return line(Span(f"{order} How long things take: ", "quiet"), Span("ft settings", "next"))
    return line(Span(f"{order} The whole week: ", "quiet"), Span("ft plan", "next"))


# The table --------------------------------------------------------------------------------------------------------


def _rows(plan: Plan, held: list[_Told], out: list[_Told]) -> Iterator[tuple[Value, ...]]:
    yield from map(_row, held)
    said = "Employers, or whoever answers."
    yield len(held) + 1, LEFT, None, None, "Left open", plan.left, said, True, None
    yield from map(_row, out)


def _row(told: _Told) -> tuple[Value, ...]:
    entry, slips = told.entry, told.slips
    says = None if slips is None else slips.words
    fits = slips is None
    return told.order, entry.group, *_named(entry), _what(entry), entry.minutes, _because(entry), fits, says


def _document(plan: Plan, held: list[_Told], out: list[_Told]) -> dict[str, object]:
    """The plan for programs: its days, its minutes, what it holds and what it does not."""
    return {
        "as_of": plan.today,
        "days": list(plan.stretch.days),
        "minutes": plan.stretch.minutes,
        "planned": [_record(told) for told in held],
        "left": plan.left,
        "left_out": [_record(told) for told in out],
        "then": plan.then,
        "beside": [
            {"kind": s.kind, "at": s.at, "expected": [c.ref for c in s.expected]} for s in plan.beside
        ],
    }


def _record(told: _Told) -> dict[str, object]:
    record: dict[str, object] = dict(zip(COLUMNS, _row(told), strict=True))
    entry, slips = told.entry, told.slips
    if isinstance(entry, Contact):
        record["serves"], record["by"] = [served.code for served in entry.serves], entry.by
    else:
        record["on"], record["expected"] = entry.on, [client.ref for client in entry.expected]
    record["slips_on"] = slips and slips.on
    return record
