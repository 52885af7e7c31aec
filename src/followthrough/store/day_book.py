"""The day book: a stretch of days for everybody, each question asked once of the whole caseload.

An index answers what is asked of the many entries; the small tables are gone through, and what belongs to one client
is put together here, by the clients' numbers. Everything stands in the order in which the clients came.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from followthrough.casework.activity import WRITTEN_CONTACTS, Activity
from followthrough.casework.cadence import Dated, read_cadence
from followthrough.casework.check_in import TASK
from followthrough.casework.client import Absence
from followthrough.casework.contract import CLIENT as THE_CLIENT
from followthrough.casework.day_book import (
    CHECK_INS_BACK,
    LOOK_BACK_DAYS,
    MESSAGES_BACK,
    DatedLine,
    DayBook,
    Message,
    Planned,
    TaskDue,
)
from followthrough.casework.mistakes import UnclearCadence
from followthrough.casework.names import fold
from followthrough.casework.vision import OWN_WORDS
from followthrough.casework.workweek import DAY

from .looking_ahead import TOUCHES, check_in_of, job_of
from .open_file import Row
from .reading import CLIENT, CLIENT_COLUMNS, ENTRY, Days, Reading, client_of


def _words(words: tuple[str, ...]) -> str:
    return ", ".join(map(repr, words))


OPEN = "SELECT id, ref FROM client WHERE intake <= :day AND (closed_on IS NULL OR closed_on > :day)"

DATED = (
    "SELECT client_id, signed_on, ends_on, party, kind, cadence, at FROM obligation "
    "JOIN contract ON contract.id = contract_id "
    "WHERE (cadence LIKE 'every %' OR cadence LIKE 'monthly %') AND signed_on <= :day "
    "AND NOT EXISTS (SELECT 1 FROM contract AS later WHERE later.client_id = contract.client_id "
    "AND later.signed_on > contract.signed_on AND later.signed_on < :day) "
    "ORDER BY client_id, signed_on, position"
)
"""The lines of the contract signed last before the day, and of the one signed on it."""

RECORDED = "SELECT DISTINCT client_id, kind FROM activity WHERE day = :day AND direction IS NOT 'in'"

ANSWER = "direction = 'out' OR kind IN ('reply', 'check-in') OR (kind = 'meeting' AND outcome = 'attended')"
"""What goes out to a client who wrote, and what makes an answer unnecessary."""

MESSAGES = (
    "SELECT client_id, day, kind FROM activity AS message "
    f"WHERE direction = 'in' AND day BETWEEN :back AND :day AND kind IN ({_words(WRITTEN_CONTACTS)}) "
    "AND NOT EXISTS (SELECT 1 FROM activity WHERE client_id = message.client_id "
    "AND day BETWEEN message.day AND :day AND (day > message.day OR id > message.id) "
    f"AND ({ANSWER})) ORDER BY client_id, day, id"
)

ASSIGNED = "assigned_on <= :day AND due BETWEEN :back AND :until"
AGREED = (
    f"party = '{THE_CLIENT}' AND wording IS NOT NULL AND signed_on <= :day "
    "AND cadence BETWEEN 'by ' || :back AND 'by ' || :until"
)
TASKS = f"SELECT client_id, title, assigned_on, due FROM task WHERE {ASSIGNED} ORDER BY id"
AGREED_TASKS = (
    "SELECT client_id, wording, signed_on, substr(cadence, 4) FROM obligation "
    f"JOIN contract ON contract.id = contract_id WHERE {AGREED} ORDER BY signed_on, position"
)
DONE = (
    "SELECT client_id, title FROM activity WHERE client_id IN "
    f"(SELECT client_id FROM task WHERE {ASSIGNED} UNION "
    f"SELECT client_id FROM obligation JOIN contract ON contract.id = contract_id WHERE {AGREED}) "
    "AND day <= :day AND kind = 'task' AND title IS NOT NULL"
)

PLANNED = "last >= :back AND first <= :until"
CHECK_INS = (
    "SELECT client_id, id, first, last, kind, purpose, about FROM check_in "
    f"WHERE {PLANNED} ORDER BY client_id, first, last, id"
)
RUNNING = "started_on <= :day AND (ended_on IS NULL OR ended_on >= :day)"
JOBS = (
    f"SELECT client_id, {CLIENT}, started_on, employer, work, ended_on FROM job "
    f"JOIN client ON client.id = client_id WHERE {RUNNING} ORDER BY client_id, started_on, job.id"
)
TOUCHED = (
    "WITH beginning AS (SELECT client_id, min(day) AS first FROM ("
    f"SELECT client_id, first AS day FROM check_in JOIN ({OPEN}) AS open ON open.id = client_id "
    f"WHERE {PLANNED} UNION ALL "
    f"SELECT client_id, started_on FROM job WHERE {RUNNING}) AS days GROUP BY client_id) "
    f"SELECT activity.client_id, {ENTRY} FROM beginning CROSS JOIN activity "
    "WHERE activity.client_id = beginning.client_id AND day BETWEEN beginning.first AND :day "
    f"AND kind IN ({_words(TOUCHES)}) ORDER BY activity.client_id, day, id"
)
"""CROSS, so that SQLite goes from the few clients to their entries, and not the other way round."""

AWAY = (
    "SELECT client_id, kind, first, last FROM absence "
    "WHERE first <= :until AND (last IS NULL OR last >= :day) ORDER BY client_id, first, id"
)

SAID = f"SELECT client_id, {', '.join(OWN_WORDS)} FROM vision WHERE day <= :day ORDER BY client_id, day, id"


def day_book(caseload: Reading, day: date, until: date) -> DayBook:
    """What the days from `day` through `until` hold, as known on `day`. Raises `CaseloadDamaged`."""
    try:
        return Book(caseload, day, until).whole()
    except (ValueError, TypeError, UnclearCadence) as error:
        raise caseload.damaged(error) from error


class Book:
    """A day book being put together."""

    def __init__(self, caseload: Reading, day: date, until: date) -> None:
        self.caseload = caseload
        self.day, self.until = day, until
        self.days = Days()
        self.open: dict[int, str] = dict(self._rows(OPEN))
        signed_today = "SELECT client_id FROM contract WHERE signed_on = :day"
        self.replaced = {number for (number,) in self._rows(signed_today)}
        n = CLIENT_COLUMNS
        self.jobs = [(row[0], client_of(row[1 : n + 1]), job_of(row[n + 1 :])) for row in self._rows(JOBS)]
        self.known = self.open | {number: client.ref for number, client, _ in self.jobs}
        self.check_ins = [row for row in self._rows(CHECK_INS, CHECK_INS_BACK) if row[0] in self.open]

    def whole(self) -> DayBook:
        """All of it."""
        return DayBook(
            self.day,
            self.until,
            tuple(self._dated()),
            frozenset((self.open[n], kind) for n, kind in self._rows(RECORDED) if n in self.open),
            tuple(self._tasks()),
            tuple(self._messages()),
            tuple(Planned(self.open[row[0]], row[1], check_in_of(row[2:])) for row in self.check_ins),
            self._touches(),
            tuple((client, job) for _, client, job in self.jobs),
            self._away(),
            self._own_words(),
        )

    def _rows(self, statement: str, back: int = 0) -> list[Row]:
        """What a statement gives about the stretch, looking back so many days before it."""
        first = self.day - timedelta(days=back)
        given = {"day": self.day, "until": self.until, "back": first}
        return self.caseload.rows(statement, {name: value.isoformat() for name, value in given.items()})

    def _dated(self) -> Iterator[DatedLine]:
        """One contract that is signed on the first day comes into force the next; until then the one before it is."""
        for number, signed, ends, party, kind, text, at in self._rows(DATED):
            signed_on, ends_on = self.days[signed], self.days[ends]
            if signed_on < self.day and number in self.replaced:
                ends_on = min(ends_on or self.day, self.day)
            begins = max(signed_on + DAY, self.day)
            holds = begins <= self.until and (ends_on is None or begins <= ends_on)
            cadence = read_cadence(text)
            if number in self.open and holds and isinstance(cadence, Dated):
                yield DatedLine(self.open[number], party, kind, cadence, signed_on, ends_on, at)

    def _tasks(self) -> Iterator[TaskDue]:
        done: defaultdict[int, set[str]] = defaultdict(set)
        for number, title in self._rows(DONE, LOOK_BACK_DAYS):
            done[number].add(fold(title))
        seen = {row[0] for row in self.check_ins if row[4] == TASK}
        tasks: dict[tuple[int, str, str], TaskDue] = {}
        for statement in (TASKS, AGREED_TASKS):
            for number, title, assigned_on, by in self._rows(statement, LOOK_BACK_DAYS):
                is_done = fold(title) in done[number]
                if number in self.open and (not is_done or number in seen):
                    due = TaskDue(self.open[number], title, self.days[assigned_on], self.days[by], is_done)
                    tasks[number, fold(title), by] = due
        order = sorted(tasks, key=lambda key: (key[0], key[2], tasks[key].title))
        yield from (tasks[key] for key in order)

    def _messages(self) -> Iterator[Message]:
        earliest: dict[int, tuple[date, str]] = {}
        for number, day, kind in self._rows(MESSAGES, MESSAGES_BACK):
            earliest.setdefault(number, (self.days[day], kind))
        yield from (Message(self.open[n], *said) for n, said in earliest.items() if n in self.open)

    def _touches(self) -> dict[str, tuple[Activity, ...]]:
        whose = {row[0] for row in (*self.check_ins, *self.jobs)}
        found: dict[int, list[Activity]] = {number: [] for number in sorted(whose)}
        days, new = self.days, tuple.__new__  # as in `case_files`
        for who, i, on, kind, n, outcome, way, topic, week, title, minutes, cause in self._rows(
            TOUCHED, CHECK_INS_BACK
        ):
            said = (i, days[on], kind, n, outcome, way, topic, days[week], title, minutes, None, None, cause)
            found[who].append(new(Activity, said))
        return {self.known[number]: tuple(entries) for number, entries in found.items()}

    def _away(self) -> dict[str, tuple[Absence, ...]]:
        found: defaultdict[str, list[Absence]] = defaultdict(list)
        for number, kind, first, last in self._rows(AWAY):
            if number in self.open:
                found[self.open[number]].append(Absence(kind, self.days[first], self.days[last]))
        return {ref: tuple(absences) for ref, absences in found.items()}

    def _own_words(self) -> dict[str, str]:
        """What `Vision.own_words` gives of the visions as they stand, without making them."""
        told: defaultdict[int, dict[int, str]] = defaultdict(dict)
        for number, *words in self._rows(SAID):
            for place, said in enumerate(words):
                if said is not None:
                    told[number][place] = said
        return {self.known[n]: words[min(words)] for n, words in told.items() if n in self.known}
