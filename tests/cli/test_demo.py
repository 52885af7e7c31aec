"""`ft demo`: a whole caseload, made through the same doors as a counsellor's own, or nothing at all."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from followthrough.cli import demo, playing, run
from followthrough.demonstration import steps
from followthrough.desk import Clock, Desk
from followthrough.triage.assess import judge
from followthrough.triage.morning import Morning, morning_of
from followthrough.triage.thresholds import DEFAULTS
from played import played

TODAY = date(2026, 1, 14)
NOW = "2026-01-14T08:30:00-05:00"


@pytest.fixture(autouse=True)
def a_morning_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FT_NOW", NOW)
    monkeypatch.setenv("FT_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("FT_DATABASE", "FT_TODAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One demonstration for all who only read it."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FT_NOW", NOW)
        assert run(["demo", "--database", str(path)]) == 0
    return path


@pytest.fixture
def desk(made: Path) -> Iterator[Desk]:
    desk = Desk(Clock(datetime.fromisoformat(NOW).astimezone(UTC), TODAY, is_as_of=True), str(made))
    yield desk
    desk.close()


def as_told(morning: Morning) -> list[tuple[object, ...]]:
    """Everything about a morning but the numbers of the entries, which the caseload gives in its own order."""
    return [
        (
            entry.client,
            entry.assessment._replace(reasons=()),
            [(reason.code, reason.facts) for reason in entry.assessment.reasons],
        )
        for entry in morning.listed
    ]


def test_the_caseload_says_what_the_steps_say(desk: Desk) -> None:
    office, cases = played(steps(TODAY))
    there = [case for case in cases.values() if case.client.closed_on is None]
    told = morning_of(
        TODAY, [(case.client, judge(case, TODAY, office, DEFAULTS).assessment) for case in there]
    )

    morning = desk.morning()

    assert as_told(morning) == as_told(told)
    assert [client.ref for client in morning.paused] == [client.ref for client in told.paused]


def test_everything_is_recorded_on_its_own_day(desk: Desk) -> None:
    case = desk.caseload.case_file("M7FD")

    assert case.activities
    for entry in case.activities:
        assert entry.recorded_at is not None
        assert entry.recorded_at.date() == entry.on


def test_what_is_recorded_today_is_recorded_now(desk: Desk) -> None:
    (met,) = desk.caseload.case_file("F8BN").activities

    assert met.on == TODAY
    assert met.recorded_at == desk.clock.now


def test_the_latest_step_is_the_latest_days(desk: Desk) -> None:
    steps_taken = desk.caseload.steps(5)

    assert steps_taken == sorted(steps_taken, key=lambda step: -step.id)
    assert {step.at.date() for step in steps_taken} <= {date(2026, 1, 13), TODAY}


def test_it_never_takes_the_place_of_a_file(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = made.read_bytes()

    assert run(["demo", "--database", str(made)]) == 5

    assert str(made) in capsys.readouterr().err
    assert made.read_bytes() == before


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A demonstration of no more than its first steps, where only the way there matters."""
    monkeypatch.setattr("followthrough.demonstration.steps", lambda today: list(steps(today))[:20])


@pytest.mark.usefixtures("short")
def test_without_a_name_it_goes_beside_the_counsellors_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    (tmp_path / "settings.toml").write_text(f'database = "{(tmp_path / "own.db").as_posix()}"\n')

    assert run(["demo"]) == 0

    assert [path.name for path in (tmp_path / "data").iterdir()] == ["demo.db"]
    assert not (tmp_path / "own.db").exists()
    said = capsys.readouterr().out
    assert str(tmp_path / "data" / "demo.db") in said
    assert "ft triage --database" in said
    assert "ft why benoit --database" in said


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize(("trouble", "code"), [(KeyboardInterrupt, 130), (ZeroDivisionError, 1)])
def test_broken_off_it_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: type[BaseException], code: int
) -> None:
    done = []

    def break_off(*step: object) -> None:
        done.append(step)
        if len(done) == 10:
            raise trouble

    monkeypatch.setattr(playing, "_record", break_off)
    place = tmp_path / "here"
    place.mkdir()

    assert run(["demo", "--database", str(place / "demo.db")]) == code

    assert list(place.iterdir()) == []


@pytest.mark.usefixtures("short")
def test_a_file_that_came_in_between_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "here" / "demo.db"
    path.parent.mkdir()
    monkeypatch.setattr(playing, "_record", lambda *_: path.write_text("mine"))

    assert run(["demo", "--database", str(path)]) == 5

    assert [(found.name, found.read_text()) for found in path.parent.iterdir()] == [("demo.db", "mine")]


@pytest.mark.usefixtures("short")
def test_the_rest_of_a_deleted_caseload_is_not_played_into_it(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    journal = tmp_path / "demo.db-journal"
    journal.write_bytes(b"something")

    assert run(["demo", "--database", str(path)]) == 5
    journal.write_bytes(b"")
    assert run(["demo", "--database", str(path)]) == 0


def test_its_command_is_under_housekeeping(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0

    housekeeping = capsys.readouterr().out.partition("Housekeeping")[2]
    assert "demo " in housekeeping
    assert demo.FILE == "demo.db"
