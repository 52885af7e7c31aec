"""Clients taken in: known by reference, else by name and intake; what a row does not say stays as it is."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from followthrough.casework.client import Client, check_range
from followthrough.casework.close_names import KnownNames
from followthrough.casework.incoming import Changed, Incoming, IncomingClient, LooksLike, TakenIn, Terms, What
from followthrough.casework.mistakes import Mistake, NoSuchClient
from followthrough.casework.names import fold

from .take_in import CannotBe, Person, Taking, several

if TYPE_CHECKING:
    from .caseload import Caseload

SHOWN = Client._fields[1:]


class Told(NamedTuple):
    """A client as the file tells of them so far: as they were, as they will be, and which line said what."""

    number: int | None
    before: Client | None
    after: Client
    said: dict[str, int]


class TakingClients(Taking):
    """Clients being taken in: all rows are looked at first, then they are written."""

    def __init__(self, caseload: "Caseload", what: What, terms: Terms) -> None:
        super().__init__(caseload, what, terms)
        self._added = self._changed = self._unchanged = 0
        self._told: dict[object, Told] = {}
        self._refs: dict[tuple[str, object], str] = {}
        self._close: list[LooksLike] = []
        self._changes: list[Changed] = []
        self._names = KnownNames(person.client.name for person in self.everyone.people)
        self._new: list[IncomingClient] = []
        self._new_names = KnownNames(())

    def take(self, row: Incoming) -> None:
        """Takes one row in, or rejects it."""
        assert isinstance(row, IncomingClient)
        given = {name: value for name, value in row.given.items() if value is not None}
        if row.name is not None and (row.ref or row.line in self.terms.same):
            given["name"] = row.name  # else the name is by whom they are known, in the spelling of the record
        try:
            key, told = self._told_of(row, given)
            after = Client(**{**told.after._asdict(), **given})
            self._check(given, told, after)
        except (Mistake, CannotBe) as trouble:
            self.reject(row, trouble)
        else:
            told.said.update(dict.fromkeys(given, row.line))
            self._take(row, key, told._replace(after=after), told.after)

    # Who it is

    def _told_of(self, row: IncomingClient, given: dict[str, object]) -> tuple[object, Told]:
        """Whom a row tells of: a client there, one that an earlier row brought, or a new one."""
        known = self._known(row, given)
        if known is not None:
            key: object = known.number
            return key, self._told.get(key, Told(known.number, known.client, known.client, {}))
        if row.name is None:
            raise CannotBe("a new client needs a name", "name")
        if "intake" in row.given and "intake" not in given:
            raise CannotBe("a new client needs a day of intake", "intake")
        intake = given.setdefault("intake", self.terms.today)
        ref, named = (row.ref or "").upper(), (fold(row.name), intake)
        key = ref or self._refs.get(named, named)
        if ref:
            self._refs.setdefault(named, ref)
        new = Client(ref, row.name, self._a_day(intake))
        return key, self._told.get(key, Told(None, None, new, {}))

    def _known(self, row: IncomingClient, given: dict[str, object]) -> Person | None:
        ref = self.terms.same.get(row.line, row.ref)
        if ref:
            self.everyone.check_erased(ref)
            person = self.everyone.by_ref.get(ref.upper())
            if person is None and row.line in self.terms.same:
                raise NoSuchClient(text=ref)
            return person
        if row.name is None:
            return None
        namesakes, intake = self.everyone.named(row.name), given.get("intake")
        if intake is not None:
            namesakes = [person for person in namesakes if person.client.intake == intake]
        if len(namesakes) > 1:
            raise several(row.name, namesakes)
        return namesakes[0] if namesakes else None

    @staticmethod
    def _a_day(value: object) -> date:
        assert isinstance(value, date)
        return value

    # Whether it can be

    def _check(self, given: dict[str, object], told: Told, after: Client) -> None:
        for name, line in told.said.items():
            if name in given and given[name] != getattr(told.after, name):
                raise CannotBe(f"line {line} tells of the same client, and says otherwise of this", name)
        for name in ("intake", "closed_on"):
            if told.before is None or getattr(after, name) != getattr(told.before, name):
                self.not_to_come(getattr(after, name))
        if after.outcome is not None and after.closed_on is None:
            raise CannotBe("an outcome goes with a closed file, and no day of closing is given", "outcome")
        if told.number is not None and after.intake != told.after.intake:
            self.caseload.check_intake(told.number, after)
        check_range(after.intake, after.closed_on)

    def _take(self, row: IncomingClient, key: object, told: Told, before: Client) -> None:
        is_new = told.before is None and key not in self._told
        differing = [name for name in SHOWN if getattr(told.after, name) != getattr(before, name)]
        self._told[key] = told
        if is_new:
            self._added += 1
            self._look_for_close_names(row, told.after.name)
        elif differing:
            self._changed += 1
            who = f"{before.name} ({told.after.ref})" if told.after.ref else before.name
            for name in differing:
                now = getattr(told.after, name)
                self._changes.append(Changed(row.line, who, name, getattr(before, name), now))
        else:
            self._unchanged += 1

    def _look_for_close_names(self, row: IncomingClient, name: str) -> None:
        place = self._names.nearest(name)
        if place is not None:
            known = self.everyone.people[place].client
            self._close.append(LooksLike(row.line, name, known.name, known.ref))
        if row.ref:
            return  # a table with references knows who is who
        if place is None and (place := self._new_names.nearest(name)) is not None:
            above = self._new[place]
            self._close.append(LooksLike(row.line, name, str(above.name), None, above.line))
        self._new.append(row)
        self._new_names.add(name)

    # What comes of it

    def taken(self) -> TakenIn:
        """What became of the rows, once the last of them is in."""
        if self.is_kept:
            for told in self._told.values():
                self._write(told)
        counts = self._added, self._changed, self._unchanged
        return TakenIn(*counts, tuple(self.rejected), tuple(self._close), tuple(self._changes))

    def _write(self, told: Told) -> None:
        if told.after == told.before:
            return
        self.step  # noqa: B018  # begins with the first row that is written
        if told.number is None:
            ref = self.caseload.reference_for(told.after.ref or None)
            self.caseload.insert_client(told.after._replace(ref=ref))
        else:
            self.caseload.rewrite_client(told.number, told.after)
