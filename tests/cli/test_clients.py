"""Clients come onto the caseload, are found, shown and corrected."""

import json
from datetime import date

import pytest

from followthrough.casework.client import Client


def test_a_client_is_added_with_all_that_is_said(office) -> None:
    ran = office.ft('add-client "Sam Okafor" --intake mon --program IPS --email sam@example.org --phone 604-555-0177 '
                    "--language fr --channel text")  # fmt: skip

    sam = office.client("sam")
    assert sam == Client(
        sam.ref, "Sam Okafor", date(2026, 1, 19), "IPS", "sam@example.org", "604-555-0177", "fr", "text"
    )
    assert ran == (
        0,
        (
            f"Added Sam Okafor ({sam.ref}), intake Mon 19 Jan 2026 (2 days ago).\n"
            f"Next: sign a contract, so that both sides know what to expect: ft sign-contract {sam.ref}\n"
        ),
        "",
    )


def test_without_an_intake_it_is_today(office) -> None:
    office.does("add-client Sam")

    assert office.client("sam").intake == date(2026, 1, 21)


def test_another_person_of_the_same_name_is_added_when_it_is_said_so(office) -> None:
    ran = office.ft('add-client "ana reyes"')

    assert (ran.code, ran.out) == (5, "")
    assert ran.err == (
        "ft: Ana Reyes is on the caseload already, as C7F3, since 2026-01-05.\n"
        "    If this is another person of that name, add --another.\n"
    )
    office.does('add-client "Ana Reyes" --another')
    assert office.ft("show ana").code == 4


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", 2), ("   ", 2), ("x" * 10_000, 2), ("Ana\x1b[31m", 2), ("Ana\nReyes", 2), ("\udcff", 2),
        ("שרה לוי", 0), ("\u202eAna", 0), ("🦊 Fox", 0), ("[bold]Ana[/bold]", 0), ("[/red]", 0), ("=1+1", 0),
        ("O’Brien", 0),
    ],
)  # fmt: skip
def test_a_name_is_kept_as_it_is_or_refused(office, name: str, code: int) -> None:
    before = office.dump()

    ran = office.ft("add-client", "--", name)

    assert ran.code == code
    if code:
        assert ran.out == ""
        assert office.dump() == before
    else:
        assert name in [client.name for client in office.read(lambda caseload: caseload.clients())]
        listed = office.ft("clients")
        assert listed.code == 0
        assert "\u202e" not in ran.out + listed.out
        assert "\x1b" not in ran.out + listed.out


@pytest.mark.parametrize(
    ("option", "code"),
    [
        ("--intake tomorrow", 5), ("--intake 01/02/2026", 2), ("--intake 2026-02-30", 2), ("--intake soonish", 2),
        ("--language de", 2), ("--channel fax", 2), ("--frobnicate 1", 2),
    ],
)  # fmt: skip
def test_what_cannot_be_said_of_a_client_is_refused(office, option: str, code: int) -> None:
    before = office.dump()

    assert office.ft(f"add-client Sam {option}").code == code
    assert office.dump() == before


def test_without_a_caseload_and_a_terminal_none_is_made(bare) -> None:
    ran = bare.ft("add-client Sam")

    assert (ran.code, ran.out) == (10, "")
    assert ran.err.startswith(f"ft: There is no caseload at {bare.database}.\n    Start one with “ft init”")
    assert not bare.database.exists()


def test_without_a_name_and_a_terminal_the_missing_word_is_named(office) -> None:
    assert office.ft("add-client") == (
        2,
        "",
        (
            "ft: Name of the client is missing, and there is no terminal to ask on.\n"
            '    Add NAME, as in: ft add-client "Ana Reyes".\n'
        ),
    )


def test_a_correction_says_what_was_and_what_is(office) -> None:
    assert office.ft("edit-client ana --phone 604-555-0142 --channel call --intake 2026-01-02") == (
        0,
        (
            "Ana Reyes (C7F3): intake was Mon 5 Jan 2026 (16 days ago), is Fri 2 Jan 2026 (19 days ago).\n"
            "Ana Reyes (C7F3): phone was empty, is 604-555-0142.\n"
            "Ana Reyes (C7F3): channel was empty, is call.\n"
            "Undo: ft undo\n"
        ),
        "",
    )
    assert office.ft('edit-client ana --phone "" --channel "" --name "Ana Ruiz"').code == 0
    assert office.client("ruiz") == Client("C7F3", "Ana Ruiz", date(2026, 1, 2))


def test_a_correction_that_changes_nothing_says_so(office) -> None:
    assert (
        office.ft('edit-client ana --name "Ana Reyes"').out
        == "Nothing differs: Ana Reyes (C7F3) stays as it is.\n"
    )
    assert office.ft("edit-client ana").code == 2


def test_an_intake_after_what_is_recorded_is_refused(office) -> None:
    assert office.ft("edit-client ana --intake 2026-01-12").code == 5


@pytest.mark.parametrize(
    "option", ['--name ""', '--intake ""', '--language ""', "--language de", "--channel fax"]
)
def test_what_a_client_cannot_be_without_is_not_cleared(office, option: str) -> None:
    before = office.dump()

    assert office.ft(f"edit-client ana {option}").code == 2
    assert office.dump() == before


@pytest.mark.parametrize("words", ["m4rb", "elise", "ÉLISE", "côté", "  Cote "])
def test_a_client_is_found_by_reference_or_any_part_of_the_name(office, words: str) -> None:
    assert "Élise Côté" in office.ft("show", words).out


@pytest.mark.parametrize("command", [
    "show {}", "edit-client {} --phone 1", "excuse {} --from today", "pause {}", "resume {}",
    "place {} active --why x",
    "close-client {}", "reopen-client {}", "sign-contract {} --template light", "contract {}", "log {} application",
    "log-group job-club --attended {}", "assign {} Tidy --by fri", "history {}",
])  # fmt: skip
def test_a_name_that_fits_nobody_or_several_is_told_and_nothing_is_written(office, command: str) -> None:
    before = office.dump()

    nobody, several = office.ft(command.format("zoe")), office.ft(command.format("re"))

    assert (nobody.code, several.code) == (4, 4)
    assert nobody.err.startswith("ft: No client on this caseload fits “zoe”.\n")
    assert several.err.startswith("ft: “re” fits several clients: Ana Reyes (C7F3), Luc Tremblay (K2QD).\n")
    assert office.dump() == before


def test_clients_are_listed_by_list_and_program(office) -> None:
    office.does("edit-client luc --program Été", "place elise low-power --why tired", "close-client ana")

    assert [row[0] for row in rows(office.ft("clients --format csv"))] == ["M4RB", "K2QD"]
    assert [row[0] for row in rows(office.ft("clients --all --format csv"))] == ["C7F3", "M4RB", "K2QD"]
    assert [row[0] for row in rows(office.ft("clients --list low --format csv"))] == ["M4RB"]
    assert [row[0] for row in rows(office.ft("clients --program ete --format csv"))] == ["K2QD"]


def test_nobody_to_list_is_no_mistake(office) -> None:
    assert office.ft("clients --program IPS") == (0, "Nobody fits that.\n", "")
    assert rows(office.ft("clients --program IPS --format csv")) == []
    office.does("close-client ana", "close-client luc", "close-client elise")
    assert office.ft("clients").out == "Every file is closed; “ft clients --all” lists them.\n"
    assert office.ft("clients --list nowhere").code == 2


def test_what_is_listed_goes_into_a_file(office) -> None:
    path = office.folder / "everyone.csv"

    assert office.ft("clients -o", str(path)) == (0, "", "Written: everyone.csv\n")
    assert path.read_bytes().count(b"\r\n") == 4


def test_one_client_is_shown_for_people_and_for_programs(office) -> None:
    assert office.ft("show ana").out.startswith("Ana Reyes  C7F3\n")
    assert json.loads(office.ft("show ana --format json").out)["schema"] == 1
    assert office.ft("show ana --format pdf").code == 2


def rows(ran) -> list[list[str]]:
    assert ran.code == 0
    return [line.split(",") for line in ran.out.splitlines()[1:]]
