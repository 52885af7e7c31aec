"""Rows: what is kept of a person, each column under its own word, so that nothing kept is left out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from followthrough.casework.cadence import read_cadence
from followthrough.casework.contract import Obligation
from followthrough.casework.holding import NOT_SAID, NOW, Holding

from .words import Words

DAYS = frozenset(
    (
        *(
            "intake",
            "closed_on",
            "signed_on",
            "ends_on",
            "first",
            "last",
            "assigned_on",
            "due",
            "day",
            "until",
        ),
        *("review_on", "started_on", "ended_on", "since", "week_of"),
    )
)
OF_TEN = frozenset(("confidence", "importance"))
IN_A_PROMISE = ("party", "kind", "cadence", "wording")
"""Columns of a contract's line that are said together, as the promise that it is."""


ONE = ("count", 1)
"""What goes without saying."""
PARTS = {
    "client": "who", "contract": "contracts", "obligation": "contracts", "activity": "happened", "task": "tasks",
    "absence": "away", "placement": "placed", "vision": "visions", "check_in": "check_ins", "open_door": "doors",
    "job": "work", "hold": "hold",
}  # fmt: skip
"""In which part of the page the rows of a fact stand, by the name of its heading."""


class Fact(NamedTuple):
    """One thing that is kept, under its word."""

    label: str
    value: str


class Item(NamedTuple):
    """One row: what leads it, if something does, and its facts."""

    title: str
    facts: tuple[Fact, ...]


class Rows:
    """The rows that are kept of a client, to be said."""

    def __init__(self, words: Words, holdings: Iterable[Holding]) -> None:
        self.words = words
        self.holdings = list(holdings)

    def standing(self, *facts: str) -> Iterator[Item]:
        """The rows of these facts as they stand, by their days; lines stand below their contract."""
        rows = [one for one in self.holdings if one.held == NOW and one.fact in facts]
        for one in sorted(rows, key=_order):
            yield Item("", tuple(self.said(one.fact, one.values)))

    def earlier(self) -> Iterator[Item]:
        """The rows as they stood before, the latest change first."""
        for one in self.holdings:
            if one.held != NOW and one.at is not None:
                part, at = getattr(self.words.heads, PARTS[one.fact]), self.words.moment(one.at)
                title = self.words.held[one.held].format(part=part, at=at)
                yield Item(title, tuple(self.said(one.fact, one.values)))

    def said(self, fact: str, values: Mapping[str, object]) -> Iterator[Fact]:
        """Each column of a row that holds something, in words."""
        if fact == "obligation":
            line = _line(values)
            yield Fact(self.words.agreed[line.party], self.words.promise(line))
        for column in sorted(values, key=lambda name: name == "recorded_at"):
            value = values[column]
            is_said = column in NOT_SAID or (fact == "obligation" and column in IN_A_PROMISE)
            if value is None or value == "" or is_said or (column, value) == ONE:
                continue
            yield Fact(self.words.labels[fact][column], self._value(fact, column, value))

    def _value(self, fact: str, column: str, value: object) -> str:
        words = self.words
        codes = words.codes.get((fact, column))
        if codes is not None:
            return codes[str(value)]
        if column == "recorded_at":
            return words.moment(datetime.fromisoformat(str(value)))
        if column in DAYS:
            return words.day(date.fromisoformat(str(value)))
        if column in OF_TEN:
            return words.of_ten.format(figure=value)
        return words.minutes.format(minutes=value) if column == "minutes" else str(value)


def _line(values: Mapping[str, object]) -> Obligation:
    wording = values["wording"]
    return Obligation(
        party=str(values["party"]),
        kind=str(values["kind"]),
        cadence=read_cadence(str(values["cadence"])),
        wording=None if wording is None else str(wording),
    )


def _order(one: Holding) -> tuple[object, ...]:
    """By day; a contract by the number that it has, and its lines behind it in their places."""
    values = one.values
    if one.fact == "contract":
        return (values["id"], -1)
    if one.fact == "obligation":
        return (values["contract_id"], values["position"])
    day = next(
        (values[name] for name in ("day", "first", "assigned_on", "started_on", "since") if name in values),
        "",
    )
    return (day, values["id"])
