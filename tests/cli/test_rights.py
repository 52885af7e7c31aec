"""Rights of the person: disclosing, holding, erasing, what is due to go, and who looked."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from everything import fill, words_in
from followthrough.casework.audit_trail import ERASED_FOR
from followthrough.present.rights import FACTS, REASONS
from followthrough.store import open_caseload
from followthrough.store.statements import FACTS as KEPT_FACTS

PERIODS = ("2025-11", "2025-12", "2025-Q4")
TABLES = (
    "clients",
    "contracts",
    "obligations",
    "activities",
    "tasks",
    "absences",
    "placements",
    "open-doors",
    "jobs",
)


# Erasing --------------------------------------------------------------------------------------------------------


def reports(office: Any) -> list[str]:
    """The reports of what is over, and where the time of that went, without names and references."""
    told = [office.ft(f"report --period {period} --format json").out for period in PERIODS]
    time = json.loads(office.ft("time --from 2025-11-01 --to 2025-12-31 --format json").out)
    return [*told, json.dumps(list(without_names(time)))]


def without_names(told: Any) -> Iterator[Any]:
    if isinstance(told, dict):
        for name, value in sorted(told.items()):
            if name not in ("name", "ref", "follow_through"):  # of who is on a list today: no closed file is
                yield name, list(without_names(value))
    elif isinstance(told, list):
        yield from sorted((list(without_names(one)) for one in told), key=json.dumps)
    else:
        yield told


@pytest.mark.slow  # forty clients are erased, and every report made twice
def test_reports_and_counts_stay_as_they_were(bare) -> None:
    bare.does("demo", "triage", "why benoit")
    before, counts = reports(bare), rows_of(bare)
    said = set(texts_in(json.loads(bare.ft("export caseload").out)["clients"]))
    assert len(said) > 100

    with open_caseload(bare.database, now=bare.desk().clock.now) as caseload:
        for client in caseload.clients():
            caseload.erase(client.ref, date(2026, 1, 21), "request")
        caseload.sweep_after()

    assert reports(bare) == before
    assert rows_of(bare) == counts
    assert {client.name for client in clients_of(bare)} == {"Erased client"}
    left = bare.database.read_bytes()
    assert [text for text in said if text.encode() in left] == []


SAID = {
    *("name", "email", "phone", "note", "title", "wording", "at", "why", "would_help", "employer", "work", "about"),
    *("words", "money", "routine", "people", "leads_to", "day_at_work", "strengths", "obstacle", "plan"),
}  # fmt: skip
"""Fields of the caseload file in which something is said of a person."""


def texts_in(told: Any) -> Iterator[str]:
    """What is said of people, but for words so short that they stand anywhere."""
    for one in told if isinstance(told, list) else told.values() if isinstance(told, dict) else ():
        yield from texts_in(one)
    if isinstance(told, dict):
        yield from (text for name, text in told.items() if name in SAID and text and len(text) > 5)


def clients_of(office: Any) -> Any:
    return office.read(lambda caseload: caseload.clients())


def rows_of(office: Any) -> dict[str, int]:
    return {table: office.ft(f"export {table} --format csv").out.count("\n") for table in TABLES}


def test_a_client_is_erased_after_the_reference_is_typed(office) -> None:
    office.does("log ana call --in --note 'anznotez'")

    ran = office.ft(
        "erase-client ana --confirm c7f3 --certificate erased.txt".replace("erased", f"{office.folder}/e")
    )

    assert ran.code == 0
    assert ran.out.startswith(
        "Ana Reyes (C7F3): the person asked for it.\n"
        "On record: 1 file, 1 contract, 2 lines of contracts, 1 entry, and 0 earlier versions.\n"
    )
    certificate = (office.folder / "e.txt").read_text(encoding="utf-8")
    assert "C7F3" in certificate
    assert "Ana" not in certificate
    assert office.ft("show ana").code == 4
    assert b"anznotez" not in office.database.read_bytes()
    assert b"Ana Reyes" not in office.database.read_bytes()
    assert office.ft("audit --format csv").code == 0


def test_a_certificate_names_the_copies_that_still_hold_the_person(office) -> None:
    office.does("log ana call --in")

    told = json.loads(
        ran_json(office, f"erase-client ana --confirm C7F3 --certificate {office.folder}/e.json")
    )

    still = [row["is"] for row in told["certificate"] if row["what"] == "Still in a copy"]
    assert len(still) == 2
    assert all("through 2026-02-25; it goes with the next backup after that" in copy for copy in still)
    assert {row["what"]: row["is"] for row in told["certificate"]}["Because"] == REASONS["request"]
    trail = office.read(lambda caseload: caseload.chain())
    assert [row["is"] for row in told["certificate"] if row["what"] == "Audit trail"] != [trail.head]


def ran_json(office: Any, words: str) -> str:
    assert office.ft(words).code == 0
    return (office.folder / "e.json").read_text(encoding="utf-8")


def test_another_word_than_the_reference_erases_nothing(office) -> None:
    before = office.dump()

    for words in ("erase-client ana --confirm K2QD", "erase-client ana --confirm yes"):
        assert office.ft(words).code == 5
    assert office.ft("erase-client ana --no-input").code == 2
    assert office.ft("erase-client ana --confirm C7F3 --why spring").code == 2
    assert office.ft(f"erase-client ana --confirm C7F3 --certificate {office.folder}/e.zip").code == 2
    assert office.dump() == before


def test_a_legal_hold_comes_before_everything(office) -> None:
    office.does("hold ana --why 'a hearing is set'")

    ran = office.ft("erase-client ana --confirm C7F3")

    assert (ran.code, ran.out) == (5, "")
    assert "under a legal hold since 2026-01-21" in ran.err
    assert "legal hold  since 2026-01-21: a hearing is set" in office.ft("show ana").out
    office.does("hold ana --release", "erase-client ana --confirm C7F3")
    assert "legal hold" not in office.ft("show luc").out


def test_what_is_left_can_be_looked_at_and_not_be_written_to(office) -> None:
    office.does("log ana call --in --on mon", "erase-client ana --confirm C7F3")
    (stub,) = [client.ref for client in clients_of(office) if client.name == "Erased client"]

    assert office.ft(f"history {stub}").code == 0
    for words in (
        f"log {stub} call --in", f"reopen-client {stub}", f"edit-client {stub} --name Ana", f"hold {stub} --why x",
        f"disclose {stub} -o {office.folder}/e.html", f"erase-client {stub} --confirm {stub}",
    ):  # fmt: skip
        assert (words, office.ft(words).code) == (words, 5)
    assert office.ft("erase-client --sweep").out == "The unused space of the file is swept.\n"
    assert office.ft("erase-client").code == 2


def test_a_file_that_is_damaged_nowhere_is_sound_after_an_erasure(office) -> None:
    with open_caseload(office.database, now=office.desk().clock.now) as caseload:
        kept = fill(caseload, "C7F3")
    office.does(
        "hold ana --why x".replace("ana", "C7F3"), "hold C7F3 --release", "erase-client C7F3 --confirm C7F3"
    )

    with sqlite3.connect(office.database) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    assert [word for word in words_in(kept) if word.encode() in office.database.read_bytes()] == [
        word for word in words_in(kept) if word.endswith("zprogramz")
    ]


def test_every_fact_and_reason_of_an_erasure_has_its_words() -> None:
    assert set(FACTS) == set(KEPT_FACTS) - {"holiday", "away"}
    assert set(REASONS) == set(ERASED_FOR)


# Disclosing -----------------------------------------------------------------------------------------------------


def test_a_disclosure_is_in_the_language_of_the_client_and_in_the_trail(office) -> None:
    office.does("edit-client luc --language fr", "log luc call --in --note 'Tout va bien.'")

    ran = office.ft(f"disclose luc -o {office.folder}/luc.md")

    assert (
        ran.out == "Everything that is kept of Luc Tremblay (K2QD) is in luc.md; the audit trail says so.\n"
    )
    page = (office.folder / "luc.md").read_text(encoding="utf-8")
    assert page.startswith(
        "# Tout ce que nous gardons sur vous\n\nLuc Tremblay, en date du mercredi 21 janvier 2026\n"
    )
    assert "Tout va bien." in page
    assert "Votre dossier est ouvert." in page
    last = office.read(lambda caseload: list(caseload.trail("K2QD"))[-1])
    assert (last.did, last.what) == ("disclosed", "disclose")
    office.does(f"disclose luc -o {office.folder}/luc.html --language en --large")
    assert "Everything that we keep about you" in (office.folder / "luc.html").read_text(encoding="utf-8")
    assert oct((office.folder / "luc.html").stat().st_mode)[-3:] == "600"


@pytest.mark.parametrize(
    "words", ["disclose ana", "disclose ana -o ana.xlsx", "disclose ana -o a.md --language de"]
)
def test_a_disclosure_without_a_file_of_its_kind_is_not_made(office, words: str) -> None:
    assert office.ft(words).code == 2


# Retention ------------------------------------------------------------------------------------------------------


def test_closed_files_are_named_when_their_time_is_up(office) -> None:
    office.does("close-client ana --on 2026-01-20", "close-client luc --on 2026-01-19", "close-client elise")
    office.does("hold luc --why 'a hearing'")

    due = office.ft("--today 2033-01-20 retention --format csv").out

    assert due == (
        "ref,name,stands,due_on,closed_on,last_on,hold\n"
        "C7F3,Ana Reyes,due,2033-01-20,2026-01-20,2026-01-20,\n"
        "K2QD,Luc Tremblay,held,2033-01-19,2026-01-19,2026-01-19,a hearing\n"
        "M4RB,Élise Côté,kept,2033-01-21,2026-01-21,2026-01-21,\n"
    )
    office.does("settings retention_years 1")
    assert "Ana Reyes" in office.ft("--today 2027-01-20 retention").out.partition("NEXT")[0]
    told = office.ft("--today 2027-01-20 erase-client ana --confirm no").out
    assert "Ana Reyes (C7F3): the time for which the file had to be kept is up.\n" in told


def test_an_early_erasure_says_that_it_is_early(office) -> None:
    office.does("close-client ana")

    assert "By your retention of 7 years, the file is due only on 2033-01-21." in (
        office.ft("erase-client ana --confirm no").out
    )


# Who looked -----------------------------------------------------------------------------------------------------


def test_the_trail_says_who_did_what_with_whom(office) -> None:
    office.does("log ana call --in", "show luc", "triage")

    ran = office.ft("audit --from today --format csv")

    rows = [line.split(",") for line in ran.out.splitlines()[1:]]
    assert [row[3:] for row in rows[-3:]] == [
        ["changed", "log", "C7F3", "Ana Reyes"], ["saw", "show", "K2QD", "Luc Tremblay"], ["saw", "triage", "", ""],
    ]  # fmt: skip
    assert "The trail is whole" in ran.err
    mine = office.ft("audit --client luc --format csv").out.splitlines()[1:]
    assert {line.split(",")[5] for line in mine} == {"K2QD"}
    assert (
        office.ft("audit --from 2025-01-01 --to 2025-01-31").out
        == "Nothing is in the audit trail of these days.\n"
    )
    assert office.ft("audit --head --client luc").code == 2
    assert office.ft("audit --from today --to yesterday").code == 2


def test_a_trail_that_was_changed_is_noticed(office) -> None:
    office.does("show luc", "show ana")
    number, head = office.ft("audit --head").out.split()
    assert (number.isdigit(), len(head)) == (True, 64)
    with sqlite3.connect(office.database) as other:
        (last,) = other.execute("SELECT max(id) FROM audit").fetchone()
        other.execute("DROP TRIGGER audit_update")
        other.execute("UPDATE audit SET who = 'somebody else' WHERE id = ?", (last,))

    ran = office.ft("audit")

    assert ran.code == 14
    assert f"does not fit from entry {last} on" in ran.err


# Holding --------------------------------------------------------------------------------------------------------


def test_who_is_held_is_listed(office) -> None:
    assert office.ft("hold").out == "Nobody is under a legal hold.\n"
    office.does("hold ana --why 'a hearing' --on mon")

    assert office.ft("hold --format csv").out == "ref,name,since,why\nC7F3,Ana Reyes,2026-01-19,a hearing\n"
    assert office.ft("hold luc --release").code == 5
    assert office.ft("hold ana --why again").code == 5
    assert office.ft("hold ana --release --why over").code == 2
    assert office.ft("hold --release").code == 2
    assert office.ft("hold luc --no-input").code == 2


def test_a_hold_comes_along_in_the_caseload_file(office, tmp_path: Path) -> None:
    office.does("hold ana --why 'a hearing'", f"export caseload -o {tmp_path}/all.json")

    told = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))

    (ana,) = [client for client in told["clients"] if client["ref"] == "C7F3"]
    assert ana["holds"] == [{"since": "2026-01-21", "until": None, "why": "a hearing"}]
