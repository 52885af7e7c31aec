"""Incoming: rows of somebody's spreadsheet as casework values, each with the line it stood on; or why it cannot be."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from .activity import Activity
from .contract import Obligation

What = Literal["clients", "activities", "contracts"]
WHATS: tuple[What, ...] = ("clients", "activities", "contracts")
"""What a table can hold; of contracts it holds their lines."""


class IncomingClient(NamedTuple):
    """A client as a row tells of one: the columns that the table has, by the names of a client's fields.

    `given` holds no reference and no name; what is empty in the table is None in it, and leaves what is known alone.
    """

    line: int
    original: tuple[str, ...]
    ref: str | None
    name: str | None
    given: Mapping[str, object]


class IncomingActivity(NamedTuple):
    """An entry, and the words that say whose: a reference, or a name."""

    line: int
    original: tuple[str, ...]
    client: str
    activity: Activity


class IncomingLine(NamedTuple):
    """One line of a contract, and the words that say whose."""

    line: int
    original: tuple[str, ...]
    client: str
    signed_on: date
    ends_on: date | None
    confidence: int | None
    obligation: Obligation


Incoming = IncomingClient | IncomingActivity | IncomingLine


class Rejected(NamedTuple):
    """A row that cannot be taken in: its line in the file, the column at fault if there is one, why, and its cells as
    they stood there."""

    line: int
    column: str | None
    why: str
    original: tuple[str, ...]


class LooksLike(NamedTuple):
    """A new name that is close to one on the caseload already; or, without a reference, to a new one further up."""

    line: int
    name: str
    known: str
    ref: str | None
    above: int | None = None


class Changed(NamedTuple):
    """One field of a client that a row changes: what it was, and what it is."""

    line: int
    client: str
    field: str
    before: object
    after: object


class TakenIn(NamedTuple):
    """What became of a table's rows: read = added + changed + unchanged + rejected, always."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: tuple[Rejected, ...] = ()
    close_names: tuple[LooksLike, ...] = ()
    changes: tuple[Changed, ...] = ()

    @property
    def read(self) -> int:
        """How many rows were read."""
        return self.added + self.changed + self.unchanged + len(self.rejected)


class Terms(NamedTuple):
    """How a table is to be taken in.

    `same` says, by line, as whom a client is known whose name is only close; `columns` what a field's column is called
    in the file; `whose` where in a row stand the cells that say to which contract a line belongs.
    """

    today: date
    partial: bool = False
    dry_run: bool = False
    same: Mapping[int, str] = {}
    columns: Mapping[str, str] = {}
    whose: tuple[int, ...] = ()
