"""People: who comes onto the caseload, how they are reached, when they are away, when a file is closed."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from followthrough.casework.client import (
    REFERENCE_LENGTH,
    REFERENCE_LETTERS,
    Absence,
    Client,
    check_range,
    open_on,
    still_open,
)
from followthrough.casework.mistakes import (
    AlreadyOnCaseload,
    AlreadyPaused,
    ClientIsClosed,
    ClientIsOpen,
    EditedMeanwhile,
    EndBeforeBeginning,
    NotPaused,
    RecordBeforeIntake,
)
from followthrough.casework.names import fold

from .reading import Reading
from .statements import COLUMNS, INSERT_ABSENCE, INSERT_CLIENT, INSERT_REFERENCE

DAY = timedelta(days=1)
TRIES = 200
"""References drawn before one of them is made longer by a letter."""

EDITABLE = ("name", "intake", "program", "email", "phone", "language", "channel", "referral")
FILE_WAS_CLOSED = "file was closed"


def iso(day: date | None) -> str | None:
    """A day as it is kept."""
    return None if day is None else day.isoformat()


def is_mixed(ref: str) -> bool:
    """Whether a reference has letters and digits, so that it is neither a word nor a number."""
    return not ref.isalpha() and not ref.isdigit()


class People(Reading):
    """What can be done to a client's file as a whole."""

    def add_client(
        self,
        name: str,
        intake: date,
        *,
        program: str | None = None,
        email: str | None = None,
        phone: str | None = None,
        language: str = "en",
        channel: str | None = None,
        referral: str | None = None,
        another: bool = False,
        ref: str | None = None,
    ) -> Client:
        """Opens a file. Raises `AlreadyOnCaseload` if an open one has the name and it is not `another`."""
        with self.writing():
            if not another:
                self._refuse_namesake(name)
            ref = self.reference_for(ref)
            client = Client(ref, name, intake, program, email, phone, language, channel, referral=referral)
            self.open_step(f"add-client {ref}")
            self.insert_client(client)
        return client

    def insert_client(self, client: Client) -> int:
        """Writes a client's row; its number. Inside a step."""
        self.about[client.ref] = None
        return self.insert(INSERT_CLIENT, *client_values(client))

    def edit_client(
        self, ref: str, *, seen: Client | None = None, **changes: object
    ) -> tuple[Client, Client]:
        """Changes what is known of a client: the client before, and after.

        `seen` is the client as the one who changes it saw it. Nothing is recorded where nothing differs. Raises
        `EditedMeanwhile` if somebody else has changed the same since, `RecordBeforeIntake` if entries, contracts or
        work lie before a new intake, `EndBeforeBeginning` if the closing day does.
        """
        unknown = set(changes) - set(EDITABLE)
        if unknown:
            raise TypeError(f"not about a client: {', '.join(sorted(unknown))}")
        with self.writing():
            number, before = self.known(ref)
            after = Client(**{**before._asdict(), **changes})
            if after == before:
                return before, before
            if seen is not None:
                refuse_edited(
                    before,
                    {what: (getattr(seen, what), getattr(before, what), changes[what]) for what in changes},
                )
            self.check_intake(number, after)
            self.open_step(
                f"edit-client {before.ref}: {', '.join(name for name in EDITABLE if name in changes)}"
            )
            self.rewrite_client(number, after)
        return before, after

    def rewrite_client(self, number: int, client: Client) -> None:
        """Writes a client's row as it is now. Inside a step."""
        columns = COLUMNS["client"][2:]
        settings = ", ".join(f"{column} = ?" for column in columns)
        self.write(f"UPDATE client SET {settings} WHERE id = ?", (*client_values(client), number))

    def close_client(self, ref: str, on: date, outcome: str | None) -> Client:
        """Closes a file from a day on. Raises `BeforeIntake`, `ClientIsClosed`."""
        with self.writing():
            number, client = self.known(ref)
            if client.closed_on is not None:
                raise ClientIsClosed(name=client.name, closed_on=iso(client.closed_on), ref=client.ref)
            open_on(client, on)
            self.open_step(f"close-client {client.ref}")
            self.write(
                "UPDATE client SET closed_on = ?, outcome = ? WHERE id = ?", (iso(on), outcome, number)
            )
        return client._replace(closed_on=on, outcome=outcome)

    def reopen_client(self, ref: str, on: date) -> Client:
        """Opens a closed file again, as after a pause. Raises `ClientIsOpen`, `EndBeforeBeginning`."""
        with self.writing():
            number, client = self.known(ref)
            if client.closed_on is None:
                raise ClientIsOpen(name=client.name, ref=client.ref)
            if on < client.closed_on:
                raise EndBeforeBeginning(beginning=iso(client.closed_on), end=iso(on))
            self.open_step(f"reopen-client {client.ref}")
            self.write("UPDATE client SET closed_on = NULL, outcome = NULL WHERE id = ?", (number,))
            if on > client.closed_on:
                self._insert_absence(number, Absence("paused", client.closed_on, on - DAY, FILE_WAS_CLOSED))
        return client._replace(closed_on=None, outcome=None)

    # Absences

    def excuse(self, ref: str, first: date, last: date, why: str | None) -> Absence:
        """Excuses a client from a first through a last day. Raises `EndBeforeBeginning`, `ClientIsClosed`."""
        check_range(first, last)
        absence = Absence("excused", first, last, why)
        with self.writing():
            number, client = self.known(ref)
            still_open(client, first)
            self.open_step(f"excuse {client.ref}")
            self._insert_absence(number, absence)
        return absence

    def pause(self, ref: str, first: date, last: date | None, why: str | None) -> Absence:
        """Pauses a client's services, until further notice if no last day is said.

        Raises `AlreadyPaused` if another pause covers one of these days, `EndBeforeBeginning`,
        `ClientIsClosed`.
        """
        check_range(first, last)
        pause = Absence("paused", first, last, why)
        with self.writing():
            number, client = self.known(ref)
            still_open(client, first)
            for _, other in self._pauses(number):
                if other.first <= (last or date.max) and first <= (other.last or date.max):
                    raise AlreadyPaused(name=client.name, since=iso(other.first), ref=client.ref)
            self.open_step(f"pause {client.ref}")
            self._insert_absence(number, pause)
        return pause

    def resume(self, ref: str, on: date) -> Absence:
        """Ends the open pause, or else the one that covers the day, so that services go on from that day.

        The pause as it then stands; as it was, if it began on that day or later and is removed. Raises
        `NotPaused`.
        """
        with self.writing():
            number, client = self.known(ref)
            pauses = list(self._pauses(number))
            found = [p for p in pauses if p[1].last is None] or [p for p in pauses if p[1].covers(on)]
            if not found:
                raise NotPaused(name=client.name, ref=client.ref)
            pause_id, pause = found[-1]
            self.open_step(f"resume {client.ref}")
            if pause.first >= on:
                self.write("DELETE FROM absence WHERE id = ?", (pause_id,))
                return pause
            self.write("UPDATE absence SET last = ? WHERE id = ?", (iso(on - DAY), pause_id))
        return pause._replace(last=on - DAY)

    def _pauses(self, number: int) -> Iterable[tuple[int, Absence]]:
        return (found for found in self.absences(number) if found[1].kind == "paused")

    def _insert_absence(self, number: int, absence: Absence) -> None:
        self.insert(INSERT_ABSENCE, number, absence.kind, iso(absence.first), iso(absence.last), absence.why)

    # References and names

    def _refuse_namesake(self, name: str) -> None:
        same = self.row(
            "SELECT ref, name, intake FROM client WHERE folded = ? AND closed_on IS NULL ORDER BY id LIMIT 1",
            (fold(name),),
        )
        if same:
            raise AlreadyOnCaseload(ref=same[0], name=same[1], intake=same[2])

    def reference_for(self, ref: str | None) -> str:
        """The reference asked for, in capitals, or a new one if none is; never given to anybody else. Inside a step."""
        return self._reserved(ref.upper()) if ref else self._new_reference()

    def _reserved(self, ref: str) -> str:
        """A reference that is given from outside, taken at its word."""
        self.write(f"{INSERT_REFERENCE} ON CONFLICT DO NOTHING", (ref,))
        return ref

    def _new_reference(self) -> str:
        """A reference that nobody ever had."""
        from random import SystemRandom  # noqa: PLC0415  # only where a reference is given

        choice = SystemRandom().choice

        for number in range(TRIES * REFERENCE_LENGTH):
            length = REFERENCE_LENGTH + number // TRIES
            ref = "".join(choice(REFERENCE_LETTERS) for _ in range(length))
            if is_mixed(ref) and not self.row("SELECT 1 FROM reference WHERE ref = ?", (ref,)):
                return self._reserved(ref)
        raise AssertionError("no reference is free")

    def check_intake(self, number: int, after: Client) -> None:
        """Nothing before the intake exists: an intake cannot come after what is recorded, signed or begun.

        Raises `RecordBeforeIntake`, `EndBeforeBeginning`.
        """
        earliest = self.row(
            "SELECT min(day) FROM (SELECT min(day) AS day FROM activity WHERE client_id = ? "
            "UNION ALL SELECT min(signed_on) FROM contract WHERE client_id = ? "
            "UNION ALL SELECT min(started_on) FROM job WHERE client_id = ?) AS days",
            (number, number, number),
        )
        if earliest and earliest[0] and earliest[0] < after.intake.isoformat():
            raise RecordBeforeIntake(
                day=earliest[0], name=after.name, intake=iso(after.intake), ref=after.ref
            )
        if after.closed_on is not None and after.closed_on < after.intake:
            raise EndBeforeBeginning(beginning=iso(after.intake), end=iso(after.closed_on))


def refuse_edited(client: Client, found: Mapping[str, tuple[object, object, object]]) -> None:
    """Raises `EditedMeanwhile` if one of some things is neither what was seen of it nor what is wanted.

    Each is said by its name, with what was seen, what is found now, and what is wanted.
    """
    changes = [
        f"{what} was {_said(seen)} when you looked, is {_said(now)} now, and you wanted {_said(wanted)}"
        for what, (seen, now, wanted) in found.items()
        if now not in (seen, wanted)
    ]
    if changes:
        raise EditedMeanwhile(name=client.name, changes="; ".join(changes), ref=client.ref)


def _said(value: object) -> str:
    return "empty" if value is None else str(value)


def client_values(client: Client) -> tuple[object, ...]:
    """A client's columns in the order of the table."""
    return (
        *(client.ref, client.name, fold(client.name), iso(client.intake), client.program, client.email),
        *(
            client.phone,
            client.language,
            client.channel,
            iso(client.closed_on),
            client.outcome,
            client.referral,
        ),
    )
