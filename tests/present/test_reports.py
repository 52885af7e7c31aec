"""Every report in every format, over random caseloads; and what none of them may say."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest

from followthrough.casework.mistakes import UnknownTable, UnknownTopic
from followthrough.present import sheets
from followthrough.present.arithmetic import SHORT, value_of, weeks_of, windows_of
from followthrough.present.formats import FORMATS, as_screen, in_format
from followthrough.present.layout import width_of
from followthrough.present.moves import CAUSES, moves_of, slips_of
from followthrough.present.pressing import STATING
from followthrough.present.sheet import ROLES, Sheet
from followthrough.triage.answer import REASONS
from followthrough.triage.gaps import gaps_of
from followthrough.triage.thresholds import DEFAULTS
from followthrough.workday.settings import MEANINGS, Settings, with_settings
from mornings import RANDOM_DAYS, random_judged, random_morning, the_morning

REFUSED = re.compile(r"\bfailed\b|non-compliant|\blazy\b|\brefuses\b|\bstrike\b|\bgiven up\b", re.IGNORECASE)
SEEDS = range(3)
WIDTHS = (60, 80, 100, 120, 200)
TODAY = RANDOM_DAYS[1]


def of_a_client(seed: int) -> Iterator[Callable[[], Sheet]]:
    for case, judged in random_judged(seed):
        client = case.client
        yield lambda j=judged, c=client: sheets.why_sheet(
            j, c, DEFAULTS, {"slips": "settings (settings.toml)"}
        )
        yield lambda k=case, j=judged: sheets.show_sheet(k, j)
        yield lambda k=case: sheets.contract_sheet(k, TODAY)
        yield lambda k=case: sheets.history_sheet(k.client, k.activities, TODAY)


def of_a_caseload(seed: int) -> Iterator[Callable[[], Sheet]]:
    found = random_judged(seed)
    people = [(case.client, judged.assessment, None) for case, judged in found]
    gaps = [(case.client, gap) for case, judged in found for gap in gaps_of(judged.view)]
    yield lambda: sheets.triage_sheet(random_morning(seed), height=24)
    yield lambda: sheets.standing_sheet(random_morning(seed))
    yield lambda: sheets.clients_sheet(people, TODAY)
    yield lambda: sheets.gaps_sheet(gaps, TODAY)


def of_the_house() -> Iterator[Callable[[], Sheet]]:
    at = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
    yield lambda: sheets.steps_sheet([(2, at, "log ana call --in", True), (1, at, "init", False)], TODAY)
    yield lambda: sheets.calendar_sheet([(date(2026, 1, 1), "New Year's Day")], [(TODAY, TODAY, None)], TODAY)
    yield lambda: sheets.settings_sheet(Settings(), {})
    yield lambda: sheets.gaps_sheet([], TODAY)
    for topic in (None, "3", "low-power", "Sign a contract", *REASONS):
        yield lambda t=topic: sheets.explain_sheet(t)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_report_comes_in_every_format_and_says_nothing_unkind(seed: int) -> None:
    for make in (*of_a_client(seed), *of_a_caseload(seed), *of_the_house()):
        written = ["".join(in_format(make(), name)) for name in FORMATS]
        assert json.loads(written[list(FORMATS).index("json")])["schema"] == 1
        assert not REFUSED.search("".join(written)), make().name


@pytest.mark.parametrize("width", WIDTHS)
def test_every_report_fits_every_screen(width: int) -> None:
    for make in (*list(of_a_client(1))[::2], *of_a_caseload(2), *of_the_house()):
        written = as_screen(make(), width, 40, colour=False)
        assert max(map(width_of, written.splitlines())) <= width
        assert not REFUSED.search(written)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sum_can_be_redone_from_the_cells_that_are_shown(seed: int) -> None:
    for _, judged in random_judged(seed):
        short = windows_of(judged.view).short
        weeks = [week for week in weeks_of(judged.view) if week.part == SHORT]
        values = [value_of(cell) for week in weeks for cell in week.cells]
        assert len(values) == short.cells
        assert (sum(values) / len(values) if values else None) == short.mean
        if judged.assessment is not None:
            assert judged.assessment.follow_through == short.mean


@pytest.mark.parametrize("seed", SEEDS)
def test_the_moves_end_where_the_client_stands(seed: int) -> None:
    for case, judged in random_judged(seed):
        moves = moves_of(judged.walk)
        assert moves[0].on == case.client.intake
        assert all(move.cause in (*CAUSES, "fresh-start") for move in moves)
        last = [move for move in moves if move.is_move][-1]
        assert last.list == judged.walk.chapters[-1].standing.list


@pytest.mark.parametrize("seed", SEEDS)
def test_the_slips_that_count_are_those_that_can_move(seed: int) -> None:
    for _, judged in random_judged(seed):
        view = judged.view
        counting = [found.slip for found in slips_of(view, date.min) if found.counts]
        assert sorted(counting) == sorted(view.slips_that_move(view.thresholds.slip_days))


def test_why_asks_nothing_that_would_change_how_long_an_answer_is_good() -> None:
    case, judged = random_judged(1)[0]
    before = judged.view.at.next_change
    "".join(in_format(sheets.why_sheet(judged, case.client, DEFAULTS, {}), "table"))
    assert judged.view.at.next_change <= before


def test_why_gives_a_spreadsheet_one_row_for_each_cell() -> None:
    for case, judged in random_judged(2):
        rows = list(sheets.why_sheet(judged, case.client, DEFAULTS, {}).rows)
        weeks = judged.view.follow_through.counted_weeks(judged.view.day)
        assert [(row[0], row[1], row[2], row[3]) for row in rows] == [
            (week.monday, *cell) for week in weeks for cell in week.cells
        ]


def test_where_things_stand_takes_five_lines() -> None:
    assert "".join(in_format(sheets.standing_sheet(the_morning()), "table")) == (
        "Tuesday 2026-01-13\n"
        "6 clients: 3 need you, 2 active, 1 open door, 1 paused\n"
        "First: Luc Tremblay (K2QD, 418-555-0161): Welcome back: called today, after 41 days.\n"
        "3 things not written down yet: ft gaps\n"
        "ft triage shows everyone, why, and what to do next.\n"
    )


def test_every_setting_is_shown_with_where_it_comes_from() -> None:
    sheet = sheets.settings_sheet(with_settings({"slips": 3}), {"slips": "settings (settings.toml)"})
    rows = {row[0]: row for row in sheet.rows}

    assert list(rows) == list(MEANINGS)
    assert rows["slips"][1:5] == ("3", "slips", "2", "settings (settings.toml)")
    assert rows["enter_below"][1:5] == ("60 %", "share", "60 %", "default")
    assert rows["week_hours"][1:5] == ("37.5", "hours a week", "37.5", "default")
    assert rows["counsellor"][1:5] == ("", "a name", "", "default")


def test_every_strategy_and_reason_can_be_explained_and_no_fact_is_left_without_an_example() -> None:
    for code in REASONS:
        written = "".join(in_format(sheets.explain_sheet(code), "table"))
        assert code in written
        assert not re.search(r"<\w+[ \w]*>|\{\w+", written), written
    for number in range(1, 6):
        assert "".join(in_format(sheets.explain_sheet(str(number)), "table")).count("says") >= 2


def test_what_is_no_topic_is_a_mistake() -> None:
    with pytest.raises(UnknownTopic):
        sheets.explain_sheet("laundry")


def test_every_reason_that_states_a_list_is_known_to_the_morning() -> None:
    assert set(STATING) <= set(REASONS)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("contracts", "client,signed_on,ends_on,confidence"),
        ("obligations", "client,signed_on,party,kind,cadence,wording,at"),
        (
            "activities",
            "id,client,on,kind,count,outcome,direction,topic,week_of,title,minutes,note,recorded_at,because",
        ),
        ("tasks", "client,title,assigned_on,by,done_on"),
    ],
)
def test_the_tables_have_the_columns_that_are_promised(table: str, columns: str) -> None:
    assert "".join(in_format(sheets.export_sheet(table, ()), "csv")) == columns + "\n"
    assert ",".join(getattr(sheets, f"{table}_sheet")(()).columns) == columns


def test_the_clients_table_has_the_columns_that_are_promised() -> None:
    assert ",".join(sheets.clients_sheet([], TODAY).columns) == (
        "ref,name,status,list,since,intake,program,email,phone,language,channel,contract_signed_on,follow_through,"
        "last_sign_of_life,closed_on,outcome,referral"
    )


def test_a_table_that_is_not_there_is_a_mistake() -> None:
    with pytest.raises(UnknownTable):
        sheets.export_sheet("notes", ())


def test_only_known_roles_are_played() -> None:
    found: set[str] = set()

    def walk(thing: object) -> None:
        if isinstance(thing, tuple) and hasattr(thing, "role"):
            found.add(thing.role)
        if isinstance(thing, tuple | list):
            for part in thing:
                walk(part)

    for make in (*of_a_client(1), *of_a_caseload(1), *of_the_house()):
        page = make().page
        if page is not None:
            walk(list(page().blocks))
    assert found - {""} <= set(ROLES)
