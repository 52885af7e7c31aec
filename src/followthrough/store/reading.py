"""Reading: who is on the caseload, what was recorded, when the office works. In plain SQL.

Whole case files, which take more modules, are put together in `case_files`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from followthrough.casework.activity import Activity
from followthrough.casework.client import Absence, Client
from followthrough.casework.mistakes import CaseloadDamaged, ClientIsErased, NoSuchClient, SeveralClients
from followthrough.casework.names import LONGEST, fold

from .connection import Connection
from .open_file import Row

if TYPE_CHECKING:
    from followthrough.casework.case_file import CaseFile, Remembered
    from followthrough.casework.day_book import DayBook
    from followthrough.casework.workweek import Calendar

MOST_CANDIDATES = 10
"""Names listed when a text fits several clients."""

LONGEST_PART = 20 * LONGEST["name"]
"""Letters of a part of a name that is looked for: one sign may fold to 18, and no name has more."""

CLIENT = "ref, name, intake, program, email, phone, language, channel, closed_on, outcome, referral"
CLIENT_COLUMNS = 11
IS_STUB = "id IN (SELECT client_id FROM stub)"
ENTRY = "id, day, kind, count, outcome, direction, topic, week_of, title, minutes, because"
REMEMBERED = "basis, through, moves, bookmark_on, bookmark, good_from, good_until, answer"


Value = TypeVar("Value")
Kept = TypeVar("Kept")


class Days(dict[str | None, Any]):
    """Days by their ISO text, each text read once; None for None."""

    def __missing__(self, text: str | None) -> date | None:
        day = self[text] = None if text is None else date.fromisoformat(text)
        return day


class Holiday(NamedTuple):
    """A day on which the office is closed, and its name."""

    day: date
    name: str | None = None


class Away(NamedTuple):
    """Days on which the counsellor is away, and why."""

    first: date
    last: date
    why: str | None = None


class OfficeDays(NamedTuple):
    """The calendar with its words, for people to read."""

    holidays: tuple[Holiday, ...] = ()
    away: tuple[Away, ...] = ()


def client_of(row: Row) -> Client:
    """The client that a row in the order of `CLIENT` tells of."""
    ref, name, intake, program, email, phone, language, channel, closed_on, outcome, referral = row
    closed = None if closed_on is None else date.fromisoformat(closed_on)
    return Client(
        *(ref, name, date.fromisoformat(intake), program, email, phone, language, channel, closed, outcome),
        referral,
    )


class Reading(Connection):
    """What can be asked of an open caseload."""

    def find(self, text: str) -> Client:
        """The client whom a reference or a part of a name means. Raises `NoSuchClient`, `SeveralClients`."""
        found = self._found(text)
        self.about[found.ref] = None
        return found

    def _found(self, text: str) -> Client:
        if not text.isprintable() and not text.encode("utf-8", "replace").decode() == text:
            raise NoSuchClient(text=text)  # bytes of the command line that are no text, and so nobody's name
        exact = self.row(f"SELECT {CLIENT} FROM client WHERE ref = ?", (text.strip().upper(),))
        if exact:
            return self.made(client_of, exact)
        part = fold(text)
        if not part or len(part) > LONGEST_PART:
            raise NoSuchClient(text=text)
        for sign in "\\%_":
            part = part.replace(sign, "\\" + sign)
        rows = self.rows(
            f"SELECT {CLIENT} FROM client WHERE folded LIKE ? ESCAPE '\\' ORDER BY folded, ref LIMIT ?",
            (f"%{part}%", MOST_CANDIDATES + 1),
        )
        if not rows:
            raise NoSuchClient(text=text)
        whole = [row for row in rows if fold(str(row[1])) == fold(text)]
        if len(whole) == 1:
            return self.made(client_of, whole[0])
        if len(rows) > 1:
            named = [f"{row[1]} ({row[0]})" for row in rows[:MOST_CANDIDATES]]
            raise SeveralClients(
                text=text, candidates=", ".join(named) + ", …" * (len(rows) > MOST_CANDIDATES)
            )
        return self.made(client_of, rows[0])

    def clients(self) -> list[Client]:
        """Everybody, the closed files too, by name."""
        rows = self.rows(f"SELECT {CLIENT} FROM client ORDER BY folded, ref")
        return [self.made(client_of, row) for row in rows]

    def names(self) -> list[tuple[str, str | None]]:
        """Every name and phone number that is on record, the earlier ones too: what a screen does not show."""
        told = (f"SELECT name, phone FROM {table}" for table in ("client", "past_client"))
        return [(name, phone) for name, phone in self.rows(" UNION ".join(told))]

    def form(self) -> int:
        """The number of the form that the file is in."""
        ((form,),) = self.rows("PRAGMA user_version")
        return int(form)

    def is_empty(self) -> bool:
        """Whether there is no client."""
        return self.row("SELECT 1 FROM client LIMIT 1") is None

    def at_hand(self) -> Iterator[tuple[Client, "Remembered | None"]]:
        """Everybody, the closed files too, with what triage remembers of each."""
        from .case_files import at_hand  # noqa: PLC0415  # not for a command that only records

        return at_hand(self)

    def remembered_moves(self, ref: str) -> str | None:
        """The moves from list to list that triage remembers of a client, as it wrote them; None if none are."""
        row = self.row(
            "SELECT moves FROM remembered JOIN client ON client.id = client_id WHERE ref = ?", (ref,)
        )
        return None if row is None else str(row[0])

    def case_file(self, ref: str, *, notes: bool = True) -> "CaseFile":
        """One client's whole story. Raises `NoSuchClient`."""
        from .case_files import case_files  # noqa: PLC0415  # as above

        return next(case_files(self, [ref], {}, notes=notes))

    def case_files(
        self,
        refs: Sequence[str],
        since: Mapping[str, date | None],
        *,
        notes: bool = False,
        for_triage: bool = False,
    ) -> Iterator["CaseFile"]:
        """The case files of some clients, in the order given; without `notes` also without `recorded_at`.

        Activities are there from the day `since[ref]` on; all of them, where that is None or not said. Only what
        triage asks about is read `for_triage`: then nobody has check-ins or jobs.
        """
        from .case_files import case_files  # noqa: PLC0415  # as above

        return case_files(self, refs, since, notes=notes, for_triage=for_triage)

    def day_book(self, day: date, until: date) -> "DayBook":
        """What the days from `day` through `until` hold for everybody, as known on `day`."""
        from .day_book import day_book  # noqa: PLC0415  # as above

        return day_book(self, day, until)

    def entries(self, ref: str, first: date | None = None, last: date | None = None) -> list[Activity]:
        """What was recorded of a client from a first to a last day, notes and all. Raises `NoSuchClient`."""
        number, _ = self.known(ref)
        bounds = (number, (first or date.min).isoformat(), (last or date.max).isoformat())
        rows = self.rows(
            f"SELECT {ENTRY}, note, recorded_at FROM activity "
            "WHERE client_id = ? AND day BETWEEN ? AND ? ORDER BY day, id",
            bounds,
        )
        days = Days()
        return [self.made(lambda row: entry_of(row, days), row) for row in rows]

    def rows_of(
        self,
        table: str,
        *,
        refs: Collection[str] | None = None,
        first: date | None = None,
        last: date | None = None,
        as_text: bool = False,
    ) -> Iterator[tuple[Any, ...]]:
        """The rows of an export, one after the other: of everybody and all days, if nothing is said.

        `as_text` leaves days and moments the ISO texts that they are kept as; see `exports`. Raises `UnknownTable`.
        """
        from .exports import Within, rows_of, texts_of  # noqa: PLC0415  # rare

        return (texts_of if as_text else rows_of)(self, table, Within(refs, first, last))

    def calendar(self) -> "Calendar":
        """The days on which the office does not work."""
        from followthrough.casework.workweek import Calendar  # noqa: PLC0415  # not for a command that only records

        told = self.office_days()
        return Calendar(tuple(h.day for h in told.holidays), tuple((a.first, a.last) for a in told.away))

    def office_days(self) -> OfficeDays:
        """The same days with their names and reasons, in order."""
        holidays = self.rows("SELECT day, name FROM holiday ORDER BY day")
        away = self.rows("SELECT first, last, why FROM away ORDER BY first, last, id")
        day = date.fromisoformat
        return OfficeDays(
            tuple(Holiday(day(row[0]), row[1]) for row in holidays),
            tuple(Away(day(row[0]), day(row[1]), row[2]) for row in away),
        )

    def known(self, ref: str) -> tuple[int, Client]:
        """A client's number in the tables, and the client.

        Raises `NoSuchClient`; inside `writing` also `ClientIsErased`, as a stub is not written to.
        """
        row = self.row(f"SELECT {CLIENT}, {IS_STUB}, id FROM client WHERE ref = ?", (ref.upper(),))
        if row is None:
            raise NoSuchClient(text=ref)
        client = self.made(client_of, row[:-2])
        if row[-2] and self.is_writing:
            raise ClientIsErased(ref=client.ref)
        self.about[client.ref] = None
        return row[-1], client

    def absences(self, number: int) -> list[tuple[int, Absence]]:
        """A client's absences with their numbers, by their first days."""
        rows = self.rows(
            "SELECT id, kind, first, last, why FROM absence WHERE client_id = ? ORDER BY first, id", (number,)
        )
        return [(row[0], self.made(absence_of, row[1:])) for row in rows]

    def made(self, make: Callable[[Kept], Value], kept: Kept) -> Value:
        """What a row, or a text in it, tells of. Raises `CaseloadDamaged` if it holds what cannot be."""
        try:
            return make(kept)
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise self.damaged(error) from error

    def damaged(self, error: Exception) -> CaseloadDamaged:
        """The mistake that a row holds what cannot be."""
        return CaseloadDamaged(path=self.path, why=str(error))


def absence_of(row: Row) -> Absence:
    """The absence that a row of kind, first, last, why tells of."""
    kind, first, last, why = row
    return Absence(kind, date.fromisoformat(first), None if last is None else date.fromisoformat(last), why)


def entry_of(row: Row, days: Days) -> Activity:
    """The entry that a row in the order of `ENTRY`, note, recorded_at tells of."""
    number, day, *what, week_of, title, minutes, because, note, recorded_at = row
    said = (number, days[day], *what, days[week_of], title, minutes, note)
    return Activity._make((*said, datetime.fromisoformat(recorded_at), because))
