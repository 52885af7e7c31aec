"""A contract is signed: from a template, from lines, or from both."""

from datetime import date

import pytest

from followthrough.casework.contract import CLIENT, COUNSELLOR, check_lines
from followthrough.casework.templates import TEMPLATES


def lines(office, name: str = "luc", party: str = CLIENT) -> list[str]:
    """The lines of one side of the contract signed last."""
    latest = office.case(name).contracts[-1]
    return [
        f"{line.kind} {line.cadence}" + f": {line.wording}" * bool(line.wording)
        for line in latest.lines_of(party)
    ]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_asks_something_of_both_sides(office, name: str) -> None:
    template = TEMPLATES[name]

    assert check_lines(template.lines) == template.lines
    office.does(f"sign-contract luc --template {name}")
    assert lines(office) == list(template.client)
    assert lines(office, party=COUNSELLOR) == list(template.counsellor)


def test_both_sides_are_read_back_in_words(office) -> None:
    assert office.ft(
        "sign-contract luc --on mon --ends 2026-06-30 --template standard --client 'task by fri: Tidy'"
    ).out == (
        "Signed with Luc Tremblay (K2QD), Mon 19 Jan 2026 (2 days ago).\n"
        "Luc Tremblay will do:\n"
        "    a report each week\n"
        "    5 applications a week\n"
        "    3 reviews of job postings a week\n"
        "    a follow-up within 7 days of each application\n"
        "    a thank-you note within a day of each interview\n"
        "    job club every Wednesday\n"
        "    Tidy, by Fri 2026-01-23\n"
        "You will do:\n"
        "    a check-in each week\n"
        "    2 job leads a week\n"
        "    a reply within 2 days of each time you hear from the client\n"
        "In force from Tue 20 Jan 2026 (yesterday) through Tue 30 Jun 2026 (in 160 days).  Undo: ft undo\n"
        "8 check-ins are laid out, the first for Tue 20 Jan 2026 (yesterday): ft check-ins K2QD\n"
        "Next: say what your service is worth and what it asks: ft log K2QD meeting --attended --topic value\n"
        "For two signatures on paper: ft print-contract K2QD -o contract.html\n"
    )


def test_lines_stand_alone_without_a_template(office) -> None:
    office.does('sign-contract luc --client "application 3/week" --counsellor "job-leads weekly"')

    assert (lines(office), lines(office, party=COUNSELLOR)) == (["application 3/week"], ["job-leads weekly"])


def test_a_line_takes_the_place_of_its_like_and_others_are_added(office) -> None:
    office.does(
        'sign-contract luc --template standard --client "application 2/week" --client "workshop monthly on 1st mon"'
    )

    assert lines(office) == [
        "report weekly", "application 2/week", "posting-review 3/week", "follow-up within 7 days of application",
        "thank-you within 1 days of interview", "job-club every wed", "workshop monthly on 1st mon",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "read"),
    [
        ("fri", "2026-01-23"),
        ("30 jan", "2026-01-30"),
        ("in 2 weeks", "2026-02-04"),
        ("2026-01-16", "2026-01-16"),
    ],
)
def test_a_task_is_due_on_any_day_that_people_type(office, day: str, read: str) -> None:
    office.does(f'sign-contract luc --client "task by {day}: Update: the resume"')

    assert lines(office) == [f"task by {read}: Update: the resume"]


def test_an_amendment_says_which_contract_it_replaces(office) -> None:
    amended = office.ft("sign-contract ana --template light")
    earlier = office.ft("sign-contract ana --on 2026-01-12 --template light")

    assert "It takes the place of the contract of Mon 5 Jan 2026 (16 days ago).\n" in amended.out
    assert "The contract of Wed 21 Jan 2026 (today) takes its place the day after.\n" in earlier.out


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        ("", 2, "What was agreed is missing"),
        ("--template strict", 2, "“strict” is not a contract template."),
        (
            '--counsellor "job-leads weekly"',
            2,
            "A contract needs at least one line that the client agrees to.",
        ),
        ('--client "application often"', 2, "“often” is not a rhythm"),
        ('--client "aplication 5/week"', 2, "“aplication” is not a kind"),
        ("--client application", 2, "“application” is not a line of a contract"),
        ('--client "report every wed"', 2, "A report cannot be promised “every wed”."),
        ('--client "task by fri"', 2, "is not a line of a contract"),
        ('--client "task by 01/02/2026: Tidy"', 2, "does not say which number is the day"),
        ('--client "check-in weekly"', 2, "A check-in cannot be promised"),
        (
            '--client "application 5/week" --client "application daily"',
            5,
            "The contract has two lines “application”",
        ),
        (
            '--template standard --client "application 5/week" --client "application daily"',
            5,
            "The contract has two lines",
        ),
        ("--template light --on tomorrow", 5, "2026-01-22 has not come yet"),
        ("--template light --on 2026-01-04", 5, "2026-01-04 is before Ana Reyes’s intake on 2026-01-05."),
        ("--template light --on 2026-01-05", 5, "Ana Reyes has signed a contract on 2026-01-05 already."),
        ("--template light --confidence 11", 2, "11 is not in the range"),
        ("--template light --confidence high", 2, "'high' is not a valid"),
        (
            "--template light --ends 2026-01-20",
            2,
            "The end, 2026-01-20, lies before the beginning, 2026-01-21.",
        ),
    ],
)
def test_what_cannot_be_signed_is_refused_and_nothing_is_written(
    office, options: str, code: int, says: str
) -> None:
    before = office.dump()

    ran = office.ft(f"sign-contract ana {options}")

    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert len(ran.err.splitlines()) == 2
    assert office.dump() == before


def test_without_a_terminal_the_options_are_named(office) -> None:
    assert office.ft("sign-contract ana").err == (
        "ft: What was agreed is missing, and there is no terminal to ask on.\n"
        '    Add --template standard (or light, intensive), or lines as in --client "application 5/week".\n'
    )


def test_the_contract_signed_last_is_shown_in_full_and_all_if_asked_for(office) -> None:
    office.does('sign-contract ana --client "report weekly"')

    latest, everything = office.ft("contract ana").out, office.ft("contract ana --all").out

    assert "a report each week" in latest
    assert "5 applications a week" not in latest
    assert "a report each week" in everything
    assert "5 applications a week" in everything
    assert office.ft("contract ana --format csv").out.count("\n") == 4
    assert office.ft("contract luc").code == 0


def test_a_contract_keeps_its_days(office) -> None:
    office.does("sign-contract luc --on 2026-01-19 --ends fri --template light")

    signed = office.case("luc").contracts[-1]
    assert (signed.signed_on, signed.ends_on) == (date(2026, 1, 19), date(2026, 1, 23))


# When and where, and how sure -----------------------------------------------------------------------------------


def test_what_follows_an_at_says_when_and_where(office) -> None:
    ran = office.ft(
        "sign-contract luc --client 'application 3/week: café @ work @ matins, à la bibliothèque [bold] {name}' "
        "--client 'task by fri: Écrire à a@b.ca @ home' --counsellor 'job-leads weekly @ %s'"
    )

    assert [(line.wording, line.at) for line in office.case("luc").contracts[-1].obligations] == [
        ("café @ work", "matins, à la bibliothèque [bold] {name}"), ("Écrire à a@b.ca", "home"), (None, "%s"),
    ]  # fmt: skip
    assert "    3 applications a week: café @ work (matins, à la bibliothèque [bold] {name})\n" in ran.out
    assert "    Écrire à a@b.ca, by Fri 2026-01-23 (home)\n" in ran.out
    assert "(matins, à la bibliothèque [bold] {name})" in office.ft("show luc").out


def test_a_line_break_in_a_line_is_a_space(office) -> None:
    office.ft("sign-contract luc --client", "application 3/week: one\ntwo @ here\r\nthere")

    line = office.case("luc").contracts[-1].obligations[0]
    assert (line.wording, line.at) == ("one two", "here there")


@pytest.mark.parametrize(
    "line", ["application 3/week @ a\x00b", "application 3/week: a\x1bb", "application 3/week @ " + "x" * 501]
)
def test_words_that_cannot_be_kept_are_refused(office, line: str) -> None:
    before = office.dump()

    ran = office.ft("sign-contract luc --client", line)

    assert (ran.code, ran.out, "The wording " in ran.err) == (2, "", True)
    assert office.dump() == before


@pytest.mark.parametrize("confidence", [0, 7, 8, 10])
def test_at_seven_or_less_a_smaller_step_is_suggested(office, confidence: int) -> None:
    told = office.ft(f"sign-contract luc --template standard --confidence {confidence}").out

    assert f"Confidence: {confidence} of 10.\n" in told
    suggested = (
        "At 7 or less a smaller step holds better: "
        'ft undo, and sign again with less, as in --client "application 3/week".\n'
    )
    assert (suggested in told) is (confidence <= 7)
    assert office.case("luc").contracts[-1].confidence == confidence
    assert f"CONTRACT   signed on 2026-01-21; confidence {confidence} of 10\n" in office.ft("show luc").out


def test_where_nothing_can_be_halved_the_step_is_smaller_without_an_example(office) -> None:
    told = office.ft("sign-contract luc --client 'report weekly' --confidence 3").out

    assert "ft undo, and sign again with less.\n" in told


def test_without_a_terminal_the_confidence_is_not_asked(office) -> None:
    told = office.ft("sign-contract luc --template light")

    assert (told.err, "Confidence" in told.out) == ("", False)


@pytest.mark.parametrize("command", ["sign-contract luc --template light", "sign-contract luc"])
def test_with_a_closed_file_nothing_is_signed(office, command: str) -> None:
    office.does("close-client luc")
    before = office.dump()

    ran = office.ft(command)

    assert (ran.code, "file is closed since" in ran.err) == (5, True)
    assert office.dump() == before
