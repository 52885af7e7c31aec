"""Undo as plainly as it can be told: a stack of whole records, and one of those that were taken back.

What the journal does with rows, ranges and triggers is held equal to this (`faults/test_undo_machine.py`).
"""

from typing import Any

Dump = dict[str, list[tuple[Any, ...]]]
"""All facts as they lie on disk, table by table."""


class PlainUndo:
    """The records that the commands so far have led to."""

    def __init__(self, first: Dump) -> None:
        self._standing = [first]
        self._taken_back: list[Dump] = []

    @property
    def now(self) -> Dump:
        """The record as it should be."""
        return self._standing[-1]

    @property
    def can_undo(self) -> bool:
        """Whether a command stands that can be taken back."""
        return len(self._standing) > 1

    @property
    def can_redo(self) -> bool:
        """Whether a command was taken back that can be brought again."""
        return bool(self._taken_back)

    def do(self, then: Dump) -> None:
        """A command has led to another record; those that were taken back are gone."""
        self._standing.append(then)
        self._taken_back.clear()

    def undo(self) -> None:
        """The last command is taken back."""
        self._taken_back.append(self._standing.pop())

    def redo(self) -> None:
        """The command that was taken back last is brought again."""
        self._standing.append(self._taken_back.pop())
