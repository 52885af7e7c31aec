"""What the job would bring is written down in the client's own words, and shown as it stands."""

from datetime import date

import pytest

from followthrough.casework.vision import Vision

TODAY = date(2026, 1, 21)


def test_what_was_said_is_kept_and_read_back(office) -> None:
    assert office.ft("vision ana --words 'Être fier, cœur léger [bold] {name} %s' --importance 8").out == (
        "Written down for Ana Reyes (C7F3), Wed 21 Jan 2026 (today).  Undo: ft undo\n"
        "« Être fier, cœur léger [bold] {name} %s »\n"
        "Next: what gets in the way, and a plan for it: ft vision C7F3 --obstacle TEXT --plan TEXT\n"
    )
    assert office.case("ana").visions == (
        Vision(TODAY, "Être fier, cœur léger [bold] {name} %s", importance=8),
    )
    before = office.dump()
    office.does("undo")
    assert office.case("ana").visions == ()
    office.does("redo")
    assert office.dump() == before


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("--importance 3", "what the job would bring, in their own words: ft vision C7F3 --words TEXT"),
        (
            "--work baking",
            "what gets in the way, and a plan for it: ft vision C7F3 --obstacle TEXT --plan TEXT",
        ),
        (
            "--work baking --obstacle mornings",
            'a plan for what gets in the way: ft vision C7F3 --plan "If …, then …"',
        ),
        (
            "--work x --obstacle y --plan z",
            "begin the next talk with these words; ft vision C7F3 has them all.",
        ),
    ],
)
def test_what_would_make_it_whole_comes_next(office, said: str, then: str) -> None:
    assert office.ft(f"vision ana {said}").out.splitlines()[-1] == f"Next: {then}"


def test_every_option_keeps_its_own(office) -> None:
    names = (
        "words",
        "work",
        "money",
        "routine",
        "people",
        "leads-to",
        "day",
        "strengths",
        "obstacle",
        "plan",
    )
    office.does("vision ana --on 2026-01-19 " + " ".join(f"--{name} {name}" for name in names))

    assert office.case("ana").visions == (Vision(date(2026, 1, 19), *names[:6], "day", *names[7:]),)


def test_it_is_shown_as_it_stands(office) -> None:
    office.does(
        "vision ana --on mon --words proud --money 'no more letters' --importance 5 --confidence 3",
        "vision ana --obstacle mornings --plan 'If I wake up low, then I call' --importance 7 --strengths patient",
    )

    assert office.ft("vision ana").out == (
        "Ana Reyes  C7F3\n"
        "« proud »\n"
        "\n"
        "WHAT IT WOULD BRING\n"
        "money worry off  no more letters\n"
        "\n"
        "THE PICTURE\n"
        "what an employer would be lucky to get  patient\n"
        "\n"
        "IN THE WAY\n"
        "what gets in the way  mornings\n"
        "the plan for it       If I wake up low, then I call\n"
        "\n"
        "importance 5 → 7, confidence 3, of 10\n"
        "\n"
        "Said last on 2026-01-21.\n"
    )


def test_of_an_earlier_day_it_is_shown_as_it_stood_then(office) -> None:
    office.does("vision ana --on mon --words proud --importance 5", "vision ana --words free --importance 9")

    shown, glance = (office.ft(f"{command} ana --today 2026-01-20").out for command in ("vision", "show"))

    assert "« proud »" in shown
    assert "« proud »" in glance
    assert "importance 5, of 10" in shown
    assert "importance 5, of 10" in glance
    assert "free" not in shown + glance
    assert office.ft("vision ana --today 2026-01-20 --format csv").out.count("\n") == 2


def test_the_glance_has_the_own_words_the_plan_and_the_figures(office) -> None:
    office.does(
        "vision ana --words proud --plan 'If low, then I call' --confidence 4", "vision ana --confidence 6"
    )

    assert (
        "IN THEIR OWN WORDS\n2026-01-21  « proud »\nthe plan: If low, then I call\nconfidence 4 → 6, of 10\n"
        in office.ft("show ana").out
    )


def test_what_is_not_quoted_is_never_own_words(office) -> None:
    office.does("vision ana --obstacle 'afraid of the phone'")

    assert "afraid" not in office.ft("show ana").out
    assert "« " not in office.ft("vision ana").out


def test_without_anything_said_the_page_says_how(office) -> None:
    assert office.ft("vision ana") == (
        0,
        (
            "Ana Reyes  C7F3\nNothing is written down yet of what the job would bring.\n"
            'ft vision C7F3 --words "…" keeps it, in their own words.\n'
        ),
        "",
    )


def test_after_writing_it_down_it_is_written_out_where_that_is_asked_for(office) -> None:
    ran = office.ft("vision ana --words proud --format tsv")

    assert ran.out.splitlines()[-1].startswith("2026-01-21\tproud\t")


def test_line_breaks_are_kept_and_steer_no_screen(office) -> None:
    told = office.ft("vision ana --day", "up at six\nthe bus", "--words", "one\r\ntwo")

    assert "« one two »\n" in told.out
    assert office.case("ana").visions == (Vision(TODAY, "one\ntwo", day_at_work="up at six\nthe bus"),)
    assert "up at six the bus" in office.ft("vision ana").out


@pytest.mark.parametrize(
    ("option", "text", "says"),
    [
        ("--words", "a\x00b", "The answer for --words holds a character that no screen shows (U+0000)."),
        ("--day", "a\x1bb", "The answer for --day holds a character that no screen shows (U+001B)."),
        ("--leads-to", "x" * 10_001, "The answer for --leads-to has 10,001 characters."),
        ("--importance", "11", "11 is not in the range"),
        ("--confidence", "-1", "-1 is not in the range"),
        ("--confidence", "high", "high"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(office, option, text, says) -> None:
    before = office.dump()

    ran = office.ft("vision ana --work baking", option, text)

    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert len(ran.err.splitlines()) == 2
    assert office.dump() == before


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("ana --words x --on tomorrow", 5, "has not come yet"),
        ("ana --words x --on 2026-01-04", 5, "is before Ana Reyes’s intake"),
        ("zoe --words x", 4, "No client"),
        ("luc --words x", 5, "file is closed"),
        ("ana --format pdf", 2, "“pdf” is not a format"),
    ],
)
def test_what_cannot_have_been_said_is_refused(office, words: str, code: int, says: str) -> None:
    office.does("close-client luc")
    before = office.dump()

    ran = office.ft(f"vision {words}")

    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert office.dump() == before


def test_a_paused_client_has_words_as_well(office) -> None:
    office.does("pause ana", "vision ana --words proud")

    assert "« proud »" in office.ft("vision ana").out


@pytest.mark.parametrize("option", ["--format pdf", "-o out.docx"])
def test_what_cannot_be_written_out_is_not_written_down_either(office, option: str) -> None:
    before = office.dump()

    assert office.ft(f"vision ana --words x {option}").code == 2
    assert office.dump() == before
