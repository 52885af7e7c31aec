"""The morning: who needs the counsellor today, why, and what to do next."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import islice

from followthrough.casework.client import ACTIVE, LOW_POWER, NEEDS_EARLY_INTERVENTION
from followthrough.triage.morning import Listed, Morning
from followthrough.triage.reason import Reason, Share
from followthrough.triage.thresholds import DEFAULTS, Thresholds

from .assessed import document_of, row_of
from .counts import counted, listed_counts
from .pressing import Told, reached_by, status_of, told_of
from .sheet import Column, Grid, Heading, Line, Page, Paragraph, Row, Section, Sheet, Span, line, paragraph

COLUMNS = (
    "as_of", "list", "since", "ref", "name", "follow_through", "slips", "last_sign_of_life", "reasons", "next_step",
    "way_out",
)  # fmt: skip
GRID = (
    Column("name", most=24), Column("ref"), Column("quiet", most=16), Column("says", sinks=True),
    Column("quiet", most=30), Column("quiet"),
)  # fmt: skip
LEAST_SHOWN = 3
"""Rows of a list that are shown, however little room a screen has left."""
LINES_A_CLIENT = 3
"""Lines that somebody who needs the counsellor takes, about."""
LINES_AROUND = 10
SAID_OF_RESTING = ("you-owe", "contact-owed", "low-power-review", "back-from-pause", "placed")
ASK_VISION = "Ask what the job would bring."
"""Where no vision is recorded."""


def triage_sheet(
    morning: Morning, *, everyone: bool = False, height: int | None = None, thresholds: Thresholds = DEFAULTS
) -> Sheet:
    """The morning. Who needs the counsellor is told in full; the others as far as `height` lines go, or `everyone`."""
    return Sheet(
        "triage",
        COLUMNS,
        (row_of(morning.day, entry) for entry in morning.listed),
        document=lambda: document_of(morning),
        page=lambda: Page(morning.day, _Screen(morning, everyone, height, thresholds).blocks()),
    )


class _Screen:
    """The morning's page."""

    def __init__(self, morning: Morning, everyone: bool, height: int | None, thresholds: Thresholds) -> None:
        self.morning = morning
        self.day = morning.day
        self.thresholds = thresholds
        self.needing = morning.lists[NEEDS_EARLY_INTERVENTION]
        self.active = morning.lists[ACTIVE]
        self.resting = morning.lists[LOW_POWER]
        self.room: int | None = None
        if not everyone and height is not None:
            self.room = height - LINES_AROUND - LINES_A_CLIENT * len(self.needing)

    def blocks(self) -> Iterator[Heading | Grid | Paragraph]:
        """Heading, the three lists under one another in the same columns, and what to do next."""
        yield heading_of(self.morning)
        yield Grid(GRID, list(self._lists()), below_at=2)
        yield Paragraph()
        yield Paragraph(self._what_next())

    def _lists(self) -> Iterator[Row | Section | Paragraph]:
        yield Section(line("NEEDS EARLY INTERVENTION"), "since")
        if not self.needing:
            yield paragraph(Span("Nobody this morning.", "good"))
        yield from map(self._in_full, self.needing)
        if self.active:
            mean = mean_kept(entry.assessment.follow_through for entry in self.active)
            kept = f", {Share(mean)} of what was agreed kept on average" if mean is not None else ""
            yield Section(_title("ACTIVE", f"{counted(len(self.active), 'client')}{kept}"))
            yield from self._as_many_as_fit(self.active)
        if self.resting:
            yield Section(
                (*_title("LOW POWER, DOOR OPEN", counted(len(self.resting), "client")), *self._owed())
            )
            yield from self._as_many_as_fit(self.resting)

    def _owed(self) -> Line:
        first = self.resting[0]
        if first.assessment.next_contact is None:
            return ()
        quiet = Span(f", next contact owed: {first.client.name} ", "quiet")
        return quiet, Span(first.assessment.next_contact, "quiet")

    # Rows ---------------------------------------------------------------------------------------------------

    def _in_full(self, entry: Listed) -> Row:
        client, assessment = entry
        told = told_of(assessment)
        first = told.first
        says = first.words(first.says, client.name) if first else ""
        return self._row(entry, told, says, tuple(_below(told, client.name)))

    def _as_many_as_fit(self, entries: list[Listed]) -> Iterator[Row | Paragraph]:
        shown = len(entries)
        if self.room is not None:
            others = len(self.active) + len(self.resting)
            share = self.room * len(entries) // others if others > self.room else shown
            shown = min(shown, max(LEAST_SHOWN, share))
        yield from map(self._in_one_line, islice(entries, shown))
        if shown < len(entries):
            yield paragraph(Span(f"… {len(entries) - shown} more: ft triage --all", "quiet"))

    def _in_one_line(self, entry: Listed) -> Row:
        told = told_of(entry.assessment)
        return self._row(entry, told, _one_thing(entry, told), ())._replace(brief=True)

    def _row(self, entry: Listed, told: Told, says: str | Line, below: tuple[Line, ...]) -> Row:
        client, assessment = entry
        status = status_of(assessment, told.first, self.day, self.thresholds.onboarding_days)
        role = "good" if told.first is not None and told.first.code == "welcome-back" else "quiet"
        cells = (client.name, client.ref, Span(status, role), says, reached_by(client), assessment.since)
        return Row(cells, below)

    # At the end ---------------------------------------------------------------------------------------------

    def _what_next(self) -> Line:
        owing = [entry for entry in self.active if entry.assessment.owed_since is not None]
        first = next(iter([*self.needing, *owing]), None)
        if first is None:
            return line(
                "Nobody waits for you this morning. What happens today: ", Span("ft log CLIENT KIND", "next")
            )
        ref = first.client.ref
        return line(
            f"Begin with {first.client.name}. More on why: ", Span(f"ft why {ref}", "next"),
            ". When you have talked, write it down: ", Span(f"ft log {ref} call --answered", "next"),
        )  # fmt: skip


def heading_of(morning: Morning) -> Heading:
    """The day, how many clients stand where, and what is not written down yet."""
    gaps: Line = ()
    if morning.gaps:
        gaps = line(Span(f"{counted(morning.gaps, 'thing')} not written down yet (ft gaps)", "warn"))
    return Heading((line(Span(morning.day, "day")), line(listed_counts(morning)), gaps))


def mean_kept(shares: Iterable[Fraction | None]) -> Fraction | None:
    """The mean of what is known."""
    known = [float(share) for share in shares if share is not None]
    return Fraction(sum(known) / len(known)).limit_denominator(10_000) if known else None


def _title(name: str, beside: str) -> Line:
    return Span(name, "list-name"), Span(f"   {beside}", "quiet")


def _below(told: Told, name: str) -> Iterator[Line]:
    """What stands below somebody who needs the counsellor: what comes beside the reason, and the next step."""
    for reason in told.beside:
        says = reason.words(reason.says, name)
        yield line(Span(f"→ {says}", "warn")) if reason.code == "you-owe" else line(Span(says, "says"))
    words: list[Span] = []
    if told.first is not None:
        words.append(Span(f"→ {told.first.words(told.first.step, name)}", "next"))
    if told.vision is not None:
        words += _vision(told.vision, name, alone=not words)
    yield tuple(words)


def _vision(vision: Reason, name: str, *, alone: bool) -> Iterator[Span]:
    gap = "" if alone else "  "
    if vision.code == "own-words":
        yield Span(gap + vision.words(vision.says, name), "good")
    else:
        yield Span(f"{gap}{ASK_VISION}", "quiet")


def _one_thing(entry: Listed, told: Told) -> Line:
    """The one thing to say of a client who is doing well, or whose door is open."""
    name, resting = entry.client.name, entry.assessment.list == LOW_POWER
    saying = next((reason for reason in told.beside if not resting or reason.code in SAID_OF_RESTING), None)
    if saying is None and not resting:
        saying = told.first
    if saying is not None:
        return line(Span(saying.words(saying.says, name), "warn" if saying.code == "you-owe" else "says"))
    if entry.assessment.next_contact is not None:
        return line(Span("Next contact by ", "quiet"), Span(entry.assessment.next_contact, "quiet"))
    return ()
