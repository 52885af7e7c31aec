"""What a stretch of days holds: each field by its edges, and the whole held equal to a plain reading of the record."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseload_strategies import case_files as random_files
from caseload_strategies import numbered
from followthrough.casework.activity import Activity
from followthrough.casework.cadence import ByDate, Dated, read_cadence
from followthrough.casework.case_file import CaseFile
from followthrough.casework.check_in import CheckIn
from followthrough.casework.client import Absence, Client, Job, Task
from followthrough.casework.contract import Contract, Obligation
from followthrough.casework.day_book import DatedLine, DayBook, Message, Planned, TaskDue
from followthrough.casework.mistakes import CaseloadDamaged
from followthrough.casework.names import fold
from followthrough.casework.vision import Vision, as_it_stands
from followthrough.casework.workweek import Calendar
from followthrough.store import Caseload, open_caseload

DAY = date(2026, 3, 4)
"""A Wednesday."""


def day(days: int) -> date:
    """The day so many days after the first."""
    return DAY + timedelta(days)


def line(kind: str, cadence: str, party: str = "client", wording: str | None = None) -> Obligation:
    return Obligation(party, kind, read_cadence(cadence), wording)


def sent(days: int, kind: str = "text") -> Activity:
    return Activity(0, day(days), kind, outcome=None, direction="in")


def called(days: int, outcome: str = "answered") -> Activity:
    return Activity(0, day(days), "call", outcome=outcome, direction="out")


def test_an_empty_caseload_holds_nothing(caseload: Caseload) -> None:
    assert caseload.day_book(DAY, day(6)) == DayBook(DAY, day(6))


# Sessions


def dated(caseload: Caseload, until: date = DAY) -> list[tuple[str, str, date, date | None]]:
    book = caseload.day_book(DAY, until)
    return [(each.kind, str(each.cadence), each.signed_on, each.ends_on) for each in book.dated]


def test_lines_on_dates_of_both_parties_are_told_with_when_and_where(
    caseload: Caseload, ana: Client, luc: Client
) -> None:
    club = line("job-club", "every wed")._replace(at="10:00, room 2")
    meeting = line("meeting", "monthly on 1st mon", "counsellor")
    caseload.sign(luc.ref, Contract(day(-20), None, (meeting,)))
    caseload.sign(ana.ref, Contract(day(-20), day(30), (line("report", "weekly"), club)))

    assert caseload.day_book(DAY, DAY).dated == (
        DatedLine("C7F3", "client", "job-club", Dated(2), day(-20), day(30), "10:00, room 2"),
        DatedLine("K2QD", "counsellor", "meeting", Dated(0, 1, 1), day(-20)),
    )


def test_a_contract_that_has_run_out_holds_nothing(caseload: Caseload, ana: Client) -> None:
    caseload.sign(ana.ref, Contract(day(-20), day(-1), (line("job-club", "every wed"),)))
    assert dated(caseload) == []

    caseload.sign(ana.ref, Contract(day(-10), DAY, (line("workshop", "every wed"),)))
    assert dated(caseload) == [("workshop", "every wed", day(-10), DAY)]


def test_an_earlier_contract_does_not_come_back_when_a_later_one_has_run_out(
    caseload: Caseload, ana: Client
) -> None:
    caseload.sign(ana.ref, Contract(day(-20), None, (line("job-club", "every wed"),)))
    caseload.sign(ana.ref, Contract(day(-10), day(-1)))

    assert dated(caseload, day(6)) == []


def test_a_contract_signed_on_the_day_takes_its_place_the_next(caseload: Caseload, ana: Client) -> None:
    caseload.sign(ana.ref, Contract(day(-20), None, (line("job-club", "every wed"),)))
    caseload.sign(ana.ref, Contract(DAY, None, (line("workshop", "every thu"),)))

    before = ("job-club", "every wed", day(-20), DAY)
    assert dated(caseload) == [before]
    assert dated(caseload, day(1)) == [before, ("workshop", "every thu", DAY, None)]


def test_a_contract_of_tomorrow_is_not_known_yet(caseload: Caseload, ana: Client) -> None:
    caseload.sign(ana.ref, Contract(day(1), None, (line("job-club", "every wed"),)))

    assert dated(caseload, day(30)) == []


def test_what_is_recorded_of_the_day_is_told_but_for_contacts_in(
    caseload: Caseload, ana: Client, luc: Client
) -> None:
    club = Activity(0, DAY, "job-club", outcome="missed")
    caseload.log_group([(ana.ref, club), (luc.ref, club._replace(on=day(-1))), (luc.ref, called(0))])

    assert caseload.day_book(DAY, day(6)).recorded == {("C7F3", "job-club"), ("K2QD", "call")}
    caseload.log(ana.ref, [sent(0)])
    assert caseload.day_book(DAY, day(6)).recorded == {("C7F3", "job-club"), ("K2QD", "call")}


# Tasks


def tasks(caseload: Caseload, until: date = DAY) -> list[tuple[str, date, date, bool]]:
    return [task[1:] for task in caseload.day_book(DAY, until).tasks]


def test_tasks_are_due_from_28_days_back_through_the_last_day(caseload: Caseload, ana: Client) -> None:
    for days in (-29, -28, 0, 6, 7):
        caseload.assign(ana.ref, Task(f"Task of {days}", day(-50), day(days)))

    assert [task[0] for task in tasks(caseload, day(6))] == ["Task of -28", "Task of 0", "Task of 6"]
    assert caseload.day_book(DAY, DAY).tasks == (
        TaskDue("C7F3", "Task of -28", day(-50), day(-28), False),
        TaskDue("C7F3", "Task of 0", day(-50), DAY, False),
    )


def test_a_task_in_any_contract_is_due_as_one_with_the_same_title_assigned(
    caseload: Caseload, ana: Client
) -> None:
    promised = line("task", f"by {DAY}", wording="Écrire le CV")
    caseload.assign(ana.ref, Task("ecrire le cv", day(-20), DAY))
    caseload.sign(ana.ref, Contract(day(-10), None, (promised,)))
    caseload.sign(ana.ref, Contract(day(-5), None, (line("check-in", f"by {DAY}", "counsellor", "Ring"),)))

    assert tasks(caseload) == [("Écrire le CV", day(-10), DAY, False)]


def test_a_task_that_is_not_assigned_yet_is_not_known(caseload: Caseload, ana: Client) -> None:
    caseload.assign(ana.ref, Task("Call Sam", day(1), day(3)))
    caseload.sign(ana.ref, Contract(day(1), None, (line("task", f"by {day(3)}", wording="Tidy"),)))

    assert tasks(caseload, day(6)) == []


def test_a_task_done_is_told_only_of_who_has_a_task_check_in(
    caseload: Caseload, ana: Client, luc: Client
) -> None:
    for ref in (ana.ref, luc.ref):
        caseload.assign(ref, Task("Update the Résumé", day(-9), day(-2)))
        caseload.log(ref, [Activity(0, day(-3), "task", title="update the resume")])
    caseload.plan_check_ins(ana.ref, [CheckIn(day(-3), DAY, "task")])
    caseload.plan_check_ins(luc.ref, [CheckIn(day(-3), DAY, "call"), CheckIn(day(7), day(7), "task")])

    assert caseload.day_book(DAY, day(6)).tasks == (
        TaskDue("C7F3", "Update the Résumé", day(-9), day(-2), True),
    )


def test_what_is_done_later_is_not_known_yet(caseload: Caseload, ana: Client) -> None:
    caseload.assign(ana.ref, Task("Call Sam", day(-9), DAY))
    caseload.log(ana.ref, [Activity(0, day(1), "task", title="Call Sam")])

    assert tasks(caseload) == [("Call Sam", day(-9), DAY, False)]
    assert caseload.day_book(day(1), day(1)).tasks == ()


# Messages


@pytest.mark.parametrize(
    "answer",
    [
        called(-2),
        called(-2, "no-answer"),
        Activity(0, day(-2), "letter", outcome="no-answer", direction="out"),
        Activity(0, day(-2), "reply"),
        Activity(0, DAY, "check-in"),
        Activity(0, day(-3), "meeting", outcome="attended"),
    ],
)
def test_a_message_is_answered_by_what_goes_out_and_by_a_meeting(
    caseload: Caseload, ana: Client, answer: Activity
) -> None:
    caseload.log(ana.ref, [sent(-3)])
    assert caseload.day_book(DAY, DAY).messages == (Message("C7F3", day(-3), "text"),)

    caseload.log(ana.ref, [answer])
    assert caseload.day_book(DAY, DAY).messages == ()


@pytest.mark.parametrize(
    "entry",
    [
        called(-4),
        called(1),
        Activity(0, day(-2), "job-leads"),
        Activity(0, day(-2), "meeting", outcome="missed"),
        Activity(0, day(-2), "job-club", outcome="attended"),
        Activity(0, day(-2), "call", outcome=None, direction="in"),
    ],
)
def test_a_message_waits_whatever_else_is_recorded(caseload: Caseload, ana: Client, entry: Activity) -> None:
    caseload.log(ana.ref, [sent(-3), entry])

    assert caseload.day_book(DAY, DAY).messages == (Message("C7F3", day(-3), "text"),)


def test_on_one_day_what_was_recorded_after_a_message_answers_it(
    caseload: Caseload, ana: Client, luc: Client
) -> None:
    caseload.log(ana.ref, [sent(-3), called(-3)])
    caseload.log(luc.ref, [called(-3), sent(-3, "email")])

    assert caseload.day_book(DAY, DAY).messages == (Message("K2QD", day(-3), "email"),)


def test_of_several_messages_the_earliest_since_the_answer_is_told(caseload: Caseload, ana: Client) -> None:
    caseload.log(ana.ref, [sent(-9), called(-8), sent(-6, "letter"), sent(-5), sent(1)])

    assert caseload.day_book(DAY, DAY).messages == (Message("C7F3", day(-6), "letter"),)


def test_a_call_from_the_client_is_no_message_and_an_old_one_no_longer_waits(
    caseload: Caseload, ana: Client, luc: Client
) -> None:
    caseload.log(ana.ref, [Activity(0, day(-3), "call", outcome=None, direction="in")])
    caseload.log(luc.ref, [sent(-57)])
    assert caseload.day_book(DAY, DAY).messages == ()

    caseload.log(luc.ref, [sent(-56)])
    assert caseload.day_book(DAY, DAY).messages == (Message("K2QD", day(-56), "text"),)


# Check-ins and work


def test_check_ins_are_told_from_14_days_back_through_the_last_day(
    caseload: Caseload, ana: Client, luc: Client
) -> None:
    plan = [
        CheckIn(day(first), day(last), "call") for first, last in ((-20, -15), (-20, -14), (6, 9), (7, 9))
    ]
    caseload.plan_check_ins(luc.ref, plan[:2])
    caseload.plan_check_ins(ana.ref, plan)

    assert caseload.day_book(DAY, day(6)).check_ins == (
        Planned("C7F3", 4, plan[1]),
        Planned("C7F3", 5, plan[2]),
        Planned("K2QD", 2, plan[1]),
    )


def test_contacts_and_meetings_count_from_the_earliest_check_in_or_the_start_of_work(
    caseload: Caseload, ana: Client, luc: Client
) -> None:
    told = [called(-6), called(-5, "no-answer"), Activity(0, day(-1), "application"), called(1)]
    held = [Activity(0, DAY, "check-in"), Activity(0, day(-1), "meeting", outcome="missed", because="forgot")]
    kept = caseload.log(ana.ref, [*told, *held])
    caseload.plan_check_ins(ana.ref, [CheckIn(day(-2), DAY, "text"), CheckIn(day(-5), day(-3), "text")])
    caseload.start_work(luc.ref, Job(day(-40)))
    rang = caseload.log(luc.ref, [called(-41), called(-40)])

    assert caseload.day_book(DAY, DAY).touches == {
        "C7F3": tuple(entry._replace(recorded_at=None) for entry in (kept[1], kept[5], kept[4])),
        "K2QD": (rang[1]._replace(recorded_at=None),),
    }


def test_who_has_a_check_in_and_no_contact_is_named_all_the_same(caseload: Caseload, ana: Client) -> None:
    caseload.plan_check_ins(ana.ref, [CheckIn(DAY, DAY, "text")])

    assert caseload.day_book(DAY, DAY).touches == {"C7F3": ()}


def test_work_that_runs_on_the_day_is_told_of_closed_files_too(
    caseload: Caseload, ana: Client, luc: Client
) -> None:
    job = caseload.start_work(ana.ref, Job(day(-30), "Boulangerie Roy"))
    caseload.start_work(luc.ref, Job(day(-30)))
    caseload.end_work(luc.ref, day(-1))
    caseload.add_vision(ana.ref, Vision(day(-40), "Warm bread"))
    caseload.plan_check_ins(ana.ref, [CheckIn(day(-40), day(9), "text")])
    closed = caseload.close_client(ana.ref, DAY, "hired")
    (rang,) = caseload.log(ana.ref, [called(0)])

    book = caseload.day_book(DAY, day(6))

    assert (book.jobs, book.check_ins, book.own_words) == (((closed, job),), (), {"C7F3": "Warm bread"})
    assert book.touches == {"C7F3": (rang._replace(recorded_at=None),)}


def test_the_last_day_of_work_is_a_day_at_work(caseload: Caseload, ana: Client) -> None:
    caseload.start_work(ana.ref, Job(day(-30)))
    ended = caseload.end_work(ana.ref, DAY)

    assert caseload.day_book(DAY, DAY).jobs == ((ana, ended),)
    assert caseload.day_book(day(1), day(1)).jobs == ()


def test_a_closed_file_is_left_out_from_the_day_of_closing(
    caseload: Caseload, ana: Client, luc: Client
) -> None:
    for ref in (ana.ref, luc.ref):
        caseload.sign(ref, Contract(day(-20), None, (line("job-club", "every wed"),)))
        caseload.assign(ref, Task("Call Sam", day(-9), DAY))
        caseload.log(ref, [sent(-1), Activity(0, day(-1), "job-club", outcome="attended")])
        caseload.excuse(ref, day(-1), day(1), None)
        caseload.add_vision(ref, Vision(day(-9), "A flat."))
        caseload.plan_check_ins(ref, [CheckIn(day(-1), day(-1), "call")])
    caseload.close_client(ana.ref, DAY, None)
    caseload.close_client(luc.ref, day(1), None)

    book = caseload.day_book(DAY, DAY)

    named = {line.ref for line in book.dated} | {task.ref for task in book.tasks} | set(book.touches)
    assert named | {message.ref for message in book.messages} | set(book.away) | set(book.own_words) == {
        "K2QD"
    }
    assert {planned.ref for planned in book.check_ins} == {"K2QD"}
    assert len(book.dated) == len(book.tasks) == len(book.messages) == len(book.check_ins) == 1


def test_who_is_excused_or_paused_on_some_of_the_days_is_away(
    caseload: Caseload, ana: Client, luc: Client
) -> None:
    caseload.excuse(ana.ref, DAY, DAY, "ill")
    caseload.pause(luc.ref, day(-20), None, None)

    ill, paused = Absence("excused", DAY, DAY), Absence("paused", day(-20), None)

    assert caseload.day_book(DAY, day(6)).away == {"C7F3": (ill,), "K2QD": (paused,)}
    assert caseload.day_book(day(1), day(6)).away == {"K2QD": (paused,)}
    assert caseload.day_book(day(-21), DAY).away == {"C7F3": (ill,), "K2QD": (paused,)}
    assert caseload.day_book(day(-22), day(-21)).away == {}
    assert [caseload.day_book(day(-21), DAY).is_away(ana.ref, day(on)) for on in (-1, 0)] == [False, True]


def test_the_latest_words_to_quote_are_told(caseload: Caseload, ana: Client, luc: Client) -> None:
    caseload.add_vision(ana.ref, Vision(day(-9), "A flat.", work="Baking"))
    caseload.add_vision(ana.ref, Vision(day(-2), work="Bread", obstacle="Forms"))
    caseload.add_vision(ana.ref, Vision(day(1), "A dog."))
    caseload.add_vision(luc.ref, Vision(day(-2), obstacle="Forms", importance=9))

    assert caseload.day_book(DAY, day(6)).own_words == {"C7F3": "A flat."}
    assert caseload.day_book(day(1), day(6)).own_words == {"C7F3": "A dog."}


def test_a_row_that_cannot_be_is_damage(caseload: Caseload, ana: Client) -> None:
    caseload.sign(ana.ref, Contract(day(-20), None, (line("job-club", "every wed"),)))
    with caseload.writing():
        caseload.open_step("by hand")
        caseload.write("UPDATE obligation SET cadence = 'every now and then'")

    with pytest.raises(CaseloadDamaged):
        caseload.day_book(DAY, DAY)


# The same from the case files, read plainly


def is_open(case: CaseFile, on: date) -> bool:
    closed = case.client.closed_on
    return case.client.intake <= on and (closed is None or closed > on)


def plain_dated(case: CaseFile, on: date, until: date) -> Iterator[DatedLine]:
    known = [contract for contract in case.contracts if contract.signed_on <= on]
    asked = {on + timedelta(n) for n in (0, 1) if on + timedelta(n) <= until}
    for contract in known:
        holds = []
        for each in sorted({*asked, until}):
            before = [other for other in known if other.signed_on < each]
            if before and before[-1] is contract and (contract.ends_on or each) >= each:
                holds.append(each)
        last = contract.ends_on
        if known[-1] is not contract:
            last = min(last or on, on)
        if holds:
            for said in contract.obligations:
                if isinstance(said.cadence, Dated):
                    whose = (case.client.ref, said.party, said.kind, said.cadence)
                    yield DatedLine(*whose, contract.signed_on, last, said.at)


def plain_tasks(case: CaseFile, on: date, until: date) -> list[TaskDue]:
    done = {fold(e.title) for e in case.activities if e.kind == "task" and e.title and e.on <= on}
    known = list(case.tasks) + [
        Task(said.wording, contract.signed_on, said.cadence.day)
        for contract in case.contracts
        for said in contract.lines_of("client")
        if isinstance(said.cadence, ByDate) and said.wording
    ]
    is_seen = any(planned.kind == "task" for planned in plain_check_ins(case, on, until))
    found = {(fold(t.title), t.by): t for t in known if t.assigned_on <= on}
    due = [
        TaskDue(case.client.ref, t.title, t.assigned_on, t.by, fold(t.title) in done)
        for t in found.values()
        if on - timedelta(28) <= t.by <= until
    ]
    return sorted((t for t in due if is_seen or not t.is_done), key=lambda t: (t.by, t.title))


def plain_messages(case: CaseFile, on: date) -> list[Message]:
    waiting: list[Message] = []
    for entry in case.activities:
        if entry.on > on:
            continue
        if entry.direction == "in" and entry.kind in ("text", "email", "letter"):
            waiting.append(Message(case.client.ref, entry.on, entry.kind))
        is_held = entry.kind == "meeting" and entry.outcome == "attended"
        if entry.direction == "out" or entry.kind in ("reply", "check-in") or is_held:
            waiting = []
    return [message for message in waiting if message.on >= on - timedelta(56)][:1]


def plain_check_ins(case: CaseFile, on: date, until: date) -> list[CheckIn]:
    return [one for one in case.check_ins if one.last >= on - timedelta(14) and one.first <= until]


def plain_touches(case: CaseFile, on: date, until: date) -> dict[str, tuple[Activity, ...]]:
    begins = [job.started_on for job in case.jobs if job.runs_on(on)]
    begins += [one.first for one in plain_check_ins(case, on, until)] if is_open(case, on) else []
    kinds = ("call", "text", "email", "letter", "meeting", "check-in")
    entries = [e for e in case.activities if begins and min(begins) <= e.on <= on and e.kind in kinds]
    return {case.client.ref: tuple(entries)} if begins else {}


def plain_absences(case: CaseFile, on: date, until: date) -> tuple[Absence, ...]:
    return tuple(
        absence._replace(why=None)
        for absence in case.absences
        if absence.first <= until and (absence.last is None or absence.last >= on)
    )


def plainly(cases: list[CaseFile], numbers: dict[str, list[int]], on: date, until: date) -> DayBook:
    known = [case for case in cases if is_open(case, on)]
    at_work = [case for case in cases if any(job.runs_on(on) for job in case.jobs)]
    planned = [
        Planned(case.client.ref, number, one)
        for case in known
        for number, one in zip(numbers[case.client.ref], case.check_ins, strict=True)
        if one in plain_check_ins(case, on, until)
    ]
    touches: dict[str, tuple[Activity, ...]] = {}
    own_words = {}
    for case in cases:
        touches |= plain_touches(case, on, until)
        vision = as_it_stands(v for v in case.visions if v.on <= on)
        if vision and vision.own_words and (case in known or case in at_work):
            own_words[case.client.ref] = vision.own_words
    return DayBook(
        on,
        until,
        tuple(found for case in known for found in plain_dated(case, on, until)),
        frozenset(
            (c.client.ref, e.kind) for c in known for e in c.activities if e.on == on and e.direction != "in"
        ),
        tuple(found for case in known for found in plain_tasks(case, on, until)),
        tuple(found for case in known for found in plain_messages(case, on)),
        tuple(planned),
        touches,
        tuple((case.client, job) for case in cases for job in case.jobs if job.runs_on(on)),
        {case.client.ref: away for case in known if (away := plain_absences(case, on, until))},
        own_words,
    )


def shifted(case: CaseFile, days: list[int]) -> CaseFile:
    """The same story with its days drawn close together, so that they have something to do with one another."""
    some = iter(days * 40)

    def near() -> date:
        return day(next(some))

    def pair() -> tuple[date, date]:
        first, last = sorted((near(), near()))
        return first, last

    contracts = {}
    for contract in case.contracts:
        signed, ends = pair()
        lines = tuple(
            said._replace(cadence=ByDate(near())) if isinstance(said.cadence, ByDate) else said
            for said in contract.obligations
        )
        contracts[signed] = contract._replace(
            signed_on=signed, ends_on=contract.ends_on and ends, obligations=lines
        )
    intake, closed = pair()
    return case._replace(
        client=case.client._replace(
            intake=intake - timedelta(60 * (intake < DAY)), closed_on=case.client.closed_on and closed
        ),
        contracts=tuple(contracts[signed] for signed in sorted(contracts)),
        absences=tuple(
            a._replace(first=first, last=a.last and last) for a in case.absences for first, last in [pair()]
        ),
        activities=tuple(sorted((e._replace(on=near()) for e in case.activities), key=lambda e: e.on)),
        tasks=tuple(t._replace(assigned_on=near(), by=near()) for t in case.tasks),
        visions=tuple(sorted((v._replace(on=near()) for v in case.visions), key=lambda v: v.on)),
        check_ins=tuple(
            sorted(
                (c._replace(first=first, last=last) for c in case.check_ins for first, last in [pair()]),
                key=lambda c: (c.first, c.last),
            )
        ),
        jobs=tuple(
            sorted(
                (j._replace(started_on=s, ended_on=j.ended_on and e) for j in case.jobs for s, e in [pair()]),
                key=lambda j: j.started_on,
            )
        ),
    )


close = st.lists(st.integers(-70, 12) | st.integers(-3, 3), min_size=12, max_size=24)
stories = st.builds(
    lambda cases, days: [shifted(case, [*days[n:], *days[:n]]) for n, case in enumerate(cases)],
    st.lists(random_files, min_size=1, max_size=3).map(numbered),
    close,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cases=stories, days=st.sampled_from((0, 0, 1, 6, 30)))
def test_a_day_book_is_what_the_case_files_say(
    blank: Path, tmp_path: Path, cases: list[CaseFile], days: int
) -> None:
    path = tmp_path / "random.db"
    shutil.copy(blank, path)
    with open_caseload(path, now=datetime(2026, 3, 4, tzinfo=UTC)) as caseload:
        caseload.import_all(Calendar(), cases)
        caseload.is_a_draft()
        refs = [row[0] for row in caseload.rows("SELECT ref FROM client ORDER BY id")]
        kept = list(caseload.case_files(refs, {}))
        numbers = {ref: [number for number, _ in caseload.check_ins(ref)] for ref in refs}

        assert caseload.day_book(DAY, day(days)) == plainly(kept, numbers, DAY, day(days))
