"""Caseload: every write, one transaction a command; what happened is recorded here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from followthrough.casework.activity import Activity
from followthrough.casework.mistakes import NothingToRecord

from .connection import connect
from .drafts import keep_private
from .patience import PATIENCE, Patience
from .people import iso
from .promises import Promises
from .rights import Rights
from .schema import create_file, open_checked
from .statements import INSERT_ACTIVITY

if TYPE_CHECKING:
    from datetime import date

    from followthrough.casework.audit_trail import Chain, Entry
    from followthrough.casework.case_file import CaseFile, Remembered
    from followthrough.casework.checked import Checked
    from followthrough.casework.incoming import Incoming, Rejected, TakenIn, Terms, What
    from followthrough.casework.workweek import Calendar

    from .driver import Keys
    from .journal import Step
    from .reading import OfficeDays
    from .reports import Issued

MOST_NAMED = 3
"""Entries that the words of a step name one by one."""


class Caseload(Rights, Promises):
    """An open caseload. Whatever it is told is kept at once and whole, or not at all."""

    def log(self, ref: str, activities: Sequence[Activity]) -> list[Activity]:
        """Records entries of one client, as one step.

        They come back with the numbers and the moment that they were given. A closed file takes contacts, check-ins
        and meetings while the client is at work. Raises `BeforeIntake`, `ClientIsClosed`, `NothingToRecord`.
        """
        return self._record(
            [(ref, activity) for activity in activities], f"log {_words(activities)} for {ref}"
        )

    def log_group(self, entries: Sequence[tuple[str, Activity]]) -> list[Activity]:
        """Records entries of several clients, all or none, as one step. Raises what `log` raises."""
        kinds = ", ".join(sorted({activity.kind for _, activity in entries}))
        count = len({ref for ref, _ in entries})
        return self._record(entries, f"log-group {kinds} for {count} client{'s' * (count != 1)}")

    def _record(self, entries: Sequence[tuple[str, Activity]], command: str) -> list[Activity]:
        if not entries:
            raise NothingToRecord
        with self.writing():
            numbers: dict[str, int] = {}
            for ref, activity in entries:
                numbers[ref], client = self.known(ref)
                self.may_record(numbers[ref], client, activity.kind, activity.on)
            self.open_step(command)
            return [self._insert_entry(numbers[ref], activity) for ref, activity in entries]

    def _insert_entry(self, number: int, activity: Activity) -> Activity:
        entry = self.insert(INSERT_ACTIVITY, number, *entry_values(activity))
        return activity._replace(id=entry, recorded_at=datetime.fromisoformat(self.recorded_at))

    # Rare work, loaded when it is asked for

    def import_all(
        self,
        calendar_rows: "Calendar | OfficeDays",
        case_files: "Iterable[CaseFile]",
        on_progress: Callable[[int], None] | None = None,
    ) -> int:
        """Brings a whole caseload into an empty one, as one step; how many clients.

        `on_progress` hears after each client how many entries are in. Raises `CaseloadNotEmpty`.
        """
        from .bulk import import_all  # noqa: PLC0415

        return import_all(self, calendar_rows, case_files, on_progress)

    def take_in(
        self,
        what: "What",
        rows: "Iterable[Incoming | Rejected]",
        terms: "Terms",
        on_progress: Callable[[int], None] | None = None,
    ) -> "TakenIn":
        """Takes the rows of a table in, as one step: all or none; with `terms.partial` those that can be.

        The same rows again change nothing. What was rejected says so, and after it nothing is kept unless `partial`;
        nor is anything on a `dry_run`. `on_progress` hears now and then how many rows were read.
        """
        from .take_in import take_in  # noqa: PLC0415

        return take_in(self, what, rows, terms, on_progress)

    def issue_report(self, kind: str, period: str, body: str) -> "Issued":
        """Keeps a report for good. Raises `AlreadyIssued` if one of its kind is kept for the period."""
        from .reports import issue_report  # noqa: PLC0415

        return issue_report(self, kind, period, body)

    def issued_report(self, kind: str, period: str) -> "Issued | None":
        """The report of a kind that was issued for a period, if one was. Raises `IssuedReportDamaged`."""
        from .reports import issued_report  # noqa: PLC0415

        return issued_report(self, kind, period)

    def undo(self) -> "Step":
        """Takes back the latest step that stands. Raises `NothingToUndo`."""
        from .journal import undo  # noqa: PLC0415

        return undo(self)

    def redo(self) -> "Step":
        """Brings back the step that was taken back last. Raises `NothingToRedo`."""
        from .journal import redo  # noqa: PLC0415

        return redo(self)

    def steps(self, limit: int = 20) -> "list[Step]":
        """The latest steps, the last one first, those taken back among them."""
        from .journal import steps  # noqa: PLC0415

        return steps(self, limit)

    def trail(
        self, ref: str | None = None, first: "date | None" = None, last: "date | None" = None
    ) -> "Iterator[Entry]":
        """The entries of the audit trail, the earliest first: of one client, of a stretch of days, or all."""
        from .audit import trail  # noqa: PLC0415

        return trail(self, ref, first, last)

    def check(self) -> "Checked":
        """Goes through the whole file, and says what was looked at and what was found. Raises `CaseloadBusy`."""
        from .checking import check  # noqa: PLC0415

        return check(self.path, self.key)

    def chain(self) -> "Chain":
        """How the audit trail stands, gone along from its beginning."""
        from .audit import chain  # noqa: PLC0415

        return chain(self)

    def remember(self, rows: "Sequence[tuple[str, Remembered]]") -> bool:
        """Keeps what triage has decided, by reference; False if that cannot be done now."""
        from .memory import remember  # noqa: PLC0415

        return remember(self, rows)


def entry_values(activity: Activity) -> tuple[object, ...]:
    """An entry's columns in the order of the table, from the day on."""
    return (
        *(iso(activity.on), activity.kind, activity.count, activity.outcome, activity.direction),
        *(activity.topic, iso(activity.week_of), activity.title, activity.minutes, activity.note),
        activity.because,
    )


def _words(activities: Sequence[Activity]) -> str:
    """The kinds and counts of some entries; never a title or a note."""
    named = [a.kind if a.count == 1 else f"{a.kind}={a.count}" for a in activities[:MOST_NAMED]]
    more = len(activities) - MOST_NAMED
    return " ".join(named) + (f" and {more} more" if more > 0 else "")


def open_caseload(
    path: Path,
    *,
    now: datetime,
    on_wait: Callable[[], None] | None = None,
    on_upgrade: Callable[[Path], None] | None = None,
    before_write: Callable[[], None] | None = None,
    patience: float = PATIENCE,
    keys: "Keys | None" = None,
) -> Caseload:
    """Opens the caseload of a file; what is recorded in this sitting is recorded `now`.

    `on_wait` is called once in a command that waits for another ft for longer than a second; after `patience`
    seconds it is `CaseloadBusy`. A caseload of an earlier form is brought to this one; `on_upgrade` hears the path of
    the copy that is kept of it as it was. `before_write` is called before the first change of the record; in
    `keys` the key of an encrypted one is looked for. Raises `NoCaseload`, `NotACaseload`, `NewerCaseload`,
    `CaseloadDamaged`, `CannotRead`, `CannotWrite`, `MissingKey`, `WrongKey`.
    """
    waiting = Patience(patience, on_wait)
    opened = Caseload(path, open_checked(path, waiting, on_upgrade, keys), now, waiting)
    keep_private(path)  # now that it is known to be a caseload
    opened.before_write = before_write
    return opened


def create_caseload(
    path: Path,
    *,
    now: datetime,
    keys: "Keys | None" = None,
    key: bytes | None = None,
    begin: Callable[[Caseload], None] | None = None,
) -> Caseload:
    """Makes a new caseload and opens it; encrypted, if a key is given, which `keys` must know.

    What `begin` writes is in it from the first: there is no file before it is whole. Raises `CaseloadExists`,
    `CannotWrite`, and `MissingExtra` where encryption is not installed.
    """

    def fill(draft: Path) -> None:
        if begin is not None:
            with Caseload(draft, connect(draft, key), now, Patience()) as made:
                begin(made)

    create_file(path, key, fill)
    return open_caseload(path, now=now, keys=keys)
