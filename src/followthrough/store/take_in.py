"""Taking in: the rows of somebody's spreadsheet, all of them or none; or, if it is so agreed, the good ones.

One transaction and one step of undo, however many rows. The same rows again add nothing.
"""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from followthrough.casework.client import Client
from followthrough.casework.incoming import Incoming, Rejected, TakenIn, Terms, What
from followthrough.casework.mistakes import (
    ClientIsErased,
    FutureDate,
    Mistake,
    NoSuchClient,
    SeveralClients,
    TooManyRejected,
)
from followthrough.casework.names import fold

from .reading import CLIENT, IS_STUB, MOST_CANDIDATES, client_of

if TYPE_CHECKING:
    from .caseload import Caseload

MOST_REJECTED = 20_000
"""Rows that are remembered as rejected; if there are more, the table is another one than it was taken for."""

HEARD_EVERY = 500
"""Rows between two words on how far it is."""


class NotKept(Exception):  # noqa: N818  # not an error: what was asked for
    """Rolls a transaction back."""


class CannotBe(Exception):  # noqa: N818  # a mistake, as those of the casework
    """A row cannot be taken in, for a reason that the commands of a day do not meet; and the field at fault."""

    def __init__(self, why: str, field: str | None = None) -> None:
        super().__init__(why)
        self.field = field


class Person(NamedTuple):
    """A client and the number of its row."""

    number: int
    client: Client


class Everyone:
    """All clients at hand, by reference and by name: a row of a spreadsheet is not worth a question to the database."""

    def __init__(self, caseload: "Caseload") -> None:
        rows = caseload.rows(f"SELECT {CLIENT}, id FROM client WHERE NOT {IS_STUB} ORDER BY folded, ref")
        self.people = [Person(row[-1], caseload.made(client_of, row[:-1])) for row in rows]
        self.by_ref = {person.client.ref: person for person in self.people}
        self._by_name: dict[str, list[Person]] = {}
        for person in self.people:
            self._by_name.setdefault(fold(person.client.name), []).append(person)
        self._found: dict[str, Person | Mistake] = {}
        gone = caseload.rows(f"SELECT ref FROM client WHERE {IS_STUB} UNION SELECT ref FROM erasure")
        self._erased = {row[0] for row in gone}

    def check_erased(self, text: str) -> None:
        """Raises `ClientIsErased` if a reference is that of somebody who was erased, or of what is left of them."""
        if text.strip().upper() in self._erased:
            raise ClientIsErased(ref=text.strip().upper())

    def named(self, name: str) -> list[Person]:
        """Those whose whole name this is, accents and capitals aside."""
        return self._by_name.get(fold(name), [])

    def whom(self, text: str) -> Person:
        """Whom a reference, a whole name, or part of one means.

        Raises `NoSuchClient`, `SeveralClients`, `ClientIsErased`.
        """
        found = self._found.get(text)
        if found is None:
            try:
                found = self._looked_for(text)
            except (NoSuchClient, SeveralClients, ClientIsErased) as mistake:
                found = mistake
            self._found[text] = found
        if isinstance(found, Mistake):
            raise found.with_traceback(None)
        return found

    def _looked_for(self, text: str) -> Person:
        self.check_erased(text)
        exact = self.by_ref.get(text.strip().upper())
        if exact is not None:
            return exact
        part = fold(text)
        fitting = self.named(text) or [
            person for name, people in self._by_name.items() if part and part in name for person in people
        ]
        if not fitting:
            raise NoSuchClient(text=text)
        if len(fitting) > 1:
            raise several(text, fitting)
        return fitting[0]


def several(text: str, fitting: list[Person]) -> SeveralClients:
    """The mistake that a text fits several clients."""
    named = [f"{client.name} ({client.ref})" for _, client in fitting[:MOST_CANDIDATES]]
    return SeveralClients(text=text, candidates=", ".join(named) + ", …" * (len(fitting) > MOST_CANDIDATES))


class Taking:
    """A table being taken in: what became of its rows so far."""

    def __init__(self, caseload: "Caseload", what: What, terms: Terms) -> None:
        self.caseload, self.terms = caseload, terms
        self.everyone = Everyone(caseload)
        self.rejected: list[Rejected] = []
        self._what = what
        self._step: int | None = None

    @property
    def is_kept(self) -> bool:
        """Whether what is written will be kept, as far as is known by now."""
        return not self.terms.dry_run and (self.terms.partial or not self.rejected)

    @property
    def step(self) -> int:
        """The step of undo that all of it is; begun with the first row that is written."""
        if self._step is None:
            self._step = self.caseload.open_step(f"import {self._what}")
        return self._step

    def reject(self, row: Incoming, why: Mistake | CannotBe, field: str | None = None) -> None:
        """Writes down that a row cannot be taken in, why, and which column is at fault."""
        field = why.field if isinstance(why, CannotBe) else field
        column = None if field is None else self.terms.columns.get(field)
        self.rejected.append(Rejected(row.line, column, str(why), row.original))

    def not_to_come(self, day: date | None) -> None:
        """Raises `FutureDate` if a day of something that has happened has not come yet."""
        if day is not None and day > self.terms.today:
            raise FutureDate(day=day.isoformat(), option="--on", instead="")

    def taken(self) -> TakenIn:
        """What became of the rows, once the last of them is in."""
        raise NotImplementedError

    def take(self, row: Incoming) -> None:
        """Takes one row in, or rejects it."""
        raise NotImplementedError


def take_in(
    caseload: "Caseload",
    what: What,
    rows: Iterable[Incoming | Rejected],
    terms: Terms,
    on_progress: Callable[[int], None] | None,
) -> TakenIn:
    """Takes the rows of a table in; see `Caseload.take_in`."""
    try:
        with nullcontext() if terms.dry_run else caseload.writing():
            taking = _beginning(caseload, what, terms)
            read = _go_through(taking, rows, on_progress)
            taken = taking.taken()
            assert taken.read == read, f"{taken.read} rows accounted for, of {read}"
            if not taking.is_kept:
                raise NotKept
    except NotKept:
        pass
    return taken


def _go_through(
    taking: Taking, rows: Iterable[Incoming | Rejected], on_progress: Callable[[int], None] | None
) -> int:
    read, take = 0, taking.take
    for read, row in enumerate(rows, 1):
        if isinstance(row, Rejected):
            taking.rejected.append(row)
        else:
            take(row)
        if len(taking.rejected) > MOST_REJECTED:
            line, column, why, _ = taking.rejected[0]
            place = f"line {line}, {column}" if column else f"line {line}"
            raise TooManyRejected(most=f"{MOST_REJECTED:,}", place=place, why=why.rstrip("."))
        if on_progress is not None and read % HEARD_EVERY == 0:
            on_progress(read)
    return read


def _beginning(caseload: "Caseload", what: What, terms: Terms) -> Taking:
    from .take_in_activities import TakingActivities  # noqa: PLC0415  # they are built on this room
    from .take_in_clients import TakingClients  # noqa: PLC0415
    from .take_in_contracts import TakingContracts  # noqa: PLC0415

    rooms: dict[What, type[Taking]] = {
        "clients": TakingClients,
        "activities": TakingActivities,
        "contracts": TakingContracts,
    }
    return rooms[what](caseload, what, terms)
