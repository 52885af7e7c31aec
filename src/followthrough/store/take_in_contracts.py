"""Contracts taken in: the lines of one client and day are one contract, whole or not at all."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from followthrough.casework.client import check_range, open_on
from followthrough.casework.contract import Contract, check_lines
from followthrough.casework.incoming import Incoming, IncomingLine, TakenIn, Terms, What
from followthrough.casework.mistakes import Mistake

from .people import iso
from .promises import line_values
from .take_in import CannotBe, Person, Taking

if TYPE_CHECKING:
    from .caseload import Caseload

Value = TypeVar("Value")

OTHER_LINES = "a contract was signed on that day already, with other lines"
ANOTHER_LINE = "another line of this contract cannot be taken in (line {line})"
DISAGREE = "the lines of this contract do not agree on its {what}"


class Lines(NamedTuple):
    """The rows of one contract."""

    person: Person
    rows: list[IncomingLine]


class TakingContracts(Taking):
    """Contracts being taken in: once all lines are read, each is put together and written."""

    def __init__(self, caseload: "Caseload", what: What, terms: Terms) -> None:
        super().__init__(caseload, what, terms)
        self._added = self._unchanged = 0
        self._groups: dict[tuple[int, date], Lines] = {}

    def take(self, row: Incoming) -> None:
        """Takes one row in, or rejects it."""
        assert isinstance(row, IncomingLine)
        try:
            person = self.everyone.whom(row.client)
        except Mistake as mistake:
            self.reject(row, mistake, "client")
        else:
            self._groups.setdefault((person.number, row.signed_on), Lines(person, [])).rows.append(row)

    def taken(self) -> TakenIn:
        """What became of the rows, once the last of them is in."""
        spoiled = {self._cells(row.original): row.line for row in self.rejected} if self.terms.whose else {}
        good = [group for group in self._groups.values() if self._can_be(group, spoiled)]
        for group in good if self.is_kept else ():
            self._write(group)
        return TakenIn(self._added, 0, self._unchanged, tuple(self.rejected))

    def _cells(self, original: tuple[str, ...]) -> tuple[str, ...]:
        """What a row says of its contract, as it stands there: a line that cannot be read spoils the others."""
        return tuple(original[at] for at in self.terms.whose if at < len(original))

    def _can_be(self, group: Lines, spoiled: dict[tuple[str, ...], int]) -> bool:
        """Whether a contract is new and can be written; its rows are counted, or rejected together."""
        try:
            for row in group.rows:
                line = spoiled.get(self._cells(row.original))
                if line is not None:
                    raise CannotBe(ANOTHER_LINE.format(line=line))
            is_new = self._is_new(group.person.number, _put_together(group, self))
        except (Mistake, CannotBe) as trouble:
            for row in group.rows:
                self.reject(row, trouble)
            return False
        if is_new:
            self._added += len(group.rows)
        else:
            self._unchanged += len(group.rows)
        return is_new

    def _is_new(self, number: int, contract: Contract) -> bool:
        """Whether no contract was signed on that day; False if this very one was. Raises `CannotBe`."""
        found = self.caseload.row(
            "SELECT id, ends_on, confidence FROM contract WHERE client_id = ? AND signed_on = ?",
            (number, iso(contract.signed_on)),
        )
        if found is None:
            return True
        said = "SELECT party, kind, cadence, wording, at FROM obligation WHERE contract_id = ?"
        lines = {line_values(line) for line in contract.obligations}
        told = (
            iso(contract.ends_on) or found[1],
            found[2] if contract.confidence is None else contract.confidence,
        )
        if set(self.caseload.rows(said, (found[0],))) != lines or told != (found[1], found[2]):
            raise CannotBe(OTHER_LINES, "signed_on")
        return False

    def _write(self, group: Lines) -> None:
        self.step  # noqa: B018  # begins with the first row that is written
        self.caseload.insert_contract(group.person.number, _put_together(group, self))


def _put_together(group: Lines, taking: Taking) -> Contract:
    """The contract that some rows make. Raises `CannotBe` if they disagree, and what signing raises."""
    signed_on = group.rows[0].signed_on
    taking.not_to_come(signed_on)
    open_on(group.person.client, signed_on)
    ends_on = _agreed({row.ends_on for row in group.rows}, "last day", "ends_on")
    confidence = _agreed({row.confidence for row in group.rows}, "confidence", "confidence")
    check_range(signed_on, ends_on)
    return Contract(signed_on, ends_on, check_lines(tuple(row.obligation for row in group.rows)), confidence)


def _agreed(values: set[Value | None], what: str, field: str) -> Value | None:
    """The one thing that rows say, those that say nothing aside. Raises `CannotBe` if they say several."""
    said = [value for value in values if value is not None]
    if len(said) > 1:
        raise CannotBe(DISAGREE.format(what=what), field)
    return said[0] if said else None
