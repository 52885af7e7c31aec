"""A terminal: no line is wider than it, no name steers it, and nothing is lost."""

import re
from datetime import date

import pytest

from followthrough.casework.client import Client
from followthrough.casework.names import is_unprintable
from followthrough.present.formats import FORMATS, as_screen, in_format
from followthrough.present.layout import width_of
from followthrough.present.morning import triage_sheet
from followthrough.present.people import clients_sheet
from followthrough.present.sheet import Column, Grid, Page, Paragraph, Row, Section, Sheet, Span, line
from followthrough.triage.morning import Listed, Morning
from mornings import DAY, the_morning

WIDTHS = (60, 80, 100, 120, 200)
HOSTILE = (
    "[/red]", "[bold]Ana", "[link=http://x]here[/link]", "\x1b[31mred\x1b[0m", "\x9b2J", "\x1b]0;title\x07",
    "\u202eanA", "\u2066x\u2069", "x" * 10_000, "y " * 5_000, "محمد عبد الله", "👩🏽‍💼🇨🇦 王芳", "=1+1", "a\u2028b",
    "\ud83d",
    ":smile:", "a\x00b\x7f", "e\u0301" * 30, "{name}", "%s", "{}", "| # *",
)  # fmt: skip
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def with_names(name: str) -> Morning:
    found = the_morning()
    lists = {
        where: [Listed(entry.client._replace(name=name, phone=name), entry.assessment) for entry in entries]
        for where, entries in found.lists.items()
    }
    return Morning(DAY, lists, [client._replace(name=name) for client in found.paused])


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("format", ["table", "markdown", "json"])
def test_no_name_steers_what_a_terminal_may_show(name: str, format: str) -> None:
    written = "".join(in_format(triage_sheet(with_names(name)), format))

    assert not [mark for mark in written if is_unprintable(mark) and mark != "\n"]
    written.encode()


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("width", [60, 110])
def test_no_name_breaks_a_screen(name: str, width: int) -> None:
    morning = with_names(name)
    people = [(entry.client, entry.assessment, None) for entry in morning.listed]
    bare = Sheet("bare", ("name", "note"), [(name, name)])
    for sheet in (triage_sheet(morning), clients_sheet(people, DAY), bare):
        coloured, plain = as_screen(sheet, width, 40, colour=True), as_screen(sheet, width, 40, colour=False)
        assert COLOUR.sub("", coloured).split() == plain.split()
        assert not [mark for mark in plain if is_unprintable(mark) and mark != "\n"]
        assert max(map(width_of, plain.splitlines())) <= width


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("format", ["table", "tsv", "markdown"])
def test_every_record_stays_on_its_line(name: str, format: str) -> None:
    rows = [("C7F3", f"{name}\nmore\tof it\r\n"), ("K2QD", "Luc")]
    written = "".join(in_format(Sheet("clients", ("ref", "name"), rows), format))

    assert len(written.split("\n")) == len(rows) + (3 if format == "markdown" else 2)


def test_colour_is_for_roles_and_left_out_when_it_is_not_wanted() -> None:
    assert COLOUR.search(as_screen(triage_sheet(the_morning()), 100, 40, colour=True))
    assert "\x1b" not in as_screen(triage_sheet(the_morning()), 100, 40, colour=False)


def test_a_long_cell_is_wrapped_in_its_column() -> None:
    says = "one two three four five six seven eight nine ten eleven"
    below = line("→ then this, and that, and more of it")
    grid = Grid(
        (Column("name"), Column("says", sinks=True), Column("quiet")), [Row(("Ana", says, "today"), (below,))]
    )

    assert as_screen(Sheet("x", (), (), page=lambda: Page(None, [grid])), 50, 40, colour=False) == (
        "Ana  one two three four five six seven       today\n"
        "     eight nine ten eleven\n"
        "     → then this, and that, and more of it\n"
    )


def test_where_there_is_no_room_beside_it_a_long_cell_sinks_below() -> None:
    grid = Grid((Column("name"), Column("ref"), Column("says", sinks=True), Column()), [
        Row(("Ana Reyes-Tremblay", "C7F3", "No report recorded for the week of 5 January.", "today")),
        Row(("Sam", "9XHT", "You owe him 2 job leads since Friday.", "today"), brief=True),
    ])  # fmt: skip

    assert as_screen(Sheet("x", (), (), page=lambda: Page(None, [grid])), 60, 40, colour=False) == (
        "Ana Reyes-Tremblay  C7F3  today\n"
        "    No report recorded for the week of 5 January.\n"
        "Sam                 9XHT  You owe him 2 job leads since\n"
        "                          Friday.\n"
    )


def test_what_is_spare_is_left_out_on_a_narrow_screen_and_never_on_a_pipe() -> None:
    columns = (Column("name"), Column(head="program", spare=True), Column())
    sheet = Sheet(
        "x",
        (),
        (),
        page=lambda: Page(None, [Grid(columns, [Row(("Ana " * 10, "Newcomers", "604-555-0142"))])]),
    )

    assert "Newcomers" not in as_screen(sheet, 60, 40, colour=False)
    assert "Newcomers" in "".join(in_format(sheet, "table"))


def test_a_section_in_a_grid_stands_over_its_last_column() -> None:
    grid = Grid(
        (Column(), Column()),
        [Section(line("ACTIVE"), "since"), Row(("Ana Reyes", "6 Jan")), Paragraph(line("… 3 more"))],
    )

    assert "".join(in_format(Sheet("x", (), (), page=lambda: Page(None, [grid])), "table")) == (
        "\nACTIVE     since\nAna Reyes  6 Jan\n… 3 more\n"
    )


def test_a_bare_table_says_its_days_as_people_do_and_leaves_out_empty_columns() -> None:
    rows = [("Ana", date(2026, 1, 12), None), ("Luc", date(2025, 1, 12), None)]
    written = as_screen(Sheet("x", ("name", "on", "ends_on"), rows, today=DAY), 60, 40, colour=False)

    assert [row.rstrip() for row in written.splitlines()] == [
        "name  on",
        "Ana   yesterday",
        "Luc   12 Jan 2025",
    ]


def test_a_bare_table_shows_no_more_rows_than_is_sensible_and_says_where_the_rest_is() -> None:
    written = as_screen(Sheet("activities", ("id",), ((n,) for n in range(1_000))), 80, 40, colour=False)

    assert written.splitlines()[-1] == "The first 200 rows; -o activities.csv writes them all."


def test_nothing_to_show_is_said() -> None:
    assert as_screen(Sheet("tasks", ("client",), []), 80, 40, colour=False) == "Nothing to show.\n"
    assert "ft add-client" in as_screen(clients_sheet([], DAY), 80, 40, colour=False)


def test_every_format_takes_every_name() -> None:
    for name in HOSTILE:
        person = (Client("C7F3", name, DAY), None, None)
        for written_as in FORMATS:
            assert "".join(in_format(clients_sheet([person], DAY), written_as))


def test_what_two_spaces_set_apart_goes_on_a_line_of_its_own_where_it_does_not_fit() -> None:
    greeting = Span("→ Greet Luc Tremblay; book this week.", "next")
    own = Span("  « Être fier devant mes filles »", "good")
    sheet = Sheet("x", (), (), page=lambda: Page(None, [Paragraph((greeting, own))]))

    assert as_screen(sheet, 80, 40, colour=False) == (
        "→ Greet Luc Tremblay; book this week.  « Être fier devant mes filles »\n"
    )
    assert as_screen(sheet, 60, 40, colour=False) == (
        "→ Greet Luc Tremblay; book this week.\n  « Être fier devant mes filles »\n"
    )
