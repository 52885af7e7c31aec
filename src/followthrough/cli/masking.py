"""Masking: with --private, what goes to the screen goes under a mask that knows everybody on the caseload.

It is for a screen that a client can see. What is written into a file (-o) holds everything: it was asked for.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from followthrough.casework.mistakes import Mistake

if TYPE_CHECKING:
    from followthrough.desk import Desk
    from followthrough.present.mask import Mask
    from followthrough.present.sheet import Sheet

VARIABLE = "FT_PRIVATE"
NOT_SET = ("", "0")


class Masking:
    """The mask of one sitting. It learns who there is each time something is about to be said."""

    def __init__(self, desk: "Callable[[], Desk]") -> None:
        self._desk = desk
        self._made: Mask | None = None

    def look(self) -> "Mask":
        """The mask, with everybody known who is on the caseload that lies open; nothing is opened for it."""
        if self._made is None:
            from followthrough.present.mask import Mask  # noqa: PLC0415  # only where it is worn

            self._made = Mask()
        with suppress(Mistake):  # a caseload that cannot be read has nothing to show
            self._made.learn(self._desk().names())
        return self._made

    def text(self, text: str) -> str:
        """Words under the mask."""
        return self.look().text(text)

    def sheet(self, sheet: "Sheet") -> "Sheet":
        """A report under the mask."""
        from followthrough.present.masked import masked  # noqa: PLC0415  # only where it is worn

        return masked(sheet, self.look())

    def pieces(self, pieces: Iterable[str]) -> Iterator[str]:
        """JSON under the mask, in pieces none of which ends inside a text."""
        return map(self.look().json, pieces)


MASK: list[Masking] = []
"""The mask of this sitting, where one is worn."""


def mask_screen(desk: "Callable[[], Desk]", *, asked: bool) -> Callable[[], object]:
    """Mask the screen of this sitting, if that is asked for by --private or the environment; else unmask it.

    What it gives is to be called before the caseload is put away: a mistake that is told afterwards is masked as well.
    """
    MASK.clear()
    if not asked and os.environ.get(VARIABLE, "") in NOT_SET:
        return lambda: None
    MASK.append(Masking(desk))
    return MASK[0].look


def masked_text(text: str) -> str:
    """Words as the screen may show them."""
    return MASK[0].text(text) if MASK else text


def masked_sheet(sheet: "Sheet") -> "Sheet":
    """A report as the screen may show it."""
    return MASK[0].sheet(sheet) if MASK else sheet


def masked_pieces(pieces: Iterable[str]) -> Iterable[str]:
    """JSON as the screen may show it."""
    return MASK[0].pieces(pieces) if MASK else pieces
