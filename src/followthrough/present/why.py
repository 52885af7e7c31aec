"""Why: everything behind one client's line in the morning, so that a counsellor can redo it by hand."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from followthrough.casework.because import CAUSES
from followthrough.casework.client import Client
from followthrough.casework.settings import as_text
from followthrough.triage.assess import Assessment, Judged
from followthrough.triage.reason import Evidence, Reason
from followthrough.triage.strategies import STRATEGIES
from followthrough.triage.thresholds import MEANINGS, Thresholds

from .arithmetic import cell_rows
from .by_hand import own_side_blocks, weeks_blocks
from .moves import moves_of, slips_of
from .pressing import in_order
from .sheet import (
    Block,
    Column,
    Grid,
    Heading,
    Line,
    Page,
    Paragraph,
    Row,
    Section,
    Sheet,
    Span,
    line,
    paragraph,
)
from .why_facts import why_document
from .words import LIST_NAMES

COLUMNS = ("week", "kind", "done", "due", "value", "in_short_window")
SHOWN_DAYS = 56
"""Days for which a page shows slips: as far as a window reaches. The JSON form has them all."""
MOST_ENTRIES = 6
TITLES = {strategy.number: strategy.title for strategy in STRATEGIES}


def why_sheet(judged: Judged, client: Client, thresholds: Thresholds, sources: Mapping[str, str]) -> Sheet:
    """Where a client stands and why, with the arithmetic. `sources` says whence a value that is no default."""
    return Sheet(
        "why",
        COLUMNS,
        cell_rows(judged.view),
        document=lambda: why_document(judged, client, thresholds, sources),
        page=lambda: Page(judged.view.day, _Why(judged, client, thresholds, sources).blocks()),
    )


class _Why:
    """The page of one client's reasons."""

    def __init__(
        self, judged: Judged, client: Client, thresholds: Thresholds, sources: Mapping[str, str]
    ) -> None:
        self.judged = judged
        self.view = judged.view
        self.client = client
        self.thresholds = thresholds
        self.sources = sources

    def blocks(self) -> Iterator[Block]:
        """Standing, reasons, the sum, your side, slips, moves, the way out."""
        yield Heading(
            (
                line(Span(self.client.name, "name"), Span(f"  {self.client.ref}", "ref")),
                line(Span(self.view.day, "day")),
            )
        )
        yield Paragraph(standing_words(self.judged, self.client, self.thresholds))
        if self.judged.assessment is not None:
            yield from self._reasons(self.judged.assessment)
            yield from self._way_out(self.judged.assessment)
        yield from weeks_blocks(self.view, self.thresholds, self.setting)
        yield from own_side_blocks(self.view)
        yield from self._slips()
        yield from self._moves()

    def setting(self, name: str) -> str:
        """A setting with its value and where it comes from."""
        meaning, value = MEANINGS[name], as_text(getattr(self.thresholds, name)) or "none"
        unit = "" if meaning.unit in ("share", "programs") else f" {meaning.unit}"
        return f"{name} {value}{unit} ({self.sources.get(name, 'default')})"

    # Why ----------------------------------------------------------------------------------------------------

    def _reasons(self, assessment: Assessment) -> Iterator[Block]:
        yield Section(line("WHY"))
        rows = [self._reason(reason) for reason in in_order(assessment.reasons)]
        if rows:
            yield Grid((Column("quiet"), Column("says", most=100)), rows, below_at=1)
        else:
            yield paragraph("Nothing calls for anything: what was agreed is kept.")

    def _reason(self, reason: Reason) -> Row:
        name = self.client.name
        below = [
            line(
                Span(
                    f"Strategy {reason.strategy}, {TITLES[reason.strategy]}.{_rests_on(reason.evidence)}",
                    "quiet",
                )
            )
        ]
        if reason.settings:
            below.append(line(Span(f"Goes by {', '.join(map(self.setting, reason.settings))}.", "quiet")))
        if (cause := reason.facts.get("because")) is not None:
            below.append(line(Span(f"What got in the way: {CAUSES[str(cause)].format(name=name)}.", "quiet")))
        below.append(line(Span(f"→ {reason.words(reason.step, name)}", "next")))
        return Row((reason.code, reason.words(reason.says, name)), tuple(below))

    def _way_out(self, assessment: Assessment) -> Iterator[Block]:
        if assessment.way_out:
            yield Section(line("THE WAY OFF THIS LIST"))
            yield paragraph(Span(assessment.way_out, "next"))
        if assessment.next_contact is not None:
            yield paragraph("The next contact is owed by ", Span(assessment.next_contact, "echo"), ".")

    # Slips and moves ----------------------------------------------------------------------------------------

    def _slips(self) -> Iterator[Block]:
        yield Section(line("SLIPS"))
        slips = slips_of(self.view, self.view.day - timedelta(SHOWN_DAYS - 1))
        if not slips:
            yield paragraph(f"None in {SHOWN_DAYS // 7} weeks, or since the latest fresh start.")
            return
        rows = [Row((found.slip.on, found.says, _entries(found.slip.entries), found.why)) for found in slips]
        yield Grid((Column("quiet"), Column(most=60), Column("ref"), Column("quiet", most=30)), rows)

    def _moves(self) -> Iterator[Block]:
        yield Section(line("FROM LIST TO LIST"))
        rows = [
            Row((move.on, LIST_NAMES[move.list] if move.is_move else "", move.says))
            for move in moves_of(self.judged.walk)
        ]
        yield Grid((Column("quiet"), Column("name"), Column(most=60)), rows)


def standing_words(judged: Judged, client: Client, thresholds: Thresholds) -> Line:
    """Where a client stands, in one line."""
    assessment, day = judged.assessment, judged.view.day
    if assessment is None:
        return _off_the_lists(client, day)
    words = [Span(LIST_NAMES[assessment.list], "list-name"), Span(" since "), Span(assessment.since, "echo")]
    if (count := assessment.onboarding_day(day)) is not None:
        words.append(Span(f", day {count} of the first {thresholds.onboarding_days}"))
    if assessment.welcome_back:
        words.append(Span(", welcome back", "good"))
    return tuple(words)


def _off_the_lists(client: Client, day: date) -> Line:
    if client.closed_on is not None and client.closed_on <= day:
        return line("On no list: the file is closed since ", Span(client.closed_on, "echo"))
    if client.intake > day:
        return line("On no list yet: intake is on ", Span(client.intake, "echo"))
    return line("Paused: on no list, and nothing is asked.")


def _rests_on(evidence: tuple[Evidence, ...]) -> str:
    if not evidence:
        return ""
    shown = ", ".join(f"{entry.id} of {entry.on.isoformat()}" for entry in evidence[:MOST_ENTRIES])
    more = f" and {len(evidence) - MOST_ENTRIES} more" if len(evidence) > MOST_ENTRIES else ""
    return f" Rests on {'entry' if len(evidence) == 1 else 'entries'} {shown}{more}."


def _entries(ids: tuple[int, ...]) -> str:
    return f"{'entry' if len(ids) == 1 else 'entries'} {', '.join(map(str, ids))}" if ids else ""
