"""What comes of a spreadsheet's rows: every one of them accounted for, nothing twice, nothing half done."""

import itertools
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followthrough.casework.activity import Activity
from followthrough.casework.case_file import Remembered
from followthrough.casework.client import Client, Job
from followthrough.casework.contract import Contract, read_obligation
from followthrough.casework.incoming import (
    Changed,
    Incoming,
    IncomingActivity,
    IncomingClient,
    IncomingLine,
    LooksLike,
    Rejected,
    TakenIn,
    Terms,
    What,
)
from followthrough.casework.mistakes import (
    BeforeIntake,
    ClientIsClosed,
    EndBeforeBeginning,
    FutureDate,
    NoSuchClient,
    RecordBeforeIntake,
    SameLineTwice,
    SeveralClients,
    TooManyRejected,
    WeekToCome,
)
from followthrough.store import Caseload, open_caseload

TODAY = date(2026, 3, 2)
INTAKE = date(2026, 1, 5)
Dump = dict[str, list[tuple[Any, ...]]]
Dumped = Callable[[Caseload], Dump]


def taken(caseload: Caseload, what: What, rows: Iterable[Incoming | Rejected], **terms: Any) -> TakenIn:
    return caseload.take_in(what, rows, Terms(TODAY, **terms))


def client(line: int, name: str | None, ref: str | None = None, **told: object) -> IncomingClient:
    return IncomingClient(line, (name or "", ref or ""), ref, name, told)


def entry(line: int, whose: str, day: int = 6, **told: Any) -> IncomingActivity:
    activity = Activity(0, date(2026, 1, day), told.pop("kind", "application"), **told)
    return IncomingActivity(line, (whose, str(day)), whose, activity)


def promised(line: int, whose: str, text: str, day: int = 6, **told: Any) -> IncomingLine:
    said = read_obligation(told.pop("party", "client"), text)
    days = told.pop("ends_on", None), told.pop("confidence", None)
    return IncomingLine(line, (whose, str(day), text), whose, date(2026, 1, day), *days, said)


def entries(caseload: Caseload, ref: str) -> list[Activity]:
    return [found._replace(id=0, recorded_at=None) for found in caseload.entries(ref)]


# Clients ----------------------------------------------------------------------------------------------------------


def test_a_new_client_comes_in_with_all_that_is_told(caseload: Caseload) -> None:
    told = {"intake": INTAKE, "phone": "+1 604 555 0142", "language": "fr", "closed_on": date(2026, 2, 2)}
    found = taken(caseload, "clients", [client(2, "Élise Côté", "c7f3", **told, outcome="hired")])
    assert found == TakenIn(added=1)
    assert caseload.clients() == [Client("C7F3", "Élise Côté", **told, outcome="hired")]  # type: ignore[arg-type]


def test_the_same_clients_again_change_nothing_and_are_no_step(caseload: Caseload, dump: Dumped) -> None:
    rows = [client(2, "Ana Reyes", intake=INTAKE, phone="1"), client(3, "Luc Roy", "K2QD", intake=INTAKE)]
    assert taken(caseload, "clients", rows) == TakenIn(added=2)
    before, steps = dump(caseload), caseload.steps()
    assert taken(caseload, "clients", rows) == TakenIn(unchanged=2)
    assert (dump(caseload), caseload.steps()) == (before, steps)


def test_what_a_row_says_otherwise_is_changed_and_what_it_leaves_empty_stays(
    caseload: Caseload, ana: Client
) -> None:
    caseload.edit_client(ana.ref, phone="604-555-0142", program="Youth")
    row = client(2, "Ana Reyes", intake=INTAKE, phone="604-555-0199", program=None, language="fr")
    assert taken(caseload, "clients", [row]) == TakenIn(
        changed=1,
        changes=(
            Changed(2, "Ana Reyes (C7F3)", "phone", "604-555-0142", "604-555-0199"),
            Changed(2, "Ana Reyes (C7F3)", "language", "en", "fr"),
        ),
    )
    after = ana._replace(phone="604-555-0199", program="Youth", language="fr")
    assert caseload.clients() == [after]
    caseload.undo()
    assert caseload.clients() == [ana._replace(phone="604-555-0142", program="Youth")]


def test_a_reference_means_its_client_under_another_name_too(caseload: Caseload, ana: Client) -> None:
    taken(caseload, "clients", [client(2, "Ana Reyes-Roy", "c7f3"), client(3, None, "C7F3", phone="1")])
    assert caseload.clients() == [ana._replace(name="Ana Reyes-Roy", phone="1")]


def test_a_name_means_its_client_by_the_day_of_intake(caseload: Caseload, ana: Client) -> None:
    rows = [client(2, "ANA  REYES", intake=INTAKE), client(3, "Ana Reyes", intake=date(2026, 2, 2))]
    found = taken(caseload, "clients", rows)
    assert (found.added, found.unchanged) == (1, 1)
    assert found.close_names == (LooksLike(3, "Ana Reyes", "Ana Reyes", "C7F3"),)


def test_without_a_column_of_intakes_a_name_is_enough_and_who_is_new_comes_today(
    caseload: Caseload, ana: Client
) -> None:
    rows = [client(2, "Ana Reyes", phone="1"), client(3, "Luc Roy")]
    assert taken(caseload, "clients", rows)[:3] == (1, 1, 0)
    assert [found.intake for found in caseload.clients()] == [INTAKE, TODAY]


def test_a_name_that_several_have_is_nobodys_without_a_day(caseload: Caseload, ana: Client) -> None:
    caseload.add_client("Ana Reyes", date(2026, 2, 2), another=True, ref="K2QD")
    found = taken(caseload, "clients", [client(2, "Ana Reyes", phone="1")])
    several = SeveralClients(text="Ana Reyes", candidates="Ana Reyes (C7F3), Ana Reyes (K2QD)")
    assert [row.why for row in found.rejected] == [str(several)]


@pytest.mark.parametrize(
    ("row", "why", "field"),
    [
        (client(2, None, "Z9Z9"), "a new client needs a name", "name"),
        (client(2, "Luc Roy", intake=None), "a new client needs a day of intake", "intake"),
        (
            client(2, "Luc Roy", intake=INTAKE, outcome="hired"),
            "an outcome goes with a closed file, and no day of closing is given",
            "outcome",
        ),
        (
            client(2, "Luc Roy", intake=INTAKE, closed_on=date(2026, 1, 1)),
            str(EndBeforeBeginning(beginning="2026-01-05", end="2026-01-01")),
            None,
        ),
        (client(2, "Luc Roy", intake=date(2026, 3, 3)), str(FutureDate(day="2026-03-03")), None),
    ],
)
def test_a_client_who_cannot_be_is_rejected(
    caseload: Caseload, row: IncomingClient, why: str, field: str | None
) -> None:
    columns = {"name": "Nom", "intake": "Début", "outcome": "Issue"}
    found = taken(caseload, "clients", [row], columns=columns)
    assert found == TakenIn(rejected=(Rejected(2, columns.get(field or ""), why, row.original),))


def test_an_intake_does_not_move_behind_what_is_recorded(caseload: Caseload, ana: Client) -> None:
    caseload.log(ana.ref, [Activity(0, INTAKE, "application")])
    found = taken(caseload, "clients", [client(2, None, "C7F3", intake=date(2026, 2, 2))])
    told = RecordBeforeIntake(day="2026-01-05", name="Ana Reyes", intake="2026-02-02", ref="C7F3")
    assert [row.why for row in found.rejected] == [str(told)]
    assert caseload.clients() == [ana]


def test_two_rows_of_one_client_add_to_each_other_and_may_not_contradict(caseload: Caseload) -> None:
    rows = [
        client(2, "Ana Reyes", intake=INTAKE, phone="1"),
        client(3, "Ana Reyes", intake=INTAKE, email="a@example.ca", phone=None),
        client(4, "Ana Reyes", intake=INTAKE, phone="2"),
        client(5, "Ana Reyes", intake=INTAKE, phone="1"),
    ]
    found = taken(caseload, "clients", rows, partial=True)
    assert (found[:3], [row.line for row in found.rejected]) == ((1, 1, 1), [4])
    assert found.rejected[0].why == "line 2 tells of the same client, and says otherwise of this"
    (kept,) = caseload.clients()
    assert (kept.phone, kept.email) == ("1", "a@example.ca")


def test_a_name_that_is_close_is_told_and_the_answer_is_kept_to(caseload: Caseload, ana: Client) -> None:
    rows = [client(2, "Anna Reyes", intake=date(2026, 1, 6)), client(3, "Luc Roy", intake=INTAKE)]
    looked = taken(caseload, "clients", rows, dry_run=True)
    assert looked.close_names == (LooksLike(2, "Anna Reyes", "Ana Reyes", "C7F3"),)
    found = taken(caseload, "clients", rows, same={2: "C7F3"})
    assert (found[:3], found.close_names) == ((1, 1, 0), ())
    assert caseload.find("C7F3") == ana._replace(name="Anna Reyes", intake=date(2026, 1, 6))


def test_a_name_that_is_close_to_one_further_up_in_the_table_is_told(caseload: Caseload) -> None:
    rows = [
        client(2, "Roy, Luc", intake=INTAKE),
        client(3, "Ana Reyes", intake=INTAKE),
        client(4, "Luc Roy", intake=INTAKE),
        client(5, "Ana Reyes", intake=INTAKE),
    ]
    found = taken(caseload, "clients", rows)
    assert (found[:3], found.close_names) == ((3, 0, 1), (LooksLike(4, "Luc Roy", "Roy, Luc", None, 2),))


def test_rows_with_references_are_who_they_say_however_close_their_names(caseload: Caseload) -> None:
    rows = [client(2, "Ana Reyes", "C7F3", intake=INTAKE), client(3, "Anna Reyes", "K2QD", intake=INTAKE)]
    found = taken(caseload, "clients", rows)
    assert (found.added, found.close_names) == (2, ())


@pytest.mark.slow  # 2,000 clients, among whom five hundred new names are looked for
def test_five_hundred_new_names_are_compared_with_two_thousand_within_a_second_or_so(
    caseload: Caseload,
) -> None:
    def people(number: int, end: str) -> list[Incoming | Rejected]:
        first, last = ("Ana", "Luc", "Mia", "Sam", "Élise"), ("Reyes", "Tremblay", "Chen", "Okafor", "Côté")
        return [
            client(n, f"{first[n % 5]}{n} {last[n // 5 % 5]}{n % 97}{end}", intake=INTAKE)
            for n in range(number)
        ]

    taken(caseload, "clients", people(2000, ""))
    began = perf_counter()
    found = taken(caseload, "clients", people(500, "x"), dry_run=True)
    assert (found.added, perf_counter() - began < 3) == (500, True)
    assert len(found.close_names) > 400


# Entries ----------------------------------------------------------------------------------------------------------


def test_entries_come_in_whole(caseload: Caseload, ana: Client, now: datetime) -> None:
    told = datetime(2026, 1, 6, 9, tzinfo=now.tzinfo)
    rows = [
        entry(2, "c7f3", 6, count=5, note="=1+1\nœ"),
        entry(
            3, "ana", 7, kind="call", outcome="answered", direction="out", because="forgot", recorded_at=told
        ),
    ]
    assert taken(caseload, "activities", rows) == TakenIn(added=2)
    assert caseload.entries("C7F3") == [
        rows[0].activity._replace(id=1, recorded_at=now),
        rows[1].activity._replace(id=2, recorded_at=told),
    ]


def test_the_same_entries_again_add_nothing_and_equal_ones_count_as_often_as_they_stand_there(
    caseload: Caseload, ana: Client
) -> None:
    twice = [entry(2, "ana"), entry(3, "ana"), entry(4, "ana", note="another")]
    assert taken(caseload, "activities", twice) == TakenIn(added=3)
    assert taken(caseload, "activities", twice) == TakenIn(unchanged=3)
    assert taken(caseload, "activities", [*twice, entry(5, "ana")]) == TakenIn(added=1, unchanged=3)
    assert len(caseload.entries("C7F3")) == 4
    assert len(caseload.steps()) == 3


def test_a_whole_name_goes_before_a_part_of_one(caseload: Caseload, ana: Client) -> None:
    caseload.add_client("Ana Reyes-Smith", INTAKE, ref="K2QD")
    assert taken(caseload, "activities", [entry(2, "ana reyes")]) == TakenIn(added=1)
    assert len(entries(caseload, "C7F3")) == 1


@pytest.mark.parametrize(
    ("row", "why", "field"),
    [
        (entry(2, "an"), SeveralClients(text="an", candidates="Ana Reyes (C7F3), Anh Tran (9XHT)"), "client"),
        (entry(2, "mia"), NoSuchClient(text="mia"), "client"),
        (
            entry(2, "ana", 4),
            BeforeIntake(day="2026-01-04", name="Ana Reyes", intake="2026-01-05", ref="C7F3"),
            "on",
        ),
        (entry(2, "anh", 20), ClientIsClosed(name="Anh Tran", closed_on="2026-01-20", ref="9XHT"), "on"),
        (
            entry(2, "ana", 6, kind="report", week_of=date(2026, 1, 12)),
            WeekToCome(monday="2026-01-12", day="2026-01-06"),
            "on",
        ),
    ],
)
def test_an_entry_that_cannot_be_is_rejected_in_the_words_of_the_record(
    caseload: Caseload, ana: Client, row: IncomingActivity, why: Exception, field: str
) -> None:
    caseload.add_client("Anh Tran", INTAKE, ref="9XHT")
    caseload.close_client("9XHT", date(2026, 1, 20), None)
    columns = {"client": "Nom", "on": "Date"}
    found = taken(caseload, "activities", [row], columns=columns)
    assert found.rejected == (Rejected(2, columns[field], str(why), row.original),)


def test_a_day_to_come_is_rejected(caseload: Caseload, ana: Client) -> None:
    row = IncomingActivity(2, (), "ana", Activity(0, TODAY + timedelta(1), "application"))
    assert [found.why for found in taken(caseload, "activities", [row]).rejected] == [
        str(FutureDate(day="2026-03-03"))
    ]


def test_a_closed_file_takes_a_talk_while_the_client_is_at_work(caseload: Caseload, ana: Client) -> None:
    caseload.start_work(ana.ref, Job(date(2026, 1, 12)))
    caseload.close_client(ana.ref, date(2026, 1, 15), "hired")
    row = entry(2, "ana", 20, kind="call", outcome="answered", direction="out")
    assert taken(caseload, "activities", [row]) == TakenIn(added=1)


def test_one_row_that_cannot_be_keeps_all_out(caseload: Caseload, ana: Client, dump: Dumped) -> None:
    before, steps = dump(caseload), caseload.steps()
    rows = [*(entry(n, "ana", note=str(n)) for n in range(2, 2502)), entry(2502, "mia"), entry(2503, "ana")]
    found = taken(caseload, "activities", rows)
    assert (found.added, len(found.rejected)) == (2501, 1)
    assert (dump(caseload), caseload.steps()) == (before, steps)


def test_the_good_rows_come_in_if_that_is_asked_for(caseload: Caseload, ana: Client) -> None:
    unread = Rejected(3, "Date", "“soon” is not a date", ("ana", "soon"))
    found = taken(caseload, "activities", [entry(2, "ana"), unread, entry(4, "mia")], partial=True)
    assert (found.added, found.rejected[0], found.rejected[1].line) == (1, unread, 4)
    assert len(caseload.entries("C7F3")) == 1


def test_a_table_of_which_next_to_nothing_can_be_is_given_back(caseload: Caseload, ana: Client) -> None:
    unread = (Rejected(line, "Date", "“x” is not a date.", ("x",)) for line in range(2, 30_000))
    with pytest.raises(TooManyRejected) as told:
        taken(caseload, "activities", itertools.chain([entry(2, "ana")], unread), partial=True)
    assert str(told.value).endswith("The first: line 2, Date: “x” is not a date.")
    assert caseload.entries("C7F3") == []


def test_a_dry_run_counts_as_the_run_will_and_writes_nothing(
    caseload: Caseload, ana: Client, path: Path
) -> None:
    taken(caseload, "activities", [entry(2, "ana")])
    before = path.read_bytes()
    rows = [entry(2, "ana"), entry(3, "ana"), entry(4, "mia")]
    dry = taken(caseload, "activities", rows, dry_run=True, partial=True)
    assert path.read_bytes() == before
    assert taken(caseload, "activities", rows, partial=True) == dry
    assert dry[:3] == (1, 0, 1)


def test_what_breaks_off_in_the_middle_leaves_nothing(caseload: Caseload, ana: Client, dump: Dumped) -> None:
    def rows() -> Iterable[Incoming]:
        for line in range(2, 3000):
            yield entry(line, "ana", note=str(line))
        raise KeyboardInterrupt

    before = dump(caseload)
    with pytest.raises(KeyboardInterrupt):
        taken(caseload, "activities", rows())
    assert dump(caseload) == before
    caseload.log(ana.ref, [Activity(0, INTAKE, "application")])
    assert [step.command for step in caseload.steps(1)] == ["log application for C7F3"]


def test_it_is_one_step_that_goes_and_comes_back(caseload: Caseload, ana: Client, dump: Dumped) -> None:
    before = dump(caseload)
    taken(caseload, "activities", [entry(line, "ana", note=str(line)) for line in range(2, 2502)])
    after = dump(caseload)
    assert caseload.undo().command == "import activities"
    assert dump(caseload) == before
    caseload.redo()
    assert dump(caseload) == after


def test_an_import_of_clients_is_taken_back_after_what_was_recorded_of_them(
    caseload: Caseload, dump: Dumped
) -> None:
    before = dump(caseload)
    taken(caseload, "clients", [client(2, "Ana Reyes", "C7F3", intake=INTAKE)])
    taken(caseload, "activities", [entry(2, "ana")])
    caseload.log("C7F3", [Activity(0, INTAKE, "application")])
    undone = [caseload.undo().command for _ in range(3)]
    assert undone == ["log application for C7F3", "import activities", "import clients"]
    assert dump(caseload) == before
    for _ in range(3):
        caseload.redo()
    assert len(caseload.entries("C7F3")) == 2


def test_the_triggers_are_as_they_were(caseload: Caseload, ana: Client) -> None:
    every = "SELECT name, sql FROM sqlite_master ORDER BY type, name"
    before = caseload.rows(every)
    taken(caseload, "activities", [entry(2, "ana")])
    assert caseload.rows(every) == before
    caseload.log(ana.ref, [Activity(0, INTAKE, "application")])
    caseload.undo()
    assert len(caseload.entries(ana.ref)) == 1


@pytest.mark.parametrize("day", [6, 12, 20])
def test_triage_forgets_what_it_would_forget_of_the_same_entry_recorded(
    caseload: Caseload, ana: Client, luc: Client, day: int
) -> None:
    known = Remembered("basis", date(2026, 1, 25), "[]", date(2026, 1, 12), "{}")
    known = known._replace(good_from=date(2026, 1, 25), good_until=date(2026, 1, 26), answer="{}")
    everything = "SELECT * FROM remembered ORDER BY client_id"

    def remembered_after(record: Callable[[], object]) -> list[tuple[Any, ...]]:
        caseload.look(anew=True)
        assert caseload.remember([(ana.ref, known), (luc.ref, known)])
        record()
        return caseload.rows(everything)

    by_hand = remembered_after(lambda: caseload.log(ana.ref, [entry(2, "ana", day).activity]))
    caseload.undo()
    caseload.write("DELETE FROM remembered")
    assert remembered_after(lambda: taken(caseload, "activities", [entry(2, "ana", day)])) == by_hand


# Contracts --------------------------------------------------------------------------------------------------------


def test_the_lines_of_one_client_and_day_are_one_contract(
    caseload: Caseload, ana: Client, luc: Client
) -> None:
    rows = [
        promised(2, "ana", "application 5/week", ends_on=date(2026, 6, 30), confidence=8),
        promised(3, "luc", "report weekly"),
        promised(4, "C7F3", "job-club every wed @ library"),
        promised(5, "ana", "job-leads 2/week", party="counsellor"),
    ]
    assert taken(caseload, "contracts", rows) == TakenIn(added=4)
    lines = tuple(rows[at].obligation for at in (0, 2, 3))
    case = caseload.case_file("C7F3")
    assert case.contracts == (Contract(date(2026, 1, 6), date(2026, 6, 30), lines, 8),)
    assert case.check_ins == ()
    assert taken(caseload, "contracts", reversed(rows)) == TakenIn(unchanged=4)


def test_a_contract_of_that_day_with_other_lines_is_left_as_it_is(caseload: Caseload, ana: Client) -> None:
    taken(caseload, "contracts", [promised(2, "ana", "application 5/week")])
    rows = [promised(2, "ana", "application 5/week"), promised(3, "ana", "report weekly")]
    found = taken(caseload, "contracts", rows)
    assert [row.why for row in found.rejected] == [
        "a contract was signed on that day already, with other lines"
    ] * 2


def test_a_contract_that_cannot_be_is_rejected_with_all_its_lines(caseload: Caseload, ana: Client) -> None:
    rows = [
        promised(2, "ana", "application 5/week"),
        promised(3, "ana", "application 3/week"),
        promised(4, "ana", "report weekly", 7, confidence=7),
        promised(5, "ana", "job-club every wed", 7, confidence=8),
        promised(6, "ana", "report weekly", 4),
    ]
    same = SameLineTwice(kind="application", first="5/week", second="3/week")
    before = BeforeIntake(day="2026-01-04", name="Ana Reyes", intake="2026-01-05", ref="C7F3")
    disagree = "the lines of this contract do not agree on its confidence"
    assert [row.why for row in taken(caseload, "contracts", rows).rejected] == [
        *[str(same)] * 2,
        *[disagree] * 2,
        str(before),
    ]


def test_a_line_that_cannot_be_read_keeps_its_whole_contract_out(caseload: Caseload, ana: Client) -> None:
    unread = Rejected(
        3, "how often", "“often” is not a rhythm that ft can read.", ("ana", "6", "report often")
    )
    rows = [promised(2, "ana", "application 5/week"), unread, promised(4, "ana", "report weekly", 7)]
    found = taken(caseload, "contracts", rows, partial=True, whose=(0, 1))
    assert (found.added, sorted(row.line for row in found.rejected)) == (1, [2, 3])
    assert found.rejected[1].why == "another line of this contract cannot be taken in (line 3)"
    assert [contract.signed_on for contract in caseload.case_file("C7F3").contracts] == [date(2026, 1, 7)]


# Of any file ------------------------------------------------------------------------------------------------------

lines = st.integers(2, 99)
names = st.sampled_from(["Ana Reyes", "ana", "C7F3", "K2QD", "Luc Tremblay", "luc", "l", "Mia", "Z9Z9"])
days = st.integers(3, 9)
unread = st.builds(Rejected, lines, st.none(), st.just("unreadable"), st.just(("a", "b")))
clients = st.builds(
    lambda line, name, ref, told: client(line, name, ref, **told),
    lines,
    st.none() | names,
    st.none() | st.sampled_from(["C7F3", "K2QD", "Z9Z9"]),
    st.fixed_dictionaries(
        {},
        optional={
            "intake": st.none() | days.map(lambda day: date(2026, 1, day)),
            "phone": st.none() | st.sampled_from(["1", "2"]),
            "closed_on": st.none() | st.just(date(2026, 1, 8)),
            "outcome": st.none() | st.just("hired"),
        },
    ),
)
recorded = st.builds(entry, lines, names, days, count=st.integers(1, 2))
texts = st.sampled_from(["application 5/week", "report weekly", "job-club every wed"])
agreed = st.builds(promised, lines, names, texts, days, confidence=st.none() | st.integers(6, 7))
TABLES: list[tuple[What, st.SearchStrategy[Any]]] = [
    ("clients", clients),
    ("activities", recorded),
    ("contracts", agreed),
]


@pytest.mark.parametrize(("what", "row"), TABLES, ids=[what for what, _ in TABLES])
def test_every_row_is_accounted_for_and_the_same_file_again_adds_nothing(
    what: What, row: st.SearchStrategy[Any], blank: Path, tmp_path: Path, dump: Dumped, now: datetime
) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(row | unread, max_size=12), st.booleans())
    def holds(rows: list[Incoming | Rejected], partial: bool) -> None:
        path = tmp_path / "any.db"
        path.write_bytes(blank.read_bytes())
        with open_caseload(path, now=now) as caseload:
            caseload.add_client("Ana Reyes", INTAKE, ref="C7F3")
            caseload.add_client("Luc Tremblay", INTAKE, ref="K2QD")
            before, steps = dump(caseload), len(caseload.steps())
            dry = taken(caseload, what, rows, partial=partial, dry_run=True)
            assert dump(caseload) == before
            found = taken(caseload, what, rows, partial=partial)
            assert found == dry
            assert found.read == len(rows)
            after = dump(caseload)
            is_written = after != before
            assert len(caseload.steps()) - steps == int(is_written)
            assert not (found.rejected and not partial and is_written)
            if not found.rejected or partial:
                again = taken(caseload, what, rows, partial=partial)
                assert (again.added, again.read) == (0, len(rows))
            assert {table: len(rows) for table, rows in dump(caseload).items()} == {
                table: len(rows) for table, rows in after.items()
            }
            if is_written and dump(caseload) == after:
                caseload.undo()
                assert dump(caseload) == before
                caseload.redo()
                assert dump(caseload) == after

    holds()
