"""A client of whom everything is on record that can be: a word of its own in each column of each fact.

Made from the tables' own lists of columns, so that a new column is filled too, or breaks the tests that look for it.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from followthrough.store import Caseload
from followthrough.store.statements import COLUMNS, FACTS

OF_THE_OFFICE = ("holiday", "away")
"""Facts that are about no client."""
OF_A_PERSON = tuple(fact for fact in FACTS if fact not in OF_THE_OFFICE)

CODED: dict[tuple[str, str], tuple[str | int | None, ...]] = {
    ("client", "language"): ("fr",),
    ("client", "channel"): ("letter",),
    ("obligation", "party"): ("client", "counsellor", "client"),
    ("obligation", "kind"): ("posting-review", "job-leads", "task"),
    ("obligation", "cadence"): ("6/week", "every 2 weeks on tue", "by 2026-03-13"),
    ("absence", "kind"): ("excused", "paused"),
    ("placement", "list"): ("low-power", "needs-early-intervention", "active"),
    ("check_in", "kind"): ("call", "task"),
    ("check_in", "purpose"): ("phone-meeting", "one-task"),
    ("activity", "kind"): ("job-club", "call", "call", "task", "resume-help"),
    ("activity", "outcome"): ("missed", None, "no-answer", "done", "done"),
    ("activity", "direction"): (None, "in", "out", None, None),
    ("activity", "topic"): ("value", "plan", "vision", "habits", None),
    ("activity", "because"): ("did-not-know-how", "no-confidence", None, None, None),
    ("activity", "count"): (1, 1, 1, 1, 4),
}
"""Columns that take one of a few words: what stands there, row by row. A fact has as many rows as its longest."""

DAYS = (
    *("intake", "closed_on", "signed_on", "ends_on", "first", "last", "assigned_on", "due", "day", "until"),
    *("review_on", "started_on", "ended_on", "since", "week_of"),
)
NUMBERS = {"confidence": 3, "importance": 9, "minutes": 47, "position": None, "count": 1}
"""Columns that hold a number; the position of a line follows its place."""
ENDS = {"last", "ends_on", "until", "review_on", "ended_on", "due", "closed_on"}
NUMBERED = ("id", "client_id", "contract_id")


class Kept(NamedTuple):
    """One value that was put on record."""

    fact: str
    column: str
    row: int
    value: str | int


def rows_of(fact: str) -> int:
    """How many rows the fact has here."""
    return max([len(values) for (where, _), values in CODED.items() if where == fact], default=1)


def a_word(fact: str, column: str, mark: str) -> str:
    """A word that stands nowhere else."""
    return f"{mark}z{fact.replace('_', '')}z{column.replace('_', '')}z"


def value_of(fact: str, column: str, row: int, mark: str, day: int) -> Any:
    """What stands in a column of a row."""
    coded = CODED.get((fact, column))
    if coded is not None:
        return coded[row] if row < len(coded) else None
    if column == "recorded_at":
        return f"2026-01-{5 + day % 20:02}T11:{row:02}:{day % 60:02}+00:00"
    if column in DAYS:
        month = 1 if column == "intake" else 4 if column in ENDS else 2
        return f"2026-{month:02}-{1 + (day + row) % 27:02}"
    if column in NUMBERS:
        return row if column == "position" else NUMBERS[column]
    word = a_word(fact, column, f"{mark}{row}")
    return word.upper() if column == "ref" else word


def fill(caseload: Caseload, ref: str, mark: str = "q") -> list[Kept]:
    """Puts everything on record of a client who is there already, in one step: what was put where."""
    kept: list[Kept] = []
    with caseload.writing():
        number, _ = caseload.known(ref)
        caseload.open_step(f"log everything for {ref}")
        contract = None
        for at, fact in enumerate(OF_A_PERSON):
            for row in range(rows_of(fact)):
                values = _row(fact, row, mark, at, number, contract)
                if fact == "client":
                    values["ref"] = ref
                    names = ", ".join(f"{name} = ?" for name in values)
                    caseload.write(f"UPDATE client SET {names} WHERE id = ?", (*values.values(), number))
                else:
                    names, marks = ", ".join(values), ", ".join("?" * len(values))
                    done = caseload.write(f"INSERT INTO {fact} ({names}) VALUES ({marks})", values.values())
                    contract = done.lastrowid if fact == "contract" else contract
                kept += [
                    Kept(fact, name, row, value)
                    for name, value in values.items()
                    if name not in NUMBERED and value is not None
                ]
    return kept


def _row(fact: str, row: int, mark: str, at: int, number: int, contract: int | None) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for place, column in enumerate(COLUMNS[fact]):
        if column in ("client_id", "contract_id"):
            values[column] = number if column == "client_id" else contract
        elif column != "id":
            values[column] = value_of(fact, column, row, mark, at * 3 + place + ord(mark))
    return values


def words_in(kept: list[Kept]) -> Iterator[str]:
    """The words among them that stand nowhere else."""
    return (one.value for one in kept if isinstance(one.value, str) and one.value.lower().endswith("z"))
