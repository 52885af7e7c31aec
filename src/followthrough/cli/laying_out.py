"""Laying out: the check-ins of the first two weeks, as far as they still lie ahead."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from followthrough.casework.check_in import CheckIn, lay_out
from followthrough.casework.mistakes import CheckInsLaidOut

from .options import in_words
from .screen import say, tell

if TYPE_CHECKING:
    from followthrough.casework.client import Absence, Client
    from followthrough.desk import Desk


def laid_out(desk: "Desk", client: "Client", day: date) -> tuple[CheckIn, ...]:
    """The check-ins of two weeks from a day on that are not past, on days on which the client is there.

    Raises `CheckInsLaidOut` if there are such already.
    """
    there = ahead(desk, client)
    if there:
        raise CheckInsLaidOut(name=client.name, last=max(there).isoformat(), ref=client.ref)
    absences = desk.caseload.case_file(client.ref, notes=False).absences
    to_come = [check_in for check_in in lay_out(day, desk.office) if check_in.last >= desk.today]
    there_for = tuple(check_in for check_in in to_come if not _is_away(check_in, absences))
    if len(there_for) < len(to_come):
        back = f"once they are back: ft check-ins {client.ref}"
        say(
            f"Check-ins on days on which {client.name} is away are left out; {back} --add KIND, or --lay-out."
        )
    return there_for


def ahead(desk: "Desk", client: "Client") -> list[date]:
    """The last days of the check-ins that were laid out for a client and are not past."""
    known = (check_in for _, check_in in desk.caseload.check_ins(client.ref))
    return [check_in.last for check_in in known if check_in.purpose and check_in.last >= desk.today]


def tell_laid_out(desk: "Desk", client: "Client", check_ins: Sequence[CheckIn]) -> None:
    """How many there are, and how to see them."""
    are = "check-in is" if len(check_ins) == 1 else "check-ins are"
    first = in_words(desk, check_ins[0].first)
    tell(f"{len(check_ins)} {are} laid out, the first for {first}: ft check-ins {client.ref}")


def _is_away(check_in: CheckIn, absences: "Sequence[Absence]") -> bool:
    """Whether the client is excused or paused on every day of a check-in."""
    days = (date.fromordinal(day) for day in range(check_in.first.toordinal(), check_in.last.toordinal() + 1))
    return all(any(absence.covers(day) for absence in absences) for day in days)
