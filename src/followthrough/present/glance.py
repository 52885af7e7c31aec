"""Glance: one client on one page, to have before the eyes while the phone rings."""

from collections.abc import Iterator
from datetime import date

from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import Absence, Job
from followthrough.casework.contract import CLIENT, COUNSELLOR, Contract, Obligation
from followthrough.casework.retention import Hold, hold_in_force
from followthrough.casework.vision import as_it_stands, said_by
from followthrough.casework.wording import agreed_in_words
from followthrough.triage.assess import Judged
from followthrough.triage.follow_through import FollowThrough
from followthrough.triage.reason import Share
from followthrough.triage.thresholds import DEFAULTS, Thresholds

from .arithmetic import windows_of
from .glance_facts import fact_rows, latest_entries, open_tasks, show_document
from .pressing import in_order
from .record import entries_grid, title_of
from .sheet import Block, Column, Grid, Line, Page, Paragraph, Row, Section, Sheet, Span, line, paragraph
from .vision import figures_in_words
from .why import standing_words
from .words import long_day

COLUMNS = ("what", "value")
MOST_TASKS = 8
MOST_RANGES = 5


def show_sheet(case: CaseFile, judged: Judged, thresholds: Thresholds = DEFAULTS) -> Sheet:
    """One client at a glance: how to reach them, where they stand, what is agreed, open and recorded."""
    return Sheet(
        "show",
        COLUMNS,
        fact_rows(case, judged),
        document=lambda: show_document(case, judged),
        page=lambda: Page(judged.view.day, _Glance(case, judged, thresholds).blocks()),
    )


class _Glance:
    """The page of one client."""

    def __init__(self, case: CaseFile, judged: Judged, thresholds: Thresholds) -> None:
        self.case = case
        self.client = case.client
        self.judged = judged
        self.view = judged.view
        self.thresholds = thresholds

    def blocks(self) -> Iterator[Block]:
        """Who, where they stand, what to do, what is agreed, what is open, what happened last."""
        yield title_of(self.client)
        yield Paragraph(standing_words(self.judged, self.client, self.thresholds))
        yield from self._next()
        yield from self._particulars()
        yield from self._contract()
        yield from self._tasks()
        yield from self._away()
        yield from self._words()
        yield from self._entries()
        yield Paragraph()
        ref = self.client.ref
        yield paragraph(
            Span(f"ft why {ref}", "next"),
            " says why · ",
            Span(f"ft history {ref}", "next"),
            " has every entry",
        )

    def _next(self) -> Iterator[Block]:
        found = self.judged.assessment
        for reason in in_order(found.reasons)[:2] if found else ():
            if reason.code != "own-words":
                yield paragraph(reason.words(reason.says, self.client.name), indent=2)
                yield paragraph(Span(f"→ {reason.words(reason.step, self.client.name)}", "next"), indent=2)

    def _particulars(self) -> Iterator[Block]:
        client = self.client
        is_closed = client.closed_on is not None and client.closed_on <= self.view.day
        language = {"en": "English", "fr": "French"}.get(client.language, client.language)
        day = self.view.day
        jobs = [job for job in self.case.jobs if job.ended_on is None or day <= job.ended_on]
        facts: tuple[tuple[str, str | date | Line | None], ...] = (
            ("phone", client.phone), ("e-mail", client.email), ("best reached by", client.channel),
            ("language", language), ("program", client.program), ("sent by", client.referral),
            ("intake", line(Span(client.intake, "echo"))),
            ("closed", client.closed_on if is_closed else None), ("outcome", client.outcome if is_closed else None),
            ("at work", _at_work(jobs[0], day) if jobs else None),
            ("legal hold", _held(self.case.holds)),
        )  # fmt: skip
        yield Paragraph()
        yield Grid((Column("quiet"), Column()), [Row((name, fact)) for name, fact in facts if fact])

    # What is agreed -----------------------------------------------------------------------------------------

    def _contract(self) -> Iterator[Block]:
        contract = self.view.contract or (self.case.contracts[-1] if self.case.contracts else None)
        if contract is None:
            yield Section(line(Span("CONTRACT", "list-name"), Span("   none yet", "quiet")))
            return
        yield Section(self._signed(contract))
        sides = ((CLIENT, self.client.name, self.view.follow_through), (COUNSELLOR, "You", self.view.owed))
        rows = [
            Row((name if number == 0 else "", agreed_in_words(agreed), self._kept(agreed, side)))
            for party, name, side in sides
            for number, agreed in enumerate(contract.lines_of(party))
        ]
        yield Grid((Column("name", most=20), Column(most=60), Column("quiet")), rows)

    def _signed(self, contract: Contract) -> Line:
        """When it was signed and until when it holds, how sure the client was of it, and what was kept lately."""
        words = [
            Span("CONTRACT", "list-name"),
            Span("   signed on ", "quiet"),
            Span(contract.signed_on, "quiet"),
        ]
        if contract.ends_on:
            words += [Span(", through ", "quiet"), Span(contract.ends_on, "quiet")]
        if contract.confidence is not None:
            words.append(Span(f"; confidence {contract.confidence} of 10", "quiet"))
        kept = self.judged.assessment.follow_through if self.judged.assessment else None
        words.append(Span(f"; {Share(kept)} kept lately" if kept is not None else "", "quiet"))
        return tuple(words)

    def _kept(self, agreed: Obligation, side: FollowThrough) -> str:
        """What was kept of a line's kind in the weeks of the short window."""
        weeks = windows_of(self.view).short.weeks
        kind = agreed.kind
        cells = [
            cell for week in weeks for cell in side.cells(week.monday, self.view.day) if cell.kind == kind
        ]
        due = sum(cell.due for cell in cells)
        if not due:
            return ""
        kept = sum(min(cell.done, cell.due) for cell in cells)
        return f"kept {kept} of {due} lately"

    def _tasks(self) -> Iterator[Block]:
        tasks = open_tasks(self.case, self.judged)
        if not tasks:
            return
        yield Section(line("OPEN TASKS"))
        rows = [Row((task.title, line(Span(task.by, "echo")))) for task in tasks[:MOST_TASKS]]
        yield Grid((Column(most=60), Column("quiet")), rows)
        if len(tasks) > MOST_TASKS:
            yield paragraph(Span(f"… and {len(tasks) - MOST_TASKS} more", "quiet"))

    # What else there is -------------------------------------------------------------------------------------

    def _away(self) -> Iterator[Block]:
        absences, placements = self.case.absences[-MOST_RANGES:], self.case.placements[-MOST_RANGES:]
        if not absences and not placements:
            return
        yield Section(line("AWAY AND PLACED"))
        rows = [Row((absence.kind, _days(absence), absence.why)) for absence in absences]
        for placement in placements:
            until = f" through {long_day(placement.until)}" if placement.until else ""
            rows.append(
                Row((f"placed: {placement.list}", f"on {long_day(placement.on)}{until}", placement.why))
            )
        yield Grid((Column("quiet"), Column(), Column("quiet", most=50)), rows)

    def _words(self) -> Iterator[Block]:
        visions = said_by(self.case.visions, self.view.day)
        if not visions:
            return
        yield Section(line("IN THEIR OWN WORDS"))
        told = [vision for vision in visions if vision.own_words]
        rows = [Row((vision.on, f"« {vision.own_words} »")) for vision in told[-MOST_RANGES:]]
        if rows:
            yield Grid((Column("quiet"), Column("good", most=80)), rows)
        stands = as_it_stands(visions)
        if stands is not None and stands.plan:
            yield paragraph(Span("the plan: ", "quiet"), stands.plan)
        figures = figures_in_words(visions)
        if figures:
            yield paragraph(Span(figures, "quiet"))

    def _entries(self) -> Iterator[Block]:
        latest = latest_entries(self.case, self.judged)
        yield Section(line("LATEST ENTRIES"))
        if latest:
            yield entries_grid(latest)
        else:
            yield paragraph(Span("Nothing is recorded yet.", "quiet"))


def _at_work(job: Job, day: date) -> Line:
    until = (", through ", Span(job.ended_on, "echo")) if job.ended_on else ()
    return line(
        "since " if job.started_on <= day else "from ", Span(job.started_on, "echo"), job.where, *until
    )


def _held(holds: tuple[Hold, ...]) -> Line | None:
    """Since when and why nothing of the file may be erased; None if it may."""
    hold = hold_in_force(holds)
    return None if hold is None else line("since ", Span(hold.since), f": {hold.why}")


def _days(absence: Absence) -> str:
    if absence.last is None:
        return f"since {long_day(absence.first)}"
    return f"{long_day(absence.first)} to {long_day(absence.last)}"
