"""A month is reported on the screen and into files; and low power is looked through."""

import json
import sqlite3
from contextlib import closing

import pytest

from followthrough.casework.mistakes import DAMAGED, REFUSED, USAGE


@pytest.fixture
def told(office, monkeypatch: pytest.MonkeyPatch):
    """The office in February, after a month of which something is written down."""
    office.does(
        "log luc text --in --on 2026-01-06",
        "log luc text --on 2026-01-07 --minutes 5",
        "log ana job-club --attended --on 2026-01-07",
        'place elise low-power --why "moving" --would-help "a bus pass" --on 2026-01-12',
    )
    monkeypatch.setenv("FT_NOW", "2026-02-11T09:00:00+00:00")
    return office


def figures(office, words: str) -> dict:
    found = json.loads(office.ft(f"report {words} --format json").out)["report"]
    return {figure["name"]: figure for group in found["groups"] for figure in group["figures"]}


def test_the_last_month_is_reported_if_no_period_is_said(told) -> None:
    assert json.loads(told.ft("report --format json").out)["report"]["period"] == "2026-01"


def test_small_numbers_are_shown_only_where_they_are_asked_for(told) -> None:
    assert figures(told, "")["intakes"]["numerator_mark"] == "under 5"
    assert figures(told, "--all-numbers")["intakes"]["numerator"] == 3


def test_a_months_figures_are_those_of_the_record(told) -> None:
    found = figures(told, "--all-numbers --period 2026-01")

    names = ("intakes", "signed", "answered-soon", "session-attended", "resting", "minutes")
    assert {name: found[name]["numerator"] for name in names} == {
        "intakes": 3, "signed": 1, "answered-soon": 1, "session-attended": 1, "resting": 1, "minutes": 5,
    }  # fmt: skip


@pytest.mark.parametrize("ending", ["html", "md", "xlsx", "csv", "tsv", "json", "txt"])
def test_a_report_goes_into_a_file_and_names_nobody(told, ending: str) -> None:
    assert told.ft(f"report --all-numbers -o {told.folder}/january.{ending}").code == 0

    written = (told.folder / f"january.{ending}").read_bytes()
    assert b"Reyes" not in written
    assert b"Tremblay" not in written
    assert len(written) > 1000


def test_the_same_month_is_the_same_file(told) -> None:
    written = []
    for name in ("a", "b"):
        told.does(f"report -o {told.folder}/{name}.xlsx", f"report -o {told.folder}/{name}.html")
        written.append([(told.folder / f"{name}.{ending}").read_bytes() for ending in ("xlsx", "html")])

    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("--period octobre", USAGE),
        ("--period 2026-03", REFUSED),
        ("--period 2026-01 --from 2026-01-01", USAGE),
        ("--audit --period 2026-01", USAGE),
        ("--from 2026-01-20 --to 2026-01-10", USAGE),
        ("-o january.odt", USAGE),
    ],
)
def test_what_cannot_be_reported_is_told_with_a_way_on(told, words: str, code: int) -> None:
    ran = told.ft(f"report {words}")

    assert (ran.code, ran.out) == (code, "")
    assert ran.err.count("\n") == 2


def test_days_of_ones_own_are_a_period_too(told) -> None:
    found = json.loads(told.ft("report --from 2026-01-05 --to 2026-01-09 --format json").out)["report"]

    assert (found["period"], found["first"], found["last"]) == (
        "2026-01-05/2026-01-09",
        "2026-01-05",
        "2026-01-09",
    )


def test_the_screen_names_who_is_on_low_power_and_a_file_does_not(told) -> None:
    screen = told.ft("report --audit").out
    told.does(f"report --audit -o {told.folder}/audit.md")
    file = (told.folder / "audit.md").read_text(encoding="utf-8")

    assert "Élise Côté" in screen
    assert "Élise" not in file
    assert "| M4RB | 2026-01-12 | 30 | written down |" in file


def test_reporting_writes_nothing_down(told) -> None:
    before = told.dump()
    told.does("report", "report --audit", "report --period 2026-01 --all-numbers")

    assert told.dump() == before


# Issued ---------------------------------------------------------------------------------------------------------


def test_what_was_issued_is_shown_as_it_was_issued(told) -> None:
    issued = told.ft("report --issue --format json")
    told.does("log luc text --in --on 2026-01-20", "log ana meeting --attended --on 2026-01-21")

    again = told.ft("report --period 2026-01 --format json")
    assert (issued.code, again.code, again.out) == (0, 0, issued.out)
    assert told.ft("report").out.startswith("January 2026     Issued on 11 February 2026, checksum ")


def test_an_issued_report_is_not_issued_again(told) -> None:
    told.does("report --issue")

    assert told.ft("report --period 2026-01 --issue").code == REFUSED


def test_a_month_that_runs_cannot_be_issued(told) -> None:
    ran = told.ft("report --period 2026-02 --issue")

    assert (ran.code, ran.out) == (REFUSED, "")
    assert "until 2026-03-01" in ran.err


def test_what_differs_today_is_named(told) -> None:
    told.does("report --issue --all-numbers", "log luc text --in --on 2026-01-20")

    ran = told.ft("report --period 2026-01 --now --all-numbers")
    assert "    Messages from clients: 1, today 2\n" in ran.err
    assert "Intakes" not in ran.err
    assert ran.out.startswith("January 2026     As the record stands")


def test_nothing_differs_until_something_is_written_down(told) -> None:
    told.does("report --issue")

    for words in ("report --now", "report --now --all-numbers"):
        assert told.ft(words).err.startswith("Every figure is today what it was")
    assert told.ft("report --now --period 2025-12").err.startswith("Nothing is issued for December 2025")


def test_a_report_that_was_changed_in_the_file_is_told(told) -> None:
    told.does("report --issue")
    with closing(sqlite3.connect(told.database)) as connection:
        connection.executescript(
            "DROP TRIGGER issued_report_update; UPDATE issued_report SET body = replace(body, 'January', 'Juanuary')"
        )

    assert told.ft("report --period 2026-01").code == DAMAGED
    assert told.ft("report --period 2026-01 --now").code == 0
