"""Issued: a report that was sent stays as it was, and can be held beside how things stand now."""

from collections.abc import Iterator
from typing import NamedTuple

from .published import Published, PublishedFigure, as_body, read_body

KIND = "report"
"""What kind of issued report the report of a period is."""
SHOWN = 12
"""Characters of a checksum that people are shown."""


class Difference(NamedTuple):
    """A figure that is not today what it was when the report was issued; None where there was or is none."""

    issued: PublishedFigure | None
    now: PublishedFigure | None

    @property
    def label(self) -> str:
        """The name of the figure for people."""
        found = self.issued or self.now
        assert found is not None
        return found.label


def differences(issued: Published, now: Published) -> Iterator[Difference]:
    """The figures that differ today, in the order of the report. Values count as they are kept."""
    now = read_body(as_body(now))
    then, today = ({figure.name: figure for figure in report.figures} for report in (issued, now))
    for name in dict.fromkeys((*then, *today)):
        before, after = then.get(name), today.get(name)
        if before is None or after is None or before.numbers != after.numbers:
            yield Difference(before, after)
