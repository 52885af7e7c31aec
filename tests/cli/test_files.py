"""Files: a table goes where it is told, and over nothing that is kept."""

import os
from pathlib import Path

import pytest

from followthrough.casework.mistakes import WouldReplace

from .conftest import Office


def test_a_table_is_not_written_over_a_caseload(office: Office) -> None:
    before = office.database.read_bytes()
    ran = office.ft(f"export tasks --format csv -o {office.database}")
    assert (ran.code, str(WouldReplace(path="caseload.db", what="a caseload")) in ran.err) == (5, True)
    assert office.database.read_bytes() == before


def test_a_table_is_not_written_over_the_settings(office: Office) -> None:
    office.does("settings sign_by_days 9")
    before = office.settings.read_text()
    assert office.ft(f"export clients --format csv -o {office.settings}").code == 5
    assert office.settings.read_text() == before


@pytest.mark.skipif(os.name == "nt", reason="SKIPPED: Windows has no such permissions")
def test_a_written_table_is_for_its_owners_eyes(office: Office, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        office.does(f"export clients -o {tmp_path / 'clients.csv'}")
    finally:
        os.umask(before)
    assert (tmp_path / "clients.csv").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="SKIPPED: links need rights on Windows")
def test_a_link_is_written_through(office: Office, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "far.csv")
    office.does(f"export clients -o {tmp_path / 'link.csv'}")
    assert ((tmp_path / "link.csv").is_symlink(), (tmp_path / "far.csv").is_file()) == (True, True)


def test_a_file_without_an_ending_is_asked_for_one(office: Office, tmp_path: Path) -> None:
    ran = office.ft(f"export clients -o {tmp_path / 'november'}")
    assert (ran.code, "does not say by its ending" in ran.err) == (2, True)


def test_a_session_recorded_twice_on_a_day_is_noticed(office: Office) -> None:
    office.does("log ana job-club --missed --on wed")
    ran = office.ft("log ana job-club --attended --on wed")
    assert (ran.code, "on that day already" in ran.err) == (0, True)


def test_a_whole_name_means_the_one_who_has_it(office: Office) -> None:
    office.does('add-client "Ana Reyes-Smith"')
    assert office.ft('show "Ana Reyes"').code == 0
    assert office.ft("show reyes").code == 4


def test_settings_that_cannot_be_are_told_before_anything_is_imported(office: Office, tmp_path: Path) -> None:
    office.does(
        f"export caseload -o {tmp_path / 'all.json'}",
        f"init --holidays none --database {tmp_path / 'new.db'}",
    )
    office.settings.write_text("slips = 0\n")
    ran = office.ft(f"import {tmp_path / 'all.json'} --database {tmp_path / 'new.db'}")
    office.settings.write_text("")
    assert (ran.code, office.ft(f"clients --database {tmp_path / 'new.db'}").out.count("\n")) == (2, 1)
