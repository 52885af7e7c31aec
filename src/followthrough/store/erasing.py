"""Erasing: a person goes for good. What stays are days, kinds and counts under another reference, so that reports hold.

One transaction: the rows, the rows as they were before, the words of the steps, whom the audit trail was about. Then
the file is written anew, so that nothing is left in the space that it does not use.
"""

from collections.abc import Iterable
from datetime import date, datetime

from followthrough.casework.mistakes import CannotWrite, CaseloadBusy, NotSwept, UnderLegalHold
from followthrough.casework.names import fold
from followthrough.casework.retention import hold_in_force
from followthrough.casework.stub import (
    NAME,
    OTHER_OUTCOMES,
    OTHER_REFERRALS,
    SAID,
    Erased,
    Erasure,
    numbered,
    shared,
)

from .audit import forget
from .forgetting import forget_in_journal
from .holds import holds_of
from .journal import record
from .people import People, iso
from .statements import INSERT_STUB
from .traces import Owned, rows_of_client

DROPPED = ("vision", "check_in", "hold")
"""Facts of which nothing is counted in any report."""

TAKEN_OUT = ("absence", "task", "placement", "open_door", "job")
"""Facts that stay, and whose numbers are given again when the last row is taken out. No command takes out a contract, a
line of one or an entry."""

EMPTIED: dict[str, dict[str, str | None]] = {
    "contract": {"confidence": None},
    "obligation": {"at": None},
    "absence": {"why": None},
    "placement": {"why": ""},
    "open_door": {"would_help": SAID},
    "job": {"employer": None, "work": None},
    "activity": {"note": None, "because": None},
}
"""Columns of what is left that are emptied, or hold one word for everybody."""

TITLES = {
    "task": ("title", "1"),
    "activity": ("title", "kind = 'task'"),
    "obligation": ("wording", "party = 'client' AND cadence LIKE 'by %'"),
}
"""Where a title stands by which a task is known as done: in which column, and of which rows."""

ADD_ERASURE = "INSERT INTO erasure (at, ref, why) VALUES (?, ?, ?) ON CONFLICT (ref) DO NOTHING"


def erase(caseload: People, ref: str, on: date, why: str) -> Erased:
    """Erases a person; an open file is closed on that day.

    Raises `NoSuchClient`, `ClientIsErased`, `UnderLegalHold`.
    """
    with caseload.writing():
        number, client = caseload.known(ref)
        hold = hold_in_force(holds_of(caseload, number))
        if hold is not None:
            raise UnderLegalHold(name=client.name, since=iso(hold.since), ref=client.ref)
        return _erased(caseload, number, on, Erasure(caseload.recorded_at, client.ref, why))


def erase_again(caseload: People, erasures: Iterable[Erasure]) -> list[Erased]:
    """Erases whom a backup has brought back, under a legal hold of then or not; sweeps the file. Raises `NotSwept`.

    Every reference stays known as erased, whether the backup has it or not.
    """
    found = []
    for erasure in erasures:
        day = datetime.fromisoformat(erasure.at).astimezone().date()
        with caseload.writing():
            row = caseload.row("SELECT id FROM client WHERE ref = ?", (erasure.ref,))
            if row is None:
                caseload.write(ADD_ERASURE, erasure)
            else:
                found.append(_erased(caseload, row[0], day, erasure))
    if found:
        sweep(caseload)
    return found


def _erased(caseload: People, number: int, on: date, erasure: Erasure) -> Erased:
    """The erasure itself. Inside a transaction."""
    caseload.drop_undone()
    stub = caseload.reference_for(None)
    owned = rows_of_client(caseload, number)
    earlier = forget_in_journal(caseload, number, erasure.ref, stub)
    record(caseload, on=False)
    _make_room(caseload, owned)
    _empty(caseload, owned)
    _rename(caseload, number, stub, on)
    record(caseload, on=True)
    caseload.write("DELETE FROM remembered WHERE client_id = ?", (number,))
    caseload.write(INSERT_STUB, (number,))
    caseload.write(ADD_ERASURE, erasure)
    forget(caseload, erasure.ref)
    caseload.about.clear()  # the trail says that somebody was erased, and not who
    caseload.did = "erased"
    counts = {fact: len(numbers) for fact, numbers in owned.items() if numbers}
    gone = {fact: many for fact, many in counts.items() if fact in DROPPED}
    kept = {fact: many for fact, many in counts.items() if fact not in DROPPED}
    return Erased(erasure.ref, stub, gone, kept, earlier)


def erasures(caseload: People) -> list[Erasure]:
    """Every reference whose person was erased, the earliest first."""
    return [Erasure(*row) for row in caseload.rows("SELECT at, ref, why FROM erasure ORDER BY id")]


def sweep(caseload: People, ref: str | None = None) -> None:
    """Writes the file anew without the space that it does not use.

    Raises `NotSwept`: what was erased is erased all the same.
    """
    try:
        caseload.sweep()
    except (CannotWrite, CaseloadBusy) as trouble:
        raise NotSwept(ref=ref or "Who was erased", why=str(trouble)) from trouble


# What is left ---------------------------------------------------------------------------------------------------


def _make_room(caseload: People, owned: Owned) -> None:
    """Gives another number to a row that stays, where its number was somebody else’s before.

    That row is in the journal and may be put back, and what stays here is taken away by no undo.
    """
    for fact in TAKEN_OUT:
        before = {row[0] for row in caseload.rows(f"SELECT id FROM past_{fact}")}
        highest = max(before, default=0)
        for number in sorted(owned[fact] & before):
            (top,) = caseload.rows(f"SELECT max(id) FROM {fact}")[0]
            highest = max(highest, top) + 1
            caseload.write(f"UPDATE {fact} SET id = ? WHERE id = ?", (highest, number))
            owned[fact] = owned[fact] - {number} | {highest}


def _empty(caseload: People, owned: Owned) -> None:
    """Empties what was said in a client's rows; titles of tasks become numbers first."""
    titles = {fact: _titles(caseload, fact, owned[fact]) for fact in TITLES}
    numbers = numbered(title for found in titles.values() for _, title in found)
    for fact in ("activity", "obligation"):
        column = TITLES[fact][0]
        caseload.write_all(f"UPDATE {fact} SET {column} = NULL WHERE id = ?", _each(owned[fact]))
    for fact, found in titles.items():
        column = TITLES[fact][0]
        nothing = " " if fact == "task" else None  # a task has a title, and this one folds to nothing too
        renamed = ((numbers.get(fold(title), nothing), number) for number, title in found)
        caseload.write_all(f"UPDATE {fact} SET {column} = ? WHERE id = ?", renamed)
    for fact, values in EMPTIED.items():
        settings = ", ".join(f"{name} = ?" for name in values)
        rows = ((*values.values(), number) for number in owned[fact])
        caseload.write_all(f"UPDATE {fact} SET {settings} WHERE id = ?", rows)
    for fact in DROPPED:
        caseload.write_all(f"DELETE FROM {fact} WHERE id = ?", _each(owned[fact]))


def _titles(caseload: People, fact: str, numbers: set[int]) -> list[tuple[int, str]]:
    column, which = TITLES[fact]
    asked = f"SELECT id, {column} FROM {fact} WHERE {which} AND {column} IS NOT NULL AND id = ?"
    return [(row[0], row[1]) for number in sorted(numbers) if (row := caseload.row(asked, (number,)))]


def _each(numbers: Iterable[int]) -> Iterable[tuple[int]]:
    return ((number,) for number in numbers)


def _rename(caseload: People, number: int, stub: str, on: date) -> None:
    """Takes the person out of the client's row; words that few share become those of many."""
    row = caseload.row("SELECT intake, closed_on, outcome, referral FROM client WHERE id = ?", (number,))
    assert row is not None
    intake, closed_on, outcome, referral = row
    everybody = caseload.rows("SELECT outcome, referral FROM client")
    caseload.write(
        "UPDATE client SET ref = ?, name = ?, folded = '', email = NULL, phone = NULL, channel = NULL, "
        "closed_on = ?, outcome = ?, referral = ? WHERE id = ?",
        (
            *(stub, NAME, closed_on or max(intake, on.isoformat())),
            shared(outcome, (row[0] for row in everybody), OTHER_OUTCOMES),
            shared(referral, (row[1] for row in everybody), OTHER_REFERRALS),
            number,
        ),
    )
