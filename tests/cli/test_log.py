"""What happened is recorded: deeds, sessions, contacts, several at once."""

import io
from datetime import date

import pytest

from followthrough.casework.activity import Activity

TODAY = date(2026, 1, 21)


def an(kind: str, count: int = 1, on: date = TODAY, **said: object) -> Activity:
    return Activity(**{"id": 0, "on": on, "kind": kind, "count": count, **said})


def test_several_kinds_are_recorded_and_read_back_as_one_step(office) -> None:
    before = office.dump()

    assert office.ft("log ana report application=5 posting-review=3") == (
        0,
        (
            "Recorded for Ana Reyes (C7F3), Wed 21 Jan 2026 (today): "
            "report, application 5, posting-review 3.  Undo: ft undo\n"
        ),
        "",
    )
    assert office.entries("ana") == [an("report"), an("application", 5), an("posting-review", 3)]
    office.does("undo")
    assert office.dump() == before


@pytest.mark.parametrize(
    ("words", "entry", "told"),
    [
        ("text --no-answer", an("text", outcome="no-answer", direction="out"), "text out, no answer"),
        ("text", an("text", outcome="no-answer", direction="out"), "text out, no answer"),
        ("call --out --answered", an("call", outcome="answered", direction="out"), "call out, answered"),
        ("call --in", an("call", outcome=None, direction="in"), "call in"),
        ("letter", an("letter", outcome="no-answer", direction="out"), "letter out, no answer"),
        ("job-club --missed", an("job-club", outcome="missed"), "job-club missed"),
        ("Job_Club --ours", an("job-club", outcome="ours"), "job-club called off by us"),
        ("meeting --attended --topic value --minutes 45", an("meeting", outcome="attended", topic="value", minutes=45),
         "meeting attended (on value)"),
        ("call --in --topic Vision", an("call", outcome=None, direction="in", topic="vision"), "call in (on vision)"),
        ("report --week-of 2026-01-15", an("report", week_of=date(2026, 1, 12)), "report for the week of 2026-01-12"),
        ("report --week-of mon", an("report", week_of=date(2026, 1, 19)), "report for the week of 2026-01-19"),
        ("job-leads=2", an("job-leads", 2), "job-leads 2"),
        ('application --note "at the bakery"', an("application", note="at the bakery"), "application"),
    ],
)  # fmt: skip
def test_an_entry_says_what_was_said(office, words: str, entry: Activity, told: str) -> None:
    ran = office.ft(f"log ana {words}")

    assert ran.out == f"Recorded for Ana Reyes (C7F3), Wed 21 Jan 2026 (today): {told}.  Undo: ft undo\n"
    assert office.entries("ana") == [entry]


@pytest.mark.parametrize(
    ("day", "read"),
    [
        ("wed", "Wed 21 Jan 2026 (today)"), ("fri", "Fri 16 Jan 2026 (5 days ago)"),
        ("-2w", "Wed 7 Jan 2026 (14 days ago)"),
        ("lundi", "Mon 19 Jan 2026 (2 days ago)"), ("hier", "Tue 20 Jan 2026 (yesterday)"),
        ("3 days ago", "Sun 18 Jan 2026 (3 days ago)"), ("5 jan", "Mon 5 Jan 2026 (16 days ago)"),
    ],
)  # fmt: skip
def test_the_day_understood_is_read_back(office, day: str, read: str) -> None:
    assert f"(C7F3), {read}: application." in office.ft(f"log ana application --on '{day}'").out
    assert f"(C7F3), {read}: application." in office.ft(f"log ana application '--on={day}'").out


def test_each_option_goes_to_the_kinds_for_which_it_has_a_meaning(office) -> None:
    office.does(
        "log ana report job-club call --attended --in --week-of 2026-01-12 --minutes 90 --note well --topic plan"
    )

    assert office.entries("ana") == [
        an("report", week_of=date(2026, 1, 12), note="well"),
        an("job-club", outcome="attended", minutes=90, topic="plan"),
        an("call", outcome=None, direction="in", topic="plan"),
    ]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("", 2, "There is nothing to record."),
        (
            "application --missed",
            2,
            "application cannot be recorded with --missed.\n    application goes with: a count",
        ),
        ("application report --missed", 2, "application cannot be recorded with --missed."),
        ("call --attended", 2, "call goes with: --in, or --out with --answered or --no-answer"),
        ("call", 2, "A call needs its outcome.\n    Add one of: --answered, --no-answer, or --in"),
        ("call --in --answered", 2, "call cannot be recorded with --in --answered."),
        ("call --in --out", 2, "call cannot be recorded with --in and --out together."),
        ("call --answered --no-answer", 2, "--answered and --no-answer together"),
        ("call=2 --in", 2, "call cannot be recorded with --in a count of 2."),
        ("job-club", 2, "A job-club needs its outcome."),
        (
            "job-club --attended --missed",
            2,
            "job-club cannot be recorded with --attended and --missed together.",
        ),
        ("job-club --answered", 2, "job-club goes with: --attended, --missed, --excused, --ours"),
        ("job-club=2 --attended", 2, "a count of 2"),
        ("application --week-of mon", 2, "application cannot be recorded with --week-of."),
        ("application --title Tidy", 2, "application cannot be recorded with --title."),
        ("application --topic value", 2, "application cannot be recorded with --topic."),
        ("meeting --attended --topic weather", 2, "“weather” is not a topic that ft knows."),
        ("aplication", 2, "Did you mean application?"),
        ("application=0", 2, "“application=0” is not a count"),
        ("application=-1", 2, "“application=-1” is not a count"),
        ("application=1000", 2, "Use a whole number from 1 to 999"),
        ("application=lots", 2, "is not a count"),
        ("application --minutes 2000", 2, "--minutes"),
        ("application --on 01/02/2026", 2, "Type 2026-02-01 or 2026-01-02."),
        ("application --on 2026-02-30", 2, "There is no day “2026-02-30”"),
        ("application --on tomorrow", 5, "ft assign C7F3 TITLE --by DATE."),
        ("application --on 2026-01-04", 5, "2026-01-04 is before Ana Reyes’s intake on 2026-01-05."),
        ("report --week-of +7d", 5, "The week of 2026-01-26 comes after 2026-01-21, the day of the report."),
        ("report --week-of 2026-01-02", 5, "2025-12-29 is before Ana Reyes’s intake"),
        ("report application --on 2026-01-04", 5, "is before"),
        ("application --note", 2, "Note is missing"),
        ("application report=1 job-club", 2, "A job-club needs its outcome."),
    ],
)
def test_what_has_no_meaning_is_refused_and_nothing_is_written(
    office, words: str, code: int, says: str
) -> None:
    before = office.dump()

    ran = office.ft(f"log ana {words}")

    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert len(ran.err.splitlines()) == 2
    assert office.dump() == before


def test_a_task_needs_its_title_and_the_open_ones_are_offered(office) -> None:
    office.does(
        'assign ana "Update the resume" --by fri',
        "sign-contract ana --client 'task by 2026-02-02: Find a referee'",
    )

    assert office.ft("log ana task") == (
        2,
        "",
        (
            "ft: A task needs its title; the open ones of Ana Reyes: "
            "“Update the resume” by Fri 23 Jan 2026 (in 2 days), "
            "“Find a referee” by Mon 2 Feb 2026 (in 12 days).\n"
            '    Add --title "Update the resume".\n'
        ),
    )


def test_part_of_a_title_means_the_open_task_that_it_fits(office) -> None:
    office.does('assign ana "Update the Résumé" --by fri', 'assign ana "Call the bakery" --by fri')

    ran = office.ft("log ana task --title resume")

    assert ran.out.endswith(": task “Update the Résumé”.  Undo: ft undo\n")
    assert office.entries("ana") == [an("task", title="Update the Résumé")]


def test_a_title_that_no_task_has_is_recorded_as_it_is_with_a_word_about_the_open_ones(office) -> None:
    office.does('assign ana "Call the bakery" --by fri')

    ran = office.ft("log ana task --title Tidy")

    assert (ran.code, office.entries("ana")) == (0, [an("task", title="Tidy")])
    assert ran.err.startswith(
        "No open task of Ana Reyes has this title; open: “Call the bakery” by Fri 23 Jan"
    )


def test_a_note_is_read_from_standard_input(office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("first line\nsecond [bold]line[/bold]\n"))

    office.does("log ana call --in --note -")

    assert office.entries("ana")[0].note == "first line\nsecond [bold]line[/bold]"


@pytest.mark.parametrize(
    "note", ["=HYPERLINK(1)", "[/red]", "שלום", "🙂", "\u202eevil", "x" * 10_000, "- a dash first"]
)
def test_a_note_is_kept_as_it_is(office, note: str) -> None:
    ran = office.ft("log ana application", "--note", note)

    assert (ran.code, office.entries("ana")) == (0, [an("application", note=note)])
    shown = office.ft("history ana")
    assert shown.code == 0
    assert "\u202e" not in shown.out


@pytest.mark.parametrize("note", ["x" * 10_001, "bell\x07", "\x1b]8;;http://x\x07", "\x9b31m"])
def test_a_note_that_cannot_be_kept_is_refused(office, note: str) -> None:
    ran = office.ft("log ana application", "--note", note)

    assert (ran.code, office.entries("ana")) == (2, [])
    assert not set("\x07\x1b\x9b") & set(ran.err)


def test_as_of_another_day_today_is_that_day(office) -> None:
    assert "Mon 12 Jan 2026 (today)" in office.ft("log ana application --today 2026-01-12").out
    assert office.ft("--today 2026-01-12 log ana application --on 2026-01-13").code == 5
