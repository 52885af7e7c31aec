"""What is looked at in a caseload, and that each rule finds what breaks it, and nothing in what ft has written."""

import json
import shutil
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from caseload_strategies import caseload_files
from doors import KEY_OF_ALL, PLAIN_ONLY, raw
from followthrough.casework.activity import Activity
from followthrough.casework.cadence import read_cadence
from followthrough.casework.checked import AMISS, DAMAGE, NOTICE, Checked, Finding
from followthrough.casework.client import Client, Job, OpenDoor, Task
from followthrough.casework.contract import Contract, Obligation
from followthrough.exchange.caseload_file import CaseloadFile, read_caseload
from followthrough.store import Caseload, open_caseload
from followthrough.store.checking import PARTS, check
from followthrough.store.reading import Away, Holiday, OfficeDays
from followthrough.store.rules import GO_BACK, RULES
from followthrough.store.seals import LENGTH
from random_caseloads import random_caseload


@pytest.fixture
def whole(caseload: Caseload, ana: Client, luc: Client, standard: Contract, path: Path) -> Path:
    """A caseload with something in every part."""
    caseload.is_written_down_at(datetime(2026, 1, 21, 9, tzinfo=UTC))
    caseload.sign(ana.ref, standard)
    caseload.log(ana.ref, [Activity(0, date(2026, 1, day), "application", note="ça va") for day in (6, 7, 8)])
    caseload.pause(luc.ref, date(2026, 2, 2), None, "moving")
    caseload.assign(ana.ref, Task("Call Sam", date(2026, 1, 6), date(2026, 1, 9)))
    door = OpenDoor(date(2026, 1, 9), "a car seat", date(2026, 2, 9))
    caseload.place(ana.ref, "low-power", date(2026, 1, 9), date(2026, 2, 6), "moving", date(2026, 3, 9), door)
    caseload.start_work(ana.ref, Job(date(2026, 1, 20), "First Loaf", "baker"))
    caseload.edit_client(ana.ref, phone="604-555-0142")
    caseload.hold(luc.ref, date(2026, 1, 9), "a hearing is set")
    caseload.issue_report("month", "2026-01", "Three were met.")
    caseload.edit_client(luc.ref, phone="604-555-0177")
    caseload.undo()
    caseload.enter("saw")
    caseload.close()
    return path


def broken(path: Path, *statements: str) -> Checked:
    """What a check says of a file that another program has changed, whatever the file itself forbids."""
    with closing(raw(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("BEGIN")
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, made in triggers:
            connection.execute(made)
        connection.execute("COMMIT")
    return check(path, KEY_OF_ALL)


def places(
    checked: Checked, *, but: tuple[str, ...] = ("checksums", "schema")
) -> set[tuple[str, str | None]]:
    """The rules that are broken, and where; not that the file was written to by somebody else."""
    return {(found.rule, found.where) for found in checked.findings if found.rule not in but}


def test_a_whole_caseload_is_sound_and_says_what_was_looked_at(whole: Path) -> None:
    checked = check(whole, KEY_OF_ALL)

    assert checked.findings == ()
    looked_at = {part.name: part.number for part in checked.parts}
    assert looked_at.keys() == PARTS.keys()
    with closing(raw(whole)) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (entries,) = connection.execute("SELECT count(*) FROM audit").fetchone()
    assert looked_at["pages"] == pages
    assert (looked_at["record"], looked_at["audit trail"], looked_at["issued reports"]) == (
        len(RULES),
        entries,
        1,
    )


def test_checking_changes_nothing(whole: Path) -> None:
    before = whole.read_bytes()

    check(whole, KEY_OF_ALL)

    assert whole.read_bytes() == before
    assert {file.name for file in whole.parent.iterdir() if file.stat().st_size} == {whole.name}


# Every rule -----------------------------------------------------------------------------------------------------

INSERT_PAUSE = (
    "INSERT INTO absence (recorded_at, client_id, kind, first, last) "
    "VALUES ('2026-01-05T17:30:00+00:00', 2, 'paused', {})"
)
INSERT_HOLD = (
    "INSERT INTO hold (recorded_at, client_id, since, why) "
    "VALUES ('2026-01-05T17:30:00+00:00', 2, '2026-01-10', 'x')"
)
BREAKS = {
    "undo-is-kept": ("UPDATE recording SET is_on = 0", "the journal"),
    "steps-in-order": ("UPDATE step SET undone = 1 WHERE id = 2", "step 3"),
    "journal-is-whole": ("DELETE FROM past_client", "step 9"),
    "numbers-given-once": ("UPDATE sqlite_sequence SET seq = 2 WHERE name = 'activity'", "entry 3"),
    "references-kept": ("DELETE FROM reference WHERE ref = 'K2QD'", "K2QD"),
    "names-found": ("UPDATE client SET folded = 'lucy' WHERE id = 2", "K2QD"),
    "erased-is-gone": (
        "INSERT INTO erasure (at, ref, why) VALUES ('2026-01-05T17:30:00+00:00', 'K2QD', 'request')",
        "K2QD",
    ),
    "one-open-pause": (INSERT_PAUSE.format("'2026-01-20', NULL"), "K2QD"),
    "one-hold": (INSERT_HOLD, "K2QD"),
    "promises-readable": ("UPDATE obligation SET cadence = 'often' WHERE position = 0", "C7F3 2026-01-05"),
    "placed-for-a-time": ("UPDATE placement SET until = '2026-04-09'", "C7F3 2026-01-09"),
    "review-in-time": ("UPDATE open_door SET review_on = '2026-04-10'", "C7F3 2026-01-09"),
    "after-intake": ("UPDATE client SET intake = '2026-01-07' WHERE id = 1", "C7F3 2026-01-06"),
    "written-down-after": ("UPDATE activity SET recorded_at = '2026-01-06T09:00:00+00:00'", "C7F3 2026-01-08"),
    "task-in-order": ("UPDATE task SET due = '2026-01-05'", "C7F3 2026-01-05"),
    "pauses-apart": (INSERT_PAUSE.format("'2026-02-20', '2026-02-21'"), "K2QD 2026-02-20"),
    "work-apart": (
        "INSERT INTO job (recorded_at, client_id, started_on) VALUES ('2026-01-05T17:30:00+00:00', 1, '2026-01-25')",
        "C7F3 2026-01-25",
    ),
    "two-sides": ("DELETE FROM obligation", "C7F3 2026-01-05"),
}  # fmt: skip


def test_every_rule_has_its_own_break() -> None:
    assert sorted(BREAKS) == sorted(rule.name for rule in RULES)
    assert {rule.grade for rule in RULES} == {DAMAGE, AMISS, NOTICE}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_where_it_is_broken_and_says_what_to_do(whole: Path, rule) -> None:
    statement, where = BREAKS[rule.name]

    checked = broken(whole, statement)

    assert (rule.name, where) in places(checked)
    found = next(one for one in checked.findings if (one.rule, one.where) == (rule.name, where))
    assert (found.part, found.grade, found.what) == ("record", rule.grade, rule.says)
    assert "{" not in found.remedy


def test_of_many_places_the_first_are_told_and_how_many_more(whole: Path) -> None:
    checked = broken(
        whole, *[INSERT_PAUSE.format(f"'2026-03-{day:02}', '2026-12-31'") for day in range(1, 31)]
    )

    found = [one for one in checked.findings if one.rule == "pauses-apart"]
    assert [one.where for one in found[-2:]] == ["K2QD 2026-03-20", "and 10 more"]


# The other parts ------------------------------------------------------------------------------------------------


def test_a_row_that_refers_to_nobody_is_found(whole: Path) -> None:
    assert ("links", "task 1") in places(broken(whole, "UPDATE task SET client_id = 77"))


def test_what_a_table_demands_is_found_where_it_is_not_so(whole: Path) -> None:
    checked = broken(whole, "UPDATE activity SET day = '2026-02-30' WHERE id = 1")

    assert ("structure", "CHECK constraint failed in activity") in places(checked)


@pytest.mark.parametrize(
    ("statement", "what", "where"),
    [
        ("DROP TRIGGER journal_task_update", "missing", "journal_task_update"),
        ("DROP INDEX task_of_client", "missing", "task_of_client"),
        ("CREATE TABLE other (id INTEGER)", "not one of ft’s", "other"),
        ("ALTER TABLE task ADD COLUMN more TEXT", "not worded as ft makes it", "task"),
    ],
)
def test_the_schema_is_compared_word_for_word(whole: Path, statement: str, what: str, where: str) -> None:
    with closing(raw(whole)) as connection:
        connection.execute(statement)

    assert (
        Finding("schema", "schema", DAMAGE, f"A table, index or trigger is {what}.", where, GO_BACK)
        in check(whole, KEY_OF_ALL).findings
    )


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE task SET title = CAST(x'ff41' AS TEXT)", "texts"),
        ("UPDATE task SET title = x'41'", "kinds"),
        ("UPDATE contract SET confidence = 'sure'", "kinds"),
        ("UPDATE client SET intake = x'32'", "kinds"),
    ],
)
def test_every_value_is_read_and_of_its_kind(whole: Path, statement: str, rule: str) -> None:
    table = statement.split()[1]

    assert (rule, table) in places(broken(whole, statement))


def test_an_entry_of_the_trail_that_was_changed_is_found(whole: Path) -> None:
    assert ("trail", "entry 3") in places(broken(whole, "UPDATE audit SET who = 'nobody' WHERE id = 3"))
    assert ("trail", "entry 3") in places(broken(whole, "DELETE FROM audit WHERE id = 2"))


def test_an_issued_report_that_was_changed_is_found(whole: Path) -> None:
    assert ("report", "2026-01") in places(broken(whole, "UPDATE issued_report SET body = 'Four were met.'"))


@PLAIN_ONLY
def test_what_another_program_wrote_does_not_fit_the_checksums(whole: Path) -> None:
    with closing(raw(whole)) as connection:
        connection.execute("UPDATE reference SET ref = 'C7F4' WHERE ref = 'C7F3'")
        connection.commit()

    assert "checksums" in {found.rule for found in check(whole, KEY_OF_ALL).findings}


@PLAIN_ONLY
def test_pages_without_a_checksum_are_said_to_have_none(whole: Path) -> None:
    """As after a run that was cut off between its two transactions."""
    with closing(raw(whole)) as connection:
        connection.execute("UPDATE seal SET pending = ?", ("all".ljust(LENGTH),))
        connection.commit()

    checked = check(whole, KEY_OF_ALL)

    assert checked.findings == ()
    looked_at = {part.name: part for part in checked.parts}
    assert looked_at["pages"].number == 0
    assert (looked_at["not yet sealed"].number or 0) > 40
    assert "Damage there is noticed only as far as SQLite does" in looked_at["not yet sealed"].says


@pytest.mark.parametrize("cut", [0.3, 0.5, 0.9, 0.999])
def test_a_file_that_is_cut_off_is_damaged_and_every_part_has_its_say(whole: Path, cut: float) -> None:
    data = whole.read_bytes()
    whole.write_bytes(data[: int(len(data) * cut)])

    checked = check(whole, KEY_OF_ALL)

    assert checked.is_damaged
    assert {part.name for part in checked.parts} >= PARTS.keys()


def test_pages_full_of_zeros_or_noise_are_damage_and_no_defect(whole: Path) -> None:
    data = whole.read_bytes()
    for first in range(4096, len(data), 7 * 4096):
        for noise in (bytes(4096), bytes(range(256)) * 16):
            whole.write_bytes(data[:first] + noise + data[first + 4096 :])
            assert check(whole, KEY_OF_ALL).is_damaged, first


# What ft writes is sound ------------------------------------------------------------------------------------------


def taken_in(path: Path, found: CaseloadFile, now: datetime) -> None:
    days = OfficeDays(
        tuple(map(Holiday._make, found.named_holidays)), tuple(Away(*range_) for range_ in found.away)
    )
    with open_caseload(path, now=now) as caseload:
        caseload.import_all(days, found.case_files)


def grave(checked: Checked) -> list[Finding]:
    return [found for found in checked.findings if found.grade != NOTICE]


@pytest.mark.parametrize("seed", range(6))
def test_random_caseloads_break_no_rule(blank: Path, path: Path, now: datetime, seed: int) -> None:
    shutil.copy(blank, path)
    taken_in(path, read_caseload(json.dumps(random_caseload(seed)), "random.json"), now)

    assert grave(check(path, KEY_OF_ALL)) == []


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a caseload takes minutes to shrink
)
@given(found=caseload_files)
def test_whatever_a_caseload_file_may_hold_breaks_no_rule(
    blank: Path, path: Path, now: datetime, found: CaseloadFile
) -> None:
    shutil.copy(blank, path)
    taken_in(path, found, now)

    assert grave(check(path, KEY_OF_ALL)) == []


def test_what_was_erased_leaves_a_sound_file(whole: Path, now: datetime) -> None:
    with open_caseload(whole, now=now) as caseload:
        caseload.erase("C7F3", date(2026, 2, 2), "request")
        caseload.sweep_after()

    assert check(whole, KEY_OF_ALL).findings == ()


@pytest.mark.slow  # 150 clients with 200 entries each are brought in first
def test_a_large_caseload_is_checked_in_half_a_second(blank: Path, path: Path, now: datetime) -> None:
    shutil.copy(blank, path)
    found = read_caseload(json.dumps(random_caseload(1, clients=8)), "random.json")
    lines = (Obligation("client", "application", read_cadence("5/week")),)
    entries = tuple(
        Activity(0, date(2026, 1, 1 + n % 28), "application", 2, note="as agreed") for n in range(200)
    )
    one = found.case_files[0]._replace(
        contracts=(Contract(date(2026, 1, 1), None, lines),), activities=entries
    )
    client = one.client._replace(intake=date(2026, 1, 1), ref="", closed_on=None, outcome=None)
    many = tuple(one._replace(client=client._replace(name=f"Client {n}")) for n in range(150))
    taken_in(path, CaseloadFile(case_files=many), now)

    began = process_time()
    checked = check(path, KEY_OF_ALL)
    took = process_time() - began

    assert grave(checked) == []
    assert took < 0.5, took
