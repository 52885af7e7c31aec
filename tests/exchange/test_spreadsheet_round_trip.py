"""Out to a spreadsheet and in again: what went out comes back, by every format, and through LibreOffice Calc."""

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followthrough.casework.activity import Activity
from followthrough.casework.case_file import CaseFile
from followthrough.casework.client import Client
from followthrough.casework.incoming import IncomingActivity, IncomingClient, What
from followthrough.casework.mistakes import UnusableText
from followthrough.casework.names import keepable
from followthrough.casework.workweek import Calendar
from followthrough.cli import run
from followthrough.exchange.spreadsheet import map_columns, open_table, read_rows, settle_dates
from followthrough.present.excel_csv import ENGLISH, FRENCH, ExcelCsv
from followthrough.present.formats import in_format
from followthrough.present.people import clients_sheet
from followthrough.present.record import history_sheet
from followthrough.present.sheet import Sheet
from followthrough.present.workbook import write_workbook
from followthrough.store import create_caseload, open_caseload

TODAY = date(2026, 3, 10)
NOW = datetime.fromisoformat("2026-03-10T09:00:00+00:00")
Way = Callable[[Sheet, Path], Path]

# By every format, whatever was typed ------------------------------------------------------------------------------


def as_text(format: str, line_end: str, sheet: Sheet, folder: Path) -> Path:
    path = folder / f"{sheet.name}.{format}"
    path.write_bytes("".join(in_format(sheet, format, line_end=line_end)).encode())
    return path


def for_a_double_click(locale: str, sheet: Sheet, folder: Path) -> Path:
    path = folder / f"{sheet.name}.csv"
    dialect = FRENCH if locale == "fr_CA" else ENGLISH
    path.write_bytes("".join(ExcelCsv(sheet, dialect).pieces()).encode())
    return path


def as_workbook(sheet: Sheet, folder: Path) -> Path:
    path = folder / f"{sheet.name}.xlsx"
    with path.open("wb") as file:
        write_workbook([sheet], file)
    return path


WAYS: dict[str, Way] = {
    "csv on a pipe": partial(as_text, "csv", "\n"),
    "csv in a file": partial(as_text, "csv", "\r\n"),
    "--excel in English": partial(for_a_double_click, "en_CA"),
    "--excel in French": partial(for_a_double_click, "fr_CA"),
    "workbook": as_workbook,
}


def read_back(path: Path, what: What) -> list[object]:
    with open_table(path) as table:
        mapping = map_columns(table.header, what)
        return list(read_rows(table, mapping, settle_dates(table, mapping), what, TODAY))


def kept_as(what: str, text: str) -> str | None:
    try:
        return keepable(text, what)
    except UnusableText:
        return None


AWKWARD = st.sampled_from(
    [
        "=1+1",
        "-5",
        "@x",
        "+1 604 555-0142",
        "06045550142",
        "1e5",
        "2026-01-05",
        "1/2",
        "œuvre",
        "Noël 🎉",
        '"q"',
        "a;b",
        "a,b",
    ]
)
BEGINS_WITH_A_GUARD = re.compile("'+[=+\\-@＝＋－＠]")


def texts(what: str) -> st.SearchStrategy[str]:
    """Texts as they are kept; none that looks as if it had been guarded, which only --excel tells apart."""
    typed = AWKWARD | st.text(
        st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=40
    )
    kept = typed.map(partial(kept_as, what)).filter(lambda text: text is not None)
    return kept.filter(lambda text: not BEGINS_WITH_A_GUARD.match(text or ""))  # type: ignore[return-value]


DAYS = st.dates(date(2000, 1, 1), TODAY)
LANGUAGES = st.sampled_from(["en", "fr"])
WORDS = st.none() | texts("program")
PHONES_TYPED = st.none() | texts("phone")
MINUTES = st.none() | st.integers(1, 600)
CLIENTS = st.tuples(texts("name"), DAYS, WORDS, PHONES_TYPED, LANGUAGES).map(
    lambda typed: Client("C7F3", *typed[:3], phone=typed[3], language=typed[4])
)
ENTRIES = st.tuples(DAYS, st.integers(1, 99), st.none() | texts("note"), MINUTES).map(
    lambda typed: Activity(7, typed[0], "application", typed[1], note=typed[2], minutes=typed[3])
)


@pytest.mark.parametrize("way", WAYS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(clients=st.lists(CLIENTS, min_size=1, max_size=3))
def test_clients_come_back_as_they_went(way: str, clients: list[Client]) -> None:
    with TemporaryDirectory() as folder:
        sheet = clients_sheet([(client, None, None) for client in clients], TODAY)
        back = read_back(WAYS[way](sheet, Path(folder)), "clients")

    assert [one for one in back if not isinstance(one, IncomingClient)] == []
    assert [(one.ref, one.name, told(one)) for one in back if isinstance(one, IncomingClient)] == [
        (client.ref, client.name, told_of(client)) for client in clients
    ]


def told(one: IncomingClient) -> tuple[object, ...]:
    return tuple(one.given.get(name) for name in ("intake", "program", "email", "phone", "language"))


def told_of(client: Client) -> tuple[object, ...]:
    return (client.intake, client.program, client.email, client.phone, client.language)


@pytest.mark.parametrize("way", WAYS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(entries=st.lists(ENTRIES, min_size=1, max_size=3))
def test_entries_come_back_as_they_went(way: str, entries: list[Activity]) -> None:
    with TemporaryDirectory() as folder:
        sheet = history_sheet(Client("C7F3", "Ana Reyes", TODAY), entries)
        back = read_back(WAYS[way](sheet, Path(folder)), "activities")

    assert [one for one in back if not isinstance(one, IncomingActivity)] == []
    assert [
        one.activity._replace(id=0, recorded_at=None) for one in back if isinstance(one, IncomingActivity)
    ] == [entry._replace(id=0, recorded_at=None) for entry in entries]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entries=st.lists(ENTRIES, min_size=1, max_size=3))
def test_by_tsv_entries_come_back_but_for_tabs_line_breaks_and_a_first_quotation_mark(
    entries: list[Activity],
) -> None:
    entries = [
        entry._replace(note=entry.note and kept_as("note", on_a_line(entry.note).lstrip(' "')))
        for entry in entries
    ]
    with TemporaryDirectory() as folder:
        sheet = history_sheet(Client("C7F3", "Ana Reyes", TODAY), entries)
        back = read_back(as_text("tsv", "\r\n", sheet, Path(folder)), "activities")

    assert [one.activity._replace(id=0) for one in back if isinstance(one, IncomingActivity)] == [
        entry._replace(id=0) for entry in entries
    ]


def on_a_line(text: str) -> str:
    return re.sub("[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", " ", text)


def test_a_quote_before_a_formula_sign_comes_back_by_the_file_for_a_double_click(tmp_path: Path) -> None:
    sheet = clients_sheet([(Client("C7F3", "'=1+1", TODAY), None, None)], TODAY)

    (back,) = read_back(for_a_double_click("en_CA", sheet, tmp_path), "clients")
    assert isinstance(back, IncomingClient)
    assert back.name == "'=1+1"


# Through LibreOffice Calc -----------------------------------------------------------------------------------------

NAMES = (
    "Élise Cœur-Côté",
    "=1+1",
    "-5",
    "@x",
    'Jo "Jo" Roy',
    "Noël 🎉",
    "D’Arcy; O'Neil, Ann",
    "王芳",
    "2026-01-05",
    "0604",
    "TRUE",
)
PHONES = (
    "+1 604 555-0142",
    "06045550142",
    "-5",
    "1e5",
    "604.555",
    "1/2",
    "(604) 555-0142",
    "=A1",
    "514-555-0100",
    None,
    "1,5",
)
NOTES = (
    "two\nlines, “œ”",
    "=SUM(A1:A9)",
    "+",
    "a;b\tc",
    "“q” \"q\" 'q'",
    "007",
    "5 %",
    "1 janvier 2026",
    "é" * 500,
    None,
    "<r>x</r>",
)
REFS = ("C7F3", "K2QD", "9XHT", "M4RB", "T6WS", "B3ZN", "V8KC", "D5PH", "H2XJ", "R9TG", "W4BM")
CASES = [
    CaseFile(
        Client(ref, name, date(2026, 1, number + 1), "Été; “50+”", None, phone, ("en", "fr")[number % 2]),
        activities=(
            Activity(0, date(2026, 2, number + 1), "application", number + 1, note=note),
            Activity(0, date(2026, 2, 28), "job-club", outcome="missed", because="forgot", minutes=90),
        ),
    )
    for number, (ref, name, phone, note) in enumerate(
        zip(REFS, NAMES, PHONES, NOTES, strict=True)
    )
]  # fmt: skip
TEXT_CSV = "Text - txt - csv (StarCalc)"
THROUGH = {
    "xlsx": ("", [], "xlsx"),
    "en_CA": (
        "--excel --locale en_CA",
        [f"--infilter={TEXT_CSV}:44,34,76,1,,4105,true,true"],
        f"csv:{TEXT_CSV}:44,34,76,1,,4105,true,true,false",
    ),
    "fr_CA": (
        "--excel --locale fr_CA",
        [f"--infilter={TEXT_CSV}:59,34,76,1,,3084,true,true"],
        f"csv:{TEXT_CSV}:59,34,76,1,,3084,true,true,false",
    ),
}
"""By which file: what is asked of ft export, and how Calc opens it (quoted fields are text) and saves it again."""


@pytest.fixture
def ft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], int]:
    monkeypatch.setenv("FT_DATABASE", str(tmp_path / "from.db"))
    monkeypatch.setenv("FT_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("FT_NOW", NOW.isoformat())
    monkeypatch.chdir(tmp_path)
    return lambda words: run(words.split())


def people_in(path: Path) -> dict[str, tuple[Client, list[Activity]]]:
    with open_caseload(path, now=NOW) as caseload:
        refs = [client.ref for client in caseload.clients()]
        return {
            case.client.ref: (
                case.client,
                [entry._replace(id=0, recorded_at=None) for entry in case.activities],
            )
            for case in caseload.case_files(refs, {}, notes=True)
        }


@pytest.mark.slow
@pytest.mark.parametrize("by", THROUGH)
def test_what_was_opened_in_calc_and_saved_comes_back_as_it_went(
    by: str, ft: Callable[[str], int], tmp_path: Path
) -> None:
    """Slow: another program is started, twice."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("SKIPPED: LibreOffice is not installed")
    with create_caseload(tmp_path / "from.db", now=NOW) as caseload:
        caseload.import_all(Calendar(), CASES)
    asked, opened_as, saved_as = THROUGH[by]
    ending = saved_as.partition(":")[0]
    (tmp_path / "saved").mkdir()
    for table in ("clients", "activities"):
        assert ft(f"export {table} {asked} -o {table}.{ending}") == 0
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [office, own, "--headless", *opened_as, "--convert-to", saved_as, "--outdir", "saved"]
    done = subprocess.run(
        [*words, f"clients.{ending}", f"activities.{ending}"], cwd=tmp_path, capture_output=True, check=True
    )
    if b"no export filter" in done.stderr or not (tmp_path / "saved" / f"clients.{ending}").exists():
        pytest.skip("SKIPPED: LibreOffice is here without Calc")

    assert ft("init --database to.db") == 0
    assert ft(f"import saved/clients.{ending} --as clients --database to.db") == 0
    assert ft(f"import saved/activities.{ending} --as activities --database to.db") == 0

    assert people_in(tmp_path / "to.db") == people_in(tmp_path / "from.db")
