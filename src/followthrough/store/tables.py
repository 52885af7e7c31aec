"""Tables: the rows as they lie on disk.

The only room that knows SQLModel. `compile.py` turns these classes into the statements of `statements.py`,
which is what daily work runs; nothing here is loaded then. Days are ISO text, moments are UTC and end in
+00:00, durations are whole minutes. A constraint holds whatever program writes to the file.
"""

from collections.abc import Sequence

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from followthrough.casework.activity import (
    BECAUSE,
    CONTACT_OUTCOMES,
    CONTACTS,
    DEEDS,
    HELP,
    KINDS,
    SESSION_OUTCOMES,
    SESSIONS,
    TOPICS,
)
from followthrough.casework.audit_trail import DEEDS as DEEDS_OF_AUDIT
from followthrough.casework.audit_trail import ERASED_FOR
from followthrough.casework.check_in import KINDS as CHECK_IN_KINDS
from followthrough.casework.check_in import PURPOSES
from followthrough.casework.client import ABSENCE_KINDS, CHANNELS, LANGUAGES, LISTS
from followthrough.casework.contract import PARTIES
from followthrough.casework.names import LONGEST
from followthrough.casework.vision import FIGURES, MOST, WORDS

MOST_MINUTES = 100_000
LONGEST_REFERENCE = 16


def _in(column: str, words: Sequence[str]) -> str:
    """One of these words. Spelled out: for IN, SQLite fills a table with the words at each row that is written."""
    return f"({' OR '.join(f'{column} = {word!r}' for word in words)})"


def _word(column: str, words: Sequence[str]) -> CheckConstraint:
    """One of the known words, or nothing where the column may be empty."""
    return CheckConstraint(_in(column, words), name=f"{column}_known")


def _day(column: str) -> CheckConstraint:
    """A real day of the calendar, written YYYY-MM-DD: no days after 30 February is 2 March."""
    real = f"{column} IS date({column}, '+0 days') AND {column} BETWEEN '0001-01-01' AND '9999-12-31'"
    return CheckConstraint(real, name=f"{column}_is_a_day")


def _moment(column: str = "recorded_at") -> CheckConstraint:
    """A moment in UTC, to the second."""
    return CheckConstraint(f"{column} GLOB '????-??-??T??:??:??+00:00'", name=f"{column}_is_utc")


def _text(column: str, longest: int, least: int = 1) -> CheckConstraint:
    """Text that is not empty, not too long, and has no NUL (SQLite's own functions would stop at it)."""
    sound = f"length({column}) BETWEEN {least} AND {longest} AND instr({column}, char(0)) = 0"
    return CheckConstraint(sound, name=f"{column}_is_sound")


def _order(first: str, last: str) -> CheckConstraint:
    return CheckConstraint(f"{last} >= {first}", name=f"{last}_not_before_{first}")


def _whole(column: str, least: int, most: int) -> CheckConstraint:
    bounds = f"typeof({column}) IN ('integer', 'null') AND {column} BETWEEN {least} AND {most}"
    return CheckConstraint(bounds, name=f"{column}_in_range")


class Row(SQLModel):
    """What every fact has: a number, and the moment it was written down."""

    id: int | None = Field(default=None, primary_key=True)
    recorded_at: str = Field(sa_type=Text)


def _client_id() -> int:
    key: int = Field(foreign_key="client.id", ondelete="RESTRICT")
    return key


class Client(Row, table=True):
    """A person on the caseload."""

    __table_args__ = (
        UniqueConstraint("ref"),
        CheckConstraint(
            f"length(ref) BETWEEN 1 AND {LONGEST_REFERENCE} AND ref = upper(ref)", name="ref_is_sound"
        ),
        _text("name", LONGEST["name"]),
        _day("intake"),
        _text("program", LONGEST["program"]),
        _text("email", LONGEST["word"]),
        _text("phone", LONGEST["word"]),
        _word("language", LANGUAGES),
        _word("channel", CHANNELS),
        _day("closed_on"),
        _order("intake", "closed_on"),
        _text("outcome", LONGEST["word"]),
        CheckConstraint("closed_on IS NOT NULL OR outcome IS NULL", name="outcome_of_a_closed_file"),
        _text("referral", LONGEST["program"]),
        _moment(),
    )

    ref: str = Field(sa_type=Text)
    name: str = Field(sa_type=Text)
    folded: str = Field(sa_type=Text)
    intake: str = Field(sa_type=Text)
    program: str | None = Field(default=None, sa_type=Text)
    email: str | None = Field(default=None, sa_type=Text)
    phone: str | None = Field(default=None, sa_type=Text)
    language: str = Field(sa_type=Text)
    channel: str | None = Field(default=None, sa_type=Text)
    closed_on: str | None = Field(default=None, sa_type=Text)
    outcome: str | None = Field(default=None, sa_type=Text)
    referral: str | None = Field(default=None, sa_type=Text)


class Contract(Row, table=True):
    """What was agreed, and from when until when."""

    __table_args__ = (
        UniqueConstraint("client_id", "signed_on"),
        _day("signed_on"),
        _day("ends_on"),
        _order("signed_on", "ends_on"),
        _whole("confidence", 0, MOST),
        _moment(),
    )

    client_id: int = _client_id()
    signed_on: str = Field(sa_type=Text)
    ends_on: str | None = Field(default=None, sa_type=Text)
    confidence: int | None = None


class Obligation(Row, table=True):
    """One line of a contract; the cadence as its own words."""

    __table_args__ = (
        UniqueConstraint("contract_id", "position"),
        _whole("position", 0, 999),
        _word("party", PARTIES),
        _word("kind", KINDS),
        _text("cadence", LONGEST["word"]),
        _text("wording", LONGEST["wording"]),
        _text("at", LONGEST["wording"]),
        _moment(),
    )

    contract_id: int = Field(foreign_key="contract.id", ondelete="RESTRICT")
    position: int
    party: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    cadence: str = Field(sa_type=Text)
    wording: str | None = Field(default=None, sa_type=Text)
    at: str | None = Field(default=None, sa_type=Text)


class Absence(Row, table=True):
    """Days on which nothing is asked of a client; an open pause has no last day."""

    __table_args__ = (
        Index("absence_of_client", "client_id"),
        _word("kind", ABSENCE_KINDS),
        _day("first"),
        _day("last"),
        _order("first", "last"),
        CheckConstraint("last IS NOT NULL OR kind = 'paused'", name="only_a_pause_is_open"),
        _text("why", LONGEST["reason"]),
        _moment(),
    )

    client_id: int = _client_id()
    kind: str = Field(sa_type=Text)
    first: str = Field(sa_type=Text)
    last: str | None = Field(default=None, sa_type=Text)
    why: str | None = Field(default=None, sa_type=Text)


_ONE = "count = 1"
_MEANS_SOMETHING = (
    f"({_in('kind', DEEDS + HELP)} AND outcome = 'done' AND direction IS NULL)"
    f" OR ({_in('kind', SESSIONS)} AND {_in('outcome', SESSION_OUTCOMES)} AND direction IS NULL AND {_ONE})"
    f" OR ({_in('kind', CONTACTS)} AND direction = 'in' AND outcome IS NULL AND {_ONE})"
    f" OR ({_in('kind', CONTACTS)} AND direction = 'out' AND {_in('outcome', CONTACT_OUTCOMES)} AND {_ONE})"
)
"""The combinations of kind, count, outcome and direction that `casework.activity.settle` gives."""

_CAUSE_HAS_ITS_PLACE = "because IS NULL OR outcome = 'missed' OR direction = 'in' OR outcome = 'answered'"
"""A cause goes with a session missed, and with a contact in which it was told (`settle_because`)."""


class Activity(Row, table=True):
    """One entry of the record.

    `activity_of_client` holds all that triage asks of a client's entries, in the order in which it asks, so
    that a morning never looks up a row; `activity_of_day` does the same for one day of everybody, `contact_in`
    for what clients sent in a stretch of days, `task_done` for the titles of what was done. The last two hold few rows.
    """

    __table_args__ = (
        Index(
            "activity_of_client",
            *(
                "client_id",
                "day",
                "id",
                "kind",
                "count",
                "outcome",
                "direction",
                "topic",
                "week_of",
                "title",
                "minutes",
                "because",
            ),
        ),
        Index("activity_of_day", "day", "client_id", "kind", "outcome", "direction", "count"),
        Index("contact_in", "day", "client_id", "kind", sqlite_where=text("direction = 'in'")),
        Index("task_done", "kind", "client_id", "day", "title", sqlite_where=text("kind = 'task'")),
        _day("day"),
        _whole("count", 1, 999),
        CheckConstraint(f"coalesce({_MEANS_SOMETHING}, 0)", name="means_something"),
        _word("topic", TOPICS),
        _day("week_of"),
        _text("title", LONGEST["title"]),
        _whole("minutes", 0, MOST_MINUTES),
        _text("note", LONGEST["note"]),
        _word("because", BECAUSE),
        CheckConstraint(f"coalesce({_CAUSE_HAS_ITS_PLACE}, 0)", name="cause_has_its_place"),
        _moment(),
        {"sqlite_autoincrement": True},
    )

    client_id: int = _client_id()
    day: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    count: int
    outcome: str | None = Field(default=None, sa_type=Text)
    direction: str | None = Field(default=None, sa_type=Text)
    topic: str | None = Field(default=None, sa_type=Text)
    week_of: str | None = Field(default=None, sa_type=Text)
    title: str | None = Field(default=None, sa_type=Text)
    minutes: int | None = None
    note: str | None = Field(default=None, sa_type=Text)
    because: str | None = Field(default=None, sa_type=Text)


class Task(Row, table=True):
    """One thing that a client said they would do, by a day."""

    __table_args__ = (
        Index("task_of_client", "client_id"),
        _text("title", LONGEST["title"]),
        _day("assigned_on"),
        _day("due"),
        _moment(),
    )

    client_id: int = _client_id()
    title: str = Field(sa_type=Text)
    assigned_on: str = Field(sa_type=Text)
    due: str = Field(sa_type=Text)


class Placement(Row, table=True):
    """A counsellor's own word on which list a client stands."""

    __table_args__ = (
        Index("placement_of_client", "client_id"),
        _word("list", LISTS),
        _day("day"),
        _day("until"),
        _order("day", "until"),
        _text("why", LONGEST["reason"], least=0),  # a file from elsewhere may not say why
        _moment(),
    )

    client_id: int = _client_id()
    list: str = Field(sa_type=Text)
    day: str = Field(sa_type=Text)
    until: str | None = Field(default=None, sa_type=Text)
    why: str = Field(sa_type=Text)


class Vision(Row, table=True):
    """What the job would bring, in the client's own words."""

    __table_args__ = (
        Index("vision_of_client", "client_id"),
        _day("day"),
        *(_text(name, LONGEST["note"]) for name in WORDS),
        *(_whole(name, 0, MOST) for name in FIGURES),
        CheckConstraint(f"coalesce({', '.join(WORDS + FIGURES)}) IS NOT NULL", name="something_was_said"),
        _moment(),
    )

    client_id: int = _client_id()
    day: str = Field(sa_type=Text)
    words: str | None = Field(default=None, sa_type=Text)
    work: str | None = Field(default=None, sa_type=Text)
    money: str | None = Field(default=None, sa_type=Text)
    routine: str | None = Field(default=None, sa_type=Text)
    people: str | None = Field(default=None, sa_type=Text)
    leads_to: str | None = Field(default=None, sa_type=Text)
    day_at_work: str | None = Field(default=None, sa_type=Text)
    strengths: str | None = Field(default=None, sa_type=Text)
    obstacle: str | None = Field(default=None, sa_type=Text)
    plan: str | None = Field(default=None, sa_type=Text)
    importance: int | None = None
    confidence: int | None = None


class CheckIn(Row, table=True):
    """A contact that the counsellor plans, from a first through a last day."""

    __tablename__ = "check_in"
    __table_args__ = (
        Index("check_in_of_client", "client_id"),
        _day("first"),
        _day("last"),
        _order("first", "last"),
        _word("kind", CHECK_IN_KINDS),
        _word("purpose", PURPOSES),
        _text("about", LONGEST["reason"]),
        _moment(),
    )

    client_id: int = _client_id()
    first: str = Field(sa_type=Text)
    last: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    purpose: str | None = Field(default=None, sa_type=Text)
    about: str | None = Field(default=None, sa_type=Text)


class OpenDoor(Row, table=True):
    """What would have to change for a client on low power, and the day to look at it again."""

    __tablename__ = "open_door"
    __table_args__ = (
        Index("open_door_of_client", "client_id"),
        _day("day"),
        _text("would_help", LONGEST["reason"]),
        _day("review_on"),
        _order("day", "review_on"),
        _moment(),
    )

    client_id: int = _client_id()
    day: str = Field(sa_type=Text)
    would_help: str = Field(sa_type=Text)
    review_on: str | None = Field(default=None, sa_type=Text)


class Job(Row, table=True):
    """Work that a client found, from its first day through its last."""

    __table_args__ = (
        Index("job_of_client", "client_id"),
        _day("started_on"),
        _day("ended_on"),
        _order("started_on", "ended_on"),
        _text("employer", LONGEST["name"]),
        _text("work", LONGEST["title"]),
        _moment(),
    )

    client_id: int = _client_id()
    started_on: str = Field(sa_type=Text)
    ended_on: str | None = Field(default=None, sa_type=Text)
    employer: str | None = Field(default=None, sa_type=Text)
    work: str | None = Field(default=None, sa_type=Text)


class Hold(Row, table=True):
    """A legal hold: from a day on nothing of a client may be erased, until it is released."""

    __table_args__ = (
        Index("hold_of_client", "client_id"),
        _day("since"),
        _day("until"),
        _order("since", "until"),
        _text("why", LONGEST["reason"]),
        _moment(),
    )

    client_id: int = _client_id()
    since: str = Field(sa_type=Text)
    until: str | None = Field(default=None, sa_type=Text)
    why: str = Field(sa_type=Text)


class Holiday(Row, table=True):
    """A day on which the office is closed."""

    __table_args__ = (UniqueConstraint("day"), _day("day"), _text("name", LONGEST["name"]), _moment())

    day: str = Field(sa_type=Text)
    name: str | None = Field(default=None, sa_type=Text)


class Away(Row, table=True):
    """Days on which the counsellor is away."""

    __table_args__ = (
        _day("first"),
        _day("last"),
        _order("first", "last"),
        _text("why", LONGEST["reason"]),
        _moment(),
    )

    first: str = Field(sa_type=Text)
    last: str = Field(sa_type=Text)
    why: str | None = Field(default=None, sa_type=Text)


class Reference(SQLModel, table=True):
    """Every reference ever given, so that none is given to two people."""

    ref: str = Field(primary_key=True, sa_type=Text)


class Step(SQLModel, table=True):
    """One command that changed something, and whether it is taken back."""

    __table_args__ = (
        _moment("at"),
        _text("command", 500),
        CheckConstraint("undone IN (0, 1)", name="undone_or_not"),
    )

    id: int | None = Field(default=None, primary_key=True)
    at: str = Field(sa_type=Text)
    command: str = Field(sa_type=Text)
    undone: int


class Change(SQLModel, table=True):
    """Rows of one table that a step touched, in one way, by their numbers from first to last."""

    __table_args__ = (
        Index("change_of_step", "step_id"),
        _word("way", ("insert", "update", "delete")),
        _order("first", "last"),
    )

    id: int | None = Field(default=None, primary_key=True)
    step_id: int = Field(foreign_key="step.id", ondelete="RESTRICT")
    fact: str = Field(sa_type=Text)
    way: str = Field(sa_type=Text)
    first: int
    last: int


class Recording(SQLModel, table=True):
    """Whether the journal is kept, and for which step; one row."""

    __table_args__ = (
        CheckConstraint("id = 1", name="only_one"),
        CheckConstraint("is_on IN (0, 1)", name="on_or_off"),
    )

    id: int | None = Field(default=None, primary_key=True)
    is_on: int
    step_id: int | None = Field(default=None, foreign_key="step.id", ondelete="RESTRICT")


class Remembered(SQLModel, table=True):
    """What triage has decided about a client before: a cache, kept honest by triggers."""

    __table_args__ = (_day("through"), _day("bookmark_on"), _day("good_from"), _day("good_until"))

    client_id: int | None = Field(
        default=None, foreign_key="client.id", ondelete="RESTRICT", primary_key=True
    )
    basis: str = Field(sa_type=Text)
    through: str = Field(sa_type=Text)
    moves: str = Field(sa_type=Text)
    bookmark_on: str = Field(sa_type=Text)
    bookmark: str = Field(sa_type=Text)
    good_from: str | None = Field(default=None, sa_type=Text)
    good_until: str | None = Field(default=None, sa_type=Text)
    answer: str | None = Field(default=None, sa_type=Text)


class IssuedReport(SQLModel, table=True):
    """A report as it was issued, with the checksum of its text. A trigger lets nothing change it afterwards."""

    __tablename__ = "issued_report"
    __table_args__ = (
        UniqueConstraint("kind", "period"),
        _moment(),
        _text("kind", LONGEST["word"]),
        _text("period", LONGEST["word"]),
        CheckConstraint("length(checksum) = 64", name="checksum_is_whole"),
    )

    id: int | None = Field(default=None, primary_key=True)
    recorded_at: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    period: str = Field(sa_type=Text)
    body: str = Field(sa_type=Text)
    checksum: str = Field(sa_type=Text)


class Audit(SQLModel, table=True):
    """Who did what, about whom, when: each entry sealed with the one before it. Triggers let nothing change one.

    What may be emptied later is whom it was about: the chain holds only `mark`, which no longer leads there then.
    """

    __table_args__ = (
        _moment("at"),
        _text("who", LONGEST["name"]),
        _word("did", DEEDS_OF_AUDIT),
        _text("what", LONGEST["word"]),
        _text("about", LONGEST_REFERENCE),
        CheckConstraint("(about IS NULL) = (salt IS NULL)", name="salt_goes_with_about"),
        CheckConstraint("length(mark) IN (0, 64)", name="mark_is_whole"),
        CheckConstraint("length(digest) = 64", name="digest_is_whole"),
    )

    id: int | None = Field(default=None, primary_key=True)
    at: str = Field(sa_type=Text)
    who: str = Field(sa_type=Text)
    did: str = Field(sa_type=Text)
    what: str = Field(sa_type=Text)
    about: str | None = Field(default=None, sa_type=Text)
    salt: str | None = Field(default=None, sa_type=Text)
    mark: str = Field(sa_type=Text)
    digest: str = Field(sa_type=Text)


class PageSum(SQLModel, table=True):
    """The checksum of one page of the file. Always four bytes, so that writing it moves nothing."""

    __tablename__ = "page_sum"
    __table_args__ = (CheckConstraint("length(sum) = 4", name="sum_is_whole"),)

    page: int | None = Field(default=None, primary_key=True)
    sum: bytes


class Seal(SQLModel, table=True):
    """The pages whose checksums are still to be written, as ranges, or `all`; one row, which fills its page."""

    __table_args__ = (
        CheckConstraint("id = 1", name="only_one"),
        CheckConstraint("length(pending) = 4000", name="pending_is_whole"),
    )

    id: int | None = Field(default=None, primary_key=True)
    pending: str = Field(sa_type=Text)


class Stub(SQLModel, table=True):
    """A client of whom nothing is left but what the statistics count."""

    client_id: int | None = Field(
        default=None, foreign_key="client.id", ondelete="RESTRICT", primary_key=True
    )


class Erasure(SQLModel, table=True):
    """A reference whose person was erased, so that no older backup brings them back."""

    __table_args__ = (UniqueConstraint("ref"), _moment("at"), _word("why", ERASED_FOR))

    id: int | None = Field(default=None, primary_key=True)
    at: str = Field(sa_type=Text)
    ref: str = Field(sa_type=Text)
    why: str = Field(sa_type=Text)


FACTS = (
    *(Holiday, Away, Client, Contract, Obligation, Absence, Task, Placement),
    *(Vision, CheckIn, OpenDoor, Job, Hold, Activity),
)
"""The tables that the journal is kept of, each after those that it refers to."""

BOOKKEEPING = (
    Reference,
    Step,
    Change,
    Recording,
    Remembered,
    IssuedReport,
    Audit,
    PageSum,
    Seal,
    Stub,
    Erasure,
)
"""The tables about the record itself."""


def table_of(model: type[SQLModel]) -> Table:
    """The table of a class of rows."""
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table


def past_of(table: Table) -> Table:
    """The table of a fact's rows as they are not now, each under the change that concerns it.

    Before an update or a delete; or, while an insert is taken back, the row that is away. The values stand as
    they are: the same types, no encoding, nothing to parse.
    """
    change: Column[int] = Column(
        "change_id", ForeignKey("change.id", ondelete="RESTRICT"), primary_key=True, autoincrement=False
    )
    columns = (
        Column(
            column.name,
            column.type,
            nullable=column.nullable,
            primary_key=column.primary_key,
            autoincrement=False,
        )
        for column in table.columns
    )
    return Table(f"past_{table.name}", table.metadata, change, *columns, sqlite_with_rowid=False)


PAST = tuple(past_of(table_of(model)) for model in FACTS)
