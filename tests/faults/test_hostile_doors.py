"""Hostile text where ft speaks outside its tables: on a terminal, in what it says, in mistakes, questions and papers.

And at its doors: what cannot be kept is refused with a mistake, and no file brings in what typing could not.
"""

import csv
import io
import re
import shutil
import sys
from datetime import datetime
from html.parser import HTMLParser
from itertools import cycle, islice
from pathlib import Path

import pytest

from followthrough.casework.names import LONGEST
from followthrough.store import open_caseload

from .hostile import hostile_strings, kept, storable, tokens_in
from .hostile_caseload import CLIENTS, NOW, RESTING, fill, texts_from
from .screens import COLUMNS, OWN_COLOURS, ft, on_screen, steering_in
from .surface import INTO_A_FILE, ONE_CLIENT, SURFACE, WRITES_DOWN, lines_of, words_of
from .test_hostile_text import MANY, REPORTS

SOME = 400
"""Strings that are typed one by one; all of them are typed by hundreds."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "caseload.db"
    fill(path, texts_from(map(storable, hostile_strings())))
    return path


@pytest.fixture
def database(filled: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in a folder of its own, on the day on which it was filled."""
    path = folder / "caseload.db"
    shutil.copy(filled, path)
    monkeypatch.chdir(folder)
    for name, value in {
        "FT_NOW": NOW,
        "TZ": "UTC",
        "FT_DATABASE": str(path),
        "COLUMNS": str(COLUMNS),
    }.items():
        monkeypatch.setenv(name, value)
    return path


def one_by_one() -> list[str]:
    """Some strings: every piece alone, and then some put together."""
    return [*islice(hostile_strings(), SOME)]


# On a terminal --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["table", "csv", "html"])
@pytest.mark.parametrize(("name", "line"), REPORTS)
def test_nothing_but_our_own_colours_reaches_a_terminal(
    name: str, line: str, format: str, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    refs = {ONE_CLIENT: RESTING[:2] if name == "open-door" else CLIENTS[:3]}.get(SURFACE[name].what, [""])
    for ref in refs:
        code, screen = on_screen(*words_of(name, line, client=ref), "--format", format)

        assert code == 0
        plain = OWN_COLOURS.sub("", screen)
        assert steering_in(plain.replace("\t", "")) == set()
        if format == "table":
            assert too_wide(plain) == []


def too_wide(screen: str) -> list[str]:
    """The lines that a terminal would have to break, by the widths that Rich knows."""
    from rich.cells import cell_len

    return [line for line in screen.replace("\u00ad", "").split("\n") if cell_len(line) > COLUMNS]


@pytest.mark.parametrize("words", ["triage --all", "clients --all", "today", "plan"])
def test_under_a_mask_a_screen_is_as_clean(words: str, database: Path) -> None:
    assert steering_in(ft("--private", *words.split()).out) == set()
    code, screen = on_screen("--private", *words.split())

    assert (code, steering_in(OWN_COLOURS.sub("", screen))) == (0, set())


# What is said ---------------------------------------------------------------------------------------------------


def test_what_is_written_down_is_told_in_clean_words_or_refused_by_a_mistake(database: Path) -> None:
    texts, codes = cycle(one_by_one()), set()
    lines = lines_of(WRITES_DOWN)
    for number in range(SOME // 2):
        name, line = lines[number % len(lines)]
        ran = ft("--no-input", *words_of(name, line, client=CLIENTS[number % len(CLIENTS)], text=next(texts)))
        codes.add(ran.code)

        assert ran.code in (0, 2, 4, 5), (name, ran)
        assert steering_in(ran.out + ran.err) == set(), (name, ran)
    assert codes >= {0, 2, 5}


def test_a_mistake_repeats_all_ten_thousand_in_clean_words_and_few_lines(database: Path) -> None:
    assert ft("init", "--database", "empty.db", "--holidays", "none").code == 0
    nobody = (storable(one).replace(",", " ").replace("Z", "Y") for one in islice(hostile_strings(), MANY))
    told: set[str] = set()
    while some := [*islice(nobody, 20)]:
        ran = ft("--database", "empty.db", "log-group", "workshop", "--attended", ",".join(some))
        assert (ran.code, ran.out, steering_in(ran.err)) == (4, "", set()), some
        assert ran.err.count("\n") == 2
        told |= set(re.findall(r"Y\d{5}", ran.err))

    assert len(told) == MANY


def test_every_door_refuses_in_one_sentence_what_no_screen_shows(database: Path) -> None:
    doors = [
        ("show", "{text}"), ("add-client", "{text}"), ("export", "{text}"), ("explain", "{text}"), ("settings",
        "{text} {text}"),
        ("triage", "--format {text}"), ("log", "{client} {text}"), ("history", "{client} --from {text}"),
        ("place", "{client} {text}"),
        ("sign-contract", "{client} --client {text}"), ("import", "{text}"), ("report", "--period {text}"),
    ]  # fmt: skip
    for number, text in enumerate(one_by_one()):
        name, line = doors[number % len(doors)]
        words = words_of(name, line, client=CLIENTS[0], text=text.replace("\0", ""))
        ran = ft("--no-input", *words)

        assert ran.code in (0, 2, 4), (words, ran)
        assert steering_in(ran.out + ran.err) == set(), (words, ran)
        assert ran.err.count("\n") <= 3, (words, ran)


def test_the_list_of_steps_is_clean(database: Path) -> None:
    for text in one_by_one()[:60]:
        ft("assign", CLIENTS[0], text, "--by", "fri")
        ft("edit-client", CLIENTS[1], "--name", text)
    listed = ft("undo", "--list")

    assert (listed.code, steering_in(listed.out)) == (0, set())
    assert listed.out.count("\n") == 20 + 2


def test_a_question_is_clean(database: Path) -> None:
    from terminals import on_terminal

    with open_caseload(database, now=datetime.fromisoformat(NOW)) as caseload:
        caseload.edit_client(CLIENTS[0], name="Ana\u202e\u2066 \x1b]0;x\x07 Reyes\x9b31m")
    code, screen = on_terminal(["sign-contract", CLIENTS[0], "--client", "report weekly"], "")

    assert code == 0, screen
    assert "How confident is Ana⟦U+202E⟧" in screen
    assert steering_in(OWN_COLOURS.sub("", screen)) == set()


def test_completion_is_clean(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for shell in ("bash", "zsh", "fish"):
        for typed in ("ft tr", "ft show \x1b]0;x\x07", "ft \u202e", "ft log ana --note '\x9b31m"):
            monkeypatch.setenv("_FT_COMPLETE", f"complete_{shell}")
            monkeypatch.setenv("COMP_WORDS", typed)
            monkeypatch.setenv("COMP_CWORD", "1")
            monkeypatch.setenv("_TYPER_COMPLETE_ARGS", typed)
            ran = ft()

            assert steering_in((ran.out + ran.err).replace("\t", "")) == set()


# Papers ---------------------------------------------------------------------------------------------------------


class Safe(HTMLParser):
    """A page in which nothing runs, and nothing is fetched."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "img", "svg", "a", "iframe", "object", "link", "form", "base"), tag
        assert [name for name, _ in attrs if name.startswith("on") or name in ("src", "href")] == []


@pytest.mark.parametrize(("name", "line"), [one for one in lines_of(INTO_A_FILE) if one[0] != "import"])
def test_a_page_a_draft_and_a_calendar_hold_nothing_that_steers(
    name: str, line: str, database: Path, folder: Path
) -> None:
    if name == "calendar":
        pytest.importorskip(
            "icalendar", reason="SKIPPED: icalendar is not installed; no calendar was written"
        )
    for client in CLIENTS if "{client}" in line else [""]:
        ran = ft(*words_of(name, line, client=client, folder=str(folder)))
        assert ran.code == 0, ran
        assert steering_in(ran.out + ran.err) == set(), ran
        for path in folder.iterdir():
            if path.suffix in (".html", ".md", ".txt", ".ics"):
                text = path.read_bytes().decode()
                assert steering_in(text.replace("\r\n", "\n")) == set(), (client, path.name)
                if path.suffix == ".html":
                    Safe().feed(text)


@pytest.mark.slow  # a PDF takes a tenth of a second, a Word file as long
@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("name", ["print-contract", "print-log"])
def test_a_printed_page_is_made_of_every_name(name: str, ending: str, database: Path, folder: Path) -> None:
    pytest.importorskip("typst", reason="SKIPPED: typst is not installed; no PDF was written")
    pytest.importorskip("docx", reason="SKIPPED: python-docx is not installed; no Word file was written")
    for client in CLIENTS[::3]:
        ran = ft(name, client, "-o", str(folder / f"page.{ending}"))

        assert (ran.code, steering_in(ran.out + ran.err)) == (0, set()), ran
        assert (folder / f"page.{ending}").stat().st_size > 1000


def test_a_calendar_has_no_line_that_came_from_a_name(database: Path, folder: Path) -> None:
    icalendar = pytest.importorskip(
        "icalendar", reason="SKIPPED: icalendar is not installed; no calendar was read"
    )
    assert ft("calendar", "-o", "weeks.ics", "--names").code == 0
    read = icalendar.Calendar.from_ical((folder / "weeks.ics").read_bytes())
    names = {name for event in read.walk("VEVENT") for name in event}

    assert names <= {
        "SUMMARY",
        "DTSTART",
        "DTEND",
        "DTSTAMP",
        "UID",
        "TRANSP",
        "DURATION",
        "CLASS",
        "SEQUENCE",
        "STATUS",
    }


# Files from elsewhere -------------------------------------------------------------------------------------------


def test_a_table_brings_in_what_typing_could_and_the_rest_is_put_aside(database: Path, folder: Path) -> None:
    strings = [one.replace("\0", "") for one in map(storable, islice(hostile_strings(), 2000))]
    with (folder / "in.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(
            [("name", "intake"), *((one, "2026-01-05") for one in strings)]
        )
    ran = ft("import", "in.csv", "--partial")

    assert (ran.code, steering_in(ran.out + ran.err)) == (3, set()), ran
    names = {
        row["name"]
        for row in csv.DictReader(
            io.StringIO(ft("export", "clients", "--from", "2026-01-05").out, newline="")
        )
    }
    assert {tuple(sorted(tokens_in(name))) for name in names} <= {
        tuple(sorted(tokens_in(one))) for one in strings
    }
    assert all(kept(name, "name") == name for name in names)
    assert len(names) > 900


@pytest.mark.parametrize(
    "text", ["\n" * 100_000, "line\n" * 100_000, "x" * 1_000_000, "é" * 500_000, "=" * 10_001], ids=len
)  # fmt: skip
def test_a_note_of_a_hundred_thousand_lines_or_a_megabyte_is_refused_in_two_lines(
    text: str, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    ran = ft("log", CLIENTS[0], "call", "--in", "--note", "-")

    assert (ran.code, ran.out) == ((2, "") if text.strip() else (0, ran.out)), ran
    assert len(ran.err) < 400


def test_the_longest_note_of_lines_is_kept_and_stays_on_its_line(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    longest = "a\n" * (LONGEST["note"] // 2 - 1) + "b"
    lines = []
    for note in ("short", "short", "short", longest):
        monkeypatch.setattr(sys, "stdin", io.StringIO(note))
        assert ft("log", CLIENTS[0], "call", "--in", "--note", "-").code == 0
        lines.append(ft("history", CLIENTS[0]).out.count("\n"))

    assert lines[3] - lines[2] == lines[2] - lines[1]
