"""The table of what was measured: on the screen, and between two markers of a page."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

HEADINGS = ("what is run", "against", "bar", "measured", "ms", "")


class Row(NamedTuple):
    """One line: what was run against what, the most it may be, and what it is."""

    command: str
    against: str
    bar: float | None
    measured: float | None
    milliseconds: float | None = None
    unit: str = "×"

    @property
    def falls_short(self) -> bool:
        """Whether there is a bar that was not met; what could not be measured did not meet it."""
        return self.bar is not None and (self.measured is None or self.measured > self.bar)

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as text."""
        bar = "" if self.bar is None else f"{_number(self.bar)} {self.unit}"
        measured = "" if self.measured is None else f"{_number(self.measured)} {self.unit}"
        took = "" if self.milliseconds is None else f"{self.milliseconds:,.0f}"
        if self.measured is None and self.milliseconds is None:
            measured = "could not be run"
        verdict = "" if self.bar is None else "falls short" if self.falls_short else "met"
        return self.command, self.against, bar, measured, took, verdict


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 20 else f"{value:.2f}".rstrip("0").rstrip(".")


def as_text(rows: Sequence[Row]) -> str:
    """The table for a screen."""
    lines = [HEADINGS, *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if 2 <= place <= 4 else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ).rstrip()
        for cells in lines
    )


def as_markdown(rows: Sequence[Row]) -> str:
    """The table for a page."""
    lines = ["| " + " | ".join(HEADINGS) + " |", "|---|---|--:|--:|--:|---|"]
    for row in rows:
        command, *others = row.cells
        lines.append("| " + " | ".join((command.replace("|", "\\|"), *others)) + " |")
    return "\n".join(lines)


def short_of(rows: Sequence[Row]) -> str:
    """One sentence on what falls short."""
    barred = [row for row in rows if row.bar is not None]
    short = [row.command for row in barred if row.falls_short]
    if not short:
        return f"All {len(barred)} bars are met."
    return f"{len(short)} of {len(barred)} bars fall short: {'; '.join(short)}."


def surroundings_said(rounds: int) -> str:
    """On what it was measured, without saying whose machine it is."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return (
        f"Measured with {python}, SQLite {sqlite3.sqlite_version}, on {os.cpu_count()} cores; whole processes, "
        f"medians of {rounds} rounds in turn. Believe the ratios, not the milliseconds."
    )


def put_between(page: Path, name: str, text: str) -> bool:
    """Put a text between the two markers of a page; False if it has none."""
    first, last = f"<!-- {name} -->", f"<!-- /{name} -->"
    found = page.read_text(encoding="utf-8") if page.exists() else ""
    if first not in found or last not in found:
        return False
    before, _, rest = found.partition(first)
    after = rest.partition(last)[2]
    page.write_text(f"{before}{first}\n{text}\n{last}{after}", encoding="utf-8")
    return True
