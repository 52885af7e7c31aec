"""Today: the day's agenda, session by session and client by client, each thing with what to do and what to type."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from followthrough.casework.client import NEEDS_EARLY_INTERVENTION, Client
from followthrough.casework.wording import spoken
from followthrough.workday.agenda import Agenda, PersonToday, SessionToday
from followthrough.workday.item import BACK, LATE, OPEN, OVERDUE, PRESSING, TODAY, Item, Told

from .counts import counted
from .pressing import reached_by, told_of
from .sheet import Block, Column, Grid, Heading, Line, Page, Paragraph, Row, Section, Sheet, Span, Value, line

COLUMNS = ("day", "due", "what", "ref", "name", "phone", "channel", "says", "next_step", "own_words")
GRID = (
    Column("name", most=24), Column("ref"), Column("says", sinks=True), Column("quiet", most=30), Column("quiet"),
)  # fmt: skip
TITLES = {
    BACK: "BACK IN TOUCH", LATE: "WAITING TOO LONG", OVERDUE: "OVERDUE", TODAY: "DUE TODAY", OPEN: "OPEN",
}  # fmt: skip
"""The sections, by what presses most of a client's things."""
ABOUT = {BACK: "a greeting first", LATE: "a message without an answer", OPEN: "no hurry yet"}
COUNTED = {
    BACK: "back in touch", LATE: "waiting too long", OVERDUE: "overdue", TODAY: "due today", OPEN: "open",
}  # fmt: skip


def today_sheet(agenda: Agenda) -> Sheet:
    """The agenda of a day: a row for each thing to do; on a page, a block for each client."""
    return Sheet(
        "today",
        COLUMNS,
        _rows(agenda),
        document=lambda: _document(agenda),
        page=lambda: Page(agenda.day, _blocks(agenda)),
    )


# The page ---------------------------------------------------------------------------------------------------------


def _blocks(agenda: Agenda) -> Iterator[Block]:
    """The day and the counts, the sessions, the clients by what presses most, and where to begin."""
    yield Heading((line(Span(agenda.day, "day")), line(_counts(agenda)), line(*_needing(agenda))))
    if agenda.sessions:
        yield Section(line(Span("SESSIONS TODAY", "list-name")))
        yield Grid((Column("name"), Column("quiet"), Column("says", sinks=True)), list(_session_rows(agenda)))
    if agenda.people:
        yield Grid(GRID, list(_people_rows(agenda)), below_at=2)
    yield Paragraph()
    yield Paragraph(_what_next(agenda))


def _counts(agenda: Agenda) -> str:
    """How many sessions, and how many clients under each heading."""
    parts = [counted(len(agenda.sessions), "session")] if agenda.sessions else []
    found = Counter(person.pressing for person in agenda.people)
    people = ", ".join(f"{found[how]:,} {COUNTED[how]}" for how in PRESSING if found[how])
    parts.append(counted(len(agenda.people), "client") + (f": {people}" if people else ""))
    return "; ".join(parts)


def _needing(agenda: Agenda) -> Iterator[Span]:
    if agenda.needing:
        verb = "needs" if agenda.needing == 1 else "need"
        yield Span(f"{agenda.needing:,} {verb} early intervention (ft triage)", "warn")


def _session_rows(agenda: Agenda) -> Iterator[Row]:
    for session in agenda.sessions:
        names = ", ".join(client.name for client in session.expected)
        yield Row(
            (spoken(session.kind), session.at, f"{len(session.expected):,} expected: {names}"),
            (line(Span(f"→ {_attendance(session)}", "next")),),
        )


def _attendance(session: SessionToday) -> str:
    """What to type when the session is over."""
    if len(session.expected) == 1:
        return f"ft log {session.expected[0].ref} {session.kind} --attended"
    return f"ft log-group {session.kind} --attended NAMES --missed NAMES"


def _people_rows(agenda: Agenda) -> Iterator[Row | Section]:
    before = ""
    for person in agenda.people:
        if person.pressing != before:
            before = person.pressing
            beside = f"   {ABOUT[before]}" if before in ABOUT else ""
            yield Section(line(Span(TITLES[before], "list-name"), Span(beside, "quiet")), "due")
        client, things = person.client, [item.told(person.client) for item in person.items]
        cells = (client.name, client.ref, things[0].says, reached(client), person.items[0].due)
        yield Row(cells, tuple(_below(person, things)))


def _below(person: PersonToday, things: list[Told]) -> Iterator[Line]:
    """What to do and to type, thing by thing; why triage shows the client; the words to quote."""
    for number, (says, next_step, command) in enumerate(things):
        if number:
            yield (Span(says, "says"),)
        yield Span(f"→ {next_step}", "next"), Span(f"  {command}", "quiet")
    if alarm := _alarm(person):
        yield line(Span(alarm, "warn"))
    if person.own_words:
        yield line(Span(f"« {person.own_words} »", "good"))


def _alarm(person: PersonToday) -> str:
    """Why the client needs early intervention, if it is not said already."""
    assessment = person.assessment
    if assessment is None or assessment.list != NEEDS_EARLY_INTERVENTION:
        return ""
    first = told_of(assessment).first
    if first is None or first.code in {item.code for item in person.items}:
        return ""
    return f"Early intervention: {first.words(first.says, person.client.name)}"


def reached(client: Client) -> str:
    """How to reach a client, and by which channel best."""
    how = reached_by(client)
    return f"{how} ({client.channel})".lstrip() if client.channel else how


def _what_next(agenda: Agenda) -> Line:
    if agenda.people:
        client, (item, *_) = agenda.people[0].client, agenda.people[0].items
        return line(
            f"Begin with {client.name}. When it is done, write it down: ", Span(item.command(client), "next"),
            ". More on a client: ", Span(f"ft show {client.ref}", "next"),
        )  # fmt: skip
    nothing = "Nothing else is due today." if agenda.sessions else "Nothing is due today."
    return line(f"{nothing} Where everyone stands: ", Span("ft triage", "next"))


# The table --------------------------------------------------------------------------------------------------------


def _rows(agenda: Agenda) -> Iterator[tuple[Value, ...]]:
    """A row for everyone expected at a session, then one for each thing to do."""
    for session in agenda.sessions:
        says = spoken(session.kind) + (f", {session.at}" if session.at else "")
        for client in session.expected:
            step = f"ft log {client.ref} {session.kind} --attended"
            yield _row(agenda.day, agenda.day, "session", client, says, step, None)
    for person in agenda.people:
        for item in person.items:
            says, next_step, command = item.told(person.client)
            step = f"{next_step} ({command})"
            yield _row(agenda.day, item.due, item.code, person.client, says, step, person.own_words)


def _row(
    day: date, due: date, what: str, client: Client, says: str, step: str, own_words: str | None
) -> tuple[Value, ...]:
    return day, due, what, client.ref, client.name, client.phone, client.channel, says, step, own_words


def _document(agenda: Agenda) -> dict[str, object]:
    """The agenda for programs: sessions, clients with their things, each with its facts beside its words."""
    return {
        "as_of": agenda.day,
        "needs_early_intervention": agenda.needing,
        "sessions": [
            {
                "kind": session.kind, "at": session.at, "command": _attendance(session),
                "expected": [{"ref": client.ref, "name": client.name} for client in session.expected],
            }
            for session in agenda.sessions
        ],
        "people": [
            {
                "ref": person.client.ref, "name": person.client.name, "phone": person.client.phone,
                "email": person.client.email, "channel": person.client.channel,
                "list": person.assessment.list if person.assessment else None, "pressing": person.pressing,
                "own_words": person.own_words, "items": [_thing(item, person.client) for item in person.items],
            }
            for person in agenda.people
        ],
    }  # fmt: skip


def _thing(item: Item, client: Client) -> dict[str, object]:
    says, next_step, command = item.told(client)
    return {
        "what": item.code, "due": item.due, "pressing": item.pressing, "says": says, "facts": item.facts,
        "next_step": next_step, "command": command,
    }  # fmt: skip
