"""Standing: where things stand, in five lines, for `ft` alone."""

from collections.abc import Iterator

from followthrough.casework.client import ACTIVE, LOW_POWER, NEEDS_EARLY_INTERVENTION
from followthrough.triage.morning import Listed, Morning

from .counts import counted, listed_counts
from .pressing import reached_by, told_of
from .sheet import Block, Line, Page, Paragraph, Sheet, Span, line, paragraph

COLUMNS = ("as_of", "needs_early_intervention", "active", "low_power", "paused", "gaps")


def standing_sheet(morning: Morning) -> Sheet:
    """The day, who stands where, who comes first, what is not written down, and what to do next."""
    needing, active, resting = (
        len(morning.lists[where]) for where in (NEEDS_EARLY_INTERVENTION, ACTIVE, LOW_POWER)
    )
    rows = [(morning.day, needing, active, resting, len(morning.paused), morning.gaps)]
    return Sheet("standing", COLUMNS, rows, page=lambda: Page(morning.day, _five_lines(morning)))


def _five_lines(morning: Morning) -> Iterator[Block]:
    yield paragraph(Span(morning.day, "day"))
    yield paragraph(listed_counts(morning))
    yield Paragraph(_first(morning))
    if morning.gaps:
        yield paragraph(
            Span(f"{counted(morning.gaps, 'thing')} not written down yet: ", "warn"), Span("ft gaps", "next")
        )
    else:
        yield paragraph(Span("Everything due is written down.", "good"))
    if morning.listed or morning.paused:
        yield paragraph(Span("ft triage", "next"), " shows everyone, why, and what to do next.")
    else:
        yield paragraph(Span('ft add-client "NAME"', "next"), " takes in the first client.")


def _first(morning: Morning) -> Line:
    needing = morning.lists[NEEDS_EARLY_INTERVENTION]
    if not needing:
        return line(Span("Nobody needs you first this morning.", "good"))
    return _says(needing[0])


def _says(entry: Listed) -> Line:
    client, first = entry.client, told_of(entry.assessment).first
    reached = f", {reached}" if (reached := reached_by(client)) else ""
    says = f": {first.words(first.says, client.name)}" if first else ""
    return line("First: ", Span(client.name, "name"), Span(f" ({client.ref}{reached})", "quiet"), says)
