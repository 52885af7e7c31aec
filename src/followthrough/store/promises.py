"""Promises: contracts, tasks, placements, visions; and when the office keeps its own."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from followthrough.casework.client import OpenDoor, Placement, Task, check_range, open_on
from followthrough.casework.mistakes import PausedClientPlaced, PlacedTooLong, SameTaskTwice, SignedTwice
from followthrough.casework.names import fold
from followthrough.casework.vision import Vision

from .looking_ahead import LookingAhead, check_door, check_ranges
from .people import iso, refuse_edited
from .reading import Away
from .statements import (
    INSERT_AWAY,
    INSERT_CONTRACT,
    INSERT_HOLIDAY,
    INSERT_OBLIGATION,
    INSERT_PLACEMENT,
    INSERT_TASK,
    INSERT_VISION,
)

if TYPE_CHECKING:
    from followthrough.casework.check_in import CheckIn
    from followthrough.casework.contract import Contract, Obligation


class Promises(LookingAhead):
    """What is agreed with a client, and with the office."""

    def sign(self, ref: str, contract: "Contract", check_ins: "Sequence[CheckIn]" = ()) -> "Contract":
        """Records a contract as it was signed, and with it the check-ins that it lays out.

        Raises `SignedTwice`, `BeforeIntake`, `ClientIsClosed`, `EndBeforeBeginning`.
        """
        check_range(contract.signed_on, contract.ends_on)
        check_ranges(check_ins)
        with self.writing():
            number, client = self.known(ref)
            open_on(client, contract.signed_on)
            signed_on = iso(contract.signed_on)
            if self.row("SELECT 1 FROM contract WHERE client_id = ? AND signed_on = ?", (number, signed_on)):
                raise SignedTwice(name=client.name, day=signed_on)
            self.open_step(f"sign-contract {client.ref}")
            self.insert_contract(number, contract)
            self.insert_check_ins(number, check_ins)
        return contract

    def insert_contract(self, number: int, contract: "Contract") -> None:
        """Writes a contract's rows. Inside a step."""
        days = iso(contract.signed_on), iso(contract.ends_on)
        contract_id = self.insert(INSERT_CONTRACT, number, *days, contract.confidence)
        for place, line in enumerate(contract.obligations):
            self.insert(INSERT_OBLIGATION, contract_id, place, *line_values(line))

    def assign(self, ref: str, task: Task) -> Task:
        """Records a task. Raises `SameTaskTwice`, `BeforeIntake`, `ClientIsClosed`."""
        with self.writing():
            number, client = self.known(ref)
            open_on(client, task.assigned_on)
            titles = self.rows(
                "SELECT title FROM task WHERE client_id = ? AND due = ?", (number, iso(task.by))
            )
            if fold(task.title) in {fold(title) for (title,) in titles}:
                raise SameTaskTwice(name=client.name, title=task.title, by=iso(task.by))
            self.open_step(f"assign {client.ref}")
            self.insert(INSERT_TASK, number, task.title, iso(task.assigned_on), iso(task.by))
        return task

    def place(
        self,
        ref: str,
        list: str,
        on: date,
        until: date | None,
        why: str,
        last_day: date,
        door: OpenDoor | None = None,
        *,
        seen: "Sequence[Placement] | None" = None,
    ) -> Placement:
        """Puts a client on a list by the counsellor's word, in the place of an earlier word of that very day.

        `last_day` is the latest day through which it may hold; `door` what would help, said with it; `seen` the words
        of that day that were known when it was said. Raises `EditedMeanwhile` if there is another one since,
        `PlacedTooLong`, `PausedClientPlaced`, `EndBeforeBeginning`, `ReviewTooFar`, `BeforeIntake`, `ClientIsClosed`.
        """
        check_range(on, until)
        if door is not None:
            check_door(door)
        if until is not None and until > last_day:
            most, days = (last_day - on).days + 1, (until - on).days + 1
            raise PlacedTooLong(most=most, days=days, latest=iso(last_day))
        with self.writing():
            number, client = self.known(ref)
            open_on(client, on)
            if any(a.kind == "paused" and a.covers(on) for _, a in self.absences(number)):
                raise PausedClientPlaced(name=client.name, day=iso(on), ref=client.ref)
            if seen is not None:
                placed = self._placed_on(number, on)
                told = _in_words(seen), _in_words(placed), _in_words([Placement(list, on, until, why)])
                refuse_edited(client, {f"your word of {on}": told})
            self.open_step(f"place {client.ref} {list}")
            self.write("DELETE FROM placement WHERE client_id = ? AND day = ?", (number, iso(on)))
            self.insert(INSERT_PLACEMENT, number, list, iso(on), iso(until), why)
            if door is not None:
                open_on(client, door.on)
                self.insert_door(number, door)
        return Placement(list, on, until, why)

    def _placed_on(self, number: int, day: date) -> "Sequence[Placement]":
        """A counsellor's words of one day on where a client stands."""
        placed = "SELECT list, until, why FROM placement WHERE client_id = ? AND day = ? ORDER BY id"
        rows = self.rows(placed, (number, iso(day)))
        return [
            Placement(name, day, None if until is None else date.fromisoformat(until), why)
            for name, until, why in rows
        ]

    def add_vision(self, ref: str, vision: Vision) -> Vision:
        """Records what the job would bring. Raises `BeforeIntake`, `ClientIsClosed`; `ValueError` if it is empty."""
        if not any(said is not None for said in vision[1:]):
            raise ValueError("a vision in which nothing is said")
        with self.writing():
            number, client = self.known(ref)
            open_on(client, vision.on)
            self.open_step(f"vision {client.ref}")
            self.insert(INSERT_VISION, number, iso(vision.on), *vision[1:])
        return vision

    # The office

    def add_holidays(self, holidays: Mapping[date, str | None]) -> int:
        """Closes the office on these days; how many are new or have another name now."""
        with self.writing():
            known = {row[0]: row[1] for row in self.rows("SELECT day, name FROM holiday")}
            new = {iso(day): name for day, name in sorted(holidays.items())}
            new = {day: name for day, name in new.items() if day not in known or known[day] != name}
            if new:
                self.open_step(f"away: {_several(len(new), 'holiday')} added")
            for day, name in new.items():
                if day in known:
                    self.write("UPDATE holiday SET name = ? WHERE day = ?", (name, day))
                else:
                    self.insert(INSERT_HOLIDAY, day, name)
        return len(new)

    def remove_holidays(self, days: Sequence[date]) -> int:
        """Opens the office again on these days; how many of them were holidays."""
        with self.writing():
            known = {row[0] for row in self.rows("SELECT day FROM holiday")}
            gone = sorted(known & {day.isoformat() for day in days})
            if gone:
                self.open_step(f"away: {_several(len(gone), 'holiday')} removed")
            for day in gone:
                self.write("DELETE FROM holiday WHERE day = ?", (day,))
        return len(gone)

    def add_away(self, first: date, last: date, why: str | None = None) -> Away:
        """Records that the counsellor is away. Raises `EndBeforeBeginning`."""
        check_range(first, last)
        with self.writing():
            self.open_step(f"away {first} to {last}")
            self.insert(INSERT_AWAY, iso(first), iso(last), why)
        return Away(first, last, why)

    def remove_away(self, first: date) -> bool:
        """Takes back what was said of being away from this first day on; False, if nothing was."""
        with self.writing():
            found = self.row("SELECT 1 FROM away WHERE first = ?", (iso(first),))
            if found:
                self.open_step(f"away: not from {first}")
                self.write("DELETE FROM away WHERE first = ?", (iso(first),))
        return found is not None


def line_values(line: "Obligation") -> tuple[object, ...]:
    """A line's columns in the order of the table, from the party on."""
    return line.party, line.kind, str(line.cadence), line.wording, line.at


def _in_words(placements: "Sequence[Placement]") -> str | None:
    """Lists, last days and reasons, in a mistake; None if there are none."""
    told = [
        f"{placed.list}{f' until {placed.until}' if placed.until else ''} (“{placed.why}”)"
        for placed in placements
    ]
    return ", ".join(told) or None


def _several(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
