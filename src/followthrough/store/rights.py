"""Rights: what a person may ask of the record, and what keeps it. Rare work, loaded when it is asked for."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from .people import People

if TYPE_CHECKING:
    from followthrough.casework.holding import Holding
    from followthrough.casework.retention import AtRest, Hold
    from followthrough.casework.stub import Erased, Erasure


class Rights(People):
    """Disclosing, holding and erasing."""

    def holdings(self, ref: str) -> "list[Holding]":
        """Everything that is kept of a client: rows as they stand, then as they were. Raises `NoSuchClient`."""
        from .holdings import holdings  # noqa: PLC0415

        return holdings(self, ref)

    # Legal hold and retention

    def hold(self, ref: str, since: date, why: str) -> "Hold":
        """Puts a client under a legal hold from a day on. Raises `AlreadyHeld`, `ClientIsErased`."""
        from .holds import hold  # noqa: PLC0415

        return hold(self, ref, since, why)

    def release(self, ref: str, until: date) -> "Hold":
        """Releases a client's legal hold on a day; the hold as it then stands. Raises `NotHeld`."""
        from .holds import release  # noqa: PLC0415

        return release(self, ref, until)

    def held(self) -> "list[tuple[str, str, Hold]]":
        """Everyone under a legal hold, by reference and name, the longest first."""
        from .holds import held  # noqa: PLC0415

        return held(self)

    def at_rest(self, today: date) -> "list[AtRest]":
        """Everyone whose file is closed on a day, with the last day that anything in it is about."""
        from .holds import at_rest  # noqa: PLC0415

        return at_rest(self, today)

    # Erasing

    def erase(self, ref: str, on: date, why: str) -> "Erased":
        """Erases a person for good; days and counts stay under another reference, an open file is closed on that day.

        `why` is one of `ERASED_FOR`. Call `sweep_after` when it is done. Raises `NoSuchClient`, `ClientIsErased`,
        `UnderLegalHold`.
        """
        from .erasing import erase  # noqa: PLC0415

        return erase(self, ref, on, why)

    def erase_again(self, erasures: "Iterable[Erasure]") -> "list[Erased]":
        """Erases whom an older backup has brought back, and sweeps the file. Raises `NotSwept`."""
        from .erasing import erase_again  # noqa: PLC0415

        return erase_again(self, erasures)

    def erasures(self) -> "list[Erasure]":
        """Every reference whose person was erased, the earliest first."""
        from .erasing import erasures  # noqa: PLC0415

        return erasures(self)

    def sweep_after(self, ref: str | None = None) -> None:
        """Leaves nothing of what was erased in the unused space of the file. Raises `NotSwept`."""
        from .erasing import sweep  # noqa: PLC0415

        sweep(self, ref)

    def is_stub(self, ref: str) -> bool:
        """Whether a reference stands for somebody who was erased."""
        from .reading import IS_STUB  # noqa: PLC0415

        row = self.row(f"SELECT {IS_STUB} FROM client WHERE ref = ?", (ref,))
        return row is not None and bool(row[0])
